//! Bookmarks: the private store of what a person saved, and of the numbers that they call.
//!
//! [`Bookmarks`] keeps them in one `SQLite` file in which every value of the person's is sealed: which passage it is as
//! much as the note on it. An [`Anchor`] names the passage in no language, so that it holds in all of them and in
//! later releases of the handbook. A [`Number`] is one of a closed list, typed by the person.

mod anchor;
mod error;
mod key;
mod locking;
mod model;
mod number;
mod number_rows;
mod reseal;
mod rows;
mod schema;
mod seal;
mod sealed_export;
mod store;
mod transfer;

#[cfg(test)]
pub(crate) use seal::count;

pub use anchor::{Anchor, Quote};
pub use error::{Limit, StoreError};
pub use key::StoreKey;
pub(crate) use key::{KeyId, NoRandomness};
pub use locking::{end_wipe, wipe};
pub use model::{Bookmark, BookmarkId, NewBookmark, Removed};
pub use number::{Number, Numbers};
pub use store::{Bookmarks, OpenReport};
pub use transfer::ImportReport;
