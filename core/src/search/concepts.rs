//! The glossary's concepts: other names for what a person typed, in the index's language.
//!
//! Layout: the number of languages and their tags; the number of concepts and for each its names in the index's own
//! language; then a dictionary from a language's number and a name's words to concepts.

use std::collections::{BTreeMap, BTreeSet};

use super::analysis::{Analyzer, Kind};
use super::index::{Concept, Dictionary, DictionaryWriter, MAX_KEY, Malformed, Payload, Reader, put_text, put_varint};
use crate::locale::Locale;

/// Most words of a name that are compared.
const MAX_WORDS: usize = 8;
/// Most languages of a glossary.
const MAX_LANGUAGES: usize = 64;

/// The concepts that a name stands for.
#[derive(Debug, PartialEq, Eq)]
struct Meanings(Vec<u32>);

impl Payload for Meanings {
    fn read(reader: &mut Reader<'_>, _: &mut u64) -> Option<Self> {
        let count = reader.varint_usize().filter(|count| *count <= reader.0.len())?;
        let mut concepts = Vec::with_capacity(count);
        for _ in 0..count {
            concepts.push(reader.varint_u32()?);
        }
        Some(Self(concepts))
    }
}

/// The concepts' part of an index in a language.
pub(super) fn write(own: &Locale, concepts: &[Concept]) -> Vec<u8> {
    let languages: BTreeSet<&Locale> = concepts.iter().flat_map(|c| &c.forms).map(|form| &form.0).collect();
    let languages: Vec<&Locale> = languages.into_iter().take(MAX_LANGUAGES).collect();
    let mut keys: BTreeMap<Vec<u8>, BTreeSet<u32>> = BTreeMap::new();
    let mut out = Vec::new();
    put_varint(&mut out, languages.len() as u64);
    for locale in &languages {
        put_text(&mut out, &locale.to_string());
    }
    put_varint(&mut out, concepts.len() as u64);
    for concept in concepts {
        let names: Vec<&String> =
            concept.forms.iter().filter(|form| form.0.language() == own.language()).map(|form| &form.1).collect();
        put_varint(&mut out, names.len() as u64);
        for name in names {
            put_text(&mut out, name);
        }
    }
    for (language, locale) in (0..).zip(&languages) {
        let analyzer = Analyzer::new(locale);
        for (number, concept) in (0..).zip(concepts) {
            for (_, name) in concept.forms.iter().filter(|form| form.0 == **locale) {
                for spelling in spellings(&analyzer, name) {
                    if let Some(key) = key(language, &spelling) {
                        keys.entry(key).or_default().insert(number);
                    }
                }
            }
        }
    }
    out.extend(write_names(&keys).unwrap_or_default());
    out
}

fn write_names(keys: &BTreeMap<Vec<u8>, BTreeSet<u32>>) -> Option<Vec<u8>> {
    let mut dictionary = DictionaryWriter::default();
    let mut payload = Vec::new();
    for (key, concepts) in keys {
        payload.clear();
        put_varint(&mut payload, concepts.len() as u64);
        for concept in concepts {
            put_varint(&mut payload, u64::from(*concept));
        }
        dictionary.push(key, 0, 0, &payload)?;
    }
    dictionary.finish()
}

/// The ways a text's words are compared: as folded, and by their stems. Each has the same number of words.
fn spellings(analyzer: &Analyzer, text: &str) -> Vec<Vec<String>> {
    let (mut plain, mut reduced) = (Vec::new(), Vec::new());
    analyzer.pieces(text, |piece| {
        let word = text.get(piece.range).unwrap_or_default();
        let term = analyzer.term(word);
        if piece.kind == Kind::Tail && !plain.is_empty() || term.is_empty() {
            return;
        }
        let family = if piece.kind == Kind::Word { analyzer.families(word, &term) } else { Vec::new() };
        reduced.push(family.into_iter().next().map_or_else(|| term.to_string(), |(_, family)| family));
        plain.push(term.into_owned());
    });
    if plain == reduced { vec![plain] } else { vec![plain, reduced] }
}

fn key(language: u8, words: &[String]) -> Option<Vec<u8>> {
    if words.is_empty() || words.len() > MAX_WORDS {
        return None;
    }
    // One byte of an ASCII letter, so that keys stay text.
    let mut key = vec![b'0' + language];
    key.extend(words.join(" ").into_bytes());
    (key.len() <= MAX_KEY).then_some(key)
}

/// The concepts of an open index.
pub(super) struct Concepts<'a> {
    languages: Vec<&'a str>,
    names: Vec<Vec<&'a str>>,
    dictionary: Dictionary<'a, Meanings>,
}

impl<'a> Concepts<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Malformed> {
        let mut reader = Reader(bytes);
        let (languages, names) = Self::read_names(&mut reader).ok_or(Malformed)?;
        Ok(Self { languages, names, dictionary: Dictionary::open(reader.0)? })
    }

    fn read_names(reader: &mut Reader<'a>) -> Option<(Vec<&'a str>, Vec<Vec<&'a str>>)> {
        let mut languages = Vec::new();
        for _ in 0..reader.varint_usize().filter(|count| *count <= MAX_LANGUAGES)? {
            languages.push(reader.text()?);
        }
        let mut concepts = Vec::new();
        for _ in 0..reader.varint_usize()? {
            let mut names = Vec::new();
            for _ in 0..reader.varint_usize()? {
                names.push(reader.text()?);
            }
            concepts.push(names);
        }
        Some((languages, concepts))
    }

    /// What the concepts that a query names, in whatever language, are called in the index's language.
    pub(super) fn find(&self, query: &str) -> Result<Vec<String>, Malformed> {
        let mut concepts = BTreeSet::new();
        if self.names.is_empty() {
            return Ok(Vec::new());
        }
        for (number, tag) in (0..).zip(&self.languages) {
            let locale = Locale::parse(tag).map_err(|_| Malformed)?;
            for words in spellings(&Analyzer::new(&locale), query) {
                self.find_spelling(number, &words, &mut concepts)?;
            }
        }
        let names = concepts.into_iter().filter_map(|concept| self.names.get(concept as usize)).flatten();
        Ok(names.map(|name| (*name).to_owned()).collect())
    }

    fn find_spelling(&self, language: u8, words: &[String], found: &mut BTreeSet<u32>) -> Result<(), Malformed> {
        let mut start = 0;
        while start < words.len() {
            let longest = (words.len() - start).min(MAX_WORDS);
            let mut step = 1;
            for len in (1..=longest).rev() {
                let Some(key) = words.get(start..start + len).and_then(|name| key(language, name)) else { continue };
                if let Some((_, meanings)) = self.dictionary.get(&key)? {
                    found.extend(meanings.0);
                    step = len;
                    break;
                }
            }
            start += step;
        }
        Ok(())
    }
}
