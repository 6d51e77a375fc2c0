//! The data key, sealed twice: inside with Argon2id of the PIN, outside with the platform's key.
//!
//! Both seals are `XChaCha20-Poly1305` and have the header as associated data, so that nothing in it can be changed. The
//! outer one is opened first: without the platform's key there is nothing to try a PIN on, and a wrong platform key is
//! told from a wrong PIN.

use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use zeroize::Zeroizing;

use super::{PinKind, Secret};
use crate::bookmarks::{KeyId, NoRandomness, StoreKey};
use crate::passphrase::{Cost, DeriveError, derive};

/// The first bytes of the file, the last of them the format's number.
pub(super) const MAGIC: [u8; 8] = *b"DoorPin\x01";

const HEADER: usize = 64;
const NONCE: usize = 24;
const TAG: usize = 16;
const INNER: usize = NONCE + 32 + TAG;
const OUTER: usize = NONCE + INNER + TAG;

/// The bytes of an envelope.
pub(super) const BYTES: usize = HEADER + OUTER;

/// What may be told of a PIN to whoever has the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Terms {
    pub(crate) kind: PinKind,
    pub(crate) cost: Cost,
    pub(crate) wipe_after: Option<u16>,
}

/// A sealed data key.
#[derive(Clone)]
pub(crate) struct Envelope {
    header: [u8; HEADER],
    sealed: [u8; OUTER],
}

/// Why there is no envelope.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum SealError {
    #[error("the system has no random numbers to give")]
    NoRandomness,
    #[error(transparent)]
    Derive(#[from] DeriveError),
}

/// The data key, still sealed with the PIN.
pub(crate) struct Inner(Vec<u8>);

impl Envelope {
    /// Seals a data key that has an id.
    pub(crate) fn seal(
        data: &StoreKey,
        id: KeyId,
        secret: &Secret,
        cost: Cost,
        wipe_after: Option<u16>,
        platform: &StoreKey,
    ) -> Result<Self, SealError> {
        let mut salt = [0; 16];
        getrandom::fill(&mut salt).map_err(|_| SealError::NoRandomness)?;
        let header = header(id, salt, Terms { kind: secret.kind(), cost, wipe_after });
        let key = derive(secret.bytes(), &salt, cost)?;
        let inner = seal(&key, &header, Layer::Pin, data.bytes())?;
        let outer = seal(platform.bytes(), &header, Layer::Platform, &inner)?;
        let sealed = outer.try_into().map_err(|_| SealError::NoRandomness)?;
        Ok(Self { header, sealed })
    }

    /// The envelope in a file's first bytes, if they look like one.
    pub(super) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (header, rest) = bytes.split_first_chunk::<HEADER>()?;
        let (sealed, _) = rest.split_first_chunk::<OUTER>()?;
        (header[..8] == MAGIC).then_some(Self { header: *header, sealed: *sealed })
    }

    pub(super) fn to_bytes(&self) -> [u8; BYTES] {
        let mut bytes = [0; BYTES];
        bytes[..HEADER].copy_from_slice(&self.header);
        bytes[HEADER..].copy_from_slice(&self.sealed);
        bytes
    }

    /// Which data key is inside.
    pub(crate) fn id(&self) -> KeyId {
        KeyId(self.array(8))
    }

    /// What the header says. It is believed once the outer seal opened.
    pub(crate) fn terms(&self) -> Terms {
        let number = |at| u32::from_le_bytes(self.array(at));
        let wipe_after = u16::from_le_bytes(self.array(52));
        Terms {
            kind: if self.header[54] == 0 { PinKind::Digits } else { PinKind::Passphrase },
            cost: Cost { memory_kib: number(40), passes: number(44), lanes: number(48) },
            wipe_after: (wipe_after > 0).then_some(wipe_after),
        }
    }

    /// Opens the outer seal, if the platform's key is the one that it was sealed with.
    pub(crate) fn with_platform(&self, platform: &StoreKey) -> Option<Inner> {
        open(platform.bytes(), &self.header, Layer::Platform, &self.sealed).map(|inner| Inner(inner.to_vec()))
    }

    /// Opens the inner seal, if the PIN is right. This is what takes its time.
    pub(crate) fn with_pin(&self, inner: &Inner, secret: &Secret) -> Result<Option<StoreKey>, DeriveError> {
        let key = derive(secret.bytes(), &self.array(24), self.terms().cost)?;
        let data = open(&key, &self.header, Layer::Pin, &inner.0);
        Ok(data.and_then(|data| StoreKey::data(&data, self.id())))
    }

    /// Bytes of the header.
    fn array<const N: usize>(&self, at: usize) -> [u8; N] {
        let mut array = [0; N];
        array.iter_mut().zip(self.header.iter().skip(at)).for_each(|(to, from)| *to = *from);
        array
    }
}

fn header(id: KeyId, salt: [u8; 16], terms: Terms) -> [u8; HEADER] {
    let mut header = [0; HEADER];
    header[..8].copy_from_slice(&MAGIC);
    header[8..24].copy_from_slice(&id.0);
    header[24..40].copy_from_slice(&salt);
    header[40..44].copy_from_slice(&terms.cost.memory_kib.to_le_bytes());
    header[44..48].copy_from_slice(&terms.cost.passes.to_le_bytes());
    header[48..52].copy_from_slice(&terms.cost.lanes.to_le_bytes());
    header[52..54].copy_from_slice(&terms.wipe_after.unwrap_or(0).to_le_bytes());
    header[54] = u8::from(terms.kind == PinKind::Passphrase);
    header
}

/// Which of the two seals: one never opens as the other.
#[derive(Clone, Copy)]
enum Layer {
    Pin,
    Platform,
}

impl Layer {
    fn associated_data(self, header: &[u8; HEADER]) -> Vec<u8> {
        let name: &[u8] = match self {
            Self::Pin => b"doorstep pin 1 inner\0",
            Self::Platform => b"doorstep pin 1 outer\0",
        };
        [name, header].concat()
    }
}

fn seal(key: &[u8; 32], header: &[u8; HEADER], layer: Layer, message: &[u8]) -> Result<Vec<u8>, NoRandomness> {
    let mut nonce = [0; NONCE];
    getrandom::fill(&mut nonce).map_err(|_| NoRandomness)?;
    let payload = Payload { msg: message, aad: &layer.associated_data(header) };
    let sealed = XChaCha20Poly1305::new(key.into()).encrypt(&XNonce::from(nonce), payload);
    // Encrypting fails only for hundreds of gigabytes.
    Ok([nonce.as_slice(), &sealed.map_err(|_| NoRandomness)?].concat())
}

fn open(key: &[u8; 32], header: &[u8; HEADER], layer: Layer, sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let (nonce, ciphertext) = sealed.split_first_chunk::<NONCE>()?;
    let payload = Payload { msg: ciphertext, aad: &layer.associated_data(header) };
    XChaCha20Poly1305::new(key.into()).decrypt(&XNonce::from(*nonce), payload).ok().map(Zeroizing::new)
}

impl From<NoRandomness> for SealError {
    fn from(_: NoRandomness) -> Self {
        Self::NoRandomness
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COST: Cost = Cost { memory_kib: 8, passes: 1, lanes: 1 };

    fn secret(typed: &str) -> Secret {
        Secret::typed(typed).unwrap()
    }

    fn platform(byte: u8) -> StoreKey {
        StoreKey::from_bytes([byte; 32])
    }

    fn envelope() -> (Envelope, StoreKey) {
        let (data, id) = StoreKey::random_data().unwrap();
        (Envelope::seal(&data, id, &secret("480213"), COST, Some(10), &platform(1)).unwrap(), data)
    }

    #[test]
    fn c2_the_data_key_opens_with_platform_key_and_pin_together_alone() {
        let (envelope, data) = envelope();
        assert!(envelope.with_platform(&platform(2)).is_none());
        let inner = envelope.with_platform(&platform(1)).unwrap();
        assert!(envelope.with_pin(&inner, &secret("480214")).unwrap().is_none());
        let opened = envelope.with_pin(&inner, &secret("480213")).unwrap().unwrap();
        assert_eq!(opened.bytes(), data.bytes());
        let layers = [(&envelope.sealed[..], "outer"), (&inner.0, "inner")];
        for (bytes, layer) in layers {
            assert!(!bytes.windows(8).any(|window| data.bytes().windows(8).any(|key| key == window)), "{layer}");
        }
        // The PIN alone: its key opens neither layer of the file.
        let of_pin = derive(b"480213", &envelope.array(24), COST).unwrap();
        assert!(open(&of_pin, &envelope.header, Layer::Pin, &envelope.sealed).is_none());
        assert!(open(&of_pin, &envelope.header, Layer::Platform, &envelope.sealed).is_none());
        // The platform's key alone: it does not open the inner layer.
        assert!(open(platform(1).bytes(), &envelope.header, Layer::Pin, &inner.0).is_none());
    }

    #[test]
    fn c2_no_bit_of_an_envelope_can_be_changed() {
        let (envelope, _) = envelope();
        let bytes = envelope.to_bytes();
        assert!(Envelope::from_bytes(&bytes).unwrap().with_platform(&platform(1)).is_some());
        for at in 0..bytes.len() * 8 {
            let mut changed = bytes;
            changed[at / 8] ^= 1 << (at % 8);
            let opened = Envelope::from_bytes(&changed).and_then(|envelope| envelope.with_platform(&platform(1)));
            assert!(opened.is_none(), "bit {at}");
        }
    }

    #[test]
    fn terms_come_out_as_they_went_in() {
        let (envelope, _) = envelope();
        let terms = Envelope::from_bytes(&envelope.to_bytes()).unwrap().terms();
        assert_eq!(terms, Terms { kind: PinKind::Digits, cost: COST, wipe_after: Some(10) });
    }

    #[test]
    fn the_same_pin_never_makes_the_same_envelope() {
        let (data, id) = StoreKey::random_data().unwrap();
        let seal = || Envelope::seal(&data, id, &secret("480213"), COST, None, &platform(1)).unwrap();
        let (one, other) = (seal(), seal());
        assert_ne!(one.header[24..40], other.header[24..40]);
        assert_ne!(one.sealed[..24], other.sealed[..24]);
    }
}
