//! What a pack may cost (P7): the work, the rows and the text of one reading, and the largest that each thing in it may be.
//!
//! A pack's database may be made so that a few pages are many rows, or a few bytes a long text. SQLite itself keeps to a read-only file,
//! so all that is left to bound is what is asked of it: each reading has so much work and so many rows, and is then an error. The limits
//! are several times what the largest handbook that was measured needs, and a pack that would not be read is not written.

use std::cell::Cell;
use std::ops::Deref;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, MutexGuard};

use rusqlite::limits::Limit;
use rusqlite::types::ValueRef;
use rusqlite::{CachedStatement, Connection, Params, Row};

use super::error::PackError;

/// Bytes in a value of the database, at most.
pub(super) const VALUE: usize = 1 << 20;
/// Bytes in a statement, those of the list of tables among them.
const STATEMENT: i32 = 1 << 13;
/// Bytes in a title, a name, a summary or a definition, at most.
pub(super) const FIELD: usize = 1 << 14;
/// Bytes in a text about a source, at most.
pub(super) const SOURCE_FIELD: usize = 1 << 12;
/// Sections in a pack, at most.
pub(super) const MOST_SECTIONS: usize = 1 << 18;
/// Passages in a pack, over all languages, at most.
pub(super) const MOST_PASSAGES: usize = 1 << 20;
/// Rows in a list for a screen, at most.
const ROWS: usize = 20_000;
/// Bytes of the rows of one reading, at most.
const BYTES: usize = 8 << 20;
/// Instructions of SQLite's machine between two looks at the budget.
const STRIDE: u32 = 1000;
/// Looks at the budget in one reading.
const LOOKS: u64 = 1000;
/// Looks at the budget while the list of tables is read, which has ten.
const LOOKS_AT_SCHEMA: u64 = 50;
/// Looks that a page of the database adds where all of it is read.
const LOOKS_FOR_A_PAGE: u64 = 3;

/// The work that is left of a reading.
#[derive(Clone, Debug)]
pub(super) struct Budget {
    looks: Arc<AtomicU64>,
}

impl Budget {
    /// Sets a connection's limits, and counts its work from now on.
    pub fn of(db: &mut Connection) -> rusqlite::Result<Self> {
        for (limit, most) in [
            (Limit::SQLITE_LIMIT_LENGTH, i32::try_from(VALUE).unwrap_or(i32::MAX)),
            (Limit::SQLITE_LIMIT_SQL_LENGTH, STATEMENT),
            (Limit::SQLITE_LIMIT_COLUMN, 32),
            (Limit::SQLITE_LIMIT_EXPR_DEPTH, 64),
            (Limit::SQLITE_LIMIT_COMPOUND_SELECT, 8),
            (Limit::SQLITE_LIMIT_FUNCTION_ARG, 8),
            (Limit::SQLITE_LIMIT_ATTACHED, 0),
            (Limit::SQLITE_LIMIT_VARIABLE_NUMBER, 16),
            (Limit::SQLITE_LIMIT_TRIGGER_DEPTH, 1),
            (Limit::SQLITE_LIMIT_WORKER_THREADS, 0),
        ] {
            db.set_limit(limit, most)?;
        }
        let budget = Self { looks: Arc::new(AtomicU64::new(LOOKS)) };
        let looks = Arc::clone(&budget.looks);
        let stride = i32::try_from(STRIDE).unwrap_or(i32::MAX);
        db.progress_handler(
            stride,
            Some(move || looks.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(1)).is_err()),
        )?;
        Ok(budget)
    }

    /// Begins the reading of the list of tables.
    pub fn begin_schema<'a>(&self, db: MutexGuard<'a, Connection>) -> Reading<'a> {
        self.refill(LOOKS_AT_SCHEMA);
        Reading { db, bytes: Cell::new(0) }
    }

    /// Begins a reading.
    pub fn begin<'a>(&self, db: MutexGuard<'a, Connection>) -> Reading<'a> {
        self.refill(LOOKS);
        Reading { db, bytes: Cell::new(0) }
    }

    /// Begins a reading of a whole database of so many pages.
    pub fn begin_whole<'a>(&self, db: MutexGuard<'a, Connection>, pages: u64) -> Reading<'a> {
        self.refill(LOOKS.saturating_add(pages.saturating_mul(LOOKS_FOR_A_PAGE)));
        Reading { db, bytes: Cell::new(0) }
    }

    fn refill(&self, looks: u64) {
        self.looks.store(looks, Ordering::Relaxed);
    }
}

/// One reading of the database, within its budget.
pub(super) struct Reading<'a> {
    db: MutexGuard<'a, Connection>,
    /// Bytes of the rows that were read.
    bytes: Cell<usize>,
}

impl Deref for Reading<'_> {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        &self.db
    }
}

impl Reading<'_> {
    /// The rows of a query, each read by `read`; more than a screen has are an error.
    pub fn rows<T>(
        &self,
        query: &mut CachedStatement<'_>,
        params: impl Params,
        read: impl FnMut(&Row<'_>) -> Result<T, PackError>,
    ) -> Result<Vec<T>, PackError> {
        self.rows_up_to(ROWS, query, params, read)
    }

    /// The same, with more rows or fewer.
    pub fn rows_up_to<T>(
        &self,
        most: usize,
        query: &mut CachedStatement<'_>,
        params: impl Params,
        mut read: impl FnMut(&Row<'_>) -> Result<T, PackError>,
    ) -> Result<Vec<T>, PackError> {
        let columns = query.column_count();
        let mut rows = query.query(params)?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            self.spend(row, columns)?;
            if all.len() >= most {
                return Err(PackError::too_much());
            }
            all.push(read(row)?);
        }
        Ok(all)
    }

    fn spend(&self, row: &Row<'_>, columns: usize) -> Result<(), PackError> {
        let mut bytes = self.bytes.get();
        for column in 0..columns {
            if let ValueRef::Text(value) | ValueRef::Blob(value) = row.get_ref(column)? {
                bytes = bytes.saturating_add(value.len());
            }
        }
        self.bytes.set(bytes);
        if bytes > BYTES { Err(PackError::too_much()) } else { Ok(()) }
    }
}

/// A text of a row that is no longer than a title or a definition may be.
pub(super) fn field(row: &Row<'_>, column: usize) -> Result<String, PackError> {
    let text = row.get_ref(column)?.as_str().map_err(|_| PackError::damaged())?;
    if text.len() > FIELD { Err(PackError::too_much()) } else { Ok(text.to_owned()) }
}
