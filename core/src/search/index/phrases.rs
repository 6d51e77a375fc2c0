//! Phrases of several words as keys of a dictionary, and the search for them in what a person typed.
//!
//! A phrase stands under what the forms of its words share, with a space between them.

use std::cell::Cell;
use std::collections::BTreeSet;
use std::ops::Range;

use super::codec::{Reader, put_varint};
use super::dictionary::{Dictionary, DictionaryWriter, MAX_KEY, Malformed, Payload};
use super::lexicon::{Class, Lexicon};
use crate::search::analysis::{Analyzer, Kind};
use crate::search::text::part;

/// Most words of a phrase that are compared.
pub(super) const MAX_WORDS: usize = 8;
/// Most letters of a short word.
const SHORT: usize = 2;
/// Most spellings of a word: as it is written, without its marks, and in Arabic without article and clitics, twice.
const MAX_SPELLINGS: usize = 4;
/// Most things that one phrase leads to.
const MAX_MEANINGS: usize = 64;
/// Most phrases that an unfinished one is taken for.
const MAX_COMPLETIONS: usize = 8;
/// Most phrases that are looked through for them.
const MAX_SEEN: usize = 64;
/// Most beginnings of phrases that are looked up for one query: a dictionary that was made for it could have it walk for seconds.
const MAX_STEPS: usize = 4096;
/// Most phrases that are found at one word.
const MAX_FOUND: usize = 64;
/// Fewest letters of a phrase's last word by which it is known before it is typed to its end.
const SHORTEST_END: usize = 2;

/// What a phrase leads to, by number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Meanings(pub(crate) Vec<u32>);

impl Payload for Meanings {
    fn read(reader: &mut Reader<'_>, _: &mut u64) -> Option<Self> {
        let count = reader.varint_usize().filter(|count| *count <= MAX_MEANINGS)?;
        let mut meanings = Vec::with_capacity(count);
        for _ in 0..count {
            meanings.push(reader.varint_u32()?);
        }
        Some(Self(meanings))
    }
}

/// The dictionary of some phrases; `None` where it would outgrow its format.
pub(super) fn write<'a>(
    phrases: impl IntoIterator<Item = (&'a Vec<u8>, impl ExactSizeIterator<Item = &'a u32>)>,
) -> Option<Vec<u8>> {
    let mut dictionary = DictionaryWriter::default();
    let mut payload = Vec::new();
    for (key, meanings) in phrases {
        payload.clear();
        put_varint(&mut payload, meanings.len().min(MAX_MEANINGS) as u64);
        for meaning in meanings.take(MAX_MEANINGS) {
            put_varint(&mut payload, u64::from(*meaning));
        }
        dictionary.push(key, 0, 0, &payload)?;
    }
    dictionary.finish()
}

/// How a word may be spelled in a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Spelled {
    /// What the word's forms share: as it is written, and as people write it without its marks; then what those of other
    /// words share that were probably meant.
    pub(crate) spellings: Vec<String>,
    /// Whether it is a function word.
    pub(crate) function: bool,
}

impl Spelled {
    /// Whether it is a function word of few letters, such as a preposition or an article.
    pub(super) fn is_short_function_word(&self) -> bool {
        let letters = self.spellings.first().map_or(0, |spelling| spelling.chars().skip(1).count());
        self.function && letters <= SHORT
    }
}

/// A word of a text: where it is, and how it may be spelled in a phrase.
#[derive(Clone, Debug)]
pub(crate) struct Said {
    pub(crate) range: Range<usize>,
    pub(crate) spelled: Spelled,
    /// The word as far as it is typed, where more letters may follow.
    pub(crate) beginning: Option<String>,
}

/// The words of a text by a language's rules.
pub(crate) fn said(analyzer: &Analyzer, lexicon: Lexicon<'_>, text: &str) -> Vec<Said> {
    let mut words: Vec<Said> = Vec::new();
    analyzer.phrase_pieces(text, |piece| {
        let word = part(text, &piece.range);
        let term = analyzer.term(word);
        if term.is_empty() {
            return;
        }
        let spelled = spelled(analyzer, lexicon, piece.kind, word, &term);
        let beginning = (piece.range.end == text.len()).then(|| term.into_owned());
        words.push(Said { range: piece.range, spelled, beginning });
    });
    words
}

/// How a word is spelled in a phrase. A function word has no forms, and its spelling is no other word's stem (in Spanish, `que`
/// would be `queer`).
pub(crate) fn spelled(analyzer: &Analyzer, lexicon: Lexicon<'_>, kind: Kind, word: &str, term: &str) -> Spelled {
    if lexicon.class(term) == Some(Class::Function) {
        return Spelled { spellings: vec![format!("={term}")], function: true };
    }
    let families = if kind == Kind::Word { analyzer.families(word, term) } else { Vec::new() };
    let mut spellings: Vec<String> = families.into_iter().map(|(_, family)| family).collect();
    if spellings.is_empty() {
        spellings.push(term.to_owned());
    }
    spellings.truncate(MAX_SPELLINGS);
    Spelled { spellings, function: false }
}

/// The keys of a phrase, after a mark that keeps kinds of phrases apart: as it is written, and without marks or article. None
/// where it is too long.
pub(super) fn keys(mark: &[u8], words: &[&Spelled]) -> BTreeSet<Vec<u8>> {
    let mut keys = BTreeSet::new();
    if words.is_empty() || words.len() > MAX_WORDS {
        return keys;
    }
    for spelling in [<[String]>::first, <[String]>::last] {
        let mut key = mark.to_vec();
        for (number, word) in words.iter().enumerate() {
            push_word(&mut key, number, spelling(&word.spellings).map_or("", String::as_str));
        }
        if key.len() <= MAX_KEY {
            keys.insert(key);
        }
    }
    keys
}

fn push_word(key: &mut Vec<u8>, number: usize, word: &str) {
    if number > 0 {
        key.push(b' ');
    }
    key.extend_from_slice(word.as_bytes());
}

/// A phrase that was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Phrase {
    /// Its first and last word, by their places among those asked for.
    pub(crate) words: Range<usize>,
    /// How many words it has; others may stand between them.
    pub(crate) len: usize,
    /// Whether it is not typed to its end.
    pub(crate) begun: bool,
    pub(crate) meanings: Meanings,
}

/// Looks for phrases in typed words.
pub(crate) struct PhraseSearch<'a> {
    pub(crate) dictionary: Dictionary<'a, Meanings>,
    pub(crate) mark: &'a [u8],
    /// How many other words may stand between two of a phrase, beside function words.
    pub(crate) gap: usize,
    /// How many function words may stand there.
    pub(crate) function_gap: usize,
    /// Fewest letters by which a phrase of one word is known before it is typed to its end; nothing where only whole
    /// phrases count.
    pub(crate) shortest: Option<usize>,
    /// How many beginnings it may still look up.
    pub(crate) steps: Steps,
}

/// A budget of steps.
pub(crate) struct Steps(Cell<usize>);

impl Default for Steps {
    fn default() -> Self {
        Self(Cell::new(MAX_STEPS))
    }
}

impl Steps {
    /// Takes a step, if there is one left.
    fn take(&self) -> Option<()> {
        self.0.set(self.0.get().checked_sub(1)?);
        Some(())
    }
}

impl PhraseSearch<'_> {
    /// Every phrase that begins with the word at a place, the longest first.
    pub(crate) fn at(&self, words: &[Said], start: usize) -> Result<Vec<Phrase>, Malformed> {
        let mut found = Vec::new();
        self.walk(words, start, start, 0, self.mark, &mut found)?;
        found.sort_by(|a, b| b.len.cmp(&a.len).then(a.begun.cmp(&b.begun)).then(a.meanings.0.cmp(&b.meanings.0)));
        // It may stand there twice, with its marks and without.
        found.dedup_by(|a, b| a.len == b.len && a.meanings == b.meanings);
        Ok(found)
    }

    fn walk(
        &self,
        words: &[Said],
        start: usize,
        at: usize,
        number: usize,
        before: &[u8],
        found: &mut Vec<Phrase>,
    ) -> Result<(), Malformed> {
        let Some(word) = words.get(at).filter(|_| number < MAX_WORDS) else { return Ok(()) };
        for spelling in &word.spelled.spellings {
            let mut key = before.to_vec();
            push_word(&mut key, number, spelling);
            if self.steps.take().is_none() || found.len() >= MAX_FOUND {
                return Ok(());
            }
            if key.len() > MAX_KEY || !self.dictionary.has_beginning(&key)? {
                continue;
            }
            if let Some((_, meanings)) = self.dictionary.get(&key)? {
                found.push(Phrase { words: start..at + 1, len: number + 1, begun: false, meanings });
            }
            let (mut others, mut functions) = (0, 0);
            for next in at + 1..words.len() {
                self.walk(words, start, next, number + 1, &key, found)?;
                let function = words.get(next).is_some_and(|word| word.spelled.function);
                *(if function { &mut functions } else { &mut others }) += 1;
                if others > self.gap || functions > self.function_gap {
                    break;
                }
            }
        }
        let (Some(beginning), Some(shortest)) = (&word.beginning, self.shortest) else { return Ok(()) };
        if beginning.chars().count() < if number == 0 { shortest } else { SHORTEST_END } {
            return Ok(());
        }
        self.complete(beginning, start..at + 1, number, before, found)
    }

    /// Adds the phrases whose last word begins like what was typed last.
    fn complete(
        &self,
        beginning: &str,
        words: Range<usize>,
        number: usize,
        before: &[u8],
        found: &mut Vec<Phrase>,
    ) -> Result<(), Malformed> {
        let mut key = before.to_vec();
        push_word(&mut key, number, beginning);
        let mut cursor = self.dictionary.seek(&key)?;
        let mut left = MAX_COMPLETIONS;
        for _ in 0..MAX_SEEN {
            let Some((longer, meanings)) = cursor.next()?.filter(|(longer, _)| longer.starts_with(&key)) else { break };
            let goes_on = longer.get(key.len()..).is_some_and(|rest| rest.contains(&b' '));
            if longer.len() > key.len() && !goes_on && left > 0 {
                found.push(Phrase { words: words.clone(), len: number + 1, begun: true, meanings });
                left -= 1;
            }
        }
        Ok(())
    }
}
