//! Collections of questions whose answers are known, and large material made of them.
//!
//! They lie beside the repository, in `../shared/search-eval`, since their licences are others'.

use std::path::{Path, PathBuf};

use doorstep_press::eval::Collection;

use crate::dice::Dice;

/// Bytes of a passage, about.
const PASSAGE: usize = 380;

/// Sentences and questions of some collections.
pub struct Material {
    /// The sentences of each collection.
    sentences: Vec<Vec<String>>,
    questions: Vec<String>,
}

/// The folders of the collections, in order of their names; none where there are no collections.
pub fn collections() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/search-eval");
    let entries = std::fs::read_dir(root).into_iter().flatten().flatten();
    let mut dirs: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(|path| path.is_dir()).collect();
    dirs.sort();
    dirs
}

impl Material {
    /// Of the collections whose path is `wanted`; `None` where there are none.
    pub fn of(wanted: impl Fn(&str) -> bool) -> Option<Self> {
        let mut material = Self { sentences: Vec::new(), questions: Vec::new() };
        for dir in collections().into_iter().filter(|dir| wanted(&dir.to_string_lossy())) {
            let Ok(Collection { passages, questions, .. }) = Collection::read(&dir) else { continue };
            let ends = ['.', '。', '।', '?', '!'];
            let sentences = passages.iter().flat_map(|passage| passage.text.split_inclusive(ends)).map(str::trim);
            material.sentences.push(sentences.filter(|sentence| sentence.len() > 10).map(str::to_owned).collect());
            material.questions.extend(questions.into_iter().step_by(150).map(|question| question.q));
        }
        (!material.sentences.is_empty()).then_some(material)
    }

    /// So many passages: sentences in a new order, one word in fifty varied, so that the vocabulary grows as that of real
    /// text does. The same on each call.
    pub fn passages(&self, count: usize) -> impl Iterator<Item = String> {
        let mut dice = Dice::new(88_172_645_463_325_252);
        let languages = self.sentences.iter().cycle().take(count);
        languages.map(move |sentences| passage(sentences, &mut dice))
    }

    /// Some of the questions as they are typed, letter by letter; every fourth has a wrong first letter in its last word.
    pub fn keystrokes(&self) -> Vec<String> {
        keystrokes(&self.questions)
    }
}

fn passage(sentences: &[String], dice: &mut Dice) -> String {
    let mut text = String::new();
    while text.len() < PASSAGE {
        let sentence = &sentences[dice.below(sentences.len())];
        for word in sentence.split_inclusive(' ') {
            text.push_str(word.trim_end());
            if dice.below(50) == 0 {
                let other = &sentences[dice.below(sentences.len())];
                text.extend(other.chars().filter(|c| c.is_alphabetic()).skip(dice.below(8)).take(2));
            }
            text.push(' ');
        }
    }
    text
}

fn keystrokes(questions: &[String]) -> Vec<String> {
    let mut typed = Vec::new();
    for question in questions {
        for (end, _) in question.char_indices().skip(1) {
            let mut text = question[..end].to_owned();
            let last = text.rfind(' ').map_or(0, |space| space + 1);
            if typed.len() % 4 == 3 && last < text.len() {
                text.replace_range(last..text.ceil_char_boundary(last + 1), "x");
            }
            typed.push(text);
        }
    }
    typed
}
