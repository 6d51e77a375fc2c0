//! The screen of saved passages.

use doorstep_core::bookmarks as store;
use doorstep_core::doorstep as facade;

use crate::install::Badge;

/// A saved passage in the list.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
pub struct Saved {
    /// Its name in the store.
    pub id: i64,
    /// The section to open; none where there is no such section in this handbook any more.
    pub section: Option<String>,
    /// The section's title in the language now read, or the one it had when it was saved.
    pub title: String,
    /// The topic's title, where the section is there.
    pub topic_title: Option<String>,
    /// What became of the passage since it was saved.
    pub state: SavedState,
    /// The words that were saved, where it was not the whole section.
    pub quote: Option<Quote>,
    /// The person's note.
    pub note: String,
    /// The person's labels.
    pub labels: Vec<String>,
    /// When it was saved, for showing only.
    pub created: i64,
    /// Whose addition to the handbook it is in; none for a passage of the handbook itself.
    #[uniffi(default = None)]
    pub badge: Option<Badge>,
}

/// The bookmark on a passage that is being read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Record)]
pub struct SectionBookmark {
    /// Its name in the store.
    pub id: i64,
    /// What became of the passage since it was saved.
    pub state: SavedState,
}

/// What became of a saved passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum SavedState {
    /// It is as it was.
    Unchanged,
    /// Its text has changed.
    Changed,
    /// Another section took its place.
    Moved,
    /// It is no longer in the handbook.
    Removed,
    /// It is from another handbook.
    Elsewhere,
}

/// Some words of a section.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
pub struct Quote {
    /// The words.
    pub text: String,
    /// The language of the words.
    pub locale: String,
}

impl From<facade::Saved> for Saved {
    fn from(saved: facade::Saved) -> Self {
        Self {
            id: saved.id.0,
            section: saved.section.map(String::from),
            title: saved.title,
            topic_title: saved.topic_title,
            state: saved.state.into(),
            quote: saved.quote.map(Quote::from),
            note: saved.note,
            labels: saved.labels,
            created: saved.created,
            badge: saved.badge.map(Badge::from),
        }
    }
}

impl From<facade::SectionBookmark> for SectionBookmark {
    fn from(bookmark: facade::SectionBookmark) -> Self {
        Self { id: bookmark.id.0, state: bookmark.state.into() }
    }
}

impl From<facade::SavedState> for SavedState {
    fn from(state: facade::SavedState) -> Self {
        match state {
            facade::SavedState::Unchanged => Self::Unchanged,
            facade::SavedState::Changed => Self::Changed,
            facade::SavedState::Moved => Self::Moved,
            facade::SavedState::Removed => Self::Removed,
            facade::SavedState::Elsewhere => Self::Elsewhere,
        }
    }
}

impl From<store::Quote> for Quote {
    fn from(quote: store::Quote) -> Self {
        Self { text: quote.exact, locale: quote.locale }
    }
}
