//! What is left behind: by deleting, in the files (S8); by anything at all, in output (C8).

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::HashSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use doorstep_core::bookmarks::{BookmarkId, Bookmarks};
use doorstep_core::handbook::OwnNumber;
use doorstep_tests::store::{CANARIES, FILE, bookmark, canary, keep_canary_number, open};
use rusqlite::Connection;
use tempfile::TempDir;

/// The sealed values of a bookmark, as they lie in the file.
fn sealed(dir: &Path, id: BookmarkId) -> Vec<Vec<u8>> {
    let raw = Connection::open(dir.join(FILE)).unwrap();
    let read = "SELECT anchor, revision, title, note, labels, created, modified FROM bookmark WHERE id = ?1";
    raw.query_row(read, [id.0], |row| (0..7).map(|column| row.get(column)).collect()).unwrap()
}

/// How many pieces of the values are still in a file of the folder.
fn left(dir: &Path, values: &[Vec<u8>]) -> usize {
    const PIECE: usize = 20;
    let files: Vec<_> = fs::read_dir(dir).unwrap().map(|file| fs::read(file.unwrap().path()).unwrap()).collect();
    let there: HashSet<&[u8]> = files.iter().flat_map(|file| file.windows(PIECE)).collect();
    values.iter().flat_map(|value| value.chunks_exact(PIECE)).filter(|piece| there.contains(piece)).count()
}

/// A store with a bookmark among others, its id and its sealed values.
fn with_one_to_forget() -> (TempDir, Bookmarks, BookmarkId, Vec<Vec<u8>>) {
    let dir = tempfile::tempdir().unwrap();
    let (store, _) = open(dir.path()).unwrap();
    store.add(bookmark("before").unwrap(), 1).unwrap();
    let mut new = canary().unwrap();
    // Long enough to take pages of its own.
    new.note = "canary ".repeat(1_400);
    let id = store.add(new, 1).unwrap();
    store.add(bookmark("after").unwrap(), 1).unwrap();
    let values = sealed(dir.path(), id);
    assert!(left(dir.path(), &values) > 700, "they can be found while they are there");
    (dir, store, id, values)
}

#[test]
fn s8_a_removed_bookmark_is_in_no_file() {
    let (dir, store, id, values) = with_one_to_forget();
    store.remove(id).unwrap();
    assert_eq!(left(dir.path(), &values), 0);
    assert_eq!(store.list().unwrap().len(), 2);
}

#[test]
fn s8_a_replaced_note_is_in_no_file() {
    let (dir, store, id, values) = with_one_to_forget();
    store.set_note(id, "", 2).unwrap();
    assert_eq!(left(dir.path(), &values[3..4]), 0);
    store.set_labels(id, &[], 3).unwrap();
    assert_eq!(left(dir.path(), &values[4..5]), 0);
}

#[test]
fn s8_a_replaced_or_cleared_number_is_in_no_file() {
    let dir = tempfile::tempdir().unwrap();
    let (store, _) = open(dir.path()).unwrap();
    let sealed = || -> Vec<Vec<u8>> {
        let raw = Connection::open(dir.path().join(FILE)).unwrap();
        let read = "SELECT number, label FROM own_number";
        raw.query_row(read, [], |row| (0..2).map(|column| row.get(column)).collect()).unwrap()
    };
    keep_canary_number(&store).unwrap();
    let first = sealed();
    assert!(left(dir.path(), &first) > 0, "they can be found while they are there");
    store.set_number(OwnNumber::Supervisor, "1", "").unwrap();
    assert_eq!(left(dir.path(), &first), 0);
    let second = sealed();
    store.clear_number(OwnNumber::Supervisor).unwrap();
    assert_eq!(left(dir.path(), &second), 0);
}

#[test]
fn s8_what_was_removed_after_closing_is_in_no_file() {
    let (dir, store, id, values) = with_one_to_forget();
    drop(store);
    let (store, _) = open(dir.path()).unwrap();
    store.remove(id).unwrap();
    drop(store);
    assert_eq!(left(dir.path(), &values), 0);
}

#[test]
fn s8_a_reader_in_the_way_only_delays_it() {
    let (dir, store, id, values) = with_one_to_forget();
    let reader = Connection::open(dir.path().join(FILE)).unwrap();
    reader.execute_batch("BEGIN; SELECT count(*) FROM bookmark").unwrap();
    store.remove(id).unwrap();
    assert!(left(dir.path(), &values) > 0, "the reader still sees it");
    drop(reader);
    store.add(bookmark("next").unwrap(), 1).unwrap();
    assert_eq!(left(dir.path(), &values), 0);
}

#[test]
fn s8_what_a_crash_left_in_the_log_is_gone_after_opening() {
    let (dir, store, id, values) = with_one_to_forget();
    let reader = Connection::open(dir.path().join(FILE)).unwrap();
    reader.execute_batch("BEGIN; SELECT count(*) FROM bookmark").unwrap();
    store.remove(id).unwrap();
    let crashed = tempfile::tempdir().unwrap();
    for name in [FILE, "user.db-wal"] {
        fs::copy(dir.path().join(name), crashed.path().join(name)).unwrap();
    }
    assert!(left(crashed.path(), &values) > 0);
    let (store, _) = open(crashed.path()).unwrap();
    assert_eq!(left(crashed.path(), &values), 0);
    assert_eq!(store.list().unwrap().len(), 2);
}

#[test]
fn c8_nothing_of_the_persons_is_told_to_a_log() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("canary-folder");
    let child = env!("CARGO_BIN_EXE_store-child");
    let output = Command::new(child).arg(&folder).arg("tell-all").env("RUST_BACKTRACE", "full").output().unwrap();
    let told = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
    assert!(output.status.success(), "{told}");
    assert!(told.lines().count() >= 3 + 8 && told.contains("Bookmark(..)"), "{told}");
    for canary in CANARIES.iter().chain(&["canary", "user.db", dir.path().to_str().unwrap()]) {
        assert!(!told.contains(canary), "{canary} in: {told}");
    }
}
