//! A text that is being typed.

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use unicode_segmentation::UnicodeSegmentation;

use crate::reader::text::{clean, clean_line, width};

/// The text, and where the next letter goes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Field {
    text: String,
    /// A byte offset at the border of two characters as a person sees them.
    cursor: usize,
    /// Whether Enter begins a line.
    lines: bool,
}

impl Field {
    /// A field of one line.
    pub fn line(text: &str) -> Self {
        Self::new(clean_line(text), false)
    }

    /// A field of several lines.
    pub fn lines(text: &str) -> Self {
        Self::new(clean(text), true)
    }

    fn new(text: String, lines: bool) -> Self {
        Self { cursor: text.len(), text, lines }
    }

    /// What was typed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Types a text.
    pub fn insert(&mut self, text: &str) {
        let text = if self.lines { clean(text) } else { clean_line(text) };
        self.text.insert_str(self.cursor, &text);
        self.cursor += text.len();
        // A combining mark joins what is before it.
        self.cursor = self.border_from(self.cursor);
    }

    /// Takes a key; whether it meant anything here.
    pub fn key(&mut self, key: KeyEvent) -> bool {
        let control = key.modifiers.contains(KeyModifiers::CONTROL);
        match key.code {
            KeyCode::Char('u') if control => self.remove(self.line_start()..self.cursor),
            KeyCode::Char('w') if control => self.remove(self.word_start()..self.cursor),
            KeyCode::Char('a') if control => self.cursor = self.line_start(),
            KeyCode::Char('e') if control => self.cursor = self.line_end(),
            KeyCode::Char(_) if control || key.modifiers.contains(KeyModifiers::ALT) => return false,
            KeyCode::Char(c) => self.insert(&c.to_string()),
            KeyCode::Enter if self.lines => self.insert("\n"),
            KeyCode::Backspace => self.remove(self.before()..self.cursor),
            KeyCode::Delete => self.remove(self.cursor..self.after()),
            KeyCode::Left => self.cursor = self.before(),
            KeyCode::Right => self.cursor = self.after(),
            KeyCode::Home => self.cursor = self.line_start(),
            KeyCode::End => self.cursor = self.line_end(),
            _ => return false,
        }
        true
    }

    /// Moves the cursor a row up or down among rows of some columns.
    pub fn step(&mut self, down: bool, columns: usize) {
        let (rows, (column, row)) = self.rows(columns);
        let target = if down { row + 1 } else { row.wrapping_sub(1) };
        if let Some(line) = rows.get(target) {
            let mut seen = 0;
            let within = line.text.grapheme_indices(true).find(|(_, grapheme)| {
                seen += width(grapheme);
                seen > column
            });
            self.cursor = line.start + within.map_or(line.text.len(), |(offset, _)| offset);
        }
    }

    /// The text in rows of some columns, and the cursor's column and row.
    pub fn rows(&self, columns: usize) -> (Vec<Row>, (usize, usize)) {
        let mut rows = Vec::new();
        let mut row = Row::default();
        let mut seen = 0;
        let mut cursor = None;
        for (offset, grapheme) in self.text.grapheme_indices(true) {
            if grapheme != "\n" && seen + width(grapheme) > columns.max(2) {
                rows.push(std::mem::replace(&mut row, Row { start: offset, text: String::new() }));
                seen = 0;
            }
            if offset == self.cursor {
                cursor = Some((seen, rows.len()));
            }
            if grapheme == "\n" {
                rows.push(std::mem::replace(&mut row, Row { start: offset + 1, text: String::new() }));
                seen = 0;
            } else {
                row.text.push_str(grapheme);
                seen += width(grapheme);
            }
        }
        let cursor = cursor.unwrap_or((seen, rows.len()));
        rows.push(row);
        (rows, cursor)
    }

    fn remove(&mut self, range: std::ops::Range<usize>) {
        self.cursor = range.start;
        self.text.replace_range(range, "");
        self.cursor = self.border_from(self.cursor);
    }

    fn before(&self) -> usize {
        self.head().grapheme_indices(true).next_back().map_or(0, |(offset, _)| offset)
    }

    fn after(&self) -> usize {
        self.cursor + self.tail().graphemes(true).next().map_or(0, str::len)
    }

    fn word_start(&self) -> usize {
        self.head().trim_end().rfind(char::is_whitespace).map_or(0, |space| {
            space + self.head().get(space..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8)
        })
    }

    fn line_start(&self) -> usize {
        self.head().rfind('\n').map_or(0, |end| end + 1)
    }

    fn line_end(&self) -> usize {
        self.cursor + self.tail().find('\n').unwrap_or(self.tail().len())
    }

    fn head(&self) -> &str {
        self.text.get(..self.cursor).unwrap_or_default()
    }

    fn tail(&self) -> &str {
        self.text.get(self.cursor..).unwrap_or_default()
    }

    /// The first border between characters at or after an offset.
    fn border_from(&self, offset: usize) -> usize {
        let borders = self.text.grapheme_indices(true).map(|(start, _)| start);
        borders.into_iter().find(|start| *start >= offset).unwrap_or(self.text.len())
    }
}

/// A row of a field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    start: usize,
    /// What is in it.
    pub text: String,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn press(field: &mut Field, code: KeyCode) {
        field.key(KeyEvent::new(code, KeyModifiers::NONE));
    }

    fn control(field: &mut Field, letter: char) {
        field.key(KeyEvent::new(KeyCode::Char(letter), KeyModifiers::CONTROL));
    }

    #[test]
    fn what_is_removed_is_a_character_as_a_person_sees_it() {
        let mut field = Field::line("casa e\u{301}👩\u{200d}🚒");
        press(&mut field, KeyCode::Backspace);
        assert_eq!(field.text(), "casa e\u{301}");
        press(&mut field, KeyCode::Backspace);
        control(&mut field, 'w');
        assert_eq!(field.text(), "");
    }

    #[test]
    fn a_line_field_takes_no_line_breaks_and_no_control_characters() {
        let mut field = Field::line("");
        field.insert("a\nb\u{1b}[2J");
        press(&mut field, KeyCode::Enter);
        assert_eq!(field.text(), "a b[2J");
    }

    #[test]
    fn the_cursor_moves_among_rows() {
        let mut field = Field::lines("uno dos\ntres");
        assert_eq!(field.rows(80).1, (4, 1));
        field.step(false, 80);
        assert_eq!(field.rows(80).1, (4, 0));
        press(&mut field, KeyCode::End);
        press(&mut field, KeyCode::Enter);
        assert_eq!(field.text(), "uno dos\n\ntres");
        control(&mut field, 'u');
        press(&mut field, KeyCode::Delete);
        assert_eq!(field.text(), "uno dos\ntres");
    }

    proptest! {
        #[test]
        fn no_key_breaks_a_field(start in any::<String>(), keys in proptest::collection::vec(0..12usize, 0..40), columns in 0..12usize) {
            let mut field = Field::lines(&start);
            for key in keys {
                match key {
                    0 => press(&mut field, KeyCode::Backspace),
                    1 => press(&mut field, KeyCode::Delete),
                    2 => press(&mut field, KeyCode::Left),
                    3 => press(&mut field, KeyCode::Right),
                    4 => press(&mut field, KeyCode::Home),
                    5 => press(&mut field, KeyCode::Enter),
                    6 => press(&mut field, KeyCode::Char('\u{301}')),
                    7 => press(&mut field, KeyCode::Char('请')),
                    8 => control(&mut field, 'w'),
                    9 => control(&mut field, 'u'),
                    10 => field.step(true, columns),
                    _ => field.step(false, columns),
                }
                let (rows, (_, row)) = field.rows(columns);
                prop_assert!(row < rows.len());
                prop_assert!(field.text().is_char_boundary(field.cursor));
            }
        }
    }
}
