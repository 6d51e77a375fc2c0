//! Our search, as the shells call it.

use std::path::Path;

use doorstep_core::Doorstep;
use doorstep_core::doorstep::Hit;
use doorstep_tests::keystrokes::{Times, firsts, time};
use doorstep_tests::sample::open_file;

use super::{ROWS, Row, Screens};
use crate::Outcome;

/// At least so many times is a handbook opened: few queries are asked again and again.
const OPENED: usize = 200;

pub fn open(pack: &Path) -> Outcome<Box<dyn Screens>> {
    Ok(Box::new(opened(pack)?))
}

/// The first keystroke of each query in a handbook just opened, its first screen shown: no passage is at hand yet. The
/// file is in the system's cache.
pub fn just_opened(pack: &Path, keystrokes: &[String]) -> Outcome<Times> {
    let firsts = firsts(keystrokes);
    let count = firsts.len().max(OPENED);
    let first = |query| {
        let doorstep = opened(pack)?;
        time(|| screen(&doorstep, query))
    };
    firsts.into_iter().cycle().take(count).map(first).collect()
}

fn opened(pack: &Path) -> Outcome<Doorstep> {
    let doorstep = open_file(pack, &["en"])?;
    doorstep.home(0)?;
    Ok(doorstep)
}

fn screen(doorstep: &Doorstep, query: &str) -> Outcome<Vec<Row>> {
    let row = |hit: Hit| Row { title: hit.title, topic: hit.topic_title, piece: hit.snippet };
    Ok(doorstep.search(query, None, 0..ROWS)?.hits.into_iter().map(row).collect())
}

impl Screens for Doorstep {
    fn screen(&mut self, query: &str) -> Outcome<Vec<Row>> {
        screen(self, query)
    }
}
