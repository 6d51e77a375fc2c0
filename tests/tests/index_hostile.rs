//! Indexes that are broken or hostile, under a limit of time and memory: an error or a wrong answer, and nothing worse.

#![allow(clippy::unwrap_used, missing_docs)]

use std::cell::Cell;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use doorstep_core::bytes::ByteSource;
use doorstep_core::locale::Locale;
use doorstep_core::search::{
    AnalyzedText, ConceptNames, Document, Index, IndexBuilder, Interrupt, Query, Session, WordList,
};
use doorstep_tests::skip;
use proptest::prelude::*;
use proptest::sample::Index as At;
use proptest::test_runner::{Config, TestRunner};

const CASES: u32 = 10_000;
/// Seconds of processor time for all of them; they take a tenth of it.
const SECONDS: u32 = 120;
/// Bytes of an index's header: what it is, and where its parts are.
const HEADER: usize = 305;
/// Bytes of address space, a thousand times an index.
const BYTES: u64 = 300 << 20;

const QUERIES: [&str; 14] = [
    "word",
    "w",
    "wrod7",
    "wordingly",
    "xord12 word3",
    "\"word1 word2\"",
    "saver",
    "عمل كلمة",
    "儿童安全 word9",
    "lost",
    "the",
    "far away wo",
    "fier",
    "wordword 12 345 67",
];

/// Long and short lists, one-term families, concepts, scripts of every kind.
fn index() -> Vec<u8> {
    let english = Locale::parse("en").unwrap();
    let forms = ["word1 word2", "saver"].map(|name| (english.clone(), name.to_owned())).to_vec();
    let mut builder = IndexBuilder::new(&english, &[ConceptNames { id: "c".into(), forms }]);
    builder.words(&WordList {
        frequent: "word\nlost\nsafe\n",
        function: "the\n",
        related: &[[2, 0], [0, 0x40], [0xFF; 2], [0xFF; 2], [0xFF; 2], [0xFF; 2], [0xFF; 2], [0xFF; 2]]
            .repeat(3)
            .concat(),
    });
    let (searched, emergency) = (["found", "far away word"].map(String::from), ["fire", "on fire"].map(String::from));
    for number in 0..300 {
        let body = format!("word words worded word{} word{} safe saving كلمة 儿童安全 ความ", number % 7, number % 61);
        builder.add(&Document {
            title: &format!("title{number}"),
            body: &body,
            search_words: &searched,
            emergency_words: &emergency,
            section: Some(number * 2),
            ..Document::default()
        });
    }
    builder.finish().unwrap()
}

/// From a file where `file` is given, else from memory.
fn use_all(bytes: Vec<u8>, file: Option<&Path>) {
    let source = match file {
        Some(file) => {
            std::fs::write(file, &bytes).unwrap();
            ByteSource::open(file).unwrap()
        }
        None => ByteSource::from_memory(bytes),
    };
    let Ok(index) = Index::open(source).map(Arc::new) else { return };
    let text = AnalyzedText::new(&index, "A word1 word2 that is saved.");
    for query in QUERIES {
        if let Ok(found) = Session::new().search(&index, &Query::parse(query), 20, &Interrupt::new()) {
            let _ = found.snippet(0, &text, 80);
            let _ = found.correction(&[&text]);
        }
    }
}

/// Some way to break an index: bytes changed, a part put elsewhere, the end cut off, or nothing left of it but its header.
fn broken(whole: &[u8]) -> impl Strategy<Value = Vec<u8>> + use<> {
    let (changed, moved, cut) = (whole.to_vec(), whole.to_vec(), whole.to_vec());
    let (header, length) = (whole[..HEADER].to_vec(), whole.len());
    prop_oneof![
        prop::collection::vec((any::<At>(), any::<u8>()), 1..20).prop_map(move |changes| {
            let mut bytes = changed.clone();
            for (at, value) in changes {
                let at = at.index(bytes.len());
                bytes[at] = value;
            }
            bytes
        }),
        (any::<At>(), any::<At>(), 1..2000_usize).prop_map(move |(from, to, length)| {
            let mut bytes = moved.clone();
            let from = from.index(bytes.len());
            let end = bytes.len().min(from + length);
            let to = to.index(bytes.len() - (end - from) + 1);
            bytes.copy_within(from..end, to);
            bytes
        }),
        any::<At>().prop_map(move |at| cut[..at.index(cut.len())].to_vec()),
        prop::collection::vec(any::<u8>(), 1..4000).prop_map(move |noise| {
            let mut bytes = header.clone();
            bytes.extend(noise.iter().cycle().take(length - HEADER));
            bytes
        }),
    ]
}

/// Run by the test below in a process of its own.
#[test]
#[ignore = "runs under the limits of the test that starts it"]
fn breaks_indexes() {
    let whole = index();
    let file = tempfile::NamedTempFile::new().unwrap();
    let from_file = Cell::new(false);
    use_all(whole.clone(), None);
    use_all(whole.clone(), Some(file.path()));
    let mut runner = TestRunner::new(Config { cases: CASES, failure_persistence: None, ..Config::default() });
    runner
        .run(&broken(&whole), |bytes| {
            from_file.set(!from_file.get());
            use_all(bytes, from_file.get().then(|| file.path()));
            Ok(())
        })
        .unwrap();
}

#[test]
fn broken_indexes_take_neither_time_nor_memory() {
    if !Command::new("prlimit").arg("--version").output().is_ok_and(|output| output.status.success()) {
        skip("broken_indexes_take_neither_time_nor_memory", "prlimit (util-linux) is not here");
        return;
    }
    let output = Command::new("prlimit")
        .args([format!("--as={BYTES}"), format!("--cpu={SECONDS}")])
        .arg(std::env::current_exe().unwrap())
        .args(["--exact", "breaks_indexes", "--ignored", "--nocapture"])
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{}: {told}", output.status);
    assert!(String::from_utf8_lossy(&output.stdout).contains("1 passed"), "it ran");
}
