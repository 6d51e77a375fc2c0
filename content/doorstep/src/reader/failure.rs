//! What can go wrong, as a message in the reader's language and an exit code.

use std::io;
use std::process::ExitCode;

use doorstep_core::bookmarks::{BookmarkId, Limit, StoreError};
use doorstep_core::doorstep::{ReadError, SavedError};
use doorstep_core::pack::PackError;
use doorstep_core::strings::Arg;

/// Why a command did not do what it was asked.
#[derive(Debug)]
pub enum Failure {
    /// The handbook cannot be used.
    Pack(PackError),
    /// There is no such section.
    Unknown,
    /// The section is no longer in the handbook; its last title.
    Removed(String),
    /// The store refused.
    Store(StoreError),
    /// The section is saved already, with another note or other labels.
    SavedOtherwise(BookmarkId),
    /// There was nothing on standard input.
    InputEmpty,
    /// The file with the store's key is not a key, or may not be read.
    KeyUnusable,
    /// There is a store, and no key to it.
    KeyMissing,
    /// The folder of the store is not known, or cannot be made or written to.
    FolderUnusable,
    /// There is nothing saved.
    NothingSaved,
    /// A file that was named cannot be read.
    FileUnreadable,
    /// A file that was named cannot be written.
    FileUnwritable,
    /// A file that was named is there already.
    FileExists,
    /// What the command prints cannot be written.
    Output(io::Error),
}

/// How a command ended. See `doorstep --help`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    Done = 0,
    NothingFound = 1,
    Unusable = 3,
    UnknownSection = 4,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

impl Failure {
    /// The exit code.
    pub fn exit(&self) -> Exit {
        match self {
            // Whoever read the output had enough.
            Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => Exit::Done,
            Self::Unknown | Self::Removed(_) => Exit::UnknownSection,
            Self::Store(StoreError::NotFound) | Self::NothingSaved => Exit::NothingFound,
            _ => Exit::Unusable,
        }
    }

    /// The message that says what happened, what was kept and what to do; none where there is nobody to tell.
    pub fn message(&self) -> Option<(&'static str, Vec<(&'static str, Arg)>)> {
        let key = match self {
            Self::Pack(PackError::NeedsNewer { feature }) => {
                return Some(("error-pack-needs", vec![("feature", feature.as_str().into())]));
            }
            Self::Pack(error) => pack_message(error),
            Self::Unknown => "error-unknown-section",
            Self::Removed(title) => return Some(("error-removed-section", vec![("title", title.as_str().into())])),
            Self::Store(StoreError::Unreadable) => return Some(("saved-damaged", vec![("count", 1.into())])),
            Self::Store(error) => store_message(error),
            Self::SavedOtherwise(id) => return Some(("error-saved-otherwise", vec![("id", id.to_string().into())])),
            Self::InputEmpty => "error-input-empty",
            Self::KeyUnusable => "error-key-unusable",
            Self::KeyMissing => "error-key-missing",
            Self::FolderUnusable => "error-store-unreadable",
            Self::NothingSaved => "saved-empty",
            Self::FileUnreadable => "error-file-unreadable",
            Self::FileUnwritable => "error-file-unwritable",
            Self::FileExists => "error-file-exists",
            Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => return None,
            Self::Output(_) => "error-file-unwritable",
        };
        Some((key, Vec::new()))
    }
}

fn pack_message(error: &PackError) -> &'static str {
    match error {
        PackError::Unreadable(_) => "error-pack-unreadable",
        PackError::NotAPack | PackError::TooLarge => "error-pack-not",
        PackError::CutShort => "error-pack-cut",
        PackError::NotCopied(_) => "error-pack-room",
        PackError::Newer => "error-pack-newer",
        PackError::Older => "error-pack-older",
        PackError::OtherAnalyzer => "error-pack-analyzer",
        // A case that is not known here is one of the handbook as a whole.
        _ => "error-pack-damaged",
    }
}

fn store_message(error: &StoreError) -> &'static str {
    match error {
        StoreError::WrongKey => "error-store-wrong-key",
        StoreError::Newer => "error-store-newer",
        StoreError::Full(_) => "error-store-full",
        StoreError::Busy(_) => "error-store-busy",
        StoreError::Damaged(_) => "error-store-damaged",
        StoreError::Replaced => "error-store-replaced",
        StoreError::NotFound => "error-store-missing",
        StoreError::TooLarge(Limit::Bookmarks(_)) => "error-store-too-many",
        StoreError::TooLarge(_) => "error-store-too-large",
        StoreError::NotANumber => "error-number-not",
        StoreError::NotAnExport => "error-import-not",
        StoreError::NewerExport => "error-import-newer",
        // A case that is not known here is one of the store as a whole.
        _ => "error-store-unreadable",
    }
}

impl From<PackError> for Failure {
    fn from(error: PackError) -> Self {
        Self::Pack(error)
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<ReadError> for Failure {
    fn from(error: ReadError) -> Self {
        match error {
            ReadError::Unknown => Self::Unknown,
            ReadError::Removed { title } => Self::Removed(title),
            ReadError::Pack(error) => Self::Pack(error),
            _ => unmapped(Self::Unknown),
        }
    }
}

impl From<SavedError> for Failure {
    fn from(error: SavedError) -> Self {
        match error {
            SavedError::Store(error) => Self::Store(error),
            SavedError::Read(error) => error.into(),
            _ => unmapped(Self::FolderUnusable),
        }
    }
}

/// What stands in for a case of the core that has no message yet: a test that meets one fails.
fn unmapped(stand_in: Failure) -> Failure {
    debug_assert!(false, "a case of the core's errors has no message");
    stand_in
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        Self::Output(error.into())
    }
}
