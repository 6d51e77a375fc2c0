//! One way to open, check and migrate every database we own.
//!
//! A database is described by a `Schema`; `open` applies the settings of the private store, refuses what it must
//! not touch, sets a damaged file aside, and brings an older schema up to date in one transaction.

mod error;
mod files;
mod open;
mod private;
mod reserve;
mod snapshot;
mod waiting;

pub use error::Cause;
pub(crate) use error::Error;
pub(crate) use files::{Files, Identity, Turn};
pub(crate) use open::{OpenError, Opening, Schema, leave_log, open, peek, scrub, scrub_now};
pub(crate) use private::{create_new_private, create_private_dir, is_plain_file, sync_folder};
pub(crate) use waiting::together;
