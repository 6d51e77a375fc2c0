//! Saves a section, in a store that is gone afterwards: `cargo run -p doorstep-core --example save -- handbook.pack SECTION`

use std::error::Error;

use doorstep_core::bookmarks::{Bookmarks, StoreKey};
use doorstep_core::handbook::SectionId;
use doorstep_core::pack::PackLocation;
use doorstep_core::{Config, Doorstep};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let usage = "name a handbook file and a section's id, as the example `open` lists them";
    let (pack, section) = arguments.next().zip(arguments.next()).ok_or(usage)?;
    let config = Config { pack: PackLocation::File(pack.into()), preferred: Vec::new(), strings: Vec::new() };
    let doorstep = Doorstep::open(&config)?;
    let folder = tempfile::tempdir()?;
    // A phone keeps this in its key store.
    let mut key = [0; 32];
    getrandom::fill(&mut key)?;
    let (bookmarks, _) = Bookmarks::open(folder.path(), StoreKey::from_bytes(key))?;
    let id = doorstep.save(&bookmarks, &SectionId::parse(&section)?, 1_800_000_000)?;
    bookmarks.set_note(id, "Ask Ana first.", 1_800_000_001)?;
    for saved in doorstep.saved(&bookmarks, None)? {
        println!("{}  {} [{}]: {}", saved.id, saved.title, saved.state, saved.note);
    }
    Ok(())
}
