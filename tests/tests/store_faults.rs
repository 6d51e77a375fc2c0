//! The store while the system fails it: killed, cut off or refused at every write (S1, S2), or not let lock a file.
//!
//! `strace` makes the Nth system call of a kind fail, or kills the process at it, for N = 1, 2, … until a run is left
//! untouched. After each, the store must be sound and hold what was there before or after, and nothing else.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::HashSet;
use std::fs;
use std::io::{BufRead, BufReader};
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::time::Duration;

use doorstep_core::handbook::OwnNumber;
use doorstep_tests::faults::{self, Fault, copy, strace_is_there};
use doorstep_tests::store::{FILE, IMPORT, bookmark, open};
use rusqlite::Connection;

const CHILD: &str = env!("CARGO_BIN_EXE_store-child");

/// A store of five bookmarks and a number.
fn five(dir: &Path) {
    let (store, _) = open(dir).unwrap();
    for n in 1..=5 {
        store.add(bookmark(&format!("s{n}")).unwrap(), 1).unwrap();
    }
    store.set_number(OwnNumber::Supervisor, "555-0100", "Ana").unwrap();
}

/// All the store holds. Opening it again must not find it damaged.
fn contents(dir: &Path) -> String {
    let (store, opened) = open(dir).unwrap();
    assert!(!opened.quarantined && opened.damaged_rows == 0, "{opened:?}");
    store.export(0).unwrap()
}

fn assert_sound(dir: &Path) {
    let connection = Connection::open(dir.join(FILE)).unwrap();
    let verdict: String = connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(verdict, "ok");
}

/// Runs the command with a fault at the `nth` system call of a kind; the end of the process, and whether the fault was met.
fn run_with_fault(dir: &Path, log: &Path, command: &[&str], call: &str, fault: &str, nth: u32) -> (ExitStatus, bool) {
    run_with_faults(&[], dir, log, command, call, fault, &nth.to_string())
}

/// The same for the calls that `when` names, on certain paths alone where there are any.
fn run_with_faults(
    paths: &[PathBuf],
    dir: &Path,
    log: &Path,
    command: &[&str],
    call: &str,
    fault: &str,
    when: &str,
) -> (ExitStatus, bool) {
    faults::run(CHILD, dir, command, log, Fault { call, fault, when, paths }).unwrap()
}

/// Fails the command at every system call of every kind, in a store that `fill` makes; how many runs were disturbed.
fn disturb(fill: impl Fn(&Path), command: &[&str], calls: &[&str]) -> usize {
    let scratch = tempfile::tempdir().unwrap();
    let [original, work, log] = ["original", "work", "log"].map(|name| scratch.path().join(name));
    fs::create_dir(&original).unwrap();
    fill(&original);
    copy(&original, &work).unwrap();
    let before = contents(&work);
    copy(&original, &work).unwrap();
    assert!(Command::new(CHILD).arg(&work).args(command).status().unwrap().success());
    let after = contents(&work);
    assert!(command == ["open"] || before != after, "the command changes something");

    let mut disturbed = 0;
    for call in calls {
        for fault in ["signal=KILL", "error=EIO", "error=ENOSPC"] {
            for nth in 1.. {
                copy(&original, &work).unwrap();
                let (status, met) = run_with_fault(&work, &log, command, call, fault, nth);
                let found = contents(&work);
                let what = format!("{command:?}: {call} {nth} {fault}: {status}");
                match status.code() {
                    Some(0) => assert!(found == after, "{what}: answered Ok"),
                    Some(3) | None => assert!(found == before || found == after, "{what}"),
                    Some(_) => panic!("{what}: not an error of the store's own"),
                }
                assert_sound(&work);
                if !met {
                    assert!(status.success(), "{what}: untouched");
                    break;
                }
                disturbed += 1;
            }
        }
    }
    disturbed
}

/// What the store's files are written with. `SQLite` uses one of the two in each of the pairs.
const CALLS: [&str; 6] = ["write", "pwrite64", "fsync", "fdatasync", "ftruncate", "unlink"];

/// A store as an older Doorstep left it.
fn of_schema_1(dir: &Path) {
    let frozen = Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/src/bookmarks/fixtures/v1.db");
    fs::copy(frozen, dir.join(FILE)).unwrap();
}

macro_rules! all_or_nothing {
    ($($name:ident: $fill:expr, $command:expr;)*) => {$(
        #[test]
        fn $name() {
            if strace_is_there(stringify!($name)) {
                let disturbed = disturb($fill, &$command, &CALLS);
                assert!(disturbed > 10, "the faults are met: {disturbed}");
            }
        }
    )*};
}

all_or_nothing! {
    s1_creating_is_all_or_nothing: |_| (), ["open"];
    s1_adding_is_all_or_nothing: five, ["add"];
    s1_removing_is_all_or_nothing: five, ["remove"];
    s1_changing_a_note_is_all_or_nothing: five, ["note"];
    s1_moving_is_all_or_nothing: five, ["move"];
    s1_importing_is_all_or_nothing: five, ["import", IMPORT];
    s1_keeping_a_number_is_all_or_nothing: five, ["number"];
    s1_clearing_a_number_is_all_or_nothing: five, ["clear-number"];
    s6_upgrading_is_all_or_nothing: of_schema_1, ["open"];
}

/// The store's files: where calls fail on these alone, the program itself still starts.
fn paths(dir: &Path) -> Vec<PathBuf> {
    let store = ["", "-wal", "-shm", "-lock", "-reserve", "-journal"];
    let others = [".damaged-1", ".damaged-1-wal", "-new", "-new-wal", "-new-shm", "-new-journal"];
    store.iter().chain(&others).map(|suffix| dir.join(format!("{FILE}{suffix}"))).chain([dir.to_owned()]).collect()
}

/// What else the system may refuse, and with which errors: to read, for a passing reason too; to open, look at, move and sync.
/// A lock that fails is waited for, and has tests of its own.
const OTHER_FAULTS: [(&str, &[&str]); 2] = [
    ("pread64 read", &["EIO", "EPERM", "ENOMEM", "EAGAIN"]),
    ("openat newfstatat statx fstat lseek rename fsync fdatasync ftruncate mmap", &["EIO"]),
];

/// Every such call fails once, in each of these ways: the healthy store stays, and an answer of Ok holds.
fn keep_through(command: &[&str]) {
    let scratch = tempfile::tempdir().unwrap();
    let [original, work, log] = ["original", "work", "log"].map(|name| scratch.path().join(name));
    fs::create_dir(&original).unwrap();
    five(&original);
    copy(&original, &work).unwrap();
    let before = contents(&work);
    assert!(Command::new(CHILD).arg(&work).args(command).status().unwrap().success());
    let after = contents(&work);
    let mut disturbed = 0;
    let faults = OTHER_FAULTS.iter().flat_map(|(calls, errors)| calls.split(' ').map(move |call| (call, *errors)));
    for (call, errors) in faults {
        for error in errors {
            for nth in 1.. {
                copy(&original, &work).unwrap();
                let (fault, nth) = (format!("error={error}"), nth.to_string());
                let (status, met) = run_with_faults(&paths(&work), &work, &log, command, call, &fault, &nth);
                let found = contents(&work);
                let what = format!("{command:?}: {call} {nth} {error}: {status}");
                match status.code() {
                    Some(0) => assert!(found == after, "{what}: answered Ok"),
                    Some(3) => assert!(found == before || found == after, "{what}"),
                    _ => panic!("{what}: not an error of the store's own"),
                }
                if !met {
                    break;
                }
                disturbed += 1;
            }
        }
    }
    assert!(disturbed > 50, "the faults are met: {disturbed}");
}

#[test]
fn s4_one_failed_call_while_opening_sets_no_healthy_store_aside() {
    if strace_is_there("s4_one_failed_call_while_opening_sets_no_healthy_store_aside") {
        keep_through(&["open"]);
    }
}

#[test]
fn s4_one_failed_call_while_adding_sets_no_healthy_store_aside() {
    if strace_is_there("s4_one_failed_call_while_adding_sets_no_healthy_store_aside") {
        keep_through(&["add"]);
    }
}

/// Reads that go on failing, from the Nth on: the store is out of reach, not damaged.
#[test]
fn s4_a_store_that_cannot_be_read_is_told_and_left_as_it_was() {
    if !strace_is_there("s4_a_store_that_cannot_be_read_is_told_and_left_as_it_was") {
        return;
    }
    let scratch = tempfile::tempdir().unwrap();
    let [dir, log] = ["store", "log"].map(|name| scratch.path().join(name));
    fs::create_dir(&dir).unwrap();
    five(&dir);
    let before = contents(&dir);
    let mut refused = 0;
    for nth in 1.. {
        let when = format!("{nth}+");
        let (status, met) = run_with_faults(&paths(&dir), &dir, &log, &["open"], "pread64,read", "error=EIO", &when);
        assert!(contents(&dir) == before, "from {nth} on");
        if !met {
            break;
        }
        assert!(matches!(status.code(), Some(0 | 3)), "from {nth} on: {status}");
        refused += usize::from(status.code() == Some(3));
    }
    assert!(refused > 5, "{refused}");
}

/// A damaged store with a log is set aside while any step of that fails: its bytes stay somewhere, and it is told.
#[test]
fn s4_setting_aside_loses_nothing_where_a_step_fails() {
    if !strace_is_there("s4_setting_aside_loses_nothing_where_a_step_fails") {
        return;
    }
    let scratch = tempfile::tempdir().unwrap();
    let [dir, log] = ["store", "log"].map(|name| scratch.path().join(name));
    let parts = [(FILE.to_owned(), "not sql"), (format!("{FILE}-wal"), "changes")];
    for call in "rename unlink openat fsync statx read pread64".split(' ') {
        for fault in ["error=EIO", "error=EPERM", "signal=KILL"] {
            for nth in 1.. {
                let _ = fs::remove_dir_all(&dir);
                fs::create_dir(&dir).unwrap();
                for (name, bytes) in &parts {
                    fs::write(dir.join(name), bytes).unwrap();
                }
                let nth = nth.to_string();
                let (_, met) = run_with_faults(&paths(&dir), &dir, &log, &["open"], call, fault, &nth);
                let (_, opened) = open(&dir).unwrap();
                assert!(opened.damaged_copies > 0, "{call} {nth} {fault}");
                let files: Vec<_> =
                    fs::read_dir(&dir).unwrap().map(|file| fs::read(file.unwrap().path()).unwrap()).collect();
                let is_kept = |bytes: &str| files.iter().any(|file| file == bytes.as_bytes());
                assert!(parts.iter().all(|(_, bytes)| is_kept(bytes)), "{call} {nth} {fault}");
                if !met {
                    break;
                }
            }
        }
    }
}

/// `SQLite` finds a journal by the path, and would do it to a damaged store that it opened just before that was set aside: a new
/// one has its journal under another name.
#[test]
fn s4_beside_a_store_that_is_made_no_journal_has_its_name() {
    if !strace_is_there("s4_beside_a_store_that_is_made_no_journal_has_its_name") {
        return;
    }
    let scratch = tempfile::tempdir().unwrap();
    let [dir, log] = ["store", "log"].map(|name| scratch.path().join(name));
    for damaged in ["", "not sql"] {
        let _ = fs::remove_dir_all(&dir);
        fs::create_dir(&dir).unwrap();
        fs::write(dir.join(FILE), damaged.repeat(1000)).unwrap();
        let mut trace = Command::new("strace");
        trace.args(["-qq", "-e", "trace=openat", "-o"]).args([log.as_os_str(), CHILD.as_ref(), dir.as_os_str()]);
        assert!(trace.arg("open").status().unwrap().success());
        let log = fs::read_to_string(&log).unwrap();
        let made = |name: &str| log.lines().any(|line| line.contains(&format!("{name}\"")) && line.contains("O_CREAT"));
        assert!(made(&format!("{FILE}-new-journal")), "journals are seen: {log}");
        assert!(!made(&format!("{FILE}-journal")), "{log}");
    }
}

/// As on Android, where Rust's library locks no files before 1.98.
#[test]
fn c4_a_store_opens_where_files_cannot_be_locked() {
    if !strace_is_there("c4_a_store_opens_where_files_cannot_be_locked") {
        return;
    }
    let scratch = tempfile::tempdir().unwrap();
    let [dir, log] = ["store", "log"].map(|name| scratch.path().join(name));
    fs::create_dir(&dir).unwrap();
    let (status, met) = run_with_fault(&dir, &log, &["add"], "flock", "error=EOPNOTSUPP", 1);
    assert!(status.success() && met, "{status}");
    assert!(contents(&dir).contains("added"));
}

/// What a stopped child said it did.
#[derive(Default)]
struct Told {
    /// Sections that must be there.
    there: HashSet<String>,
    /// Sections whose note must be the changed one.
    noted: HashSet<String>,
    /// Sections that must be gone.
    gone: HashSet<String>,
}

impl Told {
    fn hear(&mut self, line: &str) {
        let (what, section) = line.split_once(' ').unwrap();
        match what {
            "added" => self.there.insert(section.to_owned()),
            "noted" => self.noted.insert(section.to_owned()),
            "removing" => self.there.remove(section),
            _ => self.gone.insert(section.to_owned()),
        };
    }
}

#[test]
fn s2_what_was_answered_with_ok_outlives_being_killed() {
    let dir = tempfile::tempdir().unwrap();
    let mut told = Told::default();
    for round in 0..24_u64 {
        let mut child = Command::new(CHILD)
            .arg(dir.path())
            .args(["work", &round.to_string(), "100000"])
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        // Past the first steps, then at some moment of the next ones.
        for line in lines.by_ref().take(3) {
            told.hear(&line.unwrap());
        }
        std::thread::sleep(Duration::from_micros(round * 1_237 % 20_000));
        child.kill().unwrap();
        assert_eq!(child.wait().unwrap().signal(), Some(9));
        // A last line may be cut short: it was told all the same only if it is whole.
        for line in lines.map(Result::unwrap).filter(|line| line.contains(&format!(" r{round}n"))) {
            told.hear(&line);
        }
        let (store, opened) = open(dir.path()).unwrap();
        assert!(!opened.quarantined && opened.damaged_rows == 0);
        let list = store.list().unwrap();
        let found: HashSet<_> = list.iter().map(|bookmark| bookmark.anchor.section.to_string()).collect();
        assert!(told.there.is_subset(&found), "lost: {:?}", told.there.difference(&found));
        assert!(found.is_disjoint(&told.gone), "back again: {:?}", found.intersection(&told.gone));
        for bookmark in list.iter().filter(|bookmark| told.noted.contains(bookmark.anchor.section.as_str())) {
            assert!(bookmark.note.starts_with("changed"));
        }
    }
    assert!(told.there.len() > 24, "the children got to work: {}", told.there.len());
}

/// Being killed loses nothing that the system was given; losing power does. So every answer must come after a sync of
/// all that was written before it.
#[test]
fn s2_every_answer_comes_after_a_sync() {
    let test = "s2_every_answer_comes_after_a_sync";
    if !strace_is_there(test) {
        return;
    }
    let dir = tempfile::tempdir().unwrap();
    let log = dir.path().join("log");
    let told = Command::new("strace")
        .args(["-qq", "-y", "-e", "trace=write,pwrite64,fsync,fdatasync", "-o"])
        .arg(&log)
        .args([CHILD.as_ref(), dir.path().as_os_str()])
        .args(["work", "0", "9"])
        .output()
        .unwrap();
    assert!(told.status.success());

    let mut unsynced = 0;
    let (mut answers, mut syncs) = (0, 0);
    for line in fs::read_to_string(&log).unwrap().lines() {
        let to_log = line.contains("user.db-wal>");
        if line.starts_with("write(1<") && !line.contains("removing") {
            assert_eq!(unsynced, 0, "answer {answers} came before a sync");
            answers += 1;
        } else if to_log && line.contains("write") {
            unsynced += 1;
        } else if to_log && line.contains("sync(") {
            unsynced = 0;
            syncs += 1;
        }
    }
    assert_eq!(answers, 9 + 3 + 3);
    assert!(syncs >= answers, "{answers} answers, {syncs} syncs");
}
