//! The home screen: the topics, the one for danger first.

use doorstep_core::doorstep::{self, Article, OwnSlot, TopicEntry};
use doorstep_core::handbook::SectionId;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::article::ArticleScreen;
use super::canvas::{below, columns, put_all, rows};
use super::contents::ContentsScreen;
use super::context::Context;
use super::keys::{self, Action, Binding};
use super::menu::{Item, MARK, Menu};
use super::numbers::{NumbersScreen, filled_lines};
use super::{Screen, Step};
use crate::reader::failure::Failure;
use crate::reader::text::{Line, Run, Tone, call_runs, is_filled, wrap};

/// The topics, the worker's own numbers and what was read last.
pub struct Home {
    home: doorstep::Home,
    /// The worker's own numbers.
    numbers: Vec<OwnSlot>,
    /// The passage that was read last.
    last: Option<Article>,
    menu: Menu,
}

impl Home {
    pub fn new(cx: &mut Context<'_>) -> Result<Self, Failure> {
        let home = cx.door.home((cx.clock)())?;
        let mut home = Self { home, numbers: cx.own_numbers(), last: None, menu: Menu::default() };
        home.fetch_last(cx.last.as_ref(), cx);
        Ok(home)
    }

    fn fetch_last(&mut self, last: Option<&SectionId>, cx: &Context<'_>) {
        self.last = last.and_then(|section| cx.door.article(section, None).ok());
    }

    fn count(&self) -> usize {
        self.home.topics.len() + 1 + usize::from(self.last.is_some())
    }

    fn banner(&self, cx: &Context<'_>, columns: usize) -> Vec<Line> {
        let Some(date) = self.home.review_passed else { return Vec::new() };
        let text = cx.words.with("handbook-review-passed", &[("date", date.to_string().into())]);
        let mut lines = wrap(&[Run::new(&text, Tone::Caution)], columns, &[], &[]);
        lines.push(Line::default());
        lines
    }

    fn items(&self, cx: &Context<'_>, columns: usize, room: usize) -> Vec<Item> {
        let height = |items: &[Item]| items.iter().map(|item| item.above.len() + item.lines.len()).sum::<usize>();
        let mut items = self.entries(cx, columns, true);
        if height(&items) > room {
            // Titles and numbers to call are worth more than summaries.
            items = self.entries(cx, columns, false);
        }
        let left = room.saturating_sub(height(&items));
        if left >= items.len() {
            items.iter_mut().for_each(|item| item.lines.push(Line::default()));
        } else if left >= 2 {
            // What is for danger, and what is the person's own, stand apart.
            let topics = self.home.topics.iter();
            let apart =
                topics.enumerate().filter(|(number, topic)| topic.act_now || number + 1 == self.home.topics.len());
            for number in apart.map(|(number, _)| number).collect::<Vec<_>>() {
                items.get_mut(number).into_iter().for_each(|item| item.lines.push(Line::default()));
            }
        }
        items
    }

    fn entries(&self, cx: &Context<'_>, columns: usize, summaries: bool) -> Vec<Item> {
        let topics = self.home.topics.iter().map(|topic| self.topic(topic, cx, columns, summaries));
        topics.chain([self.own_numbers(cx, columns, summaries)]).chain(self.continued(cx, columns)).collect()
    }

    fn topic(&self, topic: &TopicEntry, cx: &Context<'_>, columns: usize, summary: bool) -> Item {
        let title = if topic.act_now {
            Run::new(&format!("{} {}", cx.look.glyphs.act_now, topic.title), Tone::Urgent)
        } else {
            Run::new(&topic.title, Tone::Title)
        };
        let mut lines = wrap(&[title], columns, &[], &[]);
        if topic.act_now {
            let calls = self.home.calls.iter().map(|call| call_runs(call, cx.words, cx.look));
            lines.extend(calls.flat_map(|runs| wrap(&runs, columns, &[], &[])));
            lines.extend(filled_lines(&self.numbers, cx, columns));
        }
        if let Some(badge) = &topic.badge {
            lines.extend(wrap(&[Run::new(&cx.words.badge(badge), Tone::Strong)], columns, &[], &[]));
        }
        if summary {
            lines.extend(wrap(&[Run::new(&topic.summary, Tone::Quiet)], columns, &[], &[]));
        }
        Item { above: Vec::new(), lines }
    }

    /// The way to the worker's own numbers; as long as there are none, it says what they are for.
    fn own_numbers(&self, cx: &Context<'_>, columns: usize, summary: bool) -> Item {
        let mut lines = wrap(&[Run::new(&cx.words.get("own-numbers"), Tone::Title)], columns, &[], &[]);
        if summary && !self.numbers.iter().any(is_filled) {
            lines.extend(wrap(&[Run::new(&cx.words.get("own-numbers-why"), Tone::Quiet)], columns, &[], &[]));
        }
        Item { above: Vec::new(), lines }
    }

    /// The way back to what was read last.
    fn continued(&self, cx: &Context<'_>, columns: usize) -> Option<Item> {
        let last = self.last.as_ref()?;
        let heading = Line::new(&cx.words.get("home-continue"), Tone::Quiet);
        let position = cx.words.position(last.number, last.of);
        // A section's title may name the subject: here somebody may look over a shoulder.
        let position = Run::new(&format!(" {} {position}", cx.look.glyphs.dot), Tone::Quiet);
        let title = [Run::new(&last.topic_title, Tone::Title), position];
        Some(Item { above: vec![heading], lines: wrap(&title, columns, &[], &[]) })
    }
}

impl Screen for Home {
    fn title(&self, cx: &Context<'_>) -> String {
        // The handbook's own title names the subject: not at first sight.
        cx.words.get("app-name")
    }

    fn bindings(&self) -> &'static [Binding] {
        &keys::HOME
    }

    fn act(&mut self, action: Action, cx: &mut Context<'_>) -> Result<Step, Failure> {
        if self.menu.act(action, self.count()) || action != Action::Open {
            return Ok(Step::Stay);
        }
        let topics = &self.home.topics;
        match (topics.get(self.menu.selected), &self.last) {
            (Some(topic), _) => Ok(Step::Open(Box::new(ContentsScreen::new(&topic.id, cx)?))),
            (None, Some(last)) if self.menu.selected > topics.len() => {
                Ok(Step::Open(Box::new(ArticleScreen::new(&last.section, cx)?)))
            }
            (None, _) => {
                cx.expect_open()?;
                Ok(Step::Open(Box::new(NumbersScreen::new(cx))))
            }
        }
    }

    fn reload(&mut self, cx: &mut Context<'_>) -> Result<(), Failure> {
        self.home = cx.door.home((cx.clock)())?;
        self.numbers = cx.own_numbers();
        self.fetch_last(cx.last.as_ref(), cx);
        Ok(())
    }

    fn draw(&mut self, cx: &Context<'_>, area: Rect, buf: &mut Buffer) -> Option<(u16, u16)> {
        let banner = self.banner(cx, columns(area));
        put_all(buf, area, &banner, 0, cx.look);
        let list = below(area, banner.len());
        let items = self.items(cx, columns(list).saturating_sub(MARK + 1), rows(list));
        self.menu.draw(&items, cx.look, list, buf);
        None
    }
}
