//! Opening, reading and searching, on the bundled handbook and on one of 50,000 sections.
//!
//! `cargo bench -p doorstep-tests --bench handbook`

#![allow(clippy::unwrap_used, missing_docs)]

use std::hint::black_box;
use std::path::PathBuf;

use criterion::{Criterion, criterion_group, criterion_main};
use doorstep_press::bundled;
use doorstep_press::source::Handbook;
use doorstep_tests::generate;
use doorstep_tests::sample::{id, open_file, pack_of};

const LARGE: usize = 50_000;

/// Packs in files, as a phone has them.
fn packs(folder: &tempfile::TempDir) -> Vec<(&'static str, PathBuf, &'static str, Vec<String>)> {
    let bundled = folder.path().join("bundled.pack");
    std::fs::write(&bundled, pack_of(&bundled::sources())).unwrap();
    let large = folder.path().join("large.pack");
    std::fs::write(&large, pack_of(&generate::handbook(LARGE))).unwrap();
    let typed = "safety plan with a young person who is missing from care";
    let typed = (2..typed.len()).map(|end| typed[..end].to_owned()).collect();
    vec![("bundled", bundled, "hmd5r", typed), ("50000", large, "s31415", generate::keystrokes(200))]
}

fn reading(c: &mut Criterion) {
    let folder = tempfile::tempdir().unwrap();
    for (name, path, section, typed) in packs(&folder) {
        let section = id(section);
        c.bench_function(&format!("{name}/open to first screen"), |b| {
            b.iter(|| open_file(&path, &["en"]).unwrap().home(black_box(0)).unwrap());
        });
        let doorstep = open_file(&path, &["en"]).unwrap();
        c.bench_function(&format!("{name}/article"), |b| b.iter(|| doorstep.article(&section, None).unwrap()));
        let mut at = 0;
        c.bench_function(&format!("{name}/keystroke"), |b| {
            b.iter(|| {
                at = (at + 1) % typed.len();
                doorstep.search(black_box(&typed[at]), None, 0..20).unwrap()
            });
        });
    }
}

fn building(c: &mut Criterion) {
    let sources = bundled::sources();
    c.bench_function("bundled/read and build", |b| b.iter(|| pack_of(&sources)));
    c.bench_function("bundled/read", |b| b.iter(|| Handbook::read(&sources)));
}

criterion_group! { name = benches; config = Criterion::default().sample_size(30); targets = reading, building }
criterion_main!(benches);
