//! The article screen.

use std::ops::Range;

use doorstep_core::doorstep as facade;
use doorstep_core::doorstep::Sought;
use doorstep_core::handbook as core;
use doorstep_core::pack::{self, Date};

use crate::install::Badge;
use crate::language::Shown;
use crate::number::{int, long};
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
    /// Whom it is written to: only what is written to the family is shown to them.
    pub audience: Audience,
    /// Its text.
    pub blocks: Vec<Block>,
    /// Its text without marks, one block or item a line, with what a box is before it: to share, and to read aloud.
    pub plain_text: String,
    /// The same block by block, to read aloud and show where one is.
    #[uniffi(default = [])]
    pub spoken: Vec<Spoken>,
    /// The numbers of the sections to which a box of whom to call or a decision links: a button each.
    pub calls: Vec<LinkedCall>,
    /// What stands above the words of people with lived experience; none where the interface's own words do.
    pub voices: Option<String>,
    /// All that it cites, contacts included.
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
    /// The release number of the handbook.
    pub version: i64,
    /// The day of the release.
    pub issued: String,
    /// Whose addition to the handbook it is; none for a passage of the handbook itself. Release and day are the addition's then.
    #[uniffi(default = None)]
    pub badge: Option<Badge>,
}

/// What is read aloud of a block.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Spoken {
    /// Which of the passage's blocks it is, from 0.
    pub block: i32,
    /// The words.
    pub text: String,
}

/// Whom a passage is written to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum Audience {
    /// The worker.
    Worker,
    /// A young person or a family.
    Family,
}

/// One block of a passage, drawn from top to bottom.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum Block {
    /// The point in one line; always the first.
    Lead {
        /// The words.
        text: String,
    },
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
    /// Phrases to say; each can be shown or read aloud alone.
    Say {
        /// The phrases.
        phrases: Vec<Phrase>,
    },
    /// A question whose answers lead on.
    Decision {
        /// The question.
        question: String,
        /// The answers.
        answers: Vec<Answer>,
    },
    /// Somebody to call or write to.
    ContactCard {
        /// Who, and how.
        contact: Contact,
    },
    /// The quiet mark that closes a part: where all blocks above it come from, back to the mark before.
    Sources {
        /// The mark.
        mark: SourceMark,
    },
}

/// A phrase to say.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Phrase {
    /// Its place among the passage's phrases, from 1: what `phrase` asks for.
    pub number: i32,
    /// The words.
    pub text: RichText,
}

/// One answer to a question.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Answer {
    /// The words.
    pub text: String,
    /// The section that it leads to.
    pub section: String,
}

/// Where a part comes from.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct SourceMark {
    /// What kind of source stands behind it; none where the handbook does not say.
    pub kind: Option<SourceKind>,
    /// What is cited, each with its place, such as `NCTSN 2024, 6`; the editors themselves only by the kind.
    pub labels: Vec<String>,
}

/// What kind of source it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum SourceKind {
    /// The fact sheet that the handbook carries over.
    Sheet,
    /// The handbook's own editors.
    Editors,
    /// A law.
    Law,
    /// What an agency or organization publishes.
    Agency,
}

/// A number to call that a passage links to.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct LinkedCall {
    /// The section that has the contact.
    pub section: String,
    /// Who answers.
    pub name: String,
    /// The number, as it is shown.
    pub phone: String,
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
    /// Things to do.
    Do,
    /// Things to leave.
    Dont,
    /// Whom to call.
    Call,
    /// What to write down.
    Write,
    /// Phrases to say, where they are not one list: `Block::Say` is the rule.
    Say,
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
    /// The languages in which somebody answers.
    pub languages: Option<String>,
    /// Whether it costs nothing, as far as the handbook knows.
    pub free: bool,
    /// Whether what is said stays there; none where the handbook does not know.
    pub confidentiality: Option<Confidentiality>,
    /// One sentence: what it may pass on, and to whom.
    pub passes_on: Option<String>,
    /// The number for people who do not hear or speak on the telephone.
    pub relay: Option<String>,
    /// The address on the web where one can chat.
    pub chat: Option<String>,
    /// The day on which this was last verified.
    pub verified: Option<String>,
    /// Whether that is more than a year ago.
    pub stale: bool,
}

/// Whether what is said to somebody stays there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum Confidentiality {
    /// It does.
    Confidential,
    /// They may have to report it.
    MayReport,
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

impl Article {
    /// The passage's screen on a day, with what is looked for in it.
    pub(crate) fn new(article: facade::Article, spoken: Vec<(usize, String)>, sought: Sought, today: Date) -> Self {
        let texts: Vec<_> = spoken.iter().map(|(_, text)| text.as_str()).collect();
        let plain_text = texts.join("\n");
        let marks = article.marks.into_iter();
        let mut drawing = Drawing { marks, phrases: 1, today, sought: sought.lines.into_iter(), matches: 0 };
        Self {
            section: article.section.into(),
            topic: article.topic,
            topic_title: article.topic_title,
            title: article.title,
            audience: article.audience.into(),
            blocks: drawing.blocks(article.blocks),
            plain_text,
            spoken: spoken.into_iter().map(|(block, text)| Spoken { block: int(block), text }).collect(),
            calls: article.calls.into_iter().map(LinkedCall::from).collect(),
            voices: article.voices,
            sources: article.sources.into_iter().map(SourceLine::from).collect(),
            definitions: article.definitions.into_iter().map(Definition::from).collect(),
            shown: article.shown.into(),
            previous: article.previous.map(SectionLink::from),
            next: article.next.map(SectionLink::from),
            number: int(article.number),
            of: int(article.of),
            version: long(article.version),
            issued: article.issued.to_string(),
            badge: article.badge.map(Badge::from),
        }
    }
}

/// What the blocks of a passage still need while they are handed over in their order.
struct Drawing {
    /// The marks of the parts to come.
    marks: std::vec::IntoIter<facade::SourceMark>,
    /// The number of the next phrase.
    phrases: usize,
    today: Date,
    /// What is looked for in the lines to come; none where nothing is.
    sought: std::vec::IntoIter<Vec<Range<u32>>>,
    /// How many matches there were in the lines before.
    matches: usize,
}

impl Drawing {
    /// The next line, in the order of [`doorstep_core::handbook::span_lines`].
    fn line(&mut self, spans: Vec<core::Span>) -> RichText {
        let ranges = self.sought.next().unwrap_or_default();
        let line = RichText::from(spans).with_sought(&ranges, self.matches);
        self.matches += ranges.len();
        line
    }

    fn lines(&mut self, items: Vec<core::Item>) -> Vec<RichText> {
        items.into_iter().map(|item| self.line(item.spans)).collect()
    }

    fn pair(&mut self, pair: core::Pair) -> TextPair {
        TextPair { left: self.line(pair.left), right: self.line(pair.right) }
    }

    fn blocks(&mut self, blocks: Vec<core::Block>) -> Vec<Block> {
        blocks.into_iter().filter_map(|block| self.block(block)).collect()
    }

    fn block(&mut self, block: core::Block) -> Option<Block> {
        Some(match block {
            core::Block::Lead { text } => Block::Lead { text },
            core::Block::Paragraph { spans } => Block::Paragraph { text: self.line(spans) },
            core::Block::Heading { text } => Block::Heading { text },
            core::Block::List { ordered, items } => Block::ItemList { ordered, items: self.lines(items) },
            core::Block::Checklist { items } => Block::Checklist { items: self.lines(items) },
            core::Block::Pairs { heading, rows } => {
                Block::Pairs { heading: self.pair(heading), rows: rows.into_iter().map(|row| self.pair(row)).collect() }
            }
            core::Block::Boxed(boxed) => self.boxed(boxed),
            core::Block::Decision { question, answers } => {
                Block::Decision { question, answers: answers.into_iter().map(Answer::from).collect() }
            }
            core::Block::Contact(contact) => Block::ContactCard { contact: Contact::new(*contact, self.today) },
            core::Block::Sources { .. } => Block::Sources { mark: self.marks.next()?.into() },
        })
    }

    fn boxed(&mut self, boxed: core::Boxed) -> Block {
        if let Some(items) = boxed.phrases() {
            return Block::Say { phrases: items.iter().map(|item| self.phrase(item.clone())).collect() };
        }
        let core::Boxed { role, speaker, blocks } = boxed;
        Block::Boxed { role: role.into(), speaker, blocks: self.blocks(blocks) }
    }

    fn phrase(&mut self, item: core::Item) -> Phrase {
        let number = int(self.phrases);
        self.phrases += 1;
        Phrase { number, text: self.line(item.spans) }
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
            core::BoxKind::Say => Self::Say,
            core::BoxKind::Do => Self::Do,
            core::BoxKind::Dont => Self::Dont,
            core::BoxKind::Call => Self::Call,
            core::BoxKind::Write => Self::Write,
        }
    }
}

impl Contact {
    fn new(contact: core::Contact, today: Date) -> Self {
        Self {
            stale: contact.is_stale(today),
            name: contact.name,
            phone: contact.phone,
            text: contact.text,
            words: contact.words,
            url: contact.url,
            hours: contact.hours,
            note: contact.note,
            urgent: contact.urgent,
            languages: contact.languages,
            free: contact.free,
            confidentiality: contact.confidentiality.map(Confidentiality::from),
            passes_on: contact.passes_on,
            relay: contact.relay,
            chat: contact.chat,
            verified: contact.verified.map(|day| day.to_string()),
        }
    }
}

impl From<core::Confidentiality> for Confidentiality {
    fn from(confidentiality: core::Confidentiality) -> Self {
        match confidentiality {
            core::Confidentiality::Confidential => Self::Confidential,
            core::Confidentiality::MayReport => Self::MayReport,
        }
    }
}

impl From<core::Audience> for Audience {
    fn from(audience: core::Audience) -> Self {
        match audience {
            core::Audience::Worker => Self::Worker,
            core::Audience::Family => Self::Family,
        }
    }
}

impl From<core::Answer> for Answer {
    fn from(answer: core::Answer) -> Self {
        Self { text: answer.text, section: answer.section.into() }
    }
}

impl From<facade::LinkedCall> for LinkedCall {
    fn from(call: facade::LinkedCall) -> Self {
        let facade::LinkedCall { section, name, phone } = call;
        Self { section: section.into(), name, phone }
    }
}

impl From<facade::SourceMark> for SourceMark {
    fn from(mark: facade::SourceMark) -> Self {
        Self { kind: mark.kind.map(SourceKind::from), labels: mark.labels }
    }
}

impl From<pack::SourceKind> for SourceKind {
    fn from(kind: pack::SourceKind) -> Self {
        match kind {
            pack::SourceKind::Sheet => Self::Sheet,
            pack::SourceKind::Editors => Self::Editors,
            pack::SourceKind::Law => Self::Law,
            pack::SourceKind::Agency => Self::Agency,
        }
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
