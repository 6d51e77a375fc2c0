//! The search screen.

use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use super::passages::ShownPassage;
use super::{Badge, Call, Doorstep, Shown};
use crate::handbook::SectionId;
use crate::locale::Locale;
use crate::pack::{PackError, SearchState};
use crate::search::{self, Index, Match, Query, Session, Snippet};

/// At most this many hits are worth a phone's memory, whatever is asked for.
const MOST: usize = 1000;
/// How many hits are asked how a corrected word is spelled.
const SPELLERS: usize = 3;
/// About three lines on a phone.
const SNIPPET_CHARS: usize = 160;

/// What a search found, a screen of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The passages of the screen: those in the reader's language first, each best first.
    pub hits: Vec<Hit>,
    /// How many passages were found in all. A search of a very large handbook stops before it has counted the last ones.
    pub total: usize,
    /// Whether no passage answers the words: these are the nearest.
    pub nearest: bool,
    /// The words that were searched for instead, where those typed look misspelled.
    pub correction: Option<String>,
    /// How search stands in the language that was asked for: where its index was made on this device, some words are missing (P12).
    pub state: SearchState,
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
    /// Whom to call, where the words are those of an emergency and this passage therefore stands first.
    pub call: Option<Call>,
    /// Whose addition to the handbook it is; none for a passage of the handbook itself.
    pub badge: Option<Badge>,
}

/// Sessions that no search is using: searches on several threads at once have one each.
#[derive(Debug, Default)]
pub(super) struct Sessions(Mutex<Vec<Session>>);

impl Sessions {
    pub(super) fn take(&self) -> Session {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).pop().unwrap_or_default()
    }

    pub(super) fn give_back(&self, session: Session) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(session);
    }
}

impl Doorstep {
    /// Searches the reader's language, or the given one, then the others, and gives some rows of what was found: those that
    /// a screen shows. An empty query finds nothing.
    ///
    /// # Errors
    /// [`PackError::Interrupted`] after [`Self::interrupt`]; otherwise what a damaged pack gives.
    pub fn search(&self, text: &str, language: Option<&Locale>, rows: Range<usize>) -> Result<Found, PackError> {
        if self.beside.is_empty() {
            return self.search_handbook(text, language, rows);
        }
        let (watch, asked) = (self.interrupt.watch(), self.asked(language));
        let mut found = self.search_handbook(text, language, 0..rows.end)?;
        for beside in &self.beside {
            match beside.door.search(text, Some(&asked), 0..rows.end) {
                Ok(theirs) => found.join(&beside.badge, theirs),
                Err(PackError::Interrupted) => return Err(PackError::Interrupted),
                // What an agency adds keeps nobody from searching the handbook.
                Err(_) => {}
            }
        }
        if watch.interrupted() {
            return Err(PackError::Interrupted);
        }
        found.hits.truncate(rows.end);
        found.hits.drain(..rows.start.min(found.hits.len()));
        Ok(found)
    }

    fn search_handbook(&self, text: &str, language: Option<&Locale>, rows: Range<usize>) -> Result<Found, PackError> {
        let query = Query::parse(text);
        let watch = self.interrupt.watch();
        let (locales, indexes) = self.indexes_by(&self.chain(language))?;
        let mut session = self.sessions.take();
        let found = session.search_all(&indexes, &query, rows.end.min(MOST), &watch);
        self.sessions.give_back(session);
        let found = found?;
        let shown = found.hits.get(rows.start.min(found.hits.len())..).unwrap_or_default();
        let passages = self.passages.of(self.pack(), &locales, &indexes, shown)?;
        if watch.interrupted() {
            return Err(PackError::Interrupted);
        }
        let mut hits = Vec::with_capacity(passages.len());
        for (hit, passage) in shown.iter().zip(&passages) {
            hits.push(self.hit(&found, *hit, passage, language)?);
        }
        let spellers = shown.iter().zip(&passages).filter(|(hit, _)| !hit.pinned).take(SPELLERS);
        let texts: Vec<_> = spellers.flat_map(|(_, passage)| [&passage.title, &passage.text]).collect();
        let state = locales.first().map_or(SearchState::Off, |own| self.pack().search_state(own));
        Ok(Found { hits, total: found.total, nearest: found.nearest, correction: found.correction(&texts), state })
    }

    fn hit(
        &self,
        found: &search::Found,
        hit: Match,
        passage: &ShownPassage,
        language: Option<&Locale>,
    ) -> Result<Hit, PackError> {
        Ok(Hit {
            section: passage.section.clone(),
            title: found.snippet(hit.index, &passage.title, usize::MAX),
            topic_title: passage.topic_title.clone(),
            snippet: found.snippet(hit.index, &passage.text, SNIPPET_CHARS),
            shown: Shown::new(&passage.locale, passage.freshness, passage.status, &self.asked(language)),
            score: hit.score,
            badge: None,
            call: if hit.pinned { self.call(&passage.section, &passage.locale)? } else { None },
        })
    }

    /// How search stands in a language, the reader's without one (P12).
    pub fn search_state(&self, language: Option<&Locale>) -> SearchState {
        self.chain(language).first().map_or(SearchState::Off, |own| self.pack().search_state(own))
    }

    /// The first number to call that a section gives.
    fn call(&self, section: &SectionId, locale: &Locale) -> Result<Option<Call>, PackError> {
        Ok(self.calls_of(section, std::slice::from_ref(locale))?.into_iter().next())
    }

    /// The indexes in the order of the chain, then the others. The reader's own has to open; another that is damaged or of another
    /// version is passed over, so that it keeps nobody from searching theirs. [`crate::pack::Pack::verify`] tells of it.
    fn indexes_by(&self, chain: &[Locale]) -> Result<(Vec<Locale>, Vec<Arc<Index>>), PackError> {
        let rank = |locale: &Locale| chain.iter().position(|wanted| wanted == locale).unwrap_or(chain.len());
        let mut locales: Vec<_> = self.pack().manifest().locales.clone();
        locales.sort_by_key(rank);
        let mut found = (Vec::with_capacity(locales.len()), Vec::with_capacity(locales.len()));
        for (number, locale) in locales.into_iter().enumerate() {
            let index = if number == 0 { Some(self.pack().index(&locale)?) } else { self.pack().whole_index(&locale) };
            if let Some(index) = index {
                found.0.push(locale);
                found.1.push(Arc::clone(index));
            }
        }
        Ok(found)
    }
}
