//! Finding words in a person's own notes.

use unicode_normalization::UnicodeNormalization;

use super::model::Bookmark;

/// The text without case and without the accents of Latin, Greek, Cyrillic and Arabic script.
pub(super) fn fold(text: &str) -> String {
    text.nfkd().filter(|c| !is_accent(*c)).flat_map(char::to_lowercase).filter(|c| !is_accent(*c)).map(plain).collect()
}

/// Whether each word of the folded query is somewhere in what the person wrote or marked, or in the title.
pub(super) fn matches(bookmark: &Bookmark, folded_query: &str) -> bool {
    let quote = bookmark.anchor.quote.as_ref().map_or("", |quote| &quote.exact);
    let mut all = [&bookmark.title, &bookmark.note, quote].join("\n");
    for label in &bookmark.labels {
        all.push('\n');
        all.push_str(label);
    }
    let all = fold(&all);
    folded_query.split_whitespace().all(|word| all.contains(word))
}

fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{64B}'..='\u{652}' | '\u{670}')
}

/// Letters that Unicode does not take apart, as people type them.
fn plain(c: char) -> char {
    match c {
        'đ' => 'd',
        'ı' => 'i',
        'ł' => 'l',
        'ø' => 'o',
        'ς' => 'σ',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn case_and_accents_do_not_matter() {
        for (written, typed) in [
            ("Niña AÑO", "nina ano"),
            ("Đường Trẻ", "duong tre"),
            ("İstanbul ışık", "istanbul isik"),
            ("ΟΔΟΣ ὁδός", "οδοσ οδοσ"),
            ("Ёлка", "елка"),
            ("مُحَمَّد", "محمد"),
            ("ﬁne １２", "fine 12"),
        ] {
            assert_eq!(fold(written), fold(typed), "{written}");
            assert_eq!(fold(written), typed.nfkd().collect::<String>(), "{written}");
        }
        assert_ne!(fold("कि"), fold("क"), "a vowel sign is no accent");
        assert_ne!(fold("가"), fold("거"));
    }

    proptest! {
        #[test]
        fn folding_again_changes_nothing(text: String) {
            prop_assert_eq!(fold(&fold(&text)), fold(&text));
        }
    }
}
