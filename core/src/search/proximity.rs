//! Whether the words that were found stand together.
//!
//! A section's trace has a byte for each of its words, a hash of the term: enough to see how far apart two words are,
//! at a fraction of the size of exact positions. Two words may share a byte, but both are known to be in the section.

use super::analysis::Kind;
use super::expand::Expanded;
use super::index::{FIELD_END, trace_byte};
use super::weights::{MAX_TRACED, REACH};

/// The words of a query, ready to be found in traces.
pub(super) struct Proximity {
    /// For each byte of a trace, the words it may stand for, a bit each.
    words: Box<[u64; 256]>,
    /// What each word weighs.
    weights: Vec<f32>,
    /// Neighbouring words of one quoted phrase.
    phrase_pairs: Vec<(usize, usize)>,
    /// All words of phrases, a bit each.
    phrases: u64,
}

impl Proximity {
    pub(super) fn new(expanded: &[Expanded]) -> Self {
        let mut words = Box::new([0; 256]);
        let mut weights = Vec::with_capacity(expanded.len());
        for (bit, word) in expanded.iter().enumerate() {
            for alternative in word.alternatives.iter().take(MAX_TRACED) {
                if let Some(mask) = words.get_mut(usize::from(trace_byte(&alternative.term))) {
                    *mask |= 1 << bit;
                }
            }
            weights.push(word.alternatives.iter().map(|alternative| alternative.weight).fold(0.0, f32::max));
        }
        let mut phrases = 0;
        let mut phrase_pairs = Vec::new();
        for (bit, word) in expanded.iter().enumerate() {
            let Some(phrase) = word.word.phrase else { continue };
            phrases |= 1 << bit;
            let next = expanded.get(bit + 1).filter(|next| next.word.phrase == Some(phrase));
            // Pairs of neighbouring characters stand together already.
            if next.is_some_and(|next| word.word.kind == Kind::Word && next.word.kind == Kind::Word) {
                phrase_pairs.push((bit, bit + 1));
            }
        }
        Self { words, weights, phrase_pairs, phrases }
    }

    /// The words that are part of a quoted phrase, a bit each.
    pub(super) fn phrases(&self) -> u64 {
        self.phrases
    }

    /// Whether a phrase has words that must follow one another.
    pub(super) fn has_pairs(&self) -> bool {
        !self.phrase_pairs.is_empty()
    }

    /// Whether the words of each phrase follow one another somewhere in a section that has them all.
    pub(super) fn has_phrases(&self, trace: &[u8]) -> bool {
        let mask = |byte: &u8| self.words.get(usize::from(*byte)).copied().unwrap_or(0);
        self.runs().iter().all(|run| {
            trace.windows(run.len()).any(|part| run.iter().zip(part).all(|(word, byte)| mask(byte) & 1 << word != 0))
        })
    }

    /// The phrases as runs of words.
    fn runs(&self) -> Vec<Vec<usize>> {
        let mut runs: Vec<Vec<usize>> = Vec::new();
        for (a, b) in &self.phrase_pairs {
            match runs.last_mut() {
                Some(run) if run.last() == Some(a) => run.push(*b),
                _ => runs.push(vec![*a, *b]),
            }
        }
        runs
    }

    /// What the nearness of neighbouring words adds to a section's score; `found` has the words that are in it.
    pub(super) fn bonus(&self, trace: &[u8], found: u64) -> f32 {
        let nearest = self.nearest(trace, found);
        let mut bonus = 0.0;
        for (pair, distance) in self.weights.windows(2).zip(nearest) {
            if let [a, b] = pair
                && distance > 0
            {
                #[allow(clippy::cast_precision_loss)]
                let nearness = 1.0 / distance as f32;
                bonus += a.min(*b) * nearness;
            }
        }
        bonus
    }

    /// For each word but the last, how far before the next it stands at best; 0 where it does not. One is added where
    /// the order is turned round.
    fn nearest(&self, trace: &[u8], found: u64) -> Vec<usize> {
        let mut last: Vec<Option<usize>> = vec![None; self.weights.len()];
        let mut nearest = vec![0; self.weights.len()];
        for (at, byte) in trace.iter().enumerate() {
            if *byte == FIELD_END {
                last.fill(None);
                continue;
            }
            let mut here = self.words.get(usize::from(*byte)).copied().unwrap_or(0) & found;
            while here != 0 {
                let word = here.trailing_zeros() as usize;
                here &= here - 1;
                let mut note = |pair: usize, before: Option<Option<&Option<usize>>>, extra: usize| {
                    let Some(Some(Some(before))) = before else { return };
                    let distance = at - before + extra;
                    if let Some(best) = nearest.get_mut(pair)
                        && distance > 0
                        && distance <= REACH
                        && (*best == 0 || distance < *best)
                    {
                        *best = distance;
                    }
                };
                if word > 0 {
                    note(word - 1, Some(last.get(word - 1)), 0);
                }
                note(word, Some(last.get(word + 1)), 1);
                match last.get_mut(word) {
                    Some(slot) => *slot = Some(at),
                    None => debug_assert!(false, "a trace stands for word {word} of {}", self.weights.len()),
                }
            }
        }
        nearest
    }
}
