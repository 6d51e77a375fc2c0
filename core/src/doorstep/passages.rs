//! Passages that search screens have shown, with their words read: nearly all of them are there again at the next key.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::handbook::SectionId;
use crate::locale::Locale;
use crate::pack::{FoundPassage, Freshness, Pack, PackError, ReviewStatus};
use crate::search::{AnalyzedText, Index, Match};

/// Bytes of the young passages at which the old ones go; about twice as much is kept at most.
const KEPT: usize = 1 << 20;

/// A passage as search screens show it.
#[derive(Debug)]
pub(super) struct ShownPassage {
    pub(super) section: SectionId,
    pub(super) topic_title: String,
    pub(super) title: AnalyzedText,
    pub(super) text: AnalyzedText,
    pub(super) locale: Locale,
    pub(super) freshness: Freshness,
    pub(super) status: ReviewStatus,
}

/// A language and a section's number.
type Key = (Locale, u32);

/// The passages last shown. They are two generations: what is asked for again moves to the young one, and once that is full the
/// old one goes.
#[derive(Debug, Default)]
pub(super) struct ShownPassages(Mutex<Generations>);

#[derive(Debug, Default)]
struct Generations {
    young: HashMap<Key, Arc<ShownPassage>>,
    old: HashMap<Key, Arc<ShownPassage>>,
    /// How many bytes the young ones have.
    size: usize,
}

impl ShownPassages {
    /// The passages of some hits, in their order; those that were not shown lately are read, all of a language at once.
    pub(super) fn of(
        &self,
        pack: &Pack,
        locales: &[Locale],
        indexes: &[Arc<Index>],
        hits: &[Match],
    ) -> Result<Vec<Arc<ShownPassage>>, PackError> {
        let key = |hit: &Match| locales.get(hit.index).map(|locale| (locale.clone(), hit.section));
        let mut found: Vec<Option<Arc<ShownPassage>>> = {
            let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            hits.iter().map(|hit| key(hit).and_then(|key| kept.get(&key))).collect()
        };
        for (number, (locale, index)) in locales.iter().zip(indexes).enumerate() {
            let missing = |(place, hit): (usize, &Match)| {
                (hit.index == number && found.get(place).is_some_and(Option::is_none)).then_some((place, hit.section))
            };
            let (places, sections): (Vec<_>, Vec<_>) = hits.iter().enumerate().filter_map(missing).unzip();
            if sections.is_empty() {
                continue;
            }
            let read = pack.content().found_all(locale, &sections, &pack.manifest().source_locale)?;
            for passage in read {
                let section = passage.number;
                let passage = Arc::new(ShownPassage::new(index, locale, &passage));
                self.0.lock().unwrap_or_else(PoisonError::into_inner).put((locale.clone(), section), &passage);
                let place = sections.iter().position(|wanted| *wanted == section).and_then(|at| places.get(at));
                if let Some(slot) = place.and_then(|place| found.get_mut(*place)) {
                    *slot = Some(passage);
                }
            }
        }
        found.into_iter().collect::<Option<_>>().ok_or_else(PackError::damaged)
    }
}

impl ShownPassage {
    fn new(index: &Index, locale: &Locale, found: &FoundPassage) -> Self {
        Self {
            section: found.section.clone(),
            topic_title: found.topic_title.clone(),
            title: AnalyzedText::new(index, &found.title),
            text: AnalyzedText::new(index, found.text()),
            locale: locale.clone(),
            freshness: found.freshness,
            status: found.status,
        }
    }
}

impl Generations {
    fn get(&mut self, key: &Key) -> Option<Arc<ShownPassage>> {
        if let Some(passage) = self.young.get(key) {
            return Some(Arc::clone(passage));
        }
        let passage = self.old.remove(key)?;
        self.put(key.clone(), &passage);
        Some(passage)
    }

    fn put(&mut self, key: Key, passage: &Arc<ShownPassage>) {
        self.size += passage.title.size() + passage.text.size();
        self.young.insert(key, Arc::clone(passage));
        if self.size > KEPT {
            self.size = 0;
            self.old = std::mem::take(&mut self.young);
        }
    }
}
