//! The index of one language: how it is built, laid out and read.

mod build;
mod codec;
mod dictionary;
mod format;
mod postings;
mod read;

use crate::locale::Locale;

pub use self::build::IndexBuilder;
pub(super) use self::build::{FIELD_END, cut, family_key, trace_byte};
pub(super) use self::codec::{Reader, put_text, put_varint};
pub(super) use self::dictionary::{BLOCK, BlockCursor, Dictionary, DictionaryWriter, MAX_KEY, Malformed, Payload};
pub(super) use self::postings::{LEVELS, TermEntry, put_ascending};
pub use self::read::Index;
pub(super) use self::read::{Family, Weighted};

/// One concept of the glossary: what it is called in each language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConceptNames {
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
    /// There are more sections or words than an index holds.
    #[error("the handbook is too large for one search index; split it")]
    TooLarge,
    /// The file could not be read.
    #[error("the search index could not be read; check the storage and try again")]
    Io(#[from] std::io::Error),
}

impl From<Malformed> for IndexError {
    fn from(_: Malformed) -> Self {
        Self::Damaged
    }
}
