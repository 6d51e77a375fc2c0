//! The worker's own numbers, which no handbook can know.

use crate::words::words;

/// A number that each worker fills in once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OwnNumber {
    /// The county's or state's line for reports of harm.
    Reporting,
    /// The supervisor on call.
    Supervisor,
    /// The children's advocacy center.
    Advocacy,
    /// The clinic or hospital.
    Clinic,
    /// The interpreters' line.
    Interpreter,
}

words!(OwnNumber {
    Reporting = "reporting",
    Supervisor = "supervisor",
    Advocacy = "advocacy",
    Clinic = "clinic",
    Interpreter = "interpreter",
});
