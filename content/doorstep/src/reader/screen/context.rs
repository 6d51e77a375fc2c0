//! What every screen shares.

use std::path::Path;

use doorstep_core::Doorstep;
use doorstep_core::bookmarks::{BookmarkId, Bookmarks, Numbers, Removed};
use doorstep_core::doorstep::OwnSlot;
use doorstep_core::handbook::SectionId;

use crate::reader::data::{Folder, Opened};
use crate::reader::failure::Failure;
use crate::reader::text::{Look, Tone};
use crate::reader::words::Words;

/// What every screen shares.
pub struct Context<'a> {
    pub door: &'a Doorstep,
    pub words: Words<'a>,
    pub look: Look,
    /// The time in seconds since 1970.
    pub clock: fn() -> i64,
    /// What the person is told until the next key.
    pub notice: Option<(String, Tone)>,
    /// What was read last. In memory only.
    pub last: Option<SectionId>,
    /// What was removed last, to undo that.
    pub removed: Option<Removed>,
    shelf: Shelf,
}

/// The store, opened when it is needed first. Reading goes on without it (C4).
struct Shelf {
    folder: Result<Folder, Failure>,
    store: Option<Bookmarks>,
    /// The person was told that it cannot be opened.
    failed: bool,
}

impl<'a> Context<'a> {
    pub fn new(door: &'a Doorstep, look: Look, data_dir: Option<&Path>, clock: fn() -> i64) -> Self {
        let shelf = Shelf { folder: Folder::find(data_dir), store: None, failed: false };
        Self { door, words: Words(door), look, clock, notice: None, last: None, removed: None, shelf }
    }

    /// Tells the person something that went well.
    pub fn say(&mut self, key: &str) {
        self.notice = Some((self.words.get(key), Tone::Plain));
    }

    /// Tells the person what went wrong.
    pub fn fail(&mut self, failure: &Failure) {
        if let Some((key, args)) = failure.message() {
            self.notice = Some((self.words.with(key, &args), Tone::Caution));
        }
    }

    /// The store, where there is one. Where it cannot be opened, the person is told once.
    pub fn store(&mut self) -> Option<&Bookmarks> {
        if self.shelf.store.is_none() && !self.shelf.failed {
            match self.open(Folder::open_existing) {
                Ok(store) => self.shelf.store = store,
                Err(failure) => {
                    self.shelf.failed = true;
                    self.fail(&failure);
                }
            }
        }
        self.shelf.store.as_ref()
    }

    /// The store, made where there is none: the person wants to keep something.
    pub fn store_to_write(&mut self) -> Result<&Bookmarks, Failure> {
        if self.shelf.store.is_none() {
            self.shelf.store = self.open(|folder| folder.open_or_create().map(Some))?;
            self.shelf.failed = false;
        }
        self.shelf.store.as_ref().ok_or(Failure::FolderUnusable)
    }

    fn open(&mut self, open: impl FnOnce(&Folder) -> Opening) -> Result<Option<Bookmarks>, Failure> {
        let folder = self.shelf.folder.as_ref().map_err(|_| Failure::FolderUnusable)?;
        let Some((store, opened)) = open(folder)? else { return Ok(None) };
        if let Some(message) = self.words.opened(&opened).into_iter().next() {
            self.notice = Some((message, Tone::Caution));
        }
        Ok(Some(store))
    }

    /// The worker's own numbers; none is filled where there is no store. Where it cannot be read, the person is told once.
    pub fn own_numbers(&mut self) -> Vec<OwnSlot> {
        let door = self.door;
        match self.store().map(|store| door.own_numbers(store)) {
            Some(Ok(slots)) => return slots,
            Some(Err(error)) => self.fail(&error.into()),
            None => {}
        }
        door.own_slots(&Numbers::default())
    }

    /// The bookmark on a section, where it is saved.
    pub fn bookmark_on(&mut self, section: &SectionId) -> Option<BookmarkId> {
        let door = self.door;
        let found = door.bookmark_on(self.store()?, section);
        match found {
            Ok(bookmark) => bookmark.map(|bookmark| bookmark.id),
            Err(error) => {
                self.fail(&error.into());
                None
            }
        }
    }
}

type Opening = Result<Option<(Bookmarks, Opened)>, Failure>;
