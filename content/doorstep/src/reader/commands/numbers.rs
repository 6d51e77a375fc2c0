//! `doorstep numbers`: the worker's own numbers.

use doorstep_core::bookmarks::Numbers;
use doorstep_core::doorstep::OwnSlot;
use doorstep_core::handbook::OwnNumber;

use super::Session;
use crate::reader::args::NumbersCommand;
use crate::reader::data::Folder;
use crate::reader::failure::{Exit, Failure};
use crate::reader::json;
use crate::reader::pin::PinSource;
use crate::reader::text::{Run, Tone, is_filled, number_runs, width, wrap};

pub fn run(session: &mut Session<'_>, command: &NumbersCommand) -> Result<Exit, Failure> {
    let folder = Folder::find(session.options.data_dir.as_deref(), session.pin())?;
    match command {
        NumbersCommand::List => list(session, &folder),
        NumbersCommand::Set { slot, number, label } => set(session, &folder, *slot, number, label.as_deref()),
        NumbersCommand::Clear { slot } => clear(session, &folder, *slot),
    }
}

/// Prints the numbers that are filled: they come first where danger is.
///
/// A store that can't be opened is told of, and reading goes on, with the numbers that agencies give (C4).
pub fn print_filled(session: &mut Session<'_>) -> Result<(), Failure> {
    // Reading never asks for the PIN; one that is given is used.
    let pin = PinSource::current(session.options.pin_file.as_deref(), None);
    let folder = Folder::find(session.options.data_dir.as_deref(), pin);
    match folder.and_then(|folder| slots(session, &folder)) {
        Ok(slots) => slots.iter().filter(|slot| is_filled(slot)).try_for_each(|slot| print(session, slot, "  ")),
        Err(failure) => {
            session.tell_of(&failure);
            print_given(session)
        }
    }
}

/// Prints the numbers that agencies give.
fn print_given(session: &mut Session<'_>) -> Result<(), Failure> {
    session.door.agency_numbers().iter().try_for_each(|slot| print(session, slot, "  "))
}

fn list(session: &mut Session<'_>, folder: &Folder) -> Result<Exit, Failure> {
    let slots = match slots(session, folder) {
        Err(failure) if !session.options.json => return print_given(session).and(Err(failure)),
        other => other?,
    };
    if session.options.json {
        session.out.json(&json::Numbers { numbers: slots.into_iter().map(json::Number::from).collect() })?;
        return Ok(Exit::Done);
    }
    session.say(&session.words.get("own-numbers-why"), Tone::Quiet)?;
    session.out.gap()?;
    let widest = OwnNumber::WORDS.iter().map(|word| width(word)).max().unwrap_or(0);
    slots.iter().try_for_each(|slot| print(session, slot, &format!("{:widest$}  ", slot.slot.as_str())))?;
    Ok(Exit::Done)
}

fn print(session: &mut Session<'_>, slot: &OwnSlot, before: &str) -> Result<(), Failure> {
    let first = [Run::new(before, Tone::Quiet)];
    let under = [Run::new(&" ".repeat(width(before)), Tone::Plain)];
    let runs = number_runs(slot, session.words, session.out.look.glyphs);
    session.out.lines(&wrap(&runs, session.out.columns, &first, &under))
}

fn set(
    session: &mut Session<'_>,
    folder: &Folder,
    slot: OwnNumber,
    number: &str,
    label: Option<&str>,
) -> Result<Exit, Failure> {
    let (store, opened) = folder.open_or_create()?;
    session.tell_of_damage(&opened);
    let there = store.numbers()?.filled.into_iter().find(|number| number.slot == slot);
    let label = label.map(str::to_owned).or(there.map(|number| number.label)).unwrap_or_default();
    store.set_number(slot, number, &label)?;
    done(session, slot, "own-number-kept")
}

fn clear(session: &mut Session<'_>, folder: &Folder, slot: OwnNumber) -> Result<Exit, Failure> {
    // Nothing is made on the disk to remove what is not there.
    if let Some((store, opened)) = folder.open_existing()? {
        session.tell_of_damage(&opened);
        store.clear_number(slot)?;
    }
    done(session, slot, "own-number-cleared")
}

/// The numbers; none is filled where there is no store.
fn slots(session: &Session<'_>, folder: &Folder) -> Result<Vec<OwnSlot>, Failure> {
    let Some((store, opened)) = folder.open_existing()? else {
        return Ok(session.door.own_slots(&Numbers::default()));
    };
    session.tell_of_damage(&opened);
    Ok(session.door.own_numbers(&store)?)
}

fn done(session: &mut Session<'_>, slot: OwnNumber, message: &str) -> Result<Exit, Failure> {
    if session.options.json {
        session.out.json(&json::NumberDone { slot })?;
    } else {
        session.say(&session.words.get(message), Tone::Plain)?;
    }
    Ok(Exit::Done)
}
