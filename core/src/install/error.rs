//! Why a handbook was not installed.

use std::io;

use crate::pack::{Date, PackError};

/// Why a handbook was not installed or restored. What is read and what was saved is as before in every case.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum InstallError {
    /// The file is something else.
    #[error("this file is not a handbook")]
    NotAHandbook,
    /// The file stops before its end.
    #[error("this file is not whole; get it again")]
    NotWhole,
    /// The file was changed or broken.
    #[error("this file is damaged; get it again")]
    Damaged,
    /// The file carries no signature by the publisher whose key is pinned.
    #[error("this handbook is not signed by {publisher}")]
    NotSigned {
        /// The name that is pinned with the key.
        publisher: String,
    },
    /// The handbook is from before its publisher changed their keys.
    #[error("this handbook is from before {publisher} changed their keys")]
    OldKeys {
        /// The name that is pinned with the key.
        publisher: String,
    },
    /// It is an agency's, and the publisher of the handbook has not let that agency add to it.
    #[error("{publisher} has not let anybody add this to the handbook")]
    NotDelegated {
        /// The name that is pinned with the key.
        publisher: String,
    },
    /// It is an agency's, who could sign it up to a day that is over.
    #[error("{agency} could sign this until {expires}")]
    DelegationOver {
        /// The agency, by the name that the handbook's publisher gave it.
        agency: String,
        /// The last day.
        expires: Date,
    },
    /// It is an agency's whose key was withdrawn.
    #[error("the key of {agency} was withdrawn")]
    KeyWithdrawn {
        /// The agency, by the name that the handbook's publisher gave it.
        agency: String,
    },
    /// It would stand beside a handbook that is not the one that is read.
    #[error("this belongs to another handbook than the one that is read")]
    OtherHandbook,
    /// It has sections or topics under names that the handbook, or another addition to it, has.
    #[error("this uses names of sections that are taken")]
    Collides,
    /// A newer release was seen here before.
    #[error("release {version} is older than yours, {newest}")]
    Older {
        /// The release in the file.
        version: u64,
        /// The newest release seen here.
        newest: u64,
    },
    /// No key is pinned for the handbook in the file.
    #[error("no key is known for this handbook")]
    NoKey,
    /// Other keys are pinned for the handbook than those named.
    #[error("other keys are known for this handbook")]
    OtherKeys,
    /// The handbook needs a newer Doorstep.
    #[error("this handbook was made for a newer Doorstep")]
    NeedsNewer,
    /// The handbook was made for an older Doorstep.
    #[error("this handbook was made for an older Doorstep")]
    TooOld,
    /// The file is larger than a handbook is.
    #[error("this file is too large for a handbook")]
    TooLarge,
    /// The file cannot be read.
    #[error("the file can't be read")]
    Unreadable(#[source] io::Error),
    /// The device has no room left.
    #[error("there is no room left")]
    Full,
    /// Another program is installing.
    #[error("another program is installing a handbook")]
    Busy,
    /// The folder of installed handbooks cannot be read or written.
    #[error("the folder of installed handbooks can't be used")]
    Storage(#[source] io::Error),
    /// There is no handbook from before.
    #[error("there is no handbook to go back to")]
    NothingBefore,
}

impl InstallError {
    /// What failed in the folder of installed packs.
    pub(super) fn storage(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::Full,
            _ => Self::Storage(error),
        }
    }
}

impl From<PackError> for InstallError {
    fn from(error: PackError) -> Self {
        match error {
            PackError::NotAPack => Self::NotAHandbook,
            PackError::CutShort => Self::NotWhole,
            PackError::TooLarge => Self::TooLarge,
            PackError::Newer | PackError::NeedsNewer { .. } => Self::NeedsNewer,
            PackError::Older => Self::TooOld,
            PackError::Unreadable(error) => Self::Unreadable(error),
            PackError::NotCopied(error) => Self::storage(error),
            _ => Self::Damaged,
        }
    }
}
