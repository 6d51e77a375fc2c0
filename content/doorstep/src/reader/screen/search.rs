//! Search as you type.

use doorstep_core::doorstep::{Call, Found, Hit, TopicEntry};
use ratatui::buffer::Buffer;
use ratatui::crossterm::event::KeyEvent;
use ratatui::layout::Rect;

use super::article::ArticleScreen;
use super::canvas::{below, columns, put, put_all, rows};
use super::contents::ContentsScreen;
use super::context::Context;
use super::field::Field;
use super::keys::{self, Action, Binding};
use super::menu::{Item, MARK, Menu};
use super::{Screen, Step};
use crate::reader::failure::Failure;
use crate::reader::text::{Line, Run, Tone, call_runs, clean_line, cut, marked, width, wrap};

/// Passages that are asked for at a time: as many as a tall terminal shows.
const SCREENFUL: usize = 20;
/// Rows of a snippet.
const SNIPPET: usize = 2;

/// The words typed so far, and what they find.
#[derive(Default)]
pub struct Search {
    field: Field,
    found: Option<Found>,
    /// The topic for danger, offered where nothing is found.
    act_now: Option<TopicEntry>,
    menu: Menu,
    /// The words have changed since the last search.
    stale: bool,
}

impl Search {
    pub fn new() -> Self {
        Self::default()
    }

    fn hits(&self) -> &[Hit] {
        self.found.as_ref().map_or(&[], |found| &found.hits)
    }

    fn count(&self) -> usize {
        self.hits().len().max(usize::from(self.act_now.is_some()))
    }

    /// Searches, and keeps the mark on the passage it was on where that is still among the first ones.
    fn search(&mut self, cx: &Context<'_>) -> Result<(), Failure> {
        let marked = self.hits().get(self.menu.selected).map(|hit| hit.section.clone());
        let moved = self.menu.selected > 0;
        self.stale = false;
        self.act_now = None;
        self.found = None;
        if self.field.text().trim().is_empty() {
            self.menu = Menu::default();
            return Ok(());
        }
        let found = cx.door.search(self.field.text(), None, 0..self.wanted())?;
        let place = marked.filter(|_| moved).and_then(|id| found.hits.iter().position(|hit| hit.section == id));
        self.menu.selected = place.unwrap_or(0);
        if found.hits.is_empty() {
            self.act_now = cx.door.home((cx.clock)())?.topics.into_iter().find(|topic| topic.act_now);
        }
        self.found = Some(found);
        Ok(())
    }

    /// How many passages are there to be seen and moved through: a screenful from the marked one on.
    fn wanted(&self) -> usize {
        self.menu.selected + SCREENFUL
    }

    /// Asks for the passages that come into sight as the mark moves down.
    fn fill(&mut self, cx: &Context<'_>) -> Result<(), Failure> {
        let wanted = self.wanted();
        let Some(found) = &mut self.found else { return Ok(()) };
        let had = found.hits.len();
        if had >= wanted.min(found.total) {
            return Ok(());
        }
        let more = cx.door.search(self.field.text(), None, had..wanted.max(had + SCREENFUL))?;
        // A longer list may be in a slightly other order.
        let new = |hit: &Hit| found.hits.iter().all(|known| known.section != hit.section);
        let new: Vec<_> = more.hits.into_iter().filter(new).collect();
        found.hits.extend(new);
        Ok(())
    }

    /// The field, and where the cursor is in it.
    fn draw_field(&self, cx: &Context<'_>, area: Rect, buf: &mut Buffer) -> (u16, u16) {
        let prompt = format!("{}: ", cx.words.get("search-prompt"));
        let room = columns(area).saturating_sub(width(&prompt) + 1).max(1);
        let (rows, (column, row)) = self.field.rows(room);
        let text = rows.get(row).map(|row| row.text.clone()).unwrap_or_default();
        let runs = vec![Run::new(&prompt, Tone::Quiet), Run::new(&text, Tone::Strong)];
        put(buf, area, 0, &Line::from(runs), cx.look);
        let x = u16::try_from(width(&prompt) + column).unwrap_or(u16::MAX);
        (area.x.saturating_add(x).min(area.right().saturating_sub(1)), area.y)
    }

    /// One row that is always there, so that the results below do not jump.
    fn status(&self, cx: &Context<'_>, columns: usize) -> String {
        match &self.found {
            None => cx.words.get("search-nothing-language"),
            Some(Found { nearest: true, .. }) => {
                // However long the words, what they are said to be stays in sight.
                let words = cut(&clean_line(self.field.text().trim()), columns / 2, cx.look.glyphs.ellipsis);
                cx.words.with("search-nearest", &[("words", words.into())])
            }
            Some(Found { total, correction, .. }) => {
                let count = u64::try_from(*total).unwrap_or(u64::MAX);
                let count = cx.words.with("search-results", &[("count", count.into())]);
                match correction {
                    Some(words) => {
                        let words = cx.words.with("search-correction", &[("words", clean_line(words).into())]);
                        format!("{count} {} {words}", cx.look.glyphs.dot)
                    }
                    None => count,
                }
            }
        }
    }

    fn items(&self, cx: &Context<'_>, columns: usize, roomy: bool) -> Vec<Item> {
        let mut items: Vec<_> = self.hits().iter().map(|hit| hit_item(hit, cx, columns, roomy)).collect();
        if let (true, Some(topic)) = (items.is_empty(), &self.act_now) {
            items.push(nothing_item(topic, cx, columns));
        }
        items
    }
}

fn hit_item(hit: &Hit, cx: &Context<'_>, columns: usize, roomy: bool) -> Item {
    let mut lines = match &hit.call {
        Some(call) => pinned_lines(hit, call, cx, columns),
        None => wrap(&marked(&hit.title, Tone::Title), columns, &[], &[]),
    };
    let mut place = hit.topic_title.clone();
    if let Some(badge) = &hit.badge {
        place = format!("{} {} {place}", cx.words.badge(badge), cx.look.glyphs.dot);
    }
    if hit.shown.fallback {
        place = format!("{place} {} {}", cx.look.glyphs.dot, hit.shown.endonym);
    }
    lines.push(Line::new(&clean_line(&place), Tone::Quiet));
    lines.extend(snippet_lines(hit, cx, columns, if roomy { SNIPPET } else { 1 }));
    if roomy {
        lines.push(Line::default());
    }
    Item { above: Vec::new(), lines }
}

/// The title of what must happen at once, and whom to call.
fn pinned_lines(hit: &Hit, call: &Call, cx: &Context<'_>, columns: usize) -> Vec<Line> {
    let mut title = vec![Run::new(&format!("{} ", cx.look.glyphs.act_now), Tone::Urgent)];
    title.extend(marked(&hit.title, Tone::Urgent));
    let mut lines = wrap(&title, columns, &[], &[]);
    lines.extend(wrap(&call_runs(call, cx.words, cx.look), columns, &[], &[]));
    lines
}

/// The rows of a snippet from the first matched word on.
fn snippet_lines(hit: &Hit, cx: &Context<'_>, columns: usize, most: usize) -> Vec<Line> {
    let ellipsis = cx.look.glyphs.ellipsis;
    let mut lines = wrap(&marked(&hit.snippet, Tone::Plain), columns.saturating_sub(width(ellipsis)), &[], &[]);
    let matched = |line: &Line| line.runs.iter().any(|run| run.tone == Tone::Match);
    let first = lines.iter().position(matched).unwrap_or(0).min(lines.len().saturating_sub(most));
    lines.drain(..first);
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            last.runs.push(Run::new(ellipsis, Tone::Plain));
        }
    }
    lines
}

/// What to try where nothing is found, with the contacts for danger in reach.
fn nothing_item(topic: &TopicEntry, cx: &Context<'_>, columns: usize) -> Item {
    let mut above = Vec::new();
    for key in ["search-nothing-spelling", "search-nothing-language"] {
        above.extend(wrap(&[Run::new(&cx.words.get(key), Tone::Plain)], columns, &[], &[]));
    }
    above.push(Line::default());
    above.push(Line::new(&cx.words.get("search-nothing-contacts"), Tone::Plain));
    let title = format!("{} {}", cx.look.glyphs.act_now, topic.title);
    Item { above, lines: wrap(&[Run::new(&title, Tone::Urgent)], columns, &[], &[]) }
}

impl Screen for Search {
    fn title(&self, cx: &Context<'_>) -> String {
        cx.words.get("tab-search")
    }

    fn bindings(&self) -> &'static [Binding] {
        &keys::SEARCH
    }

    fn act(&mut self, action: Action, cx: &mut Context<'_>) -> Result<Step, Failure> {
        if self.stale {
            // Enter may come with the last letter.
            self.search(cx)?;
        }
        if self.menu.act(action, self.count()) {
            self.fill(cx)?;
            return Ok(Step::Stay);
        }
        match action {
            Action::Back => Ok(Step::Back),
            Action::Open => match (self.hits().get(self.menu.selected), &self.act_now) {
                (Some(hit), _) => Ok(Step::Open(Box::new(ArticleScreen::new(&hit.section.clone(), cx)?))),
                (None, Some(topic)) => Ok(Step::Open(Box::new(ContentsScreen::new(&topic.id, cx)?))),
                (None, None) => Ok(Step::Stay),
            },
            _ => Ok(Step::Stay),
        }
    }

    fn is_typing(&self) -> bool {
        true
    }

    fn key(&mut self, key: KeyEvent) {
        let before = self.field.text().len();
        self.stale |= self.field.key(key) && (self.field.text().len() != before);
    }

    fn paste(&mut self, text: &str) {
        self.field.insert(text);
        self.stale = true;
    }

    fn settle(&mut self, cx: &mut Context<'_>) -> Result<(), Failure> {
        if self.stale { self.search(cx) } else { Ok(()) }
    }

    fn reload(&mut self, cx: &mut Context<'_>) -> Result<(), Failure> {
        self.search(cx)
    }

    fn draw(&mut self, cx: &Context<'_>, area: Rect, buf: &mut Buffer) -> Option<(u16, u16)> {
        let roomy = rows(area) >= 12;
        let cursor = self.draw_field(cx, area, buf);
        put_all(buf, below(area, 1), &[Line::new(&self.status(cx, columns(area)), Tone::Quiet)], 0, cx.look);
        let list = below(area, if roomy { 3 } else { 2 });
        let items = self.items(cx, columns(list).saturating_sub(MARK + 1), roomy);
        self.menu.draw(&items, cx.look, list, buf);
        Some(cursor)
    }
}
