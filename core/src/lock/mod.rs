//! The lock: a PIN or passphrase over what a person saved.
//!
//! Without a PIN the platform's key opens the store. With one, the store is sealed with a random data key that is kept
//! in a small file beside it, sealed twice: inside with Argon2id of the PIN, outside with the platform's key. Neither
//! opens it alone. [`crate::bookmarks::Bookmarks`] has the calls; `docs/adr/0015-pin-envelope.md` says why it is so.
//!
//! Nothing here reads a clock. How long a wrong PIN makes one wait is counted on a clock that is handed in, which should
//! be one that nobody can set: the seconds since the device started, its sleep included.

mod calibration;
mod envelope;
mod file;
mod secret;
mod tries;

pub use calibration::{cost_for, probe};
pub use secret::{PinKind, PinProblem, Secret};

pub(crate) use envelope::{Envelope, SealError};
pub(crate) use file::{Found, KeyFile};
pub(crate) use tries::Tries;

use crate::passphrase::Cost;

/// The fewest and the most wrong PINs in a row after which a store may be set to erase itself.
pub const WIPE_AFTER: std::ops::RangeInclusive<u16> = 5..=100;

/// A PIN to set.
#[derive(Debug)]
pub struct NewPin {
    pub(crate) secret: Secret,
    pub(crate) cost: Cost,
    pub(crate) wipe_after: Option<u16>,
}

impl NewPin {
    /// A PIN as it was typed; what a try costs on this device ([`cost_for`]); after how many wrong ones in a row everything is
    /// erased, held within [`WIPE_AFTER`]; none where it never is.
    ///
    /// # Errors
    /// [`PinProblem`] where it is too short, too long or too easy to guess.
    pub fn new(typed: &str, cost: Cost, wipe_after: Option<u16>) -> Result<Self, PinProblem> {
        let wipe_after = wipe_after.map(|most| most.clamp(*WIPE_AFTER.start(), *WIPE_AFTER.end()));
        Ok(Self { secret: Secret::typed(typed)?.checked()?, cost, wipe_after })
    }
}

/// How the lock stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PinState {
    /// What is to be typed; none where there is no PIN.
    pub kind: Option<PinKind>,
    /// Whether the PIN has to be typed before anything that was saved can be seen.
    pub locked: bool,
    /// Wrong ones in a row so far.
    pub failures: u32,
    /// Seconds until the next one is judged.
    pub wait: u32,
    /// After how many wrong ones in a row everything is erased; none where it never is.
    pub wipe_after: Option<u16>,
}

impl PinState {
    /// There is no PIN.
    pub(crate) const OFF: Self = Self { kind: None, locked: false, failures: 0, wait: 0, wipe_after: None };
}
