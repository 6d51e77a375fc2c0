//! Files and folders that only their user may read.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::Path;

use crate::plain_file;

/// Makes a folder for this user alone, and those above it, where they are missing.
pub(super) fn create_private_dir(dir: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(dir)
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

fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    options
}
