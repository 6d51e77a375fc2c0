//! The editor's library of Doorstep: reading a handbook's files, checking them, and building the pack.
//!
//! It knows no terminal: what it finds it returns, and the command `doorstep` shows it.

pub mod build;
pub mod bundled;
pub mod check;
pub mod eval;
pub mod problem;
pub mod sign;
pub mod source;
pub mod stamp;
pub mod whole;
pub mod words;
