//! A query as one index reads it: its words with what they stand for, and the phrases it has.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::OnceLock;

use super::analysis::Kind;
use super::correction::Correction;
use super::expand::{Expanded, Expander};
use super::index::{Index, IndexError, PhraseSearch, Said, Steps, said, spelled};
use super::interrupt::Watch;
use super::joined::{joined_numbers, joined_words, split_words};
use super::query::{MAX_WORDS, Query, QueryWord};
use super::snippet::Matcher;
use super::weights::{EMERGENCY_FUNCTION_GAP, EMERGENCY_GAP, LEAD_GAP, SHORTEST_EMERGENCY, SHORTEST_LEAD};

/// Which words of a query a search looks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    /// All of them, with their other forms and what they may be misspelled for; but these as they stand, since another
    /// language knows them.
    Own {
        /// Where the words are.
        foreign: Vec<Range<usize>>,
    },
    /// All of them exactly as they stand, in no other form: they are words of another language.
    AsTyped,
    /// These, as they stand: those that the reader's own language does not know.
    Only {
        /// Where the words are.
        words: Vec<Range<usize>>,
    },
}

/// A phrase that people type, and the sections that it leads to.
#[derive(Clone, Debug)]
pub(super) struct Lead {
    pub(super) documents: Vec<u32>,
    /// How many words it has.
    pub(super) len: usize,
    /// The query's words that it is made of, a bit each.
    pub(super) words: u64,
    /// Whether it is not typed to its end.
    pub(super) begun: bool,
}

/// A query and what its words stand for: kept for the snippets, and since the next one is mostly the same, typed on.
pub(super) struct Reading {
    query: Query,
    scope: Scope,
    marked: bool,
    pub(super) words: Vec<Expanded>,
    /// How many of them were typed; the rest are the glossary's.
    typed: usize,
    pub(super) leads: Vec<Lead>,
    /// The section that answers first, where the words are those of an emergency.
    pub(super) emergency: Option<u32>,
    /// Made at the first snippet; a screen has one for each of its hits.
    matcher: OnceLock<Matcher>,
}

impl Reading {
    /// Reads a query. `before` is what this index read last: a finished word that was in it means what it meant then.
    pub(super) fn new(
        index: &Index,
        query: &Query,
        scope: Scope,
        before: Option<&Self>,
        watch: &Watch<'_>,
    ) -> Result<Self, IndexError> {
        let mut words = query.words(index.analyzer());
        if let Scope::Only { words: only } = &scope {
            words.retain(|word| only.contains(&word.range));
        }
        let own = matches!(scope, Scope::Own { .. });
        if own {
            joined_numbers(index, query, &mut words)?;
            split_words(index, query, &mut words, watch)?;
        }
        let expander = Expander::new(index, watch, &words)?;
        let before = before.filter(|before| before.scope == scope && before.marked == expander.marked());
        let mut found = Vec::with_capacity(words.len());
        for word in words {
            let is_foreign = matches!(&scope, Scope::Own { foreign } if foreign.contains(&word.range));
            found.push(match before.and_then(|before| before.meaning(query, &word)) {
                Some(known) => known,
                None if own && !is_foreign => expander.expand(query.text(), word)?,
                None if scope == Scope::AsTyped => expander.expand_exactly(word)?,
                None => expander.expand_as_it_stands(query.text(), word)?,
            });
        }
        if own {
            joined_words(index, &expander, query, &mut found)?;
        }
        let marked = expander.marked();
        let typed = found.len();
        let mut reading = Self {
            query: query.clone(),
            scope,
            marked,
            words: found,
            typed,
            leads: Vec::new(),
            emergency: None,
            matcher: OnceLock::new(),
        };
        reading.find_phrases(index)?;
        Ok(reading)
    }

    /// What a finished word stood for, where it is written as in this query and nothing else bears on it.
    fn meaning(&self, query: &Query, word: &QueryWord) -> Option<Expanded> {
        let written = query.written(word);
        let mut typed = self.words.iter().take(self.typed).filter(|known| !known.joined);
        let known = typed.find(|known| known.word.is_like(word) && self.query.written(&known.word) == written)?;
        Some(Expanded { word: word.clone(), ..known.clone() })
    }

    /// Adds the names of concepts that the query names.
    pub(super) fn push_concepts(
        &mut self,
        index: &Index,
        concepts: &BTreeSet<u32>,
        watch: &Watch<'_>,
    ) -> Result<(), IndexError> {
        let glossary = index.concepts()?;
        let typed: Vec<_> = self.words.iter().map(|known| known.word.clone()).collect();
        let expander = Expander::new(index, watch, &typed)?;
        for concept in concepts.iter().take(MAX_WORDS) {
            for name in glossary.names(*concept)? {
                for word in Query::parse(&format!("{name} ")).words(index.analyzer()) {
                    if self.words.len() >= MAX_WORDS {
                        return Ok(());
                    }
                    if self.words.iter().all(|known| known.word.term != word.term) {
                        self.words.push(expander.expand_synonym(name, word)?);
                    }
                }
            }
        }
        Ok(())
    }

    /// Takes the longer words away from a word that is the unfinished end of a name: it goes on as the name does.
    pub(super) fn end_with_names(&mut self, begun: &[Range<usize>]) {
        for word in self.words.iter_mut().take(self.typed).filter(|word| word.word.unfinished) {
            if begun.iter().any(|name| name.start < word.word.range.start && word.word.range.end <= name.end) {
                word.alternatives.truncate(word.finished);
            }
        }
    }

    /// The words that were probably meant, where the query has others.
    pub(super) fn correction(&self) -> Option<Correction> {
        let meant = self.words.iter().filter_map(|word| Some((word.word.range.clone(), word.correction.clone()?)));
        Correction::new(&self.query, meant.collect())
    }

    /// The words that tell why a text was found.
    pub(super) fn matcher(&self) -> &Matcher {
        self.matcher.get_or_init(|| Matcher::new(&self.words))
    }

    fn find_phrases(&mut self, index: &Index) -> Result<(), IndexError> {
        let (said, places) = self.said(index)?;
        let leads = PhraseSearch {
            dictionary: index.leads()?,
            mark: &[],
            gap: 0,
            function_gap: LEAD_GAP,
            shortest: Some(SHORTEST_LEAD),
            steps: Steps::default(),
        };
        for start in 0..said.len() {
            let found = leads.at(&said, start)?;
            let longest = found.first().map_or(1, |phrase| phrase.len);
            for phrase in found.into_iter().filter(|phrase| phrase.len == longest) {
                let bits = places.get(phrase.words.clone()).unwrap_or_default().iter().map(|bit| 1u64 << bit);
                let (len, begun, words) = (phrase.len, phrase.begun, bits.fold(0, |all, bit| all | bit));
                self.leads.push(Lead { documents: phrase.meanings.0, len, words, begun });
            }
        }
        self.emergency = emergency(index, &said)?;
        Ok(())
    }

    /// The typed words as phrases have them, with the place of each.
    fn said(&self, index: &Index) -> Result<(Vec<Said>, Vec<usize>), IndexError> {
        let (analyzer, lexicon) = (index.analyzer(), index.lexicon()?);
        let (mut said, mut places): (Vec<Said>, Vec<usize>) = (Vec::new(), Vec::new());
        let mut noun = None;
        for (place, word) in self.words.iter().take(self.typed).enumerate() {
            let typed = &word.word;
            if typed.kind == Kind::Number {
                continue;
            }
            // A noun of one syllable is part of the pair with its particle, too.
            let next = self.words.get(place + 1).map(|next| &next.word);
            if typed.kind == Kind::Tail && next.is_some_and(|next| next.range.start == typed.range.start) {
                noun = Some(typed.term.clone());
                continue;
            }
            let mut spelled = spelled(analyzer, lexicon, typed.kind, self.query.written(typed), &typed.term);
            spelled.spellings.extend(noun.take());
            if let Some(meant) = &word.correction {
                spelled.spellings.extend(self::spelled(analyzer, lexicon, Kind::Word, meant, meant).spellings);
            }
            let beginning = typed.unfinished.then(|| typed.term.clone());
            said.push(Said { range: typed.range.clone(), spelled, beginning });
            places.push(place);
        }
        Ok((said, places))
    }
}

/// The section that answers first, where words are those of an emergency.
fn emergency(index: &Index, said: &[Said]) -> Result<Option<u32>, IndexError> {
    let emergencies = PhraseSearch {
        dictionary: index.emergencies()?,
        mark: &[],
        gap: EMERGENCY_GAP,
        function_gap: EMERGENCY_FUNCTION_GAP,
        shortest: Some(SHORTEST_EMERGENCY),
        steps: Steps::default(),
    };
    for start in 0..said.len() {
        let phrases = emergencies.at(said, start)?;
        let mut documents = phrases.iter().filter_map(|phrase| phrase.meanings.0.first().copied());
        if let Some(document) = documents.find(|document| *document < index.len()) {
            return Ok(Some(document));
        }
    }
    Ok(None)
}

/// The section that answers first, where a query's words are those of an emergency, as they stand.
pub(super) fn emergency_as_typed(index: &Index, query: &Query) -> Result<Option<u32>, IndexError> {
    emergency(index, &said(index.analyzer(), index.lexicon()?, query.text()))
}

/// The words of a query that an index has no term for; a word that may go on is known where it begins one.
pub(super) fn unknown_to(index: &Index, query: &Query) -> Result<Vec<QueryWord>, IndexError> {
    let mut unknown = Vec::new();
    for word in query.words(index.analyzer()) {
        if !index.knows(&word.term, word.unfinished)? {
            unknown.push(word);
        }
    }
    Ok(unknown)
}

/// The words of a query that are neither in an index nor in its language.
pub(super) fn strange_to(index: &Index, query: &Query) -> Result<Vec<QueryWord>, IndexError> {
    let lexicon = index.lexicon()?;
    let mut unknown = unknown_to(index, query)?;
    unknown.retain(|word| lexicon.class(&word.term).is_none());
    Ok(unknown)
}
