//! Putting lines on the screen.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::reader::text::{Line, Look, Run, Tone, cut};

/// Columns left free at each side.
pub const EDGE: u16 = 1;

/// Puts a line into a row of an area. What is outside of it is cut off.
pub fn put(buf: &mut Buffer, area: Rect, row: usize, line: &Line, look: Look) {
    let area = area.intersection(buf.area);
    let Some(y) = u16::try_from(row).ok().filter(|row| *row < area.height).map(|row| area.y + row) else { return };
    // The terminal turns the words; the reader puts them at the right edge.
    let indent = if line.from_right { columns(area).saturating_sub(line.width()) } else { 0 };
    let mut x = area.x.saturating_add(u16::try_from(indent).unwrap_or(u16::MAX));
    for run in &line.runs {
        x = put_text(buf, area, (x, y), &run.text, look.style(run.tone));
    }
}

fn put_text(buf: &mut Buffer, area: Rect, (x, y): (u16, u16), text: &str, style: Style) -> u16 {
    if x >= area.right() {
        return x;
    }
    buf.set_stringn(x, y, text, usize::from(area.right() - x), style).0
}

/// Puts lines below each other, from the `top`th on.
pub fn put_all(buf: &mut Buffer, area: Rect, lines: &[Line], top: usize, look: Look) {
    for (row, line) in lines.iter().skip(top).take(rows(area)).enumerate() {
        put(buf, area, row, line, look);
    }
}

/// A thumb at the right edge of an area that shows where in a longer whole it is.
pub fn put_thumb(buf: &mut Buffer, area: Rect, top: usize, whole: usize, look: Look) {
    let seen = rows(area);
    if whole <= seen || seen == 0 || area.width == 0 {
        return;
    }
    let length = (seen * seen / whole).max(1);
    let start = top.min(whole - seen) * (seen - length) / (whole - seen);
    let edge = Rect { x: area.right() - 1, width: 1, ..area };
    for row in start..start + length {
        put(buf, edge, row, &Line::new(look.glyphs.thumb, Tone::Quiet), look);
    }
}

/// A line across an area.
pub fn put_rule(buf: &mut Buffer, area: Rect, row: usize, look: Look) {
    put(buf, area, row, &Line::new(&look.glyphs.rule.repeat(columns(area)), Tone::Quiet), look);
}

/// Two texts at the ends of one row; the left one is cut where both do not fit.
pub fn put_ends(buf: &mut Buffer, area: Rect, row: usize, left: Run, right: Vec<Run>, look: Look) {
    let right = Line { from_right: true, ..Line::from(right) };
    let room = columns(area).saturating_sub(right.width() + 2);
    let left = Run { text: cut(&left.text, room, look.glyphs.ellipsis), ..left };
    put(buf, area, row, &Line::from(vec![left]), look);
    put(buf, area, row, &right, look);
}

/// The area without a column at each side.
pub fn inside(area: Rect) -> Rect {
    Rect { x: area.x + EDGE.min(area.width), width: area.width.saturating_sub(2 * EDGE), ..area }
}

/// The area without its first rows.
pub fn below(area: Rect, rows: usize) -> Rect {
    let rows = u16::try_from(rows).unwrap_or(u16::MAX).min(area.height);
    Rect { y: area.y + rows, height: area.height - rows, ..area }
}

pub fn columns(area: Rect) -> usize {
    usize::from(area.width)
}

pub fn rows(area: Rect) -> usize {
    usize::from(area.height)
}
