//! Errors as the phones see them: cases that a person can act on, without content, ids or paths (C8).
//!
//! The shells show the words that the core has for each case; `Display` is for developers.

use doorstep_core::bookmarks as store;
use doorstep_core::doorstep as facade;
use doorstep_core::pack::PackError;

use crate::guard::Fault;
use crate::number::long;

/// Why nothing can be read. What a person has saved is not touched by any of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error, uniffi::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// No passage or topic has this name, and none ever had.
    #[error("no such passage")]
    Unknown,
    /// The passage is no longer in the handbook; see [`crate::Doorstep::last_title`].
    #[error("passage removed")]
    Removed,
    /// The text is no language tag.
    #[error("no such language")]
    UnknownLanguage,
    /// The handbook's file is not there, or may not be read.
    #[error("handbook unreadable")]
    Unreadable,
    /// The file is no handbook.
    #[error("not a handbook")]
    NotAHandbook,
    /// The handbook's file is not whole or was changed: get it again.
    #[error("handbook damaged")]
    Damaged,
    /// The handbook was made for a newer Doorstep: update Doorstep.
    #[error("handbook newer")]
    Newer,
    /// The handbook was made for an older Doorstep: get a newer release of it.
    #[error("handbook older")]
    Older,
    /// The handbook was made for another version of search: update the handbook or Doorstep.
    #[error("handbook for another search")]
    OtherSearch,
    /// The search was stopped by [`crate::Doorstep::interrupt`]; there is nothing to tell the person.
    #[error("interrupted")]
    Interrupted,
    /// A fault of Doorstep's own: try again.
    #[error("fault")]
    Fault,
}

/// Why the store did not do what it was asked. Nothing is lost in any of these cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error, uniffi::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// The key does not have 32 bytes.
    #[error("not a key")]
    BadKey,
    /// The store was sealed with another key. It is left as it was.
    #[error("wrong key")]
    WrongKey,
    /// The store was written by a newer Doorstep. It is left as it was.
    #[error("store newer")]
    Newer,
    /// The device has no room left. Reading and removing still work.
    #[error("no room")]
    Full,
    /// Another program holds the store: try again in a moment.
    #[error("busy")]
    Busy,
    /// The store is damaged. Opening it again sets it aside and starts a new one.
    #[error("store damaged")]
    Damaged,
    /// The system refused to read or write.
    #[error("storage")]
    Storage,
    /// There is no such bookmark.
    #[error("no such bookmark")]
    NotFound,
    /// This bookmark is damaged; the others are not affected.
    #[error("bookmark unreadable")]
    Unreadable,
    /// More than the store takes.
    #[error("too large")]
    TooLarge {
        /// What is too large.
        limit: Limit,
        /// The most that is taken.
        most: i64,
    },
    /// What was typed for a number has no digit, or a sign that no phone number has.
    #[error("not a number")]
    NotANumber,
    /// The text is no export of bookmarks.
    #[error("not an export")]
    NotAnExport,
    /// The export was made by a newer Doorstep.
    #[error("export newer")]
    NewerExport,
    /// The store's file was moved or replaced while it was open: open Doorstep again.
    #[error("replaced")]
    Replaced,
    /// The store was wiped; open it anew.
    #[error("wiped")]
    Wiped,
    /// A fault of Doorstep's own: try again.
    #[error("fault")]
    Fault,
}

/// What a limit of the store is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
#[non_exhaustive]
pub enum Limit {
    /// Characters in a note.
    Note,
    /// Characters in a title.
    Title,
    /// Characters in a label, be it a bookmark's or a number's.
    Label,
    /// Labels on a bookmark.
    Labels,
    /// Characters in a quote.
    Quote,
    /// Characters in a name.
    Name,
    /// Characters in a number.
    Number,
    /// Bookmarks in the store.
    Bookmarks,
    /// Bytes in an import.
    Import,
    /// Something else.
    Other,
}

/// Why a passage could not be saved, or the saved ones not be listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error, uniffi::Error)]
#[non_exhaustive]
pub enum SavedError {
    /// The store could not do it; reading goes on.
    #[error("store: {reason}")]
    Store {
        /// Why.
        reason: StoreError,
    },
    /// The passage cannot be read.
    #[error("handbook: {reason}")]
    Read {
        /// Why.
        reason: ReadError,
    },
}

impl From<PackError> for ReadError {
    fn from(error: PackError) -> Self {
        match error {
            PackError::Unreadable(_) => Self::Unreadable,
            PackError::NotCopied(_) => Self::Unreadable,
            PackError::NotAPack | PackError::TooLarge => Self::NotAHandbook,
            PackError::Damaged(_) | PackError::CutShort => Self::Damaged,
            PackError::Newer | PackError::NeedsNewer { .. } => Self::Newer,
            PackError::Older => Self::Older,
            PackError::OtherAnalyzer => Self::OtherSearch,
            PackError::Interrupted => Self::Interrupted,
            _ => unmapped(Self::Fault),
        }
    }
}

impl From<facade::ReadError> for ReadError {
    fn from(error: facade::ReadError) -> Self {
        match error {
            facade::ReadError::Unknown => Self::Unknown,
            facade::ReadError::Removed { .. } => Self::Removed,
            facade::ReadError::Pack(error) => error.into(),
            _ => unmapped(Self::Fault),
        }
    }
}

impl From<store::StoreError> for StoreError {
    fn from(error: store::StoreError) -> Self {
        use store::StoreError as Core;
        match error {
            Core::WrongKey => Self::WrongKey,
            Core::Newer => Self::Newer,
            Core::Full(_) => Self::Full,
            Core::Busy(_) => Self::Busy,
            Core::Damaged(_) => Self::Damaged,
            Core::NotFound => Self::NotFound,
            Core::Unreadable => Self::Unreadable,
            Core::TooLarge(limit) => too_large(limit),
            Core::NotANumber => Self::NotANumber,
            Core::NotAnExport => Self::NotAnExport,
            Core::NewerExport => Self::NewerExport,
            Core::Replaced => Self::Replaced,
            Core::Wiped => Self::Wiped,
            Core::Storage(_) => Self::Storage,
            _ => unmapped(Self::Fault),
        }
    }
}

fn too_large(limit: store::Limit) -> StoreError {
    use store::Limit as Core;
    let (limit, most) = match limit {
        Core::Note(most) => (Limit::Note, most),
        Core::Title(most) => (Limit::Title, most),
        Core::Label(most) => (Limit::Label, most),
        Core::Labels(most) => (Limit::Labels, most),
        Core::Quote(most) => (Limit::Quote, most),
        Core::Name(most) => (Limit::Name, most),
        Core::Number(most) => (Limit::Number, most),
        Core::Bookmarks(most) => (Limit::Bookmarks, most),
        Core::Import(most) => (Limit::Import, most),
        _ => unmapped((Limit::Other, 0)),
    };
    StoreError::TooLarge { limit, most: long(most) }
}

impl From<facade::SavedError> for SavedError {
    fn from(error: facade::SavedError) -> Self {
        match error {
            facade::SavedError::Store(error) => Self::Store { reason: error.into() },
            facade::SavedError::Read(error) => Self::Read { reason: error.into() },
            _ => unmapped(Self::Read { reason: ReadError::Fault }),
        }
    }
}

/// What stands in for a case of the core that has none here yet: a test that meets one fails.
fn unmapped<T>(stand_in: T) -> T {
    debug_assert!(false, "a case of the core's errors has none at the border");
    stand_in
}

impl From<ReadError> for SavedError {
    fn from(reason: ReadError) -> Self {
        Self::Read { reason }
    }
}

impl Fault for ReadError {
    fn fault() -> Self {
        Self::Fault
    }
}

impl Fault for StoreError {
    fn fault() -> Self {
        Self::Fault
    }
}

impl Fault for SavedError {
    fn fault() -> Self {
        Self::Store { reason: StoreError::Fault }
    }
}
