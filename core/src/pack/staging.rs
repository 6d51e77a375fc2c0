//! The way in for a pack from elsewhere: copied once, checked whole, and only then read.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use super::error::PackError;
use super::manifest::{Ending, Manifest, START, begins_as_a_pack};
use super::reader::{self, Pack};
use crate::bytes::ByteSource;
use crate::sql::{create_private_dir, sync_folder};

/// How much is copied at once.
const STEP: usize = 1 << 16;

/// A pack whose every byte was held against its manifest, in a private file that nobody else writes to.
///
/// The sender's bytes are read once. What is checked is what is read: one descriptor is behind the manifest, the signature, the hashes
/// and the indexes, and SQLite opens the same file, or nothing. The file is removed with this, unless [`Self::persist`] keeps it.
pub struct Verified {
    bytes: ByteSource,
    manifest: Manifest,
    staged: Staged,
}

impl std::fmt::Debug for Verified {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Verified").field("manifest", &self.manifest).finish_non_exhaustive()
    }
}

impl Verified {
    /// The most bytes of a pack that a shell takes: more than a handbook of 50,000 sections in many languages has.
    pub const LARGEST: u64 = 256 << 20;

    /// Copies a pack into a private file in `folder`, which is made where it is missing, and checks it: its size, its end, what `check`
    /// says of the manifest's bytes and the signature's, the manifest, the exact parts and the hash of each.
    ///
    /// Nothing is parsed before `check` has answered, and SQLite sees nothing here. What `check` answers is handed on.
    ///
    /// # Errors
    /// [`PackError::Unreadable`] from the source, [`PackError::NotCopied`] from the folder, [`PackError::TooLarge`] over the cap, what
    /// `check` refuses, otherwise what is wrong with the pack.
    pub fn receive<T>(
        source: &mut dyn Read,
        folder: &Path,
        cap: u64,
        check: impl FnOnce(&[u8], Option<&[u8]>) -> Result<T, PackError>,
    ) -> Result<(Self, T), PackError> {
        let (staged, mut file) = Staged::create(folder).map_err(PackError::NotCopied)?;
        copy(source, &mut file, cap)?;
        let bytes = ByteSource::from_file(file).map_err(PackError::NotCopied)?;
        let ending = Ending::find(&bytes)?;
        let checked = check(&ending.manifest, ending.signature.as_deref())?;
        let manifest = ending.parse()?;
        reader::check_hashes(&bytes, &manifest)?;
        Ok((Self { bytes, manifest, staged }, checked))
    }

    /// What the pack says of itself.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// Its size in bytes.
    pub fn size(&self) -> u64 {
        self.bytes.len()
    }

    /// Opens the file that was checked.
    ///
    /// # Errors
    /// [`PackError::Damaged`] where the database or the languages are not those of a pack.
    pub fn open(&self) -> Result<Pack, PackError> {
        Pack::of_file(&self.staged.path, self.bytes.clone(), self.manifest.clone())
    }

    /// Opens it to be read and never kept: the file is gone with the pack.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub fn into_pack(self) -> Result<Pack, PackError> {
        let pack = self.open()?;
        // Where an open file has no need of a name, it loses it now, so that nothing is left however the process ends.
        Ok(if cfg!(unix) { pack } else { pack.keeping(self.staged) })
    }

    /// Puts the file at `path`, which must be on the disk of the staging folder, in place of what is there: written through to the disk
    /// before, and the folder after. A pack that was opened from it stays open.
    ///
    /// # Errors
    /// What the file system answers. The staged file is removed then, and what was at `path` is as it was, or replaced whole.
    pub fn persist(self, path: &Path) -> io::Result<()> {
        self.bytes.sync()?;
        self.staged.move_to(path)?;
        path.parent().map_or(Ok(()), sync_folder)
    }
}

/// A private file with a name of its own, removed when this is dropped.
#[derive(Debug)]
pub(super) struct Staged {
    path: PathBuf,
}

impl Staged {
    fn create(folder: &Path) -> io::Result<(Self, File)> {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        create_private_dir(folder)?;
        loop {
            let number = NEXT.fetch_add(1, Ordering::Relaxed);
            let path = folder.join(format!("staged-{}-{number}", std::process::id()));
            let mut options = OpenOptions::new();
            options.read(true).write(true).create_new(true);
            #[cfg(unix)]
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
            match options.open(&path) {
                // Left by a process of the same number that was killed.
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                file => return Ok((Self { path }, file?)),
            }
        }
    }

    fn move_to(mut self, path: &Path) -> io::Result<()> {
        fs::rename(&self.path, path)?;
        self.path = PathBuf::new();
        Ok(())
    }
}

impl Drop for Staged {
    fn drop(&mut self) {
        if !self.path.as_os_str().is_empty() {
            // A file that cannot be removed harms nobody: it is private, and says what a pack says.
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Copies all there is, up to the cap. What does not begin as a pack is not copied to its end.
fn copy(source: &mut dyn Read, file: &mut File, cap: u64) -> Result<(), PackError> {
    let mut start = Vec::new();
    (&mut *source).take(START).read_to_end(&mut start).map_err(PackError::Unreadable)?;
    if !begins_as_a_pack(&start) {
        return Err(PackError::NotAPack);
    }
    let mut copied = 0;
    let mut buffer = vec![0; STEP];
    let mut source = start.as_slice().chain(source);
    loop {
        let read = match source.read(&mut buffer) {
            Ok(0) => return Ok(()),
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(PackError::Unreadable(error)),
        };
        copied += read as u64;
        if copied > cap {
            return Err(PackError::TooLarge);
        }
        file.write_all(buffer.get(..read).unwrap_or_default()).map_err(PackError::NotCopied)?;
    }
}
