//! A number of the worker's own, and what the store takes as one.

use std::fmt;

use super::error::{Limit, StoreError};
use super::model::{checked_line, within};
use crate::fold::fold;
use crate::handbook::OwnNumber;

const NUMBER: usize = 40;
const LABEL: usize = 80;

/// Before an extension, in the languages that workers write in.
const EXTENSION: [&str; 6] = ["x", "ext", "extn", "extension", "int", "anexo"];

/// A number of the worker's own.
#[derive(Clone, PartialEq, Eq)]
pub struct Number {
    /// Which of the numbers it is.
    pub slot: OwnNumber,
    /// The number as it was typed; at most 40 characters.
    pub number: String,
    /// The worker's own words on it, such as a name, or nothing; at most 80 characters.
    pub label: String,
}

/// The numbers of a store.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Numbers {
    /// Those that are there, in the order of [`OwnNumber::ALL`].
    pub filled: Vec<Number>,
    /// Those that are there and do not open. Setting one anew or clearing it puts that right.
    pub damaged: Vec<OwnNumber>,
}

impl Number {
    /// The same, trimmed, and with nothing in it that is invisible.
    ///
    /// # Errors
    /// [`StoreError::NotANumber`] where there is no digit, or a sign that no phone number has; [`StoreError::TooLarge`].
    pub(crate) fn checked(mut self) -> Result<Self, StoreError> {
        self.number = checked_number(&self.number)?;
        self.label = checked_line(&self.label, LABEL, Limit::Label)?;
        Ok(self)
    }

    /// What a dialer is handed: ASCII digits, `+`, `*` and `#`, with `,` for a pause and `;` for a wait.
    ///
    /// An extension comes after a pause; other letters are the digits that they stand for on a phone's keys.
    pub fn dial(&self) -> String {
        let mut dial = String::new();
        let mut word = String::new();
        for c in self.number.chars() {
            if c.is_alphabetic() {
                word.push(c);
                continue;
            }
            push_word(&mut dial, &std::mem::take(&mut word));
            dial.extend(ascii_digit(c).or_else(|| "*#,;".contains(c).then_some(c)));
            if c == '+' && dial.is_empty() {
                dial.push('+');
            }
        }
        push_word(&mut dial, &word);
        dial
    }
}

fn push_word(dial: &mut String, word: &str) {
    let word = fold(word);
    if EXTENSION.contains(&word.as_ref()) {
        dial.push(',');
    } else {
        dial.extend(word.chars().filter_map(key));
    }
}

/// The key of a phone that a letter is on (ITU-T E.161).
fn key(letter: char) -> Option<char> {
    Some(match letter {
        'a'..='c' => '2',
        'd'..='f' => '3',
        'g'..='i' => '4',
        'j'..='l' => '5',
        'm'..='o' => '6',
        'p'..='s' => '7',
        't'..='v' => '8',
        'w'..='z' => '9',
        _ => return None,
    })
}

fn checked_number(number: &str) -> Result<String, StoreError> {
    // A number that is copied may have marks of direction around it, and dashes and spaces of any kind.
    let plain = |c: char| match c {
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' => None,
        '\u{2010}'..='\u{2015}' | '\u{2212}' => Some('-'),
        c if c.is_whitespace() => Some(' '),
        c => Some(c),
    };
    let number: String = number.chars().filter_map(plain).collect();
    let number = within(number.trim().to_owned(), NUMBER, Limit::Number)?;
    let known = |c: char| c.is_alphabetic() || ascii_digit(c).is_some() || " +-().,;#*".contains(c);
    let is_number = number.chars().all(known) && number.chars().any(|c| ascii_digit(c).is_some());
    if is_number { Ok(number) } else { Err(StoreError::NotANumber) }
}

/// A digit of any script as one of ASCII.
fn ascii_digit(c: char) -> Option<char> {
    if !c.is_numeric() {
        return None;
    }
    match *fold(c.encode_utf8(&mut [0; 4])).as_bytes() {
        [digit @ b'0'..=b'9'] => Some(char::from(digit)),
        _ => None,
    }
}

// What a person wrote shows nowhere by accident (C8).
impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Number(..)")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn number(number: &str) -> Number {
        Number { slot: OwnNumber::Supervisor, number: number.into(), label: String::new() }
    }

    fn taken(typed: &str) -> Option<String> {
        number(typed).checked().ok().map(|number| number.number)
    }

    #[test]
    fn a_number_is_kept_as_it_was_typed() {
        for typed in [
            "911",
            "(555) 010-0199",
            "+1 555.010.0199, 12#",
            "555-0100 ext. 7",
            "1-800-4-A-CHILD",
            "*67 555 0100",
            "٠٩٨٧ ١٢٣",
            "555;1",
        ] {
            assert_eq!(taken(typed).as_deref(), Some(typed));
        }
        assert_eq!(taken("  555 0100\n").as_deref(), Some("555 0100"));
        assert_eq!(taken("\u{202a}555\u{a0}010\u{2011}0199\u{202c}").as_deref(), Some("555 010-0199"), "copied");
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for typed in ["", " ", "ask Ana", "+-()", "555/0100", "555 0100 <b>", "5\u{1b}[2J", "555:0100", "½", "tel=5"] {
            assert!(matches!(number(typed).checked(), Err(StoreError::NotANumber)), "{typed:?}");
        }
    }

    #[test]
    fn what_fits_is_taken_and_one_character_more_is_not() {
        assert!(number(&"5".repeat(NUMBER)).checked().is_ok());
        let long = number(&"5".repeat(NUMBER + 1)).checked();
        assert!(matches!(long, Err(StoreError::TooLarge(Limit::Number(NUMBER)))));
        let labelled = |len| Number { label: "é".repeat(len), ..number("5") }.checked();
        assert!(labelled(LABEL).is_ok());
        assert!(matches!(labelled(LABEL + 1), Err(StoreError::TooLarge(Limit::Label(LABEL)))));
        let label = Number { label: " Ana\u{1b}\nRuiz ".into(), ..number("5") }.checked().unwrap().label;
        assert_eq!(label, "Ana  Ruiz");
    }

    #[test]
    fn a_dialer_gets_what_it_can_dial() {
        for (typed, dial) in [
            ("(555) 010-0199", "5550100199"),
            ("+1 555.010.0199", "+15550100199"),
            ("555-0100 ext. 7", "5550100,7"),
            ("555 0100 X12", "5550100,12"),
            ("555 0100 extensión 12", "5550100,12"),
            ("1-800-4-A-CHILD", "18004224453"),
            ("555 0100,,12#", "5550100,,12#"),
            ("555;12", "555;12"),
            ("*67 555+1", "*675551"),
            ("٠٩٨", "098"),
        ] {
            assert_eq!(number(typed).checked().unwrap().dial(), dial, "{typed}");
        }
    }

    #[test]
    fn c8_a_number_shows_nothing_when_printed() {
        let numbers = Numbers { filled: vec![number("555")], damaged: vec![] };
        assert_eq!(format!("{numbers:?}"), "Numbers { filled: [Number(..)], damaged: [] }");
    }

    proptest! {
        #[test]
        fn what_is_taken_has_a_digit_and_is_taken_again(typed in "[0-9٠-٩a-zé \u{2011}\u{202a}+().,;#*x/-]{0,50}") {
            if let Ok(once) = number(&typed).checked() {
                prop_assert!(once.dial().bytes().any(|byte| byte.is_ascii_digit()));
                prop_assert!(once.dial().bytes().all(|byte| b"0123456789+*#,;".contains(&byte)));
                prop_assert!(once.clone().checked().unwrap() == once);
            }
        }
    }
}
