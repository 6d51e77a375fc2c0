//! The stack of screens, with head and foot.

use doorstep_core::bookmarks::StoreError;
use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{Event, KeyEvent, KeyEventKind};
use ratatui::layout::Rect;

use super::canvas::{below, columns, inside, put, put_ends, put_rule, rows};
use super::context::Context;
use super::help::Help;
use super::home::Home;
use super::keys::{self, Action, Binding};
use super::languages::Languages;
use super::pin::PinScreen;
use super::saved::SavedList;
use super::search::Search;
use super::{Screen, Step};
use crate::reader::failure::Failure;
use crate::reader::text::{Line, Run, Tone, clean_line, width, wrap};

/// From this height on there is room for an empty row under the head and a rule over the foot.
const ROOMY: usize = 16;

/// The interactive reader's state.
pub struct App<'a> {
    cx: Context<'a>,
    /// The last one is shown; the first one is the home screen.
    screens: Vec<Box<dyn Screen>>,
    leaving: Option<Leave>,
}

/// How the person left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leave {
    /// The usual way.
    Quit,
    /// At once, with nothing left to see (A8).
    Hide,
}

impl<'a> App<'a> {
    pub fn new(mut cx: Context<'a>) -> Result<Self, Failure> {
        let home = Home::new(&mut cx)?;
        Ok(Self { cx, screens: vec![Box::new(home)], leaving: None })
    }

    /// How the person left, once they did.
    pub fn leaving(&self) -> Option<Leave> {
        self.leaving
    }

    /// Takes what happened at the terminal.
    pub fn update(&mut self, event: &Event) {
        match event {
            Event::Key(key) if key.kind != KeyEventKind::Release => self.key(*key),
            Event::Paste(text) => {
                if let Some(screen) = self.screens.last_mut() {
                    screen.paste(text);
                }
            }
            _ => {}
        }
    }

    /// Does what may wait until no more keys do.
    pub fn settle(&mut self) {
        let Some(screen) = self.screens.last_mut() else { return };
        if let Err(failure) = screen.settle(&mut self.cx) {
            self.cx.fail(&failure);
        }
    }

    fn key(&mut self, key: KeyEvent) {
        self.cx.notice = None;
        let Some(screen) = self.screens.last_mut() else { return };
        let own: &[&[Binding]] = &[&keys::ALWAYS, &keys::LOCK, screen.bindings()];
        let common: &[&[Binding]] = if screen.is_typing() { &[] } else { &keys::EVERYWHERE };
        match keys::find(own, key).or_else(|| keys::find(common, key)) {
            Some(action) => self.act(action),
            None => screen.key(key),
        }
    }

    fn act(&mut self, action: Action) {
        let step = match action {
            Action::Quit | Action::Hide => {
                self.leaving = Some(if action == Action::Hide { Leave::Hide } else { Leave::Quit });
                Ok(Step::Stay)
            }
            Action::Lock => {
                self.lock();
                Ok(Step::Stay)
            }
            Action::Search => Ok(Step::Open(Box::new(Search::new()))),
            Action::Saved => SavedList::new(&mut self.cx).map(|screen| Step::Open(Box::new(screen))),
            Action::Languages => Languages::new(&self.cx).map(|screen| Step::Open(Box::new(screen))),
            Action::Help => Ok(Step::Open(Box::new(Help::default()))),
            _ => match self.screens.last_mut() {
                Some(screen) => screen.act(action, &mut self.cx),
                None => Ok(Step::Stay),
            },
        };
        match step {
            Ok(step) => self.step(step),
            // What needs the PIN asks for it, and goes on with what was asked for.
            Err(Failure::Store(StoreError::Locked)) => {
                self.screens.push(Box::new(PinScreen::new(action, &mut self.cx)));
            }
            Err(failure) => self.cx.fail(&failure),
        }
    }

    /// Locks what is saved. Screens may hold something of it: they go, too.
    fn lock(&mut self) {
        match self.cx.lock() {
            Ok(true) => {
                self.screens.truncate(1);
                self.reload();
                self.cx.say("lock-locked");
            }
            Ok(false) => self.cx.say("lock-off"),
            Err(failure) => self.cx.fail(&failure),
        }
    }

    fn step(&mut self, step: Step) {
        match step {
            Step::Stay => {}
            Step::Open(screen) => self.screens.push(screen),
            Step::Back if self.screens.len() > 1 => {
                self.screens.pop();
                self.reload();
            }
            Step::Back => {}
            Step::BackTo(action) => {
                self.screens.pop();
                self.reload();
                self.act(action);
            }
        }
    }

    /// Fetches the shown screen anew: what was done on the one before may have changed it.
    fn reload(&mut self) {
        let Some(screen) = self.screens.last_mut() else { return };
        if let Err(failure) = screen.reload(&mut self.cx) {
            self.cx.fail(&failure);
        }
    }

    /// Draws the screen.
    pub fn draw(&mut self, frame: &mut Frame<'_>) {
        let area = frame.area();
        if let Some(cursor) = self.draw_into(area, frame.buffer_mut()) {
            frame.set_cursor_position(cursor);
        }
    }

    fn draw_into(&mut self, area: Rect, buf: &mut Buffer) -> Option<(u16, u16)> {
        let roomy = rows(area) >= ROOMY;
        let (head, foot) = if roomy { (2, 2) } else { (1, 1) };
        self.draw_head(inside(area), buf);
        let notice = self.notice(columns(inside(area)));
        let covered = foot + if roomy { notice.len() } else { notice.len().saturating_sub(1) };
        let body = below(inside(area), head);
        let body = Rect { height: body.height.saturating_sub(u16::try_from(covered).unwrap_or(u16::MAX)), ..body };
        let cursor = self.screens.last_mut().and_then(|screen| screen.draw(&self.cx, body, buf));
        let below_body = below(inside(area), rows(area).saturating_sub(covered));
        self.draw_foot(below_body, roomy, &notice, buf);
        cursor
    }

    fn draw_head(&self, area: Rect, buf: &mut Buffer) {
        let Some(screen) = self.screens.last() else { return };
        let title = clean_line(&screen.title(&self.cx));
        let back = if self.screens.len() > 1 { format!("{} ", self.cx.look.glyphs.back) } else { String::new() };
        let left = Run::new(&format!("{back}{title}"), Tone::Title);
        let mut right = vec![Run::new(&self.cx.door.reading_language().endonym(), Tone::Quiet)];
        if !screen.is_typing() {
            let keys = keys::LANGUAGE.iter().map(|binding| binding.name.shown(self.cx.words, self.cx.look.glyphs));
            right.splice(0..0, keys.map(|key| Run::new(&format!("{key} "), Tone::Strong)));
        }
        put_ends(buf, area, 0, left, right, self.cx.look);
    }

    /// What the person is told, in lines.
    fn notice(&self, columns: usize) -> Vec<Line> {
        let notice = self.cx.notice.as_ref();
        notice.map(|(text, tone)| wrap(&[Run::new(text, *tone)], columns, &[], &[])).unwrap_or_default()
    }

    /// A notice, a rule and the keys, as far as there is room; without room, a notice stands in the keys' place.
    fn draw_foot(&self, area: Rect, roomy: bool, notice: &[Line], buf: &mut Buffer) {
        for (row, line) in notice.iter().enumerate() {
            put(buf, area, row, line, self.cx.look);
        }
        if roomy {
            put_rule(buf, area, notice.len(), self.cx.look);
            self.draw_keys(area, notice.len() + 1, buf);
        } else if notice.is_empty() {
            self.draw_keys(area, 0, buf);
        }
    }

    /// The most important keys, as many as fit; help and hiding always.
    fn draw_keys(&self, area: Rect, row: usize, buf: &mut Buffer) {
        let Some(screen) = self.screens.last() else { return };
        let helped = if screen.is_typing() { &[][..] } else { &keys::HELP[..] };
        let common = if screen.is_typing() { &[][..] } else { &keys::COMMON[..] };
        let right = self.key_runs(screen.as_ref(), helped.iter().chain(&keys::ALWAYS), columns(area));
        let right = Line { from_right: true, ..Line::from(right) };
        let room = columns(area).saturating_sub(right.width() + 2);
        let left = self.key_runs(screen.as_ref(), screen.bindings().iter().chain(common), room);
        put(buf, area, row, &Line::from(left), self.cx.look);
        put(buf, area, row, &right, self.cx.look);
    }

    fn key_runs<'b>(&self, screen: &dyn Screen, bindings: impl Iterator<Item = &'b Binding>, room: usize) -> Vec<Run> {
        let mut runs = Vec::new();
        let mut taken = 0;
        for binding in bindings {
            let gap = if runs.is_empty() { "" } else { "  " };
            let name = binding.name.shown(self.cx.words, self.cx.look.glyphs);
            let words = format!(" {}", self.cx.words.get(screen.words(binding)));
            taken += width(gap) + width(&name) + width(&words);
            if taken > room {
                break;
            }
            runs.extend([Run::new(gap, Tone::Plain), Run::new(&name, Tone::Strong), Run::new(&words, Tone::Quiet)]);
        }
        runs
    }
}
