//! Sealing everything with another key, in one transaction.

use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row, Transaction, params_from_iter};

use super::error::StoreError;
use super::seal::{Cell, Sealer};
use super::{number_rows, rows, schema};

/// What becomes of rows that do not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Damaged {
    /// They stay as they are, unreadable.
    Stay,
    /// They go. Parts of them might open with the key before.
    Go,
    /// There may be none, or nothing is changed.
    Refuse,
}

/// A table with sealed columns, and where in it a value is.
struct Table {
    select: &'static str,
    update: &'static str,
    columns: &'static [&'static str],
    cell: fn(&'static str, i64) -> Option<Cell>,
}

const TABLES: [Table; 2] = [
    Table {
        select: "SELECT id, anchor, revision, title, note, labels, created, modified FROM bookmark",
        update: "UPDATE bookmark SET anchor = ?2, revision = ?3, title = ?4, note = ?5, labels = ?6, created = ?7, \
            modified = ?8 WHERE id = ?1",
        columns: &["anchor", "revision", "title", "note", "labels", "created", "modified"],
        cell: |column, row| Some(rows::cell(column, row)),
    },
    Table {
        select: "SELECT slot, number, label FROM own_number",
        update: "UPDATE own_number SET number = ?2, label = ?3 WHERE slot = ?1",
        columns: &["number", "label"],
        cell: |column, row| Some(number_rows::cell(column, number_rows::slot_of(row)?)),
    },
];

/// Seals every value with the new key, and names that key as the store's.
pub(super) fn all(transaction: &Transaction, old: &Sealer, new: &Sealer, damaged: Damaged) -> Result<(), StoreError> {
    let (bookmarks, numbers) = (rows::all(transaction, old)?.damaged, number_rows::all(transaction, old)?.damaged);
    if damaged == Damaged::Refuse && !(bookmarks.is_empty() && numbers.is_empty()) {
        return Err(StoreError::DamagedRemains);
    }
    if damaged == Damaged::Go {
        bookmarks.into_iter().try_for_each(|id| rows::delete(transaction, id).map(drop))?;
        numbers.into_iter().try_for_each(|row| number_rows::delete(transaction, row))?;
    }
    TABLES.iter().try_for_each(|table| table.reseal(transaction, old, new))?;
    schema::name_key(transaction, new)
}

impl Table {
    fn reseal(&self, transaction: &Transaction, old: &Sealer, new: &Sealer) -> Result<(), StoreError> {
        for id in self.ids(transaction)? {
            let select = format!("{} WHERE rowid = ?1", self.select);
            let values: Vec<Vec<u8>> = transaction.prepare_cached(&select)?.query_row([id], |row| self.values(row))?;
            let sealed = self.columns.iter().zip(values).map(|(column, value)| {
                let opened = (self.cell)(column, id).and_then(|cell| Some((cell, old.unseal(cell, &value)?)));
                opened.map_or(Ok(value), |(cell, opened)| new.seal(cell, &opened))
            });
            let sealed = sealed.collect::<Result<Vec<_>, _>>()?;
            let id = rusqlite::types::Value::Integer(id);
            let values = sealed.into_iter().map(rusqlite::types::Value::Blob);
            transaction.prepare_cached(self.update)?.execute(params_from_iter(std::iter::once(id).chain(values)))?;
        }
        Ok(())
    }

    fn ids(&self, database: &Connection) -> rusqlite::Result<Vec<i64>> {
        database.prepare_cached(self.select)?.query_map([], |row| row.get(0))?.collect()
    }

    fn values(&self, row: &Row) -> rusqlite::Result<Vec<Vec<u8>>> {
        let blob = |value: ValueRef<'_>| value.as_blob().map(<[u8]>::to_vec).unwrap_or_default();
        self.columns.iter().map(|column| Ok(blob(row.get_ref(*column)?))).collect()
    }
}
