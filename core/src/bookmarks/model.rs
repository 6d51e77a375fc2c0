//! A bookmark, and what the store takes.

use std::collections::BTreeSet;
use std::fmt;

use super::anchor::Anchor;
use super::error::{Limit, StoreError};
use crate::fold::fold_text;

/// How many bookmarks a store holds.
pub(super) const BOOKMARKS: usize = 10_000;
const NOTE: usize = 10_000;
const TITLE: usize = 500;
const LABEL: usize = 60;
const LABELS: usize = 20;
const QUOTE: usize = 2_000;
const NAME: usize = 128;

/// A bookmark's name in this store. It is never given to another bookmark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct BookmarkId(pub i64);

impl fmt::Display for BookmarkId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// What to save.
#[derive(Clone, PartialEq, Eq)]
pub struct NewBookmark {
    /// Where it is.
    pub anchor: Anchor,
    /// A hash of the passage as it is now, to tell later whether it changed; at most 128 characters.
    pub revision: String,
    /// The passage's title as it is now, shown when the passage is gone; at most 500 characters.
    pub title: String,
    /// The person's own note, or nothing; at most 10,000 characters.
    pub note: String,
    /// The person's own labels, at most 20 of at most 60 characters each.
    pub labels: Vec<String>,
}

/// What was saved.
#[derive(Clone, PartialEq, Eq)]
pub struct Bookmark {
    /// Its name in this store.
    pub id: BookmarkId,
    /// Where it is.
    pub anchor: Anchor,
    /// A hash of the passage as it was when it was saved.
    pub revision: String,
    /// The passage's title as it was when it was saved.
    pub title: String,
    /// The person's own note, or nothing.
    pub note: String,
    /// The person's own labels, in the order they were given.
    pub labels: Vec<String>,
    /// When it was saved, in Unix seconds by the device's clock. For showing only: no order depends on it (S9).
    pub created: i64,
    /// When its note or labels were last changed, in Unix seconds.
    pub modified: i64,
}

impl Bookmark {
    /// Whether each word of a folded query is somewhere in what the person wrote or marked, or in the title.
    pub(super) fn has_words(&self, folded_query: &str) -> bool {
        let quote = self.anchor.quote.as_ref().map_or("", |quote| &quote.exact);
        let mut all = [&self.title, &self.note, quote].join("\n");
        for label in &self.labels {
            all.push('\n');
            all.push_str(label);
        }
        let all = fold_text(&all);
        folded_query.split_whitespace().all(|word| all.contains(word))
    }
}

/// A bookmark that was just removed, held in memory to undo that.
#[derive(Clone, PartialEq, Eq)]
pub struct Removed {
    pub(super) bookmark: Bookmark,
    pub(super) position: i64,
}

impl NewBookmark {
    /// The same without control characters, blank or repeated labels.
    ///
    /// # Errors
    /// [`StoreError::TooLarge`] where a part is longer than the store takes.
    pub(super) fn checked(mut self) -> Result<Self, StoreError> {
        self.anchor.handbook = checked_line(&self.anchor.handbook, NAME, Limit::Name)?;
        self.revision = checked_line(&self.revision, NAME, Limit::Name)?;
        self.title = checked_line(&self.title, TITLE, Limit::Title)?;
        self.note = checked_note(&self.note)?;
        self.labels = checked_labels(&self.labels)?;
        if let Some(quote) = &mut self.anchor.quote {
            quote.locale = checked_line(&quote.locale, NAME, Limit::Name)?;
            for part in [&mut quote.exact, &mut quote.before, &mut quote.after] {
                *part = within(text(part), QUOTE, Limit::Quote)?;
            }
        }
        Ok(self)
    }
}

/// A note as the store takes it.
pub(super) fn checked_note(note: &str) -> Result<String, StoreError> {
    within(text(note), NOTE, Limit::Note)
}

/// Labels as the store takes them: trimmed, without blank ones, and each once however it is written. A comma of any
/// script separates labels, so that they can be typed in one line.
pub(super) fn checked_labels(labels: &[String]) -> Result<Vec<String>, StoreError> {
    let (mut kept, mut known) = (Vec::new(), BTreeSet::new());
    let all = labels.iter().flat_map(|line| line.split([',', '،', '、', '，']));
    for label in all.filter(|label| !label.is_empty()) {
        let label = checked_line(label, LABEL, Limit::Label)?;
        if !label.is_empty() && known.insert(fold_text(&label)) {
            kept.push(label);
        }
        if kept.len() > LABELS {
            return Err(StoreError::TooLarge(Limit::Labels(LABELS)));
        }
    }
    Ok(kept)
}

/// A line as the store takes it: trimmed, without control characters.
pub(super) fn checked_line(text: &str, max: usize, limit: fn(usize) -> Limit) -> Result<String, StoreError> {
    let line: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    within(line.trim().to_owned(), max, limit)
}

/// A text of several lines without control characters, which could steer a terminal.
fn text(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect()
}

/// A text that has at most so many characters.
pub(super) fn within(text: String, max: usize, limit: fn(usize) -> Limit) -> Result<String, StoreError> {
    // Bytes first: they are counted for nothing.
    let fits = text.len() <= max || text.chars().count() <= max;
    if fits { Ok(text) } else { Err(StoreError::TooLarge(limit(max))) }
}

// What a person saved shows nowhere by accident (C8).
impl fmt::Debug for NewBookmark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NewBookmark(..)")
    }
}

impl fmt::Debug for Bookmark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Bookmark(..)")
    }
}

impl fmt::Debug for Removed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Removed(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bookmarks::Quote;
    use crate::handbook::SectionId;

    fn new() -> NewBookmark {
        let section = SectionId::parse("k7m2q").unwrap();
        let quote = Quote { locale: "en".into(), exact: "words".into(), before: String::new(), after: String::new() };
        let anchor = Anchor { handbook: "sample".into(), section, quote: Some(quote) };
        NewBookmark { anchor, revision: "r1".into(), title: "Title".into(), note: "note".into(), labels: vec![] }
    }

    fn refusal(change: impl Fn(&mut NewBookmark)) -> Option<Limit> {
        let mut bookmark = new();
        change(&mut bookmark);
        match bookmark.checked() {
            Ok(_) => None,
            Err(StoreError::TooLarge(limit)) => Some(limit),
            Err(other) => panic!("{other:?}"),
        }
    }

    #[test]
    fn what_fits_is_taken_and_one_character_more_is_not() {
        let long = |len: usize| "é".repeat(len);
        for over in [0, 1] {
            let is = |limit| (over > 0).then_some(limit);
            assert_eq!(refusal(|b| b.note = long(NOTE + over)), is(Limit::Note(NOTE)));
            assert_eq!(refusal(|b| b.title = long(TITLE + over)), is(Limit::Title(TITLE)));
            assert_eq!(refusal(|b| b.revision = long(NAME + over)), is(Limit::Name(NAME)));
            assert_eq!(refusal(|b| b.anchor.handbook = long(NAME + over)), is(Limit::Name(NAME)));
            assert_eq!(refusal(|b| b.labels = vec![long(LABEL + over)]), is(Limit::Label(LABEL)));
            let labels: Vec<_> = (0..LABELS + over).map(|n| n.to_string()).collect();
            assert_eq!(refusal(|b| b.labels.clone_from(&labels)), is(Limit::Labels(LABELS)));
            let part = |b: &mut NewBookmark| b.anchor.quote.as_mut().unwrap().exact = long(QUOTE + over);
            assert_eq!(refusal(part), is(Limit::Quote(QUOTE)));
        }
    }

    #[test]
    fn control_characters_are_left_out() {
        let mut bookmark = new();
        bookmark.title = "\u{1b}[2JTitle\n".into();
        bookmark.note = "one\r\n\ttwo\u{7}\0".into();
        bookmark.labels = vec!["a\nb".into()];
        let bookmark = bookmark.checked().unwrap();
        assert_eq!(bookmark.title, "[2JTitle");
        assert_eq!(bookmark.note, "one\n\ttwo");
        assert_eq!(bookmark.labels, ["a b"]);
    }

    #[test]
    fn labels_are_kept_once_and_blank_ones_not_at_all() {
        let labels = [" School ", "school", "", " ", "Año", "ano", "Visit"].map(str::to_owned);
        assert_eq!(checked_labels(&labels).unwrap(), ["School", "Año", "Visit"]);
        assert_eq!(checked_labels(&["School, Visit،,".to_owned()]).unwrap(), ["School", "Visit"]);
    }

    #[test]
    fn c8_nothing_shows_when_printed() {
        let bookmark = new();
        assert_eq!(format!("{bookmark:?} {:?}", bookmark.anchor), "NewBookmark(..) Anchor(..)");
    }
}
