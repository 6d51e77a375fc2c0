//! A pack is written and read again.

use sha2::{Digest, Sha256};

use super::manifest::{Manifest, hex, tail};
use super::*;
use crate::bytes::ByteSource;
use crate::handbook::{Block, SectionId, SourceRef, Span, plain_text};
use crate::locale::Locale;
use crate::search::{ANALYZER_VERSION, Document, IndexBuilder};
use crate::{Config, Doorstep};

/// A pack of two sections that was written when the format was 2.
const FORMAT_2: &[u8] = include_bytes!("format-2.pack");

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
        made_from: None,
        status: ReviewStatus::Draft,
        search_words: &[],
        emergency_words: &[],
    };
    let told = builder.passage(&draft).unwrap_err().to_string();
    assert_eq!(told, "the passage long in en is too long; split it into several");
}

/// The pack of format 2; with an index of today, where the analysis has changed since.
fn format_2() -> Vec<u8> {
    let mut manifest = manifest::read(&ByteSource::from_static(FORMAT_2)).unwrap();
    if manifest.analyzer == ANALYZER_VERSION {
        return FORMAT_2.to_vec();
    }
    let mut index = IndexBuilder::new(&locale("fr"), &[]);
    for (section, title, body) in [(0, "Call for help", "Call at once."), (1, "Make a safety plan", "people to call")] {
        index.add(&Document { title, body, section: Some(section), ..Document::default() });
    }
    let index = index.finish().unwrap();
    let content = manifest.parts[0].size;
    manifest.parts[1].size = index.len() as u64;
    manifest.parts[1].sha256 = hex(&Sha256::digest(&index));
    manifest.analyzer = ANALYZER_VERSION;
    [&FORMAT_2[..usize::try_from(content).unwrap()], &index, &tail(&manifest).unwrap()].concat()
}

fn opened(pack: Vec<u8>) -> Doorstep {
    let pack = PackLocation::Memory(pack.into());
    Doorstep::open(&Config { pack, preferred: Vec::new(), strings: Vec::new() }).unwrap()
}

#[test]
fn p13_a_pack_of_format_2_opens_reads_and_searches() {
    let doorstep = opened(format_2());
    assert_eq!(doorstep.pack().manifest().format, 2);
    doorstep.pack().verify().unwrap();
    let article = doorstep.article(&id("p1"), None).unwrap();
    assert_eq!(article.title, "Make a safety plan");
    let cite = |locator: Option<&str>| SourceRef { source: "sheet".into(), locator: locator.map(Into::into) };
    assert_eq!(article.blocks.last(), Some(&Block::Sources { cited: vec![cite(Some("2")), cite(None)] }));
    assert!(matches!(article.blocks.first(), Some(Block::Paragraph { .. })) && article.blocks.len() == 6);
    let contact = doorstep.article(&id("n1"), None).unwrap().blocks.into_iter().find_map(|block| match block {
        Block::Contact(contact) => Some(contact),
        _ => None,
    });
    let contact = contact.unwrap();
    assert!(contact.urgent && !contact.free && contact.verified.is_none() && contact.confidentiality.is_none());
    assert_eq!((contact.phone.as_deref(), contact.words.as_deref()), (Some("1-888-373-7888"), Some("HELP")));
    let info = &doorstep.pack().info().sources["sheet"];
    assert_eq!((info.kind, info.checked), (None, None));
    let hits = doorstep.search("safety plan", None, 0..5).unwrap().hits;
    assert_eq!(hits[0].section, id("p1"));
}

#[test]
fn p13_formats_from_the_oldest_on_are_read_and_footer_and_manifest_agree() {
    let read = |change: &dyn Fn(&mut Manifest), footer: Option<u8>| {
        let mut manifest = manifest::read(&ByteSource::from_static(FORMAT_2)).unwrap();
        let parts = manifest.parts.iter().map(|part| usize::try_from(part.size).unwrap()).sum();
        change(&mut manifest);
        let mut bytes = [&FORMAT_2[..parts], &tail(&manifest).unwrap()].concat();
        let at = bytes.len() - 24;
        bytes[at] = footer.unwrap_or(bytes[at]);
        manifest::read(&ByteSource::from_memory(bytes))
    };
    let told = |change: &dyn Fn(&mut Manifest), footer| read(change, footer).err();
    assert_eq!(told(&|_| {}, None), None);
    assert_eq!(told(&|manifest| manifest.format = FORMAT, None), None);
    for format in [3, 4] {
        assert_eq!(told(&|_| {}, Some(format)), Some(manifest::Unreadable::Damaged), "two formats in one pack");
    }
    assert_eq!(told(&|manifest| manifest.format = FORMAT + 1, None), Some(manifest::Unreadable::Newer));
    assert_eq!(told(&|manifest| manifest.format = OLDEST_FORMAT - 1, None), Some(manifest::Unreadable::Older));
    assert_eq!(told(&|manifest| manifest.format = 0, None), Some(manifest::Unreadable::Damaged));
}
