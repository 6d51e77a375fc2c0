//! What sets languages apart: one row a language.
//!
//! A language without a row is read and searched all the same, word by word as it is written. `docs/languages.md` says what
//! adding one takes.

use snowball_stemmers_rs::Algorithm;

use crate::direction::Direction;

/// The rules of one language.
#[derive(Debug)]
pub struct LanguageRules {
    /// The language subtag, such as `zh`.
    pub language: &'static str,
    /// The script, where another row has the same language in another one.
    pub script: Option<&'static str>,
    /// Its name for itself (L15).
    pub endonym: &'static str,
    /// Which way it is written, unless its tag names another script (L8).
    pub direction: Direction,
    /// The digit 0 of its own numerals; texts in it may have these or the European ones.
    pub zero: char,
    /// How the forms of a word are brought together.
    pub stemmer: Stemmer,
    /// What an apostrophe inside a word does.
    pub apostrophe: Apostrophe,
    /// Whether words that differ only in marks are different words.
    pub keeps_marks: bool,
    /// Whether the forms of a word differ at its front or within as much as at its end.
    pub changes_at_the_front: bool,
    /// How many years of school a text asks for, where there is a formula.
    pub readability: Option<Readability>,
}

/// How the words of a language are reduced to what their forms share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stemmer {
    /// By a Snowball algorithm.
    Snowball(Algorithm),
    /// By taking Tagalog affixes off.
    Tagalog,
    /// Not at all.
    None,
}

/// What an apostrophe inside a word does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Apostrophe {
    /// It is part of the word.
    Letter,
    /// It ends a short word that lost its last vowel, as in `l'école`; the word begins after it.
    Elision,
    /// An `s` after it is no part of the word, as in `child's`.
    Possessive,
    /// What follows it is an ending, as in `Türkiye'de`.
    Ending,
}

/// A formula for the years of school that a text asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Readability {
    /// English: Flesch–Kincaid (Kincaid et al. 1975).
    FleschKincaid,
    /// Spanish: Crawford (1984).
    Crawford,
}

/// The rules of a language in a script: its row, or those that hold in any language.
pub fn rules(language: &str, script: Option<&str>) -> &'static LanguageRules {
    let fits = |row: &&LanguageRules| row.language == language && (row.script.is_none() || row.script == script);
    TABLE.iter().find(fits).unwrap_or(&ANY)
}

/// The rules that hold in any language.
pub static ANY: LanguageRules = PLAIN;

const PLAIN: LanguageRules = LanguageRules {
    language: "",
    script: None,
    endonym: "",
    direction: Direction::LeftToRight,
    zero: '0',
    stemmer: Stemmer::None,
    apostrophe: Apostrophe::Letter,
    keeps_marks: false,
    changes_at_the_front: false,
    readability: None,
};

/// What languages written in Arabic or Hebrew letters share.
const RIGHT_TO_LEFT: LanguageRules = LanguageRules { direction: Direction::RightToLeft, ..PLAIN };

/// A language that Snowball has a stemmer for and that needs nothing else.
const fn stemmed(language: &'static str, endonym: &'static str, algorithm: Algorithm) -> LanguageRules {
    LanguageRules { language, endonym, stemmer: Stemmer::Snowball(algorithm), ..PLAIN }
}

/// Every language with rules of its own: first those of the handbooks, then the others, by tag.
static TABLE: &[LanguageRules] = &[
    LanguageRules {
        apostrophe: Apostrophe::Possessive,
        readability: Some(Readability::FleschKincaid),
        ..stemmed("en", "English", Algorithm::English)
    },
    LanguageRules { readability: Some(Readability::Crawford), ..stemmed("es", "Español", Algorithm::Spanish) },
    LanguageRules { language: "zh", script: Some("Hant"), endonym: "繁體中文", ..PLAIN },
    LanguageRules { language: "zh", endonym: "简体中文", ..PLAIN },
    LanguageRules { language: "vi", endonym: "Tiếng Việt", keeps_marks: true, ..PLAIN },
    LanguageRules { language: "ko", endonym: "한국어", ..PLAIN },
    LanguageRules {
        language: "fil",
        endonym: "Filipino",
        stemmer: Stemmer::Tagalog,
        changes_at_the_front: true,
        ..PLAIN
    },
    LanguageRules {
        direction: Direction::RightToLeft,
        zero: '٠',
        changes_at_the_front: true,
        ..stemmed("ar", "العربية", Algorithm::Arabic)
    },
    LanguageRules { language: "ht", endonym: "Kreyòl ayisyen", apostrophe: Apostrophe::Elision, ..PLAIN },
    stemmed("ru", "Русский", Algorithm::Russian),
    LanguageRules { apostrophe: Apostrophe::Elision, ..stemmed("fr", "Français", Algorithm::French) },
    stemmed("pt", "Português", Algorithm::Portuguese),
    // The others.
    LanguageRules { language: "az", endonym: "Azərbaycan", apostrophe: Apostrophe::Ending, ..PLAIN },
    LanguageRules { apostrophe: Apostrophe::Elision, ..stemmed("ca", "Català", Algorithm::Catalan) },
    LanguageRules { language: "ckb", endonym: "کوردیی ناوەندی", zero: '٠', ..RIGHT_TO_LEFT },
    stemmed("cs", "Čeština", Algorithm::Czech),
    stemmed("da", "Dansk", Algorithm::Danish),
    stemmed("de", "Deutsch", Algorithm::German),
    LanguageRules { language: "dv", endonym: "ދިވެހިބަސް", ..RIGHT_TO_LEFT },
    stemmed("el", "Ελληνικά", Algorithm::Greek),
    stemmed("et", "Eesti", Algorithm::Estonian),
    stemmed("eu", "Euskara", Algorithm::Basque),
    LanguageRules { direction: Direction::RightToLeft, zero: '۰', ..stemmed("fa", "فارسی", Algorithm::Persian) },
    stemmed("fi", "Suomi", Algorithm::Finnish),
    stemmed("ga", "Gaeilge", Algorithm::Irish),
    LanguageRules { language: "he", endonym: "עברית", changes_at_the_front: true, ..RIGHT_TO_LEFT },
    LanguageRules { zero: '०', ..stemmed("hi", "हिन्दी", Algorithm::Hindi) },
    stemmed("hu", "Magyar", Algorithm::Hungarian),
    stemmed("hy", "Հայերեն", Algorithm::Armenian),
    stemmed("id", "Bahasa Indonesia", Algorithm::Indonesian),
    LanguageRules { apostrophe: Apostrophe::Elision, ..stemmed("it", "Italiano", Algorithm::Italian) },
    LanguageRules { language: "ks", endonym: "کٲشُر", zero: '۰', ..RIGHT_TO_LEFT },
    stemmed("lt", "Lietuvių", Algorithm::Lithuanian),
    stemmed("ms", "Bahasa Melayu", Algorithm::Indonesian),
    stemmed("nb", "Norsk bokmål", Algorithm::Norwegian),
    LanguageRules { zero: '०', ..stemmed("ne", "नेपाली", Algorithm::Nepali) },
    stemmed("nl", "Nederlands", Algorithm::Dutch),
    stemmed("nn", "Norsk nynorsk", Algorithm::Norwegian),
    stemmed("no", "Norsk", Algorithm::Norwegian),
    stemmed("pl", "Polski", Algorithm::Polish),
    LanguageRules { language: "ps", endonym: "پښتو", zero: '۰', ..RIGHT_TO_LEFT },
    stemmed("ro", "Română", Algorithm::Romanian),
    stemmed("sr", "Српски", Algorithm::Serbian),
    stemmed("sv", "Svenska", Algorithm::Swedish),
    stemmed("ta", "தமிழ்", Algorithm::Tamil),
    LanguageRules { language: "th", endonym: "ไทย", zero: '๐', ..PLAIN },
    LanguageRules { apostrophe: Apostrophe::Ending, ..stemmed("tr", "Türkçe", Algorithm::Turkish) },
    LanguageRules { language: "ug", endonym: "ئۇيغۇرچە", ..RIGHT_TO_LEFT },
    stemmed("uk", "Українська", Algorithm::Ukrainian),
    LanguageRules { language: "ur", endonym: "اردو", zero: '۰', ..RIGHT_TO_LEFT },
    LanguageRules { direction: Direction::RightToLeft, ..stemmed("yi", "ייִדיש", Algorithm::Yiddish) },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Locale;

    #[test]
    fn l15_every_row_is_found_by_its_tag_and_has_a_name() {
        for row in TABLE {
            let tag = row.script.map_or(row.language.to_owned(), |script| format!("{}-{script}", row.language));
            let locale = Locale::parse(&tag).unwrap();
            assert_eq!(locale.endonym(), row.endonym, "{tag}");
            assert_eq!(locale.direction(), row.direction, "{tag}");
            assert!(!row.endonym.is_empty() && row.zero.is_numeric(), "{tag}");
        }
    }

    #[test]
    fn a_language_without_a_row_has_the_rules_of_any() {
        assert_eq!(rules("xx", None).endonym, "");
        assert_eq!(rules("zh", Some("Hant")).endonym, "繁體中文");
        assert_eq!(rules("zh", Some("Hans")).endonym, "简体中文");
        assert_eq!(rules("sr", Some("Latn")).endonym, "Српски");
    }
}
