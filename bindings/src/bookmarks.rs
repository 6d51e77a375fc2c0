//! The private store of what a person saved, and of the numbers that they call.

use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use doorstep_core::bookmarks as core;
use doorstep_core::bookmarks::{BookmarkId, Removed};
use zeroize::Zeroizing;

use crate::errors::StoreError;
use crate::guard::guard;
use crate::lock::platform_key;
use crate::number::int;
use crate::own_numbers::OwnNumber;

/// The private store of what a person saved. Made once, kept as long as the app runs; any thread may call it.
#[derive(uniffi::Object)]
pub struct Bookmarks {
    core: core::Bookmarks,
    opened: Opened,
    /// What was removed last, to bring it back.
    removed: Mutex<Option<(i64, Removed)>>,
}

/// What opening the store found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Record)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own, and told as such")]
pub struct Opened {
    /// There was no store before.
    pub created: bool,
    /// The store was damaged: it was moved aside and an empty one opened. The person must be told.
    pub quarantined: bool,
    /// There was no store, or an empty file, beside traces of an older one. The person must be told.
    pub emptied: bool,
    /// The store may only be read: changes fail with `ReadOnly`. The person must be told.
    pub read_only: bool,
    /// How many damaged stores are kept beside this one.
    pub damaged_copies: i32,
    /// How many bookmarks and numbers are damaged and left out.
    pub damaged_rows: i32,
    /// There is a PIN over the store: until [`Bookmarks::unlock`], every call that needs it fails with `Locked`.
    pub locked: bool,
}

/// What an import did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Record)]
pub struct ImportReport {
    /// Bookmarks and numbers that were added.
    pub added: i32,
    /// Places that were saved already, and numbers that were there already.
    pub already_there: i32,
    /// Entries that are no bookmarks and no numbers that are known here.
    pub skipped: i32,
}

#[uniffi::export]
impl Bookmarks {
    /// Opens the store in a folder, making both where they are missing. The key has 32 random bytes. Where there is a PIN, the
    /// store is locked: see [`Opened::locked`].
    #[uniffi::constructor]
    pub fn open(folder: String, key: Vec<u8>) -> Result<Arc<Self>, StoreError> {
        let key = Zeroizing::new(key);
        guard(|| {
            let (core, opened) = core::Bookmarks::open(Path::new(&folder), platform_key(&key)?)?;
            Ok(Arc::new(Self { core, opened: opened.into(), removed: Mutex::default() }))
        })
    }

    /// What opening the store found.
    pub fn opened(&self) -> Result<Opened, StoreError> {
        guard(|| Ok(self.opened))
    }

    /// The names of the bookmarks with each word of the query, in their order. An empty query finds all.
    pub fn search(&self, query: String) -> Result<Vec<i64>, StoreError> {
        guard(|| Ok(self.core.search(&query)?.into_iter().map(|bookmark| bookmark.id.0).collect()))
    }

    /// A bookmark's note; empty where it has none.
    pub fn note(&self, id: i64) -> Result<String, StoreError> {
        guard(|| Ok(self.core.get(BookmarkId(id))?.note))
    }

    /// Replaces a bookmark's note; an empty one removes it.
    pub fn set_note(&self, id: i64, note: String, now: i64) -> Result<(), StoreError> {
        guard(|| Ok(self.core.set_note(BookmarkId(id), &note, now)?))
    }

    /// Replaces a bookmark's labels. Blank and repeated ones are left out.
    pub fn set_labels(&self, id: i64, labels: Vec<String>, now: i64) -> Result<(), StoreError> {
        guard(|| Ok(self.core.set_labels(BookmarkId(id), &labels, now)?))
    }

    /// Every label in use, sorted.
    pub fn labels(&self) -> Result<Vec<String>, StoreError> {
        guard(|| Ok(self.core.labels()?))
    }

    /// Moves a bookmark right before another one, or to the end of the list.
    pub fn move_to(&self, id: i64, before: Option<i64>) -> Result<(), StoreError> {
        guard(|| Ok(self.core.move_to(BookmarkId(id), before.map(BookmarkId))?))
    }

    /// Removes a bookmark. Until the next one is removed or the app ends, [`Self::restore`] brings it back.
    pub fn remove(&self, id: i64) -> Result<(), StoreError> {
        guard(|| {
            let removed = self.core.remove(BookmarkId(id))?;
            *self.removed() = Some((id, removed));
            Ok(())
        })
    }

    /// Brings back the bookmark that was removed last, to its place; returns its name.
    pub fn restore(&self, id: i64) -> Result<i64, StoreError> {
        guard(|| {
            let mut removed = self.removed();
            let (_, bookmark) = removed.as_ref().filter(|(last, _)| *last == id).ok_or(StoreError::NotFound)?;
            let restored = self.core.restore(bookmark)?;
            *removed = None;
            Ok(restored.0)
        })
    }

    /// Removes the bookmarks and numbers that are damaged beyond reading; how many there were.
    pub fn remove_damaged(&self) -> Result<i32, StoreError> {
        guard(|| Ok(int(self.core.remove_damaged()?)))
    }

    /// Keeps a number of the worker's own, in place of the one that is there. `label` is their own words on it, or nothing.
    pub fn set_number(&self, slot: OwnNumber, number: String, label: String) -> Result<(), StoreError> {
        guard(|| Ok(self.core.set_number(slot.into(), &number, &label)?))
    }

    /// Removes a number of the worker's own.
    pub fn clear_number(&self, slot: OwnNumber) -> Result<(), StoreError> {
        guard(|| Ok(self.core.clear_number(slot.into())?))
    }

    /// All bookmarks and numbers as a text for [`Self::import_text`]. It is not sealed: whoever has it can read it.
    pub fn export_text(&self, now: i64) -> Result<String, StoreError> {
        guard(|| Ok(self.core.export(now)?))
    }

    /// The same sealed with a passphrase, as a text for [`Self::import_sealed`]. It takes up to a second on purpose.
    pub fn export_sealed(&self, passphrase: String, now: i64) -> Result<String, StoreError> {
        let passphrase = Zeroizing::new(passphrase);
        guard(|| Ok(self.core.export_sealed(&passphrase, now)?))
    }

    /// Adds the bookmarks of an export below those that are there, and its numbers where there are none; all or nothing. One
    /// that is sealed fails with `SealedExport`: ask for its passphrase and call [`Self::import_sealed`].
    pub fn import_text(&self, text: String, now: i64) -> Result<ImportReport, StoreError> {
        guard(|| Ok(self.core.import(&text, now)?.into()))
    }

    /// Adds a sealed export as [`Self::import_text`] adds another. It takes up to a second on purpose.
    pub fn import_sealed(&self, text: String, passphrase: String, now: i64) -> Result<ImportReport, StoreError> {
        let passphrase = Zeroizing::new(passphrase);
        guard(|| Ok(self.core.import_sealed(&text, &passphrase, now)?.into()))
    }

    /// Erases the store: the key under a PIN first, then the files; every later call fails with `Wiped`. Destroy the platform's
    /// key before. What was cut off is ended by the next opening, and by [`crate::end_wipe`].
    pub fn wipe(&self) -> Result<(), StoreError> {
        guard(|| {
            self.forget_removed();
            Ok(self.core.wipe()?)
        })
    }
}

impl Bookmarks {
    pub(crate) fn core(&self) -> &core::Bookmarks {
        &self.core
    }

    /// Forgets what was removed last.
    pub(crate) fn forget_removed(&self) {
        *self.removed() = None;
    }

    fn removed(&self) -> MutexGuard<'_, Option<(i64, Removed)>> {
        self.removed.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl From<core::OpenReport> for Opened {
    fn from(opened: core::OpenReport) -> Self {
        let core::OpenReport { created, quarantined, emptied, read_only, damaged_copies, damaged_rows, locked } =
            opened;
        let (damaged_copies, damaged_rows) = (int(damaged_copies), int(damaged_rows));
        Self { created, quarantined, emptied, read_only, damaged_copies, damaged_rows, locked }
    }
}

impl From<core::ImportReport> for ImportReport {
    fn from(report: core::ImportReport) -> Self {
        let core::ImportReport { added, already_there, skipped } = report;
        Self { added: int(added), already_there: int(already_there), skipped: int(skipped) }
    }
}
