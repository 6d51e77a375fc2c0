//! A walk through Markdown's events that keeps its place for error messages.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::problem::{Location, Problem};

/// The events of one file, read one after another.
pub struct Cursor<'a> {
    file: &'a str,
    events: std::iter::Peekable<pulldown_cmark::OffsetIter<'a>>,
    problems: &'a mut Vec<Problem>,
}

impl<'a> Cursor<'a> {
    pub fn new(file: &'a str, text: &'a str, problems: &'a mut Vec<Problem>) -> Self {
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_TASKLISTS
            | Options::ENABLE_HEADING_ATTRIBUTES
            | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
        let events = Parser::new_ext(text, options).into_offset_iter().peekable();
        Self { file, events, problems }
    }

    /// The next event and where it stands.
    pub fn next(&mut self) -> Option<(Event<'a>, Range<usize>)> {
        self.events.next()
    }

    /// The next event, left in place.
    pub fn peek(&mut self) -> Option<&Event<'a>> {
        self.events.peek().map(|(event, _)| event)
    }

    /// Takes the next event where it is this end.
    pub fn take_end(&mut self, end: TagEnd) -> bool {
        let there = matches!(self.peek(), Some(Event::End(found)) if *found == end);
        if there {
            self.events.next();
        }
        there
    }

    /// Passes over all that is inside a tag whose start was just taken, and its end.
    pub fn skip(&mut self, tag: &Tag<'_>) {
        let end = tag.to_end();
        let mut depth = 1_usize;
        while depth > 0 {
            match self.events.next() {
                Some((Event::Start(inner), _)) if inner.to_end() == end => depth += 1,
                Some((Event::End(found), _)) if found == end => depth -= 1,
                Some(_) => {}
                None => return,
            }
        }
    }

    /// Reports an error at a location in the file.
    pub fn error(&mut self, span: Range<usize>, rule: &'static str, what: impl Into<String>, cure: &str) {
        let location = Location { file: self.file.to_owned(), span };
        self.problems.push(Problem::error(location, rule, what, cure));
    }

    /// Reports Markdown that is not part of the dialect.
    pub fn unsupported(&mut self, span: Range<usize>, what: &str) {
        self.error(
            span,
            "unsupported-markdown",
            format!("{what} cannot be shown on a phone"),
            "write it with the blocks that the editor's guide lists",
        );
    }
}
