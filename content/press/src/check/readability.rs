//! How many years of school a section asks for.
//!
//! By the formula that the table of languages has for each. Definitions are the law's words and are not counted.

use doorstep_core::handbook::{Block, BoxKind, SectionId, spans_text};
use doorstep_core::languages::Readability;
use doorstep_core::locale::Locale;

use crate::problem::Problem;
use crate::source::Handbook;

/// The highest grade that needs no second look.
const PLAIN: f64 = 8.0;

/// How hard a section is to read in a language.
#[derive(Clone, Debug, PartialEq)]
pub struct Grade {
    /// The section.
    pub section: SectionId,
    /// Its topic.
    pub topic: String,
    /// The language.
    pub locale: Locale,
    /// Years of school, never below 0.
    pub years: f64,
}

/// The grade of every section in every language that has a formula; those above the aim are reported.
pub(super) fn check(handbook: &Handbook, problems: &mut Vec<Problem>) -> Vec<Grade> {
    let mut grades = Vec::new();
    for locale in &handbook.settings.locales {
        for (topic, section) in handbook.sections_in(locale) {
            let Some(years) = grade(&prose(&section.blocks), locale) else { continue };
            if years > PLAIN {
                let what = format!("“{}” asks for {years:.1} years of school", section.title);
                let cure = "shorter sentences and plainer words; aim at 8 or below";
                problems.push(Problem::warning(section.heading.clone(), "hard-to-read", what, cure));
            }
            let (section, topic) = (section.id.clone(), topic.topic.clone());
            grades.push(Grade { section, topic, locale: locale.clone(), years });
        }
    }
    grades
}

/// The years of school that some sentences ask for, where the language has a formula and there is enough text.
pub fn grade(sentences: &[String], locale: &Locale) -> Option<f64> {
    let formula = locale.rules().readability?;
    let syllables_of: fn(&str) -> usize = match formula {
        Readability::FleschKincaid => english_syllables,
        Readability::Crawford => spanish_syllables,
    };
    let words: Vec<_> = sentences.iter().flat_map(|sentence| words(sentence)).collect();
    if words.len() < 10 {
        return None;
    }
    let syllables: usize = words.iter().map(|word| syllables_of(word)).sum();
    let (words, sentences, syllables) = (float(words.len()), float(sentences.len()), float(syllables));
    let years = match formula {
        Readability::FleschKincaid => 0.39 * words / sentences + 11.8 * syllables / words - 15.59,
        Readability::Crawford => -0.205 * sentences * 100.0 / words + 0.049 * syllables * 100.0 / words - 3.407,
    };
    Some(years.max(0.0))
}

fn float(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::MAX, f64::from)
}

/// The sentences of the text, without definitions and contacts; an item of a list is a sentence.
fn prose(blocks: &[Block]) -> Vec<String> {
    let mut lines = Vec::new();
    for block in blocks {
        match block {
            Block::Paragraph { spans } => lines.push(spans_text(spans)),
            Block::Lead { text } | Block::Decision { question: text, .. } => lines.push(text.clone()),
            Block::List { items, .. } | Block::Checklist { items } => {
                lines.extend(items.iter().map(|item| spans_text(&item.spans)));
            }
            Block::Pairs { rows, .. } => lines.extend(rows.iter().map(|pair| spans_text(&pair.right))),
            Block::Boxed(boxed) if boxed.role != BoxKind::Definition => lines.extend(prose(&boxed.blocks)),
            Block::Boxed(_) | Block::Heading { .. } | Block::Contact(_) | Block::Sources { .. } => {}
        }
    }
    lines.iter().flat_map(|line| sentences(line)).collect()
}

fn sentences(line: &str) -> Vec<String> {
    let mut found = vec![String::new()];
    let mut ended = false;
    for c in line.chars() {
        // "U.S. law" goes on; "home. Then" does not.
        if ended && c.is_whitespace() {
            found.push(String::new());
        }
        ended = matches!(c, '.' | '!' | '?' | '…' | ':') || (ended && !c.is_alphanumeric() && !c.is_whitespace());
        if let Some(last) = found.last_mut() {
            last.push(c);
        }
    }
    found.retain(|sentence| sentence.chars().any(char::is_alphabetic));
    found
}

fn words(sentence: &str) -> Vec<&str> {
    let parts = sentence.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’');
    parts.filter(|word| word.chars().any(char::is_alphabetic)).collect()
}

/// Groups of vowels, without a silent e at the end.
fn english_syllables(word: &str) -> usize {
    let word = word.to_lowercase();
    let vowel = |c: char| "aeiouy".contains(c);
    let groups =
        word.chars().zip(std::iter::once(' ').chain(word.chars())).filter(|(c, before)| vowel(*c) && !vowel(*before));
    let mut count = groups.count();
    let consonant_le = word.ends_with("le") && !word.trim_end_matches("le").ends_with(vowel);
    let silent = word.ends_with('e') && !consonant_le
        || word.ends_with("es")
            && !["ses", "ces", "ges", "xes", "zes", "shes", "ches"].iter().any(|end| word.ends_with(end))
        || word.ends_with("ed") && !word.ends_with("ted") && !word.ends_with("ded");
    if silent && count > 1 {
        count -= 1;
    }
    count.max(1)
}

/// Vowels, where a weak one beside another makes no syllable of its own, and an accent on it does.
fn spanish_syllables(word: &str) -> usize {
    let mut count = 0;
    let mut before = ' ';
    let lower = word.to_lowercase().replace("qu", "k").replace("gue", "ge").replace("gui", "gi");
    for c in lower.chars() {
        let strong = "aeoáéóíú".contains(c);
        let weak = "iuü".contains(c);
        let after_strong = "aeoáéó".contains(before);
        let after_weak = "iuü".contains(before);
        count += usize::from((strong && !after_weak) || (weak && !after_strong && !after_weak));
        // An accented weak vowel after a weak one stands alone: "país" has two, "ruido" two, "huía" two.
        count += usize::from("íú".contains(c) && after_weak);
        before = c;
    }
    count.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_those_that_a_person_counts() {
        for (word, count) in [
            ("home", 1),
            ("table", 2),
            ("asked", 1),
            ("wanted", 2),
            ("trafficking", 3),
            ("the", 1),
            ("services", 3),
            ("child", 1),
            ("young", 1),
            ("people", 2),
            ("houses", 2),
            ("makes", 1),
        ] {
            assert_eq!(english_syllables(word), count, "{word}");
        }
        for (word, count) in [
            ("casa", 2),
            ("país", 2),
            ("trabajo", 3),
            ("bienestar", 3),
            ("ruido", 2),
            ("guerra", 2),
            ("niño", 2),
            ("protección", 3),
            ("quien", 1),
            ("aún", 2),
            ("vía", 2),
            ("teoría", 4),
            ("y", 1),
        ] {
            assert_eq!(spanish_syllables(word), count, "{word}");
        }
    }

    #[test]
    fn longer_sentences_and_words_ask_for_more_school() {
        let easy = ["The cat sat on the mat by the door.".to_owned(), "It was a warm day.".to_owned()];
        let hard =
            ["Comprehensive interdisciplinary collaboration necessitates extraordinarily considerate communication \
                     among participating organizational representatives."
                .to_owned()];
        let english = Locale::english();
        assert!(grade(&easy, &english).unwrap() < 3.0);
        assert!(grade(&hard, &english).unwrap() > 20.0);
        assert_eq!(grade(&easy, &Locale::parse("vi").unwrap()), None);
    }

    #[test]
    fn sentences_end_where_a_person_would_stop() {
        assert_eq!(sentences("Go home. Then call 911! Now?").len(), 3);
        assert_eq!(sentences("a list item").len(), 1);
    }
}
