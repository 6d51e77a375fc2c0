//! The `doorstep` command: what editors and readers type.

mod clean;
mod cli;
mod destination;
mod drawing;
mod editor;
mod reader;
mod received;
mod secret;
mod signing;

use std::process::ExitCode;

use clap::Parser;
use doorstep_core::pack::PackLocation;

use clean::clean;
use cli::{Cli, Command};

/// What is freed is overwritten (C7).
#[global_allocator]
static ALLOCATOR: doorstep_forget::Forgetting = doorstep_forget::Forgetting;

/// The handbook of this repository, as a pack: see docs/adr/0003-bundled-handbook.md.
static HANDBOOK: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/handbook.pack"));

/// The keys of its publisher; empty where nobody publishes it yet.
static KEYS: &str = include_str!(concat!(env!("OUT_DIR"), "/keys.toml"));

fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return usage(&error),
    };
    let command = match cli.command {
        Some(Command::Editor(command)) => return editor::run(&command),
        Some(Command::Reader(command)) => Some(command),
        None => None,
    };
    reader::run(command, &cli.options, PackLocation::Static(HANDBOOK), KEYS)
}

/// Help and version as they were asked for; what was typed wrong is shown as typed, without what would steer a terminal.
fn usage(error: &clap::Error) -> ExitCode {
    if error.use_stderr() {
        eprint!("{}", clean(&error.render().to_string()));
    } else {
        // Where nobody can be told, there is nothing more to do.
        let _ = error.print();
    }
    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
}
