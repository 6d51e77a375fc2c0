//! Calls, marks, phrases and audiences, on a handbook of a few sections.

use std::collections::{BTreeMap, BTreeSet};

use super::*;
use crate::handbook::{Answer, Audience, Block, BoxKind, Boxed, Contact, Item, SourceRef, Span};
use crate::pack::{
    Change, Date, Freshness, HandbookInfo, PackBuilder, PassageDraft, Release, ReviewStatus, SectionDraft, SourceInfo,
    SourceKind, TopicKind,
};

fn id(text: &str) -> SectionId {
    SectionId::parse(text).unwrap()
}

fn locale(tag: &str) -> Locale {
    Locale::parse(tag).unwrap()
}

fn words(text: &str) -> Vec<Span> {
    vec![Span::Text { text: text.into() }]
}

fn items(texts: &[&str]) -> Vec<Item> {
    texts.iter().map(|text| Item { spans: words(text) }).collect()
}

fn boxed(role: BoxKind, items: Vec<Item>) -> Block {
    Block::Boxed(Boxed { role, speaker: None, blocks: vec![Block::List { ordered: false, items }] })
}

fn say(texts: &[&str]) -> Block {
    boxed(BoxKind::Say, items(texts))
}

fn link(section: &str) -> Item {
    Item { spans: vec![Span::Link { text: "call".into(), section: id(section) }] }
}

fn sources(cited: &[(&str, Option<&str>)]) -> Block {
    let cite = |(source, locator): &(&str, Option<&str>)| SourceRef {
        source: (*source).into(),
        locator: locator.map(Into::into),
    };
    Block::Sources { cited: cited.iter().map(cite).collect() }
}

fn contact(name: &str, phone: Option<&str>) -> Block {
    let contact = Contact { name: name.into(), phone: phone.map(Into::into), ..Contact::default() };
    Block::Contact(Box::new(contact))
}

fn info() -> HandbookInfo {
    let source = |label: &str, kind: Option<SourceKind>| SourceInfo {
        label: label.into(),
        title: label.into(),
        publisher: None,
        url: None,
        kind,
        checked: None,
    };
    let sources = [
        ("us", source("Editors", Some(SourceKind::Editors))),
        ("law", source("22 U.S.C. 7102", Some(SourceKind::Law))),
        ("sheet", source("Sheet 2024", Some(SourceKind::Sheet))),
        ("guide", source("Guide", Some(SourceKind::Agency))),
        ("old", source("Old", None)),
    ];
    HandbookInfo {
        sources: sources.into_iter().map(|(id, source)| (id.to_owned(), source)).collect(),
        family: BTreeSet::from([id("family")]),
        voices: BTreeMap::from([(locale("es"), "Lo que piden".to_owned())]),
        ..HandbookInfo::default()
    }
}

/// Topics, each with its sections: their blocks in English, and in Spanish where they are there.
type Topics = Vec<(TopicKind, Vec<(&'static str, Vec<Block>, Option<Vec<Block>>)>)>;

fn doorstep(topics: Topics) -> Doorstep {
    let (english, spanish) = (locale("en"), locale("es"));
    let release = Release {
        handbook: "h".into(),
        version: 4,
        source_locale: english.clone(),
        locales: vec![english.clone(), spanish.clone()],
        issued: Date::parse("2026-01-01").unwrap(),
        review_by: Date::parse("2027-01-01").unwrap(),
    };
    let mut builder = PackBuilder::new(release, &info(), &[]).unwrap();
    for (number, (kind, sections)) in topics.into_iter().enumerate() {
        builder.topic(&format!("t{number}"), kind, &[(english.clone(), "T".into(), String::new())]).unwrap();
        for (section, en, es) in sections {
            builder.section(&SectionDraft { id: &id(section), change: Change::Substantive, revision: "r" }).unwrap();
            for (locale, blocks) in [(&english, Some(en)), (&spanish, es)] {
                let Some(blocks) = blocks else { continue };
                let draft = PassageDraft {
                    locale,
                    title: section,
                    blocks: &blocks,
                    made_from: (*locale == spanish).then_some("r"),
                    status: ReviewStatus::Machine,
                    search_words: &[],
                    emergency_words: &[],
                };
                builder.passage(&draft).unwrap();
            }
        }
    }
    let mut pack = Vec::new();
    builder.finish(&mut pack).unwrap();
    let pack = PackLocation::Memory(pack.into());
    Doorstep::open(&Config { pack, preferred: vec!["en".into()], strings: Vec::new() }).unwrap()
}

fn of(section: &'static str, blocks: Vec<Block>) -> Topics {
    vec![(TopicKind::Plain, vec![(section, blocks, None)])]
}

#[test]
fn each_part_has_the_mark_of_its_most_telling_source() {
    let parts = [
        sources(&[("sheet", Some("6"))]),
        sources(&[("guide", None), ("sheet", None), ("law", None)]),
        sources(&[("law", None), ("us", None)]),
        sources(&[("guide", None), ("sheet", Some("2"))]),
        sources(&[("old", None), ("no-such", None)]),
    ];
    let marks = doorstep(of("a", parts.to_vec())).article(&id("a"), None).unwrap().marks;
    let told: Vec<_> = marks.iter().map(|mark| (mark.kind, mark.labels.join("; "))).collect();
    assert_eq!(
        told,
        [
            (Some(SourceKind::Sheet), "Sheet 2024, 6".into()),
            (Some(SourceKind::Law), "Guide; Sheet 2024; 22 U.S.C. 7102".into()),
            (Some(SourceKind::Editors), "22 U.S.C. 7102".into()),
            (Some(SourceKind::Sheet), "Guide; Sheet 2024, 2".into()),
            (None, "Old".into()),
        ]
    );
}

#[test]
fn a_section_says_whom_it_is_written_to_and_how_its_voices_are_headed() {
    let spanish = || Some(vec![sources(&[("sheet", None)])]);
    let sections = ["family", "other"].map(|section| (section, vec![sources(&[("sheet", None)])], spanish()));
    let doorstep = doorstep(vec![(TopicKind::Plain, sections.to_vec())]);
    let read = |section, tag| doorstep.article(&id(section), Some(&locale(tag))).unwrap();
    assert_eq!(read("family", "en").audience, Audience::Family);
    assert_eq!(read("family", "es").audience, Audience::Family);
    assert_eq!(read("other", "en").audience, Audience::Worker);
    assert_eq!(read("other", "es").voices.as_deref(), Some("Lo que piden"));
    assert_eq!(read("other", "en").voices, None);
    assert_eq!((read("other", "en").version, read("other", "en").issued.to_string()), (4, "2026-01-01".into()));
}

#[test]
fn a_box_of_whom_to_call_and_a_decision_have_the_numbers_they_lead_to() {
    let answer = |section| Answer { text: "Yes".into(), section: id(section) };
    let card = vec![
        Block::Paragraph { spans: link("late").spans },
        boxed(BoxKind::Call, vec![link("danger"), link("quiet"), link("danger")]),
        Block::Decision { question: "Now?".into(), answers: vec![answer("danger"), answer("hotline")] },
    ];
    let doorstep = doorstep(vec![(
        TopicKind::Plain,
        vec![
            ("card", card, None),
            ("danger", vec![contact("Text only", None), contact("911", Some("911")), contact("More", Some("1"))], None),
            ("quiet", vec![contact("Nobody", None)], None),
            ("hotline", vec![contact("Hotline", Some("988"))], None),
            ("late", vec![contact("Late", Some("2"))], None),
        ],
    )]);
    let calls = doorstep.article(&id("card"), None).unwrap().calls;
    let told: Vec<_> = calls.iter().map(|call| (call.section.as_str(), &*call.name, &*call.phone)).collect();
    assert_eq!(told, [("danger", "911", "911"), ("hotline", "Hotline", "988")]);
}

#[test]
fn home_and_the_topic_for_danger_have_their_numbers_at_hand() {
    let doorstep = doorstep(vec![
        (
            TopicKind::ActNow,
            vec![
                ("first", vec![contact("911", Some("911")), contact("Deaf", Some("711"))], None),
                ("second", vec![contact("Hotline", Some("988"))], None),
                ("third", vec![contact("Chat", None)], None),
            ],
        ),
        (TopicKind::RightNow, vec![("card", vec![contact("Nobody here", Some("1"))], None)]),
    ]);
    let home = doorstep.home(0).unwrap();
    assert_eq!(home.calls.iter().map(|call| &*call.phone).collect::<Vec<_>>(), ["911", "711"]);
    assert_eq!(
        home.topics.iter().map(|topic| (topic.act_now, topic.right_now)).collect::<Vec<_>>(),
        [(true, false), (false, true)]
    );
    let numbers = |topic| {
        let sections = doorstep.contents(topic, None).unwrap().sections;
        sections.into_iter().map(|entry| entry.call.map(|call| call.phone)).collect::<Vec<_>>()
    };
    assert_eq!(numbers("t0"), [Some("911".into()), Some("988".into()), None]);
    assert_eq!(numbers("t1"), [None]);
}

#[test]
fn a_phrase_is_shown_in_the_family_s_language_beside_the_worker_s() {
    let english = vec![say(&["A", "B"]), sources(&[("us", None)]), say(&["C"]), sources(&[("sheet", Some("3"))])];
    let spanish = vec![say(&["Á", "Bé"]), sources(&[("us", None)]), say(&["Ce"]), sources(&[("sheet", Some("3"))])];
    let doorstep = doorstep(vec![(TopicKind::Plain, vec![("talk", english, Some(spanish))])]);
    let phrase = doorstep.phrase(&id("talk"), 3, None, &locale("es-MX")).unwrap();
    let theirs = phrase.theirs.unwrap();
    assert_eq!((&*phrase.own.text, &*theirs.text, phrase.number, phrase.of), ("C", "Ce", 3, 3));
    assert_eq!((theirs.shown.locale, theirs.shown.fallback), (locale("es"), false));
    assert_eq!((theirs.shown.freshness, theirs.shown.status), (Freshness::Current, ReviewStatus::Machine));
    assert_eq!(phrase.own.shown.freshness, Freshness::Source);
    assert_eq!(phrase.mark.unwrap().labels, ["Sheet 2024, 3"]);
    assert_eq!((phrase.version, phrase.issued.to_string()), (4, "2026-01-01".into()));
    let other_way = doorstep.phrase(&id("talk"), 1, Some(&locale("es")), &locale("en")).unwrap();
    assert_eq!((&*other_way.own.text, &*other_way.theirs.unwrap().text), ("Á", "A"));
    let missing = doorstep.phrase(&id("talk"), 1, None, &locale("vi")).unwrap().theirs.unwrap();
    assert!(missing.shown.fallback, "a language that is not there is stood in for, and says so");
}

#[test]
fn a_phrase_without_its_like_is_shown_alone_and_what_is_no_phrase_is_unknown() {
    let loose = Block::Boxed(Boxed {
        role: BoxKind::Say,
        speaker: None,
        blocks: vec![Block::Paragraph { spans: words("Loose.") }, Block::List { ordered: false, items: items(&["x"]) }],
    });
    let english = vec![loose, say(&["A", "B"]), boxed(BoxKind::Do, items(&["Not said."]))];
    let doorstep = doorstep(vec![(
        TopicKind::Plain,
        vec![("talk", english, Some(vec![say(&["Á"]), say(&["Bé"])])), ("none", vec![say(&["A"])], None)],
    )]);
    let phrase = |number| doorstep.phrase(&id("talk"), number, None, &locale("es"));
    assert_eq!(phrase(2).unwrap().theirs, None, "other boxes there");
    assert_eq!((&*phrase(2).unwrap().own.text, phrase(2).unwrap().mark), ("B", None));
    for number in [0, 3, u32::MAX] {
        assert!(matches!(phrase(number), Err(ReadError::Unknown)), "{number}");
    }
    let there = doorstep.phrase(&id("none"), 1, None, &locale("es")).unwrap().theirs.unwrap();
    assert_eq!((there.shown.locale, there.shown.fallback), (locale("en"), true));
    assert!(matches!(doorstep.phrase(&id("gone"), 1, None, &locale("es")), Err(ReadError::Unknown)));
}

#[test]
fn what_is_looked_for_is_told_where_it_stands_in_any_form_and_through_links() {
    let line = |first: &str, link: &str, last: &str| Block::Paragraph {
        spans: vec![
            Span::Text { text: first.into() },
            Span::Link { text: link.into(), section: id("a") },
            Span::Text { text: last.into() },
        ],
    };
    let blocks = vec![
        Block::Heading { text: "Running".into() },
        line("They ", "run", " to the étage."),
        boxed(BoxKind::Do, items(&["Nothing here", "She was running, they ran off"])),
    ];
    let doorstep = doorstep(of("a", blocks));
    let article = doorstep.article(&id("a"), None).unwrap();
    let places =
        |line: &Vec<std::ops::Range<u32>>| line.iter().map(|range| (range.start, range.end)).collect::<Vec<_>>();
    let sought = |text: &str| doorstep.sought(&article, text).unwrap().lines.iter().map(places).collect::<Vec<_>>();
    assert_eq!(sought("running"), [vec![(5, 8)], vec![], vec![(8, 15)]]);
    assert_eq!(sought("etage"), [vec![(16, 22)], vec![], vec![]]);
    assert_eq!(sought("nowhere"), [vec![], vec![], vec![]]);
    assert!(sought("  ").is_empty());
}
