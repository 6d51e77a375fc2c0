//! Writes a generated handbook's files: `generate-handbook FOLDER SECTIONS`.

use std::error::Error;
use std::fs;
use std::path::Path;

use doorstep_tests::generate;

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let (Some(folder), Some(sections)) = (args.next(), args.next()) else {
        return Err("usage: generate-handbook FOLDER SECTIONS".into());
    };
    let tree = generate::handbook(sections.parse()?);
    for file in tree.files() {
        let path = Path::new(&folder).join(file);
        fs::create_dir_all(path.parent().unwrap_or(Path::new(".")))?;
        fs::write(path, tree.text(file).unwrap_or_default())?;
    }
    Ok(())
}
