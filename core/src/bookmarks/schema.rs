//! The store's schema.

use rusqlite::{Connection, OptionalExtension, Transaction};

use super::error::StoreError;
use super::rows;
use super::seal::{Place, Sealer};
use crate::sql::{OpenError, Schema};

/// The store's file.
pub(super) const FILE: &str = "user.db";

/// Schema 1. Blobs are sealed; `id` grows and is never given twice; lists go from the highest `position` to the lowest.
const CREATE: &str = "
CREATE TABLE meta (
    name TEXT PRIMARY KEY,
    value BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE bookmark (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    position INTEGER NOT NULL,
    anchor BLOB NOT NULL,
    revision BLOB NOT NULL,
    title BLOB NOT NULL,
    note BLOB NOT NULL,
    labels BLOB NOT NULL,
    created BLOB NOT NULL,
    modified BLOB NOT NULL
) STRICT;
";

const KEY_CHECK: Place = Place { table: "meta", column: "key_check", row: 0 };

/// The schema of a store with its key.
pub(super) struct StoreSchema<'a>(pub(super) &'a Sealer);

impl Schema for StoreSchema<'_> {
    type Refusal = StoreError;

    /// `DoSt`.
    const APPLICATION_ID: i32 = 0x446f_5374;

    const VERSION: i32 = 1;

    /// Refuses a wrong key. The key is right when the check value opens, or, should that be damaged, any bookmark.
    fn prepare(&self, database: &Connection) -> Result<(), OpenError<StoreError>> {
        let read = "SELECT value FROM meta WHERE name = 'key_check'";
        let check: Option<Vec<u8>> = database.query_row(read, [], |row| row.get(0)).optional()?;
        let opens = check.is_some_and(|check| self.0.unseal(KEY_CHECK, &check).is_some());
        if opens || rows::any_opens(database, self.0)? { Ok(()) } else { Err(OpenError::Refused(StoreError::WrongKey)) }
    }

    fn init(&self, transaction: &Transaction) -> Result<(), OpenError<StoreError>> {
        transaction.execute_batch(CREATE)?;
        let check = self.0.seal(KEY_CHECK, b"").map_err(|error| OpenError::Refused(error.into()))?;
        transaction.execute("INSERT INTO meta VALUES ('key_check', ?1)", [check])?;
        Ok(())
    }

    fn upgrade_from(&self, _version: i32, _transaction: &Transaction) -> Result<(), OpenError<StoreError>> {
        // There is no schema before 1.
        Err(OpenError::Refused(StoreError::Newer))
    }
}
