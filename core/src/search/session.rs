//! A search over the handbook's languages, from the query to the hits.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use super::correction::Correction;
use super::expand::Expander;
use super::found::{Found, Match};
use super::index::{Index, IndexError, Named};
use super::interrupt::{Interrupt, Watch};
use super::query::{Query, QueryWord};
use super::rank::{Answers, Order, Ranking, Scores, answers};
use super::reading::{Reading, Scope, emergency_as_typed, strange_to, unknown_to};
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

    /// Whether a section, by its number among those of all languages, answers what was ranked last.
    fn answers(&self, section: u32) -> Result<bool, IndexError> {
        Ok(self.index.document(section)?.is_some_and(|document| self.scores.answers(document)))
    }

    fn rank(
        &mut self,
        reading: &Reading,
        limit: usize,
        order: Order,
        watch: &Watch<'_>,
    ) -> Result<Answers, IndexError> {
        answers(&self.index, reading, limit, order, &mut self.scores, watch)
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
        match (found, indexes) {
            // Another language's damage keeps nobody from searching theirs.
            (Err(IndexError::Damaged), [own, _, ..]) => self.search_all(std::slice::from_ref(own), query, limit, watch),
            (found, _) => found,
        }
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
    fn run(mut self) -> Result<Found, IndexError> {
        let Some(own) = self.states.first() else { return Ok(Found::default()) };
        let strange = strange_to(&own.index, self.query)?;
        let typed = self.language(&strange)?;
        let foreign = self.known_elsewhere(strange)?;
        let (reading, mut named) = self.read_as_typed(typed, &foreign)?;
        // Words of another language are put right by that one before the reader's own looks for them.
        let meant = reading.correction().map_or_else(|| self.query.clone(), |meant| Query::parse(&meant.folded()));
        let mut readings: Vec<Option<Arc<Reading>>> = vec![None; self.states.len()];
        for (number, (state, read)) in self.states.iter_mut().zip(&mut readings).enumerate() {
            *read = Some(match number {
                _ if number == typed => Arc::clone(&reading),
                0 => {
                    named.concepts.extend(concepts_of(&state.index, meant.text())?.concepts);
                    state.read(&meant, Scope::AsTyped, &named, self.watch)?
                }
                _ => state.read(self.query, Scope::Only { words: foreign.clone() }, &named, self.watch)?,
            });
        }
        self.rank(typed, readings)
    }

    /// The query as the index of its own language reads it, and the concepts that it names or is corrected to name.
    fn read_as_typed(&mut self, typed: usize, foreign: &[Range<usize>]) -> Result<(Arc<Reading>, Named), IndexError> {
        let Some(state) = self.states.get_mut(typed) else { return Err(IndexError::Damaged) };
        let scope = Scope::Own { foreign: if typed == 0 { foreign.to_vec() } else { Vec::new() } };
        let mut named = concepts_of(&state.index, self.query.text())?;
        let reading = state.read(self.query, scope.clone(), &named, self.watch)?;
        let Some(correction) = reading.correction() else { return Ok((reading, named)) };
        let meant = concepts_of(&state.index, &correction.folded())?.concepts;
        if meant.is_subset(&named.concepts) {
            return Ok((reading, named));
        }
        named.concepts.extend(meant);
        Ok((state.read(self.query, scope, &named, self.watch)?, named))
    }

    fn rank(self, typed: usize, readings: Vec<Option<Arc<Reading>>>) -> Result<Found, IndexError> {
        let Self { states, query, limit, watch } = self;
        let mut found = Found::default();
        let (mut hits, mut nearest): (Vec<Match>, Vec<Match>) = (Vec::new(), Vec::new());
        let mut nearest_own = 0;
        for (number, reading) in readings.iter().enumerate() {
            let (Some((state, before)), Some(reading)) = (split_at_state(states, number), reading) else { continue };
            let most = if number == 0 { limit } else { MAX_FOREIGN };
            // Those of other languages stand behind: where the reader's fill the rows, they are only counted.
            let is_shown = number == typed || hits.len() < limit;
            let order = if is_shown { Order::Final } else { Order::Rough };
            let answers = state.rank(reading, most, order, watch)?;
            let best = matches(number, &state.index, &answers.best)?;
            if number == typed {
                found.correction = correction(state, reading, best.first())?;
            }
            if answers.nearest {
                // What is near in a language that nobody typed is further away than nothing.
                nearest.extend(best.into_iter().filter(|_| number == typed || number == 0));
                nearest_own += if number == 0 { answers.total } else { 0 };
                continue;
            }
            found.total += if number == 0 { answers.total } else { 0 };
            for hit in best {
                if !before.first().map_or(Ok(false), |own| own.answers(hit.section))? {
                    hits.push(hit);
                }
            }
        }
        found.nearest = hits.is_empty() && !nearest.is_empty();
        if found.nearest {
            hits = nearest;
            found.total = nearest_own;
        }
        found.total += put_in_order(&mut hits);
        found.hits = hits;
        let emergency = emergency(states, &readings, (typed != 0).then_some(query))?;
        if let (Some((number, document)), Some(own)) = (emergency, states.first()) {
            let section = states.get(number).map_or(Ok(0), |state| state.index.section(document))?;
            let counted = own.answers(section)? || found.hits.iter().any(|hit| hit.section == section);
            // In the reader's language, where it is there.
            let (number, document) = own.index.document(section)?.map_or((number, document), |document| (0, document));
            found.pin(number, document, section, counted);
        }
        found.hits.truncate(limit);
        found.readings = readings;
        Ok(found)
    }

    /// The index of the language that the query is in: the one that knows most of its words; the reader's where others
    /// know no more, and have none that the `strange` ones, which the reader's lacks, are closer to.
    fn language(&self, strange: &[QueryWord]) -> Result<usize, IndexError> {
        let Some((own, others)) = self.states.split_first().filter(|_| !strange.is_empty()) else { return Ok(0) };
        let mut best = (0, self.knowledge(&own.index, strange)?);
        for (number, other) in (1..).zip(others) {
            let knowledge = self.knowledge(&other.index, &strange_to(&other.index, self.query)?)?;
            if knowledge > best.1 {
                best = (number, knowledge);
            }
        }
        Ok(best.0)
    }

    /// How many of the query's words an index or its language has, and how close the strange ones are to some.
    fn knowledge(&self, index: &Index, strange: &[QueryWord]) -> Result<(usize, usize), IndexError> {
        let all = self.query.words(index.analyzer()).len();
        Ok((all.saturating_sub(strange.len()), self.closeness(index, strange)?))
    }

    /// How close strange words are to words of the index and its language, together.
    fn closeness(&self, index: &Index, strange: &[QueryWord]) -> Result<usize, IndexError> {
        let expander = Expander::new(index, self.watch, strange)?;
        strange.iter().map(|word| expander.closeness(word)).sum()
    }

    /// Where those of the words are that are strange to the reader's language, and that another's index has.
    fn known_elsewhere(&self, strange: Vec<QueryWord>) -> Result<Vec<Range<usize>>, IndexError> {
        let mut known = Vec::new();
        for word in strange {
            for other in self.states.iter().skip(1) {
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

/// A state, and those before it.
fn split_at_state(states: &mut [State], number: usize) -> Option<(&mut State, &[State])> {
    let (before, rest) = states.split_at_mut_checked(number)?;
    rest.first_mut().map(|state| (state, &*before))
}

/// Puts the hits of other languages in order behind those of the reader's, each section once, and gives how many they are.
fn put_in_order(hits: &mut Vec<Match>) -> usize {
    let own = hits.iter().filter(|hit| hit.index == 0).count();
    let by_score = |a: &Match, b: &Match| {
        b.score.total_cmp(&a.score).then(a.index.cmp(&b.index)).then(a.document.cmp(&b.document))
    };
    hits.get_mut(own..).unwrap_or_default().sort_by(by_score);
    let mut seen = BTreeSet::new();
    hits.retain(|hit| seen.insert(hit.section));
    hits.len().saturating_sub(own)
}

/// What was probably meant, where the best section has it.
fn correction(state: &State, reading: &Reading, best: Option<&Match>) -> Result<Option<Correction>, IndexError> {
    match (reading.correction(), best) {
        (Some(correction), Some(best)) => correction.in_section(&state.index, best.document),
        _ => Ok(None),
    }
}

/// The first index whose words of an emergency the query has, and the section that answers them there.
fn emergency(
    states: &[State],
    readings: &[Option<Arc<Reading>>],
    put_right: Option<&Query>,
) -> Result<Option<(usize, u32)>, IndexError> {
    for (number, (state, reading)) in states.iter().zip(readings).enumerate() {
        let read = reading.as_ref().and_then(|reading| reading.emergency);
        // The reader's own words count as they were typed, too, where the query was put right as one of another language.
        let document = match put_right.filter(|_| read.is_none() && number == 0) {
            Some(typed) => emergency_as_typed(&state.index, typed)?,
            None => read,
        };
        if let Some(document) = document {
            return Ok(Some((number, document)));
        }
    }
    Ok(None)
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
