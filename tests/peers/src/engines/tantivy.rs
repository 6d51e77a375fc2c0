//! Tantivy with its stemmer where it has one for the language, one mistake allowed in words of four letters or more, the
//! last word as a beginning.

use std::path::Path;

use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, FuzzyTermQuery, Occur, Query, TermQuery};
use tantivy::schema::{FAST, Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{
    AsciiFoldingFilter, Language, LowerCaser, RemoveLongFilter, SimpleTokenizer, Stemmer, TextAnalyzer,
};
use tantivy::{Index, Searcher, TantivyDocument, Term};

use super::Engine;
use crate::Outcome;

/// Memory for building, in bytes.
const BUDGET: usize = 200_000_000;

/// What the analyzer is registered as.
pub const ANALYZER: &str = "own";

struct Tantivy {
    searcher: Searcher,
    analyzer: TextAnalyzer,
    body: Field,
}

pub fn build(passages: &[String], language: &str, folder: &Path) -> Outcome<Box<dyn Engine>> {
    let mut schema = Schema::builder();
    let body = schema.add_text_field("body", searched());
    let number = schema.add_u64_field("number", FAST);
    let index = Index::create_in_dir(folder, schema.build())?;
    let documents = passages.iter().enumerate().map(|(at, text)| {
        let mut document = TantivyDocument::default();
        document.add_text(body, text);
        document.add_u64(number, at as u64);
        document
    });
    write(&index, language, documents)?;
    Ok(Box::new(Tantivy { searcher: index.reader()?.searcher(), analyzer: analyzer(language), body }))
}

/// A field whose words are searched.
pub fn searched() -> TextOptions {
    let indexing =
        TextFieldIndexing::default().set_tokenizer(ANALYZER).set_index_option(IndexRecordOption::WithFreqsAndPositions);
    TextOptions::default().set_indexing_options(indexing)
}

/// Writes all documents as one segment.
pub fn write(index: &Index, language: &str, documents: impl Iterator<Item = TantivyDocument>) -> Outcome<()> {
    index.tokenizers().register(ANALYZER, analyzer(language));
    let mut writer = index.writer_with_num_threads::<TantivyDocument>(1, BUDGET)?;
    for document in documents {
        writer.add_document(document)?;
    }
    writer.commit()?;
    let segments = index.searchable_segment_ids()?;
    if segments.len() > 1 {
        writer.merge(&segments).wait()?;
    }
    Ok(writer.wait_merging_threads()?)
}

pub fn analyzer(language: &str) -> TextAnalyzer {
    let words = TextAnalyzer::builder(SimpleTokenizer::default())
        .filter(RemoveLongFilter::limit(80))
        .filter(LowerCaser)
        .filter(AsciiFoldingFilter);
    let language = match language {
        "ar" => Language::Arabic,
        "de" => Language::German,
        "el" => Language::Greek,
        "en" => Language::English,
        "es" => Language::Spanish,
        "fr" => Language::French,
        "ro" => Language::Romanian,
        "ru" => Language::Russian,
        "tr" => Language::Turkish,
        _ => return words.build(),
    };
    words.filter(Stemmer::new(language)).build()
}

/// Any of a query's words; `of` makes the query of a word, of the last one as a beginning.
pub fn any_of(query: &str, analyzer: &mut TextAnalyzer, of: impl Fn(&str, bool) -> Box<dyn Query>) -> BooleanQuery {
    let mut words = Vec::new();
    analyzer.token_stream(query).process(&mut |token| words.push(token.text.clone()));
    let last = words.len().saturating_sub(1);
    either(words.iter().enumerate().map(|(at, word)| of(word, at == last)))
}

/// What matches any of some queries.
pub fn either(queries: impl IntoIterator<Item = Box<dyn Query>>) -> BooleanQuery {
    BooleanQuery::new(queries.into_iter().map(|query| (Occur::Should, query)).collect())
}

/// A word in a field.
pub fn word(field: Field, word: &str, last: bool) -> Box<dyn Query> {
    let term = Term::from_field_text(field, word);
    let exact = TermQuery::new(term.clone(), IndexRecordOption::WithFreqs);
    if word.chars().count() < 4 {
        return Box::new(exact);
    }
    let near = if last { FuzzyTermQuery::new_prefix(term, 1, true) } else { FuzzyTermQuery::new(term, 1, true) };
    Box::new(either([Box::new(exact) as Box<dyn Query>, Box::new(near)]))
}

impl Engine for Tantivy {
    fn search(&mut self, query: &str, limit: usize) -> Outcome<Vec<usize>> {
        let query = any_of(query, &mut self.analyzer, |text, last| word(self.body, text, last));
        let found = self.searcher.search(&query, &TopDocs::with_limit(limit).order_by_score())?;
        let mut numbers = Vec::with_capacity(found.len());
        for (_, address) in found {
            let column = self.searcher.segment_reader(address.segment_ord).fast_fields().u64("number")?;
            numbers.extend(column.first(address.doc_id).and_then(|number| usize::try_from(number).ok()));
        }
        Ok(numbers)
    }
}
