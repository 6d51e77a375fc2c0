//! The built command, as a person types it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod bookmarks;
mod commands;
#[cfg(unix)]
mod exports;
#[cfg(unix)]
mod folders;
mod numbers;
mod packs;
mod pin;
mod sandbox;
mod signing;
