//! Files of bookmarks.

use std::path::Path;

use doorstep_core::bookmarks::{Bookmarks, StoreKey};
use tempfile::TempDir;

/// Imports a file into an empty store. What was taken comes through an export and another import as it is.
pub fn import(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let (_folder, store) = store();
    if store.import(&text, 1_800_000_000).is_err() {
        return;
    }
    let export = store.export(0).unwrap();
    let (_folder, other) = self::store();
    let report = other.import(&export, 1).unwrap();
    assert_eq!((report.already_there, report.skipped), (0, 0), "an export is read whole");
    assert_eq!(other.export(0).unwrap(), export, "and read as it was");
}

/// A new store: it is made thousands of times.
pub fn store() -> (TempDir, Bookmarks) {
    let folder = empty_folder();
    let (store, _) = Bookmarks::open(folder.path(), StoreKey::from_bytes([7; 32])).unwrap();
    (folder, store)
}

/// A folder, in memory where that can be.
pub fn empty_folder() -> TempDir {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() }.unwrap()
}
