//! Words of the language that no section has, and the terms near them in meaning.

use std::collections::BTreeMap;

use super::codec::{Reader, put_varint};
use super::dictionary::{DictionaryWriter, Payload};
use super::family::cut;
use crate::search::analysis::Analyzer;

/// Most terms that are kept for a word.
const MAX_TERMS: usize = 4;

/// Terms near in meaning to a word, nearest first, by their place in the dictionary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RelatedTerms(pub(crate) Vec<u32>);

impl Payload for RelatedTerms {
    fn read(reader: &mut Reader<'_>, _: &mut u64) -> Option<Self> {
        let count = reader.varint_usize().filter(|count| *count <= MAX_TERMS)?;
        let mut terms = Vec::with_capacity(count);
        for _ in 0..count {
            terms.push(reader.varint_u32()?);
        }
        Some(Self(terms))
    }
}

/// The words that `terms_of` finds no term for, with the terms of the words near them. `None` where they would outgrow
/// the format.
pub(super) fn write(analyzer: &Analyzer, related: &str, terms_of: impl Fn(&str) -> Vec<u32>) -> Option<Vec<u8>> {
    let mut found: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for line in related.lines() {
        let mut words = line.split(' ');
        let Some(word) = words.next().filter(|word| terms_of(word).is_empty()) else { continue };
        let near = found.entry(cut(&analyzer.term(word)).to_owned()).or_default();
        for term in words.flat_map(&terms_of) {
            if near.len() < MAX_TERMS && !near.contains(&term) {
                near.push(term);
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
