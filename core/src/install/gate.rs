//! The one way in: what arrives is copied once, its signature held against the pinned keys, and every byte against the manifest.

use std::io::Read;
use std::path::Path;

use super::InstallError;
use crate::pack::{Date, PackError, Verified};
use crate::trust::{Approved, BlockError, Keys, Signer, Trust, TrustError};

/// A pack that may be believed, in the staging folder.
#[derive(Debug)]
pub(super) struct Admitted {
    /// The pack.
    pub verified: Verified,
    /// From whom it is, and which release.
    pub approved: Approved,
    /// The pinned keys by which it is believed.
    pub keys: Keys,
}

impl Admitted {
    /// Whether it stands beside a handbook instead of being one.
    pub(super) fn is_overlay(&self) -> bool {
        matches!(self.approved.signer, Signer::Agency(_))
    }
}

/// Receives a pack in a folder. `today` is for the delegations of agencies.
pub(super) fn admit(
    source: &mut dyn Read,
    folder: &Path,
    trusts: &[Trust],
    today: Date,
) -> Result<Admitted, InstallError> {
    let mut refused = None;
    let received = Verified::receive(source, folder, Verified::LARGEST, |manifest, signature| {
        believe(trusts, manifest, signature, today).map_err(|why| {
            refused = Some(why);
            PackError::damaged()
        })
    });
    match (received, refused) {
        (_, Some(why)) => Err(why),
        (Ok((verified, (approved, keys))), None) => Ok(Admitted { verified, approved, keys }),
        (Err(error), None) => Err(error.into()),
    }
}

/// Asks the pinned keys of each handbook; one that is another handbook's has nothing to say.
fn believe(
    trusts: &[Trust],
    manifest: &[u8],
    signature: Option<&[u8]>,
    today: Date,
) -> Result<(Approved, Keys), InstallError> {
    let mut told = InstallError::NoKey;
    for trust in trusts {
        match trust.check(manifest, signature, today) {
            Ok(approved) => return Ok((approved, trust.keys().clone())),
            Err(TrustError::OtherHandbook | TrustError::Delegation(BlockError::OtherHandbook)) => {}
            Err(why) => told = refusal(why, trust),
        }
    }
    Err(told)
}

fn refusal(why: TrustError, trust: &Trust) -> InstallError {
    let publisher = trust.keys().publisher().to_string();
    match why {
        TrustError::Damaged | TrustError::Signature(_) => InstallError::Damaged,
        TrustError::Keys(BlockError::NotUnderstood) | TrustError::Delegation(BlockError::NotUnderstood) => {
            InstallError::NeedsNewer
        }
        TrustError::NotSignedBy { publisher } => InstallError::NotSigned { publisher: publisher.to_string() },
        TrustError::OldEpoch { .. } => InstallError::OldKeys { publisher },
        TrustError::Delegation(_) => InstallError::NotDelegated { publisher },
        TrustError::OtherOverlay { agency } => InstallError::NotSigned { publisher: agency.to_string() },
        TrustError::DelegationOver { agency, expires } => {
            InstallError::DelegationOver { agency: agency.to_string(), expires }
        }
        TrustError::KeyRevoked { agency } => InstallError::KeyWithdrawn { agency: agency.to_string() },
        _ => InstallError::NotSigned { publisher },
    }
}
