//! Writing a file so that whoever looks sees the old one or the new one, whole, whenever the process ends.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

/// A file that is being written beside the one whose place it takes.
///
/// Where that is a link, the file that it leads to is replaced, and the link stays. What is no plain file, such as a device or a pipe, is
/// written into.
#[derive(Debug)]
pub struct WholeFile {
    place: Place,
}

#[derive(Debug)]
enum Place {
    Beside(NamedTempFile, PathBuf),
    Into(File),
}

/// More links than this lead in a circle.
const MOST_LINKS: usize = 40;

impl WholeFile {
    /// Begins a file; nothing is seen of it yet.
    ///
    /// # Errors
    /// What the file system says.
    pub fn begin(path: &Path) -> io::Result<Self> {
        let target = follow(path, |_| false)?;
        let place = if fs::symlink_metadata(&target).is_ok_and(|there| !there.is_file()) {
            Place::Into(OpenOptions::new().write(true).open(&target)?)
        } else {
            Place::Beside(tempfile::Builder::new().prefix(".doorstep-").tempfile_in(folder_of(&target))?, target)
        };
        Ok(Self { place })
    }

    /// Puts it into its place, with the permissions of the one before, or for everybody to read.
    ///
    /// # Errors
    /// What the file system says; then the old file is there still.
    pub fn put(self) -> io::Result<()> {
        let Place::Beside(file, target) = self.place else { return Ok(()) };
        match fs::metadata(&target) {
            Ok(there) => file.as_file().set_permissions(there.permissions())?,
            Err(_) => make_readable(file.as_file())?,
        }
        file.as_file().sync_all()?;
        file.persist(&target)?;
        sync_folder(folder_of(&target))
    }

    /// Puts it where nothing is yet, for its owner alone to read.
    ///
    /// # Errors
    /// `AlreadyExists`, or what the file system says.
    pub fn put_private(self) -> io::Result<()> {
        let Place::Beside(file, target) = self.place else { return Err(io::ErrorKind::AlreadyExists.into()) };
        file.as_file().sync_all()?;
        file.persist_noclobber(&target)?;
        sync_folder(folder_of(&target))
    }
}

impl Write for WholeFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.place {
            Place::Beside(file, _) => file.write(bytes),
            Place::Into(file) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match &mut self.place {
            Place::Beside(file, _) => file.flush(),
            Place::Into(file) => file.flush(),
        }
    }
}

/// Writes all of a file at once.
///
/// # Errors
/// What [`WholeFile`] answers.
pub fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = WholeFile::begin(path)?;
    file.write_all(bytes)?;
    file.put()
}

/// Where a path leads in the end, also where nothing is there yet; or the first link on the way that is an end of its own.
///
/// # Errors
/// Where links lead in a circle.
pub fn follow(path: &Path, is_an_end: impl Fn(&Path) -> bool) -> io::Result<PathBuf> {
    let mut path = path.to_owned();
    for _ in 0..MOST_LINKS {
        match fs::read_link(&path) {
            Ok(to) if !is_an_end(&path) => path = folder_of(&path).join(to),
            _ => return Ok(path),
        }
    }
    Err(io::Error::new(io::ErrorKind::InvalidInput, "its links lead in a circle"))
}

/// The folder that a path's last part is in.
pub fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."))
}

/// A temporary file is its owner's alone; what an editor writes is for everybody.
#[cfg(unix)]
fn make_readable(file: &File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn make_readable(_: &File) -> io::Result<()> {
    Ok(())
}

/// The name in the folder outlives a loss of power, too.
fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

#[cfg(all(test, unix))]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    #[test]
    fn a_link_stays_and_what_it_leads_to_is_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let (file, link, second) =
            (folder.path().join("file"), folder.path().join("link"), folder.path().join("second"));
        fs::write(&file, "old").unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
        symlink("file", &link).unwrap();
        symlink("link", &second).unwrap();
        write(&second, b"new").unwrap();
        assert_eq!(fs::read_to_string(&file).unwrap(), "new");
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
        assert!(
            fs::symlink_metadata(&link).unwrap().is_symlink() && fs::symlink_metadata(&second).unwrap().is_symlink()
        );

        fs::remove_file(&file).unwrap();
        write(&second, b"again").unwrap();
        assert_eq!(fs::read_to_string(&file).unwrap(), "again", "a link that led nowhere");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 3, "nothing is left beside it");
    }

    #[test]
    fn links_in_a_circle_are_an_error_and_a_device_stays_one() {
        let folder = tempfile::tempdir().unwrap();
        symlink("b", folder.path().join("a")).unwrap();
        symlink("a", folder.path().join("b")).unwrap();
        assert!(write(&folder.path().join("a"), b"x").is_err());
        let link = folder.path().join("null");
        symlink("/dev/null", &link).unwrap();
        write(&link, b"x").unwrap();
        assert!(!fs::metadata("/dev/null").unwrap().is_file());
    }

    #[test]
    fn what_is_dropped_before_its_end_leaves_the_old_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        fs::write(&path, "old").unwrap();
        let mut file = WholeFile::begin(&path).unwrap();
        file.write_all(b"half").unwrap();
        drop(file);
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_private_file_replaces_nothing_and_is_its_owners_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("key");
        WholeFile::begin(&path).unwrap().put_private().unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        let again = WholeFile::begin(&path).unwrap().put_private();
        assert_eq!(again.unwrap_err().kind(), io::ErrorKind::AlreadyExists);
    }
}
