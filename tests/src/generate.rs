//! Handbooks of any size, the same for the same size: to see what grows and how.

use std::fmt::Write as _;

use doorstep_press::source::Tree;

use crate::keystrokes;

/// How many sections a generated topic has.
const SECTIONS: usize = 50;
const VOCABULARY: u64 = 30_000;

/// A handbook of `sections` sections in English and Spanish-like words, about 90 words a section.
///
/// Words follow Zipf's law, as those of real text do, so that posting lists are long and short as in real text.
pub fn handbook(sections: usize) -> Tree {
    let topics = sections.div_ceil(SECTIONS);
    let names: Vec<String> = (0..topics).map(|topic| format!("t{topic}")).collect();
    let mut files = vec![("handbook.toml".to_owned(), settings(&names))];
    for (locale, seed) in [("en", 1), ("es", 2)] {
        let mut words = Words { state: seed, locale };
        for (topic, name) in names.iter().enumerate() {
            let first = topic * SECTIONS;
            let text = topic_text(&mut words, first..sections.min(first + SECTIONS));
            files.push((format!("{locale}/{name}.md"), text));
        }
    }
    Tree::new("generated", files)
}

/// Queries made of the words of generated handbooks, as they are typed: each is a growing prefix of two or three words.
pub fn keystrokes(count: usize) -> Vec<String> {
    let mut words = Words { state: 3, locale: "en" };
    let mut typed = Vec::new();
    while typed.len() < count {
        let query = format!("{} {}", words.word(), words.word());
        typed.extend(keystrokes::typed(&query));
    }
    typed.truncate(count);
    typed
}

fn settings(topics: &[String]) -> String {
    let topics: Vec<_> = topics.iter().map(|topic| format!("{topic:?}")).collect();
    format!(
        "id = \"generated\"\nversion = 1\nissued = \"2026-01-01\"\nreview_by = \"2030-01-01\"\nsource_locale = \"en\"\n\
         locales = [\"en\", \"es\"]\ntopics = [{}]\n[title]\nen = \"Generated\"\nes = \"Generado\"\n\
         [sources.none]\nlabel = \"Generated\"\ntitle = \"Generated text\"\n",
        topics.join(", ")
    )
}

fn topic_text(words: &mut Words, sections: std::ops::Range<usize>) -> String {
    let mut text = format!("+++\ntitle = \"{}\"\nsummary = \"{}\"\n+++\n\n", words.some(3), words.some(8));
    for section in sections {
        // Writing to a string never fails.
        let _ = write!(
            text,
            "## {} {{#s{section}}}\n\n{}.\n\n- {}\n- {}\n\n{}.\n\n[@none]\n\n",
            words.some(4),
            words.some(40),
            words.some(10),
            words.some(10),
            words.some(30)
        );
    }
    text
}

struct Words {
    state: u64,
    locale: &'static str,
}

impl Words {
    fn some(&mut self, count: usize) -> String {
        let words: Vec<_> = (0..count).map(|_| self.word()).collect();
        words.join(" ")
    }

    /// A word by its rank: the lower, the more often.
    fn word(&mut self) -> String {
        let syllables = if self.locale == "en" {
            [
                "bri", "con", "der", "fal", "gan", "hol", "ing", "jor", "kel", "lan", "mer", "nov", "ost", "per",
                "rud", "ton",
            ]
        } else {
            ["ba", "ción", "de", "fue", "gra", "hi", "ja", "lo", "mien", "no", "ñe", "pro", "que", "ra", "so", "tu"]
        };
        let mut rank = self.zipf();
        let mut word = String::new();
        loop {
            let syllable = usize::try_from(rank % 16).unwrap_or_default();
            word.push_str(syllables.get(syllable).copied().unwrap_or_default());
            rank /= 16;
            if rank == 0 && word.chars().count() > 3 {
                return word;
            }
        }
    }

    /// A rank with a probability of about one over itself: the inverse of a uniform variable's logarithmic scale.
    #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a rank")]
    fn zipf(&mut self) -> u64 {
        let uniform = (self.next() >> 11) as f64 / (1_u64 << 53) as f64;
        (VOCABULARY as f64).powf(uniform) as u64
    }

    /// SplitMix64 (Steele, Lea, Flood 2014).
    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }
}
