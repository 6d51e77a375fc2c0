//! Lists the folders of words, one a language: what the library compiles in.

use std::error::Error;
use std::path::Path;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = env::var("CARGO_MANIFEST_DIR")?;
    println!("cargo:rerun-if-changed={folder}");
    let mut names = Vec::new();
    for file in fs::read_dir(&folder)? {
        let file = file?;
        if file.path().join("frequent.txt").exists() {
            names.push(file.file_name().to_string_lossy().into_owned());
        }
    }
    names.sort();
    let text = |tag: &str, file: &str| format!("include_str!({:?})", format!("{folder}/{tag}/{file}.txt"));
    // Not every language has a source for these.
    let related = |tag: &str| match format!("{folder}/{tag}/related.bin") {
        path if Path::new(&path).exists() => format!("include_bytes!({path:?})"),
        _ => "&[]".to_owned(),
    };
    let entry = |tag: &String| {
        let (frequent, function, related) = (text(tag, "frequent"), text(tag, "function"), related(tag));
        format!("({tag:?}, Words {{ frequent: {frequent}, function: {function}, related: {related} }}),\n")
    };
    let list = format!("&[\n{}]\n", names.iter().map(entry).collect::<String>());
    fs::write(Path::new(&env::var("OUT_DIR")?).join("languages.rs"), list)?;
    Ok(())
}
