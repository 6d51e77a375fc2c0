//! The files that make up a database, and moving or removing them together.

use std::ffi::OsString;
use std::fs::{self, File, TryLockError};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::private::{
    create_new_private, create_private, create_private_dir, is_plain_file, open_private, sync_folder,
};
use super::reserve::Reserve;
use super::waiting;
use super::{Cause, Error};
use crate::plain_file;

/// What `SQLite` keeps beside a database.
const SIDECARS: [&str; 3] = ["-wal", "-journal", "-shm"];

/// How many damaged databases are kept (S4). The first one stays, and so does the largest.
const KEPT: usize = 3;

/// Bytes of the smallest page of a database.
const SMALLEST: u64 = 512;

/// The name under which a new database is made, after the database's own.
const NEW: &str = "-new";

/// What is kept of a damaged database, the database first.
const PARTS: [&str; 3] = ["", "-wal", "-journal"];

/// The file with the key to a database, where it has one of its own; it goes where the database goes.
const KEY: &str = "-pin";

/// Whose turn it is where files cannot be locked.
static TURN: Mutex<()> = Mutex::new(());

/// A turn to open; dropping it ends it.
pub(crate) struct Turn {
    _of_processes: Option<File>,
    _of_threads: Option<MutexGuard<'static, ()>>,
}

/// Which file it is, by device and inode. Where a system has none, every file looks the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Identity(Option<(u64, u64)>);

impl Identity {
    #[cfg(unix)]
    fn of(file: &fs::Metadata) -> Self {
        use std::os::unix::fs::MetadataExt;
        Self(Some((file.dev(), file.ino())))
    }

    #[cfg(not(unix))]
    fn of(_: &fs::Metadata) -> Self {
        Self(None)
    }
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

    /// The file with the key to the database, and the one in which the next is made ready.
    pub(crate) fn key(&self) -> (PathBuf, PathBuf) {
        (beside(&self.database, KEY), beside(&self.database, "-pin-new"))
    }

    /// The files with the keys to damaged databases.
    pub(crate) fn keys_of_damaged(&self) -> Vec<PathBuf> {
        (1..=KEPT).map(|place| self.damaged(place, KEY)).collect()
    }

    /// Keeps the key of a database that is gone, as that of a damaged one.
    pub(crate) fn set_key_aside(&self) -> io::Result<()> {
        let place = self.place_for_damaged()?;
        rename(&self.key().0, &self.damaged(place, KEY))
    }

    /// The database file itself.
    pub(crate) fn database(&self) -> &Path {
        &self.database
    }

    /// The log beside it.
    pub(super) fn log(&self) -> PathBuf {
        beside(&self.database, "-wal")
    }

    /// The journal beside it, which only a database that is being made has.
    fn journal(&self) -> PathBuf {
        beside(&self.database, "-journal")
    }

    /// Makes the folder and an empty database, for this user alone, where they are missing.
    pub(super) fn create(&self) -> Result<(), Error> {
        if let Some(dir) = self.database.parent() {
            create_private_dir(dir)?;
        }
        self.check_kinds()?;
        Ok(create_private(&self.database)?)
    }

    /// Whether there is a database that was used, with no more than files where files should be, and nothing under way that is done in
    /// a turn.
    ///
    /// Only a database that is being made has a journal. `SQLite` finds it by the path: it would do that one's to a damaged file
    /// that was just set aside, and empty it.
    pub(super) fn are_in_use(&self) -> Result<bool, Error> {
        self.check_kinds()?;
        plain_file::check(&beside(&self.database, "-lock"))?;
        Ok(len(&self.database)? >= SMALLEST && !self.journal().try_exists()?)
    }

    /// Fails where something else is in the place of a file that would be opened: a pipe is waited for, a device never ends.
    fn check_kinds(&self) -> io::Result<()> {
        plain_file::check(&self.database)?;
        SIDECARS.iter().try_for_each(|suffix| plain_file::check(&beside(&self.database, suffix)))
    }

    /// Whether there are traces of a database: what is kept beside one, and not before one was made.
    pub(super) fn has_traces(&self) -> io::Result<bool> {
        for suffix in ["-wal", "-journal", "-reserve"] {
            if beside(&self.database, suffix).try_exists()? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Whether a database is there that this user may read and not write, as a failure shows.
    pub(super) fn may_only_be_read(&self, failure: Cause) -> bool {
        let is_there = fs::metadata(&self.database).is_ok_and(|file| file.is_file());
        is_there && (is_refusal(failure) || self.folder_is_closed())
    }

    /// Whether the folder takes no new file. The database itself is not opened to see: closing it again would end the
    /// locks that this process holds on it.
    fn folder_is_closed(&self) -> bool {
        let probe = beside(&self.database, "-probe");
        let made = create_private(&probe);
        let _ = fs::remove_file(&probe);
        made.is_err_and(|error| is_refusal(Cause::System(error.kind())))
    }

    /// Waits for its turn to open: one at a time may decide that a file is damaged.
    pub(crate) fn turn(&self) -> Result<Turn, Error> {
        let file = open_private(&beside(&self.database, "-lock"))?;
        for looks in 0.. {
            match file.try_lock() {
                Ok(()) => break,
                Err(TryLockError::WouldBlock) if waiting::again(looks) => {}
                Err(TryLockError::WouldBlock) => return Err(Error::Busy(Cause::System(io::ErrorKind::WouldBlock))),
                // Android, before Rust 1.98: an app is one process there, and its threads take turns.
                Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {
                    let turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
                    return Ok(Turn { _of_processes: None, _of_threads: Some(turn) });
                }
                Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(TryLockError::Error(error)) => return Err(error.into()),
            }
        }
        Ok(Turn { _of_processes: Some(file), _of_threads: None })
    }

    /// Which file the database's path leads to now.
    pub(super) fn identity(&self) -> io::Result<Identity> {
        Ok(Identity::of(&fs::metadata(&self.database)?))
    }

    /// Fails where the path leads to another file than that one: what is written to it would be lost.
    pub(crate) fn expect(&self, opened: Identity) -> Result<(), Error> {
        match self.identity() {
            Ok(now) if now == opened => Ok(()),
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error.into()),
            _ => Err(Error::Replaced),
        }
    }

    /// Whether there is a log that holds changes.
    pub(super) fn has_log(&self) -> io::Result<bool> {
        Ok(len(&self.log())? > 0)
    }

    /// Whether there is no database yet, or nothing in it.
    pub(super) fn is_empty(&self) -> io::Result<bool> {
        // To `SQLite` a file of one byte is empty, too.
        Ok(len(&self.database)? <= 1)
    }

    /// Whether a log or journal is there and its database is gone. `SQLite` would delete the log without a word, and do the
    /// journal to whatever comes in the database's place.
    pub(super) fn log_is_orphaned(&self) -> io::Result<bool> {
        Ok((self.has_log()? || len(&self.journal())? > 0) && self.is_empty()?)
    }

    /// Makes an empty file in which a new database is made ready.
    pub(super) fn new_database(&self) -> io::Result<PathBuf> {
        self.remove_new()?;
        let path = self.new_path();
        create_new_private(&path)?;
        Ok(path)
    }

    /// Moves the database that was made ready into the place of the empty one, where it outlives a loss of power.
    pub(super) fn put_new_in_place(&self) -> io::Result<()> {
        fs::rename(self.new_path(), self.place())?;
        self.sync_folder();
        Ok(())
    }

    /// Removes what an opening that failed left of a new database.
    pub(super) fn remove_new(&self) -> io::Result<()> {
        with_sidecars(&self.new_path()).try_for_each(|path| remove(&path))
    }

    /// Where the database is: a link stays one.
    fn place(&self) -> PathBuf {
        fs::canonicalize(&self.database).unwrap_or_else(|_| self.database.clone())
    }

    fn new_path(&self) -> PathBuf {
        beside(&self.place(), NEW)
    }

    /// Whether the database's header says that it may only be read: its write version is none that `SQLite` knows.
    pub(super) fn header_forbids_writing(&self) -> io::Result<bool> {
        let mut header = [0; 20];
        plain_file::open(&self.database)?.read_exact(&mut header)?;
        Ok(header[18] > 2)
    }

    /// Reads every byte of the database and its log. What cannot be read is out of reach, and no damage is known.
    pub(super) fn read_through(&self) -> io::Result<()> {
        for part in PARTS {
            match plain_file::open(&beside(&self.database, part)) {
                Ok(file) => read_through(&file)?,
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// Moves the database and its log aside. Where no place is left, the smaller of the later ones makes room, so that
    /// the first and the largest stay.
    pub(super) fn set_aside(&self) -> Result<(), Error> {
        let place = self.place_for_damaged()?;
        // The database last: without it a log is not forgotten.
        for part in PARTS.iter().rev() {
            remove(&self.damaged(place, part))?;
        }
        self.copy_key_aside(place)?;
        self.move_aside(place)?;
        remove(&beside(&self.database, "-shm"))?;
        self.sync_folder();
        Ok(())
    }

    /// Copies the key that the database has, first: wherever this ends, the key is beside it.
    fn copy_key_aside(&self, place: usize) -> io::Result<()> {
        let aside = self.damaged(place, KEY);
        remove(&aside)?;
        let key = self.key().0;
        if is_plain_file(&key)? {
            let mut copy = create_new_private(&aside)?;
            io::copy(&mut File::open(&key)?, &mut copy)?;
            copy.sync_all()?;
        }
        Ok(())
    }

    /// Moves each part, or none.
    fn move_aside(&self, place: usize) -> io::Result<()> {
        // The database first: a log without one is noticed, a database without its log is not.
        for (moved, part) in PARTS.iter().enumerate() {
            if let Err(error) = rename(&beside(&self.database, part), &self.damaged(place, part)) {
                for part in PARTS.iter().take(moved).rev() {
                    // Best effort: what stays aside is not lost.
                    let _ = rename(&self.damaged(place, part), &beside(&self.database, part));
                }
                return Err(error);
            }
        }
        Ok(())
    }

    /// The first place that is free, or else the smallest of those after the first.
    fn place_for_damaged(&self) -> io::Result<usize> {
        let mut smallest = (KEPT, u64::MAX);
        for place in 1..=KEPT {
            if !self.is_taken(place)? {
                return Ok(place);
            }
            let size = PARTS.iter().map(|part| len(&self.damaged(place, part))).sum::<io::Result<u64>>()?;
            if place > 1 && size <= smallest.1 {
                smallest = (place, size);
            }
        }
        Ok(smallest.0)
    }

    fn is_taken(&self, place: usize) -> io::Result<bool> {
        for part in PARTS.into_iter().chain([KEY]) {
            if self.damaged(place, part).try_exists()? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// How many damaged databases are kept.
    pub(crate) fn damaged_copies(&self) -> Result<usize, Error> {
        let taken = (1..=KEPT).map(|place| self.is_taken(place)).collect::<io::Result<Vec<bool>>>()?;
        Ok(taken.into_iter().filter(|is_taken| *is_taken).count())
    }

    fn damaged_parts(&self, place: usize) -> impl Iterator<Item = PathBuf> + '_ {
        PARTS.into_iter().chain([KEY]).map(move |part| self.damaged(place, part))
    }

    /// Removes every damaged database.
    pub(crate) fn remove_damaged_copies(&self) -> Result<(), Error> {
        (1..=KEPT).flat_map(|place| self.damaged_parts(place)).try_for_each(|path| remove(&path))?;
        self.sync_folder();
        Ok(())
    }

    /// Removes the database, everything beside it but its key, and every damaged one. Tries all, then tells of the first failure.
    pub(crate) fn remove_all(&self) -> Result<(), Error> {
        let mut paths: Vec<PathBuf> = with_sidecars(&self.database).chain(with_sidecars(&self.new_path())).collect();
        for place in 1..=KEPT {
            paths.extend(self.damaged_parts(place));
        }
        paths.push(self.reserve.0.clone());
        paths.push(beside(&self.database, "-lock"));
        paths.push(self.key().1);
        let results: Vec<_> = paths.iter().map(|path| remove(path)).collect();
        self.sync_folder();
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

    /// Best effort: not every system lets a folder be synced.
    pub(crate) fn sync_folder(&self) {
        let _ = self.database.parent().map(sync_folder);
    }

    fn damaged(&self, place: usize, suffix: &str) -> PathBuf {
        beside(&self.database, &format!(".damaged-{place}{suffix}"))
    }
}

/// Whether the system let something be read and not be written.
fn is_refusal(cause: Cause) -> bool {
    use io::ErrorKind::{PermissionDenied, ReadOnlyFilesystem};
    matches!(cause, Cause::System(PermissionDenied | ReadOnlyFilesystem))
}

/// A database and what `SQLite` keeps beside it, the database last.
fn with_sidecars(database: &Path) -> impl Iterator<Item = PathBuf> + '_ {
    SIDECARS.into_iter().chain([""]).map(|suffix| beside(database, suffix))
}

fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(suffix);
    PathBuf::from(name)
}

/// The length of a file, 0 where there is none.
fn len(path: &Path) -> io::Result<u64> {
    match fs::metadata(path) {
        Ok(file) => Ok(file.len()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(0),
        Err(error) => Err(error),
    }
}

/// Reads a file to its end, by position, as `SQLite` does: what it cannot read fails here, too.
#[cfg(unix)]
fn read_through(file: &File) -> io::Result<()> {
    use std::os::unix::fs::FileExt;
    let mut buffer = [0; 8192];
    let mut at = 0;
    loop {
        match file.read_at(&mut buffer, at) {
            Ok(0) => return Ok(()),
            Ok(read) => at += read as u64,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

#[cfg(not(unix))]
fn read_through(mut file: &File) -> io::Result<()> {
    io::copy(&mut file, &mut io::sink()).map(drop)
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
