//! A database that may only be read, taken into memory as it is now.
//!
//! `SQLite` reads a database with a log only where it can write beside it, or is told that nobody else does, and then
//! without the log. So both files are read, and what the log holds is put into the copy
//! (<https://sqlite.org/fileformat2.html#the_write_ahead_log>). Nothing is written anywhere.

use std::io::{self, Read};
use std::path::Path;

use super::{Cause, Error, Files};
use crate::plain_file;

/// How often the files are read until they stay the same.
const TRIES: usize = 20;

const LOG_HEADER: usize = 32;
const FRAME_HEADER: usize = 24;

/// The database with all that was committed, in the form of one without a log; empty where it is empty.
pub(super) fn take(files: &Files) -> Result<Vec<u8>, Error> {
    let mut last = read_both(files)?;
    for _ in 0..TRIES {
        let now = read_both(files)?;
        if now == last {
            let (database, log) = now;
            return merge(database, &log);
        }
        // Another process is writing.
        last = now;
    }
    Err(Error::Busy(Cause::Check))
}

fn read_both(files: &Files) -> io::Result<(Vec<u8>, Vec<u8>)> {
    Ok((read(files.database())?, read(&files.log())?))
}

/// The bytes of a file, none where there is none.
fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    match plain_file::open(path) {
        Ok(mut file) => file.read_to_end(&mut bytes).map(|_| bytes),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(bytes),
        Err(error) => Err(error),
    }
}

fn merge(mut database: Vec<u8>, log: &[u8]) -> Result<Vec<u8>, Error> {
    // To `SQLite` a file of one byte is empty, too; a log without its database is damage.
    if database.len() <= 1 {
        return if log.is_empty() { Ok(Vec::new()) } else { Err(Error::Damaged(Cause::Check)) };
    }
    if let Some(log) = Log::read(log) {
        log.apply(&mut database);
    }
    // Which file format to read and to write: the one without a log.
    if let Some(versions) = database.get_mut(18..20)
        && *versions == [2, 2]
    {
        versions.fill(1);
    }
    Ok(database)
}

/// The frames of a log, up to the last that was committed.
struct Log<'a> {
    page_size: usize,
    /// Each page's number, from 1, and its bytes.
    pages: Vec<(usize, &'a [u8])>,
    /// How many pages the database has then.
    size: usize,
}

impl<'a> Log<'a> {
    /// None where the log is of no use: `SQLite` takes it for empty then.
    fn read(log: &'a [u8]) -> Option<Self> {
        let (header, mut rest) = log.split_at_checked(LOG_HEADER)?;
        let magic = number(header, 0)?;
        let page_size = usize::try_from(number(header, 8)?).ok()?;
        let is_size = page_size.is_power_of_two() && (512..=65_536).contains(&page_size);
        if magic & !1 != 0x377f_0682 || number(header, 4)? != 3_007_000 || !is_size {
            return None;
        }
        let mut sum = Sum { big_endian: magic & 1 == 1, sums: (0, 0) };
        sum.add(header.get(..24)?);
        if sum.sums != (number(header, 24)?, number(header, 28)?) {
            return None;
        }
        let (mut pages, mut committed, mut size) = (Vec::new(), 0, 0);
        while let Some((frame, after)) = rest.split_at_checked(FRAME_HEADER + page_size) {
            let (head, page) = frame.split_at_checked(FRAME_HEADER)?;
            sum.add(head.get(..8)?);
            sum.add(page);
            let is_ours = head.get(8..16) == header.get(16..24);
            if !is_ours || sum.sums != (number(head, 16)?, number(head, 20)?) {
                break;
            }
            pages.push((usize::try_from(number(head, 0)?).ok()?, page));
            let pages_then = usize::try_from(number(head, 4)?).ok()?;
            if pages_then > 0 {
                (committed, size) = (pages.len(), pages_then);
            }
            rest = after;
        }
        pages.truncate(committed);
        Some(Self { page_size, pages, size })
    }

    fn apply(&self, database: &mut Vec<u8>) {
        // A database grows by pages that are in its log: what claims to be larger is damaged, and is left as it is.
        let known = self.pages.iter().map(|(number, _)| *number).max().unwrap_or(0);
        if self.pages.is_empty() || self.size > known.max(database.len() / self.page_size) {
            return;
        }
        database.resize(self.size * self.page_size, 0);
        for (number, page) in &self.pages {
            let start = number.saturating_sub(1) * self.page_size;
            if let Some(place) = database.get_mut(start..start + self.page_size) {
                place.copy_from_slice(page);
            }
        }
    }
}

/// The log's checksum.
struct Sum {
    big_endian: bool,
    sums: (u32, u32),
}

impl Sum {
    fn add(&mut self, bytes: &[u8]) {
        let (words, _) = bytes.as_chunks::<4>();
        let read = if self.big_endian { u32::from_be_bytes } else { u32::from_le_bytes };
        let (pairs, _) = words.as_chunks::<2>();
        for [first, second] in pairs {
            self.sums.0 = self.sums.0.wrapping_add(read(*first)).wrapping_add(self.sums.1);
            self.sums.1 = self.sums.1.wrapping_add(read(*second)).wrapping_add(self.sums.0);
        }
    }
}

fn number(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(*bytes.get(at..)?.first_chunk()?))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use proptest::prelude::*;
    use rusqlite::Connection;
    use rusqlite::config::DbConfig;

    use super::*;

    /// A database whose log holds several transactions: its files, and what `SQLite` makes of them.
    fn database() -> (Vec<u8>, Vec<u8>, Vec<String>) {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.db");
        let connection = Connection::open(&path).unwrap();
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true).unwrap();
        connection
            .execute_batch("PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0; CREATE TABLE t (x)")
            .unwrap();
        connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).unwrap();
        for n in 0..40 {
            connection.execute("INSERT INTO t VALUES (?1 || hex(randomblob(400)))", [n]).unwrap();
        }
        connection.execute("DELETE FROM t WHERE rowid % 3 = 0", []).unwrap();
        let rows = rows(&connection);
        (fs::read(&path).unwrap(), fs::read(dir.path().join("a.db-wal")).unwrap(), rows)
    }

    fn rows(connection: &Connection) -> Vec<String> {
        let mut statement = connection.prepare("SELECT x FROM t ORDER BY rowid").unwrap();
        statement.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap()
    }

    fn opened(bytes: &[u8]) -> Connection {
        let mut connection = Connection::open_in_memory().unwrap();
        connection.deserialize_read_exact("main", bytes, bytes.len(), false).unwrap();
        connection
    }

    #[test]
    fn a_copy_holds_what_was_committed_to_the_log() {
        let (database, log, expected) = database();
        assert!(log.len() > 100_000, "the rows are in the log alone");
        let copy = merge(database.clone(), &log).unwrap();
        assert_eq!(rows(&opened(&copy)), expected);
        let without = merge(database, &[]).unwrap();
        assert!(rows(&opened(&without)).is_empty());
    }

    #[test]
    fn a_log_cut_short_gives_the_transactions_before_the_cut_as_sqlite_does() {
        let (database, log, _) = database();
        let dir = tempfile::tempdir().unwrap();
        for len in (0..log.len()).step_by(7_919) {
            let cut = &log[..len];
            let path = dir.path().join("cut.db");
            let _ = fs::remove_file(dir.path().join("cut.db-shm"));
            fs::write(&path, &database).unwrap();
            fs::write(dir.path().join("cut.db-wal"), cut).unwrap();
            let connection = Connection::open(&path).unwrap();
            connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true).unwrap();
            let copy = merge(database.clone(), cut).unwrap();
            assert_eq!(rows(&opened(&copy)), rows(&connection), "{len}");
        }
    }

    proptest! {
        #[test]
        fn a_hostile_log_neither_panics_nor_takes_much_memory(
            at in any::<prop::sample::Index>(),
            byte: u8,
            noise in prop::collection::vec(any::<u8>(), 0..2_000),
        ) {
            let mut log = noise.clone();
            if let Some(place) = log.get_mut(at.index(noise.len().max(1))) {
                *place = byte;
            }
            let copy = merge(vec![1; 1024], &log).unwrap();
            prop_assert!(copy.len() <= 1024 + log.len());
        }
    }

    #[test]
    fn a_log_that_claims_a_huge_database_changes_nothing() {
        let page = [7; 512];
        let log = Log { page_size: 512, pages: vec![(1, &page)], size: usize::MAX / 512 };
        let mut database = vec![1; 1024];
        log.apply(&mut database);
        assert_eq!(database, vec![1; 1024]);
    }
}
