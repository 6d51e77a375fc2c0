//! The sections a term occurs in, those where it weighs most first.
//!
//! How much a term says about a section is one of [`LEVELS`] levels. A list keeps the sections of one level together,
//! highest level first, so a search can take the weightiest sections of all its terms before any other and stop
//! when the rest cannot matter (impact-ordered, "score-at-a-time" retrieval: Anh and Moffat 2006; Lin and Trotman
//! 2015). A list of one posting stands in the term dictionary; short lists are read whole; long ones begin with a table.

use std::ops::Range;

use super::codec::{Reader, put_varint};
use super::dictionary::Payload;

/// Levels of weight, from 1.
pub(crate) const LEVELS: u8 = 31;
/// Lists of at least so many sections begin with a table of their segments.
const LONG: u32 = 64;

/// Where a term's postings are.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct TermEntry {
    /// How many sections have the term.
    pub(crate) df: u32,
    /// A family that cannot be worked out from the folded term alone.
    pub(crate) family: Option<u32>,
    pub(crate) postings: PostingsAt,
}

/// One posting, or where several are.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum PostingsAt {
    One { document: u32, level: u8 },
    Many { start: u64, end: u64 },
}

impl Payload for TermEntry {
    fn read(reader: &mut Reader<'_>, base: &mut u64) -> Option<Self> {
        let head = reader.varint_u32()?;
        let df = head >> 1;
        let postings = if df == 1 {
            let posting = reader.varint()?;
            let document = u32::try_from(posting / 32).ok()?;
            PostingsAt::One { document, level: u8::try_from(posting % 32).ok()? }
        } else {
            let start = *base;
            *base = start.checked_add(reader.varint()?)?;
            PostingsAt::Many { start, end: *base }
        };
        let family = if head & 1 == 1 { Some(reader.varint_u32()?) } else { None };
        Some(Self { df, family, postings })
    }
}

/// Appends a term's payload; its postings go to `lists`.
pub(super) fn put_term(postings: &mut [(u8, u32)], family: Option<u32>, payload: &mut Vec<u8>, lists: &mut Vec<u8>) {
    debug_assert!(!postings.is_empty(), "a term is in some section");
    let df = postings.len() as u64;
    put_varint(payload, df << 1 | u64::from(family.is_some()));
    if let [(level, document)] = *postings {
        put_varint(payload, u64::from(document) * 32 + u64::from(level));
    } else {
        let start = lists.len();
        put_list(postings, lists);
        put_varint(payload, (lists.len() - start) as u64);
    }
    if let Some(family) = family {
        put_varint(payload, u64::from(family));
    }
}

/// Appends a list of level and section; sorts it in passing.
fn put_list(postings: &mut [(u8, u32)], out: &mut Vec<u8>) {
    postings.sort_unstable_by_key(|(level, document)| (std::cmp::Reverse(*level), *document));
    let segments = postings.chunk_by(|a, b| a.0 == b.0);
    if postings.len() < LONG as usize {
        for segment in segments {
            put_short_head(segment, out);
            put_documents(segment, out);
        }
        return;
    }
    put_varint(out, segments.clone().count() as u64);
    let mut bodies = Vec::new();
    for segment in segments {
        let start = bodies.len();
        put_documents(segment, &mut bodies);
        out.push(segment.first().map_or(0, |posting| posting.0));
        put_varint(out, segment.len() as u64);
        put_varint(out, (bodies.len() - start) as u64);
    }
    out.extend(bodies);
}

/// Level in five bits and length in three, with the length apart where it is longer.
fn put_short_head(segment: &[(u8, u32)], out: &mut Vec<u8>) {
    let level = segment.first().map_or(0, |posting| posting.0);
    let count = u8::try_from(segment.len()).ok().filter(|count| *count < 8).unwrap_or(0);
    out.push(level << 3 | count);
    if count == 0 {
        put_varint(out, segment.len() as u64);
    }
}

fn put_documents(segment: &[(u8, u32)], out: &mut Vec<u8>) {
    put_ascending(segment.iter().map(|(_, document)| *document), out);
}

/// Appends numbers, each as what it is above the least it can be.
pub(crate) fn put_ascending(numbers: impl Iterator<Item = u32>, out: &mut Vec<u8>) {
    let mut next = 0;
    for number in numbers {
        put_varint(out, u64::from(number - next));
        next = number + 1;
    }
}

/// Sections of one level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Segment {
    pub(crate) level: u8,
    pub(crate) count: u32,
    /// Where its bytes are, from the start of the list.
    pub(crate) body: Range<u64>,
}

impl Segment {
    /// Its bytes, where they are among the first bytes of its list.
    pub(crate) fn numbers_in<'a>(&self, head: &'a [u8]) -> Option<&'a [u8]> {
        head.get(usize::try_from(self.body.start).ok()?..usize::try_from(self.body.end).ok()?)
    }

    /// Where its bytes are, if its list begins at a position.
    pub(crate) fn numbers_from(&self, start: u64) -> Option<Range<u64>> {
        Some(start.checked_add(self.body.start)?..start.checked_add(self.body.end)?)
    }
}

/// Whether a list of so many sections begins with a table.
pub(crate) fn is_long(df: u32) -> bool {
    df >= LONG
}

/// The segments of a long list, from its first bytes.
pub(crate) fn read_table(head: &[u8]) -> Option<Vec<Segment>> {
    let mut reader = Reader(head);
    let count = reader.varint_usize().filter(|count| *count <= usize::from(LEVELS))?;
    let mut segments = Vec::with_capacity(count);
    let mut end = 0u64;
    for _ in 0..count {
        let (level, count) = (reader.byte()?, reader.varint_u32()?);
        let start = end;
        end = start.checked_add(reader.varint()?)?;
        segments.push(Segment { level, count, body: start..end });
    }
    let table = (head.len() - reader.0.len()) as u64;
    for segment in &mut segments {
        segment.body = segment.body.start.checked_add(table)?..segment.body.end.checked_add(table)?;
    }
    Some(segments)
}

/// Calls `found` with the level and section of every posting of a short list.
pub(crate) fn read_short(list: &[u8], mut found: impl FnMut(u8, u32)) -> Option<()> {
    let mut reader = Reader(list);
    while !reader.is_empty() {
        let head = reader.byte()?;
        let count = match head & 7 {
            0 => reader.varint_u32()?,
            count => u32::from(count),
        };
        read_ascending(&mut reader, count, |document| found(head >> 3, document))?;
    }
    Some(())
}

/// Calls `found` with every number that was put, such as the sections of a segment.
pub(crate) fn read_ascending(reader: &mut Reader<'_>, count: u32, mut found: impl FnMut(u32)) -> Option<()> {
    // A reader of our own stays in the processor's registers.
    let (mut rest, mut next, mut left) = (*reader, 0u32, count);
    let mut push = |difference: u32| {
        let number = next.checked_add(difference)?;
        found(number);
        next = number.checked_add(1)?;
        Some(())
    };
    while left > 0 {
        left -= match rest.0.first_chunk().filter(|_| left >= WINDOW) {
            Some(window) => read_window(&mut rest, *window, &mut push)?,
            None => {
                push(read_difference(&mut rest)?)?;
                1
            }
        };
    }
    *reader = rest;
    Some(())
}

/// How many bytes are looked at together.
const WINDOW: u32 = 8;
/// What says in each of them that a number goes on in the next.
const GOES_ON: u64 = 0x8080_8080_8080_8080;

/// Reads some of the differences that eight bytes are or begin, and gives how many. From one to the next the processor would have
/// to wait for where it begins; here it knows for several.
fn read_window(reader: &mut Reader<'_>, window: [u8; 8], push: &mut impl FnMut(u32) -> Option<()>) -> Option<u32> {
    let mut bytes = u64::from_le_bytes(window);
    let going_on = bytes & GOES_ON;
    if going_on == 0 {
        window.iter().try_for_each(|byte| push(u32::from(*byte)))?;
        reader.bytes(8)?;
        return Some(8);
    }
    if going_on & going_on << 8 != 0 {
        push(read_difference(reader)?)?;
        return Some(1);
    }
    // All are of one byte or two, so four of them are here.
    let mut read = 0;
    for _ in 0..4 {
        let goes_on = bytes >> 7 & 1;
        let [low, high, ..] = bytes.to_le_bytes();
        push(u32::from(low & 0x7F) | u32::from(high) << 7 & (u32::from(low >> 7)).wrapping_neg())?;
        bytes >>= 8 + 8 * goes_on;
        read += 1 + usize::from(low >> 7);
    }
    reader.bytes(read)?;
    Some(4)
}

/// Nearly all are of one byte or two, in no order: which of them is computed, since a jump would be guessed wrong again and again.
fn read_difference(reader: &mut Reader<'_>) -> Option<u32> {
    if let [first, second, ..] = *reader.0 {
        let goes_on = u32::from(first >> 7);
        if goes_on & u32::from(second >> 7) == 0 {
            reader.0 = reader.0.get(1 + goes_on as usize..)?;
            return Some(u32::from(first & 0x7F) | ((u32::from(second) << 7) * goes_on));
        }
    }
    reader.varint_u32()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::cast_possible_truncation)]

    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    fn read(entry: &TermEntry, lists: &[u8]) -> BTreeMap<u32, u8> {
        let mut found = BTreeMap::new();
        match &entry.postings {
            PostingsAt::One { document, level } => {
                found.insert(*document, *level);
            }
            PostingsAt::Many { start, end } => {
                let list = &lists[*start as usize..*end as usize];
                if is_long(entry.df) {
                    for segment in read_table(list).unwrap() {
                        let mut body = Reader(&list[segment.body.start as usize..segment.body.end as usize]);
                        read_ascending(&mut body, segment.count, |document| {
                            found.insert(document, segment.level);
                        })
                        .unwrap();
                    }
                } else {
                    read_short(list, |level, document| {
                        found.insert(document, level);
                    })
                    .unwrap();
                }
            }
        }
        found
    }

    proptest! {
        #[test]
        fn postings_come_back(
            postings in proptest::collection::btree_map(0u32..1_000_000, 1..=LEVELS, 1..200),
            family in proptest::option::of(any::<u32>()),
        ) {
            let mut list: Vec<(u8, u32)> = postings.iter().map(|(document, level)| (*level, *document)).collect();
            let (mut payload, mut lists) = (Vec::new(), vec![9; 3]);
            put_term(&mut list, family, &mut payload, &mut lists);
            let entry = TermEntry::read(&mut Reader(&payload), &mut 3).unwrap();
            prop_assert_eq!(entry.df as usize, postings.len());
            prop_assert_eq!(entry.family, family);
            prop_assert_eq!(read(&entry, &lists), postings);
        }

        #[test]
        fn numbers_come_back_however_far_apart(
            apart in proptest::collection::vec(prop_oneof![8 => 0u32..128, 4 => 0u32..300, 1 => 0u32..100_000], 0..100),
            dense in proptest::collection::vec(0u32..128, 0..40),
            behind in proptest::collection::vec(any::<u8>(), 0..9),
        ) {
            let mut next = 0;
            let numbers: Vec<u32> = apart.iter().chain(&dense).map(|apart| { next += apart + 1; next - 1 }).collect();
            let mut bytes = Vec::new();
            put_ascending(numbers.iter().copied(), &mut bytes);
            let len = bytes.len();
            bytes.extend(&behind);
            let (mut reader, mut found) = (Reader(&bytes), Vec::new());
            prop_assert_eq!(read_ascending(&mut reader, numbers.len() as u32, |number| found.push(number)), Some(()));
            prop_assert_eq!(&found, &numbers);
            prop_assert_eq!(reader.0, &behind[..], "no more is read");
            prop_assert_eq!(read_ascending(&mut Reader(&bytes[..len]), numbers.len() as u32 + 1, |_| {}), None);
        }

        #[test]
        fn any_bytes_are_read_without_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            let _ = read_table(&bytes);
            let _ = read_short(&bytes, |_, _| {});
            let _ = TermEntry::read(&mut Reader(&bytes), &mut u64::MAX.clone());
        }
    }
}
