//! A list of things to choose from, of which one is marked.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::canvas::{put, put_thumb, rows};
use super::keys::Action;
use crate::reader::text::{Line, Look, Run, Tone};

/// Columns that the mark takes.
pub const MARK: usize = 2;

/// Which thing is marked, and where the list is scrolled to.
#[derive(Clone, Copy, Debug, Default)]
pub struct Menu {
    /// The number of the marked thing.
    pub selected: usize,
    top: usize,
    /// How many rows there were to show it in.
    rows: usize,
}

/// A thing to choose.
#[derive(Clone, Debug, Default)]
pub struct Item {
    /// Lines above it that cannot be chosen.
    pub above: Vec<Line>,
    /// What it is: the mark stands at the first of them.
    pub lines: Vec<Line>,
}

impl Menu {
    /// Moves the mark among `count` things; whether the action was one that does.
    pub fn act(&mut self, action: Action, count: usize) -> bool {
        let page = (self.rows / 3).max(1);
        let last = count.saturating_sub(1);
        self.selected = match action {
            Action::Up => self.selected.saturating_sub(1),
            Action::Down => self.selected + 1,
            Action::PageUp => self.selected.saturating_sub(page),
            Action::PageDown => self.selected + page,
            Action::Start => 0,
            Action::End => last,
            _ => return false,
        }
        .min(last);
        true
    }

    /// Draws the list with the marked thing in sight.
    pub fn draw(&mut self, items: &[Item], look: Look, area: Rect, buf: &mut Buffer) {
        self.rows = rows(area);
        let whole = items.iter().map(Item::height).sum();
        self.keep_in_sight(items, whole);
        let mut at = 0;
        for (number, item) in items.iter().enumerate() {
            if at + item.height() > self.top && at < self.top + self.rows {
                self.draw_item(item, at, number == self.selected, look, area, buf);
            }
            at += item.height();
        }
        put_thumb(buf, area, self.top, whole, look);
    }

    fn draw_item(&self, item: &Item, at: usize, selected: bool, look: Look, area: Rect, buf: &mut Buffer) {
        for (offset, line) in item.above.iter().chain(&item.lines).enumerate() {
            let Some(row) = (at + offset).checked_sub(self.top) else { continue };
            let first = offset == item.above.len();
            let mark = if selected && first { look.glyphs.pointer } else { "" };
            let mut runs = vec![Run::new(&format!("{mark:<MARK$}"), Tone::Selected)];
            runs.extend(line.runs.iter().map(|run| if selected && first { selected_run(run) } else { run.clone() }));
            put(buf, area, row, &Line::from(runs), look);
        }
    }

    fn keep_in_sight(&mut self, items: &[Item], whole: usize) {
        let before: usize = items.iter().take(self.selected).map(Item::height).sum();
        let height = items.get(self.selected).map_or(0, Item::height);
        if before + height > self.top + self.rows {
            self.top = before + height - self.rows;
        }
        // Where an item is higher than the screen, its beginning counts.
        self.top = self.top.min(before).min(whole.saturating_sub(self.rows));
    }
}

/// The marked thing's first line stands out, except for what stands out already.
fn selected_run(run: &Run) -> Run {
    let tone = if matches!(run.tone, Tone::Plain | Tone::Title) { Tone::Selected } else { run.tone };
    Run { tone, ..run.clone() }
}

impl Item {
    fn height(&self) -> usize {
        self.above.len() + self.lines.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reader::text::UNICODE;

    fn shown(menu: &mut Menu, items: &[Item], height: u16) -> Vec<String> {
        let area = Rect::new(0, 0, 12, height);
        let mut buf = Buffer::empty(area);
        menu.draw(items, Look { colour: false, glyphs: &UNICODE }, area, &mut buf);
        let row = |y| (0..area.width - 1).map(|x| buf[(x, y)].symbol().to_owned()).collect::<String>();
        (0..height).map(|y| row(y).trim_end().to_owned()).collect()
    }

    #[test]
    fn the_marked_thing_stays_in_sight() {
        let item = |name: &str| Item { above: vec![], lines: vec![Line::new(name, Tone::Plain), Line::default()] };
        let items: Vec<_> = ["a", "b", "c"].map(item).into();
        let mut menu = Menu::default();
        assert_eq!(shown(&mut menu, &items, 4), ["› a", "", "  b", ""]);
        assert!(menu.act(Action::End, 3) && !menu.act(Action::Open, 3));
        assert_eq!(shown(&mut menu, &items, 4), ["  b", "", "› c", ""]);
        menu.act(Action::Down, 3);
        menu.act(Action::PageUp, 3);
        assert_eq!(shown(&mut menu, &items, 4), ["› b", "", "  c", ""]);
        assert_eq!(shown(&mut menu, &[], 2), ["", ""]);
    }
}
