//! What a person typed.

/// Longest part of a query that is looked at, in bytes.
const MAX_BYTES: usize = 1024;

/// What a person typed: words in any order, and `"phrases"` that must stand together.
///
/// The last word counts as unfinished, so it also finds longer words, unless a space or other character that is
/// no part of a word follows it. Only the first 1,024 bytes are looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    text: String,
}

impl Query {
    /// Reads a query; any text is one.
    pub fn parse(text: &str) -> Self {
        let end = text.floor_char_boundary(MAX_BYTES);
        Self { text: text.get(..end).unwrap_or_default().to_owned() }
    }

    /// Whether there is no word to look for.
    pub fn is_empty(&self) -> bool {
        !self.text.chars().any(char::is_alphanumeric)
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }
}
