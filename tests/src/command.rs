//! The `doorstep` command as it is built, for tests that run it.

use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

/// The built command, in a plain environment: English, UTF-8, no terminal.
///
/// # Panics
/// Where it does not build.
pub fn doorstep() -> Command {
    let mut command = Command::new(path());
    command.env_clear().env("LANG", "en_US.UTF-8").env("HOME", "/nonexistent");
    command
}

/// Where the built command is. It is built once, beside the tests: another package's tests are not given its path.
///
/// # Panics
/// Where it does not build.
pub fn path() -> &'static Path {
    static PATH: OnceLock<PathBuf> = OnceLock::new();
    PATH.get_or_init(|| {
        let folder = folder();
        let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let mut build = Command::new(cargo);
        build.args(["build", "--quiet", "--package", "doorstep", "--bin", "doorstep"]);
        if folder.ends_with("release") {
            build.arg("--release");
        }
        // The folder above `debug` or `release` is the one that this very test was built in.
        build.env("CARGO_TARGET_DIR", folder.parent().unwrap_or(&folder)).current_dir(env!("CARGO_MANIFEST_DIR"));
        let built = build.status();
        assert!(matches!(&built, Ok(status) if status.success()), "the command does not build: {built:?}");
        folder.join("doorstep")
    })
}

/// `target/debug` or `target/release`: the test itself is in `deps` below it.
fn folder() -> PathBuf {
    let test = env::current_exe().unwrap_or_default();
    test.ancestors().nth(2).unwrap_or(Path::new("target/debug")).to_owned()
}

/// What a command printed, as text.
pub fn printed(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// What a command told beside that, as text.
pub fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}
