//! The store on a full disk (S3): a file system of 1 MiB in memory, in a mount namespace that ends with the process.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::process::Command;

use doorstep_tests::skip;

const CHILD: &str = env!("CARGO_BIN_EXE_store-child");

/// Runs the child's command in a folder on a disk of 1 MiB; None where this system does not allow such a disk.
fn on_a_small_disk(command: &str) -> Option<std::process::Output> {
    let dir = tempfile::tempdir().unwrap();
    let run = |script: &str| {
        Command::new("unshare")
            .args(["--user", "--map-root-user", "--mount", "sh", "-ec", script, "sh"])
            .arg(dir.path())
            .args([CHILD, command])
            .output()
    };
    let mount = r#"mount -t tmpfs -o size=1m tmpfs "$1""#;
    let allowed = run(mount).is_ok_and(|output| output.status.success());
    allowed.then(|| run(&format!(r#"{mount}; "$2" "$1/data" "$3""#)).unwrap())
}

fn check(test: &str, command: &str) {
    let Some(output) = on_a_small_disk(command) else {
        skip(test, "a small disk needs unshare and mount, which are missing or not allowed here");
        return;
    };
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{told}");
    assert_eq!(String::from_utf8_lossy(&output.stdout), "as it should be\n");
}

#[test]
fn s3_a_full_disk_is_told_and_reading_and_removing_still_work() {
    check("s3_a_full_disk_is_told_and_reading_and_removing_still_work", "fill-the-disk");
}

#[test]
fn s3_a_store_opens_on_a_full_disk() {
    check("s3_a_store_opens_on_a_full_disk", "open-on-a-full-disk");
}
