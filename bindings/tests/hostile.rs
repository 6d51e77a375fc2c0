//! S10: whatever crosses the border, a call answers or fails with a case, and never panics.

#![expect(clippy::unwrap_used, reason = "tests")]

use std::sync::{Arc, LazyLock};

use doorstep_core::pack::PackLocation;
use doorstep_ffi::{
    Argument, Bookmarks, Doorstep, InstallError, OwnNumber, Packs, ReadError, SavedError, StoreError, Value,
};
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
        faults.note("article", doorstep.article(a.clone(), language.clone(), now));
        faults.note("article", doorstep.article(section(), language.clone(), now));
        faults.note("phrase", doorstep.phrase(a.clone(), from, b.clone(), language.clone()));
        faults.note("phrase", doorstep.phrase(section(), limit, a.clone(), language.clone()));
        faults.note("last_title", doorstep.last_title(a.clone(), language.clone()));
        faults.note("search", doorstep.search(a.clone(), language.clone(), from, limit));
        faults.note("search", doorstep.search(format!("{a} {b}"), None, 0, 30));
        faults.note("interrupt", doorstep.interrupt());
        faults.note("about", doorstep.about());
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
        faults.note("import_text", store.import_text(export.replacen("note", &a, 1), id));
        prop_assert_eq!(store.remove(saved), Ok(()));
        prop_assert_eq!(store.restore(saved), Ok(saved));
        faults.note("remove", store.remove(id));
        faults.note("restore", store.restore(other));
        faults.note("remove_damaged", store.remove_damaged());
        faults.note("open", Bookmarks::open(folder.path().to_str().unwrap().to_owned(), key));
        faults.note("open", Bookmarks::open(folder.path().join("no").join(a.replace('/', "")).to_str().unwrap().to_owned(), vec![1; 32]));
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
        faults.note("open_handbook", packs.open_handbook(vec![a.clone()]));
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
            faults.note("article", doorstep.article(section(), None, 0));
            faults.note("search", doorstep.search("safety".to_owned(), None, 0, 30));
            faults.note("search", doorstep.search(text, Some("es".to_owned()), 0, 30));
        }
        faults.note("open_bytes", opened);
        prop_assert!(faults.0.is_empty(), "{:?}", faults.0);
    }
}

#[test]
fn s10_every_call_is_tried_here() {
    let tried = include_str!("hostile.rs");
    let calls =
        [include_str!("../src/doorstep.rs"), include_str!("../src/bookmarks.rs"), include_str!("../src/install.rs")];
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
