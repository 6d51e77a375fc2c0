//! The worker's own numbers, a row for each that can be filled.

use std::fmt;

use super::{Badge, Doorstep};
use crate::bookmarks::{Bookmarks, Number, Numbers, StoreError};
use crate::handbook::OwnNumber;

/// A number that the worker may fill in, as it stands now.
#[derive(Clone, PartialEq, Eq)]
pub struct OwnSlot {
    /// Which of the numbers it is.
    pub slot: OwnNumber,
    /// What it is called, in the language of the buttons.
    pub name: String,
    /// The number, where it is filled.
    pub number: Option<FilledNumber>,
    /// There is a number that can't be read: to be typed anew.
    pub damaged: bool,
    /// The number that an agency gives, for where the worker has none of their own. It replaces none, and is shown with its badge.
    pub agency: Option<AgencyNumber>,
}

/// A number that an agency gives.
#[derive(Clone, PartialEq, Eq)]
pub struct AgencyNumber {
    /// Whose it is.
    pub badge: Badge,
    /// The number, with the agency's words on it.
    pub number: FilledNumber,
}

/// A number that is filled.
#[derive(Clone, PartialEq, Eq)]
pub struct FilledNumber {
    /// The number as the worker typed it.
    pub number: String,
    /// The same as a dialer takes it.
    pub dial: String,
    /// The worker's own words on it, or nothing.
    pub label: String,
}

impl From<Number> for FilledNumber {
    fn from(number: Number) -> Self {
        Self { dial: number.dial(), number: number.number, label: number.label }
    }
}

impl Doorstep {
    /// The worker's own numbers, those that are not filled too, in the order of [`OwnNumber::ALL`].
    ///
    /// The filled ones come first where danger is: on the home screen and in the topic for it, over the hotlines.
    ///
    /// # Errors
    /// What every read of the store may answer; reading goes on without it (C4).
    pub fn own_numbers(&self, bookmarks: &Bookmarks) -> Result<Vec<OwnSlot>, StoreError> {
        Ok(self.own_slots(&bookmarks.numbers()?))
    }

    /// The same for numbers at hand: for none, where there is no store yet.
    pub fn own_slots(&self, numbers: &Numbers) -> Vec<OwnSlot> {
        let words = self.words(None);
        let slots = OwnNumber::ALL.iter().map(|slot| OwnSlot {
            slot: *slot,
            name: words.text(&format!("own-number-{slot}")),
            number: numbers.filled.iter().find(|number| number.slot == *slot).cloned().map(FilledNumber::from),
            damaged: numbers.damaged.contains(slot),
            agency: self.agency_number(*slot),
        });
        slots.collect()
    }

    /// What agencies give, for where the store cannot be read: it is nobody's secret (C4).
    pub fn agency_numbers(&self) -> Vec<OwnSlot> {
        let slots = self.own_slots(&Numbers::default()).into_iter();
        slots.filter(|slot| slot.agency.is_some()).collect()
    }

    /// The number that the first addition gives which has one.
    fn agency_number(&self, slot: OwnNumber) -> Option<AgencyNumber> {
        let language = self.reading_language();
        self.beside.iter().find_map(|beside| {
            let number = beside.number(slot, &language)?;
            Some(AgencyNumber { badge: beside.badge.clone(), number: number.into() })
        })
    }
}

// What a person wrote shows nowhere by accident (C8).
impl fmt::Debug for OwnSlot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("OwnSlot(..)")
    }
}

impl fmt::Debug for AgencyNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AgencyNumber(..)")
    }
}

impl fmt::Debug for FilledNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FilledNumber(..)")
    }
}
