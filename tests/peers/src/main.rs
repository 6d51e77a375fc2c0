//! Doorstep's search beside FTS5 and Tantivy: `cargo run --release --manifest-path tests/peers/Cargo.toml [PASSAGES]`
//!
//! Prints how fast and how large each is on so many passages (40,000), all from files. With `quality` in place of a number it
//! prints how well each answers the questions of the collections: `tests/peers/run` gathers that, also from Lucene, which
//! has a program of its own in `lucene/`.

mod engines;
mod quality;
mod speed;

use std::error::Error;

/// What can go wrong while comparing: told, and the comparison ends.
pub type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<()> {
    match std::env::args().nth(1) {
        Some(what) if what == "quality" => quality::compare(),
        Some(passages) => speed::compare(passages.parse()?),
        None => speed::compare(40_000),
    }
}
