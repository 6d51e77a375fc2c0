//! Saved passages at the command line: kept, carried over, and never in the way of reading.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::sandbox::{PROGRAM, Ran, Sandbox};

/// Runs a command that must succeed; what it printed.
fn does(sandbox: &Sandbox, words: &[&str]) -> String {
    let ran = sandbox.run(words);
    assert_eq!(ran.code(), Some(0), "{words:?}: {}", ran.err());
    ran.out()
}

fn list(sandbox: &Sandbox) -> Vec<Value> {
    let list: Value = serde_json::from_str(&does(sandbox, &["bookmark", "list", "--json"])).unwrap();
    list["bookmarks"].as_array().unwrap().clone()
}

/// What is saved, without what differs between two stores.
fn saved(sandbox: &Sandbox) -> Vec<(Value, Value, Value)> {
    let entry = |saved: &Value| (saved["section"].clone(), saved["note"].clone(), saved["labels"].clone());
    list(sandbox).iter().map(entry).collect()
}

fn assert_refused(ran: &Ran, code: i32, said: &str) {
    assert_eq!(ran.code(), Some(code), "{}{}", ran.out(), ran.err());
    assert!(ran.err().contains(said), "{}", ran.err());
}

#[test]
fn a_passage_is_saved_noted_labelled_moved_and_removed() {
    let sandbox = Sandbox::new();
    let first = ["bookmark", "add", "gbzxm", "--note", "Ask Ana", "--label", "home visit", "--json"];
    assert_eq!(does(&sandbox, &first).trim(), r#"{"id":1}"#);
    does(&sandbox, &["bookmark", "add", "hghd3"]);
    assert_eq!(does(&sandbox, &["bookmark", "add", "gbzxm", "--json"]).trim(), r#"{"id":1}"#, "saved already");
    assert_eq!(saved(&sandbox)[1], ("gbzxm".into(), "Ask Ana".into(), ["home visit"].into()));
    does(&sandbox, &["bookmark", "move", "1", "--before", "2"]);
    assert_eq!(list(&sandbox)[0]["id"], 1);
    does(&sandbox, &["bookmark", "move", "1", "--last"]);
    assert_eq!(list(&sandbox)[1]["id"], 1);
    does(&sandbox, &["bookmark", "note", "1", ""]);
    does(&sandbox, &["bookmark", "label", "1", "safety", "urgent"]);
    assert_eq!(saved(&sandbox)[1], ("gbzxm".into(), "".into(), ["safety", "urgent"].into()));
    let shown = does(&sandbox, &["bookmark", "list"]);
    assert!(shown.contains("[safety] [urgent]"), "{shown}");
    does(&sandbox, &["bookmark", "remove", "1"]);
    assert_eq!(list(&sandbox).len(), 1);
    assert_refused(&sandbox.run(&["bookmark", "remove", "1"]), 1, "not among the saved ones");
}

#[test]
fn s12_adding_again_replaces_nothing() {
    let sandbox = Sandbox::new();
    does(&sandbox, &["bookmark", "add", "gbzxm"]);
    does(&sandbox, &["bookmark", "add", "gbzxm", "--note", "Ask Ana"]);
    does(&sandbox, &["bookmark", "add", "gbzxm", "--note", "Ask Ana", "--label", "visit"]);
    let whole = [("gbzxm".into(), "Ask Ana".into(), ["visit"].into())];
    assert_eq!(saved(&sandbox), whole, "what was empty is filled in");
    for more in [["--note", "Ask Bo"], ["--label", "other"]] {
        let add = [&["bookmark", "add", "gbzxm"][..], &more].concat();
        assert_refused(&sandbox.run(&add), 3, "saved already, as number 1");
    }
    assert_eq!(saved(&sandbox), whole);
    let ran = sandbox.run_with(&["bookmark", "note", "1", "-"], b" \n");
    assert_refused(&ran, 3, "nothing to read");
    assert_eq!(saved(&sandbox), whole);
}

#[test]
fn s12_a_note_that_is_too_long_saves_nothing() {
    let sandbox = Sandbox::new();
    assert_refused(&sandbox.run(&["bookmark", "add", "gbzxm", "--note", &"x".repeat(10_001)]), 3, "Shorten it");
    assert!(list(&sandbox).is_empty());
}

#[test]
fn a_note_comes_from_standard_input_and_steers_no_terminal() {
    let sandbox = Sandbox::new();
    does(&sandbox, &["bookmark", "add", "gbzxm"]);
    let ran = sandbox.run_with(&["bookmark", "note", "1", "-"], b"first\nsecond \x1b[2J\xff\n");
    assert_eq!(ran.code(), Some(0), "{}", ran.err());
    let note = list(&sandbox)[0]["note"].as_str().unwrap().to_owned();
    assert!(note.starts_with("first\nsecond ") && !note.contains('\u{1b}'), "{note:?}");
    assert!(!does(&sandbox, &["bookmark", "list"]).contains('\u{1b}'));
}

#[test]
fn an_export_carries_notes_labels_and_order_into_another_folder() {
    let (here, there) = (Sandbox::new(), Sandbox::new());
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
    let sandbox = Sandbox::new();
    does(&sandbox, &["bookmark", "add", "gbzxm"]);
    let file = sandbox.file("other");
    for bytes in [&b"{}"[..], b"", b"\xff\xfe\0", b"[1,2"] {
        fs::write(&file, bytes).unwrap();
        assert_refused(&sandbox.run(&["bookmark", "import", file.to_str().unwrap()]), 3, "not an export");
    }
    assert_refused(&sandbox.run(&["bookmark", "import", "/nonexistent/file"]), 3, "The file can't be read");
    assert_eq!(list(&sandbox).len(), 1);
}

#[test]
fn what_saves_nothing_makes_no_folder() {
    let sandbox = Sandbox::new();
    assert_refused(&sandbox.run(&["bookmark", "add", "zzzzz"]), 4, "no section with this name");
    assert_refused(&sandbox.run(&["bookmark", "note", "1", "x"]), 1, "not among the saved ones");
    assert_refused(&sandbox.run(&["bookmark", "export", "/nonexistent/file"]), 1, "Nothing saved yet");
    assert!(does(&sandbox, &["bookmark", "list"]).contains("Nothing saved yet"));
    assert!(!sandbox.data().exists());
}

#[test]
fn c1_every_file_is_for_its_user_alone_and_says_nothing() {
    let sandbox = Sandbox::new();
    does(&sandbox, &["bookmark", "add", "gbzxm", "--note", "canary-note"]);
    for file in fs::read_dir(sandbox.data()).unwrap().map(Result::unwrap) {
        assert_private(&file.path(), 0o600);
        let bytes = fs::read(file.path()).unwrap();
        for canary in [&b"canary-note"[..], b"gbzxm"] {
            assert!(!bytes.windows(canary.len()).any(|window| window == canary), "{:?}", file.file_name());
        }
    }
}

#[test]
fn c4_a_lost_key_is_not_replaced_and_reading_goes_on() {
    let sandbox = Sandbox::new();
    does(&sandbox, &["bookmark", "add", "gbzxm"]);
    let key = sandbox.data().join("key");
    let right = fs::read(&key).unwrap();
    fs::remove_file(&key).unwrap();
    for words in [&["bookmark", "list"][..], &["bookmark", "add", "hghd3"]] {
        assert_refused(&sandbox.run(words), 3, "The key to your saved sections is missing");
    }
    assert!(does(&sandbox, &["read", "gbzxm"]).contains("Call 911"));
    assert!(!key.exists());
    fs::write(&key, right).unwrap();
    assert_eq!(list(&sandbox).len(), 1);
}

#[test]
fn a_folder_that_cannot_be_made_is_told_and_reading_goes_on() {
    let sandbox = Sandbox::new();
    fs::write(sandbox.data(), "a file where the folder should be").unwrap();
    assert_refused(&sandbox.run(&["bookmark", "add", "gbzxm"]), 3, "Check the folder");
    assert!(does(&sandbox, &["read", "gbzxm"]).contains("Call 911"));
}

#[test]
fn without_a_home_only_saving_fails() {
    let run = |words: &[&str], data_home: Option<&Path>| {
        let mut command = Command::new(PROGRAM);
        command.env_clear().args(words);
        if let Some(data_home) = data_home {
            command.env("XDG_DATA_HOME", data_home);
        }
        Ran(command.output().unwrap())
    };
    assert_eq!(run(&["read", "gbzxm"], None).code(), Some(0));
    assert_eq!(run(&["bookmark", "list"], None).code(), Some(3));
    let sandbox = Sandbox::new();
    let data_home = sandbox.file("xdg");
    assert_eq!(run(&["bookmark", "add", "gbzxm"], Some(&data_home)).code(), Some(0));
    assert!(data_home.join("doorstep/user.db").exists());
    assert_eq!(run(&["bookmark", "list"], Some(Path::new("relative"))).code(), Some(3), "as the XDG rules ask");
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_only_be_read_loses_nothing() {
    use std::os::unix::fs::PermissionsExt;

    let sandbox = Sandbox::new();
    does(&sandbox, &["bookmark", "add", "gbzxm"]);
    let allow = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    allow(&sandbox.data(), 0o500);
    // An administrator may write all the same; then the bookmark is simply saved.
    let may_write = fs::write(sandbox.data().join("probe"), "").is_ok();
    let code = sandbox.run(&["bookmark", "add", "hghd3"]).code();
    assert_eq!(code, Some(if may_write { 0 } else { 3 }));
    assert!(does(&sandbox, &["read", "gbzxm"]).contains("Call 911"));
    allow(&sandbox.data(), 0o700);
    assert!(saved(&sandbox).iter().any(|(section, ..)| section == "gbzxm"));
}

fn assert_private(path: &Path, mode: u32) {
    #[cfg(unix)]
    assert_eq!(std::os::unix::fs::PermissionsExt::mode(&fs::metadata(path).unwrap().permissions()) & 0o777, mode);
    #[cfg(not(unix))]
    let _ = (path, mode);
}
