//! A search of one index, from the query to the hits.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, OnceLock};

use super::correction::{correction, respell};
use super::expand::{Expanded, Expander};
use super::index::{Index, IndexError};
use super::interrupt::{Interrupt, Watch};
use super::query::{MAX_WORDS, Query, QueryWord};
use super::rank::{Match, Scores, best};
use super::snippet::{Matcher, Snippet};
use crate::bytes::ByteSource;

/// What a search found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Matches {
    /// The sections, best first.
    pub hits: Vec<Match>,
    /// What the person seems to have meant, where the best reading of the query is a corrected one.
    pub correction: Option<String>,
}

/// Searches one index, and keeps from one keystroke what the next can use.
///
/// What was asked before changes no answer, only how soon it is there.
pub struct Searcher {
    index: Index,
    /// Working memory; nothing while a search has it.
    scores: Mutex<Option<Scores>>,
    /// The last query.
    last: Mutex<Option<Arc<ExpandedQuery>>>,
}

/// Which words of a query a search looks for.
#[derive(Clone, Copy)]
pub(super) enum Scope<'a> {
    /// All of them, in the language the reader reads.
    Own,
    /// All of them as they stand: they are words of another language.
    AsTyped,
    /// Those that the reader's own index does not know, as they stand, and the glossary's concepts.
    Other(&'a Index),
}

/// A query and what its words stand for: kept for the snippets, and since the next one is mostly the same, typed on.
struct ExpandedQuery {
    query: Query,
    /// Whether other forms and misspellings were looked for.
    own: bool,
    marked: bool,
    words: Vec<Expanded>,
    /// How many of them were typed; the rest are the glossary's.
    typed: usize,
    /// Made at the first snippet; a screen has one for each of its hits.
    matcher: OnceLock<Matcher>,
}

impl ExpandedQuery {
    /// What a finished word stood for, where it is written as in this query and nothing else bears on it.
    fn meaning(&self, query: &Query, word: &QueryWord) -> Option<Expanded> {
        let written = query.written(word);
        let known = self
            .words
            .iter()
            .take(self.typed)
            .find(|known| known.word.is_like(word) && self.query.written(&known.word) == written)?;
        Some(Expanded { word: word.clone(), ..known.clone() })
    }

    fn matcher(&self) -> &Matcher {
        self.matcher.get_or_init(|| Matcher::new(&self.words))
    }
}

impl std::fmt::Debug for Searcher {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Searcher").field("index", &self.index).finish_non_exhaustive()
    }
}

impl Searcher {
    /// A searcher of an index, which nobody has asked yet.
    pub fn new(index: Index) -> Self {
        Self { index, scores: Mutex::new(None), last: Mutex::new(None) }
    }

    /// Opens an index to search it.
    ///
    /// # Errors
    /// As [`Index::open`].
    pub fn open(source: ByteSource) -> Result<Self, IndexError> {
        Index::open(source).map(Self::new)
    }

    /// The index that is searched.
    pub fn index(&self) -> &Index {
        &self.index
    }

    /// The sections that answer a query, best first, at most `limit`.
    ///
    /// A section counts more the more of the words it has, the rarer they are, the weightier the field and the nearer
    /// they stand together. A quoted phrase has to be in the section, unless no section has it.
    ///
    /// # Errors
    /// [`IndexError::Damaged`], [`IndexError::Io`], and [`IndexError::Interrupted`] once `interrupt` is used.
    pub fn search(&self, query: &Query, limit: usize, interrupt: &Interrupt) -> Result<Matches, IndexError> {
        let watch = interrupt.watch();
        self.search_in(query, Scope::Own, &concepts_of(&self.index, query)?, limit, &watch)
    }

    pub(super) fn search_in(
        &self,
        query: &Query,
        scope: Scope<'_>,
        concepts: &BTreeSet<u32>,
        limit: usize,
        watch: &Watch<'_>,
    ) -> Result<Matches, IndexError> {
        let expanded = self.expanded(query, scope, concepts, watch)?;
        let mut scores = self.take_scores();
        let hits = best(&self.index, &expanded.words, limit, &mut scores, watch);
        scores.clear();
        self.return_scores(scores);
        let hits = hits?;
        let corrected = expanded.words.iter().any(|word| word.correction.is_some());
        let correction = match hits.first().filter(|_| corrected) {
            Some(best) => correction(query, &expanded.words, &self.index.trace(best.document)?),
            None => None,
        };
        Ok(Matches { hits, correction })
    }

    /// The query's words and the glossary's other names for them, with what they stand for in this index.
    fn expanded(
        &self,
        query: &Query,
        scope: Scope<'_>,
        concepts: &BTreeSet<u32>,
        watch: &Watch<'_>,
    ) -> Result<Arc<ExpandedQuery>, IndexError> {
        let mut words = query.words(self.index.analyzer());
        if let Scope::Other(own) = scope {
            words = unknown_to(own, query, words)?;
        }
        let expander = Expander::new(&self.index, watch, &words);
        let own = matches!(scope, Scope::Own);
        let before = self.last().filter(|last| last.own && own && last.marked == expander.marked());
        let mut found = Vec::with_capacity(words.len());
        for word in words {
            found.push(match before.as_ref().and_then(|before| before.meaning(query, &word)) {
                Some(known) => known,
                None if own => expander.expand(query.text(), word)?,
                None => expander.expand_as_it_stands(query.text(), word)?,
            });
        }
        let typed = found.len();
        push_concepts(&self.index, concepts, &expander, &mut found)?;
        let (query, marked) = (query.clone(), expander.marked());
        let expanded = Arc::new(ExpandedQuery { query, own, marked, words: found, typed, matcher: OnceLock::new() });
        self.keep(Arc::clone(&expanded));
        Ok(expanded)
    }

    /// The part of a section's plain text that best shows why it answers the query, in at most `max_chars` characters.
    ///
    /// It begins with a sentence where there is room, and the words highlighted are those that the search matched:
    /// as typed, in other forms, misspelled, or by the glossary's other names.
    pub fn snippet(&self, query: &Query, text: &str, max_chars: usize) -> Snippet {
        let expanded = self.last().filter(|last| last.query == *query).or_else(|| {
            let interrupt = Interrupt::new();
            let concepts = concepts_of(&self.index, query).ok()?;
            self.expanded(query, Scope::Own, &concepts, &interrupt.watch()).ok()
        });
        let nothing = Matcher::new(&[]);
        let matcher = expanded.as_ref().map_or(&nothing, |expanded| expanded.matcher());
        matcher.snippet(self.index.analyzer(), text, max_chars)
    }

    /// A correction spelled as a text spells it, with its capitals and marks: give it a text that was found.
    ///
    /// The index knows words only as they are compared, so [`Matches::correction`] may lack marks.
    pub fn respell(&self, correction: &str, text: &str) -> String {
        respell(self.index.analyzer(), correction, text)
    }

    /// Working memory for one search.
    fn take_scores(&self) -> Scores {
        let kept = self.scores.lock().ok().and_then(|mut kept| kept.take());
        kept.unwrap_or_else(|| Scores::new(self.index.len() as usize))
    }

    /// Gives working memory back, for the next search.
    fn return_scores(&self, scores: Scores) {
        if let Ok(mut kept) = self.scores.lock() {
            *kept = Some(scores);
        }
    }

    /// Keeps what a query's words stand for.
    fn keep(&self, expanded: Arc<ExpandedQuery>) {
        if let Ok(mut kept) = self.last.lock() {
            *kept = Some(expanded);
        }
    }

    /// The last query and what its words stand for.
    fn last(&self) -> Option<Arc<ExpandedQuery>> {
        self.last.lock().ok()?.clone()
    }
}

/// Whether every word of a query is a term as it is typed.
pub(super) fn knows(index: &Index, query: &Query) -> Result<bool, IndexError> {
    Ok(unknown_to(index, query, query.words(index.analyzer()))?.is_empty())
}

/// The glossary's concepts that a query names.
pub(super) fn concepts_of(index: &Index, query: &Query) -> Result<BTreeSet<u32>, IndexError> {
    let glossary = index.concepts()?;
    if glossary.is_empty() {
        return Ok(BTreeSet::new());
    }
    let unknown = unknown_to(index, query, query.words(index.analyzer()))?;
    let unknown: Vec<_> = unknown.into_iter().map(|word| word.range).collect();
    Ok(glossary.find(index.locale(), query.text(), &unknown)?)
}

fn push_concepts(
    index: &Index,
    concepts: &BTreeSet<u32>,
    expander: &Expander<'_>,
    found: &mut Vec<Expanded>,
) -> Result<(), IndexError> {
    let glossary = index.concepts()?;
    for concept in concepts.iter().take(MAX_WORDS) {
        for name in glossary.names(*concept)? {
            for word in Query::parse(&format!("{name} ")).words(index.analyzer()) {
                if found.len() >= MAX_WORDS {
                    return Ok(());
                }
                if found.iter().all(|known| known.word.term != word.term) {
                    found.push(expander.expand_synonym(name, word)?);
                }
            }
        }
    }
    Ok(())
}

/// The words that an index has no term for; a word that may go on is known where it begins one.
fn unknown_to(index: &Index, query: &Query, words: Vec<QueryWord>) -> Result<Vec<QueryWord>, IndexError> {
    let terms = index.terms()?;
    let mut unknown = Vec::new();
    for word in words {
        let term = index.analyzer().term(query.written(&word));
        let known =
            if word.unfinished { terms.has_beginning(term.as_bytes())? } else { terms.get(term.as_bytes())?.is_some() };
        if !known {
            unknown.push(word);
        }
    }
    Ok(unknown)
}
