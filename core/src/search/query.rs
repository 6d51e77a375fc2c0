//! What a person typed, and the words it is made of.

use std::ops::Range;

use super::analysis::{Analyzer, Kind};
use super::index::cut;
use super::text::part;

/// Longest part of a query that is looked at, in bytes.
const MAX_BYTES: usize = 1024;
/// Most words of a query that are looked at: a bit each where they are counted. A question in Thai or Chinese has this many pieces.
pub(super) const MAX_WORDS: usize = u64::BITS as usize;

/// What a person typed: words in any order, and `"phrases"` whose words must stand together.
///
/// The last word counts as unfinished, so it also finds longer words, unless a space or another character that is
/// no part of a word follows it. Only the first 1,024 bytes and 64 words are looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    text: String,
}

/// A word of a query.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct QueryWord {
    /// Where it is in the query.
    pub(super) range: Range<usize>,
    pub(super) kind: Kind,
    pub(super) term: String,
    /// How much it says, 1 for a whole word.
    pub(super) weight: f32,
    /// Whether more letters may follow.
    pub(super) unfinished: bool,
    /// The quoted phrase that it is part of.
    pub(super) phrase: Option<usize>,
}

impl QueryWord {
    /// Whether two finished words are the same but for where they stand.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        let same = self.kind == other.kind && self.term == other.term && self.weight.total_cmp(&other.weight).is_eq();
        // A quoted word stands for no word that only looks like it.
        same && self.phrase.is_some() == other.phrase.is_some() && !self.unfinished && !other.unfinished
    }
}

impl Query {
    /// Reads a query; any text is one.
    pub fn parse(text: &str) -> Self {
        let end = text.floor_char_boundary(MAX_BYTES);
        Self { text: part(text, &(0..end)).to_owned() }
    }

    /// Whether there is no word to look for.
    pub fn is_empty(&self) -> bool {
        !self.text.chars().any(char::is_alphanumeric)
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// A word of this query as it was typed.
    pub(super) fn written(&self, word: &QueryWord) -> &str {
        part(&self.text, &word.range)
    }

    /// The words by a language's rules, in order.
    pub(super) fn words(&self, analyzer: &Analyzer) -> Vec<QueryWord> {
        let phrases = quoted(&self.text);
        let mut words: Vec<QueryWord> = Vec::new();
        for (piece, weight) in analyzer.typed_pieces(&self.text).into_iter().take(MAX_WORDS) {
            let term = cut(&analyzer.term(part(&self.text, &piece.range))).to_owned();
            if term.is_empty() {
                continue;
            }
            let phrase = phrases.iter().position(|p| p.start <= piece.range.start && piece.range.end <= p.end);
            let unfinished = piece.range.end == self.text.len();
            words.push(QueryWord { range: piece.range, kind: piece.kind, term, weight, unfinished, phrase });
        }
        words
    }
}

/// What is between quotation marks; a last one that is still open reaches to the end.
fn quoted(text: &str) -> Vec<Range<usize>> {
    let mut phrases = Vec::new();
    let mut open = None;
    for (at, c) in text.char_indices() {
        if !matches!(c, '"' | '“' | '”' | '„' | '«' | '»' | '「' | '」' | '『' | '』' | '＂') {
            continue;
        }
        match open.take() {
            Some(start) => phrases.push(start..at),
            None => open = Some(at + c.len_utf8()),
        }
    }
    phrases.extend(open.map(|start| start..text.len()));
    phrases
}
