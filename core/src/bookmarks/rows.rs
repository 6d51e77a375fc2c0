//! Bookmarks as rows: sealing them in, opening them out.

use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};

use super::anchor::Anchor;
use super::error::StoreError;
use super::model::{Bookmark, BookmarkId, Removed};
use super::seal::{Cell, Sealer};

const SELECT: &str = "SELECT id, anchor, revision, title, note, labels, created, modified FROM bookmark";
const IN_ORDER: &str = "ORDER BY position DESC, id DESC";

/// What a reading found.
pub(super) struct Rows {
    /// The bookmarks, in the person's order.
    pub(super) bookmarks: Vec<Bookmark>,
    /// The rows that do not open.
    pub(super) damaged: Vec<BookmarkId>,
}

/// Every bookmark.
pub(super) fn all(database: &Connection, sealer: &Sealer) -> rusqlite::Result<Rows> {
    let mut found = Rows { bookmarks: Vec::new(), damaged: Vec::new() };
    let mut statement = database.prepare_cached(&format!("{SELECT} {IN_ORDER}"))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        match open(row, sealer)? {
            Ok(bookmark) => found.bookmarks.push(bookmark),
            Err(id) => found.damaged.push(id),
        }
    }
    Ok(found)
}

/// One bookmark.
pub(super) fn one(database: &Connection, sealer: &Sealer, id: BookmarkId) -> Result<Bookmark, StoreError> {
    let mut statement = database.prepare_cached(&format!("{SELECT} WHERE id = ?1"))?;
    let mut rows = statement.query([id.0])?;
    let row = rows.next()?.ok_or(StoreError::NotFound)?;
    open(row, sealer)?.map_err(|_| StoreError::Unreadable)
}

/// Every anchor, in the person's order. Rows that do not open are left out.
pub(super) fn anchors(database: &Connection, sealer: &Sealer) -> Result<Vec<(BookmarkId, Anchor)>, StoreError> {
    let mut anchors = Vec::new();
    let mut statement = database.prepare_cached(&format!("SELECT id, anchor FROM bookmark {IN_ORDER}"))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let id = row.get(0)?;
        if let Some(anchor) = sealer.unseal(cell("anchor", id), row.get_ref(1)?.as_blob().unwrap_or_default()) {
            anchors.extend(serde_json::from_slice(&anchor).ok().map(|anchor| (BookmarkId(id), anchor)));
        }
    }
    Ok(anchors)
}

/// The revision at which a bookmark was saved; none where that is damaged.
pub(super) fn revision(database: &Connection, sealer: &Sealer, id: BookmarkId) -> Result<Option<String>, StoreError> {
    let mut statement = database.prepare_cached("SELECT revision FROM bookmark WHERE id = ?1")?;
    let sealed: Vec<u8> = statement.query_row([id.0], |row| row.get(0)).optional()?.ok_or(StoreError::NotFound)?;
    let revision = sealer.unseal(cell("revision", id.0), &sealed);
    Ok(revision.and_then(|revision| String::from_utf8(revision.to_vec()).ok()))
}

/// Whether the sealer's key opens any row.
pub(super) fn any_opens(database: &Connection, sealer: &Sealer) -> rusqlite::Result<bool> {
    let mut statement = database.prepare("SELECT id, created FROM bookmark")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let blob: Vec<u8> = row.get(1)?;
        if sealer.unseal(cell("created", row.get(0)?), &blob).is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// How many rows there are.
pub(super) fn count(database: &Connection) -> rusqlite::Result<usize> {
    let count: u32 = database.query_row("SELECT count(*) FROM bookmark", [], |row| row.get(0))?;
    Ok(count as usize)
}

/// The next bookmark's id: one more than was ever given, as far as that is known, and than is there.
pub(super) fn next_id(transaction: &Transaction) -> rusqlite::Result<BookmarkId> {
    let read = "SELECT max(ifnull((SELECT max(seq) FROM sqlite_sequence WHERE name = 'bookmark'), 0),
                           ifnull((SELECT max(id) FROM bookmark), 0))";
    let last: i64 = transaction.query_row(read, [], |row| row.get(0))?;
    Ok(BookmarkId(last.saturating_add(1)))
}

/// The lowest position in use, or 0.
pub(super) fn lowest_position(transaction: &Transaction) -> rusqlite::Result<i64> {
    transaction.query_row("SELECT min(ifnull(min(position), 0), 0) FROM bookmark", [], |row| row.get(0))
}

/// Where a bookmark is in the list.
pub(super) fn position(database: &Connection, id: BookmarkId) -> Result<i64, StoreError> {
    let read = "SELECT position FROM bookmark WHERE id = ?1";
    database.query_row(read, [id.0], |row| row.get(0)).optional()?.ok_or(StoreError::NotFound)
}

/// Puts a bookmark in, under its own id.
pub(super) fn insert(transaction: &Transaction, sealer: &Sealer, row: &Removed) -> Result<(), StoreError> {
    let Removed { bookmark, position } = row;
    let seal = |column, value: &[u8]| sealer.seal(cell(column, bookmark.id.0), value);
    transaction.prepare_cached("INSERT INTO bookmark VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)")?.execute(
        params![
            bookmark.id.0,
            position,
            seal("anchor", &json(&bookmark.anchor))?,
            seal("revision", bookmark.revision.as_bytes())?,
            seal("title", bookmark.title.as_bytes())?,
            seal("note", bookmark.note.as_bytes())?,
            seal("labels", &json(&bookmark.labels))?,
            seal("created", &bookmark.created.to_le_bytes())?,
            seal("modified", &bookmark.modified.to_le_bytes())?,
        ],
    )?;
    Ok(())
}

/// Takes a row out; whether it was there.
pub(super) fn delete(transaction: &Transaction, id: BookmarkId) -> rusqlite::Result<bool> {
    Ok(transaction.execute("DELETE FROM bookmark WHERE id = ?1", [id.0])? > 0)
}

/// Replaces a bookmark's note, labels and time of change.
pub(super) fn update(transaction: &Transaction, sealer: &Sealer, bookmark: &Bookmark) -> Result<(), StoreError> {
    let seal = |column, value: &[u8]| sealer.seal(cell(column, bookmark.id.0), value);
    transaction.execute(
        "UPDATE bookmark SET note = ?2, labels = ?3, modified = ?4 WHERE id = ?1",
        params![
            bookmark.id.0,
            seal("note", bookmark.note.as_bytes())?,
            seal("labels", &json(&bookmark.labels))?,
            seal("modified", &bookmark.modified.to_le_bytes())?,
        ],
    )?;
    Ok(())
}

/// Every id with its position, in the person's order.
pub(super) fn order(transaction: &Transaction) -> rusqlite::Result<Vec<(BookmarkId, i64)>> {
    let mut statement = transaction.prepare(&format!("SELECT id, position FROM bookmark {IN_ORDER}"))?;
    statement.query_map([], |row| Ok((BookmarkId(row.get(0)?), row.get(1)?)))?.collect()
}

/// Gives a bookmark its position.
pub(super) fn set_position(transaction: &Transaction, id: BookmarkId, position: i64) -> rusqlite::Result<()> {
    transaction.prepare_cached("UPDATE bookmark SET position = ?2 WHERE id = ?1")?.execute([id.0, position]).map(drop)
}

/// Opens a row, or names the one that does not open.
fn open(row: &Row, sealer: &Sealer) -> rusqlite::Result<Result<Bookmark, BookmarkId>> {
    let id: i64 = row.get(0)?;
    Ok(opened(row, sealer, id).ok_or(BookmarkId(id)))
}

fn opened(row: &Row, sealer: &Sealer, id: i64) -> Option<Bookmark> {
    let value = |column: &'static str| {
        let blob = row.get_ref(column).ok()?.as_blob().ok()?;
        sealer.unseal(cell(column, id), blob)
    };
    let text = |column| String::from_utf8(value(column)?.to_vec()).ok();
    let time = |column| Some(i64::from_le_bytes(value(column)?.as_slice().try_into().ok()?));
    Some(Bookmark {
        id: BookmarkId(id),
        anchor: serde_json::from_slice(&value("anchor")?).ok()?,
        revision: text("revision")?,
        title: text("title")?,
        note: text("note")?,
        labels: serde_json::from_slice(&value("labels")?).ok()?,
        created: time("created")?,
        modified: time("modified")?,
    })
}

pub(super) fn cell(column: &'static str, row: i64) -> Cell {
    Cell { table: "bookmark", column, row }
}

fn json(value: &impl serde::Serialize) -> Vec<u8> {
    let json = serde_json::to_vec(value);
    debug_assert!(json.is_ok(), "strings and lists of strings have no way to fail");
    json.unwrap_or_default()
}
