//! What the person seems to have meant: the query with its misspelled words put right.

use std::collections::HashMap;

use super::analysis::{Analyzer, Kind};
use super::expand::Expanded;
use super::index::trace_byte;
use super::query::Query;
use super::text::part;

/// The query with its unknown words replaced by those that were probably meant, where a section's trace has them.
pub(super) fn correction(query: &Query, words: &[Expanded], trace: &[u8]) -> Option<String> {
    let mut out = String::new();
    let mut done = 0;
    for word in words {
        let Some(correction) = word.correction.as_ref().filter(|term| trace.contains(&trace_byte(term))) else {
            continue;
        };
        out.push_str(part(query.text(), &(done..word.word.range.start)));
        out.push_str(correction);
        done = word.word.range.end;
    }
    out.push_str(part(query.text(), &(done..query.text().len())));
    (done > 0).then_some(out)
}

/// A correction spelled as a text spells it, with its capitals and marks.
pub(super) fn respell(analyzer: &Analyzer, correction: &str, text: &str) -> String {
    let mut spelled = HashMap::new();
    analyzer.pieces(text, |piece| {
        let word = part(text, &piece.range);
        spelled.entry(analyzer.term(word).into_owned()).or_insert(word);
    });
    let mut out = String::with_capacity(correction.len());
    let mut done = 0;
    let words = Query::parse(correction).words(analyzer);
    for word in words.into_iter().filter(|word| word.kind == Kind::Word) {
        let written = part(correction, &word.range);
        // What was typed correctly stays as it was typed.
        let spelling = spelled.get(&word.term).filter(|_| *written == *word.term).copied().unwrap_or(written);
        out.push_str(part(correction, &(done..word.range.start)));
        out.push_str(spelling);
        done = word.range.end;
    }
    out.push_str(part(correction, &(done..correction.len())));
    out
}
