//! Languages: which there are, which is shown, and how complete each is.

use super::Doorstep;
use crate::locale::{Direction, Locale};
use crate::pack::{Freshness, Pack, PackError, Passage, ReviewStatus};

/// A language that the handbook can be read in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Language {
    /// The language.
    pub locale: Locale,
    /// Its name for itself.
    pub endonym: String,
    /// Which way it is written.
    pub direction: Direction,
    /// How much of the handbook is there, 0 to 100, rounded down.
    pub percent: u8,
    /// How many passages are older than their source.
    pub outdated: u32,
    /// The least reviewed of its passages.
    pub status: ReviewStatus,
    /// Whether buttons and labels are offered in it, too.
    pub interface: bool,
}

/// The language in which something is really shown, and how far to trust it (L16).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// The language.
    pub locale: Locale,
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

impl Doorstep {
    /// The handbook's languages, with how complete each is.
    pub fn languages(&self) -> Result<Vec<Language>, PackError> {
        let all = self.pack().content().section_count()?;
        self.pack().manifest().locales.iter().map(|locale| self.language(self.pack(), locale, all)).collect()
    }

    /// A language of a pack that has so many sections in all.
    pub(crate) fn language(&self, pack: &Pack, locale: &Locale, all: u32) -> Result<Language, PackError> {
        let passages = pack.content().coverage(locale)?;
        // No more than a pack may have: they do not overflow.
        let there: u32 = passages.iter().map(|(_, _, count)| count).sum();
        let outdated = passages.iter().filter(|(freshness, ..)| *freshness == Freshness::Outdated);
        Ok(Language {
            endonym: locale.endonym(),
            direction: locale.direction(),
            percent: u8::try_from(u64::from(there) * 100 / u64::from(all.max(1))).unwrap_or(100),
            outdated: outdated.map(|(_, _, count)| count).sum(),
            status: passages.iter().map(|(_, status, _)| *status).min().unwrap_or(ReviewStatus::Machine),
            interface: self.catalog.languages().any(|offered| offered == locale),
            locale: locale.clone(),
        })
    }
}

impl Shown {
    /// A passage's language and labels, for a reader who asked for a language.
    pub(super) fn of(passage: &Passage, asked: &Locale) -> Self {
        Self::new(&passage.locale, passage.freshness, passage.status, asked)
    }

    pub(super) fn new(locale: &Locale, freshness: Freshness, status: ReviewStatus, asked: &Locale) -> Self {
        Self {
            locale: locale.clone(),
            endonym: locale.endonym(),
            direction: locale.direction(),
            fallback: locale.language() != asked.language() || locale.script() != asked.script(),
            freshness,
            status,
        }
    }
}
