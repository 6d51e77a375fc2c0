//! The store's schema.

use rusqlite::{Connection, OptionalExtension, Transaction, params};

use super::error::StoreError;
use super::key::KeyId;
use super::seal::{Cell, Sealer};
use super::{number_rows, rows};
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

/// Schema 2: the worker's own numbers. Blobs are sealed.
const CREATE_NUMBERS: &str = "
CREATE TABLE own_number (
    slot INTEGER PRIMARY KEY,
    number BLOB NOT NULL,
    label BLOB NOT NULL
) STRICT;
";

/// The name of the data key that the store is sealed with, in the clear; none where it is the platform's.
const KEY_ID: &str = "key_id";

const KEY_CHECK: Cell = Cell { table: "meta", column: "key_check", row: 0 };

/// The schema of a store with its key.
pub(super) struct StoreSchema<'a>(pub(super) &'a Sealer);

impl Schema for StoreSchema<'_> {
    type Refusal = StoreError;

    /// How many bookmarks and numbers do not open.
    type Findings = usize;

    /// `DoSt`.
    const APPLICATION_ID: i32 = 0x446f_5374;

    const VERSION: i32 = 2;

    /// Refuses a wrong key, and the platform's where there is a PIN over it. The key is right when the check value opens, or, should that be damaged, any bookmark or number.
    fn prepare(&self, database: &Connection) -> Result<(), OpenError<StoreError>> {
        if key_id(database)? != self.0.key_id() {
            return Err(OpenError::Refused(StoreError::Locked));
        }
        let read = "SELECT value FROM meta WHERE name = 'key_check'";
        let check: Option<Vec<u8>> = database.query_row(read, [], |row| row.get(0)).optional()?;
        let opens = check.is_some_and(|check| self.0.unseal(KEY_CHECK, &check).is_some());
        if opens || rows::any_opens(database, self.0)? || self.any_number_opens(database)? {
            Ok(())
        } else {
            Err(OpenError::Refused(StoreError::WrongKey))
        }
    }

    fn init(&self, transaction: &Transaction) -> Result<(), OpenError<StoreError>> {
        transaction.execute_batch(CREATE)?;
        transaction.execute_batch(CREATE_NUMBERS)?;
        name_key(transaction, self.0).map_err(OpenError::Refused)
    }

    fn upgrade_from(&self, version: i32, transaction: &Transaction) -> Result<(), OpenError<StoreError>> {
        match version {
            1 => Ok(transaction.execute_batch(CREATE_NUMBERS)?),
            // There is no other schema before the newest; a file that says so is none of ours.
            _ => Err(OpenError::Refused(StoreError::Newer)),
        }
    }

    fn finish(&self, database: &Connection) -> Result<usize, OpenError<StoreError>> {
        let numbers = number_rows::all(database, self.0)?.damaged.len();
        Ok(rows::all(database, self.0)?.damaged.len() + numbers)
    }
}

/// The name of the data key that the store is sealed with.
pub(super) fn key_id(database: &Connection) -> rusqlite::Result<Option<KeyId>> {
    let mut statement = database.prepare_cached("SELECT value FROM meta WHERE name = ?1")?;
    let id: Option<Vec<u8>> = statement.query_row([KEY_ID], |row| row.get(0)).optional()?;
    // A name that is none is no key's: it fits nothing.
    Ok(id.map(|id| KeyId(id.try_into().unwrap_or_default())))
}

/// Writes which key the store is sealed with from now on.
pub(super) fn name_key(transaction: &Transaction, sealer: &Sealer) -> Result<(), StoreError> {
    let put = "INSERT INTO meta VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = excluded.value";
    transaction.execute(put, params!["key_check", sealer.seal(KEY_CHECK, b"")?])?;
    match sealer.key_id() {
        Some(id) => transaction.execute(put, params![KEY_ID, id.0])?,
        None => transaction.execute("DELETE FROM meta WHERE name = ?1", [KEY_ID])?,
    };
    Ok(())
}

impl StoreSchema<'_> {
    /// Whether any number opens. A store that is not migrated yet has no table of them.
    fn any_number_opens(&self, database: &Connection) -> rusqlite::Result<bool> {
        let has_numbers = database.table_exists(None, "own_number")?;
        Ok(has_numbers && !number_rows::all(database, self.0)?.filled.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::{Path, PathBuf};

    use super::*;
    use crate::bookmarks::{Anchor, Bookmarks, NewBookmark, OpenReport, Quote, StoreKey};
    use crate::handbook::{OwnNumber, SectionId};
    use crate::sql::{self, Files};

    fn fixture(version: i32) -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("src/bookmarks/fixtures/v{version}.db"))
    }

    fn key() -> StoreKey {
        StoreKey::from_bytes([0x42; 32])
    }

    /// Every statement of the schema.
    fn schema(dir: &Path) -> Vec<String> {
        let sealer = Sealer::new(key());
        let connection = sql::open(&Files::new(dir, FILE), &StoreSchema(&sealer)).unwrap().connection;
        let read = "SELECT type || ' ' || name || ': ' || ifnull(sql, '') FROM sqlite_schema ORDER BY 1";
        let mut statement = connection.prepare(read).unwrap();
        statement.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap()
    }

    /// What every fixture holds.
    fn fill(bookmarks: &Bookmarks) {
        let section = |id| SectionId::parse(id).unwrap();
        let anchor = |id, quote| Anchor { handbook: "sample".into(), section: section(id), quote };
        let quote = Quote::select("Ask open questions, then listen.", 4..18, "en");
        for (anchor, title, note, labels, now) in [
            (anchor("k7m2q", None), "At the door", "", vec![], 1_700_000_000),
            (anchor("p3x9d", quote), "¿Cómo preguntar?", "Call the school\nbefore noon", vec!["Visit", "Año"], 5),
            (anchor("gone1", None), "Removed later", "secret", vec![], 6),
        ] {
            let labels = labels.into_iter().map(str::to_owned).collect();
            let new = NewBookmark { anchor, revision: "abc123".into(), title: title.into(), note: note.into(), labels };
            bookmarks.add(new, now).unwrap();
        }
        let list = bookmarks.list().unwrap();
        bookmarks.move_to(list[2].id, Some(list[1].id)).unwrap();
        bookmarks.remove(list[0].id).unwrap();
    }

    /// What every fixture from schema 2 on holds besides.
    fn fill_numbers(bookmarks: &Bookmarks) {
        bookmarks.set_number(OwnNumber::Supervisor, "(555) 010-0199 ext. 7", "Ana").unwrap();
        bookmarks.set_number(OwnNumber::Clinic, "555-0100", "").unwrap();
    }

    #[test]
    fn s5_every_schema_has_its_frozen_fixture_and_becomes_the_newest_one() {
        let fresh = tempfile::tempdir().unwrap();
        fill(&Bookmarks::open(fresh.path(), key()).unwrap().0);
        for version in 1..=StoreSchema::VERSION {
            if version == 2 {
                fill_numbers(&Bookmarks::open(fresh.path(), key()).unwrap().0);
            }
            let frozen = fixture(version);
            assert!(
                frozen.exists(),
                "no fixture of schema {version}: run the ignored test `freeze`, then keep the file"
            );
            let dir = tempfile::tempdir().unwrap();
            fs::copy(frozen, dir.path().join(FILE)).unwrap();
            let (bookmarks, opened) = Bookmarks::open(dir.path(), key()).unwrap();
            assert_eq!(opened, OpenReport::default(), "schema {version}");
            let export = |bookmarks: &Bookmarks| bookmarks.export(0).unwrap();
            let (fresh_bookmarks, _) = Bookmarks::open(fresh.path(), key()).unwrap();
            assert_eq!(export(&bookmarks), export(&fresh_bookmarks), "rows of schema {version}");
            drop(bookmarks);
            assert_eq!(schema(dir.path()), schema(fresh.path()), "schema {version}");
        }
    }

    /// Writes the fixture of the newest schema, once.
    #[test]
    #[ignore = "writes a file of the repository; run it after raising the version"]
    fn freeze() {
        let frozen = fixture(StoreSchema::VERSION);
        assert!(!frozen.exists(), "a frozen fixture is never written again");
        let dir = tempfile::tempdir().unwrap();
        let (bookmarks, _) = Bookmarks::open(dir.path(), key()).unwrap();
        fill(&bookmarks);
        fill_numbers(&bookmarks);
        drop(bookmarks);
        fs::create_dir_all(frozen.parent().unwrap()).unwrap();
        fs::write(frozen, fs::read(dir.path().join(FILE)).unwrap()).unwrap();
    }

    #[test]
    fn a_number_alone_shows_that_the_key_is_right() {
        let dir = tempfile::tempdir().unwrap();
        fill_numbers(&Bookmarks::open(dir.path(), key()).unwrap().0);
        Connection::open(dir.path().join(FILE)).unwrap().execute("DELETE FROM meta", []).unwrap();
        let other = Bookmarks::open(dir.path(), StoreKey::from_bytes([0x43; 32]));
        assert!(matches!(other, Err(StoreError::WrongKey)));
        assert_eq!(Bookmarks::open(dir.path(), key()).unwrap().0.numbers().unwrap().filled.len(), 2);
    }

    #[test]
    fn a_damaged_check_value_is_no_wrong_key() {
        let dir = tempfile::tempdir().unwrap();
        fill(&Bookmarks::open(dir.path(), key()).unwrap().0);
        let change = |sql: &str| {
            Connection::open(dir.path().join(FILE)).unwrap().execute(sql, []).unwrap();
        };
        let open = |byte| Bookmarks::open(dir.path(), StoreKey::from_bytes([byte; 32]));
        for sql in ["UPDATE meta SET value = zeroblob(104)", "DELETE FROM meta"] {
            change(sql);
            assert!(matches!(open(0x43), Err(StoreError::WrongKey)));
            assert_eq!(open(0x42).unwrap().0.list().unwrap().len(), 2);
        }
    }
}
