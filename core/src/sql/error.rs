//! What can go wrong with a database, told apart by what can be done about it.

use std::{fmt, io};

use rusqlite::ffi;

/// What the system or `SQLite` answered: a code, never a text, since texts carry paths and values (C8).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Cause {
    /// `SQLite`'s extended result code.
    Sqlite(i32),
    /// The system's kind of error.
    System(io::ErrorKind),
    /// A value is not of the type the schema asks for.
    Value,
    /// A check of our own failed.
    Check,
}

/// A failed operation on a database.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Error {
    /// There is no room left on the device.
    #[error("the disk is full")]
    Full(#[source] Cause),
    /// Somebody else held the database for longer than we wait.
    #[error("the database is busy")]
    Busy(#[source] Cause),
    /// The file is not, or no longer, the database it should be.
    #[error("the database is damaged")]
    Damaged(#[source] Cause),
    /// The schema is newer than this program.
    #[error("the database is from a newer version")]
    Newer,
    /// The path leads to another file than the open one, or to none.
    #[error("the database was moved or replaced")]
    Replaced,
    /// In the place of one of its files is something else: a folder, a pipe, a device.
    #[error("a file of the database is no file")]
    NotAFile,
    /// The system refused to read or write.
    #[error("the database could not be read or written")]
    Io(#[source] Cause),
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(code) => write!(f, "SQLite code {code}"),
            Self::System(kind) => write!(f, "system error: {kind}"),
            Self::Value => f.write_str("a value of the wrong type"),
            Self::Check => f.write_str("a failed integrity check"),
        }
    }
}

impl std::error::Error for Cause {}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        match error {
            rusqlite::Error::SqliteFailure(failure, _) => from_code(failure.extended_code),
            rusqlite::Error::InvalidPath(_) | rusqlite::Error::NulError(_) => {
                Self::Io(Cause::System(io::ErrorKind::InvalidFilename))
            }
            _ => Self::Damaged(Cause::Value),
        }
    }
}

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        let cause = Cause::System(error.kind());
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::Full(cause),
            // As `plain_file` says it.
            io::ErrorKind::InvalidInput | io::ErrorKind::IsADirectory => Self::NotAFile,
            _ => Self::Io(cause),
        }
    }
}

/// Sorts `SQLite`'s codes (<https://sqlite.org/rescode.html>).
fn from_code(extended: i32) -> Error {
    let cause = Cause::Sqlite(extended);
    match (extended & 0xff, extended) {
        (ffi::SQLITE_FULL, _) | (_, ffi::SQLITE_IOERR_SHMSIZE) => Error::Full(cause),
        (ffi::SQLITE_BUSY | ffi::SQLITE_LOCKED | ffi::SQLITE_PROTOCOL, _) => Error::Busy(cause),
        // SQLITE_ERROR: a table or column that our own SQL names is not there.
        (ffi::SQLITE_CORRUPT | ffi::SQLITE_NOTADB | ffi::SQLITE_ERROR | ffi::SQLITE_MISMATCH, _) => {
            Error::Damaged(cause)
        }
        _ => Error::Io(cause),
    }
}

#[cfg(test)]
mod tests {
    use std::error::Error as _;
    use std::path::PathBuf;

    use super::*;

    fn of(code: i32) -> Error {
        let text = Some("near /private/path: 'a secret'".to_owned());
        rusqlite::Error::SqliteFailure(ffi::Error::new(code), text).into()
    }

    #[test]
    fn codes_are_sorted_by_what_can_be_done() {
        assert!(matches!(of(ffi::SQLITE_FULL), Error::Full(_)));
        assert!(matches!(of(ffi::SQLITE_IOERR_SHMSIZE), Error::Full(_)));
        assert!(matches!(of(ffi::SQLITE_BUSY_SNAPSHOT), Error::Busy(_)));
        assert!(matches!(of(ffi::SQLITE_CORRUPT_VTAB), Error::Damaged(_)));
        assert!(matches!(of(ffi::SQLITE_NOTADB), Error::Damaged(_)));
        assert!(matches!(of(ffi::SQLITE_IOERR_WRITE), Error::Io(_)));
        assert!(matches!(Error::from(io::Error::from(io::ErrorKind::StorageFull)), Error::Full(_)));
    }

    #[test]
    fn c8_neither_paths_nor_values_are_kept() {
        let path = rusqlite::Error::InvalidPath(PathBuf::from("/private/path"));
        for error in [of(ffi::SQLITE_CORRUPT), of(ffi::SQLITE_ERROR), path.into()] {
            let all = format!("{error} {error:?} {}", error.source().unwrap());
            assert!(!all.contains("private") && !all.contains("secret"), "{all}");
        }
    }
}
