//! How well each engine answers the questions of the collections.

use std::collections::BTreeMap;
use std::path::Path;

use doorstep_tests::collections::{Value, collections, lines};

use crate::Outcome;
use crate::engines::{Build, ENGINES};

/// How many hits of a query count.
const DEPTH: usize = 10;

/// Sums by kind of query.
type Figures = BTreeMap<String, Figure>;

#[derive(Clone, Copy, Default)]
struct Figure {
    queries: usize,
    /// One over the rank of each first right answer.
    reciprocal_ranks: f64,
    empty: usize,
}

struct Question {
    kind: String,
    text: String,
    right: Vec<String>,
}

/// Prints MRR@10 and the share of empty answers, by collection and over all.
pub fn compare() -> Outcome<()> {
    let mut together: Vec<Figures> = vec![Figures::new(); ENGINES.len()];
    for dir in collections() {
        for ((name, build), all) in ENGINES.iter().zip(&mut together) {
            let figures = evaluate(&dir, *build)?;
            print(&dir.file_name().unwrap_or_default().to_string_lossy(), name, &figures);
            for (kind, figure) in figures {
                let sum = all.entry(kind).or_default();
                sum.queries += figure.queries;
                sum.reciprocal_ranks += figure.reciprocal_ranks;
                sum.empty += figure.empty;
            }
        }
    }
    for ((name, _), figures) in ENGINES.iter().zip(&together) {
        print("all", name, figures);
    }
    Ok(())
}

fn evaluate(dir: &Path, build: Build) -> Outcome<Figures> {
    let name = dir.file_name().unwrap_or_default().to_string_lossy();
    let language = name.split_once('-').map_or("en", |(_, language)| language);
    let (ids, passages) = passages(dir);
    let folder = tempfile::tempdir()?;
    let mut engine = build(&passages, language, folder.path())?;
    let mut figures = Figures::new();
    for question in questions(dir) {
        let found = engine.search(&question.text, DEPTH)?;
        let rank = found.iter().position(|hit| ids.get(*hit).is_some_and(|id| question.right.contains(id)));
        let figure = figures.entry(question.kind).or_default();
        figure.queries += 1;
        figure.empty += usize::from(found.is_empty());
        figure.reciprocal_ranks += rank.map_or(0.0, |rank| 1.0 / (rank + 1) as f64);
    }
    Ok(figures)
}

fn passages(dir: &Path) -> (Vec<String>, Vec<String>) {
    let lines = lines(&dir.join("docs.jsonl"));
    let field = |name: &str| lines.iter().map(|line| line[name].as_str().unwrap_or_default().to_owned()).collect();
    (field("id"), field("text"))
}

fn questions(dir: &Path) -> Vec<Question> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    lines(&dir.join("queries.jsonl"))
        .iter()
        .map(|line| Question {
            kind: text(&line["kind"]),
            text: text(&line["q"]),
            right: line["rel"].as_array().into_iter().flatten().map(text).collect(),
        })
        .collect()
}

fn print(collection: &str, engine: &str, figures: &Figures) {
    print!("{collection:14}{engine:26}");
    for (kind, figure) in figures {
        let queries = figure.queries.max(1) as f64;
        print!(" {kind} {:.3} ({:.1})", figure.reciprocal_ranks / queries, 100.0 * figure.empty as f64 / queries);
    }
    println!();
}
