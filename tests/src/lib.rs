//! Helpers shared by the tests and benchmarks of what crosses folders.

use std::fs::OpenOptions;
use std::io::Write;

pub mod child;
pub mod collections;
mod derive;
pub mod device;
pub mod dice;
#[cfg(unix)]
pub mod faults;
pub mod figures;
pub mod generate;
pub mod keystrokes;
pub mod originals;
pub mod power;
pub mod publisher;
pub mod repository;
pub mod sample;
pub mod store;

/// Tells that a test could not run here, such as for want of a tool. Where `CI=true` that is a failure.
///
/// Goes to standard error and, where `DOORSTEP_SKIPS` names a file, to its end.
///
/// # Panics
/// Where `CI=true`, or the file cannot be written.
pub fn skip(test: &str, reason: &str) {
    let line = format!("SKIPPED {test}: {reason}");
    eprintln!("{line}");
    assert!(!std::env::var("CI").is_ok_and(|ci| ci == "true"), "{line}");
    append("DOORSTEP_SKIPS", &line);
}

/// Tells what a test did without, which a person may add and nobody has to. It is no failure, also where `CI=true`.
///
/// Goes to standard error and, where `DOORSTEP_NOTES` names a file, to its end.
///
/// # Panics
/// Where the file cannot be written.
pub fn note(test: &str, what: &str) {
    let line = format!("NOTE {test}: {what}");
    eprintln!("{line}");
    append("DOORSTEP_NOTES", &line);
}

/// Adds a line to the file that a variable names, if it names one.
fn append(variable: &str, line: &str) {
    if let Some(file) = std::env::var_os(variable) {
        let written =
            OpenOptions::new().create(true).append(true).open(file).and_then(|mut file| writeln!(file, "{line}"));
        assert!(written.is_ok(), "cannot write to the file that {variable} names");
    }
}
