//! What is wrong in an editor's files.

use std::fmt;
use std::ops::Range;

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
    pub location: Location,
}

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// The handbook can be built; readers are told or an editor should look.
    Warning,
    /// The handbook cannot be built.
    Error,
}

/// Some bytes of a file.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Location {
    /// The file's path inside the handbook's folder.
    pub file: String,
    /// The bytes meant; empty for the file as a whole.
    pub span: Range<usize>,
}

impl Location {
    /// A file as a whole.
    pub fn file(file: &str) -> Self {
        Self { file: file.to_owned(), span: 0..0 }
    }
}

impl Problem {
    /// An error.
    pub fn error(location: Location, rule: &'static str, what: impl Into<String>, cure: impl Into<String>) -> Self {
        Self { level: Level::Error, rule, what: what.into(), cure: cure.into(), location }
    }

    /// A warning.
    pub fn warning(location: Location, rule: &'static str, what: impl Into<String>, cure: impl Into<String>) -> Self {
        Self { level: Level::Warning, ..Self::error(location, rule, what, cure) }
    }
}

impl Level {
    /// The word for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.level.as_str(), self.what)
    }
}
