//! What is wrong in an editor's files, and how it is shown.

use std::fmt;
use std::ops::Range;

use miette::{GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteDiagnostic, NamedSource, Report, Severity};

use crate::source::Tree;

/// One thing that an editor should mend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Whether it keeps the handbook from being built.
    pub level: Level,
    /// The rule, such as `unknown-term`.
    pub rule: &'static str,
    /// What is wrong.
    pub what: String,
    /// How to mend it.
    pub cure: String,
    /// Where.
    pub place: Place,
}

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// The handbook can be built; readers are told or an editor should look.
    Warning,
    /// The handbook cannot be built.
    Error,
}

/// A place in a file.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Place {
    /// The file's path inside the handbook's folder.
    pub file: String,
    /// The bytes meant; empty for the file as a whole.
    pub span: Range<usize>,
}

impl Place {
    /// A file as a whole.
    pub fn file(file: &str) -> Self {
        Self { file: file.to_owned(), span: 0..0 }
    }
}

impl Problem {
    /// An error.
    pub fn error(place: Place, rule: &'static str, what: impl Into<String>, cure: impl Into<String>) -> Self {
        Self { level: Level::Error, rule, what: what.into(), cure: cure.into(), place }
    }

    /// A warning.
    pub fn warning(place: Place, rule: &'static str, what: impl Into<String>, cure: impl Into<String>) -> Self {
        Self { level: Level::Warning, ..Self::error(place, rule, what, cure) }
    }

    /// The line of the place, from 1.
    pub fn line(&self, tree: &Tree) -> usize {
        let text = tree.text(&self.place.file).unwrap_or_default();
        let before = text.as_bytes().get(..self.place.span.start).unwrap_or_default();
        before.iter().filter(|byte| **byte == b'\n').count() + 1
    }

    /// The problem with the lines it is about.
    pub fn render(&self, tree: &Tree, colour: bool) -> String {
        let severity = match self.level {
            Level::Error => Severity::Error,
            Level::Warning => Severity::Warning,
        };
        let mut diagnostic =
            MietteDiagnostic::new(&self.what).with_code(self.rule).with_help(&self.cure).with_severity(severity);
        let text = tree.text(&self.place.file).unwrap_or_default().to_owned();
        let in_text = self.place.span.end <= text.len() && !text.is_empty();
        if in_text {
            diagnostic = diagnostic.with_label(LabeledSpan::underline(self.place.span.clone()));
        }
        let report =
            Report::new(diagnostic).with_source_code(NamedSource::new(tree.shown_path(&self.place.file), text));
        let theme = if colour { GraphicalTheme::unicode() } else { GraphicalTheme::unicode_nocolor() };
        let mut out = String::new();
        let rendered =
            GraphicalReportHandler::new_themed(theme).with_width(110).render_report(&mut out, report.as_ref());
        if rendered.is_err() || !in_text {
            // Without lines to show, the file must still be named.
            out = format!("{self} ({})\n{out}", tree.shown_path(&self.place.file));
        }
        out
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let level = match self.level {
            Level::Error => "error",
            Level::Warning => "warning",
        };
        write!(f, "{level}: {}", self.what)
    }
}
