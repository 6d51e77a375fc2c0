//! The PIN over what a person saved, and wiping it.
//!
//! Optional, off at first, and never before reading: [`Bookmarks::open`] works with a PIN, too, and every call that needs what
//! is saved then fails with `Locked`. `docs/adr/0015-pin-envelope.md` says how it works.
//!
//! - `clock` is in seconds and must be one that the person cannot set: Android's `SystemClock.elapsedRealtime() / 1000`, on iOS
//!   `clock_gettime(CLOCK_MONOTONIC)`, which both count while the device sleeps. Where it is behind, as after a restart, no time
//!   counts as passed.
//! - Calls with a PIN take about a second and 64 MiB, [`Bookmarks::set_pin`] and the others longer: never from a thread that draws.
//! - A new PIN's cost is measured on the device: time [`probe_pin`] with a clock of the shell's and hand the milliseconds in.

use std::path::Path;

use doorstep_core::bookmarks as store;
use doorstep_core::bookmarks::StoreKey;
use doorstep_core::lock as core;
use zeroize::Zeroizing;

use crate::bookmarks::{Bookmarks, Opened};
use crate::errors::StoreError;
use crate::guard::guard;
use crate::number::int;

/// How the lock stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Record)]
pub struct PinState {
    /// Whether there is a PIN.
    pub on: bool,
    /// Whether it has to be typed before anything that was saved can be seen.
    pub locked: bool,
    /// Whether it is digits alone, for the keyboard; else a passphrase.
    pub digits: bool,
    /// Wrong ones in a row so far.
    pub failures: i32,
    /// Seconds until the next one is judged; 0 where it is at once.
    pub wait: i32,
    /// After how many wrong ones in a row everything is erased; none where it never is.
    pub wipe_after: Option<i32>,
}

/// Why a PIN is not taken. The words are those of `pin-too-short`, `pin-too-long` and `pin-too-easy`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
#[non_exhaustive]
pub enum PinProblem {
    /// Fewer than six digits, or fewer than eight characters of a passphrase.
    TooShort,
    /// More than 256 characters.
    TooLong,
    /// One character over and over, or characters in a row such as 123456.
    TooEasy,
}

/// What is to become the PIN.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
pub struct NewPin {
    /// As it was typed.
    pub typed: String,
    /// The milliseconds that [`probe_pin`] took.
    pub probe_millis: i64,
    /// After how many wrong ones in a row everything is erased, 5 to 100; none for never, which is how it starts.
    pub wipe_after: Option<i32>,
    /// Whether what is damaged, and cannot be taken under a PIN, may be erased. Without it, `DamagedRemains` asks.
    pub give_up_damaged: bool,
}

/// Does once what a try costs at least, to be timed by the caller.
#[uniffi::export]
pub fn probe_pin() -> Result<(), StoreError> {
    guard(|| Ok(core::probe().map_err(store::StoreError::from)?))
}

/// Why what was typed would not be taken as a new PIN; none where it would.
#[uniffi::export]
pub fn pin_problem(typed: String) -> Result<Option<PinProblem>, StoreError> {
    let typed = Zeroizing::new(typed);
    guard(|| Ok(core::Secret::typed(&typed).and_then(core::Secret::checked).err().map(PinProblem::from)))
}

/// Erases the store in a folder, be it one that cannot be opened: locked, damaged, or with its key gone. A store that is open
/// is wiped by [`Bookmarks::wipe`]. Destroy the platform's key first, make a new one after.
#[uniffi::export]
pub fn wipe_folder(folder: String) -> Result<(), StoreError> {
    guard(|| Ok(store::wipe(Path::new(&folder))?))
}

/// Ends a wipe that was cut off, as by a dead battery; whether there was one. To be called at the start before the platform's key is
/// looked for: a store that is being wiped may have lost its key already.
#[uniffi::export]
pub fn end_wipe(folder: String) -> Result<bool, StoreError> {
    guard(|| Ok(store::end_wipe(Path::new(&folder))?))
}

#[uniffi::export]
impl Bookmarks {
    /// How the lock stands. Cheap enough to count down with.
    pub fn pin_state(&self, clock: i64) -> Result<PinState, StoreError> {
        guard(|| Ok(self.core().pin_state(clock)?.into()))
    }

    /// Sets a PIN where there is none. The store stays open until [`Self::lock`].
    pub fn set_pin(&self, new: NewPin) -> Result<(), StoreError> {
        guard(|| {
            let give_up = new.give_up_damaged;
            Ok(self.core().set_pin(&new.into_core()?, give_up)?)
        })
    }

    /// Sets another PIN; `typed` is the one there is, `key` the platform's. A locked store is open then.
    pub fn change_pin(&self, key: Vec<u8>, typed: String, clock: i64, new: NewPin) -> Result<(), StoreError> {
        let (key, typed) = (Zeroizing::new(key), Zeroizing::new(typed));
        guard(|| {
            let give_up = new.give_up_damaged;
            let new = new.into_core()?;
            Ok(self.core().change_pin(&platform_key(&key)?, &typed, clock, &new, give_up)?)
        })
    }

    /// Removes the PIN. A locked store is open then.
    pub fn remove_pin(&self, key: Vec<u8>, typed: String, clock: i64) -> Result<(), StoreError> {
        let (key, typed) = (Zeroizing::new(key), Zeroizing::new(typed));
        guard(|| Ok(self.core().remove_pin(&platform_key(&key)?, &typed, clock)?))
    }

    /// Opens a locked store with the PIN; what opening found. Fails with `WrongPin`, `Wait` or, where that was set, `WipedByTries`.
    pub fn unlock(&self, key: Vec<u8>, typed: String, clock: i64) -> Result<Opened, StoreError> {
        let (key, typed) = (Zeroizing::new(key), Zeroizing::new(typed));
        guard(|| Ok(self.core().unlock(&platform_key(&key)?, &typed, clock)?.into()))
    }

    /// Locks the store: keys and what was read from it are overwritten in memory, as far as it is Rust's; drop what the shell
    /// holds, too. Whether it is locked now: without a PIN it stays open.
    pub fn lock(&self) -> Result<bool, StoreError> {
        guard(|| {
            let locked = self.core().lock()?;
            if locked {
                self.forget_removed();
            }
            Ok(locked)
        })
    }
}

/// The platform's key, if it is as long as one.
pub(crate) fn platform_key(bytes: &[u8]) -> Result<StoreKey, StoreError> {
    let key = Zeroizing::new(<[u8; 32]>::try_from(bytes).map_err(|_| StoreError::BadKey)?);
    Ok(StoreKey::from_bytes(*key))
}

impl NewPin {
    fn into_core(self) -> Result<core::NewPin, StoreError> {
        let typed = Zeroizing::new(self.typed);
        // A time that cannot be gets the least cost, one that is too long, too.
        let cost = core::cost_for(u32::try_from(self.probe_millis).unwrap_or(0));
        let wipe_after = self.wipe_after.map(|most| u16::try_from(most).unwrap_or(0));
        core::NewPin::new(&typed, cost, wipe_after).map_err(|problem| store::StoreError::from(problem).into())
    }
}

impl From<core::PinState> for PinState {
    fn from(state: core::PinState) -> Self {
        let core::PinState { kind, locked, failures, wait, wipe_after } = state;
        let digits = kind == Some(core::PinKind::Digits);
        Self {
            on: kind.is_some(),
            locked,
            digits,
            failures: int(failures),
            wait: int(wait),
            wipe_after: wipe_after.map(int),
        }
    }
}

impl From<core::PinProblem> for PinProblem {
    fn from(problem: core::PinProblem) -> Self {
        match problem {
            core::PinProblem::TooLong => Self::TooLong,
            core::PinProblem::TooEasy => Self::TooEasy,
            // What is not known here is not good enough, either.
            _ => Self::TooShort,
        }
    }
}

// What a person typed shows nowhere by accident (C8).
impl std::fmt::Debug for NewPin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("NewPin(..)")
    }
}
