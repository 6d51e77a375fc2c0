//! The `doorstep` command.

use std::process::ExitCode;

use clap::Parser;
use doorstep::cli::{Cli, Command};
use doorstep::{bundled, editor, reader};
use doorstep_core::pack::PackLocation;

fn main() -> ExitCode {
    let cli = Cli::parse();
    let command = match cli.command {
        Some(Command::Editor(command)) => return editor::run(&command),
        Some(Command::Reader(command)) => Some(command),
        None => None,
    };
    let pack = match &cli.place.pack {
        Some(path) => Ok(PackLocation::File(path.clone())),
        None => bundled::pack(),
    };
    match pack {
        Ok(pack) => reader::run(command, &cli.place, pack),
        Err(error) => {
            eprintln!("doorstep: {error}");
            ExitCode::from(3)
        }
    }
}
