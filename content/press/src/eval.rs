//! How well the search answers questions whose answers are known.
//!
//! A collection is a folder with `docs.jsonl`, one `{"id", "text"}` a line (also `"title"`), each indexed as a section,
//! and `queries.jsonl`, one `{"kind", "q", "rel"}` a line: a kind of query, the query, the ids that answer it.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use doorstep_core::bytes::ByteSource;
use doorstep_core::locale::Locale;
use doorstep_core::search::{Document, Index, IndexBuilder, IndexError, Interrupt, Query, Session};
use serde::{Deserialize, Serialize};

use crate::words;

/// How many hits of a query count.
const DEPTH: usize = 10;

/// Why a collection cannot be evaluated.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum EvalError {
    /// A file cannot be read.
    #[error("{file} can't be read: {cause}; a collection is a folder with docs.jsonl and queries.jsonl", file = file.display())]
    Read {
        /// The file.
        file: PathBuf,
        /// What the system says.
        cause: std::io::Error,
    },
    /// A line is not what it should be.
    #[error(
        "{file}, line {line}: {cause}; docs.jsonl has {{\"id\", \"text\"}} a line, queries.jsonl {{\"kind\", \"q\", \"rel\": [ids]}}",
        file = file.display()
    )]
    Line {
        /// The file.
        file: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What is wrong with it.
        cause: serde_json::Error,
    },
    /// No language was given and the folder's name does not end with one.
    #[error("the language of {dir} is not known; name the folder like `questions-es`", dir = dir.display())]
    Locale {
        /// The folder.
        dir: PathBuf,
    },
    /// The index cannot be built or searched.
    #[error(transparent)]
    Index(#[from] IndexError),
}

/// The figures of one kind of query.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Figures {
    /// How many queries there are.
    pub queries: usize,
    /// Mean of one over the rank of the first right answer among the first ten, 0 where there is none.
    pub mrr_at_10: f64,
    /// Share of queries whose first hit is right.
    pub recall_at_1: f64,
    /// Share of queries with a right answer among the first five.
    pub recall_at_5: f64,
    /// Share of queries without any hit.
    pub empty: f64,
}

/// What an evaluation found.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Evaluation {
    /// The language of the collection.
    pub locale: String,
    /// How many passages it has.
    pub passages: usize,
    /// Size of the index over that of the text.
    pub index_over_text: f64,
    /// The figures by kind of query.
    pub kinds: BTreeMap<String, Figures>,
}

/// A passage, to be indexed as one section.
#[derive(Debug, Deserialize)]
pub struct Passage {
    /// What questions name it by.
    pub id: String,
    /// Its title; often none.
    #[serde(default)]
    pub title: String,
    /// Its text.
    pub text: String,
}

/// A query and the passages that answer it.
#[derive(Debug, Deserialize)]
pub struct Question {
    /// The kind of query, such as `typo`.
    pub kind: String,
    /// What is typed.
    pub q: String,
    /// The ids of the passages that answer it.
    pub rel: Vec<String>,
}

/// Passages and questions whose answers are known.
#[derive(Debug)]
pub struct Collection {
    /// The language that the folder's name ends with, as in `xquad-es` or `drcd-zh-Hant`.
    pub locale: Locale,
    /// The passages.
    pub passages: Vec<Passage>,
    /// The questions.
    pub questions: Vec<Question>,
}

/// The language that a name ends with or is: the longest end that is a language.
fn locale_of(name: &str) -> Option<Locale> {
    let ends = name.match_indices('-').filter_map(|(at, _)| name.get(at + 1..));
    ends.chain([name]).find_map(|tag| Locale::parse(tag).ok())
}

impl Collection {
    /// Reads a folder.
    ///
    /// # Errors
    /// [`EvalError`] where a file cannot be read or understood, or the language is not known.
    pub fn read(dir: &Path) -> Result<Self, EvalError> {
        let name = dir.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let locale = locale_of(name).ok_or_else(|| EvalError::Locale { dir: dir.to_owned() })?;
        let passages = read_lines(&dir.join("docs.jsonl"))?;
        let questions = read_lines(&dir.join("queries.jsonl"))?;
        Ok(Self { locale, passages, questions })
    }

    /// The figures of a search, which gives the numbers of at most so many passages for a query, best first.
    ///
    /// # Errors
    /// Those of the search.
    pub fn judge<E>(
        &self,
        mut search: impl FnMut(&str, usize) -> Result<Vec<usize>, E>,
    ) -> Result<BTreeMap<String, Figures>, E> {
        let mut kinds: BTreeMap<String, Figures> = BTreeMap::new();
        for question in &self.questions {
            let hits = search(&question.q, DEPTH)?;
            let right = |hit: &usize| self.passages.get(*hit).is_some_and(|passage| question.rel.contains(&passage.id));
            kinds.entry(question.kind.clone()).or_default().count(hits.iter().position(right), hits.is_empty());
        }
        kinds.values_mut().for_each(Figures::average);
        Ok(kinds)
    }
}

/// Evaluates our own search on a collection.
///
/// # Errors
/// [`EvalError`] where a file cannot be read or understood, or the language is not known.
pub fn evaluate(dir: &Path) -> Result<Evaluation, EvalError> {
    let collection = Collection::read(dir)?;
    let mut builder = IndexBuilder::new(&collection.locale, &[]);
    if let Some(words) = words::of(&collection.locale) {
        builder.words(&words);
    }
    let mut text = 0;
    for Passage { title, text: body, .. } in &collection.passages {
        builder.add(&Document { title, body, ..Document::default() });
        text += title.len() + body.len();
    }
    let bytes = builder.finish()?;
    let index_over_text = ratio(bytes.len(), text);
    let index = Arc::new(Index::open(ByteSource::from_memory(bytes))?);
    let (mut session, interrupt) = (Session::new(), Interrupt::new());
    let kinds = collection.judge(|query, limit| {
        let found = session.search(&index, &Query::parse(query), limit, &interrupt)?;
        Ok::<_, IndexError>(found.hits.into_iter().map(|hit| hit.document as usize).collect())
    })?;
    let Collection { locale, passages, .. } = collection;
    Ok(Evaluation { locale: locale.to_string(), passages: passages.len(), index_over_text, kinds })
}

impl Figures {
    /// Adds a query: the place of its first right answer, from 0.
    fn count(&mut self, rank: Option<usize>, empty: bool) {
        self.queries += 1;
        self.mrr_at_10 += rank.map_or(0.0, |rank| ratio(1, rank + 1));
        self.recall_at_1 += f64::from(rank == Some(0));
        self.recall_at_5 += f64::from(rank.is_some_and(|rank| rank < 5));
        self.empty += f64::from(empty);
    }

    fn average(&mut self) {
        self.scale(1.0 / ratio(self.queries, 1));
    }

    /// Takes in the figures of other queries of the kind.
    pub fn pool(&mut self, other: &Self) {
        self.scale(ratio(self.queries, 1));
        let mut other = other.clone();
        other.scale(ratio(other.queries, 1));
        self.queries += other.queries;
        self.mrr_at_10 += other.mrr_at_10;
        self.recall_at_1 += other.recall_at_1;
        self.recall_at_5 += other.recall_at_5;
        self.empty += other.empty;
        self.average();
    }

    fn scale(&mut self, by: f64) {
        for figure in [&mut self.mrr_at_10, &mut self.recall_at_1, &mut self.recall_at_5, &mut self.empty] {
            *figure *= by;
        }
    }
}

#[allow(clippy::cast_precision_loss)]
fn ratio(a: usize, b: usize) -> f64 {
    a as f64 / b.max(1) as f64
}

fn read_lines<T: for<'a> Deserialize<'a>>(file: &Path) -> Result<Vec<T>, EvalError> {
    let text = fs::read_to_string(file).map_err(|cause| EvalError::Read { file: file.to_owned(), cause })?;
    let lines = (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty());
    let parse = |(line, text): (usize, &str)| {
        serde_json::from_str(text).map_err(|cause| EvalError::Line { file: file.to_owned(), line, cause })
    };
    lines.map(parse).collect()
}

impl fmt::Display for Evaluation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}: {} passages, index {:.2} of the text", self.locale, self.passages, self.index_over_text)?;
        for (kind, figures) in &self.kinds {
            writeln!(
                f,
                "{kind:10} n={:4} mrr@10={:.3} r@1={:.3} r@5={:.3} empty={:.3}",
                figures.queries, figures.mrr_at_10, figures.recall_at_1, figures.recall_at_5, figures.empty
            )?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn collection(name: &str, docs: &str, queries: &str) -> (tempfile::TempDir, PathBuf) {
        let parent = tempfile::tempdir().unwrap();
        let dir = parent.path().join(name);
        fs::create_dir(&dir).unwrap();
        fs::write(dir.join("docs.jsonl"), docs).unwrap();
        fs::write(dir.join("queries.jsonl"), queries).unwrap();
        (parent, dir)
    }

    const DOCS: &str =
        "{\"id\":\"a\",\"text\":\"Call the hotline at night.\"}\n{\"id\":\"b\",\"text\":\"Keep a diary.\"}\n";

    #[test]
    fn ranks_become_figures() {
        let queries =
            "{\"kind\":\"kw\",\"q\":\"hotline\",\"rel\":[\"a\"]}\n{\"kind\":\"kw\",\"q\":\"qqq\",\"rel\":[\"b\"]}\n";
        let (_keep, dir) = collection("test-en", DOCS, queries);
        let report = evaluate(&dir).unwrap();
        let expected = Figures { queries: 2, mrr_at_10: 0.5, recall_at_1: 0.5, recall_at_5: 0.5, empty: 0.5 };
        assert_eq!(report.kinds.get("kw"), Some(&expected));
        assert!(report.to_string().contains("mrr@10=0.500"));
        let mut pooled = Figures { queries: 6, mrr_at_10: 0.9, ..Figures::default() };
        pooled.pool(&expected);
        assert_eq!((pooled.queries, pooled.mrr_at_10, pooled.empty), (8, 0.8, 0.125));
    }

    #[test]
    fn a_folder_is_named_for_its_language() {
        let tag = |name| locale_of(name).map(|locale| locale.to_string());
        assert_eq!(tag("drcd-zh-Hant").as_deref(), Some("zh-Hant"));
        assert_eq!(tag("health-questions-pt-BR").as_deref(), Some("pt-BR"));
        assert_eq!(tag("ko").as_deref(), Some("ko"));
        assert_eq!(tag("questions"), None);
    }

    #[test]
    fn bad_collections_are_explained() {
        let (_keep, dir) = collection("test-en", DOCS, "{\"kind\":1}");
        assert!(matches!(evaluate(&dir), Err(EvalError::Line { line: 1, .. })));
        let (_keep, dir) = collection("test", DOCS, "");
        assert!(matches!(evaluate(&dir), Err(EvalError::Locale { .. })));
        assert!(matches!(evaluate(Path::new("nowhere-en")), Err(EvalError::Read { .. })));
    }
}
