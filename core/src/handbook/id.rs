//! Permanent names of sections.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The permanent, opaque id of a section: the same in every language and every release.
///
/// 1 to 64 characters: small ASCII letters, digits and hyphens, no hyphen at either end.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct SectionId(String);

/// The text is not a section id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this is not an id; write 1 to 64 small letters, digits and hyphens, with no hyphen at its ends")]
#[non_exhaustive]
pub struct InvalidId;

impl SectionId {
    /// Reads an id.
    pub fn parse(text: &str) -> Result<Self, InvalidId> {
        let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        let fits = (1..=64).contains(&text.len()) && text.chars().all(allowed);
        if fits && !text.starts_with('-') && !text.ends_with('-') { Ok(Self(text.to_owned())) } else { Err(InvalidId) }
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for SectionId {
    type Error = InvalidId;
    fn try_from(text: String) -> Result<Self, InvalidId> {
        Self::parse(&text)
    }
}

impl From<SectionId> for String {
    fn from(id: SectionId) -> Self {
        id.0
    }
}

impl fmt::Display for SectionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_plain_and_short() {
        for good in ["a", "k7m2q", "a-b", "0", &"x".repeat(64)] {
            assert_eq!(SectionId::parse(good).unwrap().as_str(), good);
        }
        for bad in ["", "-a", "a-", "A", "é", "a b", "a/b", "..", "a\0", &"x".repeat(65)] {
            assert_eq!(SectionId::parse(bad), Err(InvalidId), "{bad:?}");
        }
    }
}
