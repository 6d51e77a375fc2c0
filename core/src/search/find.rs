//! A search of one index, from the query to the hits.

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use super::analysis::Kind;
use super::concepts::ConceptTable;
use super::expand::{Expanded, Expander};
use super::index::{Index, IndexError, trace_byte};
use super::interrupt::{Interrupt, Watch};
use super::proximity::Proximity;
use super::query::{MAX_WORDS, Query, QueryWord};
use super::rank::{Ranked, Scores, score};
use super::snippet::{Matcher, Snippet};
use super::weights::{LOOKED_AT, LOOKED_AT_FOR_PHRASE, NEARNESS};
use super::{Match, Matches};

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
pub(crate) struct Asked {
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

impl Asked {
    /// What a finished word stood for, where it is written as in this query and nothing else bears on it.
    fn meaning(&self, query: &Query, word: &QueryWord) -> Option<Expanded> {
        let written = query.text().get(word.range.clone());
        let known = self
            .words
            .iter()
            .take(self.typed)
            .find(|known| known.word.is_like(word) && self.query.text().get(known.word.range.clone()) == written)?;
        Some(Expanded { word: word.clone(), ..known.clone() })
    }

    fn matcher(&self) -> &Matcher {
        self.matcher.get_or_init(|| Matcher::new(&self.words))
    }
}

impl Index {
    /// The sections that answer a query, best first, at most `limit`.
    ///
    /// A section counts more the more of the words it has, the rarer they are, the weightier the field and the nearer
    /// they stand together. A quoted phrase has to be in the section, unless no section has it.
    ///
    /// # Errors
    /// [`IndexError::Damaged`], [`IndexError::Io`], and [`IndexError::Interrupted`] once `interrupt` is used.
    pub fn search(&self, query: &Query, limit: usize, interrupt: &Interrupt) -> Result<Matches, IndexError> {
        let watch = interrupt.watch();
        self.search_in(query, Scope::Own, &self.concepts_of(query)?, limit, &watch)
    }

    pub(super) fn search_in(
        &self,
        query: &Query,
        scope: Scope<'_>,
        concepts: &BTreeSet<u32>,
        limit: usize,
        watch: &Watch<'_>,
    ) -> Result<Matches, IndexError> {
        let asked = self.expanded(query, scope, concepts, watch)?;
        let mut scores = self.take_scores();
        let hits = self.ranked(&asked.words, limit, &mut scores, watch);
        scores.clear();
        self.return_scores(scores);
        let hits = hits?;
        let corrected = asked.words.iter().any(|word| word.correction.is_some());
        let correction = match hits.first().filter(|_| corrected) {
            Some(best) => correction(query, &asked.words, &self.trace(best.document)?),
            None => None,
        };
        Ok(Matches { hits, correction })
    }

    /// Whether every word of a query is a term as it is typed.
    pub(super) fn knows(&self, query: &Query) -> Result<bool, IndexError> {
        Ok(unknown_to(self, query, query.words(self.analyzer()))?.is_empty())
    }

    /// The query's words and the glossary's other names for them, with what they stand for in this index.
    fn expanded(
        &self,
        query: &Query,
        scope: Scope<'_>,
        concepts: &BTreeSet<u32>,
        watch: &Watch<'_>,
    ) -> Result<Arc<Asked>, IndexError> {
        let mut words = query.words(self.analyzer());
        if let Scope::Other(own) = scope {
            words = unknown_to(own, query, words)?;
        }
        let expander = Expander::new(self, watch, &words);
        let own = matches!(scope, Scope::Own);
        let before = self.asked().filter(|asked| asked.own && own && asked.marked == expander.marked());
        let mut found = Vec::with_capacity(words.len());
        for word in words {
            found.push(match before.as_ref().and_then(|before| before.meaning(query, &word)) {
                Some(known) => known,
                None if own => expander.expand(query.text(), word)?,
                None => expander.expand_as_it_stands(query.text(), word)?,
            });
        }
        let typed = found.len();
        self.push_concepts(concepts, &expander, &mut found)?;
        let (query, marked) = (query.clone(), expander.marked());
        let asked = Arc::new(Asked { query, own, marked, words: found, typed, matcher: OnceLock::new() });
        self.keep(Arc::clone(&asked));
        Ok(asked)
    }

    /// The glossary's concepts that a query names.
    pub(super) fn concepts_of(&self, query: &Query) -> Result<BTreeSet<u32>, IndexError> {
        let glossary = ConceptTable::open(self.concepts()?)?;
        if glossary.is_empty() {
            return Ok(BTreeSet::new());
        }
        let unknown = unknown_to(self, query, query.words(self.analyzer()))?;
        let unknown: Vec<_> = unknown.into_iter().map(|word| word.range).collect();
        Ok(glossary.find(self.locale(), query.text(), &unknown)?)
    }

    fn push_concepts(
        &self,
        concepts: &BTreeSet<u32>,
        expander: &Expander<'_>,
        found: &mut Vec<Expanded>,
    ) -> Result<(), IndexError> {
        let glossary = ConceptTable::open(self.concepts()?)?;
        for concept in concepts.iter().take(MAX_WORDS) {
            for name in glossary.names(*concept)? {
                for word in Query::parse(&format!("{name} ")).words(self.analyzer()) {
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

    /// The best sections.
    fn ranked(
        &self,
        words: &[Expanded],
        limit: usize,
        scores: &mut Scores,
        watch: &Watch<'_>,
    ) -> Result<Vec<Match>, IndexError> {
        score(self, words, scores, watch)?;
        let proximity = Proximity::new(words);
        let phrases = proximity.phrases();
        let enough = limit.max(LOOKED_AT);
        let mut hits = Vec::new();
        if phrases != 0 {
            // A phrase of one word is wherever the word is.
            let most = if proximity.has_pairs() { limit.max(LOOKED_AT_FOR_PHRASE) } else { enough };
            let best = scores.best(most, |found| found & phrases == phrases);
            hits = self.look_closer(&best, &proximity, Some(enough), watch)?;
        }
        if hits.is_empty() {
            hits = self.look_closer(&scores.best(enough, |_| true), &proximity, None, watch)?;
        }
        hits.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.document.cmp(&b.document)));
        hits.truncate(limit);
        Ok(hits)
    }

    /// Scores sections again by how near the words stand. Where phrases have to be in them, drops the others, and ends
    /// once there are enough.
    fn look_closer(
        &self,
        best: &[Ranked],
        proximity: &Proximity,
        enough_with_phrases: Option<usize>,
        watch: &Watch<'_>,
    ) -> Result<Vec<Match>, IndexError> {
        let mut hits = Vec::with_capacity(best.len());
        for section in best {
            if watch.interrupted() {
                return Err(IndexError::Interrupted);
            }
            if enough_with_phrases.is_some_and(|enough| hits.len() >= enough) {
                break;
            }
            let Ranked { mut score, document, words } = *section;
            if words.count_ones() > 1 {
                let trace = self.trace(document)?;
                if enough_with_phrases.is_some() && !proximity.has_phrases(&trace) {
                    continue;
                }
                score += NEARNESS * proximity.bonus(&trace, words);
            }
            hits.push(Match { document, score });
        }
        Ok(hits)
    }

    /// The part of a section's plain text that best shows why it answers the query, in at most `max_chars` characters.
    ///
    /// It begins with a sentence where there is room, and the words highlighted are those that the search matched:
    /// as typed, in other forms, misspelled, or by the glossary's other names.
    pub fn snippet(&self, query: &Query, text: &str, max_chars: usize) -> Snippet {
        let asked = self.asked().filter(|asked| asked.query == *query).or_else(|| {
            let interrupt = Interrupt::new();
            self.expanded(query, Scope::Own, &self.concepts_of(query).ok()?, &interrupt.watch()).ok()
        });
        let nothing = Matcher::new(&[]);
        let matcher = asked.as_ref().map_or(&nothing, |asked| asked.matcher());
        matcher.snippet(self.analyzer(), text, max_chars)
    }

    /// A correction spelled as a text spells it, with its capitals and marks: give it a text that was found.
    ///
    /// The index knows words only as they are compared, so [`Matches::correction`] may lack marks.
    pub fn respell(&self, correction: &str, text: &str) -> String {
        let analyzer = self.analyzer();
        let mut spelled = std::collections::HashMap::new();
        analyzer.pieces(text, |piece| {
            let word = text.get(piece.range).unwrap_or_default();
            spelled.entry(analyzer.term(word).into_owned()).or_insert(word);
        });
        let mut out = String::with_capacity(correction.len());
        let mut done = 0;
        let words = Query::parse(correction).words(analyzer);
        for word in words.into_iter().filter(|word| word.kind == Kind::Word) {
            let written = correction.get(word.range.clone()).unwrap_or_default();
            // What was typed correctly stays as it was typed.
            let spelling = spelled.get(&word.term).filter(|_| *written == *word.term).copied().unwrap_or(written);
            out.push_str(correction.get(done..word.range.start).unwrap_or_default());
            out.push_str(spelling);
            done = word.range.end;
        }
        out.push_str(correction.get(done..).unwrap_or_default());
        out
    }
}

/// The words that an index has no term for; a word that may go on is known where it begins one.
fn unknown_to(index: &Index, query: &Query, words: Vec<QueryWord>) -> Result<Vec<QueryWord>, IndexError> {
    let terms = index.terms()?;
    let mut unknown = Vec::new();
    for word in words {
        let written = query.text().get(word.range.clone()).unwrap_or_default();
        let term = index.analyzer().term(written);
        let known =
            if word.unfinished { terms.has_beginning(term.as_bytes())? } else { terms.get(term.as_bytes())?.is_some() };
        if !known {
            unknown.push(word);
        }
    }
    Ok(unknown)
}

/// The query with its unknown words replaced by those that were probably meant, where a section's trace has them.
fn correction(query: &Query, words: &[Expanded], trace: &[u8]) -> Option<String> {
    let mut out = String::new();
    let mut done = 0;
    for word in words {
        let Some(correction) = word.correction.as_ref().filter(|term| trace.contains(&trace_byte(term))) else {
            continue;
        };
        out.push_str(query.text().get(done..word.word.range.start)?);
        out.push_str(correction);
        done = word.word.range.end;
    }
    out.push_str(query.text().get(done..)?);
    (done > 0).then_some(out)
}
