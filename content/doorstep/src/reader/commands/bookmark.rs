//! `doorstep bookmark`: what a person saved.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::path::Path;

use doorstep_core::bookmarks::{BookmarkId, Bookmarks, StoreError};
use doorstep_core::doorstep::Saved;
use doorstep_core::handbook::SectionId;
use doorstep_core::pack::Date;

use super::Session;
use crate::reader::args::BookmarkCommand;
use crate::reader::data::Folder;
use crate::reader::failure::{Exit, Failure};
use crate::reader::text::{Run, Tone, clean_line, wrap};
use crate::reader::{json, system};

/// The largest export that is read, in bytes: a little more than the core takes, so that it is the core that refuses.
const LARGEST_IMPORT: u64 = 33_000_000;

pub fn run(session: &mut Session<'_>, command: &BookmarkCommand) -> Result<Exit, Failure> {
    let folder = Folder::find(session.options.data_dir.as_deref())?;
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
        BookmarkCommand::Export { file, force } => export(session, &folder, file, *force),
        BookmarkCommand::Import { file } => import(session, &folder, file),
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
        damaged = opened.damaged_rows;
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

fn export(session: &mut Session<'_>, folder: &Folder, file: &Path, force: bool) -> Result<Exit, Failure> {
    let (json, written, numbers) = match folder.open_existing()? {
        Some((store, opened)) => {
            session.tell_of_damage(&opened);
            (store.export(system::now())?, store.list()?.len(), store.numbers()?.filled.len())
        }
        None => return Err(Failure::NothingSaved),
    };
    write_private(file, json.as_bytes(), force)?;
    if session.options.json {
        session.out.json(&json::Exported { written, numbers })?;
        return Ok(Exit::Done);
    }
    let count = |number: usize| [("count", u64::try_from(number).unwrap_or(u64::MAX).into())];
    session.say(&session.words.with("saved-exported", &count(written)), Tone::Plain)?;
    if numbers > 0 {
        session.say(&session.words.with("own-numbers-exported", &count(numbers)), Tone::Plain)?;
    }
    Ok(Exit::Done)
}

fn import(session: &mut Session<'_>, folder: &Folder, file: &Path) -> Result<Exit, Failure> {
    let mut export = String::new();
    let unreadable = |error: io::Error| match error.kind() {
        // Not even text.
        ErrorKind::InvalidData => Failure::Store(StoreError::NotAnExport),
        _ => Failure::FileUnreadable,
    };
    File::open(file).and_then(|file| file.take(LARGEST_IMPORT).read_to_string(&mut export)).map_err(unreadable)?;
    let store = existing_or_new(session, folder)?;
    let report = store.import(&export, system::now())?;
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

/// Writes a file for its user alone, whole or not at all.
fn write_private(file: &Path, bytes: &[u8], force: bool) -> Result<(), Failure> {
    if force {
        // Kept from everyone else even where the file that it replaces was not.
        return replace(file, bytes).map_err(|_| Failure::FileUnwritable);
    }
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut new = options.open(file).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => Failure::FileExists,
        _ => Failure::FileUnwritable,
    })?;
    new.write_all(bytes).and_then(|()| new.sync_all()).map_err(|_| {
        let _ = fs::remove_file(file);
        Failure::FileUnwritable
    })
}

fn replace(file: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut new = tempfile::NamedTempFile::new_in(folder)?;
    new.write_all(bytes)?;
    new.as_file().sync_all()?;
    new.persist(file)?;
    Ok(())
}
