//! Installing while the system fails it: killed or refused at every system call, or without room (P8).
//!
//! `strace` makes the Nth call of a kind fail, or kills the process at it, for N = 1, 2, … until a run is left untouched. After each
//! the old handbook opens or the new one, nothing is told of damage, and installing again works and leaves nothing behind.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::fs;
use std::path::Path;
use std::process::Command;

use doorstep_tests::faults::{self, Fault, copy, strace_is_there};
use doorstep_tests::{device, skip};

const CHILD: &str = env!("CARGO_BIN_EXE_install-child");

/// What changes the disk, and how it fails.
const CHANGES: (&str, &[&str]) =
    ("write fsync rename mkdir unlink unlinkat rmdir", &["signal=KILL", "error=EIO", "error=ENOSPC"]);
/// What only looks. A failed open or read may meet the program's own start.
const LOOKS: (&str, &[&str]) =
    ("flock getdents64 getrandom openat read pread64 statx newfstatat fstat lseek", &["error=EIO"]);

/// Fails a command at every call of every kind; how many runs were disturbed.
fn disturb(command: &str, versions: [u64; 2]) -> usize {
    let scratch = tempfile::tempdir().unwrap();
    let [original, work, log] = ["original", "work", "log"].map(|name| scratch.path().join(name));
    fs::create_dir(&original).unwrap();
    device::make(&original).unwrap();
    let mut disturbed = 0;
    let faults =
        [CHANGES, LOOKS].into_iter().flat_map(|(calls, faults)| calls.split(' ').map(move |call| (call, faults)));
    for (call, faults) in faults {
        for fault in faults {
            for nth in 1.. {
                copy(&original, &work).unwrap();
                let when = nth.to_string();
                let fault_now = Fault { call, fault, when: &when, paths: &[] };
                let (status, met) = faults::run(CHILD, &work, &[command], &log, fault_now).unwrap();
                let what = format!("{command}: {call} {nth} {fault}: {status}");
                let (version, told) = device::reads(&work).unwrap();
                assert_eq!(told, 0, "{what}");
                assert!(versions.contains(&version), "{what}: {version}");
                assert!(!status.success() || version == versions[1], "{what}: {version}, answered Ok");
                assert_ne!(status.code(), Some(101), "{what}: a panic");
                if command == "install" {
                    again(&work, &what);
                }
                if !met {
                    break;
                }
                disturbed += 1;
            }
        }
    }
    disturbed
}

/// Installed again, it is there, and nothing else is left.
fn again(work: &Path, what: &str) {
    device::install(work, "new.pack").unwrap();
    assert_eq!(device::reads(work).unwrap(), (4, 0), "{what}");
    let mut left: Vec<_> = fs::read_dir(work.join("packs")).unwrap().map(|file| file.unwrap().file_name()).collect();
    left.retain(|name| !name.to_string_lossy().ends_with(".pack"));
    left.sort();
    assert_eq!(left, ["lock", "shelf.json"], "{what}");
    let before = device::shelf(work).unwrap().before().unwrap();
    assert_eq!(before.pack.manifest().version, 3, "{what}: the one before");
}

#[test]
fn p8_killed_or_refused_at_any_call_the_old_handbook_opens_or_the_new() {
    if strace_is_there("p8_killed_or_refused_at_any_call_the_old_handbook_opens_or_the_new") {
        let disturbed = disturb("install", [3, 4]);
        assert!(disturbed > 100, "the faults are met: {disturbed}");
    }
}

#[test]
fn p8_killed_or_refused_at_any_call_going_back_is_all_or_nothing() {
    if strace_is_there("p8_killed_or_refused_at_any_call_going_back_is_all_or_nothing") {
        let disturbed = disturb("restore", [3, 2]);
        assert!(disturbed > 50, "the faults are met: {disturbed}");
    }
}

/// Being killed loses nothing that the system was given; losing power does. So the pack is synced before its name is, and both
/// before the list that names it.
#[test]
fn p8_each_step_is_synced_before_the_next() {
    let test = "p8_each_step_is_synced_before_the_next";
    if !strace_is_there(test) {
        return;
    }
    let scratch = tempfile::tempdir().unwrap();
    let (folder, log) = (scratch.path().join("device"), scratch.path().join("log"));
    fs::create_dir(&folder).unwrap();
    device::make(&folder).unwrap();
    let done = Command::new("strace")
        .args(["-qq", "-y", "-e", "trace=write,fsync,rename", "-o"])
        .arg(&log)
        .arg(CHILD)
        .arg(&folder)
        .arg("install")
        .status();
    assert!(done.unwrap().success());
    let steps = fs::read_to_string(&log).unwrap();
    let steps: Vec<_> = steps.lines().filter_map(step).collect();
    assert_eq!(
        steps,
        [
            "write pack",
            "sync pack",
            "rename pack",
            "sync folder",
            "write list",
            "sync list",
            "rename list",
            "sync folder"
        ]
    );
}

/// A line of strace as a step; the same step once.
fn step(line: &str) -> Option<&'static str> {
    let is = |call: &str, path: &str| line.starts_with(call) && line.contains(path);
    // The pack is written in several pieces; the first is its start.
    Some(match line {
        _ if is("write(", "/staged-") && line.contains("SQLite format 3") => "write pack",
        _ if is("fsync(", "/staged-") => "sync pack",
        _ if is("rename(", "/staged-") => "rename pack",
        _ if is("write(", "shelf.json.new>") => "write list",
        _ if is("fsync(", "shelf.json.new>") => "sync list",
        _ if is("rename(", "shelf.json.new") => "rename list",
        _ if is("fsync(", "/packs>") => "sync folder",
        _ => return None,
    })
}

#[test]
fn p8_on_a_full_disk_nothing_is_installed_and_the_old_handbook_stays() {
    let test = "p8_on_a_full_disk_nothing_is_installed_and_the_old_handbook_stays";
    let scratch = tempfile::tempdir().unwrap();
    let [original, disk] = ["original", "disk"].map(|name| scratch.path().join(name));
    fs::create_dir(&original).unwrap();
    fs::create_dir(&disk).unwrap();
    device::make(&original).unwrap();
    let run = |script: &str| {
        let mut command = Command::new("unshare");
        command.args(["--user", "--map-root-user", "--mount", "sh", "-ec", script, "sh"]);
        command.arg(&original).arg(&disk).arg(CHILD).output()
    };
    let mount = r#"mount -t tmpfs -o size=2m tmpfs "$2""#;
    if !run(mount).is_ok_and(|output| output.status.success()) {
        skip(test, "a small disk needs unshare and mount, which are missing or not allowed here");
        return;
    }
    let output = run(&format!(r#"{mount}; cp -r "$1/." "$2"; "$3" "$2" fill-the-disk"#)).unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{told}");
    assert_eq!(String::from_utf8_lossy(&output.stdout), "done\n");
}
