//! One passage, with all that its screen needs.

use super::{Badge, Doorstep, LinkedCall, ReadError, Shown, SourceLine, SourceMark};
use crate::handbook::{Audience, Block, BoxKind, SectionId, Span, plain_text, span_lines};
use crate::locale::Locale;
use crate::pack::{Date, PackError, SectionEntry};

/// A passage on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// The section shown; another one than was asked for where that has moved.
    pub section: SectionId,
    /// The topic's id.
    pub topic: String,
    /// The topic's title, for the way back.
    pub topic_title: String,
    /// The passage's title.
    pub title: String,
    /// Whom it is written to: what is written to the family may be shown to them.
    pub audience: Audience,
    /// Its text, each part closed by its sources.
    pub blocks: Vec<Block>,
    /// The mark of each part, in the order in which the sources stand in the text.
    pub marks: Vec<SourceMark>,
    /// The numbers of the sections to which a box of whom to call or a decision links.
    pub calls: Vec<LinkedCall>,
    /// What stands above the words of people with lived experience, where the handbook has words of its own for that.
    pub voices: Option<String>,
    /// Where its statements come from, those of its contacts included.
    pub sources: Vec<SourceLine>,
    /// The glossary's definitions of the terms in it.
    pub definitions: Vec<Definition>,
    /// The language it is in, and how far to trust it.
    pub shown: Shown,
    /// The passage before it in the handbook.
    pub previous: Option<SectionLink>,
    /// The passage after it.
    pub next: Option<SectionLink>,
    /// Its place among the topic's sections, from 1.
    pub number: u32,
    /// How many sections the topic has.
    pub of: u32,
    /// The fingerprint of the source text; the same in every language.
    pub revision: String,
    /// The release number.
    pub version: u64,
    /// The day of the release.
    pub issued: Date,
    /// Whose addition to the handbook it is, with the release and the day of that; none for a passage of the handbook itself.
    pub badge: Option<Badge>,
}

/// What a term of the passage means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Definition {
    /// The glossary's concept.
    pub concept: String,
    /// The term.
    pub term: String,
    /// What it means.
    pub definition: String,
    /// The language of both.
    pub locale: Locale,
}

/// A way to another passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectionLink {
    /// The section.
    pub section: SectionId,
    /// Its title.
    pub title: String,
}

impl Doorstep {
    /// A passage in a language, or in the one that stands in for it. Without a language, the reader's own.
    ///
    /// # Errors
    /// [`ReadError::Unknown`] for an id that never was, [`ReadError::Removed`] for one that is no more.
    pub fn article(&self, section: &SectionId, language: Option<&Locale>) -> Result<Article, ReadError> {
        self.or_beside(language, self.article_of_handbook(section, language), |beside, asked| {
            let badge = Some(beside.badge.clone());
            Ok(Article { badge, ..beside.door.article(section, Some(asked))? })
        })
    }

    fn article_of_handbook(&self, section: &SectionId, language: Option<&Locale>) -> Result<Article, ReadError> {
        let content = self.pack().content();
        let chain = self.chain(language);
        let section = self.live(section)?;
        let row = content.section(&section)?.ok_or(ReadError::Unknown)?;
        let passage = content.passage(row.position, &chain)?.ok_or(ReadError::Unknown)?;
        let topic = content.topic_at(row.topic, &chain)?.ok_or(ReadError::Unknown)?;
        let (info, manifest) = (self.pack().info(), self.pack().manifest());
        Ok(Article {
            audience: info.audience(&section),
            marks: self.marks(&passage.blocks),
            calls: self.linked_calls(&passage.blocks, &chain)?,
            voices: info.voices.get(&passage.locale).cloned(),
            version: manifest.version,
            issued: manifest.issued,
            badge: None,
            shown: Shown::of(&passage, &self.asked(language)),
            sources: self.source_lines(&passage.blocks),
            definitions: self.definitions(&passage.blocks, &chain)?,
            previous: content.entry_at(row.position - 1, &chain)?.map(SectionLink::from),
            next: content.entry_at(row.position + 1, &chain)?.map(SectionLink::from),
            section,
            topic: topic.id,
            topic_title: topic.title,
            title: passage.title,
            blocks: passage.blocks,
            number: row.number,
            of: topic.sections,
            revision: row.revision,
        })
    }

    /// A passage's text without marks, block by block, to share and to read aloud: the number of each block that says something, from 0,
    /// and its words. What a box is stands before it: read alone, a thing to leave would be a thing to do.
    pub fn spoken(&self, article: &Article) -> Vec<(usize, String)> {
        let words = self.words(Some(&article.shown.locale));
        let word = |role: BoxKind| match &article.voices {
            Some(voices) if role == BoxKind::Voice => voices.clone(),
            _ => words.text(&format!("box-{role}")),
        };
        let lines = article.blocks.iter().enumerate().map(|(number, block)| {
            let text = plain_text(std::slice::from_ref(block));
            let spoken = match block {
                Block::Boxed(boxed) if boxed.role == BoxKind::Dont => {
                    let word = word(boxed.role);
                    text.lines().map(|line| format!("{word}: {line}")).collect::<Vec<_>>().join("\n")
                }
                Block::Boxed(boxed) => format!("{}:\n{text}", word(boxed.role)),
                _ => text,
            };
            (number, spoken)
        });
        lines.filter(|(_, text)| !text.is_empty()).collect()
    }

    fn definitions(&self, blocks: &[Block], chain: &[Locale]) -> Result<Vec<Definition>, PackError> {
        let found = concepts(blocks).into_iter().map(|concept| self.pack().content().concept(concept, chain));
        let found = found.collect::<Result<Vec<_>, _>>()?;
        let definitions = found.into_iter().flatten().map(|text| Definition {
            concept: text.concept,
            term: text.term,
            definition: text.definition,
            locale: text.locale,
        });
        Ok(definitions.collect())
    }
}

impl From<SectionEntry> for SectionLink {
    fn from(entry: SectionEntry) -> Self {
        Self { section: entry.id, title: entry.title }
    }
}

/// The concepts that the text's terms lead to, each once.
fn concepts(blocks: &[Block]) -> Vec<&str> {
    let mut found = Vec::new();
    for span in span_lines(blocks).into_iter().flatten() {
        if let Span::Term { concept, .. } = span
            && !found.contains(&concept.as_str())
        {
            found.push(concept);
        }
    }
    found
}
