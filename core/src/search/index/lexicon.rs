//! The words that a language has, and how frequent each is.
//!
//! Sixty sections are no dictionary: without this set, a real word that they lack looks misspelled. It has no word as
//! text. Each is a fingerprint of 13 bits in one of 4,096 buckets, and three bits for its class; one foreign word in 700
//! is taken for one of the language (a hash table of fingerprints: Cleary 1984, Fan et al. 2014).
//!
//! Layout: where each bucket ends, two bytes each; then two bytes a word, in ascending order within a bucket.

use super::codec::Reader;
use crate::search::analysis::Analyzer;

/// Buckets, as a power of two.
const BUCKETS: usize = 1 << 12;
/// Bits of a class.
const CLASS_BITS: u32 = 3;
/// The most words that are kept: the ends of the buckets have two bytes.
const MAX_WORDS: usize = 60_000;

/// The words of a language, as an index is given them.
#[derive(Clone, Copy, Debug, Default)]
pub struct WordList<'a> {
    /// Its words, a line each, the most frequent first.
    pub frequent: &'a str,
    /// Its function words, a line each: articles, pronouns, auxiliaries and the like.
    pub function: &'a str,
    /// Of each of the frequent words, in their order, the eight nearest in meaning, nearest first: two bytes each, the lower first,
    /// of which 14 bits are the line of a frequent word, from 0, and two how near it is, from 0; all bits set where there is none.
    pub related: &'a [u8],
}

/// What kind of word of the language a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Class {
    /// It holds others together, and says nothing alone.
    Function,
    /// How rare it is, from 1: each class reaches about four times as far down the list as the one before.
    Content(u8),
}

impl Class {
    /// The class of the word at a place among the most frequent ones.
    fn by_rank(rank: usize) -> Self {
        let quadruplings = (rank / FIRST_CLASS + 1).ilog2() / 2;
        Self::Content(u8::try_from(quadruplings + 1).unwrap_or(RAREST).min(RAREST))
    }

    fn bits(self) -> u16 {
        match self {
            Self::Function => 0,
            Self::Content(class) => u16::from(class),
        }
    }

    fn from_bits(bits: u16) -> Self {
        match u8::try_from(bits) {
            Ok(0) | Err(_) => Self::Function,
            Ok(class) => Self::Content(class),
        }
    }
}

/// In how many words the rank is counted, so that the first class has a few hundred.
const FIRST_CLASS: usize = 100;
/// The class of the rarest words.
pub(crate) const RAREST: u8 = 7;

/// The set of a language's words; nothing where its list is not known.
pub(super) fn write(analyzer: &Analyzer, words: &WordList<'_>) -> Vec<u8> {
    let mut buckets: Vec<Vec<u16>> = vec![Vec::new(); BUCKETS];
    let function = words.function.lines().map(|word| (word, Class::Function));
    let frequent = words.frequent.lines().enumerate().map(|(rank, word)| (word, Class::by_rank(rank)));
    for (word, class) in function.chain(frequent).filter(|(word, _)| !word.is_empty()).take(MAX_WORDS) {
        let (bucket, fingerprint) = place(&analyzer.term(word));
        let Some(bucket) = buckets.get_mut(bucket) else { continue };
        // The first is the more frequent one, or a function word.
        if !bucket.iter().any(|known| known >> CLASS_BITS == fingerprint) {
            bucket.push(fingerprint << CLASS_BITS | class.bits());
        }
    }
    if buckets.iter().all(Vec::is_empty) {
        return Vec::new();
    }
    let mut end = 0u16;
    let mut out = Vec::with_capacity(BUCKETS * 2 + buckets.iter().map(|bucket| bucket.len() * 2).sum::<usize>());
    for bucket in &mut buckets {
        bucket.sort_unstable();
        end = end.saturating_add(u16::try_from(bucket.len()).unwrap_or(u16::MAX));
        out.extend(end.to_le_bytes());
    }
    out.extend(buckets.into_iter().flatten().flat_map(u16::to_le_bytes));
    out
}

/// The bucket of a term, and its fingerprint.
fn place(term: &str) -> (usize, u16) {
    let hash = hash(term.as_bytes());
    let bucket = usize::try_from(hash >> 52).unwrap_or(0);
    let fingerprint = u16::try_from(hash & ((1 << (16 - CLASS_BITS)) - 1)).unwrap_or(0);
    (bucket, fingerprint)
}

/// FNV-1a (Fowler, Noll, Vo), mixed as by SplitMix64 (Steele et al. 2014), so that all bits depend on all letters.
pub(crate) fn hash(bytes: &[u8]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325u64;
    for byte in bytes {
        hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    }
    hash = (hash ^ hash >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    hash = (hash ^ hash >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ hash >> 31
}

/// The words of a language, read in place; none by default.
#[derive(Clone, Copy, Default)]
pub(crate) struct Lexicon<'a> {
    ends: &'a [u8],
    words: &'a [u8],
}

impl<'a> Lexicon<'a> {
    /// Reads the set; one without bytes has no words. `None` where it was not written by a builder.
    pub(super) fn open(bytes: &'a [u8]) -> Option<Self> {
        if bytes.is_empty() {
            return Some(Self { ends: &[], words: &[] });
        }
        let (ends, words) = bytes.split_at_checked(BUCKETS * 2)?;
        Some(Self { ends, words })
    }

    /// Whether the words of the language are not known.
    pub(crate) fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The class of a term, if it is a word of the language.
    pub(crate) fn class(&self, term: &str) -> Option<Class> {
        let (bucket, fingerprint) = place(term);
        let start = bucket.checked_sub(1).map_or(Some(0), |before| self.end(before))?;
        let words = self.words.get(start * 2..self.end(bucket)? * 2)?;
        let mut words = words.chunks_exact(2).filter_map(|word| Some(u16::from_le_bytes(word.try_into().ok()?)));
        let word = words.find(|word| word >> CLASS_BITS == fingerprint)?;
        Some(Class::from_bits(word & ((1 << CLASS_BITS) - 1)))
    }

    fn end(&self, bucket: usize) -> Option<usize> {
        Reader(self.ends.get(bucket * 2..)?)
            .bytes(2)
            .and_then(|end| Some(usize::from(u16::from_le_bytes(end.try_into().ok()?))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Locale;
    use proptest::prelude::*;

    fn analyzer() -> Analyzer {
        Analyzer::new(&Locale::english())
    }

    fn set(frequent: &str, function: &str) -> Vec<u8> {
        write(&analyzer(), &WordList { frequent, function, ..WordList::default() })
    }

    #[test]
    fn a_word_has_the_class_of_its_place() {
        let list: String = (0..50_000).map(|rank| format!("w{rank:x}\n")).collect();
        let bytes = set(&list, "the\nw0\n");
        let lexicon = Lexicon::open(&bytes).unwrap();
        assert_eq!(lexicon.class("the"), Some(Class::Function));
        assert_eq!(lexicon.class("w0"), Some(Class::Function));
        assert_eq!(lexicon.class("w1"), Some(Class::Content(1)));
        assert_eq!(lexicon.class(&format!("w{:x}", 49_999)), Some(Class::Content(5)));
        assert_eq!(bytes.len(), BUCKETS * 2 + 2 * 50_001 - 2 * collisions(&list));
    }

    /// Words that share a bucket and a fingerprint with an earlier one.
    fn collisions(list: &str) -> usize {
        let places: std::collections::HashSet<_> = list.lines().chain(["the"]).map(place).collect();
        50_001 - places.len()
    }

    #[test]
    fn few_other_words_are_taken_for_words_of_the_language() {
        let list: String = (0..50_000).map(|rank| format!("w{rank:x}\n")).collect();
        let bytes = set(&list, "");
        let lexicon = Lexicon::open(&bytes).unwrap();
        let taken = (0..100_000).filter(|number| lexicon.class(&format!("x{number:x}")).is_some()).count();
        assert!((50..300).contains(&taken), "{taken} of 100,000, where one in 700 is expected");
    }

    proptest! {
        #[test]
        fn every_word_is_known_however_it_is_written(words in proptest::collection::hash_set("[A-Za-zéñ']{1,12}", 0..60)) {
            let bytes = set(&words.iter().map(|word| format!("{word}\n")).collect::<String>(), "");
            let lexicon = Lexicon::open(&bytes).unwrap();
            for word in words.iter().filter(|word| !analyzer().term(word).is_empty()) {
                prop_assert!(lexicon.class(&analyzer().term(&word.to_uppercase())).is_some());
            }
        }

        #[test]
        fn damaged_sets_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..20_000), word in "[a-z]{0,5}") {
            if let Some(lexicon) = Lexicon::open(&bytes) {
                let _ = lexicon.class(&word);
            }
        }
    }
}
