//! The editor's side of Doorstep: reading a handbook's files, checking them, and building the pack.

pub mod problem;
pub mod source;
