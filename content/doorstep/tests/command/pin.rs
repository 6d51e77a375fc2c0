//! The PIN at the command line: set, asked for, changed, removed; wiping; a clock that runs behind.

use std::fs;
use std::io::Write;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

#[cfg(unix)]
use doorstep_tests::faults::strace_is_there;
use serde_json::Value;

use crate::sandbox::{Ran, Sandbox};

const FIRST: &str = "480213";
const SECOND: &str = "correct horse battery";

/// Runs a command with the PINs that it is given in variables.
fn with(sandbox: &Sandbox, pin: &str, new: &str, words: &[&str]) -> Ran {
    let mut command = sandbox.command(words);
    for (name, value) in [("DOORSTEP_PIN", pin), ("DOORSTEP_NEW_PIN", new)] {
        if value.is_empty() {
            command.env_remove(name);
        } else {
            command.env(name, value);
        }
    }
    Ran(command.output().unwrap())
}

fn does(sandbox: &Sandbox, pin: &str, words: &[&str]) -> String {
    let ran = with(sandbox, pin, "", words);
    assert_eq!(ran.code(), Some(0), "{words:?}: {}", ran.err());
    ran.out()
}

fn assert_refused(ran: &Ran, said: &str) {
    assert_eq!(ran.code(), Some(3), "{}{}", ran.out(), ran.err());
    assert!(ran.err().contains(said) && ran.out().is_empty(), "{}{}", ran.out(), ran.err());
}

/// Something saved, under the first PIN.
fn locked() -> Sandbox {
    let sandbox = Sandbox::new();
    does(&sandbox, "", &["bookmark", "add", "gbzxm", "--note", "Ask Ana"]);
    does(&sandbox, "", &["numbers", "set", "clinic", "555-0100"]);
    let set = with(&sandbox, "", FIRST, &["pin", "set"]);
    assert_eq!(set.code(), Some(0), "{}", set.err());
    assert!(set.out().contains("The PIN is set"), "{}", set.out());
    sandbox
}

#[test]
fn c2_what_a_forgotten_pin_costs_is_said_before_one_is_set() {
    const SAID: &str = "Nobody can bring back a forgotten PIN";
    let sandbox = Sandbox::new();
    does(&sandbox, "", &["bookmark", "add", "gbzxm"]);
    let refused = with(&sandbox, "", "1", &["pin", "set"]);
    assert!(refused.code() == Some(3) && refused.err().contains(SAID), "{}", refused.err());
    let set = with(&sandbox, "", FIRST, &["pin", "set"]);
    assert!(set.code() == Some(0) && set.err().contains(SAID), "{}", set.err());
    let changed = with(&sandbox, FIRST, SECOND, &["pin", "change"]);
    assert!(changed.code() == Some(0) && changed.err().contains(SAID), "{}", changed.err());
    assert!(!with(&sandbox, SECOND, "", &["pin", "remove"]).err().contains(SAID));
}

fn state(sandbox: &Sandbox) -> Value {
    serde_json::from_str(&does(sandbox, "", &["pin", "--json"])).unwrap()
}

#[test]
fn c2_what_is_saved_needs_the_pin_and_reading_never_does() {
    let sandbox = locked();
    let file = sandbox.file("saved.json");
    let file = file.to_str().unwrap();
    let needs: [&[&str]; 8] = [
        &["bookmark", "list"],
        &["bookmark", "add", "hghd3"],
        &["bookmark", "note", "1", "x"],
        &["bookmark", "remove", "1"],
        &["bookmark", "export", file],
        &["numbers"],
        &["numbers", "set", "clinic", "1"],
        &["numbers", "clear", "clinic"],
    ];
    for words in needs {
        assert_refused(&with(&sandbox, "", "", words), "What you saved is locked");
    }
    assert!(!fs::exists(file).unwrap());
    for words in [&["read", "gbzxm"][..], &["search", "safety"], &["say", "hmd5r", "--to", "es"]] {
        let ran = with(&sandbox, "", "", words);
        assert_eq!((ran.code(), ran.err()), (Some(0), String::new()), "{words:?}");
    }
    let home = with(&sandbox, "", "", &["home"]);
    assert!(home.code() == Some(0) && !home.out().contains("555-0100") && home.err().contains("locked"));
    assert!(does(&sandbox, FIRST, &["home"]).contains("555-0100"));
    assert!(does(&sandbox, FIRST, &["bookmark", "list"]).contains("Ask Ana"));
    does(&sandbox, FIRST, &["bookmark", "export", file]);
    does(&sandbox, FIRST, &["bookmark", "import", file]);
    assert_refused(&with(&sandbox, "", "", &["bookmark", "import", file]), "locked");
}

#[test]
fn a_pin_comes_from_a_file_a_pipe_or_a_descriptor() {
    let sandbox = locked();
    let file = sandbox.file("pin");
    fs::write(&file, format!("{FIRST}\n")).unwrap();
    let list = ["bookmark", "list", "--pin-file"];
    assert!(does(&sandbox, "", &[&list[..], &[file.to_str().unwrap()]].concat()).contains("Ask Ana"));
    assert!(sandbox.run_with(&[&list[..], &["-"]].concat(), FIRST.as_bytes()).out().contains("Ask Ana"));
    let missing = with(&sandbox, "", "", &[&list[..], &["/no such file"]].concat());
    assert_refused(&missing, "The file can't be read");
    let script = format!("exec 3< '{}'; exec \"$@\" --pin-file /dev/fd/3", file.display());
    let command = sandbox.command(&["bookmark", "list"]);
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    let output = Command::new("sh").args(["-c", &script, "sh"]).args(words).output().unwrap();
    assert!(String::from_utf8_lossy(&output.stdout).contains("Ask Ana"), "{output:?}");
}

#[test]
fn c5_a_wrong_pin_says_how_long_to_wait_and_the_right_one_waits_too() {
    let sandbox = locked();
    let wrong = with(&sandbox, "480214", "", &["bookmark", "list"]);
    assert_refused(&wrong, "This is not the PIN. Try again in 2 seconds");
    sleep(Duration::from_millis(3_100));
    let wrong = with(&sandbox, "480214", "", &["bookmark", "list"]);
    assert_refused(&wrong, "This is not the PIN. Try again in 4 seconds");
    assert_refused(&with(&sandbox, FIRST, "", &["bookmark", "list"]), "then try again");
    assert_refused(&with(&sandbox, "123", "", &["bookmark", "list"]), "Too short");
    assert_eq!(state(&sandbox)["failures"], 2);
    sleep(Duration::from_millis(5_100));
    assert!(does(&sandbox, FIRST, &["bookmark", "list"]).contains("Ask Ana"));
    assert_eq!(state(&sandbox)["failures"], 0);
}

#[test]
fn a_pin_is_changed_and_removed_with_the_one_there_is() {
    let sandbox = locked();
    assert_refused(&with(&sandbox, FIRST, SECOND, &["pin", "set"]), "There is a PIN already");
    assert_refused(&with(&sandbox, FIRST, "", &["pin", "change"]), "No new PIN was given");
    assert_refused(&with(&sandbox, FIRST, "123456", &["pin", "change"]), "Too easy to guess");
    let changed = with(&sandbox, FIRST, SECOND, &["pin", "change", "--wipe-after", "7"]);
    assert!(changed.code() == Some(0) && changed.out().contains("The old one opens nothing"), "{}", changed.err());
    let now = state(&sandbox);
    assert_eq!((&now["on"], &now["digits"], &now["wipe_after"]), (&true.into(), &false.into(), &7.into()));
    assert!(does(&sandbox, "", &["lock"]).contains("After 7 wrong PINs in a row"));
    assert!(does(&sandbox, SECOND, &["bookmark", "list"]).contains("Ask Ana"));
    assert_refused(&with(&sandbox, FIRST, "", &["pin", "remove"]), "After 6 more wrong ones");
    sleep(Duration::from_millis(3_100));
    assert!(does(&sandbox, SECOND, &["pin", "remove", "--json"]).contains("pin-removed"));
    assert!(does(&sandbox, "", &["bookmark", "list"]).contains("Ask Ana"));
    assert_refused(&with(&sandbox, SECOND, "", &["pin", "remove"]), "none to change");
    assert_eq!(state(&sandbox)["on"], false);
}

#[test]
fn asking_whether_there_is_a_pin_makes_nothing() {
    let sandbox = Sandbox::new();
    assert!(does(&sandbox, "", &["pin"]).contains("No PIN is set"));
    assert!(!sandbox.data().exists());
}

#[test]
fn c6_wiping_asks_first_and_leaves_no_file() {
    let sandbox = locked();
    assert_refused(&with(&sandbox, "", "", &["wipe"]), "Nothing was erased");
    assert!(does(&sandbox, FIRST, &["bookmark", "list"]).contains("Ask Ana"));
    let wiped = does(&sandbox, "", &["wipe", "--yes"]);
    assert!(wiped.contains("saved sections, notes, labels, your numbers"), "{wiped}");
    assert_eq!(fs::read_dir(sandbox.data()).unwrap().count(), 0);
    assert!(does(&sandbox, "", &["bookmark", "list"]).contains("Nothing saved yet"));
    does(&sandbox, "", &["wipe", "--yes"]);
    does(&Sandbox::new(), "", &["wipe", "--yes"]);
}

#[test]
fn c6_a_wipe_that_lost_its_key_first_is_ended_by_the_next_command() {
    for (mark, what) in [(&[0; 32][..], "key"), (b"DoorGone and more", "user.db-pin")] {
        let sandbox = locked();
        fs::write(sandbox.data().join(what), mark).unwrap();
        assert!(does(&sandbox, "", &["bookmark", "list"]).contains("Nothing saved yet"), "{what}");
        assert!(!sandbox.data().join("user.db").exists());
    }
}

#[cfg(unix)]
#[test]
fn c6_a_wipe_killed_at_any_call_leaves_nothing_that_opens() {
    if !strace_is_there("c6_a_wipe_killed_at_any_call_leaves_nothing_that_opens") {
        return;
    }
    let original = Sandbox::new();
    does(&original, "", &["bookmark", "add", "gbzxm", "--note", "Ask Ana"]);
    let key = fs::read(original.data().join("key")).unwrap();
    for call in ["write", "fsync", "unlink"] {
        for nth in 1..40 {
            let sandbox = Sandbox::new();
            fs::create_dir(sandbox.data()).unwrap();
            for file in fs::read_dir(original.data()).unwrap().map(Result::unwrap) {
                fs::copy(file.path(), sandbox.data().join(file.file_name())).unwrap();
            }
            let command = sandbox.command(&["wipe", "--yes"]);
            let words = std::iter::once(command.get_program()).chain(command.get_args());
            let inject = format!("inject={call}:signal=KILL:when={nth}");
            let ended = Command::new("strace")
                .args(["-qq", "-o", "/dev/null", "-e", &format!("trace={call}"), "-e", &inject])
                .args(words)
                .env("LC_ALL", "C.UTF-8")
                .output()
                .unwrap();
            let intact = fs::read(sandbox.data().join("key")).is_ok_and(|now| now == key);
            let list = does(&sandbox, "", &["bookmark", "list"]);
            assert_eq!(list.contains("Ask Ana"), intact, "{call} {nth}");
            if ended.status.success() {
                assert!(!intact);
                break;
            }
        }
    }
}

#[test]
fn p5_a_clock_that_was_set_back_hides_no_review() {
    let sandbox = Sandbox::new();
    let day = sandbox.data().join("user.day");
    does(&sandbox, "", &["home"]);
    assert!(!sandbox.data().exists(), "reading makes no folder");
    does(&sandbox, "", &["bookmark", "add", "gbzxm"]);
    does(&sandbox, "", &["read", "gbzxm"]);
    assert!(fs::read_to_string(&day).is_ok_and(|day| day.len() == 11), "a day and nothing else");
    // As if the clock had shown that day once.
    fs::write(&day, "2030-05-05\n").unwrap();
    let home: Value = serde_json::from_str(&does(&sandbox, "", &["home", "--json"])).unwrap();
    assert!(home["review_passed"].is_string(), "{home}");
    assert_eq!(fs::read_to_string(&day).unwrap(), "2030-05-05\n", "it never goes back");
}

/// What is typed at a terminal shows no PIN.
#[test]
fn c8_a_pin_that_is_typed_is_not_echoed() {
    let works = Command::new("script").arg("--version").output().is_ok_and(|output| output.status.success());
    if !works {
        return doorstep_tests::skip("c8_a_pin_that_is_typed_is_not_echoed", "the command script is not there");
    }
    let sandbox = locked();
    let command = sandbox.command(&["bookmark", "list"]);
    let words: Vec<_> = std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(|word| format!("'{}'", word.to_str().unwrap()))
        .collect();
    let mut child = Command::new("script")
        .args(["-qec", &words.join(" "), "/dev/null"])
        .env("LC_ALL", "C.UTF-8")
        .env("TERM", "xterm")
        .env_remove("DOORSTEP_PIN")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    sleep(Duration::from_millis(1_500));
    writeln!(input, "{FIRST}").unwrap();
    let output = child.wait_with_output().unwrap();
    drop(input);
    let shown = String::from_utf8_lossy(&output.stdout);
    assert!(shown.contains("PIN or passphrase:") && shown.contains("Ask Ana"), "{shown}");
    assert!(!shown.contains(FIRST), "{shown}");
}
