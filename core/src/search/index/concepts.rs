//! The glossary's concepts: other names for what a person typed, in the index's language.
//!
//! Layout: the number of languages and their tags; the number of concepts, where the names of each end, and for each its
//! names in the index's own language; then a dictionary from names to concepts. All indexes of a pack are made from one
//! glossary, so a concept has one number in all of them.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::codec::{Reader, put_text, put_varint};
use super::dictionary::{Dictionary, DictionaryWriter, MAX_KEY, Malformed, Payload};
use crate::locale::Locale;
use crate::search::analysis::{Analyzer, Kind};
use crate::search::text::part;

/// One concept of the glossary: what it is called in each language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConceptNames {
    /// The concept's permanent id.
    pub id: String,
    /// Its names; a language may have several.
    pub forms: Vec<(Locale, String)>,
}

/// Most words of a name that are compared.
const MAX_WORDS: usize = 8;
/// Most concepts that one name stands for.
const MAX_MEANINGS: usize = 64;
/// Most languages of a glossary.
const MAX_LANGUAGES: usize = 64;
/// Under these, names stand as they are written: those of the index's own language, and those of all others. Under a
/// language's own mark, the next ones, they stand by that language's stems.
const OWN: u8 = b'0';
const FOREIGN: u8 = b'1';

/// The concepts that a name stands for.
#[derive(Debug, PartialEq, Eq)]
struct Meanings(Vec<u32>);

impl Payload for Meanings {
    fn read(reader: &mut Reader<'_>, _: &mut u64) -> Option<Self> {
        let count = reader.varint_usize().filter(|count| *count <= MAX_MEANINGS)?;
        let mut concepts = Vec::with_capacity(count);
        for _ in 0..count {
            concepts.push(reader.varint_u32()?);
        }
        Some(Self(concepts))
    }
}

/// The concepts' part of an index in a language; `None` where it would outgrow its format.
pub(super) fn write(own: &Locale, concepts: &[ConceptNames]) -> Option<Vec<u8>> {
    let languages: BTreeSet<&Locale> = concepts.iter().flat_map(|c| &c.forms).map(|form| &form.0).collect();
    let languages: Vec<&Locale> = languages.into_iter().take(MAX_LANGUAGES).collect();
    let mut out = Vec::new();
    put_varint(&mut out, languages.len() as u64);
    for locale in &languages {
        put_text(&mut out, &locale.to_string());
    }
    put_varint(&mut out, concepts.len() as u64);
    out.extend(own_names(own, concepts)?);
    out.extend(write_keys(&keys(own, &languages, concepts))?);
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

fn keys(own: &Locale, languages: &[&Locale], concepts: &[ConceptNames]) -> BTreeMap<Vec<u8>, BTreeSet<u32>> {
    let written = Analyzer::of_no_language();
    let mut keys: BTreeMap<Vec<u8>, BTreeSet<u32>> = BTreeMap::new();
    for (mark, locale) in (FOREIGN + 1..).zip(languages) {
        let analyzer = Analyzer::new(locale);
        let whose = if locale.language() == own.language() { OWN } else { FOREIGN };
        for (number, concept) in (0..).zip(concepts) {
            for (_, name) in concept.forms.iter().filter(|form| form.0 == **locale) {
                let forms = [(whose, words(&written, name)), (mark, words(&analyzer, name))];
                for key in forms.iter().filter_map(|(mark, words)| key(*mark, &spellings(words))) {
                    keys.entry(key).or_default().insert(number);
                }
            }
        }
    }
    keys
}

fn write_keys(keys: &BTreeMap<Vec<u8>, BTreeSet<u32>>) -> Option<Vec<u8>> {
    let mut dictionary = DictionaryWriter::default();
    let mut payload = Vec::new();
    for (key, concepts) in keys {
        payload.clear();
        put_varint(&mut payload, concepts.len().min(MAX_MEANINGS) as u64);
        for concept in concepts.iter().take(MAX_MEANINGS) {
            put_varint(&mut payload, u64::from(*concept));
        }
        dictionary.push(key, 0, 0, &payload)?;
    }
    dictionary.finish()
}

/// A word of a text: where it is, and what its forms share.
struct Word {
    range: Range<usize>,
    spelling: String,
}

fn words(analyzer: &Analyzer, text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    analyzer.pieces(text, |piece| {
        let word = part(text, &piece.range);
        let term = analyzer.term(word);
        if piece.kind == Kind::Tail && !words.is_empty() || term.is_empty() {
            return;
        }
        let family = if piece.kind == Kind::Word { analyzer.families(word, &term) } else { Vec::new() };
        let spelling = family.into_iter().next().map_or_else(|| term.into_owned(), |(_, family)| family);
        words.push(Word { range: piece.range, spelling });
    });
    words
}

fn spellings(words: &[Word]) -> Vec<&str> {
    words.iter().map(|word| &*word.spelling).collect()
}

fn key(mark: u8, words: &[&str]) -> Option<Vec<u8>> {
    if words.is_empty() || words.len() > MAX_WORDS {
        return None;
    }
    let mut key = vec![mark];
    key.extend(words.join(" ").into_bytes());
    (key.len() <= MAX_KEY).then_some(key)
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

    /// The concepts that a query names, by number. Another language's name counts where one of its words is among the
    /// `unknown` ones, which the index has no term for: others are words of the reader's own language.
    pub(crate) fn find(&self, own: &Locale, query: &str, unknown: &[Range<usize>]) -> Result<BTreeSet<u32>, Malformed> {
        let mut found = BTreeSet::new();
        let is_unknown =
            |word: &Word| unknown.iter().any(|part| part.start < word.range.end && word.range.start < part.end);
        let mut find = |mark: u8, is_own: bool, analyzer: &Analyzer| {
            // Nothing foreign can count: no need to read the query by that language's rules.
            if !is_own && unknown.is_empty() {
                return Ok(());
            }
            let wanted = |name: &[Word]| is_own || name.iter().any(is_unknown);
            self.find_words(mark, &words(analyzer, query), wanted, &mut found)
        };
        let written = Analyzer::of_no_language();
        find(OWN, true, &written)?;
        find(FOREIGN, false, &written)?;
        for (mark, tag) in (FOREIGN + 1..).zip(&self.languages) {
            let locale = Locale::parse(tag).map_err(|_| Malformed)?;
            find(mark, locale.language() == own.language(), &Analyzer::new(&locale))?;
        }
        Ok(found)
    }

    /// The concepts that some of the words name: the longest name at each place that is `wanted`.
    fn find_words(
        &self,
        mark: u8,
        words: &[Word],
        wanted: impl Fn(&[Word]) -> bool,
        found: &mut BTreeSet<u32>,
    ) -> Result<(), Malformed> {
        let mut start = 0;
        while start < words.len() {
            let most = if self.is_begun(mark, words.get(start))? { (words.len() - start).min(MAX_WORDS) } else { 0 };
            let mut step = 1;
            for len in (1..=most).rev() {
                let Some(name) = words.get(start..start + len).filter(|name| wanted(name)) else { continue };
                let Some(key) = key(mark, &spellings(name)) else { continue };
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

    /// Whether some name begins with a word: few do, and one look is cheaper than one for each length.
    fn is_begun(&self, mark: u8, word: Option<&Word>) -> Result<bool, Malformed> {
        let Some(key) = word.and_then(|word| key(mark, &[&word.spelling])) else { return Ok(false) };
        self.dictionary.has_beginning(&key)
    }
}
