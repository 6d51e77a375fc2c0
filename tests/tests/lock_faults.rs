//! The PIN and the wipe while the system fails them: killed or refused at every system call (C2, C5, C6).

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::fs;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus};

use doorstep_core::bookmarks::{Bookmarks, StoreError};
use doorstep_core::handbook::OwnNumber;
use doorstep_tests::faults::{self, Fault, copy, strace_is_there};
use doorstep_tests::store::{CLOCK, FILE, bookmark, cheap, key, open, pins};

const CHILD: &str = env!("CARGO_BIN_EXE_store-child");

/// What may change a file, or look at one.
const CALLS: [&str; 9] =
    ["write", "pwrite64", "fsync", "fdatasync", "ftruncate", "unlink", "rename", "openat", "read,pread64"];

fn paths(dir: &Path) -> Vec<PathBuf> {
    let files = "|-wal|-shm|-lock|-reserve|-journal|-pin|-pin-new|.damaged-1|.damaged-1-pin";
    files.split('|').map(|suffix| dir.join(format!("{FILE}{suffix}"))).chain([dir.to_owned()]).collect()
}

/// Runs the child with a fault at the `nth` call of a kind on the store's files; how it ended, and whether the fault was met.
fn run(dir: &Path, log: &Path, command: &str, call: &str, fault: &str, nth: u32) -> (ExitStatus, bool) {
    let fault = Fault { call, fault, when: &nth.to_string(), paths: &paths(dir) };
    faults::run(CHILD, dir, &[command], log, fault).unwrap()
}

/// Runs the command with each fault at each call, in a store that `fill` makes, and looks at what is left; how many runs there were.
fn disturb(fill: &dyn Fn(&Path), command: &str, look: &dyn Fn(&Path, &ExitStatus, &str)) -> usize {
    let scratch = tempfile::tempdir().unwrap();
    let [original, work, log] = ["original", "work", "log"].map(|name| scratch.path().join(name));
    fs::create_dir(&original).unwrap();
    fill(&original);
    let mut disturbed = 0;
    for call in CALLS {
        for fault in ["signal=KILL", "error=EIO", "error=ENOSPC"] {
            for nth in 1.. {
                copy(&original, &work).unwrap();
                let (status, met) = run(&work, &log, command, call, fault, nth);
                let what = format!("{command}: {call} {nth} {fault}: {status}");
                assert!(matches!(status.code(), Some(0 | 3) | None), "{what}: not an error of the store's own");
                look(&work, &status, &what);
                if !met {
                    break;
                }
                disturbed += 1;
            }
        }
    }
    disturbed
}

fn three(dir: &Path) {
    let (store, _) = open(dir).unwrap();
    for n in 1..=3 {
        store.add(bookmark(&format!("s{n}")).unwrap(), 1).unwrap();
    }
    store.set_number(OwnNumber::Supervisor, "555-0100", "Ana").unwrap();
}

fn three_with_pin(dir: &Path) {
    three(dir);
    open(dir).unwrap().0.set_pin(&cheap(&pins()[0], None).unwrap(), false).unwrap();
}

/// Which of the PINs opens the store; `none` where none is needed. Not one of what was saved is lost, whichever it is.
fn opened_by(dir: &Path) -> Vec<&'static str> {
    let is_whole = |store: &Bookmarks| {
        assert_eq!((store.list().unwrap().len(), store.numbers().unwrap().filled.len()), (3, 1));
    };
    let (store, opened) = open(dir).unwrap();
    assert!(!opened.quarantined && opened.damaged_rows == 0, "{opened:?}");
    if !opened.locked {
        is_whole(&store);
        return vec!["none"];
    }
    let mut by = Vec::new();
    // Late enough for every wait.
    for (pin, name, clock) in [(0, "first", 1_000_000), (1, "second", 2_000_000)] {
        let (store, _) = open(dir).unwrap();
        if store.unlock(&key(), &pins()[pin], clock).is_ok() {
            is_whole(&store);
            by.push(name);
        }
    }
    by
}

fn files(dir: &Path) -> Vec<String> {
    fs::read_dir(dir).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap()).collect()
}

/// Sees to it that exactly one of two keys opens the store: the one after where it was answered Ok.
fn one_of<'a>(before: &'a str, after: &'a str) -> impl Fn(&Path, &ExitStatus, &str) + 'a {
    move |dir, status, what| {
        let by = opened_by(dir);
        let right = if status.code() == Some(0) { by == [after] } else { by == [before] || by == [after] };
        assert!(right, "{what}: opened by {by:?}");
        let files = files(dir);
        assert!(!files.contains(&format!("{FILE}-pin-new")), "{what}: {files:?}");
        assert_eq!(files.contains(&format!("{FILE}-pin")), by != ["none"], "{what}: {files:?}");
    }
}

macro_rules! whole_or_not_at_all {
    ($($name:ident: $fill:expr, $command:expr, $before:expr, $after:expr;)*) => {$(
        #[test]
        fn $name() {
            if strace_is_there(stringify!($name)) {
                let disturbed = disturb(&$fill, $command, &one_of($before, $after));
                assert!(disturbed > 100, "the faults are met: {disturbed}");
            }
        }
    )*};
}

whole_or_not_at_all! {
    c2_setting_a_pin_is_all_or_nothing: three, "set-pin", "none", "first";
    c2_changing_the_pin_is_all_or_nothing: three_with_pin, "change-pin", "first", "second";
    c2_removing_the_pin_is_all_or_nothing: three_with_pin, "remove-pin", "first", "none";
    c3_unlocking_leaves_the_store_as_it_was: three_with_pin, "unlock", "first", "first";
}

/// A wrong PIN that was answered is counted, and one whose count could not be stored is not judged.
#[test]
fn c5_a_wrong_pin_is_counted_before_it_is_judged() {
    if !strace_is_there("c5_a_wrong_pin_is_counted_before_it_is_judged") {
        return;
    }
    let look = |dir: &Path, status: &ExitStatus, what: &str| {
        let failures = open(dir).unwrap().0.pin_state(CLOCK).unwrap().failures;
        match status.code() {
            // The child ends well where it was told that the PIN is wrong.
            Some(0) => assert_eq!(failures, 1, "{what}"),
            _ => assert!(failures <= 1, "{what}"),
        }
    };
    assert!(disturb(&three_with_pin, "wrong-pin", &look) > 50);
}

/// Wherever a wipe ends, either nothing has begun or nothing opens any more; and the next opening ends it.
fn wiped_or_untouched(by: &'static str) -> impl Fn(&Path, &ExitStatus, &str) {
    move |dir, status, what| {
        let marked = fs::read(dir.join(format!("{FILE}-pin"))).is_ok_and(|bytes| bytes.starts_with(b"DoorGone"));
        let gone = !dir.join(FILE).exists();
        if status.code() == Some(0) {
            assert!(files(dir).is_empty(), "{what}: {:?}", files(dir));
        } else if !marked && !gone {
            assert_eq!(opened_by(dir), [by], "{what}: nothing had begun");
            return;
        }
        let (store, opened) = open(dir).unwrap();
        assert!(opened.created && !opened.locked && store.list().unwrap().is_empty(), "{what}: {opened:?}");
        assert_eq!(opened.damaged_copies, 0, "{what}");
        assert!(store.unlock(&key(), &pins()[0], CLOCK).is_ok(), "{what}: there is no PIN");
    }
}

#[test]
fn c6_a_wipe_that_is_cut_off_leaves_nothing_to_read() {
    if !strace_is_there("c6_a_wipe_that_is_cut_off_leaves_nothing_to_read") {
        return;
    }
    for (fill, by) in [(three_with_pin as fn(&Path), "first"), (three, "none")] {
        let disturbed = disturb(&fill, "wipe", &wiped_or_untouched(by));
        assert!(disturbed > 50, "the faults are met: {disturbed}");
    }
}

/// The wrapped key is overwritten before any file goes: the first write of a wipe is to the envelope.
#[test]
fn c6_the_key_goes_before_the_files() {
    if !strace_is_there("c6_the_key_goes_before_the_files") {
        return;
    }
    let scratch = tempfile::tempdir().unwrap();
    let [dir, log] = ["store", "log"].map(|name| scratch.path().join(name));
    fs::create_dir(&dir).unwrap();
    three_with_pin(&dir);
    let envelope = fs::read(dir.join(format!("{FILE}-pin"))).unwrap();
    let status = Command::new("strace")
        .args(["-f", "-y", "-qq", "-e", "trace=write,pwrite64,fsync,fdatasync,unlink,rename,ftruncate", "-o"])
        .arg(&log)
        .arg(CHILD)
        .arg(&dir)
        .arg("wipe")
        .status()
        .unwrap();
    assert!(status.success());
    let log = fs::read_to_string(&log).unwrap();
    let after_opening: Vec<_> = log.lines().skip_while(|line| !line.contains("DoorGone")).collect();
    assert!(after_opening[0].contains("user.db-pin>") && after_opening[1].contains("fsync("), "{log}");
    assert!(after_opening[1].contains("user.db-pin>"), "{log}");
    let before: Vec<_> = log.lines().take_while(|line| !line.contains("DoorGone")).collect();
    assert!(before.iter().all(|line| !line.contains("user.db\")")), "no file of the store's went before: {log}");
    // A copy of all files from the moment after: the key is in none.
    let (status, _) = {
        three_with_pin(&dir);
        let nth = 1 + before.iter().filter(|line| line.contains("fsync(")).count();
        run(&dir, &scratch.path().join("log-2"), "wipe", "fsync", "signal=KILL", u32::try_from(nth).unwrap())
    };
    assert!(status.signal().is_some());
    assert!(dir.join(FILE).exists(), "the files are still there");
    let sealed = &envelope[64..176];
    for file in files(&dir) {
        let bytes = fs::read(dir.join(&file)).unwrap();
        assert!(!bytes.windows(16).any(|window| sealed.windows(16).any(|piece| piece == window)), "{file}");
    }
    assert!(matches!(Bookmarks::open(&dir, key()), Ok((_, opened)) if opened.created));
    assert!(!matches!(open(&dir), Err(StoreError::Storage(_))));
}
