//! What people type in place of a whole question: its rarest words, an unfinished or misspelled word, no accents.

use std::collections::{HashMap, HashSet};

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{decompose_canonical, is_combining_mark};

use crate::dice::Dice;

/// Traditional Han characters and their simplified forms, one after the other: the table of the core's analysis.
const SIMPLIFIED: &str = include_str!("../../core/src/fold/simplified.txt");

/// In how many passages each word is.
#[derive(Debug, Default)]
pub struct Rarity(HashMap<String, usize>);

impl Rarity {
    /// Of the words of some passages.
    pub fn of<'a>(passages: impl Iterator<Item = &'a str>) -> Self {
        let mut rarity = Self::default();
        for passage in passages {
            for word in words(passage).map(str::to_lowercase).collect::<HashSet<_>>() {
                *rarity.0.entry(word).or_default() += 1;
            }
        }
        rarity
    }

    fn passages_with(&self, word: &str) -> usize {
        self.0.get(&word.to_lowercase()).copied().unwrap_or_default()
    }

    /// The rarest words of a question, as many as `count`, in its order; of words as rare, the longest and then the first.
    pub fn rarest<'a>(&self, question: &'a str, count: usize) -> Vec<&'a str> {
        let mut seen = HashSet::new();
        let words: Vec<&str> = words(question).filter(|word| seen.insert(*word)).collect();
        let mut order: Vec<usize> = (0..words.len()).collect();
        order.sort_by_cached_key(|at| (self.passages_with(words[*at]), usize::MAX - length(words[*at])));
        order.truncate(count);
        order.sort_unstable();
        order.into_iter().map(|at| words[at]).collect()
    }
}

/// The words of a text: letters, digits and the marks on them, with an apostrophe only in their middle.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    let belongs = |c: char| c.is_alphanumeric() || c == '_' || is_combining_mark(c);
    let apostrophe = |c: char| matches!(c, '\'' | '\u{2019}');
    let pieces = text.split(move |c| !belongs(c) && !apostrophe(c));
    pieces.map(move |piece| piece.trim_matches(apostrophe)).filter(|word| !word.is_empty())
}

fn length(word: &str) -> usize {
    word.chars().count()
}

/// A word as it is when three fifths of it are typed, at least three letters.
pub fn beginning(word: &str) -> &str {
    let kept = (length(word) * 3).div_ceil(5).max(3);
    word.char_indices().nth(kept).map_or(word, |(end, _)| word.get(..end).unwrap_or(word))
}

/// The first of the longest words with one letter within it left out, doubled, or swapped with the next.
///
/// `None` where that word has no letter between its first and its last.
pub fn mistyped(words: &[&str], dice: &mut Dice) -> Option<Vec<String>> {
    let longest = words.iter().map(|word| length(word)).max()?;
    let at = words.iter().position(|word| length(word) == longest)?;
    let mut letters: Vec<char> = words[at].chars().collect();
    let within = longest.checked_sub(2).filter(|within| *within > 0)?;
    let place = 1 + dice.below(within);
    match dice.below(3) {
        0 => drop(letters.remove(place)),
        1 => letters.insert(place, letters[place]),
        _ if letters[place] == letters[place + 1] => drop(letters.remove(place)),
        _ => letters.swap(place, place + 1),
    }
    Some(with_word(words, at, letters.into_iter().collect()))
}

/// The first word that has a listed misspelling, misspelled; `None` where none has one.
pub fn misspelled(words: &[&str], listed: &HashMap<String, Vec<String>>, dice: &mut Dice) -> Option<Vec<String>> {
    let wrong = |word: &str| listed.get(&word.to_lowercase());
    let (at, wrong) = words.iter().enumerate().find_map(|(at, word)| Some((at, wrong(word)?)))?;
    Some(with_word(words, at, wrong[dice.below(wrong.len())].clone()))
}

/// The words with another one in a place.
fn with_word(words: &[&str], at: usize, word: String) -> Vec<String> {
    let mut words: Vec<String> = words.iter().map(|&word| word.to_owned()).collect();
    words[at] = word;
    words
}

/// Whether most letters of a text are of scripts whose marks people leave out: Latin, Greek, Cyrillic, Arabic.
pub fn has_marks_to_leave_out(text: &str) -> bool {
    let (mut yes, mut no) = (0, 0);
    for c in text.chars().filter(|c| c.is_alphabetic()) {
        *if takes_marks(c) { &mut yes } else { &mut no } += 1;
    }
    yes > no
}

fn takes_marks(c: char) -> bool {
    matches!(c, 'A'..='Z' | 'a'..='z' | '\u{C0}'..='\u{24F}' | '\u{370}'..='\u{52F}' | '\u{600}'..='\u{6FF}'
        | '\u{1E00}'..='\u{1FFF}')
}

/// A text as one types it without accents: marks gone, `ß` as `ss`, Arabic letters without hamza or dots that endings
/// have. Letters of their own stay: Cyrillic `й`, hamza on waw and yeh.
pub fn without_marks(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut on_plain = false;
    for c in text.nfc() {
        let is_mark = is_combining_mark(c);
        on_plain = if is_mark { on_plain } else { takes_marks(c) };
        match (on_plain, is_mark) {
            (true, true) => {}
            (true, false) => push_plain(c, &mut out),
            (false, _) => out.push(c),
        }
    }
    out
}

/// Letters whose mark nobody leaves out.
fn is_own(c: char) -> bool {
    matches!(c, 'й' | 'Й' | 'ؤ' | 'ئ')
}

fn push_plain(c: char, out: &mut String) {
    match c {
        c if is_own(c) => out.push(c),
        'đ' | 'ð' => out.push('d'),
        'Đ' | 'Ð' => out.push('D'),
        'ı' => out.push('i'),
        'ø' => out.push('o'),
        'Ø' => out.push('O'),
        'ł' => out.push('l'),
        'Ł' => out.push('L'),
        'æ' => out.push_str("ae"),
        'œ' => out.push_str("oe"),
        'ß' => out.push_str("ss"),
        'ى' => out.push('ي'),
        'ة' => out.push('ه'),
        'ٱ' => out.push('ا'),
        c => decompose_canonical(c, |part| {
            if !is_combining_mark(part) {
                out.push(part);
            }
        }),
    }
}

/// The table of simplified characters.
pub fn simplified_table() -> HashMap<char, char> {
    let chars: Vec<char> = SIMPLIFIED.chars().filter(|c| *c != '\n').collect();
    chars.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect()
}

/// A Chinese text as one types it in the simplified script.
pub fn simplified(text: &str, table: &HashMap<char, char>) -> String {
    text.chars().map(|c| table.get(&c).copied().unwrap_or(c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(text: &str) -> Vec<&str> {
        words(text).collect()
    }

    #[test]
    fn words_keep_their_marks_and_inner_apostrophes() {
        assert_eq!(list("Qui a dit \u{201c}l'Aïd\u{201d}, 'ici' ?"), ["Qui", "a", "dit", "l'Aïd", "ici"]);
        assert_eq!(list("हिन्दी में पड़ा।"), ["हिन्दी", "में", "पड़ा"]);
        assert_eq!(list("6\u{2bd}, Venedik\u{2019}te"), ["6\u{2bd}", "Venedik\u{2019}te"]);
        assert!(list(" \u{2014} '' ? ").is_empty());
    }

    #[test]
    fn the_rarest_words_stay_in_order_and_count_once() {
        let rarity = Rarity::of(["The tyre was flat.", "The dog was at the gate.", "The gate was shut."].into_iter());
        assert_eq!(rarity.rarest("Was the flat tyre at the gate?", 3), ["flat", "tyre", "at"]);
        // Nowhere before once, longer before shorter; the same spelling counts once, another case of it again.
        assert_eq!(rarity.rarest("Gate gate dog dog ox zebra", 3), ["dog", "ox", "zebra"]);
        assert_eq!(rarity.rarest("Dog dog", 3), ["Dog", "dog"]);
        assert!(rarity.rarest("?", 3).is_empty());
    }

    #[test]
    fn a_beginning_has_three_fifths_and_at_least_three_letters() {
        for (word, start) in [("Venice", "Veni"), ("partner", "partn"), ("fils", "fil"), ("mấy", "mấy"), ("a", "a")]
        {
            assert_eq!(beginning(word), start);
        }
        assert_eq!(beginning("हराया"), "हरा");
    }

    #[test]
    fn one_letter_within_the_longest_word_goes_wrong_and_the_same_each_time() {
        for seed in 1..200 {
            let typed = mistyped(&["to", "Venice", "partner", "counsel"], &mut Dice::new(seed)).unwrap();
            assert_eq!((&typed[0][..], &typed[1][..], &typed[3][..]), ("to", "Venice", "counsel"));
            let wrong = &typed[2];
            assert!(wrong != "partner" && wrong.starts_with('p') && (6..=8).contains(&wrong.len()), "{wrong}");
            assert_eq!(&mistyped(&["partner"], &mut Dice::new(seed)).unwrap()[0], wrong);
        }
        assert_eq!(mistyped(&["of"], &mut Dice::new(1)), None);
        assert_eq!(mistyped(&[], &mut Dice::new(1)), None);
    }

    #[test]
    fn a_listed_misspelling_takes_the_place_of_the_first_word_that_has_one() {
        let listed = HashMap::from([("receive".to_owned(), vec!["recieve".to_owned()])]);
        let mut dice = Dice::new(1);
        assert_eq!(misspelled(&["We", "Receive", "it"], &listed, &mut dice).unwrap(), ["We", "recieve", "it"]);
        assert_eq!(misspelled(&["it"], &listed, &mut dice), None);
    }

    #[test]
    fn marks_are_left_out_where_people_leave_them_out() {
        let pairs = [
            ("¿Cuántas veces?", "¿Cuantas veces?"),
            ("cafe\u{301}", "cafe"),
            ("Größe", "Grosse"),
            ("Đường İstanbul ılık", "Duong Istanbul ilik"),
            ("Ποιός η φορές", "Ποιος η φορες"),
            ("Какой ёж, мои\u{306} е\u{308}ж", "Какой еж, мой еж"),
            ("أُسْرَة إلى شركاؤه فئات", "اسره الي شركاؤه فئات"),
            ("में हिन्दी ज़मीन", "में हिन्दी ज़मीन"),
            ("ไม่", "ไม่"),
        ];
        for (text, plain) in pairs {
            assert_eq!(without_marks(text), plain);
        }
        assert!(has_marks_to_leave_out("Какой NFL") && !has_marks_to_leave_out("नासा के LOR विचार"));
    }

    #[test]
    fn traditional_characters_become_simplified() {
        assert_eq!(simplified("古埃及文明發源於非洲?", &simplified_table()), "古埃及文明发源于非洲?");
    }
}
