//! Typing the PIN, where something is asked for that needs it.

use ratatui::buffer::Buffer;
use ratatui::crossterm::event::KeyEvent;
use ratatui::layout::Rect;
use unicode_segmentation::UnicodeSegmentation;

use super::canvas::{columns, put, put_all};
use super::context::Context;
use super::field::Field;
use super::keys::{self, Action, Binding};
use super::{Screen, Step};
use crate::reader::failure::Failure;
use crate::reader::text::{Line, Run, Tone, wrap};

/// The PIN, as it is typed; a mark for each character is shown.
pub struct PinScreen {
    field: Field,
    /// What is done once it is right.
    then: Action,
}

impl PinScreen {
    pub fn new(then: Action, cx: &mut Context<'_>) -> Self {
        cx.tell_wait();
        Self { field: Field::line(""), then }
    }
}

impl Screen for PinScreen {
    fn title(&self, cx: &Context<'_>) -> String {
        cx.words.get("pin-title")
    }

    fn bindings(&self) -> &'static [Binding] {
        &keys::PIN
    }

    fn act(&mut self, action: Action, cx: &mut Context<'_>) -> Result<Step, Failure> {
        match action {
            Action::Keep => {
                let typed = std::mem::replace(&mut self.field, Field::line(""));
                cx.unlock(typed.text())?;
                Ok(Step::BackTo(self.then))
            }
            Action::Back => Ok(Step::Back),
            _ => Ok(Step::Stay),
        }
    }

    fn is_typing(&self) -> bool {
        true
    }

    fn key(&mut self, key: KeyEvent) {
        self.field.key(key);
    }

    fn paste(&mut self, text: &str) {
        self.field.insert(text);
    }

    fn reload(&mut self, _cx: &mut Context<'_>) -> Result<(), Failure> {
        Ok(())
    }

    fn draw(&mut self, cx: &Context<'_>, area: Rect, buf: &mut Buffer) -> Option<(u16, u16)> {
        let mut head = wrap(&[Run::new(&cx.words.get("lock-how"), Tone::Plain)], columns(area), &[], &[]);
        head.push(Line::default());
        put_all(buf, area, &head, 0, cx.look);
        let room = columns(area).saturating_sub(1);
        let typed = self.field.text().graphemes(true).count().min(room);
        put(buf, area, head.len(), &Line::new(&"*".repeat(typed), Tone::Strong), cx.look);
        let place = |start: u16, offset: usize| start.saturating_add(u16::try_from(offset).unwrap_or(u16::MAX));
        Some((place(area.x, typed), place(area.y, head.len())))
    }
}
