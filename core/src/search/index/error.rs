//! What can be wrong with an index.

use super::dictionary::Malformed;

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
