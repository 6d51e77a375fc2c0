//! Which rules a character falls under.

/// How a character takes part in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// Written without spaces between words: Han, Kana, Hangul. Each character is one unit.
    Ideographic,
    /// Written without spaces, with signs that hang on a base: Thai, Lao, Khmer, Myanmar.
    SouthEastAsian,
    /// Everything else; words have spaces around them.
    Spaced,
}

/// The class of a character.
pub(crate) fn class(c: char) -> Class {
    match c {
        '\u{0E00}'..='\u{0EFF}'
        | '\u{1000}'..='\u{109F}'
        | '\u{1780}'..='\u{17FF}'
        | '\u{A9E0}'..='\u{A9FF}'
        | '\u{AA60}'..='\u{AA7F}' => Class::SouthEastAsian,
        '\u{1100}'..='\u{11FF}'
        | '\u{3005}'..='\u{3007}'
        | '\u{3041}'..='\u{30FF}'
        | '\u{3130}'..='\u{318F}'
        | '\u{31F0}'..='\u{31FF}'
        | '\u{3400}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}'
        | '\u{A960}'..='\u{A97F}'
        | '\u{AC00}'..='\u{D7FF}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{FF66}'..='\u{FFDC}'
        | '\u{1B000}'..='\u{1B16F}'
        | '\u{20000}'..='\u{3FFFF}' => Class::Ideographic,
        _ => Class::Spaced,
    }
}

/// Whether the marks on this letter are dropped: Latin, Greek and Cyrillic.
pub(super) fn drops_marks(c: char) -> bool {
    matches!(c, '\u{0041}'..='\u{024F}' | '\u{0250}'..='\u{02AF}' | '\u{0370}'..='\u{052F}'
        | '\u{1C80}'..='\u{1C8F}' | '\u{1D00}'..='\u{1DBF}' | '\u{1E00}'..='\u{1FFF}' | '\u{2C60}'..='\u{2C7F}'
        | '\u{2DE0}'..='\u{2DFF}' | '\u{A640}'..='\u{A69F}' | '\u{A720}'..='\u{A7FF}' | '\u{AB30}'..='\u{AB6F}')
}
