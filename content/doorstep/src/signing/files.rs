//! The files of keys, and passphrases.

use std::fs;
use std::io;
use std::path::Path;

use doorstep_core::trust::{PublicKey, Trust};
use doorstep_press::sign::{SecretKey, SignError};
use doorstep_press::source::{ROTATION, trust};
use zeroize::Zeroizing;

use super::args::{KeyArgs, Kind, PassphraseArgs};
use crate::editor::Failure;
use crate::{reader, secret};

const VARIABLE: &str = "DOORSTEP_PASSPHRASE";
/// Keys and blocks are far smaller.
const LARGEST_TEXT: u64 = 1 << 20;

/// A file that was named and cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    #[error("{0} can't be read: {1}")]
    Unreadable(String, #[source] io::Error),
    #[error("{0} is not a plain file; name the file itself")]
    NotPlain(String),
    #[error("{0} is not the file that was meant: it is too large")]
    TooLarge(String),
    #[error("{0} is there already; keys are never replaced: name another folder")]
    Exists(String),
    #[error("{0} can't be written: {1}")]
    Unwritable(String, #[source] io::Error),
    #[error("{0}: {1}")]
    Key(String, #[source] SignError),
    #[error("{0} is a handbook's folder, which others will see; name a folder for keys alone")]
    HandbookFolder(String),
    #[error("there is no terminal to ask for the passphrase; add --passphrase-file, or set {VARIABLE}")]
    NoTerminal,
    #[error("the two passphrases differ; start again")]
    Differ,
}

/// What keys.toml says, and rotation.toml beside it.
pub fn read_trust(keys: &Path) -> Result<Trust, Failure> {
    let rotation = keys.with_file_name(ROTATION);
    let block = if fs::symlink_metadata(&rotation).is_ok() { Some(read_text(&rotation)?) } else { None };
    Ok(trust(&read_text(keys)?, block.as_deref())?)
}

/// A public key's file.
pub fn read_public(path: &Path) -> Result<PublicKey, FileError> {
    PublicKey::parse_file(&read_text(path)?).map_err(|invalid| FileError::Key(shown(path), invalid.into()))
}

/// A secret key, opened with its passphrase where it has one.
pub fn open_key(args: &KeyArgs) -> Result<SecretKey, FileError> {
    let named = |error| FileError::Key(shown(&args.key), error);
    let file = read_text(&args.key)?;
    warn_if_others_read(&args.key);
    let words = if SecretKey::is_guarded(&file).map_err(named)? {
        let asked = || ask(&format!("Passphrase of {}: ", shown(&args.key)));
        Some(written_passphrase(&args.passphrase)?.map_or_else(asked, Ok)?)
    } else {
        None
    };
    SecretKey::open(&file, words.as_ref().map(|words| words.as_str())).map_err(named)
}

/// A passphrase for a new key, asked for twice.
pub fn new_passphrase(kind: Kind) -> Result<Zeroizing<String>, FileError> {
    let first = ask(&format!("New passphrase for the {} key: ", kind.word()))?;
    if first == ask("The same again: ")? { Ok(first) } else { Err(FileError::Differ) }
}

/// The passphrase that scripts give, in a file or a variable.
pub fn written_passphrase(args: &PassphraseArgs) -> Result<Option<Zeroizing<String>>, FileError> {
    match &args.passphrase_file {
        Some(path) => {
            let line = secret::first_line_of(path);
            line.map(Some).map_err(|error| FileError::Unreadable(shown(path), error))
        }
        None => Ok(std::env::var(VARIABLE).ok().map(Zeroizing::new)),
    }
}

fn ask(prompt: &str) -> Result<Zeroizing<String>, FileError> {
    secret::ask(prompt).map_err(|_| FileError::NoTerminal)
}

fn read_text(path: &Path) -> Result<String, FileError> {
    let bytes = read_plain(path, LARGEST_TEXT)?;
    String::from_utf8(bytes).map_err(|_| FileError::Unreadable(shown(path), io::ErrorKind::InvalidData.into()))
}

/// Reads a plain file: a pipe or a device would let us wait, or never end.
pub fn read_plain(path: &Path, largest: u64) -> Result<Vec<u8>, FileError> {
    let unreadable = |error| FileError::Unreadable(shown(path), error);
    let metadata = fs::metadata(path).map_err(unreadable)?;
    if !metadata.is_file() {
        return Err(FileError::NotPlain(shown(path)));
    }
    if metadata.len() > largest {
        return Err(FileError::TooLarge(shown(path)));
    }
    fs::read(path).map_err(unreadable)
}

/// Makes a folder that is its owner's alone, unless it is there.
#[cfg(unix)]
pub fn make_private_folder(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

#[cfg(not(unix))]
pub fn make_private_folder(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)
}

/// A stick that is carried between machines may know no owners, so that this is no error.
#[cfg(unix)]
fn warn_if_others_read(path: &Path) {
    use std::os::unix::fs::PermissionsExt;
    if fs::metadata(path).is_ok_and(|there| there.permissions().mode() & 0o077 != 0) {
        eprintln!("doorstep: others on this machine can read {0}; keep them out with `chmod 600 {0}`", shown(path));
    }
}

#[cfg(not(unix))]
fn warn_if_others_read(_: &Path) {}

/// A path as it is shown: nothing in it steers a terminal.
pub fn shown(path: &Path) -> String {
    reader::clean_line(&path.display().to_string())
}
