//! Waiting for others, for less than five seconds in all (S7).

use std::cell::Cell;
use std::thread;
use std::time::{Duration, Instant};

/// How long an operation waits, whatever for and however often.
const PATIENCE: Duration = Duration::from_millis(4_500);

/// It looks often. `SQLite`'s own timeout looks ten times a second, so that among busy writers some never get a turn.
const LOOK_EVERY: Duration = Duration::from_millis(1);

thread_local! {
    /// How long this thread has waited in its operation.
    static WAITED: Cell<Duration> = const { Cell::new(Duration::ZERO) };
    /// Whether what it waits for now is a part of a longer operation.
    static TOGETHER: Cell<bool> = const { Cell::new(false) };
}

/// Takes all that is waited for in some work as one wait.
pub(crate) fn together<T>(work: impl FnOnce() -> T) -> T {
    /// Ends the operation even where the work panics.
    struct End(bool);
    impl Drop for End {
        fn drop(&mut self) {
            TOGETHER.set(self.0);
        }
    }
    let _end = End(TOGETHER.replace(true));
    WAITED.set(Duration::ZERO);
    work()
}

/// Waits a little before looking again, as for the time `looks` + 1; false where it was long enough.
pub(super) fn again(looks: i32) -> bool {
    if looks == 0 && !TOGETHER.get() {
        WAITED.set(Duration::ZERO);
    }
    let waited = WAITED.get();
    if waited >= PATIENCE {
        return false;
    }
    let start = Instant::now();
    thread::sleep(LOOK_EVERY);
    WAITED.set(waited + start.elapsed());
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wait_out() -> Duration {
        let start = Instant::now();
        assert!((0..100_000).any(|looks| !again(looks)));
        start.elapsed()
    }

    #[test]
    fn two_waits_of_one_operation_are_one() {
        let waited = together(|| [wait_out(), wait_out()]);
        assert!(waited[0] >= PATIENCE && waited[1] < Duration::from_millis(500), "{waited:?}");
        assert!(again(0), "another operation waits anew");
    }
}
