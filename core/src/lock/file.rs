//! The file of the envelope: sealed key, tries, or the mark that everything is being erased.
//!
//! The key's part is written once and the file put in its place by renaming. The record of tries is written in place, in
//! one of two sectors in turn: that needs no room on a full disk, and a write that is cut off leaves the one before.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::PathBuf;

use super::envelope::{self, Envelope};
use super::tries::{self, Tries};
use crate::sql::{create_new_private, is_plain_file};

const SECTOR: usize = 512;
const BYTES: usize = 3 * SECTOR;

/// What a file says whose key was destroyed: the rest of the store is to go, too.
const ERASED: [u8; 8] = *b"DoorGone";

/// Such a file, which need not be there.
#[derive(Clone, Debug)]
pub(crate) struct KeyFile(PathBuf);

/// What is in it.
pub(crate) enum Found {
    Nothing,
    /// Its key was destroyed.
    Erased,
    Envelope(Envelope),
    /// A newer version's.
    Newer,
    Damaged,
}

impl KeyFile {
    pub(crate) fn new(path: PathBuf) -> Self {
        Self(path)
    }

    /// Reads it.
    pub(crate) fn read(&self) -> io::Result<Found> {
        let Some(bytes) = self.bytes()? else { return Ok(Found::Nothing) };
        let (name, format) = (&envelope::MAGIC[..7], envelope::MAGIC[7]);
        Ok(if bytes.starts_with(&ERASED) {
            Found::Erased
        } else if bytes.starts_with(name) && bytes.get(7).is_some_and(|of| *of > format) {
            Found::Newer
        } else {
            Envelope::from_bytes(&bytes).map_or(Found::Damaged, Found::Envelope)
        })
    }

    fn bytes(&self) -> io::Result<Option<Vec<u8>>> {
        // What would be waited for is no such file.
        if !is_plain_file(&self.0)? {
            return Ok(None);
        }
        let mut bytes = Vec::with_capacity(BYTES);
        File::open(&self.0)?.take(BYTES as u64).read_to_end(&mut bytes)?;
        Ok(Some(bytes))
    }

    /// Writes an envelope where none is yet, and to the disk; no PIN is wrong so far.
    pub(crate) fn create(&self, envelope: &Envelope) -> io::Result<()> {
        self.remove()?;
        let mut bytes = [0; BYTES];
        bytes[..envelope::BYTES].copy_from_slice(&envelope.to_bytes());
        bytes[SECTOR..][..tries::BYTES].copy_from_slice(&Tries::default().to_bytes());
        self.create_with(&bytes)
    }

    fn create_with(&self, bytes: &[u8; BYTES]) -> io::Result<()> {
        let mut file = create_new_private(&self.0)?;
        file.write_all(bytes)?;
        file.sync_all()
    }

    /// Puts this file in another's place.
    pub(crate) fn replace(&self, other: &Self) -> io::Result<()> {
        fs::rename(&self.0, &other.0)
    }

    /// The record of tries.
    pub(crate) fn tries(&self) -> io::Result<Tries> {
        let bytes = self.bytes()?.ok_or(io::ErrorKind::NotFound)?;
        let record = |sector: usize| Tries::from_bytes(bytes.get(sector * SECTOR..)?.get(..tries::BYTES)?);
        let newest = [record(1), record(2)].into_iter().flatten().max_by_key(|record| record.written);
        Ok(newest.unwrap_or(Tries::UNREADABLE))
    }

    /// Writes the record of tries, to the disk.
    pub(crate) fn store(&self, tries: Tries) -> io::Result<()> {
        let tries = tries.rewritten();
        let sector = 1 + tries.written % 2;
        let mut file = OpenOptions::new().write(true).open(&self.0)?;
        file.seek(SeekFrom::Start(sector * SECTOR as u64))?;
        file.write_all(&tries.to_bytes())?;
        file.sync_all()
    }

    /// Destroys the key in it, where it is there: overwritten in place, and to the disk.
    pub(crate) fn blank(&self) -> io::Result<()> {
        if is_plain_file(&self.0)? { self.overwrite(&[0; BYTES]) } else { Ok(()) }
    }

    /// The same, with the mark that all the rest is to go. Where there is no file, one is made.
    pub(crate) fn mark_erased(&self) -> io::Result<()> {
        let mut mark = [0; BYTES];
        mark[..ERASED.len()].copy_from_slice(&ERASED);
        if is_plain_file(&self.0)? { self.overwrite(&mark) } else { self.create_with(&mark) }
    }

    fn overwrite(&self, bytes: &[u8; BYTES]) -> io::Result<()> {
        let mut file = OpenOptions::new().write(true).open(&self.0)?;
        file.write_all(bytes)?;
        file.sync_all()
    }

    /// Removes the file, where it is there.
    pub(crate) fn remove(&self) -> io::Result<()> {
        match fs::remove_file(&self.0) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            other => other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file() -> (tempfile::TempDir, KeyFile) {
        let dir = tempfile::tempdir().unwrap();
        let file = KeyFile::new(dir.path().join("pin"));
        file.create_with(&[0; BYTES]).unwrap();
        (dir, file)
    }

    #[test]
    fn c5_a_write_that_is_cut_off_leaves_the_record_before() {
        let (_dir, file) = file();
        let mut tries = Tries::default();
        for n in 1..6 {
            tries = tries.with_one_more(n);
            file.store(tries).unwrap();
            tries = file.tries().unwrap();
            assert_eq!(tries.failures, u32::try_from(n).unwrap());
        }
        let whole = fs::read(&file.0).unwrap();
        let newest = if tries.written % 2 == 0 { SECTOR } else { 2 * SECTOR };
        for cut in 1..28 {
            let mut bytes = whole.clone();
            bytes[newest + cut..newest + tries::BYTES].fill(0xff);
            fs::write(&file.0, bytes).unwrap();
            assert_eq!(file.tries().unwrap().failures, 4, "{cut}");
        }
    }

    #[test]
    fn c5_records_that_cannot_be_read_make_one_wait_and_erase_nothing() {
        let (_dir, file) = file();
        let tries = file.tries().unwrap();
        assert_eq!(tries, Tries::UNREADABLE);
        assert!(tries.left(i64::MAX) > 1_000 && tries.failures < u32::from(*super::super::WIPE_AFTER.start()));
    }

    #[test]
    fn c6_an_erased_file_has_no_byte_of_the_key() {
        let (_dir, file) = file();
        fs::write(&file.0, [7; BYTES]).unwrap();
        file.blank().unwrap();
        let bytes = fs::read(&file.0).unwrap();
        assert!(bytes == [0; BYTES] && matches!(file.read().unwrap(), Found::Damaged), "no mark: nothing else goes");
        fs::write(&file.0, [7; BYTES]).unwrap();
        file.mark_erased().unwrap();
        let bytes = fs::read(&file.0).unwrap();
        assert!(bytes.len() == BYTES && !bytes.contains(&7) && matches!(file.read().unwrap(), Found::Erased));
        file.remove().unwrap();
        assert!(matches!(file.read().unwrap(), Found::Nothing));
        file.blank().unwrap();
        file.mark_erased().unwrap();
        assert!(matches!(file.read().unwrap(), Found::Erased));
    }
}
