//! The letters that are compared one by one.

use std::collections::BTreeMap;

/// The first letter of the scripts written without spaces between words (Thai); theirs and later ones are not compared.
pub(crate) const FIRST_UNSPACED: char = '\u{0E00}';

/// Whether a letter is of a script with spaces between words.
pub(super) fn is_comparable(letter: char) -> bool {
    letter < FIRST_UNSPACED || ('\u{1E00}'..'\u{2000}').contains(&letter)
}

/// The letters that several terms have, of scripts with spaces between words.
pub(super) fn letters<'a>(terms: impl Iterator<Item = &'a str>) -> String {
    let mut counts: BTreeMap<char, u32> = BTreeMap::new();
    let comparable = terms.flat_map(str::chars).filter(|c| is_comparable(*c));
    comparable.for_each(|c| *counts.entry(c).or_default() += 1);
    counts.into_iter().filter(|(_, count)| *count > 2).map(|(letter, _)| letter).collect()
}
