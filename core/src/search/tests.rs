//! What a search does, seen from outside.

use std::sync::Arc;

use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

use super::*;
use crate::bytes::ByteSource;
use crate::locale::Locale;

fn locale(tag: &str) -> Locale {
    Locale::parse(tag).unwrap()
}

fn build(tag: &str, bodies: &[&str], concepts: &[ConceptNames]) -> Vec<u8> {
    let mut builder = IndexBuilder::new(&locale(tag), concepts);
    for body in bodies {
        builder.add(&Document { body, ..Document::default() });
    }
    builder.finish().unwrap()
}

fn open(bytes: Vec<u8>) -> Arc<Index> {
    Arc::new(Index::open(ByteSource::from_memory(bytes)).unwrap())
}

fn index(tag: &str, bodies: &[&str]) -> Arc<Index> {
    open(build(tag, bodies, &[]))
}

fn find(index: &Arc<Index>, query: &str) -> Found {
    Session::new().search(index, &Query::parse(query), 10, &Interrupt::new()).unwrap()
}

fn search(index: &Arc<Index>, query: &str) -> Vec<u32> {
    find(index, query).hits.into_iter().map(|hit| hit.document).collect()
}

/// What a search over several languages finds, and the correction.
fn search_across(indexes: &[&Arc<Index>], query: &str) -> (Vec<(usize, u32)>, Option<String>) {
    let indexes: Vec<_> = indexes.iter().map(|index| Arc::clone(index)).collect();
    let found = Session::new().search_all(&indexes, &Query::parse(query), 10, &Interrupt::new().watch()).unwrap();
    (found.hits.iter().map(|hit| (hit.index, hit.document)).collect(), found.correction(&[]))
}

fn snippet(index: &Arc<Index>, query: &str, text: &str, max_chars: usize) -> Snippet {
    find(index, query).snippet(0, &AnalyzedText::new(index, text), max_chars)
}

/// The query put right, spelled as a text spells it.
fn corrected(index: &Arc<Index>, query: &str, text: &str) -> Option<String> {
    find(index, query).correction(&[&AnalyzedText::new(index, text)])
}

/// The highlighted words of a snippet.
fn highlighted(index: &Arc<Index>, query: &str, text: &str) -> Vec<String> {
    let snippet = snippet(index, query, text, 200);
    snippet.highlights.iter().map(|range| snippet.text[range.start as usize..range.end as usize].to_owned()).collect()
}

const ENGLISH: [&str; 4] = [
    "Call the hotline when a child is in danger.",
    "Runaway children are at risk. Traffickers look for them.",
    "A safety plan names people who can help the child.",
    "The law requires a report within a day.",
];

#[test]
fn words_are_found_as_typed_in_other_forms_unfinished_and_misspelled() {
    let index = index("en", &ENGLISH);
    assert_eq!(search(&index, "hotline"), [0]);
    assert_eq!(search(&index, "trafficker "), [1]);
    assert_eq!(search(&index, "reported"), [3]);
    assert_eq!(search(&index, "traf"), [1]);
    assert_eq!(search(&index, "hotlnie"), [0]);
    assert_eq!(search(&index, "xotline "), [0]);
    assert!(search(&index, "traf ").is_empty());
    assert!(search(&index, "").is_empty());
    assert!(search(&index, "…!? \u{0}").is_empty());
}

#[test]
fn a_word_that_is_nowhere_finds_what_looks_like_it() {
    let german =
        index("de", &["Die Partitionierung der Festplatte.", "Eine andere Methode.", "Der Name des Rechners."]);
    assert_eq!(search(&german, "Partitionierungsmethode "), [0, 1]);
    let filipino = index("fil", &["Ang pagsasamantala sa bata.", "Ang batas ng bansa."]);
    assert_eq!(search(&filipino, "pinagsamantalahan "), [0]);
    let creole = index("ht", &["Edikasyon timoun yo.", "Lekòl la louvri."]);
    assert_eq!(search(&creole, "sou edikasyonèl "), [0]);
    assert_eq!(highlighted(&german, "Partitionierungsmethode ", "Eine andere Methode."), ["Methode"]);
    assert!(search(&german, "Xylophonspieler ").is_empty());
}

#[test]
fn a_field_that_says_more_counts_more() {
    let mut builder = IndexBuilder::new(&locale("en"), &[]);
    let text = "hotline and some more words to read";
    builder.add(&Document { body: text, ..Document::default() });
    builder.add(&Document { headings: "hotline", body: "some words to read", ..Document::default() });
    builder.add(&Document { terms: "hotline", body: "some words to read", ..Document::default() });
    builder.add(&Document { title: "Hotline", body: "some words to read", ..Document::default() });
    let index = open(builder.finish().unwrap());
    assert_eq!(search(&index, "hotline"), [3, 2, 1, 0]);
}

#[test]
fn quoted_words_stand_together() {
    let bodies = ["the plan for safety at home", "a safety plan at home", "home", "a plan"];
    let index = index("en", &bodies);
    assert_eq!(search(&index, "\"safety plan\""), [1]);
    assert_eq!(search(&index, "«safety plan» home"), [1]);
    // What nobody wrote is still answered by its words.
    assert!(!search(&index, "\"plan safety\" home").is_empty());
    assert_eq!(search(&index, "safety plan")[0], 1);
}

#[test]
fn scripts_without_spaces_are_found_by_any_part() {
    let chinese = index("zh-Hans", &["虐待儿童的人会被举报。", "请打电话给警察。", "吃药"]);
    assert_eq!(search(&chinese, "儿童"), [0]);
    assert_eq!(search(&chinese, "兒童"), [0]);
    assert_eq!(search(&chinese, "药"), [2]);
    assert_eq!(search(&chinese, "報"), [0]);
    let korean = index("ko", &["아동을 돕는 사람", "집에서 전화하세요"]);
    assert_eq!(search(&korean, "아동"), [0]);
    assert_eq!(search(&korean, "집을"), [1]);
    let thai = index("th", &["เด็กที่หนีออกจากบ้าน", "โทรหาตำรวจ"]);
    assert_eq!(search(&thai, "ตำรวจ"), [1]);
}

#[test]
fn marks_may_be_left_out_but_tell_vietnamese_words_apart() {
    let spanish = index("es", &["La educación de los niños", "Los años"]);
    assert_eq!(search(&spanish, "educacion ninos"), [0]);
    assert_eq!(search(&spanish, "educaciones "), [0]);
    let vietnamese = index("vi", &["má", "mà", "ma", "trẻ em bị bóc lột", "tre già"]);
    assert_eq!(search(&vietnamese, "mà "), [1, 0, 2]);
    assert_eq!(search(&vietnamese, "tre em boc lot")[0], 3);
}

#[test]
fn a_vietnamese_word_is_as_telling_as_it_is_with_its_marks() {
    // "bạn" (friend) is everywhere, "bán" (to sell) once: it tells more than "nhà" (house), which is in three sections.
    let mut bodies = vec!["bạn"; 30];
    bodies.extend(["nhà", "bán", "nhà", "nhà"]);
    let vietnamese = index("vi", &bodies);
    assert_eq!(search(&vietnamese, "nhà bán ")[0], 31);
}

#[test]
fn a_correction_is_offered_when_the_best_section_has_it() {
    let index = index("es", &["La educación de los niños", "El refugio"]);
    let correction = |query: &str, text: &str| corrected(&index, query, text);
    assert_eq!(correction("La eduacion de niños ", "").as_deref(), Some("La educacion de niños "));
    assert_eq!(
        correction("La eduacion de niños ", "La Educación de los niños").as_deref(),
        Some("La Educación de niños ")
    );
    assert_eq!(
        correction("la eduacion de niños ", "La Educación de los niños").as_deref(),
        Some("la educación de niños ")
    );
    assert_eq!(correction("educación", "La educación"), None);
}

fn glossary() -> Vec<ConceptNames> {
    let forms =
        [("en", "child sex trafficking"), ("en", "CST"), ("es", "trata sexual de menores"), ("zh-Hans", "儿童性贩运")];
    let forms = forms.into_iter().map(|(tag, name)| (locale(tag), name.to_owned())).collect();
    vec![ConceptNames { id: "cst".to_owned(), forms }]
}

#[test]
fn the_glossary_joins_names_within_and_across_languages() {
    let open = |tag, bodies: &[&str]| open(build(tag, bodies, &glossary()));
    let english = open("en", &["Child sex trafficking is a crime.", "A plan.", "Call 911."]);
    let spanish = open("es", &["Un plan.", "La trata sexual de menores es un delito.", "Llame al 911."]);
    assert_eq!(search(&english, "CST"), [0]);
    let across = |query: &str| search_across(&[&english, &spanish], query).0;
    assert_eq!(across("儿童性贩运"), [(0, 0), (1, 1)]);
    assert_eq!(across("cst"), [(0, 0), (1, 1)]);
    assert_eq!(across("delito"), [(1, 1)]);
    assert_eq!(across("plan"), [(0, 1)]);
}

#[test]
fn words_of_another_language_are_not_corrected() {
    let spanish = index("es", &["La forma de hablar.", "Cosas de correr."]);
    let english = index("en", &["She was forced to go.", "Nothing else."]);
    let across = |query: &str| search_across(&[&spanish, &english], query);
    assert_eq!(across("forced "), (vec![(1, 0)], None));
    assert_eq!(across("formq "), (vec![(0, 0)], Some("forma ".to_owned())));
}

#[test]
fn a_word_that_may_go_on_is_one_of_the_readers_language() {
    let english = index("en", &["Services for a family."]);
    let spanish = index("es", &["Se llama a la familia."]);
    let across = |query: &str| search_across(&[&english, &spanish], query).0;
    assert_eq!(across("se"), [(0, 0)]);
    assert_eq!(across("se "), [(1, 0)]);
}

#[test]
fn a_name_in_another_language_is_none_where_its_words_are_the_readers_own() {
    let forms = [("vi", "con"), ("es", "niño"), ("en", "child")];
    let forms = forms.map(|(tag, name)| (locale(tag), name.to_owned())).to_vec();
    let glossary = [ConceptNames { id: "child".to_owned(), forms }];
    let bodies = ["Vive con su madre.", "Un niño."];
    let spanish = open(build("es", &bodies, &glossary));
    assert_eq!(search(&spanish, "con su madre "), [0]);
    assert_eq!(search(&spanish, "child "), [1]);
}

#[test]
fn a_number_is_not_another_number_misspelled() {
    let index = index("en", &["Section 11165 of the code.", "A fine of $1,000."]);
    assert!(search(&index, "11166 ").is_empty());
    assert_eq!(search(&index, "1000 "), [1]);
}

#[test]
fn only_words_are_spelled_again_in_a_correction() {
    let index = index("zh-Hans", &["儿童安全 hotline", "别的"]);
    let correction = corrected(&index, "儿童安全 Hotlnie ", "儿童安全 Hotline");
    assert_eq!(correction.as_deref(), Some("儿童安全 Hotline "));
}

#[test]
fn a_word_finds_what_begins_like_it_and_not_what_only_ends_like_it() {
    let index = index("en", &["Adolescence is a time.", "The other one.", "Adolescent girls.", "His mother."]);
    assert_eq!(search(&index, "adolescent "), [2, 0]);
    assert_eq!(search(&index, "mother "), [3]);
}

#[test]
fn a_snippet_keeps_the_items_of_a_list_apart() {
    let index = index("en", &["warm socks"]);
    let shown = snippet(&index, "socks ", "Take:\nwarm socks\nbread and tea\nThat is all.\n", 100);
    assert_eq!(shown.text, "…warm socks · bread and tea · That is all.");
    assert_eq!(shown.highlights.first(), Some(&(8..13)));
}

#[test]
fn an_interrupt_stops_searches_that_began_before_it() {
    let index = index("en", &ENGLISH);
    let interrupt = Interrupt::new();
    interrupt.interrupt();
    assert!(Session::new().search(&index, &Query::parse("hotline"), 10, &interrupt).is_ok());
    let watch = interrupt.watch();
    interrupt.clone().interrupt();
    assert!(watch.interrupted());
}

#[test]
fn the_same_sections_give_the_same_bytes() {
    assert_eq!(build("en", &ENGLISH, &glossary()), build("en", &ENGLISH, &glossary()));
}

#[test]
fn indexes_of_other_versions_are_refused() {
    let bytes = build("en", &ENGLISH, &[]);
    let open = |at: usize, value: u8| {
        let mut bytes = bytes.clone();
        bytes[at] = value;
        Index::open(ByteSource::from_memory(bytes)).unwrap_err()
    };
    assert!(matches!(open(0, 0), IndexError::Damaged));
    assert!(matches!(open(8, bytes[8] + 1), IndexError::Newer));
    assert!(matches!(open(12, 99), IndexError::OtherAnalyzer));
    assert!(matches!(Index::open(ByteSource::from_memory(bytes[..40].to_vec())), Err(IndexError::Damaged)));
}

#[test]
fn snippets_highlight_what_matched() {
    let index = index("en", &ENGLISH);
    assert_eq!(highlighted(&index, "child", ENGLISH[0]), ["child"]);
    assert_eq!(highlighted(&index, "hotlnie", ENGLISH[0]), ["hotline"]);
    assert_eq!(highlighted(&index, "trafficker risk", ENGLISH[1]), ["risk", "Traffickers"]);
    assert_eq!(highlighted(&index, "traf", ENGLISH[1]), ["Traffickers"]);
    assert!(highlighted(&index, "zzz", ENGLISH[1]).is_empty());
    let chinese = self::index("zh-Hans", &["虐待儿童的人"]);
    assert_eq!(highlighted(&chinese, "兒童", "虐待儿童的人"), ["儿童"]);
}

#[test]
fn snippets_begin_with_a_sentence_and_end_with_a_word() {
    let index = index("en", &ENGLISH);
    let text = "First come many words that nobody asked about.\nCall the hotline at any hour.  It is free and it never closes.";
    let shown = |query: &str, text: &str, max_chars: usize| snippet(&index, query, text, max_chars);
    assert_eq!(shown("hotline", text, 40).text, "…Call the hotline at any hour. It is…");
    assert_eq!(shown("nothing here", text, 20).text, "First come many…");
    let short = shown("hotline", "  The\u{7} hotline. ", 40);
    assert_eq!(short.text, "The hotline.");
    assert_eq!(&short.text[short.highlights[0].start as usize..], "hotline.");
}

proptest! {
    #[test]
    fn any_query_on_any_text_is_answered(query in "\\PC{0,40}", text in "(\\PC|\n){0,80}", tag in "en|vi|zh-Hant|th|ar|hi|fil|fr|tr|ko") {
        let index = index(&tag, &[&text, "child", "儿童"]);
        let snippet = snippet(&index, &query, &text, 30);
        prop_assert!(snippet.text.chars().count() <= 30);
        let mut boundaries: Vec<usize> = snippet.text.grapheme_indices(true).map(|(at, _)| at).collect();
        boundaries.push(snippet.text.len());
        let mut end = 0;
        for range in &snippet.highlights {
            prop_assert!(range.start >= end && range.start < range.end);
            prop_assert!(boundaries.contains(&(range.start as usize)) && boundaries.contains(&(range.end as usize)));
            end = range.end;
        }
    }

    #[test]
    fn what_was_typed_before_changes_nothing(typed in "[a-eéñ \"]{1,16}", text in "[a-eéñ ]{10,60}", tag in "en|es|vi") {
        let index = index(&tag, &[&text, "abba cade", "bede", "cabe dad\u{e9}"]);
        let mut typing = Session::new();
        for end in typed.char_indices().map(|(at, c)| at + c.len_utf8()) {
            let found = typing.search(&index, &Query::parse(&typed[..end]), 10, &Interrupt::new()).unwrap();
            let alone = find(&index, &typed[..end]);
            prop_assert_eq!(&found.hits, &alone.hits);
            prop_assert_eq!(found.correction(&[]), alone.correction(&[]));
        }
    }

    #[test]
    fn every_word_of_a_text_finds_it(text in "[a-zéñß' ]{1,40}", tag in "en|es|fr|de|tr|vi|fil") {
        let index = index(&tag, &[&text]);
        let words = Query::parse(&text).words(index.analyzer());
        for word in words {
            let typed = format!("{} ", &text[word.range]);
            prop_assert_eq!(search(&index, &typed), [0]);
        }
    }

    #[test]
    fn damaged_indexes_give_an_error_or_a_wrong_answer(
        at in any::<prop::sample::Index>(), value in any::<u8>(), cut in any::<prop::sample::Index>(), whole in any::<bool>(),
    ) {
        let mut bytes = build("en", &ENGLISH, &glossary());
        let at = at.index(bytes.len());
        bytes[at] = value;
        if !whole {
            bytes.truncate(cut.index(bytes.len()));
        }
        if let Ok(index) = Index::open(ByteSource::from_memory(bytes)).map(Arc::new) {
            for query in ["child", "traf", "hotlnie", "\"safety plan\"", "cst", "xyzzy child"] {
                let query = Query::parse(query);
                if let Ok(found) = Session::new().search(&index, &query, 10, &Interrupt::new()) {
                    let _ = found.snippet(0, &AnalyzedText::new(&index, ENGLISH[0]), 80);
                }
            }
        }
    }
}
