//! Signing: keys, packs, rotations and delegations, in minisign's form.
//!
//! Nothing here asks for a passphrase or writes a file.

use std::io::Cursor;

use ct_codecs::{Base64, Decoder};
use doorstep_core::bytes::ByteSource;
use doorstep_core::pack::{Date, Manifest, Pack, PackError, PackLocation, SignedBytes};
use doorstep_core::trust::{Approved, Delegation, InvalidKey, PublicKey, Rotation, SignedBlock, Trust, TrustError};

/// Why something was not signed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SignError {
    /// The file is no secret key.
    #[error(
        "this is not a secret key; it is a file of two lines that ends in .key, as `doorstep keygen` or minisign writes it"
    )]
    NotAKey,
    /// The file is no public key.
    #[error(transparent)]
    NotAPublicKey(#[from] InvalidKey),
    /// The key is guarded, and no passphrase was given.
    #[error("the key needs its passphrase")]
    NeedsPassphrase,
    /// The passphrase opens nothing.
    #[error("the passphrase does not open the key; try again, or use the key that it belongs to")]
    WrongPassphrase,
    /// A passphrase that guards nothing, or that minisign would not take.
    #[error("a passphrase has 1 to 1024 characters; for a key without one say --no-passphrase")]
    Passphrase,
    /// The system gave no random numbers, or the key could not be guarded.
    #[error("a key can't be made on this machine: {0}")]
    Generate(#[source] minisign::PError),
    /// The signature did not come out.
    #[error("the key can't sign: its two halves do not belong together; restore it from its copy")]
    BrokenKey,
    /// The pack cannot be used.
    #[error(transparent)]
    Pack(#[from] PackError),
    /// The pack is of rotated keys or an overlay, and nothing says whose.
    #[error("the pack says whose key must sign it; add --keys with the publisher's keys.toml, so that it is checked")]
    NeedsKeys,
    /// No phone would take the pack with this signature.
    #[error("no phone would take the pack with this signature: {0}")]
    NotBelieved(#[source] TrustError),
    /// Only the recovery key signs blocks.
    #[error("this is not the recovery key that keys.toml names")]
    NotRecovery,
    /// There is no epoch after the last.
    #[error("there is no epoch after the last; new apps must pin a new recovery key")]
    NoMoreEpochs,
    /// The epoch that was asked for is over.
    #[error("the epoch must be above {0}, the last one")]
    EpochIsOver(u64),
    /// A key that must not sign: revoked, recovery itself, or too many.
    #[error("these keys can't sign releases: there must be 1 to 8, none of them revoked, none the recovery key")]
    KeysContradict,
    /// A delegation to a key or under an id that it cannot have.
    #[error(
        "this can't be delegated: the overlay needs an id of its own, and the agency a key of its own that was not revoked"
    )]
    DelegationContradicts,
    /// The block could not be written.
    #[error("the block can't be written: {0}")]
    Encoding(#[from] serde_json::Error),
}

/// A secret key, open.
pub struct SecretKey {
    secret: minisign::SecretKey,
    public: PublicKey,
}

/// A fresh pair, as its two files.
pub struct NewKey {
    /// The secret key's file.
    pub secret: String,
    /// The public key's file.
    pub public: String,
    /// The public key.
    pub key: PublicKey,
}

/// minisign's limit.
const LONGEST_PASSPHRASE: usize = 1024;

impl NewKey {
    /// Makes a pair, its secret half guarded by a passphrase or by nothing but its file.
    ///
    /// # Errors
    /// [`SignError::Passphrase`] and [`SignError::Generate`].
    pub fn generate(passphrase: Option<&str>) -> Result<Self, SignError> {
        let pair = match passphrase {
            Some(words) if words.is_empty() || words.len() > LONGEST_PASSPHRASE => return Err(SignError::Passphrase),
            Some(words) => minisign::KeyPair::generate_encrypted_keypair(Some(words.to_owned())),
            None => minisign::KeyPair::generate_unencrypted_keypair(),
        };
        let pair = pair.map_err(SignError::Generate)?;
        let secret = pair.sk.to_box(Some("minisign secret key")).map_err(SignError::Generate)?;
        let public = pair.pk.to_box().map_err(SignError::Generate)?;
        let key = PublicKey::parse(&pair.pk.to_base64())?;
        Ok(Self { secret: secret.into_string(), public: public.into_string(), key })
    }
}

impl SecretKey {
    /// Whether a secret key's file asks for a passphrase.
    ///
    /// # Errors
    /// [`SignError::NotAKey`].
    pub fn is_guarded(file: &str) -> Result<bool, SignError> {
        match bytes_of(file)?.get(2..4) {
            Some(b"Sc") => Ok(true),
            Some(b"\0\0") => Ok(false),
            _ => Err(SignError::NotAKey),
        }
    }

    /// Opens a secret key's file, as `doorstep keygen` or minisign writes it.
    ///
    /// # Errors
    /// [`SignError::NotAKey`], [`SignError::NeedsPassphrase`], [`SignError::WrongPassphrase`] and [`SignError::BrokenKey`].
    pub fn open(file: &str, passphrase: Option<&str>) -> Result<Self, SignError> {
        let secret = if Self::is_guarded(file)? {
            let passphrase = passphrase.ok_or(SignError::NeedsPassphrase)?.to_owned();
            let guarded = minisign::SecretKeyBox::from(file.to_owned());
            guarded.into_secret_key(Some(passphrase)).map_err(|_| SignError::WrongPassphrase)?
        } else {
            // The program minisign leaves the checksum of such a key empty, which the library refuses: whether the key is whole is seen
            // by what it signs.
            minisign::SecretKey::from_bytes(&bytes_of(file)?).map_err(|_| SignError::NotAKey)?
        };
        let public = minisign::PublicKey::from_secret_key(&secret).map_err(|_| SignError::NotAKey)?;
        let public = PublicKey::parse(&public.to_base64()).map_err(|_| SignError::NotAKey)?;
        let key = Self { secret, public };
        key.sign(b"whole")?;
        Ok(key)
    }

    /// Its public half.
    pub fn public(&self) -> &PublicKey {
        &self.public
    }

    /// Signs some bytes, in the prehashed form. The comments say nothing of when, where or what.
    ///
    /// # Errors
    /// [`SignError::BrokenKey`].
    pub fn sign(&self, bytes: &[u8]) -> Result<String, SignError> {
        let comment = Some("doorstep");
        let signed = minisign::sign(None, &self.secret, Cursor::new(bytes), comment, Some("signature by doorstep"));
        let signature = signed.map_err(|_| SignError::BrokenKey)?.into_string();
        let read = doorstep_core::trust::Signature::parse(signature.as_bytes()).map_err(|_| SignError::BrokenKey)?;
        if self.public.has_signed(bytes, &read) { Ok(signature) } else { Err(SignError::BrokenKey) }
    }

    fn sign_block(&self, block: String) -> Result<SignedBlock, SignError> {
        let signature = self.sign(block.as_bytes())?;
        Ok(SignedBlock { block, signature })
    }
}

/// The size of a secret key, with all that minisign keeps beside it.
const SECRET_BYTES: usize = 158;

fn bytes_of(file: &str) -> Result<Vec<u8>, SignError> {
    let mut lines = file.lines();
    let (comment, key) = (lines.next().unwrap_or_default(), lines.next().unwrap_or_default());
    let bytes = Base64::decode_to_vec(key, None).map_err(|_| SignError::NotAKey)?;
    let whole = comment.starts_with("untrusted comment:") && bytes.len() == SECRET_BYTES && bytes.starts_with(b"Ed");
    if whole && lines.all(str::is_empty) { Ok(bytes) } else { Err(SignError::NotAKey) }
}

/// A pack that was just signed.
pub struct SignedPack {
    /// All of its bytes: those of before up to the signature, unchanged.
    pub bytes: Vec<u8>,
    /// What it says of itself.
    pub manifest: Manifest,
    /// What a phone would say of it, where the keys were given.
    pub approved: Option<Approved>,
}

/// Signs a pack that is whole, in the place of a signature that it may have. With `trust`, only as phones take it.
///
/// # Errors
/// What is wrong with the pack or the key: every case of [`SignError`] that is about them.
pub fn sign_pack(pack: Vec<u8>, key: &SecretKey, trust: Option<&Trust>, today: Date) -> Result<SignedPack, SignError> {
    let source = ByteSource::from_memory(pack.as_slice());
    let opened = Pack::open(&PackLocation::Memory(pack.as_slice().into()))?;
    opened.verify()?;
    let manifest = opened.manifest().clone();
    if trust.is_none() && (manifest.epoch > 0 || manifest.keys.is_some() || manifest.overlay.is_some()) {
        return Err(SignError::NeedsKeys);
    }
    let unsigned = SignedBytes::read(&source)?;
    let signature = key.sign(&unsigned.manifest)?;
    let check = |trust: &Trust| trust.check(&unsigned.manifest, Some(signature.as_bytes()), today);
    let approved = trust.map(check).transpose().map_err(SignError::NotBelieved)?;
    let kept = usize::try_from(unsigned.signature_start()).unwrap_or(usize::MAX);
    let mut bytes = pack;
    bytes.truncate(kept);
    bytes.extend(unsigned.ending(signature.as_bytes()));
    Ok(SignedPack { bytes, manifest, approved })
}

/// The next rotation: from now on these keys sign releases, and those of before do not.
///
/// `trust` is the pinned keys and the last rotation. Keys that were revoked stay so. `epoch` is the one after the last unless it is given.
///
/// # Errors
/// What keeps the block from counting: every case of [`SignError`] that is about it.
pub fn rotate(
    trust: &Trust,
    recovery: &SecretKey,
    release: Vec<PublicKey>,
    revoke: Vec<PublicKey>,
    epoch: Option<u64>,
) -> Result<(Rotation, SignedBlock), SignError> {
    let keys = trust.keys();
    if recovery.public() != keys.recovery() {
        return Err(SignError::NotRecovery);
    }
    let epoch = match epoch {
        Some(epoch) if epoch <= trust.epoch() => return Err(SignError::EpochIsOver(trust.epoch())),
        Some(epoch) => epoch,
        None => trust.epoch().checked_add(1).ok_or(SignError::NoMoreEpochs)?,
    };
    let replaced = trust.release_keys().iter().filter(|key| !release.contains(key)).cloned();
    let revoked = without_doubles(trust.revoked_keys().iter().cloned().chain(replaced).chain(revoke));
    let release = without_doubles(release);
    let rotation = Rotation { handbook: keys.handbook().to_owned(), epoch, release, revoked };
    if !rotation.holds_together(keys) {
        return Err(SignError::KeysContradict);
    }
    let block = recovery.sign_block(rotation.to_block()?)?;
    Ok((rotation, block))
}

fn without_doubles(keys: impl IntoIterator<Item = PublicKey>) -> Vec<PublicKey> {
    let mut once = Vec::new();
    for key in keys {
        if !once.contains(&key) {
            once.push(key);
        }
    }
    once
}

/// A delegation, signed. `trust` says which keys were revoked.
///
/// # Errors
/// [`SignError::NotRecovery`], [`SignError::DelegationContradicts`] and what signing answers.
pub fn delegate(trust: &Trust, recovery: &SecretKey, delegation: &Delegation) -> Result<SignedBlock, SignError> {
    let keys = trust.keys();
    if recovery.public() != keys.recovery() {
        return Err(SignError::NotRecovery);
    }
    let revoked = trust.is_revoked(&delegation.key) || trust.release_keys().contains(&delegation.key);
    if revoked || delegation.handbook != keys.handbook() || !delegation.holds_together(keys) {
        return Err(SignError::DelegationContradicts);
    }
    recovery.sign_block(delegation.to_block()?)
}

/// A block as the file beside a handbook: `rotation.toml` or `delegation.toml`.
///
/// # Errors
/// What the text could not be written for; there is no such block.
pub fn block_file(block: &SignedBlock) -> Result<String, toml::ser::Error> {
    let lines = toml::to_string(block)?;
    Ok(format!("# Written by doorstep, signed by the recovery key. `doorstep build` puts it into the pack.\n{lines}"))
}

/// The block in such a file; nothing where there is none.
pub fn read_block(file: &str) -> Option<SignedBlock> {
    toml::from_str(file).ok()
}
