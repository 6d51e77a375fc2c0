//! The store shared by processes and threads (S7), and under clocks that are wrong (S9).

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::path::Path;
use std::process::{Child, Command};

use doorstep_tests::skip;
use doorstep_tests::store::open;

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
