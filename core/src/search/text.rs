//! Parts of texts.

use std::ops::Range;

/// The part of a text where something was found in it before.
pub(super) fn part<'a>(text: &'a str, range: &Range<usize>) -> &'a str {
    let part = text.get(range.clone());
    debug_assert!(part.is_some(), "the range {range:?} is of another text");
    part.unwrap_or_default()
}

/// A text's first bytes and the rest, between two letters.
pub(super) fn split(text: &str, at: usize) -> (&str, &str) {
    let parts = text.split_at_checked(at);
    debug_assert!(parts.is_some(), "{at} is not between two letters of {} bytes", text.len());
    parts.unwrap_or(("", text))
}
