//! The index of one language: how it is built, laid out and read.

mod build;
mod codec;
mod concepts;
mod dictionary;
mod error;
mod family;
mod format;
mod grams;
mod leads;
mod letters;
mod lexicon;
mod phrases;
mod postings;
mod read;
mod related;
mod trace;

pub use self::build::{Document, IndexBuilder};
pub use self::concepts::ConceptNames;
pub(super) use self::concepts::Named;
pub(super) use self::dictionary::{BlockCursor, Dictionary, Malformed, Payload};
pub use self::error::IndexError;
pub(super) use self::family::{Family, cut, family_key};
pub use self::format::ANALYZER_VERSION;
pub(super) use self::grams::{Gram, gram_key, grams};
pub(super) use self::letters::FIRST_UNSPACED;
pub use self::lexicon::WordList;
pub(super) use self::lexicon::{Class, Lexicon, RAREST, hash};
pub(super) use self::phrases::{PhraseSearch, Said, Steps, said, spelled};
pub(super) use self::postings::{LEVELS, TermEntry};
pub use self::read::Index;
pub(super) use self::read::{Lists, Weighted};
pub(super) use self::trace::{FIELD_END, trace_byte};
#[cfg(test)]
pub(super) use self::{codec::Reader, dictionary::DictionaryWriter};
