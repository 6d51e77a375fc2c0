//! Installing while power is lost, at every moment of it (P8).

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::fs;
use std::path::Path;

use doorstep_tests::device;
use doorstep_tests::faults::strace_is_there;
use doorstep_tests::power::record;

const CHILD: &str = env!("CARGO_BIN_EXE_install-child");

/// Runs a command in a device of its own, and loses power after each step of it: one of two versions is read, the second once that was
/// answered; nothing is told of damage, and installing works. How many different losses there were.
fn lose_power(test: &str, command: &str, versions: [u64; 2]) -> usize {
    if !strace_is_there(test) {
        return usize::MAX;
    }
    let folder = tempfile::tempdir().unwrap();
    let made = folder.path().join("device");
    fs::create_dir(&made).unwrap();
    device::make(&made).unwrap();
    let recording = record(folder.path(), Path::new(CHILD), &[made.to_str().unwrap(), command]);
    assert!(recording.status.success(), "{}", recording.status);
    recording.each_loss(|loss| {
        let device = loss.folder.join("device");
        let (version, told) = device::reads(&device).unwrap_or_else(|error| panic!("{loss}: {error:?}"));
        assert_eq!(told, 0, "{loss}");
        assert!(versions.contains(&version), "{loss}: {version}");
        assert!(loss.told.is_empty() || version == versions[1], "{loss}: {version} after it was answered");
        device::install(&device, "new.pack").unwrap_or_else(|error| panic!("{loss}: {error:?}"));
        assert_eq!(device::reads(&device).unwrap(), (4, 0), "{loss}");
    })
}

#[test]
fn p8_an_install_outlives_a_loss_of_power() {
    let losses = lose_power("p8_an_install_outlives_a_loss_of_power", "install", [3, 4]);
    assert!(losses > 15, "{losses}");
}

#[test]
fn p8_going_back_outlives_a_loss_of_power() {
    let losses = lose_power("p8_going_back_outlives_a_loss_of_power", "restore", [3, 2]);
    assert!(losses > 5, "{losses}");
}
