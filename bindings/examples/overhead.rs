//! What a start and a screen cost in Rust, without the border: the calls that `tests/kotlin/run overhead` times from Kotlin.

#![expect(clippy::unwrap_used, reason = "it measures a handbook that opens")]

use std::hint::black_box;
use std::path::PathBuf;
use std::time::Instant;

use doorstep_core::handbook::{SectionId, plain_text};
use doorstep_core::pack::PackLocation;
use doorstep_core::{Config, Doorstep};

const NOW: i64 = 1_795_478_400;

fn main() {
    let pack = PackLocation::File(PathBuf::from(std::env::args().nth(1).unwrap()));
    let config = Config { pack, preferred: vec!["en".to_owned()], strings: Vec::new() };
    let started = Instant::now();
    let doorstep = Doorstep::open(&config).unwrap();
    println!("{:<28} {:>9.1} µs", "Rust: first open", started.elapsed().as_secs_f64() * 1e6);
    let first = doorstep.home(NOW).unwrap().topics.swap_remove(0).id;
    doorstep.article(&doorstep.contents(&first, None).unwrap().sections.swap_remove(0).section, None).unwrap();
    println!("{:<28} {:>9.1} µs", "Rust: first article", started.elapsed().as_secs_f64() * 1e6);
    let longest = longest(&doorstep);
    let keys = ["tab-search"; 40];
    print("home", || doorstep.home(NOW).unwrap());
    print("article, the longest", || doorstep.article(&longest, None).unwrap());
    print("search, a word", || doorstep.search("safety", None, 0..20).unwrap());
    print("search, three words", || doorstep.search("safety plan child", None, 0..20).unwrap());
    print("strings, 40", || doorstep.strings(&keys));
}

fn longest(doorstep: &Doorstep) -> SectionId {
    let topics = doorstep.home(NOW).unwrap().topics;
    let entries = topics.iter().flat_map(|topic| doorstep.contents(&topic.id, None).unwrap().sections);
    let length = |id: &SectionId| plain_text(&doorstep.article(id, None).unwrap().blocks).encode_utf16().count();
    entries.map(|entry| entry.section).max_by_key(length).unwrap()
}

fn print<T>(name: &str, work: impl Fn() -> T) {
    println!("{:<28} {:>9.1} µs", format!("Rust: {name}"), median(work));
}

/// The median of some runs, in microseconds.
fn median<T>(work: impl Fn() -> T) -> f64 {
    let mut runs: Vec<f64> = (0..2_000)
        .map(|_| {
            let started = Instant::now();
            black_box(work());
            started.elapsed().as_secs_f64() * 1e6
        })
        .collect();
    runs.sort_by(f64::total_cmp);
    runs.get(runs.len() / 2).copied().unwrap_or_default()
}
