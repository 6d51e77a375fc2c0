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
    /// Whether it is a word of ASCII letters and digits alone, as most are: it is compared as it stands, in lower case.
    pub plain: bool,
}

impl Piece {
    pub fn new(kind: Kind, range: Range<usize>) -> Self {
        Self { kind, range, plain: false }
    }
}

/// Calls `found` with every piece of the text, in order.
pub(super) fn segment(text: &str, mut found: impl FnMut(Piece)) {
    let mut run = Run::default();
    word_bounds(text, |start, word, plain| {
        if plain {
            run.flush(&mut found);
            found(Piece { kind: Kind::Word, range: start..start + word.len(), plain });
        } else if word.is_ascii() {
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

/// The parts of a text between its word bounds (UAX #29), with the place of each.
pub(in crate::search) fn between_bounds(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_ascii = text.is_ascii();
    let short = is_ascii.then(|| AsciiWords::new(text).map(|(at, word, _)| (at, word)));
    let long = (!is_ascii).then(|| text.split_word_bound_indices());
    short.into_iter().flatten().chain(long.into_iter().flatten())
}

/// How far around a place is looked for where its word begins and ends, in bytes: more than a snippet has.
const AROUND: usize = 1024;

/// The last place at or before another where a text may be cut between words; of a longer word, the place where looking for it
/// ended.
pub(in crate::search) fn bound_before(text: &str, at: usize) -> usize {
    let far = text.ceil_char_boundary(at.saturating_sub(AROUND));
    let before = text.get(far..at).unwrap_or_default();
    // What follows a space or a stop of ideographs, and stands on nothing, begins a part whatever was before.
    let begins = |(place, mark): (usize, &str)| {
        let start = far + place + mark.len();
        text.get(start..).and_then(|rest| rest.chars().next()).is_some_and(|next| !may_stand_on(next)).then_some(start)
    };
    let start = before.rmatch_indices([' ', '\n', '、', '。']).find_map(begins).unwrap_or(far);
    let near = text.get(at..text.floor_char_boundary(at.saturating_add(AROUND))).unwrap_or_default();
    // No further than the space behind the place.
    let end = at + near.find(' ').map_or(near.len(), |len| len + 1);
    let bounds = between_bounds(text.get(start..end).unwrap_or_default()).map(|(bound, _)| start + bound);
    bounds.take_while(|bound| *bound <= at).last().unwrap_or(start)
}

/// Calls `found` with each part of a text between two word bounds, and whether it is plain. What is ASCII between two spaces
/// takes a short way, which is most of most texts: looking each character up is what segmenting costs.
fn word_bounds(text: &str, mut found: impl FnMut(usize, &str, bool)) {
    if text.is_ascii() {
        return AsciiWords::new(text).for_each(|(start, word, plain)| found(start, word, plain));
    }
    if text.split(' ').filter_map(|part| part.chars().next()).any(may_stand_on) {
        text.split_word_bound_indices().for_each(|(start, word)| found(start, word, false));
        return;
    }
    let mut start = 0;
    for part in text.split_inclusive(' ') {
        let word = part.strip_suffix(' ').unwrap_or(part);
        if word.is_ascii() {
            AsciiWords::new(word).for_each(|(at, word, plain)| found(start + at, word, plain));
        } else {
            word.split_word_bound_indices().for_each(|(at, word)| found(start + at, word, false));
        }
        if word.len() < part.len() {
            found(start + word.len(), " ", false);
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

/// ASCII text between its word bounds (UAX #29 with the few classes that are left): where each part is, and whether it is a
/// plain word.
struct AsciiWords<'a> {
    text: &'a str,
    start: usize,
}

impl<'a> AsciiWords<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, start: 0 }
    }
}

impl<'a> Iterator for AsciiWords<'a> {
    type Item = (usize, &'a str, bool);

    fn next(&mut self) -> Option<Self::Item> {
        let (start, rest) = (self.start, self.text.as_bytes().get(self.start..).filter(|rest| !rest.is_empty())?);
        let (len, plain) = ascii_word(rest);
        self.start += len;
        Some((start, self.text.get(start..self.start)?, plain))
    }
}

/// How long the word is that ASCII text begins with, or what stands there instead, and whether it is letters and digits alone.
fn ascii_word(text: &[u8]) -> (usize, bool) {
    let plain = text.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    match text.get(plain) {
        Some(b'_' | b'\'' | b'.' | b':' | b',' | b';') => {}
        _ if plain > 0 => return (plain, true),
        _ => return (if text.starts_with(b"\r\n") { 2 } else { 1 }, false),
    }
    let is_word = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
    let words = |from: usize| text.get(from..).unwrap_or_default().iter().take_while(|byte| is_word(byte)).count();
    let mut len = plain + words(plain);
    if len == 0 {
        return (1, false);
    }
    while let Some([before, mark, after, ..]) = text.get(len - 1..)
        && joins(*before, *mark, *after)
    {
        len += 1 + words(len + 1);
    }
    (len, len == plain)
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
        return found(Piece::new(Kind::Word, start..start + word.len()));
    }
    let mut from = 0;
    for part in word.split([':', '_']) {
        if part.chars().any(char::is_alphanumeric) {
            found(Piece::new(Kind::Word, start + from..start + from + part.len()));
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
                found(Piece::new(Kind::Pair, last.start..unit.end));
            }
        }
    }

    fn flush(&mut self, found: &mut impl FnMut(Piece)) {
        if let Some(last) = self.last.take() {
            found(Piece::new(Kind::Tail, last));
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
        segment(text, |piece| all.push(&text[piece.range]));
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

    #[test]
    fn the_bound_before_a_place_is_not_looked_for_without_end() {
        assert_eq!(bound_before("call them today", 8), 5);
        assert_eq!(bound_before("call them today", 9), 9);
        let (word, run) = ("a".repeat(9000), "字".repeat(3000));
        assert_eq!(bound_before(&word, 5000), 5000 - AROUND);
        assert_eq!(bound_before(&run, 6000), 6000);
    }

    proptest! {
        #[test]
        fn the_short_way_finds_the_bounds_of_the_long_one(
            text in "[a-c1-3_.,:;'\" \r\n\t()-]{0,30}|(\\PC| |\n){0,30}|[aé\u{301}1'., 儿ー\u{200d}]{0,20}"
        ) {
            let mut found = Vec::new();
            word_bounds(&text, |start, word, plain| {
                assert!(!plain || word.bytes().all(|byte| byte.is_ascii_alphanumeric()), "{word}");
                found.push((start, word.to_owned()));
            });
            // Several spaces are one part in the long way; nothing is in them.
            let long: Vec<_> = text.split_word_bound_indices().map(|(start, word)| (start, word.to_owned())).collect();
            let words = |all: Vec<(usize, String)>| all.into_iter().filter(|(_, word)| word.trim() != "").collect::<Vec<_>>();
            prop_assert_eq!(words(found), words(long));
        }

        #[test]
        fn the_bound_before_a_place_is_found_without_those_before_it(
            text in "[a-c1-3_.,:;'\" \r\n\t()-]{0,30}|(\\PC| |\n){0,30}|[aé\u{301}1'., 儿ー，。\u{200d}]{0,20}", at in 0_usize..60,
        ) {
            // Between several spaces only the short way has bounds.
            let at = text.floor_char_boundary(at);
            let bounds = text.split_word_bound_indices().map(|(start, _)| start).take_while(|start| *start <= at);
            let found = bound_before(&text, at);
            prop_assert!(text.is_char_boundary(found) && found <= at);
            prop_assert_eq!(text[..found].trim_end(), text[..bounds.last().unwrap_or(0)].trim_end());
        }
    }
}
