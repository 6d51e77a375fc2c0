//! The words of each language: which there are, how frequent each is, and which only hold a sentence together.
//!
//! A new language is a new folder, named for its tag; README.md says how its files are made and whose they are.

/// What is known of a language's words: texts of one word a line, lower case, in Unicode's form NFC.
#[derive(Debug)]
pub struct Words {
    /// Up to 50,000 words, the most frequent first; names, abbreviations and slang among them, frequent slips of spelling not.
    pub frequent: &'static str,
    /// The closed classes: articles, pronouns, prepositions, conjunctions, auxiliaries and the like, with spellings such as "dont".
    pub function: &'static str,
}

/// The languages by their tags.
const LANGUAGES: &[(&str, Words)] = include!(concat!(env!("OUT_DIR"), "/languages.rs"));

/// The words of a language, by its tag without a region ("en", "es"); nothing if there are none of it.
pub fn words(language: &str) -> Option<&'static Words> {
    LANGUAGES.iter().find(|(tag, _)| *tag == language).map(|(_, words)| words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;
    use unicode_normalization::UnicodeNormalization;

    fn lists() -> impl Iterator<Item = (String, &'static str)> {
        LANGUAGES.iter().flat_map(|(tag, words)| {
            [(format!("{tag}/frequent.txt"), words.frequent), (format!("{tag}/function.txt"), words.function)]
        })
    }

    fn has(language: &str, word: &str) -> bool {
        words(language).unwrap().frequent.lines().any(|line| line == word)
    }

    #[test]
    fn every_folder_with_words_is_a_language() {
        let folders = std::fs::read_dir(env!("CARGO_MANIFEST_DIR")).unwrap();
        let folders = folders.filter(|folder| folder.as_ref().unwrap().path().join("function.txt").exists());
        assert_eq!(LANGUAGES.len(), folders.count());
        assert!(words("en").is_some() && words("es").is_some() && words("tlh").is_none());
    }

    #[test]
    fn every_line_is_one_word_in_lower_case_and_nfc() {
        for (name, list) in lists() {
            assert!(list.ends_with('\n') && !list.contains('\r'), "{name}");
            for word in list.lines() {
                assert!(word.chars().all(|c| c.is_alphabetic() || c == '\''), "{name}: {word:?}");
                assert!(word.chars().next().is_some_and(char::is_alphabetic), "{name}: {word:?}");
                assert_eq!(word.to_lowercase().nfc().collect::<String>(), word, "{name}");
            }
        }
    }

    #[test]
    fn no_word_is_twice_in_a_list() {
        for (name, list) in lists() {
            let mut seen = HashSet::new();
            assert!(list.lines().all(|word| seen.insert(word)), "{name}");
        }
    }

    #[test]
    fn a_list_has_at_most_50_000_words() {
        assert!(lists().all(|(_, list)| list.lines().count() <= 50_000));
    }

    #[test]
    fn the_most_frequent_words_are_mostly_function_words() {
        for (tag, words) in LANGUAGES {
            let function: HashSet<_> = words.function.lines().collect();
            let first = words.frequent.lines().take(50).filter(|word| function.contains(word)).count();
            assert!(first >= 40, "{tag}: {first} of 50");
        }
    }

    #[test]
    fn words_of_the_field_brands_drugs_and_slang_are_words() {
        for word in
            ["meth", "rape", "snapchat", "tiktok", "fentanyl", "xanax", "fbi", "cps", "attorney", "sextortion", "lol"]
        {
            assert!(has("en", word), "{word}");
        }
        for word in ["violación", "abogada", "padrote", "fentanilo", "moretones", "tiktok", "droga", "menor", "chamaco"]
        {
            assert!(has("es", word), "{word}");
        }
    }

    #[test]
    fn frequent_slips_are_no_words() {
        for slip in ["alot", "recieve", "teh", "definately", "thier", "tommorow", "goverment", "infact"] {
            assert!(!has("en", slip), "{slip}");
        }
        for slip in ["haver", "desia", "ablar", "enpesar", "tambien"] {
            assert!(!has("es", slip), "{slip}");
        }
    }

    #[test]
    fn what_a_question_is_about_is_no_function_word() {
        for word in ["help", "home", "find", "call", "say", "tell", "ask", "work", "need", "want", "school"] {
            assert!(!words("en").unwrap().function.lines().any(|line| line == word), "{word}");
        }
        for word in ["ayuda", "casa", "llamar", "decir", "trabajo", "necesito", "escuela", "solo", "estado"] {
            assert!(!words("es").unwrap().function.lines().any(|line| line == word), "{word}");
        }
    }
}
