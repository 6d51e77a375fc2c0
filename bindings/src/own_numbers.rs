//! The worker's own numbers.

use doorstep_core::doorstep as facade;
use doorstep_core::handbook as core;

use crate::install::Badge;

/// A number of the worker's own: a passage names which, the worker says what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum OwnNumber {
    /// The county's or the state's line for reports of abuse and neglect.
    Reporting,
    /// The supervisor on call.
    Supervisor,
    /// The children's advocacy center.
    Advocacy,
    /// The clinic or hospital.
    Clinic,
    /// The line of the interpreters.
    Interpreter,
}

/// A number that the worker may fill in, as it stands now.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
pub struct OwnSlot {
    /// Which of the numbers it is.
    pub slot: OwnNumber,
    /// What it is called, in the language of the buttons.
    pub name: String,
    /// The number, where it is filled.
    pub number: Option<FilledNumber>,
    /// There is a number that can't be read: to be typed anew.
    pub damaged: bool,
    /// The number that an agency gives, to be shown with its badge where the worker has none of their own.
    #[uniffi(default = None)]
    pub agency: Option<AgencyNumber>,
}

/// A number that an agency gives.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
pub struct AgencyNumber {
    /// Whose it is.
    pub badge: Badge,
    /// The number, with the agency's words on it.
    pub number: FilledNumber,
}

/// A number that is filled.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
pub struct FilledNumber {
    /// The number as the worker typed it.
    pub number: String,
    /// The same for a dialer, to be handed over as it is: digits, `+`, `*`, `#`, with `,` for a pause and `;` for a wait.
    pub dial: String,
    /// The worker's own words on it, or nothing.
    pub label: String,
}

impl From<core::OwnNumber> for OwnNumber {
    fn from(slot: core::OwnNumber) -> Self {
        match slot {
            core::OwnNumber::Reporting => Self::Reporting,
            core::OwnNumber::Supervisor => Self::Supervisor,
            core::OwnNumber::Advocacy => Self::Advocacy,
            core::OwnNumber::Clinic => Self::Clinic,
            core::OwnNumber::Interpreter => Self::Interpreter,
        }
    }
}

impl From<OwnNumber> for core::OwnNumber {
    fn from(slot: OwnNumber) -> Self {
        match slot {
            OwnNumber::Reporting => Self::Reporting,
            OwnNumber::Supervisor => Self::Supervisor,
            OwnNumber::Advocacy => Self::Advocacy,
            OwnNumber::Clinic => Self::Clinic,
            OwnNumber::Interpreter => Self::Interpreter,
        }
    }
}

impl From<facade::OwnSlot> for OwnSlot {
    fn from(facade::OwnSlot { slot, name, number, damaged, agency }: facade::OwnSlot) -> Self {
        Self {
            slot: slot.into(),
            name,
            number: number.map(FilledNumber::from),
            damaged,
            agency: agency.map(AgencyNumber::from),
        }
    }
}

impl From<facade::AgencyNumber> for AgencyNumber {
    fn from(facade::AgencyNumber { badge, number }: facade::AgencyNumber) -> Self {
        Self { badge: badge.into(), number: number.into() }
    }
}

impl From<facade::FilledNumber> for FilledNumber {
    fn from(facade::FilledNumber { number, dial, label }: facade::FilledNumber) -> Self {
        Self { number, dial, label }
    }
}
