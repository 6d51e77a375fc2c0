//! Full-text search over the sections of a handbook, in any language.
//!
//! An [`IndexBuilder`] writes the index of one language; a [`Searcher`] asks it; [`search_all`] asks several languages at
//! once.

mod across;
mod alike;
mod analysis;
mod correction;
mod expand;
mod fuzzy;
mod index;
mod interrupt;
mod proximity;
mod query;
mod rank;
mod searcher;
mod snippet;
mod text;
mod weights;

#[cfg(test)]
mod layers;
#[cfg(test)]
mod tests;

pub use across::{AcrossMatches, search_all};
pub use index::{ANALYZER_VERSION, ConceptNames, Document, Index, IndexBuilder, IndexError};
pub use interrupt::{Interrupt, Watch};
pub use query::Query;
pub use rank::Match;
pub use searcher::{Matches, Searcher};
pub use snippet::Snippet;
