//! A pack is written and read again.

use super::*;
use crate::handbook::{Block, SectionId, Span, plain_text};
use crate::locale::Locale;

fn id(text: &str) -> SectionId {
    SectionId::parse(text).unwrap()
}

fn locale(tag: &str) -> Locale {
    Locale::parse(tag).unwrap()
}

fn blocks(text: &str) -> Vec<Block> {
    let line = |text: &str| Block::Paragraph { spans: vec![Span::Text { text: text.to_owned() }] };
    vec![line(text), Block::Heading { text: "More".to_owned() }, line("Ask first.")]
}

fn builder() -> PackBuilder {
    let release = Release {
        handbook: "h".into(),
        version: 1,
        source_locale: locale("en"),
        locales: vec![locale("en"), locale("es"), locale("vi")],
        issued: Date::parse("2026-01-01").unwrap(),
        review_by: Date::parse("2027-01-01").unwrap(),
    };
    PackBuilder::new(release, &HandbookInfo::default(), &[]).unwrap()
}

/// Two topics of two sections: all in English, the first and the last in Spanish, nothing in Vietnamese.
fn pack() -> Pack {
    let mut builder = builder();
    for (topic, sections) in [("one", ["a", "b"]), ("two", ["c", "d"])] {
        builder.topic(topic, TopicKind::Plain, &[(locale("en"), format!("Topic {topic}"), String::new())]).unwrap();
        for section in sections {
            let draft = SectionDraft { id: &id(section), change: Change::Editorial, revision: "r" };
            builder.section(&draft).unwrap();
            let languages: &[&str] = if ["a", "d"].contains(&section) { &["en", "es"] } else { &["en"] };
            for tag in languages {
                let passage = PassageDraft {
                    locale: &locale(tag),
                    title: &format!("Title {section} {tag}"),
                    blocks: &blocks(&format!("Words of {section} in {tag}.")),
                    sources: &[],
                    made_from: (*tag != "en").then_some("r"),
                    status: ReviewStatus::Draft,
                    search_words: &[],
                    emergency_words: &[],
                };
                assert!(builder.passage(&passage).unwrap());
            }
        }
    }
    let mut bytes = Vec::new();
    builder.finish(&mut bytes).unwrap();
    Pack::open(&PackLocation::Memory(bytes.into())).unwrap()
}

#[test]
fn a_screen_of_hits_is_read_at_once_in_the_order_asked() {
    let pack = pack();
    let found = |tag: &str, sections: &[u32]| {
        let all = pack.content().found_all(&locale(tag), sections, &locale("en")).unwrap();
        let shown = |hit: FoundPassage| format!("{} {} {}, {}", hit.number, hit.section, hit.topic_title, hit.title);
        all.into_iter().map(shown).collect::<Vec<_>>()
    };
    let english = found("en", &[3, 0, 2]);
    assert_eq!(english, ["3 d Topic two, Title d en", "0 a Topic one, Title a en", "2 c Topic two, Title c en"]);
    // The second section is not there in Spanish; the topic has no Spanish title.
    assert_eq!(found("es", &[3, 1, 0, 7]), ["3 d Topic two, Title d es", "0 a Topic one, Title a es"]);
    assert_eq!(found("es", &[u32::MAX]), [""; 0]);
    assert_eq!(found("vi", &[0]), [""; 0]);
    assert_eq!(found("fr", &[0]), [""; 0]);
    assert_eq!(found("en", &[]), [""; 0]);
}

#[test]
fn a_hit_s_text_is_that_of_its_blocks() {
    let pack = pack();
    let hit = pack.content().found_all(&locale("es"), &[3], &locale("en")).unwrap().pop().unwrap();
    assert_eq!((hit.freshness, hit.status), (Freshness::Current, ReviewStatus::Draft));
    assert_eq!(hit.text(), "Words of d in es.\nMore\nAsk first.");
    let passage = pack.content().passage(4, &[locale("es")]).unwrap().unwrap();
    assert_eq!(passage.blocks, blocks("Words of d in es."));
    assert_eq!(plain_text(&passage.blocks), "Words of d in es.\nMore\nAsk first.");
}

#[test]
fn sections_are_listed_and_numbered_by_topic_in_the_first_language_that_has_them() {
    let pack = pack();
    let titles = |topic: &str, chain: &[Locale]| {
        let entries = pack.content().sections(topic, chain).unwrap();
        entries.into_iter().map(|entry| format!("{} {}", entry.id, entry.title)).collect::<Vec<_>>()
    };
    let chain = [locale("es"), locale("en")];
    assert_eq!(titles("one", &chain), ["a Title a es", "b Title b en"]);
    assert_eq!(titles("two", &chain), ["c Title c en", "d Title d es"]);
    assert_eq!(titles("two", &[locale("vi"), locale("es")]), ["d Title d es"]);
    assert_eq!(titles("three", &chain), [""; 0]);
    let entry = |position| pack.content().entry_at(position, &chain).unwrap().map(|entry| entry.title);
    assert_eq!(entry(3).unwrap(), "Title c en");
    assert_eq!((entry(0), entry(5), entry(-1), entry(i64::MAX)), (None, None, None, None));
    let section = pack.content().section(&id("d")).unwrap().unwrap();
    assert_eq!((section.position, section.topic, section.number), (4, 2, 2));
    assert_eq!(pack.content().topics(&chain).unwrap().iter().map(|topic| topic.sections).collect::<Vec<_>>(), [2, 2]);
}

#[test]
fn a_passage_is_read_in_the_first_language_that_has_it() {
    let pack = pack();
    let chain = [locale("es"), locale("en")];
    let read = |position| pack.content().passage(position, &chain).unwrap().map(|passage| passage.title);
    assert_eq!(read(1).unwrap(), "Title a es");
    assert_eq!(read(2).unwrap(), "Title b en");
    assert_eq!((read(0), read(5), read(-1), read(1 << 33)), (None, None, None, None));
}

#[test]
fn p7_a_passage_that_no_phone_would_read_is_not_written() {
    let mut builder = builder();
    builder.section(&SectionDraft { id: &id("long"), change: Change::Editorial, revision: "r" }).unwrap();
    let blocks = blocks(&"word ".repeat(1 << 16));
    let english = locale("en");
    let draft = PassageDraft {
        locale: &english,
        title: "Long",
        blocks: &blocks,
        sources: &[],
        made_from: None,
        status: ReviewStatus::Draft,
        search_words: &[],
        emergency_words: &[],
    };
    let told = builder.passage(&draft).unwrap_err().to_string();
    assert_eq!(told, "the passage long in en is too long; split it into several");
}
