//! The worker's own numbers at the command line.

use std::fs;

use serde_json::Value;

use crate::sandbox::Sandbox;

/// Runs a command that must succeed; what it printed.
fn does(sandbox: &Sandbox, words: &[&str]) -> String {
    let ran = sandbox.run(words);
    assert_eq!(ran.code(), Some(0), "{words:?}: {}", ran.err());
    ran.out()
}

fn number(sandbox: &Sandbox, slot: &str) -> Value {
    let list: Value = serde_json::from_str(&does(sandbox, &["numbers", "--json"])).unwrap();
    list["numbers"].as_array().unwrap().iter().find(|number| number["slot"] == slot).unwrap().clone()
}

#[test]
fn a_number_is_kept_listed_and_cleared() {
    let sandbox = Sandbox::new();
    let empty = does(&sandbox, &["numbers"]);
    assert!(empty.contains("No handbook knows") && empty.contains("Supervisor on call: not filled in yet"), "{empty}");
    does(&sandbox, &["numbers", "clear", "clinic"]);
    assert!(!sandbox.data().exists(), "nothing is made for what is not there");
    let set = ["numbers", "set", "supervisor", " 555-0100 ext. 7 ", "--label", "Ana", "--json"];
    assert_eq!(does(&sandbox, &set).trim(), r#"{"slot":"supervisor"}"#);
    let kept = number(&sandbox, "supervisor");
    assert_eq!((&kept["number"], &kept["dial"]), (&"555-0100 ext. 7".into(), &"5550100,7".into()));
    does(&sandbox, &["numbers", "set", "supervisor", "+1 555 0199"]);
    let kept = number(&sandbox, "supervisor");
    assert_eq!((&kept["number"], &kept["label"]), (&"+1 555 0199".into(), &"Ana".into()), "the label stays");
    let line = "Supervisor on call: +1 555 0199 · Ana";
    assert!(does(&sandbox, &["numbers", "list"]).contains(line));
    let home = does(&sandbox, &["home"]);
    assert!(home.lines().take(6).any(|shown| shown.trim() == line), "first, where danger is: {home}");
    does(&sandbox, &["numbers", "clear", "supervisor"]);
    assert_eq!(number(&sandbox, "supervisor")["number"], Value::Null);
}

#[test]
fn what_is_no_number_is_refused_with_what_to_do() {
    let sandbox = Sandbox::new();
    let refused = sandbox.run(&["numbers", "set", "clinic", "ask Ana"]);
    assert_eq!(refused.code(), Some(3));
    assert!(refused.err().contains("Type its digits"), "{}", refused.err());
    let unknown = sandbox.run(&["numbers", "set", "sheriff", "5"]);
    assert_eq!(unknown.code(), Some(2));
    assert!(unknown.err().contains("reporting, supervisor, advocacy, clinic, interpreter"), "{}", unknown.err());
}

#[test]
fn an_export_carries_numbers_and_skips_what_is_not_known() {
    let (here, there) = (Sandbox::new(), Sandbox::new());
    does(&here, &["numbers", "set", "clinic", "555-0100"]);
    let file = here.file("saved.json");
    let file = file.to_str().unwrap();
    assert!(does(&here, &["bookmark", "export", file]).contains("1 number of yours is in the file"));
    let export = fs::read_to_string(file).unwrap();
    let more = export.replace(r#""numbers": ["#, r#""numbers": [{"slot": "sheriff", "number": "5"},"#);
    fs::write(file, more).unwrap();
    let told = does(&there, &["bookmark", "import", file, "--json"]);
    assert_eq!(told.trim(), r#"{"added":1,"already_there":0,"skipped":1}"#);
    assert_eq!(number(&there, "clinic")["number"], "555-0100");
}

#[test]
fn c4_a_home_without_its_key_still_prints() {
    let sandbox = Sandbox::new();
    does(&sandbox, &["numbers", "set", "clinic", "555-0100"]);
    fs::remove_file(sandbox.data().join("key")).unwrap();
    let home = sandbox.run(&["home"]);
    assert_eq!(home.code(), Some(0));
    assert!(home.err().contains("The key to your saved sections is missing") && !home.out().is_empty());
}
