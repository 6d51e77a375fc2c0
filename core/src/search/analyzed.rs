//! A text whose words are known: made once for a passage, asked by each keystroke while it is on the screen.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::analysis::{bound_before, numbers};
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
    /// The words' terms: the text in small letters, then those that are spelled otherwise.
    terms: String,
    sentences: Vec<usize>,
}

/// A word of a text: where it is, and where among the terms its own is.
#[derive(Clone, Debug)]
struct AnalyzedWord {
    hash: u64,
    start: u32,
    end: u32,
    term_start: u32,
    term_end: u32,
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
            terms: text.to_ascii_lowercase(),
            sentences: sentences(text),
        };
        analyzer.pieces(text, |piece| {
            let written = part(text, &piece.range);
            let term = if piece.plain { piece.range.clone() } else { analyzed.put(&analyzer.term(written)) };
            analyzed.push(&piece.range, &term);
        });
        for number in numbers(text) {
            for form in number.forms() {
                let term = analyzed.put(&form);
                analyzed.push(&number.range, &term);
            }
        }
        analyzed
    }

    /// Puts a term behind the others, and gives where it is.
    fn put(&mut self, term: &str) -> Range<usize> {
        let start = self.terms.len();
        self.terms.push_str(term);
        start..self.terms.len()
    }

    /// Adds a word that has one of the terms.
    fn push(&mut self, word: &Range<usize>, term: &Range<usize>) {
        let hash = hash(part(&self.terms, term).as_bytes());
        // A megabyte of text and its terms have no place past 32 bits.
        if let [Ok(start), Ok(end), Ok(term_start), Ok(term_end)] =
            [word.start, word.end, term.start, term.end].map(u32::try_from)
        {
            self.words.push(AnalyzedWord { hash, start, end, term_start, term_end });
        }
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How many bytes it takes in memory.
    pub fn size(&self) -> usize {
        let words = self.words.len() * size_of::<AnalyzedWord>();
        self.text.len() + self.terms.len() + words + self.sentences.len() * size_of::<usize>()
    }

    /// Where its sentences begin.
    pub(super) fn sentences(&self) -> &[usize] {
        &self.sentences
    }

    /// The last place at or before another where it may be cut.
    pub(super) fn cut_before(&self, at: usize) -> usize {
        bound_before(&self.text, at)
    }

    /// Its words; those of numbers in groups come last.
    pub(super) fn words(&self) -> impl Iterator<Item = TextWord<'_>> {
        self.words.iter().map(|word| TextWord {
            range: word.start as usize..word.end as usize,
            hash: word.hash,
            term: part(&self.terms, &(word.term_start as usize..word.term_end as usize)),
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
