//! Which way text runs.

use crate::words::words;

/// The way a language is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// From left to right.
    LeftToRight,
    /// From right to left.
    RightToLeft,
}

words!(Direction { LeftToRight = "ltr", RightToLeft = "rtl" });
