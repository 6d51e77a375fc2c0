//! One phrase, alone on the screen.

use doorstep_core::doorstep as facade;

use crate::article::SourceMark;
use crate::install::Badge;
use crate::language::Shown;
use crate::number::{int, long};

/// A phrase to say, with all that its screen needs.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct ShownPhrase {
    /// The section it is from.
    pub section: String,
    /// Its place among the passage's phrases, from 1.
    pub number: i32,
    /// How many phrases the passage has.
    pub of: i32,
    /// The phrase as the worker reads it.
    pub own: PhraseText,
    /// The same in the family's language; none where the passage has other phrases there.
    pub theirs: Option<PhraseText>,
    /// Where the part that it stands in comes from.
    pub mark: Option<SourceMark>,
    /// The release number of the handbook.
    pub version: i64,
    /// The day of the release.
    pub issued: String,
    /// Whose addition to the handbook it is; none for a phrase of the handbook itself.
    #[uniffi(default = None)]
    pub badge: Option<Badge>,
}

/// A phrase in one language.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct PhraseText {
    /// The words.
    pub text: String,
    /// The language it is in, and how far to trust it.
    pub shown: Shown,
}

impl From<facade::ShownPhrase> for ShownPhrase {
    fn from(phrase: facade::ShownPhrase) -> Self {
        Self {
            section: phrase.section.into(),
            number: int(phrase.number),
            of: int(phrase.of),
            own: phrase.own.into(),
            theirs: phrase.theirs.map(PhraseText::from),
            mark: phrase.mark.map(SourceMark::from),
            version: long(phrase.version),
            issued: phrase.issued.to_string(),
            badge: phrase.badge.map(Badge::from),
        }
    }
}

impl From<facade::PhraseText> for PhraseText {
    fn from(text: facade::PhraseText) -> Self {
        Self { text: text.text, shown: text.shown.into() }
    }
}
