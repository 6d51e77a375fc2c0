//! The facade on the bundled handbook, as the phones use it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use doorstep_core::doorstep::ReadError;
use doorstep_core::handbook::{Block, Span, span_lines};
use doorstep_core::pack::{Freshness, ReviewStatus};
use doorstep_press::bundled;
use doorstep_press::source::Tree;
use doorstep_tests::sample::{bundled_pack, id, locale, open, pack_of};

const DAY: i64 = 86_400;
/// 2026-11-28.
const ISSUED: i64 = 1_795_824_000;

/// The bundled handbook after an edit of one file.
fn edited(file: &str, from: &str, to: &str) -> Tree {
    let sources = bundled::sources();
    let files = sources.files().map(|name| {
        let text = sources.text(name).unwrap();
        let edited = if name == file { text.replacen(from, to, 1) } else { text.to_owned() };
        assert!(name != file || edited != text, "{from:?} is not in {file}");
        (name.to_owned(), edited)
    });
    Tree::new("edited", files.collect::<Vec<_>>())
}

#[test]
fn home_has_the_topic_for_danger_first_in_either_language() {
    let pack = bundled_pack();
    for (language, title) in [("en-US", "If someone is in danger"), ("es-MX", "Si alguien está en peligro")] {
        let home = open(&pack, &[language]).unwrap().home(ISSUED).unwrap();
        assert!(home.topics[0].act_now);
        assert_eq!(home.topics[0].title, title);
        assert_eq!(home.topics.iter().filter(|topic| topic.act_now).count(), 1);
        assert_eq!(home.topics.len(), 9);
    }
}

#[test]
fn every_passage_reads_in_both_languages_with_its_sources_and_neighbours() {
    let doorstep = open(&bundled_pack(), &["en"]).unwrap();
    let ids = doorstep.pack().content().section_ids().unwrap();
    for (at, section) in ids.iter().enumerate() {
        for language in ["en", "es"].map(locale) {
            let article = doorstep.article(section, Some(&language)).unwrap();
            assert_eq!(article.shown.locale, language);
            assert!(!article.shown.fallback);
            assert!(!article.sources.is_empty() && !article.blocks.is_empty(), "{section}");
            assert_eq!(article.previous.map(|link| link.section).as_ref(), at.checked_sub(1).map(|at| &ids[at]));
            assert_eq!(article.next.map(|link| link.section).as_ref(), ids.get(at + 1));
            let terms = span_lines(&article.blocks).into_iter().flatten();
            let terms: Vec<_> = terms
                .filter_map(|span| if let Span::Term { concept, .. } = span { Some(concept) } else { None })
                .collect();
            for concept in terms {
                let definition = article.definitions.iter().find(|definition| definition.concept == *concept);
                assert_eq!(definition.unwrap().locale, language, "{section}: {concept}");
            }
        }
    }
}

#[test]
fn the_hotlines_are_in_the_topic_for_danger() {
    let doorstep = open(&bundled_pack(), &["es"]).unwrap();
    let mut numbers = Vec::new();
    for entry in doorstep.contents("act-now", None).unwrap().sections {
        for block in doorstep.article(&entry.section, None).unwrap().blocks {
            if let Block::Contact(contact) = block {
                numbers.extend(contact.phone.into_iter().chain(contact.text));
            }
        }
    }
    for number in ["911", "1-888-373-7888", "233733", "1-800-843-5678", "988", "1-800-422-4453", "1-800-786-2929"] {
        assert!(numbers.iter().any(|found| found == number), "{number}");
    }
}

#[test]
fn l19_machine_translation_is_said_to_the_reader() {
    let doorstep = open(&bundled_pack(), &["es"]).unwrap();
    let spanish = doorstep.languages().unwrap().into_iter().find(|language| language.locale == locale("es")).unwrap();
    assert_eq!((spanish.percent, spanish.status, spanish.interface), (100, ReviewStatus::Machine, true));
    let article = doorstep.article(&id("hmd5r"), None).unwrap();
    assert_eq!((article.shown.status, article.shown.freshness), (ReviewStatus::Machine, Freshness::Current));
}

#[test]
fn l16_a_missing_translation_falls_back_to_english_and_says_so() {
    let tree = edited("es/talking.md", "{#hmd5r src=", "{#other src=");
    let doorstep = open(&pack_of(&tree), &["es-PR"]).unwrap();
    let article = doorstep.article(&id("hmd5r"), None).unwrap();
    assert_eq!((article.shown.locale, article.shown.fallback), (locale("en"), true));
    let other = doorstep.article(&id("gxwzx"), None).unwrap();
    assert_eq!((other.shown.locale, other.shown.fallback), (locale("es"), false));
    let entries = doorstep.contents("talking", None).unwrap().sections;
    assert_eq!(entries.iter().filter(|entry| entry.locale == locale("en")).count(), 1);
    let hits = doorstep.search(&article.title, None, 0..60).unwrap().hits;
    let hit = hits.iter().find(|hit| hit.section == id("hmd5r")).unwrap();
    assert!(hit.shown.fallback, "an English hit is named as such to a Spanish reader");
}

#[test]
fn an_unknown_language_is_read_in_english_and_says_so() {
    let doorstep = open(&bundled_pack(), &["tlh"]).unwrap();
    assert_eq!(doorstep.reading_language().to_string(), "en");
    let article = doorstep.article(&id("hmd5r"), Some(&locale("vi"))).unwrap();
    assert_eq!((article.shown.locale, article.shown.fallback), (locale("en"), true));
    assert_eq!(doorstep.use_language(&locale("vi")), locale("en"));
}

#[test]
fn l14_reading_and_interface_languages_are_apart() {
    let doorstep = open(&bundled_pack(), &["en"]).unwrap();
    doorstep.use_language(&locale("es"));
    assert_eq!(doorstep.strings(&["tab-search"]), ["Search"]);
    assert_eq!(doorstep.article(&id("hmd5r"), None).unwrap().shown.locale, locale("es"));
    doorstep.use_interface_language(&locale("es-419"));
    assert_ne!(doorstep.strings(&["tab-search"]), ["Search"]);
}

#[test]
fn l17_l18_a_stale_passage_is_labelled_and_a_critical_one_withheld() {
    let substantive =
        edited("en/talking.md", "Explain the limits before they tell you more", "Explain the limits at the start");
    let doorstep = open(&pack_of(&substantive), &["es"]).unwrap();
    let article = doorstep.article(&id("hmd5r"), None).unwrap();
    assert_eq!((article.shown.locale, article.shown.freshness), (locale("es"), Freshness::Outdated));
    let critical = edited("en/act-now.md", "Step away together to a safer spot", "Go together to a safer spot");
    let article = open(&pack_of(&critical), &["es"]).unwrap().article(&id("gbzxm"), None).unwrap();
    assert_eq!((article.shown.locale, article.shown.fallback), (locale("en"), true));
}

#[test]
fn p5_after_the_review_date_there_is_a_banner_and_the_text_stays() {
    let doorstep = open(&bundled_pack(), &["en"]).unwrap();
    assert_eq!(doorstep.home(ISSUED + 365 * DAY).unwrap().review_passed, None, "the day itself");
    let home = doorstep.home(ISSUED + 366 * DAY).unwrap();
    assert_eq!(home.review_passed.unwrap().to_string(), "2027-11-28");
    assert!(doorstep.article(&id("hmd5r"), None).is_ok());
    assert!(doorstep.home(i64::MAX).is_ok() && doorstep.home(i64::MIN).is_ok());
}

#[test]
fn p5_a_clock_that_is_behind_counts_as_the_latest_day_that_was_seen() {
    let (pack, folder) = (bundled_pack(), tempfile::tempdir().unwrap());
    let started = || {
        let doorstep = open(&pack, &["en"]).unwrap();
        doorstep.keep_day_in(folder.path());
        doorstep
    };
    let doorstep = started();
    let is_due = |doorstep: &doorstep_core::Doorstep, now| doorstep.home(now).unwrap().review_passed.is_some();
    assert_eq!(doorstep.today(0).to_string(), "2026-11-28", "never before the release");
    assert!(!is_due(&doorstep, 0));
    assert!(is_due(&doorstep, ISSUED + 366 * DAY) && is_due(&doorstep, 0), "set back while it runs");
    for now in [i64::MIN, 0, ISSUED - DAY, ISSUED] {
        assert!(is_due(&started(), now), "set back, and started again");
    }
    assert_eq!(started().today(0).to_string(), "2027-11-29");
    let files: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|file| file.unwrap().file_name()).collect();
    assert_eq!(files, ["user.day"]);
    assert_eq!(std::fs::read_to_string(folder.path().join("user.day")).unwrap(), "2027-11-29\n", "a day, no more");
}

#[test]
fn p5_a_day_far_ahead_is_not_believed_for_good() {
    let (pack, folder) = (bundled_pack(), tempfile::tempdir().unwrap());
    let doorstep = open(&pack, &["en"]).unwrap();
    doorstep.keep_day_in(folder.path());
    assert!(
        doorstep.home(ISSUED + 40 * 366 * DAY).unwrap().review_passed.is_some(),
        "said as long as the clock says so"
    );
    assert_eq!(doorstep.home(ISSUED).unwrap().review_passed, None);
    for nonsense in ["9999-01-01", "", "\u{0}", "2026-13-45", &"9".repeat(100_000)] {
        std::fs::write(folder.path().join("user.day"), nonsense).unwrap();
        doorstep.keep_day_in(folder.path());
        assert_eq!(doorstep.home(ISSUED).unwrap().review_passed, None);
    }
    doorstep.keep_day_in(std::path::Path::new("/no such folder"));
    assert!(doorstep.home(ISSUED + DAY).is_ok());
}

#[test]
fn unknown_sections_and_topics_are_told() {
    let doorstep = open(&bundled_pack(), &["en"]).unwrap();
    assert!(matches!(doorstep.article(&id("nothing"), None), Err(ReadError::Unknown)));
    assert!(matches!(doorstep.contents("nothing", None), Err(ReadError::Unknown)));
}

#[test]
fn a_removed_section_says_what_it_was() {
    let sources = bundled::sources();
    let files: Vec<_> = sources.files().map(|name| (name.to_owned(), sources.text(name).unwrap().to_owned())).collect();
    let redirects = "[[removed]]\nid = \"old\"\ntitle = { en = \"Old words\", es = \"Palabras viejas\" }\n".to_owned();
    let files = files
        .into_iter()
        .filter(|(name, _)| name != "redirects.toml")
        .chain([("redirects.toml".to_owned(), redirects)]);
    let doorstep = open(&pack_of(&Tree::new("edited", files)), &["es"]).unwrap();
    assert!(
        matches!(doorstep.article(&id("old"), None), Err(ReadError::Removed { title }) if title == "Palabras viejas")
    );
}

#[test]
fn strange_queries_are_answered() {
    let doorstep = open(&bundled_pack(), &["en"]).unwrap();
    for nothing in ["", " ", "\0", "\u{200b}\u{202e}", "\"", "((((", "\u{1b}[2J", "%'; DROP TABLE section; --\u{7}"] {
        assert!(doorstep.search(nothing, None, 0..10).is_ok(), "{nothing:?}");
    }
    assert!(doorstep.search("", None, 0..10).unwrap().hits.is_empty());
    let huge = "trafficking ".repeat(200_000);
    assert!(doorstep.search(&huge, None, 0..10).is_ok());
    assert!(doorstep.search(&"é".repeat(1 << 20), None, 0..10).is_ok());
    assert!(doorstep.search("plan", None, 0..0).unwrap().hits.is_empty());
    assert!(doorstep.search("plan", None, 0..usize::MAX).is_ok());
}

#[test]
fn search_finds_across_languages_after_the_readers_own() {
    let doorstep = open(&bundled_pack(), &["en"]).unwrap();
    let hits = doorstep.search("trata", None, 0..5).unwrap().hits;
    assert!(!hits.is_empty(), "a Spanish word finds something for an English reader");
    let hits = doorstep.search("plan de seguridad", None, 0..10).unwrap().hits;
    let first_foreign = hits.iter().position(|hit| hit.shown.fallback).unwrap_or(hits.len());
    assert!(hits[first_foreign..].iter().all(|hit| hit.shown.fallback), "own language first");
    assert!(hits.iter().any(|hit| hit.section == id("hghd3")), "the section on safety plans");
}

#[test]
fn c4_reading_needs_no_store() {
    // There is no store in this test, and no way to give one to these calls.
    let doorstep = open(&bundled_pack(), &["en"]).unwrap();
    assert!(doorstep.home(ISSUED).is_ok());
    assert!(doorstep.article(&id("hmd5r"), None).is_ok());
    assert!(!doorstep.search("safety", None, 0..5).unwrap().hits.is_empty());
}
