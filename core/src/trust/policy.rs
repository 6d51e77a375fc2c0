//! Whether a pack is believed.

use serde::Deserialize;

use super::block::SignedBlock;
use super::delegation::Delegation;
use super::error::TrustError;
use super::floor::Edition;
use super::keys::{Keys, is_id};
use super::name::Name;
use super::rotation::Rotation;
use super::signature::{PublicKey, Signature};
use crate::pack::Date;

/// What counts for a handbook now: the pinned keys, and the newest rotation that is known.
#[derive(Clone, Debug)]
pub struct Trust {
    keys: Keys,
    rotation: Option<(Rotation, SignedBlock)>,
}

/// A pack that is believed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Approved {
    /// The id of the handbook, or of the overlay.
    pub handbook: String,
    /// Its place among the releases.
    pub edition: Edition,
    /// Who signed it.
    pub signer: Signer,
    /// The newest rotation that is known with this pack, to be remembered.
    pub keys: Option<SignedBlock>,
}

/// Who signed a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Signer {
    /// The handbook's publisher, by the pinned name.
    Publisher(Name),
    /// An agency, by the name in its delegation.
    Agency(Delegation),
}

impl Signer {
    /// The name to show.
    pub fn name(&self) -> &Name {
        match self {
            Self::Publisher(name) => name,
            Self::Agency(delegation) => &delegation.agency,
        }
    }
}

/// All that is read of a manifest before its signature is checked: whose key it must be.
#[derive(Deserialize)]
struct Claim {
    handbook: String,
    version: u64,
    #[serde(default)]
    epoch: u64,
    #[serde(default)]
    keys: Option<SignedBlock>,
    #[serde(default)]
    overlay: Option<SignedBlock>,
}

/// Whose keys a pack must be held against, by its own word: to find the pinned ones, and nothing else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whose {
    /// The id of the handbook whose keys they are.
    pub handbook: String,
    /// The overlay's id, where the pack is one.
    pub overlay: Option<String>,
}

impl Whose {
    /// Reads it from a manifest's bytes. Ids have the form of ids, so that they can name files.
    ///
    /// # Errors
    /// [`TrustError::Damaged`].
    pub fn read(manifest: &[u8]) -> Result<Self, TrustError> {
        let claim: Claim = serde_json::from_slice(manifest).map_err(|_| TrustError::Damaged)?;
        let whose = match &claim.overlay {
            None => Self { handbook: claim.handbook, overlay: None },
            Some(signed) => {
                let handbook = Delegation::claimed_handbook(signed).ok_or(TrustError::Damaged)?;
                Self { handbook, overlay: Some(claim.handbook) }
            }
        };
        let mut ids = std::iter::once(&whose.handbook).chain(&whose.overlay);
        if ids.all(|id| is_id(id)) { Ok(whose) } else { Err(TrustError::Damaged) }
    }
}

impl Trust {
    /// What the pinned keys say alone.
    pub fn new(keys: Keys) -> Self {
        Self { keys, rotation: None }
    }

    /// Adds a rotation that is known from elsewhere: from the pack that the app came with, or from [`super::Seen::keys`].
    ///
    /// One that the pinned recovery key has not signed does not count, nor one that is not newer.
    #[must_use]
    pub fn and(self, known: Option<&SignedBlock>) -> Self {
        let opened = known.and_then(|signed| Some((Rotation::open(signed, &self.keys).ok()?, signed.clone())));
        match opened {
            Some(rotation) if rotation.0.epoch > self.epoch() => Self { rotation: Some(rotation), ..self },
            _ => self,
        }
    }

    /// The pinned keys.
    pub fn keys(&self) -> &Keys {
        &self.keys
    }

    /// The epoch that counts: 0 is that of the pinned keys.
    pub fn epoch(&self) -> u64 {
        self.rotation.as_ref().map_or(0, |(rotation, _)| rotation.epoch)
    }

    /// The newest rotation that counts.
    pub fn rotation(&self) -> Option<&SignedBlock> {
        self.rotation.as_ref().map(|(_, signed)| signed)
    }

    /// The keys that sign releases now.
    pub fn release_keys(&self) -> &[PublicKey] {
        match &self.rotation {
            Some((rotation, _)) => &rotation.release,
            None => std::slice::from_ref(self.keys.release()),
        }
    }

    /// The keys that sign nothing any more.
    pub fn revoked_keys(&self) -> &[PublicKey] {
        self.rotation.as_ref().map_or(&[], |(rotation, _)| &rotation.revoked)
    }

    /// Whether a key signs nothing any more.
    pub fn is_revoked(&self, key: &PublicKey) -> bool {
        self.revoked_keys().contains(key)
    }

    /// Whether a pack is believed, by the bytes of its manifest as they are in the file, and its signature. `today` is for delegations.
    ///
    /// Whether it may take the place of what is there is another question: [`super::Floor`].
    ///
    /// # Errors
    /// Every case of [`TrustError`]. No name in it is the pack's.
    pub fn check(&self, manifest: &[u8], signature: Option<&[u8]>, today: Date) -> Result<Approved, TrustError> {
        let claim: Claim = serde_json::from_slice(manifest).map_err(|_| TrustError::Damaged)?;
        match &claim.overlay {
            Some(signed) => self.check_overlay(&claim, signed, manifest, signature, today),
            None => self.check_handbook(&claim, manifest, signature),
        }
    }

    fn check_handbook(&self, claim: &Claim, manifest: &[u8], signature: Option<&[u8]>) -> Result<Approved, TrustError> {
        if claim.handbook != self.keys.handbook() {
            return Err(TrustError::OtherHandbook);
        }
        let publisher = self.keys.publisher();
        let signature = self.signature(signature)?;
        let now = self.with_block_of(claim)?;
        if claim.epoch < now.epoch() {
            return Err(TrustError::OldEpoch { publisher: publisher.clone() });
        }
        if claim.epoch > now.epoch() {
            return Err(TrustError::UnknownEpoch { publisher: publisher.clone() });
        }
        if !now.release_keys().iter().any(|key| key.has_signed(manifest, &signature)) {
            return Err(TrustError::NotSignedBy { publisher: publisher.clone() });
        }
        Ok(now.approved(claim, Signer::Publisher(publisher.clone())))
    }

    /// With the rotation that a pack brings. One that does not count refuses the pack: its publisher would not have sent it.
    fn with_block_of(&self, claim: &Claim) -> Result<Self, TrustError> {
        let Some(signed) = &claim.keys else { return Ok(self.clone()) };
        let rotation = Rotation::open(signed, &self.keys).map_err(TrustError::Keys)?;
        if rotation.epoch != claim.epoch {
            return Err(TrustError::UnknownEpoch { publisher: self.keys.publisher().clone() });
        }
        Ok(self.clone().and(Some(signed)))
    }

    fn check_overlay(
        &self,
        claim: &Claim,
        signed: &SignedBlock,
        manifest: &[u8],
        signature: Option<&[u8]>,
        today: Date,
    ) -> Result<Approved, TrustError> {
        let signature = self.signature(signature)?;
        let delegation = Delegation::open(signed, &self.keys).map_err(TrustError::Delegation)?;
        let agency = delegation.agency.clone();
        // Release keys are the handbook's affair; an overlay does not bring any.
        if claim.handbook != delegation.overlay || claim.epoch != delegation.epoch || claim.keys.is_some() {
            return Err(TrustError::OtherOverlay { agency });
        }
        if self.is_revoked(&delegation.key) {
            return Err(TrustError::KeyRevoked { agency });
        }
        if delegation.is_over(today) {
            return Err(TrustError::DelegationOver { agency, expires: delegation.expires });
        }
        if !delegation.key.has_signed(manifest, &signature) {
            return Err(TrustError::NotSignedBy { publisher: agency });
        }
        Ok(self.approved(claim, Signer::Agency(delegation)))
    }

    fn signature(&self, signature: Option<&[u8]>) -> Result<Signature, TrustError> {
        let unsigned = || TrustError::Unsigned { publisher: self.keys.publisher().clone() };
        Ok(Signature::parse(signature.ok_or_else(unsigned)?)?)
    }

    fn approved(&self, claim: &Claim, signer: Signer) -> Approved {
        Approved {
            handbook: claim.handbook.clone(),
            edition: Edition { epoch: claim.epoch, version: claim.version },
            signer,
            keys: self.rotation().cloned(),
        }
    }
}
