//! The worker's own numbers.

use doorstep_core::doorstep::OwnSlot;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::canvas::{below, columns, put_all, rows};
use super::context::Context;
use super::keys::{self, Action, Binding};
use super::menu::{Item, MARK, Menu};
use super::note::{Kind, NoteScreen};
use super::{Screen, Step};
use crate::reader::failure::Failure;
use crate::reader::text::{Line, Run, Tone, is_filled, number_runs, wrap};

/// Rows that the list takes at least: where there are fewer, the line on what the numbers are for gives way.
const LIST: usize = 10;

/// The numbers to fill in.
pub struct NumbersScreen {
    slots: Vec<OwnSlot>,
    menu: Menu,
}

impl NumbersScreen {
    pub fn new(cx: &mut Context<'_>) -> Self {
        Self { slots: cx.own_numbers(), menu: Menu::default() }
    }

    fn selected(&self) -> Option<&OwnSlot> {
        self.slots.get(self.menu.selected)
    }

    fn edit(&self, kind: impl FnOnce(&OwnSlot) -> Option<Kind>) -> Step {
        let Some(slot) = self.selected() else { return Step::Stay };
        match kind(slot) {
            Some(kind) => Step::Open(Box::new(NoteScreen::new(&slot.name, kind))),
            None => Step::Stay,
        }
    }

    fn clear(&mut self, cx: &mut Context<'_>) -> Result<(), Failure> {
        let Some(slot) = self.selected().filter(|slot| slot.number.is_some() || slot.damaged).map(|slot| slot.slot)
        else {
            return Ok(());
        };
        cx.store_to_write()?.clear_number(slot)?;
        self.slots = cx.own_numbers();
        cx.say("own-number-cleared");
        Ok(())
    }
}

/// The number of a slot, to be typed.
fn number(slot: &OwnSlot) -> Kind {
    let (number, label) = slot.number.clone().map(|filled| (filled.number, filled.label)).unwrap_or_default();
    Kind::Number { slot: slot.slot, number, label }
}

/// The words on a number that is there.
fn label(slot: &OwnSlot) -> Option<Kind> {
    let filled = slot.number.clone()?;
    Some(Kind::NumberLabel { slot: slot.slot, number: filled.number, label: filled.label })
}

/// The numbers that are filled, a line each: they stand first where danger is.
pub fn filled_lines(slots: &[OwnSlot], cx: &Context<'_>, columns: usize) -> Vec<Line> {
    let filled = slots.iter().filter(|slot| is_filled(slot));
    filled.flat_map(|slot| wrap(&number_runs(slot, cx.words, cx.look.glyphs), columns, &[], &[])).collect()
}

impl Screen for NumbersScreen {
    fn title(&self, cx: &Context<'_>) -> String {
        cx.words.get("own-numbers")
    }

    fn bindings(&self) -> &'static [Binding] {
        &keys::NUMBERS
    }

    fn act(&mut self, action: Action, cx: &mut Context<'_>) -> Result<Step, Failure> {
        if self.menu.act(action, self.slots.len()) {
            return Ok(Step::Stay);
        }
        match action {
            Action::Back => return Ok(Step::Back),
            Action::Open => return Ok(self.edit(|slot| Some(number(slot)))),
            Action::Labels => return Ok(self.edit(label)),
            Action::Remove => self.clear(cx)?,
            _ => {}
        }
        Ok(Step::Stay)
    }

    fn reload(&mut self, cx: &mut Context<'_>) -> Result<(), Failure> {
        self.slots = cx.own_numbers();
        Ok(())
    }

    fn draw(&mut self, cx: &Context<'_>, area: Rect, buf: &mut Buffer) -> Option<(u16, u16)> {
        let mut why = wrap(&[Run::new(&cx.words.get("own-numbers-why"), Tone::Quiet)], columns(area), &[], &[]);
        why.push(Line::default());
        if rows(area) < why.len() + LIST {
            why.clear();
        }
        put_all(buf, area, &why, 0, cx.look);
        let list = below(area, why.len());
        let room = columns(list).saturating_sub(MARK + 1);
        let items = self.slots.iter().map(|slot| {
            let mut lines = wrap(&number_runs(slot, cx.words, cx.look.glyphs), room, &[], &[]);
            lines.push(Line::default());
            Item { above: Vec::new(), lines }
        });
        self.menu.draw(&items.collect::<Vec<_>>(), cx.look, list, buf);
        None
    }
}
