//! Search as it is typed, on 40,000 passages (and 400,000 with `SEARCH_BENCH_LARGE=1`).
//!
//! The passages are made from the collections in `../shared/search-eval`: sentences in a new order, one word in fifty
//! varied, so that the vocabulary grows as that of real text does. Where they are absent there is nothing to measure.
//! Every fourth keystroke's last word has a wrong first letter.

#![allow(
    clippy::unwrap_used,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    missing_docs
)]

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::Instant;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use doorstep_core::locale::Locale;
use doorstep_core::pack::Source;
use doorstep_core::search::{Document, Index, IndexBuilder, Interrupt, Query};

/// Bytes of a passage, about.
const PASSAGE: usize = 380;

/// Sentences and questions of some collections.
struct Material {
    sentences: Vec<Vec<String>>,
    questions: Vec<String>,
}

/// Numbers that are the same on each run (xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit.max(1) as u64) as usize
    }
}

fn lines(file: PathBuf, field: &str) -> Vec<String> {
    let text = std::fs::read_to_string(file).unwrap_or_default();
    let values = text.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap_or_default());
    values.filter_map(|value| value.get(field)?.as_str().map(str::to_owned)).collect()
}

fn material(wanted: fn(&str) -> bool) -> Option<Material> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/search-eval");
    let mut dirs: Vec<PathBuf> = std::fs::read_dir(root).ok()?.flatten().map(|entry| entry.path()).collect();
    dirs.sort();
    let mut material = Material { sentences: Vec::new(), questions: Vec::new() };
    for dir in dirs.into_iter().filter(|dir| dir.is_dir() && wanted(&dir.to_string_lossy())) {
        let ends = ['.', '。', '।', '?', '!'];
        let sentences = lines(dir.join("docs.jsonl"), "text");
        let sentences = sentences.iter().flat_map(|text| text.split_inclusive(ends)).map(str::trim);
        material.sentences.push(sentences.filter(|sentence| sentence.len() > 10).map(str::to_owned).collect());
        material.questions.extend(lines(dir.join("queries.jsonl"), "q").into_iter().step_by(150));
    }
    Some(material)
}

fn passage(sentences: &[String], dice: &mut Dice) -> String {
    let mut text = String::new();
    while text.len() < PASSAGE {
        let sentence = &sentences[dice.below(sentences.len())];
        for word in sentence.split_inclusive(' ') {
            text.push_str(word.trim_end());
            if dice.below(50) == 0 {
                let other = &sentences[dice.below(sentences.len())];
                text.extend(other.chars().filter(|c| c.is_alphabetic()).skip(dice.below(8)).take(2));
            }
            text.push(' ');
        }
    }
    text
}

fn build(material: &Material, passages: usize, tag: &str) -> (Vec<u8>, usize) {
    let mut dice = Dice(88_172_645_463_325_252);
    let mut builder = IndexBuilder::new(&Locale::parse(tag).unwrap(), &[]);
    let mut bytes = 0;
    for number in 0..passages {
        let text = passage(&material.sentences[number % material.sentences.len()], &mut dice);
        bytes += text.len();
        builder.add(&Document { body: &text, ..Document::default() });
    }
    (builder.finish().unwrap(), bytes)
}

fn keystrokes(questions: &[String]) -> Vec<String> {
    let mut typed = Vec::new();
    for question in questions {
        for (end, _) in question.char_indices().skip(1) {
            let mut text = question[..end].to_owned();
            let last = text.rfind(' ').map_or(0, |space| space + 1);
            if typed.len() % 4 == 3 && last < text.len() {
                text.replace_range(last..text.ceil_char_boundary(last + 1), "x");
            }
            typed.push(text);
        }
    }
    typed
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
        let Some(material) = material(wanted) else {
            eprintln!("skipped: no collections in ../shared/search-eval");
            return;
        };
        for size in sizes {
            let (bytes, text) = build(&material, *size, tag);
            measure(criterion, &format!("{name}/{size}"), &bytes, text, &keystrokes(&material.questions));
        }
    }
}

/// Percentiles of one run over all keystrokes from a file, then criterion's figures for some of them.
fn measure(criterion: &mut Criterion, name: &str, bytes: &[u8], text: usize, typed: &[String]) {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), bytes).unwrap();
    let index = Index::open(Source::open(file.path()).unwrap()).unwrap();
    let interrupt = Interrupt::new();
    let run = |text: &str| index.search(&Query::parse(text), 20, &interrupt).unwrap();
    black_box(run("warm"));
    let mut times: Vec<f64> = Vec::with_capacity(typed.len());
    for text in typed {
        let start = Instant::now();
        black_box(run(text));
        times.push(start.elapsed().as_secs_f64() * 1e3);
    }
    times.sort_by(f64::total_cmp);
    let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize];
    println!(
        "{name}: index {:.2} of the text; {} keystrokes, ms: p50 {:.2} p95 {:.2} p99 {:.2}",
        bytes.len() as f64 / text as f64,
        times.len(),
        at(0.5),
        at(0.95),
        at(0.99)
    );
    let mut group = criterion.benchmark_group(name);
    group.bench_function("open", |b| b.iter(|| Index::open(Source::open(file.path()).unwrap()).unwrap()));
    for text in ["e", "where can a child", "xotline", "who founded the universty of"] {
        group.bench_with_input(BenchmarkId::new("keystroke", text), text, |b, text| b.iter(|| run(text)));
    }
    group.finish();
}

criterion_group!(benches, search);
criterion_main!(benches);
