//! Opening what must be a plain file: a folder, a device or a pipe in its place is refused, and never waited for.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::Path;

/// Opens a plain file, or what a link to it leads to, for reading.
///
/// # Errors
/// `InvalidInput` where it is something else; what the system says.
pub fn open(path: &Path) -> io::Result<File> {
    open_with(OpenOptions::new().read(true), path)
}

/// Opens what must be a plain file in the way that the options say. A pipe in its place is not waited for.
pub(crate) fn open_with(options: &mut OpenOptions, path: &Path) -> io::Result<File> {
    check(path)?;
    // On a plain file the flag means nothing.
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::custom_flags(options, libc::O_NONBLOCK);
    let file = options.open(path)?;
    if file.metadata()?.is_file() { Ok(file) } else { Err(not_plain()) }
}

/// Fails where there is something that is not a plain file.
///
/// # Errors
/// `InvalidInput`.
pub fn check(path: &Path) -> io::Result<()> {
    match fs::metadata(path) {
        Ok(there) if !there.is_file() => Err(not_plain()),
        _ => Ok(()),
    }
}

fn not_plain() -> io::Error {
    io::ErrorKind::InvalidInput.into()
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::os::unix::fs::symlink;
    use std::process::Command;

    use super::*;

    fn make(kind: &str, path: &Path) {
        match kind {
            "folder" => fs::create_dir(path).unwrap(),
            "pipe" => assert!(Command::new("mkfifo").arg(path).status().unwrap().success()),
            "device" => symlink("/dev/zero", path).unwrap(),
            _ => {
                let pipe = path.with_file_name("the-pipe");
                make("pipe", &pipe);
                symlink(pipe, path).unwrap();
            }
        }
    }

    #[test]
    fn what_is_no_plain_file_is_refused_at_once() {
        for kind in ["folder", "pipe", "device", "linked pipe"] {
            let dir = tempfile::tempdir().unwrap();
            let path = dir.path().join("file");
            make(kind, &path);
            assert_eq!(open(&path).unwrap_err().kind(), io::ErrorKind::InvalidInput, "{kind}");
            let appended = open_with(OpenOptions::new().append(true).create(true), &path);
            assert!(appended.is_err(), "{kind}");
        }
    }

    #[test]
    fn a_link_to_a_plain_file_is_followed() {
        let dir = tempfile::tempdir().unwrap();
        let [file, link] = ["file", "link"].map(|name| dir.path().join(name));
        fs::write(&file, "text").unwrap();
        symlink(&file, &link).unwrap();
        assert_eq!(open(&link).unwrap().metadata().unwrap().len(), 4);
    }
}
