//! The store shared by processes and threads (S7), and under clocks that are wrong (S9).

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use doorstep_core::bookmarks::StoreError;
use doorstep_tests::sample::bundled_pack;
use doorstep_tests::skip;
use doorstep_tests::store::{FILE, bookmark, cheap, open, pins};
use rusqlite::Connection;

const CHILD: &str = env!("CARGO_BIN_EXE_store-child");

/// Two processes of so many threads, each of so many operations. None of them may hear that the store is busy.
fn hammer(threads: usize, operations: usize) {
    let dir = tempfile::tempdir().unwrap();
    let start = |process: usize| -> Child {
        let numbers = [process, threads, operations].map(|number| number.to_string());
        Command::new(CHILD).arg(dir.path()).arg("hammer").args(numbers).spawn().unwrap()
    };
    let children = [start(0), start(1)];
    for mut child in children {
        assert!(child.wait().unwrap().success());
    }
    let (store, opened) = open(dir.path()).unwrap();
    assert!(!opened.quarantined && opened.damaged_rows == 0, "{opened:?}");
    let list = store.list().unwrap();
    assert_eq!(list.len(), 2 * threads, "each thread left one");
    assert!(list.iter().all(|bookmark| bookmark.note == "changed"));
}

#[test]
fn s7_two_processes_of_eight_threads_never_hear_that_it_is_busy() {
    hammer(8, 200);
}

#[test]
#[ignore = "takes five minutes"]
fn s7_two_processes_of_eight_threads_for_ten_thousand_operations() {
    hammer(8, 10_000);
}

/// Opening, listing and looking for who has the lock: none of it needs the lock that another holds.
#[test]
fn s7_another_s_write_keeps_nobody_from_opening_and_reading() {
    let dir = tempfile::tempdir().unwrap();
    let (store, _) = open(dir.path()).unwrap();
    store.add(bookmark("one").unwrap(), 1).unwrap();
    let turn = fs::File::open(dir.path().join(format!("{FILE}-lock"))).unwrap();
    turn.lock().unwrap();
    let writer = Connection::open(dir.path().join(FILE)).unwrap();
    writer.execute_batch("BEGIN IMMEDIATE").unwrap();
    let start = Instant::now();
    let (other, opened) = open(dir.path()).unwrap();
    assert!(!opened.created && opened.damaged_rows == 0);
    assert_eq!(other.list().unwrap().len(), 1);
    assert!(other.export(1).is_ok() && other.numbers().is_ok() && other.search("note").unwrap().len() == 1);
    drop(other);
    assert!(start.elapsed() < Duration::from_secs(2), "{:?}", start.elapsed());
    assert!(matches!(store.add(bookmark("two").unwrap(), 1), Err(StoreError::Busy(_))));
    writer.execute_batch("ROLLBACK").unwrap();
    drop(turn);
    // Under a PIN, too.
    store.set_pin(&cheap(&pins()[0], None).unwrap(), false).unwrap();
    let turn = fs::File::open(dir.path().join(format!("{FILE}-lock"))).unwrap();
    turn.lock().unwrap();
    writer.execute_batch("BEGIN IMMEDIATE").unwrap();
    let start = Instant::now();
    let (locked, opened) = open(dir.path()).unwrap();
    assert!(opened.locked && locked.pin_state(1).unwrap().locked);
    drop(locked);
    assert!(start.elapsed() < Duration::from_secs(2), "{:?}", start.elapsed());
}

fn child(dir: &Path, arguments: &[&str]) -> Command {
    let mut child = Command::new(CHILD);
    child.arg(dir).args(arguments);
    child
}

fn sections(dir: &Path) -> Vec<String> {
    let (store, opened) = open(dir).unwrap();
    assert!(!opened.quarantined && opened.damaged_rows == 0, "{opened:?}");
    store.list().unwrap().into_iter().map(|bookmark| bookmark.anchor.section.to_string()).collect()
}

#[test]
fn s7_reading_searching_importing_removing_and_opening_go_on_at_once() {
    const ROUNDS: usize = 30;
    let dir = tempfile::tempdir().unwrap();
    let pack = dir.path().join("handbook.pack");
    fs::write(&pack, bundled_pack()).unwrap();
    let data = dir.path().join("data");
    let start =
        |process| child(&data, &["share", process, pack.to_str().unwrap(), &ROUNDS.to_string()]).spawn().unwrap();
    for mut child in [start("0"), start("1")] {
        assert!(child.wait().unwrap().success());
    }
    let sections = sections(&data);
    assert_eq!(sections.len(), 2 * 2 * ROUNDS, "what was saved is there, what was removed is not: {sections:?}");
    assert!(sections.iter().all(|section| section.contains("t6") || section.contains("t7")), "{sections:?}");
}

#[test]
fn s4_s7_a_damaged_store_that_many_open_at_once_is_set_aside_once() {
    for _ in 0..5 {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join(FILE), "not sql").unwrap();
        let start = |process| child(dir.path(), &["open-at-once", process]).spawn().unwrap();
        for mut child in [start("0"), start("1")] {
            assert!(child.wait().unwrap().success());
        }
        assert_eq!(sections(dir.path()).len(), 16, "each is there");
        let copies: Vec<_> = (1..=3).map(|place| dir.path().join(format!("{FILE}.damaged-{place}"))).collect();
        let there: Vec<_> = copies.iter().map(|copy| copy.exists()).collect();
        assert_eq!(there, [true, false, false]);
        assert_eq!(fs::read(&copies[0]).unwrap(), b"not sql");
    }
}

/// A store is damaged while eight threads of another process save, and set aside by an opening.
#[test]
fn s7_s11_what_was_answered_beside_a_setting_aside_is_kept() {
    let dir = tempfile::tempdir().unwrap();
    drop(open(dir.path()).unwrap());
    let mut child =
        child(dir.path(), &["add-until-refused"]).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
    let mut told: Vec<String> = lines.by_ref().take(20).collect();
    let mut file = fs::OpenOptions::new().write(true).open(dir.path().join(FILE)).unwrap();
    file.write_all(b"DAMAGED").unwrap();
    let (store, opened) = open(dir.path()).unwrap();
    let set_aside = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_micros();
    assert!(opened.quarantined, "{opened:?}");
    told.extend(lines);
    assert_eq!(child.wait().unwrap().code(), Some(3), "the others are refused by an error of the store's own");
    assert!(store.list().unwrap().is_empty());

    // What was damaged on purpose is mended, to look into the copy.
    let (copy, mended) = (dir.path().join(format!("{FILE}.damaged-1")), tempfile::tempdir().unwrap());
    fs::copy(&copy, mended.path().join(FILE)).unwrap();
    let log = dir.path().join(format!("{FILE}.damaged-1-wal"));
    if log.exists() {
        fs::copy(log, mended.path().join(format!("{FILE}-wal"))).unwrap();
    }
    let mut file = fs::OpenOptions::new().write(true).open(mended.path().join(FILE)).unwrap();
    file.write_all(b"SQLite ").unwrap();
    let kept = sections(mended.path());
    for line in told {
        let (section, begun) = line.split_once(' ').unwrap();
        assert!(begun.parse::<u128>().unwrap() < set_aside, "{section} was answered after it was set aside");
        assert!(kept.iter().any(|kept| kept == section), "{section} is lost");
    }
}

/// Saves a section with the system's clock set; whether that could be done.
fn add_at(dir: &Path, clock: &str, section: &str) -> bool {
    Command::new("faketime")
        .args([clock, CHILD])
        .arg(dir)
        .args(["add-now", section])
        .status()
        .is_ok_and(|status| status.success())
}

#[test]
fn s9_order_is_the_order_of_saving_whatever_the_clock_says() {
    if !Command::new("faketime").args(["2001-01-01", "true"]).status().is_ok_and(|status| status.success()) {
        skip("s9_order_is_the_order_of_saving_whatever_the_clock_says", "faketime is not installed");
        return;
    }
    let dir = tempfile::tempdir().unwrap();
    for (clock, section) in [("2099-06-01", "first"), ("2001-06-01", "second"), ("2024-06-01", "third")] {
        assert!(add_at(dir.path(), clock, section));
    }
    let list = open(dir.path()).unwrap().0.list().unwrap();
    let sections: Vec<_> = list.iter().map(|bookmark| bookmark.anchor.section.as_str()).collect();
    assert_eq!(sections, ["third", "second", "first"]);
    let years: Vec<_> = list.iter().map(|bookmark| 1970 + bookmark.created / 31_556_952).collect();
    assert_eq!(years, [2024, 2001, 2099], "the clocks were what they were set to");
}
