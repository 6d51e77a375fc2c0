//! Reading a handbook at a terminal, through the very facade that the phones use.

mod args;
mod commands;
mod data;
mod failure;
mod json;
mod packs;
mod passphrase;
mod pin;
mod screen;
mod system;
mod text;
mod words;

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use doorstep_core::doorstep::Config;
use doorstep_core::pack::{PackError, PackLocation};
use doorstep_core::strings::{Arg, Catalog};
use doorstep_core::{Doorstep, locale::Locale};

pub use args::{Command, Options};
use data::Folder;
use failure::Failure;
use pin::PinSource;
pub use system::now;
pub use text::clean_line;

/// Does what a reader asked for. Without a command: the interactive reader at a terminal, else the contents.
///
/// `bundled` is the handbook inside the program, `keys` the `keys.toml` of its publisher, or nothing.
pub fn run(command: Option<Command>, options: &Options, bundled: PackLocation, keys: &str) -> ExitCode {
    let preferred = system::preferred(options.locale.as_ref());
    let shelf = packs::shelf(options, bundled, keys);
    let opened = match &options.pack {
        Some(pack) if !command.as_ref().is_some_and(Command::is_about_packs) => open_named(pack, &preferred),
        _ => shelf.open().map(|shelved| packs::door(shelved, &preferred)),
    };
    let door = match opened {
        Ok(door) => door,
        Err(error) => return report(&error.into(), |key, args| message_for(&preferred, key, args)),
    };
    if let Ok(folder) = Folder::find(options.data_dir.as_deref(), PinSource::current(None, None)) {
        door.keep_day_in(folder.path());
    }
    let done = match command {
        None if system::is_interactive() && !options.json => screen::run(&door, options),
        command => commands::run(&command.unwrap_or(Command::Home), options, &door, &shelf),
    };
    match done {
        Ok(exit) => exit.into(),
        Err(failure) => report(&failure, |key, args| door.format(key, args)),
    }
}

/// Opens the handbook that was named, instead of one that is installed.
fn open_named(pack: &Path, preferred: &[String]) -> Result<Doorstep, PackError> {
    let (pack, preferred) = (PackLocation::File(pack.to_owned()), preferred.to_vec());
    Doorstep::open(&Config { pack, preferred, strings: doorstep_strings::resources() })
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
