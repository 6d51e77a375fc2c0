//! Which release may take the place of which.

use serde::{Deserialize, Serialize};

use super::block::SignedBlock;
use super::keys::Keys;
use super::policy::{Approved, Trust};
use super::signature::PublicKey;

/// Where a release stands among those of its handbook: by epoch, and within it by version.
///
/// The versions of an epoch count for nothing in the next: whoever stole a release key may have signed the largest version there is, and
/// the first release under the new key still stands above it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Edition {
    /// The epoch of the keys. Compared first.
    pub epoch: u64,
    /// The version.
    pub version: u64,
}

/// The release below which nothing is installed any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Floor(Option<Edition>);

/// How a release stands to the floor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Below it: refused.
    Older,
    /// It is the very release that the floor comes from.
    Same,
    /// Above it.
    Newer,
}

impl Floor {
    /// The higher of what the app came with and of what was seen since it was installed.
    pub fn of(bundled: Option<Edition>, seen: Option<Edition>) -> Self {
        Self(bundled.max(seen))
    }

    /// How a release stands to it.
    pub fn order(self, edition: Edition) -> Order {
        match self.0 {
            Some(floor) if edition < floor => Order::Older,
            Some(floor) if edition == floor => Order::Same,
            _ => Order::Newer,
        }
    }

    /// The release that the floor comes from; none where nothing was ever there.
    pub fn edition(self) -> Option<Edition> {
        self.0
    }
}

/// What a device remembers of a handbook or an overlay that it installed, for as long as the app is there: one for each.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// The recovery key that was pinned. Where another is pinned now, what was seen under this one counts no more: it may have leaked.
    recovery: PublicKey,
    edition: Edition,
    /// The newest rotation. A later pack may leave it out, and still an older one does not come back.
    keys: Option<SignedBlock>,
}

impl Seen {
    /// What to remember once a pack is installed, beside what is remembered already.
    pub fn after(before: Option<&Self>, approved: &Approved, keys: &Keys) -> Self {
        let edition = before.and_then(|seen| seen.edition(keys)).max(Some(approved.edition));
        let trust = Trust::new(keys.clone()).and(before.and_then(Self::keys)).and(approved.keys.as_ref());
        Self {
            recovery: keys.recovery().clone(),
            edition: edition.unwrap_or(approved.edition),
            keys: trust.rotation().cloned(),
        }
    }

    /// The highest release that was installed under these keys.
    pub fn edition(&self, keys: &Keys) -> Option<Edition> {
        (self.recovery == *keys.recovery()).then_some(self.edition)
    }

    /// The newest rotation that was seen; [`super::Trust::and`] tells whether it counts.
    pub fn keys(&self) -> Option<&SignedBlock> {
        self.keys.as_ref()
    }
}
