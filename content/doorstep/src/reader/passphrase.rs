//! Where the passphrase of an export comes from.

use std::env;
use std::fs::File;
use std::io::{self, IsTerminal};
use std::path::Path;

use zeroize::Zeroizing;

use super::args::PassphraseFrom;
use super::failure::Failure;
use super::tell;
use super::words::Words;
use crate::secret;

/// How often a person may mistype.
pub const TRIES: usize = 3;

pub type Passphrase = Zeroizing<String>;

impl PassphraseFrom {
    /// The passphrase that a script gives; none where it gives none.
    pub fn given(&self) -> Result<Option<Passphrase>, Failure> {
        let given = match (&self.passphrase_file, &self.passphrase_env, self.passphrase_fd) {
            (Some(file), ..) => secret::first_line_of(file),
            (_, Some(name), _) => env::var(name).map(Zeroizing::new).map_err(io::Error::other),
            (.., Some(number)) => secret::first_line_of(Path::new(&format!("/dev/fd/{number}"))),
            _ => return Ok(None),
        };
        given.map(Some).map_err(|_| Failure::PassphraseUnreadable)
    }
}

/// Whether there is a person to ask.
pub fn can_ask() -> bool {
    io::stderr().is_terminal() && File::open("/dev/tty").is_ok()
}

/// Asks for a new passphrase, twice. None where the person gives none.
pub fn ask_new(words: Words<'_>, prompt: &str) -> Result<Option<Passphrase>, Failure> {
    for _ in 0..TRIES {
        let first = ask(&words.get(prompt))?;
        if first.trim().is_empty() {
            return Ok(None);
        }
        if ask(&words.get("passphrase-again"))? == first {
            return Ok(Some(first));
        }
        tell(&words.get("passphrase-differs"));
    }
    Err(Failure::PassphraseUnreadable)
}

/// Asks for a passphrase without showing it.
pub fn ask(prompt: &str) -> Result<Passphrase, Failure> {
    secret::ask(&format!("{prompt} ")).map_err(|_| Failure::PassphraseUnreadable)
}
