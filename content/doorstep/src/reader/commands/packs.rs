//! `doorstep install`, `packs` and `restore`: the handbooks on this device.

use std::fs::File;
use std::io::{self, BufRead, Read};
use std::path::Path;

use doorstep_core::bookmarks::Bookmarks;
use doorstep_core::install::{Offer, OfferedRelease, SavedEffect, Shelf, ShelvedPack};
use doorstep_core::pack::Date;
use doorstep_core::strings::Arg;
use doorstep_core::trust::Keys;

use super::Session;
use crate::reader::args::PacksCommand;
use crate::reader::data::Folder;
use crate::reader::failure::{Exit, Failure};
use crate::reader::pin::PinSource;
use crate::reader::text::{Run, Tone, wrap};
use crate::reader::words::status;
use crate::reader::{json, system};

/// As much of a file of keys as is read.
const LARGEST_KEYS: u64 = 1 << 16;
/// Titles that are shown under a count.
const TITLES: usize = 12;

/// Shows what a handbook file would change, and installs it once somebody says yes.
pub fn install(
    session: &mut Session<'_>,
    shelf: &Shelf,
    file: &Path,
    keys: Option<&Path>,
    yes: bool,
) -> Result<Exit, Failure> {
    let keys = keys.map(read_keys).transpose()?;
    let mut source: Box<dyn Read> =
        if file == Path::new("-") { Box::new(io::stdin().lock()) } else { Box::new(open_file(file)?) };
    let received = shelf.receive(&mut source, keys.as_ref(), session.door.today(system::now()))?;
    let offer = with_store(session, |store, session| {
        Offer::new(session.door, received.pack(), Some(received.publisher()), store, system::now())
    })?;
    let asks = file != Path::new("-");
    if !agreed(session, &offer, yes, asks)? {
        return Ok(Exit::Done);
    }
    let overlay = received.is_overlay();
    shelf.install(received)?;
    if session.options.json {
        session.out.json(&json::Installed { offer: offer.into(), installed: true })?;
        return Ok(Exit::Done);
    }
    session.out.gap()?;
    let key = if overlay { "install-done-beside" } else { "install-done" };
    session.say(&session.words.get(key), Tone::Plain)?;
    Ok(Exit::Done)
}

/// Shows what going back would change, and goes back once somebody says yes.
pub fn restore(session: &mut Session<'_>, shelf: &Shelf, yes: bool) -> Result<Exit, Failure> {
    let before = shelf.before()?;
    let offer = with_store(session, |store, session| {
        Offer::new(session.door, &before.pack, before.publisher.as_deref(), store, system::now())
    })?;
    if !agreed(session, &offer, yes, true)? {
        return Ok(Exit::Done);
    }
    shelf.restore(before)?;
    if session.options.json {
        session.out.json(&json::Installed { offer: offer.into(), installed: true })?;
        return Ok(Exit::Done);
    }
    session.out.gap()?;
    let OfferedRelease { version, issued, .. } = offer.release;
    session.say(&session.words.with("install-restored", &release(version, issued)), Tone::Plain)?;
    Ok(Exit::Done)
}

/// Lists what is there, or takes away what an agency added.
pub fn run(session: &mut Session<'_>, shelf: &Shelf, command: &PacksCommand) -> Result<Exit, Failure> {
    match command {
        PacksCommand::List => list(session, shelf),
        PacksCommand::Remove { id } => {
            shelf.remove_overlay(id)?;
            removed(session, id, "install-removed-beside")
        }
        PacksCommand::Forget { id } => {
            shelf.forget_keys(id)?;
            removed(session, id, "install-keys-forgotten")
        }
    }
}

fn removed(session: &mut Session<'_>, id: &str, message: &str) -> Result<Exit, Failure> {
    if session.options.json {
        session.out.json(&json::Removed { id: id.to_owned() })?;
    } else {
        session.say(&session.words.get(message), Tone::Plain)?;
    }
    Ok(Exit::Done)
}

fn list(session: &mut Session<'_>, shelf: &Shelf) -> Result<Exit, Failure> {
    let packs = shelf.list()?;
    if session.options.json {
        session.out.json(&json::Packs { packs: packs.into_iter().map(json::Pack::from).collect() })?;
        return Ok(Exit::Done);
    }
    session.say(&session.words.get("packs-title"), Tone::Title)?;
    packs.iter().try_for_each(|pack| print(session, pack))?;
    Ok(Exit::Done)
}

fn print(session: &mut Session<'_>, pack: &ShelvedPack) -> Result<(), Failure> {
    let words = session.words;
    session.out.gap()?;
    session.say(&words.with("install-release", &release(pack.version, pack.issued)), Tone::Plain)?;
    let state = match (pack.in_use, pack.review_by) {
        (true, _) => "packs-in-use",
        (false, None) => "packs-broken",
        (false, Some(_)) => "packs-kept",
    };
    let from = match &pack.publisher {
        Some(publisher) => words.with("badge-from", &[("agency", publisher.as_str().into())]),
        None => words.get("packs-with-app"),
    };
    let facts = [pack.handbook.clone(), words.get(state), from].join(&format!(" {} ", session.out.look.glyphs.dot));
    session.say(&facts, Tone::Quiet)
}

/// Shows an offer, and whether somebody said yes to it.
fn agreed(session: &mut Session<'_>, offer: &Offer, yes: bool, asks: bool) -> Result<bool, Failure> {
    if session.options.json {
        if !yes {
            session.out.json(&json::Installed { offer: offer.clone().into(), installed: false })?;
        }
        return Ok(yes);
    }
    print_offer(session, offer)?;
    if yes {
        return Ok(true);
    }
    if offer.same {
        return Ok(false);
    }
    if !asks || !system::is_asked() {
        return Err(Failure::NotAsked);
    }
    session.out.gap()?;
    session.out.ask(&format!("{} ", session.words.get("install-question")))?;
    let mut answer = String::new();
    io::stdin().lock().take(100).read_line(&mut answer).map_err(|_| Failure::NotAsked)?;
    let is_yes = matches!(answer.trim().chars().next(), Some('y' | 'Y' | 's' | 'S'));
    if !is_yes {
        session.say(&session.words.get("install-kept"), Tone::Plain)?;
    }
    Ok(is_yes)
}

fn print_offer(session: &mut Session<'_>, offer: &Offer) -> Result<(), Failure> {
    let words = session.words;
    session.say(&offer.title, Tone::Title)?;
    let publisher = || offer.publisher.as_deref().unwrap_or_default().into();
    let from = match &offer.publisher {
        Some(_) => words.with("install-from", &[("publisher", publisher())]),
        None => words.get("install-from-app"),
    };
    session.say(&from, Tone::Strong)?;
    if offer.overlay {
        session.say(&words.with("install-beside", &[("publisher", publisher())]), Tone::Plain)?;
    }
    session.out.gap()?;
    let OfferedRelease { version, issued, issued_ahead, review_by, review_passed } = offer.release;
    session.say(&words.with("install-release", &release(version, issued)), Tone::Plain)?;
    let review = [("date", Arg::Text(review_by.to_string()))];
    if review_passed {
        session.say(&words.with("install-review-passed", &review), Tone::Caution)?;
    } else {
        session.say(&words.with("install-review", &review), Tone::Plain)?;
    }
    if issued_ahead {
        session.say(&words.get("install-ahead"), Tone::Caution)?;
    }
    match &offer.replaces {
        Some(had) => session.say(&words.with("install-have", &release(had.version, had.issued)), Tone::Plain)?,
        None => session.say(&words.get("install-first"), Tone::Plain)?,
    }
    if offer.older {
        session.say(&words.get("install-older"), Tone::Caution)?;
    }
    if offer.same {
        return session.say(&words.get("install-same"), Tone::Plain);
    }
    print_languages(session, offer)?;
    print_sections(session, offer)?;
    offer.saved.map_or(Ok(()), |saved| print_saved(session, saved))
}

fn print_languages(session: &mut Session<'_>, offer: &Offer) -> Result<(), Failure> {
    let words = session.words;
    session.out.gap()?;
    for offered in &offer.languages {
        let language = &offered.language;
        let percent = language.percent.to_string();
        let new = offered.new.then(|| words.get("install-language-new"));
        let complete = words.with("language-completeness", &[("percent", percent.into())]);
        let facts = [language.endonym.clone(), complete, words.get(&status(language.status))].into_iter().chain(new);
        let facts: Vec<_> = facts.collect();
        session.say(&facts.join(&format!(" {} ", session.out.look.glyphs.dot)), Tone::Plain)?;
    }
    if !offer.languages_gone.is_empty() {
        let languages = Arg::Text(offer.languages_gone.join(", "));
        session.say(&words.with("install-languages-gone", &[("languages", languages)]), Tone::Caution)?;
    }
    Ok(())
}

fn print_sections(session: &mut Session<'_>, offer: &Offer) -> Result<(), Failure> {
    session.out.gap()?;
    let kinds = [
        ("install-added", &offer.added),
        ("install-changed", &offer.changed),
        ("install-moved", &offer.moved),
        ("install-removed", &offer.removed),
    ];
    if kinds.iter().all(|(_, titles)| titles.is_empty()) {
        return session.say(&session.words.get("install-unchanged"), Tone::Plain);
    }
    for (key, titles) in kinds.into_iter().filter(|(_, titles)| !titles.is_empty()) {
        session.say(&session.words.with(key, &count(titles.len())), Tone::Plain)?;
        for title in titles.iter().take(TITLES) {
            indented(session, title)?;
        }
        if titles.len() > TITLES {
            indented(session, &session.words.with("install-more", &count(titles.len() - TITLES)))?;
        }
    }
    Ok(())
}

fn print_saved(session: &mut Session<'_>, saved: SavedEffect) -> Result<(), Failure> {
    let SavedEffect { all, changed, moved, removed } = saved;
    if all == 0 {
        return Ok(());
    }
    session.out.gap()?;
    if changed + moved + removed == 0 {
        return session.say(&session.words.get("install-saved-unchanged"), Tone::Plain);
    }
    let kinds =
        [("install-saved-changed", changed), ("install-saved-moved", moved), ("install-saved-removed", removed)];
    let told = kinds.into_iter().filter(|(_, number)| *number > 0);
    told.into_iter().try_for_each(|(key, number)| session.say(&session.words.with(key, &count(number)), Tone::Caution))
}

fn indented(session: &mut Session<'_>, text: &str) -> Result<(), Failure> {
    let before = [Run::new("  ", Tone::Plain)];
    let lines = wrap(&[Run::new(text, Tone::Quiet)], session.out.columns, &before, &before);
    session.out.lines(&lines)
}

fn release(version: u64, issued: Date) -> [(&'static str, Arg); 2] {
    [("number", version.to_string().into()), ("date", issued.to_string().into())]
}

fn count(number: usize) -> [(&'static str, Arg); 1] {
    [("count", u64::try_from(number).unwrap_or(u64::MAX).into())]
}

/// Does something with the saved passages, where they can be opened: an install needs none, and does not wait for a key.
fn with_store<T, E: Into<Failure>>(
    session: &Session<'_>,
    work: impl FnOnce(Option<&Bookmarks>, &Session<'_>) -> Result<T, E>,
) -> Result<T, Failure> {
    let pin = PinSource::current(session.options.pin_file.as_deref(), None);
    let opened = Folder::find(session.options.data_dir.as_deref(), pin).and_then(|folder| folder.open_existing());
    let store = match &opened {
        Ok(Some((store, report))) => {
            session.tell_of_damage(report);
            Some(store)
        }
        Ok(None) => None,
        Err(failure) => {
            session.tell_of(failure);
            None
        }
    };
    work(store, session).map_err(Into::into)
}

fn read_keys(file: &Path) -> Result<Keys, Failure> {
    let mut text = String::new();
    let read = open_file(file)?.take(LARGEST_KEYS).read_to_string(&mut text);
    match read {
        Ok(_) => Keys::parse(&text).map_err(|_| Failure::KeysUnusable),
        Err(error) if error.kind() == io::ErrorKind::InvalidData => Err(Failure::KeysUnusable),
        Err(_) => Err(Failure::FileUnreadable),
    }
}

/// Opens a plain file. A pipe that has a name would be waited for.
fn open_file(path: &Path) -> Result<File, Failure> {
    let is_file = path.metadata().is_ok_and(|metadata| metadata.is_file());
    if !is_file {
        return Err(Failure::FileUnreadable);
    }
    File::open(path).map_err(|_| Failure::FileUnreadable)
}
