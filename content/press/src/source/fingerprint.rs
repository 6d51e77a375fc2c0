//! The fingerprint of a section: what a translation was made from (L17).
//!
//! It is taken from the parsed text, so that reflowing lines changes nothing and changing a word changes it.

use doorstep_core::handbook::Block;
use serde::Serialize;
use sha2::{Digest, Sha256};

/// Twelve hexadecimal digits for a section's title, text and sources.
///
/// The last sources stand apart, as they did when a section had no others: what has not changed keeps its fingerprint.
pub fn section(title: &str, blocks: &[Block]) -> String {
    match blocks {
        [text @ .., Block::Sources { cited }] => of(&(title, text, cited)),
        text => of(&(title, text, [(); 0])),
    }
}

/// Twelve hexadecimal digits for a topic's title and summary.
pub fn front(title: &str, summary: &str) -> String {
    of(&(title, summary))
}

fn of(value: &impl Serialize) -> String {
    let json = serde_json::to_vec(value);
    debug_assert!(json.is_ok(), "text and enumerations always have a JSON form");
    let json = json.unwrap_or_default();
    let digest = Sha256::digest(&json);
    digest.iter().take(6).map(|byte| format!("{byte:02x}")).collect()
}
