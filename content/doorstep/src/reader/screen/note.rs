//! Writing the note or the labels of a saved passage, or a number of the worker's own.

use doorstep_core::bookmarks::BookmarkId;
use doorstep_core::handbook::OwnNumber;
use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{KeyCode, KeyEvent};
use ratatui::layout::Rect;

use super::canvas::{below, columns, put, put_all, rows};
use super::context::Context;
use super::field::Field;
use super::keys::{self, Action, Binding};
use super::{Screen, Step};
use crate::reader::failure::Failure;
use crate::reader::text::{Line, Tone, cut};

/// What is written, with what is there.
#[derive(Clone)]
pub enum Kind {
    /// A note of several lines on a saved passage.
    Note { id: BookmarkId, note: String },
    /// A saved passage's labels with commas between them.
    Labels { id: BookmarkId, labels: String },
    /// A number of the worker's own; the words on it stay.
    Number { slot: OwnNumber, number: String, label: String },
    /// The words on a number; the number stays.
    NumberLabel { slot: OwnNumber, number: String, label: String },
}

impl Kind {
    fn field(&self) -> Field {
        match self {
            Self::Note { note, .. } => Field::lines(note),
            Self::Labels { labels, .. } => Field::line(labels),
            Self::Number { number, .. } => Field::line(number),
            Self::NumberLabel { label, .. } => Field::line(label),
        }
    }

    /// The message that says what is written.
    fn words(&self) -> &'static str {
        match self {
            Self::Note { .. } => "saved-note",
            Self::Labels { .. } => "saved-labels",
            Self::Number { .. } => "own-number-number",
            Self::NumberLabel { .. } => "own-number-label",
        }
    }

    /// Keeps what was written; the message that says so.
    fn keep(&self, text: &str, cx: &mut Context<'_>) -> Result<&'static str, Failure> {
        let now = (cx.clock)();
        let store = cx.store_to_write()?;
        match self {
            Self::Note { id, .. } => store.set_note(*id, text.trim_end(), now)?,
            Self::Labels { id, .. } => {
                let labels: Vec<_> = text.split([',', '、', '،']).map(str::to_owned).collect();
                store.set_labels(*id, &labels, now)?;
            }
            Self::Number { slot, label, .. } => store.set_number(*slot, text, label)?,
            Self::NumberLabel { slot, number, .. } => store.set_number(*slot, number, text)?,
        }
        Ok(match self {
            Self::Note { .. } => "saved-note-kept",
            Self::Labels { .. } => "saved-labels-kept",
            Self::Number { .. } | Self::NumberLabel { .. } => "own-number-kept",
        })
    }
}

/// A text of the person's about a saved passage or a number.
pub struct NoteScreen {
    /// The passage's title, or the number's name.
    title: String,
    kind: Kind,
    field: Field,
    /// The text as it was kept last.
    kept: String,
    /// The person was told that the text is not kept yet.
    warned: bool,
    /// The columns that the field was drawn in.
    columns: usize,
}

impl NoteScreen {
    pub fn new(title: &str, kind: Kind) -> Self {
        let field = kind.field();
        let kept = field.text().to_owned();
        Self { title: title.to_owned(), kind, field, kept, warned: false, columns: 1 }
    }

    fn keep(&self, cx: &mut Context<'_>) -> Result<Step, Failure> {
        let said = self.kind.keep(self.field.text(), cx)?;
        cx.say(said);
        Ok(Step::Back)
    }

    /// Leaves; what was typed is not thrown away without a word.
    fn leave(&mut self, cx: &mut Context<'_>) -> Step {
        if self.warned || self.field.text() == self.kept {
            return Step::Back;
        }
        self.warned = true;
        cx.notice = Some((cx.words.get("saved-note-unkept"), Tone::Caution));
        Step::Stay
    }
}

impl Screen for NoteScreen {
    fn title(&self, cx: &Context<'_>) -> String {
        cx.words.get(self.kind.words())
    }

    fn bindings(&self) -> &'static [Binding] {
        if matches!(self.kind, Kind::Note { .. }) { &keys::NOTE } else { &keys::LINE }
    }

    fn act(&mut self, action: Action, cx: &mut Context<'_>) -> Result<Step, Failure> {
        match action {
            Action::Keep => self.keep(cx),
            Action::Back => Ok(self.leave(cx)),
            _ => Ok(Step::Stay),
        }
    }

    fn is_typing(&self) -> bool {
        true
    }

    fn key(&mut self, key: KeyEvent) {
        self.warned = false;
        match key.code {
            KeyCode::Up => self.field.step(false, self.columns),
            KeyCode::Down => self.field.step(true, self.columns),
            _ => {
                self.field.key(key);
            }
        }
    }

    fn paste(&mut self, text: &str) {
        self.warned = false;
        self.field.insert(text);
    }

    fn reload(&mut self, _cx: &mut Context<'_>) -> Result<(), Failure> {
        Ok(())
    }

    fn draw(&mut self, cx: &Context<'_>, area: Rect, buf: &mut Buffer) -> Option<(u16, u16)> {
        let title = cut(&self.title, columns(area), cx.look.glyphs.ellipsis);
        let mut head = vec![Line::new(&title, Tone::Strong)];
        if matches!(self.kind, Kind::Labels { .. }) {
            head.push(Line::new(&cx.words.get("saved-labels-how"), Tone::Quiet));
        }
        head.push(Line::default());
        put_all(buf, area, &head, 0, cx.look);
        let box_ = below(area, head.len());
        self.columns = columns(box_).saturating_sub(1).max(1);
        let (lines, (column, row)) = self.field.rows(self.columns);
        // The row with the cursor stays in sight.
        let top = (row + 1).saturating_sub(rows(box_).max(1));
        for (at, line) in lines.iter().skip(top).enumerate() {
            put(buf, box_, at, &Line::new(&line.text, Tone::Plain), cx.look);
        }
        let place = |start: u16, offset: usize| start.saturating_add(u16::try_from(offset).unwrap_or(u16::MAX));
        Some((place(box_.x, column), place(box_.y, row - top)))
    }
}
