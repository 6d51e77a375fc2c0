//! Languages, and how far to trust a text in one.

use doorstep_core::doorstep as facade;
use doorstep_core::locale::{self, Locale};
use doorstep_core::pack;

use crate::number::int;

/// A language that the handbook can be read in.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Language {
    /// Its tag.
    pub tag: String,
    /// Its name for itself.
    pub endonym: String,
    /// Which way it is written.
    pub direction: Direction,
    /// How much of the handbook is there, 0 to 100, rounded down.
    pub percent: i32,
    /// How many passages are older than their source.
    pub outdated: i32,
    /// The least reviewed of its passages.
    pub status: ReviewStatus,
    /// Whether buttons and labels are offered in it, too.
    pub offered_for_interface: bool,
}

/// A language for buttons and labels.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct InterfaceLanguage {
    /// Its tag.
    pub tag: String,
    /// Its name for itself.
    pub endonym: String,
    /// Which way it is written.
    pub direction: Direction,
}

/// The language in which something is really shown, and how far to trust it.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Shown {
    /// Its tag.
    pub tag: String,
    /// Its name for itself.
    pub endonym: String,
    /// Which way it is written.
    pub direction: Direction,
    /// Whether another language was asked for.
    pub fallback: bool,
    /// How it stands to its source.
    pub freshness: Freshness,
    /// Who has read it.
    pub status: ReviewStatus,
}

/// The way a language is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum Direction {
    /// From left to right.
    LeftToRight,
    /// From right to left.
    RightToLeft,
}

/// How a passage stands to its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum Freshness {
    /// It is the source.
    Source,
    /// Made from the source as it is now.
    Current,
    /// Made from an earlier source.
    Outdated,
}

/// Who has read a passage; the least reviewed first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum ReviewStatus {
    /// A machine translation that no person has reviewed.
    Machine,
    /// Not yet reviewed.
    Draft,
    /// Reviewed by one person.
    Reviewed,
    /// Reviewed by two people and released.
    Approved,
}

impl From<facade::Language> for Language {
    fn from(language: facade::Language) -> Self {
        Self {
            tag: language.locale.into(),
            endonym: language.endonym,
            direction: language.direction.into(),
            percent: language.percent.into(),
            outdated: int(language.outdated),
            status: language.status.into(),
            offered_for_interface: language.interface,
        }
    }
}

impl From<Locale> for InterfaceLanguage {
    fn from(locale: Locale) -> Self {
        Self { tag: locale.to_string(), endonym: locale.endonym(), direction: locale.direction().into() }
    }
}

impl From<facade::Shown> for Shown {
    fn from(shown: facade::Shown) -> Self {
        Self {
            tag: shown.locale.into(),
            endonym: shown.endonym,
            direction: shown.direction.into(),
            fallback: shown.fallback,
            freshness: shown.freshness.into(),
            status: shown.status.into(),
        }
    }
}

impl From<locale::Direction> for Direction {
    fn from(direction: locale::Direction) -> Self {
        match direction {
            locale::Direction::LeftToRight => Self::LeftToRight,
            locale::Direction::RightToLeft => Self::RightToLeft,
        }
    }
}

impl From<pack::Freshness> for Freshness {
    fn from(freshness: pack::Freshness) -> Self {
        match freshness {
            pack::Freshness::Source => Self::Source,
            pack::Freshness::Current => Self::Current,
            pack::Freshness::Outdated => Self::Outdated,
        }
    }
}

impl From<pack::ReviewStatus> for ReviewStatus {
    fn from(status: pack::ReviewStatus) -> Self {
        match status {
            pack::ReviewStatus::Machine => Self::Machine,
            pack::ReviewStatus::Draft => Self::Draft,
            pack::ReviewStatus::Reviewed => Self::Reviewed,
            pack::ReviewStatus::Approved => Self::Approved,
        }
    }
}
