//! Packs that were named on the command line: from elsewhere, and opened by the one way in.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use doorstep_core::pack::{Pack, PackError, Verified};

/// Copies a pack into a private file, checks it whole and opens the copy, which is gone with it.
///
/// # Errors
/// What [`Verified::receive`] and [`Verified::into_pack`] answer.
pub fn received(path: &Path) -> Result<Pack, PackError> {
    receive(path, |_, _| Ok(())).map(|(pack, ())| pack)
}

/// The same, once `check` has answered to the manifest's bytes and the signature.
///
/// # Errors
/// As [`received`], and what `check` refuses.
pub fn receive<T>(
    path: &Path,
    check: impl FnOnce(&[u8], Option<&[u8]>) -> Result<T, PackError>,
) -> Result<(Pack, T), PackError> {
    // Opening a pipe waits for whoever writes to it.
    if !fs::metadata(path).map_err(PackError::Unreadable)?.is_file() {
        return Err(PackError::Unreadable(io::ErrorKind::InvalidInput.into()));
    }
    let mut file = File::open(path).map_err(PackError::Unreadable)?;
    let folder = std::env::temp_dir();
    let (verified, checked) = Verified::receive(&mut file, &folder, Verified::LARGEST, check)?;
    Ok((verified.into_pack()?, checked))
}
