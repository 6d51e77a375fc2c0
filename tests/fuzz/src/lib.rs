//! What each target does with an input. `tests/tests/fuzz_replay.rs` does the same with the inputs that are kept.
//!
//! A target panics where Doorstep panics, or where what it answers contradicts itself.

mod border;
mod import;
mod input;
mod keys;
mod packs;
mod sealed;
mod shelf;
mod texts;

pub use border::border;
pub use import::import;
pub use keys::keys;
pub use packs::{container, content, index, manifest};
pub use sealed::{pin, sealed};
pub use shelf::shelf;
pub use texts::{fluent, markdown, names};

/// Every target by its name.
#[allow(dead_code, reason = "the replay asks for them by name")]
pub const TARGETS: [(&str, fn(&[u8])); 13] = [
    ("manifest", manifest),
    ("container", container),
    ("content", content),
    ("index", index),
    ("import", import),
    ("markdown", markdown),
    ("fluent", fluent),
    ("names", names),
    ("border", border),
    ("keys", keys),
    ("shelf", shelf),
    ("pin", pin),
    ("sealed", sealed),
];
