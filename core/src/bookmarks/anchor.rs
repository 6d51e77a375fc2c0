//! Anchors: where in a handbook a bookmark is.

use std::fmt;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::handbook::SectionId;

/// How many characters before and after a quote are kept to tell it from the same words elsewhere.
const CONTEXT: usize = 40;

/// A place in a handbook, in no language: a section, or some words in it.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Anchor {
    /// The handbook's id.
    pub handbook: String,
    /// The section's permanent id.
    pub section: SectionId,
    /// The words, where it is not the whole section.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quote: Option<Quote>,
}

/// Some words of a section in one language, with a little of what is around them.
///
/// The selector of W3C's Web Annotation Data Model, 4.2.4 (`TextQuoteSelector`), with its language: found again by what
/// it says, so it holds when text before it changes.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Quote {
    /// The language of the words, as a canonical tag (see [`crate::locale::Locale`]).
    pub locale: String,
    /// The words.
    pub exact: String,
    /// What is right before them.
    #[serde(default)]
    pub before: String,
    /// What is right after them.
    #[serde(default)]
    pub after: String,
}

impl Quote {
    /// Quotes the bytes `range` of a section's text, in the language `locale`.
    ///
    /// None where the range is not within the text, splits a character, or holds no words.
    pub fn select(text: &str, range: Range<usize>, locale: &str) -> Option<Self> {
        let exact = text.get(range.clone()).filter(|exact| !exact.trim().is_empty())?;
        let (before, after) = (text.get(..range.start)?, text.get(range.end..)?);
        let before_start = before.char_indices().rev().nth(CONTEXT - 1).map_or(0, |(at, _)| at);
        Some(Self {
            locale: locale.to_owned(),
            exact: exact.to_owned(),
            before: before.get(before_start..)?.to_owned(),
            after: after.chars().take(CONTEXT).collect(),
        })
    }

    /// Finds the words in a text; the bytes they take there.
    ///
    /// White space counts as one space and is not part of the answer's ends. Of several places the one whose
    /// surroundings are most like the quote's is taken, the first of equal ones. None where the words are not there.
    pub fn find(&self, text: &str) -> Option<Range<usize>> {
        let text = Squeezed::new(text);
        let exact = Squeezed::new(self.exact.trim()).text;
        let before = Squeezed::new(&self.before).text;
        let after = Squeezed::new(&self.after).text;
        let likeness = |start: usize| {
            let ahead = text.text.get(..start).unwrap_or_default().trim_end();
            let behind = text.text.get(start + exact.len()..).unwrap_or_default().trim_start();
            common(ahead.chars().rev(), before.trim_end().chars().rev()) + common(behind.chars(), after.trim_start().chars())
        };
        let mut best = None;
        for start in occurrences(&text.text, &exact) {
            let likeness = likeness(start);
            if best.is_none_or(|(most, _)| likeness > most) {
                best = Some((likeness, start));
            }
        }
        let (_, start) = best?;
        text.original(start..start + exact.len())
    }
}

/// A text in which each run of white space is one space, and where its bytes came from.
struct Squeezed {
    text: String,
    origins: Vec<usize>,
}

impl Squeezed {
    fn new(original: &str) -> Self {
        let mut text = String::with_capacity(original.len());
        let mut origins = Vec::with_capacity(original.len());
        for (at, c) in original.char_indices() {
            if !c.is_whitespace() {
                text.push(c);
                origins.extend(at..at + c.len_utf8());
            } else if !text.ends_with(' ') {
                text.push(' ');
                origins.push(at);
            }
        }
        Self { text, origins }
    }

    fn original(&self, range: Range<usize>) -> Option<Range<usize>> {
        let last = self.origins.get(range.clone())?.last()?;
        Some(*self.origins.get(range.start)?..last + 1)
    }
}

/// Where `words` are in `text`, overlapping ones too.
fn occurrences<'a>(text: &'a str, words: &'a str) -> impl Iterator<Item = usize> + 'a {
    let step = words.chars().next().map_or(0, char::len_utf8);
    let mut from = 0;
    std::iter::from_fn(move || {
        let start = from + text.get(from..).filter(|_| step > 0)?.find(words)?;
        from = start + step;
        Some(start)
    })
}

/// How many characters two texts have in common from their starts.
fn common(a: impl Iterator<Item = char>, b: impl Iterator<Item = char>) -> usize {
    a.zip(b).take_while(|(a, b)| a == b).count()
}

// What a person saved is as private as what they wrote: it shows nowhere by accident (C8).
impl fmt::Debug for Anchor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Anchor(..)")
    }
}

impl fmt::Debug for Quote {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Quote(..)")
    }
}
