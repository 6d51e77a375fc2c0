//! What stands in braces after a section's title.

use std::str::FromStr;

use doorstep_core::handbook::Audience;
use doorstep_core::pack::{Change, ReviewStatus};
use doorstep_core::words::UnknownWord;

/// A section's attributes, before they are held against its language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attributes {
    /// How far the last change went.
    pub change: Option<Change>,
    /// Whom it is written to.
    pub audience: Option<Audience>,
    /// The fingerprint of the source it was made from.
    pub src: Option<String>,
    /// Who has read it.
    pub status: Option<ReviewStatus>,
    /// The reviewers' names.
    pub reviewers: Vec<String>,
}

impl Attributes {
    /// Reads `key=value` pairs; the error says what is wrong with the first that does not fit.
    pub fn read<'a>(pairs: impl Iterator<Item = (&'a str, Option<&'a str>)>) -> Result<Self, String> {
        let mut attributes = Self::default();
        for (key, value) in pairs {
            let value = value.unwrap_or_default();
            match key {
                "change" => attributes.change = Some(word(key, value)?),
                "audience" => attributes.audience = Some(word(key, value)?),
                "src" => attributes.src = Some(value.to_owned()),
                "status" => attributes.status = Some(word(key, value)?),
                "by" => {
                    attributes.reviewers = value.split(',').filter(|name| !name.is_empty()).map(Into::into).collect();
                }
                _ => {
                    let known = "change, audience, src, status, by";
                    return Err(format!("`{key}` is not an attribute of a section; write one of: {known}"));
                }
            }
        }
        Ok(attributes)
    }
}

/// The value of an attribute that has one of a few words.
fn word<T: FromStr<Err = UnknownWord>>(key: &str, value: &str) -> Result<T, String> {
    value.parse().map_err(|unknown: UnknownWord| {
        format!("`{key}={value}` is not known; write one of: {}", unknown.allowed.join(", "))
    })
}
