//! The calls of the phones, each with any argument.

use std::sync::{Arc, LazyLock};

use doorstep_ffi::{Argument, Bookmarks, Doorstep, OwnNumber, ReadError, SavedError, StoreError, Value};

use super::input::Input;

static PACK: &[u8] = include_bytes!("../bases/format-3.pack");
static DOORSTEP: LazyLock<Arc<Doorstep>> = LazyLock::new(|| Doorstep::open_bytes(PACK.to_vec(), vec![]).unwrap());

/// What is known to be there, so that calls get beyond looking for it.
const KNOWN: [&str; 12] = [
    "a1",
    "b1",
    "gone",
    "topic",
    "now",
    "en",
    "ar",
    "es-MX",
    "safety plan",
    "search-results",
    "count",
    "doorstep-bookmarks",
];
const CALLS: usize = 12;

/// Up to a dozen calls. A panic within one is a fault that it answers with.
pub fn border(data: &[u8]) {
    let mut input = Input(data);
    let store = store();
    // Earlier inputs may have chosen others.
    sound(DOORSTEP.use_language("en".into()));
    sound(DOORSTEP.use_interface_language("en".into()));
    for _ in 0..CALLS {
        if input.is_empty() {
            break;
        }
        if input.byte() % 2 == 0 { read(&mut input) } else { keep(&mut input, &store.1) }
    }
}

fn store() -> (tempfile::TempDir, Arc<Bookmarks>) {
    let (folder, store) = super::import::store();
    drop(store);
    let path = folder.path().to_str().unwrap().to_owned();
    let store = Bookmarks::open(path, vec![7; 32]).unwrap();
    DOORSTEP.save(&store, "a1".into(), 1).unwrap();
    (folder, store)
}

fn text(input: &mut Input<'_>) -> String {
    match input.byte() {
        0 => KNOWN[usize::from(input.byte()) % KNOWN.len()].to_owned(),
        1 => {
            let times = usize::from(input.byte()) * 16;
            input.text().repeat(times).chars().take(20_000).collect()
        }
        _ => input.text(),
    }
}

fn maybe(input: &mut Input<'_>) -> Option<String> {
    (input.byte() % 2 == 1).then(|| text(input))
}

fn int(input: &mut Input<'_>) -> i32 {
    i32::try_from(input.long()).unwrap_or(i32::MIN)
}

fn slot(input: &mut Input<'_>) -> OwnNumber {
    [OwnNumber::Supervisor, OwnNumber::Clinic][usize::from(input.byte()) % 2]
}

fn read(input: &mut Input<'_>) {
    let doorstep = &*DOORSTEP;
    match input.byte() % 15 {
        0 => sound(doorstep.home(input.long())),
        1 => sound(doorstep.contents(text(input), maybe(input))),
        2 => sound(doorstep.article(text(input), maybe(input), input.long(), maybe(input))),
        3 => sound(doorstep.phrase(text(input), int(input), text(input), maybe(input))),
        4 => sound(doorstep.last_title(text(input), maybe(input))),
        5 => sound(doorstep.search(text(input), maybe(input), int(input), int(input))),
        6 => sound(doorstep.strings(vec![text(input), text(input)], maybe(input))),
        7 => {
            let value = if input.byte().is_multiple_of(2) {
                Value::Words { text: text(input) }
            } else {
                Value::Count { count: input.long() }
            };
            sound(doorstep.format(text(input), vec![Argument { name: text(input), value }], maybe(input)));
        }
        8 => sound(doorstep.use_language(text(input))),
        9 => sound(doorstep.use_interface_language(text(input))),
        10 => sound(doorstep.interface_language()),
        11 => sound(doorstep.interface_languages()),
        12 => sound(doorstep.languages()),
        13 => sound(doorstep.about()),
        _ => {
            let opened = Doorstep::open_bytes(Input(&[input.bytes(64), &[0]].concat()).edited(PACK), vec![text(input)]);
            sound(opened);
        }
    }
}

fn keep(input: &mut Input<'_>, store: &Bookmarks) {
    let doorstep = &*DOORSTEP;
    match input.byte() % 17 {
        0 => sound(doorstep.save(store, text(input), input.long())),
        1 => sound(doorstep.bookmark_on(store, text(input))),
        2 => sound(doorstep.saved(store, maybe(input))),
        3 => sound(doorstep.own_numbers(store)),
        4 => sound(store.search(text(input))),
        5 => sound(store.set_note(input.long(), text(input), input.long())),
        6 => sound(store.set_labels(input.long(), vec![text(input), text(input)], input.long())),
        7 => sound(store.labels()),
        8 => sound(store.move_to(input.long(), Some(input.long()))),
        9 => sound(store.remove(input.long())),
        10 => sound(store.restore(input.long())),
        11 => sound(store.remove_damaged()),
        12 => sound(store.set_number(slot(input), text(input), text(input))),
        13 => sound(store.clear_number(slot(input))),
        14 => sound(store.export_text(input.long())),
        15 => sound(store.import_text(text(input), input.long())),
        _ => sound(store.opened()),
    }
}

/// An error of a call's own is an answer; a fault is a panic that was caught.
fn sound<T, E: Case>(outcome: Result<T, E>) {
    assert!(!outcome.is_err_and(|error| error.is_fault()), "a call panicked");
}

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

impl Case for SavedError {
    fn is_fault(&self) -> bool {
        match self {
            Self::Store { reason } => reason.is_fault(),
            Self::Read { reason } => reason.is_fault(),
            _ => false,
        }
    }
}
