//! The sections of a topic.

use doorstep_core::doorstep::{Contents, OwnSlot};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::article::ArticleScreen;
use super::canvas::{below, columns, put_all};
use super::context::Context;
use super::keys::{self, Action, Binding};
use super::menu::{Item, MARK, Menu};
use super::numbers::filled_lines;
use super::{Screen, Step};
use crate::reader::failure::Failure;
use crate::reader::text::{Line, Run, Tone, call_runs, wrap};

/// The sections of a topic.
pub struct ContentsScreen {
    contents: Contents,
    /// The worker's own numbers, over the topic for danger.
    numbers: Vec<OwnSlot>,
    menu: Menu,
}

impl ContentsScreen {
    pub fn new(topic: &str, cx: &mut Context<'_>) -> Result<Self, Failure> {
        let contents = cx.door.contents(topic, None)?;
        let numbers = numbers(&contents, cx);
        Ok(Self { contents, numbers, menu: Menu::default() })
    }
}

/// The worker's own numbers, where the topic is the one for danger.
fn numbers(contents: &Contents, cx: &mut Context<'_>) -> Vec<OwnSlot> {
    if contents.topic.act_now { cx.own_numbers() } else { Vec::new() }
}

impl Screen for ContentsScreen {
    fn title(&self, _cx: &Context<'_>) -> String {
        self.contents.topic.title.clone()
    }

    fn bindings(&self) -> &'static [Binding] {
        &keys::LIST
    }

    fn act(&mut self, action: Action, cx: &mut Context<'_>) -> Result<Step, Failure> {
        let sections = &self.contents.sections;
        if self.menu.act(action, sections.len()) {
            return Ok(Step::Stay);
        }
        match (action, sections.get(self.menu.selected)) {
            (Action::Open, Some(entry)) => Ok(Step::Open(Box::new(ArticleScreen::new(&entry.section, cx)?))),
            (Action::Back, _) => Ok(Step::Back),
            _ => Ok(Step::Stay),
        }
    }

    fn reload(&mut self, cx: &mut Context<'_>) -> Result<(), Failure> {
        self.contents = cx.door.contents(&self.contents.topic.id, None)?;
        self.numbers = numbers(&self.contents, cx);
        Ok(())
    }

    fn draw(&mut self, cx: &Context<'_>, area: Rect, buf: &mut Buffer) -> Option<(u16, u16)> {
        let mut head = filled_lines(&self.numbers, cx, columns(area));
        if let Some(badge) = &self.contents.topic.badge {
            let badge = cx.words.badge_whole(badge, cx.look.glyphs);
            head.extend(wrap(&[Run::new(&badge, Tone::Strong)], columns(area), &[], &[]));
        }
        head.extend(wrap(&[Run::new(&self.contents.topic.summary, Tone::Quiet)], columns(area), &[], &[]));
        head.push(Line::default());
        put_all(buf, area, &head, 0, cx.look);
        let list = below(area, head.len());
        let room = columns(list).saturating_sub(MARK + 1);
        let items = self.contents.sections.iter().map(|entry| {
            let mut lines = wrap(&[Run::new(&entry.title, Tone::Plain)], room, &[], &[]);
            let call = entry.call.iter().map(|call| call_runs(call, cx.words, cx.look));
            lines.extend(call.flat_map(|runs| wrap(&runs, room, &[], &[])));
            Item { above: Vec::new(), lines }
        });
        self.menu.draw(&items.collect::<Vec<_>>(), cx.look, list, buf);
        None
    }
}
