//! The pack: one file that carries a handbook.
//!
//! ```text
//! content.db       a SQLite database, first, so that SQLite opens the pack file itself and nothing is unpacked
//! index.<locale>   a search index for each language
//! manifest         JSON: what is where, with sizes and hashes
//! signature        minisign's, over the manifest's bytes; empty in an unsigned pack
//! footer           40 bytes: lengths, format and the magic word
//! ```
//!
//! Opening reads the footer and the manifest only. [`Pack::verify`] reads everything.

mod body;
mod content;
mod date;
mod error;
mod manifest;
mod reader;
mod schema;
mod signing;
mod staging;
mod symbols;
#[cfg(test)]
mod tests;
mod writer;

pub use content::{Change, Content, FoundPassage, Freshness, Passage, ReviewStatus, SectionEntry, Topic, TopicKind};
pub use content::{GlossaryTerm, HandbookInfo, LocalNumber, Resolution, SourceInfo, SourceKind};
pub use date::{Date, InvalidDate};
pub use error::PackError;
pub(crate) use manifest::hex;
pub use manifest::{FORMAT, Manifest, OLDEST_FORMAT, Part};
pub use reader::{Pack, PackLocation};
pub use signing::SignedBytes;
pub use staging::Verified;
pub use writer::{ConceptDraft, PackBuilder, PassageDraft, Release, RetiredDraft, SectionDraft, Signing, WriteError};
