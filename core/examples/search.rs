//! Searches a handbook: `cargo run -p doorstep-core --example search -- handbook.pack WORDS…`

use std::error::Error;

use doorstep_core::pack::PackLocation;
use doorstep_core::{Config, Doorstep};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let pack = arguments.next().ok_or("name a handbook file, which `doorstep build` makes, and some words")?;
    let words = arguments.collect::<Vec<_>>().join(" ");
    let config = Config { pack: PackLocation::File(pack.into()), preferred: Vec::new(), strings: Vec::new() };
    let found = Doorstep::open(&config)?.search(&words, None, 0..5)?;
    if let Some(correction) = found.correction {
        println!("Searched for: {correction}");
    }
    for hit in found.hits {
        println!("\n{} ({}, {})\n{}", hit.title.text, hit.topic_title, hit.shown.endonym, hit.snippet.text);
        for highlight in hit.snippet.highlights {
            let range = highlight.start as usize..highlight.end as usize;
            println!("  matched: {}", hit.snippet.text.get(range).unwrap_or_default());
        }
    }
    Ok(())
}
