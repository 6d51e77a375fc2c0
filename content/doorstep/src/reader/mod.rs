//! Reading a handbook at a terminal, through the very facade that the phones use.

mod args;
mod commands;
mod data;
mod failure;
mod json;
mod screen;
mod system;
mod text;
mod words;

use std::io::Write;
use std::process::ExitCode;

use doorstep_core::pack::{Pack, PackError};
use doorstep_core::strings::{Arg, Catalog};
use doorstep_core::{Doorstep, locale::Locale};

pub use args::{Command, Options};
use failure::Failure;
pub use system::now;

/// Does what a reader asked for. Without a command: the interactive reader at a terminal, else the contents.
pub fn run(command: Option<Command>, options: &Options, pack: Result<Pack, PackError>) -> ExitCode {
    let preferred = system::preferred(options.locale.as_ref());
    let door = match pack {
        Ok(pack) => Doorstep::with(pack, &preferred, &doorstep_strings::resources()),
        Err(error) => return report(&error.into(), |key, args| message_for(&preferred, key, args)),
    };
    let done = match command {
        None if system::is_interactive() && !options.json => screen::run(&door, options),
        command => commands::run(&command.unwrap_or(Command::Home), options, &door),
    };
    match done {
        Ok(exit) => exit.into(),
        Err(failure) => report(&failure, |key, args| door.format(key, args)),
    }
}

/// A message of the interface where there is no handbook to open.
fn message_for(preferred: &[String], key: &str, args: &[(&str, Arg)]) -> String {
    let catalog = Catalog::new(doorstep_strings::resources());
    let locales = preferred.iter().filter_map(|tag| Locale::parse(tag).ok());
    let is_offered = |locale: &Locale| catalog.languages().any(|known| known.language() == locale.language());
    let chosen = locales.into_iter().find(is_offered).unwrap_or_else(Locale::english);
    catalog.words(&chosen).format(key, args)
}

fn report(failure: &Failure, words: impl Fn(&str, &[(&str, Arg)]) -> String) -> ExitCode {
    if let Some((key, args)) = failure.message() {
        tell(&text::without_isolates(&words(key, &args)));
    }
    failure.exit().into()
}

/// Tells the person something beside what was asked for.
fn tell(message: &str) {
    // Where nobody can be told, there is nothing more to do.
    let _ = writeln!(std::io::stderr(), "doorstep: {}", text::clean(message));
}
