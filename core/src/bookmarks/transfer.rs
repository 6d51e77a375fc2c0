//! Exporting and importing bookmarks; `docs/bookmark-export.md` describes the format.

use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};

use super::anchor::Anchor;
use super::error::{Limit, StoreError};
use super::model::{Bookmark, NewBookmark};
use super::store::BOOKMARKS;

const FORMAT: &str = "doorstep-bookmarks";
const VERSION: u32 = 1;

/// The largest file that is read, in bytes.
const LARGEST: usize = 32_000_000;

/// What an import did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ImportReport {
    /// Bookmarks that were added.
    pub added: usize,
    /// Places that were saved already, or twice in the file.
    pub already_there: usize,
    /// Entries that are no bookmarks, or larger than the store takes.
    pub skipped: usize,
}

/// The bookmarks of a file, with the times they were created and modified.
pub(super) struct Import {
    pub(super) bookmarks: Vec<(NewBookmark, (i64, i64))>,
    pub(super) skipped: usize,
}

#[derive(Serialize)]
struct Export<'a> {
    format: &'a str,
    version: u32,
    exported: i64,
    bookmarks: Vec<Entry>,
}

/// What tells an export from other files.
#[derive(Deserialize)]
struct Header {
    format: String,
    version: u32,
}

#[derive(Deserialize)]
struct Body {
    bookmarks: Vec<AnyEntry>,
}

/// An entry, or something else that does not spoil the rest.
#[derive(Deserialize)]
#[serde(untagged)]
enum AnyEntry {
    Known(Box<Entry>),
    Unknown(IgnoredAny),
}

#[derive(Serialize, Deserialize)]
struct Entry {
    #[serde(flatten)]
    anchor: Anchor,
    #[serde(default)]
    revision: String,
    #[serde(default)]
    title: String,
    #[serde(default)]
    note: String,
    #[serde(default)]
    labels: Vec<String>,
    #[serde(default)]
    created: Option<i64>,
    #[serde(default)]
    modified: Option<i64>,
}

/// Writes an export of the bookmarks, in their order.
pub(super) fn write(bookmarks: &[Bookmark], now: i64) -> String {
    let bookmarks = bookmarks.iter().cloned().map(Entry::from).collect();
    let export = Export { format: FORMAT, version: VERSION, exported: now, bookmarks };
    // Strings and numbers have no way to fail.
    serde_json::to_string_pretty(&export).unwrap_or_default()
}

/// Reads an export. Entries without times get `now`.
pub(super) fn read(export: &str, now: i64) -> Result<Import, StoreError> {
    if export.len() > LARGEST {
        return Err(StoreError::TooLarge(Limit::Import(LARGEST)));
    }
    // A byte order mark, as some editors add.
    let export = export.trim_start_matches('\u{feff}');
    let header: Header = serde_json::from_str(export).map_err(|_| StoreError::NotAnExport)?;
    if header.format != FORMAT || header.version == 0 {
        return Err(StoreError::NotAnExport);
    }
    if header.version > VERSION {
        return Err(StoreError::NewerExport);
    }
    let body: Body = serde_json::from_str(export).map_err(|_| StoreError::NotAnExport)?;
    if body.bookmarks.len() > BOOKMARKS {
        return Err(StoreError::TooLarge(Limit::Bookmarks(BOOKMARKS)));
    }
    let mut import = Import { bookmarks: Vec::new(), skipped: 0 };
    for entry in body.bookmarks {
        match entry.checked(now) {
            Some(bookmark) => import.bookmarks.push(bookmark),
            None => import.skipped += 1,
        }
    }
    Ok(import)
}

impl AnyEntry {
    fn checked(self, now: i64) -> Option<(NewBookmark, (i64, i64))> {
        let Self::Known(entry) = self else { return None };
        let created = entry.created.unwrap_or(now);
        let modified = entry.modified.unwrap_or(created);
        let Entry { anchor, revision, title, note, labels, .. } = *entry;
        let new = NewBookmark { anchor, revision, title, note, labels }.checked().ok()?;
        Some((new, (created, modified)))
    }
}

impl From<Bookmark> for Entry {
    fn from(bookmark: Bookmark) -> Self {
        let Bookmark { anchor, revision, title, note, labels, created, modified, id: _ } = bookmark;
        Self { anchor, revision, title, note, labels, created: Some(created), modified: Some(modified) }
    }
}
