//! Text as a terminal shows it: runs of one tone, wrapped into lines of a width.

mod article;
mod blocks;
mod look;
mod marked;
mod numbers;
mod page;
mod wrap;

pub use crate::clean::{clean, clean_line, steers, without_isolates};
pub use article::{article, definition_lines};
pub use blocks::call_runs;
pub use look::{ASCII, Glyphs, Look, UNICODE};
pub use marked::marked;
pub use numbers::{is_filled, number_runs};
pub use page::{LinkMark, Page};
pub use wrap::{cut, width, wrap};

/// What a run of text is, from which its style follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Running text.
    Plain,
    /// What is said in passing: labels, sources, keys' meanings.
    Quiet,
    /// Stressed words.
    Strong,
    /// Lightly stressed words.
    Emphasis,
    /// A passage's title.
    Title,
    /// A small heading.
    Heading,
    /// What leads somewhere.
    Link,
    /// The link that Enter follows now.
    Focus,
    /// A word that the glossary explains.
    Term,
    /// A word that was searched for.
    Match,
    /// What can do harm.
    Caution,
    /// What must happen at once.
    Urgent,
    /// The row that Enter opens.
    Selected,
}

/// Words of one tone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The words, without anything that could steer a terminal.
    pub text: String,
    /// What they are.
    pub tone: Tone,
    /// The number of the link they belong to, from 0.
    pub link: Option<usize>,
}

impl Run {
    /// Words of a tone, cleaned.
    pub fn new(text: &str, tone: Tone) -> Self {
        Self { text: clean(text), tone, link: None }
    }
}

/// One line of the terminal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// Its runs from the start.
    pub runs: Vec<Run>,
    /// Whether it starts at the right edge, as right-to-left text does.
    pub from_right: bool,
    /// The block of the passage that it belongs to, by which a place is kept.
    pub block: usize,
}

impl Line {
    /// A line of one run.
    pub fn new(text: &str, tone: Tone) -> Self {
        Self::from(vec![Run::new(text, tone)])
    }

    /// Its words.
    pub fn text(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }

    /// How many columns it takes.
    pub fn width(&self) -> usize {
        self.runs.iter().map(|run| width(&run.text)).sum()
    }
}

impl From<Vec<Run>> for Line {
    fn from(runs: Vec<Run>) -> Self {
        Self { runs, from_right: false, block: 0 }
    }
}
