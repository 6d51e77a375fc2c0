//! The store when power is lost, at every moment of its life (S2, S4, S6, S8).

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::path::Path;

use doorstep_tests::faults::strace_is_there;
use doorstep_tests::power::{Keeps, Loss, Recording, record};
use doorstep_tests::store::{FILE, LIFE, open};
use rusqlite::{Connection, OpenFlags};

const CHILD: &str = env!("CARGO_BIN_EXE_store-child");

/// Records a command of the child, in a folder whose store is in `data`.
fn record_child(folder: &Path, command: &str) -> Recording {
    let data = folder.join("data");
    let recording = record(folder, Path::new(CHILD), &[data.to_str().unwrap(), command]);
    assert!(recording.status.success(), "{}", recording.status);
    recording
}

/// All that a store holds, opened after a loss. Nothing of it may be damaged.
fn contents(loss: &Loss<'_>) -> String {
    let (store, opened) = open(&loss.folder.join("data")).unwrap_or_else(|error| panic!("{loss}: {error:?}"));
    assert!(!opened.quarantined && opened.damaged_rows == 0 && opened.damaged_copies == 0, "{loss}: {opened:?}");
    let contents = store.export(0).unwrap();
    drop(store);
    let connection = Connection::open(loss.folder.join("data").join(FILE)).unwrap();
    let verdict: String = connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(verdict, "ok", "{loss}");
    contents
}

/// What the store holds before its life and after each change of it.
fn states() -> Vec<String> {
    let dir = tempfile::tempdir().unwrap();
    let (store, _) = open(dir.path()).unwrap();
    let mut states = vec![store.export(0).unwrap()];
    for change in LIFE {
        change(&store).unwrap();
        states.push(store.export(0).unwrap());
        assert_ne!(states[states.len() - 2], states[states.len() - 1], "each changes something");
    }
    states
}

#[test]
fn s2_what_was_answered_with_ok_outlives_a_loss_of_power() {
    if !strace_is_there("s2_what_was_answered_with_ok_outlives_a_loss_of_power") {
        return;
    }
    let states = states();
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("data")).unwrap();
    let losses = record_child(folder.path(), "live").each_loss(|loss| {
        // What is being done when power is lost is done or not.
        let done = loss.told.len().saturating_sub(1).min(LIFE.len());
        let found = contents(loss);
        let expected = &states[done..states.len().min(done + 2)];
        assert!(expected.contains(&found), "{loss}: not as after {done} changes:\n{found}");
    });
    assert!(losses > 500, "{losses}");
}

/// Every sealed value in the store of a folder.
fn sealed(folder: &Path) -> HashSet<Vec<u8>> {
    let copy = tempfile::tempdir().unwrap();
    for suffix in ["", "-wal"] {
        let name = format!("{FILE}{suffix}");
        let _ = fs::copy(folder.join(&name), copy.path().join(&name));
    }
    let raw = Connection::open_with_flags(copy.path().join(FILE), OpenFlags::SQLITE_OPEN_READ_WRITE).unwrap();
    let mut values = HashSet::new();
    for (table, columns) in [
        ("bookmark", "anchor, revision, title, note, labels, created, modified"),
        ("own_number", "number, label, number, number, number, number, number"),
    ] {
        let mut query = raw.prepare(&format!("SELECT {columns} FROM {table}")).unwrap();
        let rows = query.query_map([], |row| (0..7).map(|column| row.get(column)).collect::<Result<Vec<Vec<u8>>, _>>());
        values.extend(rows.unwrap().flat_map(Result::unwrap));
    }
    values
}

/// The files of the folder that hold a piece of any of the values. Sealed, all bytes of them are of chance.
fn holding(folder: &Path, values: &HashSet<Vec<u8>>) -> Vec<String> {
    const PIECE: usize = 24;
    let pieces = values.iter().flat_map(|value| value.chunks(1_000)).filter_map(|part| part.get(..PIECE));
    let pieces: HashSet<&[u8]> = pieces.collect();
    let mut begins = vec![false; 1 << 16];
    let pair = |bytes: &[u8]| usize::from(bytes[0]) << 8 | usize::from(bytes[1]);
    pieces.iter().for_each(|piece| begins[pair(piece)] = true);
    let mut holding = Vec::new();
    for file in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let bytes = fs::read(file.path()).unwrap();
        if bytes.windows(PIECE).any(|piece| begins[pair(piece)] && pieces.contains(piece)) {
            holding.push(file.file_name().into_string().unwrap());
        }
    }
    holding
}

#[test]
fn s8_what_was_removed_is_gone_after_a_loss_of_power() {
    if !strace_is_there("s8_what_was_removed_is_gone_after_a_loss_of_power") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("data")).unwrap();
    let recording = record_child(folder.path(), "live");
    // What was there after each answer.
    let mut after: BTreeMap<usize, HashSet<Vec<u8>>> = BTreeMap::new();
    recording.each_loss(|loss| {
        if loss.keeps == Keeps::Everything && !loss.told.is_empty() {
            after.entry(loss.told.len()).or_insert_with(|| sealed(&loss.folder.join("data")));
        }
    });
    let mut checked = 0;
    recording.each_loss(|loss| {
        let Some(now) = after.get(&loss.told.len()) else { return };
        let gone: HashSet<_> = after.range(..loss.told.len()).flat_map(|(_, values)| values - now).collect();
        if gone.is_empty() {
            return;
        }
        let data = loss.folder.join("data");
        assert!(now.is_empty() || !holding(&data, now).is_empty(), "{loss}: what is there can be found");
        for when in ["before it was opened again", "after that"] {
            let holding = holding(&data, &gone);
            assert!(holding.is_empty(), "{loss}: {when} in {holding:?}");
            drop(open(&data).unwrap());
        }
        checked += 1;
    });
    assert!(checked > 100, "{checked}");
}

#[test]
fn s2_a_store_in_a_folder_of_its_own_making_outlives_a_loss_of_power() {
    if !strace_is_there("s2_a_store_in_a_folder_of_its_own_making_outlives_a_loss_of_power") {
        return;
    }
    let states = states();
    let folder = tempfile::tempdir().unwrap();
    record_child(folder.path(), "live").each_loss(|loss| {
        let done = loss.told.len().saturating_sub(1).min(LIFE.len());
        let found = contents(loss);
        assert!(states[done..states.len().min(done + 2)].contains(&found), "{loss}: not as after {done} changes");
    });
}

#[test]
fn s6_an_upgrade_outlives_a_loss_of_power() {
    if !strace_is_there("s6_an_upgrade_outlives_a_loss_of_power") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    fs::create_dir(&data).unwrap();
    let frozen = Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/src/bookmarks/fixtures/v1.db");
    fs::copy(&frozen, data.join(FILE)).unwrap();
    let recording = record_child(folder.path(), "open");
    let whole = open(&data).unwrap().0.export(0).unwrap();
    let losses = recording.each_loss(|loss| assert_eq!(contents(loss), whole, "{loss}"));
    assert!(losses > 20, "{losses}");
}

#[test]
fn s4_a_store_that_is_being_set_aside_outlives_a_loss_of_power() {
    if !strace_is_there("s4_a_store_that_is_being_set_aside_outlives_a_loss_of_power") {
        return;
    }
    let parts = [(FILE.to_owned(), "not sql"), (format!("{FILE}-wal"), "changes")];
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    fs::create_dir(&data).unwrap();
    for (name, bytes) in &parts {
        fs::write(data.join(name), bytes).unwrap();
    }
    let losses = record_child(folder.path(), "open").each_loss(|loss| {
        let data = loss.folder.join("data");
        let (_, opened) = open(&data).unwrap_or_else(|error| panic!("{loss}: {error:?}"));
        assert!(opened.damaged_copies > 0, "{loss}: {opened:?}");
        let files: Vec<_> = fs::read_dir(&data).unwrap().map(|file| fs::read(file.unwrap().path()).unwrap()).collect();
        for (name, bytes) in &parts {
            assert!(files.iter().any(|file| file == bytes.as_bytes()), "{loss}: {name} is lost");
        }
    });
    assert!(losses > 20, "{losses}");
}
