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

const WORDS: WordList<'static> = WordList {
    frequent: "danger\nanger\nmother\nmeth\nhelp\nplan\nsafety\nhotline\n",
    function: "who\ndo\ni\nthe\na\nto\nis\nnot\nin\n",
    related: &[],
};

/// Sections with search words and emergency words, in an index that knows some words of the language.
fn knowing(sections: &[(&str, &[&str], &[&str])]) -> Arc<Index> {
    let owned = |words: &[&str]| words.iter().map(ToString::to_string).collect::<Vec<_>>();
    let mut builder = IndexBuilder::new(&locale("en"), &[]);
    builder.words(&WORDS);
    for (body, search_words, emergency_words) in sections {
        let (search_words, emergency_words) = (owned(search_words), owned(emergency_words));
        builder.add(&Document {
            body,
            search_words: &search_words,
            emergency_words: &emergency_words,
            ..Document::default()
        });
    }
    open(builder.finish().unwrap())
}

#[test]
fn a_word_of_the_language_is_neither_corrected_nor_matched_by_its_look() {
    let index = knowing(&[("Danger is near.", &[], &[]), ("His mother is here.", &[], &[])]);
    assert_eq!(search(&index, "dangr "), [0], "no word: a misspelled one");
    for word in ["anger ", "meth ", "anger", "meth"] {
        let found = find(&index, word);
        assert!(found.hits.is_empty() && found.correction(&[]).is_none(), "{word}: {found:?}");
    }
}

#[test]
fn function_words_answer_nothing_alone_and_weigh_little() {
    let index = knowing(&[
        ("Who is there? Who do they ask?", &[], &[]),
        ("The hotline is open.", &[], &[]),
        ("Some text.", &[], &[]),
    ]);
    assert_eq!(search(&index, "who do i hotline "), [1]);
    let alone = find(&index, "who is ");
    assert!(alone.nearest && alone.hits[0].document == 0, "{alone:?}");
    assert!(highlighted(&index, "who is the hotline", "The hotline is open.").iter().all(|word| word == "hotline"));
}

#[test]
fn a_phrase_leads_to_its_section_where_all_of_it_is_typed_in_order() {
    let index =
        knowing(&[("One text.", &["ran away", "who do i call"], &[]), ("Two: away, call.", &["attorney"], &[])]);
    assert_eq!(search(&index, "she ran away last night "), [0, 1]);
    assert_eq!(search(&index, "away ran "), [1], "not in that order");
    assert!(search(&index, "ran ").is_empty(), "not the whole of it");
    assert_eq!(search(&index, "who do i call").first(), Some(&0));
    assert_eq!(search(&index, "attorneys "), [1]);
    assert!(highlighted(&index, "ran away", "One text.").is_empty(), "search words are not shown");
}

#[test]
fn an_emergency_stands_first_with_words_between_misspelled_and_half_typed() {
    let sections: &[(&str, &[&str], &[&str])] =
        &[("A plan for safety, not for help.", &[], &[]), ("Call.", &[], &["ambulance", "not breathing", "has knife"])];
    let index = knowing(sections);
    for query in ["he is not really breathing", "ambulence", "ambul", "dad has got a big knife", "not breath"] {
        let found = find(&index, query);
        assert_eq!(found.hits.first().map(|hit| (hit.document, hit.pinned)), Some((1, true)), "{query}");
    }
    for query in ["am", "breathing", "knife has", "plan", "not", "has"] {
        assert!(find(&index, query).hits.iter().all(|hit| !hit.pinned), "{query}");
    }
}

#[test]
fn a_word_of_one_syllable_is_known_wherever_it_stands_in_a_phrase() {
    let emergency_words = ["총 꺼냈", "칼"].map(str::to_owned);
    let mut builder = IndexBuilder::new(&locale("ko"), &[]);
    builder.add(&Document { body: "전화하세요.", emergency_words: &emergency_words, ..Document::default() });
    builder.add(&Document { body: "안전 계획.", ..Document::default() });
    let index = open(builder.finish().unwrap());
    for query in
        ["아빠가 총 꺼냈어요", "총 꺼냈어요", "아빠가 칼 들고 있어요", "칼 들고 있어요", "아빠가 칼을 들었어요"]
    {
        assert!(find(&index, query).hits.iter().any(|hit| hit.document == 0 && hit.pinned), "{query}");
    }
    for query in ["총 몇 명", "안전 계획", "꺼냈어요"] {
        assert!(find(&index, query).hits.iter().all(|hit| !hit.pinned), "{query}");
    }
}

#[test]
fn what_is_written_together_and_apart_is_one() {
    let index = index("en", &["Talk about self-harm.", "The hotline is open.", "It is 10 km away.", "Some harm."]);
    assert_eq!(search(&index, "selfharm"), [0, 3]);
    assert_eq!(search(&index, "selfhar")[0], 0);
    assert_eq!(search(&index, "hot line "), [1]);
    assert_eq!(search(&index, "10km "), [2]);
}

#[test]
fn a_number_is_found_joined_apart_and_with_its_country() {
    let index = index("en", &["Call 1-888-373-7888.", "Text 741741.", "Room 373."]);
    for query in ["18883737888", "8883737888", "1.888.373.7888", "+1 (888) 373 7888", "888 373", "888373"] {
        assert_eq!(search(&index, query).first(), Some(&0), "{query}");
    }
    assert_eq!(search(&index, "741-741"), [1]);
    assert_eq!(highlighted(&index, "8883737888", "Call 1-888-373-7888."), ["1-888-373-7888"]);
}

#[test]
fn any_number_of_words_is_answered() {
    let index = knowing(&[("10 km away, not breathing.", &["to do the plan"], &["not breathing", "the the the the"])]);
    for words in ["10km ", "the to ", "not breathing ", "zq5\u{200d} ", "the bell "] {
        for times in [1, 31, 32, 33, 64, 200] {
            find(&index, &words.repeat(times));
        }
    }
}

#[test]
fn a_phrase_counts_once_however_its_marks_are_written() {
    let mut builder = IndexBuilder::new(&locale("es"), &[]);
    builder.add(&Document { body: "Uno.", search_words: &["policía niño".to_owned()], ..Document::default() });
    builder.add(&Document { body: "Dos.", ..Document::default() });
    let index = open(builder.finish().unwrap());
    let score = |query: &str| find(&index, query).hits[0].score;
    assert!((score("policía niño ") - score("policia nino ")).abs() < 1e-6);
}

#[test]
fn the_total_is_the_same_however_many_rows_are_asked_for() {
    let bodies: Vec<String> = (0..90).map(|number| format!("The safety plan is number{number}.")).collect();
    let sections: Vec<(&str, &[&str], &[&str])> = bodies
        .iter()
        .enumerate()
        .map(|(n, body)| (&**body, &[] as &[&str], if n == 89 { &["fire"] as &[&str] } else { &[] }))
        .collect();
    let index = knowing(&sections);
    for query in ["safety plan", "\"safety plan\"", "who is it ", "fire safety", "the plan "] {
        let totals = [10, 20, 50, 90]
            .map(|limit| Session::new().search(&index, &Query::parse(query), limit, &Interrupt::new()).unwrap().total);
        assert_eq!(totals, [90; 4], "{query}");
    }
}

#[test]
fn a_session_keeps_each_indexs_last_query_apart() {
    let [english, spanish] = [index("en", &ENGLISH), index("es", &["Un plan de seguridad.", "Otra cosa."])];
    let mut session = Session::new();
    let interrupt = Interrupt::new();
    for query in ["safety plan", "seguridad", "plan", "hotlnie"] {
        for index in [&english, &spanish] {
            let found = session.search(index, &Query::parse(query), 10, &interrupt).unwrap();
            assert_eq!(found.hits, find(index, query).hits, "{query}");
        }
        let both = [Arc::clone(&spanish), Arc::clone(&english)];
        let found = session.search_all(&both, &Query::parse(query), 10, &interrupt.watch()).unwrap();
        let alone = Session::new().search_all(&both, &Query::parse(query), 10, &interrupt.watch()).unwrap();
        assert_eq!(found.hits, alone.hits, "{query}");
    }
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
    let stopped = Session::new().search_all(&[index], &Query::parse("hotline"), 10, &watch);
    assert!(matches!(stopped, Err(IndexError::Interrupted)));
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
    fn unrelated_queries_one_after_another_change_nothing(
        queries in proptest::collection::vec("\"?[a-c]{3,9} ?[a-c]{0,6}\"? ?", 2..5), text in "[a-c ]{20,60}",
    ) {
        let [english, spanish] = ["en", "es"].map(|tag| index(tag, &[&text, "abcab cabbc", "bacca", "ccabab is"]));
        let mut typing = Session::new();
        for query in queries {
            for index in [&english, &spanish] {
                let found = typing.search(index, &Query::parse(&query), 10, &Interrupt::new()).unwrap();
                prop_assert_eq!(&found.hits, &find(index, &query).hits);
            }
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
