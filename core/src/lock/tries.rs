//! Wrong PINs in a row, and how long they make one wait (C5).

use sha2::{Digest, Sha256};

/// The longest wait, in seconds: a day.
const LONGEST: u64 = 24 * 60 * 60;

/// The bytes of a record.
pub(super) const BYTES: usize = 48;

/// The record of tries. Times are in seconds, on the clock that is handed in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tries {
    /// How often this record was written.
    pub(super) written: u64,
    /// Wrong ones in a row; one that is being judged counts as wrong until it is found right.
    pub(crate) failures: u32,
    /// How long the last one makes one wait.
    wait: u64,
    /// When it was.
    mark: i64,
    /// Where the clock began, once it was seen before the mark, as after a restart; else the mark.
    since: i64,
}

impl Tries {
    /// What stands in for a record that cannot be read: no reason to erase anything, and none to guess on.
    pub(super) const UNREADABLE: Self =
        Self { written: 0, failures: 4, wait: 60 * 60, mark: i64::MAX, since: i64::MAX };

    /// The seconds left to wait.
    ///
    /// A clock that is behind the mark began anew: what passed is counted from where it was seen first. Once it has reached the mark
    /// again, that may never have been so, and what passed is counted from the mark.
    pub(crate) fn left(&self, clock: i64) -> u64 {
        let from = if clock < self.mark { self.since } else { self.mark };
        let passed = u64::try_from(clock.saturating_sub(from)).unwrap_or(0);
        self.wait.saturating_sub(passed)
    }

    /// Whether the clock is behind all that it was seen at: from here on its time counts, and none has passed.
    pub(crate) fn is_ahead_of(&self, clock: i64) -> bool {
        started(clock) < self.since
    }

    /// The same record, with a clock that began anew.
    pub(crate) fn marked(self, clock: i64) -> Self {
        Self { since: started(clock), ..self }
    }

    /// One more wrong one, now.
    pub(crate) fn with_one_more(self, clock: i64) -> Self {
        let failures = self.failures.saturating_add(1);
        Self { failures, wait: wait_after(failures), mark: clock, since: clock, ..self }
    }

    /// None wrong any more.
    pub(crate) fn forgiven(self) -> Self {
        Self { written: self.written, ..Self::default() }
    }

    /// This record, to be written over a later one.
    pub(crate) fn written_after(self, later: Self) -> Self {
        Self { written: later.written, ..self }
    }

    /// This record, as it is written the next time.
    pub(super) fn rewritten(self) -> Self {
        Self { written: self.written.wrapping_add(1), ..self }
    }

    pub(super) fn to_bytes(self) -> [u8; BYTES] {
        let mut bytes = [0; BYTES];
        bytes[..8].copy_from_slice(&self.written.to_le_bytes());
        bytes[8..12].copy_from_slice(&self.failures.to_le_bytes());
        bytes[12..20].copy_from_slice(&self.wait.to_le_bytes());
        bytes[20..28].copy_from_slice(&self.mark.to_le_bytes());
        bytes[28..36].copy_from_slice(&self.since.to_le_bytes());
        let sum = Sha256::digest(&bytes[..36]);
        bytes[36..].copy_from_slice(&sum[..12]);
        bytes
    }

    /// The record, if it is whole.
    pub(super) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let bytes: &[u8; BYTES] = bytes.try_into().ok()?;
        let record = Self {
            written: u64::from_le_bytes(bytes[..8].try_into().ok()?),
            failures: u32::from_le_bytes(bytes[8..12].try_into().ok()?),
            wait: u64::from_le_bytes(bytes[12..20].try_into().ok()?),
            mark: i64::from_le_bytes(bytes[20..28].try_into().ok()?),
            since: i64::from_le_bytes(bytes[28..36].try_into().ok()?),
        };
        (record.to_bytes() == *bytes).then_some(record)
    }
}

/// No clock begins before it starts.
fn started(clock: i64) -> i64 {
    clock.max(0)
}

/// Two seconds after the first wrong one, twice as long after each further one, a day at most.
fn wait_after(failures: u32) -> u64 {
    2_u64.checked_pow(failures).unwrap_or(LONGEST).min(LONGEST)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn c5_each_wrong_one_waits_longer_up_to_a_day() {
        let waits: Vec<_> = (1..20).map(wait_after).collect();
        assert_eq!(waits[..4], [2, 4, 8, 16]);
        assert!(waits.windows(2).all(|pair| pair[0] < pair[1] || pair[1] == LONGEST));
        assert_eq!([17, 100, u32::MAX].map(wait_after), [LONGEST; 3]);
    }

    #[test]
    fn c5_a_clock_that_is_behind_counts_as_no_time_passed() {
        let tries = Tries::default().with_one_more(1_000).with_one_more(1_000).with_one_more(1_000);
        assert_eq!([1_000, 1_003, 1_008, 2_000].map(|clock| tries.left(clock)), [8, 5, 0, 0]);
        assert_eq!([0, 999, i64::MIN].map(|clock| tries.left(clock)), [8; 3]);
        assert!(tries.is_ahead_of(999) && !tries.is_ahead_of(1_000));
        let began_anew = tries.marked(10);
        assert_eq!([10, 12, 18].map(|clock| began_anew.left(clock)), [8, 6, 0]);
        assert!(began_anew.is_ahead_of(9) && !began_anew.is_ahead_of(10) && !began_anew.is_ahead_of(1_000));
    }

    #[test]
    fn c5_a_clock_that_was_invented_shortens_nothing_on_the_true_one() {
        let tries = (0..6).fold(Tries::default(), |tries, _| tries.with_one_more(1_000));
        for invented in [i64::MIN, -1, 0, 5, 999, 1_001, i64::MAX] {
            let asked = if tries.is_ahead_of(invented) { tries.marked(invented) } else { tries };
            assert_eq!([1_000, 1_063, 1_064].map(|clock| asked.left(clock)), [64, 1, 0], "{invented}");
            // Nor after a restart: its clock tells what passed since.
            let again = if asked.is_ahead_of(3) { asked.marked(3) } else { asked };
            assert!(again.left(3) >= 61, "{invented}");
        }
    }

    proptest! {
        #[test]
        fn c5_no_clock_shortens_the_wait_by_more_than_what_passed_on_it(steps in proptest::collection::vec(any::<(bool, u8)>(), 0..60)) {
            let mut clock: i64 = 500;
            let mut tries = (0..6).fold(Tries::default(), |tries, _| tries.with_one_more(500));
            let mut passed = 0;
            for (forward, by) in steps {
                if forward {
                    clock += i64::from(by);
                    passed += u64::from(by);
                } else {
                    clock -= i64::from(by);
                }
                if tries.is_ahead_of(clock) {
                    tries = tries.marked(clock);
                }
            }
            prop_assert!(tries.left(clock) >= 64_u64.saturating_sub(passed));
        }

        #[test]
        fn a_record_comes_out_as_it_went_in_or_not_at_all(written: u64, failures: u32, wait: u64, mark: i64, since: i64, at in 0..BYTES, bit in 0..8_u8) {
            let record = Tries { written, failures, wait, mark, since };
            let mut bytes = record.to_bytes();
            prop_assert_eq!(Tries::from_bytes(&bytes), Some(record));
            bytes[at] ^= 1 << bit;
            prop_assert_eq!(Tries::from_bytes(&bytes), None);
        }
    }
}
