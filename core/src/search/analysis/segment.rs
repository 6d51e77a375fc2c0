//! Text into words, and runs without spaces into overlapping pairs.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

use crate::fold::{Class, class};

/// What a piece of text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A word with spaces or punctuation around it (UAX #29).
    Word,
    /// Two neighbouring units of a run without spaces.
    Pair,
    /// The last unit of such a run, so that every unit begins some piece.
    Tail,
    /// The digits of a number that is written in groups.
    Number,
}

/// A piece of text and where it is, in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub kind: Kind,
    pub range: Range<usize>,
}

/// Calls `bound` with every place where a word, a space or a mark begins (UAX #29), and `found` with every piece of the text, in
/// order.
pub(super) fn segment(text: &str, mut bound: impl FnMut(usize), mut found: impl FnMut(Piece)) {
    let mut run = Run::default();
    word_bounds(text, |start, word| {
        bound(start);
        if word.is_ascii() {
            run.flush(&mut found);
            if word.bytes().any(|b| b.is_ascii_alphanumeric()) {
                push_words(word, start, &mut found);
            }
        } else {
            split_classes(word, start, &mut run, &mut found);
        }
    });
    run.flush(&mut found);
}

/// Calls `found` with each part of a text between two word bounds. What is ASCII between two spaces takes a short way, which is
/// most of most texts: looking each character up is what segmenting costs.
fn word_bounds(text: &str, mut found: impl FnMut(usize, &str)) {
    if text.is_ascii() {
        return ascii_bounds(text, found);
    }
    if text.split(' ').filter_map(|part| part.chars().next()).any(may_stand_on) {
        text.split_word_bound_indices().for_each(|(start, word)| found(start, word));
        return;
    }
    let mut start = 0;
    for part in text.split_inclusive(' ') {
        let word = part.strip_suffix(' ').unwrap_or(part);
        if word.is_ascii() {
            ascii_bounds(word, |at, word| found(start + at, word));
        } else {
            word.split_word_bound_indices().for_each(|(at, word)| found(start + at, word));
        }
        if word.len() < part.len() {
            found(start + word.len(), " ");
        }
        start += part.len();
    }
}

/// Whether a character that begins a part may stand on what is before it, as a combining mark does.
fn may_stand_on(first: char) -> bool {
    let is_plain = match first {
        '\u{AD}' => false,
        ..='\u{2FF}' | '\u{2010}'..='\u{2027}' | '\u{3001}'..='\u{3011}' => true,
        // Voiced sound marks of half width.
        '\u{FF9E}' | '\u{FF9F}' => false,
        other => other.is_alphabetic() && !is_combining_mark(other),
    };
    !is_plain
}

/// The word bounds of ASCII text: UAX #29 with the few classes that are left.
fn ascii_bounds(text: &str, mut found: impl FnMut(usize, &str)) {
    let bytes = text.as_bytes();
    let mut rest = bytes;
    while !rest.is_empty() {
        let (start, len) = (bytes.len() - rest.len(), ascii_word(rest));
        found(start, text.get(start..start + len).unwrap_or_default());
        rest = rest.get(len..).unwrap_or_default();
    }
}

/// How long the word is that ASCII text begins with, or what stands there instead.
fn ascii_word(text: &[u8]) -> usize {
    let is_word = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
    let mut len = text.iter().take_while(|byte| is_word(byte)).count();
    if len == 0 {
        return if text.starts_with(b"\r\n") { 2 } else { 1 };
    }
    while let Some([before, mark, after, ..]) = text.get(len - 1..)
        && joins(*before, *mark, *after)
    {
        let further = text.get(len + 1..).unwrap_or_default();
        len += 1 + further.iter().take_while(|byte| is_word(byte)).count();
    }
    len
}

/// Whether a mark between two letters or two digits makes one word of them.
fn joins(before: u8, mark: u8, after: u8) -> bool {
    let letters = matches!(mark, b'\'' | b'.' | b':') && before.is_ascii_alphabetic() && after.is_ascii_alphabetic();
    let digits = matches!(mark, b'\'' | b'.' | b',' | b';') && before.is_ascii_digit() && after.is_ascii_digit();
    letters || digits
}

/// Splits where a script with spaces meets one without, as in `2020년`.
fn split_classes(word: &str, start: usize, run: &mut Run, found: &mut impl FnMut(Piece)) {
    let mut part = 0;
    let mut kind = None;
    for (at, c) in word.char_indices().chain([(word.len(), ' ')]) {
        let now = if at == word.len() { None } else { part_of(c, kind) };
        if at > 0 && now != kind {
            push_part(word, part..at, start, kind, run, found);
            part = at;
        }
        kind = now;
    }
}

/// The class of a character within a word; marks stay with what they stand on.
fn part_of(c: char, before: Option<Class>) -> Option<Class> {
    match class(c) {
        Class::Spaced if !c.is_alphanumeric() && before.is_some() && c > '\u{2FF}' => before,
        class => Some(class),
    }
}

fn push_part(
    word: &str,
    part: Range<usize>,
    start: usize,
    class: Option<Class>,
    run: &mut Run,
    found: &mut impl FnMut(Piece),
) {
    let range = start + part.start..start + part.end;
    let text = word.get(part).unwrap_or_default();
    match class {
        Some(class @ (Class::Ideographic | Class::SouthEastAsian)) if text.chars().any(char::is_alphanumeric) => {
            run.extend(text, range.start, class, found);
        }
        _ => {
            run.flush(found);
            if text.chars().any(char::is_alphanumeric) {
                push_words(text, range.start, found);
            }
        }
    }
}

/// A word, or its parts where UAX #29 joins what people type apart (`word:word`, `snake_case`).
fn push_words(word: &str, start: usize, found: &mut impl FnMut(Piece)) {
    if !word.bytes().any(|byte| matches!(byte, b':' | b'_')) {
        return found(Piece { kind: Kind::Word, range: start..start + word.len() });
    }
    let mut from = 0;
    for part in word.split([':', '_']) {
        if part.chars().any(char::is_alphanumeric) {
            found(Piece { kind: Kind::Word, range: start + from..start + from + part.len() });
        }
        from += part.len() + 1;
    }
}

/// A run of units without spaces that is being read.
#[derive(Default)]
struct Run {
    last: Option<Range<usize>>,
    class: Option<Class>,
}

impl Run {
    fn extend(&mut self, text: &str, start: usize, class: Class, found: &mut impl FnMut(Piece)) {
        if self.class != Some(class) || self.last.as_ref().is_some_and(|last| last.end != start) {
            self.flush(found);
        }
        self.class = Some(class);
        for (at, unit) in text.grapheme_indices(true) {
            let unit = start + at..start + at + unit.len();
            if let Some(last) = self.last.replace(unit.clone()) {
                found(Piece { kind: Kind::Pair, range: last.start..unit.end });
            }
        }
    }

    fn flush(&mut self, found: &mut impl FnMut(Piece)) {
        if let Some(last) = self.last.take() {
            found(Piece { kind: Kind::Tail, range: last });
        }
        self.class = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn pieces(text: &str) -> Vec<&str> {
        let mut all = Vec::new();
        segment(text, |_| (), |piece| all.push(&text[piece.range]));
        all
    }

    #[test]
    fn words_numbers_and_runs_are_told_apart() {
        assert_eq!(pieces("Don't call 1-888, call 3.5 times."), ["Don't", "call", "1", "888", "call", "3.5", "times"]);
        assert_eq!(pieces("虐待儿童。药"), ["虐待", "待儿", "儿童", "童", "药"]);
        assert_eq!(pieces("2020년에 internet의"), ["2020", "년에", "에", "internet", "의"]);
        assert_eq!(pieces("¿Qué? — ¡ño!"), ["Qué", "ño"]);
        assert_eq!(pieces("हिन्दी में"), ["हिन्दी", "में"]);
        assert_eq!(pieces("ที่เด็ก"), ["ที่เ", "เด็", "ด็ก", "ก"]);
        assert!(pieces(" \u{0} —…、。 ").is_empty());
    }

    proptest! {
        #[test]
        fn the_short_way_finds_the_bounds_of_the_long_one(
            text in "[a-c1-3_.,:;'\" \r\n\t()-]{0,30}|(\\PC| |\n){0,30}|[aé\u{301}1'., 儿ー\u{200d}]{0,20}"
        ) {
            let mut found = Vec::new();
            word_bounds(&text, |start, word| found.push((start, word.to_owned())));
            // Several spaces are one part in the long way; nothing is in them.
            let long: Vec<_> = text.split_word_bound_indices().map(|(start, word)| (start, word.to_owned())).collect();
            let words = |all: Vec<(usize, String)>| all.into_iter().filter(|(_, word)| word.trim() != "").collect::<Vec<_>>();
            prop_assert_eq!(words(found), words(long));
        }
    }
}
