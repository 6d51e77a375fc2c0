//! Handbooks that are installed, as a worker and an attacker type it.

use std::fs;
use std::process::Command;
use std::time::{Duration, Instant};

use doorstep_core::handbook::OwnNumber;
use doorstep_core::pack::Signing;
use doorstep_tests::publisher::{Edition, Publisher};

use crate::sandbox::{Ran, Sandbox};

const HANDBOOK: &str = "child-sex-trafficking";

/// A worker's computer, and the publisher's keys and packs beside it.
struct Device {
    sandbox: Sandbox,
    office: Publisher,
}

impl Device {
    fn new() -> Self {
        let device = Self { sandbox: Sandbox::new(), office: Publisher::new(HANDBOOK, "National Office").unwrap() };
        device.write("keys.toml", device.office.keys_toml().unwrap().as_bytes());
        device
    }

    fn write(&self, name: &str, bytes: &[u8]) -> String {
        let path = self.sandbox.file(name);
        fs::write(&path, bytes).unwrap();
        path.to_str().unwrap().to_owned()
    }

    /// A signed release, as a file.
    fn release(&self, version: u64) -> String {
        let pack = self.office.sign(&Edition::new(HANDBOOK, version).pack().unwrap()).unwrap();
        self.write(&format!("{version}.pack"), &pack)
    }

    /// What a county adds to the handbook, as a file.
    fn addition(&self) -> String {
        let county = Publisher::new("kings", "Kings County").unwrap();
        let overlay = Some(self.office.delegation(&county, "2099-12-31").unwrap());
        let edition = Edition {
            topic: "kings",
            sections: vec![("kings1", "Reporting in Kings County")],
            numbers: vec![(OwnNumber::Reporting, "555-0100")],
            signing: Signing { overlay, ..Signing::default() },
            ..Edition::new("kings", 1)
        };
        self.write("kings.pack", &county.sign(&edition.pack().unwrap()).unwrap())
    }

    fn path(&self, name: &str) -> String {
        self.sandbox.file(name).to_str().unwrap().to_owned()
    }

    fn install(&self, file: &str, more: &[&str]) -> Ran {
        let keys = self.path("keys.toml");
        self.sandbox.run(&[&["install", file, "--keys", &keys], more].concat())
    }
}

#[track_caller]
fn told(ran: &Ran, code: i32, parts: &[&str]) {
    let said = ran.out() + &ran.err();
    let flat = said.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(ran.code(), Some(code), "{said}");
    for part in parts {
        assert!(flat.contains(part), "“{part}” is not in: {said}");
    }
    assert!(!said.chars().any(|c| c.is_control() && c != '\n'), "{said:?}");
}

#[test]
fn p8_a_worker_installs_a_handbook_and_reads_it() {
    let device = Device::new();
    let [second, third] = [2, 3].map(|version| device.release(version));
    let ran = device.install(&second, &["--yes"]);
    told(
        &ran,
        0,
        &[
            "From National Office. The signature was checked.",
            "Release 2, issued on 2026-06-01",
            "You have release 1",
            "3 sections are new",
        ],
    );
    told(&ran, 0, &["sections are gone", "Installed. You read it from now on."]);
    told(&device.sandbox.run(&["home"]), 0, &["A topic", "one The first"]);
    told(&device.sandbox.run(&["read", "one"]), 0, &["The first in en."]);
    told(&device.sandbox.run(&["search", "second"]), 0, &["The second"]);
    // The keys were kept with the first.
    told(
        &device.sandbox.run(&["install", &third, "--yes"]),
        0,
        &["You have release 2", "Every section reads as it did."],
    );
    told(&device.sandbox.run(&["install", &third]), 0, &["You have this very release already."]);
    let packs = device.sandbox.run(&["packs", "--json"]).out();
    assert!(packs.starts_with(r#"{"packs":[{"handbook":"child-sex-trafficking","version":3,"#), "{packs}");
    told(
        &device.sandbox.run(&["packs"]),
        0,
        &["Release 3", "in use · From National Office", "kept · From", "kept · came with the app"],
    );
    let json = device.sandbox.run(&["install", &device.release(4), "--json"]).out();
    assert!(json.contains(r#""publisher":"National Office""#) && json.contains(r#""installed":false"#), "{json}");
    told(&device.sandbox.run(&["--locale", "es", "packs"]), 0, &["Edición 3, publicada el 2026-06-01"]);
}

#[test]
fn p1_p8_what_an_attacker_sends_is_refused_in_a_sentence() {
    let device = Device::new();
    let good = fs::read(device.release(2)).unwrap();
    told(&device.install(&device.path("2.pack"), &["--yes"]), 0, &[]);
    let third = Edition::new(HANDBOOK, 3).pack().unwrap();
    let thief = Publisher::new(HANDBOOK, "National Office").unwrap();
    let mut damaged = good.clone();
    damaged[5000] ^= 1;
    let cases = [
        ("text", b"\x1b]52;c;aGk=\x07 not a handbook".to_vec(), "This file is not a handbook."),
        ("half", good[..good.len() / 2].to_vec(), "This file is not whole"),
        ("damaged", damaged, "This file is damaged."),
        ("unsigned", third.clone(), "not signed by National Office."),
        ("stolen", thief.sign(&third).unwrap(), "not signed by National Office."),
        (
            "older",
            device.office.sign(&Edition::new(HANDBOOK, 1).pack().unwrap()).unwrap(),
            "release 1, older than yours, 2.",
        ),
        (
            "other",
            device.office.sign(&Edition::new("visits", 9).pack().unwrap()).unwrap(),
            "knows no key for this handbook",
        ),
    ];
    for (name, bytes, sentence) in cases {
        let file = device.write(name, &bytes);
        told(&device.sandbox.run(&["install", &file, "--yes"]), 3, &[sentence, "Nothing was installed."]);
    }
    // The thief's keys, named by a person who was told to.
    let theirs = device.write("theirs.toml", thief.keys_toml().unwrap().as_bytes());
    let stolen = device.path("stolen");
    told(&device.sandbox.run(&["install", &stolen, "--keys", &theirs, "--yes"]), 3, &["not the keys that are known"]);
    told(&device.sandbox.run(&["install", &stolen, "--keys", &stolen, "--yes"]), 3, &["This is no file of keys."]);
    for path in ["/dev/zero", "/", &device.path("nowhere")] {
        told(&device.sandbox.run(&["install", path, "--yes"]), 3, &["can't be read"]);
    }
    let pipe = device.path("pipe");
    if Command::new("mkfifo").arg(&pipe).status().is_ok_and(|made| made.success()) {
        let start = Instant::now();
        told(&device.sandbox.run(&["install", &pipe, "--yes"]), 3, &["can't be read"]);
        assert!(start.elapsed() < Duration::from_secs(5));
    }
    told(&device.sandbox.run(&["home"]), 0, &["A topic"]);
    told(&device.sandbox.run(&["packs", "forget", HANDBOOK]), 0, &["Keys forgotten."]);
    told(&device.sandbox.run(&["install", &stolen, "--yes"]), 3, &["knows no key"]);
}

#[test]
fn p8_a_pipe_is_read_and_nothing_is_installed_without_a_yes() {
    let device = Device::new();
    let pack = fs::read(device.release(2)).unwrap();
    let keys = device.path("keys.toml");
    let ran = device.sandbox.run_with(&["install", "-", "--keys", &keys], &pack);
    told(&ran, 1, &["Release 2", "Nothing was changed. Add --yes to do it."]);
    told(&device.install(&device.path("2.pack"), &[]), 1, &["Add --yes"]);
    assert!(!device.sandbox.run(&["home"]).out().contains("A topic"));
    told(&device.sandbox.run_with(&["install", "-", "--keys", &keys, "--yes"], &pack), 0, &["Installed."]);
    told(&device.sandbox.run(&["home"]), 0, &["A topic"]);
    told(&device.sandbox.run_with(&["install", "-", "--yes"], b""), 3, &["not a handbook"]);
}

#[test]
fn p3_p8_going_back_is_the_persons_choice_and_nothing_older_comes_in_by_it() {
    let device = Device::new();
    told(&device.sandbox.run(&["restore", "--yes"]), 3, &["There is no handbook to go back to."]);
    for version in [2, 3] {
        told(&device.install(&device.release(version), &["--yes"]), 0, &[]);
    }
    told(&device.sandbox.run(&["restore"]), 1, &["Release 2", "It is older than what you have now.", "Add --yes"]);
    told(&device.sandbox.run(&["restore", "--yes"]), 0, &["You read release 2 again"]);
    let version = || device.sandbox.run(&["home", "--json"]).out();
    assert!(version().contains(r#""version":2"#));
    told(&device.install(&device.path("2.pack"), &["--yes"]), 3, &["older than yours, 3"]);
    told(&device.sandbox.run(&["restore", "--yes"]), 0, &["You read release 3 again"]);
    assert!(version().contains(r#""version":3"#));
    // A handbook that is broken afterwards is told, and another one is read.
    for file in fs::read_dir(device.sandbox.data().join("packs")).unwrap().map(|file| file.unwrap().path()) {
        if file.extension().is_some_and(|end| end == "pack") {
            fs::write(file, "broken").unwrap();
        }
    }
    let ran = device.sandbox.run(&["home"]);
    told(&ran, 0, &["release 3, can't be opened"]);
    assert!(!ran.out().contains("A topic"), "the handbook inside the program");
}

#[test]
fn p1_nothing_is_read_from_the_folder_that_one_stands_in() {
    let device = Device::new();
    told(&device.install(&device.release(2), &["--yes"]), 0, &[]);
    let mut command = Command::new(crate::sandbox::PROGRAM);
    let homeless = command.env_clear().env("LC_CTYPE", "C.UTF-8").current_dir(device.sandbox.data().join("packs"));
    let ran = Ran(homeless.arg("home").output().unwrap());
    assert!(ran.code() == Some(0) && !ran.out().contains("A topic"), "{}", ran.out());
}

#[test]
fn p6_an_agency_s_addition_is_read_beside_the_handbook() {
    let device = Device::new();
    let ran = device.install(&device.addition(), &["--yes"]);
    told(&ran, 0, &["From Kings County", "It stands beside your handbook", "Added beside your handbook."]);
    told(&device.sandbox.run(&["home"]), 0, &["From Kings County · release 1, to be reviewed by 2027-06-01", "kings1"]);
    told(&device.sandbox.run(&["home"]), 0, &["Reporting line: 555-0100 · Day and night · From Kings County"]);
    told(&device.sandbox.run(&["read", "kings1"]), 0, &["From Kings County · release 1"]);
    told(&device.sandbox.run(&["search", "kings", "county"]), 0, &["Reporting in Kings County", "From Kings County"]);
    told(&device.sandbox.run(&["numbers", "set", "reporting", "555-0199"]), 0, &[]);
    let numbers = device.sandbox.run(&["numbers"]);
    told(&numbers, 0, &["Reporting line: 555-0199"]);
    assert!(!numbers.out().contains("555-0100"), "the worker's own stands");
    told(&device.sandbox.run(&["bookmark", "add", "kings1"]), 0, &["Saved"]);
    told(&device.sandbox.run(&["bookmark", "list"]), 0, &["From Kings County"]);
    told(&device.sandbox.run(&["packs"]), 0, &["kings · in use · From Kings County"]);
    told(&device.sandbox.run(&["packs", "remove", "kings"]), 0, &["Taken away."]);
    told(&device.sandbox.run(&["read", "kings1"]), 4, &["no section with this name"]);
    told(&device.sandbox.run(&["bookmark", "list"]), 0, &["Reporting in Kings County", "from another handbook"]);
}

#[test]
fn c4_p6_an_agency_s_number_is_there_while_what_is_saved_is_locked() {
    const LINE: &str = "Reporting line: 555-0100 · Day and night · From Kings County";
    let device = Device::new();
    told(&device.install(&device.addition(), &["--yes"]), 0, &["Added beside your handbook."]);
    told(&device.sandbox.run(&["numbers", "set", "clinic", "555-0188"]), 0, &[]);
    let pin = device.write("pin", b"739264\n");
    told(&device.sandbox.run(&["pin", "set", "--new-pin-file", &pin]), 0, &["The PIN is set"]);
    let home = device.sandbox.run(&["home"]);
    told(&home, 0, &["What you saved is locked", LINE]);
    assert!(!home.out().contains("555-0188"));
    told(&device.sandbox.run(&["numbers"]), 3, &["What you saved is locked", LINE]);
    // Nor does a key that is gone take it away.
    fs::remove_file(device.sandbox.data().join("key")).unwrap();
    told(&device.sandbox.run(&["home"]), 0, &["The key to your saved sections is missing", LINE]);
}
