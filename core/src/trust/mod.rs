//! Whom a pack is believed: signatures, pinned keys, their rotation, the floor of versions, and delegations.
//!
//! Pure rules: nothing here reads a file or a clock. Signatures are minisign's, over the bytes of the manifest as they are in the file.
//!
//! ```text
//! recovery key ──signs──▶ rotation: which release keys count from an epoch on, which keys are revoked
//!      │                       │
//!      │                       ▼
//!      │                  release key ──signs──▶ the manifest of a handbook
//!      │
//!      └───────signs──▶ delegation: agency, key, overlay, expiry
//!                              │
//!                              ▼
//!                         agency's key ──signs──▶ the manifest of an overlay
//! ```
//!
//! An app pins [`Keys`] for each handbook. [`Trust`] is what they and the newest rotation say; [`Trust::check`] answers whether a pack
//! is to be believed and from whom it is; [`Floor`] whether it may take the place of what is there; [`Seen`] is what to remember.
//! Why it is done so: `docs/adr/0013-signed-packs.md`; how an editor signs: `docs/signing.md`.

mod block;
mod delegation;
mod error;
mod floor;
mod keys;
mod name;
mod policy;
mod rotation;
mod signature;
#[cfg(test)]
mod tests;

pub use block::SignedBlock;
pub use delegation::Delegation;
pub use error::{BlockError, TrustError};
pub use floor::{Edition, Floor, Order, Seen};
pub use keys::{InvalidKeys, Keys};
pub use name::{InvalidName, Name};
pub use policy::{Approved, Signer, Trust, Whose};
pub use rotation::Rotation;
pub use signature::{InvalidKey, InvalidSignature, PublicKey, Signature};
