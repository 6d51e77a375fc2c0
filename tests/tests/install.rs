//! Installing handbooks: from whom one is taken, what is told before, and what is read after.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;

use doorstep_core::Doorstep;
use doorstep_core::bookmarks::{Anchor, Bookmarks, NewBookmark, StoreKey};
use doorstep_core::handbook::SectionId;
use doorstep_core::install::{InstallError, Notice, Offer, SavedEffect, Shelf, ShelvedPack};
use doorstep_core::pack::{Date, Manifest, PackLocation, Signing};
use doorstep_core::trust::Keys;
use doorstep_tests::publisher::{Edition, Publisher};
use tempfile::TempDir;

const HANDBOOK: &str = "visits";
/// 2026-07-01.
const NOW: i64 = 1_782_864_000;

/// A device with release 2 inside its program.
struct Device {
    folder: TempDir,
    publisher: Publisher,
    bundled: u64,
}

impl Device {
    fn new() -> Self {
        let publisher = Publisher::new(HANDBOOK, "National Office").unwrap();
        Self { folder: tempfile::tempdir().unwrap(), publisher, bundled: 2 }
    }

    fn packs(&self) -> PathBuf {
        self.folder.path().join("packs")
    }

    fn shelf(&self) -> Shelf {
        self.shelf_with(vec![self.publisher.keys().unwrap()])
    }

    fn shelf_with(&self, keys: Vec<Keys>) -> Shelf {
        let bundled = Edition::new(HANDBOOK, self.bundled).pack().unwrap();
        Shelf::new(self.packs(), PackLocation::Memory(bundled.into()), keys)
    }

    fn signed(&self, edition: &Edition) -> Vec<u8> {
        self.publisher.sign(&edition.pack().unwrap()).unwrap()
    }

    fn release(&self, version: u64) -> Vec<u8> {
        self.signed(&Edition::new(HANDBOOK, version))
    }

    fn install(&self, pack: &[u8]) -> Result<(), InstallError> {
        install(&self.shelf(), pack)
    }

    /// The version that is read, and what is told.
    fn reads(&self) -> (u64, Vec<Notice>) {
        let opened = self.shelf().open().unwrap();
        (opened.pack.manifest().version, opened.notices)
    }

    fn restore(&self) -> Result<u64, InstallError> {
        let before = self.shelf().before()?;
        self.shelf().restore(before)?;
        Ok(self.reads().0)
    }

    /// The installed packs' files.
    fn files(&self) -> Vec<PathBuf> {
        files(&self.packs()).into_iter().filter(|path| path.extension().is_some_and(|end| end == "pack")).collect()
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect()
}

fn today() -> Date {
    Date::from_unix(NOW)
}

fn install(shelf: &Shelf, pack: &[u8]) -> Result<(), InstallError> {
    shelf.install(shelf.receive(&mut &*pack, None, today())?)
}

#[test]
fn p8_an_installed_handbook_is_read_and_the_one_before_can_be_put_back() {
    let device = Device::new();
    assert_eq!(device.reads(), (2, vec![]));
    assert!(!device.packs().exists(), "reading makes nothing");
    assert!(matches!(device.shelf().before(), Err(InstallError::NothingBefore)));
    device.install(&device.release(3)).unwrap();
    assert_eq!(device.reads(), (3, vec![]));
    device.install(&device.release(4)).unwrap();
    assert_eq!(device.reads(), (4, vec![]));
    assert_eq!(device.files().len(), 2, "the one before is kept");
    device.install(&device.release(5)).unwrap();
    assert_eq!(device.files().len(), 2, "and none before that");
    assert_eq!(device.restore().unwrap(), 4);
    assert_eq!(device.restore().unwrap(), 5, "and forth again");
    let listed: Vec<_> = device.shelf().list().unwrap();
    let told = |pack: &ShelvedPack| (pack.version, pack.in_use, pack.publisher.clone());
    let office = || Some("National Office".to_owned());
    assert_eq!(
        listed.iter().map(told).collect::<Vec<_>>(),
        [(5, true, office()), (4, false, office()), (2, false, None)]
    );
}

#[test]
fn p8_the_first_install_can_be_undone() {
    let device = Device::new();
    device.install(&device.release(3)).unwrap();
    assert_eq!(device.restore().unwrap(), 2, "the one that came with the program");
    assert_eq!(device.restore().unwrap(), 3);
}

#[test]
fn p1_p8_what_is_not_the_publishers_or_not_whole_is_refused_by_name_and_nothing_changes() {
    let device = Device::new();
    device.install(&device.release(3)).unwrap();
    let good = device.release(4);
    let other = Publisher::new(HANDBOOK, "Somebody Else").unwrap();
    let unsigned = Edition::new(HANDBOOK, 4).pack().unwrap();
    let is_not_signed =
        |error: &InstallError| matches!(error, InstallError::NotSigned { publisher } if publisher == "National Office");
    let refused: Vec<(&str, Vec<u8>, &dyn Fn(&InstallError) -> bool)> = vec![
        ("nothing", vec![], &|error| matches!(error, InstallError::NotAHandbook)),
        ("a text", b"Dear colleague".repeat(100), &|error| matches!(error, InstallError::NotAHandbook)),
        ("half", good[..good.len() / 2].to_vec(), &|error| matches!(error, InstallError::NotWhole)),
        ("a byte less", good[..good.len() - 1].to_vec(), &|error| matches!(error, InstallError::NotWhole)),
        ("unsigned", unsigned.clone(), &is_not_signed),
        ("another's", other.sign(&unsigned).unwrap(), &is_not_signed),
        ("older", device.release(2), &|error| matches!(error, InstallError::Older { version: 2, newest: 3 })),
        ("another handbook", device.signed(&Edition::new("others", 9)), &|error| matches!(error, InstallError::NoKey)),
    ];
    for (what, pack, is_expected) in refused {
        let error = device.install(&pack).unwrap_err();
        assert!(is_expected(&error), "{what}: {error:?}");
    }
    let size = good.len();
    for at in (0..size).step_by(size / 97) {
        let mut pack = good.clone();
        pack[at] ^= 1;
        assert!(device.install(&pack).is_err(), "a changed byte at {at}");
    }
    assert_eq!(device.reads(), (3, vec![]));
    let left: Vec<_> = files(&device.packs());
    assert_eq!(left.len(), 3, "the pack, the list and the lock: {left:?}");
}

#[test]
fn p1_without_a_pinned_key_nothing_comes_in_and_named_keys_are_pinned_by_an_install() {
    let device = Device::new();
    let (shelf, keys) = (device.shelf_with(vec![]), device.publisher.keys().unwrap());
    let pack = device.release(3);
    assert!(matches!(install(&shelf, &pack), Err(InstallError::NoKey)));
    let other = Publisher::new(HANDBOOK, "National Office").unwrap();
    let named = |keys: &Keys, pack: &[u8]| shelf.receive(&mut &*pack, Some(keys), today());
    assert!(matches!(named(&other.keys().unwrap(), &pack), Err(InstallError::NotSigned { .. })));
    drop(named(&keys, &pack).unwrap());
    assert!(matches!(install(&shelf, &pack), Err(InstallError::NoKey)), "looking pins nothing");
    shelf.install(named(&keys, &pack).unwrap()).unwrap();
    install(&shelf, &device.release(4)).unwrap();
    let theirs = other.sign(&Edition::new(HANDBOOK, 9).pack().unwrap()).unwrap();
    assert!(matches!(named(&other.keys().unwrap(), &theirs), Err(InstallError::OtherKeys)));
    let built_in = device.shelf_with(vec![other.keys().unwrap()]);
    assert!(
        matches!(install(&built_in, &device.release(5)), Err(InstallError::NotSigned { .. })),
        "the program's come first"
    );
}

#[test]
fn p3_no_release_older_than_the_program_s_or_than_one_seen_comes_in() {
    let device = Device::new();
    let older = |device: &Device, version| match device.install(&device.release(version)) {
        Err(InstallError::Older { newest, .. }) => Some(newest),
        other => panic!("{version}: {other:?}"),
    };
    assert_eq!(older(&device, 1), Some(2), "the program's own");
    device.install(&device.release(5)).unwrap();
    assert_eq!(older(&device, 4), Some(5));
    assert_eq!(device.restore().unwrap(), 2, "the person may go back by hand");
    assert_eq!(older(&device, 4), Some(5), "what was seen stays seen");
    device.install(&device.release(5)).unwrap();
    assert_eq!(device.reads().0, 5);
}

#[test]
fn p3_p6_an_epoch_begins_the_versions_anew_and_the_one_before_does_not_come_back() {
    let mut device = Device::new();
    // The keys of the program are those of before.
    let shelf = device.shelf();
    install(&shelf, &device.release(u64::MAX)).unwrap();
    let leaked = device.publisher.release_key().unwrap();
    let giant = device.release(u64::MAX);
    device.publisher = device.publisher.with_new_release_key().unwrap();
    let keys = device.publisher.rotation(1, device.publisher.release_key().unwrap(), vec![leaked]).unwrap();
    let signing = Signing { epoch: 1, keys: Some(keys.clone()), overlay: None };
    let repaired = device.signed(&Edition { signing, ..Edition::new(HANDBOOK, 1) });
    install(&shelf, &repaired).unwrap();
    let read = shelf.open().unwrap();
    assert_eq!((read.pack.manifest().epoch, read.pack.manifest().version), (1, 1));
    assert!(matches!(install(&shelf, &giant), Err(InstallError::OldKeys { .. })));
    // A later pack may leave the block out.
    let signing = Signing { epoch: 1, ..Signing::default() };
    let next = device.signed(&Edition { signing, ..Edition::new(HANDBOOK, 2) });
    install(&shelf, &next).unwrap();
    assert_eq!(shelf.open().unwrap().pack.manifest().version, 2);
}

#[test]
fn p8_an_update_of_the_program_goes_before_an_older_install_but_not_before_a_choice() {
    let mut device = Device::new();
    device.install(&device.release(3)).unwrap();
    device.bundled = 3;
    assert_eq!(device.reads(), (3, vec![]));
    device.bundled = 4;
    assert_eq!(device.reads(), (4, vec![]), "the update is newer");
    assert_eq!(device.restore().unwrap(), 3, "the person goes back by hand");
    assert_eq!(device.reads().0, 3, "and it stays so");
    device.bundled = 5;
    assert_eq!(device.reads().0, 5, "until another update");
    device.install(&device.release(6)).unwrap();
    assert_eq!(device.reads().0, 6);
    assert_eq!(device.restore().unwrap(), 5, "what was read before, not what lay below it");
}

#[test]
fn p8_an_installed_handbook_that_no_longer_opens_is_told_and_another_is_read() {
    let device = Device::new();
    device.install(&device.release(3)).unwrap();
    let [third] = &device.files()[..] else { panic!() };
    device.install(&device.release(4)).unwrap();
    let fourth = device.files().into_iter().find(|file| file != third).unwrap();
    let whole = fs::read(&fourth).unwrap();
    for broken in [&whole[..whole.len() / 2], b"", &whole[..whole.len() - 3], &fs::read(third).unwrap()] {
        fs::write(&fourth, broken).unwrap();
        assert_eq!(device.reads(), (3, vec![Notice::FellBack { version: 4 }]));
    }
    assert!(device.shelf().list().unwrap().iter().any(|pack| pack.version == 4 && pack.review_by.is_none()));
    fs::remove_file(third).unwrap();
    assert_eq!(device.reads(), (2, vec![Notice::FellBack { version: 4 }]), "the one that came with the program");
    device.install(&device.release(4)).unwrap();
    assert_eq!(device.reads(), (4, vec![]), "installed again, it is whole");
    assert_eq!(device.restore().unwrap(), 2, "and what could be read stays the one before");
}

#[test]
fn p8_a_damaged_list_is_told_and_set_aside_and_no_pack_is_thrown_away_for_it() {
    let device = Device::new();
    device.install(&device.release(3)).unwrap();
    let list = device.packs().join("shelf.json");
    let written = fs::read_to_string(&list).unwrap();
    let out_of_the_shelf = written.replacen(r#""file":""#, r#""file":"../../"#, 1);
    assert_ne!(written, out_of_the_shelf);
    for broken in ["", "{", "[]", &written[..written.len() / 2], &out_of_the_shelf] {
        fs::write(&list, broken).unwrap();
        assert_eq!(device.reads(), (2, vec![Notice::Unlisted]), "{broken}");
        device.shelf().clean().unwrap();
        assert_eq!(device.files().len(), 1, "{broken}");
    }
    device.install(&device.release(3)).unwrap();
    assert_eq!(device.reads(), (3, vec![]));
    assert_eq!(fs::read_to_string(device.packs().join("shelf.json.damaged")).unwrap(), out_of_the_shelf);
}

#[test]
fn p8_what_is_dropped_or_left_behind_goes_and_what_is_in_use_stays() {
    let device = Device::new();
    device.install(&device.release(3)).unwrap();
    let shelf = device.shelf();
    let pack = device.release(4);
    let received = shelf.receive(&mut &*pack, None, today()).unwrap();
    let staged = || files(&device.packs()).into_iter().filter(|path| path.is_dir()).count();
    assert_eq!(staged(), 1);
    shelf.clean().unwrap();
    device.install(&device.release(4)).unwrap();
    assert_eq!(staged(), 1, "somebody holds it");
    drop(received);
    assert_eq!(staged(), 0, "nobody wants it");
    let left = device.packs().join("incoming-0011223344556677");
    fs::create_dir(&left).unwrap();
    fs::write(left.join("lock"), "").unwrap();
    fs::write(left.join("staged-1-0"), &pack).unwrap();
    fs::write(device.packs().join("0123456789abcdef0123456789abcdef.pack"), &pack).unwrap();
    fs::write(device.packs().join("shelf.json.new"), "{").unwrap();
    fs::write(device.packs().join("notes.txt"), "the person's").unwrap();
    shelf.clean().unwrap();
    assert_eq!(files(&device.packs()).len(), 5, "two packs, the list, the lock and what is not ours");
    assert_eq!(device.reads(), (4, vec![]));
}

#[test]
fn p8_many_installs_at_once_leave_one_that_opens_and_no_older_one_wins() {
    let device = Device::new();
    let packs: Vec<_> = (3..11).map(|version| device.release(version)).collect();
    thread::scope(|scope| {
        for pack in &packs {
            scope.spawn(|| {
                for _ in 0..3 {
                    match device.install(pack) {
                        Ok(()) | Err(InstallError::Older { .. }) => {}
                        other => panic!("{other:?}"),
                    }
                    assert_eq!(device.reads().1, [], "a reader in between");
                }
            });
        }
    });
    assert_eq!(device.reads(), (10, vec![]));
    assert!(device.files().len() <= 2);
    assert!(files(&device.packs()).iter().all(|path| path.is_file()));
}

#[test]
fn p8_another_s_turn_is_waited_for_and_not_for_ever() {
    let device = Device::new();
    device.install(&device.release(3)).unwrap();
    let lock = fs::File::options().append(true).open(device.packs().join("lock")).unwrap();
    lock.lock().unwrap();
    let start = std::time::Instant::now();
    assert!(matches!(device.install(&device.release(4)), Err(InstallError::Busy)));
    assert!(start.elapsed().as_secs() < 5);
    assert_eq!(device.reads(), (3, vec![]), "reading waits for nobody");
}

fn offer(device: &Device, pack: &[u8], bookmarks: Option<&Bookmarks>) -> Offer {
    let shelf = device.shelf();
    let received = shelf.receive(&mut &*pack, None, today()).unwrap();
    let door = Doorstep::of_shelf(shelf.open().unwrap(), &["en".into()], &doorstep_strings::resources());
    Offer::new(&door, received.pack(), Some(received.publisher()), bookmarks, NOW).unwrap()
}

#[test]
fn p8_the_effect_is_told_before() {
    let device = Device::new();
    let next = Edition {
        issued: "2026-06-20",
        languages: vec!["en", "es"],
        sections: vec![("one", "The first"), ("two", "The second, told better"), ("new", "A new one")],
        retired: vec![("three", Some("new"))],
        ..Edition::new(HANDBOOK, 7)
    };
    let offer = offer(&device, &device.signed(&next), None);
    assert_eq!(offer.publisher.as_deref(), Some("National Office"), "the pinned key's name");
    let had = offer.replaces.unwrap();
    assert_eq!((offer.release.version, had.version), (7, 2));
    assert_eq!((offer.release.issued.to_string(), had.issued.to_string()), ("2026-06-20".into(), "2026-06-01".into()));
    assert!(!offer.release.review_passed && !offer.release.issued_ahead && !offer.older && !offer.same);
    let languages: Vec<_> =
        offer.languages.iter().map(|l| (l.language.locale.to_string(), l.language.percent, l.new)).collect();
    assert_eq!(languages, [("en".into(), 100, false), ("es".into(), 100, true)]);
    assert_eq!(offer.added, ["A new one"]);
    assert_eq!(offer.changed, ["The second, told better"]);
    assert_eq!(offer.moved, ["The third"]);
    assert_eq!(offer.removed, [""; 0]);
    assert_eq!(offer.saved, None, "nothing is known of what is saved");
}

#[test]
fn p8_dates_that_make_no_sense_today_are_told() {
    let device = Device::new();
    let of = |issued, review_by| {
        offer(&device, &device.signed(&Edition { issued, review_by, ..Edition::new(HANDBOOK, 7) }), None).release
    };
    assert!(of("2025-01-01", "2026-06-30").review_passed);
    assert!(of("2026-07-02", "2027-06-30").issued_ahead);
}

#[test]
fn p8_p10_how_many_saved_passages_change_is_told_before() {
    let device = Device::new();
    let (bookmarks, _) = Bookmarks::open(&device.folder.path().join("store"), StoreKey::from_bytes([7; 32])).unwrap();
    for (handbook, section) in [(HANDBOOK, "one"), (HANDBOOK, "two"), (HANDBOOK, "three"), ("elsewhere", "two")] {
        let section = SectionId::parse(section).unwrap();
        let anchor = Anchor { handbook: handbook.into(), section, quote: None };
        let (revision, title) = ("r".to_owned(), "T".to_owned());
        bookmarks.add(NewBookmark { anchor, revision, title, note: String::new(), labels: vec![] }, 1).unwrap();
    }
    let effect = |sections, retired| {
        let next = Edition { sections, retired, ..Edition::new(HANDBOOK, 7) };
        offer(&device, &device.signed(&next), Some(&bookmarks)).saved.unwrap()
    };
    let (one, two, three) = (("one", "The first"), ("two", "The second"), ("three", "The third"));
    let all = SavedEffect { all: 3, ..SavedEffect::default() };
    assert_eq!(effect(vec![one, two, three, ("new", "New")], vec![]), all);
    assert_eq!(effect(vec![one, ("two", "Better"), three], vec![]), SavedEffect { changed: 1, ..all });
    assert_eq!(
        effect(vec![one, ("new", "New")], vec![("two", Some("new")), ("three", None)]),
        SavedEffect { moved: 1, removed: 1, ..all }
    );
}

#[test]
fn p8_a_source_that_ends_or_never_ends_changes_nothing() {
    let device = Device::new();
    device.install(&device.release(3)).unwrap();
    let shelf = device.shelf();
    let endless = device.release(4);
    let mut endless = std::io::Read::chain(&*endless, std::io::repeat(0));
    assert!(matches!(shelf.receive(&mut endless, None, today()), Err(InstallError::TooLarge)));
    assert_eq!(device.reads(), (3, vec![]));
    assert!(files(&device.packs()).iter().all(|path| path.is_file()), "the copy is gone");
}

#[test]
fn p4_one_manifest_vouches_for_every_language() {
    // Two signed releases of the same languages; the Spanish of one in the place of the other's.
    let device = Device::new();
    let of = |version, text| {
        let sections = vec![("one", text)];
        device.signed(&Edition { languages: vec!["en", "es"], sections, ..Edition::new(HANDBOOK, version) })
    };
    let (old, new) = (of(3, "The first said"), of(4, "The first told"));
    let index = |pack: &[u8]| {
        let manifest = Manifest::of(&PackLocation::Memory(pack.into())).unwrap();
        let part = manifest.parts.into_iter().find(|part| part.name == "index.es").unwrap().range();
        usize::try_from(part.start).unwrap()..usize::try_from(part.end).unwrap()
    };
    let (place, spanish) = (index(&new), &old[index(&old)]);
    let mixed = [&new[..place.start], spanish, &new[place.end..]].concat();
    assert_ne!(mixed, new);
    assert!(matches!(device.install(&mixed), Err(InstallError::Damaged)));
    device.install(&new).unwrap();
}
