//! Phrases that people type, collected with the sections that they lead to.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::rc::Rc;

use super::lexicon::Lexicon;
use super::phrases::{self, Spelled, keys, spelled};
use crate::fold::{Class, class};
use crate::search::analysis::{Analyzer, Kind};
use crate::search::text::part;

/// Words that a phrase has at least, once function words are left out.
const LEAST_WORDS: usize = 2;

/// Phrases by key, and the sections that they lead to.
#[derive(Default)]
pub(super) struct Leads(BTreeMap<Vec<u8>, BTreeSet<u32>>);

/// Words of phrases that were spelled before: they are few, and come again and again.
#[derive(Default)]
pub(super) struct Spellings(HashMap<Box<str>, Rc<Spelled>>);

impl Leads {
    /// Lets a phrase lead to a section: as it is, as it goes on after a preposition or article (a short function word; a question
    /// word says what is asked), and without any function word, where enough is left of it.
    pub(super) fn add_forms(&mut self, phrase: &[Rc<Spelled>], document: u32) {
        self.add(phrase, document);
        if phrase.first().is_some_and(|word| word.is_short_function_word()) && phrase.len() > LEAST_WORDS {
            self.add(phrase.get(1..).unwrap_or_default(), document);
        }
        let content: Vec<_> = phrase.iter().filter(|word| !word.function).cloned().collect();
        if content.len() >= LEAST_WORDS && content.len() < phrase.len() {
            self.add(&content, document);
        }
    }

    /// Lets a phrase lead to a section, as it is.
    pub(super) fn add(&mut self, phrase: &[Rc<Spelled>], document: u32) {
        let words: Vec<&Spelled> = phrase.iter().map(Rc::as_ref).collect();
        for key in keys(&[], &words) {
            self.0.entry(key).or_default().insert(document);
        }
    }

    /// Their dictionary; `None` where it would outgrow its format.
    pub(super) fn write(&self) -> Option<Vec<u8>> {
        phrases::write(self.0.iter().map(|(key, sections)| (key, sections.iter())))
    }
}

impl Spellings {
    /// The words of a phrase.
    pub(super) fn of(&mut self, analyzer: &Analyzer, lexicon: Lexicon<'_>, phrase: &str) -> Vec<Rc<Spelled>> {
        let mut words = Vec::new();
        if phrase.chars().all(|c| c == ' ' || c.is_alphabetic() && class(c) == Class::Spaced) {
            // Nothing but letters and spaces: no rule of segmentation says anything else.
            for word in phrase.split(' ').filter(|word| !word.is_empty()) {
                words.extend(self.word(analyzer, lexicon, Kind::Word, word));
            }
            return words;
        }
        analyzer.phrase_pieces(phrase, |piece| {
            words.extend(self.word(analyzer, lexicon, piece.kind, part(phrase, &piece.range)));
        });
        words
    }

    fn word(&mut self, analyzer: &Analyzer, lexicon: Lexicon<'_>, kind: Kind, word: &str) -> Option<Rc<Spelled>> {
        if let Some(known) = self.0.get(word) {
            return Some(Rc::clone(known));
        }
        let term = analyzer.term(word);
        if term.is_empty() {
            return None;
        }
        let spelled = Rc::new(spelled(analyzer, lexicon, kind, word, &term));
        self.0.insert(word.into(), Rc::clone(&spelled));
        Some(spelled)
    }
}
