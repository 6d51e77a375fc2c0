//! No panic crosses the border, and none says anything (S10, C8).

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::sync::Once;

thread_local! {
    static INSIDE: Cell<bool> = const { Cell::new(false) };
}

/// An error with a case for a fault of ours.
pub(crate) trait Fault {
    /// That case.
    fn fault() -> Self;
}

/// Makes a call; a panic in it becomes the error's case for a fault.
///
/// The core's locks outlive a panic and its transactions roll back, so that the next call finds all as it was.
pub(crate) fn guard<T, E: Fault>(call: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
    silence();
    INSIDE.set(true);
    let outcome = catch_unwind(AssertUnwindSafe(call));
    INSIDE.set(false);
    outcome.unwrap_or_else(|_| Err(E::fault()))
}

/// A panic's words can hold what was read or written: inside a call they are not printed.
fn silence() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let printing = take_hook();
        set_hook(Box::new(move |panic| {
            if !INSIDE.get() {
                printing(panic);
            }
        }));
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, PartialEq)]
    struct Broken;

    impl Fault for Broken {
        fn fault() -> Self {
            Self
        }
    }

    #[test]
    fn s10_a_panic_becomes_a_fault_and_the_next_call_works() {
        let panicking = guard::<(), Broken>(|| {
            let nothing: [u8; 0] = [];
            let at = std::hint::black_box(3);
            std::hint::black_box(nothing[at]);
            Err(Broken)
        });
        assert_eq!(panicking, Err(Broken));
        assert_eq!(guard::<_, Broken>(|| Ok(1)), Ok(1));
        assert!(!INSIDE.get());
    }
}
