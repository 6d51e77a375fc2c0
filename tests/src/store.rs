//! The private store as its fault-injection tests see it.

use std::path::Path;

use doorstep_core::bookmarks::{Anchor, BookmarkId, Bookmarks, NewBookmark, OpenReport, Quote, StoreError, StoreKey};
use doorstep_core::handbook::{InvalidId, OwnNumber, SectionId};
use doorstep_core::lock::{NewPin, PinProblem};
use doorstep_core::passphrase::Cost;

/// The store's file.
pub const FILE: &str = "user.db";

/// What a person saved and must never be seen outside the store.
pub const CANARIES: [&str; 8] = [
    "canary-handbook",
    "canary-section",
    "canary-quote",
    "canary-title",
    "canary-note",
    "canary-label",
    "canary-number-555",
    "canary-supervisor",
];

/// The key of the tests' stores.
pub fn key() -> StoreKey {
    StoreKey::from_bytes([0x42; 32])
}

/// Opens the store in a folder with the tests' key.
pub fn open(dir: &Path) -> Result<(Bookmarks, OpenReport), StoreError> {
    Bookmarks::open(dir, key())
}

/// A bookmark at a section, with a note of some length.
pub fn bookmark(section: &str) -> Result<NewBookmark, InvalidId> {
    Ok(NewBookmark {
        anchor: Anchor { handbook: "sample".into(), section: SectionId::parse(section)?, quote: None },
        revision: "0123456789abcdef".into(),
        title: format!("Title of {section}"),
        note: format!("A note on {section}. ").repeat(20),
        labels: vec!["visit".into()],
    })
}

/// Keeps a number that holds those of the [`CANARIES`] that are a number's.
pub fn keep_canary_number(store: &Bookmarks) -> Result<(), StoreError> {
    let [.., number, label] = CANARIES;
    store.set_number(OwnNumber::Supervisor, number, label)
}

/// A bookmark that holds those of the [`CANARIES`] that are a bookmark's.
pub fn canary() -> Result<NewBookmark, InvalidId> {
    let [handbook, section, quote, title, note, label, ..] = CANARIES;
    Ok(NewBookmark {
        anchor: Anchor {
            handbook: handbook.into(),
            section: SectionId::parse(section)?,
            quote: Quote::select(quote, 0..quote.len(), "en"),
        },
        revision: "r1".into(),
        title: title.into(),
        note: note.into(),
        labels: vec![label.into()],
    })
}

/// An export to import.
pub const IMPORT: &str = r#"{"format": "doorstep-bookmarks", "version": 1, "bookmarks": [
    {"handbook": "h", "section": "one"}, {"handbook": "h", "section": "two"}, {"handbook": "h", "section": "three"}],
    "numbers": [{"slot": "clinic", "number": "555-0199"}]}"#;

/// One change of a store.
pub type Change = fn(&Bookmarks) -> Result<(), StoreError>;

/// A life of a store, change by change: each kind of change at least once, and each changes something.
pub const LIFE: [Change; 14] = [
    |store| add(store, "a"),
    |store| add(store, "b"),
    |store| add(store, "c"),
    |store| store.set_note(nth(store, 1)?, "short", 2),
    |store| store.set_labels(nth(store, 2)?, &["moved".into(), "twice".into()], 3),
    |store| store.move_to(nth(store, 2)?, Some(nth(store, 0)?)),
    |store| store.set_number(OwnNumber::Supervisor, "555-0100", "Ana"),
    |store| store.import(IMPORT, 4).map(drop),
    |store| store.remove(nth(store, 1)?).map(drop),
    |store| store.set_number(OwnNumber::Supervisor, "555-0101", ""),
    |store| store.set_note(nth(store, 0)?, &"A long note. ".repeat(700), 5),
    |store| store.remove(nth(store, 0)?).map(drop),
    |store| store.clear_number(OwnNumber::Clinic),
    |store| add(store, "d"),
];

fn add(store: &Bookmarks, section: &str) -> Result<(), StoreError> {
    let new = bookmark(section).map_err(|_| StoreError::NotFound)?;
    store.add(new, 1).map(drop)
}

/// The name of the bookmark at a place in the list.
fn nth(store: &Bookmarks, place: usize) -> Result<BookmarkId, StoreError> {
    store.list()?.get(place).map(|bookmark| bookmark.id).ok_or(StoreError::NotFound)
}

/// A PIN, and the one that takes its place. Neither stands in a program as it is typed: a test looks for it in memory.
pub fn pins() -> [String; 2] {
    ["739264", "582910"].map(|digits| digits.chars().rev().collect())
}

/// The least that Argon2id takes: these tests set PINs thousands of times.
pub const CHEAP: Cost = Cost { memory_kib: 8, passes: 1, lanes: 1 };

/// A PIN to set, that is judged at once.
pub fn cheap(pin: &str, wipe_after: Option<u16>) -> Result<NewPin, PinProblem> {
    NewPin::new(pin, CHEAP, wipe_after)
}

/// The store of the folder with its first PIN typed.
pub fn unlocked(dir: &Path) -> Result<Bookmarks, StoreError> {
    let (store, _) = open(dir)?;
    store.unlock(&key(), &pins()[0], CLOCK)?;
    Ok(store)
}

/// A time on a clock that nobody sets.
pub const CLOCK: i64 = 1_000;

/// What is written where it must not be found later: as no program has it.
pub fn secret_note() -> String {
    "ecnetnes taht ydobon yam dnif niaga".chars().rev().collect()
}
