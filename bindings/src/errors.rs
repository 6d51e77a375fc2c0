//! Errors as the phones see them: cases that a person can act on, without content, ids or paths (C8).
//!
//! The shells show the words that the core has for each case; `Display` is for developers.

use doorstep_core::bookmarks as store;
use doorstep_core::doorstep as facade;
use doorstep_core::install;
use doorstep_core::pack::PackError;

use crate::guard::Fault;
use crate::lock::PinProblem;
use crate::number::{int, long};

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
    /// The store may only be read: its folder or file cannot be written.
    #[error("read only")]
    ReadOnly,
    /// In the place of one of the store's files is something that is no file.
    #[error("not a file")]
    NotAFile,
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
    /// The export is sealed: ask for its passphrase and call `importSealed`.
    #[error("export sealed")]
    SealedExport,
    /// The passphrase does not open the export, or the file was changed: ask again.
    #[error("wrong passphrase")]
    WrongPassphrase,
    /// The passphrase is empty.
    #[error("no passphrase")]
    NoPassphrase,
    /// Opening the export would take more work than any that Doorstep made.
    #[error("export too costly")]
    TooCostly,
    /// The store's file was moved or replaced while it was open: open Doorstep again.
    #[error("replaced")]
    Replaced,
    /// There is a PIN over the store, and it was not typed yet. The handbook stays open.
    #[error("locked")]
    Locked,
    /// This is not the PIN. It was counted.
    #[error("wrong PIN")]
    WrongPin {
        /// Seconds until the next one is judged.
        wait: i32,
        /// How many more wrong ones erase everything; none where that is off.
        left: Option<i32>,
    },
    /// After wrong PINs one waits; this one was neither judged nor counted.
    #[error("wait")]
    Wait {
        /// Seconds until the next one is judged.
        wait: i32,
    },
    /// Too many PINs were wrong, and everything that was saved was erased, as it had been set.
    #[error("wiped by tries")]
    WipedByTries,
    /// This cannot be the PIN, or may not become it. It was not counted.
    #[error("not a PIN")]
    Pin {
        /// Why.
        problem: PinProblem,
    },
    /// There is a PIN already where one is to be set, or none where one is to be changed or removed.
    #[error("PIN or none")]
    PinMismatch,
    /// What is damaged would stay readable without the PIN: it is given up (`give_up_damaged`), or there is no PIN.
    #[error("damaged remains")]
    DamagedRemains,
    /// The file that the PIN opens is missing or damaged. The store is kept as it was.
    #[error("key lost")]
    KeyLost,
    /// The device has too little memory to judge a PIN now. It was not counted.
    #[error("no memory")]
    NoMemory,
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

/// Why a handbook was not installed or put back. What is read and what was saved is as before. Each case names its words.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, uniffi::Error)]
#[non_exhaustive]
pub enum InstallError {
    /// The file is something else (`error-install-not-a-handbook`).
    #[error("not a handbook")]
    NotAHandbook,
    /// The file stops before its end (`error-install-not-whole`).
    #[error("not whole")]
    NotWhole,
    /// The file was changed or broken (`error-install-damaged`).
    #[error("damaged")]
    Damaged,
    /// It is not signed by the publisher whom the app knows, or by the agency that it names (`error-install-not-signed`).
    #[error("not signed")]
    NotSigned {
        /// Who should have signed it.
        publisher: String,
    },
    /// It is from before its publisher changed their keys (`error-install-old-keys`).
    #[error("old keys")]
    OldKeys {
        /// The publisher.
        publisher: String,
    },
    /// An agency may not add it: the publisher has not let them (`error-install-not-delegated`).
    #[error("not delegated")]
    NotDelegated {
        /// The publisher.
        publisher: String,
    },
    /// An agency could sign it up to a day that is over (`error-install-delegation-over`).
    #[error("delegation over")]
    DelegationOver {
        /// The agency.
        agency: String,
        /// The last day.
        date: String,
    },
    /// The agency's key was withdrawn (`error-install-key-withdrawn`).
    #[error("key withdrawn")]
    KeyWithdrawn {
        /// The agency.
        agency: String,
    },
    /// It stands beside another handbook than the one that is read (`error-install-other-handbook`).
    #[error("other handbook")]
    OtherHandbook,
    /// It uses names of sections that are taken (`error-install-collides`).
    #[error("collides")]
    Collides,
    /// It is older than what was seen here (`error-install-older`).
    #[error("older")]
    Older {
        /// The release in the file.
        version: i64,
        /// The newest release seen here.
        newest: i64,
    },
    /// The app knows no key for this handbook (`error-install-no-key`).
    #[error("no key")]
    NoKey,
    /// The keys are not those that are known for this handbook, or no keys at all (`error-install-other-keys`).
    #[error("other keys")]
    OtherKeys,
    /// It was made for a newer Doorstep (`error-pack-newer`).
    #[error("needs newer")]
    NeedsNewer,
    /// It was made for an older Doorstep (`error-pack-older`).
    #[error("too old")]
    TooOld,
    /// It is larger than a handbook is (`error-install-too-large`).
    #[error("too large")]
    TooLarge,
    /// The file can't be read (`error-pack-unreadable`).
    #[error("unreadable")]
    Unreadable,
    /// The device has no room left (`error-install-full`).
    #[error("no room")]
    Full,
    /// Another program is installing (`error-install-busy`).
    #[error("busy")]
    Busy,
    /// The system refused to read or write (`error-install-storage`).
    #[error("storage")]
    Storage,
    /// There is no handbook to go back to (`error-install-nothing-before`).
    #[error("nothing before")]
    NothingBefore,
    /// The offer was taken or dropped already: look at the file again (`error-install-nothing-offered`).
    #[error("nothing offered")]
    NothingOffered,
    /// A fault of Doorstep's own: try again.
    #[error("fault")]
    Fault,
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
            PackError::Unreadable(_) | PackError::NotCopied(_) => Self::Unreadable,
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
            Core::SealedExport => Self::SealedExport,
            Core::WrongPassphrase => Self::WrongPassphrase,
            Core::NoPassphrase => Self::NoPassphrase,
            Core::TooCostly => Self::TooCostly,
            Core::ReadOnly => Self::ReadOnly,
            Core::NotAFile => Self::NotAFile,
            Core::Replaced => Self::Replaced,
            Core::Locked => Self::Locked,
            Core::WrongPin { wait, left } => Self::WrongPin { wait: int(wait), left: left.map(int) },
            Core::Wait { wait } => Self::Wait { wait: int(wait) },
            Core::WipedByTries => Self::WipedByTries,
            Core::Pin(problem) => Self::Pin { problem: problem.into() },
            Core::PinMismatch => Self::PinMismatch,
            Core::DamagedRemains => Self::DamagedRemains,
            Core::KeyLost => Self::KeyLost,
            Core::NoMemory => Self::NoMemory,
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

impl From<install::InstallError> for InstallError {
    fn from(error: install::InstallError) -> Self {
        use install::InstallError as Core;
        match error {
            Core::NotAHandbook => Self::NotAHandbook,
            Core::NotWhole => Self::NotWhole,
            Core::Damaged => Self::Damaged,
            Core::NotSigned { publisher } => Self::NotSigned { publisher },
            Core::OldKeys { publisher } => Self::OldKeys { publisher },
            Core::NotDelegated { publisher } => Self::NotDelegated { publisher },
            Core::DelegationOver { agency, expires } => Self::DelegationOver { agency, date: expires.to_string() },
            Core::KeyWithdrawn { agency } => Self::KeyWithdrawn { agency },
            Core::OtherHandbook => Self::OtherHandbook,
            Core::Collides => Self::Collides,
            Core::Older { version, newest } => Self::Older { version: long(version), newest: long(newest) },
            Core::NoKey => Self::NoKey,
            Core::OtherKeys => Self::OtherKeys,
            Core::NeedsNewer => Self::NeedsNewer,
            Core::TooOld => Self::TooOld,
            Core::TooLarge => Self::TooLarge,
            Core::Unreadable(_) => Self::Unreadable,
            Core::Full => Self::Full,
            Core::Busy => Self::Busy,
            Core::Storage(_) => Self::Storage,
            Core::NothingBefore => Self::NothingBefore,
            _ => unmapped(Self::Fault),
        }
    }
}

impl From<PackError> for InstallError {
    fn from(error: PackError) -> Self {
        install::InstallError::from(error).into()
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

impl Fault for InstallError {
    fn fault() -> Self {
        Self::Fault
    }
}

impl Fault for SavedError {
    fn fault() -> Self {
        Self::Store { reason: StoreError::Fault }
    }
}
