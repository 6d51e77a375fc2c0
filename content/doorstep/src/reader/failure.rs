//! What can go wrong, as a message in the reader's language and an exit code.

use std::io;
use std::process::ExitCode;

use doorstep_core::bookmarks::{BookmarkId, Limit, StoreError};
use doorstep_core::doorstep::{ReadError, SavedError};
use doorstep_core::install::InstallError;
use doorstep_core::lock::PinProblem;
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
    /// A handbook was not installed or put back.
    Install(InstallError),
    /// The keys that were named are none.
    KeysUnusable,
    /// What would be done was shown, and nobody said yes.
    NotAsked,
    /// There was nothing on standard input.
    InputEmpty,
    /// The file with the store's key is not a key, or may not be read.
    KeyUnusable,
    /// There is a store, and no key to it.
    KeyMissing,
    /// The folder of the store is not known, or cannot be made or written to.
    FolderUnusable,
    /// The folder, or a file in it, is behind a link that leads nowhere: to a drive that was taken out.
    FolderGone,
    /// There is no store where there are traces of one.
    StoreGone,
    /// No passphrase could be read, be it that nobody can be asked.
    PassphraseUnreadable,
    /// There is nothing saved.
    NothingSaved,
    /// A file that was named cannot be read.
    FileUnreadable,
    /// A file that was named cannot be written.
    FileUnwritable,
    /// A file that was named is there already.
    FileExists,
    /// A PIN is to be set, and none was given.
    PinNotGiven,
    /// The PIN was typed twice, and not the same.
    PinsDiffer,
    /// Erasing was not confirmed.
    NotConfirmed,
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
            Self::Store(StoreError::NotFound) | Self::NothingSaved | Self::NotAsked => Exit::NothingFound,
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
            Self::Store(StoreError::WrongPin { wait, left: None }) => {
                return Some(waiting(["pin-wrong-seconds", "pin-wrong-minutes", "pin-wrong-hours"], *wait));
            }
            Self::Store(StoreError::WrongPin { left: Some(left), .. }) => {
                return Some(("error-pin-wrong-left", vec![("left", u64::from(*left).into())]));
            }
            Self::Store(StoreError::Wait { wait }) => {
                return Some(waiting(["lock-wait-seconds", "lock-wait-minutes", "lock-wait-hours"], *wait));
            }
            Self::Store(error) => store_message(error),
            Self::SavedOtherwise(id) => return Some(("error-saved-otherwise", vec![("id", id.to_string().into())])),
            Self::Install(error) => return Some(install_message(error)),
            Self::KeysUnusable => "error-install-keys-unusable",
            Self::NotAsked => "install-needs-yes",
            Self::InputEmpty => "error-input-empty",
            Self::KeyUnusable => "error-key-unusable",
            Self::KeyMissing => "error-key-missing",
            Self::FolderUnusable => "error-folder-unusable",
            Self::FolderGone => "error-folder-gone",
            Self::StoreGone => "error-folder-emptied",
            Self::PassphraseUnreadable => "error-passphrase-unreadable",
            Self::NothingSaved => "saved-empty",
            Self::FileUnreadable => "error-file-unreadable",
            Self::FileUnwritable => "error-file-unwritable",
            Self::FileExists => "error-file-exists",
            Self::PinNotGiven => "pin-not-given",
            Self::PinsDiffer => "pin-differs",
            Self::NotConfirmed => "wipe-not-confirmed",
            Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => return None,
            Self::Output(_) => "error-file-unwritable",
        };
        Some((key, Vec::new()))
    }
}

/// How long one waits, in the seconds, minutes or hours that a person counts in.
fn waiting([seconds, minutes, hours]: [&'static str; 3], wait: u32) -> (&'static str, Vec<(&'static str, Arg)>) {
    const MINUTE: u32 = 60;
    const HOUR: u32 = 60 * MINUTE;
    let (key, unit) = match wait {
        ..=90 => (seconds, 1),
        91..=5_400 => (minutes, MINUTE),
        _ => (hours, HOUR),
    };
    (key, vec![("count", u64::from(wait.div_ceil(unit)).into())])
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

fn install_message(error: &InstallError) -> (&'static str, Vec<(&'static str, Arg)>) {
    let of = |publisher: &String| vec![("publisher", publisher.as_str().into())];
    let key = match error {
        InstallError::NotAHandbook => "error-install-not-a-handbook",
        InstallError::NotWhole => "error-install-not-whole",
        InstallError::NotSigned { publisher } => return ("error-install-not-signed", of(publisher)),
        InstallError::OldKeys { publisher } => return ("error-install-old-keys", of(publisher)),
        InstallError::NotDelegated { publisher } => return ("error-install-not-delegated", of(publisher)),
        InstallError::DelegationOver { agency, expires } => {
            let args = vec![("agency", agency.as_str().into()), ("date", expires.to_string().into())];
            return ("error-install-delegation-over", args);
        }
        InstallError::KeyWithdrawn { agency } => {
            return ("error-install-key-withdrawn", vec![("agency", agency.as_str().into())]);
        }
        InstallError::OtherHandbook => "error-install-other-handbook",
        InstallError::Collides => "error-install-collides",
        InstallError::Older { version, newest } => {
            let args = vec![("version", version.to_string().into()), ("newest", newest.to_string().into())];
            return ("error-install-older", args);
        }
        InstallError::NoKey => "error-install-no-key",
        InstallError::OtherKeys => "error-install-other-keys",
        InstallError::NeedsNewer => "error-pack-newer",
        InstallError::TooOld => "error-pack-older",
        InstallError::TooLarge => "error-install-too-large",
        InstallError::Unreadable(_) => "error-pack-unreadable",
        InstallError::Full => "error-install-full",
        InstallError::Busy => "error-install-busy",
        InstallError::Storage(_) => "error-install-storage",
        InstallError::NothingBefore => "error-install-nothing-before",
        // A case that is not known here is one of the file as a whole.
        _ => "error-install-damaged",
    };
    (key, Vec::new())
}

fn store_message(error: &StoreError) -> &'static str {
    match error {
        StoreError::WrongKey => "error-store-wrong-key",
        StoreError::Newer => "error-store-newer",
        StoreError::Full(_) => "error-store-full",
        StoreError::Busy(_) => "error-store-busy",
        StoreError::Damaged(_) => "error-store-damaged",
        StoreError::Replaced => "error-store-replaced",
        StoreError::Locked => "pin-locked",
        StoreError::Pin(PinProblem::TooShort) => "pin-too-short",
        StoreError::Pin(PinProblem::TooLong) => "pin-too-long",
        StoreError::Pin(_) => "pin-too-easy",
        StoreError::PinMismatch => "pin-mismatch",
        StoreError::DamagedRemains => "pin-damaged-remains",
        StoreError::KeyLost => "error-pin-lost",
        StoreError::NoMemory => "error-pin-memory",
        StoreError::WipedByTries => "error-pin-wiped",
        StoreError::NotFound => "error-store-missing",
        StoreError::TooLarge(Limit::Bookmarks(_)) => "error-store-too-many",
        StoreError::TooLarge(_) => "error-store-too-large",
        StoreError::NotANumber => "error-number-not",
        StoreError::NotAnExport => "error-import-not",
        StoreError::NewerExport => "error-import-newer",
        StoreError::SealedExport => "error-import-sealed-how",
        StoreError::WrongPassphrase => "error-passphrase-wrong",
        StoreError::NoPassphrase => "error-passphrase-none",
        StoreError::TooCostly => "error-import-not",
        StoreError::ReadOnly => "error-folder-read-only",
        StoreError::NotAFile => "error-folder-no-file",
        // A case that is not known here is one of the store as a whole.
        _ => "error-folder-unusable",
    }
}

impl From<PackError> for Failure {
    fn from(error: PackError) -> Self {
        Self::Pack(error)
    }
}

impl From<InstallError> for Failure {
    fn from(error: InstallError) -> Self {
        Self::Install(error)
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
