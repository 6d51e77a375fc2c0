//! Where a PIN comes from: a file, a variable, or the person at the terminal, who types it without seeing it.

use std::env;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use super::failure::Failure;
use crate::secret;

/// The variable that holds the PIN, and the one that holds the next.
const CURRENT: &str = "DOORSTEP_PIN";
const NEXT: &str = "DOORSTEP_NEW_PIN";

/// Where a PIN comes from.
#[derive(Clone, Debug)]
pub struct PinSource {
    file: Option<PathBuf>,
    variable: &'static str,
    /// What the person is asked; none where they are not.
    prompt: Option<String>,
}

impl PinSource {
    /// The PIN that there is.
    pub fn current(file: Option<&Path>, prompt: Option<String>) -> Self {
        Self { file: file.map(Path::to_owned), variable: CURRENT, prompt }
    }

    /// The one that is to be set.
    pub fn next(file: Option<&Path>, prompt: Option<String>) -> Self {
        Self { file: file.map(Path::to_owned), variable: NEXT, prompt }
    }

    /// Whether the person is asked.
    pub fn asks(&self) -> bool {
        self.file.is_none() && env::var_os(self.variable).is_none()
    }

    /// What was typed; none where there is nobody to ask.
    pub fn typed(&self) -> Result<Option<Zeroizing<String>>, Failure> {
        if let Some(file) = &self.file {
            return secret::first_line_of(file).map(Some).map_err(|_| Failure::FileUnreadable);
        }
        if let Some(value) = env::var_os(self.variable) {
            return value.into_string().map(|value| Some(Zeroizing::new(value))).map_err(|_| Failure::FileUnreadable);
        }
        match &self.prompt {
            Some(prompt) => Ok(ask(prompt)),
            None => Ok(None),
        }
    }
}

/// Asks at the terminal without an echo; nothing where there is none.
pub fn ask(prompt: &str) -> Option<Zeroizing<String>> {
    let is_there = io::stdin().is_terminal() || io::stderr().is_terminal();
    is_there.then(|| secret::ask(&format!("{prompt} ")).ok()).flatten()
}
