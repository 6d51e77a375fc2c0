//! Nothing that comes from a file, a name or the command line steers the terminal.

use std::fs;
use std::path::Path;

use doorstep_tests::sample::bundled_pack;

use crate::sandbox::{Ran, Sandbox};

/// Writes to the clipboard, ends a title, C1, turns the direction by force, isolates, a separator of lines, a beep, a way back.
const PLANTED: &str =
    "\u{1b}]52;c;eA==\u{7}\u{1b}[2J\u{9b}31m\u{9d}0;t\u{9c}\u{202e}\u{2067}\u{2028}\u{7}\r\u{8}\u{7f}";

fn steers(c: char) -> bool {
    c.is_control() && c != '\n' || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2028}' | '\u{2029}')
}

fn is_clean(ran: &Ran, words: &[&str]) {
    for (stream, printed) in [("out", ran.out()), ("err", ran.err())] {
        let found = printed.chars().find(|c| steers(*c));
        assert_eq!(found, None, "{words:?} prints {found:?} to {stream}: {printed:?}");
    }
}

/// A handbook's folder with planted characters in every file, key, id and name.
fn handbook(folder: &Path, broken: bool) {
    let toml = PLANTED.chars().map(|c| format!("\\u{:04x}", u32::from(c))).collect::<String>();
    let topic = if broken { format!("topic{PLANTED}") } else { "topic".to_owned() };
    let settings = format!(
        "id = \"made{}up\"\nversion = 1\nissued = \"2026-01-01\"\nreview_by = \"2027-01-01\"\nsource_locale = \"en\"\n\
         locales = [\"en\"{}]\ntopics = [\"topic\"{}]\n{}[title]\nen = \"Made {toml} up\"\n\
         [sources.s]\nlabel = \"S{toml}\"\ntitle = \"Source {toml}\"\n",
        if broken { &toml } else { "-" },
        if broken { format!(", \"e{toml}\"") } else { String::new() },
        if broken { format!(", \"x{toml}\"") } else { String::new() },
        if broken { format!("\"k{toml}\" = \"v{toml}\"\n") } else { String::new() },
    );
    let text = format!(
        "+++\ntitle = \"Topic {toml}\"\nsummary = \"All {toml}\"\n+++\n\n## Title {PLANTED} {{#s1}}\n\nWords {PLANTED} of it. [x{PLANTED}](#{})\n\n[@s]\n\n",
        if broken { format!("id{PLANTED}") } else { "s1".to_owned() }
    );
    fs::create_dir_all(folder.join("en")).unwrap();
    fs::write(folder.join("handbook.toml"), settings).unwrap();
    fs::write(folder.join("en/topic.md"), &text).unwrap();
    if broken {
        fs::write(folder.join(format!("en/{}.md", topic.replace('/', ""))), &text).unwrap();
        fs::write(
            folder.join("redirects.toml"),
            format!("[[moved]]\nfrom = \"a{toml}\"\nto = \"b{toml}\"\nx{PLANTED}"),
        )
        .unwrap();
        fs::write(folder.join("glossary.toml"), format!("[c{PLANTED}]\n{PLANTED}")).unwrap();
    }
}

#[test]
fn p14_no_editor_s_command_prints_what_steers_a_terminal() {
    let sandbox = Sandbox::new();
    for broken in [true, false] {
        let folder = sandbox.file(&format!("handbook{PLANTED}{broken}"));
        handbook(&folder, broken);
        let folder = folder.to_str().unwrap().to_owned();
        let pack = sandbox.file(&format!("{PLANTED}{broken}.pack"));
        let pack = pack.to_str().unwrap().to_owned();
        for words in [
            &["check", &folder][..],
            &["check", &folder, "--against", &pack],
            &["build", &folder, "-o", &pack],
            &["stamp", &folder, "en"],
            &["stamp", &folder, PLANTED],
            &["stamp", &folder, "en", PLANTED],
            &["info", &pack],
            &["verify", &pack],
            &["--pack", &pack, "home"],
            &["--pack", &pack, "--json", "home"],
            &["--pack", &pack, "read", "s1"],
            &["--pack", &pack, "--json", "read", "s1"],
            &["--pack", &pack, "search", "words"],
            &["--pack", &pack, "--json", "search", "words"],
            &["eval", &folder],
        ] {
            is_clean(&sandbox.run(words), words);
        }
        assert_eq!(Path::new(&pack).exists(), !broken, "what is planted in the text alone is built, and was read");
    }
}

#[test]
fn p14_no_message_repeats_what_was_typed_with_what_steers_a_terminal() {
    let sandbox = Sandbox::new();
    for words in [
        &["read", PLANTED][..],
        &["search", PLANTED],
        &["--json", "search", PLANTED],
        &["say", PLANTED, "1", "--to", "es"],
        &["--locale", PLANTED, "home"],
        &["bookmark", "add", PLANTED],
        &["bookmark", "add", "hmd5r", "--note", PLANTED],
        &["bookmark", "list"],
        &["bookmark", PLANTED],
        &["numbers", "set", PLANTED, PLANTED],
        &["--pack", PLANTED, "home"],
        &["info", PLANTED],
        &["verify", PLANTED],
        &["check", PLANTED],
        &["build", PLANTED, "-o", PLANTED],
        &["eval", PLANTED],
        &["completions", PLANTED],
        &["id", PLANTED],
        &[PLANTED],
    ] {
        is_clean(&sandbox.run(words), words);
    }
}

#[test]
fn p2_info_and_verify_show_nothing_of_a_pack_that_is_not_whole() {
    let sandbox = Sandbox::new();
    let whole = bundled_pack();
    let name = sandbox.file("a.pack");
    let told = |bytes: &[u8]| {
        fs::write(&name, bytes).unwrap();
        let ran = ["info", "verify"].map(|command| sandbox.run(&[command, name.to_str().unwrap()]));
        for ran in &ran {
            assert_eq!((ran.code(), ran.out().as_str()), (Some(3), ""));
        }
        ran[0].err()
    };
    let mut damaged = whole.clone();
    damaged[whole.len() / 2] ^= 1;
    assert!(told(&damaged).contains("damaged"));
    assert!(told(&whole[..whole.len() - 5]).contains("not whole"));
    assert!(told(&whole[..4000]).contains("not whole"));
    assert!(told(b"%PDF-1.7").contains("not a handbook"));
    // A name stands in the manifest, and no hash is over it: it is cleaned.
    let at = whole.windows(26).rposition(|part| part.starts_with(b"\"child-sex-trafficking")).unwrap();
    let mut renamed = whole;
    renamed[at + 1..at + 7].copy_from_slice(b"\\u001b");
    assert!(told(&renamed).contains("damaged"));
}
