//! Keeping text from steering the terminal: the one place that cleans what comes from files, names and the command line.
//!
//! A pack, a handbook's files and their names may hold sequences that write to the clipboard (OSC 52), move the cursor or turn the reading
//! direction. The reader cleans each run of text, JSON writes such characters as escapes, and all that an editor's command prints goes
//! through [`Cleaned`] or, where it is drawn in colours, is [`blanked`] before.

use std::io::{self, Write};

/// The text without control characters (C0, C1) and without characters that turn the reading direction by force.
///
/// Line breaks stay; a tab becomes a space. Isolates and marks, which only shield a piece of text, stay.
pub fn clean(text: &str) -> String {
    text.chars().filter(|c| *c == '\n' || *c == '\t' || !steers(*c)).map(|c| if c == '\t' { ' ' } else { c }).collect()
}

/// The same on one line: line breaks become spaces.
pub fn clean_line(text: &str) -> String {
    clean(text).replace('\n', " ")
}

/// Whether a character is a control character or turns the reading direction by force.
pub fn steers(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2028}' | '\u{2029}')
}

/// What passes through has no character that steers, and no isolates: what a shell prints has none of its own.
///
/// Bytes that are no text become replacement characters.
pub struct Cleaned<W: Write> {
    out: W,
    /// The beginning of a character whose end has not come yet.
    begun: Vec<u8>,
}

impl<W: Write> Cleaned<W> {
    /// Cleans what is written to `out`.
    pub fn new(out: W) -> Self {
        Self { out, begun: Vec::new() }
    }

    fn put(&mut self, text: &str) -> io::Result<()> {
        let plain: String = clean(text).chars().filter(|c| !is_isolate(*c)).collect();
        self.out.write_all(plain.as_bytes())
    }
}

impl<W: Write> Write for Cleaned<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.begun.extend_from_slice(bytes);
        let all = std::mem::take(&mut self.begun);
        let whole = match std::str::from_utf8(&all) {
            // Cut within a character, as far as can be seen.
            Err(error) if error.error_len().is_none() => error.valid_up_to(),
            _ => all.len(),
        };
        let (whole, rest) = all.split_at(whole);
        self.begun = rest.to_vec();
        self.put(&String::from_utf8_lossy(whole))?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// The text with another character of the same length in bytes in the place of each that steers, so that places in it stay what they
/// were. Line breaks and tabs stay.
pub fn blanked(text: &str) -> String {
    let blank = |c: char| match c {
        '\n' | '\t' => c,
        c if !steers(c) && !is_isolate(c) => c,
        c => match c.len_utf8() {
            1 => '?',
            2 => '\u{b7}',
            _ => char::REPLACEMENT_CHARACTER,
        },
    };
    text.chars().map(blank).collect()
}

fn is_isolate(c: char) -> bool {
    matches!(c, '\u{2066}'..='\u{2069}')
}

/// The text without isolates where no right-to-left letter needs them. Some terminals show them as boxes.
pub fn without_isolates(text: &str) -> String {
    if text.chars().any(is_right_to_left) {
        return text.to_owned();
    }
    text.chars().filter(|c| !is_isolate(*c)).collect()
}

/// The blocks of the right-to-left scripts.
fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn nothing_that_steers_a_terminal_is_left() {
        assert_eq!(clean("a\u{1b}[31mb\u{7}\r\n\tc\u{9b}2J\u{202e}d\u{0}"), "a[31mb\n c2Jd");
        assert_eq!(clean_line("a\nb"), "a b");
    }

    #[test]
    fn l7_isolates_stay_around_right_to_left_text_only() {
        assert_eq!(without_isolates("Text \u{2068}HELP\u{2069}"), "Text HELP");
        assert_eq!(without_isolates("اتصل \u{2068}911\u{2069}"), "اتصل \u{2068}911\u{2069}");
    }

    #[test]
    fn a_character_in_two_writes_is_whole_and_one_that_steers_is_gone() {
        let mut out = Vec::new();
        let mut cleaned = Cleaned::new(&mut out);
        for bytes in [
            "a\u{9b}é\n\u{1b}]52;c;x\u{7}".as_bytes(),
            &[0xff, b'b', 0xc2],
            &[0x9d, b'c'],
            "\u{202e}d\u{2067}e".as_bytes(),
        ] {
            for byte in bytes {
                cleaned.write_all(&[*byte]).unwrap();
            }
        }
        assert_eq!(String::from_utf8(out).unwrap(), "aé\n]52;c;x\u{fffd}bcde");
    }

    #[test]
    fn what_is_blanked_keeps_its_length() {
        let text = "a\u{1b}b\u{9b}c\u{202e}d\n\te\u{2069}";
        let blank = blanked(text);
        assert_eq!(blank, "a?b\u{b7}c\u{fffd}d\n\te\u{fffd}");
        assert_eq!(blank.len(), text.len());
    }

    proptest! {
        #[test]
        fn any_bytes_are_clean_after_cleaning(parts in proptest::collection::vec(proptest::collection::vec(any::<u8>(), 0..8), 0..8)) {
            let mut out = Vec::new();
            let mut cleaned = Cleaned::new(&mut out);
            for part in parts {
                cleaned.write_all(&part).unwrap();
            }
            let text = String::from_utf8(out).unwrap();
            prop_assert!(!text.chars().any(|c| c != '\n' && steers(c)));
        }

        #[test]
        fn any_text_is_clean_after_cleaning(text in any::<String>()) {
            prop_assert!(!clean_line(&text).chars().any(steers));
        }
    }
}
