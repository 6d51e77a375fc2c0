//! The key of the store.

use std::fmt;

use zeroize::{Zeroize, Zeroizing};

/// The 256-bit key that seals the store; it is wiped from memory when dropped, and never shown.
///
/// It must be random, not made from a password: phones keep it wrapped in their key store.
#[derive(Clone)]
pub struct StoreKey {
    /// Where it is stays the same when the key is handed on, so that no copy is left behind.
    bytes: Box<Zeroizing<[u8; 32]>>,
    /// The name of a data key; none for the platform's.
    id: Option<KeyId>,
}

/// The name of a data key: in the store that it seals and in the envelope that it is kept in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct KeyId(pub(crate) [u8; 16]);

/// The system has no random numbers to give.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the system has no random numbers to give")]
pub(crate) struct NoRandomness;

impl StoreKey {
    /// Takes over a key's bytes.
    pub fn from_bytes(mut bytes: [u8; 32]) -> Self {
        let key = Self::of(&bytes, None);
        bytes.zeroize();
        key
    }

    /// A data key, if it is as long as one.
    pub(crate) fn data(bytes: &[u8], id: KeyId) -> Option<Self> {
        (bytes.len() == 32).then(|| Self::of(bytes, Some(id)))
    }

    /// A new data key.
    pub(crate) fn random_data() -> Result<(Self, KeyId), NoRandomness> {
        let mut id = KeyId([0; 16]);
        getrandom::fill(&mut id.0).map_err(|_| NoRandomness)?;
        let mut key = Self::of(&[], Some(id));
        getrandom::fill(key.bytes.as_mut_slice()).map_err(|_| NoRandomness)?;
        Ok((key, id))
    }

    fn of(bytes: &[u8], id: Option<KeyId>) -> Self {
        let mut key = Self { bytes: Box::default(), id };
        key.bytes.iter_mut().zip(bytes).for_each(|(to, from)| *to = *from);
        key
    }

    /// The key's bytes, for the sealing alone.
    pub(crate) fn bytes(&self) -> &[u8; 32] {
        &self.bytes
    }

    /// The name of a data key; none for the platform's.
    pub(crate) fn id(&self) -> Option<KeyId> {
        self.id
    }
}

impl fmt::Debug for StoreKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("StoreKey(..)")
    }
}
