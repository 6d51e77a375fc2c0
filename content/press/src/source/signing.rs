//! `keys.toml`, `rotation.toml` and `delegation.toml`: whose key will sign the pack.

use doorstep_core::pack::Signing;
use doorstep_core::trust::{BlockError, Delegation, InvalidKeys, Keys, Rotation, SignedBlock, Trust};

use super::{Tree, settings};
use crate::problem::{Location, Problem};
use crate::sign::read_block;

/// The publisher's public keys.
pub const KEYS: &str = "keys.toml";
/// The newest block of release keys, signed by the recovery key.
pub const ROTATION: &str = "rotation.toml";
/// On whose behalf an agency signs, where the handbook is an overlay.
pub const DELEGATION: &str = "delegation.toml";

/// What the files say. None of them is there before somebody publishes the handbook.
#[derive(Debug, Default)]
pub struct SigningFiles {
    /// The keys: the handbook's own, or those of the handbook that an overlay stands beside.
    pub keys: Option<Keys>,
    /// The rotation, and the block as it is signed.
    pub rotation: Option<(Rotation, SignedBlock)>,
    /// The delegation, and the block as it is signed.
    pub delegation: Option<(Delegation, SignedBlock)>,
}

impl SigningFiles {
    /// Reads them for the handbook of an id. What does not hold together is reported: no phone would take such a pack.
    pub(super) fn read(tree: &Tree, id: &str, problems: &mut Vec<Problem>) -> Self {
        let mut files = Self { keys: read_keys(tree, problems), ..Self::default() };
        let rotation = settings::read::<SignedBlock>(tree, ROTATION, false, problems);
        let delegation = settings::read::<SignedBlock>(tree, DELEGATION, false, problems);
        let Some(keys) = &files.keys else {
            for (file, block) in [(ROTATION, &rotation), (DELEGATION, &delegation)] {
                if block.is_some() && tree.text(KEYS).is_none() {
                    problems.push(no_keys(file));
                }
            }
            return files;
        };
        files.rotation = rotation.and_then(|block| opened(Rotation::open(&block, keys), block, ROTATION, problems));
        files.delegation =
            delegation.and_then(|block| opened(Delegation::open(&block, keys), block, DELEGATION, problems));
        let (file, theirs) = match &files.delegation {
            Some((delegation, _)) => (DELEGATION, delegation.overlay.as_str()),
            None => (KEYS, keys.handbook()),
        };
        // A delegation that does not open was reported, and the keys are those of the other handbook then.
        if theirs != id && (files.delegation.is_some() || tree.text(DELEGATION).is_none()) {
            problems.push(Problem::error(
                Location::file(file),
                "signing",
                format!("it is for `{theirs}`, and `id` in handbook.toml is `{id}`"),
                "put the file beside the handbook that it is for",
            ));
        }
        files
    }

    /// What the pack says of the key that will sign it.
    pub fn of_the_pack(&self) -> Signing {
        if let Some((delegation, block)) = &self.delegation {
            return Signing { epoch: delegation.epoch, keys: None, overlay: Some(block.clone()) };
        }
        let epoch = self.rotation.as_ref().map_or(0, |(rotation, _)| rotation.epoch);
        Signing { epoch, keys: self.rotation.as_ref().map(|(_, block)| block.clone()), overlay: None }
    }
}

/// Why `keys.toml` or `rotation.toml` beside it cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TrustFileError {
    /// The keys themselves.
    #[error(transparent)]
    Keys(#[from] InvalidKeys),
    /// The rotation. To pass over it would be to believe keys that were replaced.
    #[error(
        "rotation.toml beside keys.toml does not count: {0}; bring the last one, or remove it if keys.toml has a new recovery key"
    )]
    Rotation(BlockError),
}

/// What `keys.toml`, and `rotation.toml` where it is beside it, say of whom to believe.
///
/// # Errors
/// Why one of them cannot be used.
pub fn trust(keys: &str, rotation: Option<&str>) -> Result<Trust, TrustFileError> {
    let keys = Keys::parse(keys)?;
    let Some(rotation) = rotation else { return Ok(Trust::new(keys)) };
    let block = read_block(rotation).ok_or(TrustFileError::Rotation(BlockError::NotUnderstood))?;
    Rotation::open(&block, &keys).map_err(TrustFileError::Rotation)?;
    Ok(Trust::new(keys).and(Some(&block)))
}

fn read_keys(tree: &Tree, problems: &mut Vec<Problem>) -> Option<Keys> {
    let read = Keys::parse(tree.text(KEYS)?);
    let report = |why: InvalidKeys| {
        let cure = "docs/signing.md shows the file's form; `doorstep keygen` prints its lines";
        problems.push(Problem::error(Location::file(KEYS), "signing", why.to_string(), cure));
    };
    read.map_err(report).ok()
}

fn opened<T>(
    opened: Result<T, BlockError>,
    block: SignedBlock,
    file: &str,
    problems: &mut Vec<Problem>,
) -> Option<(T, SignedBlock)> {
    match opened {
        Ok(value) => Some((value, block)),
        Err(why) => {
            problems.push(Problem::error(
                Location::file(file),
                "signing",
                format!("it does not count: {why}"),
                "bring the file as `doorstep rotate` or `doorstep delegate` wrote it, and the keys.toml that belongs to it",
            ));
            None
        }
    }
}

fn no_keys(file: &str) -> Problem {
    Problem::error(
        Location::file(file),
        "signing",
        "there is no keys.toml to hold it against",
        "put the publisher's keys.toml beside it",
    )
}
