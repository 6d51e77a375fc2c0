//! A passage as the phones get it: blocks with their marks, phrases with their numbers, contacts with their age.

#![expect(clippy::unwrap_used, reason = "tests")]

use doorstep_core::handbook::{self as core, SectionId, SourceRef, Span};
use doorstep_core::locale::Locale;
use doorstep_core::pack::{
    self, Change, Date, HandbookInfo, PackBuilder, PassageDraft, Release, ReviewStatus, SectionDraft, SourceInfo,
    TopicKind,
};
use doorstep_ffi::{Audience, Block, BoxKind, Confidentiality, Doorstep, MarkKind, OwnNumber, SourceKind};

/// 2026-11-28.
const NOW: i64 = 1_795_824_000;

fn id(text: &str) -> SectionId {
    SectionId::parse(text).unwrap()
}

fn list(role: core::BoxKind, lines: &[Span]) -> core::Block {
    let items = lines.iter().map(|span| core::Item { spans: vec![span.clone()] }).collect();
    let blocks = vec![core::Block::List { ordered: false, items }];
    core::Block::Boxed(core::Boxed { role, speaker: None, blocks })
}

fn text(text: &str) -> Span {
    Span::Text { text: text.into() }
}

fn sources(locator: &str) -> core::Block {
    core::Block::Sources { cited: vec![SourceRef { source: "sheet".into(), locator: Some(locator.into()) }] }
}

fn contact() -> core::Block {
    core::Block::Contact(Box::new(core::Contact {
        name: "Hotline".into(),
        phone: Some("988".into()),
        free: true,
        confidentiality: Some(core::Confidentiality::MayReport),
        verified: Some(Date::parse("2025-11-27").unwrap()),
        ..core::Contact::default()
    }))
}

/// A handbook of two sections: a card, and the contact that it links to.
fn doorstep() -> std::sync::Arc<Doorstep> {
    let english = Locale::english();
    let release = Release {
        handbook: "h".into(),
        version: 7,
        source_locale: english.clone(),
        locales: vec![english.clone()],
        issued: Date::parse("2026-01-01").unwrap(),
        review_by: Date::parse("2027-01-01").unwrap(),
    };
    let sheet = SourceInfo {
        label: "Sheet".into(),
        title: "A sheet".into(),
        publisher: None,
        url: None,
        kind: Some(pack::SourceKind::Sheet),
        checked: Some(Date::parse("2026-11-01").unwrap()),
    };
    let info = HandbookInfo {
        sources: [("sheet".to_owned(), sheet)].into(),
        family: [id("card")].into(),
        ..HandbookInfo::default()
    };
    let mut builder = PackBuilder::new(release, &info, &[]).unwrap();
    let card = vec![
        core::Block::Lead { text: "Pick one.".into() },
        list(core::BoxKind::Say, &[text("A"), text("B")]),
        sources("1"),
        list(core::BoxKind::Say, &[text("C")]),
        list(core::BoxKind::Dont, &[text("D")]),
        list(
            core::BoxKind::Call,
            &[
                Span::Link { text: "E".into(), section: id("contact") },
                Span::Own { text: "F".into(), number: core::OwnNumber::Supervisor },
            ],
        ),
        core::Block::Decision {
            question: "G?".into(),
            answers: vec![core::Answer { text: "H".into(), section: id("contact") }],
        },
        sources("2"),
    ];
    builder.topic("t", TopicKind::ActNow, &[(english.clone(), "T".into(), String::new())]).unwrap();
    for (section, blocks) in [("contact", vec![contact(), sources("3")]), ("card", card)] {
        builder.section(&SectionDraft { id: &id(section), change: Change::Editorial, revision: "r" }).unwrap();
        let draft = PassageDraft {
            locale: &english,
            title: section,
            blocks: &blocks,
            made_from: None,
            status: ReviewStatus::Draft,
            search_words: &[],
            emergency_words: &[],
        };
        builder.passage(&draft).unwrap();
    }
    let mut pack = Vec::new();
    builder.finish(&mut pack).unwrap();
    Doorstep::open_bytes(pack, vec!["en".into()]).unwrap()
}

#[test]
fn phrases_are_numbered_over_the_passage_and_each_part_has_its_mark() {
    let article = doorstep().article("card".into(), None, NOW, None).unwrap();
    assert_eq!((article.audience, article.version, &*article.issued), (Audience::Family, 7, "2026-01-01"));
    // Read alone, a thing to leave would be a thing to do.
    assert_eq!(article.plain_text, "Pick one.\nSay:\nA\nB\nSay:\nC\nDon't: D\nCall:\nE\nF\nG?\nH");
    let told: Vec<_> = article.blocks.iter().map(tell).collect();
    assert_eq!(
        told,
        [
            "lead Pick one.",
            "say 1 A, 2 B",
            "from Sheet, 1",
            "say 3 C",
            "Dont",
            "Call",
            "decide G? H contact",
            "from Sheet, 2"
        ]
    );
    let calls: Vec<_> = article.calls.iter().map(|call| (&*call.section, &*call.phone)).collect();
    assert_eq!(calls, [("contact", "988")]);
    let own = article.blocks.iter().find_map(|block| match block {
        Block::Boxed { role: BoxKind::Call, blocks, .. } => blocks.first(),
        _ => None,
    });
    let Some(Block::ItemList { items, .. }) = own else { unreachable!("{own:?}") };
    assert_eq!(items[1].marks[0].kind, MarkKind::Own { number: OwnNumber::Supervisor });
}

fn tell(block: &Block) -> String {
    match block {
        Block::Lead { text } => format!("lead {text}"),
        Block::Say { phrases } => {
            let phrases: Vec<_> =
                phrases.iter().map(|phrase| format!("{} {}", phrase.number, phrase.text.text)).collect();
            format!("say {}", phrases.join(", "))
        }
        Block::Sources { mark } => {
            assert_eq!(mark.kind, Some(SourceKind::Sheet));
            format!("from {}", mark.labels.join("; "))
        }
        Block::Boxed { role, .. } => format!("{role:?}"),
        Block::Decision { question, answers } => {
            let answers: Vec<_> = answers.iter().map(|answer| format!("{} {}", answer.text, answer.section)).collect();
            format!("decide {question} {}", answers.join(", "))
        }
        other => format!("{other:?}"),
    }
}

#[test]
fn a_contact_says_what_it_is_and_how_old() {
    let contact_of = |doorstep: &Doorstep, now| {
        let blocks = doorstep.article("contact".into(), None, now, None).unwrap().blocks;
        blocks
            .into_iter()
            .find_map(|block| if let Block::ContactCard { contact } = block { Some(contact) } else { None })
    };
    let contact = |now| contact_of(&doorstep(), now);
    let now = contact(NOW).unwrap();
    assert!(now.free && now.stale && now.confidentiality == Some(Confidentiality::MayReport));
    assert_eq!(now.verified.as_deref(), Some("2025-11-27"));
    assert!(!contact(NOW - 86_400).unwrap().stale && !contact(0).unwrap().stale);
    let one = doorstep();
    assert!(
        contact_of(&one, NOW).unwrap().stale && contact_of(&one, NOW - 86_400).unwrap().stale,
        "P5: a clock that was set back"
    );
}

#[test]
fn home_the_topic_for_danger_and_a_phrase_are_one_call_each() {
    let doorstep = doorstep();
    assert_eq!(doorstep.home(NOW).unwrap().calls.iter().map(|call| &*call.phone).collect::<Vec<_>>(), ["988"]);
    let sections = doorstep.contents("t".into(), None).unwrap().sections;
    assert_eq!(sections.iter().map(|entry| entry.call.is_some()).collect::<Vec<_>>(), [true, false]);
    let phrase = doorstep.phrase("card".into(), 3, "es".into(), None).unwrap();
    assert_eq!((&*phrase.own.text, phrase.number, phrase.of, phrase.version), ("C", 3, 3, 7));
    let theirs = phrase.theirs.unwrap();
    assert!(theirs.shown.fallback && theirs.shown.tag == "en", "the family's language is not there, and it is said");
    assert_eq!(phrase.mark.unwrap().labels, ["Sheet, 2"]);
}

#[test]
fn what_is_looked_for_is_numbered_over_the_passage() {
    let article = doorstep().article("card".into(), None, NOW, Some("c f".into())).unwrap();
    let mut sought = Vec::new();
    for block in &article.blocks {
        match block {
            Block::Say { phrases } => sought.extend(phrases.iter().flat_map(|phrase| phrase.text.sought.clone())),
            Block::Boxed { blocks, .. } => {
                for block in blocks {
                    let Block::ItemList { items, .. } = block else { continue };
                    sought.extend(items.iter().flat_map(|item| item.sought.clone()));
                }
            }
            _ => {}
        }
    }
    let told: Vec<_> = sought.iter().map(|words| (words.start, words.end, words.number)).collect();
    assert_eq!(told, [(0, 1, 1), (0, 1, 2)]);
    assert_eq!(article.spoken.iter().map(|spoken| spoken.block).collect::<Vec<_>>(), [0, 1, 3, 4, 5, 6]);
}
