//! Files and folders that only their user may read.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::Path;

use crate::plain_file;

/// Makes a folder for this user alone, and those above it, where they are missing.
///
/// A folder that a loss of power takes away takes with it all that was synced in it: those that are new are synced where
/// they are named.
pub(crate) fn create_private_dir(dir: &Path) -> io::Result<()> {
    let new: Vec<&Path> = dir.ancestors().take_while(|dir| !dir.exists()).collect();
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(dir)?;
    for dir in new.iter().filter_map(|dir| dir.parent()) {
        // Best effort: not every folder above can be opened.
        let _ = sync_folder(dir);
    }
    Ok(())
}

/// Makes what was named in a folder outlive a loss of power. Where a system cannot sync folders, nothing is done.
pub(crate) fn sync_folder(dir: &Path) -> io::Result<()> {
    let dir = if dir.as_os_str().is_empty() { Path::new(".") } else { dir };
    if cfg!(unix) { File::open(dir)?.sync_all() } else { Ok(()) }
}

/// Makes an empty file that only this user may read, where there is none.
///
/// One that is there is not opened: closing it again would end the locks that this process holds on it.
pub(super) fn create_private(path: &Path) -> io::Result<()> {
    match private(OpenOptions::new().write(true).create_new(true)).open(path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        other => other.map(drop),
    }
}

/// Opens a file that only this user may read. `SQLite` gives its own files the rights of the database.
/// What is written goes to its end.
pub(super) fn open_private(path: &Path) -> io::Result<File> {
    plain_file::open_with(private(OpenOptions::new().append(true).create(true)), path)
}

/// Makes a file that only this user may read; one that is there already is an error.
pub(crate) fn create_new_private(path: &Path) -> io::Result<File> {
    private(OpenOptions::new().write(true).create_new(true)).open(path)
}

/// Whether there is a file; what is there and is none, such as a pipe that would be waited for, is an error.
pub(crate) fn is_plain_file(path: &Path) -> io::Result<bool> {
    match fs::metadata(path) {
        Ok(found) if found.is_file() => Ok(true),
        Ok(_) => Err(io::ErrorKind::InvalidInput.into()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    options
}
