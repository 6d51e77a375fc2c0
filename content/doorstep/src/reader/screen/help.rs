//! What the keys do.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::canvas::{put_all, put_thumb, rows};
use super::context::Context;
use super::keys::{self, Action, Binding};
use super::{Screen, Step};
use crate::reader::failure::Failure;
use crate::reader::text::{Line, Run, Tone, width};

/// The keys of every screen.
#[derive(Default)]
pub struct Help {
    top: usize,
    rows: usize,
}

/// The screens whose keys are listed, each under its message.
const GROUPS: [(&str, &[&[Binding]]); 4] = [
    ("help-everywhere", &[&keys::LIST, &keys::COMMON, &keys::LANGUAGE, &keys::HELP, &keys::LOCK, &keys::ALWAYS]),
    ("help-article", &[&keys::ARTICLE]),
    ("tab-saved", &[&keys::SAVED]),
    ("own-numbers", &[&keys::NUMBERS]),
];

fn lines(cx: &Context<'_>) -> Vec<Line> {
    let name = |binding: &Binding| binding.name.shown(cx.words, cx.look.glyphs);
    let all = GROUPS.iter().flat_map(|(_, tables)| tables.iter().flat_map(|table| table.iter()));
    let widest = all.map(|binding| width(&name(binding))).max().unwrap_or(0);
    let mut lines = Vec::new();
    for (heading, tables) in GROUPS {
        lines.push(Line::new(&cx.words.get(heading), Tone::Heading));
        for binding in tables.iter().flat_map(|table| table.iter()) {
            let name = name(binding);
            let gap = " ".repeat(widest + 2 - width(&name));
            lines.push(Line::from(vec![
                Run::new("  ", Tone::Plain),
                Run::new(&name, Tone::Strong),
                Run::new(&gap, Tone::Plain),
                Run::new(&cx.words.get(binding.words), Tone::Plain),
            ]));
        }
        lines.push(Line::default());
    }
    lines.pop();
    lines
}

impl Screen for Help {
    fn title(&self, cx: &Context<'_>) -> String {
        cx.words.get("screen-help")
    }

    fn bindings(&self) -> &'static [Binding] {
        &keys::SHEET
    }

    fn act(&mut self, action: Action, _cx: &mut Context<'_>) -> Result<Step, Failure> {
        let page = self.rows.max(1);
        match action {
            Action::Up => self.top = self.top.saturating_sub(1),
            Action::Down => self.top += 1,
            Action::PageUp => self.top = self.top.saturating_sub(page),
            Action::PageDown => self.top += page,
            Action::Start => self.top = 0,
            Action::End => self.top = usize::MAX,
            Action::Back => return Ok(Step::Back),
            _ => {}
        }
        Ok(Step::Stay)
    }

    fn reload(&mut self, _cx: &mut Context<'_>) -> Result<(), Failure> {
        Ok(())
    }

    fn draw(&mut self, cx: &Context<'_>, area: Rect, buf: &mut Buffer) -> Option<(u16, u16)> {
        let lines = lines(cx);
        self.rows = rows(area);
        self.top = self.top.min(lines.len().saturating_sub(self.rows));
        put_all(buf, area, &lines, self.top, cx.look);
        put_thumb(buf, area, self.top, lines.len(), cx.look);
        None
    }
}
