//! The plain commands: each prints one screen and ends.

mod bookmark;
mod home;
mod numbers;
mod packs;
mod pin;
mod printer;
mod read;
mod say;
mod search;

use std::io::{self, BufWriter, Write};

use doorstep_core::Doorstep;
use doorstep_core::install::Shelf;
use doorstep_core::locale::Locale;

use super::args::{Command, NumbersCommand, Options, PacksCommand};
use super::data::Opened;
use super::failure::{Exit, Failure};
use super::pin::PinSource;
use super::system;
use super::text::{Line, Tone, wrap};
use super::words::Words;
use printer::Printer;

/// What every command needs.
struct Session<'a> {
    door: &'a Doorstep,
    words: Words<'a>,
    options: &'a Options,
    out: Printer<'a>,
}

/// Does what a command asks for.
pub fn run(command: &Command, options: &Options, door: &Doorstep, shelf: &Shelf) -> Result<Exit, Failure> {
    let mut stdout = BufWriter::new(io::stdout().lock());
    let out = Printer::new(&mut stdout, system::look(), system::columns());
    let mut session = Session { door, words: Words(door), options, out };
    session.tell_of_language();
    let result = match command {
        Command::Home => home::run(&mut session),
        Command::Read { section } => read::run(&mut session, section),
        Command::Say { section, number, to } => say::run(&mut session, section, *number, to),
        Command::Search { batch: Some(file), limit, .. } => search::batch(&mut session, file, usize::from(*limit)),
        Command::Search { words, limit, .. } => search::run(&mut session, &words.join(" "), usize::from(*limit)),
        Command::Install { file, keys, yes } => packs::install(&mut session, shelf, file, keys.as_deref(), *yes),
        Command::Packs { command } => packs::run(&mut session, shelf, command.as_ref().unwrap_or(&PacksCommand::List)),
        Command::Restore { yes } => packs::restore(&mut session, shelf, *yes),
        Command::Bookmark(command) => bookmark::run(&mut session, command),
        Command::Pin { command } => pin::run(&mut session, command.as_ref()),
        Command::Wipe { yes } => pin::wipe(&mut session, *yes),
        Command::Numbers { command } => numbers::run(&mut session, command.as_ref().unwrap_or(&NumbersCommand::List)),
    };
    stdout.flush()?;
    result
}

impl<'a> Session<'a> {
    /// The language that was asked for, for the labels of what is shown in another.
    fn language(&self) -> Option<&'a Locale> {
        self.options.locale.as_ref()
    }

    /// Where the PIN comes from, should one be needed.
    fn pin(&self) -> PinSource {
        PinSource::current(self.options.pin_file.as_deref(), Some(self.words.get("pin-prompt")))
    }

    /// Says where the language that was asked for is not among the handbook's.
    fn tell_of_language(&self) {
        let reading = self.door.reading_language();
        let there = |asked: &Locale| asked.language() == reading.language();
        if self.options.locale.as_ref().is_some_and(|asked| !there(asked)) {
            super::tell(&self.words.with("error-unknown-language", &[("shown", reading.endonym().into())]));
        }
    }

    /// Tells of what went wrong beside what was asked for.
    fn tell_of(&self, failure: &Failure) {
        if let Some((key, args)) = failure.message() {
            super::tell(&self.words.with(key, &args));
        }
    }

    /// Tells of what was found when the store was opened (S4).
    fn tell_of_damage(&self, opened: &Opened) {
        for message in self.words.opened(opened) {
            super::tell(&message);
        }
    }

    /// Prints a message.
    fn say(&mut self, message: &str, tone: Tone) -> Result<(), Failure> {
        let runs = Line::new(message, tone).runs;
        let lines = wrap(&runs, self.out.columns, &[], &[]);
        self.out.lines(&lines)
    }
}
