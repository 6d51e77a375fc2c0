//! The file that says which packs are read.

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::pack::{Date, Manifest};
use crate::sql::sync_folder;
use crate::trust::{Edition, Keys, Name, Seen};

const FILE: &str = "shelf.json";
/// What is written before it takes the file's place.
const DRAFT: &str = "shelf.json.new";
/// A damaged one, set aside.
const DAMAGED: &str = "shelf.json.damaged";
/// A few kilobytes are usual.
const LARGEST: u64 = 4 << 20;

/// What lies on the shelf.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct State {
    /// The handbook that is read.
    pub current: Slot,
    /// The one that was read before.
    pub previous: Option<Slot>,
    /// What the program brought along when `current` was chosen: only a newer one goes before that choice.
    pub bundled: Option<Edition>,
    /// What stands beside the handbook.
    #[serde(default)]
    pub overlays: Vec<Entry>,
    /// What was seen of each handbook and overlay, by its id (P3).
    pub seen: BTreeMap<String, Seen>,
    /// The keys that the person named, beside those of the program.
    #[serde(default)]
    pub keys: Vec<Keys>,
}

/// A place for a handbook.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Slot {
    /// The one that came with the program.
    #[default]
    Bundled,
    /// One that was installed.
    Installed(Entry),
}

/// An installed pack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Entry {
    /// Its file in the shelf's folder.
    pub file: String,
    /// The permanent id of the handbook or overlay.
    pub handbook: String,
    /// Which release it is.
    pub edition: Edition,
    /// The day of the release.
    pub issued: Date,
    /// Whom the key that signed it belongs to.
    pub publisher: Name,
}

impl Entry {
    /// Whether a manifest is that of this pack.
    pub(super) fn is_of(&self, manifest: &Manifest) -> bool {
        self.handbook == manifest.handbook && self.edition == edition(manifest)
    }
}

/// Where a pack stands among the releases of its handbook.
pub(super) fn edition(manifest: &Manifest) -> Edition {
    Edition { epoch: manifest.epoch, version: manifest.version }
}

impl Slot {
    /// What is known of an installed one.
    pub(super) fn entry(&self) -> Option<&Entry> {
        match self {
            Self::Bundled => None,
            Self::Installed(entry) => Some(entry),
        }
    }
}

/// Why the file tells nothing.
#[derive(Debug)]
pub(super) enum Untold {
    /// It cannot be read now.
    Unreachable(io::Error),
    /// It is not what was written.
    Damaged,
}

impl State {
    /// Reads it; none where nothing was ever installed.
    pub(super) fn read(shelf: &Path) -> Result<Option<Self>, Untold> {
        if shelf.as_os_str().is_empty() {
            return Ok(None);
        }
        let file = match File::open(shelf.join(FILE)) {
            Ok(file) => file,
            Err(error) if is_missing(&error) => return Ok(None),
            Err(error) => return Err(Untold::Unreachable(error)),
        };
        let mut bytes = Vec::new();
        file.take(LARGEST).read_to_end(&mut bytes).map_err(Untold::Unreachable)?;
        let state: Self = serde_json::from_slice(&bytes).map_err(|_| Untold::Damaged)?;
        let all_plain = state.entries().all(|entry| is_pack_name(&entry.file));
        if all_plain { Ok(Some(state)) } else { Err(Untold::Damaged) }
    }

    /// Puts it in the place of the one before, in one step. The caller has the turn.
    pub(super) fn write(&self, shelf: &Path) -> io::Result<()> {
        let draft = shelf.join(DRAFT);
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(&draft)?;
        file.write_all(&serde_json::to_vec(self)?)?;
        file.sync_all()?;
        drop(file);
        fs::rename(&draft, shelf.join(FILE))?;
        sync_folder(shelf)
    }

    /// Sets a damaged one aside, so that a new one can be written and nothing is overwritten.
    pub(super) fn set_aside(shelf: &Path) -> io::Result<()> {
        fs::rename(shelf.join(FILE), shelf.join(DAMAGED))
    }

    /// Whether a file is that of a pack on the shelf.
    pub(super) fn names(&self, file: &str) -> bool {
        self.entries().any(|entry| entry.file == file)
    }

    fn entries(&self) -> impl Iterator<Item = &Entry> {
        let slots = std::iter::once(&self.current).chain(&self.previous);
        slots.filter_map(Slot::entry).chain(&self.overlays)
    }
}

/// Whether a name is one that packs are installed under: no path leads out of the shelf.
pub(super) fn is_pack_name(name: &str) -> bool {
    let digits = name.strip_suffix(".pack");
    digits.is_some_and(|digits| digits.len() == 32 && digits.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// Whether a name is that of a file that was being written when a process ended.
pub(super) fn is_draft(name: &str) -> bool {
    name == DRAFT
}

fn is_missing(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}
