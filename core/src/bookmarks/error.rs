//! What can go wrong with the store, as cases a person can act on.

use std::fmt;

use super::key::NoRandomness;
use crate::lock::{PinProblem, SealError};
use crate::passphrase::DeriveError;
use crate::sql::{self, Cause};

/// Why the store did not do what it was asked. Nothing is lost in any of these cases, and no case carries content,
/// ids or paths (C8); the cause inside is a code.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// The store was sealed with another key. It is left as it was.
    #[error(
        "these bookmarks were locked with another key; they are kept as they were; open them with the key they were made with"
    )]
    WrongKey,
    /// The store was written by a newer version (S6). It is left as it was.
    #[error("these bookmarks were made by a newer Doorstep; they are kept as they were; update Doorstep to see them")]
    Newer,
    /// The disk is full (S3). Nothing was changed; reading and removing still work.
    #[error("the device has no room left, so nothing was changed; make some room, or remove a bookmark, and try again")]
    Full(#[source] Cause),
    /// Another program held the store for longer than five seconds (S7).
    #[error("the bookmarks are in use by another program, so nothing was changed; try again in a moment")]
    Busy(#[source] Cause),
    /// The store is damaged (S4). Opening it again sets it aside and starts a new one.
    #[error(
        "the file with the bookmarks is damaged; it is kept; open Doorstep again: it sets the file aside and starts a new one"
    )]
    Damaged(#[source] Cause),
    /// The system refused to read or write.
    #[error(
        "the bookmarks can't be read or written on this device; they are kept as they were; check the storage and try again"
    )]
    Storage(#[source] Cause),
    /// The store may only be read: its folder or file cannot be written.
    #[error("the bookmarks can only be read here; nothing was changed; to keep more, use another folder")]
    ReadOnly,
    /// In the place of one of the store's files is something else: a folder, a pipe, a device.
    #[error("in the place of a file of the bookmarks is something that is no file; it is kept; move it elsewhere")]
    NotAFile,
    /// There is no such bookmark.
    #[error("there is no such bookmark; it may have been removed")]
    NotFound,
    /// This bookmark's record is damaged or was tampered with. It is kept; the others are not affected.
    #[error("this bookmark is damaged and can't be read; the others are not affected; you can remove all damaged ones")]
    Unreadable,
    /// More than the store takes.
    #[error("{0}; nothing was changed")]
    TooLarge(Limit),
    /// What was typed for a number is none.
    #[error(
        "this is no phone number; nothing was changed; write its digits; spaces, + - ( ) . , ; # * and letters for an extension may stand among them"
    )]
    NotANumber,
    /// The text is not an export of bookmarks.
    #[error(
        "this is not a file of exported bookmarks, or it is cut short; nothing was changed; choose a file that Doorstep exported"
    )]
    NotAnExport,
    /// The export was made by a newer version.
    #[error("these bookmarks were exported by a newer Doorstep; nothing was changed; update Doorstep to import them")]
    NewerExport,
    /// The export is sealed, and no passphrase was given.
    #[error("these bookmarks are sealed with a passphrase; nothing was changed; give the passphrase to import them")]
    SealedExport,
    /// The passphrase does not open the export, or the file was changed.
    #[error("the passphrase does not open this file, or the file was changed; nothing was changed here; try again")]
    WrongPassphrase,
    /// The passphrase is empty.
    #[error("there is no passphrase; nothing was changed; choose one of several words")]
    NoPassphrase,
    /// Opening the export would take more work or memory than any that Doorstep made.
    #[error("this file asks for more work than an export of Doorstep does; nothing was changed")]
    TooCostly,
    /// The store's file was moved or replaced while it was open: what is written to it would be lost (S11).
    #[error("the file of the bookmarks was moved or replaced; nothing was changed in it; open Doorstep again")]
    Replaced,
    /// There is a PIN over the store, and it was not typed yet (C3). The handbook stays open.
    #[error("the bookmarks are locked; type the PIN to open them")]
    Locked,
    /// This is not the PIN. It was counted (C5).
    #[error("this is not the PIN")]
    WrongPin {
        /// Seconds until the next one is judged.
        wait: u32,
        /// How many more wrong ones erase everything; none where that is off.
        left: Option<u32>,
    },
    /// After wrong PINs one waits. This one was not judged, nor counted (C5).
    #[error("a PIN is judged again in {wait} seconds")]
    Wait {
        /// Seconds until then.
        wait: u32,
    },
    /// Too many PINs were wrong, and everything was erased, as it had been set.
    #[error("too many PINs were wrong; the bookmarks were erased, as it was set")]
    WipedByTries,
    /// This cannot be the PIN, or may not become it.
    #[error("{0}; nothing was changed")]
    Pin(PinProblem),
    /// There is no PIN, or there is one already.
    #[error("there is a PIN already, or none; nothing was changed")]
    PinMismatch,
    /// What is damaged would stay readable without the PIN. It has to be given up, or there can be none.
    #[error("what is damaged can't be taken under the PIN; nothing was changed; give it up, or do without a PIN")]
    DamagedRemains,
    /// The file with the key that the PIN opens is missing or damaged. The store is kept as it was.
    #[error("the file that the PIN opens is missing or damaged; the bookmarks are kept as they were; put it back")]
    KeyLost,
    /// The device has not enough memory to judge a PIN now. It was not counted.
    #[error("there is not enough memory now; close other apps and try again")]
    NoMemory,
    /// The store was wiped and not opened again.
    #[error("the bookmarks were erased; open Doorstep again to start anew")]
    Wiped,
}

/// A limit of the store, with its largest value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Limit {
    /// Characters in a note.
    Note(usize),
    /// Characters in a title.
    Title(usize),
    /// Characters in a label, be it a bookmark's or a number's.
    Label(usize),
    /// Labels on a bookmark.
    Labels(usize),
    /// Characters in a quote; a part of the passage that is longer is saved as the whole section.
    Quote(usize),
    /// Characters in the name of a handbook or of a revision.
    Name(usize),
    /// Characters in a number.
    Number(usize),
    /// Bookmarks in the store.
    Bookmarks(usize),
    /// Bytes in an imported file.
    Import(usize),
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Note(max) => write!(f, "the note is too long; {max} characters fit"),
            Self::Title(max) => write!(f, "the title is too long; {max} characters fit"),
            Self::Label(max) => write!(f, "a label is too long; {max} characters fit"),
            Self::Labels(max) => write!(f, "there are too many labels; {max} fit on a bookmark"),
            Self::Quote(max) => write!(f, "the marked text is too long; {max} characters fit; save the whole section"),
            Self::Name(max) => write!(f, "the name of the handbook or revision is too long; {max} characters fit"),
            Self::Number(max) => write!(f, "the number is too long; {max} characters fit"),
            Self::Bookmarks(max) => write!(f, "there are too many bookmarks; {max} fit; remove some first"),
            Self::Import(max) => write!(f, "the file is too large; {} MB fit", max / 1_000_000),
        }
    }
}

impl From<sql::Error> for StoreError {
    fn from(error: sql::Error) -> Self {
        match error {
            sql::Error::Full(cause) => Self::Full(cause),
            sql::Error::Busy(cause) => Self::Busy(cause),
            sql::Error::Damaged(cause) => Self::Damaged(cause),
            sql::Error::Newer => Self::Newer,
            sql::Error::Replaced => Self::Replaced,
            sql::Error::NotAFile => Self::NotAFile,
            sql::Error::Io(cause) => Self::Storage(cause),
        }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        sql::Error::from(error).into()
    }
}

impl From<NoRandomness> for StoreError {
    fn from(_: NoRandomness) -> Self {
        Self::Storage(Cause::System(std::io::ErrorKind::Unsupported))
    }
}

impl From<PinProblem> for StoreError {
    fn from(problem: PinProblem) -> Self {
        Self::Pin(problem)
    }
}

impl From<DeriveError> for StoreError {
    fn from(_: DeriveError) -> Self {
        Self::NoMemory
    }
}

impl From<SealError> for StoreError {
    fn from(error: SealError) -> Self {
        match error {
            SealError::NoRandomness => NoRandomness.into(),
            SealError::Derive(error) => error.into(),
        }
    }
}

impl From<std::io::Error> for StoreError {
    fn from(error: std::io::Error) -> Self {
        sql::Error::from(error).into()
    }
}

impl From<sql::OpenError<Self>> for StoreError {
    fn from(error: sql::OpenError<Self>) -> Self {
        match error {
            sql::OpenError::Sql(error) => error.into(),
            sql::OpenError::Refused(error) => error,
        }
    }
}
