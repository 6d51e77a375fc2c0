//! How well the search answers people's questions, on collections that lie beside the repository.
//!
//! They are not part of it (their licences are others'): where `../shared/search-eval` is absent, nothing is judged.

#![allow(clippy::unwrap_used, missing_docs)]

use std::collections::BTreeMap;
use std::path::PathBuf;

use doorstep_tests::collections::{Figures, evaluate};
use doorstep_tests::note;

fn collections() -> Vec<PathBuf> {
    let found = doorstep_tests::collections::collections().unwrap();
    if found.is_empty() {
        note("search_quality", "the collections of questions are not beside the repository");
    }
    found
}

/// Goals for the mean over all questions of a kind: the best that any engine measured reaches.
const GOALS: [(&str, f64); 6] =
    [("full", 0.925), ("kw", 0.792), ("prefix", 0.767), ("typo", 0.758), ("nodia", 0.911), ("typoreal", 0.766)];

#[test]
fn all_languages_together_reach_the_best_engine_for_every_kind_of_query() {
    let mut together: BTreeMap<String, Figures> = BTreeMap::new();
    for dir in collections() {
        let report = evaluate(&dir).unwrap();
        println!("{}\n{report}", dir.display());
        for (kind, figures) in report.kinds {
            assert!(figures.empty <= 0.01, "{}: {kind}: {} without any hit", dir.display(), figures.empty);
            together.entry(kind).or_default().pool(&figures);
        }
    }
    for (kind, goal) in GOALS {
        if let Some(Figures { mrr_at_10: mrr, .. }) = together.get(kind) {
            assert!(*mrr >= goal, "{kind}: {mrr:.3} of {goal}");
        }
    }
}

/// Lucene's figures with each language's own analyzer, over all languages.
const LUCENE: [(&str, f64); 4] = [("full", 0.922), ("kw", 0.779), ("typo", 0.735), ("nodia", 0.871)];

/// Lucene's figure for misspellings that people really made. Spanish has 15 of them, too few to be judged alone.
const LUCENE_TYPOREAL: f64 = 0.725;

#[test]
fn english_and_spanish_reach_lucene_for_every_kind_of_query() {
    let mut real = Figures::default();
    for dir in collections().into_iter().filter(|dir| dir.ends_with("xquad-en") || dir.ends_with("xquad-es")) {
        let report = evaluate(&dir).unwrap();
        real.pool(&report.kinds["typoreal"]);
        for (kind, goal) in LUCENE {
            let mrr = report.kinds.get(kind).map_or(1.0, |figures| figures.mrr_at_10);
            assert!(mrr >= goal, "{}: {kind}: {mrr:.3} of {goal}", dir.display());
        }
    }
    if real.queries > 0 {
        let mrr = real.mrr_at_10;
        assert!(mrr >= LUCENE_TYPOREAL, "typoreal: {mrr:.3} of {LUCENE_TYPOREAL}");
    }
}

/// Lucene 9.5 with each language's own analyzer, the better of its two rows (`tests/peers/lucene/run`).
const LUCENE_BY_LANGUAGE: [&str; 14] = [
    "drcd-zh-Hant full .962 hans .831",
    "piaf-fr full .783 kw .628 prefix .392 typo .591 typoreal .929 nodia .771",
    "xquad-ar full .909 kw .709 prefix .576 typo .595 nodia .909",
    "xquad-de full .931 kw .815 prefix .669 typo .797 typoreal .727 nodia .931",
    "xquad-el full .952 kw .783 prefix .582 typo .760 nodia .952",
    "xquad-en full .959 kw .923 prefix .824 typo .868 typoreal .865 nodia .959",
    "xquad-es full .955 kw .825 prefix .576 typo .792 typoreal .589 nodia .954",
    "xquad-hi full .946 kw .854 prefix .787 typo .741",
    "xquad-ro full .952 kw .876 prefix .780 typo .879 typoreal .827 nodia .925",
    "xquad-ru full .941 kw .788 prefix .638 typo .773 typoreal .772 nodia .941",
    "xquad-th full .951",
    "xquad-tr full .930 kw .764 prefix .731 typo .704 typoreal .875 nodia .850",
    "xquad-vi full .959 kw .915 prefix .863 typo .831 typoreal .868 nodia .688",
    "xquad-zh full .972 hant .815",
];

/// How far below Lucene a kind may be: Vietnamese `kw` and Simplified Chinese `full` are, by two thousandths.
const AS_GOOD: f64 = 0.0025;

#[test]
fn every_language_reaches_lucene_for_every_kind_of_query() {
    for dir in collections() {
        let name = dir.file_name().unwrap().to_string_lossy().into_owned();
        let Some(line) = LUCENE_BY_LANGUAGE.iter().find(|line| line.split(' ').next() == Some(&name)) else { continue };
        let report = evaluate(&dir).unwrap();
        let mut goals = line.split(' ').skip(1);
        while let (Some(kind), Some(goal)) = (goals.next(), goals.next()) {
            let (mrr, goal) = (report.kinds[kind].mrr_at_10, goal.parse::<f64>().unwrap());
            assert!(mrr >= goal - AS_GOOD, "{name}: {kind}: {mrr:.3} of {goal:.3}");
        }
    }
}
