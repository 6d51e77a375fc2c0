//! Words reduced to what their forms share.

use snowball_stemmers_rs::{Algorithm, Stemmer};

use super::fold::{fold, lower};
use super::tagalog;

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
    pub(super) fn for_language(language: &str) -> Self {
        if language == "fil" {
            return Self::Tagalog;
        }
        algorithm(language).map_or(Self::None, |algorithm| Self::Snowball(Stemmer::create(algorithm)))
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

fn algorithm(language: &str) -> Option<Algorithm> {
    Some(match language {
        "ar" => Algorithm::Arabic,
        "ca" => Algorithm::Catalan,
        "cs" => Algorithm::Czech,
        "da" => Algorithm::Danish,
        "de" => Algorithm::German,
        "el" => Algorithm::Greek,
        "en" => Algorithm::English,
        "es" => Algorithm::Spanish,
        "et" => Algorithm::Estonian,
        "eu" => Algorithm::Basque,
        "fa" => Algorithm::Persian,
        "fi" => Algorithm::Finnish,
        "fr" => Algorithm::French,
        "ga" => Algorithm::Irish,
        "hi" => Algorithm::Hindi,
        "hu" => Algorithm::Hungarian,
        "hy" => Algorithm::Armenian,
        "id" | "ms" => Algorithm::Indonesian,
        "it" => Algorithm::Italian,
        "lt" => Algorithm::Lithuanian,
        "nb" | "nn" | "no" => Algorithm::Norwegian,
        "ne" => Algorithm::Nepali,
        "nl" => Algorithm::Dutch,
        "pl" => Algorithm::Polish,
        "pt" => Algorithm::Portuguese,
        "ro" => Algorithm::Romanian,
        "ru" => Algorithm::Russian,
        "sr" => Algorithm::Serbian,
        "sv" => Algorithm::Swedish,
        "ta" => Algorithm::Tamil,
        "tr" => Algorithm::Turkish,
        "uk" => Algorithm::Ukrainian,
        "yi" => Algorithm::Yiddish,
        _ => return None,
    })
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
        Stems::for_language(language).of(word, &fold(word))
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
