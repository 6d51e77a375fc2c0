//! The saved passages.

use doorstep_core::bookmarks::BookmarkId;
use doorstep_core::doorstep::Saved;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::article::ArticleScreen;
use super::canvas::{columns, put_all};
use super::context::Context;
use super::keys::{self, Action, Binding};
use super::menu::{Item, MARK, Menu};
use super::note::{Kind, NoteScreen};
use super::{Screen, Step};
use crate::reader::failure::Failure;
use crate::reader::text::{Line, Run, Tone, clean_line, wrap};

/// Rows of a note in the list.
const NOTE: usize = 2;

/// The saved passages.
pub struct SavedList {
    list: Vec<Saved>,
    menu: Menu,
}

impl SavedList {
    pub fn new(cx: &mut Context<'_>) -> Result<Self, Failure> {
        let mut screen = Self { list: Vec::new(), menu: Menu::default() };
        screen.reload(cx)?;
        Ok(screen)
    }

    fn selected(&self) -> Option<&Saved> {
        self.list.get(self.menu.selected)
    }

    fn open(&self, cx: &mut Context<'_>) -> Result<Step, Failure> {
        let Some(saved) = self.selected() else { return Ok(Step::Stay) };
        match &saved.section {
            Some(section) => Ok(Step::Open(Box::new(ArticleScreen::new(section, cx)?))),
            None => {
                let said = cx.words.saved_state(saved.state).unwrap_or_default();
                cx.notice = Some((said, Tone::Caution));
                Ok(Step::Stay)
            }
        }
    }

    fn edit(&self, kind: impl FnOnce(&Saved) -> Kind) -> Step {
        let screen = self.selected().map(|saved| NoteScreen::new(&saved.title, kind(saved)));
        screen.map_or(Step::Stay, |screen| Step::Open(Box::new(screen)))
    }

    fn remove(&mut self, cx: &mut Context<'_>) -> Result<(), Failure> {
        let Some(id) = self.selected().map(|saved| saved.id) else { return Ok(()) };
        let removed = cx.store_to_write()?.remove(id)?;
        cx.removed = Some(removed);
        self.reload(cx)?;
        cx.say("saved-removed-undo");
        Ok(())
    }

    fn undo(&mut self, cx: &mut Context<'_>) -> Result<(), Failure> {
        let Some(removed) = cx.removed.take() else { return Ok(()) };
        let restored = cx.store_to_write()?.restore(&removed);
        if restored.is_err() {
            cx.removed = Some(removed);
        }
        let id = restored?;
        self.reload(cx)?;
        self.mark(id);
        Ok(())
    }

    /// Moves the marked passage one place up or down.
    fn shift(&mut self, up: bool, cx: &mut Context<'_>) -> Result<(), Failure> {
        let at = self.menu.selected;
        let Some(id) = self.selected().map(|saved| saved.id) else { return Ok(()) };
        let target = if up { at.checked_sub(1) } else { Some(at + 2).filter(|target| *target <= self.list.len()) };
        let Some(target) = target else { return Ok(()) };
        let before = self.list.get(target).map(|saved| saved.id);
        cx.store_to_write()?.move_to(id, before)?;
        self.reload(cx)?;
        self.mark(id);
        Ok(())
    }

    fn mark(&mut self, id: BookmarkId) {
        self.menu.selected = self.list.iter().position(|saved| saved.id == id).unwrap_or(0);
    }
}

fn item(saved: &Saved, cx: &Context<'_>, columns: usize) -> Item {
    let dot = format!(" {} ", cx.look.glyphs.dot);
    let line = |text: &str, tone| wrap(&[Run::new(&clean_line(text), tone)], columns, &[], &[]);
    let mut lines = line(&saved.title, Tone::Title);
    let badge = saved.badge.as_ref().map(|badge| cx.words.badge(badge));
    let facts = badge.into_iter().chain(saved.topic_title.clone()).chain(cx.words.saved_state(saved.state));
    let facts: Vec<_> = facts.collect();
    if !facts.is_empty() {
        lines.extend(line(&facts.join(&dot), Tone::Quiet));
    }
    if !saved.labels.is_empty() {
        let labels: Vec<_> = saved.labels.iter().map(|label| format!("[{label}]")).collect();
        lines.extend(line(&labels.join(" "), Tone::Strong));
    }
    if let Some(quote) = &saved.quote {
        lines.extend(line(&quote.exact, Tone::Emphasis).into_iter().take(NOTE));
    }
    if !saved.note.is_empty() {
        lines.extend(wrap(&[Run::new(&saved.note, Tone::Plain)], columns, &[], &[]).into_iter().take(NOTE));
    }
    lines.push(Line::default());
    Item { above: Vec::new(), lines }
}

impl Screen for SavedList {
    fn title(&self, cx: &Context<'_>) -> String {
        cx.words.get("tab-saved")
    }

    fn bindings(&self) -> &'static [Binding] {
        &keys::SAVED
    }

    fn act(&mut self, action: Action, cx: &mut Context<'_>) -> Result<Step, Failure> {
        if self.menu.act(action, self.list.len()) {
            return Ok(Step::Stay);
        }
        match action {
            Action::Back => return Ok(Step::Back),
            Action::Open => return self.open(cx),
            Action::Note => return Ok(self.edit(|saved| Kind::Note { id: saved.id, note: saved.note.clone() })),
            Action::Labels => {
                return Ok(self.edit(|saved| Kind::Labels { id: saved.id, labels: saved.labels.join(", ") }));
            }
            Action::Remove => self.remove(cx)?,
            Action::Undo => self.undo(cx)?,
            Action::MoveUp | Action::MoveDown => self.shift(action == Action::MoveUp, cx)?,
            _ => {}
        }
        Ok(Step::Stay)
    }

    fn reload(&mut self, cx: &mut Context<'_>) -> Result<(), Failure> {
        cx.expect_open()?;
        let door = cx.door;
        self.list = match cx.store() {
            Some(store) => door.saved(store, None)?,
            None => Vec::new(),
        };
        self.menu.selected = self.menu.selected.min(self.list.len().saturating_sub(1));
        Ok(())
    }

    fn draw(&mut self, cx: &Context<'_>, area: Rect, buf: &mut Buffer) -> Option<(u16, u16)> {
        if self.list.is_empty() {
            let said = ["saved-empty", "saved-empty-how"].map(|key| Line::new(&cx.words.get(key), Tone::Plain));
            put_all(buf, area, &said, 0, cx.look);
            return None;
        }
        let room = columns(area).saturating_sub(MARK + 1);
        let items: Vec<_> = self.list.iter().map(|saved| item(saved, cx, room)).collect();
        self.menu.draw(&items, cx.look, area, buf);
        None
    }
}
