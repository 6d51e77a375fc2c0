//! What stands in braces after a section's title.

use doorstep_core::pack::{Change, ReviewStatus};

/// A section's attributes, before they are held against its language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attributes {
    /// How far the last change went.
    pub change: Option<Change>,
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
                "change" => attributes.change = Some(change(value)?),
                "src" => attributes.src = Some(value.to_owned()),
                "status" => attributes.status = Some(status(value)?),
                "by" => {
                    attributes.reviewers = value.split(',').filter(|name| !name.is_empty()).map(Into::into).collect();
                }
                _ => return Err(format!("`{key}` is not an attribute of a section")),
            }
        }
        Ok(attributes)
    }
}

fn change(word: &str) -> Result<Change, String> {
    match word {
        "editorial" => Ok(Change::Editorial),
        "substantive" => Ok(Change::Substantive),
        "critical" => Ok(Change::Critical),
        _ => Err(format!("`change={word}` is not known; use editorial, substantive or critical")),
    }
}

fn status(word: &str) -> Result<ReviewStatus, String> {
    match word {
        "machine" => Ok(ReviewStatus::Machine),
        "draft" => Ok(ReviewStatus::Draft),
        "reviewed" => Ok(ReviewStatus::Reviewed),
        "approved" => Ok(ReviewStatus::Approved),
        _ => Err(format!("`status={word}` is not known; use machine, draft, reviewed or approved")),
    }
}
