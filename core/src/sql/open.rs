//! Opening a database: settings, checks, migration.

use std::io;
use std::path::Path;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};

use super::{Cause, Error, Files, Identity, snapshot, waiting};

/// What a database of ours is: its mark, its newest schema, and the way there.
pub(crate) trait Schema {
    /// A reason of its own not to open, such as a wrong key.
    type Refusal;

    /// What reading the open database found.
    type Findings;

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

    /// Reads the open database through: damage that the database itself cannot see shows here.
    fn finish(&self, database: &Connection) -> Result<Self::Findings, OpenError<Self::Refusal>>;
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
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own, and told as such")]
pub(crate) struct Opening<F> {
    /// The connection.
    pub(crate) connection: Connection,
    /// Which file it is.
    pub(crate) identity: Identity,
    /// There was no database before.
    pub(crate) created: bool,
    /// A damaged database was moved aside.
    pub(crate) set_aside: bool,
    /// There was no database, or an empty one, beside traces of one.
    pub(crate) emptied: bool,
    /// It may only be read: this is a copy in memory.
    pub(crate) read_only: bool,
    /// What reading it through found.
    pub(crate) findings: F,
}

type OpenResult<S> = Result<Opening<<S as Schema>::Findings>, OpenError<<S as Schema>::Refusal>>;

/// Opens a database, making or migrating it as needed.
///
/// - A damaged one is set aside, never overwritten, and a new one opened (S4). One that cannot be read is not damaged.
/// - A newer or refused one is left byte for byte as it was (S6).
/// - A failed migration rolls back; the next opening tries again (S6).
/// - On a full disk the reserve is used (S3).
/// - One that may only be read is read from a copy in memory.
/// - One that is sound and of the newest version waits for nobody, whoever writes to it or decides on it.
pub(crate) fn open<S: Schema>(files: &Files, schema: &S) -> OpenResult<S> {
    match open_as_it_is(files, schema) {
        Ok(Some(opening)) => return Ok(opening),
        Err(OpenError::Refused(refusal)) => return Err(OpenError::Refused(refusal)),
        // What went wrong, or is to be done first, is seen to in a turn.
        _ => {}
    }
    let is_full = |error: &OpenError<S::Refusal>| matches!(error, OpenError::Sql(Error::Full(_)));
    match files.with_reserve(is_full, || open_or_set_aside(files, schema)) {
        Err(OpenError::Sql(Error::Io(cause))) if files.may_only_be_read(cause) => match open_copy(files, schema) {
            // It cannot be read either: what came first says why.
            Err(OpenError::Sql(Error::Io(_))) => Err(Error::Io(cause).into()),
            other => other,
        },
        other => other,
    }
}

/// Opens a copy in memory of a database that may only be read. Nothing is written, and nothing set aside.
fn open_copy<S: Schema>(files: &Files, schema: &S) -> OpenResult<S> {
    let identity = files.identity()?;
    let bytes = snapshot::take(files)?;
    let mut connection = Connection::open_in_memory()?;
    if !bytes.is_empty() {
        connection.deserialize_read_exact("main", bytes.as_slice(), bytes.len(), false)?;
    }
    configure(&mut connection)?;
    let version = inspect::<S>(&connection, files)?;
    if version > 0 {
        schema.prepare(&connection)?;
    }
    migrate(&mut connection, schema)?;
    let findings = schema.finish(&connection)?;
    let created = version == 0;
    let emptied = created && files.has_traces()?;
    Ok(Opening { connection, identity, created, set_aside: false, emptied, read_only: true, findings })
}

fn open_or_set_aside<S: Schema>(files: &Files, schema: &S) -> OpenResult<S> {
    let had_traces = files.has_traces()?;
    files.create()?;
    let _turn = files.turn()?;
    let opening = match open_twice(files, schema) {
        Err(OpenError::Sql(Error::Damaged(_))) => {
            // `SQLite` calls damaged what it could not read; the file itself tells the two apart.
            files.read_through()?;
            files.set_aside()?;
            files.create()?;
            Opening { set_aside: true, ..open_or_make(files, schema)? }
        }
        other => other?,
    };
    // A new database beside a damaged one: the opening that set it aside failed after that, and nobody was told.
    let set_aside = opening.set_aside || (opening.created && files.damaged_copies()? > 0);
    let emptied = opening.created && !set_aside && had_traces;
    Ok(Opening { set_aside, emptied, ..opening })
}

/// Looks again where damage was seen: one failed read looks like damage.
fn open_twice<S: Schema>(files: &Files, schema: &S) -> OpenResult<S> {
    match open_or_make(files, schema) {
        Err(OpenError::Sql(Error::Damaged(_))) => open_once(files, schema, None),
        other => other,
    }
}

fn open_or_make<S: Schema>(files: &Files, schema: &S) -> OpenResult<S> {
    if files.log_is_orphaned()? || !files.is_empty()? {
        return open_once(files, schema, None);
    }
    make(files, schema)?;
    Ok(Opening { created: true, ..open_once(files, schema, None)? })
}

/// Makes a database under another name, whole, and moves it into its place.
///
/// While one is made, a journal lies beside it, and `SQLite` finds journals by the path: it would do this one's to a damaged
/// file that another opening had in hand when it was set aside (S4).
fn make<S: Schema>(files: &Files, schema: &S) -> Result<(), OpenError<S::Refusal>> {
    // Best effort: the next opening removes it, too.
    make_ready(files, schema).inspect_err(|_| drop(files.remove_new()))?;
    Ok(files.put_new_in_place()?)
}

fn make_ready<S: Schema>(files: &Files, schema: &S) -> Result<(), OpenError<S::Refusal>> {
    let mut connection = connect(&files.new_database()?)?;
    configure(&mut connection)?;
    use_log(&connection)?;
    migrate(&mut connection, schema)?;
    // Nothing is left in a log, which stays behind.
    if scrub(&connection)? { Ok(()) } else { Err(Error::Busy(Cause::Check).into()) }
}

/// Opens a database at which nothing is to be done; none where there is.
fn open_as_it_is<S: Schema>(files: &Files, schema: &S) -> Result<Option<Opening<S::Findings>>, OpenError<S::Refusal>> {
    if !files.are_in_use()? {
        return Ok(None);
    }
    open_once(files, schema, Some(S::VERSION)).map(Some)
}

/// Opens the database, and makes it of the newest version, or refuses it where it must be of a version already.
fn open_once<S: Schema>(files: &Files, schema: &S, expected: Option<i32>) -> OpenResult<S> {
    if files.log_is_orphaned()? {
        return Err(Error::Damaged(Cause::Check).into());
    }
    // First: should the file be replaced in between, the next write notices.
    let identity = files.identity()?;
    let mut connection = connect(files.database())?;
    // Until the database is accepted, closing it must not move a log into it, nor delete one. Settings read it already.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, files.has_log()?)?;
    configure(&mut connection)?;
    let version = inspect::<S>(&connection, files)?;
    if expected.is_some_and(|expected| expected != version) {
        return Err(Error::Damaged(Cause::Check).into());
    }
    if version > 0 {
        schema.prepare(&connection)?;
    }
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    use_log(&connection)?;
    if version < S::VERSION {
        migrate(&mut connection, schema)?;
    }
    let findings = schema.finish(&connection)?;
    let created = version == 0;
    Ok(Opening { connection, identity, created, set_aside: false, emptied: false, read_only: false, findings })
}

/// A connection without its settings, to a file that is there.
fn connect(path: &Path) -> rusqlite::Result<Connection> {
    Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX)
}

/// The settings of every connection. None of them writes.
fn configure(connection: &mut Connection) -> rusqlite::Result<()> {
    connection.busy_handler(Some(waiting::again))?;
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
fn inspect<S: Schema>(connection: &Connection, files: &Files) -> Result<i32, Error> {
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
    if connection.is_readonly("main")? {
        let cause = Cause::System(io::ErrorKind::PermissionDenied);
        return Err(if files.header_forbids_writing()? { Error::Damaged(Cause::Check) } else { Error::Io(cause) });
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

/// The same, if nobody is in the way now.
pub(crate) fn scrub_now(connection: &mut Connection) -> Result<bool, Error> {
    connection.busy_handler(None::<fn(i32) -> bool>)?;
    let scrubbed = scrub(connection);
    connection.busy_handler(Some(waiting::again))?;
    scrubbed
}

/// Looks into a database that is there, whoever's key it has, and empties its log on the way (S8).
pub(crate) fn peek<T>(files: &Files, look: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<T, Error> {
    let mut connection = connect(files.database())?;
    configure(&mut connection)?;
    let found = look(&connection)?;
    // Best effort, and nothing to wait for: another connection may be reading.
    let _ = scrub_now(&mut connection);
    Ok(found)
}

/// Keeps closing from touching the log. Its path may lead to the log of the database that took this one's place.
pub(crate) fn leave_log(connection: &Connection) -> rusqlite::Result<()> {
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true).map(drop)
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::fs;
    use std::time::Duration;

    use super::*;

    /// A database of plain rows, at any version, whose upgrades and key can be made to fail.
    struct Toy<const VERSION: i32> {
        fail_from: Cell<i32>,
        refuse: bool,
    }

    impl<const VERSION: i32> Toy<VERSION> {
        fn new() -> Self {
            Self { fail_from: Cell::new(0), refuse: false }
        }
    }

    #[derive(Debug, PartialEq)]
    struct Refused;

    impl<const N: i32> Schema for Toy<N> {
        type Refusal = Refused;
        type Findings = ();
        const APPLICATION_ID: i32 = 77;
        const VERSION: i32 = N;

        fn prepare(&self, database: &Connection) -> Result<(), OpenError<Refused>> {
            database.query_row("SELECT count(*) FROM note", [], |_| Ok(()))?;
            if self.refuse { Err(OpenError::Refused(Refused)) } else { Ok(()) }
        }

        fn init(&self, transaction: &Transaction) -> Result<(), OpenError<Refused>> {
            transaction.execute_batch("CREATE TABLE note (text TEXT) STRICT")?;
            for version in 1..N {
                self.upgrade_from(version, transaction)?;
            }
            Ok(())
        }

        fn upgrade_from(&self, version: i32, transaction: &Transaction) -> Result<(), OpenError<Refused>> {
            transaction.execute_batch(&format!("ALTER TABLE note ADD COLUMN v{version} TEXT"))?;
            if self.fail_from.get() == version {
                transaction.execute_batch("INSERT INTO note (text) VALUES ('half done')")?;
                return Err(Error::Io(Cause::Check).into());
            }
            Ok(())
        }

        fn finish(&self, _database: &Connection) -> Result<(), OpenError<Refused>> {
            Ok(())
        }
    }

    fn files(dir: &Path) -> Files {
        Files::new(dir, "toy.db")
    }

    fn notes(connection: &Connection) -> Vec<String> {
        let mut statement = connection.prepare("SELECT text FROM note ORDER BY rowid").unwrap();
        statement.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap()
    }

    fn write_note(dir: &Path, text: &str) {
        let opening = open(&files(dir), &Toy::<1>::new()).unwrap();
        opening.connection.execute("INSERT INTO note (text) VALUES (?1)", [text]).unwrap();
    }

    fn schema_of(connection: &Connection) -> Vec<String> {
        let mut statement = connection.prepare("SELECT name FROM pragma_table_info('note') ORDER BY cid").unwrap();
        statement.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap()
    }

    fn contains(path: &Path, needle: &str) -> bool {
        fs::read(path).unwrap_or_default().windows(needle.len()).any(|window| window == needle.as_bytes())
    }

    #[test]
    fn settings_are_the_private_stores() {
        let dir = tempfile::tempdir().unwrap();
        let connection = open(&files(dir.path()), &Toy::<1>::new()).unwrap().connection;
        let number = |name: &str| pragma::<i64>(&connection, name).unwrap();
        assert_eq!(pragma::<String>(&connection, "journal_mode").unwrap(), "wal");
        assert_eq!(number("synchronous"), 2);
        assert_eq!(number("secure_delete"), 1);
        assert_eq!(number("temp_store"), 2);
        assert_eq!(number("foreign_keys"), 1);
        assert_eq!(number("trusted_schema"), 0);
        assert_eq!(number("application_id"), 77);
        assert_eq!(number("user_version"), 1);
        assert!(connection.db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE).unwrap());
    }

    #[cfg(unix)]
    #[test]
    fn files_are_for_this_user_alone() {
        use std::os::unix::fs::PermissionsExt;
        let parent = tempfile::tempdir().unwrap();
        let dir = parent.path().join("private");
        let opening = open(&files(&dir), &Toy::<1>::new()).unwrap();
        opening.connection.execute("INSERT INTO note (text) VALUES ('x')", []).unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o077;
        assert_eq!(mode(&dir), 0);
        for suffix in ["", "-wal", "-shm", "-lock"] {
            assert_eq!(mode(&dir.join(format!("toy.db{suffix}"))), 0, "{suffix}");
        }
    }

    #[test]
    fn s5_an_upgrade_ends_in_the_fresh_schema_and_keeps_rows() {
        let (old, fresh) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        write_note(old.path(), "kept");
        let upgraded = open(&files(old.path()), &Toy::<3>::new()).unwrap();
        let made = open(&files(fresh.path()), &Toy::<3>::new()).unwrap();
        assert!(!upgraded.created && made.created);
        assert_eq!(schema_of(&upgraded.connection), schema_of(&made.connection));
        assert_eq!(notes(&upgraded.connection), ["kept"]);
    }

    #[test]
    fn s6_a_failed_upgrade_rolls_back_all_steps_and_can_be_run_again() {
        let dir = tempfile::tempdir().unwrap();
        write_note(dir.path(), "kept");
        let toy = Toy::<3>::new();
        // The first step goes well, the second does not.
        toy.fail_from.set(2);
        assert!(matches!(open(&files(dir.path()), &toy), Err(OpenError::Sql(Error::Io(_)))));
        let old = open(&files(dir.path()), &Toy::<1>::new()).unwrap().connection;
        assert_eq!((notes(&old), schema_of(&old)), (vec!["kept".to_owned()], vec!["text".to_owned()]));
        drop(old);
        toy.fail_from.set(0);
        let upgraded = open(&files(dir.path()), &toy).unwrap().connection;
        assert_eq!((notes(&upgraded), schema_of(&upgraded).len()), (vec!["kept".to_owned()], 3));
    }

    #[test]
    fn s6_a_failed_creation_leaves_an_empty_file_that_opens_as_new() {
        let dir = tempfile::tempdir().unwrap();
        let toy = Toy::<2>::new();
        toy.fail_from.set(1);
        assert!(open(&files(dir.path()), &toy).is_err());
        toy.fail_from.set(0);
        let opening = open(&files(dir.path()), &toy).unwrap();
        assert!(opening.created && !opening.set_aside);
        assert!(notes(&opening.connection).is_empty());
    }

    #[test]
    fn s6_a_newer_or_refused_database_is_left_byte_for_byte() {
        let dir = tempfile::tempdir().unwrap();
        // The log is left full, as after a crash.
        let opening = open(&files(dir.path()), &Toy::<2>::new()).unwrap();
        opening.connection.execute("INSERT INTO note (text) VALUES ('kept')", []).unwrap();
        opening.connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true).unwrap();
        drop(opening);
        let bytes = || ["toy.db", "toy.db-wal"].map(|name| fs::read(dir.path().join(name)).unwrap());
        let before = bytes();
        assert!(before[1].len() > 4096, "the log holds the row");
        assert!(matches!(open(&files(dir.path()), &Toy::<1>::new()), Err(OpenError::Sql(Error::Newer))));
        let refusing = Toy::<2> { fail_from: Cell::new(0), refuse: true };
        assert!(matches!(open(&files(dir.path()), &refusing), Err(OpenError::Refused(Refused))));
        assert!(before == bytes());
        let again = open(&files(dir.path()), &Toy::<2>::new()).unwrap();
        assert_eq!(notes(&again.connection), ["kept"]);
    }

    #[test]
    fn s8_what_was_deleted_is_in_no_file_once_scrubbed() {
        const CANARY: &str = "a canary of some length";
        let dir = tempfile::tempdir().unwrap();
        let connection = open(&files(dir.path()), &Toy::<1>::new()).unwrap().connection;
        let found = || ["toy.db", "toy.db-wal"].map(|name| contains(&dir.path().join(name), CANARY));
        connection.execute("INSERT INTO note (text) VALUES (?1)", [CANARY]).unwrap();
        assert!(found().contains(&true), "the canary can be found while it is there");
        assert!(scrub(&connection).unwrap());
        connection.execute("DELETE FROM note", []).unwrap();
        assert!(found().contains(&true), "deleting alone leaves it behind");
        assert!(scrub(&connection).unwrap());
        assert_eq!(found(), [false, false]);
    }

    #[test]
    fn a_log_that_cannot_be_emptied_now_is_told() {
        let dir = tempfile::tempdir().unwrap();
        write_note(dir.path(), "one");
        let reader = open(&files(dir.path()), &Toy::<1>::new()).unwrap().connection;
        let writer = open(&files(dir.path()), &Toy::<1>::new()).unwrap().connection;
        writer.busy_timeout(Duration::ZERO).unwrap();
        reader.execute_batch("BEGIN; SELECT * FROM note").unwrap();
        writer.execute("INSERT INTO note (text) VALUES ('two')", []).unwrap();
        assert!(!scrub(&writer).unwrap());
        reader.execute_batch("COMMIT").unwrap();
        assert!(scrub(&writer).unwrap());
    }

    #[test]
    fn s4_the_first_and_the_largest_damaged_databases_are_kept() {
        let dir = tempfile::tempdir().unwrap();
        let contents = ["not sql, first", "not sql, and by far the largest", "3: not sql", "4: no sql", "5: not"];
        for content in contents {
            fs::write(dir.path().join("toy.db"), content).unwrap();
            let opening = open(&files(dir.path()), &Toy::<1>::new()).unwrap();
            assert!(opening.set_aside && opening.created);
            let kept: Vec<_> = (1..=4)
                .filter_map(|place| fs::read_to_string(dir.path().join(format!("toy.db.damaged-{place}"))).ok())
                .collect();
            assert!(kept.iter().any(|kept| kept == content), "the newest: {kept:?}");
            assert_eq!(kept[0], contents[0], "the first");
            assert!(content == contents[0] || kept[1] == contents[1], "the largest");
        }
        assert_eq!(files(dir.path()).damaged_copies().unwrap(), 3);
    }

    #[test]
    fn s4_what_was_set_aside_by_an_opening_that_failed_is_told_by_the_next() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("toy.db"), "not sql").unwrap();
        let toy = Toy::<2>::new();
        toy.fail_from.set(1);
        assert!(open(&files(dir.path()), &toy).is_err());
        toy.fail_from.set(0);
        assert!(open(&files(dir.path()), &toy).unwrap().set_aside);
        assert!(!open(&files(dir.path()), &toy).unwrap().set_aside, "told once");
    }

    #[test]
    fn s4_a_log_without_its_database_is_set_aside() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("toy.db-wal"), "changes").unwrap();
        assert!(open(&files(dir.path()), &Toy::<1>::new()).unwrap().set_aside);
        assert_eq!(fs::read_to_string(dir.path().join("toy.db.damaged-1-wal")).unwrap(), "changes");
    }

    /// The journal of a database that is being made, as `SQLite` would do it to another file.
    fn journal_of_a_new_database(dir: &Path) -> Vec<u8> {
        let connection = Connection::open(dir.join("new.db")).unwrap();
        let spills = "PRAGMA cache_size = 1; BEGIN; CREATE TABLE note (text); \
             INSERT INTO note SELECT randomblob(5000) FROM (VALUES (1), (2), (3), (4), (5), (6), (7), (8));";
        connection.execute_batch(spills).unwrap();
        fs::read(dir.join("new.db-journal")).unwrap()
    }

    #[test]
    fn s4_outside_a_turn_nothing_is_done_to_a_file_that_may_be_damaged() {
        let (dir, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let journal = journal_of_a_new_database(other.path());
        for damaged in [b"not sql".to_vec(), vec![b'x'; 20_000]] {
            fs::write(dir.path().join("toy.db"), &damaged).unwrap();
            fs::write(dir.path().join("toy.db-journal"), &journal).unwrap();
            assert!(matches!(open_as_it_is(&files(dir.path()), &Toy::<1>::new()), Ok(None)));
            assert!(fs::read(dir.path().join("toy.db")).unwrap() == damaged);
        }
    }

    /// A journal does not lie beside a database of another time: it would be done to the new one.
    #[test]
    fn s4_a_journal_without_its_database_is_set_aside() {
        let (dir, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let journal = journal_of_a_new_database(other.path());
        fs::write(dir.path().join("toy.db-journal"), &journal).unwrap();
        let opening = open(&files(dir.path()), &Toy::<1>::new()).unwrap();
        opening.connection.execute("INSERT INTO note (text) VALUES ('kept')", []).unwrap();
        assert!(opening.set_aside);
        assert!(fs::read(dir.path().join("toy.db.damaged-1-journal")).unwrap() == journal);
        drop(opening);
        assert_eq!(notes(&open(&files(dir.path()), &Toy::<1>::new()).unwrap().connection), ["kept"]);
    }

    #[test]
    fn s6_what_a_creation_that_was_killed_left_is_gone_after_the_next() {
        let dir = tempfile::tempdir().unwrap();
        for suffix in ["", "-new", "-new-wal", "-new-shm", "-new-journal"] {
            fs::write(dir.path().join(format!("toy.db{suffix}")), "x".repeat(usize::from(!suffix.is_empty()))).unwrap();
        }
        assert!(open(&files(dir.path()), &Toy::<2>::new()).unwrap().created);
        let names = fs::read_dir(dir.path()).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
        assert!(!names.into_iter().any(|name| name.contains("-new")));
    }

    #[cfg(unix)]
    #[test]
    fn a_database_behind_a_link_is_made_where_the_link_leads() {
        let (dir, card) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        fs::write(card.path().join("theirs.db"), "").unwrap();
        std::os::unix::fs::symlink(card.path().join("theirs.db"), dir.path().join("toy.db")).unwrap();
        write_note(dir.path(), "on the card");
        assert!(fs::symlink_metadata(dir.path().join("toy.db")).unwrap().is_symlink());
        assert!(contains(&card.path().join("theirs.db"), "on the card"));
    }

    #[test]
    fn s4_another_programs_database_is_set_aside() {
        let dir = tempfile::tempdir().unwrap();
        let other = Connection::open(dir.path().join("toy.db")).unwrap();
        other.execute_batch("CREATE TABLE theirs (x); PRAGMA user_version = 1").unwrap();
        drop(other);
        assert!(open(&files(dir.path()), &Toy::<1>::new()).unwrap().set_aside);
    }
}
