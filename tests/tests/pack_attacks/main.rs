//! Packs that were made to take a phone's time and memory (P7). Each is met in a process of its own: every call answers or refuses within
//! a second and 64 MB, and what no honest pack has is refused by some call.
//!
//! The packs are whole: every hash is right, as whoever makes one would have it.

#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

mod apart;
mod bodies;

use std::path::Path;
use std::process::Command;
use std::sync::LazyLock;

use apart::{Apart, Column, closed};
use bodies::{Body, letters};
use doorstep_core::bookmarks::{Bookmarks, StoreKey};
use doorstep_core::handbook::SectionId;
use doorstep_core::pack::{PackLocation, Verified};
use doorstep_core::{Config, Doorstep};
use doorstep_tests::sample::{Release, Section, pack_of};
use doorstep_tests::skip;

/// Milliseconds of the processor for each call, so that another program's work is not counted.
const TIME: u128 = 1000;
/// Bytes for all calls together.
const MEMORY: usize = 64 << 20;
/// Where the process that meets a pack finds it.
const PACK: &str = "DOORSTEP_ATTACK";

static HONEST: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let section = |number| Section { id: format!("s{number}"), text: format!("Words of section {number}.") };
    pack_of(&Release { sections: (0..5).map(section).collect(), ..Release::default() }.tree())
});

fn honest() -> Apart {
    Apart::of(&HONEST)
}

/// Rows made by SQL, numbered from 1.
fn rows(count: usize, insert: &str) -> String {
    format!("WITH RECURSIVE n(i) AS (VALUES(1) UNION ALL SELECT i + 1 FROM n WHERE i < {count}) {insert} FROM n;")
}

/// Run by the tests below in a process of its own: meets a pack as a shell does, a line for each call.
#[test]
#[ignore = "runs under the limits of the tests that start it"]
fn meets_a_pack() {
    let path = std::env::var_os(PACK).unwrap();
    let path = Path::new(&path);
    let folder = tempfile::tempdir().unwrap();
    let before = apart::most_memory().unwrap_or(0);
    let config = |pack| Config { pack, preferred: vec!["en".into()], strings: Vec::new() };
    let called = |name: &str, call: &mut dyn FnMut() -> Result<(), String>| {
        let start = apart::work();
        // A section that is not there is no refusal.
        let answer = call().or_else(|told| {
            if told.contains("this section") || told.contains("no section") { Ok(()) } else { Err(told) }
        });
        let told = answer.as_ref().err().map_or("ok", String::as_str);
        println!("\ncall|{name}|{}|{told}", apart::work().saturating_sub(start).as_millis());
        answer.is_ok()
    };
    let told = |error: &dyn std::error::Error| error.to_string();
    called("receive", &mut || {
        let mut file = std::fs::File::open(path).map_err(|error| told(&error))?;
        let (verified, ()) =
            Verified::receive(&mut file, folder.path(), Verified::LARGEST, |_, _| Ok(())).map_err(|e| told(&e))?;
        verified.open().map(drop).map_err(|error| told(&error))
    });
    called("verify", &mut || {
        let doorstep = Doorstep::open(&config(PackLocation::File(path.to_owned()))).map_err(|error| told(&error))?;
        doorstep.pack().verify().map_err(|error| told(&error))
    });
    let mut opened = None;
    called("open", &mut || {
        opened = Some(Doorstep::open(&config(PackLocation::File(path.to_owned()))).map_err(|error| told(&error))?);
        Ok(())
    });
    if let Some(doorstep) = opened {
        called("home", &mut || doorstep.home(1_800_000_000).map(drop).map_err(|error| told(&error)));
        called("languages", &mut || doorstep.languages().map(drop).map_err(|error| told(&error)));
        called("contents", &mut || doorstep.contents("topic", None).map(drop).map_err(|error| told(&error)));
        for section in ["s0", "s1", "gone"] {
            let section = SectionId::parse(section).unwrap();
            called("article", &mut || doorstep.article(&section, None).map(drop).map_err(|error| told(&error)));
        }
        for query in ["words section", "w", "wrods", "aaab", "\"words of\" titel", "zzz ab c d e f g h i j k"] {
            called("search", &mut || doorstep.search(query, None, 0..50).map(drop).map_err(|error| told(&error)));
        }
        called("many hits", &mut || doorstep.search("words", None, 0..1000).map(drop).map_err(|error| told(&error)));
    }
    println!("\nmemory|{}", apart::most_memory().unwrap_or(0).saturating_sub(before));
}

/// One call in another process.
#[derive(Debug)]
struct Called {
    name: String,
    milliseconds: u128,
    told: String,
}

/// Hands a file to one of the tests here in a process of its own; gives its calls, and how much memory it took.
fn in_a_process(name: &str, bytes: &[u8], test: &str) -> (Vec<Called>, usize) {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), bytes).unwrap();
    let output = Command::new("prlimit")
        .args([format!("--as={}", 3_u64 << 30), "--cpu=30".to_owned()])
        .arg(std::env::current_exe().unwrap())
        .args(["--exact", test, "--ignored", "--nocapture", "--test-threads=1"])
        .env(PACK, file.path())
        .output()
        .unwrap();
    let printed = String::from_utf8_lossy(&output.stdout);
    let lines: Vec<Vec<&str>> = printed.lines().map(|line| line.split('|').collect()).collect();
    let called = |line: &Vec<&str>| Called {
        name: line[1].to_owned(),
        milliseconds: line[2].parse().unwrap(),
        told: line[3].to_owned(),
    };
    let calls: Vec<_> = lines.iter().filter(|line| line[0] == "call").map(called).collect();
    let memory = lines.iter().find(|line| line[0] == "memory").map(|line| line[1].parse::<usize>().unwrap());
    let slowest = calls.iter().max_by_key(|call| call.milliseconds);
    eprintln!("{name}: {} bytes, {:?} MB, slowest {slowest:?}", bytes.len(), memory.map(|bytes| bytes >> 20));
    assert!(
        output.status.success(),
        "{name}: {} after {:?}: {}",
        output.status,
        calls.last(),
        String::from_utf8_lossy(&output.stderr)
    );
    (calls, memory.unwrap())
}

/// What meeting a pack came to: an error for each call that refused it.
fn meet(name: &str, pack: &[u8]) -> Vec<String> {
    if !Command::new("prlimit").arg("--version").output().is_ok_and(|output| output.status.success()) {
        skip(name, "prlimit (util-linux) is not here");
        return vec!["not met".to_owned()];
    }
    let (calls, memory) = in_a_process(name, pack, "meets_a_pack");
    for call in &calls {
        assert!(call.milliseconds < TIME, "{name}: {call:?}");
    }
    assert!(memory < MEMORY, "{name}: {} MB", memory >> 20);
    calls.iter().filter(|call| call.told != "ok").map(|call| format!("{}: {}", call.name, call.told)).collect()
}

/// A pack that some call has to refuse.
fn refused(name: &str, pack: &[u8]) {
    let errors = meet(name, pack);
    assert!(!errors.is_empty(), "{name}: nothing refused it");
}

#[test]
fn p7_an_honest_pack_is_met_without_an_error() {
    let errors = meet("honest", &honest().pack());
    assert_eq!(errors, [""; 0]);
}

#[test]
fn p7_pages_that_repeat_in_the_list_of_tables() {
    refused("schema, wide", &honest().repeated("sqlite_schema", 6, 300).pack());
    refused("schema, doubling", &honest().repeated("sqlite_schema", 18, 2).pack());
}

#[test]
fn p7_pages_that_repeat_in_any_table() {
    for table in ["handbook", "language", "coverage", "topic", "topic_text", "section", "passage"] {
        refused(table, &honest().repeated(table, 5, 300).pack());
    }
    refused("topics, doubling", &honest().repeated("topic", 18, 2).pack());
}

#[test]
fn p7_rows_that_are_all_one_cell_without_an_end() {
    let section = [Column::Key, Column::Word("s0"), Column::One, Column::Long];
    refused("section", &honest().endless("section", &section, 15 << 20, 500).pack());
    let language = [Column::Key, Column::Word("en"), Column::Long];
    refused("language", &honest().endless("language", &language, 15 << 20, 500).pack());
    refused("handbook", &honest().endless("handbook", &[Column::Long], 15 << 20, 500).pack());
}

#[test]
fn p7_texts_as_long_as_the_file() {
    let long = "printf('%.*c', 8000000, 'x')";
    for (name, change) in [
        ("topic title", format!("UPDATE topic_text SET title = {long}")),
        ("topic summary", format!("UPDATE topic_text SET summary = {long}")),
        ("title", format!("UPDATE passage SET title = {long} WHERE place = 1")),
        ("revision", format!("UPDATE section SET revision = {long}")),
        ("topic id", format!("UPDATE topic SET id = {long}")),
        ("tag", format!("UPDATE language SET tag = 'en-x-' || {long}")),
        ("status", format!("UPDATE passage SET status = {long} WHERE place = 1")),
        ("titles", format!("INSERT INTO retired VALUES ('gone', NULL, '{{\"en\":\"' || {long} || '\"}}')")),
    ] {
        refused(name, &honest().sql(&change).pack());
    }
}

#[test]
fn p7_more_topics_than_a_list_has() {
    let topics = rows(3000, "INSERT INTO topic SELECT i + 1, 't' || i, 'plain', 1, 3");
    let texts = rows(3000, "INSERT INTO topic_text SELECT i + 1, 'en', 'title', printf('%.*c', 9000, 'x')");
    refused("long topics", &honest().sql(&(topics + &texts)).pack());
    let topics = rows(200_000, "INSERT INTO topic SELECT i + 1, 't' || i, 'plain', 1, 3");
    let texts = rows(200_000, "INSERT INTO topic_text SELECT i + 1, 'en', 't', 's'");
    refused("many topics", &honest().sql(&(topics + &texts)).pack());
}

#[test]
fn p7_facts_of_a_handbook_without_an_end() {
    let source = r#"{"label":"S","title":"T","publisher":null,"url":null,"kind":null,"checked":null}"#;
    let sources: Vec<_> = (0..100_000).map(|number| format!(r#""{}":{source}"#, letters(number))).collect();
    let info = format!(r#"{{"title":{{}},"sources":{{{}}}}}"#, sources.join(","));
    refused("sources", &honest().sql(&format!("UPDATE handbook SET info = '{info}'")).pack());
    let family: Vec<_> = (0..400_000).map(|number| format!(r#""{}""#, letters(number))).collect();
    let info = format!(r#"{{"title":{{}},"sources":{{}},"family":[{}]}}"#, family.join(","));
    refused("family", &honest().sql(&format!("UPDATE handbook SET info = '{info}'")).pack());
}

fn one_long_source() -> String {
    let long = "x".repeat(500_000);
    let source = format!(r#"{{"label":"S","title":"{long}","publisher":null,"url":null,"kind":null,"checked":null}}"#);
    format!(r#"UPDATE handbook SET info = '{{"title":{{}},"sources":{{"s":{source}}}}}';"#)
}

#[test]
fn p7_articles_that_take_the_square_of_their_length() {
    refused("cites", &honest().sql(&Body::cites(20_000).sql("place = 1")).pack());
    refused("long cites", &honest().sql(&(one_long_source() + &Body::cites(20_000).sql("place = 1"))).pack());
    refused("terms", &honest().sql(&Body::terms(20_000).sql("place = 1")).pack());
    let wide = Body::paragraphs(30_000).sql("place = 2");
    refused("calls", &honest().sql(&(wide + &Body::calls(15_000, "s1").sql("place = 1"))).pack());
    let definitions = rows(
        2000,
        "INSERT INTO concept_text SELECT char(97 + i / 17576 % 26, 97 + i / 676 % 26, \
        97 + i / 26 % 26, 97 + i % 26), 'en', 't', '[]', printf('%.*c', 15000, 'x')",
    );
    refused("definitions", &honest().sql(&(definitions + &Body::terms(2000).sql("place = 1"))).pack());
}

#[test]
fn p7_blocks_that_are_deep_or_wide() {
    refused("paragraphs", &honest().sql(&Body::paragraphs(32_000).sql("place = 1")).pack());
    refused("items", &honest().sql(&Body::items(60_000).sql("place = 1")).pack());
    refused("nested", &honest().sql(&Body::nested(15_000).sql("place = 1")).pack());
}

#[test]
fn p7_a_topic_for_danger_with_more_numbers_than_a_screen_has() {
    let sections = rows(500, "INSERT INTO section SELECT i + 5, 'x' || i, 1, 'r'");
    let passages = rows(500, "INSERT INTO passage SELECT i + 5, 't', 'source', 'draft', x'', x''");
    let wide = Body::paragraphs(3000).sql("1");
    let topic = "UPDATE topic SET kind = 'act-now', sections = 505;";
    let _ = meet("danger", &honest().sql(&(sections + &passages + &wide + topic)).pack());
    refused("false counts", &honest().sql("UPDATE topic SET sections = 4294967295").pack());
    refused("coverage", &honest().sql("UPDATE coverage SET passages = 4294967295; INSERT INTO coverage VALUES ('en', 'source', 'approved', 4294967295)").pack());
}

#[test]
fn p7_moves_in_circles_and_long_chains() {
    let circle = "INSERT INTO retired VALUES ('gone', 'b', '{}'), ('b', 'gone', '{}');";
    let _ = meet("circle", &honest().sql(circle).pack());
    let chain = rows(20_000, "INSERT INTO retired SELECT 'r' || i, 'r' || (i + 1), '{}'")
        + "INSERT INTO retired VALUES ('gone', 'r1', '{}')";
    let _ = meet("chain", &honest().sql(&chain).pack());
}

#[test]
fn p7_manifests_without_measure() {
    let mut many = honest();
    let tags: Vec<_> = (0..5000).map(|number| format!("en-x-{}", letters(number))).collect();
    many.manifest["locales"] = serde_json::to_value([vec!["en".to_owned()], tags].concat()).unwrap();
    many.indexes.resize(5001, Vec::new());
    let languages = rows(
        5000,
        "INSERT INTO language SELECT i, 'en-x-' || char(97 + (i - 1) / 17576 % 26, 97 + (i - 1) / 676 % 26, \
        97 + (i - 1) / 26 % 26, 97 + (i - 1) % 26), x''",
    );
    refused("languages", &many.sql(&languages).pack());
    refused("a long name", &honest().manifest(|manifest| manifest["handbook"] = "x".repeat(900_000).into()).pack());
    let honest = honest().pack();
    let end = honest.len() - 40;
    let parts = honest[..end - 200].to_vec();
    refused("deep", &closed(parts.clone(), "[".repeat(1_000_000).as_bytes(), 3));
    refused(
        "deep, in a field that is not known",
        &closed(parts, format!("{{\"x\":{}", "[".repeat(1_000_000)).as_bytes(), 3),
    );
}

/// An index whose header says what is not so.
fn with_index(change: impl FnOnce(&mut Vec<u8>)) -> Vec<u8> {
    let mut apart = honest();
    change(&mut apart.indexes[0]);
    apart.pack()
}

/// Where the header has the number of sections, and the first of the regions' starts and lengths.
const DOCUMENTS: usize = 28;
const REGIONS: usize = 97;
const TERMS: usize = 0;
const TRACE_ENDS: usize = 3;
const ALL_REGIONS: usize = 13;

/// The header before the regions' places, and the regions.
fn regions(index: &[u8]) -> (Vec<u8>, Vec<Vec<u8>>) {
    let number = |at: usize| usize::try_from(u64::from_le_bytes(index[at..at + 8].try_into().unwrap())).unwrap();
    let region = |region: usize| {
        let start = number(REGIONS + 16 * region);
        index[start..start + number(REGIONS + 16 * region + 8)].to_vec()
    };
    (index[..REGIONS].to_vec(), (0..ALL_REGIONS).map(region).collect())
}

/// Puts other bytes in the place of a region.
fn replace(index: &mut Vec<u8>, region: usize, bytes: &[u8]) {
    let (mut header, mut regions) = regions(index);
    regions[region] = bytes.to_vec();
    let mut start = REGIONS + 16 * ALL_REGIONS;
    for region in &regions {
        header.extend((start as u64).to_le_bytes());
        header.extend((region.len() as u64).to_le_bytes());
        start += region.len();
    }
    *index = [header, regions.concat()].concat();
}

#[test]
fn p7_an_index_of_more_sections_than_there_are() {
    for documents in [6_u32, 4_000_000, 16_000_000] {
        let pack = with_index(|index| {
            replace(index, TRACE_ENDS, &vec![0; documents as usize * 4]);
            index[DOCUMENTS..DOCUMENTS + 4].copy_from_slice(&documents.to_le_bytes());
        });
        refused("documents", &pack);
        // As many passages are said to be there, too.
        let said = format!("UPDATE coverage SET passages = {documents}; UPDATE topic SET sections = {documents}");
        refused("documents and passages", &Apart::of(&pack).sql(&said).pack());
    }
    refused("documents without a place", &with_index(|index| index[DOCUMENTS..DOCUMENTS + 4].fill(0xff)));
}

#[test]
fn p7_an_index_of_another_version_with_more_text_than_is_read_anew() {
    // Versions of the analysis stand after the format.
    let other = |apart: Apart| {
        let mut apart = apart;
        apart.indexes[0][12] ^= 1;
        apart.pack()
    };
    let _ = meet("another version", &other(honest()));
    for wide in [2, 300] {
        let repeated = honest().sql(&Body::paragraphs(0).sql("1")).repeated("passage", 5, wide);
        refused("another version, passages again and again", &other(repeated));
    }
    let rows = rows(400, "INSERT INTO section SELECT i + 5, 'x' || i, 1, 'r'")
        + &rows(400, "INSERT INTO passage SELECT i + 5, 't', 'source', 'draft', x'', x''")
        + "UPDATE topic SET sections = 405; UPDATE coverage SET passages = 405;";
    for length in [2_500, 9_000, 60_000] {
        let _ = meet("another version, long", &other(honest().sql(&(rows.clone() + &Body::words(length).sql("1")))));
    }
}

#[test]
fn p7_an_index_whose_dictionary_leads_to_one_block_again_and_again() {
    for blocks in [40_000_u32, 1_000_000] {
        for letters in ["wordsssssss", "aaaaaaaaaaaa", "wrodsx"] {
            let pack = with_index(|index| {
                let mut terms = Vec::new();
                terms.extend((blocks * 16).to_le_bytes());
                terms.extend((blocks * 9).to_le_bytes());
                for _ in 0..blocks {
                    terms.extend([0; 8]);
                    terms.push(31);
                }
                for entry in 0..16_u8 {
                    let (shared, suffix) = if entry == 0 { (0, letters.len()) } else { (letters.len() - 1, 1) };
                    terms.push(u8::try_from(shared << 4 | suffix).unwrap());
                    terms.extend(if entry == 0 { letters.as_bytes().to_vec() } else { vec![b'a' + entry] });
                    // In one section, the first, at the highest level.
                    terms.extend([2, 31]);
                }
                replace(index, TERMS, &terms);
            });
            let _ = meet(&format!("{letters}, {blocks} blocks"), &pack);
        }
    }
}

#[test]
fn p7_an_index_whose_regions_are_each_other() {
    for (from, to) in
        (0..13).flat_map(|from| (0..13).map(move |to| (from, to))).filter(|(from, to)| from != to).step_by(7)
    {
        let pack = with_index(|index| {
            let other: Vec<u8> = index[REGIONS + 16 * to..REGIONS + 16 * to + 16].to_vec();
            index[REGIONS + 16 * from..REGIONS + 16 * from + 16].copy_from_slice(&other);
        });
        let _ = meet(&format!("region {from} is {to}"), &pack);
    }
}

/// Run by the test below in a process of its own.
#[test]
#[ignore = "runs under the limits of the test that starts it"]
fn imports_a_file() {
    let export = std::fs::read_to_string(std::env::var_os(PACK).unwrap()).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let (bookmarks, _) = Bookmarks::open(folder.path(), StoreKey::from_bytes([7; 32])).unwrap();
    let start = apart::work();
    let answer = bookmarks.import(&export, 1).map(|report| format!("{report:?}"));
    println!(
        "\ncall|import|{}|{}",
        apart::work().saturating_sub(start).as_millis(),
        answer.unwrap_or_else(|error| error.to_string())
    );
    println!("\nmemory|{}", apart::most_memory().unwrap_or(0));
}

#[test]
fn p7_imports_that_are_made_to_take_time_and_memory() {
    let export = |bookmarks: &str, numbers: &str| {
        format!(
            r#"{{"format": "doorstep-bookmarks", "version": 1, "bookmarks": [{bookmarks}], "numbers": [{numbers}]}}"#
        )
    };
    let entry = |more: &str| format!(r#"{{"handbook": "h", "section": "a"{more}}}"#);
    let (zeros, commas) = ("0,".repeat(15_900_000) + "0", ",a".repeat(15_900_000));
    let blank = ", ".repeat(15_900_000);
    let quote = |number: usize| {
        let text = format!("{}{}", letters(number), "x".repeat(990));
        format!(r#", "quote": {{"locale": "en", "exact": "{text}", "before": "{text}", "after": "{text}"}}"#)
    };
    let notes = |number: usize| format!(r#", "note": "{}{}""#, letters(number), "y".repeat(3000));
    for (name, file) in [
        ("entries without an end", export(&zeros, "")),
        ("numbers without an end", export("", &zeros)),
        ("labels without an end", export(&entry(&format!(r#", "labels": [{zeros}]"#)), "")),
        ("a label of labels", export(&entry(&format!(r#", "labels": ["{commas}"]"#)), "")),
        ("a label of blanks", export(&entry(&format!(r#", "labels": ["{blank}"]"#)), "")),
        ("a long note", export(&entry(&format!(r#", "note": "{}""#, "x".repeat(31_000_000))), "")),
        (
            "a long quote",
            export(&entry(&format!(r#", "quote": {{"locale": "en", "exact": "{}"}}"#, "x".repeat(31_000_000))), ""),
        ),
        ("quotes", export(&(0..10_000).map(|n| entry(&quote(n))).collect::<Vec<_>>().join(","), "")),
        ("one place", export(&(0..10_000).map(|n| entry(&notes(n))).collect::<Vec<_>>().join(","), "")),
        ("deep", export(&"[".repeat(31_000_000), "")),
    ] {
        let (calls, memory) = in_a_process(name, file.as_bytes(), "imports_a_file");
        // The text of the file is in memory all the while.
        assert!(memory < MEMORY + file.len(), "{name}: {} MB", memory >> 20);
        // What is sound is sealed and kept, and unoptimized, the cipher takes thirty times as long.
        let is_sealed = ["quotes", "one place"].contains(&name);
        let limit = if is_sealed && cfg!(debug_assertions) { 30 * TIME } else { TIME };
        assert!(calls.iter().all(|call| call.milliseconds < limit), "{name}: {calls:?}");
    }
}

#[test]
fn p7_offsets_that_overflow() {
    for (from, value) in [(8, u64::MAX), (0, u64::MAX - 8), (8, 1 << 63), (0, 1 << 40)] {
        refused(
            "region",
            &with_index(|index| index[REGIONS + from..REGIONS + from + 8].copy_from_slice(&value.to_le_bytes())),
        );
    }
}
