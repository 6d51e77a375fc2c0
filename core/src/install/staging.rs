//! Folders in which packs are received, each held by a lock as long as somebody needs it.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use super::lock::{self, Held};
use crate::pack::hex;

const PREFIX: &str = "incoming-";
const LOCK: &str = "lock";

/// How many folders this process holds: what tells where files cannot be locked.
static HELD: AtomicUsize = AtomicUsize::new(0);

/// A folder in which a pack is received; it goes when it is dropped.
#[derive(Debug)]
pub(super) struct Staging {
    folder: PathBuf,
    _lock: File,
}

impl Staging {
    /// Makes one. The caller has the turn, so that nobody sweeps it away before it is locked.
    pub(super) fn new(shelf: &Path) -> io::Result<Self> {
        let mut digits = [0; 8];
        getrandom::fill(&mut digits).map_err(|_| io::Error::from(io::ErrorKind::Other))?;
        let folder = shelf.join(format!("{PREFIX}{}", hex(&digits)));
        create_private(&folder)?;
        let lock = lock::open(&folder.join(LOCK)).and_then(|file| lock::try_lock(&file).map(|_| file));
        match lock {
            Ok(lock) => {
                HELD.fetch_add(1, Ordering::Relaxed);
                Ok(Self { folder, _lock: lock })
            }
            Err(error) => {
                let _ = fs::remove_dir_all(&folder);
                Err(error)
            }
        }
    }

    /// Where it is.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // What stays is swept away later.
        let _ = fs::remove_dir_all(&self.folder);
        HELD.fetch_sub(1, Ordering::Relaxed);
    }
}

/// Whether a name in the shelf is such a folder's.
pub(super) fn is_staging(name: &str) -> bool {
    name.starts_with(PREFIX)
}

/// Removes a folder that nobody holds any more. The caller has the turn.
pub(super) fn sweep(folder: &Path) -> io::Result<()> {
    let is_left = match File::options().append(true).open(folder.join(LOCK)) {
        Ok(file) => match lock::try_lock(&file)? {
            Held::Ours => true,
            Held::Anothers => false,
            Held::Unknown => HELD.load(Ordering::Relaxed) == 0,
        },
        Err(error) if error.kind() == io::ErrorKind::NotFound => true,
        Err(error) => return Err(error),
    };
    if is_left { fs::remove_dir_all(folder) } else { Ok(()) }
}

/// Makes a folder for this user alone, and those above it, where they are missing.
pub(super) fn create_private(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}
