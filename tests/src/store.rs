//! The private store as its fault-injection tests see it.

use std::path::Path;

use doorstep_core::bookmarks::{Anchor, Bookmarks, NewBookmark, OpenReport, Quote, StoreError, StoreKey};
use doorstep_core::handbook::{InvalidId, OwnNumber, SectionId};

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
