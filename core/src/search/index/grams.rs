//! The pieces of terms: to each three letters in a row, the blocks of the dictionary that have them.
//!
//! Neighbours share their pieces, so blocks take under half of what the terms would.

use std::collections::BTreeMap;
use std::ops::Range;

use super::codec::{Reader, put_varint};
use super::dictionary::{BLOCK, DictionaryWriter, Payload};
use super::letters::is_comparable;
use super::postings::put_ascending;
use crate::search::weights::MAX_READ;

/// Letters of a piece.
const LETTERS: usize = 3;
/// Shortest word that is cut, in letters.
const SHORTEST: usize = 5;

/// A piece of a word.
pub(crate) type Gram = [char; LETTERS];

/// How many blocks have a piece, and where their numbers are among the lists.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct GramEntry {
    pub(crate) count: u32,
    pub(crate) range: Range<u64>,
}

impl Payload for GramEntry {
    fn read(reader: &mut Reader<'_>, base: &mut u64) -> Option<Self> {
        let count = reader.varint_u32()?;
        let start = *base;
        *base = start.checked_add(reader.varint()?)?;
        Some(Self { count, range: start..*base })
    }
}

/// The pieces of a word, each once, in order; none where it is too short or of a script that is cut into pairs.
pub(crate) fn grams(word: &str) -> Vec<Gram> {
    let letters: Vec<char> = word.chars().collect();
    if letters.len() < SHORTEST || !letters.iter().all(|c| is_comparable(*c) && !c.is_ascii_digit()) {
        return Vec::new();
    }
    let mut grams: Vec<Gram> = letters.array_windows().copied().collect();
    grams.sort_unstable();
    grams.dedup();
    grams
}

/// The key of a piece in their dictionary.
pub(crate) fn gram_key(gram: Gram) -> String {
    gram.iter().collect()
}

/// The dictionary of pieces; the numbers of the blocks that have them go to `lists`. The terms are given in their order.
pub(super) fn write<'a>(terms: impl Iterator<Item = &'a str>, lists: &mut Vec<u8>) -> Option<Vec<u8>> {
    let mut having: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for (number, term) in (0..).zip(terms) {
        for gram in grams(term) {
            let blocks = having.entry(gram_key(gram)).or_default();
            if blocks.last() != Some(&(number / BLOCK)) {
                blocks.push(number / BLOCK);
            }
        }
    }
    let mut dictionary = DictionaryWriter::default();
    let mut payload = Vec::new();
    // A list that is too long to be read need not be there.
    for (gram, blocks) in having.into_iter().filter(|(_, blocks)| blocks.len() <= MAX_READ as usize) {
        let start = lists.len();
        put_ascending(blocks.iter().copied(), lists);
        payload.clear();
        put_varint(&mut payload, blocks.len() as u64);
        put_varint(&mut payload, (lists.len() - start) as u64);
        dictionary.push(gram.as_bytes(), start as u64, 0, &payload)?;
    }
    dictionary.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_cut_between_letters_of_words_long_enough() {
        let keys = |word| grams(word).into_iter().map(gram_key).collect::<Vec<_>>();
        assert_eq!(keys("gefahr"), ["ahr", "efa", "fah", "gef"]);
        assert_eq!(keys("насил"), ["аси", "нас", "сил"]);
        assert_eq!(keys("nanana"), ["ana", "nan"]);
        assert!(grams("kind").is_empty());
        assert!(grams("110116").is_empty());
        assert!(grams("เด็กและ").is_empty());
    }
}
