//! Names that a key vouches for, as they are shown to a person.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The name of a publisher or an agency: one line that cannot pass for another or steer what shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Name(String);

/// The text is not such a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "this is not a name; write up to 100 characters on one line, with no space at either end and nothing invisible"
)]
#[non_exhaustive]
pub struct InvalidName;

impl Name {
    const LONGEST: usize = 100;

    /// Reads a name.
    pub fn parse(text: &str) -> Result<Self, InvalidName> {
        let length = text.chars().count();
        let plain = text.trim() == text && !text.chars().any(is_hidden) && text.chars().any(char::is_alphanumeric);
        if (1..=Self::LONGEST).contains(&length) && plain { Ok(Self(text.to_owned())) } else { Err(InvalidName) }
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Control characters, marks and overrides of direction, and what takes no room. The two joiners stay: names in Persian and in scripts
/// of India are spelled with them.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}'..='\u{200f}' | '\u{2028}'..='\u{202e}')
        || matches!(c, '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

impl TryFrom<String> for Name {
    type Error = InvalidName;
    fn try_from(text: String) -> Result<Self, InvalidName> {
        Self::parse(&text)
    }
}

impl From<Name> for String {
    fn from(name: Name) -> Self {
        name.0
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
