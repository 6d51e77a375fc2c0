//! The core of Doorstep: what both phones and the editor's command share.
//!
//! [`Doorstep`] opens a handbook and answers with whole screens; [`bookmarks::Bookmarks`] keeps what a person saved,
//! sealed. Nothing here opens a socket, reads a clock or knows a user interface.

pub mod bookmarks;
pub mod bytes;
pub mod doorstep;
mod fold;
pub mod handbook;
pub mod languages;
pub mod locale;
pub mod pack;
pub mod search;
pub mod sql;
pub mod strings;
pub mod words;

pub use doorstep::{Config, Doorstep};
