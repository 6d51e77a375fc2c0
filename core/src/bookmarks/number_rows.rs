//! Numbers as rows: sealing them in, opening them out.

use rusqlite::{Connection, Row, Transaction, params};

use super::error::StoreError;
use super::number::Number;
use super::seal::{Cell, Sealer};
use crate::handbook::OwnNumber;

/// What a reading found.
#[derive(Default)]
pub(super) struct NumberRows {
    /// The numbers, in the order of the slots.
    pub(super) filled: Vec<Number>,
    /// The rows that do not open.
    pub(super) damaged: Vec<i64>,
}

/// Every number.
pub(super) fn all(database: &Connection, sealer: &Sealer) -> rusqlite::Result<NumberRows> {
    let mut found = NumberRows::default();
    let mut statement = database.prepare_cached("SELECT slot, number, label FROM own_number ORDER BY slot")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let id = row.get(0)?;
        match slot_of(id).and_then(|slot| opened(row, sealer, slot)) {
            Some(number) => found.filled.push(number),
            None => found.damaged.push(id),
        }
    }
    Ok(found)
}

/// Whether there is a number, be it one that does not open.
pub(super) fn is_there(database: &Connection, slot: OwnNumber) -> rusqlite::Result<bool> {
    database.prepare_cached("SELECT 1 FROM own_number WHERE slot = ?1")?.exists([row_of(slot)])
}

/// Puts a number in, in place of the one that is there.
pub(super) fn set(transaction: &Transaction, sealer: &Sealer, number: &Number) -> Result<(), StoreError> {
    let seal = |column, value: &str| sealer.seal(cell(column, number.slot), value.as_bytes());
    transaction.execute(
        "INSERT INTO own_number VALUES (?1, ?2, ?3)
         ON CONFLICT (slot) DO UPDATE SET number = excluded.number, label = excluded.label",
        params![row_of(number.slot), seal("number", &number.number)?, seal("label", &number.label)?],
    )?;
    Ok(())
}

/// Takes a number out, where it is there.
pub(super) fn clear(transaction: &Transaction, slot: OwnNumber) -> rusqlite::Result<()> {
    delete(transaction, row_of(slot))
}

/// Takes a row out, where it is there.
pub(super) fn delete(transaction: &Transaction, row: i64) -> rusqlite::Result<()> {
    transaction.execute("DELETE FROM own_number WHERE slot = ?1", [row]).map(drop)
}

fn opened(row: &Row, sealer: &Sealer, slot: OwnNumber) -> Option<Number> {
    let text = |column: &'static str| {
        let value = sealer.unseal(cell(column, slot), row.get_ref(column).ok()?.as_blob().ok()?)?;
        String::from_utf8(value.to_vec()).ok()
    };
    Some(Number { slot, number: text("number")?, label: text("label")? })
}

/// The row that is a slot's for good: it is sealed in with each value. A new slot is a new schema, so that no store has a row
/// that is not known here.
fn row_of(slot: OwnNumber) -> i64 {
    match slot {
        OwnNumber::Reporting => 1,
        OwnNumber::Supervisor => 2,
        OwnNumber::Advocacy => 3,
        OwnNumber::Clinic => 4,
        OwnNumber::Interpreter => 5,
    }
}

/// The slot that a row is of.
pub(super) fn slot_of(row: i64) -> Option<OwnNumber> {
    OwnNumber::ALL.iter().copied().find(|slot| row_of(*slot) == row)
}

pub(super) fn cell(column: &'static str, slot: OwnNumber) -> Cell {
    Cell { table: "own_number", column, row: row_of(slot) }
}
