//! What the person seems to have meant: the query with its misspelled words put right.

use std::ops::Range;

use super::analyzed::AnalyzedText;
use super::index::{Index, IndexError, hash};
use super::query::Query;
use super::text::part;

/// The words of a query that were probably meant otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Correction {
    query: Query,
    /// Where a word is in the query, and the term that was probably meant.
    meant: Vec<(Range<usize>, String)>,
}

impl Correction {
    /// A correction of these words; nothing where there are none.
    pub(super) fn new(query: &Query, meant: Vec<(Range<usize>, String)>) -> Option<Self> {
        (!meant.is_empty()).then(|| Self { query: query.clone(), meant })
    }

    /// What of it a section has, in its text or among what people type for it.
    pub(super) fn in_section(self, index: &Index, document: u32) -> Result<Option<Self>, IndexError> {
        let mut there = Vec::with_capacity(self.meant.len());
        for (range, term) in self.meant {
            if index.has(&term, document)? {
                there.push((range, term));
            }
        }
        Ok(Self::new(&self.query, there))
    }

    /// The query put right, as words are compared.
    pub(super) fn folded(&self) -> String {
        self.spelled(&[])
    }

    /// The query put right, spelled as texts spell it: an index has lost capitals and marks.
    pub(super) fn spelled(&self, texts: &[&AnalyzedText]) -> String {
        let typed = self.query.text();
        let mut out = String::with_capacity(typed.len());
        let mut done = 0;
        for (range, term) in &self.meant {
            out.push_str(part(typed, &(done..range.start)));
            out.push_str(texts.iter().find_map(|text| spelling(text, term)).unwrap_or(term));
            done = range.end;
        }
        out.push_str(part(typed, &(done..typed.len())));
        // A title's capitals are not the person's.
        if typed.chars().any(char::is_uppercase) { out } else { out.to_lowercase() }
    }
}

/// How a text spells a term.
fn spelling<'a>(text: &'a AnalyzedText, term: &str) -> Option<&'a str> {
    let wanted = hash(term.as_bytes());
    let word = text.words().find(|word| word.hash == wanted && word.term == term)?;
    text.text().get(word.range)
}
