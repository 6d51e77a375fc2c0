//! What each target does with an input. `tests/tests/fuzz_replay.rs` does the same with the inputs that are kept.
//!
//! A target panics where Doorstep panics, or where what it answers contradicts itself.

mod border;
mod import;
mod input;
mod packs;
mod texts;

pub use border::border;
pub use import::import;
pub use packs::{container, content, index, manifest};
pub use texts::{fluent, markdown, names};

/// Every target by its name.
#[allow(dead_code, reason = "the replay asks for them by name")]
pub const TARGETS: [(&str, fn(&[u8])); 9] = [
    ("manifest", manifest),
    ("container", container),
    ("content", content),
    ("index", index),
    ("import", import),
    ("markdown", markdown),
    ("fluent", fluent),
    ("names", names),
    ("border", border),
];
