//! Why a pack is not believed.

use super::name::Name;
use super::signature::InvalidSignature;
use crate::pack::Date;

/// Why a block in a manifest does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum BlockError {
    /// The pinned recovery key has not signed it.
    #[error("the recovery key did not sign it")]
    NotSigned,
    /// It is signed, and says nothing that this Doorstep understands.
    #[error("it says something that this Doorstep does not understand; update Doorstep")]
    NotUnderstood,
    /// It is signed for another handbook.
    #[error("it is for another handbook")]
    OtherHandbook,
}

/// Why a pack is not believed. Names are those of pinned keys and of delegations, never the pack's own.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TrustError {
    /// What leads to a signature cannot be read.
    #[error("the handbook file is damaged; nothing of yours was changed; get the file again")]
    Damaged,
    /// There is no signature.
    #[error("the handbook is not signed; ask {publisher} for the file that they signed")]
    Unsigned {
        /// Who should have signed it.
        publisher: Name,
    },
    /// The signature cannot be read, or is of a kind that is not taken.
    #[error("{0}")]
    Signature(#[from] InvalidSignature),
    /// The keys are for another handbook.
    #[error("these keys are for another handbook; ask whoever sent the file for the keys of its publisher")]
    OtherHandbook,
    /// No key that counts has signed it.
    #[error("the handbook is not signed by {publisher}; get it from {publisher}")]
    NotSignedBy {
        /// Who should have signed it: the publisher, or the agency of a delegation.
        publisher: Name,
    },
    /// It is of an epoch that is over.
    #[error("the handbook is from before {publisher} changed their keys; get a newer release from {publisher}")]
    OldEpoch {
        /// Who publishes it.
        publisher: Name,
    },
    /// It speaks of an epoch that the recovery key has not begun.
    #[error("the handbook names keys that {publisher} did not announce; get it from {publisher}")]
    UnknownEpoch {
        /// Who publishes it.
        publisher: Name,
    },
    /// Its block of keys does not count.
    #[error("the handbook's new keys do not count: {0}")]
    Keys(#[source] BlockError),
    /// Its delegation does not count.
    #[error("the overlay's delegation does not count: {0}")]
    Delegation(#[source] BlockError),
    /// Its delegation and the pack speak of different overlays or epochs.
    #[error("the overlay is not the one that {agency} may sign; get it from {agency}")]
    OtherOverlay {
        /// Whose delegation it is.
        agency: Name,
    },
    /// Its delegation is over.
    #[error("{agency} could sign this overlay until {expires}; ask {agency} for a newer one")]
    DelegationOver {
        /// Whose delegation it was.
        agency: Name,
        /// Its last day.
        expires: Date,
    },
    /// The agency's key was revoked.
    #[error("the key of {agency} was withdrawn; ask {agency} for a newer overlay")]
    KeyRevoked {
        /// Whose key it was.
        agency: Name,
    },
}
