//! Bytes that are read by position: what packs and search indexes are read from.

use std::borrow::Cow;
use std::fs::{File, Metadata};
use std::io;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use crate::plain_file;

/// A run of bytes that is read by position: inside the program, in memory, or part of a file.
///
/// A file is never read whole, so opening is as quick for a large pack as for a small one. Cloning is cheap.
#[derive(Clone, Debug)]
pub struct ByteSource {
    bytes: Bytes,
    start: u64,
    len: u64,
}

#[derive(Clone, Debug)]
enum Bytes {
    Static(&'static [u8]),
    Memory(Arc<[u8]>),
    File(Arc<File>),
}

impl ByteSource {
    /// Bytes that are part of the program.
    pub fn from_static(bytes: &'static [u8]) -> Self {
        Self { bytes: Bytes::Static(bytes), start: 0, len: bytes.len() as u64 }
    }

    /// Bytes held in memory.
    pub fn from_memory(bytes: impl Into<Arc<[u8]>>) -> Self {
        let bytes = bytes.into();
        let len = bytes.len() as u64;
        Self { bytes: Bytes::Memory(bytes), start: 0, len }
    }

    /// A plain file, which must not change while it is open.
    pub fn open(path: &Path) -> io::Result<Self> {
        Self::from_file(plain_file::open(path)?)
    }

    /// A file that is open.
    pub fn from_file(file: File) -> io::Result<Self> {
        let metadata = file.metadata()?;
        if !metadata.is_file() {
            return Err(io::Error::from(io::ErrorKind::InvalidInput));
        }
        Ok(Self { bytes: Bytes::File(Arc::new(file)), start: 0, len: metadata.len() })
    }

    /// Writes a file through to the disk; bytes that are no file's have nothing to write.
    pub(crate) fn sync(&self) -> io::Result<()> {
        if let Bytes::File(file) = &self.bytes { file.sync_all() } else { Ok(()) }
    }

    /// Whether a path leads to the file that is open here; false where these bytes are no file's.
    pub fn is_at(&self, path: &Path) -> io::Result<bool> {
        let Bytes::File(file) = &self.bytes else { return Ok(false) };
        Ok(same_file(&file.metadata()?, &std::fs::metadata(path)?))
    }

    /// How many bytes there are.
    pub fn len(&self) -> u64 {
        self.len
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// A part of this source, or nothing where it reaches past the end.
    pub fn part(&self, range: Range<u64>) -> Option<Self> {
        if range.start > range.end || range.end > self.len {
            return None;
        }
        Some(Self { bytes: self.bytes.clone(), start: self.start + range.start, len: range.end - range.start })
    }

    /// The bytes of a range, borrowed where they are in memory already.
    ///
    /// # Errors
    /// `UnexpectedEof` where the range reaches past the end; otherwise what the file system says.
    pub fn read(&self, range: Range<u64>) -> io::Result<Cow<'_, [u8]>> {
        let Bytes::File(file) = &self.bytes else { return self.borrow(range).map(Cow::Borrowed) };
        let mut buffer = Vec::new();
        self.read_file(file, range, &mut buffer)?;
        Ok(Cow::Owned(buffer))
    }

    /// The same by way of a buffer, for many reads one after another: what is made anew is cleared first.
    ///
    /// # Errors
    /// As [`Self::read`].
    pub(crate) fn read_with<'a>(&'a self, range: Range<u64>, buffer: &'a mut Vec<u8>) -> io::Result<&'a [u8]> {
        match &self.bytes {
            Bytes::File(file) => self.read_file(file, range, buffer),
            _ => self.borrow(range),
        }
    }

    /// Reads a range of a file into the beginning of a buffer.
    fn read_file<'a>(&self, file: &File, range: Range<u64>, buffer: &'a mut Vec<u8>) -> io::Result<&'a [u8]> {
        if range.start > range.end || range.end > self.len {
            return Err(past_the_end());
        }
        let len = usize::try_from(range.end - range.start).map_err(|_| past_the_end())?;
        if buffer.len() < len {
            *buffer = vec![0; len];
        }
        let bytes = buffer.get_mut(..len).ok_or_else(past_the_end)?;
        read_exact_at(file, bytes, self.start + range.start)?;
        Ok(bytes)
    }

    fn borrow(&self, range: Range<u64>) -> io::Result<&[u8]> {
        let (from, to) = (usize::try_from(range.start).ok(), usize::try_from(range.end).ok());
        let all = self.in_memory().unwrap_or_default();
        from.zip(to).and_then(|(from, to)| all.get(from..to)).ok_or_else(past_the_end)
    }

    /// All bytes, where they are part of the program.
    pub fn as_static(&self) -> Option<&'static [u8]> {
        match self.bytes {
            Bytes::Static(bytes) => self.window(bytes),
            _ => None,
        }
    }

    /// All bytes, where they are in memory already.
    pub fn in_memory(&self) -> Option<&[u8]> {
        match &self.bytes {
            Bytes::Static(bytes) => self.window(bytes),
            Bytes::Memory(bytes) => self.window(bytes),
            Bytes::File(_) => None,
        }
    }

    fn window<'a>(&self, bytes: &'a [u8]) -> Option<&'a [u8]> {
        let start = usize::try_from(self.start).ok()?;
        let len = usize::try_from(self.len).ok()?;
        bytes.get(start..start.checked_add(len)?)
    }
}

fn past_the_end() -> io::Error {
    io::Error::from(io::ErrorKind::UnexpectedEof)
}

#[cfg(unix)]
fn same_file(one: &Metadata, other: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    (one.dev(), one.ino()) == (other.dev(), other.ino())
}

/// As near as a system comes whose files have no number that can be read.
#[cfg(not(unix))]
fn same_file(one: &Metadata, other: &Metadata) -> bool {
    let of = |file: &Metadata| (file.len(), file.created().ok(), file.modified().ok());
    of(one) == of(other)
}

#[cfg(unix)]
fn read_exact_at(file: &File, buffer: &mut [u8], offset: u64) -> io::Result<()> {
    std::os::unix::fs::FileExt::read_exact_at(file, buffer, offset)
}

#[cfg(windows)]
fn read_exact_at(file: &File, mut buffer: &mut [u8], mut offset: u64) -> io::Result<()> {
    use std::os::windows::fs::FileExt;
    while !buffer.is_empty() {
        match file.seek_read(buffer, offset)? {
            0 => return Err(io::Error::from(io::ErrorKind::UnexpectedEof)),
            n => {
                buffer = &mut buffer[n..];
                offset += n as u64;
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn all_kinds() -> Vec<ByteSource> {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        file.write_all(b"0123456789").unwrap();
        vec![
            ByteSource::from_static(b"0123456789"),
            ByteSource::from_memory(b"0123456789".to_vec()),
            ByteSource::open(file.path()).unwrap(),
        ]
    }

    #[test]
    fn every_kind_reads_the_same_bytes() {
        for source in all_kinds() {
            assert_eq!(&*source.read(2..5).unwrap(), b"234");
            let part = source.part(3..8).unwrap();
            assert_eq!(&*part.read(1..3).unwrap(), b"45");
            assert_eq!(&*part.part(1..2).unwrap().read(0..1).unwrap(), b"4");
        }
    }

    #[test]
    fn a_buffer_gives_the_same_bytes_again_and_again() {
        for source in all_kinds() {
            let part = source.part(2..9).unwrap();
            let mut buffer = Vec::new();
            for range in [0..5, 1..3, 4..7] {
                assert_eq!(part.read_with(range.clone(), &mut buffer).unwrap(), &*part.read(range).unwrap());
            }
            assert!(part.read_with(5..8, &mut buffer).is_err());
            assert!(part.read_with(u64::MAX - 1..u64::MAX, &mut buffer).is_err());
        }
    }

    #[test]
    fn ranges_past_the_end_are_refused_not_read() {
        for source in all_kinds() {
            assert!(source.read(5..11).is_err());
            assert!(source.read(u64::MAX - 1..u64::MAX).is_err());
            assert!(source.part(0..11).is_none());
            assert!(source.part(3..8).unwrap().read(0..6).is_err());
        }
    }
}
