//! The PIN over the store, and wiping it. How both are done in files: `docs/adr/0015-pin-envelope.md`.
//!
//! Which key the store is sealed with stands in the store, so that one transaction decides: an envelope that is not of that
//! key is one that was never needed, or no longer is.

use std::fs;
use std::path::{Path, PathBuf};

use super::error::StoreError;
use super::key::{KeyId, StoreKey};
use super::reseal::{self, Damaged};
use super::schema::{self, FILE};
use super::seal::Sealer;
use super::store::{Bookmarks, Closed, OpenReport, State};
use crate::doorstep::days;
use crate::lock::{Envelope, Found, KeyFile, NewPin, PinState, Secret, Tries};
use crate::sql::{self, Files, Turn};

/// Opens the store, or finds that there is a PIN over it.
pub(super) fn open(files: &Files, key: StoreKey) -> Result<(Result<State, Closed>, OpenReport), StoreError> {
    finish_wipe(files)?;
    let (state, opened) = match State::open(files, key) {
        Ok((state, opened)) => (Ok(state), opened),
        Err(StoreError::Locked) => (Err(Closed::Locked), locked(files)?),
        Err(error) => return Err(error),
    };
    // Best effort: what is left over does no harm, and every opening tries again.
    let _ = settle(files, opened.created);
    Ok((state, opened))
}

fn locked(files: &Files) -> Result<OpenReport, StoreError> {
    Ok(OpenReport { locked: true, damaged_copies: files.damaged_copies()?, ..OpenReport::default() })
}

impl Bookmarks {
    /// How the lock stands. `clock` is in seconds since the device started, or of any clock that only goes forward.
    ///
    /// # Errors
    /// [`StoreError::KeyLost`], [`StoreError::Wiped`] and what every read may answer.
    pub fn pin_state(&self, clock: i64) -> Result<PinState, StoreError> {
        let locked = match &*self.state() {
            Ok(_) => false,
            Err(Closed::Locked) => true,
            Err(Closed::Wiped) => return Err(StoreError::Wiped),
        };
        let Some((file, envelope)) = envelope(&self.files)? else { return Ok(PinState { locked, ..PinState::OFF }) };
        let terms = envelope.terms();
        let tries = tries_now(&self.files, &file, clock)?;
        let wait = seconds(tries.left(clock));
        let (kind, wipe_after) = (Some(terms.kind), terms.wipe_after);
        Ok(PinState { kind, locked, failures: tries.failures, wait, wipe_after })
    }

    /// Sets a PIN where there is none: everything is sealed anew with a random key that PIN and platform key open together.
    ///
    /// What is damaged cannot be sealed anew, and what was set aside would stay readable without the PIN: it is erased where
    /// `give_up_damaged` says so.
    ///
    /// # Errors
    /// [`StoreError::PinMismatch`] where there is one, [`StoreError::DamagedRemains`], [`StoreError::NoMemory`], and what
    /// every write may answer. The PIN is set whole or not at all.
    pub fn set_pin(&self, new: &NewPin, give_up_damaged: bool) -> Result<(), StoreError> {
        let _turn = self.files.turn()?;
        self.with_state(|state| {
            if state.sealer.key_id().is_some() {
                return Err(StoreError::PinMismatch);
            }
            let platform = state.sealer.key().clone();
            rekey(state, &self.files, &platform, Some(new), give_up_damaged)
        })
    }

    /// Sets another PIN. Everything is sealed anew: whoever knows the old one and has an old copy of the envelope opens nothing.
    ///
    /// # Errors
    /// As for [`Bookmarks::unlock`] and [`Bookmarks::set_pin`].
    pub fn change_pin(
        &self,
        platform: &StoreKey,
        typed: &str,
        clock: i64,
        new: &NewPin,
        give_up_damaged: bool,
    ) -> Result<(), StoreError> {
        self.rekey_with_pin(platform, typed, clock, Some(new), give_up_damaged)
    }

    /// Removes the PIN: everything is sealed with the platform's key again.
    ///
    /// # Errors
    /// As for [`Bookmarks::unlock`], and what every write may answer.
    pub fn remove_pin(&self, platform: &StoreKey, typed: &str, clock: i64) -> Result<(), StoreError> {
        self.rekey_with_pin(platform, typed, clock, None, false)
    }

    /// Opens the store with the PIN, and tells what opening found. It takes about a second.
    ///
    /// # Errors
    /// [`StoreError::WrongPin`], [`StoreError::Wait`], [`StoreError::WipedByTries`], [`StoreError::WrongKey`] where the
    /// platform's key is another one, [`StoreError::Pin`] for what can be no PIN, [`StoreError::KeyLost`],
    /// [`StoreError::NoMemory`], and what opening may answer.
    pub fn unlock(&self, platform: &StoreKey, typed: &str, clock: i64) -> Result<OpenReport, StoreError> {
        if let Err(Closed::Wiped) = &*self.state() {
            return Err(StoreError::Wiped);
        }
        let key = match envelope(&self.files)? {
            Some(sealed) => self.judge(sealed, platform, typed, clock)?,
            None => platform.clone(),
        };
        let (state, opened) = State::open(&self.files, key)?;
        *self.state() = Ok(state);
        Ok(opened)
    }

    /// Locks the store: nothing of it stays in memory. Whether it is locked now; without a PIN it stays open.
    ///
    /// # Errors
    /// [`StoreError::Wiped`].
    pub fn lock(&self) -> Result<bool, StoreError> {
        let mut state = self.state();
        match &*state {
            Ok(open) if open.sealer.key_id().is_none() => return Ok(false),
            Err(Closed::Wiped) => return Err(StoreError::Wiped),
            _ => *state = Err(Closed::Locked),
        }
        Ok(true)
    }

    /// Erases the store, damaged copies too: first the key that the PIN opens, then the files. Every later call answers
    /// [`StoreError::Wiped`]. Where the process is killed meanwhile, the next opening ends it.
    ///
    /// Destroy the platform's key first: without it, what the device's storage may still hold is unreadable (C6).
    ///
    /// # Errors
    /// [`StoreError::Storage`] where a file could not be removed; the others are.
    pub fn wipe(&self) -> Result<(), StoreError> {
        let mut state = self.state();
        let destroyed = destroy_keys(&self.files);
        // Closes the connection, so that nothing writes the files anew.
        *state = Err(Closed::Wiped);
        destroyed.and(remove_files(&self.files))
    }

    fn rekey_with_pin(
        &self,
        platform: &StoreKey,
        typed: &str,
        clock: i64,
        new: Option<&NewPin>,
        give_up_damaged: bool,
    ) -> Result<(), StoreError> {
        self.with_state(|_| Ok(())).or_else(unless_locked)?;
        let sealed = envelope(&self.files)?.ok_or(StoreError::PinMismatch)?;
        let key = self.judge(sealed, platform, typed, clock)?;
        let (mut state, _) = State::open(&self.files, key)?;
        let turn = self.files.turn()?;
        let done = rekey(&mut state, &self.files, platform, new, give_up_damaged);
        drop(turn);
        // What was open has the key before.
        *self.state() = Ok(state);
        done
    }

    /// Judges what was typed; the data key, if it is the PIN. It is counted as wrong before it is judged (C5).
    fn judge(
        &self,
        (file, envelope): (KeyFile, Envelope),
        platform: &StoreKey,
        typed: &str,
        clock: i64,
    ) -> Result<StoreKey, StoreError> {
        let secret = Secret::typed(typed)?;
        let inner = envelope.with_platform(platform).ok_or(StoreError::WrongKey)?;
        let most = envelope.terms().wipe_after.map(u32::from);
        let turn = self.files.turn()?;
        let before = tries_in_turn(&file, clock)?;
        if most.is_some_and(|most| before.failures >= most) {
            // The last one was counted and its judgement cut off.
            drop(turn);
            return Err(self.wipe_by_tries());
        }
        if before.left(clock) > 0 {
            return Err(StoreError::Wait { wait: seconds(before.left(clock)) });
        }
        file.store(before.with_one_more(clock))?;
        let counted = file.tries()?;
        drop(turn);
        match envelope.with_pin(&inner, &secret) {
            Ok(Some(key)) => {
                // Best effort: should it fail, the next one waits.
                let _ = file.store(counted.forgiven());
                Ok(key)
            }
            Ok(None) if most.is_some_and(|most| counted.failures >= most) => Err(self.wipe_by_tries()),
            Ok(None) => Err(StoreError::WrongPin {
                wait: seconds(counted.left(clock)),
                left: most.map(|most| most.saturating_sub(counted.failures)),
            }),
            Err(error) => {
                // Not judged, so not counted.
                let _ = file.store(before.written_after(counted));
                Err(error.into())
            }
        }
    }

    fn wipe_by_tries(&self) -> StoreError {
        self.wipe().err().unwrap_or(StoreError::WipedByTries)
    }
}

fn unless_locked(error: StoreError) -> Result<(), StoreError> {
    if matches!(error, StoreError::Locked) { Ok(()) } else { Err(error) }
}

/// Erases the store in a folder that need not be open, nor be one that can be opened: see [`Bookmarks::wipe`].
///
/// # Errors
/// [`StoreError::Storage`] where a file could not be removed; the others are.
pub fn wipe(dir: &Path) -> Result<(), StoreError> {
    if !dir.try_exists()? {
        return Ok(());
    }
    let files = Files::new(dir, FILE);
    let destroyed = destroy_keys(&files);
    destroyed.and(remove_files(&files))
}

/// Ends a wipe of the store in a folder that was cut off; whether there was one. [`Bookmarks::open`] does it, too.
///
/// # Errors
/// [`StoreError::Storage`] where a file could not be removed.
pub fn end_wipe(dir: &Path) -> Result<bool, StoreError> {
    finish_wipe(&Files::new(dir, FILE))
}

fn finish_wipe(files: &Files) -> Result<bool, StoreError> {
    let (current, _) = key_files(files);
    // What cannot be read is told by what comes after.
    if !matches!(current.read(), Ok(Found::Erased)) {
        return Ok(false);
    }
    destroy_keys(files)?;
    remove_files(files)?;
    Ok(true)
}

/// Overwrites every sealed key, the store's first. From then on nothing of the store opens, and it says that it is being wiped.
fn destroy_keys(files: &Files) -> Result<(), StoreError> {
    let (current, next) = key_files(files);
    let first = current.mark_erased();
    let of_damaged = files.keys_of_damaged().into_iter().map(KeyFile::new);
    let others: Vec<_> = of_damaged.chain([next]).map(|file| file.blank()).collect();
    files.sync_folder();
    Ok(others.into_iter().fold(first, Result::and)?)
}

/// Removes all files, at last the one that says that the store is being wiped. The latest day that was seen goes, too: it says
/// when the handbook was used.
fn remove_files(files: &Files) -> Result<(), StoreError> {
    files.remove_all()?;
    KeyFile::new(files.database().with_file_name(days::FILE)).remove()?;
    key_files(files).0.remove()?;
    files.sync_folder();
    Ok(())
}

fn key_files(files: &Files) -> (KeyFile, KeyFile) {
    let (current, next) = files.key();
    (KeyFile::new(current), KeyFile::new(next))
}

/// The envelope of the store's key, with its file; none where there is no PIN.
fn envelope(files: &Files) -> Result<Option<(KeyFile, Envelope)>, StoreError> {
    let Some(id) = sql::peek(files, schema::key_id)? else { return Ok(None) };
    let (current, next) = key_files(files);
    let mut newer = false;
    for file in [current, next] {
        match file.read()? {
            Found::Envelope(envelope) if envelope.id() == id => return Ok(Some((file, envelope))),
            Found::Newer => newer = true,
            _ => {}
        }
    }
    Err(if newer { StoreError::Newer } else { StoreError::KeyLost })
}

/// Seals everything anew: with a new data key where there is to be a PIN, else with the platform's key.
///
/// The caller has the turn. The new envelope is on the disk before the transaction that makes it the store's.
fn rekey(
    state: &mut State,
    files: &Files,
    platform: &StoreKey,
    new: Option<&NewPin>,
    give_up_damaged: bool,
) -> Result<(), StoreError> {
    if new.is_some() && !give_up_damaged && files.damaged_copies()? > 0 {
        return Err(StoreError::DamagedRemains);
    }
    settle_in_turn(files, false)?;
    let (current, next) = key_files(files);
    let key = match new {
        None => platform.clone(),
        Some(new) => {
            let (data, id) = StoreKey::random_data()?;
            let envelope = Envelope::seal(&data, id, &new.secret, new.cost, new.wipe_after, platform)?;
            next.create(&envelope)?;
            files.sync_folder();
            data
        }
    };
    let damaged = match (new, give_up_damaged) {
        (None, _) => Damaged::Stay,
        (Some(_), true) => Damaged::Go,
        (Some(_), false) => Damaged::Refuse,
    };
    if damaged == Damaged::Go {
        files.remove_damaged_copies()?;
    }
    let sealer = Sealer::new(key);
    state.write(files, |transaction, old| reseal::all(transaction, old, &sealer, damaged))?;
    state.sealer = sealer;
    // It is decided. Should the rest fail, the next opening does it.
    let _ = match new {
        Some(_) => next.replace(&current),
        None => current.blank().and(current.remove()),
    };
    files.sync_folder();
    Ok(())
}

/// Brings the files of the envelope in line with the store: what was cut off in [`rekey`] is ended or undone.
fn settle(files: &Files, created: bool) -> Result<(), StoreError> {
    let (current, next) = files.key();
    if !current.try_exists()? && !next.try_exists()? || is_settled(files)? {
        return Ok(());
    }
    let _turn: Turn = files.turn()?;
    settle_in_turn(files, created)
}

/// Whether the one envelope that is there is the store's: then there is nothing to do, and nobody to wait for.
fn is_settled(files: &Files) -> Result<bool, StoreError> {
    let id: Option<KeyId> = sql::peek(files, schema::key_id)?;
    let (current, next) = key_files(files);
    let is_ours = matches!(current.read()?, Found::Envelope(envelope) if Some(envelope.id()) == id);
    Ok(is_ours && matches!(next.read()?, Found::Nothing | Found::Newer))
}

fn settle_in_turn(files: &Files, created: bool) -> Result<(), StoreError> {
    let id: Option<KeyId> = sql::peek(files, schema::key_id)?;
    let (current, next) = key_files(files);
    match next.read()? {
        Found::Envelope(envelope) if Some(envelope.id()) == id => next.replace(&current)?,
        Found::Nothing | Found::Newer => {}
        _ => next.remove()?,
    }
    match current.read()? {
        Found::Envelope(envelope) if Some(envelope.id()) != id => retire(files, &current, created)?,
        // What is left of one that was put away.
        Found::Damaged if id.is_none() && !created => current.remove()?,
        _ => {}
    }
    files.sync_folder();
    Ok(())
}

/// Puts away an envelope that is not the store's. Where the store is a new one, the one before may turn up again.
fn retire(files: &Files, current: &KeyFile, created: bool) -> Result<(), StoreError> {
    let bytes = |path: &PathBuf| fs::read(path).ok();
    let is_kept = files.keys_of_damaged().iter().any(|kept| bytes(kept) == bytes(&files.key().0));
    if created && !is_kept {
        return Ok(files.set_key_aside()?);
    }
    current.blank()?;
    Ok(current.remove()?)
}

/// The record of tries. Where the clock is behind it, that is written down: its time counts from now on.
fn tries_now(files: &Files, file: &KeyFile, clock: i64) -> Result<Tries, StoreError> {
    let tries = file.tries()?;
    if !tries.is_ahead_of(clock) || tries.left(clock) == 0 {
        return Ok(tries);
    }
    let _turn = files.turn()?;
    tries_in_turn(file, clock)
}

fn tries_in_turn(file: &KeyFile, clock: i64) -> Result<Tries, StoreError> {
    let tries = file.tries()?;
    if tries.is_ahead_of(clock) && tries.left(clock) > 0 {
        file.store(tries.marked(clock))?;
        return Ok(file.tries()?);
    }
    Ok(tries)
}

fn seconds(left: u64) -> u32 {
    u32::try_from(left).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Seek, SeekFrom};

    use super::*;
    use crate::passphrase::Cost;

    const PLATFORM: [u8; 32] = [0x42; 32];
    const COST: Cost = Cost { memory_kib: 8, passes: 1, lanes: 1 };

    fn with_pin() -> (tempfile::TempDir, Bookmarks) {
        let dir = tempfile::tempdir().unwrap();
        let (store, _) = Bookmarks::open(dir.path(), StoreKey::from_bytes(PLATFORM)).unwrap();
        store.set_pin(&NewPin::new("480213", COST, None).unwrap(), false).unwrap();
        (dir, store)
    }

    /// Whether this process has some bytes in its memory, which are given turned over: the question must not be the answer.
    fn is_in_memory(turned: &[u8; 32]) -> bool {
        let maps = fs::read_to_string("/proc/self/maps").unwrap();
        let mut memory = fs::File::open("/proc/self/mem").unwrap();
        let is_it = |window: &[u8]| window.iter().zip(turned).all(|(byte, turned)| *byte == !turned);
        maps.lines().filter(|map| map.contains(" rw")).any(|map| {
            let (start, end) = map.split_once(' ').unwrap().0.split_once('-').unwrap();
            let [start, end] = [start, end].map(|at| u64::from_str_radix(at, 16).unwrap());
            let mut bytes = vec![0; usize::try_from(end - start).unwrap()];
            memory.seek(SeekFrom::Start(start)).unwrap();
            memory.read_exact(&mut bytes).is_ok() && bytes.windows(32).any(is_it)
        })
    }

    #[test]
    fn c7_after_locking_the_data_key_is_not_in_memory() {
        if !Path::new("/proc/self/mem").exists() {
            return;
        }
        let (_dir, store) = with_pin();
        store.unlock(&StoreKey::from_bytes(PLATFORM), "480213", 1).unwrap();
        let mut turned = [0; 32];
        if let Ok(open) = &*store.state() {
            turned.iter_mut().zip(open.sealer.key().bytes()).for_each(|(to, from)| *to = !from);
        }
        assert!(is_in_memory(&turned), "it is found while the store is open");
        store.lock().unwrap();
        assert!(!is_in_memory(&turned));
    }

    #[test]
    fn c2_a_pin_is_sealed_with_a_key_that_was_never_the_platform_s() {
        let (_dir, store) = with_pin();
        let key_now = |store: &Bookmarks| store.state().as_ref().map(|open| *open.sealer.key().bytes()).unwrap();
        let first = key_now(&store);
        let platform = StoreKey::from_bytes(PLATFORM);
        store.change_pin(&platform, "480213", 1, &NewPin::new("930174", COST, None).unwrap(), false).unwrap();
        let second = key_now(&store);
        store.remove_pin(&platform, "930174", 1).unwrap();
        assert_eq!(key_now(&store), PLATFORM);
        assert!(first != PLATFORM && second != PLATFORM && first != second);
    }
}
