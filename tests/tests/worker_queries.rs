//! What a worker types, held against the bundled handbook: the development sets of `tests/search/worker` and `tests/search/emergency`.
//!
//! The queries were written from the sections' titles alone, before any search ran on them, and judged from the sections' text. The files
//! `*-kept.tsv` are not read here: they are for judging what was developed on the others.

#![allow(clippy::unwrap_used, clippy::cast_precision_loss, missing_docs)]

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

use doorstep_core::Doorstep;
use doorstep_core::locale::Locale;
use doorstep_tests::sample::{bundled_pack, locale, open};

static DOORSTEP: LazyLock<Doorstep> = LazyLock::new(|| open(&bundled_pack(), &["en"]).unwrap());

/// How many hits are looked at: what is seen without moving.
const TOP: usize = 3;

/// The least share of queries, in percent, with a right section among the first hits, and the most with no hit, by set.
const HELD: [(&str, f64, f64); 4] =
    [("en", 95.0, 0.5), ("es", 92.0, 0.5), ("en-roles", 88.0, 0.5), ("es-roles", 88.0, 1.0)];

/// The least share of emergencies, in percent, that show first whom to call, and the most of calm phrases that do.
const EMERGENCIES: f64 = 95.0;
const CALM: f64 = 10.0;

#[derive(Default)]
struct Tally {
    queries: usize,
    right: usize,
    empty: usize,
}

impl Tally {
    fn share(&self, count: usize) -> f64 {
        100.0 * count as f64 / self.queries.max(1) as f64
    }
}

/// The lines of a file of queries.
fn lines(file: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("search").join(file);
    std::fs::read_to_string(path).unwrap().lines().map(str::to_owned).collect()
}

fn language(set: &str) -> Locale {
    locale(set.split('-').next().unwrap())
}

fn tally(set: &str) -> BTreeMap<String, Tally> {
    let mut kinds: BTreeMap<String, Tally> = BTreeMap::new();
    for line in lines(&format!("worker/{set}.tsv")) {
        let [kind, query, right] = line.split('\t').collect::<Vec<_>>().try_into().unwrap();
        let hits = DOORSTEP.search(query, Some(&language(set)), 0..TOP).unwrap().hits;
        let found = hits.iter().any(|hit| right.split(' ').any(|id| id == hit.section.as_str()));
        for kind in [kind, "all"] {
            let tally = kinds.entry(kind.to_owned()).or_default();
            tally.queries += 1;
            tally.right += usize::from(found);
            tally.empty += usize::from(hits.is_empty());
        }
    }
    kinds
}

#[test]
fn what_workers_type_finds_the_right_passage_among_the_first_three() {
    for (set, least, most_empty) in HELD {
        let kinds = tally(set);
        for (kind, tally) in &kinds {
            let (right, empty) = (tally.share(tally.right), tally.share(tally.empty));
            println!("{set} {kind:10} n={:3} first {TOP} {right:5.1} % empty {empty:4.1} %", tally.queries);
        }
        let all = &kinds["all"];
        assert!(all.queries >= 150);
        assert!(all.share(all.right) >= least, "{set}: {:.1} %", all.share(all.right));
        assert!(all.share(all.empty) <= most_empty, "{set}: {:.1} % with no hit", all.share(all.empty));
        let emergency = &kinds["emergency"];
        assert_eq!(emergency.right, emergency.queries, "{set}: every emergency");
    }
}

/// The share of some phrases, in percent, that show first whom to call.
fn called(file: &str, language: &str) -> f64 {
    let phrases = lines(file);
    let first = |phrase: &String| DOORSTEP.search(phrase, Some(&locale(language)), 0..1).unwrap().hits;
    let called = phrases.iter().filter(|phrase| first(phrase).iter().any(|hit| hit.call.is_some())).count();
    100.0 * called as f64 / phrases.len().max(1) as f64
}

#[test]
fn emergencies_show_first_whom_to_call_and_calm_phrases_seldom_do() {
    for language in ["en", "es"] {
        let emergencies = called(&format!("emergency/{language}.txt"), language);
        let calm = called(&format!("emergency/{language}-calm.txt"), language);
        println!("{language}: emergencies {emergencies:.1} %, calm phrases {calm:.1} %");
        assert!(emergencies >= EMERGENCIES && calm <= CALM, "{language}: {emergencies:.1} %, {calm:.1} %");
    }
}
