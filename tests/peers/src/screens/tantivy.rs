//! Tantivy with its own snippets. They mark whole words that are as they were typed, up to their stem: none that was found by
//! its beginning or with a mistake.

use std::ops::Range;
use std::path::Path;

use doorstep_core::search::Snippet;
use tantivy::collector::TopDocs;
use tantivy::query::{BoostQuery, Query};
use tantivy::schema::{Field, STORED, Schema, Value};
use tantivy::snippet::SnippetGenerator;
use tantivy::tokenizer::TextAnalyzer;
use tantivy::{Index, Searcher, TantivyDocument};

use super::{PIECE_CHARS, Passage, ROWS, Row, Screens, TITLE_WEIGHT};
use crate::Outcome;
use crate::engines::tantivy::{ANALYZER, analyzer, any_of, either, searched, word, write};

/// The language of the passages.
const LANGUAGE: &str = "en";

#[derive(Clone, Copy)]
struct Fields {
    title: Field,
    topic: Field,
    body: Field,
}

struct Tantivy {
    searcher: Searcher,
    analyzer: TextAnalyzer,
    fields: Fields,
}

pub fn build(passages: &[Passage], folder: &Path) -> Outcome<Box<dyn Screens>> {
    let mut schema = Schema::builder();
    let fields = Fields {
        title: schema.add_text_field("title", searched().set_stored()),
        topic: schema.add_text_field("topic", STORED),
        body: schema.add_text_field("body", searched().set_stored()),
    };
    let documents = passages.iter().map(|passage| fields.document(passage));
    write(&Index::create_in_dir(folder, schema.build())?, LANGUAGE, documents)?;
    let index = Index::open_in_dir(folder)?;
    index.tokenizers().register(ANALYZER, analyzer(LANGUAGE));
    Ok(Box::new(Tantivy { searcher: index.reader()?.searcher(), analyzer: analyzer(LANGUAGE), fields }))
}

impl Fields {
    fn document(self, Passage { title, topic, body }: &Passage) -> TantivyDocument {
        let mut document = TantivyDocument::default();
        document.add_text(self.title, title);
        document.add_text(self.topic, topic);
        document.add_text(self.body, body);
        document
    }

    fn word(self, text: &str, last: bool) -> Box<dyn Query> {
        let title = BoostQuery::new(word(self.title, text, last), TITLE_WEIGHT);
        Box::new(either([Box::new(title) as Box<dyn Query>, word(self.body, text, last)]))
    }
}

impl Screens for Tantivy {
    fn screen(&mut self, query: &str) -> Outcome<Vec<Row>> {
        let Fields { title, topic, body } = self.fields;
        let query = any_of(query, &mut self.analyzer, |text, last| self.fields.word(text, last));
        let mut titles = SnippetGenerator::create(&self.searcher, &query, title)?;
        titles.set_max_num_chars(usize::MAX);
        let mut pieces = SnippetGenerator::create(&self.searcher, &query, body)?;
        pieces.set_max_num_chars(PIECE_CHARS);
        let found = self.searcher.search(&query, &TopDocs::with_limit(ROWS).order_by_score())?;
        let mut rows = Vec::with_capacity(found.len());
        for (_, address) in found {
            let document = self.searcher.doc(address)?;
            rows.push(Row {
                title: marked(text(&document, title), &titles)?,
                topic: text(&document, topic).to_owned(),
                piece: piece(text(&document, body), &pieces)?,
            });
        }
        Ok(rows)
    }
}

fn text(document: &TantivyDocument, field: Field) -> &str {
    document.get_first(field).and_then(|value| value.as_str()).unwrap_or_default()
}

/// A whole text: what the generator gives begins where it does.
fn marked(text: &str, generator: &SnippetGenerator) -> Outcome<Snippet> {
    Ok(Snippet { text: text.to_owned(), highlights: ranges(generator.snippet(text).highlighted())? })
}

/// A piece of a text; its beginning where no word of it matched as typed, of which the generator gives nothing.
fn piece(text: &str, generator: &SnippetGenerator) -> Outcome<Snippet> {
    let piece = generator.snippet(text);
    let shown = if piece.is_empty() { text.chars().take(PIECE_CHARS).collect() } else { piece.fragment().to_owned() };
    Ok(Snippet { text: shown, highlights: ranges(piece.highlighted())? })
}

fn ranges(highlighted: &[Range<usize>]) -> Outcome<Vec<Range<u32>>> {
    highlighted.iter().map(|range| Ok(u32::try_from(range.start)?..u32::try_from(range.end)?)).collect()
}
