//! A text whose words are known: made once for a passage, asked by each keystroke while it is on the screen.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::analysis::numbers;
use super::index::{Index, hash};
use super::text::part;
use super::weights::MAX_TEXT;

/// Letters of a word and the space behind it, about: what is read is given room for so many words at once.
const WORD: usize = 5;

/// A text with its words as they are compared in one language.
#[derive(Clone, Debug, Default)]
pub struct AnalyzedText {
    text: String,
    words: Vec<AnalyzedWord>,
    /// The words' terms, one after another.
    terms: String,
    sentences: Vec<usize>,
    /// Where it may be cut: between words, spaces and marks (UAX #29).
    cuts: Vec<usize>,
}

/// A word of a text, where it is and where its term ends.
#[derive(Clone, Debug)]
struct AnalyzedWord {
    range: Range<usize>,
    hash: u64,
    term_end: usize,
}

/// A word of a text and its term.
#[derive(Clone, Debug)]
pub(super) struct TextWord<'a> {
    pub(super) range: Range<usize>,
    pub(super) hash: u64,
    pub(super) term: &'a str,
}

impl AnalyzedText {
    /// Reads a text by the rules of an index's language; at most its first megabyte.
    pub fn new(index: &Index, text: &str) -> Self {
        let text = part(text, &(0..text.floor_char_boundary(MAX_TEXT)));
        let analyzer = index.analyzer();
        let mut analyzed = Self {
            text: text.to_owned(),
            words: Vec::with_capacity(text.len() / WORD),
            terms: String::with_capacity(text.len()),
            ..Self::default()
        };
        let mut cuts = Vec::with_capacity(text.len() / WORD * 2);
        analyzer.pieces_and_bounds(
            text,
            |at| cuts.push(at),
            |piece| {
                let term = analyzer.term(part(text, &piece.range));
                analyzed.push(piece.range, &term);
            },
        );
        analyzed.cuts = cuts;
        for number in numbers(text) {
            number.forms().iter().for_each(|form| analyzed.push(number.range.clone(), form));
        }
        analyzed.sentences = sentences(text);
        analyzed
    }

    fn push(&mut self, range: Range<usize>, term: &str) {
        self.terms.push_str(term);
        self.words.push(AnalyzedWord { range, hash: hash(term.as_bytes()), term_end: self.terms.len() });
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How many bytes it takes in memory.
    pub fn size(&self) -> usize {
        let words = self.words.len() * size_of::<AnalyzedWord>();
        self.text.len() + self.terms.len() + words + (self.sentences.len() + self.cuts.len()) * size_of::<usize>()
    }

    /// Where its sentences begin.
    pub(super) fn sentences(&self) -> &[usize] {
        &self.sentences
    }

    /// The last place at or before another where it may be cut.
    pub(super) fn cut_before(&self, at: usize) -> Option<usize> {
        self.cuts.get(..self.cuts.partition_point(|cut| *cut <= at)).and_then(<[usize]>::last).copied()
    }

    /// Its words; those of numbers in groups come last.
    pub(super) fn words(&self) -> impl Iterator<Item = TextWord<'_>> {
        let mut start = 0;
        self.words.iter().map(move |word| {
            let term = part(&self.terms, &(start..word.term_end));
            start = word.term_end;
            TextWord { range: word.range.clone(), hash: word.hash, term }
        })
    }
}

/// Where sentences begin: each line, and in it what follows a full stop (UAX #29). In plain English text that is a capital or a
/// digit after the stop and a space, and looking each character up would cost most of reading the text.
fn sentences(text: &str) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if line.is_ascii() {
            starts.push(start);
            starts.extend(ascii_sentences(line).map(|at| start + at));
        } else {
            starts.extend(line.split_sentence_bound_indices().map(|(at, _)| start + at));
        }
        start += line.len();
    }
    starts
}

/// Where the sentences of an ASCII line but the first begin.
fn ascii_sentences(line: &str) -> impl Iterator<Item = usize> {
    let bytes = line.as_bytes();
    let stops = bytes.iter().enumerate().filter(|(_, byte)| matches!(byte, b'.' | b'!' | b'?'));
    stops.filter_map(|(at, _)| {
        let rest = bytes.get(at + 1..)?;
        let closing = rest.iter().take_while(|byte| matches!(byte, b'"' | b'\'' | b')' | b']')).count();
        let spaces = rest.get(closing..)?.iter().take_while(|byte| **byte == b' ').count();
        let next = rest.get(closing + spaces)?;
        let begins = spaces > 0 && !next.is_ascii_lowercase() && !next.is_ascii_control();
        begins.then_some(at + 1 + closing + spaces)
    })
}
