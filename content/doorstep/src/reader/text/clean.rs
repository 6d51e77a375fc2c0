//! Keeping text from steering the terminal.

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

/// The text without isolates where no right-to-left letter needs them. Some terminals show them as boxes.
pub fn without_isolates(text: &str) -> String {
    if text.chars().any(is_right_to_left) {
        return text.to_owned();
    }
    text.chars().filter(|c| !matches!(c, '\u{2066}'..='\u{2069}')).collect()
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

    proptest! {
        #[test]
        fn any_text_is_clean_after_cleaning(text in any::<String>()) {
            prop_assert!(!clean_line(&text).chars().any(steers));
        }
    }
}
