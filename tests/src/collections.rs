//! Collections of questions whose answers are known, and large material made of them.
//!
//! Those of others lie beside the repository, since their licences are others'; tests/README.md tells how to make them.
//! Those of our own lie in `tests/search`.

use std::path::{Path, PathBuf};

pub use doorstep_press::eval::{Collection, Evaluation, Figures, evaluate};

use crate::dice::Dice;

/// Bytes of a passage, about.
const PASSAGE: usize = 380;

/// Sentences and questions of some collections.
pub struct Material {
    /// The sentences of each collection.
    sentences: Vec<Vec<String>>,
    questions: Vec<String>,
}

/// The variable that names the folder of the collections; a relative path starts at the repository.
const FOLDER: &str = "DOORSTEP_SEARCH_EVAL";

/// The folders of the collections of others, in order of their names; none where none are beside the repository.
///
/// # Errors
/// Where `DOORSTEP_SEARCH_EVAL` is set, but not to a folder of collections.
pub fn collections() -> Result<Vec<PathBuf>, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    match std::env::var_os(FOLDER) {
        Some(named) => named_by_variable(&root.join(named)),
        None => Ok(in_folder(&root.join("../shared/search-eval"))),
    }
}

/// The folders of our own collections.
pub fn own() -> Vec<PathBuf> {
    in_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("search"))
}

fn named_by_variable(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let found = in_folder(folder);
    if found.is_empty() {
        return Err(format!(
            "{FOLDER} names {}, where there is no collection: a folder with docs.jsonl and queries.jsonl",
            folder.display()
        ));
    }
    Ok(found)
}

fn in_folder(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let is_collection = |path: &PathBuf| path.join("docs.jsonl").is_file() && path.join("queries.jsonl").is_file();
    let mut found: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(is_collection).collect();
    found.sort();
    found
}

/// The name of a collection: that of its folder.
pub fn name(folder: &Path) -> String {
    folder.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

impl Material {
    /// Of the collections whose path is `wanted`; `None` where there are none.
    ///
    /// # Errors
    /// Those of [`collections`].
    pub fn of(wanted: impl Fn(&str) -> bool) -> Result<Option<Self>, String> {
        let mut material = Self { sentences: Vec::new(), questions: Vec::new() };
        for dir in collections()?.into_iter().filter(|dir| wanted(&dir.to_string_lossy())) {
            let Ok(Collection { passages, questions, .. }) = Collection::read(&dir) else { continue };
            let ends = ['.', '。', '।', '?', '!'];
            let sentences = passages.iter().flat_map(|passage| passage.text.split_inclusive(ends)).map(str::trim);
            material.sentences.push(sentences.filter(|sentence| sentence.len() > 10).map(str::to_owned).collect());
            material.questions.extend(questions.into_iter().step_by(150).map(|question| question.q));
        }
        Ok((!material.sentences.is_empty()).then_some(material))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_that_was_named_has_to_hold_a_collection() {
        let folder = tempfile::tempdir().unwrap();
        let problem = named_by_variable(folder.path()).unwrap_err();
        assert!(problem.contains(FOLDER) && problem.contains(&folder.path().display().to_string()), "{problem}");
        assert!(named_by_variable(&folder.path().join("nowhere")).is_err());

        for name in ["b-es", "a-en", "empty"] {
            std::fs::create_dir(folder.path().join(name)).unwrap();
        }
        for file in ["b-es/docs.jsonl", "b-es/queries.jsonl", "a-en/docs.jsonl", "a-en/queries.jsonl"] {
            std::fs::write(folder.path().join(file), "").unwrap();
        }
        let names: Vec<String> = named_by_variable(folder.path()).unwrap().iter().map(|path| name(path)).collect();
        assert_eq!(names, ["a-en", "b-es"]);
    }

    #[test]
    fn our_own_collections_are_there() {
        assert!(own().iter().any(|folder| folder.ends_with("own-en")));
    }
}
