//! Keys, signatures and what they are worth: the commands of whoever publishes a handbook.

mod args;
mod files;

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use doorstep_core::pack::{Date, Manifest, PackError, Verified};
use doorstep_core::trust::{Delegation, Signer, Trust, TrustError};
use doorstep_press::sign::{NewKey, block_file, delegate, rotate, sign_pack};
use doorstep_press::source::{KEYS, ROTATION};
use doorstep_press::whole::{self, WholeFile};

pub use args::Command;

use crate::editor::{FOUND, Failure};
use crate::reader;
use crate::received::receive;
use args::{KeyArgs, Kind, PassphraseArgs};
use files::{
    FileError, make_private_folder, new_passphrase, open_key, read_plain, read_public, read_trust, shown,
    written_passphrase,
};

/// Carries out a command.
pub fn run(command: &Command) -> Result<u8, Failure> {
    match command {
        Command::Keygen { folder, only, no_passphrase, passphrase } => {
            run_keygen(folder, *only, *no_passphrase, passphrase)
        }
        Command::Sign { pack, key, keys } => run_sign(pack, key, keys.as_deref()),
        Command::Verify { pack, keys } => run_verify(pack, keys.as_deref()),
        Command::Rotate { folder, release, key, revoke, epoch } => run_rotate(folder, release, key, revoke, *epoch),
        Command::Delegate { folder, public, agency, overlay, until, epoch, key, output } => {
            let trust = read_trust(&folder.join(KEYS))?;
            let delegation = Delegation {
                handbook: trust.keys().handbook().to_owned(),
                overlay: overlay.clone(),
                agency: agency.clone(),
                key: read_public(public)?,
                epoch: *epoch,
                expires: *until,
            };
            run_delegate(&trust, &delegation, key, output)
        }
    }
}

fn run_keygen(
    folder: &Path,
    only: Option<Kind>,
    no_passphrase: bool,
    passphrase: &PassphraseArgs,
) -> Result<u8, Failure> {
    let kinds = [Kind::Release, Kind::Recovery].into_iter().filter(|kind| only.is_none_or(|only| only == *kind));
    let kinds: Vec<_> = kinds.collect();
    if folder.join("handbook.toml").exists() {
        return Err(FileError::HandbookFolder(shown(folder)).into());
    }
    for kind in &kinds {
        for path in [secret_file(folder, *kind), public_file(folder, *kind)] {
            // A link that leads nowhere is there, too.
            if fs::symlink_metadata(&path).is_ok() {
                return Err(FileError::Exists(shown(&path)).into());
            }
        }
    }
    let written = if no_passphrase { None } else { written_passphrase(passphrase)? };
    let make = |kind: Kind| -> Result<(Kind, NewKey), Failure> {
        let words = match &written {
            None if !no_passphrase => Some(new_passphrase(kind)?),
            written => written.clone(),
        };
        Ok((kind, NewKey::generate(words.as_ref().map(|words| words.as_str()))?))
    };
    // All are made before one is written: a passphrase that was mistyped leaves nothing behind.
    let keys = kinds.into_iter().map(make).collect::<Result<Vec<_>, _>>()?;
    make_private_folder(folder).map_err(|error| FileError::Unwritable(shown(folder), error))?;
    let mut lines = String::new();
    for (kind, key) in &keys {
        write_pair(folder, *kind, key)?;
        lines += &format!("{} = \"{}\"\n", kind.word(), key.key);
    }
    eprintln!(
        "The keys are in {}. Copy them to a second place that is kept apart, then read docs/signing.md.",
        shown(folder)
    );
    let mut out = io::stdout().lock();
    writeln!(
        out,
        "# keys.toml, beside handbook.toml. Public. Add two lines: handbook = \"…\", the id in handbook.toml, and"
    )?;
    writeln!(out, "# publisher = \"…\", the name that readers will see.\n{lines}")?;
    Ok(0)
}

/// The public half first: where the process ends in between, one without its secret half does no harm.
fn write_pair(folder: &Path, kind: Kind, key: &NewKey) -> Result<(), FileError> {
    let (secret, public) = (secret_file(folder, kind), public_file(folder, kind));
    whole::write(&public, key.public.as_bytes()).map_err(|error| FileError::Unwritable(shown(&public), error))?;
    let write = || {
        let mut file = WholeFile::begin(&secret)?;
        file.write_all(key.secret.as_bytes())?;
        file.put_private()
    };
    write().map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => FileError::Exists(shown(&secret)),
        _ => FileError::Unwritable(shown(&secret), error),
    })
}

fn run_sign(path: &Path, key: &KeyArgs, keys: Option<&Path>) -> Result<u8, Failure> {
    let trust = keys.map(read_trust).transpose()?;
    // Typing a passphrase takes a while: the pack is read after it.
    let key = open_key(key)?;
    let signed = sign_pack(read_plain(path, Verified::LARGEST)?, &key, trust.as_ref(), today())?;
    whole::write(path, &signed.bytes).map_err(|error| FileError::Unwritable(shown(path), error))?;
    let mut out = io::stdout().lock();
    match &signed.approved {
        Some(approved) => writeln!(out, "{}: signed by {}", shown(path), approved.signer.name())?,
        None => writeln!(out, "{}: signed; `doorstep verify` with --keys tells whether phones take it", shown(path))?,
    }
    write_release(&mut out, &signed.manifest)?;
    Ok(0)
}

fn run_verify(path: &Path, keys: Option<&Path>) -> Result<u8, Failure> {
    let trust = keys.map(read_trust).transpose()?;
    // Whose it is comes first: what nobody vouches for is not even parsed.
    let mut refused = None;
    let received = receive(path, |manifest, signature| {
        let approved = trust.map(|trust| trust.check(manifest, signature, today())).transpose();
        let approved = approved.map_err(|why| {
            refused = Some(why);
            PackError::NotAPack
        })?;
        Ok((approved, signature.is_some()))
    });
    let (opened, (approved, is_signed)) = match (received, refused) {
        (Ok(received), _) => received,
        (Err(_), Some(damaged @ TrustError::Damaged)) => return Err(damaged.into()),
        (Err(_), Some(why)) => {
            eprintln!("doorstep: {why}");
            return Ok(FOUND);
        }
        (Err(error), None) => return Err(error.into()),
    };
    opened.verify()?;
    let mut out = io::stdout().lock();
    match &approved {
        Some(approved) => {
            writeln!(out, "{}: whole, signed by {}", shown(path), approved.signer.name())?;
            if let Signer::Agency(delegation) = &approved.signer {
                writeln!(out, "overlay    of {}, delegated until {}", delegation.handbook, delegation.expires)?;
            }
            write_release(&mut out, opened.manifest())?;
        }
        None if is_signed => {
            writeln!(out, "{}: whole; signed, and --keys with the publisher's keys.toml tells by whom", shown(path))?;
        }
        None => writeln!(out, "{}: whole; not signed", shown(path))?,
    }
    Ok(0)
}

/// What a pack that is believed says of itself. Its id has the form of an id: nothing here steers a terminal.
fn write_release(out: &mut dyn Write, manifest: &Manifest) -> io::Result<()> {
    let id = reader::clean_line(&manifest.handbook);
    writeln!(out, "handbook   {id}, version {}, epoch {}", manifest.version, manifest.epoch)?;
    writeln!(out, "issued     {}, review by {}", manifest.issued, manifest.review_by)
}

fn run_rotate(
    folder: &Path,
    release: &[PathBuf],
    key: &KeyArgs,
    revoke: &[PathBuf],
    epoch: Option<u64>,
) -> Result<u8, Failure> {
    let trust = read_trust(&folder.join(KEYS))?;
    let file = folder.join(ROTATION);
    let read = |paths: &[PathBuf]| paths.iter().map(|path| read_public(path)).collect::<Result<Vec<_>, _>>();
    let (release, revoke) = (read(release)?, read(revoke)?);
    let (rotation, block) = rotate(&trust, &open_key(key)?, release, revoke, epoch)?;
    whole::write(&file, block_file(&block)?.as_bytes()).map_err(|error| FileError::Unwritable(shown(&file), error))?;
    println!("{}: epoch {} of {}", shown(&file), rotation.epoch, rotation.handbook);
    for (word, keys) in [("signs", &rotation.release), ("revoked", &rotation.revoked)] {
        for key in keys {
            println!("{word:10} {} {key}", key.number());
        }
    }
    println!("Build the handbook, sign the pack with a key that signs now, and hand it out.");
    Ok(0)
}

fn run_delegate(trust: &Trust, delegation: &Delegation, key: &KeyArgs, output: &Path) -> Result<u8, Failure> {
    let block = delegate(trust, &open_key(key)?, delegation)?;
    whole::write(output, block_file(&block)?.as_bytes())
        .map_err(|error| FileError::Unwritable(shown(output), error))?;
    println!("{}: {} may sign {} until {}", shown(output), delegation.agency, delegation.overlay, delegation.expires);
    println!("Send it to them with keys.toml. Both lie beside the overlay's handbook.toml.");
    Ok(0)
}

fn secret_file(folder: &Path, kind: Kind) -> PathBuf {
    folder.join(kind.word()).with_extension("key")
}

fn public_file(folder: &Path, kind: Kind) -> PathBuf {
    folder.join(kind.word()).with_extension("pub")
}

fn today() -> Date {
    Date::from_unix(reader::now())
}
