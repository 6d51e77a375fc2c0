//! Full-text search over the sections of a handbook, in any language.
//!
//! An [`IndexBuilder`] writes the index of one language; an [`Index`] reads it in place; [`search_all`] asks several
//! languages at once.

mod across;
mod analysis;
mod concepts;
mod expand;
mod find;
mod fuzzy;
mod grams;
mod index;
mod interrupt;
mod proximity;
mod query;
mod rank;
mod snippet;
mod weights;

#[cfg(test)]
mod tests;

pub use across::{AcrossMatches, search_all};
pub use index::{ConceptNames, Document, Index, IndexBuilder, IndexError};
pub use interrupt::{Interrupt, Watch};
pub use query::Query;
pub use snippet::Snippet;

/// The version of the rules that split, fold and stem words. An index made by another version is refused.
pub const ANALYZER_VERSION: u32 = 3;

/// What a search found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Matches {
    /// The sections, best first.
    pub hits: Vec<Match>,
    /// What the person seems to have meant, where the best reading of the query is a corrected one.
    pub correction: Option<String>,
}

/// A section that was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Match {
    /// The section's number in its index.
    pub document: u32,
    /// How well it answers; comparable within one search of one index.
    pub score: f32,
}
