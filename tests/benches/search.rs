//! Search as it is typed, on 40,000 passages (and 400,000 with `SEARCH_BENCH_LARGE=1`).
//!
//! The passages are made from the collections of published data sets (tests/README.md); without any there is nothing to
//! measure.

#![allow(
    clippy::unwrap_used,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    missing_docs
)]

use std::cell::RefCell;
use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use doorstep_core::bytes::ByteSource;
use doorstep_core::locale::Locale;
use doorstep_core::search::{Document, Index, IndexBuilder, Interrupt, Query, Session};
use doorstep_tests::collections::Material;

/// How long a search takes at most to note that it began.
const TO_BEGIN: Duration = Duration::from_micros(20);

/// A prime that is no number of keystrokes.
const STRIDE: usize = 7919;

fn build(material: &Material, passages: usize, tag: &str) -> (Vec<u8>, usize) {
    let mut builder = IndexBuilder::new(&Locale::parse(tag).unwrap(), &[]);
    let mut bytes = 0;
    for text in material.passages(passages) {
        bytes += text.len();
        builder.add(&Document { body: &text, ..Document::default() });
    }
    (builder.finish().unwrap(), bytes)
}

fn search(criterion: &mut Criterion) {
    let large = std::env::var_os("SEARCH_BENCH_LARGE").is_some();
    let sizes: &[usize] = if large { &[40_000, 400_000] } else { &[40_000] };
    let kinds: [(&str, &str, fn(&str) -> bool); 3] = [
        ("mixed", "en", |_| true),
        ("english", "en", |name| name.ends_with("-en")),
        ("chinese", "zh-Hans", |name| name.ends_with("-zh")),
    ];
    for (name, tag, wanted) in kinds {
        let Some(material) = Material::of(wanted).unwrap() else {
            eprintln!("skipped: no collections; tests/README.md tells how to make them");
            return;
        };
        for size in sizes {
            let (bytes, text) = build(&material, *size, tag);
            measure(criterion, &format!("{name}/{size}"), &bytes, text, &material.keystrokes());
        }
    }
}

/// Percentiles of one run over all keystrokes from a file, then criterion's figures for some of them.
fn measure(criterion: &mut Criterion, name: &str, bytes: &[u8], text: usize, typed: &[String]) {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), bytes).unwrap();
    let open = || Arc::new(Index::open(ByteSource::open(file.path()).unwrap()).unwrap());
    let (index, session) = (open(), RefCell::new(Session::new()));
    let interrupt = Interrupt::new();
    let run = |text: &str| session.borrow_mut().search(&index, &Query::parse(text), 20, &interrupt).unwrap();
    black_box(run("warm"));
    let time = |text: &String| {
        let start = Instant::now();
        black_box(run(text));
        start.elapsed().as_secs_f64() * 1e3
    };
    let [p50, p95, p99] = percentiles(typed.iter().map(time));
    println!(
        "{name}: index {:.2} of the text; {} keystrokes, ms: p50 {p50:.2} p95 {p95:.2} p99 {p99:.2}",
        bytes.len() as f64 / text as f64,
        typed.len()
    );
    // Typed on, finished words are known already; far apart, each is a query of its own.
    let apart = (0..typed.len()).map(|at| &typed[at * STRIDE % typed.len()]);
    let [p50, p95, p99] = percentiles(apart.map(time));
    println!("{name}: as queries of their own, ms: p50 {p50:.2} p95 {p95:.2} p99 {p99:.2}");
    println!(
        "{name}: after an interrupt a search goes on for at most {:.2} ms",
        longest_after_interrupt(&index, typed)
    );
    let mut group = criterion.benchmark_group(name);
    group.bench_function("open", |b| b.iter(open));
    for text in ["e", "where can a child", "xotline", "who founded the universty of"] {
        group.bench_with_input(BenchmarkId::new("keystroke", text), text, |b, text| b.iter(|| run(text)));
    }
    group.finish();
}

fn percentiles(times: impl Iterator<Item = f64>) -> [f64; 3] {
    let mut times: Vec<f64> = times.collect();
    times.sort_by(f64::total_cmp);
    [0.5, 0.95, 0.99].map(|share| times[((times.len() - 1) as f64 * share) as usize])
}

/// Milliseconds from an interrupt at some moment of a search to its end, the longest of many.
fn longest_after_interrupt(index: &Arc<Index>, typed: &[String]) -> f64 {
    let interrupt = Interrupt::new();
    let mut longest = Duration::ZERO;
    let mut session = Session::new();
    for (number, text) in typed.iter().cycle().take(2000).enumerate() {
        std::thread::scope(|scope| {
            let searching = scope.spawn(|| {
                let began = Instant::now();
                let _ = black_box(session.search(index, &Query::parse(text), 20, &interrupt));
                (began, Instant::now())
            });
            std::thread::sleep(Duration::from_micros(number as u64 * 37 % 800));
            let asked = Instant::now();
            interrupt.interrupt();
            let (began, ended) = searching.join().unwrap();
            // An interrupt from before a search began does not touch it.
            if began + TO_BEGIN < asked {
                longest = longest.max(ended.saturating_duration_since(asked));
            }
        });
    }
    longest.as_secs_f64() * 1e3
}

criterion_group!(benches, search);
criterion_main!(benches);
