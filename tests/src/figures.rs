//! What each engine reached on the collections: a file that `tests/peers/run` writes, a line an engine, collection and kind.

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};

use crate::collections::Figures;

/// Our own search among the engines.
pub const OURS: &str = "Doorstep";

/// The columns of the file, named in its first line.
const COLUMNS: &str = "engine\tcollection\tkind\tMRR@10\tempty\tquestions";

/// What an engine reached with a kind of query on a collection.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The engine's name.
    pub engine: String,
    /// The collection's name.
    pub collection: String,
    /// The kind of query.
    pub kind: String,
    /// Mean reciprocal rank, share of empty answers and number of questions; nothing else is in the file.
    pub figures: Figures,
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Figures { mrr_at_10, empty, queries, .. } = self.figures;
        write!(f, "{}\t{}\t{}\t{mrr_at_10:.5}\t{empty:.5}\t{queries}", self.engine, self.collection, self.kind)
    }
}

/// The file with the figures that are in the repository.
pub fn file() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("peers/figures.tsv")
}

/// The file with the figures for some collections: the one that is beside them, else the one of the repository.
pub fn file_for(collections: &[PathBuf]) -> PathBuf {
    let beside = collections.first().and_then(|folder| folder.parent()).map(|folder| folder.join("figures.tsv"));
    beside.filter(|file| file.is_file()).unwrap_or_else(file)
}

/// The lines of the file with the figures.
///
/// # Errors
/// Where it cannot be read, or a line has not the columns that it should; the place is told.
pub fn read(file: &Path) -> Result<Vec<Line>, String> {
    let text = std::fs::read_to_string(file).map_err(|cause| format!("{}: {cause}", file.display()))?;
    let place = |line: usize| format!("{}, line {line}: the columns are {COLUMNS:?}", file.display());
    let mut lines = (1..).zip(text.lines());
    if lines.next().is_none_or(|(_, columns)| columns != COLUMNS) {
        return Err(place(1));
    }
    lines.map(|(number, line)| parse(line).ok_or_else(|| place(number))).collect()
}

fn parse(line: &str) -> Option<Line> {
    let [engine, collection, kind, mrr, empty, questions] = line.split('\t').collect::<Vec<_>>()[..] else {
        return None;
    };
    let share = |text: &str| text.parse().ok().filter(|share| (0.0..=1.0).contains(share));
    let figures = Figures {
        mrr_at_10: share(mrr)?,
        empty: share(empty)?,
        queries: questions.parse().ok().filter(|questions| *questions > 0)?,
        ..Figures::default()
    };
    Some(Line { engine: engine.to_owned(), collection: collection.to_owned(), kind: kind.to_owned(), figures })
}

/// The figures by kind over all questions of some lines.
pub fn pooled<'a>(lines: impl Iterator<Item = &'a Line>) -> BTreeMap<String, Figures> {
    let mut kinds: BTreeMap<String, Figures> = BTreeMap::new();
    for line in lines {
        kinds.entry(line.kind.clone()).or_default().pool(&line.figures);
    }
    kinds
}

/// By kind, the best mean reciprocal rank that an engine reaches over all questions of the lines; ours does not count.
pub fn best_peer<'a>(lines: impl Iterator<Item = &'a Line>) -> BTreeMap<String, f64> {
    let mut engines: BTreeMap<&str, Vec<&Line>> = BTreeMap::new();
    for line in lines.filter(|line| line.engine != OURS) {
        engines.entry(&line.engine).or_default().push(line);
    }
    let mut best: BTreeMap<String, f64> = BTreeMap::new();
    for (kind, figures) in engines.into_values().flat_map(|lines| pooled(lines.into_iter())) {
        let mrr = best.entry(kind).or_default();
        *mrr = mrr.max(figures.mrr_at_10);
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> Result<Vec<Line>, String> {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), text).unwrap();
        read(file.path())
    }

    const TWO: &str = "engine\tcollection\tkind\tMRR@10\tempty\tquestions
Doorstep\ta-en\tkw\t0.90000\t0.00000\t100
One\ta-en\tkw\t0.80000\t0.25000\t100
One\tb-es\tkw\t0.40000\t0.00000\t300
Two\ta-en\tkw\t0.60000\t0.00000\t100
Two\tb-es\tkw\t0.50000\t0.00000\t300
";

    #[test]
    fn lines_are_read_as_they_are_written() {
        let lines = written(TWO).unwrap();
        let again: Vec<String> = lines.iter().map(Line::to_string).collect();
        assert_eq!(again, TWO.lines().skip(1).collect::<Vec<_>>());
    }

    #[test]
    fn every_question_counts_once_and_the_best_peer_is_the_best_over_all() {
        let lines = written(TWO).unwrap();
        let one = pooled(lines.iter().filter(|line| line.engine == "One"));
        assert_eq!((one["kw"].queries, one["kw"].mrr_at_10, one["kw"].empty), (400, 0.5, 0.0625));
        let best = best_peer(lines.iter());
        assert!((best["kw"] - 0.525).abs() < 1e-9, "{best:?}");
    }

    #[test]
    fn figures_beside_the_collections_go_before_those_of_the_repository() {
        let folder = tempfile::tempdir().unwrap();
        let collections = [folder.path().join("a-en")];
        assert_eq!(file_for(&collections), file());
        assert_eq!(file_for(&[]), file());
        std::fs::write(folder.path().join("figures.tsv"), TWO).unwrap();
        assert_eq!(file_for(&collections), folder.path().join("figures.tsv"));
    }

    #[test]
    fn broken_files_are_explained_with_their_place() {
        let broken = |line: &str| written(&format!("{COLUMNS}\n{line}\n")).unwrap_err();
        for line in
            ["One\ta-en\tkw\t0.8\t0", "One\ta-en\tkw\t1.8\t0\t9", "One\ta-en\tkw\tNaN\t0\t9", "a\tb\tc\t0\t0\t0"]
        {
            assert!(broken(line).contains("line 2"), "{line}");
        }
        assert!(written("").unwrap_err().contains("line 1"));
        assert!(read(Path::new("nowhere")).unwrap_err().starts_with("nowhere: "));
    }
}
