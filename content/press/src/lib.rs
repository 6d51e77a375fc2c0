//! The editor's side of Doorstep: reading a handbook's files, checking them, and building the pack.

pub mod build;
pub mod bundled;
pub mod check;
pub mod cli;
pub mod editor;
pub mod eval;
pub mod problem;
pub mod reader;
pub mod source;
pub mod stamp;
