//! The built command, as a person types it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod bookmarks;
mod commands;
mod numbers;
mod sandbox;
mod terminal;
