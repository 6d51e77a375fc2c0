//! A line of text with marks on it.

use std::ops::Range;

use doorstep_core::handbook::Span;

use crate::number::int;
use crate::own_numbers::OwnNumber;
use crate::search::utf16_ranges;

/// A line of text, and what its parts are.
#[derive(Clone, Debug, Default, PartialEq, Eq, uniffi::Record)]
pub struct RichText {
    /// The words, whole.
    pub text: String,
    /// What parts of it are more than plain text; in order, never empty, never over each other.
    pub marks: Vec<Mark>,
    /// The words that were looked for, where some were; in order, never empty, never over each other.
    #[uniffi(default = [])]
    pub sought: Vec<SoughtWords>,
}

/// Words that were looked for.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct SoughtWords {
    /// Where they start, in UTF-16 code units.
    pub start: i32,
    /// Where they end, in UTF-16 code units; the end is not part of them.
    pub end: i32,
    /// The how many-th match of the passage they are, from 1.
    pub number: i32,
}

/// A part of a text that is more than plain.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Mark {
    /// Where it starts, in UTF-16 code units.
    pub start: i32,
    /// Where it ends, in UTF-16 code units; the end is not part of it.
    pub end: i32,
    /// What it is.
    pub kind: MarkKind,
}

/// What a part of a text is.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum MarkKind {
    /// Strongly stressed.
    Strong,
    /// Stressed.
    Emphasis,
    /// A way to another passage.
    Link {
        /// Where it leads.
        section: String,
    },
    /// An address on the web, shown and never opened by Doorstep itself.
    Web {
        /// The address.
        url: String,
    },
    /// A word of the glossary; the article has its definition.
    Term {
        /// The glossary's concept.
        concept: String,
    },
    /// One of the worker's own numbers.
    Own {
        /// Which number.
        number: OwnNumber,
    },
}

impl From<Vec<Span>> for RichText {
    fn from(spans: Vec<Span>) -> Self {
        let mut line = Self::default();
        let mut end = 0;
        for span in spans {
            let start = end;
            end += utf16_len(span.text());
            line.text.push_str(span.text());
            if let Some(kind) = kind(span)
                && start < end
            {
                line.marks.push(Mark { start: int(start), end: int(end), kind });
            }
        }
        line
    }
}

impl RichText {
    /// The line with the words that were looked for, as ranges of its UTF-8 bytes; `before` matches stand above it.
    pub(crate) fn with_sought(mut self, ranges: &[Range<u32>], before: usize) -> Self {
        let is_there = |(_, range): &(usize, &Range<u32>)| {
            let (start, end) = (usize::try_from(range.start).ok(), usize::try_from(range.end).ok());
            start.zip(end).is_some_and(|(start, end)| self.text.get(start..end).is_some())
        };
        let there = ranges.iter().enumerate().filter(is_there);
        let (numbers, ranges): (Vec<_>, Vec<_>) =
            there.map(|(at, range)| (int(before + at + 1), range.clone())).unzip();
        let places = utf16_ranges(&self.text, &ranges).into_iter().zip(numbers);
        let words = places.map(|(place, number)| SoughtWords { start: place.start, end: place.end, number });
        self.sought = words.collect();
        self
    }
}

/// How long a text is in UTF-16 code units.
pub(crate) fn utf16_len(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

fn kind(span: Span) -> Option<MarkKind> {
    Some(match span {
        Span::Text { .. } => return None,
        Span::Strong { .. } => MarkKind::Strong,
        Span::Emphasis { .. } => MarkKind::Emphasis,
        Span::Link { section, .. } => MarkKind::Link { section: section.into() },
        Span::Web { url, .. } => MarkKind::Web { url },
        Span::Term { concept, .. } => MarkKind::Term { concept },
        Span::Own { number, .. } => MarkKind::Own { number: number.into() },
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn positions_count_utf16_code_units() {
        let spans = vec![
            Span::Text { text: "é😀 ".into() },
            Span::Strong { text: "ña😀".into() },
            Span::Emphasis { text: String::new() },
            Span::Term { text: "b".into(), concept: "c".into() },
        ];
        let line = RichText::from(spans);
        assert_eq!(line.text, "é😀 ña😀b");
        assert_eq!(
            line.marks,
            [
                Mark { start: 4, end: 8, kind: MarkKind::Strong },
                Mark { start: 8, end: 9, kind: MarkKind::Term { concept: "c".into() } },
            ]
        );
    }

    #[test]
    fn what_was_looked_for_counts_utf16_code_units() {
        let line = RichText::from(vec![Span::Text { text: "é😀 ña b".into() }]).with_sought(&[7..10, 11..12], 2);
        let at = |start, end, number| SoughtWords { start, end, number };
        assert_eq!(line.sought, [at(4, 6, 3), at(7, 8, 4)]);
        // What lies outside of the line, or within a letter, is left out.
        assert_eq!(RichText::from(vec![Span::Text { text: "é".into() }]).with_sought(&[0..1, 0..9], 0).sought, []);
    }

    proptest! {
        #[test]
        fn each_mark_covers_its_words(parts in proptest::collection::vec((any::<bool>(), any::<String>()), 0..8)) {
            let spans = parts.iter().map(|(strong, text)| {
                let text = text.clone();
                if *strong { Span::Strong { text } } else { Span::Text { text } }
            });
            let line = RichText::from(spans.collect::<Vec<_>>());
            let units: Vec<u16> = line.text.encode_utf16().collect();
            let marked: Vec<_> = line.marks.iter().map(|mark| {
                let (start, end) = (usize::try_from(mark.start).unwrap(), usize::try_from(mark.end).unwrap());
                String::from_utf16(&units[start..end]).unwrap()
            }).collect();
            let strong: Vec<_> = parts.iter().filter(|(strong, text)| *strong && !text.is_empty()).map(|(_, text)| text.clone()).collect();
            prop_assert_eq!(marked, strong);
        }
    }
}
