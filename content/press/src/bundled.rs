//! The handbook of this repository, for tests and measurements.
//!
//! Its sources are compiled in. The command has a pack of them that was made while it was compiled: see `docs/adr/0003-bundled-handbook.md`.

use doorstep_core::pack::PackLocation;
use include_dir::{Dir, include_dir};

use crate::build::build;
use crate::source::{Handbook, Tree};

static SOURCES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../handbooks/child-sex-trafficking");

/// Why the bundled handbook cannot be used: its sources have an error.
#[derive(Debug, thiserror::Error)]
#[error("the handbook inside this program can't be built; run `doorstep check` on its sources")]
#[non_exhaustive]
pub struct BundledError;

/// The sources of the bundled handbook.
pub fn sources() -> Tree {
    let folders = SOURCES.dirs().flat_map(Dir::files);
    let files = SOURCES
        .files()
        .chain(folders)
        .filter_map(|file| Some((file.path().to_string_lossy().replace('\\', "/"), file.contents_utf8()?.to_owned())));
    Tree::new("content/handbooks/child-sex-trafficking", files)
}

/// The bundled handbook as a pack in memory.
///
/// # Errors
/// [`BundledError`] where the sources do not build; tests see to it that they do.
pub fn pack() -> Result<PackLocation, BundledError> {
    let (handbook, _) = Handbook::read(&sources());
    let mut bytes = Vec::new();
    build(&handbook.ok_or(BundledError)?, &mut bytes, &|_| {}).map_err(|_| BundledError)?;
    Ok(PackLocation::Memory(bytes.into()))
}
