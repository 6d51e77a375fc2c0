//! What a recovery key signs.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::error::BlockError;
use super::signature::{PublicKey, Signature};

/// The largest block that is read.
const LARGEST: usize = 16 * 1024;

/// A block of JSON and minisign's signature over its very bytes, as a manifest carries both.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedBlock {
    /// The JSON.
    pub block: String,
    /// The signature over it.
    pub signature: String,
}

impl SignedBlock {
    /// What the block says, once the key is seen to have signed it.
    pub(super) fn open<T: DeserializeOwned>(&self, recovery: &PublicKey) -> Result<T, BlockError> {
        let signature = Signature::parse(self.signature.as_bytes()).map_err(|_| BlockError::NotSigned)?;
        if self.block.len() > LARGEST || !recovery.has_signed(self.block.as_bytes(), &signature) {
            return Err(BlockError::NotSigned);
        }
        // A field that is there twice, or that we do not know, is an error: what recovery signed is understood whole or not at all.
        serde_json::from_str(&self.block).map_err(|_| BlockError::NotUnderstood)
    }
}
