//! The search screen.

use super::{Doorstep, Shown};
use crate::handbook::{SectionId, plain_text};
use crate::locale::Locale;
use crate::pack::{FoundPassage, PackError};
use crate::search::{Query, Searcher, Snippet, search_all};

/// At most this many hits are worth a phone's screen, whatever is asked for.
const MOST: usize = 1000;
/// How many hits are asked how a corrected word is spelled.
const SPELLERS: usize = 3;
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
    pub fn search(&self, text: &str, language: Option<&Locale>, limit: usize) -> Result<Found, PackError> {
        let query = Query::parse(text);
        let watch = self.interrupt.watch();
        let limit = limit.min(MOST);
        let chain = self.chain(language);
        let indexes = self.indexes_by(&chain)?;
        let (matches, correction) = {
            let readers: Vec<_> = indexes.iter().map(|(_, index)| *index).collect();
            // A section is found once in each language it is in: ask for enough to keep `limit` of them.
            search_all(&readers, &query, limit.saturating_mul(indexes.len()), &watch)?
        };
        let mut hits: Vec<Hit> = Vec::new();
        let mut correction = correction;
        for (number, found) in matches {
            if hits.len() == limit {
                break;
            }
            if watch.interrupted() {
                return Err(PackError::Interrupted);
            }
            let Some((locale, index)) = indexes.get(number) else { continue };
            let source = &self.pack().manifest().source_locale;
            let passage = self.pack().content().found(locale, found.document, source)?;
            let Some(passage) = passage.filter(|new| hits.iter().all(|hit| hit.section != new.section)) else {
                continue;
            };
            let hit =
                self.hit(passage, locale, |text, chars| index.snippet(&query, text, chars), found.score, language)?;
            if number == 0 && hits.len() < SPELLERS {
                // The index has lost capitals and marks; the first hits have them.
                let shown = format!("{}\n{}", hit.title.text, hit.snippet.text);
                correction = correction.map(|correction| index.respell(&correction, &shown));
            }
            hits.push(hit);
        }
        // A title's capitals are not the person's.
        let typed_small = !text.chars().any(char::is_uppercase);
        let correction = correction.map(|words| if typed_small { words.to_lowercase() } else { words });
        Ok(Found { hits, correction })
    }

    fn hit(
        &self,
        found: FoundPassage,
        locale: &Locale,
        snippet: impl Fn(&str, usize) -> Snippet,
        score: f32,
        language: Option<&Locale>,
    ) -> Result<Hit, PackError> {
        let (section, topic_title) = (found.section.clone(), found.topic_title.clone());
        let passage = found.passage(locale)?;
        Ok(Hit {
            section,
            title: snippet(&passage.title, usize::MAX),
            topic_title,
            snippet: snippet(&plain_text(&passage.blocks), SNIPPET_CHARS),
            shown: Shown::of(&passage, &self.asked(language)),
            score,
        })
    }

    /// The indexes in the order of the chain, then the others. The reader's own has to open; another that is damaged is passed
    /// over, so that it keeps nobody from searching theirs. [`crate::pack::Pack::verify`] tells of it.
    fn indexes_by(&self, chain: &[Locale]) -> Result<Vec<(&Locale, &Searcher)>, PackError> {
        let rank = |locale: &Locale| chain.iter().position(|wanted| wanted == locale).unwrap_or(chain.len());
        let mut locales: Vec<_> = self.pack().manifest().locales.iter().collect();
        locales.sort_by_key(|locale| rank(locale));
        let mut found = Vec::with_capacity(locales.len());
        for (number, locale) in locales.into_iter().enumerate() {
            match self.pack().searcher(locale) {
                Ok(searcher) => found.push((locale, searcher)),
                Err(error) if number == 0 => return Err(error),
                Err(_) => {}
            }
        }
        Ok(found)
    }
}
