//! Saved passages, held against the handbook as it is now (P10).

use super::revision::{Revision, fingerprint};
use super::{Badge, Doorstep, ReadError};
use crate::bookmarks::{Anchor, Bookmark, BookmarkId, Bookmarks, NewBookmark, Quote, StoreError};
use crate::handbook::SectionId;
use crate::locale::Locale;
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
    /// Whose addition to the handbook it is in; none for a passage of the handbook itself.
    pub badge: Option<Badge>,
}

/// The bookmark on a passage that is being read; its state is one of those that a passage of this handbook has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SectionBookmark {
    /// Its name in the store.
    pub id: BookmarkId,
    /// What became of the passage since it was saved.
    pub state: SavedState,
}

/// What saving a passage with a note and labels did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SavedWith {
    /// The bookmark's name in the store.
    pub id: BookmarkId,
    /// Whether it has the note and the labels; if not, it was there with others and is as it was.
    pub complete: bool,
}

/// What became of a saved passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SavedState {
    /// It is as it was.
    Unchanged,
    /// Its text has changed, in the language in which it was read when it was saved.
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
#[non_exhaustive]
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
        Ok(self.save_with(bookmarks, section, "", &[], now)?.id)
    }

    /// Saves a section with a note and labels, all of it or nothing. Saved already, it gets those of them that it has
    /// none of, or stays as it is where it has others (S12).
    pub fn save_with(
        &self,
        bookmarks: &Bookmarks,
        section: &SectionId,
        note: &str,
        labels: &[String],
        now: i64,
    ) -> Result<SavedWith, SavedError> {
        if let Some(beside) = self.beside_of(section)? {
            return beside.door.save_with(bookmarks, section, note, labels, now);
        }
        let article = self.article(section, None)?;
        if let Some(SectionBookmark { id, .. }) = self.bookmark_on(bookmarks, &article.section)? {
            return Ok(SavedWith { id, complete: bookmarks.fill(id, note, labels, now)? });
        }
        let anchor = self.anchor(article.section);
        let new = NewBookmark {
            anchor,
            revision: Revision::of(&article.revision, &article.shown.locale, &article.title, &article.blocks),
            title: article.title,
            note: note.to_owned(),
            labels: labels.to_owned(),
        };
        let id = bookmarks.add(new, now)?;
        // Another process may have saved it in between.
        Ok(SavedWith { id, complete: bookmarks.fill(id, note, labels, now)? })
    }

    /// The bookmark on a section as a whole, be it on an id that has moved there: all that the passage's screen asks of the store.
    ///
    /// That bookmark's revision is opened, and no note; where the others are is read once, and again after a change.
    pub fn bookmark_on(
        &self,
        bookmarks: &Bookmarks,
        section: &SectionId,
    ) -> Result<Option<SectionBookmark>, SavedError> {
        if let Some(beside) = self.beside_of(section)? {
            return beside.door.bookmark_on(bookmarks, section);
        }
        let content = self.pack().content();
        let section = match content.resolve(section)? {
            Resolution::Here => section.clone(),
            Resolution::Moved(to) => to,
            Resolution::Removed(_) | Resolution::Unknown => return Ok(None),
        };
        let ids = content.ids_leading_to(&section)?;
        let anchors: Vec<_> = ids.into_iter().map(|id| self.anchor(id)).collect();
        let Some(saved) = bookmarks.saved_at(&anchors)? else { return Ok(None) };
        let (_, state) = self.fate_of(&saved.anchor.section, saved.revision.as_deref())?;
        Ok(Some(SectionBookmark { id: saved.id, state }))
    }

    /// The saved passages in their order, each as it stands in the handbook now.
    pub fn saved(&self, bookmarks: &Bookmarks, language: Option<&Locale>) -> Result<Vec<Saved>, SavedError> {
        let list = bookmarks.list()?;
        let held = |bookmark: Bookmark| match self.addition(&bookmark.anchor.handbook) {
            None => self.held_against_handbook(bookmark, language),
            Some(beside) => {
                let badge = Some(beside.badge.clone());
                Ok(Saved { badge, ..beside.door.held_against_handbook(bookmark, Some(&self.asked(language)))? })
            }
        };
        list.into_iter().map(|bookmark| Ok(held(bookmark)?)).collect()
    }

    fn anchor(&self, section: SectionId) -> Anchor {
        Anchor { handbook: self.pack().manifest().handbook.clone(), section, quote: None }
    }

    fn held_against_handbook(&self, bookmark: Bookmark, language: Option<&Locale>) -> Result<Saved, PackError> {
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
            badge: None,
        })
    }

    fn fate(&self, bookmark: &Bookmark) -> Result<(Option<SectionId>, SavedState), PackError> {
        if bookmark.anchor.handbook != self.pack().manifest().handbook {
            return Ok((None, SavedState::Elsewhere));
        }
        self.fate_of(&bookmark.anchor.section, Some(&bookmark.revision))
    }

    /// Where a section of this handbook that was saved at a revision leads now, and what became of it.
    fn fate_of(
        &self,
        section: &SectionId,
        revision: Option<&str>,
    ) -> Result<(Option<SectionId>, SavedState), PackError> {
        Ok(match self.pack().content().resolve(section)? {
            Resolution::Here => {
                let changed = match revision.and_then(Revision::parse) {
                    Some(saved) => self.has_changed(section, &saved)?,
                    // An import may say nothing of it, and nothing is said then.
                    None => false,
                };
                (Some(section.clone()), if changed { SavedState::Changed } else { SavedState::Unchanged })
            }
            Resolution::Moved(to) => (Some(to), SavedState::Moved),
            Resolution::Removed(_) | Resolution::Unknown => (None, SavedState::Removed),
        })
    }

    /// Whether a section says something else now in the language in which it was read when it was saved. Where it is no longer
    /// there in that language, or that was not kept, whether its source does.
    fn has_changed(&self, section: &SectionId, saved: &Revision<'_>) -> Result<bool, PackError> {
        let content = self.pack().content();
        let Some(row) = content.section(section)? else { return Ok(true) };
        if let Some((locale, text)) = &saved.read {
            // A passage that cannot be read keeps nobody from the list of all.
            let passage = content.passage(row.position, std::slice::from_ref(locale)).ok().flatten();
            if let Some(passage) = passage {
                return Ok(fingerprint(&passage.title, &passage.blocks) != *text);
            }
        }
        Ok(row.revision != saved.section)
    }

    /// The titles of a section and its topic.
    fn titles(&self, section: &SectionId, language: Option<&Locale>) -> Result<Option<(String, String)>, PackError> {
        let content = self.pack().content();
        let chain = self.chain(language);
        let Some(row) = content.section(section)? else { return Ok(None) };
        let Some(entry) = content.entry_at(row.position, &chain)? else { return Ok(None) };
        let topic = content.topic_at(row.topic, &chain)?;
        Ok(topic.map(|topic| (entry.title, topic.title)))
    }

    /// The last title of a section that is gone, in the reader's language where the handbook knows it.
    fn last_title(&self, bookmark: &Bookmark, language: Option<&Locale>) -> Result<String, PackError> {
        let ours = bookmark.anchor.handbook == self.pack().manifest().handbook;
        if ours && let Resolution::Removed(titles) = self.pack().content().resolve(&bookmark.anchor.section)? {
            return Ok(self.title_of_removed(&titles, language));
        }
        Ok(bookmark.title.clone())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::Config;
    use crate::bookmarks::{StoreKey, count};
    use crate::handbook::{Block, Span};
    use crate::pack::{
        Change, Date, HandbookInfo, PackBuilder, PackLocation, PassageDraft, Release, RetiredDraft, ReviewStatus,
        SectionDraft, TopicKind,
    };

    const SECTIONS: [&str; 3] = ["one", "two", "three"];

    fn id(text: &str) -> SectionId {
        SectionId::parse(text).unwrap()
    }

    /// A handbook of three sections; `old` and `older` moved to `two`, the latter by way of the former.
    fn doorstep(revision: &str) -> Doorstep {
        let english = Locale::english();
        let release = Release {
            handbook: "sample".into(),
            version: 1,
            source_locale: english.clone(),
            locales: vec![english.clone()],
            issued: Date::parse("2026-01-01").unwrap(),
            review_by: Date::parse("2027-01-01").unwrap(),
        };
        let mut builder = PackBuilder::new(release, &HandbookInfo::default(), &[]).unwrap();
        builder.topic("topic", TopicKind::Plain, &[(english.clone(), "Topic".into(), String::new())]).unwrap();
        for section in SECTIONS {
            builder.section(&SectionDraft { id: &id(section), change: Change::Editorial, revision }).unwrap();
            let blocks = [Block::Paragraph { spans: vec![Span::Text { text: section.into() }] }];
            let draft = PassageDraft {
                locale: &english,
                title: section,
                blocks: &blocks,
                made_from: None,
                status: ReviewStatus::Draft,
                search_words: &[],
                emergency_words: &[],
            };
            builder.passage(&draft).unwrap();
        }
        for (from, to) in [("old", "two"), ("older", "old")] {
            let retired = RetiredDraft { id: id(from), moved_to: Some(id(to)), titles: BTreeMap::new() };
            builder.retired(&retired).unwrap();
        }
        let mut pack = Vec::new();
        builder.finish(&mut pack).unwrap();
        let pack = PackLocation::Memory(pack.into());
        Doorstep::open(&Config { pack, preferred: Vec::new(), strings: Vec::new() }).unwrap()
    }

    /// A handbook of one section in English and, where there is a text for it, in Spanish.
    fn bilingual(preferred: &str, english_text: &str, spanish_text: Option<&str>) -> Doorstep {
        let (english, spanish) = (Locale::english(), Locale::parse("es").unwrap());
        let day = |text| Date::parse(text).unwrap();
        let release = Release {
            handbook: "sample".into(),
            version: 1,
            source_locale: english.clone(),
            locales: vec![english.clone(), spanish.clone()],
            issued: day("2026-01-01"),
            review_by: day("2027-01-01"),
        };
        let mut builder = PackBuilder::new(release, &HandbookInfo::default(), &[]).unwrap();
        let fronts = [&english, &spanish].map(|locale| (locale.clone(), "Topic".into(), String::new()));
        builder.topic("topic", TopicKind::Plain, &fronts).unwrap();
        let draft = SectionDraft { id: &id("one"), change: Change::Editorial, revision: english_text };
        builder.section(&draft).unwrap();
        for (locale, text) in [(&english, Some(english_text)), (&spanish, spanish_text)] {
            let Some(text) = text else { continue };
            let blocks = [Block::Paragraph { spans: vec![Span::Text { text: text.into() }] }];
            let passage = PassageDraft {
                locale,
                title: "One",
                blocks: &blocks,
                made_from: (*locale != english).then_some(english_text),
                status: ReviewStatus::Draft,
                search_words: &[],
                emergency_words: &[],
            };
            builder.passage(&passage).unwrap();
        }
        let mut pack = Vec::new();
        builder.finish(&mut pack).unwrap();
        let pack = PackLocation::Memory(pack.into());
        Doorstep::open(&Config { pack, preferred: vec![preferred.into()], strings: Vec::new() }).unwrap()
    }

    #[test]
    fn p10_a_change_in_the_language_that_was_read_is_told_and_no_other() {
        for (read, english, spanish, expected) in [
            ("es", "call", Some("llame"), SavedState::Unchanged),
            ("es", "call", Some("llame ya"), SavedState::Changed),
            ("es", "call now", Some("llame"), SavedState::Unchanged),
            ("en", "call", Some("llame ya"), SavedState::Unchanged),
            ("en", "call now", Some("llame"), SavedState::Changed),
            // Gone in that language: what its source does.
            ("es", "call", None, SavedState::Unchanged),
            ("es", "call now", None, SavedState::Changed),
        ] {
            let (_dir, bookmarks) = store();
            bilingual(read, "call", Some("llame")).save(&bookmarks, &id("one"), 1).unwrap();
            // Whatever is read now.
            for now in ["en", "es"] {
                let later = bilingual(now, english, spanish);
                let on = later.bookmark_on(&bookmarks, &id("one")).unwrap().unwrap();
                assert_eq!(on.state, expected, "{read}: {english}, {spanish:?}");
                assert_eq!(later.saved(&bookmarks, None).unwrap()[0].state, expected);
            }
        }
    }

    #[test]
    fn p10_where_no_revision_is_known_nothing_is_called_changed() {
        let (_dir, bookmarks) = store();
        let export = r#"{"format": "doorstep-bookmarks", "version": 1, "bookmarks": [
            {"handbook": "sample", "section": "one"}, {"handbook": "sample", "section": "two", "revision": null}]}"#;
        bookmarks.import(export, 1).unwrap();
        let doorstep = doorstep("r2");
        assert!(doorstep.saved(&bookmarks, None).unwrap().iter().all(|saved| saved.state == SavedState::Unchanged));
        for section in ["one", "two"] {
            let on = doorstep.bookmark_on(&bookmarks, &id(section)).unwrap().unwrap();
            assert_eq!(on.state, SavedState::Unchanged);
        }
    }

    fn store() -> (tempfile::TempDir, Bookmarks) {
        let dir = tempfile::tempdir().unwrap();
        let (bookmarks, _) = Bookmarks::open(dir.path(), StoreKey::from_bytes([7; 32])).unwrap();
        (dir, bookmarks)
    }

    fn save(bookmarks: &Bookmarks, section: &str, revision: &str) -> BookmarkId {
        let anchor = Anchor { handbook: "sample".into(), section: id(section), quote: None };
        let note = "A note.".to_owned();
        let new = NewBookmark { anchor, revision: revision.into(), title: "T".into(), note, labels: Vec::new() };
        bookmarks.add(new, 1).unwrap()
    }

    #[test]
    fn a_passage_s_screen_opens_one_bookmark_and_no_note() {
        let (doorstep, (_dir, bookmarks)) = (doorstep("r1"), store());
        let ids = SECTIONS.map(|section| save(&bookmarks, section, "r1"));
        count::take();
        let article = doorstep.article(&id("two"), None).unwrap();
        assert!(count::take().is_empty(), "reading asks the store nothing");
        let on = doorstep.bookmark_on(&bookmarks, &article.section).unwrap();
        assert_eq!(on, Some(SectionBookmark { id: ids[1], state: SavedState::Unchanged }));
        assert_eq!(count::take(), BTreeMap::from([("anchor", 3), ("revision", 1)]), "the first time, all places");
        assert_eq!(doorstep.bookmark_on(&bookmarks, &article.section).unwrap(), on);
        assert_eq!(count::take(), BTreeMap::from([("revision", 1)]), "then that bookmark alone");
        bookmarks.remove(ids[1]).unwrap();
        count::take();
        assert_eq!(doorstep.bookmark_on(&bookmarks, &article.section).unwrap(), None);
        assert_eq!(count::take(), BTreeMap::from([("anchor", 2)]), "after a change, the places anew");
    }

    #[test]
    fn p10_a_bookmark_says_what_became_of_its_passage() {
        let (doorstep, (_dir, bookmarks)) = (doorstep("r2"), store());
        let state = |section| doorstep.bookmark_on(&bookmarks, &id(section)).unwrap().map(|found| found.state);
        save(&bookmarks, "one", "r1");
        assert_eq!(state("one"), Some(SavedState::Changed));
        let older = save(&bookmarks, "older", "r1");
        assert_eq!(state("two"), Some(SavedState::Moved), "by way of another id");
        assert_eq!(state("old"), Some(SavedState::Moved), "asked by an id that is no more");
        assert_eq!(state("never"), None);
        assert_eq!(doorstep.save(&bookmarks, &id("two"), 2).unwrap(), older, "saved already");
        let two = save(&bookmarks, "two", "r2");
        let on = doorstep.bookmark_on(&bookmarks, &id("two")).unwrap();
        assert_eq!(on, Some(SectionBookmark { id: two, state: SavedState::Unchanged }), "its own id goes first");
        assert_eq!(state("three"), None);
    }

    #[test]
    fn what_another_process_saved_is_seen() {
        let (doorstep, (dir, bookmarks)) = (doorstep("r1"), store());
        assert_eq!(doorstep.bookmark_on(&bookmarks, &id("one")).unwrap(), None);
        let (other, _) = Bookmarks::open(dir.path(), StoreKey::from_bytes([7; 32])).unwrap();
        let saved = save(&other, "one", "r1");
        assert_eq!(doorstep.bookmark_on(&bookmarks, &id("one")).unwrap().map(|found| found.id), Some(saved));
        other.remove(saved).unwrap();
        assert_eq!(doorstep.bookmark_on(&bookmarks, &id("one")).unwrap(), None);
    }
}
