//! Numbers that are written in groups, such as `1-888-373-7888`.

use std::ops::Range;

/// What people put between the groups of a number; at most two of them, as in `(888) 373`.
const SEPARATORS: &str = " -.()\u{a0}\u{2010}\u{2011}\u{2012}\u{2013}\u{202f}";
const MAX_SEPARATORS: usize = 2;
/// Fewest and most digits of a number whose groups belong together: short codes, and E.164.
const DIGITS: Range<usize> = 5..16;
/// The groups of a number of the North American plan: what stands before them, but for its country, is another number.
const GROUPS: [usize; 3] = [3, 3, 4];
/// How a number of the North American plan begins where its country is named, and how many digits follow.
const COUNTRY: char = '1';
const NATIONAL: usize = 10;

/// A number in a text, written in one group or several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Number {
    /// Where it is.
    pub range: Range<usize>,
    /// Its digits.
    pub digits: String,
}

impl Number {
    /// The digits as people copy them: with and without their country's 1.
    pub(crate) fn forms(&self) -> Vec<String> {
        let national = self.digits.strip_prefix(COUNTRY).filter(|rest| rest.len() == NATIONAL);
        let other = match national {
            Some(rest) => Some(rest.to_owned()),
            None => (self.digits.len() == NATIONAL).then(|| format!("{COUNTRY}{}", self.digits)),
        };
        std::iter::once(self.digits.clone()).chain(other).collect()
    }
}

/// The numbers of a text, in order.
pub(crate) fn numbers(text: &str) -> Vec<Number> {
    let mut found = Vec::new();
    // Most texts have no digit, and it takes a look at each byte to know, at several at once where it does not end at the first.
    if !text.bytes().fold(false, |any, byte| any | byte.is_ascii_digit() | !byte.is_ascii()) {
        return found;
    }
    let mut run = Run::default();
    for (at, c) in text.char_indices() {
        match digit(c) {
            Some(digit) => run.push(at..at + c.len_utf8(), digit),
            None if run.range.is_empty() => run.after_letter = c.is_alphanumeric(),
            None if SEPARATORS.contains(c) && run.separators < MAX_SEPARATORS => run.separators += 1,
            None => {
                let ends_in_word = run.separators == 0 && c.is_alphanumeric();
                found.extend(std::mem::take(&mut run).number().filter(|_| !ends_in_word));
                run.after_letter = c.is_alphanumeric();
            }
        }
    }
    found.extend(run.number());
    found
}

fn digit(c: char) -> Option<char> {
    let folded = if c.is_ascii() { c } else { crate::fold::ascii_digit(c) };
    folded.is_ascii_digit().then_some(folded)
}

/// A number that is being read.
#[derive(Default)]
struct Run {
    range: Range<usize>,
    digits: String,
    /// Where each group begins, in the text and in its digits.
    groups: Vec<(usize, usize)>,
    separators: usize,
    after_letter: bool,
}

impl Run {
    fn push(&mut self, at: Range<usize>, digit: char) {
        if self.digits.is_empty() {
            self.range.start = at.start;
        }
        if self.digits.is_empty() || self.separators > 0 {
            self.groups.push((at.start, self.digits.len()));
        }
        self.range.end = at.end;
        self.digits.push(digit);
        self.separators = 0;
    }

    /// Leaves out the groups before a national number.
    fn begin_with_national(&mut self) -> Option<()> {
        let [.., a, b, c] = *self.groups.as_slice() else { return None };
        let lengths = [b.1 - a.1, c.1 - b.1, self.digits.len() - c.1];
        let before = self.groups.len().checked_sub(GROUPS.len() + 1)?;
        let country = self.groups.get(before).copied()?;
        let names_country = self.digits.get(country.1..a.1)? == COUNTRY.encode_utf8(&mut [0; 4]);
        if lengths == GROUPS {
            let (start, digit) = if names_country { country } else { a };
            self.range.start = start;
            self.digits.drain(..digit);
        }
        Some(())
    }

    fn number(mut self) -> Option<Number> {
        self.begin_with_national();
        let Self { range, digits, after_letter, .. } = self;
        (DIGITS.contains(&digits.len()) && !after_letter).then_some(Number { range, digits })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn digits(text: &str) -> Vec<String> {
        numbers(text).into_iter().map(|number| number.digits).collect()
    }

    #[test]
    fn groups_of_a_number_belong_together_however_they_are_parted() {
        for text in
            ["1-888-373-7888", "1.888.373.7888", "1 (888) 373-7888", "+1 888 373 7888", "18883737888", "١-٨٨٨-٣٧٣-٧٨٨٨"]
        {
            assert_eq!(digits(text), ["18883737888"], "{text}");
        }
        assert_eq!(digits("text 741-741, or 233733"), ["741741", "233733"]);
        assert_eq!(digits("24/7 1-888-373-7888"), ["18883737888"]);
        assert_eq!(digits("open 9-5 (888) 373-7888 now"), ["8883737888"]);
        assert_eq!(digits("under 18, 24/7; day 3 of 5"), Vec::<String>::new());
        assert_eq!(digits("h12345 12345km 1234 5678 9012 3456 7890"), Vec::<String>::new());
    }

    #[test]
    fn a_number_has_two_forms_where_a_country_may_be_named() {
        let forms = |text: &str| numbers(text)[0].forms();
        assert_eq!(forms("1-888-373-7888"), ["18883737888", "8883737888"]);
        assert_eq!(forms("888 373 7888"), ["8883737888", "18883737888"]);
        assert_eq!(forms("741741"), ["741741"]);
    }

    proptest! {
        #[test]
        fn numbers_are_where_they_say(text in "[0-9a-z .()-]{0,40}|\\PC{0,20}") {
            for number in numbers(&text) {
                let there: String = text[number.range.clone()].chars().filter_map(digit).collect();
                prop_assert_eq!(there, number.digits);
            }
        }
    }
}
