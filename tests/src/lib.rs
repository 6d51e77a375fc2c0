//! Helpers shared by the tests and benchmarks of what crosses folders.

use std::fs::OpenOptions;
use std::io::Write;

pub mod collections;
mod derive;
mod dice;
pub mod generate;
pub mod originals;
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
    if let Some(file) = std::env::var_os("DOORSTEP_SKIPS") {
        let written =
            OpenOptions::new().create(true).append(true).open(file).and_then(|mut file| writeln!(file, "{line}"));
        assert!(written.is_ok(), "cannot write the list of skipped tests");
    }
}
