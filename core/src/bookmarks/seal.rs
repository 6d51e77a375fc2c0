//! Sealing: every value of the person's is encrypted and bound to its place (C1).
//!
//! A sealed value is a random 192-bit nonce and the `XChaCha20-Poly1305` ciphertext of the padded value
//! (draft-irtf-cfrg-xchacha-03). Table, column and row go in as associated data: a value that was moved to another
//! place does not open. Nonces of this length may be drawn at random for as long as the store lives.

use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use zeroize::Zeroizing;

use super::key::{NoRandomness, StoreKey};

const NONCE: usize = 24;

/// What the values of a row mean; raised when a column's content is encoded in another way.
const ENCODING: &[u8] = b"doorstep bookmarks 1";

/// The smallest padded value. Values of up to 63 bytes, an empty note among them, look alike.
const SMALLEST: usize = 64;

/// Ends the value and starts the padding (ISO/IEC 7816-4).
const END: u8 = 0x80;

/// Where a value is. Names hold no NUL.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) table: &'static str,
    pub(super) column: &'static str,
    pub(super) row: i64,
}

/// Seals and opens values with the store's key.
pub(super) struct Sealer {
    key: StoreKey,
}

impl Sealer {
    pub(super) fn new(key: StoreKey) -> Self {
        Self { key }
    }

    /// Seals a value for its place.
    pub(super) fn seal(&self, place: Place, value: &[u8]) -> Result<Vec<u8>, NoRandomness> {
        let mut nonce = [0; NONCE];
        getrandom::fill(&mut nonce).map_err(|_| NoRandomness)?;
        let padded = pad(value);
        let payload = Payload { msg: &padded, aad: &place.associated_data() };
        // Encrypting fails only for values of hundreds of gigabytes.
        let ciphertext = self.cipher().encrypt(&XNonce::from(nonce), payload).map_err(|_| NoRandomness)?;
        Ok([nonce.as_slice(), &ciphertext].concat())
    }

    /// Opens a value, if it was sealed with this key for this place and is whole.
    pub(super) fn unseal(&self, place: Place, sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        let (nonce, ciphertext) = sealed.split_first_chunk::<NONCE>()?;
        let payload = Payload { msg: ciphertext, aad: &place.associated_data() };
        let padded = self.cipher().decrypt(&XNonce::from(*nonce), payload).ok()?;
        unpad(Zeroizing::new(padded))
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(self.key.bytes().into())
    }
}

impl Place {
    fn associated_data(self) -> Vec<u8> {
        let row = self.row.to_le_bytes();
        [ENCODING, self.table.as_bytes(), self.column.as_bytes(), &row].join(&0)
    }
}

/// Fills a value up to the next power of two, so that its length tells little.
fn pad(value: &[u8]) -> Zeroizing<Vec<u8>> {
    let size = (value.len() + 1).next_power_of_two().max(SMALLEST);
    let mut padded = Zeroizing::new(Vec::with_capacity(size));
    padded.extend_from_slice(value);
    padded.push(END);
    padded.resize(size, 0);
    padded
}

fn unpad(mut padded: Zeroizing<Vec<u8>>) -> Option<Zeroizing<Vec<u8>>> {
    let end = padded.iter().rposition(|byte| *byte != 0)?;
    if padded.get(end) != Some(&END) {
        return None;
    }
    padded.truncate(end);
    Some(padded)
}
