//! Makes the bundled handbook's pack: see docs/adr/0003-bundled-handbook.md.

use std::error::Error;
use std::fs::File;
use std::io::BufWriter;
use std::path::Path;

use doorstep_press::build::build;
use doorstep_press::source::{Handbook, Tree};

const HANDBOOK: &str = "../handbooks/child-sex-trafficking";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed={HANDBOOK}");
    let (handbook, problems) = Handbook::read(&Tree::read(Path::new(HANDBOOK))?);
    let handbook = handbook.ok_or_else(|| format!("the handbook can't be read: {problems:?}"))?;
    let out = std::env::var("OUT_DIR")?;
    let pack = Path::new(&out).join("handbook.pack");
    build(&handbook, &mut BufWriter::new(File::create(pack)?), &|_| {})?;
    // The publisher's keys, where the handbook has any: see docs/signing.md.
    let keys = Path::new(HANDBOOK).join("keys.toml");
    let keys = if keys.exists() { std::fs::read_to_string(keys)? } else { String::new() };
    std::fs::write(Path::new(&out).join("keys.toml"), keys)?;
    Ok(())
}
