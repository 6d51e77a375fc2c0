//! Installing handbooks: what arrives is staged, verified, told of, and put in place in one step (P8).
//!
//! A [`Shelf`] is a folder of installed packs beside the one that came with the program. One small file in it says which pack is read,
//! which was read before, and the newest release seen of each handbook (P3). That file is replaced by one rename, after the pack that it
//! names was synced and renamed into place: whenever the process ends, the old handbook opens or the new one does.
//!
//! ```text
//! shelf.json         what is read, what was read before, the newest release seen
//! <digits>.pack      installed packs, named by their manifest: at most the one that is read and the one before
//! incoming-<digits>/ a pack that is being received; swept away once nobody holds its lock
//! lock               whose turn it is to change something
//! ```

mod error;
mod gate;
mod lock;
mod offer;
mod overlays;
mod shelf;
mod staging;
mod state;

pub use error::InstallError;
pub use offer::{Offer, OfferedLanguage, OfferedRelease, SavedEffect};
pub use shelf::{Notice, Received, Restorable, Shelf, Shelved, ShelvedPack};
