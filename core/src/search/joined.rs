//! Words and numbers that people write together or apart: `self harm`, `selfharm`, `10km`, `888 373 7888`.

use super::analysis::{Kind, numbers};
use super::expand::{Expanded, Expander};
use super::index::{Index, IndexError, cut, trace_byte};
use super::interrupt::Watch;
use super::query::{MAX_WORDS, Query, QueryWord};
use super::text::part;
use super::weights::{LONGEST_JOINED, MAX_FOLLOWED, MAX_FOLLOWING, SHORTEST_JOINED, SHORTEST_NEIGHBOUR, SHORTEST_PART};

/// Takes the groups of a number for one word, where the index has the number.
pub(super) fn joined_numbers(index: &Index, query: &Query, words: &mut Vec<QueryWord>) -> Result<(), IndexError> {
    for number in numbers(query.text()) {
        let unfinished = number.range.end == query.text().len();
        if !index.knows(&number.digits, unfinished)? {
            continue;
        }
        let inside = |word: &QueryWord| number.range.start <= word.range.start && word.range.end <= number.range.end;
        let Some(first) = words.iter().position(inside) else { continue };
        let phrase = words.get(first).and_then(|word| word.phrase);
        words.retain(|word| !inside(word));
        let (range, kind, term) = (number.range.clone(), Kind::Number, number.digits);
        words.insert(first, QueryWord { range, kind, term, weight: 1.0, unfinished, phrase });
    }
    Ok(())
}

/// Parts words that nobody has and that are no misspelled ones, where a section has both parts one after the other; digits
/// from letters always.
pub(super) fn split_words(
    index: &Index,
    query: &Query,
    words: &mut Vec<QueryWord>,
    watch: &Watch<'_>,
) -> Result<(), IndexError> {
    // A Vietnamese word is a syllable; parts of it are others.
    if index.analyzer().keeps_marks() {
        return Ok(());
    }
    let expander = Expander::new(index, watch, words)?;
    let mut parted = Vec::with_capacity(words.len());
    for word in words.drain(..) {
        match split(index, &expander, query, &word, watch)? {
            Some(parts) => parted.extend(parts),
            None => parted.push(word),
        }
    }
    parted.truncate(MAX_WORDS);
    *words = parted;
    Ok(())
}

fn split(
    index: &Index,
    expander: &Expander<'_>,
    query: &Query,
    word: &QueryWord,
    watch: &Watch<'_>,
) -> Result<Option<[QueryWord; 2]>, IndexError> {
    let typed = query.written(word);
    let is_known = index.knows(&word.term, word.unfinished)?;
    let is_long = word.term.chars().count() > LONGEST_JOINED;
    if word.kind != Kind::Word || is_known || is_long || index.lexicon()?.class(&word.term).is_some() {
        return Ok(None);
    }
    let mut best: Option<(usize, [QueryWord; 2])> = None;
    for (at, after) in typed.char_indices().skip(1) {
        let before = part(typed, &(0..at)).chars().next_back();
        let of_digits = before.is_some_and(|before| before.is_numeric() != after.is_numeric());
        let (first, second) = (part(typed, &(0..at)), part(typed, &(at..typed.len())));
        let long_enough = |part: &str, least| part.chars().count() >= least;
        let of_letters = long_enough(first, SHORTEST_PART)
            && long_enough(second, SHORTEST_PART)
            && (long_enough(first, SHORTEST_JOINED) || long_enough(second, SHORTEST_JOINED));
        if !of_digits && !of_letters {
            continue;
        }
        let parts = [(first, word.range.start, false), (second, word.range.start + at, word.unfinished)];
        let parts = parts.map(|(text, start, unfinished)| QueryWord {
            range: start..start + text.len(),
            term: cut(&index.analyzer().term(text)).to_owned(),
            unfinished,
            ..word.clone()
        });
        let [a, b] = &parts;
        // A part of which nothing counts is none.
        if a.term.is_empty() || b.term.is_empty() {
            continue;
        }
        if watch.interrupted() {
            return Err(IndexError::Interrupted);
        }
        let joined = of_digits || follow(index, a, b)?;
        if joined && best.as_ref().is_none_or(|(longest, _)| first.len().min(second.len()) > *longest) {
            best = Some((first.len().min(second.len()), parts));
        }
    }
    if best.is_some() && expander.is_near(word)? {
        return Ok(None);
    }
    Ok(best.map(|(_, parts)| parts))
}

/// Whether a section has one word right after the other.
fn follow(index: &Index, first: &QueryWord, second: &QueryWord) -> Result<bool, IndexError> {
    let terms = index.terms()?;
    let Some((_, entry)) = terms.get(first.term.as_bytes())? else { return Ok(false) };
    let mut seconds = Vec::new();
    let mut cursor = terms.seek(second.term.as_bytes())?;
    while let Some((term, _)) = cursor.next()?.filter(|(term, _)| term.starts_with(second.term.as_bytes())) {
        if seconds.len() == MAX_FOLLOWING || !second.unfinished && term != second.term.as_bytes() {
            break;
        }
        seconds.extend(std::str::from_utf8(&term).ok().map(trace_byte));
    }
    let (mut lists, mut weighted, mut documents) = (index.lists(), Vec::new(), Vec::new());
    lists.weighted(&entry, &mut weighted)?;
    for sections in weighted {
        lists.sections(&sections, sections.count.min(MAX_FOLLOWED), |document| documents.push(document))?;
    }
    for document in documents.into_iter().take(MAX_FOLLOWED as usize) {
        let trace = index.trace(document)?;
        let pair = |pair: &[u8]| matches!(pair, [a, b] if *a == trace_byte(&first.term) && seconds.contains(b));
        if trace.windows(2).any(pair) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Lets two neighbouring words stand for the term that they make together.
pub(super) fn joined_words(
    index: &Index,
    expander: &Expander<'_>,
    query: &Query,
    found: &mut [Expanded],
) -> Result<(), IndexError> {
    if index.analyzer().keeps_marks() {
        return Ok(());
    }
    let terms = index.terms()?;
    for at in 1..found.len() {
        let Some([a, b]) = found.get_mut(at - 1..=at) else { continue };
        let between = part(query.text(), &(a.word.range.end..b.word.range.start.max(a.word.range.end)));
        let are_words = a.word.kind == Kind::Word && b.word.kind == Kind::Word;
        let long_enough = |word: &Expanded| word.word.term.chars().count() >= SHORTEST_NEIGHBOUR && !word.function;
        let are_apart = !between.is_empty() && between.chars().all(|c| c == ' ' || c == '-');
        if !are_words || !are_apart || !long_enough(a) || !long_enough(b) {
            continue;
        }
        let term = format!("{}{}", a.word.term, b.word.term);
        let Some((_, entry)) = terms.get(term.as_bytes())? else { continue };
        let alternative = expander.joined(term, entry);
        for word in [a, b] {
            word.alternatives.push(alternative.clone());
            word.joined = true;
        }
    }
    Ok(())
}
