//! Words of the dictionary that are nearly what was typed.
//!
//! Distance counts letters put in, left out, changed, or swapped with their neighbour (optimal string alignment). The
//! automaton is bit-parallel (Wu and Manber 1992): bit `i` of row `j` says that the first `i` letters typed agree with
//! what was read so far with `j` mistakes.

use super::index::{BlockCursor, Dictionary, IndexError, Malformed, Payload};
use super::interrupt::Watch;

/// Most mistakes in a word.
const MAX_DISTANCE: usize = 2;
/// Longest word that is compared, in letters; a bit each, and one for the empty beginning.
const MAX_LETTERS: usize = 60;

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

/// A word of a dictionary and its distance.
pub(super) struct Near<P> {
    pub(super) key: String,
    pub(super) payload: P,
    pub(super) distance: usize,
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

    /// The mistakes between the pattern and a word, if few enough.
    pub(super) fn distance_to(&self, word: &str) -> Option<usize> {
        let end = word.chars().fold(self.start(), |state, letter| self.step(&state, letter));
        self.accepts(&end)
    }

    /// All words of a dictionary, whose keys begin with `prefix`, that are near enough; at most `limit`.
    pub(super) fn search<P: Payload>(
        &self,
        dictionary: &Dictionary<'_, P>,
        prefix: &[u8],
        limit: usize,
        watch: &Watch<'_>,
    ) -> Result<Vec<Near<P>>, IndexError> {
        let mut walk = Walk { pattern: self, prefix, stack: vec![(prefix.len(), self.start())], dead: None, found: Vec::new() };
        let mut block = if dictionary.blocks() == 0 { return Ok(walk.found) } else { dictionary.find_block(prefix)? };
        while block < dictionary.blocks() && walk.found.len() < limit {
            if watch.interrupted() {
                return Err(IndexError::Interrupted);
            }
            let first = dictionary.first_key(block)?;
            if first > prefix && !first.starts_with(prefix) {
                break;
            }
            walk.read_block(dictionary.block(block)?)?;
            block = walk.skip_dead(dictionary, block)?;
        }
        Ok(walk.found)
    }
}

/// A walk through a dictionary in order, which leaves out what begins like a word already given up.
struct Walk<'a, P> {
    pattern: &'a Pattern,
    prefix: &'a [u8],
    /// States after each letter of the current key, with the bytes of the key that they have read.
    stack: Vec<(usize, State)>,
    /// The beginning of a key that cannot lead to agreement.
    dead: Option<Vec<u8>>,
    found: Vec<Near<P>>,
}

impl<P: Payload> Walk<'_, P> {
    fn read_block(&mut self, mut cursor: BlockCursor<'_, P>) -> Result<(), Malformed> {
        let mut first = true;
        while let Some((_, payload)) = cursor.next_entry()? {
            let shared = if first { 0 } else { cursor.shared() };
            first = false;
            self.read_key(cursor.key(), shared, payload);
        }
        Ok(())
    }

    fn read_key(&mut self, key: &[u8], shared: usize, payload: P) {
        let still_dead = |dead: &Vec<u8>| if shared > 0 { shared >= dead.len() } else { key.starts_with(dead) };
        if self.dead.as_ref().is_some_and(still_dead) || !key.starts_with(self.prefix) {
            return;
        }
        self.dead = None;
        while self.stack.len() > 1 && self.stack.last().is_some_and(|(read, _)| *read > shared) {
            self.stack.pop();
        }
        let Some((mut read, mut state)) = self.stack.last().copied() else { return };
        let Some(rest) = key.get(read..).and_then(|rest| std::str::from_utf8(rest).ok()) else { return };
        for letter in rest.chars() {
            state = self.pattern.step(&state, letter);
            read += letter.len_utf8();
            if self.pattern.is_dead(&state) {
                self.dead = key.get(..read).map(<[u8]>::to_vec);
                return;
            }
            self.stack.push((read, state));
        }
        if let Some(distance) = self.pattern.accepts(&state) {
            let key = key.get(self.prefix.len()..).and_then(|key| std::str::from_utf8(key).ok()).unwrap_or_default();
            let begins = self.pattern.agreed(&state).is_none_or(|whole| whole > distance);
            self.found.push(Near { key: key.to_owned(), payload, distance, begins });
        }
    }

    /// The next block that holds a key which is not dead.
    fn skip_dead(&self, dictionary: &Dictionary<'_, P>, block: u32) -> Result<u32, Malformed> {
        let Some(dead) = &self.dead else { return Ok(block + 1) };
        let is_dead = |block: u32| -> Result<bool, Malformed> {
            Ok(block < dictionary.blocks() && dictionary.first_key(block)?.starts_with(dead))
        };
        // The last block that begins with a dead key may still end with a live one.
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

#[cfg(test)]
mod tests {
    use super::*;
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

    proptest! {
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
