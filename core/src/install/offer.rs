//! What an install would do, told before it is done.

use std::collections::{BTreeMap, BTreeSet};

use crate::bookmarks::{Bookmark, Bookmarks};
use crate::doorstep::{Doorstep, Language, chain_in};
use crate::handbook::{Block, SectionId};
use crate::locale::Locale;
use crate::pack::{Content, Date, Manifest, Pack, PackError, Resolution};

/// What an install would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Whom the key belongs to that signed it: the name that is pinned, never one that the pack gives itself. None for the handbook
    /// that came with the program.
    pub publisher: Option<String>,
    /// The title, in the reader's language where it is there.
    pub title: String,
    /// Whether it stands beside the handbook instead of taking its place.
    pub overlay: bool,
    /// The release that is offered.
    pub release: OfferedRelease,
    /// The release that it takes the place of; none where there is none of this handbook.
    pub replaces: Option<OfferedRelease>,
    /// Whether it is older than the one whose place it takes.
    pub older: bool,
    /// Whether it is the very release that is there.
    pub same: bool,
    /// Its languages, those that are there now first.
    pub languages: Vec<OfferedLanguage>,
    /// The languages that would be gone, by their own names.
    pub languages_gone: Vec<String>,
    /// The sections that would be new, by title.
    pub added: Vec<String>,
    /// The sections that would read otherwise, by title.
    pub changed: Vec<String>,
    /// The sections that would be part of others, by the titles they have now.
    pub moved: Vec<String>,
    /// The sections that would be gone, by the titles they have now.
    pub removed: Vec<String>,
    /// What it would do to saved passages; none where the store is not open.
    pub saved: Option<SavedEffect>,
}

/// Which release it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OfferedRelease {
    /// The release number.
    pub version: u64,
    /// The day of the release.
    pub issued: Date,
    /// Whether that day is still to come, by the device's clock.
    pub issued_ahead: bool,
    /// The day by which it should be reviewed.
    pub review_by: Date,
    /// Whether that day has passed.
    pub review_passed: bool,
}

/// A language of what is offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfferedLanguage {
    /// The language, and how complete it would be.
    pub language: Language,
    /// Whether it is not there now.
    pub new: bool,
}

/// What an install would do to saved passages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SavedEffect {
    /// How many are saved of this handbook.
    pub all: usize,
    /// How many would read otherwise.
    pub changed: usize,
    /// How many would be part of another section.
    pub moved: usize,
    /// How many would be gone from the handbook.
    pub removed: usize,
}

impl Offer {
    /// Holds a pack against the handbook that is read. `now` is in seconds since 1970; the titles are in the reader's language.
    ///
    /// `bookmarks` are what the person saved. Where they cannot be read, nothing is said of them.
    ///
    /// # Errors
    /// What reading either of the two answers.
    pub fn new(
        door: &Doorstep,
        pack: &Pack,
        publisher: Option<&str>,
        bookmarks: Option<&Bookmarks>,
        now: i64,
    ) -> Result<Self, PackError> {
        let (today, manifest) = (Date::from_unix(now), pack.manifest());
        let overlay = manifest.overlay.is_some();
        let there = door.packs().find(|there| there.manifest().handbook == manifest.handbook);
        let asked = door.reading_language();
        let sides = Sides { old: there.map(|there| Side::new(there, &asked)), new: Side::new(pack, &asked) };
        let replaces = there.map(|there| OfferedRelease::of(there.manifest(), today));
        let edition = |manifest: &Manifest| (manifest.epoch, manifest.version);
        let (was, sections) = (there.map(|there| edition(there.manifest())), sides.sections()?);
        let known = |locale: &Locale| there.is_some_and(|there| there.manifest().locales.contains(locale));
        let all = pack.content().section_count()?;
        let offered =
            |locale| door.language(pack, locale, all).map(|language| OfferedLanguage { language, new: !known(locale) });
        let mut languages = manifest.locales.iter().map(offered).collect::<Result<Vec<_>, _>>()?;
        languages.sort_by_key(|offered| offered.new);
        let gone = there.into_iter().flat_map(|there| &there.manifest().locales);
        let saved = bookmarks.and_then(|bookmarks| bookmarks.list().ok());
        Ok(Self {
            publisher: publisher.map(str::to_owned),
            title: sides.new.title(),
            overlay,
            release: OfferedRelease::of(manifest, today),
            replaces,
            older: was.is_some_and(|was| was > edition(manifest)),
            same: there.is_some_and(|there| there.manifest() == manifest),
            languages,
            languages_gone: gone.filter(|locale| !manifest.locales.contains(locale)).map(Locale::endonym).collect(),
            saved: saved.map(|saved| sides.saved(&saved, &sections)).transpose()?,
            added: sections.added,
            changed: sections.changed.into_iter().map(|(_, title)| title).collect(),
            moved: sections.moved,
            removed: sections.removed,
        })
    }
}

impl OfferedRelease {
    fn of(manifest: &Manifest, today: Date) -> Self {
        let Manifest { version, issued, review_by, .. } = *manifest;
        let (issued_ahead, review_passed) = (issued > today, review_by < today);
        Self { version, issued, issued_ahead, review_by, review_passed }
    }
}

/// The two that are held against each other.
struct Sides<'a> {
    old: Option<Side<'a>>,
    new: Side<'a>,
}

/// What happens to sections.
#[derive(Default)]
struct Sections {
    added: Vec<String>,
    changed: Vec<(SectionId, String)>,
    moved: Vec<String>,
    removed: Vec<String>,
}

impl Sides<'_> {
    fn sections(&self) -> Result<Sections, PackError> {
        let mut found = Sections::default();
        for id in self.new.content.section_ids()? {
            match self.old.as_ref().filter(|old| old.has(&id)) {
                None => found.added.extend(self.new.section_title(&id)?),
                Some(old) if old.reads_as(&self.new, &id)? => {}
                Some(_) => found.changed.extend(self.new.section_title(&id)?.map(|title| (id, title))),
            }
        }
        let Some(old) = &self.old else { return Ok(found) };
        for id in old.content.section_ids()? {
            match self.new.content.resolve(&id)? {
                Resolution::Here => {}
                Resolution::Moved(_) => found.moved.extend(old.section_title(&id)?),
                Resolution::Removed(_) | Resolution::Unknown => found.removed.extend(old.section_title(&id)?),
            }
        }
        Ok(found)
    }

    fn saved(&self, saved: &[Bookmark], sections: &Sections) -> Result<SavedEffect, PackError> {
        let changed: BTreeSet<_> = sections.changed.iter().map(|(id, _)| id).collect();
        let mut effect = SavedEffect::default();
        for bookmark in saved.iter().filter(|bookmark| bookmark.anchor.handbook == self.new.manifest.handbook) {
            let id = &bookmark.anchor.section;
            let before = self.old.as_ref().map_or(Ok(Some(id.clone())), |old| old.leads_to(id))?;
            effect.all += 1;
            match (before, self.new.leads_to(id)?) {
                // It is gone already.
                (None, None) => {}
                (Some(_), None) => effect.removed += 1,
                (Some(before), Some(after)) if before != after => effect.moved += 1,
                (_, Some(after)) if changed.contains(&after) => effect.changed += 1,
                (_, Some(_)) => {}
            }
        }
        Ok(effect)
    }
}

/// A pack as the reader reads it.
struct Side<'a> {
    manifest: &'a Manifest,
    content: &'a Content,
    titles: &'a BTreeMap<Locale, String>,
    chain: Vec<Locale>,
}

impl<'a> Side<'a> {
    fn new(pack: &'a Pack, asked: &Locale) -> Self {
        let manifest = pack.manifest();
        Self { manifest, content: pack.content(), titles: &pack.info().title, chain: chain_in(manifest, asked) }
    }

    fn title(&self) -> String {
        self.chain.iter().find_map(|locale| self.titles.get(locale)).cloned().unwrap_or_default()
    }

    fn has(&self, id: &SectionId) -> bool {
        matches!(self.content.resolve(id), Ok(Resolution::Here))
    }

    fn leads_to(&self, id: &SectionId) -> Result<Option<SectionId>, PackError> {
        Ok(match self.content.resolve(id)? {
            Resolution::Here => Some(id.clone()),
            Resolution::Moved(to) => Some(to),
            Resolution::Removed(_) | Resolution::Unknown => None,
        })
    }

    fn section_title(&self, id: &SectionId) -> Result<Option<String>, PackError> {
        let Some(row) = self.content.section(id)? else { return Ok(None) };
        Ok(self.content.entry_at(row.position, &self.chain)?.map(|entry| entry.title))
    }

    /// Whether a section that both have is the same to the reader.
    fn reads_as(&self, new: &Self, id: &SectionId) -> Result<bool, PackError> {
        Ok(self.text(id)? == new.text(id)?)
    }

    fn text(&self, id: &SectionId) -> Result<Option<(String, Vec<Block>)>, PackError> {
        let Some(row) = self.content.section(id)? else { return Ok(None) };
        let passage = self.content.passage(row.position, &self.chain)?;
        Ok(passage.map(|passage| (passage.title, passage.blocks)))
    }
}
