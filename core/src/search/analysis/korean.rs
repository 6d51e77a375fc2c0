//! What Korean words end with.

/// Particles, plural and common verb endings, longest first among those that end alike.
const ENDINGS: [&str; 84] = [
    "에게서는",
    "으로부터",
    "이라는",
    "에서는",
    "에서도",
    "에게는",
    "에게도",
    "으로는",
    "으로도",
    "으로서",
    "으로써",
    "하였다",
    "합니다",
    "입니다",
    "습니다",
    "됩니다",
    "했습니다",
    "들에게",
    "이라도",
    "이었다",
    "에게서",
    "이라고",
    "인가요",
    "하나요",
    "에서",
    "에게",
    "께서",
    "한테",
    "으로",
    "로서",
    "로써",
    "로부터",
    "이랑",
    "하고",
    "까지",
    "부터",
    "마다",
    "조차",
    "마저",
    "밖에",
    "처럼",
    "보다",
    "같이",
    "라도",
    "이나",
    "이며",
    "이다",
    "였다",
    "이란",
    "라는",
    "에는",
    "에도",
    "와의",
    "과의",
    "들이",
    "들을",
    "들은",
    "들의",
    "하는",
    "하다",
    "했다",
    "하여",
    "해서",
    "되는",
    "되다",
    "됐다",
    "이고",
    "인가",
    "은",
    "는",
    "이",
    "가",
    "을",
    "를",
    "의",
    "에",
    "로",
    "와",
    "과",
    "도",
    "만",
    "들",
    "인",
    "된",
];

/// Whether all of a text is Hangul syllables.
pub(super) fn is_hangul(text: &str) -> bool {
    text.chars().all(|c| ('\u{AC00}'..='\u{D7A3}').contains(&c))
}

/// A word without what it ends with, at least a syllable.
pub(super) fn without_ending(word: &str) -> &str {
    let ending = ENDINGS.iter().filter(|ending| word.len() > ending.len() && word.ends_with(**ending));
    let longest = ending.map(|ending| ending.len()).max().unwrap_or(0);
    word.get(..word.len() - longest).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn particles_and_endings_come_off() {
        assert_eq!(without_ending("아동을"), "아동");
        assert_eq!(without_ending("집에서"), "집");
        assert_eq!(without_ending("학대합니다"), "학대");
        assert_eq!(without_ending("학대했습니다"), "학대");
        assert_eq!(without_ending("가"), "가");
    }
}
