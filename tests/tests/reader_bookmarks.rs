//! Saved passages at the command line: kept, carried over, and never in the way of reading.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Output, Stdio};

use doorstep_tests::command::{doorstep, printed, told};
use doorstep_tests::skip;
use serde_json::Value;
use tempfile::TempDir;

/// A person's data folder.
struct Person(TempDir);

impl Person {
    fn new() -> Self {
        Self(TempDir::new().unwrap())
    }

    fn folder(&self) -> PathBuf {
        self.0.path().join("data")
    }

    fn run(&self, args: &[&str]) -> Output {
        doorstep().args(args).arg("--data-dir").arg(self.folder()).output().unwrap()
    }

    fn does(&self, args: &[&str]) -> String {
        let output = self.run(args);
        assert!(output.status.success(), "{args:?}: {}", told(&output));
        printed(&output)
    }

    fn list(&self) -> Vec<Value> {
        let list: Value = serde_json::from_str(&self.does(&["bookmark", "list", "--json"])).unwrap();
        list["bookmarks"].as_array().unwrap().clone()
    }

    /// What is saved, without what differs between two stores.
    fn saved(&self) -> Vec<(Value, Value, Value)> {
        let entry = |saved: &Value| (saved["section"].clone(), saved["note"].clone(), saved["labels"].clone());
        self.list().iter().map(entry).collect()
    }

    fn write(&self, name: &str, bytes: &[u8]) {
        fs::write(self.folder().join(name), bytes).unwrap();
    }

    fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.folder().join(name)).unwrap()
    }

    fn assert_reads(&self) {
        assert!(self.does(&["read", "gbzxm"]).contains("Call 911"));
    }
}

#[test]
fn a_passage_is_saved_noted_labelled_moved_and_removed() {
    let person = Person::new();
    let first = person.does(&["bookmark", "add", "gbzxm", "--note", "Ask Ana", "--label", "home visit", "--json"]);
    assert_eq!(first.trim(), r#"{"id":1}"#);
    person.does(&["bookmark", "add", "hghd3"]);
    assert_eq!(person.does(&["bookmark", "add", "gbzxm", "--json"]).trim(), r#"{"id":1}"#, "saved already");
    assert_eq!(person.saved()[1], ("gbzxm".into(), "Ask Ana".into(), ["home visit"].into()));
    person.does(&["bookmark", "move", "1", "--before", "2"]);
    assert_eq!(person.list()[0]["id"], 1);
    person.does(&["bookmark", "move", "1", "--last"]);
    assert_eq!(person.list()[1]["id"], 1);
    person.does(&["bookmark", "note", "1", ""]);
    person.does(&["bookmark", "label", "1", "safety", "urgent"]);
    assert_eq!(person.saved()[1], ("gbzxm".into(), "".into(), ["safety", "urgent"].into()));
    let shown = person.does(&["bookmark", "list", "--locale", "es"]);
    assert!(shown.contains("Alguien está en peligro ahora mismo") && shown.contains("[safety] [urgent]"), "{shown}");
    person.does(&["bookmark", "remove", "1"]);
    assert_eq!(person.list().len(), 1);
    let gone = person.run(&["bookmark", "remove", "1"]);
    assert_eq!(gone.status.code(), Some(1));
    assert!(told(&gone).contains("not among the saved ones"));
}

#[test]
fn a_note_comes_from_standard_input() {
    let person = Person::new();
    person.does(&["bookmark", "add", "gbzxm"]);
    let mut command = doorstep();
    command.args(["bookmark", "note", "1", "-", "--data-dir"]).arg(person.folder()).stdin(Stdio::piped());
    let mut child = command.stdout(Stdio::null()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(b"first\nsecond \x1b[2J\xff\n").unwrap();
    assert!(child.wait().unwrap().success());
    let note = person.list()[0]["note"].as_str().unwrap().to_owned();
    assert!(note.starts_with("first\nsecond ") && !note.contains('\u{1b}'), "{note:?}");
    assert!(!person.does(&["bookmark", "list"]).contains('\u{1b}'));
}

#[test]
fn an_export_carries_everything_into_another_folder() {
    let (person, other) = (Person::new(), Person::new());
    person.does(&["bookmark", "add", "gbzxm", "--note", "uno\ndos", "--label", "a"]);
    person.does(&["bookmark", "add", "hghd3"]);
    let file = person.0.path().join("saved.json");
    let file = file.to_str().unwrap();
    assert!(person.does(&["bookmark", "export", file]).contains("not sealed"));
    let exists = person.run(&["bookmark", "export", file]);
    assert_eq!(exists.status.code(), Some(3));
    assert!(told(&exists).contains("There is a file with this name"));
    person.does(&["bookmark", "export", file, "--force"]);
    assert_private(Path::new(file), 0o600);
    let counted = other.does(&["bookmark", "import", file, "--json"]);
    assert_eq!(counted.trim(), r#"{"added":2,"already_there":0,"skipped":0}"#);
    assert_eq!(other.saved(), person.saved());
    let again = other.does(&["bookmark", "import", file, "--json"]);
    assert_eq!(again.trim(), r#"{"added":0,"already_there":2,"skipped":0}"#);
}

#[test]
fn what_is_no_export_changes_nothing() {
    let person = Person::new();
    person.does(&["bookmark", "add", "gbzxm"]);
    let file = person.0.path().join("other");
    for bytes in [&b"{}"[..], b"", b"\xff\xfe\0", b"[1,2"] {
        fs::write(&file, bytes).unwrap();
        let refused = person.run(&["bookmark", "import", file.to_str().unwrap()]);
        assert_eq!(refused.status.code(), Some(3));
        assert!(told(&refused).contains("not an export"), "{}", told(&refused));
    }
    assert_eq!(person.list().len(), 1);
    assert_eq!(person.run(&["bookmark", "import", "/nonexistent/file"]).status.code(), Some(3));
}

#[test]
fn a_section_that_is_not_there_is_not_saved_and_makes_no_folder() {
    let person = Person::new();
    assert_eq!(person.run(&["bookmark", "add", "zzzzz"]).status.code(), Some(4));
    assert_eq!(person.run(&["bookmark", "note", "1", "x"]).status.code(), Some(1));
    assert_eq!(person.run(&["bookmark", "export", "/nonexistent/file"]).status.code(), Some(1));
    assert!(person.does(&["bookmark", "list"]).contains("Nothing saved yet"));
    assert!(!person.folder().exists());
}

#[test]
fn c1_folder_key_and_store_are_for_their_user_alone() {
    let person = Person::new();
    person.does(&["bookmark", "add", "gbzxm", "--note", "canary-note"]);
    assert_private(&person.folder(), 0o700);
    for file in fs::read_dir(person.folder()).unwrap().map(Result::unwrap) {
        assert_private(&file.path(), 0o600);
        let bytes = fs::read(file.path()).unwrap();
        assert!(!bytes.windows(11).any(|window| window == b"canary-note"), "{:?}", file.file_name());
        assert!(!bytes.windows(5).any(|window| window == b"gbzxm"), "{:?}", file.file_name());
    }
}

#[test]
fn s4_a_damaged_store_is_set_aside_and_told_and_reading_goes_on() {
    let person = Person::new();
    person.does(&["bookmark", "add", "gbzxm"]);
    person.write("user.db", b"not a database, and longer than a header of one hundred bytes would be, so that it is no new one");
    person.assert_reads();
    let list = person.run(&["bookmark", "list"]);
    assert!(list.status.success());
    assert!(told(&list).contains("damaged and set aside"), "{}", told(&list));
    assert!(person.read("user.db.damaged-1").starts_with(b"not a database"));
    person.does(&["bookmark", "add", "gbzxm"]);
}

#[test]
fn c4_a_wrong_or_broken_key_locks_the_saved_passages_only() {
    let person = Person::new();
    person.does(&["bookmark", "add", "gbzxm"]);
    let (key, store) = (person.read("key"), person.read("user.db"));
    for (wrong, said) in [(&[7; 32][..], "the key does not fit"), (b"short", "The key to your saved passages can't be read")] {
        person.write("key", wrong);
        for args in [&["bookmark", "list"][..], &["bookmark", "add", "hghd3"]] {
            let refused = person.run(args);
            assert_eq!(refused.status.code(), Some(3), "{args:?}");
            assert!(told(&refused).contains(said), "{}", told(&refused));
        }
        person.assert_reads();
        assert_eq!((person.read("key"), person.read("user.db")), (wrong.to_vec(), store.clone()), "kept as they were");
    }
    fs::remove_file(person.folder().join("key")).unwrap();
    assert_eq!(person.run(&["bookmark", "add", "hghd3"]).status.code(), Some(3));
    assert!(!person.folder().join("key").exists(), "no new key for an old store");
    person.write("key", &key);
    assert_eq!(person.list().len(), 1);
}

#[test]
fn a_folder_that_cannot_be_written_is_told_and_reading_goes_on() {
    let person = Person::new();
    fs::write(person.folder(), "a file where the folder should be").unwrap();
    let refused = person.run(&["bookmark", "add", "gbzxm"]);
    assert_eq!(refused.status.code(), Some(3));
    assert!(told(&refused).contains("Check the folder"), "{}", told(&refused));
    person.assert_reads();
}

#[test]
#[cfg(unix)]
fn a_folder_that_may_only_be_read_loses_nothing() {
    use std::os::unix::fs::PermissionsExt;

    let person = Person::new();
    person.does(&["bookmark", "add", "gbzxm"]);
    let store = person.read("user.db");
    for file in fs::read_dir(person.folder()).unwrap().map(Result::unwrap) {
        fs::set_permissions(file.path(), fs::Permissions::from_mode(0o400)).unwrap();
    }
    fs::set_permissions(person.folder(), fs::Permissions::from_mode(0o500)).unwrap();
    let may_write_all_the_same = fs::write(person.folder().join("probe"), "").is_ok();
    if may_write_all_the_same {
        // The one who runs the tests may write anywhere: that is how build servers are.
        fs::remove_file(person.folder().join("probe")).unwrap();
        eprintln!("run as a user that may write everywhere: only reading is shown here");
    } else {
        assert_eq!(person.run(&["bookmark", "add", "hghd3"]).status.code(), Some(3));
        assert_eq!(person.read("user.db"), store);
    }
    person.assert_reads();
    fs::set_permissions(person.folder(), fs::Permissions::from_mode(0o700)).unwrap();
}

#[test]
fn without_a_home_only_saving_fails() {
    let homeless = |args: &[&str]| doorstep().env_remove("HOME").args(args).output().unwrap();
    assert!(homeless(&["read", "gbzxm"]).status.success());
    assert_eq!(homeless(&["bookmark", "list"]).status.code(), Some(3));
    let person = Person::new();
    let data_home = person.0.path().join("xdg");
    let saved = doorstep().env("XDG_DATA_HOME", &data_home).args(["bookmark", "add", "gbzxm"]).output().unwrap();
    assert!(saved.status.success() && data_home.join("doorstep/user.db").exists());
}

#[cfg(unix)]
fn assert_private(path: &Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt;
    assert_eq!(fs::metadata(path).unwrap().permissions().mode() & 0o777, mode, "{}", path.display());
}

#[cfg(not(unix))]
fn assert_private(_path: &Path, _mode: u32) {
    skip("assert_private", "rights are checked on Unix only");
}
