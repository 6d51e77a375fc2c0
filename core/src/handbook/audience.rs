//! Whom a section is written to.

use crate::words::words;

/// Whom a section is written to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Audience {
    /// The worker, whose cautions are not for the family's eyes.
    #[default]
    Worker,
    /// A young person or a family: it may be shown to them.
    Family,
}

words!(Audience { Worker = "worker", Family = "family" });
