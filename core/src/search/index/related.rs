//! Words of the language that no section has, and the terms near them in meaning.

use std::collections::BTreeMap;

use super::codec::{Reader, put_varint};
use super::dictionary::{DictionaryWriter, Payload};
use super::family::cut;
use super::lexicon::WordList;
use crate::search::analysis::Analyzer;

/// Most terms that are kept for a word.
const MAX_TERMS: usize = 4;
/// How many words a row of the list has, and the bytes of each.
const ROW: usize = 8;
const BYTES: usize = 2;
/// Where in a list's number the line of a word ends and its nearness begins.
const LINE_BITS: u32 = 14;
/// How many classes of nearness there are.
const CLASSES: u32 = 4;
/// The number of a place that is left empty.
const EMPTY: u16 = u16::MAX;

/// Terms near in meaning to a word, nearest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RelatedTerms(pub(crate) Vec<RelatedTerm>);

/// A term near in meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct RelatedTerm {
    /// Its place in the dictionary.
    pub(crate) term: u32,
    /// How near it is, from 0 to 3.
    pub(crate) nearness: u8,
}

impl Payload for RelatedTerms {
    fn read(reader: &mut Reader<'_>, _: &mut u64) -> Option<Self> {
        let count = reader.varint_usize().filter(|count| *count <= MAX_TERMS)?;
        let mut terms = Vec::with_capacity(count);
        for _ in 0..count {
            let packed = reader.varint_u32()?;
            terms.push(RelatedTerm { term: packed / CLASSES, nearness: u8::try_from(packed % CLASSES).ok()? });
        }
        Some(Self(terms))
    }
}

/// The words that `terms_of` finds no term for, with the terms of the words near them. `None` where they would outgrow
/// the format.
pub(super) fn write(analyzer: &Analyzer, words: &WordList<'_>, terms_of: impl Fn(&str) -> Vec<u32>) -> Option<Vec<u8>> {
    let mut found: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    // What the nearest words lead to, looked up once: they are few, and near to many.
    let targets: Vec<Vec<u32>> = match words.related {
        [] => Vec::new(),
        _ => words.frequent.lines().take(1 << LINE_BITS).map(&terms_of).collect(),
    };
    for (word, row) in words.frequent.lines().zip(words.related.chunks_exact(ROW * BYTES)) {
        let leads = |line: usize| targets.get(line).is_some_and(|terms| !terms.is_empty());
        if !row.chunks_exact(BYTES).filter_map(near_line).any(|(line, _)| leads(line)) || !terms_of(word).is_empty() {
            continue;
        }
        let near = found.entry(cut(&analyzer.term(word)).to_owned()).or_default();
        for (line, nearness) in row.chunks_exact(BYTES).filter_map(near_line) {
            for term in targets.get(line).into_iter().flatten().copied() {
                if near.len() < MAX_TERMS && !near.iter().any(|known| known / CLASSES == term) {
                    near.push(term.checked_mul(CLASSES)? + nearness);
                }
            }
        }
    }
    let mut dictionary = DictionaryWriter::default();
    let mut payload = Vec::new();
    for (word, terms) in found.iter().filter(|(word, terms)| !word.is_empty() && !terms.is_empty()) {
        payload.clear();
        put_varint(&mut payload, terms.len() as u64);
        terms.iter().for_each(|term| put_varint(&mut payload, u64::from(*term)));
        dictionary.push(word.as_bytes(), 0, 0, &payload)?;
    }
    dictionary.finish()
}

/// The line of a near word, and how near it is.
fn near_line(number: &[u8]) -> Option<(usize, u32)> {
    let number = u16::from_le_bytes(number.try_into().ok()?);
    let (line, nearness) = (number & ((1 << LINE_BITS) - 1), number >> LINE_BITS);
    (number != EMPTY).then(|| (usize::from(line), u32::from(nearness)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Locale;
    use crate::search::index::dictionary::Dictionary;

    #[test]
    fn a_word_that_no_section_has_leads_to_the_terms_near_it() {
        let frequent = "law\nlawyer\nattorney\nchurch\nfaith\n";
        // Of each line, the words near it: a lawyer and an attorney to each other and to the law, a church to faith.
        let rows: [&[u16]; 5] = [&[1], &[2 | 3 << 14, 2 << 14], &[1 | 3 << 14, 2 << 14], &[4 | 1 << 14], &[3]];
        let related: Vec<u8> = rows
            .iter()
            .flat_map(|row| row.iter().copied().chain(std::iter::repeat(EMPTY)).take(ROW))
            .flat_map(u16::to_le_bytes)
            .collect();
        let terms_of = |word: &str| match word {
            "law" => vec![7],
            "faith" => vec![5, 6],
            _ => Vec::new(),
        };
        let words = WordList { frequent, related: &related, ..WordList::default() };
        let bytes = write(&Analyzer::new(&Locale::english()), &words, terms_of).unwrap();
        let dictionary = Dictionary::<RelatedTerms>::open(&bytes).unwrap();
        let of = |word: &str| dictionary.get(word.as_bytes()).unwrap().map(|(_, related)| related.0);
        let near = |term, nearness| RelatedTerm { term, nearness };
        assert_eq!(of("attorney"), Some(vec![near(7, 2)]));
        assert_eq!(of("church"), Some(vec![near(5, 1), near(6, 1)]));
        assert_eq!(of("law"), None, "what a section has needs none");
    }
}
