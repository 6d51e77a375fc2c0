//! The PIN over the store: what opens it and what does not, back-off, memory, wiping.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::HashSet;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use doorstep_core::bookmarks::{Bookmarks, StoreError, StoreKey, end_wipe, wipe};
use doorstep_core::handbook::OwnNumber;
use doorstep_core::lock::PinKind;
use doorstep_tests::sample::{bundled_pack, id, open as open_handbook};
use doorstep_tests::skip;
use doorstep_tests::store::{CLOCK, FILE, bookmark, cheap, key, open, pins, secret_note, unlocked};
use rusqlite::Connection;
use tempfile::TempDir;

/// A store with something in it.
fn filled() -> (TempDir, Bookmarks) {
    let dir = tempfile::tempdir().unwrap();
    let (store, _) = open(dir.path()).unwrap();
    for section in ["a", "b"] {
        store.add(bookmark(section).unwrap(), 1).unwrap();
    }
    store.set_number(OwnNumber::Supervisor, "555-0100", "Ana").unwrap();
    (dir, store)
}

fn with_pin(wipe_after: Option<u16>) -> (TempDir, Bookmarks) {
    let (dir, store) = filled();
    store.set_pin(&cheap(&pins()[0], wipe_after).unwrap(), false).unwrap();
    (dir, store)
}

fn is_locked<T>(result: Result<T, StoreError>) -> bool {
    matches!(result, Err(StoreError::Locked))
}

#[test]
fn c2_with_a_pin_the_platform_key_alone_opens_nothing() {
    let (dir, store) = with_pin(None);
    let before = store.export(0).unwrap();
    assert!(!store.pin_state(CLOCK).unwrap().locked, "setting it leaves the store open");
    drop(store);
    let (store, opened) = open(dir.path()).unwrap();
    assert!(opened.locked && !opened.quarantined && opened.damaged_copies == 0);
    assert!(is_locked(store.list()) && is_locked(store.numbers()) && is_locked(store.export(0)));
    assert!(is_locked(store.add(bookmark("c").unwrap(), 1)) && is_locked(store.import(&before, 1)));
    let state = store.pin_state(CLOCK).unwrap();
    assert!(state.locked && state.kind == Some(PinKind::Digits) && state.wait == 0);
    let [right, wrong] = pins();
    let another = StoreKey::from_bytes([1; 32]);
    assert!(matches!(store.unlock(&another, &right, CLOCK), Err(StoreError::WrongKey)), "the PIN alone");
    assert_eq!(store.pin_state(CLOCK).unwrap().failures, 0, "a wrong platform key is no wrong PIN");
    assert!(matches!(store.unlock(&key(), &wrong, CLOCK), Err(StoreError::WrongPin { .. })));
    assert!(is_locked(store.list()));
    store.unlock(&key(), &right, CLOCK + 10).unwrap();
    assert!(store.export(0).unwrap() == before);
    store.add(bookmark("c").unwrap(), 1).unwrap();
    assert!(store.lock().unwrap() && is_locked(store.list()));
}

#[test]
fn c2_an_existing_store_without_a_pin_opens_as_before() {
    let (dir, store) = filled();
    let before = store.export(0).unwrap();
    assert!(!store.lock().unwrap(), "nothing to lock with");
    assert_eq!(store.pin_state(CLOCK).unwrap().kind, None);
    assert!(matches!(store.remove_pin(&key(), &pins()[0], CLOCK), Err(StoreError::PinMismatch)));
    drop(store);
    let (store, opened) = open(dir.path()).unwrap();
    assert!(!opened.locked && store.export(0).unwrap() == before);
}

#[test]
fn c2_a_changed_pin_makes_the_old_one_and_an_old_envelope_worthless() {
    let (dir, store) = with_pin(None);
    let [old, new] = pins();
    let file = dir.path().join("user.db-pin");
    let old_envelope = fs::read(&file).unwrap();
    let before = store.export(0).unwrap();
    store.change_pin(&key(), &old, CLOCK, &cheap(&new, Some(10)).unwrap(), false).unwrap();
    assert!(store.export(0).unwrap() == before);
    drop(store);
    let (store, _) = open(dir.path()).unwrap();
    assert!(matches!(store.unlock(&key(), &old, CLOCK), Err(StoreError::WrongPin { left: Some(9), .. })));
    let new_envelope = fs::read(&file).unwrap();
    fs::write(&file, old_envelope).unwrap();
    for pin in [&old, &new] {
        assert!(matches!(store.unlock(&key(), pin, CLOCK), Err(StoreError::KeyLost)));
    }
    fs::write(&file, new_envelope).unwrap();
    store.unlock(&key(), &new, CLOCK + 10).unwrap();
    assert!(store.export(0).unwrap() == before);
    // Removed while it is locked: open after it.
    store.lock().unwrap();
    store.remove_pin(&key(), &new, CLOCK).unwrap();
    assert!(store.export(0).unwrap() == before && !file.exists());
    drop(store);
    assert!(!open(dir.path()).unwrap().1.locked);
}

/// Every sealed value, as it lies in the file.
fn sealed(dir: &Path) -> Vec<Vec<u8>> {
    let raw = Connection::open(dir.join(FILE)).unwrap();
    let columns = "anchor, revision, title, note, labels, created, modified".split(", ");
    let selects = columns.map(|column| format!("SELECT {column} FROM bookmark"));
    let all: Vec<_> =
        selects.chain(["SELECT number FROM own_number UNION ALL SELECT label FROM own_number".into()]).collect();
    let mut statement = raw.prepare(&all.join(" UNION ALL ")).unwrap();
    statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

/// How many pieces of the values are in a file of the folder.
fn left(dir: &Path, values: &[Vec<u8>]) -> usize {
    let files: Vec<_> = fs::read_dir(dir).unwrap().map(|file| fs::read(file.unwrap().path()).unwrap()).collect();
    let there: HashSet<&[u8]> = files.iter().flat_map(|file| file.windows(20)).collect();
    values.iter().flat_map(|value| value.chunks_exact(20)).filter(|piece| there.contains(piece)).count()
}

#[test]
fn c2_nothing_that_the_key_before_sealed_is_in_any_file() {
    let (dir, store) = filled();
    let of_platform = sealed(dir.path());
    assert!(left(dir.path(), &of_platform) > 20, "they can be found while they are there");
    store.set_pin(&cheap(&pins()[0], None).unwrap(), false).unwrap();
    assert_eq!(left(dir.path(), &of_platform), 0, "after setting");
    let of_first = sealed(dir.path());
    store.change_pin(&key(), &pins()[0], CLOCK, &cheap(&pins()[1], None).unwrap(), false).unwrap();
    assert_eq!(left(dir.path(), &of_first), 0, "after changing");
    let of_second = sealed(dir.path());
    store.remove_pin(&key(), &pins()[1], CLOCK).unwrap();
    assert_eq!(left(dir.path(), &of_second), 0, "after removing");
}

#[test]
fn c2_a_log_that_a_crash_left_is_emptied_while_the_store_is_locked() {
    let (dir, store) = filled();
    let of_platform = sealed(dir.path());
    let reader = Connection::open(dir.path().join(FILE)).unwrap();
    reader.execute_batch("BEGIN; SELECT count(*) FROM bookmark").unwrap();
    store.set_pin(&cheap(&pins()[0], None).unwrap(), false).unwrap();
    let crashed = tempfile::tempdir().unwrap();
    for name in [FILE, "user.db-wal", "user.db-pin"] {
        fs::copy(dir.path().join(name), crashed.path().join(name)).unwrap();
    }
    assert!(left(crashed.path(), &of_platform) > 0);
    assert!(open(crashed.path()).unwrap().1.locked);
    assert_eq!(left(crashed.path(), &of_platform), 0);
}

#[test]
fn c2_another_open_store_locks_itself_when_a_pin_is_set() {
    let (dir, store) = filled();
    let (other, _) = open(dir.path()).unwrap();
    assert_eq!(other.list().unwrap().len(), 2);
    store.set_pin(&cheap(&pins()[0], None).unwrap(), false).unwrap();
    assert!(is_locked(other.list()) && is_locked(other.add(bookmark("c").unwrap(), 1)));
    other.unlock(&key(), &pins()[0], CLOCK).unwrap();
    other.add(bookmark("c").unwrap(), 1).unwrap();
    assert_eq!(store.list().unwrap().len(), 3);
    other.remove_pin(&key(), &pins()[0], CLOCK).unwrap();
    assert!(is_locked(store.list()));
    store.unlock(&key(), "anything", CLOCK).unwrap();
    assert_eq!(store.list().unwrap().len(), 3, "there is no PIN any more");
}

#[test]
fn c2_what_is_damaged_is_given_up_only_when_asked() {
    let (dir, store) = filled();
    drop(store);
    let raw = Connection::open(dir.path().join(FILE)).unwrap();
    raw.execute("UPDATE bookmark SET note = x'' WHERE id = 1", []).unwrap();
    drop(raw);
    let copy = dir.path().join("user.db.damaged-1");
    for (damage, give_up) in [("row", false), ("copy", false), ("both", true)] {
        if damage != "row" {
            fs::write(&copy, "an older store").unwrap();
        }
        let (store, _) = open(dir.path()).unwrap();
        let set = store.set_pin(&cheap(&pins()[0], None).unwrap(), give_up);
        if give_up {
            set.unwrap();
            assert!(!copy.exists() && store.list().unwrap().len() == 1);
        } else {
            assert!(matches!(set, Err(StoreError::DamagedRemains)), "{damage}");
            assert!(store.pin_state(CLOCK).unwrap().kind.is_none() && store.list().unwrap().len() == 1);
        }
    }
    assert!(open(dir.path()).unwrap().1.locked);
}

#[test]
fn c3_a_lost_envelope_is_told_and_the_store_kept() {
    let (dir, store) = with_pin(None);
    drop(store);
    let file = dir.path().join("user.db-pin");
    let envelope = fs::read(&file).unwrap();
    for broken in [None, Some(&b"no envelope"[..]), Some(&[0; 1536])] {
        fs::remove_file(&file).unwrap();
        if let Some(bytes) = broken {
            fs::write(&file, bytes).unwrap();
        }
        let (store, opened) = open(dir.path()).unwrap();
        assert!(opened.locked && is_locked(store.list()));
        assert!(matches!(store.unlock(&key(), &pins()[0], CLOCK), Err(StoreError::KeyLost)));
        assert!(matches!(store.pin_state(CLOCK), Err(StoreError::KeyLost)));
        fs::write(&file, &envelope).unwrap();
    }
    assert_eq!(unlocked(dir.path()).unwrap().list().unwrap().len(), 2);
    // A version of later times.
    let mut later = envelope.clone();
    later[7] = 2;
    fs::write(&file, later).unwrap();
    assert!(matches!(unlocked(dir.path()), Err(StoreError::Newer)));
}

#[test]
fn c3_a_damaged_store_is_set_aside_with_the_key_to_it() {
    let (dir, store) = with_pin(None);
    drop(store);
    let envelope = fs::read(dir.path().join("user.db-pin")).unwrap();
    let file = dir.path().join(FILE);
    let whole = fs::read(&file).unwrap();
    fs::write(&file, [&whole[..whole.len() / 2], &vec![7; whole.len() / 2]].concat()).unwrap();
    let (store, opened) = open(dir.path()).unwrap();
    assert!(opened.quarantined && opened.created && !opened.locked);
    assert_eq!(fs::read(dir.path().join("user.db.damaged-1-pin")).unwrap(), envelope);
    assert!(!dir.path().join("user.db-pin").exists());
    drop(store);
    // A store whose file is gone: its key is kept, should it turn up again.
    let (dir, store) = with_pin(None);
    drop(store);
    fs::remove_file(dir.path().join(FILE)).unwrap();
    assert!(open(dir.path()).unwrap().1.created);
    assert!(dir.path().join("user.db.damaged-1-pin").exists());
}

#[test]
fn c4_reading_never_asks_for_the_pin() {
    let (dir, _) = with_pin(None);
    let (store, opened) = open(dir.path()).unwrap();
    assert!(opened.locked);
    let doorstep = open_handbook(&bundled_pack(), &["en"]).unwrap();
    assert!(doorstep.home(0).is_ok() && doorstep.article(&id("hmd5r"), None).is_ok());
    assert!(!doorstep.search("safety", None, 0..5).unwrap().hits.is_empty());
    assert!(doorstep.bookmark_on(&store, &id("hmd5r")).is_err() && is_locked(doorstep.own_numbers(&store)));
}

#[test]
fn c5_wrong_pins_wait_longer_through_restarts_and_clocks_and_none_is_judged_meanwhile() {
    let (dir, _) = with_pin(None);
    let [right, wrong] = pins();
    let mut clock = CLOCK;
    let mut waits = Vec::new();
    for n in 1..=8 {
        let (store, _) = open(dir.path()).unwrap();
        let Err(StoreError::WrongPin { wait, left: None }) = store.unlock(&key(), &wrong, clock) else { panic!("{n}") };
        waits.push(wait);
        // Even the right one is not judged, nor counted; after a restart and with a clock that went back, neither.
        let (store, _) = open(dir.path()).unwrap();
        assert!(matches!(store.unlock(&key(), &right, clock + i64::from(wait) - 1), Err(StoreError::Wait { wait: 1 })));
        assert!(matches!(store.unlock(&key(), &right, 5), Err(StoreError::Wait { wait: left }) if left == wait));
        assert_eq!(store.pin_state(5).unwrap().failures, n);
        // Where the clock comes to where it was at the wrong one, what passed counts from there.
        let began_anew = 5 + i64::from(wait);
        clock = if began_anew < clock { began_anew } else { clock + i64::from(wait) };
    }
    assert_eq!(waits, [2, 4, 8, 16, 32, 64, 128, 256]);
    let (store, _) = open(dir.path()).unwrap();
    store.unlock(&key(), &right, clock).unwrap();
    let state = store.pin_state(clock).unwrap();
    assert_eq!((state.failures, state.wait), (0, 0), "a right one forgives");
}

#[test]
fn c5_asking_how_long_to_wait_shortens_nothing_whatever_the_clock() {
    let (dir, _) = with_pin(None);
    let [right, wrong] = pins();
    let (store, _) = open(dir.path()).unwrap();
    let mut clock = CLOCK;
    for _ in 0..6 {
        let Err(StoreError::WrongPin { wait, .. }) = store.unlock(&key(), &wrong, clock) else { panic!("judged") };
        clock += i64::from(wait);
    }
    let last = clock - 64;
    for invented in [i64::MAX, last + 63, last - 1, 5, 0, -7, i64::MIN, 5, i64::MAX] {
        store.pin_state(invented).unwrap();
        assert_eq!(store.pin_state(last).unwrap().wait, 64, "{invented}");
        let early = open(dir.path()).unwrap().0.unlock(&key(), &right, last + 63);
        assert!(matches!(early, Err(StoreError::Wait { wait: 1 })), "{invented}: {early:?}");
    }
    // A clock that began anew, as after a restart, is believed from its start on.
    assert!(matches!(store.unlock(&key(), &right, 63), Err(StoreError::Wait { wait: 1 })));
    store.unlock(&key(), &right, 64).unwrap();
}

#[test]
fn c5_what_can_be_no_pin_is_not_counted() {
    let (dir, _) = with_pin(Some(5));
    let (store, _) = open(dir.path()).unwrap();
    for _ in 0..10 {
        assert!(matches!(store.unlock(&key(), "", CLOCK), Err(StoreError::Pin(_))));
        assert!(matches!(store.unlock(&key(), "12345", CLOCK), Err(StoreError::Pin(_))));
    }
    assert_eq!(store.pin_state(CLOCK).unwrap().failures, 0);
}

#[test]
fn c5_changing_and_removing_are_judged_and_counted_too() {
    let (_dir, store) = with_pin(None);
    let [_, wrong] = pins();
    let new = cheap("a long passphrase", None).unwrap();
    assert!(matches!(store.change_pin(&key(), &wrong, CLOCK, &new, false), Err(StoreError::WrongPin { .. })));
    assert!(matches!(store.remove_pin(&key(), &wrong, CLOCK), Err(StoreError::Wait { .. })));
    assert!(matches!(store.set_pin(&new, false), Err(StoreError::PinMismatch)), "not over the one there is");
    assert_eq!(store.pin_state(CLOCK).unwrap().failures, 1);
}

#[test]
fn c5_threads_at_once_get_one_try() {
    let (dir, _) = with_pin(None);
    let wrong = pins()[1].clone();
    let judged = std::thread::scope(|scope| {
        let tries: Vec<_> =
            (0..8).map(|_| scope.spawn(|| open(dir.path()).unwrap().0.unlock(&key(), &wrong, CLOCK))).collect();
        tries.into_iter().map(|thread| thread.join().unwrap()).collect::<Vec<_>>()
    });
    let wrong = judged.iter().filter(|result| matches!(result, Err(StoreError::WrongPin { .. }))).count();
    assert_eq!(wrong, 1, "{judged:?}");
}

#[test]
fn c6_after_so_many_wrong_ones_everything_is_erased_where_that_was_set() {
    let (dir, _) = with_pin(Some(5));
    let [right, wrong] = pins();
    let (store, _) = open(dir.path()).unwrap();
    let mut clock = CLOCK;
    for left in [4, 3, 2, 1] {
        let Err(StoreError::WrongPin { wait, left: told }) = store.unlock(&key(), &wrong, clock) else { panic!() };
        assert_eq!(told, Some(left));
        clock += i64::from(wait);
    }
    assert!(matches!(store.unlock(&key(), &wrong, clock), Err(StoreError::WipedByTries)));
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 0);
    assert!(matches!(store.unlock(&key(), &right, clock), Err(StoreError::Wiped)));
    let (store, opened) = open(dir.path()).unwrap();
    assert!(opened.created && !opened.locked && store.list().unwrap().is_empty());
}

#[test]
fn c6_a_store_that_cannot_be_opened_can_be_erased() {
    for broken in ["locked", "another key", "no envelope", "no store", "damaged"] {
        let (dir, store) = with_pin(None);
        drop(store);
        let file = |name: &str| dir.path().join(name);
        match broken {
            "no envelope" => fs::remove_file(file("user.db-pin")).unwrap(),
            "no store" => fs::remove_file(file(FILE)).unwrap(),
            "damaged" => fs::write(file(FILE), "no store").unwrap(),
            _ => {}
        }
        wipe(dir.path()).unwrap();
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 0, "{broken}");
        assert!(!end_wipe(dir.path()).unwrap());
    }
    assert!(wipe(Path::new("/no such folder")).is_ok());
}

/// What of some texts can be found in the memory of a process.
fn found_in_memory(process: u32, needles: &[(&'static str, Vec<u8>)]) -> Vec<&'static str> {
    use std::io::{Read, Seek, SeekFrom};
    let maps = fs::read_to_string(format!("/proc/{process}/maps")).unwrap();
    let mut memory = fs::File::open(format!("/proc/{process}/mem")).unwrap();
    let mut found = HashSet::new();
    for map in maps.lines().filter(|map| map.contains(" rw")) {
        let (range, _) = map.split_once(' ').unwrap();
        let (start, end) = range.split_once('-').unwrap();
        let [start, end] = [start, end].map(|at| u64::from_str_radix(at, 16).unwrap());
        let mut bytes = vec![0; usize::try_from(end - start).unwrap()];
        memory.seek(SeekFrom::Start(start)).unwrap();
        if memory.read_exact(&mut bytes).is_err() {
            continue;
        }
        for (name, needle) in needles {
            if bytes.windows(needle.len()).any(|window| window == needle) {
                found.insert(*name);
            }
        }
    }
    let mut found: Vec<_> = found.into_iter().collect();
    found.sort_unstable();
    found
}

#[test]
fn c7_after_locking_neither_keys_nor_notes_are_in_memory() {
    if !Path::new("/proc/self/mem").exists() {
        return skip("c7_after_locking_neither_keys_nor_notes_are_in_memory", "this system has no /proc");
    }
    let (dir, store) = with_pin(None);
    let mut new = bookmark("secret").unwrap();
    new.note = secret_note();
    new.labels = vec![secret_note()[..20].to_uppercase()];
    store.add(new, 1).unwrap();
    let number = "555-0142".to_owned();
    store.set_number(OwnNumber::Clinic, &number, "").unwrap();
    drop(store);
    let mut child = Command::new(env!("CARGO_BIN_EXE_store-child"))
        .arg(dir.path())
        .arg("read-and-lock")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let needles = [
        ("the platform's key", vec![0x42; 32]),
        ("the PIN", pins()[0].clone().into_bytes()),
        ("a note", secret_note().into_bytes()),
        ("a part of a note", secret_note().into_bytes()[4..20].to_vec()),
        ("a label", secret_note()[..20].to_uppercase().into_bytes()),
        ("a number", number.into_bytes()),
        ("an anchor", b"sample\",\"section".to_vec()),
    ];
    assert!(lines.next().unwrap().unwrap().starts_with("open"));
    let open = found_in_memory(child.id(), &needles);
    writeln!(input).unwrap();
    assert_eq!(lines.next().unwrap().unwrap(), "locked");
    let locked = found_in_memory(child.id(), &needles);
    writeln!(input).unwrap();
    assert!(child.wait().unwrap().success());
    assert!(!open.is_empty(), "what is in memory is found");
    assert_eq!(locked, [""; 0], "while it was open: {open:?}");
}
