//! How fast each engine answers keystrokes, and how large its index is.

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use doorstep_tests::collections::Material;

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
    // Once to warm what a person's first keystrokes would have warmed.
    for query in typed.iter().take(50) {
        engine.search(query, LIMIT)?;
    }
    let mut times = Vec::with_capacity(typed.len());
    for query in typed {
        let start = Instant::now();
        black_box(engine.search(query, LIMIT)?);
        times.push(start.elapsed());
    }
    times.sort();
    let text: usize = texts.iter().map(String::len).sum();
    println!(
        "{name:26} p50 {:.2} p95 {:.2} p99 {:.2} ms, index {:.2} of the text, built in {:.0} s",
        millis(&times, 50),
        millis(&times, 95),
        millis(&times, 99),
        size(folder.path())? as f64 / text as f64,
        built.as_secs_f64()
    );
    Ok(())
}

fn millis(sorted: &[Duration], percent: usize) -> f64 {
    let at = sorted.len().saturating_sub(1) * percent / 100;
    sorted.get(at).map_or(0.0, |time| time.as_secs_f64() * 1e3)
}

fn size(folder: &Path) -> Outcome<u64> {
    let mut size = 0;
    for entry in std::fs::read_dir(folder)? {
        size += entry?.metadata()?.len();
    }
    Ok(size)
}
