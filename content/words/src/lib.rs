//! The words of each language: which there are, how frequent each is, which only hold a sentence together, and
//! which are near in meaning.
//!
//! A new language is a new folder, named for its tag; README.md says how its files are made and whose they are.

/// What is known of a language's words. The texts have one word a line, lower case, in Unicode's form NFC.
#[derive(Debug)]
pub struct Words {
    /// Up to 50,000 words, the most frequent first; names, abbreviations and slang among them, frequent slips of spelling not.
    pub frequent: &'static str,
    /// The closed classes: articles, pronouns, prepositions, conjunctions, auxiliaries and the like, with spellings such as "dont".
    pub function: &'static str,
    /// The words near in meaning: for each of the first lines of `frequent` in their order, [`NEAR`] numbers of two bytes, the low one
    /// first, nearest first. A number's lower 14 bits are the line of the near word in `frequent`, counted from 0; its upper two say how near,
    /// from 0 to 3. 0xFFFF is no word. Empty where a language has no source for them.
    pub related: &'static [u8],
}

/// How many near words a word of [`Words::related`] has at most.
pub const NEAR: usize = 8;

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

    /// The words near one, each with how near it is.
    fn near(language: &str, word: &str) -> Vec<(&'static str, u16)> {
        let words = words(language).unwrap();
        let frequent: Vec<_> = words.frequent.lines().collect();
        let line = frequent.iter().position(|line| *line == word).unwrap();
        let numbers = words.related.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
        let numbers = numbers.skip(line * NEAR).take(NEAR).filter(|number| *number != 0xFFFF);
        numbers.map(|number| (frequent[usize::from(number & 0x3FFF)], number >> 14)).collect()
    }

    #[test]
    fn related_words_are_lines_of_the_list_nearest_first() {
        for (tag, words) in LANGUAGES {
            let lines = words.frequent.lines().count();
            assert_eq!(words.related.len() % (2 * NEAR), 0, "{tag}");
            assert!(words.related.len() / (2 * NEAR) <= lines, "{tag}");
            let numbers: Vec<_> =
                words.related.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
            for (line, row) in numbers.chunks_exact(NEAR).enumerate() {
                let found: Vec<_> = row.iter().copied().take_while(|number| *number != 0xFFFF).collect();
                assert!(row[found.len()..].iter().all(|number| *number == 0xFFFF), "{tag}: line {line}");
                let places: HashSet<_> = found.iter().map(|number| usize::from(number & 0x3FFF)).collect();
                assert!(places.len() == found.len() && !places.contains(&line), "{tag}: line {line}");
                assert!(places.iter().all(|place| *place < lines), "{tag}: line {line}");
                assert!(found.is_sorted_by(|one, next| one >> 14 >= next >> 14), "{tag}: line {line}");
            }
        }
    }

    #[test]
    fn a_word_leads_to_what_means_the_same() {
        for (language, word, meaning) in
            [("en", "attorney", "lawyer"), ("en", "vodka", "alcohol"), ("es", "pediatra", "doctor")]
        {
            let found = near(language, word);
            assert!(found.iter().any(|(other, _)| *other == meaning), "{word}: {found:?}");
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
