//! Doorstep's search beside FTS5 and Tantivy: `cargo run --release --manifest-path tests/peers/Cargo.toml [PASSAGES]`
//!
//! First how well each answers questions (MRR@10 by kind of query, over the collections), then how fast and how large each
//! is on so many passages (40,000), all from files. Lucene has a program of its own in `lucene/`.

mod engines;
mod quality;
mod speed;

use std::error::Error;

/// What can go wrong while comparing: told, and the comparison ends.
pub type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<()> {
    let passages = std::env::args().nth(1).map_or(Ok(40_000), |count| count.parse())?;
    quality::compare()?;
    speed::compare(passages)
}
