//! Numbers that no handbook can know.

use crate::words::words;

/// A number of the worker's own: a passage names which, the worker says what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
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

words!(OwnNumber {
    Reporting = "reporting",
    Supervisor = "supervisor",
    Advocacy = "advocacy",
    Clinic = "clinic",
    Interpreter = "interpreter",
});
