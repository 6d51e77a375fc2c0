//! A little room kept for a full disk.

use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;

use super::private::open_private;

/// Enough for `SQLite`'s shared-memory file (32 KiB) and the log of deleting the longest bookmark.
const SIZE: usize = 256 * 1024;

/// A file of no content whose room is given up when the disk is full, so that one can still open and delete (S3).
#[derive(Debug)]
pub(super) struct Reserve(pub(super) PathBuf);

impl Reserve {
    /// Takes the room, or as much of it as there is now.
    pub(super) fn hold(&self) {
        let held = fs::metadata(&self.0).map_or(0, |file| usize::try_from(file.len()).unwrap_or(SIZE));
        let missing = SIZE.saturating_sub(held);
        if missing > 0 {
            // On a full disk, what could be written stays and is better than none.
            let _ = self.grow(missing);
        }
    }

    /// Gives the room back; whether there was any.
    pub(super) fn release(&self) -> bool {
        fs::symlink_metadata(&self.0).is_ok_and(|file| file.is_file()) && fs::remove_file(&self.0).is_ok()
    }

    fn grow(&self, by: usize) -> io::Result<()> {
        // Not zeros: some file systems give those no room.
        open_private(&self.0)?.write_all(&vec![0xA5; by])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn room_is_held_once_and_given_back_once() {
        let dir = tempfile::tempdir().unwrap();
        let reserve = Reserve(dir.path().join("reserve"));
        assert!(!reserve.release());
        reserve.hold();
        assert_eq!(fs::metadata(&reserve.0).unwrap().len(), SIZE as u64);
        assert!(reserve.release());
        assert!(!reserve.release());
    }

    #[test]
    fn half_a_reserve_is_made_whole() {
        let dir = tempfile::tempdir().unwrap();
        let reserve = Reserve(dir.path().join("reserve"));
        fs::write(&reserve.0, "cut short").unwrap();
        reserve.hold();
        assert_eq!(fs::metadata(&reserve.0).unwrap().len(), SIZE as u64);
    }
}
