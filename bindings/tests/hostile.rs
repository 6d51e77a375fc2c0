//! S10: whatever crosses the border, a call answers or fails with a case, and never panics.

#![expect(clippy::unwrap_used, reason = "tests")]

use std::sync::{Arc, LazyLock};

use doorstep_core::pack::PackLocation;
use doorstep_ffi::{
    Argument, Bookmarks, Doorstep, InstallError, NewPin, OwnNumber, Packs, PinProblem, ReadError, SavedError,
    StoreError, Value,
};
use doorstep_ffi::{end_wipe, pin_problem, probe_pin, wipe_folder};
use proptest::prelude::*;
use proptest::sample::select;
use tempfile::TempDir;

static PACK: LazyLock<Vec<u8>> = LazyLock::new(|| match doorstep_press::bundled::pack().unwrap() {
    PackLocation::Memory(bytes) => bytes.to_vec(),
    elsewhere => unreachable!("{elsewhere:?}"),
});
static DOORSTEP: LazyLock<Arc<Doorstep>> = LazyLock::new(|| Doorstep::open_bytes(PACK.clone(), vec![]).unwrap());

fn store() -> (TempDir, Arc<Bookmarks>) {
    let folder = tempfile::tempdir().unwrap();
    let store = Bookmarks::open(folder.path().to_str().unwrap().to_owned(), vec![7; 32]).unwrap();
    (folder, store)
}

fn section() -> String {
    let topic = DOORSTEP.home(0).unwrap().topics.remove(0).id;
    DOORSTEP.contents(topic, None).unwrap().sections.remove(0).section
}

/// An error that tells a fault of ours, which is what a panic becomes.
trait Case {
    fn is_fault(&self) -> bool;
}

impl Case for ReadError {
    fn is_fault(&self) -> bool {
        *self == Self::Fault
    }
}

impl Case for StoreError {
    fn is_fault(&self) -> bool {
        *self == Self::Fault
    }
}

impl Case for InstallError {
    fn is_fault(&self) -> bool {
        *self == Self::Fault
    }
}

impl Case for SavedError {
    fn is_fault(&self) -> bool {
        match self {
            Self::Store { reason } => reason.is_fault(),
            Self::Read { reason } => reason.is_fault(),
            other => unreachable!("{other:?} is new here"),
        }
    }
}

/// The names of the calls that panicked.
#[derive(Default)]
struct Faults(Vec<&'static str>);

impl Faults {
    fn note<T, E: Case>(&mut self, call: &'static str, outcome: Result<T, E>) {
        if outcome.is_err_and(|error| error.is_fault()) {
            self.0.push(call);
        }
    }
}

/// Texts of every kind: random, seen to break programs, and close to what is expected.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[a-z -]{0,12}",
        "[\u{0}-\u{20}\u{300}-\u{36f}\u{200b}-\u{202e}\u{2066}-\u{2069}\u{feff}😀👨‍👩‍👧가각日本ﷺİß]{0,40}",
        select(vec![
            "en",
            "es-MX",
            "zh_TW.UTF-8",
            "x-",
            "safety plan",
            "saftey",
            "search-results",
            "count",
            "../..",
            "[]",
            "{ $x }"
        ])
        .prop_map(str::to_owned),
        ("[a-z\u{301}가 \"\\[{]", 1..20_000_usize).prop_map(|(piece, times)| piece.repeat(times)),
    ]
}

fn number() -> impl Strategy<Value = i64> {
    prop_oneof![any::<i64>(), -2..40_i64, select(vec![i64::MIN, i64::MAX])]
}

fn language() -> impl Strategy<Value = Option<String>> {
    proptest::option::of(text())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn s10_no_call_to_read_panics(a in text(), b in text(), language in language(), now in number(), from: i32, limit: i32) {
        let doorstep = &*DOORSTEP;
        let mut faults = Faults::default();
        faults.note("home", doorstep.home(now));
        faults.note("languages", doorstep.languages());
        faults.note("contents", doorstep.contents(a.clone(), language.clone()));
        faults.note("article", doorstep.article(a.clone(), language.clone(), now, Some(a.clone())));
        faults.note("article", doorstep.article(section(), language.clone(), now, Some(a.clone())));
        faults.note("phrase", doorstep.phrase(a.clone(), from, b.clone(), language.clone()));
        faults.note("phrase", doorstep.phrase(section(), limit, a.clone(), language.clone()));
        faults.note("last_title", doorstep.last_title(a.clone(), language.clone()));
        faults.note("search", doorstep.search(a.clone(), language.clone(), from, limit));
        faults.note("search", doorstep.search(format!("{a} {b}"), None, 0, 30));
        faults.note("interrupt", doorstep.interrupt());
        faults.note("about", doorstep.about());
        faults.note("agency_numbers", doorstep.agency_numbers());
        faults.note("strings", doorstep.strings(vec![a.clone(), b.clone()], language.clone()));
        for key in [a.clone(), "search-results".to_owned()] {
            for value in [Value::Words { text: b.clone() }, Value::Count { count: now }] {
                let arguments = vec![Argument { name: b.clone(), value: value.clone() }, Argument { name: "count".to_owned(), value }];
                faults.note("format", doorstep.format(key.clone(), arguments, language.clone()));
            }
        }
        faults.note("use_language", doorstep.use_language(a.clone()));
        faults.note("use_interface_language", doorstep.use_interface_language(b));
        faults.note("interface_language", doorstep.interface_language());
        faults.note("interface_languages", doorstep.interface_languages());
        faults.note("keep_day_in", doorstep.keep_day_in(a.clone()));
        faults.note("open", Doorstep::open(a.clone(), vec![a]));
        prop_assert!(faults.0.is_empty(), "{:?}", faults.0);
    }

    #[test]
    fn s10_no_call_to_keep_panics(a in text(), b in text(), language in language(), id in number(), other in number(), key: Vec<u8>) {
        let (folder, store) = store();
        let doorstep = &*DOORSTEP;
        let mut faults = Faults::default();
        let saved = doorstep.save(&store, section(), other).unwrap();
        faults.note("save", doorstep.save(&store, a.clone(), id));
        faults.note("bookmark_on", doorstep.bookmark_on(&store, a.clone()));
        faults.note("opened", store.opened());
        for id in [saved, id] {
            faults.note("set_note", store.set_note(id, a.clone(), other));
            faults.note("note", store.note(id));
            faults.note("set_labels", store.set_labels(id, vec![a.clone(), b.clone()], other));
            faults.note("move_to", store.move_to(id, Some(other)));
        }
        faults.note("labels", store.labels());
        faults.note("search", store.search(a.clone()));
        faults.note("saved", doorstep.saved(&store, language));
        faults.note("set_number", store.set_number(OwnNumber::Supervisor, a.clone(), b.clone()));
        faults.note("set_number", store.set_number(OwnNumber::Clinic, format!("5{a}"), String::new()));
        faults.note("own_numbers", doorstep.own_numbers(&store));
        faults.note("clear_number", store.clear_number(OwnNumber::Clinic));
        let export = store.export_text(other).unwrap_or_default();
        faults.note("export_text", store.export_text(id));
        faults.note("import_text", store.import_text(a.clone(), other));
        // Sealing takes its time on purpose: a blank passphrase is refused before.
        faults.note("export_sealed", store.export_sealed(" ".repeat(a.len()), other));
        faults.note("import_sealed", store.import_sealed(a.clone(), b.clone(), other));
        faults.note("import_text", store.import_text(export.replacen("note", &a, 1), id));
        prop_assert_eq!(store.remove(saved), Ok(()));
        prop_assert_eq!(store.restore(saved), Ok(saved));
        faults.note("remove", store.remove(id));
        faults.note("restore", store.restore(other));
        faults.note("remove_damaged", store.remove_damaged());
        faults.note("open", Bookmarks::open(folder.path().to_str().unwrap().to_owned(), key));
        faults.note("open", Bookmarks::open(folder.path().join("no").join(a.replace('/', "")).to_str().unwrap().to_owned(), vec![1; 32]));
        faults.note("pin_state", store.pin_state(other));
        faults.note("pin_problem", pin_problem(a.clone()));
        faults.note("set_pin", store.set_pin(NewPin { typed: a.chars().take(5).collect(), probe_millis: id, wipe_after: None, give_up_damaged: false }));
        faults.note("unlock", store.unlock(vec![7; 32], a.clone(), other));
        faults.note("lock", store.lock());
        faults.note("end_wipe", end_wipe(b.clone()));
        faults.note("wipe", store.wipe());
        prop_assert_eq!(store.labels(), Err(StoreError::Wiped));
        prop_assert!(faults.0.is_empty(), "{:?}", faults.0);
    }

    #[test]
    fn s10_no_call_to_install_panics(a in text(), b in text(), id in number(), now in number(), keys in proptest::option::of(text()), file: Vec<u8>) {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
        std::fs::write(path("bundled"), &*PACK).unwrap();
        std::fs::write(path("arrived"), if id % 2 == 0 { &*PACK } else { &file }).unwrap();
        let mut faults = Faults::default();
        faults.note("at", Packs::at(a.clone(), b.clone(), keys));
        let packs = Packs::at(path("packs"), path("bundled"), None).unwrap();
        faults.note("open_handbook", packs.open_handbook(vec![a.clone()], None));
        faults.note("inspect", packs.inspect(path("arrived"), &DOORSTEP, now, Some(store().1)));
        faults.note("inspect", packs.inspect(a.clone(), &DOORSTEP, now, None));
        faults.note("install", packs.install(id));
        faults.note("inspect_before", packs.inspect_before(&DOORSTEP, now, None));
        faults.note("restore", packs.restore(id));
        faults.note("keep", packs.keep(id));
        faults.note("list", packs.list());
        faults.note("remove_overlay", packs.remove_overlay(b));
        prop_assert!(faults.0.is_empty(), "{:?}", faults.0);
    }

    #[test]
    fn s10_no_pack_panics(changes in proptest::collection::vec((any::<usize>(), any::<u8>(), any::<bool>()), 1..20), text in text()) {
        let mut pack = PACK.clone();
        let length = pack.len();
        for (at, byte, near_the_end) in changes {
            // Half of the changes meet the manifest and the footer, which are small and say where all else is.
            let at = if near_the_end { length - 1 - at % 2_000 } else { at % length };
            pack[at] = byte;
        }
        let mut faults = Faults::default();
        let opened = Doorstep::open_bytes(pack, vec![text.clone()]);
        if let Ok(doorstep) = &opened {
            faults.note("home", doorstep.home(0));
            faults.note("article", doorstep.article(section(), None, 0, None));
            faults.note("search", doorstep.search("safety".to_owned(), None, 0, 30));
            faults.note("search", doorstep.search(text, Some("es".to_owned()), 0, 30));
        }
        faults.note("open_bytes", opened);
        prop_assert!(faults.0.is_empty(), "{:?}", faults.0);
    }
}

proptest! {
    // Each takes what a PIN takes on a phone.
    #![proptest_config(ProptestConfig::with_cases(2))]

    #[test]
    fn s10_no_call_under_a_pin_panics(a in text(), key: Vec<u8>, clock in number(), millis in number(), most: i32) {
        let (folder, store) = store();
        let mut faults = Faults::default();
        let new = |typed: &str| NewPin { typed: typed.to_owned(), probe_millis: millis.max(400), wipe_after: Some(most), give_up_damaged: true };
        prop_assert_eq!(store.set_pin(new("480213")), Ok(()));
        faults.note("lock", store.lock());
        prop_assert_eq!(store.labels(), Err(StoreError::Locked));
        faults.note("unlock", store.unlock(key, a.clone(), clock));
        faults.note("unlock", store.unlock(vec![7; 32], a.clone(), clock));
        faults.note("change_pin", store.change_pin(vec![7; 32], a.clone(), clock, new(&a)));
        faults.note("remove_pin", store.remove_pin(vec![7; 32], a.clone(), clock));
        faults.note("pin_state", store.pin_state(clock));
        faults.note("wipe_folder", wipe_folder(folder.path().to_str().unwrap().to_owned()));
        faults.note("lock", store.lock());
        faults.note("unlock", store.unlock(vec![7; 32], "480213".to_owned(), clock));
        prop_assert!(faults.0.is_empty(), "{:?}", faults.0);
    }
}

#[test]
fn a_pin_locks_and_opens_over_the_border() {
    let (folder, store) = store();
    let folder = folder.path().to_str().unwrap().to_owned();
    let key = || vec![7; 32];
    assert_eq!(probe_pin(), Ok(()));
    assert_eq!(pin_problem("480213".to_owned()), Ok(None));
    assert_eq!(pin_problem("123456".to_owned()), Ok(Some(PinProblem::TooEasy)));
    assert!(!store.pin_state(0).unwrap().on && !store.lock().unwrap());
    let id = DOORSTEP.save(&store, section(), 1).unwrap();
    store.set_note(id, "call back".to_owned(), 1).unwrap();
    store.remove(id).unwrap();
    store
        .set_pin(NewPin {
            typed: "480213".to_owned(),
            probe_millis: 1_000,
            wipe_after: Some(9),
            give_up_damaged: false,
        })
        .unwrap();
    assert!(store.lock().unwrap());
    assert_eq!(store.restore(id), Err(StoreError::NotFound), "what was removed is forgotten, too");
    let again = Bookmarks::open(folder.clone(), key()).unwrap();
    assert!(again.opened().unwrap().locked);
    let state = again.pin_state(100).unwrap();
    assert!(state.on && state.locked && state.digits && state.wait == 0 && state.wipe_after == Some(9));
    let wrong = again.unlock(key(), "480214".to_owned(), 100);
    assert_eq!(wrong, Err(StoreError::WrongPin { wait: 2, left: Some(8) }));
    assert_eq!(again.unlock(key(), "480213".to_owned(), 101), Err(StoreError::Wait { wait: 1 }));
    assert_eq!(again.unlock(vec![8; 32], "480213".to_owned(), 102), Err(StoreError::WrongKey));
    assert!(!again.unlock(key(), "480213".to_owned(), 102).unwrap().locked);
    assert_eq!(again.labels(), Ok(vec![]));
    again.remove_pin(key(), "480213".to_owned(), 102).unwrap();
    assert!(!again.pin_state(102).unwrap().on);
    assert_eq!(end_wipe(folder.clone()), Ok(false));
    wipe_folder(folder).unwrap();
}

#[test]
fn c10_an_export_is_sealed_and_read_again_over_the_border() {
    let (here, there) = (store(), store());
    DOORSTEP.save(&here.1, section(), 1).unwrap();
    let passphrase = || "four plain \u{202e}\0 words".to_owned();
    let sealed = here.1.export_sealed(passphrase(), 2).unwrap();
    assert!(!sealed.contains(&section()));
    assert_eq!(there.1.import_text(sealed.clone(), 3), Err(StoreError::SealedExport));
    assert_eq!(there.1.import_sealed(sealed.clone(), "other".into(), 3), Err(StoreError::WrongPassphrase));
    assert_eq!(there.1.import_sealed(sealed.clone(), " ".into(), 3), Err(StoreError::NoPassphrase));
    assert_eq!(there.1.import_sealed(sealed, passphrase(), 3).unwrap().added, 1);
}

#[test]
fn s10_every_call_is_tried_here() {
    let tried = include_str!("hostile.rs");
    let calls = [
        include_str!("../src/doorstep.rs"),
        include_str!("../src/bookmarks.rs"),
        include_str!("../src/install.rs"),
        include_str!("../src/lock.rs"),
    ];
    let names: Vec<_> = calls
        .iter()
        .flat_map(|file| file.split("    pub fn ").skip(1))
        .map(|call| call.split('(').next().unwrap())
        .collect();
    assert!(names.len() > 25, "{names:?}");
    for name in names {
        assert!(tried.contains(&format!("note(\"{name}\"")), "{name}");
    }
}
