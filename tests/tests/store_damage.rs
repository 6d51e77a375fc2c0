//! A damaged, foreign or differently locked store (S4): set aside or left alone, always told, never silently reset.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::fs;
use std::path::Path;

use doorstep_core::bookmarks::{Bookmark, Bookmarks, StoreError, StoreKey};
use doorstep_core::handbook::OwnNumber;
use doorstep_tests::store::{FILE, bookmark, open};
use rusqlite::config::DbConfig;
use tempfile::TempDir;

const PAGE: usize = 4096;

/// The numbers of the sound store.
const NUMBERS: [OwnNumber; 2] = [OwnNumber::Supervisor, OwnNumber::Clinic];

/// The bytes of a sound store of some pages, and what it holds.
fn sound() -> (Vec<u8>, Vec<Bookmark>) {
    let dir = tempfile::tempdir().unwrap();
    let (store, _) = open(dir.path()).unwrap();
    for n in 0..12 {
        store.add(bookmark(&format!("s{n}")).unwrap(), 1).unwrap();
    }
    for slot in NUMBERS {
        store.set_number(slot, "555-0100", "Ana").unwrap();
    }
    let list = store.list().unwrap();
    drop(store);
    let bytes = fs::read(dir.path().join(FILE)).unwrap();
    assert!(bytes.len() >= 5 * PAGE && bytes.len().is_multiple_of(PAGE));
    (bytes, list)
}

fn folder_with(bytes: &[u8]) -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join(FILE), bytes).unwrap();
    dir
}

fn assert_set_aside(bytes: &[u8], what: &str) {
    let dir = folder_with(bytes);
    let (store, opened) = open(dir.path()).unwrap();
    assert!(opened.quarantined && opened.created && opened.damaged_copies == 1, "{what}: {opened:?}");
    assert!(fs::read(dir.path().join("user.db.damaged-1")).unwrap() == bytes, "{what}: kept as it was");
    assert!(store.list().unwrap().is_empty());
    store.add(bookmark("new").unwrap(), 1).unwrap();
    drop(store);
    let (store, opened) = open(dir.path()).unwrap();
    assert!(!opened.quarantined && opened.damaged_copies == 1, "{what}: the new one is sound");
    assert_eq!(store.list().unwrap().len(), 1);
}

#[test]
fn s4_what_is_no_database_is_set_aside() {
    assert_set_aside(b"not sql", "a text");
    assert_set_aside(&[0; PAGE], "zeros");
    assert_set_aside(&[0xFF; 3 * PAGE], "ones");
}

#[test]
fn s4_an_empty_file_opens_as_new() {
    let dir = folder_with(b"");
    let (_, opened) = open(dir.path()).unwrap();
    assert!(opened.created && !opened.quarantined);
}

#[test]
fn s4_a_store_cut_short_anywhere_is_set_aside() {
    let (bytes, list) = sound();
    let last_page = bytes.len() - PAGE;
    for page in 0..last_page / PAGE {
        for extra in [0, 1, 100, PAGE - 1] {
            let len = page * PAGE + extra;
            // To `SQLite` a file of one byte is empty, as on systems that cannot lock an empty file.
            if len > 1 {
                assert_set_aside(&bytes[..len], &format!("cut at {len}"));
            }
        }
    }
    // Of the last page, the end of one bookmark may be all that is missing.
    for len in (last_page..bytes.len()).step_by(255) {
        assert_told(&bytes[..len], &list, &format!("cut at {len}"));
    }
}

/// Same bookmarks, whatever their order: the order is not sealed.
fn same(a: &[Bookmark], b: &[Bookmark]) -> bool {
    a.len() == b.len() && a.iter().all(|bookmark| b.contains(bookmark))
}

/// Opens a damaged store: what is lost must be told.
fn assert_told(bytes: &[u8], list: &[Bookmark], what: &str) {
    let dir = folder_with(bytes);
    match open(dir.path()) {
        Ok((store, opened)) if opened.quarantined => {
            assert!(fs::read(dir.path().join("user.db.damaged-1")).unwrap() == bytes, "{what}: kept as it was");
            store.add(bookmark("new").unwrap(), 1).unwrap();
        }
        Ok((store, opened)) => {
            let found = store.list().unwrap();
            let numbers = store.numbers().unwrap().filled;
            let whole = list.len() + NUMBERS.len();
            assert_eq!(found.len() + numbers.len() + opened.damaged_rows, whole, "{what}: {opened:?}");
            assert!(
                numbers.iter().all(|number| NUMBERS.contains(&number.slot) && number.number == "555-0100"),
                "{what}"
            );
            assert!(found.iter().all(|bookmark| list.contains(bookmark)), "{what}");
            store.add(bookmark("new").unwrap(), 1).unwrap();
            assert_eq!(store.list().unwrap().len(), found.len() + 1, "{what}: it still works");
        }
        // A damaged version number looks like a newer one.
        Err(StoreError::Newer) => assert!(fs::read(dir.path().join(FILE)).unwrap() == bytes, "{what}"),
        Err(other) => panic!("{what}: {other:?}"),
    }
}

#[test]
fn s4_a_changed_byte_of_the_header_loses_nothing_silently() {
    let (bytes, list) = sound();
    for at in 0..100 {
        for flip in [0x01, 0x80, 0xFF] {
            let mut changed = bytes.clone();
            changed[at] ^= flip;
            assert_told(&changed, &list, &format!("byte {at} ^ {flip:#x}"));
        }
    }
}

#[test]
fn s4_a_changed_byte_anywhere_loses_nothing_silently() {
    let (bytes, list) = sound();
    for at in (100..bytes.len()).step_by(97) {
        let mut changed = bytes.clone();
        changed[at] ^= 0xFF;
        assert_told(&changed, &list, &format!("byte {at}"));
    }
}

#[test]
fn s4_a_lost_database_whose_log_is_there_is_told() {
    let dir = tempfile::tempdir().unwrap();
    open(dir.path()).unwrap().0.add(bookmark("a").unwrap(), 1).unwrap();
    crash_with_a_full_log(dir.path());
    fs::remove_file(dir.path().join(FILE)).unwrap();
    let (_, opened) = open(dir.path()).unwrap();
    assert!(opened.quarantined && opened.damaged_copies == 1);
}

/// Leaves a change in the log alone, as a crash does.
fn crash_with_a_full_log(dir: &Path) {
    let raw = rusqlite::Connection::open(dir.join(FILE)).unwrap();
    raw.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true).unwrap();
    raw.execute("UPDATE bookmark SET position = 7", []).unwrap();
    drop(raw);
    assert!(fs::metadata(dir.join("user.db-wal")).unwrap().len() > 0);
}

/// Every file of a folder that holds content.
fn image(dir: &Path) -> Vec<Vec<u8>> {
    [FILE, "user.db-wal"].map(|name| fs::read(dir.join(name)).unwrap_or_default()).to_vec()
}

#[test]
fn s4_a_wrong_key_leaves_the_store_as_it_was() {
    let (closed, crashed) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    for dir in [closed.path(), crashed.path()] {
        open(dir).unwrap().0.add(bookmark("a").unwrap(), 1).unwrap();
    }
    crash_with_a_full_log(crashed.path());
    for dir in [closed.path(), crashed.path()] {
        let before = image(dir);
        for _ in 0..2 {
            let refused = Bookmarks::open(dir, StoreKey::from_bytes([0x43; 32]));
            assert!(matches!(refused, Err(StoreError::WrongKey)));
            assert!(image(dir) == before, "byte for byte");
        }
        let (store, opened) = open(dir).unwrap();
        assert!(!opened.quarantined && opened.damaged_copies == 0);
        assert_eq!(store.list().unwrap().len(), 1);
    }
}

#[test]
fn s6_a_newer_store_is_left_as_it_was() {
    let (bytes, list) = sound();
    let dir = folder_with(&bytes);
    let raw = rusqlite::Connection::open(dir.path().join(FILE)).unwrap();
    let version: i32 = raw.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
    raw.pragma_update(None, "user_version", 99).unwrap();
    drop(raw);
    let before = image(dir.path());
    assert!(matches!(open(dir.path()), Err(StoreError::Newer)));
    assert!(image(dir.path()) == before, "byte for byte");
    let raw = rusqlite::Connection::open(dir.path().join(FILE)).unwrap();
    raw.pragma_update(None, "user_version", version).unwrap();
    drop(raw);
    assert!(same(&open(dir.path()).unwrap().0.list().unwrap(), &list));
}
