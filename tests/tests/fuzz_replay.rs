//! The inputs of the fuzz targets that are kept: those that they begin with, and those that once broke something.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::cast_possible_truncation, missing_docs)]

#[path = "../fuzz/src/lib.rs"]
mod fuzz;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use doorstep_core::handbook::{
    Answer, Block, BoxKind, Boxed, Confidentiality, Contact, Item, OwnNumber, Pair, SectionId, SourceRef, Span,
};
use doorstep_core::locale::Locale;
use doorstep_core::pack::{
    Change, ConceptDraft, Date, GlossaryTerm, HandbookInfo, PackBuilder, PassageDraft, Release, RetiredDraft,
    ReviewStatus, SectionDraft, TopicKind,
};
use doorstep_core::search::WordList;
use doorstep_tests::repository::root;
use doorstep_tests::skip;

/// Seconds of processor time and bytes of address space for all inputs of a target.
const SECONDS: u32 = 60;
const BYTES: u64 = 400 << 20;

fn folder() -> PathBuf {
    root().join("tests/fuzz")
}

fn names_in(folder: &Path) -> BTreeSet<String> {
    let files = fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
    files.filter(|name| !name.starts_with('.')).collect()
}

/// Run by the test below in a process of its own, a target at a time.
#[test]
#[ignore = "runs under the limits of the test that starts it"]
fn replays_one_target() {
    let name = std::env::var("DOORSTEP_FUZZ_TARGET").unwrap();
    let (_, target) = fuzz::TARGETS.iter().find(|(target, _)| *target == name).unwrap();
    let inputs = folder().join("inputs").join(&name);
    for input in names_in(&inputs) {
        eprintln!("{name}/{input}");
        target(&fs::read(inputs.join(&input)).unwrap());
    }
    target(&[]);
}

#[test]
fn p7_s10_every_input_that_is_kept_is_answered_or_refused() {
    if !Command::new("prlimit").arg("--version").output().is_ok_and(|output| output.status.success()) {
        skip("p7_s10_every_input_that_is_kept_is_answered_or_refused", "prlimit (util-linux) is not here");
        return;
    }
    let mut broken = Vec::new();
    for (name, _) in fuzz::TARGETS {
        let output = Command::new("prlimit")
            .args([format!("--as={BYTES}"), format!("--cpu={SECONDS}")])
            .arg(std::env::current_exe().unwrap())
            .args(["--exact", "replays_one_target", "--ignored", "--nocapture"])
            .env("DOORSTEP_FUZZ_TARGET", name)
            .output()
            .unwrap();
        let ran = String::from_utf8_lossy(&output.stdout).contains("1 passed");
        if !output.status.success() || !ran {
            broken.push(format!("{name}: {}: {}", output.status, String::from_utf8_lossy(&output.stderr)));
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn every_target_has_a_program_and_inputs_to_begin_with() {
    let names: BTreeSet<String> = fuzz::TARGETS.iter().map(|(name, _)| (*name).to_owned()).collect();
    let programs = names_in(&folder().join("fuzz_targets"));
    assert_eq!(programs, names.iter().map(|name| format!("{name}.rs")).collect());
    assert_eq!(names_in(&folder().join("inputs")), names);
    let manifest = fs::read_to_string(folder().join("Cargo.toml")).unwrap();
    for name in names {
        assert!(manifest.contains(&format!("path = \"fuzz_targets/{name}.rs\"")), "{name}");
        assert!(!names_in(&folder().join("inputs").join(&name)).is_empty(), "{name}");
    }
}

/// When the format of packs changes: its frozen pack, which has something of everything.
#[test]
#[ignore = "writes the frozen pack of a new format"]
fn makes_a_base() {
    let path = folder().join(format!("bases/format-{}.pack", doorstep_core::pack::FORMAT));
    assert!(!path.exists(), "a base stays as it is");
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, base()).unwrap();
}

fn text(text: &str) -> Span {
    Span::Text { text: text.into() }
}

fn item(words: &str) -> Item {
    Item { spans: vec![text(words)] }
}

fn section(id: &str) -> SectionId {
    SectionId::parse(id).unwrap()
}

/// Every kind of block and span.
fn blocks() -> Vec<Block> {
    let spans = vec![
        text("Ask "),
        Span::Strong { text: "first".into() },
        Span::Emphasis { text: "calmly".into() },
        Span::Link { text: "the plan".into(), section: section("b1") },
        Span::Web { text: "a page".into(), url: "https://example.org/a".into() },
        Span::Term { text: "safety plan".into(), concept: "plan".into() },
        Span::Own { text: "your supervisor".into(), number: OwnNumber::Supervisor },
    ];
    let pair = |left: &str, right: &str| Pair { left: vec![text(left)], right: vec![text(right)] };
    let boxed = |role, blocks| Block::Boxed(Boxed { role, speaker: Some("A survivor".into()), blocks });
    let say = vec![Block::List { ordered: false, items: vec![item("Are you safe?"), item("I am here to help.")] }];
    let line = |text: &str| Some(text.to_owned());
    vec![
        Block::Lead { text: "Call day or night.".into() },
        Block::Paragraph { spans: spans.clone() },
        Block::Heading { text: "Next".into() },
        Block::List { ordered: true, items: vec![item("people to call"), item("places to go")] },
        Block::Checklist { items: vec![item("water"), item("a phone")] },
        Block::Pairs { heading: pair("Say", "Not"), rows: vec![pair("child", "victim"), pair("help", "rescue")] },
        boxed(BoxKind::Say, say),
        boxed(BoxKind::Voice, vec![Block::Paragraph { spans }]),
        Block::Decision {
            question: "Is there danger now?".into(),
            answers: vec![Answer { text: "Yes".into(), section: section("b1") }],
        },
        Block::Contact(Box::new(Contact {
            name: "Hotline".into(),
            phone: line("1-888-373-7888"),
            text: line("233733"),
            words: line("HELP"),
            url: line("https://example.org"),
            hours: line("always"),
            note: line("In many languages."),
            urgent: true,
            source: "sheet".into(),
            languages: line("200"),
            free: true,
            confidentiality: Some(Confidentiality::MayReport),
            passes_on: line("What the law asks."),
            relay: line("711"),
            chat: line("https://example.org/chat"),
            verified: Some(Date::parse("2026-11-01").unwrap()),
        })),
        Block::Sources { cited: vec![SourceRef { source: "sheet".into(), locator: line("6") }] },
    ]
}

/// Two languages, two topics, a glossary, words, what was moved and removed.
fn base() -> Vec<u8> {
    let [english, arabic] = ["en", "ar"].map(|tag| Locale::parse(tag).unwrap());
    let release = Release {
        handbook: "sample".into(),
        version: 3,
        source_locale: english.clone(),
        locales: vec![english.clone(), arabic.clone()],
        issued: Date::parse("2026-01-01").unwrap(),
        review_by: Date::parse("2027-01-01").unwrap(),
    };
    let term = |locale: &Locale, term: &str| GlossaryTerm {
        concept: "plan".into(),
        locale: locale.clone(),
        term: term.into(),
        forms: vec![format!("{term}s")],
        definition: "A plan to stay safe.".into(),
    };
    let concept = ConceptDraft {
        id: "plan".into(),
        section: Some(section("b1")),
        texts: vec![term(&english, "safety plan"), term(&arabic, "خطة السلامة")],
    };
    let info: HandbookInfo = serde_json::from_str(
        r#"{"title": {"en": "Sample", "ar": "عينة"}, "family": ["b1"], "voices": {"en": "In their words"},
            "sources": {"sheet": {"label": "Sheet 2024", "title": "A fact sheet", "kind": "sheet", "checked": "2026-11-01"}}}"#,
    )
    .unwrap();
    let mut builder = PackBuilder::new(release, &info, &[concept]).unwrap();
    let related =
        [[2, 0], [0, 0x40], [0xFF; 2], [0xFF; 2], [0xFF; 2], [0xFF; 2], [0xFF; 2], [0xFF; 2]].repeat(3).concat();
    let words = WordList { frequent: "help\nplan\nsafe\n", function: "the\n", related: &related };
    builder.words(&english, &words).unwrap();
    for (topic, kind, ids) in [("now", TopicKind::ActNow, ["a1", "a2"]), ("topic", TopicKind::Plain, ["b1", "b2"])] {
        let texts = [&english, &arabic].map(|locale| (locale.clone(), topic.to_owned(), "All of it.".to_owned()));
        builder.topic(topic, kind, &texts).unwrap();
        for id in ids {
            builder.section(&SectionDraft { id: &section(id), change: Change::Editorial, revision: "r1" }).unwrap();
            for (locale, made_from) in [(&english, None), (&arabic, Some(if id == "a1" { "r1" } else { "r0" }))] {
                let title = if *locale == english { format!("A safety plan {id}") } else { format!("عمل {id}") };
                builder
                    .passage(&PassageDraft {
                        locale,
                        title: &title,
                        blocks: &blocks(),
                        made_from,
                        status: ReviewStatus::Draft,
                        search_words: &["attorney".into()],
                        emergency_words: &["on fire".into()],
                    })
                    .unwrap();
            }
        }
    }
    let moved = RetiredDraft { id: section("old"), moved_to: Some(section("b1")), titles: [].into() };
    let gone = RetiredDraft { id: section("gone"), moved_to: None, titles: [(english, "Gone".into())].into() };
    [moved, gone].iter().try_for_each(|draft| builder.retired(draft)).unwrap();
    let mut pack = Vec::new();
    builder.finish(&mut pack).unwrap();
    pack
}
