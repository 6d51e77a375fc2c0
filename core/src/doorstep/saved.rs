//! Saved passages, held against the handbook as it is now (P10).

use super::{Doorstep, ReadError};
use crate::bookmarks::{Anchor, Bookmark, BookmarkId, Bookmarks, NewBookmark, Quote, StoreError};
use crate::handbook::SectionId;
use crate::pack::{PackError, Resolution};
use crate::words::words;

/// A saved passage in the list.
#[derive(Clone, PartialEq, Eq)]
pub struct Saved {
    /// Its name in the store.
    pub id: BookmarkId,
    /// The section to open; none where there is no such section in this handbook any more.
    pub section: Option<SectionId>,
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
    /// When it was saved, in seconds since 1970, for showing only.
    pub created: i64,
}

/// What became of a saved passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

words!(SavedState {
    Unchanged = "unchanged",
    Changed = "changed",
    Moved = "moved",
    Removed = "removed",
    Elsewhere = "elsewhere",
});

/// Why a passage could not be saved or the saved ones not be listed.
#[derive(Debug, thiserror::Error)]
pub enum SavedError {
    /// The store could not do it; reading goes on.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The passage cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
}

impl From<PackError> for SavedError {
    fn from(error: PackError) -> Self {
        Self::Read(error.into())
    }
}

impl Doorstep {
    /// Saves a section at a time in seconds since 1970. Saved already, it stays as it is and its name is returned.
    pub fn save(&self, bookmarks: &Bookmarks, section: &SectionId, now: i64) -> Result<BookmarkId, SavedError> {
        let article = self.article(section, None)?;
        if let Some(id) = self.saved_as(bookmarks, &article.section)? {
            return Ok(id);
        }
        let anchor = self.anchor(article.section);
        let new = NewBookmark {
            anchor,
            revision: article.revision,
            title: article.title,
            note: String::new(),
            labels: Vec::new(),
        };
        Ok(bookmarks.add(new, now)?)
    }

    /// The bookmark on a section as a whole, be it on an id that has moved there.
    pub fn saved_as(&self, bookmarks: &Bookmarks, section: &SectionId) -> Result<Option<BookmarkId>, SavedError> {
        if let Some(id) = bookmarks.find(&self.anchor(section.clone()))? {
            return Ok(Some(id));
        }
        for bookmark in bookmarks.list()? {
            let whole = bookmark.anchor.quote.is_none() && bookmark.anchor.handbook == self.pack().manifest().handbook;
            if whole && self.pack().content().resolve(&bookmark.anchor.section)? == Resolution::Moved(section.clone()) {
                return Ok(Some(bookmark.id));
            }
        }
        Ok(None)
    }

    /// The saved passages in their order, each as it stands in the handbook now.
    pub fn saved(&self, bookmarks: &Bookmarks, language: Option<&str>) -> Result<Vec<Saved>, SavedError> {
        let list = bookmarks.list()?;
        list.into_iter().map(|bookmark| Ok(self.held_against_handbook(bookmark, language)?)).collect()
    }

    fn anchor(&self, section: SectionId) -> Anchor {
        Anchor { handbook: self.pack().manifest().handbook.clone(), section, quote: None }
    }

    fn held_against_handbook(&self, bookmark: Bookmark, language: Option<&str>) -> Result<Saved, PackError> {
        let (section, state) = self.fate(&bookmark)?;
        let now = section.as_ref().map(|section| self.titles(section, language)).transpose()?.flatten();
        let (title, topic_title) = match now {
            Some((title, topic)) => (title, Some(topic)),
            None => (self.last_title(&bookmark, language)?, None),
        };
        Ok(Saved {
            id: bookmark.id,
            section,
            title,
            topic_title,
            state,
            quote: bookmark.anchor.quote,
            note: bookmark.note,
            labels: bookmark.labels,
            created: bookmark.created,
        })
    }

    fn fate(&self, bookmark: &Bookmark) -> Result<(Option<SectionId>, SavedState), PackError> {
        if bookmark.anchor.handbook != self.pack().manifest().handbook {
            return Ok((None, SavedState::Elsewhere));
        }
        let section = &bookmark.anchor.section;
        Ok(match self.pack().content().resolve(section)? {
            Resolution::Here => {
                let row = self.pack().content().section(section)?;
                let same = row.is_some_and(|row| row.revision == bookmark.revision);
                (Some(section.clone()), if same { SavedState::Unchanged } else { SavedState::Changed })
            }
            Resolution::Moved(to) => (Some(to), SavedState::Moved),
            Resolution::Removed(_) | Resolution::Unknown => (None, SavedState::Removed),
        })
    }

    /// The titles of a section and its topic.
    fn titles(&self, section: &SectionId, language: Option<&str>) -> Result<Option<(String, String)>, PackError> {
        let content = self.pack().content();
        let chain = self.chain(language);
        let Some(row) = content.section(section)? else { return Ok(None) };
        let Some(entry) = content.entry_at(row.position, &chain)? else { return Ok(None) };
        let topic = content.topic_at(row.topic, &chain)?;
        Ok(topic.map(|topic| (entry.title, topic.title)))
    }

    /// The last title of a section that is gone, in the reader's language where the handbook knows it.
    fn last_title(&self, bookmark: &Bookmark, language: Option<&str>) -> Result<String, PackError> {
        let ours = bookmark.anchor.handbook == self.pack().manifest().handbook;
        if ours && let Resolution::Removed(titles) = self.pack().content().resolve(&bookmark.anchor.section)? {
            return Ok(self.title_of_removed(&titles, language));
        }
        Ok(bookmark.title.clone())
    }
}
