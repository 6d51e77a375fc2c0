//! Words reduced to what their forms share.

use snowball_stemmers_rs::Stemmer;

use super::tagalog;
use crate::fold::{fold, lower};
use crate::languages;

/// How the words of one language are reduced.
pub(super) enum Stems {
    /// By the Snowball stemmer of the language.
    Snowball(Stemmer),
    /// By taking Tagalog affixes off.
    Tagalog,
    /// Not at all.
    None,
}

impl Stems {
    pub(super) fn by(stemmer: languages::Stemmer) -> Self {
        match stemmer {
            languages::Stemmer::Snowball(algorithm) => Self::Snowball(Stemmer::create(algorithm)),
            languages::Stemmer::Tagalog => Self::Tagalog,
            languages::Stemmer::None => Self::None,
        }
    }

    /// The stems of a word, folded: of the word as written, and of the word without its marks.
    pub(super) fn of(&self, word: &str, term: &str) -> Vec<String> {
        let mut stems = Vec::new();
        match self {
            Self::None => {}
            Self::Tagalog => stems.push(tagalog::root(term)),
            Self::Snowball(stemmer) => {
                let written = lower(word);
                stems.push(fold(&stemmer.stem(&written)).into_owned());
                if written != term {
                    stems.push(fold(&stemmer.stem(term)).into_owned());
                }
                if let Some(rest) = without_article(term) {
                    // A short noun's stem may be another word's; the noun itself is a form too.
                    stems.push(fold(&stemmer.stem(rest)).into_owned());
                    stems.push(rest.to_owned());
                }
                stems.iter_mut().for_each(drop_silent_k);
            }
        }
        let mut each_once = Vec::with_capacity(stems.len());
        for stem in stems {
            if !stem.is_empty() && !each_once.contains(&stem) {
                each_once.push(stem);
            }
        }
        each_once
    }
}

/// An Arabic word without its article and what is joined before it (and, so, with, like; `لل` is `ل` with the article), as
/// Lucene's analyzer takes them off: down to two letters. Snowball leaves them on short words.
fn without_article(term: &str) -> Option<&str> {
    let joined = term.strip_prefix(['و', 'ف']).unwrap_or(term);
    let articled = joined.strip_prefix(['ب', 'ك']).filter(|rest| rest.starts_with("ال")).unwrap_or(joined);
    let rest = articled.strip_prefix("ال").or_else(|| joined.strip_prefix("لل"))?;
    (rest.chars().count() >= 2).then_some(rest)
}

/// `traffick`, which Snowball leaves of `trafficking`, is `traffic`; so with `panick`, `mimick` and their like.
fn drop_silent_k(stem: &mut String) {
    if stem.len() >= 6 && stem.ends_with("ick") {
        stem.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stems(language: &str, word: &str) -> Vec<String> {
        Stems::by(languages::rules(language, None).stemmer).of(word, &fold(word))
    }

    #[test]
    fn an_arabic_noun_is_found_behind_all_that_is_joined_before_it() {
        let nouns =
            ["أم", "أب", "حق", "حب", "دم", "أسرة", "شرطة", "راحة", "بيت", "ولد", "مدرسة", "خطر", "طفل", "لغة", "الم"];
        for noun in nouns {
            let of_noun = stems("ar", noun);
            for before in ["ال", "وال", "فال", "بال", "كال", "وبال", "فبال", "لل", "ولل", "فلل"]
            {
                let joined = stems("ar", &format!("{before}{noun}"));
                let shares = joined.iter().any(|stem| of_noun.contains(stem) || *stem == fold(noun));
                assert!(shares, "{before}{noun}: {joined:?} {of_noun:?}");
            }
        }
    }

    #[test]
    fn forms_of_a_word_share_a_stem() {
        let pairs = [
            ("en", "trafficking", "traffic"),
            ("es", "educaciones", "educación"),
            ("fr", "adolescentes", "adolescent"),
            ("de", "Häuser", "Haus"),
            ("ru", "насилия", "насилию"),
            ("ar", "والمدرسة", "المدرسة"),
            ("tr", "çocuklarımız", "çocuklar"),
            ("el", "παιδιών", "παιδιά"),
            ("hi", "बच्चों", "बच्चा"),
            ("fil", "kumain", "kakain"),
            ("fil", "sinabi", "sabi"),
        ];
        for (language, a, b) in pairs {
            let (a, b) = (stems(language, a), stems(language, b));
            assert!(a.iter().any(|stem| b.contains(stem)), "{language}: {a:?} {b:?}");
        }
    }
}
