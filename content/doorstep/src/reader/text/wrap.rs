//! Wrapping by what a terminal shows: columns, not characters.

use std::ops::Range;

use unicode_linebreak::{BreakOpportunity, linebreaks};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::{Line, Run};

/// How many columns a text takes: two for a wide character, none for a combining mark.
pub fn width(text: &str) -> usize {
    text.graphemes(true).map(UnicodeWidthStr::width).sum()
}

/// The start of a text that fits into some columns, ending in `ellipsis` where something was cut off.
pub fn cut(text: &str, columns: usize, ellipsis: &str) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let room = columns.saturating_sub(width(ellipsis));
    let mut kept = String::new();
    let mut taken = 0;
    for grapheme in text.graphemes(true) {
        taken += UnicodeWidthStr::width(grapheme);
        if taken > room {
            break;
        }
        kept.push_str(grapheme);
    }
    if columns >= width(ellipsis) {
        kept.push_str(ellipsis);
    }
    kept
}

/// Runs as lines of at most `columns`, the first begun with `first` and the others with `rest`, which are of one width.
pub fn wrap(runs: &[Run], columns: usize, first: &[Run], rest: &[Run]) -> Vec<Line> {
    let text: String = runs.iter().map(|run| run.text.as_str()).collect();
    let margin: usize = first.iter().map(|run| width(&run.text)).sum();
    let ranges = rows(&text, columns.saturating_sub(margin).max(1));
    let lines = ranges.into_iter().enumerate().map(|(number, range)| {
        let mut line = if number == 0 { first.to_vec() } else { rest.to_vec() };
        line.extend(slice(runs, &range));
        Line::from(line)
    });
    lines.collect()
}

/// Where each row of a text begins and ends, without the space at its end. Breaks as Unicode's UAX #14 allows, and
/// inside a word only where that is wider than a row.
fn rows(text: &str, columns: usize) -> Vec<Range<usize>> {
    let mut rows = Rows { text, columns, row: 0..0, taken: 0, done: Vec::new() };
    let mut start = 0;
    for (end, kind) in linebreaks(text) {
        rows.take(start..end);
        if kind == BreakOpportunity::Mandatory && end < text.len() {
            rows.end_row(end);
        }
        start = end;
    }
    rows.end_row(text.len());
    rows.done
}

struct Rows<'a> {
    text: &'a str,
    columns: usize,
    row: Range<usize>,
    taken: usize,
    done: Vec<Range<usize>>,
}

impl Rows<'_> {
    /// Puts what may not be broken into the row, or into the next.
    fn take(&mut self, piece: Range<usize>) {
        let words = self.text.get(piece.clone()).unwrap_or_default();
        let seen = width(words.trim_end());
        if self.taken > 0 && self.taken + seen > self.columns {
            self.end_row(piece.start);
        }
        if seen > self.columns {
            return self.take_apart(piece.start, words);
        }
        self.row.end = piece.start + words.trim_end().len();
        self.taken += width(words);
    }

    fn take_apart(&mut self, start: usize, words: &str) {
        for (offset, grapheme) in words.grapheme_indices(true) {
            let seen = UnicodeWidthStr::width(grapheme);
            if self.taken > 0 && self.taken + seen > self.columns {
                self.end_row(start + offset);
            }
            // The space that broke off with a full row begins no other.
            if self.taken == 0 && grapheme.trim_end().is_empty() {
                self.row = start + offset + grapheme.len()..start + offset + grapheme.len();
                continue;
            }
            self.taken += seen;
            if !grapheme.trim_end().is_empty() {
                self.row.end = start + offset + grapheme.len();
            }
        }
    }

    fn end_row(&mut self, next: usize) {
        let row = std::mem::replace(&mut self.row, next..next);
        self.done.push(row.start..row.end.max(row.start));
        self.taken = 0;
    }
}

/// The part of some runs that lies in a range of their joined text.
fn slice(runs: &[Run], range: &Range<usize>) -> Vec<Run> {
    let mut at = 0;
    let mut part = Vec::new();
    for run in runs {
        let end = at + run.text.len();
        let (from, to) = (range.start.clamp(at, end), range.end.clamp(at, end));
        if let Some(text) = run.text.get(from - at..to - at).filter(|text| !text.is_empty()) {
            part.push(Run { text: text.to_owned(), ..run.clone() });
        }
        at = end;
    }
    part
}

#[cfg(test)]
mod tests {
    use super::super::Tone;
    use super::*;
    use proptest::prelude::*;

    fn wrapped(text: &str, columns: usize) -> Vec<String> {
        wrap(&[Run::new(text, Tone::Plain)], columns, &[], &[]).iter().map(Line::text).collect()
    }

    #[test]
    fn lines_break_between_words() {
        assert_eq!(wrapped("Ask first, then listen.", 12), ["Ask first,", "then listen."]);
        assert_eq!(wrapped("", 12), [""]);
        assert_eq!(wrapped("one\n\ntwo", 12), ["one", "", "two"]);
    }

    #[test]
    fn a_word_wider_than_a_line_is_broken() {
        assert_eq!(wrapped("a humantrafficking b", 8), ["a", "humantra", "fficking", "b"]);
    }

    #[test]
    fn wide_characters_take_two_columns_and_marks_none() {
        assert_eq!(wrapped("请先询问孩子", 8), ["请先询问", "孩子"]);
        assert_eq!(width("e\u{301}"), 1);
        assert_eq!(wrapped("e\u{301}e\u{301}e\u{301}e\u{301}", 2), ["e\u{301}e\u{301}", "e\u{301}e\u{301}"]);
    }

    #[test]
    fn tones_and_margins_survive_the_break() {
        let runs = [Run::new("call ", Tone::Plain), Run::new("nine one one", Tone::Strong)];
        let bullet = [Run::new("• ", Tone::Plain)];
        let hanging = [Run::new("  ", Tone::Plain)];
        let lines = wrap(&runs, 11, &bullet, &hanging);
        assert_eq!(lines.iter().map(Line::text).collect::<Vec<_>>(), ["• call nine", "  one one"]);
        assert_eq!(lines[1].runs[1].tone, Tone::Strong);
    }

    #[test]
    fn what_does_not_fit_is_cut_with_an_ellipsis() {
        assert_eq!(cut("Safety planning", 8, "…"), "Safety …");
        assert_eq!(cut("请先询问", 4, "…"), "请…");
        assert_eq!(cut("abc", 0, "…"), "");
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_asked_and_no_word_is_lost(text in "[a-z 请é\u{301}\u{5d0}👩\n-]{0,80}", columns in 2..30usize) {
            let lines = wrapped(&text, columns);
            let all = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(all(&lines.concat()), all(&text));
            for line in lines {
                prop_assert!(width(&line) <= columns, "{:?}", line);
            }
        }
    }
}
