//! How well each engine answers the questions of the collections.

use std::collections::BTreeMap;

use doorstep_tests::collections::{Collection, Figures, collections};

use crate::Outcome;
use crate::engines::{Build, ENGINES};

/// Figures by kind of query.
type Kinds = BTreeMap<String, Figures>;

/// Prints MRR@10 and the share of empty answers, by collection and over all.
pub fn compare() -> Outcome<()> {
    let mut together = vec![Kinds::new(); ENGINES.len()];
    for dir in collections()? {
        let collection = Collection::read(&dir)?;
        for ((name, build), all) in ENGINES.iter().zip(&mut together) {
            let kinds = judge(&collection, *build)?;
            print(&dir.file_name().unwrap_or_default().to_string_lossy(), name, &kinds);
            for (kind, figures) in kinds {
                all.entry(kind).or_default().pool(&figures);
            }
        }
    }
    for ((name, _), kinds) in ENGINES.iter().zip(&together) {
        print("all", name, kinds);
    }
    Ok(())
}

fn judge(collection: &Collection, build: Build) -> Outcome<Kinds> {
    let texts: Vec<String> = collection.passages.iter().map(|passage| passage.text.clone()).collect();
    let folder = tempfile::tempdir()?;
    let mut engine = build(&texts, &collection.locale.to_string(), folder.path())?;
    collection.judge(|query, limit| engine.search(query, limit))
}

fn print(collection: &str, engine: &str, kinds: &Kinds) {
    print!("{collection:14}{engine:26}");
    for (kind, figures) in kinds {
        print!(" {kind} {:.3} ({:.1})", figures.mrr_at_10, 100.0 * figures.empty);
    }
    println!();
}
