//! Opening a database: settings, checks, migration.

use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};

use super::{Cause, Error, Files};

/// How long a call waits for another one's short write before it is told that the database is busy (S7).
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);

/// What a database of ours is: its mark, its newest schema, and the way there.
pub(crate) trait Schema {
    /// A reason of its own not to open, such as a wrong key.
    type Refusal;

    /// Marks the file as ours (`PRAGMA application_id`).
    const APPLICATION_ID: i32;

    /// The newest schema (`PRAGMA user_version`), from 1.
    const VERSION: i32;

    /// Looks at a sound database of ours before anything is written to it, and may refuse it.
    fn prepare(&self, database: &Connection) -> Result<(), OpenError<Self::Refusal>>;

    /// Makes the newest schema in an empty database.
    fn init(&self, transaction: &Transaction) -> Result<(), OpenError<Self::Refusal>>;

    /// Turns schema `version` into the next one.
    fn upgrade_from(&self, version: i32, transaction: &Transaction) -> Result<(), OpenError<Self::Refusal>>;
}

/// Why a database was not opened.
#[derive(Debug)]
pub(crate) enum OpenError<R> {
    /// Something failed.
    Sql(Error),
    /// The schema refused; the files are as they were.
    Refused(R),
}

impl<R, E: Into<Error>> From<E> for OpenError<R> {
    fn from(error: E) -> Self {
        Self::Sql(error.into())
    }
}

/// An open database, and what happened on the way.
#[derive(Debug)]
pub(crate) struct Opening {
    /// The connection.
    pub(crate) connection: Connection,
    /// There was no database before.
    pub(crate) created: bool,
    /// A damaged database was moved aside.
    pub(crate) set_aside: bool,
}

/// Opens a database, making or migrating it as needed.
///
/// - A damaged one is set aside, never overwritten, and a new one opened (S4).
/// - A newer or refused one is left byte for byte as it was (S6).
/// - A failed migration rolls back; the next opening tries again (S6).
/// - On a full disk the reserve is used (S3).
pub(crate) fn open<S: Schema>(files: &Files, schema: &S) -> Result<Opening, OpenError<S::Refusal>> {
    let is_full = |error: &OpenError<S::Refusal>| matches!(error, OpenError::Sql(Error::Full(_)));
    files.with_reserve(is_full, || open_or_set_aside(files, schema))
}

fn open_or_set_aside<S: Schema>(files: &Files, schema: &S) -> Result<Opening, OpenError<S::Refusal>> {
    files.create()?;
    let _turn = files.turn()?;
    match open_once(files, schema) {
        Err(OpenError::Sql(Error::Damaged(_))) => {
            files.set_aside()?;
            files.create()?;
            let opening = open_once(files, schema)?;
            Ok(Opening { set_aside: true, ..opening })
        }
        other => other,
    }
}

fn open_once<S: Schema>(files: &Files, schema: &S) -> Result<Opening, OpenError<S::Refusal>> {
    if files.log_is_orphaned() {
        return Err(Error::Damaged(Cause::Check).into());
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = Connection::open_with_flags(files.database(), flags)?;
    configure(&connection)?;
    // Until the database is accepted, closing it must not move a log into it.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, files.has_log())?;
    let version = inspect::<S>(&connection)?;
    if version > 0 {
        schema.prepare(&connection)?;
    }
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    use_log(&connection)?;
    migrate(&mut connection, schema)?;
    Ok(Opening { connection, created: version == 0, set_aside: false })
}

/// The settings of every connection. None of them writes.
fn configure(connection: &Connection) -> rusqlite::Result<()> {
    connection.busy_timeout(BUSY_TIMEOUT)?;
    for (setting, on) in [
        (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
        (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_FKEY, true),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DML, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DDL, false),
    ] {
        connection.set_db_config(setting, on)?;
    }
    connection.pragma_update(None, "cell_size_check", true)?;
    // What was deleted is overwritten (S8), and nothing is spilled to a file of its own.
    connection.pragma_update(None, "secure_delete", true)?;
    connection.pragma_update(None, "temp_store", 2)?;
    // What was answered with Ok outlives a crash (S2); on Apple's systems only a full sync does.
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "fullfsync", true)?;
    connection.pragma_update(None, "checkpoint_fullfsync", true)
}

/// The version of the schema, 0 for an empty database. Tells what is newer, not ours, or damaged.
fn inspect<S: Schema>(connection: &Connection) -> Result<i32, Error> {
    let application: i32 = pragma(connection, "application_id")?;
    let version: i32 = pragma(connection, "user_version")?;
    let objects: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    let empty = (application, version, objects) == (0, 0, 0);
    if !empty && (application != S::APPLICATION_ID || version < 1) {
        return Err(Error::Damaged(Cause::Check));
    }
    if version > S::VERSION {
        return Err(Error::Newer);
    }
    // The file can be written (that was tried), so it is its header that says otherwise.
    if connection.is_readonly("main")? {
        return Err(Error::Damaged(Cause::Check));
    }
    let verdict: String = pragma(connection, "quick_check(1)")?;
    if verdict == "ok" { Ok(version) } else { Err(Error::Damaged(Cause::Check)) }
}

fn pragma<T: rusqlite::types::FromSql>(connection: &Connection, name: &str) -> rusqlite::Result<T> {
    connection.query_row(&format!("PRAGMA {name}"), [], |row| row.get(0))
}

/// Switches to a write-ahead log, which readers and a writer share (S7).
fn use_log(connection: &Connection) -> Result<(), Error> {
    let mode: String = pragma(connection, "journal_mode = WAL")?;
    if mode == "wal" { Ok(()) } else { Err(Error::Io(Cause::Check)) }
}

/// Makes or upgrades the schema, all of it or nothing (S6).
fn migrate<S: Schema>(connection: &mut Connection, schema: &S) -> Result<(), OpenError<S::Refusal>> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let version: i32 = pragma(&transaction, "user_version")?;
    if version == S::VERSION {
        return Ok(());
    }
    if version == 0 {
        schema.init(&transaction)?;
        transaction.pragma_update(None, "application_id", S::APPLICATION_ID)?;
    } else {
        for from in version..S::VERSION {
            schema.upgrade_from(from, &transaction)?;
        }
    }
    transaction.pragma_update(None, "user_version", S::VERSION)?;
    transaction.commit()?;
    Ok(())
}

/// Moves the log into the database and empties it, so that what was deleted is in neither (S8).
///
/// Whether it could: another connection may have been reading.
pub(crate) fn scrub(connection: &Connection) -> Result<bool, Error> {
    let blocked: bool = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
    Ok(!blocked)
}
