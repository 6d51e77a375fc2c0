//! Words of the dictionary that are nearly what was typed.
//!
//! Distance counts letters put in, left out, changed, or swapped with their neighbour (optimal string alignment). The
//! automaton is bit-parallel (Wu and Manber 1992): bit `i` of row `j` says that the first `i` letters typed agree with
//! what was read so far with `j` mistakes.

use super::index::{BlockCursor, Dictionary, FIRST_UNSPACED, IndexError, Malformed, Payload};
use super::interrupt::Watch;
use super::weights::MAX_WALKED;

/// Most mistakes in a word.
const MAX_DISTANCE: usize = 2;
/// Longest word that is compared, in letters; a bit each, and one for the empty beginning.
const MAX_LETTERS: usize = 60;

/// How many letters at the beginning of a word are varied one by one; the rest is compared.
pub(super) const VARIED: usize = 2;

/// The words one mistake from `word` whose mistake is in its first letters: `letters` are those there are.
///
/// A mistake further on leaves the beginning as it is, so the dictionary need only be walked under it.
pub(super) fn varied_beginnings(word: &str, letters: &str) -> Vec<String> {
    let typed: Vec<char> = word.chars().collect();
    let script = |letter: char| u32::from(letter) >> 8;
    let same_script = |letter: &char| {
        typed.iter().any(|own| script(*own) == script(*letter) && own.is_numeric() == letter.is_numeric())
    };
    let letters: Vec<char> = letters.chars().filter(same_script).collect();
    let spell = |start: usize, middle: &[char], end: usize| -> String {
        let parts = [typed.get(..start), Some(middle), typed.get(end..)];
        parts.into_iter().flatten().flatten().collect()
    };
    let mut varied = Vec::new();
    for at in 0..VARIED.min(typed.len()) {
        varied.push(spell(at, &[], at + 1));
        if let Some([a, b]) = typed.get(at..at + 2) {
            varied.push(spell(at, &[*b, *a], at + 2));
        }
        for letter in &letters {
            varied.push(spell(at, &[*letter], at + 1));
            varied.push(spell(at, &[*letter], at));
        }
    }
    varied.retain(|other| other != word);
    varied.sort_unstable();
    varied.dedup();
    varied
}

/// A word that was typed, ready to be compared.
pub(super) struct Pattern {
    letters: Vec<char>,
    ascii: [u64; 128],
    distance: usize,
    /// Whether what follows the typed letters does not count.
    unfinished: bool,
}

/// How a word agrees so far.
#[derive(Clone, Copy)]
struct State {
    rows: [u64; MAX_DISTANCE + 1],
    /// The rows before the last letter, and where that letter stands in the pattern.
    before: [u64; MAX_DISTANCE + 1],
    last: u64,
    /// The fewest mistakes with which a beginning agreed, for unfinished words.
    begun: Option<usize>,
}

/// A word of a dictionary that is near enough.
pub(super) struct Near<P> {
    pub(super) key: String,
    pub(super) payload: P,
    /// Whether it only begins like the pattern.
    pub(super) begins: bool,
}

impl Pattern {
    /// A pattern for words at most `distance` mistakes away; `None` where the word is too long to compare.
    pub(super) fn new(word: &str, distance: usize, unfinished: bool) -> Option<Self> {
        let letters: Vec<char> = word.chars().collect();
        if letters.is_empty() || letters.len() > MAX_LETTERS || distance > MAX_DISTANCE {
            return None;
        }
        let mut ascii = [0; 128];
        for (at, letter) in letters.iter().enumerate() {
            if let Some(mask) = ascii.get_mut(*letter as usize) {
                *mask |= 2 << at;
            }
        }
        Some(Self { letters, ascii, distance, unfinished })
    }

    fn mask(&self, letter: char) -> u64 {
        if let Some(mask) = self.ascii.get(letter as usize) {
            return *mask;
        }
        self.letters.iter().zip(1..).filter(|(own, _)| **own == letter).fold(0, |mask, (_, bit)| mask | 1 << bit)
    }

    fn start(&self) -> State {
        let state = State { rows: [1, 3, 7], before: [0; MAX_DISTANCE + 1], last: 0, begun: None };
        self.note_beginning(state)
    }

    fn step(&self, state: &State, letter: char) -> State {
        let mask = self.mask(letter);
        let [r0, r1, r2] = state.rows;
        let [b0, b1, _] = state.before;
        let swapped = (mask << 1) & state.last;
        let n0 = (r0 << 1) & mask;
        let n1 = (r1 << 1) & mask | r0 | r0 << 1 | n0 << 1 | (b0 << 2) & swapped;
        let n2 = (r2 << 1) & mask | r1 | r1 << 1 | n1 << 1 | (b1 << 2) & swapped;
        let next = State { rows: [n0, n1, n2], before: state.rows, last: mask, begun: state.begun };
        self.note_beginning(next)
    }

    fn note_beginning(&self, mut state: State) -> State {
        if self.unfinished
            && let Some(distance) = self.agreed(&state)
        {
            state.begun = Some(state.begun.map_or(distance, |begun| begun.min(distance)));
        }
        state
    }

    /// The mistakes with which the whole pattern agrees with the letters read.
    fn agreed(&self, state: &State) -> Option<usize> {
        let whole = 1u64 << self.letters.len();
        state.rows.iter().take(self.distance + 1).position(|row| row & whole != 0)
    }

    fn accepts(&self, state: &State) -> Option<usize> {
        state.begun.or_else(|| self.agreed(state))
    }

    /// Whether no letters can follow that lead to agreement.
    fn is_dead(&self, state: &State) -> bool {
        let valid = (2u64 << self.letters.len()) - 1;
        state.begun.is_none() && state.rows.get(self.distance).is_none_or(|row| row & valid == 0)
    }

    /// Whether a key and all after it are of scripts written without spaces, which are not compared.
    fn is_past(&self, key: &[u8]) -> bool {
        key >= FIRST_UNSPACED.encode_utf8(&mut [0; 4]).as_bytes()
            && self.letters.iter().all(|letter| *letter < FIRST_UNSPACED)
    }

    /// The mistakes between the pattern and a word, if few enough.
    #[cfg(test)]
    pub(super) fn distance_to(&self, word: &str) -> Option<usize> {
        let end = word.chars().fold(self.start(), |state, letter| self.step(&state, letter));
        self.accepts(&end)
    }

    /// The words of a dictionary, among the keys that begin with `prefix`, that are near enough; about `limit` at most.
    pub(super) fn search<P: Payload>(
        &self,
        dictionary: &Dictionary<'_, P>,
        prefix: &[u8],
        limit: usize,
        watch: &Watch<'_>,
    ) -> Result<Vec<Near<P>>, IndexError> {
        let mut walk = Walk::new(self, prefix);
        let mut block = if dictionary.blocks() == 0 { return Ok(walk.found) } else { dictionary.find_block(prefix)? };
        let mut read = 0;
        while block < dictionary.blocks() && walk.found.len() < limit && read < MAX_WALKED {
            read += 1;
            if watch.interrupted() {
                return Err(IndexError::Interrupted);
            }
            let first = dictionary.first_key(block)?;
            if first > prefix && !first.starts_with(prefix) || self.is_past(first) {
                break;
            }
            let next = if block + 1 < dictionary.blocks() { dictionary.first_key(block + 1)? } else { b"" };
            block = if walk.begins_dead(first, next) {
                walk.skip_dead(dictionary, block)?
            } else {
                walk.read_block(dictionary.block(block)?)?;
                block + 1
            };
        }
        Ok(walk.found)
    }
}

/// A walk through a dictionary in order, which leaves out what begins like a word already given up.
struct Walk<'a, P> {
    pattern: &'a Pattern,
    prefix: &'a [u8],
    /// The letters read of the current key.
    path: Vec<u8>,
    /// The state after each of them, with how long the path was.
    stack: Vec<(usize, State)>,
    /// Whether the path cannot lead to agreement.
    dead: bool,
    found: Vec<Near<P>>,
}

impl<'a, P: Payload> Walk<'a, P> {
    fn new(pattern: &'a Pattern, prefix: &'a [u8]) -> Self {
        let stack = vec![(prefix.len(), pattern.start())];
        Self { pattern, prefix, path: prefix.to_vec(), stack, dead: false, found: Vec::new() }
    }

    /// Whether all keys from one block's first to the next block's first begin with letters that lead nowhere.
    fn begins_dead(&mut self, first: &[u8], next: &[u8]) -> bool {
        let shared = first.iter().zip(next).take_while(|(a, b)| a == b).count();
        let common = first.get(..shared).unwrap_or_default();
        common.starts_with(self.prefix) && self.read(common).is_none()
    }

    fn read_block(&mut self, mut cursor: BlockCursor<'_, P>) -> Result<(), Malformed> {
        while let Some((_, payload)) = cursor.next_entry()? {
            let key = cursor.key();
            if self.dead && cursor.shared() >= self.path.len() && !self.path.is_empty() || !key.starts_with(self.prefix)
            {
                continue;
            }
            let Some(state) = self.read(key) else { continue };
            if let Some(distance) = self.pattern.accepts(&state) {
                let begins = self.pattern.agreed(&state).is_none_or(|whole| whole > distance);
                let word = key.get(self.prefix.len()..).and_then(|word| std::str::from_utf8(word).ok());
                self.found.push(Near { key: word.unwrap_or_default().to_owned(), payload, begins });
            }
        }
        Ok(())
    }

    /// Reads the letters of a key that the path has not; `None` as soon as they lead nowhere.
    fn read(&mut self, key: &[u8]) -> Option<State> {
        debug_assert!(key.starts_with(self.prefix), "only keys under the prefix are read");
        let shared = self.path.iter().zip(key).take_while(|(a, b)| a == b).count();
        if self.dead && shared == self.path.len() {
            return None;
        }
        self.dead = false;
        while self.stack.len() > 1 && self.stack.last().is_some_and(|(read, _)| *read > shared) {
            self.stack.pop();
        }
        let (start, mut state) = self.stack.last().copied()?;
        self.path.truncate(start);
        let mut at = start;
        // The last letter is cut off where two keys part within it.
        while let Some((letter, len)) = first_letter(key.get(at..)?) {
            state = self.pattern.step(&state, letter);
            at += len;
            if self.pattern.is_dead(&state) {
                self.dead = true;
                break;
            }
            self.stack.push((at, state));
        }
        self.path.extend_from_slice(key.get(start..at)?);
        (!self.dead).then_some(state)
    }

    /// The last block that begins with the dead path: it may end with keys that do not.
    fn skip_dead(&self, dictionary: &Dictionary<'_, P>, block: u32) -> Result<u32, Malformed> {
        let is_dead = |block: u32| -> Result<bool, Malformed> {
            Ok(block < dictionary.blocks() && dictionary.first_key(block)?.starts_with(&self.path))
        };
        let (mut low, mut step) = (block, 1);
        while is_dead(low + step)? {
            low += step;
            step *= 2;
        }
        let mut high = low + step;
        while high - low > 1 {
            let middle = low + (high - low) / 2;
            if is_dead(middle)? { low = middle } else { high = middle }
        }
        Ok(low.max(block + 1))
    }
}

/// The first letter of some text and its bytes, where it is whole.
fn first_letter(text: &[u8]) -> Option<(char, usize)> {
    let first = *text.first()?;
    let len = match first {
        0..0x80 => return Some((char::from(first), 1)),
        0x80..0xE0 => 2,
        0xE0..0xF0 => 3,
        _ => 4,
    };
    let letter = std::str::from_utf8(text.get(..len)?).ok()?.chars().next()?;
    Some((letter, len))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::index::{DictionaryWriter, Reader};
    use crate::search::interrupt::Interrupt;
    use proptest::prelude::*;

    /// Optimal string alignment, as in the textbook.
    fn textbook(a: &str, b: &str) -> usize {
        let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
        let mut d = vec![vec![0; b.len() + 1]; a.len() + 1];
        for i in 0..=a.len() {
            for j in 0..=b.len() {
                d[i][j] = if i == 0 || j == 0 {
                    i + j
                } else {
                    let change = d[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
                    let mut best = change.min(d[i - 1][j] + 1).min(d[i][j - 1] + 1);
                    if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                        best = best.min(d[i - 2][j - 2] + 1);
                    }
                    best
                };
            }
        }
        d[a.len()][b.len()]
    }

    #[derive(Debug)]
    struct Nothing;

    impl Payload for Nothing {
        fn read(_: &mut Reader<'_>, _: &mut u64) -> Option<Self> {
            Some(Self)
        }
    }

    proptest! {
        #[test]
        fn one_mistake_is_in_the_first_letters_or_after_them(a in "[abc]{4,7}", b in "[abc]{2,8}") {
            let near = textbook(&a, &b) == 1;
            let varied = varied_beginnings(&a, "abc").contains(&b);
            let later = a[..VARIED] == b[..VARIED] && textbook(&a[VARIED..], &b[VARIED..]) == 1;
            prop_assert_eq!(near, varied || later);
        }

        #[test]
        fn a_walk_finds_what_comparing_each_word_finds(
            words in proptest::collection::btree_set("[abé]{1,7}", 0..300), typed in "[abé]{1,7}", k in 1usize..3,
        ) {
            let mut writer = DictionaryWriter::default();
            for word in &words {
                writer.push(format!("s{word}").as_bytes(), 0, 0, &[]).unwrap();
            }
            let bytes = writer.finish().unwrap();
            let pattern = Pattern::new(&typed, k, false).unwrap();
            let interrupt = Interrupt::new();
            let dictionary = Dictionary::<Nothing>::open(&bytes).unwrap();
            let found = pattern.search(&dictionary, b"s", 1000, &interrupt.watch()).unwrap();
            let found: Vec<String> = found.into_iter().map(|near| near.key).collect();
            let expected: Vec<String> = words.into_iter().filter(|word| pattern.distance_to(word).is_some()).collect();
            prop_assert_eq!(found, expected);
        }

        #[test]
        fn distances_are_those_of_the_textbook(a in "[abé]{1,8}", b in "[abé]{0,8}", k in 0usize..3) {
            let expected = Some(textbook(&a, &b)).filter(|distance| *distance <= k);
            prop_assert_eq!(Pattern::new(&a, k, false).unwrap().distance_to(&b), expected);
        }

        #[test]
        fn an_unfinished_word_agrees_with_its_best_beginning(a in "[ab]{1,6}", b in "[ab]{0,8}", k in 0usize..3) {
            let best = (0..=b.len()).map(|end| textbook(&a, &b[..end])).min().filter(|distance| *distance <= k);
            prop_assert_eq!(Pattern::new(&a, k, true).unwrap().distance_to(&b), best);
        }
    }
}
