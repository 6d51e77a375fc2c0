//! The terms of an index that a typed word may stand for, and how much each counts.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::alike::{Alike, alike, alike_in};
use super::analysis::{Kind, Kinship};
use super::fuzzy::{Near, Pattern, VARIED, varied_beginnings};
use super::index::{Class, Family, Index, IndexError, Lexicon, RAREST, TermEntry, cut, family_key, grams};
use super::interrupt::Watch;
use super::query::QueryWord;
use super::text::{part, split};
use super::weights::{
    ALIKE, BACKGROUND, BEGINNING_SHARE, FUNCTION, JOINED, KINDRED, MAX_BLOCKS, MAX_BLOCKS_OF_KIN, MAX_COMPLETIONS,
    MAX_NEAR, MAX_NEAR_FAMILIES, MAX_SEEN, MAX_WALKED, NEAR, NEAR_BEGINNING, NEAR_STEM, PREFIX, RELATED, SHARES,
    SHORTEST_BEGINNING, SHORTEST_MISSPELLED, SHORTEST_MISSPELLED_TWICE, STEM, SYNONYM, UNMARKED,
};

/// A term that a word may stand for.
#[derive(Clone, Debug)]
pub(crate) struct Alternative {
    pub(super) term: String,
    pub(super) entry: TermEntry,
    /// How likely the word stands for the term, and how telling the term is.
    pub(super) weight: f32,
    /// Whether a section that has it answers the word.
    pub(super) certainty: Certainty,
}

/// How well a section answers a word by having a term.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Certainty {
    /// Not at all: it is a function word.
    #[default]
    None,
    /// The term only looks alike, or means something near.
    Near,
    /// It is the word, another form of it, or what was meant.
    Sure,
}

/// A word and the terms that it may stand for.
#[derive(Clone, Debug)]
pub(crate) struct Expanded {
    pub(super) word: QueryWord,
    pub(super) alternatives: Vec<Alternative>,
    /// How many of them, the first ones, are the word itself and its other forms.
    pub(super) finished: usize,
    /// The term that was probably meant, where the word itself is unknown.
    pub(super) correction: Option<String>,
    /// Whether it also stands for what it makes together with its neighbour.
    pub(super) joined: bool,
    /// Whether it is a function word, which says nothing alone.
    pub(super) function: bool,
}

impl Expanded {
    fn new(word: QueryWord, found: Collected, class: Option<Class>) -> Self {
        let (alternatives, function) = (found.alternatives, class == Some(Class::Function));
        Self { word, finished: alternatives.len(), alternatives, correction: None, joined: false, function }
    }

    /// Lets no section answer by a function word and its forms.
    fn saying_nothing_alone(mut self) -> Self {
        let forms = if self.function { self.finished } else { 0 };
        self.alternatives.iter_mut().take(forms).for_each(|found| found.certainty = Certainty::None);
        self
    }
}

/// A longer word, in order of how frequent it is.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Completion {
    df: Reverse<u32>,
    key: Vec<u8>,
    entry: TermEntry,
}

/// Finds the terms for a word.
pub(crate) struct Expander<'a> {
    index: &'a Index,
    watch: &'a Watch<'a>,
    lexicon: Lexicon<'a>,
    /// Whether the query is written with the marks that its language needs.
    marked: bool,
    /// Whether the query is one word.
    alone: bool,
}

/// Terms found for one word, each once, best first.
#[derive(Default)]
struct Collected {
    alternatives: Vec<Alternative>,
    /// In how many sections they are, counted together. Those that hardly count do not make the others less telling.
    df: u64,
}

impl Collected {
    fn push(&mut self, term: String, entry: TermEntry, weight: f32) {
        self.push_term(term, entry, weight, Certainty::Sure);
    }

    /// Adds a term that only is near the word.
    fn push_near(&mut self, term: String, entry: TermEntry, weight: f32) {
        self.push_term(term, entry, weight, Certainty::Near);
    }

    fn push_term(&mut self, term: String, entry: TermEntry, weight: f32, certainty: Certainty) {
        if !self.alternatives.iter().any(|known| known.term == term) {
            if weight > UNMARKED {
                self.df += u64::from(entry.df);
            }
            self.alternatives.push(Alternative { term, entry, weight, certainty });
        }
    }

    /// Multiplies the weights of the terms from `first` on by how telling finding any of all terms so far is.
    fn weigh(&mut self, first: usize, telling: impl Fn(u64) -> f32) {
        let telling = telling(self.df);
        for alternative in self.alternatives.iter_mut().skip(first) {
            alternative.weight *= telling;
        }
    }

    fn scale(&mut self, scale: f32) {
        self.alternatives.iter_mut().for_each(|alternative| alternative.weight *= scale);
    }
}

/// How many sections the language's own frequencies count for, where its words are known.
pub(super) fn background(lexicon: &Lexicon<'_>) -> f32 {
    if lexicon.is_empty() { 0.0 } else { BACKGROUND }
}

/// How telling it is that a section has one of some terms (BM25's idf), among the sections and so many more that are as
/// the language is.
#[allow(clippy::cast_precision_loss)]
pub(super) fn inverse_frequency(df: u64, documents: u32, background: f32, share: f32) -> f32 {
    let all = documents as f32 + background;
    let df = (df as f32).min(documents as f32) + background * share;
    (1.0 + (all - df + 0.5) / (df + 0.5)).ln()
}

/// How many mistakes a word may have.
fn farthest(word: &QueryWord) -> usize {
    let letters = word.term.chars().count();
    // Another number is not a misspelled one.
    if letters < SHORTEST_MISSPELLED || word.term.bytes().any(|byte| byte.is_ascii_digit()) {
        return 0;
    }
    if letters < SHORTEST_MISSPELLED_TWICE { 1 } else { 2 }
}

impl<'a> Expander<'a> {
    pub(super) fn new(index: &'a Index, watch: &'a Watch<'a>, words: &[QueryWord]) -> Result<Self, IndexError> {
        let marked = words.iter().any(|word| !word.term.is_ascii());
        Ok(Self { index, watch, lexicon: index.lexicon()?, marked, alone: words.len() == 1 })
    }

    /// Whether the query is written with marks.
    pub(super) fn marked(&self) -> bool {
        self.marked
    }

    pub(super) fn expand(&self, query: &str, word: QueryWord) -> Result<Expanded, IndexError> {
        let class = self.lexicon.class(&word.term);
        let mut found = self.finished(query, &word, class)?;
        let finished = found.alternatives.len();
        // A function word goes on as another where it stands alone; after others, it is most likely typed to its end.
        if (word.unfinished || word.kind == Kind::Tail) && (class != Some(Class::Function) || self.alone) {
            self.push_completions(&word, &mut found)?;
        }
        let is_nowhere = found.alternatives.is_empty();
        let mut correction = None;
        if word.kind == Kind::Word && is_nowhere {
            // A word that the language has is not a misspelled one.
            match class {
                Some(_) => self.push_related(&word, &mut found)?,
                None => correction = self.push_near(&word, &mut found)?,
            }
        }
        if word.kind == Kind::Word && word.phrase.is_none() && class.is_none_or(|_| !is_nowhere) {
            for alike in self.alike(&word.term, finished > 0, found.alternatives.is_empty())? {
                // What begins like a word of the handbook is a form that the stemmer leaves apart.
                let certainty = if finished > 0 { Certainty::Sure } else { Certainty::Near };
                found.push_term(alike.term, alike.entry, ALIKE * alike.likeness, certainty);
            }
        }
        found.weigh(finished, |df| self.telling(df, None));
        found.scale(word.weight);
        let expanded = Expanded { finished, correction, ..Expanded::new(word, found, class) };
        let mut expanded = expanded.saying_nothing_alone();
        if expanded.word.weight < 1.0 {
            expanded.alternatives.iter_mut().for_each(|found| found.certainty = found.certainty.min(Certainty::Near));
        }
        Ok(expanded)
    }

    /// Only the word exactly as it stands.
    pub(super) fn expand_exactly(&self, word: QueryWord) -> Result<Expanded, IndexError> {
        let class = self.lexicon.class(&word.term);
        let mut found = Collected::default();
        if let Some((_, entry)) = self.index.terms()?.get(word.term.as_bytes())? {
            found.push(word.term.clone(), entry, 1.0);
        }
        found.weigh(0, |df| self.telling(df, class));
        Ok(Expanded::new(word, found, class).saying_nothing_alone())
    }

    /// Only the word as it stands and its other forms.
    pub(super) fn expand_as_it_stands(&self, query: &str, word: QueryWord) -> Result<Expanded, IndexError> {
        let class = self.lexicon.class(&word.term);
        let found = self.finished(query, &word, class)?;
        Ok(Expanded::new(word, found, class).saying_nothing_alone())
    }

    /// A word of another name for what the query names.
    pub(super) fn expand_synonym(&self, name: &str, word: QueryWord) -> Result<Expanded, IndexError> {
        let mut expanded = self.expand_as_it_stands(name, word)?;
        expanded.alternatives.iter_mut().for_each(|alternative| alternative.weight *= SYNONYM);
        Ok(expanded)
    }

    /// A term that two words make together.
    pub(super) fn joined(&self, term: String, entry: TermEntry) -> Alternative {
        let class = self.lexicon.class(&term);
        let weight = JOINED * self.telling(u64::from(entry.df), class);
        let certainty = if class == Some(Class::Function) { Certainty::None } else { Certainty::Sure };
        Alternative { term, entry, weight, certainty }
    }

    /// How telling it is that one of so many sections has a word: of the sections themselves, and of the language, which
    /// counts the more the fewer sections there are.
    pub(super) fn telling(&self, df: u64, class: Option<Class>) -> f32 {
        let background = background(&self.lexicon);
        let share = |class: u8| {
            let frequency = SHARES.get(usize::from(class.min(RAREST))).copied().unwrap_or(0.0);
            1.0 - (-frequency * self.index.average_length()).exp()
        };
        match class {
            Some(Class::Function) => FUNCTION * inverse_frequency(df, self.index.len(), background, share(0)),
            Some(Class::Content(class)) => inverse_frequency(df, self.index.len(), background, share(class)),
            None => inverse_frequency(df, self.index.len(), background, 0.0),
        }
    }

    /// The word itself and its other forms.
    fn finished(&self, query: &str, word: &QueryWord, class: Option<Class>) -> Result<Collected, IndexError> {
        let mut found = Collected::default();
        let written = part(query, &word.range);
        if let Some((_, entry)) = self.index.terms()?.get(word.term.as_bytes())? {
            found.push(word.term.clone(), entry, 1.0);
        }
        if word.kind == Kind::Word && class != Some(Class::Function) {
            self.push_forms(written, &word.term, 1.0, &mut found)?;
        }
        found.weigh(0, |df| self.telling(df, class));
        Ok(found)
    }

    /// Whether a word is few mistakes from a term.
    pub(super) fn is_near(&self, word: &QueryWord) -> Result<bool, IndexError> {
        Ok(self.meant(word)?.is_some())
    }

    /// How close a word is to a word that the index and its language have, as far as the language's words are known: the more
    /// the fewer mistakes, and more for a whole word than for its beginning; 0 where it is not close to any.
    pub(super) fn closeness(&self, word: &QueryWord) -> Result<usize, IndexError> {
        if word.kind != Kind::Word {
            return Ok(0);
        }
        let is_own = |key: &str| self.lexicon.is_empty() || self.lexicon.class(key).is_some();
        let farthest = farthest(word);
        for distance in 1..=farthest {
            let near = self.near(word, distance)?;
            let closest = near.iter().filter(|near| is_own(&near.key)).map(|near| usize::from(!near.begins)).max();
            if let Some(whole) = closest {
                return Ok(2 * (NEAR.len() - distance) + whole);
            }
        }
        Ok(0)
    }

    fn meant(&self, word: &QueryWord) -> Result<Option<String>, IndexError> {
        if word.kind == Kind::Word { self.push_near(word, &mut Collected::default()) } else { Ok(None) }
    }

    /// Adds terms near in meaning to a word that no section has.
    fn push_related(&self, word: &QueryWord, found: &mut Collected) -> Result<(), IndexError> {
        let Some((_, related)) = self.index.related()?.get(word.term.as_bytes())? else { return Ok(()) };
        let terms = self.index.terms()?;
        for related in related.0 {
            let (key, entry) = terms.entry(related.term)?;
            let weight = RELATED.get(usize::from(related.nearness)).copied().unwrap_or(0.0);
            if let Ok(term) = String::from_utf8(key) {
                found.push_near(term, entry, weight);
            }
        }
        Ok(())
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
            Kinship::Marks if self.marked => UNMARKED,
            Kinship::Marks => 1.0,
        }
    }

    fn push_family(&self, family: &Family, weight: f32, found: &mut Collected) -> Result<(), IndexError> {
        self.index.terms()?.entries(&family.forms, |term, entry| {
            if let Ok(term) = std::str::from_utf8(term) {
                found.push(term.to_owned(), entry, weight);
            }
        })?;
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
        let mut best: BinaryHeap<Completion> = BinaryHeap::new();
        for block in self.blocks_with(prefix, MAX_BLOCKS)? {
            let mut cursor = terms.block(block)?;
            while let Some((_, entry)) = cursor.next_entry()? {
                let full = best.len() >= MAX_COMPLETIONS;
                if full && best.peek().is_some_and(|rarest| entry.df <= rarest.df.0)
                    || !cursor.key().starts_with(prefix)
                {
                    continue;
                }
                if full {
                    best.pop();
                }
                best.push(Completion { df: Reverse(entry.df), key: cursor.key().to_vec(), entry });
            }
        }
        let best = best.into_sorted_vec().into_iter();
        Ok(best.filter_map(|found| Some((String::from_utf8(found.key).ok()?, found.entry))).collect())
    }

    /// The blocks that have terms with a beginning; where they are many, those with the most frequent terms.
    fn blocks_with(&self, prefix: &[u8], most: usize) -> Result<Vec<u32>, IndexError> {
        let terms = self.index.terms()?;
        let mut blocks = Vec::new();
        let mut block = terms.find_block(prefix)?;
        while block < terms.blocks() && blocks.len() < MAX_WALKED {
            let first = terms.first_key(block)?;
            if first > prefix && !first.starts_with(prefix) {
                break;
            }
            blocks.push(block);
            block += 1;
        }
        blocks.sort_by_key(|block| Reverse(terms.heaviest(*block)));
        blocks.truncate(most);
        Ok(blocks)
    }

    /// Adds the terms that are nearly what was typed and their other forms, and gives the likeliest.
    fn push_near(&self, word: &QueryWord, found: &mut Collected) -> Result<Option<String>, IndexError> {
        for distance in 1..=farthest(word) {
            let mut near = self.near(word, distance)?;
            near.sort_by(|a, b| a.begins.cmp(&b.begins).then(b.payload.df.cmp(&a.payload.df)));
            near.truncate(MAX_NEAR);
            let any_whole = near.iter().any(|near| !near.begins);
            self.push_near_terms(near, distance, found)?;
            if distance == 1 && !any_whole {
                self.push_near_stems(&word.term, found)?;
            }
            let by_weight =
                |a: &&Alternative, b: &&Alternative| a.weight.total_cmp(&b.weight).then(a.entry.df.cmp(&b.entry.df));
            if let Some(likeliest) = found.alternatives.iter().max_by(by_weight) {
                return Ok(Some(likeliest.term.clone()));
            }
        }
        Ok(None)
    }

    /// The terms that only look like a word. One that is nowhere may look like any; one that there is, like those that
    /// begin like it: what a stemmer leaves apart, and compounds.
    fn alike(&self, word: &str, is_known: bool, is_nowhere: bool) -> Result<Vec<Alike>, IndexError> {
        if is_nowhere || is_known && self.index.analyzer().changes_at_the_front() {
            alike(self.index, word, self.watch)
        } else if is_known {
            self.kindred(word)
        } else {
            Ok(Vec::new())
        }
    }

    fn kindred(&self, word: &str) -> Result<Vec<Alike>, IndexError> {
        let own = grams(word);
        // A Vietnamese word is a syllable; what begins like it is another.
        if own.is_empty() || self.index.analyzer().keeps_marks() {
            return Ok(Vec::new());
        }
        let (part, whole) = BEGINNING_SHARE;
        let letters = SHORTEST_BEGINNING.max((word.chars().count() * part).div_ceil(whole));
        let beginning: String = word.chars().take(letters).collect();
        let blocks = self.blocks_with(beginning.as_bytes(), MAX_BLOCKS_OF_KIN)?;
        alike_in(self.index, &blocks, &beginning, &own, KINDRED)
    }

    fn push_near_terms(
        &self,
        near: Vec<Near<TermEntry>>,
        distance: usize,
        found: &mut Collected,
    ) -> Result<(), IndexError> {
        debug_assert!(distance < NEAR.len(), "every distance that is looked for weighs something");
        let certainty = NEAR.get(distance).copied().unwrap_or(0.0);
        let mut whole = Vec::new();
        for near in near {
            let weight = if near.begins { certainty * NEAR_BEGINNING } else { certainty };
            found.push(near.key.clone(), near.payload, weight);
            if !near.begins && whole.len() < MAX_NEAR_FAMILIES {
                whole.push(near.key);
            }
        }
        for term in whole {
            self.push_forms(&term, &term, certainty * STEM, found)?;
        }
        Ok(())
    }

    /// Adds the forms whose stem is one mistake from the stem of what was typed, after a right first letter.
    fn push_near_stems(&self, term: &str, found: &mut Collected) -> Result<(), IndexError> {
        for (kinship, stem) in self.index.analyzer().families(term, term) {
            let (Some(first), true) = (stem.chars().next(), stem.chars().count() >= SHORTEST_MISSPELLED) else {
                continue;
            };
            let (first, rest) = split(&stem, first.len_utf8());
            let Some(pattern) = Pattern::new(rest, 1, false) else { continue };
            let near = pattern.search(&self.index.families()?, &family_key(kinship, first), MAX_NEAR, self.watch)?;
            for near in near {
                self.push_family(&near.payload, NEAR_STEM, found)?;
            }
        }
        Ok(())
    }

    /// The terms at a distance from what was typed, and those that begin like that where more letters may follow.
    fn near(&self, word: &QueryWord, distance: usize) -> Result<Vec<Near<TermEntry>>, IndexError> {
        // Two mistakes are looked for only after a right first letter: it leaves little of the dictionary.
        let kept = if distance > 1 { 1 } else { VARIED };
        let first: usize = word.term.chars().take(kept).map(char::len_utf8).sum();
        let (prefix, rest) = split(&word.term, first);
        let Some(pattern) = Pattern::new(rest, distance, word.unfinished) else { return Ok(Vec::new()) };
        let mut near = pattern.search(&self.index.terms()?, prefix.as_bytes(), MAX_SEEN, self.watch)?;
        for found in &mut near {
            found.key.insert_str(0, prefix);
        }
        if distance == 1 {
            self.push_varied(word, &mut near)?;
        }
        Ok(near)
    }

    fn push_varied(&self, word: &QueryWord, near: &mut Vec<Near<TermEntry>>) -> Result<(), IndexError> {
        let terms = self.index.terms()?;
        for varied in varied_beginnings(&word.term, self.index.letters()?) {
            let begins_with = |key: &[u8]| {
                if word.unfinished { key.starts_with(varied.as_bytes()) } else { key == varied.as_bytes() }
            };
            let mut cursor = terms.seek(varied.as_bytes())?;
            let mut left = MAX_NEAR;
            while let Some((key, payload)) = cursor.next()?.filter(|(key, _)| left > 0 && begins_with(key)) {
                let begins = key != varied.as_bytes();
                if let Ok(key) = String::from_utf8(key) {
                    near.push(Near { key, payload, begins });
                }
                left -= 1;
            }
        }
        Ok(())
    }
}
