//! The built `doorstep` command, run as a person runs it.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

/// The command's program.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_doorstep");

/// A place to run the command in: a data folder of its own, and nothing of the machine's language.
pub struct Sandbox {
    folder: tempfile::TempDir,
}

impl Default for Sandbox {
    fn default() -> Self {
        Self::new()
    }
}

impl Sandbox {
    /// A new one.
    ///
    /// # Panics
    /// Where no temporary folder can be made.
    pub fn new() -> Self {
        let folder = tempfile::tempdir();
        assert!(folder.is_ok(), "no temporary folder");
        Self { folder: folder.unwrap_or_else(|_| unreachable!()) }
    }

    /// The folder with saved passages; it is there once something is saved.
    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// A file in it.
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The command with some words, ready to be changed and run.
    pub fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(PROGRAM);
        for variable in
            ["LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "XDG_DATA_HOME", "HOME", "NO_COLOR", "DOORSTEP_PASSPHRASE"]
        {
            command.env_remove(variable);
        }
        command.env("LC_CTYPE", "C.UTF-8").arg("--data-dir").arg(self.data()).args(words).stdin(Stdio::null());
        command
    }

    /// Runs the command.
    ///
    /// # Panics
    /// Where it cannot be started.
    pub fn run(&self, words: &[&str]) -> Ran {
        let output = self.command(words).output();
        assert!(output.is_ok(), "{output:?}");
        Ran(output.unwrap_or_else(|_| unreachable!()))
    }

    /// Runs the command with some input.
    ///
    /// # Panics
    /// Where it cannot be started or does not take its input.
    pub fn run_with(&self, words: &[&str], input: &[u8]) -> Ran {
        let mut command = self.command(words);
        let child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
        let output = child.and_then(|mut child| {
            child.stdin.take().map_or(Ok(()), |mut stdin| stdin.write_all(input))?;
            child.wait_with_output()
        });
        assert!(output.is_ok(), "{output:?}");
        Ran(output.unwrap_or_else(|_| unreachable!()))
    }
}

/// What the command did.
pub struct Ran(pub Output);

impl Ran {
    /// Its exit code.
    pub fn code(&self) -> Option<i32> {
        self.0.status.code()
    }

    /// What it printed.
    pub fn out(&self) -> String {
        String::from_utf8_lossy(&self.0.stdout).into_owned()
    }

    /// What it said besides.
    pub fn err(&self) -> String {
        String::from_utf8_lossy(&self.0.stderr).into_owned()
    }
}
