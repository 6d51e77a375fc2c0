//! The store itself.

use std::collections::HashMap;
use std::fmt;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use rusqlite::{Connection, Transaction, TransactionBehavior};
use zeroize::Zeroizing;

use super::anchor::Anchor;
use super::error::{Limit, StoreError};
use super::key::StoreKey;
use super::model::{BOOKMARKS, Bookmark, BookmarkId, NewBookmark, Removed, checked_labels, checked_note};
use super::number::{Number, Numbers};
use super::number_rows::NumberRows;
use super::schema::{self, FILE, StoreSchema};
use super::seal::Sealer;
use super::transfer::{self, ImportReport};
use super::{locking, number_rows, rows, sealed_export};
use crate::fold::fold_text;
use crate::handbook::OwnNumber;
use crate::sql::{self, Files, Identity, Opening};

/// The bookmarks and numbers of one person, sealed. Shared freely between threads; each call is short.
///
/// Times are passed in as Unix seconds and only ever shown: order is the order of saving, or the person's own (S9).
/// When a call returns `Ok`, what it did outlives a crash (S2). When it returns an error, nothing was changed.
pub struct Bookmarks {
    pub(super) files: Files,
    pub(super) state: Mutex<Result<State, Closed>>,
}

/// Why a store is not open.
#[derive(Clone, Copy, Debug)]
pub(super) enum Closed {
    /// There is a PIN over it. Nothing of it is in memory.
    Locked,
    /// It was wiped.
    Wiped,
}

impl From<&mut Closed> for StoreError {
    fn from(closed: &mut Closed) -> Self {
        match closed {
            Closed::Locked => Self::Locked,
            Closed::Wiped => Self::Wiped,
        }
    }
}

/// What opening a store found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own, and told as such")]
pub struct OpenReport {
    /// There was no store before.
    pub created: bool,
    /// The store was damaged: it was moved aside and an empty one opened. The person must be told (S4).
    pub quarantined: bool,
    /// There was no store, or an empty file, beside traces of an older one: what it held is not here. The person must
    /// be told.
    pub emptied: bool,
    /// The store may only be read: its folder or file cannot be written. The person must be told.
    pub read_only: bool,
    /// How many damaged stores are kept beside this one, 0 to 3.
    pub damaged_copies: usize,
    /// How many bookmarks and numbers are damaged and left out; see [`Bookmarks::remove_damaged`].
    pub damaged_rows: usize,
    /// There is a PIN over the store: until [`Bookmarks::unlock`], every call that needs it answers [`StoreError::Locked`].
    pub locked: bool,
}

/// A bookmark that was found by its anchor, with nothing that the person wrote.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct SavedAt {
    pub(crate) id: BookmarkId,
    pub(crate) anchor: Anchor,
    /// The revision at which it was saved; none where that is damaged.
    pub(crate) revision: Option<String>,
}

pub(super) struct State {
    pub(super) connection: Connection,
    identity: Identity,
    /// The connection is to a copy in memory: what is written to it would be lost.
    pub(super) read_only: bool,
    pub(super) sealer: Sealer,
    known: KnownAnchors,
}

/// Where the bookmarks are, kept in memory from one question to the next.
#[derive(Default)]
struct KnownAnchors {
    /// With the version of the data that they were read from.
    read: Option<(i64, HashMap<Anchor, BookmarkId>)>,
}

impl KnownAnchors {
    /// The anchors as they are now: read again where this or another process has written since.
    fn now(&mut self, connection: &Connection, sealer: &Sealer) -> Result<&HashMap<Anchor, BookmarkId>, StoreError> {
        let version = connection.pragma_query_value(None, "data_version", |row| row.get(0))?;
        if self.read.as_ref().is_some_and(|(of, _)| *of != version) {
            self.read = None;
        }
        match &mut self.read {
            Some((_, anchors)) => Ok(anchors),
            empty => {
                let anchors = rows::anchors(connection, sealer)?.into_iter().map(|(id, anchor)| (anchor, id));
                Ok(&empty.insert((version, anchors.collect())).1)
            }
        }
    }

    /// Forgets what was read: something is about to be written.
    fn forget(&mut self) {
        self.read = None;
    }
}

impl Bookmarks {
    /// Opens the store `user.db` in a folder, making both where they are missing. Where it cannot be written, what can be
    /// read is read, and every change answers [`StoreError::ReadOnly`].
    ///
    /// # Errors
    /// [`StoreError::WrongKey`] or [`StoreError::Newer`], with the store left as it was; [`StoreError::Full`],
    /// [`StoreError::Busy`], [`StoreError::NotAFile`] or [`StoreError::Storage`]. A damaged store is no error, unless it
    /// may only be read: see [`OpenReport`].
    pub fn open(dir: &Path, key: StoreKey) -> Result<(Self, OpenReport), StoreError> {
        sql::together(|| Self::open_here(dir, key))
    }

    fn open_here(dir: &Path, key: StoreKey) -> Result<(Self, OpenReport), StoreError> {
        let files = Files::new(dir, FILE);
        let (state, opened) = locking::open(&files, key)?;
        Ok((Self { files, state: Mutex::new(state) }, opened))
    }

    /// Saves a bookmark at the top of the list. Where the same place is saved already, that one is kept and returned.
    ///
    /// # Errors
    /// [`StoreError::TooLarge`], and what every write may answer: [`StoreError::Full`], [`StoreError::Busy`],
    /// [`StoreError::Damaged`], [`StoreError::Storage`], [`StoreError::Replaced`], [`StoreError::Wiped`].
    pub fn add(&self, new: NewBookmark, now: i64) -> Result<BookmarkId, StoreError> {
        let new = new.checked()?;
        self.write(|transaction, sealer| {
            if let Some(id) = id_at(transaction, sealer, &new.anchor)? {
                return Ok(id);
            }
            check_room(rows::count(transaction)? + 1)?;
            let id = rows::next_id(transaction)?;
            insert(transaction, sealer, (id, id.0), &new, (now, now))?;
            Ok(id)
        })
    }

    /// Removes a bookmark and every trace of it in the files (S8). Works on a full disk (S3).
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::Unreadable`], and what every write may answer.
    pub fn remove(&self, id: BookmarkId) -> Result<Removed, StoreError> {
        self.erase(|transaction, sealer| {
            let position = rows::position(transaction, id)?;
            let bookmark = rows::one(transaction, sealer, id)?;
            rows::delete(transaction, id)?;
            Ok(Removed { bookmark, position })
        })
    }

    /// Undoes a removal: the same bookmark at the same place in the list, under the same id.
    ///
    /// Where its place was saved anew meanwhile, that one is kept and returned.
    ///
    /// # Errors
    /// What every write may answer.
    pub fn restore(&self, removed: &Removed) -> Result<BookmarkId, StoreError> {
        self.write(|transaction, sealer| {
            if let Some(id) = id_at(transaction, sealer, &removed.bookmark.anchor)? {
                return Ok(id);
            }
            check_room(rows::count(transaction)? + 1)?;
            rows::insert(transaction, sealer, removed)?;
            Ok(removed.bookmark.id)
        })
    }

    /// Moves a bookmark right before another one, or to the end of the list.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] where either is missing, and what every write may answer.
    pub fn move_to(&self, id: BookmarkId, before: Option<BookmarkId>) -> Result<(), StoreError> {
        self.write(|transaction, _| {
            let order = rows::order(transaction)?;
            let mut ids: Vec<BookmarkId> = order.iter().map(|(id, _)| *id).collect();
            let from = ids.iter().position(|other| *other == id).ok_or(StoreError::NotFound)?;
            if before == Some(id) {
                return Ok(());
            }
            ids.remove(from);
            let to = match before {
                Some(before) => ids.iter().position(|other| *other == before).ok_or(StoreError::NotFound)?,
                None => ids.len(),
            };
            ids.insert(to, id);
            // The positions stay, who holds them changes.
            for (id, (held_by, position)) in ids.iter().zip(&order) {
                if id != held_by {
                    rows::set_position(transaction, *id, *position)?;
                }
            }
            Ok(())
        })
    }

    /// Adds a note and labels where there are none. Where either would replace another, nothing is changed (S12).
    ///
    /// Whether the bookmark has them now.
    ///
    /// # Errors
    /// As for [`Bookmarks::set_note`].
    pub fn fill(&self, id: BookmarkId, note: &str, labels: &[String], now: i64) -> Result<bool, StoreError> {
        let (note, labels) = (checked_note(note)?, checked_labels(labels)?);
        self.write(|transaction, sealer| {
            let mut bookmark = rows::one(transaction, sealer, id)?;
            let filled = (fill(&mut bookmark.note, &note), fill(&mut bookmark.labels, &labels));
            if filled == (Filled::Already, Filled::Already) {
                return Ok(true);
            }
            if filled.0 == Filled::Other || filled.1 == Filled::Other {
                return Ok(false);
            }
            bookmark.modified = now;
            rows::update(transaction, sealer, &bookmark)?;
            Ok(true)
        })
    }

    /// Replaces the note; an empty one removes it. The old one leaves no trace in the files (S8).
    ///
    /// # Errors
    /// [`StoreError::TooLarge`], [`StoreError::NotFound`], [`StoreError::Unreadable`], and what every write may answer.
    pub fn set_note(&self, id: BookmarkId, note: &str, now: i64) -> Result<(), StoreError> {
        let note = checked_note(note)?;
        self.change(id, |bookmark| {
            bookmark.note.clone_from(&note);
            bookmark.modified = now;
        })
    }

    /// Replaces the labels. A comma separates labels, too; blank and repeated ones are left out.
    ///
    /// # Errors
    /// As for [`Bookmarks::set_note`].
    pub fn set_labels(&self, id: BookmarkId, labels: &[String], now: i64) -> Result<(), StoreError> {
        let labels = checked_labels(labels)?;
        self.change(id, |bookmark| {
            bookmark.labels.clone_from(&labels);
            bookmark.modified = now;
        })
    }

    /// Every label in use, each once, sorted without regard to case and accents.
    ///
    /// # Errors
    /// What every read may answer: [`StoreError::Busy`], [`StoreError::Damaged`], [`StoreError::Storage`],
    /// [`StoreError::Wiped`].
    pub fn labels(&self) -> Result<Vec<String>, StoreError> {
        let mut labels: Vec<(String, String)> = Vec::new();
        for label in self.list()?.into_iter().flat_map(|bookmark| bookmark.labels) {
            labels.push((fold_text(&label), label));
        }
        labels.sort();
        labels.dedup_by(|a, b| a.0 == b.0);
        Ok(labels.into_iter().map(|(_, label)| label).collect())
    }

    /// Every bookmark, the newest first, except where the person moved them. Damaged ones are left out.
    ///
    /// # Errors
    /// What every read may answer.
    pub fn list(&self) -> Result<Vec<Bookmark>, StoreError> {
        self.read(|state| Ok(rows::all(&state.connection, &state.sealer)?.bookmarks))
    }

    /// The bookmark at the first of some anchors that is saved.
    ///
    /// Of the others nothing but their anchors is read, and those only after a change.
    ///
    /// # Errors
    /// What every read may answer.
    pub(crate) fn saved_at(&self, anchors: &[Anchor]) -> Result<Option<SavedAt>, StoreError> {
        self.with_state(|state| {
            let State { connection, sealer, known, .. } = state;
            let snapshot = snapshot(connection, sealer)?;
            let known = known.now(&snapshot, sealer)?;
            let found = anchors.iter().find_map(|anchor| Some((*known.get(anchor)?, anchor.clone())));
            let Some((id, anchor)) = found else { return Ok(None) };
            match rows::revision(&snapshot, sealer, id) {
                Ok(revision) => Ok(Some(SavedAt { id, anchor, revision })),
                // Another process removed it since the anchors were read.
                Err(StoreError::NotFound) => Ok(None),
                Err(error) => Err(error),
            }
        })
    }

    /// One bookmark.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::Unreadable`], and what every read may answer.
    pub fn get(&self, id: BookmarkId) -> Result<Bookmark, StoreError> {
        self.read(|state| rows::one(&state.connection, &state.sealer, id))
    }

    /// The bookmarks that have each word of the query in their title, note, labels or marked words, in the order of the
    /// list. Case and accents do not matter. An empty query finds all.
    ///
    /// # Errors
    /// What every read may answer.
    pub fn search(&self, query: &str) -> Result<Vec<Bookmark>, StoreError> {
        let query = fold_text(query);
        let mut bookmarks = self.list()?;
        bookmarks.retain(|bookmark| bookmark.has_words(&query));
        Ok(bookmarks)
    }

    /// The worker's own numbers.
    ///
    /// # Errors
    /// What every read may answer.
    pub fn numbers(&self) -> Result<Numbers, StoreError> {
        self.read(|state| {
            let NumberRows { filled, damaged } = number_rows::all(&state.connection, &state.sealer)?;
            Ok(Numbers { filled, damaged: damaged.into_iter().filter_map(number_rows::slot_of).collect() })
        })
    }

    /// Keeps a number, in place of the one that is there; that one leaves no trace in the files (S8).
    ///
    /// # Errors
    /// [`StoreError::NotANumber`], [`StoreError::TooLarge`], and what every write may answer.
    pub fn set_number(&self, slot: OwnNumber, number: &str, label: &str) -> Result<(), StoreError> {
        let number = Number { slot, number: number.to_owned(), label: label.to_owned() }.checked()?;
        self.erase(|transaction, sealer| number_rows::set(transaction, sealer, &number))
    }

    /// Removes a number and every trace of it in the files (S8), be it one that does not open. Where there is none, that is well.
    ///
    /// # Errors
    /// What every write may answer.
    pub fn clear_number(&self, slot: OwnNumber) -> Result<(), StoreError> {
        self.erase(|transaction, _| Ok(number_rows::clear(transaction, slot)?))
    }

    /// All bookmarks and numbers as JSON, to be read by [`Bookmarks::import`]; `docs/bookmark-export.md` describes it.
    ///
    /// It is not sealed: whoever has it can read it.
    ///
    /// # Errors
    /// What every read may answer.
    pub fn export(&self, now: i64) -> Result<String, StoreError> {
        self.read(|state| {
            let bookmarks = rows::all(&state.connection, &state.sealer)?.bookmarks;
            let numbers = number_rows::all(&state.connection, &state.sealer)?.filled;
            Ok(transfer::write(&bookmarks, &numbers, now))
        })
    }

    /// The same sealed with a passphrase, to be read by [`Bookmarks::import_sealed`]. It takes a moment on purpose.
    ///
    /// # Errors
    /// [`StoreError::NoPassphrase`], and what every read may answer.
    pub fn export_sealed(&self, passphrase: &str, now: i64) -> Result<String, StoreError> {
        let export = Zeroizing::new(self.export(now)?);
        sealed_export::seal(&export, passphrase)
    }

    /// Adds a sealed export as [`Bookmarks::import`] adds another. For one that is not sealed, the passphrase is not looked at.
    ///
    /// # Errors
    /// [`StoreError::WrongPassphrase`], [`StoreError::NoPassphrase`], [`StoreError::TooCostly`], and those of
    /// [`Bookmarks::import`].
    pub fn import_sealed(&self, export: &str, passphrase: &str, now: i64) -> Result<ImportReport, StoreError> {
        match self.import(export, now) {
            // As large as a sealed one may be.
            Err(StoreError::SealedExport | StoreError::TooLarge(Limit::Import(_))) => {
                self.import(&sealed_export::unseal(export, passphrase)?, now)
            }
            other => other,
        }
    }

    /// Adds the bookmarks of an export below those that are there, and its numbers where there are none; all or nothing.
    ///
    /// A place that is saved already keeps its note, with the file's below it where it has another, and its labels, or
    /// gets the file's where it has none. Numbers that are there stay as they are; entries that make no sense are skipped.
    ///
    /// # Errors
    /// [`StoreError::NotAnExport`], [`StoreError::NewerExport`], [`StoreError::SealedExport`], [`StoreError::TooLarge`],
    /// and what every write may answer.
    pub fn import(&self, export: &str, now: i64) -> Result<ImportReport, StoreError> {
        let import = transfer::read(export)?;
        self.write(|transaction, sealer| {
            let count = rows::count(transaction)?;
            // By a hash of each: quotes are long.
            let mut known: HashMap<[u8; 32], BookmarkId> =
                rows::anchors(transaction, sealer)?.into_iter().map(|(id, anchor)| (anchor.digest(), id)).collect();
            let mut report = ImportReport { added: 0, already_there: 0, skipped: import.skipped };
            let mut position = rows::lowest_position(transaction)?;
            for written in &import.bookmarks {
                let Some((new, times)) = written.read(now) else {
                    report.skipped += 1;
                    continue;
                };
                let anchor = new.anchor.digest();
                if let Some(id) = known.get(&anchor) {
                    match join(transaction, sealer, *id, &new, now) {
                        Ok(()) => report.already_there += 1,
                        Err(StoreError::TooLarge(_)) => report.skipped += 1,
                        Err(error) => return Err(error),
                    }
                    continue;
                }
                report.added += 1;
                check_room(count + report.added)?;
                position = position.saturating_sub(1);
                let id = rows::next_id(transaction)?;
                insert(transaction, sealer, (id, position), &new, times)?;
                known.insert(anchor, id);
            }
            for number in &import.numbers {
                if number_rows::is_there(transaction, number.slot)? {
                    report.already_there += 1;
                } else {
                    report.added += 1;
                    number_rows::set(transaction, sealer, number)?;
                }
            }
            Ok(report)
        })
    }

    /// Removes the bookmarks and numbers that are damaged beyond reading; how many there were.
    ///
    /// # Errors
    /// What every write may answer.
    pub fn remove_damaged(&self) -> Result<usize, StoreError> {
        self.erase(|transaction, sealer| {
            let damaged = rows::all(transaction, sealer)?.damaged;
            for id in &damaged {
                rows::delete(transaction, *id)?;
            }
            let numbers = number_rows::all(transaction, sealer)?.damaged;
            for row in &numbers {
                number_rows::delete(transaction, *row)?;
            }
            Ok(damaged.len() + numbers.len())
        })
    }

    fn change(&self, id: BookmarkId, change: impl Fn(&mut Bookmark)) -> Result<(), StoreError> {
        self.erase(|transaction, sealer| {
            let mut bookmark = rows::one(transaction, sealer, id)?;
            change(&mut bookmark);
            rows::update(transaction, sealer, &bookmark)
        })
    }

    /// A write that removes or replaces: it works on a full disk, out of the reserve (S3).
    fn erase<T>(&self, work: impl Fn(&Transaction, &Sealer) -> Result<T, StoreError>) -> Result<T, StoreError> {
        self.files.with_reserve(|error| matches!(error, StoreError::Full(_)), || self.write(&work))
    }

    /// One short transaction. The log is emptied after it, so that what it removed is in no file (S8).
    fn write<T>(&self, work: impl Fn(&Transaction, &Sealer) -> Result<T, StoreError>) -> Result<T, StoreError> {
        sql::together(|| self.with_state(|state| state.write(&self.files, &work)))
    }

    fn read<T>(&self, work: impl Fn(&State) -> Result<T, StoreError>) -> Result<T, StoreError> {
        self.with_state(|state| {
            let _snapshot = snapshot(&state.connection, &state.sealer)?;
            work(state)
        })
    }

    /// Does something with the open store. Where its key is no longer the store's, it is locked.
    pub(super) fn with_state<T>(
        &self,
        work: impl FnOnce(&mut State) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let mut guard = self.state();
        let done = work(guard.as_mut()?);
        if let Err(StoreError::Locked) = done {
            *guard = Err(Closed::Locked);
        }
        done
    }

    pub(super) fn state(&self) -> MutexGuard<'_, Result<State, Closed>> {
        // A panic elsewhere rolled its transaction back: the state is sound.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Bookmarks {
    fn drop(&mut self) {
        let Ok(state) = std::mem::replace(&mut *self.state(), Err(Closed::Locked)) else { return };
        if state.read_only {
            return;
        }
        if self.files.expect(state.identity).is_err() {
            let _ = sql::leave_log(&state.connection);
            return;
        }
        drop(state);
        // Closing gives room back, which the next opening needs.
        self.files.hold_reserve();
    }
}

/// The store as it is now, until this is dropped; [`StoreError::Locked`] where it has another key meanwhile.
fn snapshot<'a>(connection: &'a Connection, sealer: &Sealer) -> Result<Transaction<'a>, StoreError> {
    let snapshot = connection.unchecked_transaction()?;
    expect_key(&snapshot, sealer)?;
    Ok(snapshot)
}

fn expect_key(database: &Connection, sealer: &Sealer) -> Result<(), StoreError> {
    if schema::key_id(database)? == sealer.key_id() { Ok(()) } else { Err(StoreError::Locked) }
}

impl fmt::Debug for Bookmarks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Bookmarks(..)")
    }
}

impl State {
    /// Opens the store with its key.
    pub(super) fn open(files: &Files, key: StoreKey) -> Result<(Self, OpenReport), StoreError> {
        let sealer = Sealer::new(key);
        let opening = sql::open(files, &StoreSchema(&sealer))?;
        let opened = OpenReport {
            created: opening.created,
            quarantined: opening.set_aside,
            emptied: opening.emptied,
            read_only: opening.read_only,
            damaged_copies: files.damaged_copies()?,
            damaged_rows: opening.findings,
            locked: false,
        };
        let Opening { connection, identity, read_only, .. } = opening;
        let mut state = Self { connection, identity, read_only, sealer, known: KnownAnchors::default() };
        // A crash may have left something deleted in the log. Whoever is in the way now empties it, too.
        let _ = sql::scrub_now(&mut state.connection);
        Ok((state, opened))
    }

    /// One short transaction. The log is emptied after it, so that what it removed is in no file (S8).
    pub(super) fn write<T>(
        &mut self,
        files: &Files,
        work: impl Fn(&Transaction, &Sealer) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        if self.read_only {
            return Err(StoreError::ReadOnly);
        }
        self.known.forget();
        // Immediate: a transaction that begins by reading could not wait for another's write.
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        files.expect(self.identity)?;
        expect_key(&transaction, &self.sealer)?;
        let done = work(&transaction, &self.sealer)?;
        transaction.commit()?;
        // Again: what was moved meanwhile may not be answered with Ok (S11).
        files.expect(self.identity)?;
        self.scrub();
        Ok(done)
    }

    /// Empties the log. What was committed stays so even where this fails now: the next write, opening and closing do
    /// it, too.
    fn scrub(&self) {
        let _ = sql::scrub(&self.connection);
    }
}

fn id_at(database: &Connection, sealer: &Sealer, anchor: &Anchor) -> Result<Option<BookmarkId>, StoreError> {
    let anchors = rows::anchors(database, sealer)?;
    Ok(anchors.into_iter().find(|(_, other)| other == anchor).map(|(id, _)| id))
}

/// What became of a value that is only to be filled in.
#[derive(PartialEq, Eq)]
enum Filled {
    /// It is as it should be.
    Already,
    /// It was empty.
    Now,
    /// It is another one, and stays.
    Other,
}

fn fill<T: Clone + Default + PartialEq>(value: &mut T, with: &T) -> Filled {
    if *with == T::default() || value == with {
        Filled::Already
    } else if *value == T::default() {
        value.clone_from(with);
        Filled::Now
    } else {
        Filled::Other
    }
}

/// Adds what an import has on a place that is saved: its note below the one that is there, its labels where there are none.
fn join(
    transaction: &Transaction,
    sealer: &Sealer,
    id: BookmarkId,
    new: &NewBookmark,
    now: i64,
) -> Result<(), StoreError> {
    let mut bookmark = match rows::one(transaction, sealer, id) {
        // A part of it is damaged; it stays as it is.
        Err(StoreError::Unreadable) => return Ok(()),
        other => other?,
    };
    let note = checked_note(&joined(&bookmark.note, &new.note))?;
    let noted = bookmark.note != note;
    let labelled = fill(&mut bookmark.labels, &new.labels) == Filled::Now;
    if !noted && !labelled {
        return Ok(());
    }
    bookmark.note = note;
    bookmark.modified = now;
    rows::update(transaction, sealer, &bookmark)
}

/// Two notes with an empty line between them, or the one that holds the other already: importing twice adds nothing.
fn joined(own: &str, theirs: &str) -> String {
    let apart = |note: &str| format!("\n\n{}\n\n", note.trim());
    if theirs.trim().is_empty() || apart(own).contains(&apart(theirs)) {
        own.to_owned()
    } else if own.trim().is_empty() || apart(theirs).contains(&apart(own)) {
        theirs.to_owned()
    } else {
        format!("{own}\n\n{theirs}")
    }
}

fn check_room(count: usize) -> Result<(), StoreError> {
    if count <= BOOKMARKS { Ok(()) } else { Err(StoreError::TooLarge(Limit::Bookmarks(BOOKMARKS))) }
}

fn insert(
    transaction: &Transaction,
    sealer: &Sealer,
    (id, position): (BookmarkId, i64),
    new: &NewBookmark,
    (created, modified): (i64, i64),
) -> Result<(), StoreError> {
    let NewBookmark { anchor, revision, title, note, labels } = new.clone();
    let bookmark = Bookmark { id, anchor, revision, title, note, labels, created, modified };
    rows::insert(transaction, sealer, &Removed { bookmark, position })
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;
    use crate::handbook::SectionId;

    fn key() -> StoreKey {
        StoreKey::from_bytes([7; 32])
    }

    fn store() -> (TempDir, Bookmarks) {
        let dir = tempfile::tempdir().unwrap();
        let (bookmarks, opened) = Bookmarks::open(dir.path(), key()).unwrap();
        assert_eq!(opened, OpenReport { created: true, ..OpenReport::default() });
        (dir, bookmarks)
    }

    fn anchor(section: &str) -> Anchor {
        Anchor { handbook: "sample".into(), section: SectionId::parse(section).unwrap(), quote: None }
    }

    fn new(section: &str) -> NewBookmark {
        NewBookmark {
            anchor: anchor(section),
            revision: "r1".into(),
            title: format!("Title of {section}"),
            note: String::new(),
            labels: Vec::new(),
        }
    }

    fn at(bookmarks: &Bookmarks, section: &str) -> Option<BookmarkId> {
        bookmarks.saved_at(&[anchor(section)]).unwrap().map(|saved| saved.id)
    }

    fn add(bookmarks: &Bookmarks, sections: &[&str]) -> Vec<BookmarkId> {
        sections.iter().map(|section| bookmarks.add(new(section), 1).unwrap()).collect()
    }

    fn sections(bookmarks: &[Bookmark]) -> String {
        bookmarks.iter().map(|bookmark| bookmark.anchor.section.as_str()).collect::<Vec<_>>().join(" ")
    }

    fn order(bookmarks: &Bookmarks) -> String {
        sections(&bookmarks.list().unwrap())
    }

    #[test]
    fn what_was_saved_is_there_after_opening_again() {
        let (dir, bookmarks) = store();
        let mut saved = new("a");
        saved.note = "call back".into();
        saved.labels = vec!["School".into()];
        let id = bookmarks.add(saved.clone(), 100).unwrap();
        drop(bookmarks);
        let (bookmarks, opened) = Bookmarks::open(dir.path(), key()).unwrap();
        assert_eq!(opened, OpenReport::default());
        let NewBookmark { anchor, revision, title, note, labels } = saved;
        let expected = Bookmark { id, anchor, revision, title, note, labels, created: 100, modified: 100 };
        assert!(bookmarks.get(id).unwrap() == expected);
        assert!(bookmarks.list().unwrap() == [expected]);
    }

    #[test]
    fn the_newest_comes_first_and_the_same_place_is_saved_once() {
        let (_dir, bookmarks) = store();
        let ids = add(&bookmarks, &["a", "b", "a", "c"]);
        assert_eq!(order(&bookmarks), "c b a");
        assert_eq!(ids[0], ids[2]);
        assert_eq!(at(&bookmarks, "b"), Some(ids[1]));
        assert_eq!(at(&bookmarks, "x"), None);
    }

    #[test]
    fn s12_filling_in_replaces_nothing() {
        let (_dir, bookmarks) = store();
        let id = add(&bookmarks, &["a"])[0];
        let labels = |labels: &[&str]| labels.iter().map(|label| (*label).to_owned()).collect::<Vec<_>>();
        let now = || bookmarks.get(id).map(|bookmark| (bookmark.note, bookmark.labels)).unwrap();
        assert!(bookmarks.fill(id, "", &[], 2).unwrap());
        assert!(bookmarks.fill(id, "mine", &[], 2).unwrap());
        assert!(bookmarks.fill(id, "mine", &labels(&["x"]), 3).unwrap());
        let whole = ("mine".to_owned(), labels(&["x"]));
        assert_eq!(now(), whole);
        bookmarks.set_labels(id, &[], 4).unwrap();
        assert!(!bookmarks.fill(id, "another", &labels(&["y"]), 5).unwrap());
        assert_eq!(now(), ("mine".to_owned(), labels(&[])), "all or nothing");
        let long = "x".repeat(10_001);
        assert!(matches!(bookmarks.fill(id, &long, &[], 6), Err(StoreError::TooLarge(Limit::Note(_)))));
        assert_eq!(now().0, "mine");
    }

    #[test]
    fn words_in_a_section_are_another_place_than_the_section() {
        let (_dir, bookmarks) = store();
        let mut words = new("a");
        words.anchor.quote = crate::bookmarks::Quote::select("some words", 0..4, "en");
        let whole = bookmarks.add(new("a"), 1).unwrap();
        assert_ne!(bookmarks.add(words, 1).unwrap(), whole);
        add(&bookmarks, &["b"]);
        assert_eq!(bookmarks.list().unwrap().len(), 3);
    }

    #[test]
    fn s9_order_does_not_depend_on_the_clock() {
        let (_dir, bookmarks) = store();
        for (section, now) in [("a", 4_000_000_000), ("b", 0), ("c", i64::MIN), ("d", i64::MAX)] {
            bookmarks.add(new(section), now).unwrap();
        }
        assert_eq!(order(&bookmarks), "d c b a");
    }

    #[test]
    fn a_removal_is_undone_at_its_place() {
        let (_dir, bookmarks) = store();
        let ids = add(&bookmarks, &["a", "b", "c"]);
        let removed = bookmarks.remove(ids[1]).unwrap();
        assert_eq!(order(&bookmarks), "c a");
        assert!(matches!(bookmarks.remove(ids[1]), Err(StoreError::NotFound)));
        assert!(matches!(bookmarks.get(ids[1]), Err(StoreError::NotFound)));
        add(&bookmarks, &["d"]);
        assert_eq!(bookmarks.restore(&removed).unwrap(), ids[1]);
        assert_eq!(bookmarks.restore(&removed).unwrap(), ids[1], "twice is once");
        assert_eq!(order(&bookmarks), "d c b a");
    }

    #[test]
    fn an_id_is_never_given_twice() {
        let (dir, bookmarks) = store();
        let id = bookmarks.add(new("a"), 1).unwrap();
        bookmarks.remove(id).unwrap();
        drop(bookmarks);
        let (bookmarks, _) = Bookmarks::open(dir.path(), key()).unwrap();
        assert_ne!(bookmarks.add(new("b"), 1).unwrap(), id);
    }

    #[test]
    fn bookmarks_move_before_another_or_to_the_end() {
        let (_dir, bookmarks) = store();
        let ids = add(&bookmarks, &["a", "b", "c", "d"]);
        for (which, before, expected) in [
            (0, Some(3), "a d c b"),
            (0, None, "d c b a"),
            (3, Some(1), "c d b a"),
            (1, Some(1), "c d b a"),
            (2, Some(0), "d b c a"),
        ] {
            let before: Option<usize> = before;
            bookmarks.move_to(ids[which], before.map(|before| ids[before])).unwrap();
            assert_eq!(order(&bookmarks), expected);
        }
        add(&bookmarks, &["e"]);
        assert_eq!(order(&bookmarks), "e d b c a");
        let missing = BookmarkId(99);
        assert!(matches!(bookmarks.move_to(missing, None), Err(StoreError::NotFound)));
        assert!(matches!(bookmarks.move_to(ids[0], Some(missing)), Err(StoreError::NotFound)));
        assert_eq!(order(&bookmarks), "e d b c a");
    }

    #[test]
    fn notes_and_labels_change() {
        let (_dir, bookmarks) = store();
        let id = bookmarks.add(new("a"), 1).unwrap();
        bookmarks.set_note(id, "call back", 2).unwrap();
        bookmarks.set_labels(id, &["visit".into(), "Año".into(), "ano".into()], 3).unwrap();
        let bookmark = bookmarks.get(id).unwrap();
        assert_eq!((bookmark.note.as_str(), bookmark.created, bookmark.modified), ("call back", 1, 3));
        assert_eq!(bookmark.labels, ["visit", "Año"]);
        let other = bookmarks.add(NewBookmark { labels: vec!["AÑO".into(), "zz".into()], ..new("b") }, 1).unwrap();
        assert_eq!(bookmarks.labels().unwrap().len(), 3);
        bookmarks.remove(other).unwrap();
        assert_eq!(bookmarks.labels().unwrap(), ["Año", "visit"]);
        assert!(matches!(bookmarks.set_note(other, "x", 1), Err(StoreError::NotFound)));
        let long = "x".repeat(10_001);
        assert!(matches!(bookmarks.set_note(id, &long, 1), Err(StoreError::TooLarge(Limit::Note(10_000)))));
        assert_eq!(bookmarks.get(id).unwrap().note, "call back");
    }

    #[test]
    fn search_looks_at_titles_notes_labels_and_marked_words() {
        let (_dir, bookmarks) = store();
        let mut marked = new("a");
        marked.anchor.quote = crate::bookmarks::Quote::select("Ask open questions", 4..8, "en");
        bookmarks.add(marked, 1).unwrap();
        bookmarks.add(NewBookmark { note: "Llamar a la NIÑA".into(), ..new("b") }, 1).unwrap();
        bookmarks.add(NewBookmark { labels: vec!["Escuela".into()], ..new("c") }, 1).unwrap();
        let found = |query: &str| sections(&bookmarks.search(query).unwrap());
        assert_eq!(found("nina"), "b");
        assert_eq!(found("ESCUELA"), "c");
        assert_eq!(found("open"), "a");
        assert_eq!(found("questions"), "", "not marked");
        assert_eq!(found("title of"), "c b a");
        assert_eq!(found("title niña"), "b", "each word counts");
        assert_eq!(found(" "), "c b a");
        assert_eq!(found("zzz"), "");
    }

    #[test]
    fn an_export_moves_to_another_store_with_another_key() {
        let (_dir, from) = store();
        from.add(NewBookmark { note: "n".into(), labels: vec!["l".into()], ..new("a") }, 5).unwrap();
        add(&from, &["b", "c"]);
        let export = from.export(9).unwrap();
        let dir = tempfile::tempdir().unwrap();
        let (to, _) = Bookmarks::open(dir.path(), StoreKey::from_bytes([8; 32])).unwrap();
        add(&to, &["x", "b"]);
        let report = to.import(&export, 10).unwrap();
        assert_eq!(report, ImportReport { added: 2, already_there: 1, skipped: 0 });
        assert_eq!(order(&to), "b x c a", "below what was there, in its own order");
        assert_eq!(to.import(&export, 11).unwrap(), ImportReport { added: 0, already_there: 3, skipped: 0 });
        let a = to.get(at(&to, "a").unwrap()).unwrap();
        assert_eq!((a.note.as_str(), a.created, a.labels.len()), ("n", 5, 1));
        add(&to, &["y"]);
        assert_eq!(order(&to), "y b x c a");
    }

    #[test]
    fn s12_an_import_joins_the_notes_on_a_place_that_is_saved() {
        let (_dir, from) = store();
        let (_dir, to) = store();
        let note = |store: &Bookmarks, section: &str, note: &str| {
            let id = add(store, &[section])[0];
            store.set_note(id, note, 1).unwrap();
            store.set_labels(id, &[format!("label {}", note.len())], 1).unwrap();
        };
        for (section, theirs, mine) in [("a", "theirs", "mine"), ("b", "same", "same"), ("c", "theirs", "")] {
            note(&from, section, theirs);
            note(&to, section, mine);
        }
        let long = "x".repeat(10_000);
        note(&from, "d", "theirs");
        note(&to, "d", &long);
        let notes = |store: &Bookmarks| store.list().unwrap().into_iter().rev().map(|b| b.note).collect::<Vec<_>>();
        for round in 1..=2 {
            let report = to.import(&from.export(1).unwrap(), 2).unwrap();
            assert_eq!(report, ImportReport { added: 0, already_there: 3, skipped: 1 });
            assert_eq!(notes(&to), ["mine\n\ntheirs", "same", "theirs", &long], "round {round}");
        }
        let labels = to.get(at(&to, "a").unwrap()).unwrap().labels;
        assert_eq!(labels, ["label 4"]);
        to.remove(at(&to, "d").unwrap()).unwrap();
        from.import(&to.export(1).unwrap(), 3).unwrap();
        assert_eq!(notes(&from)[0], "mine\n\ntheirs", "both devices end with the same");
    }

    #[test]
    fn an_import_that_does_not_fit_adds_nothing() {
        let (_dir, bookmarks) = store();
        add(&bookmarks, &["mine"]);
        let entries: Vec<String> =
            (0..BOOKMARKS).map(|n| format!(r#"{{"handbook": "h", "section": "s{n}"}}"#)).collect();
        let export =
            format!(r#"{{"format": "doorstep-bookmarks", "version": 1, "bookmarks": [{}]}}"#, entries.join(","));
        assert!(matches!(bookmarks.import(&export, 1), Err(StoreError::TooLarge(Limit::Bookmarks(BOOKMARKS)))));
        assert_eq!(order(&bookmarks), "mine");
    }

    fn numbers(bookmarks: &Bookmarks) -> Vec<(OwnNumber, String, String)> {
        let numbers = bookmarks.numbers().unwrap();
        assert_eq!(numbers.damaged, []);
        numbers.filled.into_iter().map(|number| (number.slot, number.number, number.label)).collect()
    }

    #[test]
    fn a_number_is_kept_replaced_and_cleared() {
        let (dir, bookmarks) = store();
        assert_eq!(numbers(&bookmarks), []);
        bookmarks.set_number(OwnNumber::Clinic, " 555-0100 ", "Front desk").unwrap();
        bookmarks.set_number(OwnNumber::Reporting, "1", "").unwrap();
        bookmarks.set_number(OwnNumber::Reporting, "2", "").unwrap();
        drop(bookmarks);
        let (bookmarks, _) = Bookmarks::open(dir.path(), key()).unwrap();
        let clinic = (OwnNumber::Clinic, "555-0100".to_owned(), "Front desk".to_owned());
        assert_eq!(numbers(&bookmarks), [(OwnNumber::Reporting, "2".to_owned(), String::new()), clinic.clone()]);
        assert!(matches!(bookmarks.set_number(OwnNumber::Clinic, "ask", ""), Err(StoreError::NotANumber)));
        bookmarks.clear_number(OwnNumber::Reporting).unwrap();
        bookmarks.clear_number(OwnNumber::Reporting).unwrap();
        assert_eq!(numbers(&bookmarks), [clinic]);
    }

    #[test]
    fn s12_an_import_fills_what_is_empty_and_replaces_no_number() {
        let (_dir, from) = store();
        from.set_number(OwnNumber::Clinic, "1", "theirs").unwrap();
        from.set_number(OwnNumber::Supervisor, "2", "Ana").unwrap();
        let (_dir, to) = store();
        to.set_number(OwnNumber::Clinic, "3", "mine").unwrap();
        let report = to.import(&from.export(1).unwrap(), 1).unwrap();
        assert_eq!(report, ImportReport { added: 1, already_there: 1, skipped: 0 });
        let [supervisor, clinic] = [(OwnNumber::Supervisor, "2", "Ana"), (OwnNumber::Clinic, "3", "mine")]
            .map(|(slot, number, label)| (slot, number.to_owned(), label.to_owned()));
        assert_eq!(numbers(&to), [supervisor, clinic]);
    }

    #[test]
    fn a_wiped_store_is_gone_and_says_so() {
        let (dir, bookmarks) = store();
        add(&bookmarks, &["a"]);
        bookmarks.set_number(OwnNumber::Clinic, "1", "").unwrap();
        bookmarks.wipe().unwrap();
        assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 0);
        assert!(matches!(bookmarks.list(), Err(StoreError::Wiped)));
        assert!(matches!(bookmarks.numbers(), Err(StoreError::Wiped)));
        assert!(matches!(bookmarks.add(new("a"), 1), Err(StoreError::Wiped)));
        bookmarks.wipe().unwrap();
        let (bookmarks, opened) = Bookmarks::open(dir.path(), StoreKey::from_bytes([9; 32])).unwrap();
        assert!(opened.created && bookmarks.list().unwrap().is_empty());
    }

    #[cfg(unix)]
    #[test]
    fn s11_a_store_that_was_moved_or_deleted_takes_no_more_writes() {
        for moved in [true, false] {
            let (dir, open) = store();
            let id = add(&open, &["a"])[0];
            let file = dir.path().join(FILE);
            if moved {
                std::fs::rename(&file, dir.path().join("elsewhere")).unwrap();
            } else {
                std::fs::remove_file(&file).unwrap();
            }
            let replaced = |result: Result<(), StoreError>| assert!(matches!(result, Err(StoreError::Replaced)));
            replaced(open.add(new("b"), 1).map(drop));
            replaced(open.set_note(id, "changed", 1));
            replaced(open.remove(id).map(drop));
            replaced(open.set_number(OwnNumber::Clinic, "1", ""));
            // Another took its place.
            let (other, _) = Bookmarks::open(dir.path(), key()).unwrap();
            replaced(open.add(new("b"), 1).map(drop));
            add(&other, &["c"]);
            assert_eq!(order(&other), "c");
        }
    }

    #[cfg(unix)]
    #[test]
    fn s11_closing_a_store_that_was_moved_leaves_the_log_of_the_new_one() {
        let (dir, old) = store();
        add(&old, &["a"]);
        for name in [FILE.to_owned(), format!("{FILE}-wal"), format!("{FILE}-shm")] {
            std::fs::rename(dir.path().join(&name), dir.path().join(format!("old-{name}"))).unwrap();
        }
        let (new, _) = Bookmarks::open(dir.path(), key()).unwrap();
        add(&new, &["b"]);
        drop(old);
        for name in ["-wal", "-shm"] {
            assert!(dir.path().join(format!("{FILE}{name}")).exists(), "{name} is in use");
        }
        add(&new, &["c"]);
        let (third, _) = Bookmarks::open(dir.path(), key()).unwrap();
        assert_eq!(order(&third), "c b");
    }

    #[test]
    fn the_store_is_shared_between_threads() {
        fn shared<T: Send + Sync>() {}
        shared::<Bookmarks>();
    }
}
