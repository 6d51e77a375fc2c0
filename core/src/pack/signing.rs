//! The bytes that a signature is over, and how a signature comes into a pack.

use super::error::PackError;
use super::manifest::{Ending, Footer};
use crate::bytes::ByteSource;

/// A manifest's bytes as they are in the file, and the signature over them. Nothing of them is understood yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedBytes {
    /// The manifest.
    pub manifest: Vec<u8>,
    /// The signature, unless the pack is unsigned.
    pub signature: Option<Vec<u8>>,
    signature_start: u64,
    format: u32,
}

impl SignedBytes {
    /// Reads them by the footer alone.
    ///
    /// # Errors
    /// What the end of a file can be wrong with: `NotAPack`, `Damaged`, `Newer`, `Older`, or `Unreadable`.
    pub fn read(pack: &ByteSource) -> Result<Self, PackError> {
        let Ending { manifest, signature, format, parts_end } = Ending::find(pack)?;
        let signature_start = parts_end + manifest.len() as u64;
        Ok(Self { manifest, signature, signature_start, format })
    }

    /// Where the signature begins: what is before it stays as it is when a pack is signed.
    pub fn signature_start(&self) -> u64 {
        self.signature_start
    }

    /// What follows from there in a pack with this signature; an empty one makes it unsigned.
    pub fn ending(&self, signature: &[u8]) -> Vec<u8> {
        let (manifest, length) = (self.manifest.len() as u64, signature.len() as u64);
        let footer = Footer { manifest, signature: length, format: self.format };
        [signature, &footer.bytes()].concat()
    }
}
