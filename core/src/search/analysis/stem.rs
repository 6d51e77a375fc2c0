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
                if let Some(rest) = without_clitic(term) {
                    stems.push(fold(&stemmer.stem(rest)).into_owned());
                }
                stems.iter_mut().for_each(drop_silent_k);
            }
        }
        stems.retain(|stem| !stem.is_empty());
        stems.dedup();
        stems
    }
}

/// An Arabic word without the conjunction or preposition before its article, which Snowball leaves on some.
fn without_clitic(term: &str) -> Option<&str> {
    let rest = term.strip_prefix(['و', 'ف', 'ب', 'ل', 'ك'])?;
    rest.starts_with("ال").then_some(rest).filter(|rest| rest.chars().nth(3).is_some())
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
