//! Which sections answer best.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use super::expand::Expanded;
use super::index::{Index, IndexError, LEVELS, Weighted};
use super::interrupt::Watch;
use super::weights::{FURTHER_FORM, MAX_POSTINGS};

/// Working memory of a search: what each section has scored so far.
#[derive(Debug, Default)]
pub(crate) struct Scores {
    sections: Vec<Score>,
    touched: Vec<u32>,
}

/// A section that was found; the better one is the lesser.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ranked {
    pub(super) score: f32,
    pub(super) document: u32,
    /// The words found, a bit each.
    pub(super) words: u64,
}

impl Ord for Ranked {
    fn cmp(&self, other: &Self) -> Ordering {
        other.score.total_cmp(&self.score).then(self.document.cmp(&other.document))
    }
}

impl PartialOrd for Ranked {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Ranked {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Ranked {}

#[derive(Clone, Copy, Debug, Default)]
struct Score {
    /// The words found, a bit each.
    words: u64,
    total: f32,
}

impl Scores {
    pub(crate) fn new(documents: usize) -> Self {
        Self { sections: vec![Score::default(); documents], touched: Vec::new() }
    }

    /// Adds what a word says about a section. Contributions come in descending order, so a word's first is its best.
    /// `None` where there is no such section.
    fn add(&mut self, document: u32, word: u64, score: f32) -> Option<()> {
        let section = self.sections.get_mut(document as usize)?;
        if section.words == 0 {
            self.touched.push(document);
        }
        section.total += if section.words & word == 0 { score } else { score * FURTHER_FORM };
        section.words |= word;
        Some(())
    }

    /// The best sections, best first.
    pub(super) fn best(&self, limit: usize, accept: impl Fn(u64) -> bool) -> Vec<Ranked> {
        // The worst of the best on top: nearly all others are turned away by one comparison.
        let mut best: BinaryHeap<Ranked> = BinaryHeap::new();
        for document in &self.touched {
            let Some(section) = self.sections.get(*document as usize) else { continue };
            let ranked = Ranked { score: section.total, document: *document, words: section.words };
            let full = best.len() >= limit;
            if !accept(section.words) || full && best.peek().is_none_or(|worst| ranked >= *worst) {
                continue;
            }
            if full {
                best.pop();
            }
            best.push(ranked);
        }
        best.into_sorted_vec()
    }

    pub(super) fn clear(&mut self) {
        for document in self.touched.drain(..) {
            if let Some(section) = self.sections.get_mut(document as usize) {
                *section = Score::default();
            }
        }
    }
}

/// Some sections that score the same by one word.
struct Impact {
    score: f32,
    word: u64,
    sections: Weighted,
}

/// Scores the sections that have any of the words.
pub(super) fn score(
    index: &Index,
    words: &[Expanded],
    scores: &mut Scores,
    watch: &Watch<'_>,
) -> Result<(), IndexError> {
    let mut impacts = Vec::new();
    let mut found = Vec::new();
    for (bit, word) in words.iter().enumerate() {
        for alternative in &word.alternatives {
            index.weighted(&alternative.entry, &mut found)?;
            for sections in found.drain(..) {
                let score = alternative.weight * f32::from(sections.level) / f32::from(LEVELS);
                impacts.push(Impact { score, word: 1 << bit, sections });
            }
        }
        if watch.interrupted() {
            return Err(IndexError::Interrupted);
        }
    }
    impacts.sort_by(|a, b| b.score.total_cmp(&a.score));
    let mut left = MAX_POSTINGS;
    for impact in &impacts {
        let most = impact.sections.count.min(left);
        if most == 0 {
            break;
        }
        left -= most;
        add_impact(index, impact, most, scores)?;
        if watch.interrupted() {
            return Err(IndexError::Interrupted);
        }
    }
    Ok(())
}

fn add_impact(index: &Index, impact: &Impact, most: u32, scores: &mut Scores) -> Result<(), IndexError> {
    let mut all_there = Some(());
    let add = |document| all_there = all_there.and(scores.add(document, impact.word, impact.score));
    index.sections(&impact.sections, most, add)?;
    all_there.ok_or(IndexError::Damaged)
}
