//! How the small programs end that a test kills, starves or watches.

use std::error::Error;
use std::io::{self, Write};
use std::process::ExitCode;

/// What such a program did.
pub type Outcome = Result<(), Box<dyn Error>>;

/// Ends with 0 when it was done, with 3 for an error of the kind that is watched, and with 4 for any other, which is a defect.
/// The error goes to standard error.
pub fn end<Watched: Error + 'static>(outcome: Outcome) -> ExitCode {
    let Err(error) = outcome else { return ExitCode::SUCCESS };
    // Standard error may be what fails.
    let _ = writeln!(io::stderr(), "{error} [{error:?}]");
    ExitCode::from(if error.is::<Watched>() { 3 } else { 4 })
}
