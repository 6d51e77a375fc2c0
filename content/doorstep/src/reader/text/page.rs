//! A passage laid out: its lines, and the links in them.

use doorstep_core::handbook::SectionId;

use super::Line;

/// How a link to another section is marked in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkMark {
    /// With its number on the page, which is a key of the interactive reader.
    Number,
    /// With the section's id, to give to `doorstep read`.
    Id,
}

/// A passage, laid out.
#[derive(Debug, Default)]
pub struct Page {
    /// Its lines.
    pub lines: Vec<Line>,
    /// Where its links lead, in the order of their numbers.
    pub links: Vec<SectionId>,
}
