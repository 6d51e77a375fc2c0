//! A pack from elsewhere is copied once, checked whole, and only then read.

#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use std::cell::Cell;
use std::io::{self, Read};
use std::path::Path;
use std::sync::LazyLock;

use doorstep_core::pack::{PackError, Verified};
use doorstep_tests::sample::{Release, Section, pack_of};

static PACK: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let section = |number| Section { id: format!("s{number}"), text: format!("Words of section {number}.") };
    pack_of(&Release { sections: (0..3).map(section).collect(), ..Release::default() }.tree())
});

fn receive(bytes: &[u8], folder: &Path) -> Result<Verified, PackError> {
    Verified::receive(&mut &*bytes, folder, Verified::LARGEST, |_, _| Ok(())).map(|(pack, ())| pack)
}

fn files(folder: &Path) -> usize {
    std::fs::read_dir(folder).map_or(0, Iterator::count)
}

#[test]
fn p2_what_was_checked_is_what_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let staging = folder.path().join("staging");
    let verified = receive(&PACK, &staging).unwrap();
    assert_eq!(verified.size(), PACK.len() as u64);
    let pack = verified.open().unwrap();
    pack.verify().unwrap();
    assert_eq!(pack.manifest(), verified.manifest());
    // Another file under the staged one's name is not opened, though it is a pack.
    let staged = std::fs::read_dir(&staging).unwrap().next().unwrap().unwrap().path();
    std::fs::remove_file(&staged).unwrap();
    std::fs::write(&staged, &*PACK).unwrap();
    assert!(matches!(verified.open(), Err(PackError::Unreadable(_))));
}

#[cfg(unix)]
#[test]
fn p2_the_staged_file_is_for_its_user_alone_and_goes_with_the_pack() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let staging = folder.path().join("new").join("staging");
    let verified = receive(&PACK, &staging).unwrap();
    let staged = std::fs::read_dir(&staging).unwrap().next().unwrap().unwrap();
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&staging), mode(&staged.path())), (0o700, 0o600));
    let pack = verified.into_pack().unwrap();
    assert_eq!(files(&staging), 0, "an open file needs no name");
    pack.verify().unwrap();
    drop(receive(&PACK, &staging).unwrap());
    assert!(receive(&PACK[..PACK.len() - 1], &staging).is_err());
    assert_eq!(files(&staging), 0);
}

#[test]
fn p8_a_checked_pack_is_put_in_place_whole() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("current.pack");
    std::fs::write(&place, "the one before").unwrap();
    let verified = receive(&PACK, folder.path()).unwrap();
    let open = verified.open().unwrap();
    verified.persist(&place).unwrap();
    assert_eq!((std::fs::read(&place).unwrap(), files(folder.path())), (PACK.clone(), 1));
    open.verify().unwrap();
    let verified = receive(&PACK, folder.path()).unwrap();
    assert!(verified.persist(&folder.path().join("none").join("current.pack")).is_err());
    assert_eq!(files(folder.path()), 1);
}

#[test]
fn p1_nothing_is_parsed_before_the_signature_is_checked() {
    let folder = tempfile::tempdir().unwrap();
    let end = PACK.len() - 40;
    let length = usize::try_from(u64::from_le_bytes(PACK[end..end + 8].try_into().unwrap())).unwrap();
    let manifest = &PACK[end - length..end];
    let mut pack = PACK.clone();
    pack[end - length] = b'!';
    let seen = Cell::new(0);
    let refused = Verified::receive(&mut &*pack, folder.path(), Verified::LARGEST, |raw, signature| {
        seen.set(raw.len());
        assert_eq!((&raw[1..], signature), (&manifest[1..], None));
        Err::<(), _>(PackError::Interrupted)
    });
    assert!(matches!(refused, Err(PackError::Interrupted)), "what is no JSON was not parsed");
    assert_eq!(seen.get(), length);
    assert!(matches!(receive(&pack, folder.path()), Err(PackError::Damaged(_))));
}

#[test]
fn p2_every_part_is_held_against_its_hash_before_it_is_opened() {
    let folder = tempfile::tempdir().unwrap();
    let end = PACK.len() - 40;
    for at in (72..end).step_by(211) {
        let mut pack = PACK.clone();
        pack[at] ^= 1;
        match receive(&pack, folder.path()) {
            Err(PackError::Damaged(_)) => {}
            // The dates and the handbook's name in the manifest are vouched for by a signature only.
            Ok(verified) => assert!(verified.manifest() != receive(&PACK, folder.path()).unwrap().manifest(), "{at}"),
            Err(other) => panic!("{at}: {other}"),
        }
    }
}

/// Ends never, and counts what was read of it.
struct Endless<'a> {
    start: &'a [u8],
    read: usize,
}

impl Read for Endless<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let start = self.start.read(buffer)?;
        self.read += if start == 0 { buffer.len() } else { start };
        Ok(if start == 0 { buffer.len() } else { start })
    }
}

#[test]
fn p7_a_stream_that_never_ends_is_read_up_to_the_cap_and_a_foreign_one_hardly() {
    let folder = tempfile::tempdir().unwrap();
    let mut endless = Endless { start: &PACK, read: 0 };
    let refused = Verified::receive(&mut endless, folder.path(), 1 << 20, |_, _| Ok(()));
    assert!(matches!(refused, Err(PackError::TooLarge)));
    assert!(endless.read <= (1 << 20) + (1 << 17), "{} bytes", endless.read);
    let mut endless = Endless { start: b"%PDF-1.7", read: 0 };
    let refused = Verified::receive(&mut endless, folder.path(), 1 << 20, |_, _| Ok(()));
    assert!(matches!(refused, Err(PackError::NotAPack)));
    assert!(endless.read <= 4096, "{} bytes", endless.read);
    assert_eq!(files(folder.path()), 0);
}

#[test]
fn p2_a_file_cut_short_is_told_from_a_foreign_and_a_damaged_one() {
    let folder = tempfile::tempdir().unwrap();
    let told = |bytes: &[u8]| receive(bytes, folder.path()).map(drop);
    for length in (1..PACK.len()).step_by(97).chain(PACK.len() - 300..PACK.len()) {
        assert!(matches!(told(&PACK[..length]), Err(PackError::CutShort)), "{length} of {}", PACK.len());
    }
    let mut zeroed = PACK.clone();
    let half = zeroed.len() / 2;
    zeroed[half..].fill(0);
    assert!(matches!(told(&zeroed), Err(PackError::CutShort)), "room was made for it, and it did not all come");
    assert!(matches!(told(&[&PACK[..half], &PACK[half + 1..]].concat()), Err(PackError::Damaged(_))));
    for foreign in
        [&b""[..], b"%PDF-1.7", b"PK\x03\x04", b"handbook", b"SQLite format 3\0 of another program".as_slice()]
    {
        let foreign = [foreign, &[0; 100][..100 * usize::from(!foreign.is_empty())]].concat();
        assert!(matches!(told(&foreign), Err(PackError::NotAPack)), "{foreign:?}");
    }
}
