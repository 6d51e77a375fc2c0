//! On whose behalf an agency adds to a handbook: what the recovery key says.

use serde::{Deserialize, Serialize};

use super::block::SignedBlock;
use super::error::BlockError;
use super::keys::{Keys, is_id};
use super::name::Name;
use super::signature::PublicKey;
use crate::pack::Date;

/// An agency may sign the releases of one overlay, up to a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delegation {
    /// The national handbook that the overlay stands beside.
    pub handbook: String,
    /// The overlay's permanent id: that of its own pack.
    pub overlay: String,
    /// Who the agency is, as the keeper of the recovery key says it.
    pub agency: Name,
    /// The agency's key.
    pub key: PublicKey,
    /// The overlay's epoch: a new delegation for the same overlay has a higher one, and its versions start anew.
    pub epoch: u64,
    /// The last day on which packs of this key are installed.
    pub expires: Date,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    doorstep: Kind,
    handbook: String,
    overlay: String,
    agency: Name,
    key: PublicKey,
    epoch: u64,
    expires: Date,
}

#[derive(Serialize, Deserialize)]
enum Kind {
    #[serde(rename = "overlay-1")]
    Overlay,
}

impl Delegation {
    /// Reads a block, once the pinned recovery key is seen to have signed it for the pinned handbook.
    pub fn open(signed: &SignedBlock, keys: &Keys) -> Result<Self, BlockError> {
        let Written { doorstep: Kind::Overlay, handbook, overlay, agency, key, epoch, expires } =
            signed.open(keys.recovery())?;
        let delegation = Self { handbook, overlay, agency, key, epoch, expires };
        if delegation.handbook != keys.handbook() {
            return Err(BlockError::OtherHandbook);
        }
        if delegation.holds_together(keys) { Ok(delegation) } else { Err(BlockError::NotUnderstood) }
    }

    /// The handbook that a block says it is for, whoever signed it.
    pub(super) fn claimed_handbook(signed: &SignedBlock) -> Option<String> {
        serde_json::from_str::<Written>(&signed.block).ok().map(|written| written.handbook)
    }

    /// Whether it makes sense beside the pinned keys: an id of its own and a key of its own.
    pub fn holds_together(&self, keys: &Keys) -> bool {
        is_id(&self.overlay)
            && self.overlay != self.handbook
            && self.key != *keys.recovery()
            && self.key != *keys.release()
    }

    /// Whether its last day is over.
    pub fn is_over(&self, today: Date) -> bool {
        today > self.expires
    }

    /// The text that recovery signs.
    pub fn to_block(&self) -> serde_json::Result<String> {
        serde_json::to_string(&Written {
            doorstep: Kind::Overlay,
            handbook: self.handbook.clone(),
            overlay: self.overlay.clone(),
            agency: self.agency.clone(),
            key: self.key.clone(),
            epoch: self.epoch,
            expires: self.expires,
        })
    }
}
