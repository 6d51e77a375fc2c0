//! Doorstep's search beside FTS5 and Tantivy: `cargo run --release --manifest-path tests/peers/Cargo.toml [PASSAGES]`
//!
//! Prints how fast and how large each is on so many passages (40,000), all from files. In place of the number there may be
//!
//! - `screens [SECTIONS]`: how fast each fills a whole screen, on the bundled handbook and on a generated one (50,000);
//! - `quality`: how well each answers the questions of the collections. `tests/peers/run` gathers that, also from Lucene,
//!   which has a program of its own in `lucene/`.

mod engines;
mod quality;
mod screens;
mod speed;

use std::error::Error;

/// What can go wrong while comparing: told, and the comparison ends.
pub type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<()> {
    let mut arguments = std::env::args().skip(1);
    match arguments.next() {
        Some(what) if what == "quality" => quality::compare(),
        Some(what) if what == "screens" => {
            screens::compare(arguments.next().map_or(Ok(50_000), |count| count.parse())?)
        }
        Some(passages) => speed::compare(passages.parse()?),
        None => speed::compare(40_000),
    }
}
