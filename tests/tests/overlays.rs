//! What an agency adds: taken by delegation alone, beside the handbook, which stays as it is (P6).

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use doorstep_core::Doorstep;
use doorstep_core::bookmarks::{Bookmarks, StoreKey};
use doorstep_core::doorstep::{Article, Hit, ReadError, SavedState};
use doorstep_core::handbook::OwnNumber;
use doorstep_core::install::{InstallError, Notice, Offer, Shelf};
use doorstep_core::pack::{Date, PackLocation, Signing};
use doorstep_core::trust::SignedBlock;
use doorstep_tests::publisher::{Edition, Publisher};
use doorstep_tests::sample::{id, locale};
use tempfile::TempDir;

const HANDBOOK: &str = "visits";
const UNTIL: &str = "2026-12-31";
/// 2026-07-01.
const NOW: i64 = 1_782_864_000;

/// A device with a handbook, and an agency that may add to it.
struct Device {
    folder: TempDir,
    office: Publisher,
    county: Publisher,
}

impl Device {
    fn new() -> Self {
        let (office, county) = (Publisher::new(HANDBOOK, "National Office"), Publisher::new("county", "Kings County"));
        Self { folder: tempfile::tempdir().unwrap(), office: office.unwrap(), county: county.unwrap() }
    }

    fn shelf(&self) -> Shelf {
        let bundled = Edition::new(HANDBOOK, 2).pack().unwrap();
        let packs = self.folder.path().join("packs");
        Shelf::new(packs, PackLocation::Memory(bundled.into()), vec![self.office.keys().unwrap()])
    }

    fn delegation(&self) -> SignedBlock {
        self.office.delegation(&self.county, UNTIL).unwrap()
    }

    /// The county's first release.
    fn edition(&self) -> Edition {
        Edition {
            topic: "county",
            sections: vec![("kings1", "Reporting in this county"), ("kings2", "Whom to call first after a visit")],
            numbers: vec![(OwnNumber::Reporting, "555-0100"), (OwnNumber::Clinic, "call the clinic")],
            review_by: "2026-12-01",
            signing: Signing { overlay: Some(self.delegation()), ..Signing::default() },
            ..Edition::new("county", 1)
        }
    }

    fn install(&self, edition: &Edition) -> Result<(), InstallError> {
        self.install_on("2026-07-01", &self.county.sign(&edition.pack().unwrap()).unwrap())
    }

    fn install_on(&self, day: &str, pack: &[u8]) -> Result<(), InstallError> {
        let shelf = self.shelf();
        shelf.install(shelf.receive(&mut &*pack, None, Date::parse(day).unwrap())?)
    }

    fn door(&self) -> Doorstep {
        Doorstep::of_shelf(self.shelf().open().unwrap(), &["en".into()], &doorstep_strings::resources())
    }
}

#[test]
fn p6_what_an_agency_adds_stands_beside_the_handbook_with_its_badge() {
    let device = Device::new();
    let before = device.door();
    device.install(&device.edition()).unwrap();
    let door = device.door();
    let (home, had) = (door.home(NOW).unwrap(), before.home(NOW).unwrap());
    let topics: Vec<_> = home.topics.iter().map(|topic| (topic.id.as_str(), topic.badge.is_some())).collect();
    assert_eq!(topics, [("topic", false), ("county", true)]);
    assert_eq!(home.topics[0], had.topics[0]);
    assert_eq!((home.title, home.version, home.languages), (had.title, had.version, had.languages));
    let [overlay] = &home.overlays[..] else { panic!() };
    assert_eq!((overlay.id.as_str(), overlay.badge.agency.as_str()), ("county", "Kings County"));
    assert_eq!((overlay.badge.version, overlay.badge.review_by.to_string()), (1, "2026-12-01".into()));
    assert!(!overlay.review_passed && door.home(NOW + 200 * 86_400).unwrap().overlays[0].review_passed, "P5");
    assert!(door.home(NOW).unwrap().overlays[0].review_passed, "P5: a clock that was set back");
    let contents = door.contents("county", None).unwrap();
    assert_eq!(contents.topic.badge.as_ref(), Some(&overlay.badge));
    assert_eq!(contents.sections.len(), 2);
    let theirs: Article = door.article(&id("kings1"), None).unwrap();
    assert_eq!((theirs.badge.as_ref(), theirs.version, theirs.of), (Some(&overlay.badge), 1, 2));
    assert_eq!(theirs.previous, None, "the way from one passage to the next stays within");
    for section in ["one", "two", "three"] {
        assert_eq!(door.article(&id(section), None).unwrap(), before.article(&id(section), None).unwrap());
    }
    assert!(matches!(door.article(&id("never"), None), Err(ReadError::Unknown)));
    assert!(matches!(before.article(&id("kings1"), None), Err(ReadError::Unknown)));
}

#[test]
fn p6_one_search_finds_both_and_the_handbook_s_own_stay_in_their_order() {
    let device = Device::new();
    let before = device.door();
    device.install(&device.edition()).unwrap();
    let door = device.door();
    let found = |door: &Doorstep, text: &str| door.search(text, None, 0..10).unwrap();
    let ids = |hits: &[Hit]| hits.iter().map(|hit| hit.section.to_string()).collect::<Vec<_>>();
    let theirs = found(&door, "reporting county");
    assert_eq!(theirs.hits[0].section, id("kings1"));
    assert_eq!(theirs.hits[0].badge.as_ref().unwrap().agency, "Kings County");
    assert!(!theirs.nearest && theirs.correction.is_none());
    assert_eq!(ids(&found(&door, "first").hits)[0], "one");
    let (both, own) = (found(&door, "first second"), found(&before, "first second"));
    let of_handbook: Vec<_> = both.hits.iter().filter(|hit| hit.badge.is_none()).cloned().collect();
    assert_eq!(ids(&of_handbook), ids(&own.hits));
    assert_eq!(both.hits.len(), own.hits.len() + 1);
    assert!(both.hits[0].badge.is_none(), "of equals the handbook's own comes first");
    let row = |at: usize| door.search("first second", None, at..at + 1).unwrap().hits;
    assert_eq!(ids(&(0..both.hits.len()).flat_map(row).collect::<Vec<_>>()), ids(&both.hits), "row by row as at once");
    assert_eq!(both.total, both.hits.len());
    let in_spanish = door.search("reporting county", Some(&locale("es")), 0..10).unwrap();
    assert_eq!(in_spanish.hits[0].section, id("kings1"));
    assert!(in_spanish.hits[0].shown.fallback);
}

#[test]
fn p6_an_agency_s_number_fills_what_is_empty_and_replaces_none_of_the_worker_s() {
    let device = Device::new();
    device.install(&device.edition()).unwrap();
    let (store, _) = Bookmarks::open(&device.folder.path().join("store"), StoreKey::from_bytes([7; 32])).unwrap();
    let door = device.door();
    let slot = |slot| door.own_numbers(&store).unwrap().into_iter().find(|own| own.slot == slot).unwrap();
    let reporting = slot(OwnNumber::Reporting);
    assert!(reporting.number.is_none());
    let given = reporting.agency.unwrap();
    assert_eq!((given.badge.agency.as_str(), given.number.number.as_str()), ("Kings County", "555-0100"));
    assert_eq!((given.number.dial.as_str(), given.number.label.as_str()), ("5550100", "Day and night"));
    assert!(slot(OwnNumber::Clinic).agency.is_none(), "what no dialer takes is no number");
    let beside = door.agency_numbers();
    assert!(beside.len() == 1 && beside[0].slot == OwnNumber::Reporting, "what needs no store (C4)");
    store.set_number(OwnNumber::Reporting, "555-0199", "mine").unwrap();
    assert_eq!(slot(OwnNumber::Reporting).number.unwrap().number, "555-0199");
}

#[test]
fn p6_p10_a_passage_of_an_agency_s_is_saved_like_any_other() {
    let device = Device::new();
    device.install(&device.edition()).unwrap();
    let (store, _) = Bookmarks::open(&device.folder.path().join("store"), StoreKey::from_bytes([7; 32])).unwrap();
    let door = device.door();
    let (one, theirs) = (door.save(&store, &id("one"), 1).unwrap(), door.save(&store, &id("kings1"), 2).unwrap());
    let state = |door: &Doorstep, section| door.bookmark_on(&store, &id(section)).unwrap().map(|on| (on.id, on.state));
    assert_eq!(state(&door, "kings1"), Some((theirs, SavedState::Unchanged)));
    assert_eq!(state(&door, "one"), Some((one, SavedState::Unchanged)));
    let changed =
        Edition { version: 2, sections: vec![("kings1", "Reporting in this county, by phone")], ..device.edition() };
    device.install(&changed).unwrap();
    assert_eq!(state(&device.door(), "kings1"), Some((theirs, SavedState::Changed)));
    let saved = device.door().saved(&store, None).unwrap();
    let told: Vec<_> = saved.iter().map(|saved| (saved.state, saved.badge.is_some())).collect();
    assert_eq!(told, [(SavedState::Changed, true), (SavedState::Unchanged, false)]);
    device.shelf().remove_overlay("county").unwrap();
    let saved = device.door().saved(&store, None).unwrap();
    assert_eq!(saved[0].state, SavedState::Elsewhere, "kept, though nothing stands behind it any more");
    assert_eq!(saved[0].title, "Reporting in this county");
}

#[test]
fn p6_only_whom_the_publisher_let_add_to_the_handbook_does() {
    let device = Device::new();
    let edition = device.edition();
    let pack = edition.pack().unwrap();
    let stranger = Publisher::new("county", "Kings County").unwrap();
    assert!(matches!(
        device.install_on("2026-07-01", &stranger.sign(&pack).unwrap()),
        Err(InstallError::NotSigned { publisher }) if publisher == "Kings County"
    ));
    // A delegation that the agency wrote itself.
    let signing =
        Signing { overlay: Some(device.county.delegation(&device.county, UNTIL).unwrap()), ..Signing::default() };
    let own = Edition { signing, ..edition.clone() };
    assert!(matches!(
        device.install(&own),
        Err(InstallError::NotDelegated { publisher }) if publisher == "National Office"
    ));
    let signed = device.county.sign(&pack).unwrap();
    assert!(matches!(
        device.install_on("2027-01-01", &signed),
        Err(InstallError::DelegationOver { agency, .. }) if agency == "Kings County"
    ));
    let other = Edition { handbook: "others".into(), ..edition.clone() };
    assert!(device.install(&other).is_err(), "the delegation is for one id");
    // The key of an overlay signs no handbook.
    let handbook = device.county.sign(&Edition::new(HANDBOOK, 9).pack().unwrap()).unwrap();
    assert!(matches!(device.install_on("2026-07-01", &handbook), Err(InstallError::NotSigned { .. })));
    device.install_on(UNTIL, &signed).unwrap();
    assert!(device.door().home(NOW).unwrap().overlays.len() == 1, "and once it is there it stays");
    let older = Edition { version: 0, ..edition };
    assert!(matches!(device.install(&older), Err(InstallError::Older { .. })), "P3");
}

#[test]
fn p6_names_that_the_handbook_has_or_had_are_not_taken() {
    let device = Device::new();
    let (office, edition) = (&device.office, device.edition());
    for sections in [vec![("one", "Another first")], vec![("kings1", "Fine"), ("gone", "Back again")]] {
        let next = Edition { retired: vec![("gone", None)], ..Edition::new(HANDBOOK, 3) };
        device.install_on("2026-07-01", &office.sign(&next.pack().unwrap()).unwrap()).unwrap();
        assert!(matches!(device.install(&Edition { sections, ..edition.clone() }), Err(InstallError::Collides)));
    }
    assert!(matches!(device.install(&Edition { topic: "topic", ..edition.clone() }), Err(InstallError::Collides)));
    device.install(&edition).unwrap();
    device.install(&Edition { version: 2, ..edition }).unwrap();
    // A release of the handbook that takes a name goes before what stands beside it.
    let sections = vec![("one", "The first"), ("kings2", "The handbook's own")];
    let next = office.sign(&Edition { sections, ..Edition::new(HANDBOOK, 4) }.pack().unwrap()).unwrap();
    device.install_on("2026-07-01", &next).unwrap();
    assert_eq!(device.shelf().open().unwrap().notices, [Notice::LeftOut { agency: "Kings County".into() }]);
    assert_eq!(device.door().article(&id("kings2"), None).unwrap().title, "The handbook's own");
}

#[test]
fn p6_a_withdrawn_key_takes_what_it_signed_away() {
    let device = Device::new();
    device.install(&device.edition()).unwrap();
    let revoked = vec![device.county.release_key().unwrap()];
    let keys = device.office.rotation(1, device.office.release_key().unwrap(), revoked).unwrap();
    let signing = Signing { epoch: 1, keys: Some(keys), overlay: None };
    let next = device.office.sign(&Edition { signing, ..Edition::new(HANDBOOK, 3) }.pack().unwrap()).unwrap();
    device.install_on("2026-07-01", &next).unwrap();
    assert_eq!(device.shelf().open().unwrap().notices, [Notice::LeftOut { agency: "Kings County".into() }]);
    assert!(device.door().home(NOW).unwrap().overlays.is_empty());
    assert!(matches!(
        device.install(&Edition { version: 2, ..device.edition() }),
        Err(InstallError::KeyWithdrawn { agency }) if agency == "Kings County"
    ));
}

#[test]
fn p6_p8_what_an_addition_would_do_is_told_before() {
    let device = Device::new();
    let offer = |edition: &Edition| {
        let pack = device.county.sign(&edition.pack().unwrap()).unwrap();
        let received = device.shelf().receive(&mut &*pack, None, Date::from_unix(NOW)).unwrap();
        Offer::new(&device.door(), received.pack(), Some(received.publisher()), None, NOW).unwrap()
    };
    let first = offer(&device.edition());
    assert!(first.overlay && first.replaces.is_none());
    assert_eq!(first.publisher.as_deref(), Some("Kings County"), "the name in the delegation");
    assert_eq!(first.added, ["Reporting in this county", "Whom to call first after a visit"]);
    device.install(&device.edition()).unwrap();
    let next = offer(&Edition { version: 2, sections: vec![("kings1", "Reporting by phone")], ..device.edition() });
    assert_eq!(next.replaces.map(|had| had.version), Some(1));
    assert_eq!(
        (next.changed, next.removed),
        (vec!["Reporting by phone".into()], vec!["Whom to call first after a visit".into()])
    );
}

#[test]
fn p6_an_addition_to_a_handbook_that_is_not_read_is_refused_and_one_that_is_broken_is_left_out() {
    let device = Device::new();
    device.install(&device.edition()).unwrap();
    let packs = device.folder.path().join("packs");
    let pack = std::fs::read_dir(&packs).unwrap().map(|file| file.unwrap().path());
    let pack = pack.into_iter().find(|path| path.extension().is_some_and(|end| end == "pack")).unwrap();
    std::fs::write(&pack, "broken").unwrap();
    assert_eq!(device.shelf().open().unwrap().notices, [Notice::LeftOut { agency: "Kings County".into() }]);
    device.install(&device.edition()).unwrap();
    assert_eq!(device.shelf().open().unwrap().notices, []);
    let bundled = Edition::new("another", 1).pack().unwrap();
    let elsewhere = Shelf::new(
        device.folder.path().join("elsewhere"),
        PackLocation::Memory(bundled.into()),
        vec![device.office.keys().unwrap()],
    );
    let signed = device.county.sign(&device.edition().pack().unwrap()).unwrap();
    let received = elsewhere.receive(&mut &*signed, None, Date::from_unix(NOW));
    assert!(matches!(received.map(drop), Err(InstallError::OtherHandbook)));
}
