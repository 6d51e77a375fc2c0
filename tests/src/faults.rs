//! Failing a program at its system calls, by `strace`.

use std::ffi::OsStr;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::{fs, io};

use crate::skip;

/// Whether `strace` works here; where it does not, says that the test is skipped.
pub fn strace_is_there(test: &str) -> bool {
    let works = Command::new("strace").args(["-o", "/dev/null", "true"]).status().is_ok_and(|status| status.success());
    if !works {
        skip(test, "strace is not installed or not allowed here");
    }
    works
}

/// Copies a folder, with those in it, in the place of what is there.
///
/// # Errors
/// What the file system says.
pub fn copy(from: &Path, to: &Path) -> io::Result<()> {
    let _ = fs::remove_dir_all(to);
    fs::create_dir(to)?;
    for file in fs::read_dir(from)? {
        let file = file?;
        let to = to.join(file.file_name());
        if file.file_type()?.is_dir() {
            copy(&file.path(), &to)?;
        } else {
            fs::copy(file.path(), to)?;
        }
    }
    Ok(())
}

/// What fails, and when.
#[derive(Clone, Copy, Debug)]
pub struct Fault<'a> {
    /// The system calls, by name, with commas between them.
    pub call: &'a str,
    /// What becomes of them, as `strace` takes it: `error=EIO`, `signal=KILL`.
    pub fault: &'a str,
    /// Which of them, as `strace` takes it: `3`, or `3+` for all from the third on.
    pub when: &'a str,
    /// The paths that count; without one, all.
    pub paths: &'a [PathBuf],
}

/// Runs a program on a folder with a fault; how it ended, and whether the fault was met. `log` is `strace`'s.
///
/// # Errors
/// Where `strace` cannot be run or its log not be read.
pub fn run(
    program: &str,
    folder: &Path,
    command: &[&str],
    log: &Path,
    fault: Fault<'_>,
) -> io::Result<(ExitStatus, bool)> {
    let Fault { call, fault, when, paths } = fault;
    let status = Command::new("strace")
        .args(["-qq", "-o"])
        .arg(log)
        .args(paths.iter().flat_map(|path| [OsStr::new("-P"), path.as_os_str()]))
        .args(["-e", &format!("trace={call}"), "-e", &format!("inject={call}:{fault}:when={when}"), program])
        .arg(folder)
        .args(command)
        .stderr(Stdio::null())
        .status()?;
    let met = status.signal().is_some() || fs::read_to_string(log)?.contains("(INJECTED)");
    Ok((status, met))
}
