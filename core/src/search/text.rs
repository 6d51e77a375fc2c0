//! Parts of texts.

use std::ops::Range;

/// The part of a text where something was found in it before.
pub(super) fn part<'a>(text: &'a str, range: &Range<usize>) -> &'a str {
    let part = text.get(range.clone());
    debug_assert!(part.is_some(), "the range {range:?} is of another text");
    part.unwrap_or_default()
}
