//! Exporting and importing bookmarks and numbers; `docs/bookmark-export.md` describes the format.

use std::fmt;

use serde::de::{DeserializeOwned, IgnoredAny, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::value::RawValue;

use super::anchor::{Anchor, Quote};
use super::error::{Limit, StoreError};
use super::model::{BOOKMARKS, Bookmark, NewBookmark};
use super::number::Number;
use super::sealed_export;
use crate::handbook::OwnNumber;

const FORMAT: &str = "doorstep-bookmarks";
const VERSION: u32 = 1;

/// The largest file that is read, in bytes.
pub(super) const LARGEST: usize = 32_000_000;
/// The largest entry that is read, in bytes: more than the longest of each field has, however it is escaped.
const LARGEST_ENTRY: usize = 400_000;
/// Numbers of a file that are looked at; there are fewer slots.
const NUMBERS: usize = 1000;
/// Labels of an entry that are looked at; a bookmark takes fewer.
const WRITTEN_LABELS: usize = 1000;

/// What an import did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ImportReport {
    /// Bookmarks and numbers that were added.
    pub added: usize,
    /// Places that were saved already, or twice in the file, and numbers that were there already. The notes of such a
    /// place are joined.
    pub already_there: usize,
    /// Entries that are no bookmarks, or larger than the store takes, be it joined with a note that is there; numbers that are
    /// none, of slots that are not known here, or not the first of their slot in the file.
    pub skipped: usize,
}

/// What is in a file.
pub(super) struct Import<'a> {
    /// The bookmarks as they are written: each is read when its turn comes, so that they are in memory once (P7).
    pub(super) bookmarks: Vec<Written<'a>>,
    pub(super) numbers: Vec<Number>,
    pub(super) skipped: usize,
}

#[derive(Serialize)]
struct Export<'a> {
    format: &'a str,
    version: u32,
    exported: i64,
    bookmarks: Vec<Entry>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    numbers: Vec<NumberEntry>,
}

/// A bookmark as it is written.
pub(super) struct Written<'a>(&'a RawValue);

impl Written<'_> {
    /// The bookmark, with the times it was created and modified; nothing where it makes no sense or is larger than the store takes.
    pub(super) fn read(&self, now: i64) -> Option<(NewBookmark, (i64, i64))> {
        let written = self.0.get();
        let fields: Fields<'_> =
            (written.len() <= LARGEST_ENTRY).then(|| serde_json::from_str(written).ok()).flatten()?;
        fields.checked(now)
    }
}

/// The first of a list, as they are written, and how many more there are: those take no memory.
#[derive(Default)]
struct First<'a, const MOST: usize> {
    kept: Vec<&'a RawValue>,
    more: usize,
}

impl<'de: 'a, 'a, const MOST: usize> Deserialize<'de> for First<'a, MOST> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct List<'a, const MOST: usize>(First<'a, MOST>);
        impl<'de: 'a, 'a, const MOST: usize> Visitor<'de> for List<'a, MOST> {
            type Value = First<'a, MOST>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list")
            }

            fn visit_seq<A: SeqAccess<'de>>(mut self, mut list: A) -> Result<Self::Value, A::Error> {
                while self.0.kept.len() < MOST {
                    let Some(entry) = list.next_element()? else { return Ok(self.0) };
                    self.0.kept.push(entry);
                }
                while list.next_element::<IgnoredAny>()?.is_some() {
                    self.0.more += 1;
                }
                Ok(self.0)
            }
        }
        deserializer.deserialize_seq(List(First::default()))
    }
}

/// What tells an export from other files.
#[derive(Deserialize)]
pub(super) struct Envelope {
    pub(super) format: String,
    pub(super) version: u32,
}

/// The entries as they are written: what makes no sense in one does not spoil the others.
#[derive(Deserialize)]
struct Entries<'a> {
    #[serde(borrow)]
    bookmarks: First<'a, BOOKMARKS>,
    #[serde(borrow, default)]
    numbers: First<'a, NUMBERS>,
}

#[derive(Serialize)]
struct Entry {
    #[serde(flatten)]
    anchor: Anchor,
    revision: String,
    title: String,
    note: String,
    labels: Vec<String>,
    created: i64,
    modified: i64,
}

#[derive(Serialize)]
struct NumberEntry {
    slot: OwnNumber,
    number: String,
    label: String,
}

/// A bookmark's fields as they are written: one that makes no sense does not spoil the others.
#[derive(Deserialize)]
struct Fields<'a> {
    #[serde(borrow)]
    handbook: Field<'a>,
    #[serde(borrow)]
    section: Field<'a>,
    #[serde(borrow, default)]
    quote: Field<'a>,
    #[serde(borrow, default)]
    revision: Field<'a>,
    #[serde(borrow, default)]
    title: Field<'a>,
    #[serde(borrow, default)]
    note: Field<'a>,
    #[serde(borrow, default)]
    labels: Field<'a>,
    #[serde(borrow, default)]
    created: Field<'a>,
    #[serde(borrow, default)]
    modified: Field<'a>,
}

/// The same of a number.
#[derive(Deserialize)]
struct NumberFields<'a> {
    #[serde(borrow)]
    slot: Field<'a>,
    #[serde(borrow)]
    number: Field<'a>,
    #[serde(borrow, default)]
    label: Field<'a>,
}

/// One field, read only when its type is known.
#[derive(Default, Deserialize)]
#[serde(transparent)]
struct Field<'a>(#[serde(borrow)] Option<&'a RawValue>);

impl Field<'_> {
    /// None where it is missing, null, or of another type.
    fn read<T: DeserializeOwned>(&self) -> Option<T> {
        serde_json::from_str(self.0?.get()).ok()
    }

    fn text(&self) -> Option<String> {
        self.read().map(|Text(text)| text)
    }

    /// The labels that are texts.
    fn labels(&self) -> Vec<String> {
        let labels: Option<First<'_, WRITTEN_LABELS>> = self.0.and_then(|list| serde_json::from_str(list.get()).ok());
        labels.unwrap_or_default().kept.into_iter().filter_map(|label| Field(Some(label)).text()).collect()
    }

    /// Seconds since 1970. So large a number as no date has in seconds is one of milliseconds.
    fn time(&self) -> Option<i64> {
        let time: i64 = self.read()?;
        Some(if time.unsigned_abs() < MILLISECONDS_FROM { time } else { time / 1000 })
    }
}

/// From here on a time is in milliseconds: in seconds it is the year 5138, in milliseconds 1973.
const MILLISECONDS_FROM: u64 = 100_000_000_000;

/// A text in which half a character, as some programs cut it, is a replacement character.
struct Text(String);

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Bytes;
        impl Visitor<'_> for Bytes {
            type Value = Text;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text")
            }

            fn visit_bytes<E>(self, bytes: &[u8]) -> Result<Text, E> {
                Ok(Text(String::from_utf8_lossy(bytes).into_owned()))
            }
        }
        deserializer.deserialize_bytes(Bytes)
    }
}

/// Writes an export of the bookmarks and numbers, in their order.
pub(super) fn write(bookmarks: &[Bookmark], numbers: &[Number], now: i64) -> String {
    let bookmarks = bookmarks.iter().cloned().map(Entry::from).collect();
    let numbers = numbers.iter().cloned().map(NumberEntry::from).collect();
    let export = Export { format: FORMAT, version: VERSION, exported: now, bookmarks, numbers };
    let json = serde_json::to_string_pretty(&export);
    debug_assert!(json.is_ok(), "strings and numbers have no way to fail");
    json.unwrap_or_default()
}

/// A text without its byte order mark, as some editors add.
pub(super) fn without_mark(text: &str) -> &str {
    text.trim_start_matches('\u{feff}')
}

/// Reads an export.
pub(super) fn read(export: &str) -> Result<Import<'_>, StoreError> {
    if export.len() > LARGEST {
        return Err(StoreError::TooLarge(Limit::Import(LARGEST)));
    }
    let export = without_mark(export);
    let envelope: Envelope = serde_json::from_str(export).map_err(|_| StoreError::NotAnExport)?;
    if envelope.format == sealed_export::FORMAT {
        return Err(StoreError::SealedExport);
    }
    if envelope.format != FORMAT || envelope.version == 0 {
        return Err(StoreError::NotAnExport);
    }
    if envelope.version > VERSION {
        return Err(StoreError::NewerExport);
    }
    let entries: Entries = serde_json::from_str(export).map_err(|_| StoreError::NotAnExport)?;
    if entries.bookmarks.more > 0 {
        return Err(StoreError::TooLarge(Limit::Bookmarks(BOOKMARKS)));
    }
    let bookmarks = entries.bookmarks.kept.into_iter().map(Written).collect();
    let mut import = Import { bookmarks, numbers: Vec::new(), skipped: entries.numbers.more };
    for entry in entries.numbers.kept {
        // The first of a slot counts, so that no file brings more than there are slots.
        let is_new = |number: &Number| import.numbers.iter().all(|other| other.slot != number.slot);
        let number = serde_json::from_str(entry.get()).ok().and_then(|fields: NumberFields<'_>| fields.checked());
        match number.filter(is_new) {
            Some(number) => import.numbers.push(number),
            None => import.skipped += 1,
        }
    }
    Ok(import)
}

impl Fields<'_> {
    /// The bookmark, with the times it was created and modified. It needs its place; a quote that makes no sense
    /// leaves the whole section.
    fn checked(&self, now: i64) -> Option<(NewBookmark, (i64, i64))> {
        let anchor = Anchor {
            handbook: self.handbook.read()?,
            section: self.section.read()?,
            quote: self.quote.read::<Quote>(),
        };
        let created = self.created.time().unwrap_or(now);
        let modified = self.modified.time().unwrap_or(created);
        let new = NewBookmark {
            anchor,
            revision: self.revision.text().unwrap_or_default(),
            title: self.title.text().unwrap_or_default(),
            note: self.note.text().unwrap_or_default(),
            labels: self.labels.labels(),
        };
        Some((new.checked().ok()?, (created, modified)))
    }
}

impl NumberFields<'_> {
    fn checked(&self) -> Option<Number> {
        let label = self.label.text().unwrap_or_default();
        Number { slot: self.slot.read()?, number: self.number.read()?, label }.checked().ok()
    }
}

impl From<Number> for NumberEntry {
    fn from(Number { slot, number, label }: Number) -> Self {
        Self { slot, number, label }
    }
}

impl From<Bookmark> for Entry {
    fn from(bookmark: Bookmark) -> Self {
        let Bookmark { anchor, revision, title, note, labels, created, modified, id: _ } = bookmark;
        Self { anchor, revision, title, note, labels, created, modified }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::bookmarks::BookmarkId;

    /// An import with every bookmark read; entries without times get `now`.
    struct WholeImport {
        bookmarks: Vec<(NewBookmark, (i64, i64))>,
        numbers: Vec<Number>,
        skipped: usize,
    }

    fn read(export: &str, now: i64) -> Result<WholeImport, StoreError> {
        let Import { bookmarks: written, numbers, skipped } = super::read(export)?;
        let bookmarks: Vec<_> = written.iter().filter_map(|written| written.read(now)).collect();
        let skipped = skipped + written.len() - bookmarks.len();
        Ok(WholeImport { bookmarks, numbers, skipped })
    }

    use crate::handbook::SectionId;

    const EMPTY: &str = r#"{"format": "doorstep-bookmarks", "version": 1, "bookmarks": []}"#;

    fn with_entries(entries: &str) -> String {
        EMPTY.replace("[]", &format!("[{entries}]"))
    }

    #[test]
    fn what_is_no_export_is_told_from_what_is_newer() {
        for text in [
            "",
            "{}",
            "null",
            "[]",
            "PK\u{3}\u{4}",
            r#"{"format": "other", "version": 1, "bookmarks": []}"#,
            r#"{"format": "doorstep-bookmarks", "version": 0, "bookmarks": []}"#,
            r#"{"format": "doorstep-bookmarks", "version": -1, "bookmarks": []}"#,
            r#"{"format": "doorstep-bookmarks", "version": 1}"#,
            r#"{"format": "doorstep-bookmarks", "version": 1, "bookmarks": {}}"#,
            &EMPTY[..EMPTY.len() - 1],
            &with_entries(&"[".repeat(100_000)),
        ] {
            assert!(matches!(read(text, 0), Err(StoreError::NotAnExport)), "{text:.80}");
        }
        // A newer one may look quite different.
        let newer = r#"{"format": "doorstep-bookmarks", "version": 2, "folders": []}"#;
        assert!(matches!(read(newer, 0), Err(StoreError::NewerExport)));
        assert!(read(&format!("\u{feff}{EMPTY}"), 0).is_ok());
    }

    #[test]
    fn entries_that_make_no_sense_are_skipped_and_the_others_kept() {
        let import = read(
            &with_entries(&format!(
                r#"{{"handbook": "h", "section": "good"}},
                   {{"handbook": "h", "section": "good2", "colour": "red", "note": "n", "created": -5}},
                   {{"handbook": "h", "section": "Not An Id"}},
                   {{"handbook": "h"}},
                   {{"handbook": "h", "section": 5}},
                   {{"handbook": null, "section": "a"}},
                   {{"handbook": "h", "section": "a", "title": "{}"}},
                   null, 1, "text", [[]]"#,
                "x".repeat(501)
            )),
            99,
        )
        .unwrap();
        assert_eq!((import.bookmarks.len(), import.skipped), (2, 9));
        assert_eq!(import.bookmarks[0].1, (99, 99), "no times: now");
        assert_eq!(import.bookmarks[1].1, (-5, -5));
        assert_eq!(import.bookmarks[1].0.note, "n");
    }

    #[test]
    fn a_bad_field_costs_itself_alone() {
        let sound = r#""handbook": "h", "section": "a""#;
        let good = format!(r#"{{{sound}, "note": "good"}}"#);
        for (field, value) in [
            ("created", "1.5"),
            ("created", "1e400"),
            ("created", "99999999999999999999"),
            ("modified", r#""yesterday""#),
            ("title", "null"),
            ("revision", "7"),
            ("labels", r#""x""#),
            ("labels", r#"[7, null, "kept"]"#),
            ("quote", "7"),
            ("quote", r#"{"exact": "words"}"#),
            ("other", "1e400"),
            ("other", r#""\ud800""#),
        ] {
            let bad = format!(r#"{{{sound}, "note": "mine", "{field}": {value}}}"#);
            let import = read(&with_entries(&[bad, good.clone()].join(",")), 99).unwrap();
            let notes: Vec<_> = import.bookmarks.iter().map(|(new, _)| new.note.as_str()).collect();
            assert_eq!((notes, import.skipped), (vec!["mine", "good"], 0), "{field}: {value}");
            assert_eq!(import.bookmarks[0].1, (99, 99), "{field}: {value}");
        }
        for (note, kept) in [("null", ""), ("7", ""), (r#""a \ud800 b""#, "a \u{fffd}\u{fffd}\u{fffd} b")] {
            let import = read(&with_entries(&format!(r#"{{{sound}, "note": {note}}}, {good}"#)), 99).unwrap();
            assert_eq!((import.bookmarks[0].0.note.as_str(), import.bookmarks.len()), (kept, 2));
        }
        let labels = read(&with_entries(&format!(r#"{{{sound}, "labels": [7, "kept"]}}"#)), 0).unwrap();
        assert_eq!(labels.bookmarks[0].0.labels, ["kept"]);
    }

    #[test]
    fn milliseconds_are_told_from_seconds() {
        let entry = r#"{"handbook": "h", "section": "a", "created": 1767225600123, "modified": 1767225700}"#;
        assert_eq!(read(&with_entries(entry), 0).unwrap().bookmarks[0].1, (1_767_225_600, 1_767_225_700));
    }

    #[test]
    fn numbers_are_read_and_slots_that_are_not_known_are_skipped() {
        let import = |numbers: &str| {
            read(&EMPTY.replace("[]", &format!(r#"[], "numbers": {numbers}"#)), 0)
                .map(|import| (import.numbers, import.skipped))
        };
        let (numbers, skipped) = import(
            r#"[{"slot": "clinic", "number": " 555 0100 ", "label": "Front desk", "since": 5},
                {"slot": "reporting", "number": "911"},
                {"slot": "sheriff", "number": "555"},
                {"slot": "advocacy", "number": "none"},
                {"slot": "clinic", "number": "555 0101"},
                {"slot": "clinic"}, {"number": "5"}, {"slot": 4, "number": "5"}, null, "911", []]"#,
        )
        .unwrap();
        assert_eq!(skipped, 9);
        let number = |slot, number: &str, label: &str| Number { slot, number: number.into(), label: label.into() };
        let expected = [number(OwnNumber::Clinic, "555 0100", "Front desk"), number(OwnNumber::Reporting, "911", "")];
        assert!(numbers == expected);
        assert!(matches!(import("{}"), Err(StoreError::NotAnExport)));
        let again = read(&write(&[], &expected, 7), 8).unwrap();
        assert!(again.numbers == expected && again.skipped == 0);
        assert!(!write(&[], &[], 7).contains("numbers"), "without numbers it is what it was");
    }

    #[test]
    fn a_hostile_file_meets_a_limit() {
        let many = with_entries(&vec!["0"; BOOKMARKS + 1].join(","));
        assert!(matches!(read(&many, 0), Err(StoreError::TooLarge(Limit::Bookmarks(BOOKMARKS)))));
        let large = " ".repeat(LARGEST + 1);
        assert!(matches!(read(&large, 0), Err(StoreError::TooLarge(Limit::Import(LARGEST)))));
    }

    fn bookmark() -> impl Strategy<Value = Bookmark> {
        let text = "[a-z\"\\\\ \n😀é]{0,20}";
        let quote = proptest::option::of((text, text, text))
            .prop_map(|parts| parts.map(|(exact, before, after)| Quote { locale: "es".into(), exact, before, after }));
        let line = "[a-z\"\\\\😀é]{1,20}";
        let labels = proptest::collection::btree_set("[a-z]{1,5}", 0..4);
        let times = [-99_999_999_999..100_000_000_000_i64, -99_999_999_999..100_000_000_000_i64];
        (quote, line, line, text, labels, times).prop_map(
            |(quote, handbook, title, note, labels, [created, modified])| Bookmark {
                id: BookmarkId(1),
                anchor: Anchor { handbook, section: SectionId::parse("k7m2q").unwrap(), quote },
                revision: "r".into(),
                title,
                note,
                labels: labels.into_iter().collect(),
                created,
                modified,
            },
        )
    }

    proptest! {
        #[test]
        fn what_was_written_is_read_the_same(bookmarks in proptest::collection::vec(bookmark(), 0..5)) {
            let import = read(&write(&bookmarks, &[], 7), 8).unwrap();
            prop_assert_eq!(import.skipped, 0);
            let expected: Vec<_> = bookmarks.into_iter().map(|b| {
                let times = (b.created, b.modified);
                let Bookmark { anchor, revision, title, note, labels, .. } = b;
                (NewBookmark { anchor, revision, title, note, labels }, times)
            }).collect();
            prop_assert!(import.bookmarks == expected);
        }

        #[test]
        fn a_cut_or_changed_export_never_panics(bookmarks in proptest::collection::vec(bookmark(), 1..4), at: usize, c: char) {
            let written = write(&bookmarks, &[], 7);
            let mut changed: Vec<char> = written.chars().collect();
            let at = at % changed.len();
            changed[at] = c;
            let _ = read(&changed.iter().collect::<String>(), 0);
            let cut: String = written.chars().take(at).collect();
            prop_assert!(matches!(read(&cut, 0), Err(StoreError::NotAnExport)));
        }
    }
}
