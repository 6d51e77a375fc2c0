//! The article screen.

use doorstep_core::doorstep as facade;
use doorstep_core::handbook::{self as core, plain_text};

use crate::language::Shown;
use crate::number::int;
use crate::rich_text::RichText;

/// A passage on the screen.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Article {
    /// The section shown; another one than was asked for where that has moved.
    pub section: String,
    /// The topic's id.
    pub topic: String,
    /// The topic's title, for the way back.
    pub topic_title: String,
    /// The passage's title.
    pub title: String,
    /// Its text.
    pub blocks: Vec<Block>,
    /// Its text without marks, one block or item a line: to share, and to read aloud.
    pub plain_text: String,
    /// Where its statements come from.
    pub sources: Vec<SourceLine>,
    /// The definitions of the glossary's words in it.
    pub definitions: Vec<Definition>,
    /// The language it is in, and how far to trust it.
    pub shown: Shown,
    /// The passage before it in the handbook.
    pub previous: Option<SectionLink>,
    /// The passage after it.
    pub next: Option<SectionLink>,
    /// Its place among the topic's passages, from 1.
    pub number: i32,
    /// How many passages the topic has.
    pub of: i32,
}

/// One block of a passage, drawn from top to bottom.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum Block {
    /// Running text.
    Paragraph {
        /// The text.
        text: RichText,
    },
    /// A small heading inside a passage.
    Heading {
        /// The words.
        text: String,
    },
    /// A list, one level deep.
    ItemList {
        /// Whether it is numbered.
        ordered: bool,
        /// The items.
        items: Vec<RichText>,
    },
    /// Things to tick off; ticks are never kept.
    Checklist {
        /// The items.
        items: Vec<RichText>,
    },
    /// Two columns that belong together row by row.
    Pairs {
        /// The headings of the columns.
        heading: TextPair,
        /// The rows.
        rows: Vec<TextPair>,
    },
    /// Text set apart from the rest.
    Boxed {
        /// Why it is set apart.
        role: BoxKind,
        /// Who speaks, for a voice.
        speaker: Option<String>,
        /// The text: paragraphs and lists only.
        blocks: Vec<Block>,
    },
    /// Somebody to call or write to.
    ContactCard {
        /// Who, and how.
        contact: Contact,
    },
}

/// One row of two columns.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct TextPair {
    /// The first column.
    pub left: RichText,
    /// The second column.
    pub right: RichText,
}

/// Why a text is set apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum BoxKind {
    /// What a word means.
    Definition,
    /// What can do harm.
    Caution,
    /// What must happen at once.
    ActNow,
    /// What people with lived experience ask of us.
    Voice,
    /// A case that shows what is meant.
    Example,
}

/// Somebody to call or write to.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
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
    pub urgent: bool,
}

/// A source as it is shown under a passage.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct SourceLine {
    /// The short name.
    pub label: String,
    /// The part of it, if one is named.
    pub part: Option<String>,
    /// The full title.
    pub title: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// Where it is on the web.
    pub url: Option<String>,
}

/// What a word of the passage means.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Definition {
    /// The glossary's concept, as the marks name it.
    pub concept: String,
    /// The term.
    pub term: String,
    /// What it means.
    pub definition: String,
    /// The language of both.
    pub locale: String,
}

/// A way to another passage.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct SectionLink {
    /// The section.
    pub section: String,
    /// Its title.
    pub title: String,
}

impl From<facade::Article> for Article {
    fn from(article: facade::Article) -> Self {
        Self {
            section: article.section.into(),
            topic: article.topic,
            topic_title: article.topic_title,
            title: article.title,
            plain_text: plain_text(&article.blocks),
            blocks: article.blocks.into_iter().map(Block::from).collect(),
            sources: article.sources.into_iter().map(SourceLine::from).collect(),
            definitions: article.definitions.into_iter().map(Definition::from).collect(),
            shown: article.shown.into(),
            previous: article.previous.map(SectionLink::from),
            next: article.next.map(SectionLink::from),
            number: int(article.number),
            of: int(article.of),
        }
    }
}

impl From<core::Block> for Block {
    fn from(block: core::Block) -> Self {
        match block {
            core::Block::Paragraph { spans } => Self::Paragraph { text: spans.into() },
            core::Block::Heading { text } => Self::Heading { text },
            core::Block::List { ordered, items } => Self::ItemList { ordered, items: lines(items) },
            core::Block::Checklist { items } => Self::Checklist { items: lines(items) },
            core::Block::Pairs { heading, rows } => {
                Self::Pairs { heading: heading.into(), rows: rows.into_iter().map(TextPair::from).collect() }
            }
            core::Block::Boxed(boxed) => Self::Boxed {
                role: boxed.role.into(),
                speaker: boxed.speaker,
                blocks: boxed.blocks.into_iter().map(Self::from).collect(),
            },
            core::Block::Contact(contact) => Self::ContactCard { contact: contact.into() },
        }
    }
}

fn lines(items: Vec<core::Item>) -> Vec<RichText> {
    items.into_iter().map(|item| item.spans.into()).collect()
}

impl From<core::Pair> for TextPair {
    fn from(pair: core::Pair) -> Self {
        Self { left: pair.left.into(), right: pair.right.into() }
    }
}

impl From<core::BoxKind> for BoxKind {
    fn from(kind: core::BoxKind) -> Self {
        match kind {
            core::BoxKind::Definition => Self::Definition,
            core::BoxKind::Caution => Self::Caution,
            core::BoxKind::ActNow => Self::ActNow,
            core::BoxKind::Voice => Self::Voice,
            core::BoxKind::Example => Self::Example,
        }
    }
}

impl From<core::Contact> for Contact {
    fn from(contact: core::Contact) -> Self {
        let core::Contact { name, phone, text, words, url, hours, note, urgent, source: _ } = contact;
        Self { name, phone, text, words, url, hours, note, urgent }
    }
}

impl From<facade::SourceLine> for SourceLine {
    fn from(line: facade::SourceLine) -> Self {
        let facade::SourceLine { label, locator: part, title, publisher, url } = line;
        Self { label, part, title, publisher, url }
    }
}

impl From<facade::Definition> for Definition {
    fn from(text: facade::Definition) -> Self {
        let facade::Definition { concept, term, definition, locale } = text;
        Self { concept, term, definition, locale: locale.into() }
    }
}

impl From<facade::SectionLink> for SectionLink {
    fn from(link: facade::SectionLink) -> Self {
        Self { section: link.section.into(), title: link.title }
    }
}
