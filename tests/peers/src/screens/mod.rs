//! How fast each engine fills a whole screen from a file: 20 rows of a title, its topic's title and a piece of text, with the
//! words that matched.
//!
//! Doorstep searches the handbook in both its languages, counts all that it finds and corrects words; the others have its
//! English passages and do neither.

mod doorstep;
mod fts5;
mod tantivy;

use std::fmt;
use std::path::Path;

use doorstep_core::handbook::plain_text;
use doorstep_core::locale::Locale;
use doorstep_core::search::Snippet;
use doorstep_tests::figures::OURS;
use doorstep_tests::keystrokes::{Times, Typing, in_bundled_and_generated};
use doorstep_tests::sample::{open_file, pack_of};

use crate::Outcome;

/// How many rows a screen has.
const ROWS: usize = 20;
/// How much a word counts in a title, where an engine lets one say so; in the text it counts once.
const TITLE_WEIGHT: f32 = 5.0;
/// About how long a piece of text is, as on our screens.
const PIECE_CHARS: usize = 160;

/// A passage as the others index it.
struct Passage {
    title: String,
    topic: String,
    body: String,
}

/// A row of the screen.
#[cfg_attr(not(test), expect(dead_code, reason = "made to be timed, not to be shown"))]
struct Row {
    title: Snippet,
    topic: String,
    piece: Snippet,
}

/// What one engine took, and how many rows a screen had on average: a screen without any is soon filled.
struct Figures {
    times: Times,
    rows: f64,
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, {:.1} rows a screen", self.times, self.rows)
    }
}

/// An engine that fills screens.
trait Screens {
    /// The screen after a keystroke, best first. The last word may be unfinished.
    fn screen(&mut self, query: &str) -> Outcome<Vec<Row>>;
}

/// Indexes passages in an empty folder and opens what is there.
type Build = fn(passages: &[Passage], folder: &Path) -> Outcome<Box<dyn Screens>>;

const PEERS: [(&str, Build); 2] = [("FTS5 unicode61", fts5::build), ("Tantivy, stemmed and fuzzy", tantivy::build)];

/// Prints the percentiles of a keystroke up to a whole screen, and how they compare to ours.
pub fn compare(sections: usize) -> Outcome<()> {
    for typing in in_bundled_and_generated(sections) {
        println!("\n{}", typing.name);
        compare_on(&typing)?;
    }
    Ok(())
}

fn compare_on(Typing { handbook, keystrokes, .. }: &Typing) -> Outcome<()> {
    let folder = tempfile::tempdir()?;
    let pack = folder.path().join("handbook.pack");
    std::fs::write(&pack, pack_of(handbook))?;
    let ours = measure(&mut *doorstep::open(&pack)?, keystrokes)?;
    println!("{OURS:28} {ours}");
    println!("{:28} {}", "  just opened", doorstep::just_opened(&pack, keystrokes)?);
    let passages = english(&pack)?;
    for (name, build) in PEERS {
        let folder = tempfile::tempdir()?;
        let theirs = measure(&mut *build(&passages, folder.path())?, keystrokes)?;
        let ratio = |percent| theirs.times.percentile(percent) / ours.times.percentile(percent);
        println!("{name:28} {theirs}; over ours: p50 {:.2}  p99 {:.2}", ratio(50), ratio(99));
    }
    Ok(())
}

fn measure(engine: &mut dyn Screens, keystrokes: &[String]) -> Outcome<Figures> {
    let (mut rows, mut screens) = (0_u32, 0_u32);
    let times = Times::of(keystrokes, |query| {
        let screen = engine.screen(query)?;
        rows += u32::try_from(screen.len())?;
        screens += 1;
        Outcome::Ok(screen)
    })?;
    Ok(Figures { times, rows: f64::from(rows) / f64::from(screens) })
}

fn english(pack: &Path) -> Outcome<Vec<Passage>> {
    let doorstep = open_file(pack, &["en"])?;
    let mut passages = Vec::new();
    for id in doorstep.pack().content().section_ids()? {
        let article = doorstep.article(&id, Some(&Locale::english()))?;
        let body = plain_text(&article.blocks);
        passages.push(Passage { title: article.title, topic: article.topic_title, body });
    }
    Ok(passages)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_whole_and_says_what_matched() {
        let passage =
            |title: &str, body: &str| Passage { title: title.into(), topic: "Visits".into(), body: body.into() };
        let passages = [
            passage("Drugs", "Ask what was taken."),
            passage("A safety plan", "Make a plan of safety with them: whom to call, where to go."),
        ];
        for (name, build) in PEERS {
            let folder = tempfile::tempdir().unwrap();
            let screen = build(&passages, folder.path()).unwrap().screen("safety plan").unwrap();
            let row = screen.first().unwrap();
            assert_eq!((row.title.text.as_str(), row.topic.as_str()), ("A safety plan", "Visits"), "{name}");
            assert_eq!(row.title.highlights, [2..8, 9..13], "{name}");
            assert!(row.piece.text.starts_with("Make a plan of safety with them"), "{name}");
            assert_eq!(row.piece.highlights, [7..11, 15..21], "{name}");
        }
    }
}
