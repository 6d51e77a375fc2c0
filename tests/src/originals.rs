//! Collections of questions, made from the data sets as they are published.
//!
//! An original is a file `NAME.LANGUAGE.json` in the form of SQuAD: articles of paragraphs with questions. It becomes the
//! collection `NAME-LANGUAGE`. Beside it `misspellings.LANGUAGE.tsv` may list what people misspell, `wrong<TAB>right` a line.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::{Path, PathBuf};

use doorstep_core::locale::Locale;
use serde::{Deserialize, Serialize};

use crate::derive::{
    Rarity, beginning, has_marks_to_leave_out, misspelled, mistyped, simplified, simplified_table, without_marks,
};
use crate::dice::Dice;

/// Why no collection can be made: what is wrong, and in which file and where.
#[derive(Debug, thiserror::Error)]
pub enum OriginalError {
    /// A file or folder cannot be read or written.
    #[error("{file}: {cause}", file = file.display())]
    File {
        /// The file or folder.
        file: PathBuf,
        /// What the system says.
        cause: std::io::Error,
    },
    /// A file is not in the form of SQuAD; the cause names line and column.
    #[error("{file} is not in the form of SQuAD: {cause}", file = file.display())]
    Form {
        /// The file.
        file: PathBuf,
        /// What is wrong with it.
        cause: serde_json::Error,
    },
    /// A file's name has no language.
    #[error("{file}: the name has to be NAME.LANGUAGE.json, such as xquad.es.json", file = file.display())]
    Name {
        /// The file.
        file: PathBuf,
    },
    /// A file has no question.
    #[error("{file} has no question that can be answered", file = file.display())]
    Empty {
        /// The file.
        file: PathBuf,
    },
    /// A line of a list of misspellings is not `wrong<TAB>right`.
    #[error("{file}, line {line}: not a misspelling, a tab and the right spelling", file = file.display())]
    Misspelling {
        /// The file.
        file: PathBuf,
        /// The line, from 1.
        line: usize,
    },
    /// A folder has no original.
    #[error("{folder} has no file NAME.LANGUAGE.json", folder = folder.display())]
    None {
        /// The folder.
        folder: PathBuf,
    },
}

/// What was made: a collection, its passages, and its questions by kind.
#[derive(Debug, PartialEq)]
pub struct Made {
    /// The folder of the collection.
    pub collection: String,
    /// How many passages it has.
    pub passages: usize,
    /// How many questions of each kind it has.
    pub questions: BTreeMap<&'static str, usize>,
}

#[derive(Deserialize)]
struct Squad {
    data: Vec<Article>,
}

#[derive(Deserialize)]
struct Article {
    paragraphs: Vec<Paragraph>,
}

#[derive(Deserialize)]
struct Paragraph {
    context: String,
    qas: Vec<Asked>,
}

#[derive(Deserialize)]
struct Asked {
    question: String,
    #[serde(default)]
    is_impossible: bool,
}

/// A passage as `docs.jsonl` has it.
#[derive(Serialize)]
struct Passage {
    id: String,
    text: String,
}

/// A question as `queries.jsonl` has it.
#[derive(Serialize)]
struct Question<'a> {
    kind: &'static str,
    q: String,
    rel: &'a [String],
}

/// A question as it was asked and the passages that answer it.
struct Answered {
    question: String,
    rel: Vec<String>,
}

impl Answered {
    fn typed(&self, kind: &'static str, q: String) -> Question<'_> {
        Question { kind, q, rel: &self.rel }
    }
}

/// What the edits of a collection start from.
const SEED: u64 = 88_172_645_463_325_252;

/// Misspellings by the right spelling in lower case.
type Misspellings = HashMap<String, Vec<String>>;

/// Makes a collection in the folder `to` of each original in the folder `from`, in order of their names.
///
/// # Errors
/// [`OriginalError`] for the first that cannot be read, understood or written.
pub fn make_collections(from: &Path, to: &Path) -> Result<Vec<Made>, OriginalError> {
    let entries = fs::read_dir(from).map_err(|cause| file_error(from, cause))?;
    let paths = entries.map(|entry| entry.map(|entry| entry.path()).map_err(|cause| file_error(from, cause)));
    let mut originals: Vec<PathBuf> = paths.collect::<Result<_, _>>()?;
    originals.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    originals.sort();
    if originals.is_empty() {
        return Err(OriginalError::None { folder: from.to_owned() });
    }
    originals.iter().map(|original| make(original, to)).collect()
}

fn file_error(file: &Path, cause: std::io::Error) -> OriginalError {
    OriginalError::File { file: file.to_owned(), cause }
}

fn make(original: &Path, to: &Path) -> Result<Made, OriginalError> {
    let (name, tag, locale) = name_of(original).ok_or_else(|| OriginalError::Name { file: original.to_owned() })?;
    let text = fs::read_to_string(original).map_err(|cause| file_error(original, cause))?;
    let squad: Squad = serde_json::from_str(text.trim_start_matches('\u{feff}'))
        .map_err(|cause| OriginalError::Form { file: original.to_owned(), cause })?;
    let (passages, asked) = gather(squad);
    if asked.is_empty() {
        return Err(OriginalError::Empty { file: original.to_owned() });
    }
    let misspellings = read_misspellings(&original.with_file_name(format!("misspellings.{tag}.tsv")))?;
    let questions = derive(&locale, &passages, &asked, &misspellings);

    let collection = format!("{name}-{tag}");
    let folder = to.join(&collection);
    fs::create_dir_all(&folder).map_err(|cause| file_error(&folder, cause))?;
    write_lines(&folder.join("docs.jsonl"), &passages)?;
    write_lines(&folder.join("queries.jsonl"), &questions)?;
    let mut counts = BTreeMap::new();
    questions.iter().for_each(|question| *counts.entry(question.kind).or_default() += 1);
    Ok(Made { collection, passages: passages.len(), questions: counts })
}

/// `xquad`, `es` and the language of `xquad.es.json`.
fn name_of(original: &Path) -> Option<(&str, &str, Locale)> {
    let (name, tag) = original.file_stem()?.to_str()?.rsplit_once('.')?;
    Some((name, tag, Locale::parse(tag).ok()?))
}

/// The passages, each once, and the questions that can be answered, each once with all passages that do.
fn gather(squad: Squad) -> (Vec<Passage>, Vec<Answered>) {
    let mut passages: Vec<Passage> = Vec::new();
    let mut ids: HashMap<String, String> = HashMap::new();
    let mut asked: Vec<Answered> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for paragraph in squad.data.into_iter().flat_map(|article| article.paragraphs) {
        let id = ids.entry(paragraph.context).or_insert_with_key(|text| {
            let id = format!("p{}", passages.len() + 1);
            passages.push(Passage { id: id.clone(), text: text.clone() });
            id
        });
        let can_be_answered = |asked: &Asked| !asked.is_impossible && !asked.question.trim().is_empty();
        for Asked { question, .. } in paragraph.qas.into_iter().filter(can_be_answered) {
            let place = *places.entry(question).or_insert_with_key(|question| {
                asked.push(Answered { question: question.clone(), rel: Vec::new() });
                asked.len() - 1
            });
            let rel = &mut asked[place].rel;
            if !rel.contains(id) {
                rel.push(id.clone());
            }
        }
    }
    (passages, asked)
}

/// Every question in every kind that its language has.
fn derive<'a>(
    locale: &Locale,
    passages: &[Passage],
    asked: &'a [Answered],
    misspellings: &Misspellings,
) -> Vec<Question<'a>> {
    let mut questions: Vec<_> = asked.iter().map(|asked| asked.typed("full", asked.question.clone())).collect();
    if locale.language() == "zh" && locale.script() == Some("Hant") {
        let table = simplified_table();
        questions.extend(asked.iter().map(|asked| asked.typed("hans", simplified(&asked.question, &table))));
    }
    if !has_spaces(locale) {
        return questions;
    }
    let marked = asked.iter().filter(|asked| has_marks_to_leave_out(&asked.question));
    questions.extend(marked.map(|asked| asked.typed("nodia", without_marks(&asked.question))));
    let rarity = Rarity::of(passages.iter().map(|passage| passage.text.as_str()));
    let count = if locale.language() == "vi" { 4 } else { 3 };
    let mut dice = Dice::new(SEED);
    for asked in asked {
        let words = rarity.rarest(&asked.question, count);
        let Some((last, others)) = words.split_last() else { continue };
        questions.push(asked.typed("kw", words.join(" ")));
        questions.push(asked.typed("prefix", [others, &[beginning(last)]].concat().join(" ")));
        let mistyped = mistyped(&words, &mut dice);
        questions.extend(mistyped.map(|words| asked.typed("typo", words.join(" "))));
        let misspelled = misspelled(&words, misspellings, &mut dice);
        questions.extend(misspelled.map(|words| asked.typed("typoreal", words.join(" "))));
    }
    questions
}

/// Whether words stand apart.
fn has_spaces(locale: &Locale) -> bool {
    !matches!(locale.language(), "ja" | "km" | "lo" | "my" | "th" | "zh")
}

/// The list of a language; empty where there is none.
fn read_misspellings(file: &Path) -> Result<Misspellings, OriginalError> {
    if !file.exists() {
        return Ok(Misspellings::new());
    }
    let text = fs::read_to_string(file).map_err(|cause| file_error(file, cause))?;
    let mut listed = Misspellings::new();
    for (line, row) in (1..).zip(text.lines()).filter(|(_, row)| !row.trim().is_empty()) {
        let pair = row.split_once('\t').map(|(wrong, right)| (wrong.trim(), right.trim()));
        let Some((wrong, right)) =
            pair.filter(|(wrong, right)| ![wrong, right].iter().any(|word| word.is_empty() || word.contains('\t')))
        else {
            return Err(OriginalError::Misspelling { file: file.to_owned(), line });
        };
        listed.entry(right.to_lowercase()).or_default().push(wrong.to_owned());
    }
    Ok(listed)
}

fn write_lines<T: Serialize>(file: &Path, rows: &[T]) -> Result<(), OriginalError> {
    let mut text = String::new();
    for row in rows {
        text.push_str(&serde_json::to_string(row).map_err(|cause| file_error(file, cause.into()))?);
        text.push('\n');
    }
    fs::write(file, text).map_err(|cause| file_error(file, cause))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SQUAD: &str = r#"{"version": "1.1", "data": [{"title": "Visits", "paragraphs": [
        {"context": "Ring the bell twice.", "qas": [
            {"id": "1", "question": "How often do I ring?", "answers": [{"text": "twice", "answer_start": 14}]},
            {"id": "2", "question": "Is it allowed?", "is_impossible": true, "answers": []},
            {"id": "3", "question": "How often do I ring?", "answers": []}]},
        {"context": "A bell may be broken.", "qas": [{"question": "How often do I ring?"}, {"question": "¿Qué?"}]},
        {"context": "Ring the bell twice.", "qas": [{"question": " "}]}
    ]}]}"#;

    fn made(files: &[(&str, &str)]) -> (Result<Vec<Made>, OriginalError>, tempfile::TempDir) {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            fs::write(folder.path().join(name), text).unwrap();
        }
        (make_collections(folder.path(), &folder.path().join("made")), folder)
    }

    fn lines(folder: &tempfile::TempDir, file: &str) -> Vec<serde_json::Value> {
        let text = fs::read_to_string(folder.path().join("made").join(file)).unwrap();
        text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    #[test]
    fn passages_and_questions_come_once_with_every_answer() {
        let (result, folder) = made(&[("small.en.json", SQUAD)]);
        let result = result.unwrap();
        assert_eq!((result[0].collection.as_str(), result[0].passages), ("small-en", 2));
        assert_eq!(
            lines(&folder, "small-en/docs.jsonl")[1],
            serde_json::json!({"id": "p2", "text": "A bell may be broken."})
        );
        let typed = lines(&folder, "small-en/queries.jsonl");
        let of = |kind: &str| -> Vec<(String, usize)> {
            let typed = typed.iter().filter(|typed| typed["kind"] == kind);
            typed
                .map(|typed| (typed["q"].as_str().unwrap().to_owned(), typed["rel"].as_array().unwrap().len()))
                .collect()
        };
        assert_eq!(of("full"), [("How often do I ring?".to_owned(), 2), ("¿Qué?".to_owned(), 1)]);
        assert_eq!(of("nodia")[1].0, "¿Que?");
        assert_eq!(of("kw")[0].0, "How often do");
        assert_eq!(of("prefix")[0].0, "How often do");
        assert_eq!(of("typo").len(), 2);
        assert!(of("typoreal").is_empty());
    }

    #[test]
    fn kinds_are_those_of_the_language() {
        let text = |q: &str, context: &str| {
            format!(r#"{{"data":[{{"paragraphs":[{{"context":"{context}","qas":[{{"question":"{q}"}}]}}]}}]}}"#)
        };
        let files = [
            ("a.zh-Hant.json", text("門鈴壞了怎麼辦?", "門鈴")),
            ("b.th.json", text("กดกริ่งที่ไหน", "กริ่ง")),
            ("c.vi.json", text("Bấm chuông ở đâu vậy bạn?", "chuông")),
            ("d.hi.json", text("घंटी कहाँ है?", "घंटी")),
        ];
        let (result, folder) = made(&files.each_ref().map(|(name, text)| (*name, text.as_str())));
        let kinds: Vec<Vec<_>> = result.unwrap().into_iter().map(|made| made.questions.into_keys().collect()).collect();
        assert_eq!(
            kinds,
            [
                vec!["full", "hans"],
                vec!["full"],
                vec!["full", "kw", "nodia", "prefix", "typo"],
                vec!["full", "kw", "prefix", "typo"]
            ]
        );
        assert_eq!(lines(&folder, "c-vi/queries.jsonl")[2]["q"], "Bấm đâu vậy bạn");
        assert_eq!(lines(&folder, "a-zh-Hant/queries.jsonl")[1]["q"], "门铃坏了怎么办?");
    }

    #[test]
    fn listed_misspellings_make_questions_and_the_same_each_time() {
        let files = [("small.en.json", SQUAD), ("misspellings.en.tsv", "offen\toften\n\noftne\tOften\n")];
        let (_, first) = made(&files);
        let (_, second) = made(&files);
        let typed = lines(&first, "small-en/queries.jsonl");
        assert_eq!(typed, lines(&second, "small-en/queries.jsonl"));
        let real: Vec<_> = typed.iter().filter(|typed| typed["kind"] == "typoreal").collect();
        assert!(real.len() == 1 && ["How offen do", "How oftne do"].contains(&real[0]["q"].as_str().unwrap()));
    }

    #[test]
    fn broken_originals_are_explained_with_file_and_place() {
        let problem = |files: &[(&str, &str)]| made(files).0.unwrap_err().to_string();
        let form = problem(&[("xquad.en.json", "{\"data\": [\n {\"paragraphs\": 1}]}")]);
        assert!(form.contains("xquad.en.json is not in the form of SQuAD") && form.contains("line 2"), "{form}");
        assert!(problem(&[("xquad.en.json", &"[".repeat(100_000))]).contains("line 1"));
        assert!(problem(&[("xquad.en.json", "{\"data\":[]}")]).contains("has no question"));
        assert!(problem(&[("DRCD_dev.json", SQUAD)]).contains("NAME.LANGUAGE.json"));
        assert!(problem(&[("xquad..json", SQUAD)]).contains("NAME.LANGUAGE.json"));
        assert!(problem(&[]).contains("has no file"));
        for row in ["teh", "teh\t", "teh\tthe\tthat"] {
            let list = format!("adn\tand\n{row}\n");
            let listed = problem(&[("xquad.en.json", SQUAD), ("misspellings.en.tsv", &list)]);
            assert!(listed.contains("misspellings.en.tsv, line 2"), "{listed}");
        }
        let nowhere = make_collections(Path::new("nowhere"), Path::new("made")).unwrap_err();
        assert!(nowhere.to_string().starts_with("nowhere: "));
    }
}
