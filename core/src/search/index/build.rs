//! Sections into an index.

use std::collections::HashMap;
use std::rc::Rc;

use super::concepts::ConceptNames;
use super::dictionary::DictionaryWriter;
use super::error::IndexError;
use super::family::{cut, family_key, family_payload};
use super::format::{Header, Region};
use super::leads::{Leads, Spellings};
use super::letters::letters;
use super::lexicon::{self, Class, Lexicon, WordList};
use super::phrases::Spelled;
use super::postings::{LEVELS, put_term};
use super::trace::{FIELD_END, trace_byte};
use super::{concepts, grams, related};
use crate::locale::Locale;
use crate::search::analysis::{Analyzer, Kind, numbers};
use crate::search::text::part;
use crate::search::weights::{FIELD_B, FIELD_WEIGHTS, K1};

/// Fields of a section: title, terms, headings, body.
const FIELDS: usize = FIELD_WEIGHTS.len();
/// The field of the terms.
const TERMS: usize = 1;

/// A section to be indexed, as plain text by field.
#[derive(Clone, Copy, Debug, Default)]
pub struct Document<'a> {
    /// The section's title.
    pub title: &'a str,
    /// The glossary words that the section defines.
    pub terms: &'a str,
    /// The headings inside it.
    pub headings: &'a str,
    /// Its text.
    pub body: &'a str,
    /// What people type for it, words and phrases; never shown.
    pub search_words: &'a [String],
    /// Words and phrases that are typed in an emergency and that it answers first; never shown.
    pub emergency_words: &'a [String],
    /// Its number among the sections of all languages, the same in each; where there is none, that in this index.
    pub section: Option<u32>,
}

/// Collects the sections of one language and writes their index.
///
/// The same sections and concepts in the same order give the same bytes.
pub struct IndexBuilder {
    locale: Locale,
    analyzer: Analyzer,
    concepts: Vec<ConceptNames>,
    /// The words of the language.
    lexicon: Vec<u8>,
    /// The words that some are near in meaning to, and which.
    frequent: String,
    related: Vec<u8>,
    /// Words as written, so that each is folded and stemmed once.
    words: HashMap<Box<str>, (u32, u8)>,
    terms: HashMap<Box<str>, u32>,
    families: HashMap<Box<[u8]>, u32>,
    /// Per term, the sections and how often each field has it.
    postings: Vec<Vec<Posting>>,
    /// Per term, the families that its written forms belong to.
    kin: Vec<Vec<u32>>,
    lengths: Vec<[u32; FIELDS]>,
    /// The words of all sections in order, a byte each, and where each section ends.
    trace: Vec<u8>,
    trace_ends: Vec<u8>,
    spellings: Spellings,
    /// Phrases that people type, with the sections that they lead to.
    leads: Leads,
    /// What is typed in an emergency, with the section that answers it.
    emergencies: Leads,
    /// The numbers of the sections among those of all languages.
    sections: Vec<u32>,
}

#[derive(Clone, Copy)]
struct Posting {
    document: u32,
    counts: [u8; FIELDS],
}

impl IndexBuilder {
    /// A builder for a language; the concepts become synonyms within it and bridges from other languages.
    pub fn new(locale: &Locale, concepts: &[ConceptNames]) -> Self {
        Self {
            locale: locale.clone(),
            analyzer: Analyzer::new(locale),
            concepts: concepts.to_vec(),
            lexicon: Vec::new(),
            frequent: String::new(),
            related: Vec::new(),
            words: HashMap::new(),
            terms: HashMap::new(),
            families: HashMap::new(),
            postings: Vec::new(),
            kin: Vec::new(),
            lengths: Vec::new(),
            trace: Vec::new(),
            trace_ends: Vec::new(),
            spellings: Spellings::default(),
            leads: Leads::default(),
            emergencies: Leads::default(),
            sections: Vec::new(),
        }
    }

    /// Makes the words of the language known, before any section is added: they are not taken for misspelled ones, and weigh as they are frequent.
    pub fn words(&mut self, words: &WordList<'_>) {
        self.lexicon = lexicon::write(&self.analyzer, words);
        words.frequent.clone_into(&mut self.frequent);
        words.related.clone_into(&mut self.related);
    }

    /// Adds a section and gives its number: sections are numbered from 0 in the order they are added.
    pub fn add(&mut self, section: &Document<'_>) -> u32 {
        let document = u32::try_from(self.lengths.len()).unwrap_or(u32::MAX);
        let mut lengths = [0; FIELDS];
        let mut found: Vec<(u32, usize)> = Vec::new();
        let fields = [section.title, section.terms, section.headings, section.body];
        for ((field, text), length) in fields.into_iter().enumerate().zip(&mut lengths) {
            let pieces = self.pieces(text);
            let counted = pieces.iter().filter(|piece| matches!(piece.0, Kind::Word | Kind::Pair));
            *length = u32::try_from(counted.count()).unwrap_or(u32::MAX);
            for (kind, (term, byte)) in pieces {
                found.push((term, field));
                if kind == Kind::Word {
                    self.trace.push(byte);
                }
            }
            self.trace.push(FIELD_END);
        }
        for words in section.search_words.iter().chain(section.emergency_words) {
            self.push_search_words(words, document, &mut found);
        }
        for words in section.emergency_words {
            let phrase = self.spelled(words);
            self.emergencies.add(&phrase, document);
        }
        // A trace too long for its ends is refused when finishing.
        self.trace_ends.extend(u32::try_from(self.trace.len()).unwrap_or(u32::MAX).to_le_bytes());
        self.lengths.push(lengths);
        self.sections.push(section.section.unwrap_or(document));
        found.sort_unstable();
        for group in found.chunk_by(|a, b| a.0 == b.0) {
            self.push_posting(document, group);
        }
        document
    }

    /// A single word is one more term of the section; a phrase leads to it as a whole.
    fn push_search_words(&mut self, words: &str, document: u32, found: &mut Vec<(u32, usize)>) {
        let phrase = self.spelled(words);
        let mut spaced = 0;
        if phrase.len() > 1 {
            self.analyzer.pieces(words, |piece| spaced += usize::from(piece.kind == Kind::Word));
        }
        if spaced > 1 {
            self.leads.add_forms(&phrase, document);
        } else {
            found.extend(self.pieces(words).into_iter().map(|(_, (term, _))| (term, TERMS)));
        }
    }

    fn spelled(&mut self, phrase: &str) -> Vec<Rc<Spelled>> {
        self.spellings.of(&self.analyzer, Lexicon::open(&self.lexicon).unwrap_or_default(), phrase)
    }

    fn words_of_language(&self) -> Lexicon<'_> {
        Lexicon::open(&self.lexicon).unwrap_or_default()
    }

    fn push_posting(&mut self, document: u32, group: &[(u32, usize)]) {
        let mut counts = [0u8; FIELDS];
        for (_, field) in group {
            match counts.get_mut(*field) {
                Some(count) => *count = count.saturating_add(1),
                None => debug_assert!(false, "there is no field {field}"),
            }
        }
        let postings = group.first().and_then(|(term, _)| at_mut(&mut self.postings, *term));
        postings.into_iter().for_each(|postings| postings.push(Posting { document, counts }));
    }

    /// The terms of a text, as numbers in the order they were first met.
    fn pieces(&mut self, text: &str) -> Vec<(Kind, (u32, u8))> {
        let mut ranges = Vec::new();
        self.analyzer.pieces(text, |piece| ranges.push(piece));
        let mut found = Vec::with_capacity(ranges.len());
        for piece in ranges {
            let word = part(text, &piece.range);
            if let Some(term) = self.term(word, piece.kind) {
                found.push((piece.kind, term));
            }
        }
        for number in numbers(text) {
            for form in number.forms() {
                found.extend(self.term(&form, Kind::Number).map(|term| (Kind::Number, term)));
            }
        }
        found
    }

    fn term(&mut self, word: &str, kind: Kind) -> Option<(u32, u8)> {
        if let Some(term) = self.words.get(word) {
            return Some(*term);
        }
        let key = self.analyzer.term(word);
        let key = cut(&key);
        if key.is_empty() {
            return None;
        }
        let term = number(&mut self.terms, key.into())?;
        let known = (term, trace_byte(key));
        self.words.insert(word.into(), known);
        if self.postings.len() <= term as usize {
            self.postings.push(Vec::new());
            self.kin.push(Vec::new());
        }
        // A function word is only itself: by its stem it would be kin to words that it has nothing to do with.
        if kind == Kind::Word && self.words_of_language().class(key) != Some(Class::Function) {
            for (kinship, family) in self.analyzer.families(word, key) {
                let family = number(&mut self.families, family_key(kinship, &family).into())?;
                let kin = at_mut(&mut self.kin, term)?;
                if !kin.contains(&family) {
                    kin.push(family);
                }
            }
        }
        Some(known)
    }

    /// The index's bytes.
    ///
    /// # Errors
    /// [`IndexError::TooLarge`] where there are more sections, words or concepts than an index holds.
    pub fn finish(self) -> Result<Vec<u8>, IndexError> {
        let documents = u32::try_from(self.lengths.len()).map_err(|_| IndexError::TooLarge)?;
        self.regions().map(|regions| Header::write(&self.locale, documents, &regions)).ok_or(IndexError::TooLarge)
    }

    fn regions(&self) -> Option<[Vec<u8>; Region::COUNT]> {
        let mut terms: Vec<(&str, u32)> = self.terms.iter().map(|(key, term)| (&**key, *term)).collect();
        terms.sort_unstable();
        let mut ordinals = vec![0u32; terms.len()];
        for (ordinal, (_, term)) in (0..).zip(&terms) {
            *at_mut(&mut ordinals, *term)? = ordinal;
        }
        let members = self.members()?;
        let (families, irregular) = self.write_families(&members, &ordinals)?;
        let (dictionary, mut lists) = self.write_terms(&terms, &irregular)?;
        // A Vietnamese word is a syllable; it is cut into no pieces.
        let compared = terms.iter().map(|(key, _)| if self.analyzer.keeps_marks() { "" } else { *key });
        let grams = grams::write(compared, &mut lists)?;
        let letters = letters(terms.iter().map(|(key, _)| *key));
        u32::try_from(self.trace.len()).ok()?;
        let words = WordList { frequent: &self.frequent, related: &self.related, ..WordList::default() };
        let related = related::write(&self.analyzer, &words, |word| self.terms_of(word, &members, &ordinals))?;
        Some([
            dictionary,
            families,
            lists,
            self.trace_ends.clone(),
            self.trace.clone(),
            concepts::write(&self.locale, self.words_of_language(), &self.concepts)?,
            letters.into_bytes(),
            grams,
            self.lexicon.clone(),
            related,
            self.leads.write()?,
            self.emergencies.write()?,
            self.write_sections(),
        ])
    }

    /// The terms of each family.
    fn members(&self) -> Option<Vec<Vec<u32>>> {
        let mut members: Vec<Vec<u32>> = vec![Vec::new(); self.families.len()];
        for (term, kin) in (0u32..).zip(&self.kin) {
            for family in kin {
                at_mut(&mut members, *family)?.push(term);
            }
        }
        Some(members)
    }

    /// The term that a word is, or else those that are other forms of it, by their place in the dictionary.
    fn terms_of(&self, word: &str, members: &[Vec<u32>], ordinals: &[u32]) -> Vec<u32> {
        let key = self.analyzer.term(word);
        let terms = match self.terms.get(cut(&key)) {
            Some(term) => vec![*term],
            None => {
                let families = self.analyzer.families(word, &key).into_iter();
                let families =
                    families.filter_map(|(kinship, family)| self.families.get(&*family_key(kinship, &family)));
                families.filter_map(|family| members.get(*family as usize)).flatten().copied().collect()
            }
        };
        terms.into_iter().filter_map(|term| ordinals.get(term as usize).copied()).collect()
    }

    /// The numbers of the sections among those of all languages; nothing where they are the same as here.
    fn write_sections(&self) -> Vec<u8> {
        if (0..).zip(&self.sections).all(|(document, section)| document == *section) {
            return Vec::new();
        }
        self.sections.iter().flat_map(|section| section.to_le_bytes()).collect()
    }

    fn write_terms(&self, terms: &[(&str, u32)], irregular: &HashMap<u32, u32>) -> Option<(Vec<u8>, Vec<u8>)> {
        let weigh = Weigher::new(&self.lengths);
        let mut dictionary = DictionaryWriter::default();
        let (mut lists, mut payload, mut levels) = (Vec::new(), Vec::new(), Vec::new());
        for (key, term) in terms {
            let postings = at(&self.postings, *term)?;
            levels.clear();
            for posting in postings {
                levels.push((weigh.level(*posting, at(&self.lengths, posting.document)?), posting.document));
            }
            payload.clear();
            let base = lists.len() as u64;
            put_term(&mut levels, irregular.get(term).copied(), &mut payload, &mut lists);
            dictionary.push(key.as_bytes(), base, u32::try_from(postings.len()).ok()?, &payload)?;
        }
        Some((dictionary.finish()?, lists))
    }

    /// The families that tell more than their key, and for each term the family that its key does not lead to.
    fn write_families(&self, members: &[Vec<u32>], ordinals: &[u32]) -> Option<(Vec<u8>, HashMap<u32, u32>)> {
        let mut sorted: Vec<(&[u8], u32)> = self.families.iter().map(|(key, family)| (&**key, *family)).collect();
        sorted.sort_unstable();
        let mut keys: Vec<&str> = vec![""; self.terms.len()];
        for (key, term) in &self.terms {
            *at_mut(&mut keys, *term)? = key;
        }
        let mut dictionary = DictionaryWriter::default();
        let mut irregular = HashMap::new();
        let mut number = 0u32;
        for (key, family) in sorted {
            let terms = at(members, family)?;
            let alone = matches!(&**terms, [only] if keys.get(*only as usize).is_some_and(|k| key.get(1..) == Some(k.as_bytes())));
            if alone {
                continue;
            }
            for term in terms {
                let word = at(&keys, *term)?;
                let known = self.analyzer.families(word, word).into_iter().any(|(k, f)| family_key(k, &f) == key);
                if !known {
                    irregular.entry(*term).or_insert(number);
                }
            }
            let mut forms = Vec::with_capacity(terms.len());
            for term in terms {
                forms.push(*at(ordinals, *term)?);
            }
            forms.sort_unstable();
            dictionary.push(key, 0, 0, &family_payload(&forms))?;
            number += 1;
        }
        Some((dictionary.finish()?, irregular))
    }
}

fn number<K: std::hash::Hash + Eq>(numbers: &mut HashMap<K, u32>, key: K) -> Option<u32> {
    let next = u32::try_from(numbers.len()).ok()?;
    Some(*numbers.entry(key).or_insert(next))
}

/// What stands under a number that was given before.
fn at<T>(all: &[T], number: u32) -> Option<&T> {
    let found = all.get(number as usize);
    debug_assert!(found.is_some(), "{number} of {} was never given", all.len());
    found
}

fn at_mut<T>(all: &mut [T], number: u32) -> Option<&mut T> {
    debug_assert!((number as usize) < all.len(), "{number} of {} was never given", all.len());
    all.get_mut(number as usize)
}

/// How much a term says about a section (BM25F), as a level.
struct Weigher {
    averages: [f32; FIELDS],
}

impl Weigher {
    fn new(lengths: &[[u32; FIELDS]]) -> Self {
        let mut averages = [0.0; FIELDS];
        for (field, average) in averages.iter_mut().enumerate() {
            let filled = lengths.iter().filter_map(|all| all.get(field).filter(|length| **length > 0));
            let (count, sum) = filled.fold((0u64, 0u64), |(n, sum), length| (n + 1, sum + u64::from(*length)));
            #[allow(clippy::cast_precision_loss)]
            let mean = sum as f32 / count.max(1) as f32;
            *average = mean.max(1.0);
        }
        Self { averages }
    }

    #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    fn level(&self, posting: Posting, lengths: &[u32; FIELDS]) -> u8 {
        let mut frequency = 0.0;
        for (field, count) in posting.counts.iter().enumerate() {
            let of_field = |values: &[f32; FIELDS]| values.get(field).copied().unwrap_or(0.0);
            let length = lengths.get(field).copied().unwrap_or(0) as f32 / of_field(&self.averages);
            let b = of_field(&FIELD_B);
            frequency += of_field(&FIELD_WEIGHTS) * f32::from(*count) / (1.0 - b + b * length);
        }
        let weight = frequency / (frequency + K1);
        (weight * f32::from(LEVELS)).round().clamp(1.0, f32::from(LEVELS)) as u8
    }
}
