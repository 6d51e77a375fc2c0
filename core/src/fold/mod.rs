//! Spellings that people mix, made one: for the handbook and for what a person wrote alike.

mod han;
mod script;

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use self::han::simplify;
use self::script::drops_marks;
pub(crate) use self::script::{Class, class};

/// A word as it is compared: lower case, compatibility forms unified, and
/// - marks on Latin, Greek and Cyrillic letters dropped (never on Devanagari, Thai and others, where they are letters),
/// - Arabic letter forms, vowel signs and tatweel unified, Hebrew points dropped,
/// - Devanagari nukta and chandrabindu unified,
/// - `đ ø ł ı æ œ ß` and their like written as plain letters, digits of any script as ASCII,
/// - Traditional Han as Simplified.
pub(crate) fn fold(word: &str) -> Cow<'_, str> {
    if let Some(plain) = plain(word) {
        return plain;
    }
    let mut folder = Folder { base_drops_marks: false };
    let mut out = String::with_capacity(word.len());
    for c in word.chars().flat_map(char::to_lowercase).nfkd().flat_map(char::to_lowercase) {
        folder.push(c, &mut out);
    }
    Cow::Owned(ungrouped(out.nfc().collect()))
}

/// A word of ASCII letters and digits alone, which most words are: only capitals are to be changed.
fn plain(word: &str) -> Option<Cow<'_, str>> {
    let bytes = word.as_bytes();
    if !bytes.iter().all(u8::is_ascii_alphanumeric) {
        return None;
    }
    let has_capitals = bytes.iter().any(u8::is_ascii_uppercase);
    Some(if has_capitals { Cow::Owned(word.to_ascii_lowercase()) } else { Cow::Borrowed(word) })
}

/// A text with each of its words folded, and what is between them as it is.
pub(crate) fn fold_text(text: &str) -> String {
    text.split_word_bounds().fold(String::with_capacity(text.len()), |mut folded, piece| {
        let is_word = piece.chars().any(char::is_alphanumeric);
        // An apostrophe that a word ends with while it is typed is left out as one inside it.
        if !piece.chars().all(is_apostrophe) {
            folded.push_str(&if is_word { fold(piece) } else { Cow::Borrowed(piece) });
        }
        folded
    })
}

/// A number without the marks between its thousands, as `1,000` and `1.000` have them.
fn ungrouped(number: String) -> String {
    let mut groups = number.split('.');
    let is_digits = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    let grouped = groups.next().is_some_and(|first| (1..=3).contains(&first.len()) && is_digits(first))
        && number.contains('.')
        && groups.all(|group| group.len() == 3 && is_digits(group));
    if grouped { number.replace('.', "") } else { number }
}

/// A word in lower case with its marks, in one canonical spelling.
pub(crate) fn lower(word: &str) -> Cow<'_, str> {
    if let Some(plain) = plain(word) {
        return plain;
    }
    Cow::Owned(word.nfkc().flat_map(char::to_lowercase).nfc().map(plain_quote).collect())
}

fn plain_quote(c: char) -> char {
    if is_apostrophe(c) { '\'' } else { c }
}

pub(crate) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2018}' | '\u{02BC}' | '\u{FF07}')
}

struct Folder {
    base_drops_marks: bool,
}

impl Folder {
    fn push(&mut self, c: char, out: &mut String) {
        if is_mark(c) {
            if !self.base_drops_marks {
                out.push(c);
            }
            return;
        }
        // A mark on what is left out has nothing to stand on.
        self.base_drops_marks = drops_marks(c) || !c.is_alphanumeric();
        match c {
            'đ' | 'ð' => out.push('d'),
            'ø' => out.push('o'),
            'ł' => out.push('l'),
            'ı' => out.push('i'),
            'ħ' => out.push('h'),
            'ŧ' => out.push('t'),
            'ŋ' => out.push('n'),
            'æ' => out.push_str("ae"),
            'œ' => out.push_str("oe"),
            'ß' => out.push_str("ss"),
            'þ' => out.push_str("th"),
            'ς' => out.push('σ'),
            '\u{0621}'..='\u{06FF}' => fold_arabic(c, out),
            '\u{0591}'..='\u{05C7}' | '\u{093C}' | '\u{200B}'..='\u{200F}' | '\u{00AD}' | '\u{2060}' | '\u{FEFF}' => {}
            '\u{0901}' => out.push('\u{0902}'),
            // However it is typed, an apostrophe is left out.
            c if is_apostrophe(c) => {}
            c if c.is_alphanumeric() || c > '\u{02FF}' => out.push(simplify(ascii_digit(c))),
            // What is left inside a word: apostrophes and the dots of `U.S.`; a number keeps its point.
            '.' | ',' if out.bytes().next_back().is_some_and(|b| b.is_ascii_digit()) => out.push('.'),
            _ => {}
        }
    }
}

/// Combining marks of the scripts whose marks may be dropped.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036F}' | '\u{0483}'..='\u{0487}' | '\u{1AB0}'..='\u{1AFF}'
        | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}' | '\u{FE20}'..='\u{FE2F}')
}

fn fold_arabic(c: char, out: &mut String) {
    match c {
        'ى' | 'ی' | 'ې' => out.push('ي'),
        'ة' | 'ۀ' | 'ە' => out.push('ه'),
        'ک' | 'ڪ' => out.push('ك'),
        'ٱ' => out.push('ا'),
        // Tatweel, vowel signs, and hamza or madda above or below, which decomposition has split off.
        '\u{0640}' | '\u{064B}'..='\u{065F}' | '\u{0670}' | '\u{06D6}'..='\u{06ED}' => {}
        c => out.push(ascii_digit(c)),
    }
}

/// Decimal digits of the scripts in use, as ASCII digits.
pub(crate) fn ascii_digit(c: char) -> char {
    const ZEROS: [u32; 17] = [
        0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66, 0x0E50, 0x0ED0,
        0x0F20, 0x1040, 0x17E0,
    ];
    let code = c as u32;
    if !(0x0660..=0x17E9).contains(&code) {
        return c;
    }
    let digit = ZEROS.iter().find_map(|zero| code.checked_sub(*zero).filter(|value| *value < 10));
    digit.and_then(|value| char::from_digit(value, 10)).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn spellings_that_people_mix_are_one() {
        let same = [
            ("Educación", "educacion"),
            ("STRASSE", "straße"),
            ("Đường", "duong"),
            ("ΚΑΛΗΜΈΡΑΣ", "καλημερας"),
            ("Ёлка", "елка"),
            ("İstanbul", "istanbul"),
            ("ISPARTA", "ısparta"),
            ("أُسْرَة", "اسره"),
            ("مـــدرسة", "مدرسه"),
            ("٢٠٢٠", "2020"),
            ("ज़मीन", "जमीन"),
            ("ＡＢＣ１", "abc1"),
            ("U.S", "us"),
            ("1,000", "1000"),
            ("1.250.000", "1250000"),
            ("兒童", "儿童"),
            ("ﬁnd", "find"),
            ("don’t", "don't"),
            ("м’ята", "м'ята"),
        ];
        for (a, b) in same {
            assert_eq!(fold(a), fold(b));
        }
        assert_ne!(fold("3.5"), fold("35"));
        assert_ne!(fold("की"), fold("कि"));
        assert_ne!(fold("ไม่"), fold("ไม"));
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(word in "\\PC{0,12}") {
            let once = fold(&word).into_owned();
            prop_assert_eq!(fold(&once).into_owned(), once);
        }

        #[test]
        fn case_and_composition_do_not_matter(word in "[a-zA-Zéñüåçãõßđøłœΐάήёй]{1,12}") {
            let decomposed: String = word.nfd().collect();
            let folded = fold(&word).into_owned();
            prop_assert_eq!(fold(&decomposed).into_owned(), folded.clone());
            prop_assert_eq!(fold(&word.to_lowercase()).into_owned(), folded);
        }
    }
}
