//! Lists the Fluent files of this folder, one a language: what the library compiles in.

use std::error::Error;
use std::path::Path;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = env::var("CARGO_MANIFEST_DIR")?;
    println!("cargo:rerun-if-changed={folder}");
    let mut names = Vec::new();
    for file in fs::read_dir(&folder)? {
        let name = file?.file_name().to_string_lossy().into_owned();
        names.extend(name.strip_suffix(".ftl").map(str::to_owned));
    }
    names.sort();
    let entry = |tag: &String| format!("({tag:?}, include_str!({:?})),\n", format!("{folder}/{tag}.ftl"));
    let list = format!("&[\n{}]\n", names.iter().map(entry).collect::<String>());
    fs::write(Path::new(&env::var("OUT_DIR")?).join("files.rs"), list)?;
    Ok(())
}
