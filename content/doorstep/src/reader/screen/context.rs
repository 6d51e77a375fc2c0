//! What every screen shares.

use doorstep_core::Doorstep;
use doorstep_core::bookmarks::{BookmarkId, Bookmarks, Numbers, Removed, StoreError};
use doorstep_core::doorstep::{OwnSlot, SavedError};
use doorstep_core::handbook::SectionId;

use crate::reader::data::{Folder, Opened};
use crate::reader::failure::Failure;
use crate::reader::system;
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
    pub fn new(door: &'a Doorstep, look: Look, folder: Result<Folder, Failure>, clock: fn() -> i64) -> Self {
        let shelf = Shelf { folder, store: None, failed: false };
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

    /// Whether there is a PIN over the store that was not typed yet.
    pub fn is_locked(&mut self) -> bool {
        self.store().is_some_and(|store| matches!(store.pin_state(system::clock()), Ok(state) if state.locked))
    }

    /// Fails where the PIN is needed first.
    pub fn expect_open(&mut self) -> Result<(), Failure> {
        if self.is_locked() { Err(StoreError::Locked.into()) } else { Ok(()) }
    }

    /// Opens the store with what was typed.
    pub fn unlock(&mut self, typed: &str) -> Result<(), Failure> {
        let folder = self.shelf.folder.as_ref().map_err(|_| Failure::FolderUnusable)?;
        let Some(store) = &self.shelf.store else { return Ok(()) };
        let opened = folder.unlock(store, typed);
        if let Err(Failure::Store(StoreError::WipedByTries)) = &opened {
            self.shelf.store = None;
        }
        if let Some(message) = self.words.opened(&opened?).into_iter().next() {
            self.notice = Some((message, Tone::Caution));
        }
        Ok(())
    }

    /// Locks the store and forgets what was taken from it; whether there is a PIN.
    pub fn lock(&mut self) -> Result<bool, Failure> {
        let locked = self.store().map_or(Ok(false), Bookmarks::lock)?;
        if locked {
            self.removed = None;
        }
        Ok(locked)
    }

    /// Says how long one has to wait after wrong PINs, where one has to.
    pub fn tell_wait(&mut self) {
        let wait = self.store().and_then(|store| store.pin_state(system::clock()).ok()).map_or(0, |state| state.wait);
        if wait > 0 {
            self.fail(&StoreError::Wait { wait }.into());
        }
    }

    /// The store, made where there is none: the person wants to keep something.
    pub fn store_to_write(&mut self) -> Result<&Bookmarks, Failure> {
        if self.shelf.store.is_none() {
            self.shelf.store = self.open(|folder| folder.open_or_create().map(Some))?;
            self.shelf.failed = false;
        }
        self.expect_open()?;
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
            // Reading never asks for the PIN.
            Some(Err(StoreError::Locked)) | None => {}
            Some(Err(error)) => self.fail(&error.into()),
        }
        door.own_slots(&Numbers::default())
    }

    /// The bookmark on a section, where it is saved.
    pub fn bookmark_on(&mut self, section: &SectionId) -> Option<BookmarkId> {
        let door = self.door;
        let found = door.bookmark_on(self.store()?, section);
        match found {
            Ok(bookmark) => bookmark.map(|bookmark| bookmark.id),
            Err(SavedError::Store(StoreError::Locked)) => None,
            Err(error) => {
                self.fail(&error.into());
                None
            }
        }
    }
}

type Opening = Result<Option<(Bookmarks, Opened)>, Failure>;
