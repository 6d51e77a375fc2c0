//! The search screen.

use std::ops::Range;

use doorstep_core::doorstep as facade;
use doorstep_core::pack::SearchState;
use doorstep_core::search as core;

use crate::install::Badge;
use crate::language::Shown;
use crate::number::int;
use crate::rich_text::utf16_len;

/// What a search found, a screen of it.
#[derive(Clone, Debug, PartialEq, uniffi::Record)]
pub struct Found {
    /// The passages of the screen: those in the reader's language first, each best first.
    pub hits: Vec<Hit>,
    /// How many passages were found in all.
    pub total: i32,
    /// Whether no passage answers the words: these are the nearest.
    pub nearest: bool,
    /// The words that were searched for instead, where those typed look misspelled.
    pub correction: Option<String>,
    /// Whether the index was made on this device, since the handbook's is of another version of search: some words are missing.
    #[uniffi(default = false)]
    pub rebuilt: bool,
}

/// A passage that was found.
#[derive(Clone, Debug, PartialEq, uniffi::Record)]
pub struct Hit {
    /// The section.
    pub section: String,
    /// Its title, with the words that matched.
    pub title: Snippet,
    /// The topic's title.
    pub topic_title: String,
    /// The best part of its text, with the words that matched.
    pub snippet: Snippet,
    /// The language it was found in.
    pub shown: Shown,
    /// Whom to call, where the words are those of an emergency and this passage therefore stands first.
    pub call: Option<Call>,
    /// Whose addition to the handbook it is; none for a passage of the handbook itself.
    #[uniffi(default = None)]
    pub badge: Option<Badge>,
}

/// A number to call at once.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Call {
    /// Who answers.
    pub name: String,
    /// The number, as it is shown.
    pub phone: String,
}

/// A short piece of text, with the words that matched.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Snippet {
    /// One line of text; `…` where something was left out.
    pub text: String,
    /// The words that matched, in order and apart.
    pub highlights: Vec<Highlight>,
}

/// A part of a text that matched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Highlight {
    /// Where it starts, in UTF-16 code units.
    pub start: i32,
    /// Where it ends, in UTF-16 code units; the end is not part of it.
    pub end: i32,
}

impl From<facade::Found> for Found {
    fn from(found: facade::Found) -> Self {
        let facade::Found { hits, total, nearest, correction, state } = found;
        let (hits, rebuilt) = (hits.into_iter().map(Hit::from).collect(), state == SearchState::Rebuilt);
        Self { hits, total: int(total), nearest, correction, rebuilt }
    }
}

impl From<facade::Hit> for Hit {
    fn from(hit: facade::Hit) -> Self {
        Self {
            section: hit.section.into(),
            title: hit.title.into(),
            topic_title: hit.topic_title,
            snippet: hit.snippet.into(),
            shown: hit.shown.into(),
            call: hit.call.map(Call::from),
            badge: hit.badge.map(Badge::from),
        }
    }
}

impl From<facade::Call> for Call {
    fn from(call: facade::Call) -> Self {
        let facade::Call { name, phone } = call;
        Self { name, phone }
    }
}

impl From<core::Snippet> for Snippet {
    fn from(snippet: core::Snippet) -> Self {
        let highlights = utf16_ranges(&snippet.text, &snippet.highlights);
        Self { text: snippet.text, highlights }
    }
}

/// Ranges of bytes, in order and apart, as ranges of UTF-16 code units.
pub(crate) fn utf16_ranges(text: &str, ranges: &[Range<u32>]) -> Vec<Highlight> {
    let mut cursor = Cursor::default();
    let mut advance = |to: u32| int(cursor.advance(text, usize::try_from(to).unwrap_or(usize::MAX)));
    ranges.iter().map(|range| Highlight { start: advance(range.start), end: advance(range.end) }).collect()
}

/// A position in a text, counted both ways.
#[derive(Default)]
struct Cursor {
    bytes: usize,
    units: usize,
}

impl Cursor {
    fn advance(&mut self, text: &str, to: usize) -> usize {
        let to = text.floor_char_boundary(to);
        if let Some(passed) = text.get(self.bytes..to) {
            self.units += utf16_len(passed);
            self.bytes = to;
        }
        self.units
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn highlights_cover_the_same_words_in_either_count(text: String, cuts in proptest::collection::btree_set(0usize..40, 0..6)) {
            let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let cuts: Vec<usize> = cuts.into_iter().filter_map(|cut| ends.get(cut).copied()).collect();
            let ranges: Vec<Range<usize>> = cuts.chunks_exact(2).map(|pair| pair[0]..pair[1]).collect();
            let bytes: Vec<Range<u32>> = ranges.iter().map(|r| u32::try_from(r.start).unwrap()..u32::try_from(r.end).unwrap()).collect();
            let units: Vec<u16> = text.encode_utf16().collect();
            for (highlight, range) in utf16_ranges(&text, &bytes).into_iter().zip(ranges) {
                let (start, end) = (usize::try_from(highlight.start).unwrap(), usize::try_from(highlight.end).unwrap());
                prop_assert_eq!(String::from_utf16(&units[start..end]).unwrap(), &text[range]);
            }
        }

        #[test]
        fn ranges_that_make_no_sense_stay_within_the_text(text: String, ranges in proptest::collection::vec(any::<(u32, u32)>(), 0..4)) {
            let ranges: Vec<Range<u32>> = ranges.into_iter().map(|(start, end)| start..end).collect();
            let length = i32::try_from(utf16_len(&text)).unwrap();
            for highlight in utf16_ranges(&text, &ranges) {
                prop_assert!(0 <= highlight.start && highlight.start <= highlight.end && highlight.end <= length);
            }
        }
    }
}
