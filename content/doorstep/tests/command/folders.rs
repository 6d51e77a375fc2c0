//! Data folders that are out of reach, closed, shared or not what they should be.

use std::fs::{self, Permissions};
use std::os::unix::fs::{PermissionsExt, chown, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use doorstep_tests::skip;
use rusqlite::Connection;
use serde_json::Value;

use crate::sandbox::{PROGRAM, Ran, Sandbox};

/// Nobody, to whom rights apply as they do not to an administrator.
const NOBODY: u32 = 65_534;

fn saved() -> Sandbox {
    let sandbox = Sandbox::new();
    let ran = sandbox.run(&["bookmark", "add", "gbzxm", "--note", "Ask Ana"]);
    assert_eq!(ran.code(), Some(0), "{}", ran.err());
    assert_eq!(sandbox.run(&["numbers", "set", "clinic", "555-0100"]).code(), Some(0));
    sandbox
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o7777
}

fn allow(path: &Path, mode: u32) {
    fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
}

fn files(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    files.into_iter().map(|path| (path.clone(), fs::read(path).unwrap_or_default())).collect()
}

fn notes(ran: &Ran) -> Vec<String> {
    let list: Value = serde_json::from_str(&ran.out()).unwrap();
    list["bookmarks"].as_array().unwrap().iter().map(|saved| saved["note"].as_str().unwrap().to_owned()).collect()
}

/// Runs the command in a folder that it may read and not write; None where that cannot be had here.
struct Closed(Sandbox, bool);

impl Closed {
    fn new(test: &str, sandbox: Sandbox) -> Option<Self> {
        let data = sandbox.data();
        let paths: Vec<_> = fs::read_dir(&data).unwrap().map(|file| file.unwrap().path()).collect();
        paths.iter().for_each(|path| allow(path, 0o400));
        allow(&data, 0o500);
        let is_root = fs::write(data.join("probe"), "").is_ok();
        if is_root {
            fs::remove_file(data.join("probe")).unwrap();
            let all = paths.iter().chain([&data]).map(PathBuf::as_path).chain(data.parent());
            let changed = all.map(|path| chown(path, Some(NOBODY), Some(NOBODY))).all(|done| done.is_ok());
            let runs = Command::new("setpriv").args(["--reuid=65534", "--clear-groups", PROGRAM, "id"]).output();
            if !changed || !runs.is_ok_and(|ran| ran.status.success()) {
                skip(test, "as an administrator, who cannot become another user here");
                return None;
            }
        }
        Some(Self(sandbox, is_root))
    }

    fn run(&self, words: &[&str]) -> Ran {
        let command = self.0.command(words);
        if !self.1 {
            return self.0.run(words);
        }
        let mut other = Command::new("setpriv");
        other.args(["--reuid=65534", "--clear-groups"]).arg(command.get_program()).args(command.get_args());
        other.env_clear().env("LC_CTYPE", "C.UTF-8").env("PATH", std::env::var_os("PATH").unwrap_or_default());
        Ran(other.stdin(Stdio::null()).output().unwrap())
    }
}

#[test]
fn s13_what_is_saved_is_listed_and_exported_from_a_folder_that_may_only_be_read() {
    let test = "s13_what_is_saved_is_listed_and_exported_from_a_folder_that_may_only_be_read";
    let Some(closed) = Closed::new(test, saved()) else { return };
    let before = files(&closed.0.data());
    let list = closed.run(&["bookmark", "list", "--json"]);
    assert_eq!((list.code(), notes(&list)), (Some(0), vec!["Ask Ana".to_owned()]), "{}", list.err());
    assert!(list.err().contains("can only be read") && list.err().contains("--data-dir"), "{}", list.err());
    assert!(closed.run(&["numbers"]).out().contains("555-0100"));
    let export = closed.run(&["bookmark", "export", "-"]);
    assert!(export.code() == Some(0) && export.out().contains("Ask Ana"), "{}", export.err());
    for words in [&["bookmark", "add", "hghd3"][..], &["bookmark", "note", "1", "x"], &["numbers", "clear", "clinic"]] {
        let ran = closed.run(words);
        assert_eq!(ran.code(), Some(3), "{words:?}");
        assert!(ran.err().contains("--data-dir"), "{words:?}: {}", ran.err());
    }
    assert!(closed.run(&["read", "gbzxm"]).out().contains("Call 911"));
    assert!(files(&closed.0.data()) == before, "nothing was written");
}

#[test]
fn s13_what_is_still_in_the_log_is_read_from_a_folder_that_may_only_be_read() {
    let test = "s13_what_is_still_in_the_log_is_read_from_a_folder_that_may_only_be_read";
    let sandbox = saved();
    // A command that is killed when what its log holds is about to go to the database.
    let killed = Command::new("strace")
        .args(["-qq", "-o", "/dev/null", "-e", "trace=pwrite64", "-e", "inject=pwrite64:signal=KILL", "-P"])
        .arg(sandbox.data().join("user.db"))
        .args([PROGRAM, "--data-dir"])
        .arg(sandbox.data())
        .args(["bookmark", "note", "1", "Ask Bo"])
        .output();
    let log = sandbox.data().join("user.db-wal");
    if killed.is_err() || !fs::metadata(&log).is_ok_and(|log| log.len() > 0) {
        skip(test, "strace is not installed or not allowed here");
        return;
    }
    let _ = fs::remove_file(sandbox.data().join("user.db-shm"));
    let Some(closed) = Closed::new(test, sandbox) else { return };
    let list = closed.run(&["bookmark", "list", "--json"]);
    assert_eq!(notes(&list), ["Ask Bo"], "{}", list.err());
}

#[test]
fn s13_a_folder_behind_a_link_that_leads_nowhere_is_named_and_not_taken_for_empty() {
    let sandbox = Sandbox::new();
    let gone = sandbox.file("drive");
    symlink(&gone, sandbox.data()).unwrap();
    let deep = sandbox.data().join("deep");
    for folder in [sandbox.data(), deep] {
        for words in
            [&["bookmark", "list"][..], &["bookmark", "export", "-"], &["bookmark", "add", "gbzxm"], &["numbers"]]
        {
            let ran =
                Ran(Command::new(PROGRAM).env_clear().arg("--data-dir").arg(&folder).args(words).output().unwrap());
            assert_eq!(ran.code(), Some(3), "{words:?}: {}", ran.out());
            assert!(ran.err().contains("leads nowhere") && ran.err().contains("--data-dir"), "{}", ran.err());
        }
    }
    assert!(sandbox.run(&["read", "gbzxm"]).out().contains("Call 911"));
    assert!(!gone.exists(), "nothing is made in its place");
    // The same for the file alone.
    let sandbox = saved();
    let database = sandbox.data().join("user.db");
    fs::rename(&database, sandbox.file("elsewhere")).unwrap();
    symlink(sandbox.file("gone"), &database).unwrap();
    let ran = sandbox.run(&["bookmark", "list"]);
    assert!(ran.code() == Some(3) && ran.err().contains("leads nowhere"), "{}", ran.err());
}

#[test]
fn s4_an_empty_store_beside_traces_of_an_older_one_is_told() {
    const TOLD: &str = "traces of saved sections";
    for trace in ["key", "user.db-reserve", "user.db-wal"] {
        let sandbox = saved();
        let file = |name: &str| sandbox.data().join(name);
        fs::write(file("user.db"), "").unwrap();
        if trace != "user.db-reserve" {
            let _ = fs::remove_file(file("user.db-reserve"));
        }
        if trace == "user.db-wal" {
            fs::write(file(trace), "").unwrap();
        }
        let list = sandbox.run(&["bookmark", "list"]);
        assert!(list.err().contains(TOLD), "{trace}: {}{}", list.out(), list.err());
        assert!(!sandbox.run(&["bookmark", "list"]).err().contains(TOLD), "told once");
    }
    // Where it is missing altogether, it is told until something is saved anew.
    let sandbox = saved();
    fs::remove_file(sandbox.data().join("user.db")).unwrap();
    for words in [&["bookmark", "list"][..], &["bookmark", "export", "-"], &["bookmark", "add", "hghd3"]] {
        let ran = sandbox.run(words);
        assert!(ran.err().contains(TOLD), "{words:?}: {}{}", ran.out(), ran.err());
    }
    assert!(!sandbox.run(&["bookmark", "list"]).err().contains(TOLD));
    // A damaged copy alone.
    let sandbox = saved();
    fs::rename(sandbox.data().join("user.db"), sandbox.data().join("user.db.damaged-1")).unwrap();
    assert!(sandbox.run(&["bookmark", "list"]).err().contains("damaged and set aside"));
    // A first start is none.
    let fresh = Sandbox::new();
    assert!(fresh.run(&["bookmark", "add", "gbzxm"]).err().is_empty());
}

#[test]
fn c11_rights_of_key_store_and_folder_are_mended() {
    let sandbox = saved();
    let [key, database] = ["key", "user.db"].map(|name| sandbox.data().join(name));
    allow(&key, 0o644);
    allow(&database, 0o666);
    allow(&sandbox.data(), 0o755);
    let ran = sandbox.run(&["bookmark", "list"]);
    assert!(ran.code() == Some(0) && ran.err().is_empty(), "{}", ran.err());
    assert_eq!([&key, &database, &sandbox.data()].map(|path| mode(path)), [0o600, 0o600, 0o700]);
    // A folder with other things in it is the person's to close.
    fs::write(sandbox.data().join("letter.txt"), "").unwrap();
    allow(&sandbox.data(), 0o755);
    let ran = sandbox.run(&["bookmark", "list"]);
    assert!(ran.err().contains("may look into the folder"), "{}", ran.err());
    assert_eq!(mode(&sandbox.data()), 0o755);
}

#[test]
fn s7_a_lock_that_another_process_holds_is_told_within_five_seconds_and_keeps_nobody_from_reading() {
    let sandbox = saved();
    let turn = fs::File::open(sandbox.data().join("user.db-lock")).unwrap();
    turn.lock().unwrap();
    let writer = Connection::open(sandbox.data().join("user.db")).unwrap();
    writer.execute_batch("BEGIN IMMEDIATE").unwrap();
    let timed = |words: &[&str]| {
        let start = Instant::now();
        (sandbox.run(words), start.elapsed())
    };
    for words in [&["bookmark", "list"][..], &["numbers"], &["bookmark", "export", "-", "--unsealed"]] {
        let (ran, took) = timed(words);
        assert!(ran.code() == Some(0) && !ran.out().is_empty(), "{words:?}: {}", ran.err());
        // Far less than one waits for a lock, with what a busy machine adds.
        assert!(took < Duration::from_secs(3), "{words:?}: {took:?}");
    }
    let (ran, took) = timed(&["bookmark", "add", "hghd3"]);
    assert!(ran.code() == Some(3) && ran.err().contains("in use"), "{}", ran.err());
    assert!(took < Duration::from_secs(8), "{took:?}");
    writer.execute_batch("COMMIT").unwrap();
    assert_eq!(sandbox.run(&["bookmark", "add", "hghd3"]).code(), Some(0), "for a write one needs no turn");
}

/// A folder, a pipe, a socket or a device where a file should be.
fn put(kind: &str, path: &Path) {
    let _ = fs::remove_file(path);
    match kind {
        "folder" => fs::create_dir(path).unwrap(),
        "pipe" => assert!(Command::new("mkfifo").arg(path).status().unwrap().success()),
        #[cfg(target_os = "linux")]
        "socket" => {
            use rustix::fs::{CWD, FileType, Mode, mknodat};
            mknodat(CWD, path, FileType::Socket, Mode::from_raw_mode(0o600), 0).unwrap();
        }
        _ => symlink("/dev/zero", path).unwrap(),
    }
}

#[test]
fn s13_what_is_no_file_where_one_should_be_is_told_and_never_waited_for() {
    for kind in ["folder", "pipe", "socket", "device"] {
        for name in ["key", "user.db", "user.db-lock", "user.db-wal", "user.db-shm", "user.db-reserve"] {
            let sandbox = saved();
            put(kind, &sandbox.data().join(name));
            for words in [&["bookmark", "list"][..], &["bookmark", "add", "hghd3"]] {
                let start = Instant::now();
                let ran = sandbox.run(words);
                let what = format!("{kind} as {name}, {words:?}: {}", ran.err());
                // The reserve is a help and no need.
                assert_eq!(ran.code(), Some(if name == "user.db-reserve" { 0 } else { 3 }), "{what}");
                assert!(start.elapsed() < Duration::from_secs(5), "{what}");
                let said = if name == "key" { "key to your saved sections can't be read" } else { "no file" };
                assert!(name == "user.db-reserve" || ran.err().contains(said), "{what}");
            }
        }
        let sandbox = Sandbox::new();
        let pack = sandbox.file("a.pack");
        put(kind, &pack);
        for words in [&["home"][..], &["info"], &["verify"]] {
            let path = pack.to_str().unwrap();
            let words = if words == ["home"] { vec!["--pack", path, "home"] } else { vec![words[0], path] };
            let start = Instant::now();
            let ran = sandbox.run(&words);
            assert!(ran.code() == Some(3) && ran.err().contains("can't be read"), "{kind}: {words:?}: {}", ran.err());
            assert!(start.elapsed() < Duration::from_secs(5), "{kind}");
        }
    }
}
