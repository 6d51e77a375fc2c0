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
    let pack = Path::new(&std::env::var("OUT_DIR")?).join("handbook.pack");
    build(&handbook, &mut BufWriter::new(File::create(pack)?), &|_| {})?;
    Ok(())
}
