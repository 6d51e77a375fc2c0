//! The reader's plain commands, run as a person or a script runs them.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Output, Stdio};

use doorstep_tests::command::{doorstep, path, printed, told};
use doorstep_tests::{sample, skip};
use serde_json::Value;
use tempfile::TempDir;

fn run(args: &[&str]) -> Output {
    doorstep().args(args).output().unwrap()
}

fn run_in(locale: &str, args: &[&str]) -> Output {
    doorstep().env("LANG", locale).args(args).output().unwrap()
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap()
}

/// Answers the queries of a file; the lines of the answer.
fn batch(queries: &[u8], args: &[&str]) -> Vec<Value> {
    let mut command = doorstep();
    command.args(["search", "--batch", "-", "--json"]).args(args).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let queries = queries.to_owned();
    let writer = std::thread::spawn(move || stdin.write_all(&queries));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    assert!(output.status.success());
    printed(&output).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn without_a_terminal_the_contents_are_printed() {
    let (bare, home) = (run(&[]), run(&["home"]));
    assert!(bare.status.success() && bare.stdout == home.stdout);
    let contents = printed(&home);
    assert!(contents.contains("▲ If someone is in danger") && contents.contains("gbzxm"), "{contents}");
    assert!(!contents.contains('\u{1b}'), "no escape codes without a terminal");
    assert!(!contents.to_lowercase().contains("trafficking: a pocket"), "the subject is not named at first sight");
}

#[test]
fn l1_the_systems_language_is_read_and_the_one_asked_for_goes_first() {
    let spanish = printed(&run_in("es_MX.UTF-8", &["read", "gbzxm"]));
    assert!(spanish.contains("Alguien está en peligro ahora mismo") && spanish.contains("traducción automática"));
    assert_eq!(printed(&run(&["read", "gbzxm", "--locale", "es-US"])), spanish.replace("Español · ", "Español · "));
    let english = printed(&run_in("es_MX.UTF-8", &["--locale", "en", "read", "gbzxm"]));
    assert!(english.contains("Someone is in danger right now") && english.contains("Call 911"), "{english}");
}

#[test]
fn l1_a_language_that_is_not_there_is_said() {
    let vietnamese = run(&["read", "gbzxm", "--locale", "vi"]);
    assert!(vietnamese.status.success());
    assert!(told(&vietnamese).contains("not in that language. It is shown in English"), "{}", told(&vietnamese));
    assert!(printed(&vietnamese).contains("Not in Tiếng Việt yet. Shown in English."));
    let wrong = run(&["home", "--locale", "not a language"]);
    assert_eq!(wrong.status.code(), Some(2));
}

#[test]
fn drawing_characters_are_plain_where_utf8_is_not_shown() {
    let plain = printed(&run_in("C", &["read", "gbzxm"]));
    assert!(plain.contains("| Act now") && plain.contains("! Emergency services"), "{plain}");
    for drawn in ['┃', '▲', '•', '·', '›'] {
        assert!(!plain.contains(drawn), "{drawn}");
    }
}

#[test]
fn a_section_that_is_not_there_is_said_with_its_own_exit_code() {
    for id in ["zzzzz", "NOT AN ID", "../../etc/passwd", ""] {
        let unknown = run(&["read", id]);
        assert_eq!(unknown.status.code(), Some(4), "{id:?}");
        assert!(told(&unknown).contains("There is no passage with this name"));
        assert!(unknown.stdout.is_empty());
    }
}

#[test]
fn a_file_that_is_no_handbook_is_refused_in_the_readers_language() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("x.pack");
    fs::write(&file, "not a pack").unwrap();
    let refused = doorstep().args(["--locale", "es", "home", "--pack"]).arg(&file).output().unwrap();
    assert_eq!(refused.status.code(), Some(3));
    assert!(told(&refused).contains("Este archivo no es un manual"), "{}", told(&refused));
    let missing = doorstep().args(["home", "--pack"]).arg(folder.path().join("none")).output().unwrap();
    assert_eq!(missing.status.code(), Some(3));
    assert!(told(&missing).contains("can't be read") && !told(&missing).contains("none"), "{}", told(&missing));
}

#[test]
fn a_pack_from_a_file_reads_like_the_one_inside() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("handbook.pack");
    fs::write(&file, sample::bundled_pack()).unwrap();
    let from_file = doorstep().args(["home", "--pack"]).arg(&file).output().unwrap();
    assert_eq!(printed(&from_file), printed(&run(&["home"])));
}

#[test]
fn json_of_home_and_read_has_the_documented_fields() {
    let home = json(&run(&["home", "--json"]));
    assert_eq!(home["topics"][0]["act_now"], true);
    assert_eq!(home["topics"][0]["sections"][0]["id"], "gbzxm");
    assert!(home["review_passed"].is_null() && home["languages"].as_array().unwrap().len() >= 2);
    let article = json(&run(&["read", "gbzxm", "--json", "--locale", "es"]));
    assert_eq!(article["locale"], "es");
    assert_eq!((&article["status"], &article["freshness"]), (&"machine".into(), &"current".into()));
    assert_eq!(article["blocks"][0]["kind"], "boxed");
    assert_eq!((&article["previous"], &article["next"]["id"]), (&Value::Null, &"x3b9f".into()));
}

#[test]
fn search_prints_what_it_found_and_where() {
    let found = printed(&run(&["search", "mandated", "reporter", "--limit", "2"]));
    assert!(found.starts_with("1. ") && found.contains("[qjc5v]"), "{found}");
    assert!(!found.contains('\u{1b}') && !found.contains("English"), "the reader's own language is not named");
    let other = printed(&run(&["search", "confianza"]));
    assert!(other.contains("· Español"), "{other}");
}

#[test]
fn nothing_found_keeps_the_contacts_in_reach() {
    let nothing = run(&["search", "zzqqxx"]);
    assert_eq!(nothing.status.code(), Some(1));
    assert!(printed(&nothing).contains("If someone is in danger") && printed(&nothing).contains("[gbzxm]"));
    let json = run(&["search", "zzqqxx", "--json"]);
    assert_eq!((json.status.code(), printed(&json).trim()), (Some(1), r#"{"q":"zzqqxx","hits":[]}"#));
    assert_eq!(run(&["search"]).status.code(), Some(2));
}

#[test]
fn a_batch_answers_every_line_in_its_order() {
    let answers = batch(b"safety plan\n\nzzqqxx\r\nconfianza", &["--limit", "3"]);
    let queries: Vec<_> = answers.iter().map(|answer| answer["q"].as_str().unwrap()).collect();
    assert_eq!(queries, ["safety plan", "", "zzqqxx", "confianza"]);
    let hits: Vec<_> = answers.iter().map(|answer| answer["hits"].as_array().unwrap().len()).collect();
    assert_eq!((hits[0], hits[1], hits[2]), (3, 0, 0));
    let hit = answers[0]["hits"][0].as_object().unwrap();
    assert_eq!(hit.keys().collect::<Vec<_>>(), ["id", "locale", "score", "snippet", "title"]);
    assert_eq!((&hit["id"], &hit["locale"]), (&"hghd3".into(), &"en".into()), "the section on safety plans comes first");
    assert_eq!(answers[3]["hits"][0]["locale"], "es");
}

#[test]
fn a_batch_takes_any_bytes() {
    let mut hostile = b"\xff\xfe caf\xe9\n\0\x1b[2J\n\"')(*&^%$;--\n".to_vec();
    hostile.extend("run ".repeat(20_000).bytes());
    hostile.extend(b"\n");
    hostile.extend("\u{202e}\u{301}".repeat(5_000).bytes());
    let answers = batch(&hostile, &[]);
    assert_eq!(answers.len(), 5);
    assert!(answers[0]["q"].as_str().unwrap().contains('\u{fffd}'));
}

#[test]
fn a_batch_file_that_is_not_there_is_said() {
    let missing = run(&["search", "--batch", "/nonexistent/queries", "--json"]);
    assert_eq!(missing.status.code(), Some(3));
    assert!(told(&missing).contains("The file can't be read"));
}

#[test]
fn a_reader_that_stops_early_is_no_error() {
    let queries = "safety\n".repeat(20_000);
    let file = TempDir::new().unwrap();
    let path = file.path().join("queries");
    fs::write(&path, queries).unwrap();
    let mut child = doorstep()
        .args(["search", "--json", "--batch"])
        .arg(&path)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut first).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(first.starts_with("{\"q\":\"safety\""));
    assert!(output.status.success() && told(&output).is_empty(), "{}", told(&output));
}

#[test]
fn c9_no_system_call_of_the_network_is_made() {
    if !Command::new("strace").args(["-o", "/dev/null", "true"]).status().is_ok_and(|status| status.success()) {
        return skip("c9_no_system_call_of_the_network_is_made", "strace is not installed or not allowed here");
    }
    let folder = TempDir::new().unwrap();
    let data = folder.path().join("data");
    let data = data.to_str().unwrap();
    for args in [&["home"][..], &["search", "safety"], &["bookmark", "add", "gbzxm", "--data-dir", data]] {
        let trace = folder.path().join("trace");
        let mut command = Command::new("strace");
        command.args(["-f", "-qq", "-e", "trace=%network", "-e", "signal=none", "-o"]).arg(&trace).arg(path()).args(args);
        assert!(command.output().unwrap().status.success(), "{args:?}");
        assert_eq!(fs::read_to_string(trace).unwrap(), "", "{args:?}");
    }
}

#[test]
fn c4_reading_and_searching_touch_no_data() {
    let home = TempDir::new().unwrap();
    for args in [&["home"][..], &["read", "gbzxm"], &["search", "safety"], &["bookmark", "list"]] {
        assert!(doorstep().env("HOME", home.path()).args(args).output().unwrap().status.success(), "{args:?}");
    }
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 0);
}
