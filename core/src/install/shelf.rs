//! The folder of installed packs, and what is read from it.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::gate::{self, Admitted};
use super::lock::{self, Turn};
use super::staging::{self, Staging, create_private};
use super::state::{Entry, Slot, State, Untold, edition, is_draft, is_pack_name};
use super::{InstallError, overlays};
use crate::pack::{Date, Manifest, Pack, PackError, PackLocation, hex};
use crate::trust::{Edition, Floor, Keys, Order, Seen, Trust};

/// How often a reader looks where something does not open.
const LOOKS: usize = 3;

/// The folder of installed packs, beside the pack that came with the program. It is made with the first pack that is received.
#[derive(Clone, Debug)]
pub struct Shelf {
    /// Empty where there is none: not the folder that the program was started in.
    folder: PathBuf,
    bundled: PackLocation,
    built_in: Vec<Keys>,
}

/// The handbook to read, open, with what stands beside it.
pub struct Shelved {
    /// The handbook.
    pub pack: Pack,
    /// What agencies add to it, each with the agency's name.
    pub overlays: Vec<(String, Pack)>,
    /// What the person should know.
    pub notices: Vec<Notice>,
}

/// What a person should know about the handbook that was opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The installed handbook does not open. The one before, or the one that came with the program, is read instead.
    FellBack {
        /// The release that does not open.
        version: u64,
    },
    /// Which handbooks are installed cannot be read. The one that came with the program is read instead.
    Unlisted,
    /// What an agency added is left out: it does not open, its key was withdrawn, or it uses names that the handbook has now.
    LeftOut {
        /// The agency.
        agency: String,
    },
}

/// A pack that arrived, is whole and may be believed: to be installed, or dropped.
pub struct Received {
    pack: Pack,
    admitted: Admitted,
    order: Order,
    // Last: its folder goes when everything in it is closed.
    _staging: Staging,
}

/// A handbook that can be put back.
pub struct Restorable {
    /// The handbook, open.
    pub pack: Pack,
    /// Who published it; none for the one that came with the program.
    pub publisher: Option<String>,
    slot: Slot,
}

/// A pack in the list of those that are there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShelvedPack {
    /// The permanent id of the handbook or overlay.
    pub handbook: String,
    /// The release number.
    pub version: u64,
    /// The day of the release.
    pub issued: Date,
    /// The day by which it should be reviewed; none where it does not open.
    pub review_by: Option<Date>,
    /// Who published it; none for the one that came with the program.
    pub publisher: Option<String>,
    /// Whether it is read now.
    pub in_use: bool,
    /// Whether it stands beside the handbook.
    pub overlay: bool,
}

impl Received {
    /// The pack, open, for a look at it.
    pub fn pack(&self) -> &Pack {
        &self.pack
    }

    /// Whom the key belongs to that signed it: the name that is pinned, never one that the pack gives itself.
    pub fn publisher(&self) -> &str {
        self.admitted.approved.signer.name().as_str()
    }

    /// Whether it stands beside a handbook instead of being one.
    pub fn is_overlay(&self) -> bool {
        self.admitted.is_overlay()
    }

    /// Whether it is the newest release that was seen here already.
    pub fn is_known(&self) -> bool {
        self.order == Order::Same
    }
}

impl Shelf {
    /// The packs in a folder, and the one that came with the program. `built_in` are the keys that the program pins.
    ///
    /// An empty path is no folder: nothing is read from there, and nothing can be installed.
    pub fn new(folder: impl Into<PathBuf>, bundled: PackLocation, built_in: Vec<Keys>) -> Self {
        Self { folder: folder.into(), bundled, built_in }
    }

    /// Opens the handbook to read. Nothing is written, and nothing need be there.
    ///
    /// # Errors
    /// What opening the handbook that came with the program answers: every other one is passed over where it does not open.
    pub fn open(&self) -> Result<Shelved, PackError> {
        for _ in 1..LOOKS {
            // What does not open may have given way to a newer one just now, or have met a fault that passes.
            match self.open_from(&State::read(&self.folder)) {
                Ok(opened) if opened.notices.is_empty() => return Ok(opened.shelved()),
                _ => {}
            }
        }
        Ok(self.open_from(&State::read(&self.folder))?.shelved())
    }

    /// Receives a pack: copies it once, and checks it. Nothing that is read changes.
    ///
    /// `named` are keys that the person named for it; they are kept with the pack once that is installed.
    ///
    /// # Errors
    /// Why it can't be installed.
    pub fn receive(&self, source: &mut dyn Read, named: Option<&Keys>, today: Date) -> Result<Received, InstallError> {
        let (state, staging) = {
            let _turn = self.turn()?;
            self.sweep();
            (self.state()?, Staging::new(&self.folder).map_err(InstallError::storage)?)
        };
        let trusts = self.trusts(&state, named)?;
        let admitted = gate::admit(source, staging.folder(), &trusts, today)?;
        let order = self.order(&state, &admitted)?;
        let pack = admitted.verified.open()?;
        let received = Received { pack, admitted, order, _staging: staging };
        self.check_beside(&state, &received)?;
        Ok(received)
    }

    /// Puts a received pack in place. The one before stays, until the next.
    ///
    /// # Errors
    /// Why not; what is read is as before then, but for [`InstallError::Storage`], where it may be the new one.
    pub fn install(&self, received: Received) -> Result<(), InstallError> {
        let _turn = self.turn()?;
        let before = self.state()?;
        // Another program may have installed since it was received.
        let keys = received.admitted.keys.clone();
        self.trusts(&before, Some(&keys))?;
        self.order(&before, &received.admitted)?;
        self.check_beside(&before, &received)?;
        let entry = entry(&received);
        let path = self.folder.join(&entry.file);
        let is_there = open_entry(&self.folder, &entry).and_then(|pack| pack.verify()).is_ok();
        let after = self.with(&before, &received, entry)?;
        let Received { pack, admitted, _staging, .. } = received;
        // Closed before it is renamed: not every system renames a file that is open.
        drop(pack);
        // A file that is whole is left alone: somebody may be opening it.
        let persisted = if is_there { Ok(()) } else { admitted.verified.persist(&path) };
        let installed = persisted.and_then(|()| self.write(&after));
        self.sweep();
        installed.map_err(InstallError::storage)
    }

    /// The handbook that was read before, if it opens; otherwise the one that came with the program.
    ///
    /// # Errors
    /// [`InstallError::NothingBefore`] where that one is read.
    pub fn before(&self) -> Result<Restorable, InstallError> {
        let state = self.state()?;
        let in_use = self.in_use(&state)?;
        let slots = [Some(&state.current), state.previous.as_ref(), Some(&Slot::Bundled)];
        let others = slots.into_iter().flatten().filter(|slot| **slot != in_use);
        others
            .filter_map(|slot| Some((self.open_slot(slot).ok()?, slot)))
            .map(|(pack, slot)| Restorable {
                pack,
                publisher: slot.entry().map(|entry| entry.publisher.to_string()),
                slot: slot.clone(),
            })
            .next()
            .ok_or(InstallError::NothingBefore)
    }

    /// Puts back a handbook that was read before, be it older. The one that is read now takes its place as the one before. What was
    /// seen stays seen: from elsewhere, no older release comes in.
    pub fn restore(&self, restorable: Restorable) -> Result<(), InstallError> {
        let _turn = self.turn()?;
        let state = self.state()?;
        let in_use = self.in_use(&state)?;
        // Another program may have installed since.
        let still = [Some(&state.current), state.previous.as_ref(), Some(&Slot::Bundled)];
        if !still.contains(&Some(&restorable.slot)) {
            return Err(InstallError::NothingBefore);
        }
        let bundled = Some(self.bundled_edition()?.1);
        let after = State { current: restorable.slot, previous: Some(in_use), bundled, ..state };
        let written = self.write(&after);
        self.sweep();
        written.map_err(InstallError::storage)
    }

    /// Takes away what an agency added, by the overlay's id.
    ///
    /// # Errors
    /// [`InstallError::NothingBefore`] where there is no such overlay.
    pub fn remove_overlay(&self, id: &str) -> Result<(), InstallError> {
        let _turn = self.turn()?;
        let mut state = self.state()?;
        let there = state.overlays.len();
        state.overlays.retain(|entry| entry.handbook != id);
        if state.overlays.len() == there {
            return Err(InstallError::NothingBefore);
        }
        let written = self.write(&state);
        self.sweep();
        written.map_err(InstallError::storage)
    }

    /// Forgets the keys that the person named for a handbook, so that others can be named. Those of the program stay.
    ///
    /// # Errors
    /// [`InstallError::NoKey`] where none were named.
    pub fn forget_keys(&self, handbook: &str) -> Result<(), InstallError> {
        let _turn = self.turn()?;
        let mut state = self.state()?;
        let there = state.keys.len();
        state.keys.retain(|keys| keys.handbook() != handbook);
        if state.keys.len() == there {
            return Err(InstallError::NoKey);
        }
        self.write(&state).map_err(InstallError::storage)
    }

    /// The packs that are there: the one that is read first, then the one before, the one that came with the program, and the overlays.
    pub fn list(&self) -> Result<Vec<ShelvedPack>, InstallError> {
        let state = self.state()?;
        let opened = self.open_from(&Ok(Some(state.clone())))?;
        let mut slots = vec![opened.slot.clone()];
        for slot in [Some(&state.current), state.previous.as_ref(), Some(&Slot::Bundled)].into_iter().flatten() {
            if !slots.contains(slot) {
                slots.push(slot.clone());
            }
        }
        let mut list = Vec::new();
        for slot in &slots {
            let in_use = *slot == opened.slot;
            let manifest = self.open_slot(slot).ok().map(|pack| pack.manifest().clone());
            list.extend(listed(slot.entry(), manifest.as_ref(), in_use, false));
        }
        for entry in &state.overlays {
            let pack = opened.overlays.iter().find(|(_, pack)| entry.is_of(pack.manifest()));
            list.extend(listed(Some(entry), pack.map(|(_, pack)| pack.manifest()), pack.is_some(), true));
        }
        Ok(list)
    }

    /// Removes what processes that ended have left behind. Nothing is made where nothing is there.
    pub fn clean(&self) -> Result<(), InstallError> {
        if !self.folder.is_dir() {
            return Ok(());
        }
        let _turn = self.turn()?;
        self.sweep();
        Ok(())
    }

    /// What the shelf holds after a pack is installed.
    fn with(&self, before: &State, received: &Received, entry: Entry) -> Result<State, InstallError> {
        let Admitted { approved, keys, .. } = &received.admitted;
        let mut after = before.clone();
        let seen = Seen::after(before.seen.get(&entry.handbook), approved, keys);
        after.seen.insert(entry.handbook.clone(), seen);
        if self.pinned(before).all(|pinned| pinned.handbook() != keys.handbook()) {
            after.keys.push(keys.clone());
        }
        if received.is_overlay() {
            after.overlays.retain(|other| other.handbook != entry.handbook);
            after.overlays.push(entry);
            return Ok(after);
        }
        let in_use = self.in_use(before)?;
        let new = Slot::Installed(entry);
        // Installed again, it does not push out the one before.
        if in_use != new {
            after.previous = Some(in_use);
        }
        after.current = new;
        after.bundled = Some(self.bundled_edition()?.1);
        Ok(after)
    }

    /// The keys that count, and what was seen to replace them. Keys that the person names come last and replace none.
    fn trusts(&self, state: &State, named: Option<&Keys>) -> Result<Vec<Trust>, InstallError> {
        let mut keys: Vec<&Keys> = self.pinned(state).collect();
        if let Some(named) = named {
            match keys.iter().find(|pinned| pinned.handbook() == named.handbook()) {
                Some(pinned) if *pinned != named => return Err(InstallError::OtherKeys),
                Some(_) => {}
                None => keys.push(named),
            }
        }
        let bundled = Manifest::of(&self.bundled)?;
        let trust = |keys: &Keys| {
            let of_program = bundled.keys.as_ref().filter(|_| bundled.handbook == keys.handbook());
            let seen = state.seen.get(keys.handbook()).and_then(Seen::keys);
            Trust::new(keys.clone()).and(of_program).and(seen)
        };
        Ok(keys.into_iter().map(trust).collect())
    }

    /// The pinned keys: the program's, then those that were named for other handbooks.
    fn pinned<'a>(&'a self, state: &'a State) -> impl Iterator<Item = &'a Keys> {
        let is_built_in = |keys: &&Keys| self.built_in.iter().all(|own| own.handbook() != keys.handbook());
        self.built_in.iter().chain(state.keys.iter().filter(is_built_in))
    }

    /// How a pack stands to the floor (P3).
    fn order(&self, state: &State, admitted: &Admitted) -> Result<Order, InstallError> {
        let Admitted { approved, keys, .. } = admitted;
        let (handbook, bundled) = self.bundled_edition()?;
        let bundled = (handbook == approved.handbook).then_some(bundled);
        let seen = state.seen.get(&approved.handbook).and_then(|seen| seen.edition(keys));
        let floor = Floor::of(bundled, seen);
        match floor.order(approved.edition) {
            Order::Older => Err(InstallError::Older {
                version: approved.edition.version,
                newest: floor.edition().map_or(0, |edition| edition.version),
            }),
            order => Ok(order),
        }
    }

    /// What stands beside a handbook has to belong to the one that is read, and may take no name of its.
    fn check_beside(&self, state: &State, received: &Received) -> Result<(), InstallError> {
        if !received.is_overlay() {
            return Ok(());
        }
        let opened = self.open_from(&Ok(Some(state.clone())))?;
        if opened.pack.manifest().handbook != received.admitted.keys.handbook() {
            return Err(InstallError::OtherHandbook);
        }
        let id = &received.pack.manifest().handbook;
        let others = opened.overlays.iter().map(|(_, pack)| pack).filter(|pack| pack.manifest().handbook != *id);
        for other in std::iter::once(&opened.pack).chain(others) {
            if overlays::collide(&received.pack, other)? {
                return Err(InstallError::Collides);
            }
        }
        Ok(())
    }

    /// The state; where there is none or a damaged one, that of an empty shelf.
    fn state(&self) -> Result<State, InstallError> {
        match State::read(&self.folder) {
            Ok(state) => Ok(state.unwrap_or_default()),
            Err(Untold::Damaged) => Ok(State::default()),
            Err(Untold::Unreachable(error)) => Err(InstallError::Storage(error)),
        }
    }

    /// Writes the state. One that is damaged is set aside before.
    fn write(&self, state: &State) -> io::Result<()> {
        if matches!(State::read(&self.folder), Err(Untold::Damaged)) {
            State::set_aside(&self.folder)?;
        }
        state.write(&self.folder)
    }

    fn bundled_edition(&self) -> Result<(String, Edition), PackError> {
        let manifest = Manifest::of(&self.bundled)?;
        Ok((manifest.handbook.clone(), edition(&manifest)))
    }

    fn open_from(&self, state: &Result<Option<State>, Untold>) -> Result<Opened, PackError> {
        let state = match state {
            Ok(Some(state)) => state,
            Ok(None) => return Ok(Opened::new(Slot::Bundled, Pack::open(&self.bundled)?, None)),
            Err(_) => return Ok(Opened::new(Slot::Bundled, Pack::open(&self.bundled)?, Some(Notice::Unlisted))),
        };
        let mut opened = self.open_handbook(state)?;
        overlays::open(&self.folder, state, |keys| self.pinned_for(state, keys), &mut opened);
        Ok(opened)
    }

    fn open_handbook(&self, state: &State) -> Result<Opened, PackError> {
        let Some(current) = state.current.entry() else {
            return Ok(Opened::new(Slot::Bundled, Pack::open(&self.bundled)?, None));
        };
        if self.update_wins(state, current) {
            return Ok(Opened::new(Slot::Bundled, Pack::open(&self.bundled)?, None));
        }
        if let Ok(pack) = self.open_slot(&state.current) {
            return Ok(Opened::new(state.current.clone(), pack, None));
        }
        let notice = Some(Notice::FellBack { version: current.edition.version });
        if let Some(previous) = state.previous.as_ref().filter(|previous| **previous != Slot::Bundled)
            && let Ok(pack) = self.open_slot(previous)
        {
            return Ok(Opened::new(previous.clone(), pack, notice));
        }
        Ok(Opened::new(Slot::Bundled, Pack::open(&self.bundled)?, notice))
    }

    /// The handbook that is read, for what is to be written down. One that cannot be reached now is not taken for broken.
    fn in_use(&self, state: &State) -> Result<Slot, InstallError> {
        if let Err(error) = self.open_slot(&state.current)
            && let Some(passing) = passing(error)
        {
            return Err(InstallError::Storage(passing));
        }
        Ok(self.open_handbook(state)?.slot)
    }

    /// Whether the program was updated since, and brought a newer release of the handbook than the one installed.
    fn update_wins(&self, state: &State, current: &Entry) -> bool {
        let Ok((handbook, bundled)) = self.bundled_edition() else { return false };
        handbook == current.handbook && bundled > current.edition && Some(bundled) > state.bundled
    }

    /// Opens a handbook. Broken is what looks so more than once.
    fn open_slot(&self, slot: &Slot) -> Result<Pack, PackError> {
        let open = || match slot {
            Slot::Bundled => Pack::open(&self.bundled),
            Slot::Installed(entry) => open_entry(&self.folder, entry),
        };
        (1..LOOKS).find_map(|_| open().ok()).map_or_else(open, Ok)
    }

    /// What is believed of a handbook's publisher now.
    fn pinned_for(&self, state: &State, handbook: &str) -> Option<Trust> {
        let trusts = self.trusts(state, None).ok()?;
        trusts.into_iter().find(|trust| trust.keys().handbook() == handbook)
    }

    fn turn(&self) -> Result<Turn, InstallError> {
        if self.folder.as_os_str().is_empty() {
            return Err(InstallError::Storage(io::ErrorKind::NotFound.into()));
        }
        create_private(&self.folder).map_err(InstallError::storage)?;
        lock::turn(&self.folder.join("lock"))
    }

    /// Removes what nobody needs. Best effort: what stays harms nobody, and is tried again. The caller has the turn.
    fn sweep(&self) {
        let state = State::read(&self.folder);
        let Ok(files) = fs::read_dir(&self.folder) else { return };
        for file in files.filter_map(Result::ok) {
            let name = file.file_name();
            let Some(name) = name.to_str() else { continue };
            let is_folder = file.file_type().is_ok_and(|kind| kind.is_dir());
            if is_folder && staging::is_staging(name) {
                let _ = staging::sweep(&file.path());
            } else if !is_folder && (is_draft(name) || (is_pack_name(name) && is_unnamed(&state, name))) {
                let _ = fs::remove_file(file.path());
            }
        }
    }
}

/// Why a pack could not be reached, where that may pass: nothing is known of the pack then.
fn passing(error: PackError) -> Option<io::Error> {
    use rusqlite::ErrorCode::{CannotOpen, OutOfMemory, PermissionDenied, SystemIoFailure};
    match error {
        PackError::Unreadable(error) if error.kind() != io::ErrorKind::NotFound => Some(error),
        PackError::Damaged(Some(cause)) => {
            let code = cause.downcast_ref::<rusqlite::Error>().and_then(rusqlite::Error::sqlite_error_code);
            let passes = matches!(code, Some(CannotOpen | OutOfMemory | PermissionDenied | SystemIoFailure));
            passes.then(|| io::Error::other("the handbook can't be reached"))
        }
        _ => None,
    }
}

/// Whether a pack is on the shelf no more. Where the shelf cannot be read, none is thrown away.
fn is_unnamed(state: &Result<Option<State>, Untold>, name: &str) -> bool {
    match state {
        Ok(Some(state)) => !state.names(name),
        Ok(None) => true,
        Err(_) => false,
    }
}

/// A handbook that was opened from the shelf.
pub(super) struct Opened {
    pub(super) slot: Slot,
    pub(super) pack: Pack,
    pub(super) overlays: Vec<(String, Pack)>,
    pub(super) notices: Vec<Notice>,
}

impl Opened {
    fn new(slot: Slot, pack: Pack, notice: Option<Notice>) -> Self {
        Self { slot, pack, overlays: Vec::new(), notices: notice.into_iter().collect() }
    }

    fn shelved(self) -> Shelved {
        let Self { pack, overlays, notices, .. } = self;
        Shelved { pack, overlays, notices }
    }
}

/// Opens an installed pack, which has to be the one that was installed.
pub(super) fn open_entry(folder: &Path, entry: &Entry) -> Result<Pack, PackError> {
    let pack = Pack::open(&PackLocation::File(folder.join(&entry.file)))?;
    if entry.is_of(pack.manifest()) { Ok(pack) } else { Err(PackError::damaged()) }
}

/// What is written down of a pack. Its name is made of its manifest, which says all that it is.
fn entry(received: &Received) -> Entry {
    let (manifest, approved) = (received.pack.manifest(), &received.admitted.approved);
    let digest = Sha256::digest(serde_json::to_vec(manifest).unwrap_or_default());
    Entry {
        file: format!("{}.pack", hex(digest.get(..16).unwrap_or_default())),
        handbook: approved.handbook.clone(),
        edition: approved.edition,
        issued: manifest.issued,
        publisher: approved.signer.name().clone(),
    }
}

/// What a list says of a pack: by its manifest where it opens, by what was written down where it does not.
fn listed(entry: Option<&Entry>, manifest: Option<&Manifest>, in_use: bool, overlay: bool) -> Option<ShelvedPack> {
    let (handbook, version, issued) = match (manifest, entry) {
        (Some(manifest), _) => (manifest.handbook.clone(), manifest.version, manifest.issued),
        (None, Some(entry)) => (entry.handbook.clone(), entry.edition.version, entry.issued),
        (None, None) => return None,
    };
    Some(ShelvedPack {
        handbook,
        version,
        issued,
        review_by: manifest.map(|manifest| manifest.review_by),
        publisher: entry.map(|entry| entry.publisher.to_string()),
        in_use,
        overlay,
    })
}
