//! The `doorstep` command: what editors and readers type.

mod cli;
mod drawing;
mod editor;
mod reader;

use std::process::ExitCode;

use clap::Parser;
use doorstep_core::pack::PackLocation;
use doorstep_press::bundled;

use cli::{Cli, Command};

fn main() -> ExitCode {
    let cli = Cli::parse();
    let command = match cli.command {
        Some(Command::Editor(command)) => return editor::run(&command),
        Some(Command::Reader(command)) => Some(command),
        None => None,
    };
    let pack = match &cli.options.pack {
        Some(path) => Ok(PackLocation::File(path.clone())),
        None => bundled::pack(),
    };
    match pack {
        Ok(pack) => reader::run(command, &cli.options, pack),
        Err(error) => {
            eprintln!("doorstep: {error}");
            ExitCode::from(3)
        }
    }
}
