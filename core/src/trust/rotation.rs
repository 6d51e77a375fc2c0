//! Which release keys count: what the recovery key says.

use serde::{Deserialize, Serialize};

use super::block::SignedBlock;
use super::error::BlockError;
use super::keys::Keys;
use super::signature::PublicKey;

/// From an epoch on, the release keys that count, and the keys that do so no more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rotation {
    /// The handbook it is for.
    pub handbook: String,
    /// The epoch that begins with it, from 1. The keys that an app pins are those of epoch 0.
    pub epoch: u64,
    /// The keys that sign releases in it.
    pub release: Vec<PublicKey>,
    /// Keys that sign nothing any more: release keys of before, and keys of agencies.
    pub revoked: Vec<PublicKey>,
}

/// The block as it is signed. The kind keeps a block of one kind from being taken for one of another.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    doorstep: Kind,
    handbook: String,
    epoch: u64,
    release: Vec<PublicKey>,
    revoked: Vec<PublicKey>,
}

#[derive(Serialize, Deserialize)]
enum Kind {
    #[serde(rename = "keys-1")]
    Keys,
}

impl Rotation {
    /// More release keys than this are a mistake.
    pub const MOST_RELEASE_KEYS: usize = 8;
    /// As many keys as fit into a block.
    pub const MOST_REVOKED: usize = 200;

    /// Reads a block, once the pinned recovery key is seen to have signed it for the pinned handbook.
    pub fn open(signed: &SignedBlock, keys: &Keys) -> Result<Self, BlockError> {
        let Written { doorstep: Kind::Keys, handbook, epoch, release, revoked } = signed.open(keys.recovery())?;
        let rotation = Self { handbook, epoch, release, revoked };
        if rotation.handbook != keys.handbook() {
            return Err(BlockError::OtherHandbook);
        }
        if rotation.holds_together(keys) { Ok(rotation) } else { Err(BlockError::NotUnderstood) }
    }

    /// Whether it makes sense beside the pinned keys: an epoch after theirs, and release keys that are neither revoked nor recovery.
    pub fn holds_together(&self, keys: &Keys) -> bool {
        let usable = |key: &PublicKey| key != keys.recovery() && !self.revoked.contains(key);
        self.epoch > 0
            && (1..=Self::MOST_RELEASE_KEYS).contains(&self.release.len())
            && self.revoked.len() <= Self::MOST_REVOKED
            && self.release.iter().all(usable)
    }

    /// The text that recovery signs.
    pub fn to_block(&self) -> serde_json::Result<String> {
        serde_json::to_string(&Written {
            doorstep: Kind::Keys,
            handbook: self.handbook.clone(),
            epoch: self.epoch,
            release: self.release.clone(),
            revoked: self.revoked.clone(),
        })
    }
}
