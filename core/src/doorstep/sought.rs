//! What is looked for within a passage: where a hit opens, and what is found on the page.

use std::ops::Range;

use super::{Article, Doorstep};
use crate::handbook::{Block, span_lines, spans_text};
use crate::locale::Locale;
use crate::pack::PackError;
use crate::search::{AnalyzedText, Query};

/// Where a passage has the words that are looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sought {
    /// For each line of [`span_lines`], in their order, ranges of UTF-8 bytes of its words.
    pub lines: Vec<Vec<Range<u32>>>,
}

impl Doorstep {
    /// The words of an article's lines that a query matches, by the rules by which search found the passage: in other forms, without
    /// their marks, misspelled. Function words alone match nothing.
    ///
    /// # Errors
    /// What a damaged pack gives.
    pub fn sought(&self, article: &Article, text: &str) -> Result<Sought, PackError> {
        let beside = article.badge.as_ref().and_then(|badge| self.beside.iter().find(|beside| beside.badge == *badge));
        match beside {
            Some(beside) => beside.door.sought_in(&article.blocks, &article.shown.locale, text),
            None => self.sought_in(&article.blocks, &article.shown.locale, text),
        }
    }

    fn sought_in(&self, blocks: &[Block], locale: &Locale, text: &str) -> Result<Sought, PackError> {
        let query = Query::parse(text);
        if query.is_empty() {
            return Ok(Sought::default());
        }
        let index = self.pack().index(locale)?;
        let mut session = self.sessions.take();
        let found = session.search_all(std::slice::from_ref(index), &query, 0, &self.interrupt.watch());
        self.sessions.give_back(session);
        let found = found?;
        let line = |line| found.matches(0, &AnalyzedText::new(index, &spans_text(line)));
        Ok(Sought { lines: span_lines(blocks).into_iter().map(line).collect() })
    }
}
