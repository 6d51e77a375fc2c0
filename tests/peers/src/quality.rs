//! How well each engine answers the questions of the collections.

use std::collections::BTreeMap;

use doorstep_tests::collections::{Collection, Figures, collections, name};
use doorstep_tests::figures::Line;

use crate::Outcome;
use crate::engines::{Build, ENGINES};

/// Prints a line an engine, collection and kind, as `figures.tsv` has them.
pub fn compare() -> Outcome<()> {
    for dir in collections()? {
        let collection = Collection::read(&dir)?;
        for (engine, build) in ENGINES {
            for (kind, figures) in judge(&collection, build)? {
                println!("{}", Line { engine: engine.to_owned(), collection: name(&dir), kind, figures });
            }
        }
    }
    Ok(())
}

fn judge(collection: &Collection, build: Build) -> Outcome<BTreeMap<String, Figures>> {
    let texts: Vec<String> = collection.passages.iter().map(|passage| passage.text.clone()).collect();
    let folder = tempfile::tempdir()?;
    let mut engine = build(&texts, &collection.locale.to_string(), folder.path())?;
    collection.judge(|query, limit| engine.search(query, limit))
}
