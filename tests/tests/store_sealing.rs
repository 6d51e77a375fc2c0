//! What lies in the store's file (C1): nothing readable, and nothing that may be moved about.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::fs;
use std::path::Path;

use doorstep_core::bookmarks::{BookmarkId, StoreError};
use doorstep_core::handbook::OwnNumber;
use doorstep_tests::store::{CANARIES, FILE, bookmark, canary, keep_canary_number, open};
use rusqlite::Connection;

const SEALED: [&str; 7] = ["anchor", "revision", "title", "note", "labels", "created", "modified"];

fn raw(dir: &Path, sql: &str) {
    Connection::open(dir.join(FILE)).unwrap().execute_batch(sql).unwrap();
}

/// Three bookmarks, changed by hand; which of them are damaged then.
fn damaged_by(sql: &str) -> Vec<i64> {
    let dir = tempfile::tempdir().unwrap();
    let (store, _) = open(dir.path()).unwrap();
    for section in ["a", "b", "c"] {
        store.add(bookmark(section).unwrap(), 1).unwrap();
    }
    drop(store);
    raw(dir.path(), sql);
    let (store, opened) = open(dir.path()).unwrap();
    assert!(!opened.quarantined);
    let ids = 1..=4;
    let damaged: Vec<i64> =
        ids.filter(|id| matches!(store.get(BookmarkId(*id)), Err(StoreError::Unreadable))).collect();
    assert_eq!(opened.damaged_rows, damaged.len());
    let whole = store.list().unwrap().len();
    assert_eq!(store.remove_damaged().unwrap(), damaged.len());
    assert_eq!(store.list().unwrap().len(), whole, "the others stay");
    damaged
}

#[test]
fn c1_a_value_moved_to_another_row_does_not_open() {
    for column in SEALED {
        let from_b =
            format!("UPDATE bookmark SET {column} = (SELECT {column} FROM bookmark WHERE id = 2) WHERE id = 1");
        assert_eq!(damaged_by(&from_b), [1], "{column}");
    }
}

#[test]
fn c1_a_value_moved_to_another_column_does_not_open() {
    for from in SEALED {
        for to in SEALED.iter().filter(|to| **to != from) {
            assert_eq!(damaged_by(&format!("UPDATE bookmark SET {to} = {from} WHERE id = 2")), [2], "{from} to {to}");
        }
    }
}

#[test]
fn c1_a_row_under_another_id_does_not_open() {
    assert_eq!(damaged_by("UPDATE bookmark SET id = 4 WHERE id = 3"), [4]);
    let swap = "UPDATE bookmark SET id = -id; UPDATE bookmark SET id = 3 + id WHERE id IN (-1, -2); \
        UPDATE bookmark SET id = -id WHERE id < 0";
    assert_eq!(damaged_by(swap), [1, 2]);
}

#[test]
fn c1_damage_to_one_bookmark_leaves_the_others() {
    assert_eq!(damaged_by("UPDATE bookmark SET note = x'' WHERE id = 2"), [2]);
    assert_eq!(damaged_by("UPDATE bookmark SET anchor = zeroblob(168) WHERE id IN (1, 3)"), [1, 3]);
    assert_eq!(damaged_by("UPDATE bookmark SET position = 7 WHERE id = 1"), [0_i64; 0], "the order is not sealed");
}

/// Two numbers, changed by hand; which of them are damaged then, and how many rows in all.
fn numbers_damaged_by(sql: &str) -> (Vec<OwnNumber>, usize) {
    let dir = tempfile::tempdir().unwrap();
    let (store, _) = open(dir.path()).unwrap();
    store.set_number(OwnNumber::Supervisor, "555-0100", "Ana").unwrap();
    store.set_number(OwnNumber::Clinic, "555-0199", "").unwrap();
    drop(store);
    raw(dir.path(), sql);
    let (store, opened) = open(dir.path()).unwrap();
    assert!(!opened.quarantined);
    let numbers = store.numbers().unwrap();
    assert_eq!(numbers.filled.len() + opened.damaged_rows, 2, "none is lost silently");
    assert_eq!(store.remove_damaged().unwrap(), opened.damaged_rows);
    assert!(store.numbers().unwrap().filled == numbers.filled && store.numbers().unwrap().damaged.is_empty());
    (numbers.damaged, opened.damaged_rows)
}

#[test]
fn c1_a_number_opens_in_its_own_slot_and_column_alone() {
    for column in ["number", "label"] {
        let from_clinic =
            format!("UPDATE own_number SET {column} = (SELECT {column} FROM own_number WHERE slot = 4) WHERE slot = 2");
        assert_eq!(numbers_damaged_by(&from_clinic), (vec![OwnNumber::Supervisor], 1), "{column}");
    }
    assert_eq!(
        numbers_damaged_by("UPDATE own_number SET label = number"),
        (vec![OwnNumber::Supervisor, OwnNumber::Clinic], 2)
    );
    assert_eq!(numbers_damaged_by("UPDATE own_number SET slot = 3 WHERE slot = 2"), (vec![OwnNumber::Advocacy], 1));
    assert_eq!(numbers_damaged_by("UPDATE own_number SET slot = 77 WHERE slot = 2"), (vec![], 1));
}

#[test]
fn a_damaged_number_is_put_right_by_typing_it_again() {
    let dir = tempfile::tempdir().unwrap();
    open(dir.path()).unwrap().0.set_number(OwnNumber::Clinic, "555-0199", "").unwrap();
    raw(dir.path(), "UPDATE own_number SET number = x''");
    let (store, opened) = open(dir.path()).unwrap();
    assert_eq!(opened.damaged_rows, 1);
    store.set_number(OwnNumber::Clinic, "555-0100", "").unwrap();
    let numbers = store.numbers().unwrap();
    assert!(numbers.damaged.is_empty() && numbers.filled[0].number == "555-0100");
}

#[test]
fn c1_nothing_of_the_persons_is_readable_in_the_files() {
    let dir = tempfile::tempdir().unwrap();
    let (store, _) = open(dir.path()).unwrap();
    let id = store.add(canary().unwrap(), 1).unwrap();
    store.set_note(id, "canary-note, changed", 2).unwrap();
    keep_canary_number(&store).unwrap();
    for file in fs::read_dir(dir.path()).unwrap() {
        let bytes = fs::read(file.unwrap().path()).unwrap();
        for canary in CANARIES {
            assert!(!bytes.windows(canary.len()).any(|window| window == canary.as_bytes()), "{canary}");
        }
    }
}

#[test]
fn lengths_tell_little() {
    let dir = tempfile::tempdir().unwrap();
    let (store, _) = open(dir.path()).unwrap();
    for (section, note) in [("a", String::new()), ("b", "x".into()), ("c", "x".repeat(63))] {
        let mut new = bookmark(section).unwrap();
        new.note = note;
        store.add(new, 1).unwrap();
    }
    let raw = Connection::open(dir.path().join(FILE)).unwrap();
    let mut statement = raw.prepare("SELECT DISTINCT length(note) FROM bookmark").unwrap();
    let lengths: Vec<i64> = statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    assert_eq!(lengths.len(), 1, "no note, a short one and a longer one look alike");
}
