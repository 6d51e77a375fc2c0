//! What a search found.

use std::ops::Range;
use std::sync::Arc;

use super::analyzed::AnalyzedText;
use super::correction::Correction;
use super::reading::Reading;
use super::snippet::Snippet;

/// What a search found, and what it takes to show it.
#[derive(Clone, Default)]
pub struct Found {
    /// The sections, best first; at most as many as were asked for.
    pub hits: Vec<Match>,
    /// How many sections there are in all. A search of a large handbook stops before it has counted the last ones.
    pub total: usize,
    /// Whether nothing answers: the hits only have words that look or mean alike, or function words of the query.
    pub nearest: bool,
    pub(super) correction: Option<Correction>,
    /// What each index read the query as, if it was asked.
    pub(super) readings: Vec<Option<Arc<Reading>>>,
}

/// A section that was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Match {
    /// Which of the indexes it was found in, from 0.
    pub index: usize,
    /// The section's number in that index.
    pub document: u32,
    /// Its number among the sections of all languages.
    pub section: u32,
    /// How well it answers; comparable within one search of one index.
    pub score: f32,
    /// Whether it stands first since the query is one of an emergency.
    pub pinned: bool,
}

impl std::fmt::Debug for Found {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { hits, total, nearest, .. } = self;
        f.debug_struct("Found")
            .field("hits", hits)
            .field("total", total)
            .field("nearest", nearest)
            .finish_non_exhaustive()
    }
}

impl Found {
    /// The part of a text that best shows why a section of an index was found, in at most `max_chars` characters.
    ///
    /// It begins with a sentence where there is room, and the words highlighted are those that the search matched:
    /// as typed, in other forms, misspelled, or by the glossary's other names. Function words are not, unless they are quoted.
    pub fn snippet(&self, index: usize, text: &AnalyzedText, max_chars: usize) -> Snippet {
        let reading = self.readings.get(index).and_then(Option::as_ref);
        reading.map_or_else(|| Snippet::start(text, max_chars), |reading| reading.matcher().snippet(text, max_chars))
    }

    /// Which words of a text the query matched in an index's language, as ranges of UTF-8 bytes, in order and apart.
    pub fn matches(&self, index: usize, text: &AnalyzedText) -> Vec<Range<u32>> {
        let reading = self.readings.get(index).and_then(Option::as_ref);
        reading.map_or_else(Vec::new, |reading| reading.matcher().matches(text))
    }

    /// The query as it was probably meant, if the best section answers to that rather than to what was typed. It is
    /// spelled as some texts spell it, best those that were found: an index knows words only as they are compared.
    pub fn correction(&self, texts: &[&AnalyzedText]) -> Option<String> {
        self.correction.as_ref().map(|correction| correction.spelled(texts))
    }

    /// Puts a section of an index first; `counted` says whether the total has it.
    pub(super) fn pin(&mut self, index: usize, document: u32, section: u32, counted: bool) {
        let place = self.hits.iter().position(|hit| hit.section == section);
        let score = place.map(|place| self.hits.remove(place).score);
        let best = self.hits.first().map_or(0.0, |hit| hit.score);
        // Beside what is sure, what is only near is nothing.
        if self.nearest {
            self.total = 0;
            self.hits.clear();
        }
        self.total += usize::from(self.nearest || !counted);
        self.nearest = false;
        let score = score.unwrap_or(0.0).max(best);
        self.hits.insert(0, Match { index, document, section, score, pinned: true });
    }
}
