//! Spellings that people mix find each other in the handbook and in a person's own notes alike.

#![allow(clippy::unwrap_used, missing_docs)]

use doorstep_core::bookmarks::{Anchor, Bookmarks, NewBookmark, StoreKey};
use doorstep_core::bytes::ByteSource;
use doorstep_core::handbook::SectionId;
use doorstep_core::locale::Locale;
use doorstep_core::search::{Document, Index, IndexBuilder, Interrupt, Query, Session};

/// Language, and two spellings of the same.
const SAME: [(&str, &str, &str); 16] = [
    ("ar", "أسرة", "اسرة"),
    ("ar", "مُحَمَّد", "محمد"),
    ("ar", "مدرسة", "مدرسه"),
    ("ar", "٩١١", "911"),
    ("de", "straße", "strasse"),
    ("en", "don’t", "don't"),
    ("en", "ﬁne", "fine"),
    ("en", "ＡＢＣ", "abc"),
    ("es", "Niña", "nina"),
    ("es", "AÑO", "ano"),
    ("fr", "œuvre", "oeuvre"),
    ("hi", "१२", "12"),
    ("ru", "Ёлка", "елка"),
    ("tr", "ışık", "isik"),
    ("vi", "Đường", "đường"),
    ("zh-Hant", "兒童", "儿童"),
];

/// Language, and two words that are not the same.
const OTHER: [(&str, &str, &str); 3] = [("mr", "की", "कि"), ("th", "ไม่", "ไม"), ("en", "plan", "safety")];

fn in_handbook(tag: &str, written: &str, typed: &str) -> bool {
    let mut builder = IndexBuilder::new(&Locale::parse(tag).unwrap(), &[]);
    // So many words that no look-alike is taken for the one typed.
    builder.add(&Document { body: "something else altogether", ..Document::default() });
    builder.add(&Document { body: written, ..Document::default() });
    let index = std::sync::Arc::new(Index::open(ByteSource::from_memory(builder.finish().unwrap())).unwrap());
    let found = Session::new().search(&index, &Query::parse(&format!("{typed} ")), 9, &Interrupt::new()).unwrap();
    found.correction(&[]).is_none() && found.hits.iter().any(|hit| hit.document == 1)
}

fn in_notes(written: &str, typed: &str) -> bool {
    let dir = tempfile::tempdir().unwrap();
    let (bookmarks, _) = Bookmarks::open(dir.path(), StoreKey::from_bytes([1; 32])).unwrap();
    let section = SectionId::parse("a").unwrap();
    let anchor = Anchor { handbook: "h".into(), section, quote: None };
    let note = format!("({written})");
    let new = NewBookmark { anchor, revision: String::new(), title: String::new(), note, labels: Vec::new() };
    bookmarks.add(new, 1).unwrap();
    !bookmarks.search(typed).unwrap().is_empty()
}

#[test]
fn l24_both_find_each_other() {
    for (tag, a, b) in SAME {
        for (written, typed) in [(a, b), (b, a)] {
            assert!(in_handbook(tag, written, typed), "handbook: {written} by {typed}");
            assert!(in_notes(written, typed), "notes: {written} by {typed}");
        }
    }
}

#[test]
fn l24_neither_finds_another_word() {
    for (tag, a, b) in OTHER {
        for (written, typed) in [(a, b), (b, a)] {
            assert!(!in_handbook(tag, written, typed), "handbook: {written} by {typed}");
        }
        assert!(!in_notes(b, a), "notes: {b} by {a}");
    }
}

#[test]
fn signs_between_words_tell_labels_apart() {
    let dir = tempfile::tempdir().unwrap();
    let (bookmarks, _) = Bookmarks::open(dir.path(), StoreKey::from_bytes([1; 32])).unwrap();
    let section = SectionId::parse("a").unwrap();
    let anchor = Anchor { handbook: "h".into(), section, quote: None };
    let labels = ["C", "C++", "+", "-", "Straße", "STRASSE"].map(str::to_owned).to_vec();
    let new = NewBookmark { anchor, revision: String::new(), title: String::new(), note: String::new(), labels };
    let id = bookmarks.add(new, 1).unwrap();
    assert_eq!(bookmarks.get(id).unwrap().labels, ["C", "C++", "+", "-", "Straße"]);
}
