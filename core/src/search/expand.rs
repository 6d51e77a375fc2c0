//! The terms of an index that a typed word may stand for, and how much each counts.

use super::analysis::{Kind, Kinship};
use super::fuzzy::{Near, Pattern};
use super::index::{Family, Index, IndexError, TermEntry, cut, family_key};
use super::interrupt::Watch;
use super::query::QueryWord;

/// Another form of the word.
const STEM: f32 = 0.8;
/// A longer word that the unfinished one begins.
const PREFIX: f32 = 0.95;
/// A word of another name for the same thing.
const SYNONYM: f32 = 0.6;
/// A word one or two mistakes away.
const NEAR: [f32; 3] = [0.6, 0.6, 0.35];
/// Shortest word that is taken for a misspelled one, in letters.
const SHORTEST_MISSPELLED: usize = 4;
/// Most longer words that an unfinished one stands for: the most frequent ones.
const MAX_COMPLETIONS: usize = 64;
/// Most blocks of the dictionary read for them.
const MAX_BLOCKS: usize = 48;
/// Most words near a misspelled one.
const MAX_NEAR: usize = 32;

/// A term that a word may stand for.
#[derive(Clone, Debug)]
pub(super) struct Alternative {
    pub(super) term: String,
    pub(super) entry: TermEntry,
    /// How likely the word stands for the term, and how telling the term is.
    pub(super) weight: f32,
}

/// A word and the terms that it may stand for.
#[derive(Clone, Debug)]
pub(super) struct Expanded {
    pub(super) word: QueryWord,
    pub(super) alternatives: Vec<Alternative>,
    /// The term that was probably meant, where the word itself is unknown.
    pub(super) correction: Option<String>,
}

/// Finds the terms for a word.
pub(super) struct Expander<'a> {
    index: &'a Index,
    watch: &'a Watch<'a>,
    /// Whether the query is written with the marks that its language needs.
    marked: bool,
}

/// Terms found for one word, each once, best first.
#[derive(Default)]
struct Collected {
    alternatives: Vec<Alternative>,
}

impl Collected {
    fn push(&mut self, term: String, entry: TermEntry, weight: f32) {
        if !self.alternatives.iter().any(|known| known.term == term) {
            self.alternatives.push(Alternative { term, entry, weight });
        }
    }

    /// Multiplies the weights of the terms from `first` on by how telling finding any of all terms so far is.
    fn weigh(&mut self, first: usize, documents: u32) {
        let df: u64 = self.alternatives.iter().map(|alternative| u64::from(alternative.entry.df)).sum();
        let telling = inverse_frequency(df, documents);
        for alternative in self.alternatives.iter_mut().skip(first) {
            alternative.weight *= telling;
        }
    }
}

/// How telling it is that a section has one of some terms (BM25's idf).
#[allow(clippy::cast_precision_loss)]
fn inverse_frequency(df: u64, documents: u32) -> f32 {
    let all = documents as f32;
    let df = (df as f32).min(all);
    (1.0 + (all - df + 0.5) / (df + 0.5)).ln()
}

impl<'a> Expander<'a> {
    pub(super) fn new(index: &'a Index, watch: &'a Watch<'a>, words: &[QueryWord]) -> Self {
        Self { index, watch, marked: words.iter().any(|word| !word.term.is_ascii()) }
    }

    pub(super) fn expand(&self, query: &str, word: QueryWord) -> Result<Expanded, IndexError> {
        let mut found = self.finished(query, &word)?;
        let finished = found.alternatives.len();
        if word.unfinished || word.kind == Kind::Tail {
            self.push_completions(&word, &mut found)?;
        }
        let mut correction = None;
        if found.alternatives.is_empty() && word.kind == Kind::Word {
            correction = self.push_near(&word, &mut found)?;
        }
        found.weigh(finished, self.index.len());
        Ok(Expanded { word, alternatives: found.alternatives, correction })
    }

    /// Only the word as it stands and its other forms.
    pub(super) fn expand_as_it_stands(&self, query: &str, word: QueryWord) -> Result<Expanded, IndexError> {
        let found = self.finished(query, &word)?;
        Ok(Expanded { word, alternatives: found.alternatives, correction: None })
    }

    /// A word of another name for what the query names.
    pub(super) fn expand_synonym(&self, name: &str, word: QueryWord) -> Result<Expanded, IndexError> {
        let mut expanded = self.expand_as_it_stands(name, word)?;
        for alternative in &mut expanded.alternatives {
            alternative.weight *= SYNONYM;
        }
        Ok(expanded)
    }

    /// The word itself and its other forms.
    fn finished(&self, query: &str, word: &QueryWord) -> Result<Collected, IndexError> {
        let mut found = Collected::default();
        let written = query.get(word.range.clone()).unwrap_or_default();
        if let Some((_, entry)) = self.index.terms()?.get(word.term.as_bytes())? {
            found.push(word.term.clone(), entry, 1.0);
        }
        if word.kind == Kind::Word {
            self.push_forms(written, &word.term, 1.0, &mut found)?;
        }
        found.weigh(0, self.index.len());
        Ok(found)
    }

    /// Adds the other forms of a word.
    fn push_forms(&self, written: &str, term: &str, scale: f32, found: &mut Collected) -> Result<(), IndexError> {
        let families = self.index.families()?;
        for (kinship, family) in self.index.analyzer().families(written, term) {
            let weight = scale * self.kin_weight(kinship);
            match families.get(&family_key(kinship, &family))? {
                Some((_, family)) => self.push_family(&family, weight, found)?,
                // A family with one member of its own name is not listed.
                None => {
                    if let Some((_, entry)) = self.index.terms()?.get(cut(&family).as_bytes())? {
                        found.push(family, entry, weight);
                    }
                }
            }
        }
        let irregular = found.alternatives.iter().find(|known| known.term == term).and_then(|known| known.entry.family);
        if let Some(number) = irregular {
            let (_, family) = families.entry(number)?;
            self.push_family(&family, scale * STEM, found)?;
        }
        Ok(())
    }

    fn kin_weight(&self, kinship: Kinship) -> f32 {
        match kinship {
            Kinship::Stem => STEM,
            Kinship::Marks if self.marked => 0.1,
            Kinship::Marks => 1.0,
        }
    }

    fn push_family(&self, family: &Family, weight: f32, found: &mut Collected) -> Result<(), IndexError> {
        let terms = self.index.terms()?;
        for form in &family.forms {
            let (key, entry) = terms.entry(*form)?;
            if let Ok(term) = String::from_utf8(key) {
                found.push(term, entry, weight);
            }
        }
        Ok(())
    }

    /// Adds the most frequent terms that begin with what was typed.
    fn push_completions(&self, word: &QueryWord, found: &mut Collected) -> Result<(), IndexError> {
        let weight = if word.kind == Kind::Tail { 1.0 } else { PREFIX };
        for (term, entry) in self.completions(word.term.as_bytes())? {
            found.push(term, entry, weight);
        }
        Ok(())
    }

    fn completions(&self, prefix: &[u8]) -> Result<Vec<(String, TermEntry)>, IndexError> {
        let terms = self.index.terms()?;
        let mut completions = Vec::new();
        for block in self.blocks_with(prefix)? {
            let mut cursor = terms.block(block)?;
            while let Some((_, entry)) = cursor.next_entry()? {
                if cursor.key().starts_with(prefix) {
                    completions.push((cursor.key().to_vec(), entry));
                }
            }
        }
        completions.sort_by(|a, b| b.1.df.cmp(&a.1.df).then_with(|| a.0.cmp(&b.0)));
        completions.truncate(MAX_COMPLETIONS);
        Ok(completions.into_iter().filter_map(|(key, entry)| Some((String::from_utf8(key).ok()?, entry))).collect())
    }

    /// The blocks that have terms with a beginning; where they are many, those with the most frequent terms.
    fn blocks_with(&self, prefix: &[u8]) -> Result<Vec<u32>, IndexError> {
        let terms = self.index.terms()?;
        let mut blocks = Vec::new();
        let mut block = terms.find_block(prefix)?;
        while block < terms.blocks() {
            let first = terms.first_key(block)?;
            if first > prefix && !first.starts_with(prefix) {
                break;
            }
            blocks.push(block);
            block += 1;
        }
        blocks.sort_by_key(|block| std::cmp::Reverse(terms.heaviest(*block)));
        blocks.truncate(MAX_BLOCKS);
        Ok(blocks)
    }

    /// Adds the terms that are nearly what was typed and their other forms, and gives the likeliest.
    fn push_near(&self, word: &QueryWord, found: &mut Collected) -> Result<Option<String>, IndexError> {
        if word.term.chars().count() < SHORTEST_MISSPELLED {
            return Ok(None);
        }
        for distance in 1..=2 {
            let mut near = self.near(word, distance)?;
            near.sort_by(|a, b| (a.begins, a.distance).cmp(&(b.begins, b.distance)).then(b.payload.df.cmp(&a.payload.df)));
            near.truncate(MAX_NEAR);
            let likeliest = near.first().map(|near| near.key.clone());
            let mut terms = Vec::new();
            for near in near {
                let mut weight = if near.distance == 1 { 1.0 } else { 0.8 };
                if near.begins { weight *= 0.7; }
                found.push(near.key.clone(), near.payload, weight);
                if !near.begins { terms.push((near.key, weight)); }
            }
            for (term, weight) in terms {
                self.push_forms(&term, &term, weight * 0.9, found)?;
            }
            if likeliest.is_some() {
                return Ok(likeliest);
            }
        }
        Ok(None)
    }

    fn near(&self, word: &QueryWord, distance: usize) -> Result<Vec<Near<TermEntry>>, IndexError> {
        let Some(pattern) = Pattern::new(&word.term, distance, word.unfinished) else { return Ok(Vec::new()) };
        pattern.search(&self.index.terms()?, b"", 4096, self.watch)
    }
}
