//! The folder with what a person saved, and the key to it.
//!
//! Phones keep the key in their key store. A desktop has none that every system shares, so that the key lies in the
//! same folder, readable by its user alone: it keeps the store from whoever gets the file alone (a backup of one file,
//! a wrong attachment), not from whoever may read the whole folder.

use std::env;
use std::fs::{self, DirBuilder};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use doorstep_core::bookmarks::{self, Bookmarks, OpenReport, StoreError, StoreKey};
use doorstep_core::plain_file;
use tempfile::NamedTempFile;
use zeroize::Zeroizing;

use super::failure::Failure;
use super::pin::PinSource;
use super::system;

const KEY_BYTES: usize = 32;

/// The folder, which need not be there yet.
#[derive(Clone, Debug)]
pub struct Folder {
    path: PathBuf,
    pin: Option<PinSource>,
    /// The person named it; it may hold other things, too.
    asked: bool,
}

/// What opening the store found.
#[derive(Clone, Copy, Debug, Default)]
pub struct Opened {
    pub store: OpenReport,
    /// Others may look into the folder or at the key, and that could not be changed.
    pub exposed: bool,
}

/// What the folder's own files are called, or how their names begin. `.tmp` is a key that was not finished.
const OURS: [&str; 5] = ["key", "user.db", "user.day", "packs", ".tmp"];

impl Folder {
    /// The folder that was asked for, else the user's own.
    ///
    /// # Errors
    /// [`Failure::FolderUnusable`] where the system names no home.
    pub fn find(asked: Option<&Path>, pin: PinSource) -> Result<Self, Failure> {
        let pin = Some(pin);
        if let Some(asked) = asked {
            return Ok(Self { path: asked.to_owned(), pin, asked: true });
        }
        let absolute = |name: &str| env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
        let data = absolute("XDG_DATA_HOME").or_else(|| absolute("HOME").map(|home| home.join(".local/share")));
        let path = data.map(|data| data.join("doorstep")).ok_or(Failure::FolderUnusable)?;
        Ok(Self { path, pin, asked: false })
    }

    /// The same folder, where a locked store is left so.
    pub fn without_pin(self) -> Self {
        Self { pin: None, ..self }
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Where handbooks are installed.
    pub fn packs(&self) -> PathBuf {
        self.path.join("packs")
    }

    /// Opens the store, where there is one; with the PIN, where there is one and it is given. Else it is locked.
    ///
    /// # Errors
    /// [`Failure::StoreGone`] where there is none any more.
    pub fn open_existing(&self) -> Result<Option<(Bookmarks, Opened)>, Failure> {
        self.reach()?;
        self.end_wipe()?;
        if self.has_store() {
            let key = self.key()?.ok_or(Failure::KeyMissing)?;
            return Ok(Some(self.open(key, true)?));
        }
        let has_traces = self.has("key") || self.has("user.db-reserve");
        if has_traces { Err(Failure::StoreGone) } else { Ok(None) }
    }

    /// Opens the store and makes folder, key and store where there are none.
    pub fn open_or_create(&self) -> Result<(Bookmarks, Opened), Failure> {
        self.reach()?;
        self.end_wipe()?;
        // Looked at first: the key is always there before the store.
        let has_store = self.has_store();
        match self.key()? {
            Some(key) => self.open(key, true),
            None if has_store => Err(Failure::KeyMissing),
            None => self.open(self.new_key()?, false),
        }
    }

    /// Opens the store with a key that was there before, or not. An empty store beside a key has lost what it held.
    fn open(&self, key: StoreKey, had_key: bool) -> Result<(Bookmarks, Opened), Failure> {
        let exposed = !self.mend_permissions();
        let (store, mut found) = Bookmarks::open(&self.path, key.clone())?;
        let typed = match &self.pin {
            Some(pin) if found.locked => pin.typed()?,
            _ => None,
        };
        if let Some(typed) = typed {
            found = self.after(store.unlock(&key, &typed, system::clock()))?;
        }
        found.emptied |= found.created && had_key && !found.quarantined;
        Ok((store, Opened { store: found, exposed }))
    }

    /// Opens a locked store with what was typed.
    pub fn unlock(&self, store: &Bookmarks, typed: &str) -> Result<Opened, Failure> {
        let found = self.after(store.unlock(&self.platform_key()?, typed, system::clock()))?;
        Ok(Opened { store: found, exposed: false })
    }

    /// What a PIN was typed for. Where too many wrong ones erased the store, the key goes, too.
    pub fn after<T>(&self, done: Result<T, StoreError>) -> Result<T, Failure> {
        if matches!(done, Err(StoreError::WipedByTries)) {
            self.wipe()?;
        }
        Ok(done?)
    }

    /// The key that PIN and folder open the store with.
    pub fn platform_key(&self) -> Result<StoreKey, Failure> {
        self.key()?.ok_or(Failure::KeyMissing)
    }

    /// Erases everything that was saved. The key goes first, overwritten: from then on nothing opens, and a wipe that is cut off
    /// is ended by whoever looks next.
    pub fn wipe(&self) -> Result<(), Failure> {
        let destroyed = match overwrite(&self.key_file()) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(Failure::FolderUnusable),
            _ => Ok(()),
        };
        bookmarks::wipe(&self.path)?;
        destroyed?;
        match fs::remove_file(self.key_file()) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(Failure::FolderUnusable),
            _ => Ok(()),
        }
    }

    /// Ends a wipe that was cut off.
    fn end_wipe(&self) -> Result<(), Failure> {
        let key = plain_file::open(&self.key_file()).and_then(|file| {
            let mut bytes = Vec::new();
            file.take(KEY_BYTES as u64 + 1).read_to_end(&mut bytes).map(|_| bytes)
        });
        // What the store began, the key has to follow.
        if key.is_ok_and(|key| key == [0; KEY_BYTES]) || bookmarks::end_wipe(&self.path)? {
            self.wipe()?;
        }
        Ok(())
    }

    /// Fails where a link on the way leads nowhere: such a folder is out of reach, and not an empty one.
    fn reach(&self) -> Result<(), Failure> {
        let files = ["user.db", "key"].map(|name| self.path.join(name));
        for path in files.iter().map(PathBuf::as_path).chain(self.path.ancestors()) {
            match fs::metadata(path) {
                Ok(_) => {}
                Err(error) if error.kind() == io::ErrorKind::NotFound => {
                    if fs::symlink_metadata(path).is_ok() {
                        return Err(Failure::FolderGone);
                    }
                }
                // What should be a folder on the way is a file.
                Err(error) if error.kind() == io::ErrorKind::NotADirectory => return Err(Failure::FolderUnusable),
                // That it may not be looked at is told by what opens it.
                Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {}
                Err(_) => return Err(Failure::FolderGone),
            }
        }
        Ok(())
    }

    fn has_store(&self) -> bool {
        let damaged = (1..=3).any(|place| self.has(&format!("user.db.damaged-{place}")));
        self.has("user.db") || self.has("user.db-wal") || damaged
    }

    /// What cannot be looked at counts as there: it must not be taken for missing and get a new key.
    fn has(&self, name: &str) -> bool {
        !matches!(self.path.join(name).try_exists(), Ok(false))
    }

    fn key_file(&self) -> PathBuf {
        self.path.join("key")
    }

    /// Keeps others from the folder, the key and the store, where the system lets it be; whether they are kept out.
    fn mend_permissions(&self) -> bool {
        let files = ["key", "user.db"].map(|name| close(&self.path.join(name), true));
        let folder = close(&self.path, !self.asked || self.is_ours_alone());
        files.iter().all(|closed| *closed) && folder
    }

    /// Whether nothing is in the folder that is not the store's: of a folder that others use, too, nothing is changed.
    fn is_ours_alone(&self) -> bool {
        let is_ours = |name: &str| OURS.iter().any(|ours| name.starts_with(ours));
        fs::read_dir(&self.path)
            .is_ok_and(|entries| entries.flatten().all(|entry| entry.file_name().to_str().is_some_and(is_ours)))
    }

    /// The key, where there is one. A file that is no key stays as it is.
    fn key(&self) -> Result<Option<StoreKey>, Failure> {
        let mut file = match plain_file::open(&self.key_file()) {
            Ok(file) => file.take(KEY_BYTES as u64 + 1),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            // What should be the folder is a file.
            Err(error) if error.kind() == io::ErrorKind::NotADirectory => return Err(Failure::FolderUnusable),
            Err(_) => return Err(Failure::KeyUnusable),
        };
        let mut bytes = Zeroizing::new(Vec::with_capacity(KEY_BYTES + 1));
        file.read_to_end(&mut bytes).map_err(|_| Failure::KeyUnusable)?;
        let key = <[u8; KEY_BYTES]>::try_from(bytes.as_slice()).map_err(|_| Failure::KeyUnusable)?;
        Ok(Some(StoreKey::from_bytes(key)))
    }

    /// Makes a key that is either there whole or not at all. Where another program was quicker, its key is taken.
    fn new_key(&self) -> Result<StoreKey, Failure> {
        let unwritable = |_| Failure::FolderUnusable;
        create_private(&self.path).map_err(unwritable)?;
        let mut key = [0; KEY_BYTES];
        getrandom::fill(&mut key).map_err(|_| Failure::FolderUnusable)?;
        // A temporary file is readable by its user alone.
        let mut file = NamedTempFile::new_in(&self.path).map_err(unwritable)?;
        file.write_all(&key).and_then(|()| file.as_file().sync_all()).map_err(unwritable)?;
        match file.persist_noclobber(self.key_file()) {
            Ok(_) => Ok(StoreKey::from_bytes(key)),
            Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => self.key()?.ok_or(Failure::KeyMissing),
            Err(_) => Err(Failure::FolderUnusable),
        }
    }
}

/// Overwrites a key in place, and to the disk.
fn overwrite(key: &Path) -> io::Result<()> {
    plain_file::check(key)?;
    let mut file = fs::OpenOptions::new().write(true).open(key)?;
    file.write_all(&[0; KEY_BYTES])?;
    file.sync_all()
}

/// Takes all rights on a file or folder from others, if it may; whether they have none.
#[cfg(unix)]
fn close(path: &Path, may: bool) -> bool {
    use std::os::unix::fs::PermissionsExt;
    const OTHERS: u32 = 0o077;
    let rights = || fs::metadata(path).map(|file| file.permissions().mode());
    let Ok(mode) = rights() else { return true };
    if mode & OTHERS == 0 {
        return true;
    }
    if may {
        // Looked at again: some file systems take it and do nothing.
        let _ = fs::set_permissions(path, fs::Permissions::from_mode(mode & 0o7777 & !OTHERS));
    }
    rights().is_ok_and(|mode| mode & OTHERS == 0)
}

#[cfg(not(unix))]
fn close(_: &Path, _: bool) -> bool {
    true
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
        let folder = Folder { path: temp.path().join("deep/doorstep"), pin: None, asked: true };
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
        assert_eq!(mode(&folder.path), 0o700);
        assert_eq!(mode(&folder.key_file()), 0o600);
        assert_eq!(fs::read(folder.key_file()).unwrap().len(), KEY_BYTES);
    }

    #[test]
    fn the_same_key_opens_the_store_again() {
        let (_temp, folder) = folder();
        assert!(folder.open_or_create().unwrap().1.store.created);
        assert!(!folder.open_or_create().unwrap().1.store.created);
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
