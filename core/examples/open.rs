//! Opens a handbook and prints its contents: `cargo run -p doorstep-core --example open -- handbook.pack [LANGUAGE]`

use std::error::Error;

use doorstep_core::pack::PackLocation;
use doorstep_core::{Config, Doorstep};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let pack = arguments.next().ok_or("name a handbook file, which `doorstep build` makes")?;
    let config = Config { pack: PackLocation::File(pack.into()), preferred: arguments.collect(), strings: Vec::new() };
    let doorstep = Doorstep::open(&config)?;
    // The time is passed in: the core reads no clock.
    let home = doorstep.home(0)?;
    println!("{}, version {}, {}", home.title, home.version, home.issued);
    for topic in home.topics {
        println!("\n{}", topic.title);
        for entry in doorstep.contents(&topic.id, None)?.sections {
            println!("  {}  {}", entry.section, entry.title);
        }
    }
    Ok(())
}
