//! Why a pack cannot be used.

use super::manifest::Unreadable;
use crate::search::IndexError;

/// Why a pack cannot be used. None of these changes anything that a person has saved.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PackError {
    /// The file is not there, or may not be read.
    #[error("the handbook file can't be read; check that it is there and that you may open it")]
    Unreadable(#[source] std::io::Error),
    /// The file is something else.
    #[error("this file is not a handbook; ask whoever sent it for the handbook file")]
    NotAPack,
    /// The file begins as a pack, and its end is missing.
    #[error("the handbook file is not whole: its end is missing; get the file again")]
    CutShort,
    /// The file is larger than any pack may be.
    #[error("the file is too large for a handbook; ask whoever sent it for the handbook file")]
    TooLarge,
    /// The file could not be copied to where it is checked.
    #[error("the handbook can't be copied to check it; see that there is room on this device, then try again")]
    NotCopied(#[source] std::io::Error),
    /// The file is a pack that was changed.
    #[error("the handbook file is damaged; nothing of yours was changed; get the file again")]
    Damaged(#[source] Option<Box<dyn std::error::Error + Send + Sync>>),
    /// The pack's format is newer than this Doorstep.
    #[error("the handbook was made for a newer Doorstep; update Doorstep, then open it again")]
    Newer,
    /// The pack needs a feature that this Doorstep does not have.
    #[error(
        "the handbook needs \u{201c}{feature}\u{201d}, which this Doorstep does not have; update Doorstep, then open it again"
    )]
    NeedsNewer {
        /// Its name: small letters, digits and hyphens.
        feature: String,
    },
    /// The pack's format is older than this Doorstep.
    #[error("the handbook was made for an older Doorstep; get a newer release of the handbook")]
    Older,
    /// The pack's indexes were built by another analysis.
    #[error(
        "the handbook can be read, and not searched: it was made for another version of search; update the handbook or Doorstep"
    )]
    OtherAnalyzer,
    /// A newer search made the last one pointless.
    #[error("the search was interrupted by a newer one")]
    Interrupted,
}

/// A pack that asks for more than any handbook needs.
#[derive(Debug, thiserror::Error)]
#[error("the handbook asks for more time or memory than any handbook needs")]
struct TooMuch;

impl PackError {
    pub(crate) fn damaged() -> Self {
        Self::Damaged(None)
    }

    /// A pack that asks for more than any handbook needs (P7).
    pub(crate) fn too_much() -> Self {
        Self::Damaged(Some(Box::new(TooMuch)))
    }
}

impl From<rusqlite::Error> for PackError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Damaged(Some(Box::new(error)))
    }
}

impl From<serde_json::Error> for PackError {
    fn from(error: serde_json::Error) -> Self {
        Self::Damaged(Some(Box::new(error)))
    }
}

impl From<Unreadable> for PackError {
    fn from(why: Unreadable) -> Self {
        match why {
            Unreadable::NotAPack => Self::NotAPack,
            Unreadable::CutShort => Self::CutShort,
            Unreadable::Needs(feature) => Self::NeedsNewer { feature },
            Unreadable::Newer => Self::Newer,
            Unreadable::Older => Self::Older,
            Unreadable::Damaged => Self::damaged(),
        }
    }
}

impl From<IndexError> for PackError {
    fn from(error: IndexError) -> Self {
        match error {
            IndexError::Interrupted => Self::Interrupted,
            IndexError::OtherAnalyzer => Self::OtherAnalyzer,
            IndexError::Newer => Self::Newer,
            other => Self::Damaged(Some(Box::new(other))),
        }
    }
}
