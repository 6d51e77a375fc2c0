//! Words that look alike: those that share many of their three-letter pieces.
//!
//! What no other form and no few mistakes lead to may still be there otherwise: as part of a compound, with other affixes
//! (Tagalog), spelled as a related language spells it (Haitian Creole). The index keeps, per piece, the blocks of the
//! dictionary that have it; the terms of the blocks that have most pieces are compared one by one.

use std::cmp::Reverse;

use super::index::{Gram, Index, IndexError, TermEntry, gram_key, grams};
use super::interrupt::Watch;
use super::weights::{LEAST_ALIKE, MAX_ALIKE, MAX_COMPARED, MAX_READ};

/// A term that looks like a word.
pub(super) struct Alike {
    pub(super) term: String,
    pub(super) entry: TermEntry,
    /// The cosine of their pieces, to 1.
    pub(super) likeness: f32,
}

/// The terms of an index that look most like a word, most alike first.
pub(super) fn alike(index: &Index, word: &str, watch: &Watch<'_>) -> Result<Vec<Alike>, IndexError> {
    let own = grams(word);
    let mut alike = alike_in(index, &sharing(index, &own, watch)?, "", &own, LEAST_ALIKE)?;
    alike.sort_by(|a, b| b.likeness.total_cmp(&a.likeness).then(b.entry.df.cmp(&a.entry.df)));
    alike.truncate(MAX_ALIKE);
    Ok(alike)
}

/// The terms of some blocks that have a beginning and are at least so much like a word of these pieces.
pub(super) fn alike_in(
    index: &Index,
    blocks: &[u32],
    beginning: &str,
    own: &[Gram],
    least: f32,
) -> Result<Vec<Alike>, IndexError> {
    let terms = index.terms()?;
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
fn sharing(index: &Index, pieces: &[Gram], watch: &Watch<'_>) -> Result<Vec<u32>, IndexError> {
    let mut lists = Vec::new();
    for gram in pieces {
        lists.extend(index.grams()?.get(gram_key(*gram).as_bytes())?.map(|(_, list)| list));
    }
    lists.sort_by_key(|list| list.count);
    let mut shared = vec![0u8; index.terms()?.blocks() as usize];
    let mut sharing = Vec::new();
    let mut left = MAX_READ;
    for list in lists {
        let Some(rest) = left.checked_sub(list.count) else { break };
        left = rest;
        index.stored(&list.range, list.count, |block| {
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
        let found = super::alike(&index, word, &interrupt.watch()).unwrap();
        found.into_iter().map(|alike| alike.term).collect()
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
