//! SQLite's own search: any of the words, the last one as a beginning, ranked by BM25.

use std::path::Path;

use rusqlite::Connection;

use super::Engine;
use crate::Outcome;

/// Words, and their beginnings of two and three letters.
pub const WORDS: &str = "tokenize='unicode61 remove_diacritics 2', prefix='2 3'";

struct Fts5 {
    db: Connection,
    trigram: bool,
}

pub fn build_unicode61(passages: &[String], _language: &str, folder: &Path) -> Outcome<Box<dyn Engine>> {
    build(passages, folder, WORDS, false)
}

pub fn build_trigram(passages: &[String], _language: &str, folder: &Path) -> Outcome<Box<dyn Engine>> {
    build(passages, folder, "tokenize='trigram remove_diacritics 1'", true)
}

/// The passages are not kept beside the index: all engines are weighed without them.
fn build(passages: &[String], folder: &Path, options: &str, trigram: bool) -> Outcome<Box<dyn Engine>> {
    let db = Connection::open(folder.join("index"))?;
    db.execute_batch(&format!("CREATE VIRTUAL TABLE fts USING fts5(body, content='', {options}); BEGIN"))?;
    let mut insert = db.prepare("INSERT INTO fts(rowid, body) VALUES (?1, ?2)")?;
    for (number, text) in passages.iter().enumerate() {
        insert.execute((i64::try_from(number)?, text))?;
    }
    drop(insert);
    db.execute_batch("INSERT INTO fts(fts) VALUES ('optimize'); COMMIT")?;
    Ok(Box::new(Fts5 { db, trigram }))
}

/// Any of the words; the last one is a beginning. `None` where there is no word.
pub fn words(query: &str) -> Option<String> {
    any_of(query, 1).map(|words| words + "*")
}

/// Any of the words with so many letters.
fn any_of(query: &str, letters: usize) -> Option<String> {
    let words = query.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() >= letters);
    let words: Vec<_> = words.map(|word| format!("\"{word}\"")).collect();
    (!words.is_empty()).then(|| words.join(" OR "))
}

impl Engine for Fts5 {
    fn search(&mut self, query: &str, limit: usize) -> Outcome<Vec<usize>> {
        // A trigram index finds nothing shorter than three letters.
        let typed = if self.trigram { any_of(query, 3) } else { words(query) };
        let Some(typed) = typed else { return Ok(Vec::new()) };
        let mut select = self.db.prepare_cached("SELECT rowid FROM fts WHERE fts MATCH ?1 ORDER BY rank LIMIT ?2")?;
        let rows = select.query_map((typed, i64::try_from(limit)?), |row| row.get::<_, i64>(0))?;
        rows.map(|number| Ok(usize::try_from(number?)?)).collect()
    }
}
