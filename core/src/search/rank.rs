//! Which sections answer best.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use super::expand::Expanded;
use super::index::{Index, IndexError, LEVELS, Weighted};
use super::interrupt::Watch;
use super::proximity::Proximity;
use super::weights::{FURTHER_FORM, LOOKED_AT, LOOKED_AT_FOR_PHRASE, MAX_POSTINGS, NEARNESS};

/// Working memory of a search: what each section has scored so far.
#[derive(Debug, Default)]
pub(super) struct Scores {
    sections: Vec<Score>,
    touched: Vec<u32>,
}

/// A section that was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Match {
    /// The section's number in its index.
    pub document: u32,
    /// How well it answers; comparable within one search of one index.
    pub score: f32,
}

/// A section that is still in the running; the better one is the lesser.
#[derive(Clone, Copy, Debug)]
struct Ranked {
    score: f32,
    document: u32,
    /// The words found, a bit each.
    words: u64,
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
    pub(super) fn new(documents: usize) -> Self {
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
    fn best(&self, limit: usize, accept: impl Fn(u64) -> bool) -> Vec<Ranked> {
        // The worst of the best on top: nearly all others are turned away by one comparison.
        let mut best: BinaryHeap<Ranked> = BinaryHeap::new();
        for document in &self.touched {
            let Some(section) = self.sections.get(*document as usize) else {
                debug_assert!(false, "section {document} scored and is not there");
                continue;
            };
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
            match self.sections.get_mut(document as usize) {
                Some(section) => *section = Score::default(),
                None => debug_assert!(false, "section {document} scored and is not there"),
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

/// The sections that best answer, best first, at most `limit`.
pub(super) fn best(
    index: &Index,
    words: &[Expanded],
    limit: usize,
    scores: &mut Scores,
    watch: &Watch<'_>,
) -> Result<Vec<Match>, IndexError> {
    score(index, words, scores, watch)?;
    let proximity = Proximity::new(words);
    let phrases = proximity.phrases();
    let enough = limit.max(LOOKED_AT);
    let mut hits = Vec::new();
    if phrases != 0 {
        // A phrase of one word is wherever the word is.
        let most = if proximity.has_pairs() { limit.max(LOOKED_AT_FOR_PHRASE) } else { enough };
        let best = scores.best(most, |found| found & phrases == phrases);
        hits = look_closer(index, &best, &proximity, Some(enough), watch)?;
    }
    if hits.is_empty() {
        hits = look_closer(index, &scores.best(enough, |_| true), &proximity, None, watch)?;
    }
    hits.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.document.cmp(&b.document)));
    hits.truncate(limit);
    Ok(hits)
}

/// Scores sections again by how near the words stand. Where phrases have to be in them, drops the others, and ends
/// once there are enough.
fn look_closer(
    index: &Index,
    best: &[Ranked],
    proximity: &Proximity,
    enough_with_phrases: Option<usize>,
    watch: &Watch<'_>,
) -> Result<Vec<Match>, IndexError> {
    let mut hits = Vec::with_capacity(best.len());
    for section in best {
        if watch.interrupted() {
            return Err(IndexError::Interrupted);
        }
        if enough_with_phrases.is_some_and(|enough| hits.len() >= enough) {
            break;
        }
        let Ranked { mut score, document, words } = *section;
        if words.count_ones() > 1 {
            let trace = index.trace(document)?;
            if enough_with_phrases.is_some() && !proximity.has_phrases(&trace) {
                continue;
            }
            score += NEARNESS * proximity.bonus(&trace, words);
        }
        hits.push(Match { document, score });
    }
    Ok(hits)
}

/// Scores the sections that have any of the words.
fn score(index: &Index, words: &[Expanded], scores: &mut Scores, watch: &Watch<'_>) -> Result<(), IndexError> {
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
