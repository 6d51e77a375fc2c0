"""The most frequent words of a language: wordfreq's list, less what is no word of it.

Usage: frequent.py LANGUAGE DICTIONARY... (Hunspell's, as paths without their ending; none where there is none)
Reads also.txt and function.txt of the language's folder, writes its frequent.txt.
"""

import re
import subprocess
import sys
import unicodedata
from pathlib import Path

from wordfreq import get_frequency_dict

SIZE = 50_000
# Taken even if no dictionary has them: too frequent to be slips.
SURE = 3_000
# What no dictionary has must be this frequent (a share of all words); short words more so, being mostly initials.
LEAST, LEAST_SHORT = 2e-7, 1e-6
SHORT = 4
# A slip is this many times rarer than the word that was meant: one edit away, or two in a long word.
RARER, RARER_TWO = 10, 100
LONG = 8

SCRIPTS = {"ar": "ARABIC", "ru": "CYRILLIC", "ko": "HANGUL", "zh": "CJK"}
WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")


def marks_off(word):
    """The word without its accents, as most people type it."""
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def in_script(word, script):
    return all(c == "'" or unicodedata.combining(c) or unicodedata.name(c, "").startswith(script) for c in word)


def well_formed(word, language):
    """Letters of the language's script, with apostrophes inside at most."""
    spaced = language != "zh"
    bare = unicodedata.normalize("NFC", "".join(c for c in word if not unicodedata.combining(c)))
    return bool(WORD.fullmatch(bare)) and (len(word) > 1 or not spaced) and in_script(word, SCRIPTS.get(language, "LATIN"))


def accepted(words, dictionary):
    """The words that Hunspell's dictionary has, in any case: "fbi" as "FBI", "london" as "London"."""
    found = set()
    for form in (str.lower, str.capitalize, str.upper):
        text = "\n".join(form(word) for word in words)
        command = ["hunspell", "-i", "utf-8", "-l", "-d", dictionary]
        refused = set(subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout.split("\n"))
        found.update(word for word in words if form(word) not in refused)
    return found


def edits(a, b, most):
    """Letters put in, left out, changed or swapped between two words; more than `most` is not counted out."""
    if abs(len(a) - len(b)) > most:
        return most + 1
    before, last = None, list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        row = [i]
        for j, y in enumerate(b, 1):
            row.append(min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (x != y)))
            if before and i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                row[j] = min(row[j], before[j - 2] + 1)
        before, last = last, row
    return last[-1]


def shorter(word, letters):
    """The word, and what is left of it without up to so many letters."""
    forms = {word}
    for _ in range(letters):
        forms |= {form[:i] + form[i + 1 :] for form in forms for i in range(len(form))}
    return forms


class Slips:
    """Tells a frequent misspelling from a word that the dictionaries lack."""

    def __init__(self, frequency, known, function):
        self.frequency, self.function = frequency, function
        self.unmarked = {marks_off(word) for word in known if marks_off(word) != word}
        self.near = {}
        for word in known:
            if frequency[word] < LEAST * RARER:
                continue
            for form in shorter(word, 2 if len(word) >= LONG - 2 else 1):
                self.near.setdefault(form, []).append(word)
        self.common = set(sorted(known, key=lambda word: -frequency[word])[:500])

    def meant(self, word):
        """The word that was meant, if this one is a slip."""
        often, long = self.frequency[word], len(word) >= LONG
        for form in shorter(word, 2 if long else 1):
            for other in self.near.get(form, ()):
                if self.frequency[other] < often * RARER:
                    continue
                apart = edits(word, other, 2)
                same_length = len(word) == len(other) and sorted(word) != sorted(other)
                if apart == 1 and not (len(word) <= SHORT and same_length):
                    return other
                if apart == 2 and long and word[0] == other[0] and self.frequency[other] >= often * RARER_TWO:
                    return other
        halves = ((word[:i], word[i:]) for i in range(1, len(word)) if len(word) > SHORT)
        return next((f"{a} {b}" for a, b in halves if a in self.function and b in self.common), None)


def frequent(language, dictionaries, also, function):
    """The words, most frequent first; what only also.txt has, or has much rarer, stands last."""
    frequency = {}
    for word, often in get_frequency_dict(language, "best").items():
        word = unicodedata.normalize("NFC", word.replace("’", "'")).lower()
        frequency[word] = max(often, frequency.get(word, 0))
    ranked = sorted(frequency, key=lambda word: (-frequency[word], word))
    ranked = [word for word in ranked if word in function or well_formed(word, language)]
    known = set().union(*(accepted(ranked, dictionary) for dictionary in dictionaries)) if dictionaries else set(ranked)
    slips = Slips(frequency, known, function) if dictionaries else None

    def is_word(rank, word):
        if word in function or word in also:
            return True
        if word.endswith("'s"):
            return False
        if word in known:
            return True
        if word in slips.unmarked:
            return False
        least = LEAST_SHORT if len(word) <= SHORT else LEAST
        return rank < SURE or (frequency[word] >= least and slips.meant(word) is None)

    words = [word for rank, word in enumerate(ranked) if is_word(rank, word)]
    late = sorted(also.difference(words[: SIZE - len(also)]))
    words = [word for word in words if word not in late]
    return words[: SIZE - len(late)] + late


def lines(path):
    return set(path.read_text(encoding="utf-8").split("\n")) - {""} if path.exists() else set()


def main():
    language, dictionaries = sys.argv[1], sys.argv[2:]
    folder = Path(__file__).parent / language
    also, function = lines(folder / "also.txt"), lines(folder / "function.txt")
    words = frequent(language, dictionaries, also, function)
    folder.mkdir(exist_ok=True)
    (folder / "frequent.txt").write_text("\n".join(words) + "\n", encoding="utf-8")
    print(f"{language}: {len(words)} words")


if __name__ == "__main__":
    main()
