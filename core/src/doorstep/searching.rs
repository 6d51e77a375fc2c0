//! The search screen.

use super::{Doorstep, Shown};
use crate::handbook::{SectionId, plain_text};
use crate::pack::PackError;
use crate::search::{Index, Match, Query, Snippet, search_all};

/// At most this many hits are worth a phone's screen, whatever is asked for.
const MOST: usize = 1000;
/// About three lines on a phone.
const SNIPPET_CHARS: usize = 160;

/// What a search found.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The passages, those in the reader's language first, each best first.
    pub hits: Vec<Hit>,
    /// The words that were searched for instead, where those typed look misspelled.
    pub correction: Option<String>,
}

/// A passage that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// The section.
    pub section: SectionId,
    /// Its title, with the words that matched.
    pub title: Snippet,
    /// The topic's title.
    pub topic_title: String,
    /// The best part of its text, with the words that matched.
    pub snippet: Snippet,
    /// The language it was found in; `fallback` where that is not the reader's.
    pub shown: Shown,
    /// How well it answers; comparable among hits of one language.
    pub score: f32,
}

impl Doorstep {
    /// Searches the reader's language, or the given one, then the others. An empty query finds nothing.
    ///
    /// # Errors
    /// [`PackError::Interrupted`] after [`Self::interrupt`]; otherwise what a damaged pack gives.
    pub fn search(&self, text: &str, language: Option<&str>, limit: usize) -> Result<Found, PackError> {
        let query = Query::parse(text);
        let limit = limit.min(MOST);
        let chain = self.chain(language);
        let indexes = self.indexes_by(&chain);
        let (matches, correction) = {
            let readers: Vec<_> = indexes.iter().map(|(_, index)| *index).collect();
            // A section is found once in each language it is in: ask for enough to keep `limit` of them.
            search_all(&readers, &query, limit.saturating_mul(indexes.len()), &self.interrupt)?
        };
        let mut hits: Vec<Hit> = Vec::new();
        for (number, found) in matches {
            if hits.len() == limit {
                break;
            }
            let Some((tag, index)) = indexes.get(number) else { continue };
            let section = self.pack().content().section_of_document(tag, found.document)?;
            let Some(section) = section.filter(|id| hits.iter().all(|hit| hit.section != *id)) else { continue };
            hits.extend(self.hit(section, tag, index, &query, found, language)?);
        }
        Ok(Found { hits, correction })
    }

    fn hit(
        &self,
        section: SectionId,
        tag: &str,
        index: &Index,
        query: &Query,
        found: Match,
        language: Option<&str>,
    ) -> Result<Option<Hit>, PackError> {
        let content = self.pack().content();
        let chain = [tag.to_owned()];
        let Some(row) = content.section(&section)? else { return Ok(None) };
        let Some(passage) = content.passage(row.position, &chain)? else { return Ok(None) };
        let topic = content.topic_at(row.topic, &self.chain(Some(tag)))?;
        Ok(Some(Hit {
            section,
            title: index.snippet(query, &passage.title, usize::MAX),
            topic_title: topic.map(|topic| topic.title).unwrap_or_default(),
            snippet: index.snippet(query, &plain_text(&passage.blocks), SNIPPET_CHARS),
            shown: self.shown(&passage, &self.asked(language)),
            score: found.score,
        }))
    }

    /// The indexes in the order of the chain, then the others.
    fn indexes_by(&self, chain: &[String]) -> Vec<(String, &Index)> {
        let rank = |tag: &String| chain.iter().position(|wanted| wanted == tag).unwrap_or(chain.len());
        let mut indexes: Vec<_> =
            self.pack().indexes().iter().map(|(locale, index)| (locale.to_string(), index)).collect();
        indexes.sort_by_key(|(tag, _)| rank(tag));
        indexes
    }
}
