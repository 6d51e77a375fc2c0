//! `doorstep pin` and `doorstep wipe`: a PIN over what is saved, and erasing it.

use std::io::{self, BufRead, IsTerminal, Write};
use std::time::Instant;

use doorstep_core::bookmarks::{Bookmarks, StoreError};
use doorstep_core::lock::{NewPin, cost_for, probe};
use zeroize::Zeroizing;

use super::Session;
use crate::reader::args::{NewPinOptions, PinCommand};
use crate::reader::data::Folder;
use crate::reader::failure::{Exit, Failure};
use crate::reader::pin::{PinSource, ask};
use crate::reader::text::Tone;
use crate::reader::{json, system, tell};

pub fn run(session: &mut Session<'_>, command: Option<&PinCommand>) -> Result<Exit, Failure> {
    let folder = Folder::find(session.options.data_dir.as_deref(), session.pin())?;
    match command {
        None => state(session, &folder),
        Some(PinCommand::Set(new)) => set(session, &folder, new),
        Some(PinCommand::Change(new)) => change(session, &folder, new),
        Some(PinCommand::Remove) => remove(session, &folder),
    }
}

/// Says whether there is a PIN. Nothing is made on the disk for it.
fn state(session: &mut Session<'_>, folder: &Folder) -> Result<Exit, Failure> {
    let state = folder.clone().without_pin().open_existing()?;
    let state = state.map(|(store, _)| store.pin_state(system::clock())).transpose()?;
    let state = state.filter(|state| state.kind.is_some());
    if session.options.json {
        session.out.json(&json::Pin::from(state))?;
        return Ok(Exit::Done);
    }
    let Some(state) = state else {
        session.say(&session.words.get("lock-off"), Tone::Plain)?;
        return session.say(&session.words.get("lock-why"), Tone::Quiet).map(|()| Exit::Done);
    };
    session.say(&session.words.get("lock-on"), Tone::Plain)?;
    if let Some(most) = state.wipe_after {
        session.say(&session.words.with("pin-wipes-after", &[("count", u64::from(most).into())]), Tone::Plain)?;
    }
    if state.wait > 0
        && let Some((key, args)) = Failure::Store(StoreError::Wait { wait: state.wait }).message()
    {
        session.say(&session.words.with(key, &args), Tone::Caution)?;
    }
    Ok(Exit::Done)
}

fn set(session: &mut Session<'_>, folder: &Folder, new: &NewPinOptions) -> Result<Exit, Failure> {
    let (store, opened) = folder.clone().without_pin().open_or_create()?;
    session.tell_of_damage(&opened);
    if opened.store.locked {
        return Err(Failure::Store(StoreError::PinMismatch));
    }
    // Before it is typed: afterwards it is too late to know.
    tell(&session.words.get("lock-forgotten"));
    let pin = new_pin(session, new)?;
    store.set_pin(&pin, new.give_up_damaged)?;
    done(session, "pin-set")
}

fn change(session: &mut Session<'_>, folder: &Folder, new: &NewPinOptions) -> Result<Exit, Failure> {
    let store = existing(folder)?;
    let typed = session.pin().typed()?.ok_or(StoreError::Locked)?;
    tell(&session.words.get("lock-forgotten"));
    let pin = new_pin(session, new)?;
    let key = folder.platform_key()?;
    folder.after(store.change_pin(&key, &typed, system::clock(), &pin, new.give_up_damaged))?;
    done(session, "pin-changed")
}

fn remove(session: &mut Session<'_>, folder: &Folder) -> Result<Exit, Failure> {
    let store = existing(folder)?;
    let typed = session.pin().typed()?.ok_or(StoreError::Locked)?;
    folder.after(store.remove_pin(&folder.platform_key()?, &typed, system::clock()))?;
    done(session, "pin-removed")
}

/// The store, which must have a PIN.
fn existing(folder: &Folder) -> Result<Bookmarks, Failure> {
    match folder.clone().without_pin().open_existing()? {
        Some((store, opened)) if opened.store.locked => Ok(store),
        _ => Err(Failure::Store(StoreError::PinMismatch)),
    }
}

/// The PIN to set, with a cost for this device. At the terminal it is asked for twice.
fn new_pin(session: &Session<'_>, new: &NewPinOptions) -> Result<NewPin, Failure> {
    let source = PinSource::next(new.new_pin_file.as_deref(), Some(session.words.get("pin-new-prompt")));
    let typed = source.typed()?.ok_or(Failure::PinNotGiven)?;
    if source.asks() {
        let again = ask(&session.words.get("pin-again-prompt")).unwrap_or_else(|| Zeroizing::new(String::new()));
        if again != typed {
            return Err(Failure::PinsDiffer);
        }
    }
    let started = Instant::now();
    probe().map_err(StoreError::from)?;
    let millis = u32::try_from(started.elapsed().as_millis()).unwrap_or(u32::MAX);
    Ok(NewPin::new(&typed, cost_for(millis), new.wipe_after).map_err(StoreError::from)?)
}

/// Erases everything that was saved, once the person said so.
pub fn wipe(session: &mut Session<'_>, yes: bool) -> Result<Exit, Failure> {
    let folder = Folder::find(session.options.data_dir.as_deref(), PinSource::current(None, None))?;
    if !yes && !confirmed(session)? {
        return Err(Failure::NotConfirmed);
    }
    folder.wipe()?;
    done(session, "wiped")
}

/// Asks at the terminal for the word that means it.
fn confirmed(session: &mut Session<'_>) -> Result<bool, Failure> {
    if !io::stdin().is_terminal() {
        return Ok(false);
    }
    let word = session.words.get("wipe-word");
    let ask = session.words.with("wipe-ask", &[("word", word.clone().into())]);
    let mut stderr = io::stderr();
    write!(stderr, "{ask} ").and_then(|()| stderr.flush())?;
    let mut answer = String::new();
    io::stdin().lock().read_line(&mut answer)?;
    Ok(answer.trim().eq_ignore_ascii_case(&word))
}

fn done(session: &mut Session<'_>, message: &'static str) -> Result<Exit, Failure> {
    if session.options.json {
        session.out.json(&json::PinDone { done: message })?;
    } else {
        session.say(&session.words.get(message), Tone::Plain)?;
    }
    Ok(Exit::Done)
}
