//! Full-text search over the sections of a handbook, in any language.
//!
//! An [`IndexBuilder`] writes the index of one language, an [`Index`] is that file, and a [`Session`] asks one or several
//! of them. [`Found`] shows why: its snippets are cut from an [`AnalyzedText`].
//!
//! # Example
//! ```
//! use std::sync::Arc;
//!
//! use doorstep_core::bytes::ByteSource;
//! use doorstep_core::locale::Locale;
//! use doorstep_core::search::{AnalyzedText, Document, Index, IndexBuilder, Interrupt, Query, Session};
//!
//! let mut builder = IndexBuilder::new(&Locale::parse("en")?, &[]);
//! builder.add(&Document { title: "Safety plan", body: "It names people who can help.", ..Document::default() });
//! builder.add(&Document { title: "Hotline", body: "Call at any hour.", ..Document::default() });
//! let index = Arc::new(Index::open(ByteSource::from_memory(builder.finish()?))?);
//!
//! let found = Session::new().search(&index, &Query::parse("hotlnie calls"), 10, &Interrupt::new())?;
//! assert_eq!(found.hits.len(), 1);
//! assert_eq!(found.hits[0].document, 1);
//!
//! let text = AnalyzedText::new(&index, "Call at any hour.");
//! assert_eq!(found.snippet(0, &text, 160).highlights, [0..4]);
//! let title = AnalyzedText::new(&index, "Hotline");
//! assert_eq!(found.correction(&[&title]).as_deref(), Some("hotline calls"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # From a keystroke to the hits
//! 1. `session` finds the language that the query is in: the reader's, unless another one knows more of its words. That
//!    index reads the query first, then the reader's, then the others.
//! 2. `query` reads what was typed: words and quoted phrases, split and folded by `analysis`, the same rules by which the
//!    index was built. `joined` puts together and parts what people write apart and together.
//! 3. `reading` is the query as one index understands it. A finished word that was in the last query means what it meant
//!    then; the others go on. `index::concepts` finds the concepts that the query names: their names join the words, and
//!    carry it into the other languages. `index::phrases` finds the phrases that lead to sections, and those of an
//!    emergency.
//! 4. `expand` finds the terms that a word may stand for and weighs them: the term itself and the other forms of its
//!    family; longer terms that an unfinished word begins. Where there are none of these, a word that `index::lexicon` has
//!    stands for terms near in meaning (`index::related`), and one that the language lacks for terms a few mistakes away
//!    (`fuzzy`) or alike (`alike`).
//! 5. `rank` reads the lists of these terms (`index::postings`), the weightiest sections first, and adds up scores until
//!    its budget is spent. It looks at the best sections again: `proximity` sees in their traces how near the words stand.
//!    Sections answer that have a telling word; where none does, those that only have others are listed as the nearest.
//! 6. `found` is what a screen needs: `correction` says what was probably meant, where the best section has it, and
//!    `snippet` cuts from a section's text the part that shows most of what matched.
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
//! - *Nearest*: what is listed where nothing answers: sections with words that look or mean alike, or with function words alone.
//! - *Near*: a few letters put in, left out, changed or swapped away; within an edit distance (optimal string alignment).
//! - *Alike*: sharing many pieces of three letters; similar by the cosine of character trigrams. A *kindred* word is one
//!   alike that also begins the same.
//! - *Concept*: an entry of the glossary with its names in each language; a set of synonyms across languages.
//! - *Lexicon*: the words that the language has, in this handbook or not; with the function words marked, a stop list.
//! - *Related*: near in meaning by a thesaurus or by the company words keep; distributional similarity.
//! - *Lead*: a phrase that people type, and the sections that answer it; a query rule, a "best bet".
//! - *Correction*: what the person seems to have meant; "did you mean".

mod alike;
mod analysis;
mod analyzed;
mod correction;
mod expand;
mod found;
mod fuzzy;
mod index;
mod interrupt;
mod joined;
mod proximity;
mod query;
mod rank;
mod reading;
mod session;
mod snippet;
mod text;
mod weights;

#[cfg(test)]
mod layers;
#[cfg(test)]
mod tests;

pub use analyzed::AnalyzedText;
pub use found::{Found, Match};
pub use index::{ANALYZER_VERSION, ConceptNames, Document, Index, IndexBuilder, IndexError, WordList};
pub use interrupt::{Interrupt, Watch};
pub use query::Query;
pub use session::Session;
pub use snippet::Snippet;
