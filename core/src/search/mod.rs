//! Full-text search over the sections of a handbook, in any language.
//!
//! An [`IndexBuilder`] writes the index of one language; a [`Searcher`] asks it; [`search_all`] asks several languages at
//! once.
//!
//! # Example
//! ```
//! use doorstep_core::bytes::ByteSource;
//! use doorstep_core::locale::Locale;
//! use doorstep_core::search::{Document, IndexBuilder, Interrupt, Query, Searcher};
//!
//! let mut builder = IndexBuilder::new(&Locale::parse("en")?, &[]);
//! builder.add(&Document { title: "Safety plan", body: "It names people who can help.", ..Document::default() });
//! builder.add(&Document { title: "Hotline", body: "Call at any hour.", ..Document::default() });
//! let searcher = Searcher::open(ByteSource::from_memory(builder.finish()?))?;
//!
//! let query = Query::parse("hotlnie calls");
//! let found = searcher.search(&query, 10, &Interrupt::new())?;
//! assert_eq!(found.hits.len(), 1);
//! assert_eq!(found.hits[0].document, 1);
//! assert_eq!(found.correction.as_deref(), Some("hotline calls"));
//!
//! let snippet = searcher.snippet(&query, "Call at any hour.", 160);
//! assert_eq!(snippet.highlights, [0..4]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # From a keystroke to the hits
//! 1. `across` asks the index of the reader's language first, then the others. `index::concepts` finds the concepts that
//!    the query names: they carry it into the other languages.
//! 2. `query` reads what was typed: words and quoted phrases, split and folded by `analysis`, the same rules by which the
//!    index was built.
//! 3. `searcher` has kept the last query. A finished word that was in it means what it meant then; the others go on.
//! 4. `expand` finds the terms that a word may stand for and weighs them: the term itself and the other forms of its
//!    family; longer terms that an unfinished word begins; where there are none of these, terms a few mistakes away
//!    (`fuzzy`); then terms that look alike (`alike`). The names of the concepts join the words.
//! 5. `rank` reads the lists of these terms (`index::postings`), the weightiest sections first, and adds up scores until
//!    its budget is spent. It looks at the best sections again: `proximity` sees in their traces how near the words stand.
//! 6. `correction` offers what was probably meant, where the best section has it.
//! 7. `snippet` cuts from a section's text the part that shows most of what matched.
//!
//! Every step that may take long asks a [`Watch`] whether a newer keystroke came. What is weighed and limited stands in
//! `weights`.
//!
//! # Words of this module, and the field's
//! - *Section*: what is found; a document.
//! - *Term*: a word as it is compared, in one case and spelling; a normalised token.
//! - *Family*: the terms with one stem, or in Vietnamese with the same letters under other marks; an equivalence class,
//!   the conflation class of a stemmer. Its terms are *kin*.
//! - *Level*: how much a term says about a section by BM25F, in 31 steps; a quantised impact. Lists keep the sections of
//!   one level together, the highest first: impact-ordered postings, read score at a time.
//! - *Trace*: a byte for each word of a section, in order; positions as fingerprints, where two terms may share one.
//! - *Block*: 16 neighbouring keys of a dictionary, each stored as what differs from the one before; front coding.
//! - *Expanded*: a word or query with the terms that it may stand for, its alternatives; query expansion.
//! - *Near*: a few letters put in, left out, changed or swapped away; within an edit distance (optimal string alignment).
//! - *Alike*: sharing many pieces of three letters; similar by the cosine of character trigrams. A *kindred* word is one
//!   alike that also begins the same.
//! - *Concept*: an entry of the glossary with its names in each language; a set of synonyms across languages.
//! - *Correction*: what the person seems to have meant; "did you mean".

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
