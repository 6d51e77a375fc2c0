//! A passage.

use doorstep_core::bookmarks::BookmarkId;
use doorstep_core::doorstep::Article;
use doorstep_core::handbook::SectionId;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::canvas::{below, columns, put, put_all, put_rule, put_thumb, rows};
use super::context::Context;
use super::keys::{self, Action, Binding};
use super::{Screen, Step};
use crate::reader::failure::Failure;
use crate::reader::text::{Line, LinkMark, Page, Tone, article, definition_lines};

/// A passage, and where in it the reader is.
pub struct ArticleScreen {
    article: Article,
    saved: Option<BookmarkId>,
    /// It was to be saved while nobody could see whether it is.
    saving: bool,
    page: Page,
    /// The columns that the page is laid out for; none where it has to be laid out.
    laid_for: Option<usize>,
    /// The first line in sight.
    top: usize,
    /// How many lines were in sight.
    rows: usize,
    /// It was removed from the saved ones on this screen, and can be brought back.
    removed: bool,
    /// The link that Enter follows.
    focus: Option<usize>,
    /// How far the sheet with the terms is scrolled, where it is open.
    sheet: Option<usize>,
}

impl ArticleScreen {
    pub fn new(section: &SectionId, cx: &mut Context<'_>) -> Result<Self, Failure> {
        let article = cx.door.article(section, None)?;
        let mut screen = Self {
            article,
            saved: None,
            saving: false,
            page: Page::default(),
            laid_for: None,
            top: 0,
            rows: 0,
            removed: false,
            focus: None,
            sheet: None,
        };
        screen.look_up(cx);
        Ok(screen)
    }

    /// What is not in the passage: that it was read, and whether it is saved.
    fn look_up(&mut self, cx: &mut Context<'_>) {
        cx.last = Some(self.article.section.clone());
        self.saved = cx.bookmark_on(&self.article.section);
    }

    fn turn_to(&mut self, section: Option<SectionId>, cx: &mut Context<'_>) -> Result<(), Failure> {
        if let Some(section) = section {
            *self = Self::new(&section, cx)?;
        }
        Ok(())
    }

    fn toggle_saved(&mut self, cx: &mut Context<'_>) -> Result<(), Failure> {
        let was_unknown = std::mem::take(&mut self.saving);
        if let Err(locked) = cx.expect_open() {
            self.saving = true;
            return Err(locked);
        }
        if was_unknown && self.saved.is_some() {
            // It is saved already: that is what was asked for.
            cx.say("article-saved");
            return Ok(());
        }
        if let Some(id) = self.saved {
            let removed = cx.store_to_write()?.remove(id)?;
            cx.removed = Some(removed);
            (self.saved, self.removed) = (None, true);
            cx.say("article-unsaved");
            return Ok(());
        }
        self.saved = Some(self.save(cx)?);
        self.removed = false;
        cx.say("article-saved");
        Ok(())
    }

    /// Saves the passage, with its note and labels where it was saved just before.
    fn save(&self, cx: &mut Context<'_>) -> Result<BookmarkId, Failure> {
        if let Some(removed) = cx.removed.take_if(|_| self.removed) {
            let restored = cx.store_to_write()?.restore(&removed);
            if restored.is_err() {
                cx.removed = Some(removed);
            }
            return Ok(restored?);
        }
        let (door, now) = (cx.door, (cx.clock)());
        Ok(door.save(cx.store_to_write()?, &self.article.section, now)?)
    }

    fn scroll(&mut self, action: Action) {
        let page = self.rows.saturating_sub(1).max(1);
        self.top = match action {
            Action::Up => self.top.saturating_sub(1),
            Action::Down => self.top + 1,
            Action::PageUp => self.top.saturating_sub(page),
            Action::PageDown => self.top + page,
            Action::Start => 0,
            Action::End => usize::MAX,
            _ => self.top,
        };
        self.hold_top();
    }

    fn hold_top(&mut self) {
        self.top = self.top.min(self.page.lines.len().saturating_sub(self.rows));
    }

    /// Marks the next or the previous link and brings it into sight.
    fn step_focus(&mut self, forward: bool) {
        let Some(last) = self.page.links.len().checked_sub(1) else { return };
        self.focus = Some(match self.focus {
            None => {
                if forward {
                    0
                } else {
                    last
                }
            }
            Some(link) if forward => {
                if link == last {
                    0
                } else {
                    link + 1
                }
            }
            Some(link) => link.checked_sub(1).unwrap_or(last),
        });
        let is_in = |line: &Line| line.runs.iter().any(|run| run.link.is_some() && run.link == self.focus);
        if let Some(row) = self.page.lines.iter().position(is_in) {
            self.top = self.top.min(row).max((row + 1).saturating_sub(self.rows));
        }
    }

    fn follow(&self, link: Option<usize>, cx: &mut Context<'_>) -> Result<Step, Failure> {
        match link.and_then(|link| self.page.links.get(link)) {
            Some(section) => Ok(Step::Open(Box::new(Self::new(section, cx)?))),
            None => Ok(Step::Stay),
        }
    }

    /// Lays the page out anew where it has to be, and keeps the block at the top.
    fn lay_out(&mut self, cx: &Context<'_>, columns: usize) {
        if self.laid_for == Some(columns) {
            return;
        }
        let place = self.page.lines.get(self.top).map(|line| line.block);
        let (asked, today) = (cx.door.reading_language(), cx.door.today((cx.clock)()));
        self.page = article(&self.article, &asked, today, cx.words, cx.look, columns, LinkMark::Number);
        self.laid_for = Some(columns);
        if let Some(block) = place.filter(|block| *block > 0) {
            self.top = self.page.lines.iter().position(|line| line.block >= block).unwrap_or(0);
        }
    }

    fn focused(&self, line: &Line) -> Line {
        let mut line = line.clone();
        for run in &mut line.runs {
            if run.link.is_some() && run.link == self.focus {
                run.tone = Tone::Focus;
            }
        }
        line
    }

    /// The terms of the passage and what they mean.
    fn term_lines(&self, columns: usize) -> Vec<Line> {
        let mut lines = Vec::new();
        for definition in &self.article.definitions {
            lines.extend(definition_lines(definition, columns));
            lines.push(Line::default());
        }
        lines.pop();
        lines
    }

    /// The sheet from below, over the lower part of the passage.
    fn draw_sheet(&mut self, scroll: usize, cx: &Context<'_>, area: Rect, buf: &mut Buffer) {
        let lines = self.term_lines(columns(area).saturating_sub(1).min(66));
        let head = 2;
        let height = (lines.len() + head).min(rows(area) * 3 / 4).max(head + 1);
        let sheet = below(area, rows(area).saturating_sub(height));
        for row in 0..rows(sheet) {
            let blank = " ".repeat(columns(sheet));
            put(buf, sheet, row, &Line::new(&blank, Tone::Plain), cx.look);
        }
        put_rule(buf, sheet, 0, cx.look);
        put(buf, sheet, 1, &Line::new(&cx.words.get("article-terms"), Tone::Heading), cx.look);
        let list = below(sheet, head);
        let scroll = scroll.min(lines.len().saturating_sub(rows(list)));
        self.sheet = Some(scroll);
        put_all(buf, list, &lines, scroll, cx.look);
        put_thumb(buf, list, scroll, lines.len(), cx.look);
    }

    fn act_on_sheet(&mut self, scroll: usize, action: Action) {
        self.sheet = match action {
            Action::Up | Action::PageUp => Some(scroll.saturating_sub(1)),
            Action::Down | Action::PageDown => Some(scroll + 1),
            Action::Start => Some(0),
            Action::Back => None,
            _ => Some(scroll),
        };
    }
}

impl Screen for ArticleScreen {
    fn title(&self, cx: &Context<'_>) -> String {
        let position = cx.words.position(self.article.number, self.article.of);
        let glyphs = cx.look.glyphs;
        let saved = self.saved.map(|_| format!(" {} {}", glyphs.saved, cx.words.get("article-saved")));
        format!("{} {} {position}{}", self.article.topic_title, glyphs.dot, saved.unwrap_or_default())
    }

    fn bindings(&self) -> &'static [Binding] {
        if self.sheet.is_some() { &keys::SHEET } else { &keys::ARTICLE }
    }

    fn words(&self, binding: &Binding) -> &'static str {
        match binding.words {
            "action-save" if self.saved.is_some() => "action-unsave",
            words => words,
        }
    }

    fn act(&mut self, action: Action, cx: &mut Context<'_>) -> Result<Step, Failure> {
        if let Some(scroll) = self.sheet {
            self.act_on_sheet(scroll, action);
            return Ok(Step::Stay);
        }
        match action {
            Action::Back => return Ok(Step::Back),
            Action::Open => return self.follow(self.focus, cx),
            Action::Follow(link) => return self.follow(Some(link), cx),
            Action::NextLink | Action::PreviousLink => self.step_focus(action == Action::NextLink),
            Action::Previous => self.turn_to(self.article.previous.as_ref().map(|link| link.section.clone()), cx)?,
            Action::Next => self.turn_to(self.article.next.as_ref().map(|link| link.section.clone()), cx)?,
            Action::Save => self.toggle_saved(cx)?,
            Action::Terms if self.article.definitions.is_empty() => cx.say("article-no-terms"),
            Action::Terms => self.sheet = Some(0),
            _ => self.scroll(action),
        }
        Ok(Step::Stay)
    }

    fn reload(&mut self, cx: &mut Context<'_>) -> Result<(), Failure> {
        self.article = cx.door.article(&self.article.section, None)?;
        self.laid_for = None;
        self.look_up(cx);
        Ok(())
    }

    fn draw(&mut self, cx: &Context<'_>, area: Rect, buf: &mut Buffer) -> Option<(u16, u16)> {
        self.rows = rows(area);
        self.lay_out(cx, columns(area).saturating_sub(2));
        self.hold_top();
        for (row, line) in self.page.lines.iter().skip(self.top).take(self.rows).enumerate() {
            let text = Rect { width: area.width.saturating_sub(2).min(66), ..area };
            put(buf, text, row, &self.focused(line), cx.look);
        }
        put_thumb(buf, area, self.top, self.page.lines.len(), cx.look);
        if let Some(scroll) = self.sheet {
            self.draw_sheet(scroll, cx, area, buf);
        }
        None
    }
}
