//! One topic file: front matter and sections.

use std::ops::Range;

use doorstep_core::handbook::{Block, SectionId};
use doorstep_core::locale::Locale;
use doorstep_core::pack::TopicKind;
use pulldown_cmark::{Event, HeadingLevel, MetadataBlockKind, Tag, TagEnd};
use serde::Deserialize;

use super::attributes::Attributes;
use super::blocks;
use super::cursor::Cursor;
use super::fingerprint;
use crate::problem::{Location, Problem};

/// A topic in one language.
#[derive(Clone, Debug)]
pub struct TopicFile {
    /// Its path inside the handbook's folder.
    pub file: String,
    /// Its language.
    pub locale: Locale,
    /// Its id, the file's name.
    pub topic: String,
    /// What stands above the text.
    pub front: Front,
    /// Its sections in order.
    pub sections: Vec<Section>,
}

/// The front matter of a topic.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Front {
    /// The title.
    pub title: String,
    /// One sentence on what is in it.
    pub summary: String,
    /// What kind of topic it is.
    #[serde(default = "plain")]
    pub kind: TopicKind,
    /// In a translation, the fingerprint of the source.
    pub src: Option<String>,
}

impl Front {
    /// The fingerprint that a translation of it records.
    pub fn fingerprint(&self) -> String {
        fingerprint::front(&self.title, &self.summary)
    }
}

/// A section in one language.
#[derive(Clone, Debug)]
pub struct Section {
    /// Its permanent id.
    pub id: SectionId,
    /// Its title.
    pub title: String,
    /// Its text, each part closed by its sources.
    pub blocks: Vec<Block>,
    /// Where each block stands in the file.
    pub spans: Vec<Range<usize>>,
    /// What stands in braces.
    pub attributes: Attributes,
    /// Where its heading is.
    pub heading: Location,
}

impl Section {
    /// The fingerprint that a translation of it records.
    pub fn fingerprint(&self) -> String {
        fingerprint::section(&self.title, &self.blocks)
    }

    /// Where one of its blocks is.
    pub fn block_location(&self, block: usize) -> Location {
        let span = self.spans.get(block).cloned().unwrap_or_else(|| self.heading.span.clone());
        Location { file: self.heading.file.clone(), span }
    }
}

fn plain() -> TopicKind {
    TopicKind::Plain
}

/// Reads a topic; nothing where its front matter cannot be used.
pub fn parse(file: &str, locale: &Locale, topic: &str, text: &str, problems: &mut Vec<Problem>) -> Option<TopicFile> {
    let mut cursor = Cursor::new(file, text, problems);
    let front = front_matter(&mut cursor);
    let mut sections = Vec::new();
    // Blocks of a section whose heading is wrong are still read, for their own problems, and then dropped.
    let mut current: Option<Section> = None;
    let mut any_heading = false;
    while let Some((event, span)) = cursor.next() {
        if let Event::Start(Tag::Heading { level: HeadingLevel::H2, id, classes, attrs }) = event {
            any_heading = true;
            sections.extend(current.take().map(|section| finish(section, &mut cursor)));
            let attrs = attrs.iter().map(|(key, value)| (key.as_ref(), value.as_deref()));
            let line = span.start..span.start + text.get(span.clone()).map_or(0, |line| line.trim_end().len());
            current = heading(&mut cursor, file, id.as_deref(), !classes.is_empty(), attrs, line);
        } else {
            if !any_heading {
                cursor.error(
                    span.clone(),
                    "text-before-section",
                    "there is text before the first section",
                    "put it below a `## Title {#id}`",
                );
            }
            push_block(&mut cursor, event, span, current.as_mut());
        }
    }
    sections.extend(current.take().map(|section| finish(section, &mut cursor)));
    let topic_file =
        |front| TopicFile { file: file.to_owned(), locale: locale.clone(), topic: topic.to_owned(), front, sections };
    front.map(topic_file)
}

fn front_matter(cursor: &mut Cursor<'_>) -> Option<Front> {
    const CURE: &str = "start the file with +++, title = \"…\", summary = \"…\", +++";
    let starts = matches!(cursor.peek(), Some(Event::Start(Tag::MetadataBlock(MetadataBlockKind::PlusesStyle))));
    if !starts {
        cursor.error(0..0, "front-matter", "the file does not start with its title and summary", CURE);
        return None;
    }
    let start = cursor.next().map_or(0, |(_, span)| span.start);
    let mut toml = String::new();
    while let Some((event, _)) = cursor.next() {
        match event {
            Event::Text(text) => toml.push_str(&text),
            _ => break,
        }
    }
    match toml::from_str(&toml) {
        Ok(front) => Some(front),
        Err(error) => {
            let offset = start + "+++\n".len();
            let span = error.span().map_or(start..start, |span| span.start + offset..span.end + offset);
            cursor.error(span, "front-matter", error.message().trim(), CURE);
            None
        }
    }
}

fn heading<'e>(
    cursor: &mut Cursor<'_>,
    file: &str,
    id: Option<&str>,
    has_classes: bool,
    attrs: impl Iterator<Item = (&'e str, Option<&'e str>)>,
    span: Range<usize>,
) -> Option<Section> {
    let title = blocks::heading_text(cursor, TagEnd::Heading(HeadingLevel::H2), span.clone());
    if title.is_empty() {
        cursor.error(span.clone(), "heading", "this section has no title", "write `## Title {#id}`");
    }
    if has_classes {
        cursor.error(span.clone(), "heading", "a section has no classes", "write `{#id key=value}`");
    }
    let attributes = match Attributes::read(attrs) {
        Ok(attributes) => attributes,
        Err(what) => {
            cursor.error(span.clone(), "heading", what, "the editor's guide lists the attributes");
            Attributes::default()
        }
    };
    let id = match id.map(SectionId::parse) {
        Some(Ok(id)) => id,
        Some(Err(invalid)) => {
            cursor.error(span, "section-id", invalid.to_string(), "`doorstep id` gives a fresh one");
            return None;
        }
        None => {
            cursor.error(
                span,
                "section-id",
                "this section has no permanent id",
                "add one in braces: `## Title {#id}`; `doorstep id` gives a fresh one",
            );
            return None;
        }
    };
    let heading = Location { file: file.to_owned(), span };
    Some(Section { id, title, blocks: Vec::new(), spans: Vec::new(), attributes, heading })
}

fn push_block<'a>(cursor: &mut Cursor<'a>, event: Event<'a>, span: Range<usize>, section: Option<&mut Section>) {
    let block = blocks::block(cursor, event, span.clone());
    let (Some(section), Some(block)) = (section, block) else { return };
    if matches!(block, Block::Lead { .. }) && !section.blocks.is_empty() {
        let cure = "write one lead, directly under the title";
        cursor.error(span.clone(), "lead", "this lead is not the section's first block", cure);
    }
    let above = section.blocks.last();
    if matches!(block, Block::Sources { .. }) && matches!(above, Some(Block::Sources { .. })) {
        cursor.error(
            span.clone(),
            "sources",
            "there is no text between these sources and those above",
            "write them as one, with ; between them",
        );
    }
    section.blocks.push(block);
    section.spans.push(span);
}

fn finish(section: Section, cursor: &mut Cursor<'_>) -> Section {
    let is_sources = |block: &Block| matches!(block, Block::Sources { .. });
    let place = section.heading.span.clone();
    if !section.blocks.last().is_some_and(is_sources) {
        let part = if section.blocks.iter().any(is_sources) { "last part of the section" } else { "section" };
        let what = format!("the {part} “{}” names no source", section.title);
        cursor.error(place.clone(), "sources", what, "end it with a paragraph such as `[@nctsn 6]`");
    }
    if section.blocks.iter().all(|block| is_sources(block) || matches!(block, Block::Lead { .. })) {
        let what = format!("the section “{}” is empty", section.title);
        cursor.error(place, "empty-section", what, "write its text, or remove it and say so in redirects.toml");
    }
    section
}
