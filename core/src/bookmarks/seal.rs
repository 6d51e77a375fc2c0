//! Sealing: every value of the person's is encrypted and bound to its cell (C1).
//!
//! A sealed value is a random 192-bit nonce and the `XChaCha20-Poly1305` ciphertext of the padded value
//! (draft-irtf-cfrg-xchacha-03). Table, column and row go in as associated data: a value that was moved to another
//! cell does not open. Nonces of this length may be drawn at random for as long as the store lives.

use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use zeroize::Zeroizing;

use super::key::{KeyId, NoRandomness, StoreKey};

const NONCE: usize = 24;

/// What the values of a row mean; raised when a column's content is encoded in another way.
const ENCODING: &[u8] = b"doorstep bookmarks 1";

/// The smallest padded value. Values of up to 63 bytes, an empty note among them, look alike.
const SMALLEST: usize = 64;

/// Ends the value and starts the padding (ISO/IEC 7816-4).
const END: u8 = 0x80;

/// Where a value is. Names hold no NUL.
#[derive(Clone, Copy)]
pub(super) struct Cell {
    pub(super) table: &'static str,
    pub(super) column: &'static str,
    pub(super) row: i64,
}

/// How many values of each column a thread has opened: tests show that what a screen does not need stays sealed.
#[cfg(test)]
pub(crate) mod count {
    use std::cell::RefCell;
    use std::collections::BTreeMap;

    thread_local! {
        static OPENED: RefCell<BTreeMap<&'static str, usize>> = const { RefCell::new(BTreeMap::new()) };
    }

    pub(super) fn note(column: &'static str) {
        OPENED.with_borrow_mut(|opened| *opened.entry(column).or_default() += 1);
    }

    /// What was opened since the last call.
    pub(crate) fn take() -> BTreeMap<&'static str, usize> {
        OPENED.take()
    }
}

/// Seals and opens values with the store's key.
pub(super) struct Sealer {
    key: StoreKey,
}

impl Sealer {
    pub(super) fn new(key: StoreKey) -> Self {
        Self { key }
    }

    /// The name of the data key, where it is one.
    pub(super) fn key_id(&self) -> Option<KeyId> {
        self.key.id()
    }

    /// The key, to be sealed itself.
    pub(super) fn key(&self) -> &StoreKey {
        &self.key
    }

    /// Seals a value for its cell.
    pub(super) fn seal(&self, cell: Cell, value: &[u8]) -> Result<Vec<u8>, NoRandomness> {
        let mut nonce = [0; NONCE];
        getrandom::fill(&mut nonce).map_err(|_| NoRandomness)?;
        let padded = pad(value);
        let payload = Payload { msg: &padded, aad: &cell.associated_data() };
        // Encrypting fails only for values of hundreds of gigabytes.
        let ciphertext = self.cipher().encrypt(&XNonce::from(nonce), payload).map_err(|_| NoRandomness)?;
        Ok([nonce.as_slice(), &ciphertext].concat())
    }

    /// Opens a value, if it was sealed with this key for this cell and is whole.
    pub(super) fn unseal(&self, cell: Cell, sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        #[cfg(test)]
        count::note(cell.column);
        let (nonce, ciphertext) = sealed.split_first_chunk::<NONCE>()?;
        let payload = Payload { msg: ciphertext, aad: &cell.associated_data() };
        let padded = self.cipher().decrypt(&XNonce::from(*nonce), payload).ok()?;
        unpad(Zeroizing::new(padded))
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(self.key.bytes().into())
    }
}

impl Cell {
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const HERE: Cell = Cell { table: "bookmark", column: "note", row: 7 };

    fn sealer(byte: u8) -> Sealer {
        Sealer::new(StoreKey::from_bytes([byte; 32]))
    }

    #[test]
    fn c1_a_value_opens_at_its_own_place_alone() {
        let sealed = sealer(1).seal(HERE, b"secret").unwrap();
        assert_eq!(sealer(1).unseal(HERE, &sealed).unwrap().as_slice(), b"secret");
        for other in [
            Cell { table: "meta", ..HERE },
            Cell { column: "title", ..HERE },
            Cell { row: 8, ..HERE },
            Cell { table: "bookmark\0note", column: "", ..HERE },
        ] {
            assert!(sealer(1).unseal(other, &sealed).is_none());
        }
        assert!(sealer(2).unseal(HERE, &sealed).is_none());
    }

    #[test]
    fn c1_no_nonce_comes_twice() {
        let nonces: std::collections::HashSet<_> =
            (0..1_000).map(|_| sealer(1).seal(HERE, b"").unwrap()[..NONCE].to_vec()).collect();
        assert_eq!(nonces.len(), 1_000);
    }

    #[test]
    fn lengths_fall_into_a_few_sizes() {
        let size = |len: usize| sealer(1).seal(HERE, &vec![b'x'; len]).unwrap().len() - NONCE - 16;
        assert_eq!([0, 1, 63].map(size), [64; 3]);
        assert_eq!([64, 127].map(size), [128; 2]);
        assert_eq!(size(128), 256);
    }

    /// The cipher is the published one: the vector of draft-irtf-cfrg-xchacha-03, A.3.1.
    #[test]
    fn the_cipher_is_xchacha20_poly1305() {
        let key: [u8; 32] = std::array::from_fn(|i| 0x80 + u8::try_from(i).unwrap());
        let nonce: [u8; 24] = std::array::from_fn(|i| 0x40 + u8::try_from(i).unwrap());
        let aad = [0x50, 0x51, 0x52, 0x53, 0xc0, 0xc1, 0xc2, 0xc3, 0xc4, 0xc5, 0xc6, 0xc7];
        let msg = b"Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, \
            sunscreen would be it.";
        let cipher = Sealer::new(StoreKey::from_bytes(key)).cipher();
        let sealed = cipher.encrypt(&XNonce::from(nonce), Payload { msg, aad: &aad }).unwrap();
        assert_eq!(sealed[..8], [0xbd, 0x6d, 0x17, 0x9d, 0x3e, 0x83, 0xd4, 0x3b]);
        assert_eq!(sealed[sealed.len() - 16..][..8], [0xc0, 0x87, 0x59, 0x24, 0xc1, 0xc7, 0x98, 0x79]);
    }

    proptest! {
        #[test]
        fn values_come_out_as_they_went_in(value in proptest::collection::vec(any::<u8>(), 0..300), row: i64) {
            let cell = Cell { row, ..HERE };
            let sealed = sealer(3).seal(cell, &value).unwrap();
            prop_assert_eq!(sealer(3).unseal(cell, &sealed).unwrap().to_vec(), value);
        }

        #[test]
        fn c1_a_changed_or_cut_value_does_not_open(at: usize, bit in 0..8_u8, cut: usize) {
            let sealed = sealer(3).seal(HERE, b"secret").unwrap();
            let mut changed = sealed.clone();
            changed[at % sealed.len()] ^= 1 << bit;
            prop_assert!(sealer(3).unseal(HERE, &changed).is_none());
            prop_assert!(sealer(3).unseal(HERE, &sealed[..cut % sealed.len()]).is_none());
        }
    }
}
