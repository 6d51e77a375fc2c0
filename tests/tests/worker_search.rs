//! What a worker types at a door, on the bundled handbook: emergencies, real words, function words, numbers, other languages.

#![allow(clippy::unwrap_used, missing_docs)]

use std::sync::LazyLock;

use doorstep_core::Doorstep;
use doorstep_core::doorstep::Found;
use doorstep_core::search::Snippet;
use doorstep_press::bundled;
use doorstep_press::source::Handbook;
use doorstep_tests::sample::{bundled_pack, locale, open};

static DOORSTEP: LazyLock<Doorstep> = LazyLock::new(|| open(&bundled_pack(), &["en"]).unwrap());

/// The section that says whom to call, and the hotline's.
const DANGER: &str = "gbzxm";
const HOTLINE: &str = "xtnm7";

fn search(language: &str, query: &str) -> Found {
    DOORSTEP.search(query, Some(&locale(language)), 0..20).unwrap()
}

fn first(language: &str, query: &str) -> Option<String> {
    search(language, query).hits.first().map(|hit| hit.section.to_string())
}

fn highlighted(snippet: &Snippet) -> Vec<&str> {
    let part = |range: &std::ops::Range<u32>| &snippet.text[range.start as usize..range.end as usize];
    snippet.highlights.iter().map(part).collect()
}

#[test]
fn every_word_of_an_emergency_shows_first_whom_to_call() {
    let handbook = Handbook::read(&bundled::sources()).0.unwrap();
    let mut words = 0;
    for (language, list) in &handbook.search_words {
        for word in &list.emergency {
            let found = DOORSTEP.search(word, Some(language), 0..1).unwrap();
            let hit = found.hits.first().unwrap();
            assert_eq!(hit.section.as_str(), DANGER, "{language}: {word}");
            assert_eq!(hit.call.as_ref().map(|call| call.phone.as_str()), Some("911"), "{language}: {word}");
            words += 1;
        }
    }
    assert!(words > 600, "{words}");
}

#[test]
fn an_emergency_is_known_in_other_forms_misspelled_half_typed_and_in_another_language() {
    let cases = [
        ("en", "he has a knife"),
        ("en", "she overdosed"),
        ("en", "is not really breathing"),
        ("en", "ambulence"),
        ("en", "uncons"),
        ("en", "me quiere matar"),
        ("en", "ayuda no respira"),
        ("es", "me quiere matar"),
        ("es", "esta sangrando mucho"),
        ("es", "ambulansia"),
        ("es", "someone has a gun"),
    ];
    for (language, query) in cases {
        let found = search(language, query);
        let hit = found.hits.first().unwrap();
        assert_eq!(hit.section.as_str(), DANGER, "{query}");
        assert!(hit.call.is_some(), "{query}");
        assert_eq!(hit.shown.locale, locale(language), "in the reader's language: {query}");
        assert!(!found.nearest, "{query}");
    }
    for query in ["safety plan", "guard", "hotline", "call", "who is at risk", "plan de seguridad"] {
        assert!(search("en", query).hits.iter().all(|hit| hit.call.is_none()), "no emergency: {query}");
    }
}

#[test]
fn a_word_that_the_language_has_is_never_corrected() {
    for language in ["en", "es"] {
        let words = doorstep_words::words(language).unwrap();
        for word in words.frequent.lines().take(3000).chain(words.function.lines()) {
            for query in [word.to_owned(), format!("{word} ")] {
                assert_eq!(search(language, &query).correction, None, "{language}: {query:?}");
            }
        }
    }
    let others =
        [("en", "meth"), ("en", "anger"), ("en", "refuse"), ("en", "can't"), ("en", "24 hours"), ("es", "mamá")];
    for (language, query) in others.into_iter().chain([("es", "papá"), ("es", "señor"), ("es", "sida")]) {
        assert_eq!(search(language, query).correction, None, "{query}");
    }
}

#[test]
fn a_word_that_the_handbook_lacks_is_not_matched_by_its_look() {
    // Of "rapport", "relación", "mother", "vida".
    for (language, query, looks_like) in
        [("en", "rape ", "h2mhw"), ("es", "violación ", "h2mhw"), ("en", "meth ", "jhf84")]
    {
        let hits = search(language, query).hits;
        assert!(!hits.is_empty() && hits.iter().all(|hit| hit.section.as_str() != looks_like), "{query}: {hits:?}");
    }
    assert!(search("en", "giraffe ").hits.is_empty());
    let near = search("en", "plumber ");
    assert!(near.nearest && near.correction.is_none(), "{near:?}");
}

#[test]
fn function_words_make_no_hit_and_are_not_highlighted() {
    let calls: Vec<_> = search("en", "who do i call").hits.iter().take(2).map(|hit| hit.section.to_string()).collect();
    assert!(calls.contains(&HOTLINE.to_owned()), "{calls:?}");
    let only = search("en", "who is it that");
    assert!(only.nearest, "{only:?}");
    let found = search("en", "how to report to police");
    assert!(!found.nearest && found.total < 46, "{} of 93", found.total);
    for hit in &found.hits {
        for word in highlighted(&hit.snippet).into_iter().chain(highlighted(&hit.title)) {
            assert!(!["to", "how"].contains(&word.to_lowercase().as_str()), "{word}");
        }
    }
    assert!(search("en", "what do they say about the safety plan").total < 40);
}

#[test]
fn a_concept_without_a_section_is_found_half_typed() {
    for query in ["hogar sust", "hogar sustitu", "hogar sustituto"] {
        let hits = search("es", query).hits;
        let place = |id: &str| hits.iter().position(|hit| hit.section.as_str() == id);
        assert!(place("kgz44").or(place("bj8mm")).is_some_and(|place| place < 2), "{query}");
        let titles: Vec<_> = hits.iter().take(3).map(|hit| hit.title.text.to_lowercase()).collect();
        assert!(titles.iter().all(|title| !title.contains("sustancia")), "{query}: {titles:?}");
    }
}

#[test]
fn numbers_are_found_as_phones_copy_them() {
    for query in
        ["18883737888", "8883737888", "1.888.373.7888", "+1 (888) 373-7888", "888-373-7888", "888373", "1-888-373"]
    {
        assert_eq!(first("en", query).as_deref(), Some(HOTLINE), "{query}");
        assert_eq!(first("es", query).as_deref(), Some(HOTLINE), "{query}");
    }
    let found = search("en", "8883737888");
    let number = found.hits[0].snippet.highlights.first().map(|range| range.end - range.start);
    assert_eq!(number, u32::try_from("1-888-373-7888".len()).ok(), "the whole number is what matched");
    assert_eq!(first("en", "selfharm"), first("en", "self-harm"));
    assert_eq!(first("en", "hot line").as_deref(), Some(HOTLINE));
    assert_eq!(first("en", "1800runaway").as_deref(), Some("wvjsc"));
}

#[test]
fn a_misspelled_query_of_another_language_is_corrected_in_it() {
    let found = search("es", "hotlnie number");
    assert_eq!(found.correction.as_deref(), Some("hotline number"));
    assert_eq!(found.hits[0].section.as_str(), HOTLINE);
    let found = search("es", "saftey plan");
    assert_eq!(found.correction.as_deref(), Some("safety plan"));
    assert_eq!(found.hits[0].section.as_str(), "hghd3");
    assert_eq!(found.hits[0].shown.locale, locale("es"));
    assert_eq!(search("en", "refujio para jovenes").correction.as_deref(), Some("refugio para jovenes"));
}

#[test]
fn rows_of_a_later_screen_go_on_where_the_first_ended() {
    let whole = search("en", "young person safety").hits;
    assert!(whole.len() > 12);
    let rows = |rows| DOORSTEP.search("young person safety", None, rows).unwrap();
    let (first, second) = (rows(0..6), rows(6..12));
    assert_eq!([first.hits, second.hits].concat(), whole[..12]);
    assert_eq!(first.total, second.total);
    assert!(rows(1000..1010).hits.is_empty());
}

#[test]
fn threads_that_search_at_once_answer_as_one_alone() {
    let queries = ["safety plan", "who do i call", "hotlnie", "gun", "hogar sust", "foster", "phone", "8883737888"];
    let alone: Vec<_> = queries.map(|query| search("en", query)).into();
    std::thread::scope(|scope| {
        for start in 0..4 {
            let (alone, queries) = (&alone, &queries);
            scope.spawn(move || {
                for step in 0..40 {
                    let at = (start + step) % queries.len();
                    assert_eq!(search("en", queries[at]), alone[at]);
                }
            });
        }
    });
}
