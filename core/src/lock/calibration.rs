//! What a try costs: as much as this device does in about a second, between a floor and a cap.

use crate::passphrase::{Cost, DeriveError, derive};

/// 64 MiB are what RFC 9106 asks of devices with little memory. One lane: a second one would help whoever guesses on many
/// processors, and nobody here.
const MEMORY_KIB: u32 = 64 * 1024;
const LANES: u32 = 1;

/// As many passes as the RFC asks at least, and no more than make a slow moment a minute.
const FEWEST: u32 = 3;
const MOST: u32 = 32;

/// How long a right PIN may take.
const AIM_MILLIS: u32 = 1_000;

/// One pass, to be timed by whoever has a clock; [`cost_for`] takes what was measured.
///
/// # Errors
/// [`DeriveError::NoMemory`].
pub fn probe() -> Result<(), DeriveError> {
    derive(b"how long does this take", &[0; 16], Cost { memory_kib: MEMORY_KIB, passes: 1, lanes: LANES }).map(drop)
}

/// The cost for a device that took so many milliseconds for the [`probe`]. What cannot be, such as none, gets the floor.
pub fn cost_for(probe_millis: u32) -> Cost {
    let passes = AIM_MILLIS.checked_div(probe_millis).map_or(FEWEST, |passes| passes.clamp(FEWEST, MOST));
    Cost { memory_kib: MEMORY_KIB, passes, lanes: LANES }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn c5_a_try_costs_a_second_between_floor_and_cap() {
        let passes = |millis| cost_for(millis).passes;
        assert_eq!([0, 1, 30, 31, 100, 250, 400, 5_000, u32::MAX].map(passes), [3, 32, 32, 32, 10, 4, 3, 3, 3]);
        for millis in [0, 1, 100, u32::MAX] {
            let cost = cost_for(millis);
            assert!(cost.is_in_bounds() && cost.memory_kib >= 65_536 && cost.passes >= 3, "{cost:?}");
        }
    }

    #[test]
    fn the_probe_runs() {
        assert_eq!(probe(), Ok(()));
    }
}
