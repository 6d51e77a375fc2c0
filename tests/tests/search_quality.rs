//! How well the search answers people's questions, on collections that lie beside the repository.
//!
//! They are not part of it (their licences are others'): where `../shared/search-eval` is absent, nothing is judged.

#![allow(clippy::unwrap_used, missing_docs)]

use std::collections::BTreeMap;
use std::path::PathBuf;

use doorstep::eval::{Figures, evaluate};
use doorstep_tests::skip;

fn collections() -> Vec<PathBuf> {
    let found = doorstep_tests::collections::collections();
    if found.is_empty() {
        skip("search_quality", "the collections of questions are not beside the repository");
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
