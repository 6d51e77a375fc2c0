//! How fast each engine answers keystrokes, and how large its index is.

use std::path::Path;
use std::time::Instant;

use doorstep_tests::collections::Material;
use doorstep_tests::keystrokes::Times;

use crate::Outcome;
use crate::engines::{Build, ENGINES};

/// How many hits are asked for.
const LIMIT: usize = 20;

/// Prints the percentiles of a keystroke, and the index over the text, for mixed languages and for one.
pub fn compare(passages: usize) -> Outcome<()> {
    let kinds: [(&str, &str, fn(&str) -> bool); 2] =
        [("mixed", "en", |_| true), ("Spanish", "es", |path| path.ends_with("-es"))];
    for (name, language, wanted) in kinds {
        let Some(material) = Material::of(wanted)? else {
            println!("skipped: no collections; tests/README.md tells how to make them");
            return Ok(());
        };
        let texts: Vec<String> = material.passages(passages).collect();
        let typed = material.keystrokes();
        println!("\n{name}: {passages} passages, {} keystrokes", typed.len());
        for (engine, build) in ENGINES {
            measure(engine, build, &texts, language, &typed)?;
        }
    }
    Ok(())
}

fn measure(name: &str, build: Build, texts: &[String], language: &str, typed: &[String]) -> Outcome<()> {
    let folder = tempfile::tempdir()?;
    let start = Instant::now();
    let mut engine = build(texts, language, folder.path())?;
    let built = start.elapsed();
    let times = Times::of(typed, |query| engine.search(query, LIMIT))?;
    let text: usize = texts.iter().map(String::len).sum();
    println!(
        "{name:26} {times}, index {:.2} of the text, built in {:.0} s",
        size(folder.path())? as f64 / text as f64,
        built.as_secs_f64()
    );
    Ok(())
}

fn size(folder: &Path) -> Outcome<u64> {
    let mut size = 0;
    for entry in std::fs::read_dir(folder)? {
        size += entry?.metadata()?.len();
    }
    Ok(size)
}
