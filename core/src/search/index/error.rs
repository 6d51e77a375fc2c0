//! What can be wrong with an index.

use super::dictionary::Malformed;

/// Why an index cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum IndexError {
    /// The bytes are not those that a builder wrote.
    #[error("the search index is damaged; install the handbook again")]
    Damaged,
    /// Words were split by other rules than this program's.
    #[error("the search index was made for another version of Doorstep; update the handbook or Doorstep")]
    OtherAnalyzer,
    /// The format is one that this program does not know yet.
    #[error("the search index was made for a newer Doorstep; update Doorstep, then open it again")]
    Newer,
    /// A later search took this one's place.
    #[error("the search was interrupted by a newer one; wait for its answer")]
    Interrupted,
    /// There are more sections, words or concepts than an index holds.
    #[error("the handbook is too large for one search index; split it")]
    TooLarge,
    /// The file could not be read.
    #[error("the search index can't be read; check the storage, then try again")]
    Io(#[from] std::io::Error),
}

impl From<Malformed> for IndexError {
    fn from(_: Malformed) -> Self {
        Self::Damaged
    }
}
