//! The folder with what a person saved, and the key to it.
//!
//! Phones keep the key in their key store. A desktop has none that every system shares, so that the key lies in the
//! same folder, readable by its user alone: it keeps the store from whoever gets the file alone (a backup of one file,
//! a wrong attachment), not from whoever may read the whole folder.

use std::env;
use std::fs::{self, DirBuilder};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use doorstep_core::bookmarks::{Bookmarks, OpenReport, StoreKey};
use tempfile::NamedTempFile;

use super::failure::Failure;

const KEY_BYTES: usize = 32;

/// The folder, which need not be there yet.
#[derive(Clone, Debug)]
pub struct Folder(PathBuf);

impl Folder {
    /// The folder that was asked for, else the user's own.
    ///
    /// # Errors
    /// [`Failure::FolderUnusable`] where the system names no home.
    pub fn find(asked: Option<&Path>) -> Result<Self, Failure> {
        if let Some(asked) = asked {
            return Ok(Self(asked.to_owned()));
        }
        let absolute = |name: &str| env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
        let data = absolute("XDG_DATA_HOME").or_else(|| absolute("HOME").map(|home| home.join(".local/share")));
        data.map(|data| Self(data.join("doorstep"))).ok_or(Failure::FolderUnusable)
    }

    /// Where handbooks are installed.
    pub fn packs(&self) -> PathBuf {
        self.0.join("packs")
    }

    /// Opens the store, where there is one.
    pub fn open_existing(&self) -> Result<Option<(Bookmarks, OpenReport)>, Failure> {
        if !self.has_store() {
            return Ok(None);
        }
        let key = self.key()?.ok_or(Failure::KeyMissing)?;
        Ok(Some(Bookmarks::open(&self.0, key)?))
    }

    /// Opens the store and makes folder, key and store where there are none.
    pub fn open_or_create(&self) -> Result<(Bookmarks, OpenReport), Failure> {
        // Looked at first: the key is always there before the store.
        let has_store = self.has_store();
        let key = match self.key()? {
            Some(key) => key,
            None if has_store => return Err(Failure::KeyMissing),
            None => self.new_key()?,
        };
        Ok(Bookmarks::open(&self.0, key)?)
    }

    fn has_store(&self) -> bool {
        // What cannot be looked at counts as there: it must not be taken for missing and get a new key.
        let there = |name: &str| !matches!(self.0.join(name).try_exists(), Ok(false));
        there("user.db") || there("user.db-wal")
    }

    fn key_file(&self) -> PathBuf {
        self.0.join("key")
    }

    /// The key, where there is one. A file that is no key stays as it is.
    fn key(&self) -> Result<Option<StoreKey>, Failure> {
        let mut file = match fs::File::open(self.key_file()) {
            Ok(file) => file.take(KEY_BYTES as u64 + 1),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            // What should be the folder is a file.
            Err(error) if error.kind() == io::ErrorKind::NotADirectory => return Err(Failure::FolderUnusable),
            Err(_) => return Err(Failure::KeyUnusable),
        };
        let mut bytes = Vec::with_capacity(KEY_BYTES + 1);
        file.read_to_end(&mut bytes).map_err(|_| Failure::KeyUnusable)?;
        let key: [u8; KEY_BYTES] = bytes.try_into().map_err(|_| Failure::KeyUnusable)?;
        Ok(Some(StoreKey::from_bytes(key)))
    }

    /// Makes a key that is either there whole or not at all. Where another program was quicker, its key is taken.
    fn new_key(&self) -> Result<StoreKey, Failure> {
        let unwritable = |_| Failure::FolderUnusable;
        create_private(&self.0).map_err(unwritable)?;
        let mut key = [0; KEY_BYTES];
        getrandom::fill(&mut key).map_err(|_| Failure::FolderUnusable)?;
        // A temporary file is readable by its user alone.
        let mut file = NamedTempFile::new_in(&self.0).map_err(unwritable)?;
        file.write_all(&key).and_then(|()| file.as_file().sync_all()).map_err(unwritable)?;
        match file.persist_noclobber(self.key_file()) {
            Ok(_) => Ok(StoreKey::from_bytes(key)),
            Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => self.key()?.ok_or(Failure::KeyMissing),
            Err(_) => Err(Failure::FolderUnusable),
        }
    }
}

fn create_private(folder: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

#[cfg(test)]
mod tests {
    use super::*;
    use tempfile::TempDir;

    fn folder() -> (TempDir, Folder) {
        let temp = TempDir::new().unwrap();
        let folder = Folder(temp.path().join("deep/doorstep"));
        (temp, folder)
    }

    #[test]
    fn looking_makes_nothing() {
        let (temp, folder) = folder();
        assert!(folder.open_existing().unwrap().is_none());
        assert_eq!(fs::read_dir(temp.path()).unwrap().count(), 0);
    }

    #[test]
    #[cfg(unix)]
    fn c1_folder_and_key_are_for_their_user_alone() {
        use std::os::unix::fs::PermissionsExt;
        let (_temp, folder) = folder();
        drop(folder.open_or_create().unwrap());
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&folder.0), 0o700);
        assert_eq!(mode(&folder.key_file()), 0o600);
        assert_eq!(fs::read(folder.key_file()).unwrap().len(), KEY_BYTES);
    }

    #[test]
    fn the_same_key_opens_the_store_again() {
        let (_temp, folder) = folder();
        assert!(folder.open_or_create().unwrap().1.created);
        assert!(!folder.open_or_create().unwrap().1.created);
        assert!(folder.open_existing().unwrap().is_some());
    }

    #[test]
    fn a_file_that_is_no_key_is_refused_and_kept() {
        let (_temp, folder) = folder();
        drop(folder.open_or_create().unwrap());
        for bytes in [&b"short"[..], &[7; KEY_BYTES + 1], b""] {
            fs::write(folder.key_file(), bytes).unwrap();
            assert!(matches!(folder.open_or_create(), Err(Failure::KeyUnusable)));
            assert!(matches!(folder.open_existing(), Err(Failure::KeyUnusable)));
            assert_eq!(fs::read(folder.key_file()).unwrap(), bytes);
        }
    }

    #[test]
    fn a_store_without_its_key_gets_no_new_one() {
        let (_temp, folder) = folder();
        drop(folder.open_or_create().unwrap());
        fs::remove_file(folder.key_file()).unwrap();
        assert!(matches!(folder.open_or_create(), Err(Failure::KeyMissing)));
        assert!(matches!(folder.open_existing(), Err(Failure::KeyMissing)));
        assert!(!folder.key_file().exists());
    }

    #[test]
    fn two_at_once_use_one_key() {
        let (_temp, folder) = folder();
        let opened = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..8).map(|_| scope.spawn(|| folder.open_or_create().map(|_| ()))).collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect::<Vec<_>>()
        });
        assert!(opened.iter().all(Result::is_ok), "{opened:?}");
    }
}
