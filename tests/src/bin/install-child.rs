//! One install in a process of its own, to be killed, starved or watched by a test.
//!
//! `install-child FOLDER COMMAND` in a folder that [`doorstep_tests::device`] made. Ends with 0 when it was done, with 3 for an error of
//! installing, which goes to standard error; anything else is a defect.

use std::env;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use doorstep_core::install::InstallError;
use doorstep_tests::child::{self, Outcome};
use doorstep_tests::device;

fn main() -> ExitCode {
    child::end::<InstallError>(run())
}

fn run() -> Outcome {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [folder, command] = arguments.as_slice() else { return Err("install-child FOLDER COMMAND".into()) };
    let folder = Path::new(folder);
    match command.as_str() {
        "install" => device::install(folder, "new.pack")?,
        "restore" => {
            let shelf = device::shelf(folder)?;
            shelf.restore(shelf.before()?)?;
        }
        "fill-the-disk" => fill_the_disk(folder)?,
        _ => return Err("no such command".into()),
    }
    Ok(writeln!(io::stdout(), "done")?)
}

/// On a full disk nothing is installed, that is said, and what was read is read on.
fn fill_the_disk(folder: &Path) -> Outcome {
    for (left, was) in [(0, 3), (1, 3), (40_000, 3), (usize::MAX, 4)] {
        device::fill(folder, left)?;
        let installed = device::install(folder, "new.pack");
        let is_full = installed.as_ref().is_err_and(|error| matches!(error.downcast_ref(), Some(InstallError::Full)));
        if device::reads(folder)? != (was, 0) || is_full != (was == 3) {
            return Err(format!("with {left} bytes left: {installed:?}, {:?}", device::reads(folder)?).into());
        }
        let _ = fs::remove_file(folder.join("filler"));
        OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(true)
            .open(folder.join("room"))?
            .write_all(b"there is room")?;
    }
    Ok(())
}
