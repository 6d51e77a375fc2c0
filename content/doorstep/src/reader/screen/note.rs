//! Writing the note or the labels of a saved passage.

use doorstep_core::bookmarks::BookmarkId;
use doorstep_core::doorstep::Saved;
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

/// What is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A note of several lines.
    Note,
    /// Labels with commas between them.
    Labels,
}

/// A text about a saved passage.
pub struct NoteScreen {
    id: BookmarkId,
    /// The passage's title.
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
    pub fn new(saved: &Saved, kind: Kind) -> Self {
        let field = match kind {
            Kind::Note => Field::lines(&saved.note),
            Kind::Labels => Field::line(&saved.labels.join(", ")),
        };
        let kept = field.text().to_owned();
        Self { id: saved.id, title: saved.title.clone(), kind, field, kept, warned: false, columns: 1 }
    }

    fn keep(&mut self, cx: &mut Context<'_>) -> Result<Step, Failure> {
        let now = (cx.clock)();
        match self.kind {
            Kind::Note => cx.store_to_write()?.set_note(self.id, self.field.text().trim_end(), now)?,
            Kind::Labels => {
                let labels: Vec<_> = self.field.text().split([',', '、', '،']).map(str::to_owned).collect();
                cx.store_to_write()?.set_labels(self.id, &labels, now)?;
            }
        }
        cx.say(if self.kind == Kind::Note { "saved-note-kept" } else { "saved-labels-kept" });
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
        cx.words.get(if self.kind == Kind::Note { "saved-note" } else { "saved-labels" })
    }

    fn bindings(&self) -> &'static [Binding] {
        if self.kind == Kind::Note { &keys::NOTE } else { &keys::LINE }
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
        if self.kind == Kind::Labels {
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
