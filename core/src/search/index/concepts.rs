//! The glossary's concepts: other names for what a person typed, in the index's language.
//!
//! Layout: the number of languages and their tags; the number of concepts, where the names of each end, and for each its
//! names in the index's own language; then a dictionary from names to concepts. All indexes of a pack are made from one
//! glossary, so a concept has one number in all of them.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::codec::{Reader, put_text, put_varint};
use super::dictionary::{Dictionary, Malformed};
use super::lexicon::Lexicon;
use super::phrases::{self, Meanings, Phrase, PhraseSearch, Said, Steps, said};
use crate::locale::Locale;
use crate::search::analysis::Analyzer;

/// One concept of the glossary: what it is called in each language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConceptNames {
    /// The concept's permanent id.
    pub id: String,
    /// Its names; a language may have several.
    pub forms: Vec<(Locale, String)>,
}

/// Most languages of a glossary.
const MAX_LANGUAGES: usize = 64;
/// Fewest letters by which a name of one word is known.
const SHORTEST_NAME: usize = 3;
/// Under these, names stand as they are written: those of the index's own language, and those of all others. Under a
/// language's own mark, the next ones, they stand by that language's stems.
const OWN: u8 = b'0';
const FOREIGN: u8 = b'1';

/// The concepts' part of an index in a language; `None` where it would outgrow its format.
pub(super) fn write(own: &Locale, lexicon: Lexicon<'_>, concepts: &[ConceptNames]) -> Option<Vec<u8>> {
    let languages: BTreeSet<&Locale> = concepts.iter().flat_map(|c| &c.forms).map(|form| &form.0).collect();
    let languages: Vec<&Locale> = languages.into_iter().take(MAX_LANGUAGES).collect();
    let mut out = Vec::new();
    put_varint(&mut out, languages.len() as u64);
    for locale in &languages {
        put_text(&mut out, &locale.to_string());
    }
    put_varint(&mut out, concepts.len() as u64);
    out.extend(own_names(own, concepts)?);
    let keys = keys(own, lexicon, &languages, concepts);
    out.extend(phrases::write(keys.iter().map(|(key, concepts)| (key, concepts.iter())))?);
    Some(out)
}

/// Where the names of each concept in the index's own language end, and the names.
fn own_names(own: &Locale, concepts: &[ConceptNames]) -> Option<Vec<u8>> {
    let (mut ends, mut names) = (Vec::new(), Vec::new());
    for concept in concepts {
        for (_, name) in concept.forms.iter().filter(|form| form.0.language() == own.language()) {
            put_text(&mut names, name);
        }
        ends.extend(u32::try_from(names.len()).ok()?.to_le_bytes());
    }
    ends.extend(names);
    Some(ends)
}

fn keys(
    own: &Locale,
    lexicon: Lexicon<'_>,
    languages: &[&Locale],
    concepts: &[ConceptNames],
) -> BTreeMap<Vec<u8>, BTreeSet<u32>> {
    let written = Analyzer::of_no_language();
    let mut keys: BTreeMap<Vec<u8>, BTreeSet<u32>> = BTreeMap::new();
    for (mark, locale) in (FOREIGN + 1..).zip(languages) {
        let analyzer = Analyzer::new(locale);
        // Which words of another language say nothing is not known here.
        let is_own = locale.language() == own.language();
        let (whose, lexicon) = if is_own { (OWN, lexicon) } else { (FOREIGN, Lexicon::default()) };
        for (number, concept) in (0..).zip(concepts) {
            for (_, name) in concept.forms.iter().filter(|form| form.0 == **locale) {
                let forms = [(whose, said(&written, lexicon, name)), (mark, said(&analyzer, lexicon, name))];
                for (mark, words) in &forms {
                    let words: Vec<_> = words.iter().map(|word| &word.spelled).collect();
                    for key in phrases::keys(&[*mark], &words) {
                        keys.entry(key).or_default().insert(number);
                    }
                }
            }
        }
    }
    keys
}

/// The concepts of an open index.
pub(crate) struct ConceptTable<'a> {
    languages: Vec<&'a str>,
    /// Where each concept's names end.
    ends: &'a [u8],
    names: &'a [u8],
    dictionary: Dictionary<'a, Meanings>,
}

impl<'a> ConceptTable<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Malformed> {
        let mut reader = Reader(bytes);
        let (languages, ends, names) = Self::read_names(&mut reader).ok_or(Malformed)?;
        Ok(Self { languages, ends, names, dictionary: Dictionary::open(reader.0)? })
    }

    fn read_names(reader: &mut Reader<'a>) -> Option<(Vec<&'a str>, &'a [u8], &'a [u8])> {
        let mut languages = Vec::new();
        for _ in 0..reader.varint_usize().filter(|count| *count <= MAX_LANGUAGES)? {
            languages.push(reader.text()?);
        }
        let ends = reader.varint_usize()?.checked_mul(4).and_then(|len| reader.bytes(len))?;
        let len = ends.last_chunk::<4>().map_or(0, |end| u32::from_le_bytes(*end));
        Some((languages, ends, reader.bytes(usize::try_from(len).ok()?)?))
    }

    /// Whether the glossary has no concept.
    pub(crate) fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// What a concept is called in the index's language.
    pub(crate) fn names(&self, concept: u32) -> Result<Vec<&'a str>, Malformed> {
        let names = self.encoded_names(concept).ok_or(Malformed)?;
        let mut reader = Reader(names);
        let mut names = Vec::new();
        while !reader.is_empty() {
            names.push(reader.text().ok_or(Malformed)?);
        }
        Ok(names)
    }

    fn encoded_names(&self, concept: u32) -> Option<&'a [u8]> {
        let end_of = |concept: usize| {
            let end = self.ends.get(concept.checked_mul(4)?..).and_then(|rest| Reader(rest).u32())?;
            usize::try_from(end).ok()
        };
        let concept = usize::try_from(concept).ok()?;
        let start = if concept == 0 { 0 } else { end_of(concept - 1)? };
        self.names.get(start..end_of(concept)?)
    }

    /// The concepts that a query names. Another language's name counts where one of its words is among the `unknown`
    /// ones, which the index has no term for: others are words of the reader's own language. A name that is not typed to
    /// its end counts in the reader's own language, so that it is found as early as what has a section.
    pub(crate) fn find(
        &self,
        own: &Locale,
        lexicon: Lexicon<'_>,
        query: &str,
        unknown: &[Range<usize>],
    ) -> Result<Named, Malformed> {
        let mut named = Named::default();
        let is_unknown =
            |word: &Said| unknown.iter().any(|part| part.start < word.range.end && word.range.start < part.end);
        let mut find = |mark: u8, is_own: bool, analyzer: &Analyzer| {
            // Nothing foreign can count: no need to read the query by that language's rules.
            if !is_own && unknown.is_empty() {
                return Ok(());
            }
            let wanted = |name: &[Said]| is_own || name.iter().any(is_unknown);
            let (dictionary, shortest) = (self.dictionary, is_own.then_some(SHORTEST_NAME));
            let (mark, steps) = ([mark], Steps::default());
            let search = PhraseSearch { dictionary, mark: &mark, gap: 0, function_gap: 0, shortest, steps };
            let lexicon = if is_own { lexicon } else { Lexicon::default() };
            named.find(&search, &said(analyzer, lexicon, query), wanted)
        };
        let written = Analyzer::of_no_language();
        find(OWN, true, &written)?;
        find(FOREIGN, false, &written)?;
        for (mark, tag) in (FOREIGN + 1..).zip(&self.languages) {
            let locale = Locale::parse(tag).map_err(|_| Malformed)?;
            find(mark, locale.language() == own.language(), &Analyzer::new(&locale))?;
        }
        Ok(named)
    }
}

/// The concepts that a query names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Named {
    /// Their numbers.
    pub(crate) concepts: BTreeSet<u32>,
    /// Where the query names them by several words, the last of them not typed to its end.
    pub(crate) begun: Vec<Range<usize>>,
}

impl Named {
    /// Adds the concepts that some words name: the longest name at each place that is `wanted`.
    fn find(
        &mut self,
        search: &PhraseSearch<'_>,
        words: &[Said],
        wanted: impl Fn(&[Said]) -> bool,
    ) -> Result<(), Malformed> {
        let mut start = 0;
        while start < words.len() {
            let mut names = search.at(words, start)?;
            names.retain(|name| words.get(name.words.clone()).is_some_and(&wanted));
            let longest = names.first().map_or(1, |name| name.len);
            // A word alone that goes on is a word of the text like any other.
            for name in names.iter().filter(|name| name.len == longest && (!name.begun || name.len > 1)) {
                self.push(name, words);
            }
            start += longest;
        }
        Ok(())
    }

    fn push(&mut self, name: &Phrase, words: &[Said]) {
        let Meanings(concepts) = &name.meanings;
        self.concepts.extend(concepts);
        if let (true, Some([first, .., last])) = (name.begun, words.get(name.words.clone())) {
            self.begun.push(first.range.start..last.range.end);
        }
    }
}
