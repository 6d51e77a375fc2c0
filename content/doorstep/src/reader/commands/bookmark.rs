//! `doorstep bookmark`: what a person saved.

use std::fs::File;
use std::io::{self, ErrorKind, IsTerminal, Read, Write};
use std::path::Path;

use doorstep_core::bookmarks::{BookmarkId, Bookmarks, ImportReport, StoreError};
use doorstep_core::doorstep::Saved;
use doorstep_core::handbook::SectionId;
use doorstep_core::pack::Date;
use zeroize::Zeroizing;

use super::Session;
use crate::destination::{Destination, Private, write_private};
use crate::reader::args::{BookmarkCommand, PassphraseFrom};
use crate::reader::data::Folder;
use crate::reader::failure::{Exit, Failure};
use crate::reader::passphrase::{self, Passphrase};
use crate::reader::text::{Run, Tone, clean_line, wrap};
use crate::reader::{json, system, tell};

/// The largest export that is read, in bytes: a little more than the core takes, so that it is the core that refuses.
const LARGEST_IMPORT: u64 = 48_000_000;

pub fn run(session: &mut Session<'_>, command: &BookmarkCommand) -> Result<Exit, Failure> {
    let folder = Folder::find(session.options.data_dir.as_deref(), session.pin())?;
    match command {
        BookmarkCommand::Add { section, note, label } => add(session, &folder, section, note.as_deref(), label),
        BookmarkCommand::List => list(session, &folder),
        BookmarkCommand::Note { id, text } => {
            let text = if text == "-" { from_stdin()? } else { text.clone() };
            change(session, &folder, *id, "saved-note-kept", |store, id| store.set_note(id, &text, system::now()))
        }
        BookmarkCommand::Label { id, labels } => {
            change(session, &folder, *id, "saved-labels-kept", |store, id| store.set_labels(id, labels, system::now()))
        }
        BookmarkCommand::Move { id, before, .. } => {
            change(session, &folder, *id, "saved-moved-place", |store, id| store.move_to(id, before.map(BookmarkId)))
        }
        BookmarkCommand::Remove { id } => {
            change(session, &folder, *id, "saved-gone", |store, id| store.remove(id).map(drop))
        }
        BookmarkCommand::Export { file, force, seal, unsealed, passphrase } => {
            let options = ExportOptions { force: *force, seal: *seal, unsealed: *unsealed, passphrase };
            export(session, &folder, file, &options)
        }
        BookmarkCommand::Import { file, passphrase } => import(session, &folder, file, passphrase),
    }
}

fn add(
    session: &mut Session<'_>,
    folder: &Folder,
    section: &str,
    note: Option<&str>,
    labels: &[String],
) -> Result<Exit, Failure> {
    let section = SectionId::parse(section).map_err(|_| Failure::Unknown)?;
    // Nothing is made on the disk for a section that is not there.
    session.door.article(&section, None)?;
    let store = existing_or_new(session, folder)?;
    let saved = session.door.save_with(&store, &section, note.unwrap_or_default(), labels, system::now())?;
    if !saved.complete {
        return Err(Failure::SavedOtherwise(saved.id));
    }
    done(session, saved.id, "saved-as")
}

fn list(session: &mut Session<'_>, folder: &Folder) -> Result<Exit, Failure> {
    let opened = folder.open_existing()?;
    let mut damaged = 0;
    let mut list = Vec::new();
    if let Some((store, opened)) = &opened {
        session.tell_of_damage(opened);
        damaged = opened.store.damaged_rows;
        list = session.door.saved(store, session.language())?;
    }
    if session.options.json {
        let bookmarks = list.into_iter().map(json::Bookmark::from).collect();
        session.out.json(&json::Saved { bookmarks, damaged })?;
    } else if list.is_empty() {
        session.say(&session.words.get("saved-empty"), Tone::Plain)?;
    } else {
        let digits = list.iter().map(|saved| saved.id.to_string().len()).max().unwrap_or(0);
        list.iter().try_for_each(|saved| print(session, saved, digits))?;
    }
    Ok(Exit::Done)
}

fn print(session: &mut Session<'_>, saved: &Saved, digits: usize) -> Result<(), Failure> {
    let columns = session.out.columns;
    let dot = format!(" {} ", session.out.look.glyphs.dot);
    let first = [Run::new(&format!("{:>digits$}  ", saved.id.0), Tone::Quiet)];
    let under = [Run::new(&" ".repeat(digits + 2), Tone::Plain)];
    let mut title = vec![Run::new(&clean_line(&saved.title), Tone::Title)];
    title.extend(saved.section.iter().map(|section| Run::new(&format!("  [{section}]"), Tone::Quiet)));
    session.out.lines(&wrap(&title, columns, &first, &under))?;
    let state = session.words.saved_state(saved.state);
    let day = Date::from_unix(saved.created).to_string();
    let badge = saved.badge.as_ref().map(|badge| session.words.badge(badge));
    let facts: Vec<_> = badge.into_iter().chain(saved.topic_title.clone()).chain([day]).chain(state).collect();
    session.out.lines(&wrap(&[Run::new(&facts.join(&dot), Tone::Quiet)], columns, &under, &under))?;
    if !saved.labels.is_empty() {
        let labels: Vec<_> = saved.labels.iter().map(|label| format!("[{}]", clean_line(label))).collect();
        session.out.lines(&wrap(&[Run::new(&labels.join(" "), Tone::Strong)], columns, &under, &under))?;
    }
    if let Some(quote) = &saved.quote {
        let quote = Run::new(&quote.exact, Tone::Emphasis);
        session.out.lines(&wrap(&[quote], columns, &under, &under))?;
    }
    if !saved.note.is_empty() {
        session.out.lines(&wrap(&[Run::new(&saved.note, Tone::Plain)], columns, &under, &under))?;
    }
    Ok(())
}

/// Changes one bookmark of a store that must be there.
fn change(
    session: &mut Session<'_>,
    folder: &Folder,
    id: i64,
    message: &str,
    work: impl FnOnce(&Bookmarks, BookmarkId) -> Result<(), StoreError>,
) -> Result<Exit, Failure> {
    let (store, opened) = folder.open_existing()?.ok_or(StoreError::NotFound)?;
    session.tell_of_damage(&opened);
    work(&store, BookmarkId(id))?;
    done(session, BookmarkId(id), message)
}

/// What an export is asked to be.
struct ExportOptions<'a> {
    force: bool,
    seal: bool,
    unsealed: bool,
    passphrase: &'a PassphraseFrom,
}

fn export(
    session: &mut Session<'_>,
    folder: &Folder,
    file: &Path,
    options: &ExportOptions<'_>,
) -> Result<Exit, Failure> {
    let (store, opened) = folder.open_existing()?.ok_or(Failure::NothingSaved)?;
    session.tell_of_damage(&opened);
    // Before anybody is asked for a passphrase.
    let to = Destination::find(file).map_err(|_| Failure::FileUnwritable)?;
    if let Destination::Plain(path) = &to
        && !options.force
        && path.exists()
    {
        return Err(Failure::FileExists);
    }
    let passphrase = sealing(session, options)?;
    let text = match &passphrase {
        Some(passphrase) => store.export_sealed(passphrase, system::now())?,
        None => store.export(system::now())?,
    };
    let exported = json::Exported {
        written: store.list()?.len(),
        numbers: store.numbers()?.filled.len(),
        sealed: passphrase.is_some(),
    };
    let is_output = to.is_output();
    write(session, to, &Zeroizing::new(text), Private { replace: options.force, sealed: exported.sealed })?;
    tell_of_export(session, &exported, is_output)?;
    Ok(Exit::Done)
}

/// The passphrase to seal an export with. Without one, the person is told first that everybody can read it.
fn sealing(session: &Session<'_>, options: &ExportOptions<'_>) -> Result<Option<Passphrase>, Failure> {
    if let Some(given) = options.passphrase.given()? {
        return Ok(Some(given));
    }
    if options.seal {
        let asked = if passphrase::can_ask() { passphrase::ask_new(session.words, "passphrase-new")? } else { None };
        return asked.map(Some).ok_or(Failure::Store(StoreError::NoPassphrase));
    }
    tell(&session.words.get("export-not-sealed"));
    let may_ask = !options.unsealed && io::stdin().is_terminal() && passphrase::can_ask();
    if may_ask { passphrase::ask_new(session.words, "passphrase-new-or-none") } else { Ok(None) }
}

fn write(session: &mut Session<'_>, to: Destination, text: &str, how: Private) -> Result<(), Failure> {
    let written = match to {
        Destination::Output => return session.out.bytes(text.as_bytes()),
        Destination::Into(mut file) => file.write_all(text.as_bytes()),
        Destination::Plain(path) => write_private(&path, text.as_bytes(), how),
    };
    written.map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => Failure::FileExists,
        _ => Failure::FileUnwritable,
    })
}

/// Says what was written; beside the export where that is printed.
fn tell_of_export(session: &mut Session<'_>, exported: &json::Exported, beside: bool) -> Result<(), Failure> {
    if session.options.json {
        if beside {
            return Ok(json::write_line(&mut io::stderr(), exported)?);
        }
        return session.out.json(exported);
    }
    let count = |number: usize| [("count", u64::try_from(number).unwrap_or(u64::MAX).into())];
    let key = if exported.sealed { "saved-exported-sealed" } else { "saved-exported" };
    let mut messages = vec![session.words.with(key, &count(exported.written))];
    if exported.numbers > 0 {
        messages.push(session.words.with("own-numbers-exported", &count(exported.numbers)));
    }
    for message in messages {
        if beside {
            tell(&message);
        } else {
            session.say(&message, Tone::Plain)?;
        }
    }
    Ok(())
}

fn import(session: &mut Session<'_>, folder: &Folder, file: &Path, from: &PassphraseFrom) -> Result<Exit, Failure> {
    // Before the export, should both come by standard input.
    let given = from.given()?;
    let export = Zeroizing::new(read_export(file)?);
    let store = existing_or_new(session, folder)?;
    let report = match given {
        Some(passphrase) => store.import_sealed(&export, &passphrase, system::now())?,
        None => match store.import(&export, system::now()) {
            Err(StoreError::SealedExport) if passphrase::can_ask() => import_asking(session, &store, &export)?,
            other => other?,
        },
    };
    if session.options.json {
        let (added, already_there, skipped) = (report.added, report.already_there, report.skipped);
        session.out.json(&json::Imported { added, already_there, skipped })?;
    } else {
        let count = |number: usize| u64::try_from(number).unwrap_or(u64::MAX).into();
        let args = [
            ("added", count(report.added)),
            ("present", count(report.already_there)),
            ("skipped", count(report.skipped)),
        ];
        session.say(&session.words.with("saved-imported", &args), Tone::Plain)?;
    }
    Ok(Exit::Done)
}

fn read_export(file: &Path) -> Result<String, Failure> {
    let mut export = String::new();
    let read = if file == Path::new("-") {
        io::stdin().lock().take(LARGEST_IMPORT).read_to_string(&mut export)
    } else {
        File::open(file).and_then(|file| file.take(LARGEST_IMPORT).read_to_string(&mut export))
    };
    match read {
        Ok(_) => Ok(export),
        // Not even text.
        Err(error) if error.kind() == ErrorKind::InvalidData => Err(Failure::Store(StoreError::NotAnExport)),
        Err(_) => Err(Failure::FileUnreadable),
    }
}

/// Asks for the passphrase of an export until one fits, a few times.
fn import_asking(session: &Session<'_>, store: &Bookmarks, export: &str) -> Result<ImportReport, Failure> {
    let prompt = session.words.get("passphrase-of-export");
    let ask = || Ok::<_, Failure>(store.import_sealed(export, &passphrase::ask(&prompt)?, system::now()));
    for _ in 1..passphrase::TRIES {
        match ask()? {
            Err(error @ StoreError::WrongPassphrase) => session.tell_of(&error.into()),
            other => return Ok(other?),
        }
    }
    Ok(ask()??)
}

fn existing_or_new(session: &Session<'_>, folder: &Folder) -> Result<Bookmarks, Failure> {
    let (store, opened) = folder.open_or_create()?;
    session.tell_of_damage(&opened);
    Ok(store)
}

fn done(session: &mut Session<'_>, id: BookmarkId, message: &str) -> Result<Exit, Failure> {
    if session.options.json {
        session.out.json(&json::Done { id: id.0 })?;
    } else {
        let id = id.to_string().into();
        session.say(&session.words.with(message, &[("id", id)]), Tone::Plain)?;
    }
    Ok(Exit::Done)
}

fn from_stdin() -> Result<String, Failure> {
    let mut bytes = Vec::new();
    io::stdin().lock().take(1 << 20).read_to_end(&mut bytes).map_err(|_| Failure::FileUnreadable)?;
    let text = String::from_utf8_lossy(&bytes).trim_end().to_owned();
    // A command that failed before the pipe gives nothing, and nothing must not erase a note.
    if text.is_empty() { Err(Failure::InputEmpty) } else { Ok(text) }
}
