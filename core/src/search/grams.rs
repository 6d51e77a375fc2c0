//! Words that look alike: those that share many of their three-letter pieces.
//!
//! What no other form and no few mistakes lead to may still be there otherwise: as part of a compound, with other affixes
//! (Tagalog), spelled as a related language spells it (Haitian Creole). The index keeps, per piece, the blocks of the
//! dictionary that have it: neighbours share their pieces, so that takes under half of what the terms would.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;

use super::fuzzy::is_comparable;
use super::index::{BLOCK, DictionaryWriter, Index, IndexError, Payload, Reader, TermEntry, put_ascending, put_varint};
use super::interrupt::Watch;
use super::weights::{LEAST_ALIKE, MAX_ALIKE, MAX_COMPARED, MAX_READ};

/// Letters of a piece.
const LETTERS: usize = 3;
/// Shortest word that is compared, in letters.
const SHORTEST: usize = 5;

/// A piece of a word.
pub(super) type Gram = [char; LETTERS];

/// A term that looks like a word.
pub(super) struct Alike {
    pub(super) term: String,
    pub(super) entry: TermEntry,
    /// The cosine of their pieces, to 1.
    pub(super) likeness: f32,
}

/// How many blocks have a piece, and where their numbers are among the lists.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct GramEntry {
    count: u32,
    range: Range<u64>,
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
pub(super) fn grams(word: &str) -> Vec<Gram> {
    let letters: Vec<char> = word.chars().collect();
    if letters.len() < SHORTEST || !letters.iter().all(|c| is_comparable(*c) && !c.is_ascii_digit()) {
        return Vec::new();
    }
    let mut grams: Vec<Gram> = letters.array_windows().copied().collect();
    grams.sort_unstable();
    grams.dedup();
    grams
}

fn key(gram: Gram) -> String {
    gram.iter().collect()
}

/// The dictionary of pieces; the numbers of the blocks that have them go to `lists`. The terms are given in their order.
pub(super) fn write<'a>(terms: impl Iterator<Item = &'a str>, lists: &mut Vec<u8>) -> Option<Vec<u8>> {
    let mut having: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for (number, term) in (0..).zip(terms) {
        for gram in grams(term) {
            let blocks = having.entry(key(gram)).or_default();
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

impl Index {
    /// The terms that look most like a word, most alike first.
    pub(super) fn alike(&self, word: &str, watch: &Watch<'_>) -> Result<Vec<Alike>, IndexError> {
        let own = grams(word);
        let mut alike = self.alike_in(&self.sharing(&own, watch)?, "", &own, LEAST_ALIKE)?;
        alike.sort_by(|a, b| b.likeness.total_cmp(&a.likeness).then(b.entry.df.cmp(&a.entry.df)));
        alike.truncate(MAX_ALIKE);
        Ok(alike)
    }

    /// The terms of some blocks that have a beginning and are at least so much like a word of these pieces.
    pub(super) fn alike_in(
        &self,
        blocks: &[u32],
        beginning: &str,
        own: &[Gram],
        least: f32,
    ) -> Result<Vec<Alike>, IndexError> {
        let terms = self.terms()?;
        let mut alike = Vec::new();
        for block in blocks {
            let mut cursor = terms.block(*block)?;
            while let Some((_, entry)) = cursor.next_entry()? {
                let term = std::str::from_utf8(cursor.key()).ok().filter(|term| term.starts_with(beginning));
                let Some(term) = term else { continue };
                let likeness = likeness(own, &grams(term));
                if likeness >= least {
                    alike.push(Alike { term: term.to_owned(), entry, likeness });
                }
            }
        }
        Ok(alike)
    }

    /// The blocks of the dictionary that have most of the pieces, in ascending order.
    fn sharing(&self, grams: &[Gram], watch: &Watch<'_>) -> Result<Vec<u32>, IndexError> {
        let mut lists = Vec::new();
        for gram in grams {
            lists.extend(self.grams()?.get(key(*gram).as_bytes())?.map(|(_, list)| list));
        }
        lists.sort_by_key(|list| list.count);
        let mut shared = vec![0u8; self.terms()?.blocks() as usize];
        let mut sharing = Vec::new();
        let mut left = MAX_READ;
        for list in lists {
            let Some(rest) = left.checked_sub(list.count) else { break };
            left = rest;
            self.stored(&list.range, list.count, |block| {
                let Some(count) = shared.get_mut(block as usize) else { return };
                *count = count.saturating_add(1);
                if *count == 1 {
                    sharing.push(block);
                }
            })?;
            if watch.interrupted() {
                return Err(IndexError::Interrupted);
            }
        }
        if sharing.len() > MAX_COMPARED {
            let most_first = |block: &u32| (Reverse(shared.get(*block as usize).copied()), *block);
            sharing.select_nth_unstable_by_key(MAX_COMPARED, most_first);
            sharing.truncate(MAX_COMPARED);
        }
        sharing.sort_unstable();
        Ok(sharing)
    }
}

/// The cosine of two sets of pieces, both in order.
#[allow(clippy::cast_precision_loss)]
fn likeness(a: &[Gram], b: &[Gram]) -> f32 {
    let shared = b.iter().filter(|gram| a.binary_search(gram).is_ok()).count() as f32;
    if shared == 0.0 { 0.0 } else { shared / ((a.len() * b.len()) as f32).sqrt() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bytes::ByteSource;
    use crate::locale::Locale;
    use crate::search::index::{Document, IndexBuilder};
    use crate::search::interrupt::Interrupt;
    use proptest::prelude::*;

    fn alike(words: &[String], word: &str) -> Vec<String> {
        let mut builder = IndexBuilder::new(&Locale::parse("de").unwrap(), &[]);
        for word in words {
            builder.add(&Document { body: word, ..Document::default() });
        }
        let index = Index::open(ByteSource::from_memory(builder.finish().unwrap())).unwrap();
        let interrupt = Interrupt::new();
        let found = index.alike(word, &interrupt.watch()).unwrap();
        found.into_iter().map(|alike| alike.term).collect()
    }

    #[test]
    fn pieces_are_cut_between_letters_of_words_long_enough() {
        let keys = |word| grams(word).into_iter().map(key).collect::<Vec<_>>();
        assert_eq!(keys("gefahr"), ["ahr", "efa", "fah", "gef"]);
        assert_eq!(keys("насил"), ["аси", "нас", "сил"]);
        assert_eq!(keys("nanana"), ["ana", "nan"]);
        assert!(grams("kind").is_empty());
        assert!(grams("110116").is_empty());
        assert!(grams("เด็กและ").is_empty());
    }

    #[test]
    fn a_part_of_a_compound_is_found_among_thousands_of_words() {
        let parts = ["ab", "der", "fal", "gen", "hof", "kin", "lau", "mor", "nis", "pel", "rat", "sto", "tur", "weg"];
        let mut words = vec!["partitionierung".to_owned(), "methode".to_owned()];
        for a in parts {
            for b in parts {
                words.extend(parts.map(|c| format!("{a}{b}{c}")));
            }
        }
        assert_eq!(alike(&words, "partitionierungsmethode"), ["partitionierung", "methode"]);
        assert!(alike(&words, "xylophonspieler").is_empty());
    }

    proptest! {
        #[test]
        fn the_most_alike_words_are_those_that_comparing_all_finds(
            words in proptest::collection::btree_set("[abé]{5,9}", 1..30), word in "[abé]{5,9}",
        ) {
            let words: Vec<String> = words.into_iter().map(|word| word.replace('é', "e")).collect();
            let word = word.replace('é', "e");
            let own = grams(&word);
            let best = words.iter().map(|other| likeness(&own, &grams(other))).fold(0.0, f32::max);
            let found = alike(&words, &word);
            prop_assert_eq!(found.is_empty(), best < LEAST_ALIKE);
            if let Some(first) = found.first() {
                prop_assert!((likeness(&own, &grams(first)) - best).abs() < 1e-6);
            }
        }
    }
}
