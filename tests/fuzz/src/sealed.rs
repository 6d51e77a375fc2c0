//! What is sealed with what a person types: the store under a PIN, and exports.

use std::fs;
use std::sync::LazyLock;

use doorstep_core::bookmarks::{Bookmarks, StoreError, StoreKey};
use doorstep_core::lock::NewPin;
use doorstep_core::passphrase::Cost;
use tempfile::TempDir;

use super::import::{empty_folder, store};
use super::input::Input;

const PIN: &str = "739264";
const WRONG: &str = "739265";
const STEPS: usize = 12;
/// Wrong ones in a row that erase everything.
const MOST: u16 = 10;
/// The least that there is: it is judged thousands of times.
const CHEAP: Cost = Cost { memory_kib: 8, passes: 1, lanes: 1 };

fn key() -> StoreKey {
    StoreKey::from_bytes([7; 32])
}

/// The files of a store under a PIN.
static LOCKED: LazyLock<Vec<(String, Vec<u8>)>> = LazyLock::new(|| {
    let (folder, store) = store();
    store.import(EXPORT, 1).unwrap();
    store.set_pin(&NewPin::new(PIN, CHEAP, Some(MOST)).unwrap(), false).unwrap();
    drop(store);
    let files = fs::read_dir(folder.path()).unwrap().map(|file| file.unwrap());
    files.map(|file| (file.file_name().into_string().unwrap(), fs::read(file.path()).unwrap())).collect()
});

const EXPORT: &str =
    r#"{"format": "doorstep-bookmarks", "version": 1, "bookmarks": [{"handbook": "h", "section": "one"}]}"#;

/// A store whose envelope is changed, or its copies, and what is typed and asked of it. Nothing but the PIN opens it.
pub fn pin(data: &[u8]) {
    let mut input = Input(data);
    let folder = laid(input.run());
    let Ok((store, _)) = Bookmarks::open(folder.path(), key()) else { return };
    for _ in 0..STEPS {
        if input.is_empty() {
            break;
        }
        let kind = input.byte();
        let clock = input.long();
        match kind % 8 {
            0 => drop(store.pin_state(clock)),
            1 => drop(store.lock()),
            2 => drop(store.change_pin(&key(), PIN, clock, &NewPin::new(PIN, CHEAP, Some(MOST)).unwrap(), false)),
            3 => drop(store.remove_pin(&key(), WRONG, clock)),
            4 => drop(store.list()),
            5 => assert!(store.unlock(&StoreKey::from_bytes([8; 32]), PIN, clock).is_err(), "another key opens it"),
            6 => {
                let typed = store.unlock(&key(), WRONG, clock);
                assert!(typed.is_err(), "a wrong PIN opens it");
                if let Err(StoreError::WrongPin { wait, .. }) = typed {
                    assert!(wait > 0, "a wrong PIN costs no time");
                    assert!(matches!(store.unlock(&key(), PIN, clock), Err(StoreError::Wait { .. })), "no wait");
                }
            }
            _ => {
                if store.unlock(&key(), PIN, clock).is_ok() {
                    assert_eq!(store.list().unwrap().len(), 1, "what the PIN opens is whole");
                }
            }
        }
    }
}

/// The locked store, with changes to its envelope.
fn laid(changes: &[u8]) -> TempDir {
    let folder = empty_folder();
    for (name, bytes) in &*LOCKED {
        let changed = if name.ends_with("-pin") { Input(changes).edited(bytes) } else { bytes.clone() };
        fs::write(folder.path().join(name), changed).unwrap();
    }
    folder
}

/// An export as `docs/bookmark-export.md` describes it, at the least cost, and its passphrase.
const SEALED: &str = include_str!("../bases/sealed-export-1.json");
const PASSPHRASE: &str = "correct horse battery staple";

/// A sealed export: any text, or the frozen one with changes. What opens is what was sealed.
pub fn sealed(data: &[u8]) {
    let mut input = Input(data);
    let text = if input.byte() % 2 == 0 {
        String::from_utf8_lossy(input.0).into_owned()
    } else {
        String::from_utf8_lossy(&input.edited(SEALED.as_bytes())).into_owned()
    };
    let (_folder, store) = store();
    assert!(store.import_sealed(&text, "another", 1).is_err(), "another passphrase opens it");
    let opened = store.import_sealed(&text, PASSPHRASE, 1);
    assert!(opened.is_ok() || text != SEALED, "the frozen one opens: {opened:?}");
    if opened.is_ok() {
        let sections: Vec<_> = store.list().unwrap().iter().map(|saved| saved.anchor.section.to_string()).collect();
        assert_eq!(sections, ["one"], "what opens is what was sealed");
    }
}
