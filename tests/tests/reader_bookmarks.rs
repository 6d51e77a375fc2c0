//! Saved passages at the command line: kept, carried over, and never in the way of reading.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::fs;
use std::path::Path;
use std::process::Command;

use doorstep_tests::command::{Place, Ran, program};
use serde_json::Value;

/// Runs a command that must succeed; what it printed.
fn does(place: &Place, words: &[&str]) -> String {
    let ran = place.run(words);
    assert_eq!(ran.code(), Some(0), "{words:?}: {}", ran.err());
    ran.out()
}

fn list(place: &Place) -> Vec<Value> {
    let list: Value = serde_json::from_str(&does(place, &["bookmark", "list", "--json"])).unwrap();
    list["bookmarks"].as_array().unwrap().clone()
}

/// What is saved, without what differs between two stores.
fn saved(place: &Place) -> Vec<(Value, Value, Value)> {
    let entry = |saved: &Value| (saved["section"].clone(), saved["note"].clone(), saved["labels"].clone());
    list(place).iter().map(entry).collect()
}

fn assert_refused(ran: &Ran, code: i32, said: &str) {
    assert_eq!(ran.code(), Some(code), "{}{}", ran.out(), ran.err());
    assert!(ran.err().contains(said), "{}", ran.err());
}

#[test]
fn a_passage_is_saved_noted_labelled_moved_and_removed() {
    let place = Place::new();
    let first = ["bookmark", "add", "gbzxm", "--note", "Ask Ana", "--label", "home visit", "--json"];
    assert_eq!(does(&place, &first).trim(), r#"{"id":1}"#);
    does(&place, &["bookmark", "add", "hghd3"]);
    assert_eq!(does(&place, &["bookmark", "add", "gbzxm", "--json"]).trim(), r#"{"id":1}"#, "saved already");
    assert_eq!(saved(&place)[1], ("gbzxm".into(), "Ask Ana".into(), ["home visit"].into()));
    does(&place, &["bookmark", "move", "1", "--before", "2"]);
    assert_eq!(list(&place)[0]["id"], 1);
    does(&place, &["bookmark", "move", "1", "--last"]);
    assert_eq!(list(&place)[1]["id"], 1);
    does(&place, &["bookmark", "note", "1", ""]);
    does(&place, &["bookmark", "label", "1", "safety", "urgent"]);
    assert_eq!(saved(&place)[1], ("gbzxm".into(), "".into(), ["safety", "urgent"].into()));
    let shown = does(&place, &["bookmark", "list"]);
    assert!(shown.contains("[safety] [urgent]"), "{shown}");
    does(&place, &["bookmark", "remove", "1"]);
    assert_eq!(list(&place).len(), 1);
    assert_refused(&place.run(&["bookmark", "remove", "1"]), 1, "not among the saved ones");
}

#[test]
fn a_note_comes_from_standard_input_and_steers_no_terminal() {
    let place = Place::new();
    does(&place, &["bookmark", "add", "gbzxm"]);
    let ran = place.run_with(&["bookmark", "note", "1", "-"], b"first\nsecond \x1b[2J\xff\n");
    assert_eq!(ran.code(), Some(0), "{}", ran.err());
    let note = list(&place)[0]["note"].as_str().unwrap().to_owned();
    assert!(note.starts_with("first\nsecond ") && !note.contains('\u{1b}'), "{note:?}");
    assert!(!does(&place, &["bookmark", "list"]).contains('\u{1b}'));
}

#[test]
fn an_export_carries_notes_labels_and_order_into_another_folder() {
    let (here, there) = (Place::new(), Place::new());
    does(&here, &["bookmark", "add", "gbzxm", "--note", "uno\ndos", "--label", "a"]);
    does(&here, &["bookmark", "add", "hghd3"]);
    let file = here.file("saved.json");
    let file = file.to_str().unwrap();
    assert!(does(&here, &["bookmark", "export", file]).contains("not sealed"));
    assert_refused(&here.run(&["bookmark", "export", file]), 3, "There is a file with this name");
    does(&here, &["bookmark", "export", file, "--force"]);
    assert_private(Path::new(file), 0o600);
    let counted = |added, present| format!(r#"{{"added":{added},"already_there":{present},"skipped":0}}"#);
    assert_eq!(does(&there, &["bookmark", "import", file, "--json"]).trim(), counted(2, 0));
    assert_eq!(saved(&there), saved(&here));
    assert_eq!(does(&there, &["bookmark", "import", file, "--json"]).trim(), counted(0, 2));
}

#[test]
fn what_is_no_export_changes_nothing() {
    let place = Place::new();
    does(&place, &["bookmark", "add", "gbzxm"]);
    let file = place.file("other");
    for bytes in [&b"{}"[..], b"", b"\xff\xfe\0", b"[1,2"] {
        fs::write(&file, bytes).unwrap();
        assert_refused(&place.run(&["bookmark", "import", file.to_str().unwrap()]), 3, "not an export");
    }
    assert_refused(&place.run(&["bookmark", "import", "/nonexistent/file"]), 3, "The file can't be read");
    assert_eq!(list(&place).len(), 1);
}

#[test]
fn what_saves_nothing_makes_no_folder() {
    let place = Place::new();
    assert_refused(&place.run(&["bookmark", "add", "zzzzz"]), 4, "no passage with this name");
    assert_refused(&place.run(&["bookmark", "note", "1", "x"]), 1, "not among the saved ones");
    assert_refused(&place.run(&["bookmark", "export", "/nonexistent/file"]), 1, "Nothing saved yet");
    assert!(does(&place, &["bookmark", "list"]).contains("Nothing saved yet"));
    assert!(!place.data().exists());
}

#[test]
fn c1_every_file_is_for_its_user_alone_and_says_nothing() {
    let place = Place::new();
    does(&place, &["bookmark", "add", "gbzxm", "--note", "canary-note"]);
    for file in fs::read_dir(place.data()).unwrap().map(Result::unwrap) {
        assert_private(&file.path(), 0o600);
        let bytes = fs::read(file.path()).unwrap();
        for canary in [&b"canary-note"[..], b"gbzxm"] {
            assert!(!bytes.windows(canary.len()).any(|window| window == canary), "{:?}", file.file_name());
        }
    }
}

#[test]
fn c4_a_lost_key_is_not_replaced_and_reading_goes_on() {
    let place = Place::new();
    does(&place, &["bookmark", "add", "gbzxm"]);
    let key = place.data().join("key");
    let right = fs::read(&key).unwrap();
    fs::remove_file(&key).unwrap();
    for words in [&["bookmark", "list"][..], &["bookmark", "add", "hghd3"]] {
        assert_refused(&place.run(words), 3, "The key to your saved passages is missing");
    }
    assert!(does(&place, &["read", "gbzxm"]).contains("Call 911"));
    assert!(!key.exists());
    fs::write(&key, right).unwrap();
    assert_eq!(list(&place).len(), 1);
}

#[test]
fn a_folder_that_cannot_be_made_is_told_and_reading_goes_on() {
    let place = Place::new();
    fs::write(place.data(), "a file where the folder should be").unwrap();
    assert_refused(&place.run(&["bookmark", "add", "gbzxm"]), 3, "Check the folder");
    assert!(does(&place, &["read", "gbzxm"]).contains("Call 911"));
}

#[test]
fn without_a_home_only_saving_fails() {
    let run = |words: &[&str], data_home: Option<&Path>| {
        let mut command = Command::new(program());
        command.env_clear().args(words);
        if let Some(data_home) = data_home {
            command.env("XDG_DATA_HOME", data_home);
        }
        Ran(command.output().unwrap())
    };
    assert_eq!(run(&["read", "gbzxm"], None).code(), Some(0));
    assert_eq!(run(&["bookmark", "list"], None).code(), Some(3));
    let place = Place::new();
    let data_home = place.file("xdg");
    assert_eq!(run(&["bookmark", "add", "gbzxm"], Some(&data_home)).code(), Some(0));
    assert!(data_home.join("doorstep/user.db").exists());
    assert_eq!(run(&["bookmark", "list"], Some(Path::new("relative"))).code(), Some(3), "as the XDG rules ask");
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_only_be_read_loses_nothing() {
    use std::os::unix::fs::PermissionsExt;

    let place = Place::new();
    does(&place, &["bookmark", "add", "gbzxm"]);
    let allow = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    allow(&place.data(), 0o500);
    // An administrator may write all the same; then the bookmark is simply saved.
    let may_write = fs::write(place.data().join("probe"), "").is_ok();
    let code = place.run(&["bookmark", "add", "hghd3"]).code();
    assert_eq!(code, Some(if may_write { 0 } else { 3 }));
    assert!(does(&place, &["read", "gbzxm"]).contains("Call 911"));
    allow(&place.data(), 0o700);
    assert!(saved(&place).iter().any(|(section, ..)| section == "gbzxm"));
}

fn assert_private(path: &Path, mode: u32) {
    #[cfg(unix)]
    assert_eq!(std::os::unix::fs::PermissionsExt::mode(&fs::metadata(path).unwrap().permissions()) & 0o777, mode);
    #[cfg(not(unix))]
    let _ = (path, mode);
}
