//! Printing lines, with escape codes only where a terminal wants them.

use std::io::Write;

use ratatui::backend::IntoCrossterm;
use serde::Serialize;

use crate::reader::failure::Failure;
use crate::reader::text::{Line, Look, Run, Tone, clean_line, without_isolates};
use crate::reader::{json, system};

/// Where a command prints to.
pub struct Printer<'a> {
    pub look: Look,
    pub columns: usize,
    out: &'a mut dyn Write,
    styled: bool,
}

impl<'a> Printer<'a> {
    pub fn new(out: &'a mut dyn Write, look: Look, columns: usize) -> Self {
        Self { look, columns, out, styled: system::is_styled(look) }
    }

    /// Prints a value as one line of JSON.
    pub fn json(&mut self, value: &impl Serialize) -> Result<(), Failure> {
        Ok(json::write_line(&mut self.out, value)?)
    }

    /// Prints bytes as they are.
    pub fn bytes(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        Ok(self.out.write_all(bytes)?)
    }

    /// Prints lines.
    pub fn lines(&mut self, lines: &[Line]) -> Result<(), Failure> {
        lines.iter().try_for_each(|line| self.line(line))
    }

    /// Prints a line of one tone.
    pub fn text(&mut self, text: &str, tone: Tone) -> Result<(), Failure> {
        self.line(&Line::new(text, tone))
    }

    /// Prints a question, and what was printed before it.
    pub fn ask(&mut self, question: &str) -> Result<(), Failure> {
        self.out.write_all(clean_line(question).as_bytes())?;
        Ok(self.out.flush()?)
    }

    /// Prints an empty line.
    pub fn gap(&mut self) -> Result<(), Failure> {
        self.line(&Line::default())
    }

    /// Prints a line.
    pub fn line(&mut self, line: &Line) -> Result<(), Failure> {
        // Isolates are decided upon by the line as a whole; where it has no right-to-left letter, they go.
        let keep_isolates = without_isolates(&line.text()) == line.text();
        if line.from_right {
            write!(self.out, "{}", " ".repeat(self.columns.saturating_sub(line.width())))?;
        }
        for run in trimmed(&line.runs) {
            let text = if keep_isolates { run.text.clone() } else { without_isolates(&run.text) };
            if self.styled && run.tone != Tone::Plain {
                write!(self.out, "{}", self.look.style(run.tone).into_crossterm().apply(text))?;
            } else {
                self.out.write_all(text.as_bytes())?;
            }
        }
        Ok(self.out.write_all(b"\n")?)
    }
}

/// The runs without blank ones at the end.
fn trimmed(runs: &[Run]) -> &[Run] {
    let end = runs.iter().rposition(|run| !run.text.trim().is_empty()).map_or(0, |last| last + 1);
    runs.get(..end).unwrap_or_default()
}
