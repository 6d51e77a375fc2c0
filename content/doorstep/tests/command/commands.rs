//! The command as a person types it.

use std::fs;
use std::io::Read;
use std::process::{Command, Stdio};

use doorstep_tests::{sample, skip};
use serde_json::Value;

use crate::sandbox::{PROGRAM, Sandbox};

#[test]
fn without_a_terminal_it_prints_the_contents() {
    let ran = Sandbox::new().run(&[]);
    assert_eq!(ran.code(), Some(0));
    let out = ran.out();
    let (danger, talking) =
        (out.find("If someone is in danger").unwrap(), out.find("Talking with a young person").unwrap());
    assert!(danger < talking, "the way to help comes first");
    assert!(out.contains("hmd5r") && !out.contains('\u{1b}'), "ids to read, no escape codes in a pipe");
}

#[test]
fn l1_the_systems_language_is_read_and_locale_goes_before_it() {
    let sandbox = Sandbox::new();
    let with = |variable: &str, value: &str, words: &[&str]| {
        let output = sandbox.command(words).env(variable, value).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    assert!(with("LANG", "es_MX.UTF-8", &["home"]).contains("Si alguien está en peligro"));
    assert!(with("LANG", "C", &["home"]).contains("If someone is in danger"));
    assert!(with("LC_ALL", "es_US.UTF-8", &["--locale", "en", "home"]).contains("If someone is in danger"));
    assert!(with("LANG", "en_US.UTF-8", &["--locale", "es-PR", "read", "hmd5r"]).contains("traducción automática"));
}

#[test]
fn a_section_is_printed_with_its_number_to_call_and_its_sources() {
    let ran = Sandbox::new().run(&["read", "xtnm7"]);
    assert_eq!(ran.code(), Some(0));
    for part in ["1-888-373-7888", "233733", "National Human Trafficking Hotline", "Sources", "draft"] {
        assert!(ran.out().contains(part), "{part} is not in\n{}", ran.out());
    }
    assert!(ran.out().lines().all(|line| line.chars().count() <= 80), "{}", ran.out());
}

#[test]
fn what_is_not_there_has_its_own_exit_code_and_words() {
    let sandbox = Sandbox::new();
    for (words, code) in [
        (&["read", "nothing"][..], 4),
        (&["read", "NOT AN ID"], 4),
        (&["search", "zzxxqqvv"], 1),
        (&["--pack", "/nonexistent", "home"], 3),
        (&["--pack", "/etc/hostname", "home"], 3),
        (&["frobnicate-nothing"], 2),
        (&["bookmark", "remove", "99"], 1),
    ] {
        let ran = sandbox.run(words);
        assert_eq!(ran.code(), Some(code), "{words:?}: {}{}", ran.out(), ran.err());
        assert!(!(ran.out() + &ran.err()).trim().is_empty(), "{words:?} says nothing");
        assert!(!ran.err().contains("panicked"), "{}", ran.err());
    }
}

#[test]
fn nothing_found_keeps_the_way_to_help_in_reach() {
    let ran = Sandbox::new().run(&["search", "zzxxqqvv"]);
    assert!(ran.out().contains("If someone is in danger"), "{}", ran.out());
}

#[test]
fn batch_search_answers_every_line_in_order() {
    let lines = b"safety plan\n\nsafty plna\ntrata\n\xff\xfe\x1b[2J\n\"quoted";
    let ran = Sandbox::new().run_with(&["search", "--batch", "-", "--json", "--limit", "3"], lines);
    assert_eq!(ran.code(), Some(0), "{}", ran.err());
    let answers: Vec<Value> = ran.out().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(answers.len(), 6);
    assert_eq!(answers[0]["q"], "safety plan");
    assert_eq!(answers[0]["hits"][0]["id"], "hghd3");
    for key in ["title", "locale", "snippet", "score"] {
        assert!(!answers[0]["hits"][0][key].is_null(), "{key}");
    }
    assert!(answers[0]["total"].as_u64() > Some(3) && answers[0]["nearest"] == false, "{}", answers[0]);
    assert_eq!((&answers[1]["total"], &answers[1]["nearest"]), (&0.into(), &false.into()));
    assert_eq!(answers[1]["hits"].as_array().unwrap().len(), 0, "an empty line");
    let misspelled = answers[2]["hits"].as_array().unwrap();
    assert!(misspelled.iter().any(|hit| hit["id"] == "hghd3"), "{misspelled:?}");
    assert!(answers.iter().all(|answer| answer["hits"].as_array().unwrap().len() <= 3));
}

#[test]
fn json_is_one_object_for_every_command() {
    let sandbox = Sandbox::new();
    for words in
        [&["home"][..], &["read", "hmd5r"], &["search", "plan"], &["bookmark", "add", "hmd5r"], &["bookmark", "list"]]
    {
        let ran = sandbox.run(&[&["--json"], words].concat());
        assert!(serde_json::from_str::<Value>(&ran.out()).is_ok(), "{words:?}: {}", ran.out());
    }
}

#[test]
fn a_saved_passage_is_found_again_in_another_language_and_another_place() {
    let (here, there) = (Sandbox::new(), Sandbox::new());
    assert_eq!(here.run(&["bookmark", "add", "hghd3", "--note", "before Monday", "--label", "visit"]).code(), Some(0));
    assert_eq!(here.run(&["bookmark", "add", "hghd3"]).code(), Some(0), "saved already");
    let list = here.run(&["--locale", "es", "bookmark", "list"]).out();
    assert!(list.contains("plan de seguridad") && list.contains("before Monday") && list.contains("visit"), "{list}");
    assert_eq!(list.matches("before Monday").count(), 1);

    let file = here.file("saved.json");
    let file = file.to_str().unwrap();
    let export = here.run(&["bookmark", "export", file]);
    assert_eq!(export.code(), Some(0), "{}", export.err());
    assert_ne!(here.run(&["bookmark", "export", file]).code(), Some(0), "a file is not written over");
    for added in ["1", "0"] {
        let ran = there.run(&["bookmark", "import", file]);
        assert_eq!(ran.code(), Some(0), "{}", ran.err());
        assert!(
            ran.out().contains(&format!("\u{2068}{added}\u{2069} added"))
                || ran.out().contains(&format!("{added} added")),
            "{}",
            ran.out()
        );
    }
    assert!(there.run(&["bookmark", "list"]).out().contains("before Monday"));
    let removed = there.run(&["bookmark", "remove", "1"]);
    assert_eq!(removed.code(), Some(0), "{}", removed.err());
    assert!(!there.run(&["bookmark", "list"]).out().contains("before Monday"));
}

#[cfg(unix)]
#[test]
fn what_is_saved_is_for_its_owner_only() {
    use std::os::unix::fs::PermissionsExt;
    let sandbox = Sandbox::new();
    sandbox.run(&["bookmark", "add", "hmd5r"]);
    let mode = |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&sandbox.data()), 0o700);
    assert_eq!(mode(&sandbox.data().join("key")), 0o600);
    let file = sandbox.file("export.json");
    sandbox.run(&["bookmark", "export", file.to_str().unwrap()]);
    assert_eq!(mode(&file), 0o600);
}

#[test]
fn c4_reading_and_searching_leave_no_trace_and_need_no_folder() {
    let sandbox = Sandbox::new();
    for words in [&["home"][..], &["read", "hmd5r"], &["search", "plan"], &[]] {
        assert_eq!(sandbox.run(words).code(), Some(0));
        assert!(!sandbox.data().exists(), "{words:?} made the data folder");
    }
}

#[test]
fn s4_c4_a_broken_store_is_told_and_reading_goes_on() {
    let sandbox = Sandbox::new();
    sandbox.run(&["bookmark", "add", "hmd5r"]);
    fs::write(sandbox.data().join("user.db"), b"this is not a database, not at all").unwrap();
    let _ = fs::remove_file(sandbox.data().join("user.db-wal"));
    assert_eq!(sandbox.run(&["read", "hmd5r"]).code(), Some(0));
    let list = sandbox.run(&["bookmark", "list"]);
    assert!((list.out() + &list.err()).contains("damaged and set aside"), "{}{}", list.out(), list.err());
    assert!(
        fs::read_dir(sandbox.data()).unwrap().any(|file| file
            .unwrap()
            .file_name()
            .to_string_lossy()
            .contains("damaged"))
    );
    assert_eq!(sandbox.run(&["bookmark", "add", "hmd5r"]).code(), Some(0), "and one can save again");
}

#[test]
fn another_key_leaves_the_store_as_it_was() {
    let sandbox = Sandbox::new();
    sandbox.run(&["bookmark", "add", "hmd5r"]);
    let before = fs::read(sandbox.data().join("user.db")).unwrap();
    let key = sandbox.data().join("key");
    let right = fs::read(&key).unwrap();
    fs::write(&key, [9_u8; 32]).unwrap();
    let ran = sandbox.run(&["bookmark", "list"]);
    assert_eq!(ran.code(), Some(3));
    assert!(ran.err().contains("locked"), "{}", ran.err());
    assert_eq!(fs::read(sandbox.data().join("user.db")).unwrap(), before);
    fs::write(&key, b"short").unwrap();
    assert_eq!(sandbox.run(&["bookmark", "list"]).code(), Some(3));
    assert_eq!(fs::read(&key).unwrap(), b"short", "a key file is never written over");
    fs::write(&key, right).unwrap();
    assert_eq!(sandbox.run(&["bookmark", "list"]).code(), Some(0));
}

#[test]
fn p11_the_same_pack_in_any_time_zone_language_and_mode() {
    let sandbox = Sandbox::new();
    let handbook = concat!(env!("CARGO_MANIFEST_DIR"), "/../handbooks/child-sex-trafficking");
    let build = |name: &str, shell: &str| {
        let script = format!("{shell}; exec \"$0\" build \"$1\" -o \"$2\"");
        let output = Command::new("sh")
            .args(["-c", &script])
            .arg(PROGRAM)
            .arg(handbook)
            .arg(sandbox.file(name))
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        fs::read(sandbox.file(name)).unwrap()
    };
    let first = build("a.pack", "export TZ=UTC LC_ALL=C; umask 022");
    let second = build("b.pack", "export TZ=Asia/Tokyo LC_ALL=es_ES.UTF-8; umask 077; sleep 1");
    assert!(first == second, "two builds differ");
    let pack = sandbox.file("a.pack");
    let pack = pack.to_str().unwrap();
    assert_eq!(sandbox.run(&["verify", pack]).code(), Some(0));
    assert!(sandbox.run(&["info", pack]).out().contains("child-sex-trafficking, version 1"));
    assert!(sandbox.run(&["--pack", pack, "--locale", "es", "read", "hmd5r"]).out().contains("traducción automática"));
    let mut broken = first.clone();
    broken[5000] ^= 1;
    fs::write(sandbox.file("a.pack"), broken).unwrap();
    assert_eq!(sandbox.run(&["verify", pack]).code(), Some(3));
}

#[test]
fn check_says_1_where_there_are_errors() {
    let sandbox = Sandbox::new();
    let folder = sandbox.file("empty");
    fs::create_dir(&folder).unwrap();
    let ran = sandbox.run(&["check", folder.to_str().unwrap()]);
    assert_eq!(ran.code(), Some(1));
    assert!(ran.out().contains("handbook.toml"), "{}", ran.out());
    assert_eq!(sandbox.run(&["check", "/nonexistent"]).code(), Some(3));
}

#[test]
fn a_reader_that_stops_listening_is_no_error() {
    let sandbox = Sandbox::new();
    let mut child = sandbox.command(&["home"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut first = [0; 1];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn c9_no_call_of_the_network_is_made() {
    if Command::new("strace").arg("-V").output().is_err() {
        return skip("c9_no_call_of_the_network_is_made", "strace is not installed");
    }
    let sandbox = Sandbox::new();
    for words in [&["home"][..], &["search", "plan"], &["bookmark", "add", "hmd5r"]] {
        let trace = sandbox.file("trace");
        let run = sandbox.command(words);
        let mut traced = Command::new("strace");
        traced.args(["-f", "-e", "trace=network", "-o"]).arg(&trace).arg(run.get_program()).args(run.get_args());
        assert!(traced.output().unwrap().status.success());
        let calls = fs::read_to_string(&trace).unwrap();
        assert!(calls.contains("exited with 0"), "the trace is real: {calls}");
        let calls: Vec<_> =
            calls.lines().filter(|line| line.contains("socket(") || line.contains("connect(")).collect();
        assert!(calls.is_empty(), "{calls:?}");
    }
}

#[test]
fn l1_a_language_that_is_not_there_is_said() {
    let ran = Sandbox::new().run(&["read", "gbzxm", "--locale", "vi"]);
    assert_eq!(ran.code(), Some(0));
    assert!(ran.err().contains("not in that language. It is shown in English"), "{}", ran.err());
    assert!(ran.out().contains("Not in Tiếng Việt yet. Shown in English."), "{}", ran.out());
    assert_eq!(Sandbox::new().run(&["home", "--locale", "not a language"]).code(), Some(2));
}

#[test]
fn drawing_characters_are_plain_where_utf8_is_not_shown() {
    let output = Sandbox::new().command(&["read", "gbzxm"]).env("LC_ALL", "C").output().unwrap();
    let plain = String::from_utf8(output.stdout).unwrap();
    assert!(plain.contains("| Act now") && plain.contains("! Emergency services"), "{plain}");
    for drawn in ['┃', '▲', '•', '·', '›'] {
        assert!(!plain.contains(drawn), "{drawn}");
    }
}

#[test]
fn c8_what_is_no_handbook_is_refused_in_the_readers_language_without_its_path() {
    let sandbox = Sandbox::new();
    fs::write(sandbox.file("secret-name"), "not a pack").unwrap();
    let refused = sandbox.run(&["--locale", "es", "home", "--pack", sandbox.file("secret-name").to_str().unwrap()]);
    assert!(refused.err().contains("Este archivo no es un manual"), "{}", refused.err());
    assert!(!refused.err().contains("secret-name"));
}

#[test]
fn a_pack_from_a_file_reads_like_the_one_inside() {
    let sandbox = Sandbox::new();
    fs::write(sandbox.file("a.pack"), sample::bundled_pack()).unwrap();
    let from_file = sandbox.run(&["home", "--pack", sandbox.file("a.pack").to_str().unwrap()]);
    assert_eq!(from_file.out(), sandbox.run(&["home"]).out());
}

#[test]
fn json_has_the_documented_fields() {
    let json = |words: &[&str]| serde_json::from_str::<Value>(&Sandbox::new().run(words).out()).unwrap();
    let home = json(&["home", "--json"]);
    assert_eq!(home["topics"][0]["act_now"], true);
    assert_eq!(home["topics"][0]["sections"][0]["id"], "gbzxm");
    assert!(home["review_passed"].is_null() && home["languages"].as_array().unwrap().len() >= 2);
    let article = json(&["read", "gbzxm", "--json", "--locale", "es"]);
    assert_eq!((&article["locale"], &article["status"]), (&"es".into(), &"machine".into()));
    assert!(article["blocks"].as_array().unwrap().iter().any(|block| block["kind"] == "contact"));
    assert_eq!((&article["previous"], &article["next"]["id"]), (&Value::Null, &"x3b9f".into()));
    let found = json(&["search", "safety plan", "--json"]);
    assert_eq!(found.as_object().unwrap().keys().collect::<Vec<_>>(), ["hits", "nearest", "q", "total"]);
    let hit = &found["hits"][0];
    assert_eq!(hit.as_object().unwrap().keys().collect::<Vec<_>>(), ["id", "locale", "score", "snippet", "title"]);
}

#[test]
fn an_emergency_comes_first_with_whom_to_call() {
    let sandbox = Sandbox::new();
    let pack = sandbox.file("sample.pack");
    let pack = pack.to_str().unwrap();
    let sources = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/kotlin/handbook");
    assert_eq!(sandbox.run(&["build", sources, "-o", pack]).code(), Some(0));
    let out = sandbox.run(&["--pack", pack, "search", "gun"]).out();
    assert!(out.starts_with("1. ▲ Someone is in danger  [d1]\n   Call 911 · Emergency services\n"), "{out}");
    let out = sandbox.run(&["--pack", pack, "--json", "search", "gun"]).out();
    let found: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(found["hits"][0]["call"], serde_json::json!({"name": "Emergency services", "phone": "911"}), "{out}");
}

#[test]
fn what_is_left_out_and_what_is_only_near_is_told() {
    let sandbox = Sandbox::new();
    let some = sandbox.run(&["search", "plan", "--limit", "2"]);
    assert!(some.out().contains("The first 2 of ") && some.out().contains("--limit shows more."), "{}", some.out());
    let near = sandbox.run(&["search", "the xylophone"]);
    assert!(near.out().starts_with("Nothing here on “the xylophone”. Nearest:"), "{}", near.out());
    assert_eq!(near.code(), Some(0), "there is something to read");
    let json = sandbox.run(&["search", "the xylophone", "--json"]).out();
    assert_eq!(serde_json::from_str::<Value>(&json).unwrap()["nearest"], true, "{json}");
}

#[test]
fn the_language_of_a_hit_is_named_where_it_is_not_the_readers() {
    let own = Sandbox::new().run(&["search", "mandated reporter", "--limit", "2"]).out();
    assert!(own.starts_with("1. ") && own.contains("[qjc5v]") && !own.contains("English"), "{own}");
    assert!(Sandbox::new().run(&["search", "vergüenza"]).out().contains("· Español"));
}

#[test]
fn batch_search_takes_any_bytes() {
    let mut hostile = b"\xff\xfe caf\xe9\r\n\0\x1b[2J\n\"')(*&^%$;--\n".to_vec();
    hostile.extend("run ".repeat(20_000).bytes());
    hostile.extend(b"\n");
    hostile.extend("\u{202e}\u{301}".repeat(5_000).bytes());
    let ran = Sandbox::new().run_with(&["search", "--batch", "-", "--json"], &hostile);
    let out = ran.out();
    let answers: Vec<Value> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(answers.len(), 5, "{}", ran.err());
    assert_eq!(answers[0]["q"], "\u{fffd}\u{fffd} caf\u{fffd}");
    assert!(!out.contains('\u{1b}') && !out.contains('\u{202e}'), "nothing that steers a terminal");
}

#[test]
fn a_batch_whose_reader_stops_listening_is_no_error() {
    let sandbox = Sandbox::new();
    fs::write(sandbox.file("queries"), "safety\n".repeat(20_000)).unwrap();
    let mut command = sandbox.command(&["search", "--json", "--batch", sandbox.file("queries").to_str().unwrap()]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut first = [0; 8];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success() && output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn a_batch_file_that_is_not_there_is_said() {
    let missing = Sandbox::new().run(&["search", "--batch", "/nonexistent/queries", "--json"]);
    assert_eq!(missing.code(), Some(3));
    assert!(missing.err().contains("The file can't be read"), "{}", missing.err());
}

#[test]
fn a_phrase_is_printed_for_the_family_with_the_workers_words_beside_it() {
    let said = Sandbox::new().run(&["say", "hmd5r", "2", "--to", "es", "--locale", "en"]).out();
    let (theirs, own) = (said.find('“').unwrap(), said.find('"').unwrap());
    assert!(theirs == 0 && own > theirs, "theirs first: {said}");
    assert!(said.contains("traducción automática") && said.contains("machine translation"), "{said}");
    assert!(said.contains("Edición 1"), "the release: {said}");
    let all = Sandbox::new().run(&["say", "hmd5r", "--to", "es", "--json"]).out();
    let phrases = serde_json::from_str::<Value>(&all).unwrap();
    let phrases = phrases.as_array().unwrap();
    assert!(phrases.len() > 1);
    for (at, phrase) in phrases.iter().enumerate() {
        assert_eq!(phrase["number"], at + 1);
        assert_eq!((&phrase["theirs"]["locale"], &phrase["theirs"]["status"]), (&"es".into(), &"machine".into()));
    }
    assert_eq!(Sandbox::new().run(&["say", "hmd5r", "99", "--to", "es"]).code(), Some(4));
    assert_eq!(Sandbox::new().run(&["say", "bw5m4", "--to", "es"]).code(), Some(4), "nothing to say there");
}
