//! The files that make up a database, and moving or removing them together.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::Error;
use super::private::{create_private_dir, open_private};
use super::reserve::Reserve;

/// What `SQLite` keeps beside a database.
const SIDECARS: [&str; 3] = ["-wal", "-journal", "-shm"];

/// How many damaged databases are kept, the newest as `.damaged-1` (S4).
const KEPT: usize = 2;

/// Whose turn it is where files cannot be locked.
static TURN: Mutex<()> = Mutex::new(());

/// A turn to open; dropping it ends it.
pub(super) struct Turn {
    _of_processes: Option<File>,
    _of_threads: Option<MutexGuard<'static, ()>>,
}

/// A database file and everything beside it.
#[derive(Debug)]
pub(crate) struct Files {
    database: PathBuf,
    reserve: Reserve,
}

impl Files {
    /// The files of the database `name` in the folder `dir`.
    pub(crate) fn new(dir: &Path, name: &str) -> Self {
        let database = dir.join(name);
        let reserve = Reserve(beside(&database, "-reserve"));
        Self { database, reserve }
    }

    /// The database file itself.
    pub(crate) fn database(&self) -> &Path {
        &self.database
    }

    /// Makes the folder and an empty database, for this user alone, where they are missing.
    pub(super) fn create(&self) -> io::Result<()> {
        if let Some(dir) = self.database.parent() {
            create_private_dir(dir)?;
        }
        open_private(&self.database).map(drop)
    }

    /// Waits for its turn to open: one at a time may decide that a file is damaged.
    pub(super) fn turn(&self) -> io::Result<Turn> {
        let file = open_private(&beside(&self.database, "-lock"))?;
        match file.lock() {
            Ok(()) => Ok(Turn { _of_processes: Some(file), _of_threads: None }),
            // Android, before Rust 1.98: an app is one process there, and its threads take turns.
            Err(error) if error.kind() == io::ErrorKind::Unsupported => {
                let turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
                Ok(Turn { _of_processes: None, _of_threads: Some(turn) })
            }
            Err(error) => Err(error),
        }
    }

    /// Whether there is a log that holds changes.
    pub(super) fn has_log(&self) -> bool {
        len(&beside(&self.database, "-wal")) > 0
    }

    /// Whether the log's database is gone. `SQLite` would delete the log without a word.
    pub(super) fn log_is_orphaned(&self) -> bool {
        // To `SQLite` a file of one byte is empty, too.
        self.has_log() && len(&self.database) <= 1
    }

    /// Moves the database and its log aside, and the one set aside before it one further; only [`KEPT`] stay.
    pub(super) fn set_aside(&self) -> Result<(), Error> {
        for suffix in ["", "-wal", "-journal"] {
            remove(&self.damaged(KEPT, suffix))?;
            for place in (1..KEPT).rev() {
                rename(&self.damaged(place, suffix), &self.damaged(place + 1, suffix))?;
            }
        }
        // The database first: a log without one is noticed, a database without its log is not.
        rename(&self.database, &self.damaged(1, ""))?;
        rename(&beside(&self.database, "-wal"), &self.damaged(1, "-wal"))?;
        rename(&beside(&self.database, "-journal"), &self.damaged(1, "-journal"))?;
        remove(&beside(&self.database, "-shm"))?;
        Ok(())
    }

    /// How many damaged databases are kept.
    pub(crate) fn damaged_copies(&self) -> usize {
        let is_there = |place: &usize| self.damaged(*place, "").exists() || self.damaged(*place, "-wal").exists();
        (1..=KEPT).filter(is_there).count()
    }

    /// Removes the database, everything beside it and every damaged one. Tries all, then tells of the first failure.
    pub(crate) fn remove_all(&self) -> Result<(), Error> {
        let mut paths: Vec<PathBuf> = SIDECARS.iter().map(|suffix| beside(&self.database, suffix)).collect();
        paths.push(self.database.clone());
        for place in 1..=KEPT {
            paths.extend(["", "-wal", "-journal"].map(|suffix| self.damaged(place, suffix)));
        }
        paths.push(self.reserve.0.clone());
        paths.push(beside(&self.database, "-lock"));
        let results: Vec<_> = paths.iter().map(|path| remove(path)).collect();
        if let Some(dir) = self.database.parent().and_then(|dir| File::open(dir).ok()) {
            // Best effort: not every system lets a folder be synced.
            let _ = dir.sync_all();
        }
        results.into_iter().collect::<io::Result<()>>().map_err(Error::from)
    }

    /// Does `work`; where the disk is full for it, gives up the reserve and does it once more (S3).
    pub(crate) fn with_reserve<T, E>(
        &self,
        is_full: impl Fn(&E) -> bool,
        mut work: impl FnMut() -> Result<T, E>,
    ) -> Result<T, E> {
        let result = match work() {
            Err(error) if is_full(&error) && self.reserve.release() => work(),
            other => other,
        };
        if result.is_ok() {
            self.hold_reserve();
        }
        result
    }

    /// Takes the reserve's room again, as far as it is there.
    pub(crate) fn hold_reserve(&self) {
        self.reserve.hold();
    }

    fn damaged(&self, place: usize, suffix: &str) -> PathBuf {
        beside(&self.database, &format!(".damaged-{place}{suffix}"))
    }
}

fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(suffix);
    PathBuf::from(name)
}

fn len(path: &Path) -> u64 {
    fs::metadata(path).map_or(0, |file| file.len())
}

fn remove(path: &Path) -> io::Result<()> {
    ignore_missing(fs::remove_file(path))
}

fn rename(from: &Path, to: &Path) -> io::Result<()> {
    ignore_missing(fs::rename(from, to))
}

fn ignore_missing(result: io::Result<()>) -> io::Result<()> {
    match result {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other,
    }
}
