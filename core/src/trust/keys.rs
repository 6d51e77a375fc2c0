//! The keys that an app pins for a handbook: `keys.toml`.

use serde::{Deserialize, Serialize};

use super::name::Name;
use super::signature::PublicKey;
use crate::handbook::SectionId;

/// What an app knows of a handbook's publisher. Public; it comes with the app, never with a pack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Written", into = "Written")]
pub struct Keys {
    handbook: String,
    publisher: Name,
    release: PublicKey,
    recovery: PublicKey,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    handbook: String,
    publisher: Name,
    release: PublicKey,
    recovery: PublicKey,
}

/// Why keys cannot be pinned.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum InvalidKeys {
    /// The file has another form.
    #[error(
        "keys.toml must say `handbook`, `publisher`, `release` and `recovery`, each in quotes, and nothing else: {0}"
    )]
    Form(String),
    /// The handbook's id is none.
    #[error("`handbook` in keys.toml is not the id of a handbook; copy `id` from handbook.toml")]
    Handbook,
    /// One key for both: then a leaked release key could replace itself.
    #[error("`release` and `recovery` in keys.toml are the same key; make another with `doorstep keygen`")]
    OneKey,
}

impl Keys {
    /// Keys for a handbook.
    pub fn new(handbook: &str, publisher: Name, release: PublicKey, recovery: PublicKey) -> Result<Self, InvalidKeys> {
        if !is_id(handbook) {
            return Err(InvalidKeys::Handbook);
        }
        if release == recovery {
            return Err(InvalidKeys::OneKey);
        }
        Ok(Self { handbook: handbook.to_owned(), publisher, release, recovery })
    }

    /// Reads `keys.toml`.
    pub fn parse(text: &str) -> Result<Self, InvalidKeys> {
        // The message may quote the file: nothing of it may steer what shows it.
        let form = |error: toml::de::Error| {
            InvalidKeys::Form(error.message().trim().chars().filter(|c| !c.is_control()).collect())
        };
        toml::from_str::<Written>(text).map_err(form)?.try_into()
    }

    /// The handbook's permanent id.
    pub fn handbook(&self) -> &str {
        &self.handbook
    }

    /// Who publishes it.
    pub fn publisher(&self) -> &Name {
        &self.publisher
    }

    /// The key of its releases in epoch 0.
    pub fn release(&self) -> &PublicKey {
        &self.release
    }

    /// The key that replaces release keys and delegates overlays.
    pub fn recovery(&self) -> &PublicKey {
        &self.recovery
    }
}

/// Ids of handbooks and overlays have the form of section ids.
pub(super) fn is_id(text: &str) -> bool {
    SectionId::parse(text).is_ok()
}

impl TryFrom<Written> for Keys {
    type Error = InvalidKeys;
    fn try_from(Written { handbook, publisher, release, recovery }: Written) -> Result<Self, InvalidKeys> {
        Self::new(&handbook, publisher, release, recovery)
    }
}

impl From<Keys> for Written {
    fn from(Keys { handbook, publisher, release, recovery }: Keys) -> Self {
        Self { handbook, publisher, release, recovery }
    }
}
