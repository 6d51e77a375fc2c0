//! Where a file that was asked for goes. A path is not always a plain file's: `-` is standard output, devices and pipes are
//! written to, a link stays and leads to what is written.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use doorstep_press::whole::{folder_of, follow};

/// Where to write.
#[derive(Debug)]
pub enum Destination {
    /// What the command prints to.
    Output,
    /// Into what is open already: a device, a pipe, another's descriptor.
    Into(File),
    /// A plain file, which need not be there yet; no link.
    Plain(PathBuf),
}

impl Destination {
    /// Finds out what a path leads to. A pipe is waited for until somebody reads it.
    pub fn find(asked: &Path) -> io::Result<Self> {
        if asked == Path::new("-") {
            return Ok(Self::Output);
        }
        let path = follow(asked, is_descriptor)?;
        if is_descriptor(&path) {
            if path.file_name().is_some_and(|name| name == "1") {
                return Ok(Self::Output);
            }
            return Ok(Self::Into(OpenOptions::new().append(true).open(path)?));
        }
        match fs::metadata(&path) {
            Ok(there) if there.is_dir() => Err(io::ErrorKind::IsADirectory.into()),
            Ok(there) if !there.is_file() => Ok(Self::Into(OpenOptions::new().write(true).open(path)?)),
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(Self::Plain(path)),
        }
    }
}

impl Destination {
    /// Whether what is written there mixes with what the command prints.
    pub fn is_output(&self) -> bool {
        match self {
            Self::Output => true,
            Self::Into(file) => is_standard_output(file),
            Self::Plain(_) => false,
        }
    }
}

#[cfg(unix)]
fn is_standard_output(file: &File) -> bool {
    use std::os::fd::AsFd;
    use std::os::unix::fs::MetadataExt;
    let output = io::stdout().as_fd().try_clone_to_owned().map(File::from);
    let identity = |file: &File| file.metadata().map(|file| (file.dev(), file.ino())).ok();
    output.is_ok_and(|output| identity(&output).is_some_and(|output| Some(output) == identity(file)))
}

#[cfg(not(unix))]
fn is_standard_output(_: &File) -> bool {
    false
}

/// Whether a link is a descriptor of a process, which only looks like a link to a file.
fn is_descriptor(link: &Path) -> bool {
    let is_link = fs::symlink_metadata(link).is_ok_and(|link| link.is_symlink());
    is_link && fs::canonicalize(folder_of(link)).is_ok_and(|folder| folder.starts_with("/proc"))
}

/// How a private file is written.
#[derive(Clone, Copy, Debug)]
pub struct Private {
    /// Whether one that is there is replaced.
    pub replace: bool,
    /// Whether anybody may see it who finds it.
    pub sealed: bool,
}

/// Writes a plain file for its user alone, whole or not at all.
///
/// What is not sealed has no name until it is whole: wherever the command is killed, no copy lies about that nobody knows of. Where
/// the system has no files without a name, it is written under the name that was asked for. No system puts a file without a
/// name in the place of another, so that the other goes first.
///
/// # Errors
/// `AlreadyExists` where there is one that is not to be replaced; what the system says.
pub fn write_private(path: &Path, bytes: &[u8], how: Private) -> io::Result<()> {
    if how.replace && how.sealed {
        let mut file = tempfile::Builder::new().prefix(".doorstep-").tempfile_in(folder_of(path))?;
        fill(file.as_file_mut(), bytes)?;
        file.persist(path)?;
        return Ok(());
    }
    if !how.replace && fs::symlink_metadata(path).is_ok() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    let Some(mut file) = unnamed::make(folder_of(path)) else { return write_in_place(path, bytes, how.replace) };
    fill(&mut file, bytes)?;
    if how.replace {
        remove(path)?;
    }
    match unnamed::name(&file, path) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => write_in_place(path, bytes, how.replace),
        other => other,
    }
}

fn write_in_place(path: &Path, bytes: &[u8], replace: bool) -> io::Result<()> {
    if replace {
        remove(path)?;
    }
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    fill(&mut options.open(path)?, bytes).inspect_err(|_| {
        let _ = fs::remove_file(path);
    })
}

fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other,
    }
}

fn fill(file: &mut File, bytes: &[u8]) -> io::Result<()> {
    file.write_all(bytes)?;
    file.sync_all()
}

/// Files that have no name yet, and are gone when nobody holds them.
#[cfg(target_os = "linux")]
mod unnamed {
    use std::fs::{File, OpenOptions};
    use std::io;
    use std::os::fd::AsRawFd;
    use std::os::unix::fs::OpenOptionsExt;
    use std::path::Path;

    use rustix::fs::{AtFlags, CWD, OFlags, linkat};

    /// None where the file system has none.
    pub fn make(folder: &Path) -> Option<File> {
        let flag = i32::try_from(OFlags::TMPFILE.bits()).ok()?;
        OpenOptions::new().write(true).mode(0o600).custom_flags(flag).open(folder).ok()
    }

    /// Gives it a name that nothing has.
    pub fn name(file: &File, path: &Path) -> io::Result<()> {
        let unnamed = format!("/proc/self/fd/{}", file.as_raw_fd());
        Ok(linkat(CWD, unnamed, CWD, path, AtFlags::SYMLINK_FOLLOW)?)
    }
}

#[cfg(not(target_os = "linux"))]
mod unnamed {
    use std::fs::File;
    use std::io;
    use std::path::Path;

    pub fn make(_: &Path) -> Option<File> {
        None
    }

    pub fn name(_: &File, _: &Path) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }
}
