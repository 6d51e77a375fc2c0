//! Blocks and spans: the whole vocabulary of a section's text.

use serde::{Deserialize, Serialize};

use super::{OwnNumber, SectionId};
use crate::pack::Date;
use crate::words::words;

/// One block of a section, drawn from top to bottom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Block {
    /// The section's point in one line, for whoever has seconds. It comes first.
    Lead {
        /// The words.
        text: String,
    },
    /// Running text.
    Paragraph {
        /// The text.
        spans: Vec<Span>,
    },
    /// A small heading inside a section.
    Heading {
        /// The words.
        text: String,
    },
    /// A bulleted or numbered list, one level deep.
    List {
        /// Whether the order matters.
        ordered: bool,
        /// The items.
        items: Vec<Item>,
    },
    /// Things to tick off; ticks are never kept.
    Checklist {
        /// The items.
        items: Vec<Item>,
    },
    /// Two columns that belong together row by row.
    Pairs {
        /// The heading of the left and the right column.
        heading: Pair,
        /// The rows.
        rows: Vec<Pair>,
    },
    /// Text set apart from the rest.
    Boxed(Boxed),
    /// A question whose answers lead on.
    Decision {
        /// The question.
        question: String,
        /// The answers.
        answers: Vec<Answer>,
    },
    /// Somebody to call or write to.
    Contact(Box<Contact>),
    /// Where a part comes from: all blocks above it, back to the sources before.
    Sources {
        /// What is cited.
        cited: Vec<SourceRef>,
    },
}

/// One answer to a question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Answer {
    /// The words.
    pub text: String,
    /// The section that it leads to: what to do, or the next question.
    pub section: SectionId,
}

/// One item of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Item {
    /// The text.
    pub spans: Vec<Span>,
}

/// One row of two columns.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Pair {
    /// The left column.
    pub left: Vec<Span>,
    /// The right column.
    pub right: Vec<Span>,
}

/// Text set apart, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Boxed {
    /// Why it is set apart.
    pub role: BoxKind,
    /// Who speaks, for a voice.
    pub speaker: Option<String>,
    /// The text: paragraphs and lists only.
    pub blocks: Vec<Block>,
}

impl Boxed {
    /// The phrases of what to say. It is one list: of anything else, no item could be told from the text around it.
    pub fn phrases(&self) -> Option<&[Item]> {
        match self.blocks.as_slice() {
            [Block::List { items, .. }] if self.role == BoxKind::Say => Some(items),
            _ => None,
        }
    }
}

/// Why a text is set apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BoxKind {
    /// What a word means, in the words of law or of the field.
    Definition,
    /// What can do harm.
    Caution,
    /// What must happen at once.
    ActNow,
    /// What people with lived experience ask of us.
    Voice,
    /// A case that shows what is meant.
    Example,
    /// Phrases to say; each can be shown or read aloud alone.
    Say,
    /// Things to do.
    Do,
    /// Things to leave.
    Dont,
    /// Whom to call.
    Call,
    /// What to write down.
    Write,
}

// Packs hold a kind's place in this list: new ones go to its end.
words!(BoxKind {
    Definition = "definition",
    Caution = "caution",
    ActNow = "act-now",
    Voice = "voice",
    Example = "example",
    Say = "say",
    Do = "do",
    Dont = "dont",
    Call = "call",
    Write = "write",
});

/// Somebody to call or write to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// Who answers.
    pub name: String,
    /// The number to call, as it is shown.
    pub phone: Option<String>,
    /// The number to send a text message to.
    pub text: Option<String>,
    /// What to write in that message.
    pub words: Option<String>,
    /// The address on the web.
    pub url: Option<String>,
    /// When somebody answers.
    pub hours: Option<String>,
    /// One sentence more.
    pub note: Option<String>,
    /// Whether it is for danger now.
    #[serde(default)]
    pub urgent: bool,
    /// The source that says so.
    pub source: String,
    /// The languages in which somebody answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub languages: Option<String>,
    /// Whether it costs nothing.
    #[serde(default, skip_serializing_if = "is_false")]
    pub free: bool,
    /// Whether what is said stays there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confidentiality: Option<Confidentiality>,
    /// One sentence: what it may pass on, and to whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub passes_on: Option<String>,
    /// The number for people who do not hear or speak on the telephone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub relay: Option<String>,
    /// The address on the web where one can chat.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub chat: Option<String>,
    /// The day on which all of this was last held against its source.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verified: Option<Date>,
}

impl Contact {
    /// Whether it was verified more than a year before a day.
    pub fn is_stale(&self, today: Date) -> bool {
        self.verified.is_some_and(|day| day.is_over_a_year_before(today))
    }
}

// A contact without the fields that came later is written as it always was, so that fingerprints stay.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for it")]
fn is_false(flag: &bool) -> bool {
    !flag
}

/// Whether what is said to somebody stays there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confidentiality {
    /// It does.
    Confidential,
    /// They may have to report it.
    MayReport,
}

words!(Confidentiality { Confidential = "confidential", MayReport = "may-report" });

/// A piece of text inside a line. Spans do not nest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Span {
    /// Plain text.
    Text {
        /// The words.
        text: String,
    },
    /// Strongly stressed.
    Strong {
        /// The words.
        text: String,
    },
    /// Stressed.
    Emphasis {
        /// The words.
        text: String,
    },
    /// A way to another section.
    Link {
        /// The words.
        text: String,
        /// Where it leads.
        section: SectionId,
    },
    /// An address on the web, shown and never opened by Doorstep itself.
    Web {
        /// The words.
        text: String,
        /// The address.
        url: String,
    },
    /// A word of the glossary.
    Term {
        /// The words as they stand in the text.
        text: String,
        /// The glossary's concept.
        concept: String,
    },
    /// One of the worker's own numbers.
    Own {
        /// The words.
        text: String,
        /// Which number.
        number: OwnNumber,
    },
}

impl Span {
    /// The words a reader sees.
    pub fn text(&self) -> &str {
        match self {
            Self::Text { text }
            | Self::Strong { text }
            | Self::Emphasis { text }
            | Self::Link { text, .. }
            | Self::Web { text, .. }
            | Self::Term { text, .. }
            | Self::Own { text, .. } => text,
        }
    }
}

/// A source that a part of a section cites.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SourceRef {
    /// The source's id in the handbook's list.
    pub source: String,
    /// Where in it, such as `6`.
    #[serde(rename = "part")]
    pub locator: Option<String>,
}
