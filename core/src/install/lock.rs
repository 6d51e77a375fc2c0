//! Whose turn it is to change the shelf.

use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::InstallError;

/// How long another one's turn is waited for, and how often it is looked at.
const PATIENCE: Duration = Duration::from_secs(4);
const LOOK: Duration = Duration::from_millis(10);

/// Whose turn it is where files cannot be locked.
static TURN: Mutex<()> = Mutex::new(());

/// A turn to change the shelf; dropping it ends it.
pub(super) struct Turn {
    _of_processes: Option<File>,
    _of_threads: Option<MutexGuard<'static, ()>>,
}

/// How an attempt to lock a file ended.
pub(super) enum Held {
    Ours,
    Anothers,
    /// Android, before Rust 1.98: an app is one process there.
    Unknown,
}

/// Waits for the turn, but not for ever.
pub(super) fn turn(path: &Path) -> Result<Turn, InstallError> {
    let file = open(path).map_err(InstallError::storage)?;
    for _ in 0..PATIENCE.as_millis() / LOOK.as_millis() {
        match try_lock(&file).map_err(InstallError::storage)? {
            Held::Ours => return Ok(Turn { _of_processes: Some(file), _of_threads: None }),
            Held::Unknown => {
                let turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
                return Ok(Turn { _of_processes: None, _of_threads: Some(turn) });
            }
            Held::Anothers => std::thread::sleep(LOOK),
        }
    }
    Err(InstallError::Busy)
}

/// Opens a file to lock, and makes it for this user alone where it is missing.
pub(super) fn open(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.append(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Tries to lock a file, once.
pub(super) fn try_lock(file: &File) -> io::Result<Held> {
    match file.try_lock() {
        Ok(()) => Ok(Held::Ours),
        Err(TryLockError::WouldBlock) => Ok(Held::Anothers),
        Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => Ok(Held::Unknown),
        Err(TryLockError::Error(error)) => Err(error),
    }
}
