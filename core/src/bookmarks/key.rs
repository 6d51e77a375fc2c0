//! The key of the store.

use std::fmt;

use zeroize::{Zeroize, Zeroizing};

/// The 256-bit key that seals the store; it is wiped from memory when dropped, and never shown.
///
/// It must be random, not made from a password: phones keep it wrapped in their key store.
#[derive(Clone)]
pub struct StoreKey(Zeroizing<[u8; 32]>);

/// The system has no random numbers to give.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the system has no random numbers to give")]
pub(super) struct NoRandomness;

impl StoreKey {
    /// Takes over a key's bytes.
    pub fn from_bytes(mut bytes: [u8; 32]) -> Self {
        let key = Self(Zeroizing::new(bytes));
        bytes.zeroize();
        key
    }

    /// The key's bytes, for the sealing alone.
    pub(super) fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Debug for StoreKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("StoreKey(..)")
    }
}
