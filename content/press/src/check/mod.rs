//! Every rule that a handbook is held against, one file a family.

mod attributes;
mod cards;
mod figures;
mod findability;
mod glossary;
mod ids;
mod interface;
mod parity;
mod parts;
mod readability;
mod references;
mod search_words;
mod settings;
mod signing;
mod verified;
mod words;

pub use readability::{Grade, grade};

use doorstep_core::pack::{Date, Pack};

use crate::problem::{Level, Problem};
use crate::source::{Handbook, Tree};

/// What `check` found.
#[derive(Debug, Default)]
pub struct Report {
    /// The problems, in the order of files and lines.
    pub problems: Vec<Problem>,
    /// How hard each section is to read.
    pub grades: Vec<Grade>,
}

impl Report {
    /// How many problems of a level there are.
    pub fn count(&self, level: Level) -> usize {
        self.problems.iter().filter(|problem| problem.level == level).count()
    }
}

/// Checks a handbook and, where its folder has them beside it, the interface's strings.
///
/// `last_release` is a pack none of whose ids may be lost (P10); `today` tells what was verified too long ago.
pub fn check(tree: &Tree, last_release: Option<&Pack>, today: Date) -> Report {
    let (handbook, mut problems) = Handbook::read(tree);
    interface::check(tree, &mut problems);
    let mut grades = Vec::new();
    if let Some(handbook) = &handbook {
        settings::check(handbook, &mut problems);
        signing::check(handbook, today, &mut problems);
        ids::check(handbook, last_release, &mut problems);
        references::check(handbook, tree, &mut problems);
        attributes::check(handbook, &mut problems);
        parity::check(handbook, &mut problems);
        parts::check(handbook, &mut problems);
        cards::check(handbook, &mut problems);
        verified::check(handbook, today, &mut problems);
        figures::check(handbook, &mut problems);
        glossary::check(handbook, &mut problems);
        search_words::check(handbook, tree, &mut problems);
        words::check(handbook, tree, &mut problems);
        grades = readability::check(handbook, &mut problems);
        // What does not build cannot be searched.
        if problems.iter().all(|problem| problem.level == Level::Warning) {
            findability::check(handbook, tree, &mut problems);
        }
    }
    problems.sort_by(|a, b| (&a.location.file, a.location.span.start).cmp(&(&b.location.file, b.location.span.start)));
    problems.dedup();
    Report { problems, grades }
}
