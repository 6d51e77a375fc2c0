//! A text whose words are known: made once for a passage, asked by each keystroke while it is on the screen.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::analysis::numbers;
use super::index::{Index, hash};
use super::text::part;
use super::weights::MAX_TEXT;

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
        let mut analyzed = Self { text: text.to_owned(), ..Self::default() };
        analyzer.pieces(text, |piece| {
            let term = analyzer.term(part(text, &piece.range));
            analyzed.push(piece.range, &term);
        });
        for number in numbers(text) {
            number.forms().iter().for_each(|form| analyzed.push(number.range.clone(), form));
        }
        analyzed.sentences = text.split_sentence_bound_indices().map(|(at, _)| at).collect();
        analyzed.cuts = text.split_word_bound_indices().map(|(at, _)| at).collect();
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
