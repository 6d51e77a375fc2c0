//! Reading a handbook at a terminal.

mod args;

use std::process::ExitCode;

use doorstep_core::pack::PackLocation;

pub use args::{BookmarkCommand, Command, Place};

/// Does what a reader asked for.
pub fn run(_command: Option<Command>, _place: &Place, _bundled: PackLocation) -> ExitCode {
    ExitCode::SUCCESS
}
