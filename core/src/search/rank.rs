//! Which sections answer best.

use std::cmp::Ordering;
use std::collections::{BinaryHeap, HashMap};

use super::expand::{Certainty, background, inverse_frequency};
use super::index::{Index, IndexError, LEVELS, Lists, Weighted};
use super::interrupt::Watch;
use super::proximity::Proximity;
use super::reading::{Lead, Reading};
use super::weights::{
    COUNTED_WITH_PHRASE, FURTHER_FORM, LEAD, LEAD_WORD, LOOKED_AT, LOOKED_AT_FOR_PHRASE, MAX_POSTINGS, NEARNESS,
    PREFIX, WEAKEST,
};

/// Working memory of a search: what each section has scored so far.
///
/// Thousands of sections are added to at each keystroke, in no order: what is kept of each is small enough to stay near the
/// processor.
#[derive(Debug, Default)]
pub(super) struct Scores {
    sections: Vec<Score>,
    /// The words found in each section, a bit each, where the query has more than [`Score::WORDS`]; else empty.
    words: Vec<u64>,
    /// Whether anything was said of a section since the search began.
    begun: bool,
    /// The highest score so far.
    most: f32,
    /// How well any section answers.
    certainty: Certainty,
}

/// A section of one index that was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Ranking {
    /// The section's number in its index.
    pub(super) document: u32,
    /// How well it answers; comparable within one search of one index.
    pub(super) score: f32,
}

/// What one index answers.
#[derive(Debug, Default)]
pub(super) struct Answers {
    /// The best sections, best first.
    pub(super) best: Vec<Ranking>,
    /// How many sections answer.
    pub(super) total: usize,
    /// Whether none really does: these only have function words of the query, or words that look or mean alike.
    pub(super) nearest: bool,
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

/// What a section has scored.
#[derive(Clone, Copy, Debug, Default)]
struct Score {
    total: f32,
    /// How well it answers: a bit for each [`Certainty`] up to the one it has, none where it has not scored. Then the words found,
    /// a bit each.
    found: u32,
}

/// So many sections are looked at together.
const BLOCK: usize = 64;

impl Score {
    /// How many bits certainties take.
    const CERTAINTIES: u32 = Certainty::Sure as u32 + 1;
    /// For how many words there is room.
    const WORDS: usize = (u32::BITS - Self::CERTAINTIES) as usize;

    /// The bits of what answers so well.
    fn reaching(certainty: Certainty) -> u32 {
        (2 << certainty as u32) - 1
    }

    fn reaches(self, certainty: Certainty) -> bool {
        self.found & 1 << certainty as u32 != 0
    }
}

impl Scores {
    pub(super) fn new(documents: usize) -> Self {
        Self { sections: vec![Score::default(); documents], ..Self::default() }
    }

    /// What adds to a section what some words say about it: one score if none of them said anything yet, another if one did. It
    /// gives whether there is such a section.
    fn adder(&mut self, words: u64, [first, further]: [f32; 2], certainty: Certainty) -> impl FnMut(u32) -> bool {
        self.begun = true;
        let Self { sections, words: said, most, .. } = self;
        let has_room = said.is_empty();
        let bits = u32::try_from(words << Score::CERTAINTIES).ok().filter(|_| has_room).unwrap_or(0);
        let found = bits | Score::reaching(certainty);
        // Whether a word said something is computed: a jump would be guessed wrong again and again.
        move |document| {
            let at = document as usize;
            let Some(section) = sections.get_mut(at) else { return false };
            let before = match said.get_mut(at) {
                None => section.found & bits != 0,
                Some(said) => std::mem::replace(said, *said | words) & words != 0,
            };
            section.total += if before { further } else { first };
            section.found |= found;
            if section.total > *most {
                *most = section.total;
            }
            true
        }
    }

    /// The words found in a section, a bit each.
    fn words(&self, document: u32, score: Score) -> u64 {
        self.words.get(document as usize).copied().unwrap_or(u64::from(score.found >> Score::CERTAINTIES))
    }

    /// The least score that is worth showing.
    fn weakest(&self) -> f32 {
        self.most * WEAKEST
    }

    /// Whether a section answers the query that was scored last.
    pub(super) fn answers(&self, document: u32) -> bool {
        let score = self.sections.get(document as usize);
        score.is_some_and(|score| score.reaches(Certainty::Sure) && score.total >= self.weakest())
    }

    /// The best sections that have all of some words, best first, and how many have them. What only has function words, or words
    /// that look or mean alike, is found where there is nothing surer.
    fn best(&self, limit: usize, words: u64) -> (Vec<Ranked>, usize) {
        let mut best = Best { limit, sections: BinaryHeap::new(), worst: f32::NEG_INFINITY };
        let mut all = 0;
        // Most often another language's index, which nothing was asked of.
        if !self.begun {
            return (Vec::new(), 0);
        }
        for (first, block) in (0..).step_by(BLOCK).zip(self.sections.chunks(BLOCK)) {
            let (answering, in_running) = self.glance(block, best.worst);
            if answering == 0 || words == 0 && !in_running {
                all += answering;
                continue;
            }
            for (document, score) in (first..).zip(block) {
                let found = self.words(document, *score);
                if self.answering(*score) && found & words == words {
                    all += 1;
                    best.push(Ranked { score: score.total, document, words: found });
                }
            }
        }
        (best.sections.into_sorted_vec(), all)
    }

    fn answering(&self, score: Score) -> bool {
        score.reaches(self.certainty) & (score.total >= self.weakest())
    }

    /// How many sections of a block answer, and whether any is better than another: computed without a jump, for several at once.
    fn glance(&self, block: &[Score], worst: f32) -> (usize, bool) {
        let (mut answering, mut better) = (0u32, 0u32);
        for score in block {
            answering += u32::from(self.answering(*score));
            better |= u32::from(score.reaches(self.certainty)) & u32::from(score.total > worst);
        }
        (answering as usize, better != 0)
    }

    /// Begins another search, for so many words.
    pub(super) fn begin(&mut self, words: usize) {
        if self.begun {
            self.sections.fill(Score::default());
        }
        self.words.clear();
        if words > Score::WORDS {
            self.words.resize(self.sections.len(), 0);
        }
        (self.begun, self.most, self.certainty) = (false, 0.0, Certainty::None);
    }
}

/// The best sections so far.
struct Best {
    limit: usize,
    /// The worst of them on top: nearly all others are turned away by one comparison.
    sections: BinaryHeap<Ranked>,
    /// What it has scored, once there are as many as wanted.
    worst: f32,
}

impl Best {
    /// Takes a section where it is one of the best; of those that score the same, the first ones are.
    fn push(&mut self, section: Ranked) {
        if section.score <= self.worst {
            return;
        }
        self.sections.push(section);
        if self.sections.len() > self.limit {
            self.sections.pop();
            self.worst = self.sections.peek().map_or(self.worst, |worst| worst.score);
        }
    }
}

/// In which order answers are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// The one that is shown.
    Final,
    /// Any that has the same sections: they are only counted.
    Rough,
}

/// Some sections that score the same by one word.
struct Impact {
    score: f32,
    word: u64,
    certainty: Certainty,
    sections: Weighted,
}

/// The sections that best answer a query, best first, at most `limit`. The scores are left for who asks about more.
pub(super) fn answers(
    index: &Index,
    reading: &Reading,
    limit: usize,
    order: Order,
    scores: &mut Scores,
    watch: &Watch<'_>,
) -> Result<Answers, IndexError> {
    scores.begin(reading.words.len());
    score(index, reading, scores, watch)?;
    let nearest = scores.certainty < Certainty::Sure;
    let proximity = Proximity::new(&reading.words);
    let phrases = proximity.phrases();
    let enough = limit.max(LOOKED_AT);
    let (mut best, mut total) = (Vec::new(), 0);
    if phrases != 0 {
        // A phrase of one word is wherever the word is.
        let most = if proximity.has_pairs() { limit.max(LOOKED_AT_FOR_PHRASE) } else { enough };
        let (with_phrases, _) = scores.best(most, phrases);
        best = look_closer(index, &with_phrases, &proximity, Some(COUNTED_WITH_PHRASE), watch)?;
        total = best.len();
    }
    if best.is_empty() {
        let (ranked, all) = scores.best(enough, 0);
        best = match order {
            Order::Final => look_closer(index, &ranked, &proximity, None, watch)?,
            Order::Rough => {
                ranked.iter().map(|found| Ranking { document: found.document, score: found.score }).collect()
            }
        };
        total = all;
    }
    best.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.document.cmp(&b.document)));
    best.truncate(limit);
    Ok(Answers { best, total, nearest })
}

/// Scores the best sections again by how near the words stand. Where phrases have to be in them, drops the others, and
/// ends once there are enough.
fn look_closer(
    index: &Index,
    best: &[Ranked],
    proximity: &Proximity,
    enough_with_phrases: Option<usize>,
    watch: &Watch<'_>,
) -> Result<Vec<Ranking>, IndexError> {
    let mut hits = Vec::with_capacity(best.len());
    for section in best {
        if watch.interrupted() {
            return Err(IndexError::Interrupted);
        }
        if enough_with_phrases.is_some_and(|enough| hits.len() >= enough) {
            break;
        }
        let Ranked { mut score, document, words } = *section;
        // As many for one screen as for several, so that no section moves from one to another.
        let closer = hits.len() < LOOKED_AT;
        if words.count_ones() > 1 && (closer || enough_with_phrases.is_some()) {
            let trace = index.trace(document)?;
            if enough_with_phrases.is_some() && !proximity.has_phrases(&trace) {
                continue;
            }
            score += if closer { NEARNESS * proximity.bonus(&trace, words) } else { 0.0 };
        }
        hits.push(Ranking { document, score });
    }
    Ok(hits)
}

/// Scores the sections that have any of the words, or that a phrase leads to.
fn score(index: &Index, reading: &Reading, scores: &mut Scores, watch: &Watch<'_>) -> Result<(), IndexError> {
    let words = reading.words.iter().enumerate();
    let mut alternatives: Vec<_> =
        words.flat_map(|(bit, word)| word.alternatives.iter().map(move |alternative| (bit, alternative))).collect();
    // In the order of their lists, so that neighbours are read together.
    alternatives.sort_by(|(_, a), (_, b)| a.entry.postings.cmp(&b.entry.postings));
    let (mut impacts, mut found, mut lists) = (Vec::new(), Vec::new(), index.lists());
    for (bit, alternative) in alternatives {
        lists.weighted(&alternative.entry, &mut found)?;
        for sections in found.drain(..) {
            let score = alternative.weight * f32::from(sections.level) / f32::from(LEVELS);
            impacts.push(Impact { score, word: 1 << bit, certainty: alternative.certainty, sections });
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
        add_impact(&mut lists, impact, most, scores)?;
        if watch.interrupted() {
            return Err(IndexError::Interrupted);
        }
    }
    add_leads(index, &reading.leads, scores)
}

/// Adds what phrases say: of those that share words, the one that says most about a section.
fn add_leads(index: &Index, leads: &[Lead], scores: &mut Scores) -> Result<(), IndexError> {
    let background = background(&index.lexicon()?);
    let score = |lead: &Lead| {
        let telling = inverse_frequency(lead.documents.len() as u64, index.len(), background, 0.0);
        #[allow(clippy::cast_precision_loss)]
        let words = 1.0 + LEAD_WORD * (lead.len.saturating_sub(1) as f32);
        LEAD * telling * words * if lead.begun { PREFIX } else { 1.0 }
    };
    let mut scored: Vec<(f32, &Lead)> = leads.iter().map(|lead| (score(lead), lead)).collect();
    scored.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    let mut said: HashMap<u32, u64> = HashMap::new();
    for (score, lead) in scored {
        for document in &lead.documents {
            let words = said.entry(*document).or_default();
            if *words & lead.words == 0 {
                *words |= lead.words;
                // A section that is not there is passed over: phrases are not the sections' own.
                if scores.adder(lead.words, [score; 2], Certainty::Sure)(*document) {
                    scores.certainty = Certainty::Sure;
                }
            }
        }
    }
    Ok(())
}

/// Adds what a word says about sections. Impacts come in descending order, so a word's first is its best.
fn add_impact(lists: &mut Lists<'_>, impact: &Impact, most: u32, scores: &mut Scores) -> Result<(), IndexError> {
    let Impact { score, word, certainty, .. } = *impact;
    scores.certainty = scores.certainty.max(certainty);
    let mut add = scores.adder(word, [score, score * FURTHER_FORM], certainty);
    let mut all_there = true;
    lists.sections(&impact.sections, most, |document| all_there &= add(document))?;
    if all_there { Ok(()) } else { Err(IndexError::Damaged) }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::cast_possible_truncation)]

    use super::*;
    use crate::search::query::MAX_WORDS;

    #[test]
    fn what_is_said_of_no_section_leaves_every_other_answer_as_it_was() {
        let mut scores = Scores::new(2);
        scores.certainty = Certainty::Near;
        assert!(scores.adder(1, [1.0; 2], Certainty::Near)(1));
        assert!(!scores.adder(2, [9.0; 2], Certainty::Sure)(2), "there is no such section");
        let (best, all) = scores.best(10, 0);
        assert_eq!((best.first().map(|best| best.document), all), (Some(1), 1));
    }

    #[test]
    fn a_search_begins_with_nothing_of_the_one_before() {
        for words in [2, MAX_WORDS] {
            let mut scores = Scores::new(2);
            scores.begin(words);
            scores.adder(1, [5.0; 2], Certainty::Sure)(0);
            scores.begin(words);
            scores.adder(2, [1.0; 2], Certainty::None)(0);
            let (best, all) = scores.best(10, 0);
            assert_eq!(best.first().map(|best| (best.score, best.words)), Some((1.0, 2)));
            assert_eq!(all, 1);
            assert!(scores.best(10, 1).0.is_empty(), "the word was the other search's");
        }
    }

    #[test]
    fn a_word_that_said_something_says_less_however_many_there_are() {
        for words in [29, 30, MAX_WORDS] {
            let mut scores = Scores::new(100);
            scores.begin(words);
            for word in [0, words - 1] {
                let mut add = scores.adder(1 << word, [4.0, 1.0], Certainty::Sure);
                assert!(add(70) && add(70) && add(70 + word as u32 % 2));
            }
            let (best, all) = scores.best(10, 1 | 1 << (words - 1));
            assert_eq!(best.first().map(|best| (best.document, best.words)), Some((70, 1 | 1 << (words - 1))));
            assert!(best.first().is_some_and(|best| best.score >= 10.0) && all == 1);
        }
    }

    #[test]
    fn the_best_are_the_same_in_any_order_and_all_are_counted() {
        let mut scores = Scores::new(1000);
        scores.begin(1);
        scores.certainty = Certainty::Sure;
        for number in 0..1000u32 {
            let document = number * 333 % 1000;
            let certainty = if document % 10 == 9 { Certainty::Near } else { Certainty::Sure };
            scores.adder(1, [f32::from(document as u16 / 3 % 100 + 1); 2], certainty)(document);
        }
        let (best, all) = scores.best(5, 0);
        assert_eq!(best.iter().map(|best| best.document).collect::<Vec<_>>(), [297, 298, 597, 598, 897]);
        // Those of a twelfth of the highest score and less are not worth showing.
        let worth = (0..1000).filter(|document| document % 10 != 9 && document / 3 % 100 + 1 >= 8).count();
        assert_eq!(all, worth);
    }
}
