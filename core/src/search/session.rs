//! A search over the handbook's languages, from the query to the hits.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use super::expand::Expander;
use super::found::{Found, Match};
use super::index::{Index, IndexError, Named};
use super::interrupt::{Interrupt, Watch};
use super::query::{Query, QueryWord};
use super::rank::{Answers, Ranking, Scores, answers};
use super::reading::{Reading, Scope, strange_to, unknown_to};
use super::weights::MAX_FOREIGN;

/// What one thread keeps from one keystroke for the next: working memory, and what the last query's words stand for.
///
/// It changes no answer, only how soon it is there. Threads that search at once have a session each.
#[derive(Default)]
pub struct Session {
    states: Vec<State>,
}

/// What is kept for one index.
struct State {
    index: Arc<Index>,
    scores: Scores,
    /// The last query.
    last: Option<Arc<Reading>>,
}

impl std::fmt::Debug for Session {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Session").field("indexes", &self.states.len()).finish_non_exhaustive()
    }
}

impl State {
    fn new(index: &Arc<Index>) -> Self {
        let scores = Scores::new(index.len() as usize);
        Self { index: Arc::clone(index), scores, last: None }
    }

    fn read(
        &mut self,
        query: &Query,
        scope: Scope,
        named: &Named,
        watch: &Watch<'_>,
    ) -> Result<Arc<Reading>, IndexError> {
        let mut reading = Reading::new(&self.index, query, scope, self.last.as_deref(), watch)?;
        reading.end_with_names(&named.begun);
        reading.push_concepts(&self.index, &named.concepts, watch)?;
        let reading = Arc::new(reading);
        self.last = Some(Arc::clone(&reading));
        Ok(reading)
    }

    fn rank(&mut self, reading: &Reading, limit: usize, watch: &Watch<'_>) -> Result<Answers, IndexError> {
        self.scores.clear();
        answers(&self.index, reading, limit, &mut self.scores, watch)
    }
}

impl Session {
    /// A session that nobody has searched with yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Searches one index: the sections that answer a query, best first, at most `limit`.
    ///
    /// # Errors
    /// As [`Self::search_all`].
    pub fn search(
        &mut self,
        index: &Arc<Index>,
        query: &Query,
        limit: usize,
        interrupt: &Interrupt,
    ) -> Result<Found, IndexError> {
        self.search_all(std::slice::from_ref(index), query, limit, &interrupt.watch())
    }

    /// Searches several languages at once, the reader's own first; at most `limit` hits, each section once.
    ///
    /// A section counts more the more of the words it has, the rarer they are, the weightier the field and the nearer
    /// they stand together. A quoted phrase has to be in the section, unless no section has it. What is typed in an
    /// emergency has its section first.
    ///
    /// Hits in the reader's language come first, then those of the others. In the others, sections are found through the
    /// glossary's concepts, and by the words of the query that the reader's language does not know, such as names. A query
    /// in another of the languages is read by that one's rules, and corrected by its words.
    ///
    /// # Errors
    /// [`IndexError::Damaged`], [`IndexError::Io`], and [`IndexError::Interrupted`] once the watch is interrupted.
    pub fn search_all(
        &mut self,
        indexes: &[Arc<Index>],
        query: &Query,
        limit: usize,
        watch: &Watch<'_>,
    ) -> Result<Found, IndexError> {
        let mut states = self.take(indexes);
        let found = Search { states: &mut states, query, limit, watch }.run();
        self.states.extend(states);
        found
    }

    /// The states of some indexes, in their order; those of others are forgotten.
    fn take(&mut self, indexes: &[Arc<Index>]) -> Vec<State> {
        let mut kept = std::mem::take(&mut self.states);
        let mut take = |index: &Arc<Index>| {
            let place = kept.iter().position(|state| Arc::ptr_eq(&state.index, index));
            place.map_or_else(|| State::new(index), |place| kept.swap_remove(place))
        };
        indexes.iter().map(&mut take).collect()
    }
}

/// One search.
struct Search<'a> {
    states: &'a mut [State],
    query: &'a Query,
    limit: usize,
    watch: &'a Watch<'a>,
}

impl Search<'_> {
    fn run(self) -> Result<Found, IndexError> {
        let Some(own) = self.states.first().map(|state| Arc::clone(&state.index)) else { return Ok(Found::default()) };
        let typed = self.language()?;
        let foreign = self.known_elsewhere()?;
        let mut readings: Vec<Option<Arc<Reading>>> = vec![None; self.states.len()];
        let mut named = Named::default();
        // The language that the query is in comes first: what it corrects and names, the others look for.
        for number in std::iter::once(typed).chain((0..self.states.len()).filter(|number| *number != typed)) {
            let scope = match number {
                _ if number == typed => Scope::Own { foreign: if typed == 0 { foreign.clone() } else { Vec::new() } },
                0 => Scope::AsTyped,
                _ => Scope::Only { words: foreign.clone() },
            };
            let Some(state) = self.states.get_mut(number) else { continue };
            if number == typed {
                named = concepts_of(&state.index, self.query.text())?;
            } else if number == 0 {
                named.concepts.extend(concepts_of(&own, self.query.text())?.concepts);
            }
            let mut reading = state.read(self.query, scope.clone(), &named, self.watch)?;
            if let Some(correction) = reading.correction().filter(|_| number == typed) {
                // A concept may be named by the word that was meant.
                let meant = concepts_of(&state.index, &correction.folded())?;
                if !meant.concepts.is_subset(&named.concepts) {
                    named.concepts.extend(meant.concepts);
                    reading = state.read(self.query, scope, &named, self.watch)?;
                }
            }
            if let Some(place) = readings.get_mut(number) {
                *place = Some(reading);
            }
        }
        self.rank(typed, readings)
    }

    fn rank(self, typed: usize, readings: Vec<Option<Arc<Reading>>>) -> Result<Found, IndexError> {
        let Self { states, limit, watch, .. } = self;
        let Some((own, others)) = states.split_first_mut() else { return Ok(Found::default()) };
        let reading_of = |number: usize| readings.get(number).and_then(Option::as_ref);
        let mut found = Found { limit, ..Found::default() };
        let mut nearest = Vec::new();
        if let Some(reading) = reading_of(0) {
            let answers = own.rank(reading, limit, watch)?;
            found.total = answers.total;
            let hits = matches(0, &own.index, &answers.best)?;
            if answers.nearest { nearest.extend(hits) } else { found.hits = hits }
        }
        let mut foreign = Vec::new();
        for (number, other) in (1..).zip(others.iter_mut()) {
            let Some(reading) = reading_of(number) else { continue };
            let answers = other.rank(reading, MAX_FOREIGN, watch)?;
            let mut hits = matches(number, &other.index, &answers.best)?;
            if answers.nearest {
                // What is near in another language is further away than nothing.
                nearest.extend(hits.into_iter().filter(|_| number == typed));
                continue;
            }
            hits.retain(|hit| !own.index.document(hit.section).is_some_and(|document| own.scores.answers(document)));
            foreign.extend(hits);
        }
        foreign.sort_by(|a: &Match, b| {
            b.score.total_cmp(&a.score).then(a.index.cmp(&b.index)).then(a.document.cmp(&b.document))
        });
        let mut seen = BTreeSet::new();
        foreign.retain(|hit| seen.insert(hit.section));
        if found.hits.is_empty() {
            found.total = 0;
        }
        found.total += foreign.len();
        found.hits.extend(foreign);
        found.nearest = found.hits.is_empty() && !nearest.is_empty();
        if found.nearest {
            let mut seen = BTreeSet::new();
            nearest.retain(|hit| seen.insert(hit.section));
            found.total = nearest.len();
            found.hits = nearest;
        }
        if let Some(reading) = reading_of(typed) {
            let best = found.hits.iter().find(|hit| hit.index == typed);
            let state = if typed == 0 { Some(&*own) } else { others.get(typed - 1) };
            if let (Some(correction), Some(best), Some(state)) = (reading.correction(), best, state) {
                found.correction = correction.in_section(&state.index.trace(best.document)?);
            }
        }
        for (number, reading) in readings.iter().enumerate() {
            if let Some(document) = reading.as_ref().and_then(|reading| reading.emergency) {
                let state = if number == 0 { Some(&*own) } else { others.get(number - 1) };
                if let Some(state) = state {
                    found.pin(number, document, state.index.section(document)?, own.index.as_ref());
                    break;
                }
            }
        }
        found.hits.truncate(limit);
        found.readings = readings;
        Ok(found)
    }

    /// The index of the language that the query is in: the one that knows most of its words; the reader's where others
    /// know no more.
    fn language(&self) -> Result<usize, IndexError> {
        let mut best = (0, (0, 0));
        for (number, state) in self.states.iter().enumerate() {
            let strange = strange_to(&state.index, self.query)?;
            if number == 0 && strange.is_empty() {
                return Ok(0);
            }
            let all = self.query.words(state.index.analyzer()).len();
            let known = all.saturating_sub(strange.len());
            let near = self.near_words(&state.index, &strange)?;
            if number == 0 || (known, near) > best.1 {
                best = (number, (known, near));
            }
        }
        Ok(best.0)
    }

    /// How many strange words are near a word that the index has and its language too.
    fn near_words(&self, index: &Index, strange: &[QueryWord]) -> Result<usize, IndexError> {
        let expander = Expander::new(index, self.watch, strange)?;
        let mut near = 0;
        for word in strange {
            near += usize::from(expander.is_near_own(word)?);
        }
        Ok(near)
    }

    /// Where the query's words are that the reader's index lacks and another's has.
    fn known_elsewhere(&self) -> Result<Vec<Range<usize>>, IndexError> {
        let Some((own, others)) = self.states.split_first() else { return Ok(Vec::new()) };
        let mut unknown = unknown_to(&own.index, self.query)?;
        let lexicon = own.index.lexicon()?;
        // A word of the reader's language is that word, and no other's.
        unknown.retain(|word| lexicon.class(&word.term).is_none());
        let mut known = Vec::new();
        for word in unknown {
            for other in others {
                let term = other.index.analyzer().term(self.query.written(&word)).into_owned();
                if other.index.terms()?.get(term.as_bytes())?.is_some() {
                    known.push(word.range.clone());
                    break;
                }
            }
        }
        Ok(known)
    }
}

/// Sections of one index as hits.
fn matches(number: usize, index: &Index, best: &[Ranking]) -> Result<Vec<Match>, IndexError> {
    let hit = |ranking: &Ranking| {
        let Ranking { document, score } = *ranking;
        Ok(Match { index: number, document, section: index.section(document)?, score, pinned: false })
    };
    best.iter().map(hit).collect()
}

/// The glossary's concepts that a text names.
fn concepts_of(index: &Index, text: &str) -> Result<Named, IndexError> {
    let glossary = index.concepts()?;
    if glossary.is_empty() {
        return Ok(Named::default());
    }
    let unknown: Vec<_> = unknown_to(index, &Query::parse(text))?.into_iter().map(|word| word.range).collect();
    Ok(glossary.find(index.locale(), index.lexicon()?, text, &unknown)?)
}
