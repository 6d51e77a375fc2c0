//! The engines, each behind the same two questions.

mod doorstep;
pub mod fts5;
pub mod tantivy;

use std::path::Path;

use doorstep_tests::figures::OURS;

use crate::Outcome;

/// An index in a folder of its own.
pub trait Engine {
    /// The numbers of the passages that answer, best first. The last word may be unfinished.
    fn search(&mut self, query: &str, limit: usize) -> Outcome<Vec<usize>>;
}

/// Builds an index of passages in an empty folder and opens it; the language is that of most passages.
pub type Build = fn(passages: &[String], language: &str, folder: &Path) -> Outcome<Box<dyn Engine>>;

/// All engines by name.
pub const ENGINES: [(&str, Build); 4] = [
    (OURS, doorstep::build),
    ("FTS5 unicode61", fts5::build_unicode61),
    ("FTS5 trigram", fts5::build_trigram),
    ("Tantivy, stemmed and fuzzy", tantivy::build),
];
