//! The part of a section that shows why it was found.

use std::ops::Range;

/// A short piece of a section's text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snippet {
    /// One line of text; `…` where something was left out.
    pub text: String,
    /// The words that matched, as ranges of UTF-8 bytes of `text`, in order and apart.
    pub highlights: Vec<Range<u32>>,
}
