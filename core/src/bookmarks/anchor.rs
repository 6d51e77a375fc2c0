//! Anchors: where in a handbook a bookmark is.

use std::fmt;
use std::ops::Range;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

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

impl Anchor {
    /// What tells it from every other anchor, however long its words are.
    pub(super) fn digest(&self) -> [u8; 32] {
        let json = serde_json::to_vec(self);
        debug_assert!(json.is_ok(), "strings have no way to fail");
        Sha256::digest(json.unwrap_or_default()).into()
    }
}

/// Some words of a section in one language, with a little of what is around them.
///
/// The selector of W3C's Web Annotation Data Model, 4.2.4 (`TextQuoteSelector`), with its language: found again by what
/// it says, so it holds when text before it changes.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Quote {
    /// The language of the words, as a canonical tag (see [`crate::locale::Locale`]). Kept as it was written: what a person
    /// saved must open, whatever stands here.
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
            common(ahead.chars().rev(), before.trim_end().chars().rev())
                + common(behind.chars(), after.trim_start().chars())
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn quote(exact: &str, before: &str, after: &str) -> Quote {
        Quote { locale: "en".into(), exact: exact.into(), before: before.into(), after: after.into() }
    }

    fn found<'a>(text: &'a str, quote: &Quote) -> Option<&'a str> {
        quote.find(text).map(|range| &text[range])
    }

    #[test]
    fn words_are_found_where_text_around_them_changed() {
        let quote = quote("ask open questions", "First, ", ", then listen");
        assert_eq!(found("Sit down. Then ask open questions.", &quote), Some("ask open questions"));
        assert_eq!(found("Sit down.", &quote), None);
    }

    #[test]
    fn white_space_counts_as_one_space() {
        let quote = quote(" one\n two ", "", "");
        assert_eq!(found("zero one two three", &quote), Some("one two"));
        assert_eq!(found("zero one\u{a0}\t\ntwo three", &quote), Some("one\u{a0}\t\ntwo"));
        assert_eq!(found("onetwo", &quote), None);
    }

    #[test]
    fn of_several_places_the_likest_surroundings_win() {
        let text = "Call first. At the door: call. In the car: call.";
        assert_eq!(quote("call", "At the door: ", ". In").find(text), Some(25..29));
        assert_eq!(quote("call", "In the car:  ", ".").find(text), Some(43..47));
        assert_eq!(quote("all", "", "").find(text), Some(1..4), "the first of equals");
    }

    #[test]
    fn nothing_is_no_quote() {
        assert_eq!(quote("", "a", "b").find("ab"), None);
        assert_eq!(quote(" \n", "a", "b").find("a b"), None);
        assert_eq!(Quote::select("a  b", 1..3, "en"), None);
        assert_eq!(Quote::select("é", 0..1, "en"), None, "half a character");
        assert_eq!(Quote::select("a", 0..2, "en"), None, "beyond the end");
    }

    /// Texts in which the same words come again and again, and characters of each length.
    fn text() -> impl Strategy<Value = String> {
        proptest::collection::vec(prop_oneof!["[ab]", "[ \n\u{a0}]", "[éñ中😀]"], 0..39)
            .prop_map(|parts| parts.concat())
    }

    fn within(text: &str, from: usize, to: usize) -> Range<usize> {
        let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let (a, b) = (ends[from % ends.len()], ends[to % ends.len()]);
        a.min(b)..a.max(b)
    }

    proptest! {
        #[test]
        fn what_was_selected_is_found_at_its_place(text in text(), from: usize, to: usize) {
            let range = within(&text, from, to);
            match Quote::select(&text, range.clone(), "en") {
                None => prop_assert!(text[range].trim().is_empty()),
                Some(quote) => {
                    let found = quote.find(&text).unwrap();
                    let words = &text[range.clone()];
                    let start = range.start + (words.len() - words.trim_start().len());
                    prop_assert_eq!(found, start..start + words.trim().len());
                }
            }
        }

        #[test]
        fn what_is_found_is_the_same_words(text in text(), exact in text(), before in text(), after in text()) {
            let quote = quote(&exact, &before, &after);
            let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
            match quote.find(&text) {
                Some(range) => prop_assert_eq!(words(&text[range]), words(&exact)),
                None => prop_assert!(exact.trim().is_empty() || !text.contains(exact.trim())),
            }
        }

        #[test]
        fn anchors_survive_being_written(handbook: String, exact: String, before: String, after: String) {
            let section = SectionId::parse("k7m2q").unwrap();
            let anchor = Anchor { handbook, section, quote: Some(quote(&exact, &before, &after)) };
            let json = serde_json::to_string(&anchor).unwrap();
            prop_assert!(serde_json::from_str::<Anchor>(&json).unwrap() == anchor);
        }
    }
}
