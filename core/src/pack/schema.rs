//! The tables of a pack's database.

use std::collections::BTreeMap;

use super::budget::{Reading, field};
use super::error::PackError;
use super::manifest::EMERGENCIES;

/// The tables of a pack, and nothing else may be in it (P9).
///
/// A passage's `place` is its language's number and its section's position, made one by [`within`]; so a language's passages stand
/// together, in order, and need no keys of text.
/// `shape` and `text` are a passage's `Body`, the text in its language's `Symbols`. `emergency` has what is typed in an emergency that
/// a passage answers first, a phrase a line, in `Symbols` of its own: it is read only where an index has to be made anew.
pub(super) const SCHEMA: [(&str, &str); 11] = [
    ("handbook", "CREATE TABLE handbook(info TEXT NOT NULL)"),
    ("language", "CREATE TABLE language(number INTEGER PRIMARY KEY, tag TEXT NOT NULL, symbols BLOB NOT NULL)"),
    (
        "coverage",
        "CREATE TABLE coverage(locale TEXT NOT NULL, freshness TEXT NOT NULL, status TEXT NOT NULL, \
         passages INTEGER NOT NULL, PRIMARY KEY(locale, freshness, status)) WITHOUT ROWID",
    ),
    (
        "topic",
        "CREATE TABLE topic(position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, \
         first INTEGER NOT NULL, sections INTEGER NOT NULL)",
    ),
    (
        "topic_text",
        "CREATE TABLE topic_text(topic INTEGER NOT NULL, locale TEXT NOT NULL, title TEXT NOT NULL, summary TEXT NOT NULL, \
         PRIMARY KEY(topic, locale)) WITHOUT ROWID",
    ),
    (
        "section",
        "CREATE TABLE section(position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, topic INTEGER NOT NULL, \
         revision TEXT NOT NULL)",
    ),
    (
        "passage",
        "CREATE TABLE passage(place INTEGER PRIMARY KEY, title TEXT NOT NULL, freshness TEXT NOT NULL, \
         status TEXT NOT NULL, shape BLOB NOT NULL, text BLOB NOT NULL)",
    ),
    ("retired", "CREATE TABLE retired(id TEXT PRIMARY KEY, moved_to TEXT, titles TEXT NOT NULL) WITHOUT ROWID"),
    ("concept", "CREATE TABLE concept(id TEXT PRIMARY KEY, section TEXT) WITHOUT ROWID"),
    (
        "concept_text",
        "CREATE TABLE concept_text(concept TEXT NOT NULL, locale TEXT NOT NULL, term TEXT NOT NULL, forms TEXT NOT NULL, \
         definition TEXT NOT NULL, PRIMARY KEY(concept, locale)) WITHOUT ROWID",
    ),
    ("emergency", "CREATE TABLE emergency(place INTEGER PRIMARY KEY, symbols BLOB NOT NULL, phrases BLOB NOT NULL)"),
];

/// The tables of a pack of a format.
fn tables_of(format: u32) -> impl Iterator<Item = &'static (&'static str, &'static str)> {
    SCHEMA.iter().filter(move |(name, _)| format >= EMERGENCIES || *name != "emergency")
}

/// `PRAGMA application_id` of a pack's database: "DSpk".
pub(super) const APPLICATION_ID: i32 = 0x4453_706b;

/// The number of a passage within its language, made one with the language's number.
pub(super) fn within(language: u16, number: u32) -> i64 {
    i64::from(language) << 32 | i64::from(number)
}

/// Bytes in a page of a pack's database.
pub(super) const PAGE: u64 = 4096;

/// Refuses a database that is not exactly that of a pack of this format, or that is not as large as its part; gives the number of its pages.
pub(super) fn check(db: &Reading<'_>, format: u32, size: u64) -> Result<u64, PackError> {
    let number = |pragma| db.pragma_query_value(None, pragma, |row| row.get::<_, i64>(0));
    let pages = u64::try_from(number("page_count")?).unwrap_or(0);
    let is_ours = number("application_id")? == i64::from(APPLICATION_ID);
    let is_whole = number("page_size")? == i64::try_from(PAGE).unwrap_or(0) && pages.checked_mul(PAGE) == Some(size);
    if is_ours && is_whole && has_tables(db, format)? { Ok(pages) } else { Err(PackError::damaged()) }
}

fn has_tables(db: &Reading<'_>, format: u32) -> Result<bool, PackError> {
    // Automatic indexes have no SQL; anything else must be one of our tables.
    let mut query = db.prepare_cached("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL")?;
    let tables = db.rows_up_to(SCHEMA.len(), &mut query, [], |row| Ok((field(row, 0)?, field(row, 1)?)))?;
    let tables: BTreeMap<String, String> = tables.into_iter().collect();
    let expected = tables_of(format).map(|(name, sql)| ((*name).to_owned(), (*sql).to_owned()));
    Ok(tables == expected.collect())
}
