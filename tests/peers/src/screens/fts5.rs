//! SQLite's own search with its own `highlight()` and `snippet()`.

use std::path::Path;

use doorstep_core::search::Snippet;
use rusqlite::{Connection, OpenFlags};

use super::{Passage, ROWS, Row, Screens, TITLE_WEIGHT};
use crate::Outcome;
use crate::engines::fts5::{WORDS, words};

/// About as many words as our pieces of text have.
const PIECE_WORDS: usize = 28;
/// Stands before and after each word that matched.
const MARK: char = '\u{1}';

struct Fts5 {
    db: Connection,
    select: String,
}

pub fn build(passages: &[Passage], folder: &Path) -> Outcome<Box<dyn Screens>> {
    let file = folder.join("index");
    write(passages, &file)?;
    let db = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let select = format!(
        "SELECT highlight(fts, 0, ?2, ?2), topic, snippet(fts, 2, ?2, ?2, '…', {PIECE_WORDS}) FROM fts \
         WHERE fts MATCH ?1 ORDER BY bm25(fts, {TITLE_WEIGHT:.1}, 0.0, 1.0) LIMIT {ROWS}"
    );
    Ok(Box::new(Fts5 { db, select }))
}

fn write(passages: &[Passage], file: &Path) -> Outcome<()> {
    let db = Connection::open(file)?;
    db.execute_batch(&format!("CREATE VIRTUAL TABLE fts USING fts5(title, topic UNINDEXED, body, {WORDS}); BEGIN"))?;
    let mut insert = db.prepare("INSERT INTO fts VALUES (?1, ?2, ?3)")?;
    for Passage { title, topic, body } in passages {
        insert.execute((title, topic, body))?;
    }
    drop(insert);
    Ok(db.execute_batch("INSERT INTO fts(fts) VALUES ('optimize'); COMMIT")?)
}

impl Screens for Fts5 {
    fn screen(&mut self, query: &str) -> Outcome<Vec<Row>> {
        let Some(typed) = words(query) else { return Ok(Vec::new()) };
        // Prepared by the first keystroke.
        let mut select = self.db.prepare_cached(&self.select)?;
        let mut found = select.query((typed, MARK.to_string()))?;
        let mut rows = Vec::with_capacity(ROWS);
        while let Some(row) = found.next()? {
            rows.push(Row {
                title: marked(row.get_ref(0)?.as_str()?)?,
                topic: row.get(1)?,
                piece: marked(row.get_ref(2)?.as_str()?)?,
            });
        }
        Ok(rows)
    }
}

/// A text with its marks taken out: each second piece between them matched.
fn marked(with_marks: &str) -> Outcome<Snippet> {
    let mut snippet = Snippet { text: String::with_capacity(with_marks.len()), highlights: Vec::new() };
    for (number, piece) in with_marks.split(MARK).enumerate() {
        let start = u32::try_from(snippet.text.len())?;
        snippet.text.push_str(piece);
        if number % 2 == 1 {
            snippet.highlights.push(start..u32::try_from(snippet.text.len())?);
        }
    }
    Ok(snippet)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_become_ranges() {
        let found = marked("a \u{1}safety\u{1} \u{1}plan\u{1}").unwrap();
        assert_eq!(found, Snippet { text: "a safety plan".to_owned(), highlights: vec![2..8, 9..13] });
        assert_eq!(marked("plan").unwrap(), Snippet { text: "plan".to_owned(), highlights: vec![] });
    }
}
