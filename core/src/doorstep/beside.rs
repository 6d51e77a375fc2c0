//! What agencies add: it stands beside the handbook, with its own badge, and changes nothing in it.
//!
//! Each addition is a pack of its own, read by a [`Doorstep`] of its own. The handbook is asked first; what it does not know, the
//! additions are asked for, in the language that the handbook would have been read in.

use super::{Doorstep, Found, Hit, ReadError};
use crate::bookmarks::Number;
use crate::handbook::{OwnNumber, SectionId};
use crate::install::Shelved;
use crate::locale::Locale;
use crate::pack::{Date, Pack, PackError, Resolution};
use crate::strings::Resource;

/// Whose addition to the handbook something is: shown wherever its text is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Badge {
    /// The agency, by the name that the handbook's publisher gave it.
    pub agency: String,
    /// The release of its addition.
    pub version: u64,
    /// The day of that release.
    pub issued: Date,
    /// The day by which it should be reviewed.
    pub review_by: Date,
}

/// What an agency adds to the handbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overlay {
    /// Its permanent id.
    pub id: String,
    /// Whose it is.
    pub badge: Badge,
    /// Whether its day of review has passed. The text stays readable (P5).
    pub review_passed: bool,
}

/// An addition, open.
pub(super) struct Addition {
    pub(super) badge: Badge,
    pub(super) door: Doorstep,
}

impl Addition {
    fn new(agency: String, pack: Pack) -> Self {
        let manifest = pack.manifest();
        let badge = Badge { agency, version: manifest.version, issued: manifest.issued, review_by: manifest.review_by };
        Self { badge, door: Doorstep::with(pack, &[], &[]) }
    }

    /// The number that it gives for one of the worker's own.
    pub(super) fn number(&self, slot: OwnNumber, language: &Locale) -> Option<Number> {
        let given = self.door.pack().info().numbers.get(&slot)?;
        let chain = self.door.chain(Some(language));
        let label = chain.iter().find_map(|locale| given.label.get(locale)).cloned().unwrap_or_default();
        // What no dialer would take is no number, whoever signed it.
        Number { slot, number: given.number.clone(), label }.checked().ok()
    }
}

impl Doorstep {
    /// What was opened from the [shelf](crate::install::Shelf).
    pub fn of_shelf(shelved: Shelved, preferred: &[String], strings: &[Resource]) -> Self {
        let beside = shelved.overlays.into_iter().map(|(agency, pack)| Addition::new(agency, pack)).collect();
        Self { beside, ..Self::with(shelved.pack, preferred, strings) }
    }

    /// The pack behind it, and those that stand beside it.
    pub(crate) fn packs(&self) -> impl Iterator<Item = &Pack> {
        std::iter::once(&self.pack).chain(self.beside.iter().map(|beside| &beside.door.pack))
    }

    /// What agencies add, on a day.
    pub(super) fn overlays(&self, today: Date) -> Vec<Overlay> {
        let overlay = |beside: &Addition| Overlay {
            id: beside.door.pack().manifest().handbook.clone(),
            badge: beside.badge.clone(),
            review_passed: today.max(beside.badge.issued) > beside.badge.review_by,
        };
        self.beside.iter().map(overlay).collect()
    }

    /// What the handbook answers; where it knows nothing of what was asked, what the first addition answers that does.
    pub(super) fn or_beside<T>(
        &self,
        language: Option<&Locale>,
        of_handbook: Result<T, ReadError>,
        of_addition: impl Fn(&Addition, &Locale) -> Result<T, ReadError>,
    ) -> Result<T, ReadError> {
        if !matches!(of_handbook, Err(ReadError::Unknown)) {
            return of_handbook;
        }
        let asked = self.asked(language);
        let answers = self.beside.iter().map(|beside| of_addition(beside, &asked));
        answers.into_iter().find(|answer| !matches!(answer, Err(ReadError::Unknown))).unwrap_or(of_handbook)
    }

    /// The addition that a section is in, if it is in none of the handbook's own.
    pub(super) fn beside_of(&self, section: &SectionId) -> Result<Option<&Addition>, PackError> {
        if self.beside.is_empty() || self.pack().content().resolve(section)? != Resolution::Unknown {
            return Ok(None);
        }
        for beside in &self.beside {
            if beside.door.pack().content().resolve(section)? != Resolution::Unknown {
                return Ok(Some(beside));
            }
        }
        Ok(None)
    }

    /// The addition of an id.
    pub(super) fn addition(&self, id: &str) -> Option<&Addition> {
        self.beside.iter().find(|beside| beside.door.pack().manifest().handbook == id)
    }
}

impl Found {
    /// Adds what was found in an addition. The best of each stand together, the handbook's first: how well passages of different packs
    /// answer cannot be compared otherwise.
    pub(super) fn join(&mut self, badge: &Badge, theirs: Self) {
        let badged = |hit: Hit| Hit { badge: Some(badge.clone()), ..hit };
        if theirs.hits.is_empty() || (theirs.nearest && !self.nearest && !self.hits.is_empty()) {
            return;
        }
        if self.nearest && !theirs.nearest {
            // Beside what answers, what is only near is nothing.
            *self = Self { hits: Vec::new(), total: 0, nearest: false, correction: None };
        }
        self.nearest = self.hits.is_empty() && theirs.nearest || self.nearest;
        self.total += theirs.total;
        if self.hits.is_empty() {
            self.correction = theirs.correction;
        }
        let own = std::mem::take(&mut self.hits);
        let (ours, other) = (ranked(own), ranked(theirs.hits.into_iter().map(badged).collect()));
        let mut all: Vec<_> = ours.into_iter().chain(other).collect();
        // Stable: of equals the handbook's comes first, and among each pack's own the order stays.
        all.sort_by(|(a, _), (b, _)| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
        self.hits = all.into_iter().map(|(_, hit)| hit).collect();
    }
}

/// Hits with their place among those of their pack: what is pinned, what is in the reader's language, how near it is to the best.
fn ranked(hits: Vec<Hit>) -> Vec<((u8, f32), Hit)> {
    let best = |fallback: bool| {
        let of_language = hits.iter().filter(|hit| hit.shown.fallback == fallback).map(|hit| hit.score);
        of_language.fold(f32::MIN_POSITIVE, f32::max)
    };
    let (own, others) = (best(false), best(true));
    let rank = |hit: &Hit| match (hit.call.is_some() && hit.badge.is_none(), hit.shown.fallback) {
        (true, _) => (0, 1.0),
        (false, false) => (1, hit.score / own),
        (false, true) => (2, hit.score / others),
    };
    hits.iter().map(rank).collect::<Vec<_>>().into_iter().zip(hits.iter().cloned()).collect()
}
