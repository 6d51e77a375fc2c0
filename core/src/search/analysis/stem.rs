//! Words reduced to what their forms share.

use snowball_stemmers_rs::{Algorithm, Stemmer};

use super::fold::{fold, lower};

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
            Self::Tagalog => stems.push(tagalog(term)),
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

/// Prefixes of Tagalog verbs and nouns, longest first.
const TAGALOG_PREFIXES: [&str; 26] = [
    "nakapag", "makapag", "pinagka", "ipinag", "pinaka", "napaka", "nagka", "magka", "pinag", "ipag", "naka", "maka",
    "paki", "taga", "nang", "mang", "pang", "nag", "mag", "pag", "ika", "na", "ma", "pa", "ka", "i",
];

/// A Tagalog word without its prefix, infix, doubled first syllable, suffix and linker; at least four letters stay.
fn tagalog(term: &str) -> String {
    let mut word = term.to_owned();
    if !word.is_ascii() {
        return word;
    }
    strip_suffix(&mut word, &["ng"], 4);
    if let Some(rest) = TAGALOG_PREFIXES.iter().find_map(|prefix| word.strip_prefix(prefix).filter(|r| r.len() >= 4)) {
        word = rest.to_owned();
    }
    strip_infix(&mut word);
    strip_doubled_syllable(&mut word);
    strip_suffix(&mut word, &["hin", "han", "in", "an"], 4);
    word
}

fn strip_suffix(word: &mut String, suffixes: &[&str], keep: usize) {
    if let Some(rest) = suffixes.iter().find_map(|suffix| word.strip_suffix(suffix).filter(|r| r.len() >= keep)) {
        word.truncate(rest.len());
    }
}

/// `k-um-ain` and `s-in-abi` to `kain` and `sabi`; `um-alis` to `alis`.
fn strip_infix(word: &mut String) {
    if word.len() < 6 {
        return;
    }
    let vowel = |byte: Option<&u8>| byte.is_some_and(|b| b"aeiou".contains(b));
    let at = usize::from(!vowel(word.as_bytes().first()));
    let infix = word.get(at..at + 2);
    if matches!(infix, Some("um" | "in")) && vowel(word.as_bytes().get(at + 2)) {
        word.replace_range(at..at + 2, "");
    }
}

/// `kakain` to `kain`.
fn strip_doubled_syllable(word: &mut String) {
    let doubled = word.len() >= 6 && word.get(0..2) == word.get(2..4);
    if doubled {
        word.replace_range(0..2, "");
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
