//! One use of the private store in a process of its own, to be killed, starved or watched by a test.
//!
//! `store-child FOLDER COMMAND…`. Ends with 0 when the store answered Ok, with 3 when it answered with an error of its
//! own, which goes to standard error; anything else is a defect.

use std::error::Error;
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};
use std::{env, io, thread};

use doorstep_core::bookmarks::{Bookmarks, StoreError};
use doorstep_core::handbook::OwnNumber;
use doorstep_tests::store::{
    CLOCK, bookmark, canary, cheap, keep_canary_number, key, open, pins, secret_note, unlocked,
};

/// As in the programs: what is freed is overwritten (C7).
#[global_allocator]
static ALLOCATOR: doorstep_forget::Forgetting = doorstep_forget::Forgetting;

type Outcome = Result<(), Box<dyn Error>>;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Standard error may be what fails.
            let _ = writeln!(io::stderr(), "{error} [{error:?}]");
            ExitCode::from(if error.is::<StoreError>() { 3 } else { 4 })
        }
    }
}

fn run() -> Outcome {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let [dir, command @ ..] = arguments.as_slice() else { return Err("store-child FOLDER COMMAND…".into()) };
    let dir = Path::new(dir);
    match command {
        ["open"] => open(dir).map(drop)?,
        ["add"] => open(dir)?.0.add(bookmark("added")?, 2).map(drop)?,
        ["remove"] => remove_second(&open(dir)?.0)?,
        ["note"] => note_second(&open(dir)?.0)?,
        ["number"] => open(dir)?.0.set_number(OwnNumber::Clinic, "555-0199", "Front desk")?,
        ["clear-number"] => open(dir)?.0.clear_number(OwnNumber::Supervisor)?,
        ["move"] => move_last_up(&open(dir)?.0)?,
        ["import", export] => open(dir)?.0.import(export, 2).map(drop)?,
        ["set-pin"] => open(dir)?.0.set_pin(&cheap(&pins()[0], None)?, false)?,
        ["change-pin"] => open(dir)?.0.change_pin(&key(), &pins()[0], CLOCK, &cheap(&pins()[1], None)?, false)?,
        ["remove-pin"] => open(dir)?.0.remove_pin(&key(), &pins()[0], CLOCK)?,
        ["unlock"] => unlocked(dir).map(drop)?,
        ["wrong-pin"] => {
            let wrong = open(dir)?.0.unlock(&key(), &pins()[1], CLOCK);
            if !matches!(wrong, Err(StoreError::WrongPin { .. })) {
                wrong?;
            }
        }
        ["wipe"] => open(dir)?.0.wipe()?,
        ["read-and-lock"] => read_and_lock(dir)?,
        ["add-now", section] => open(dir)?.0.add(bookmark(section)?, now()?).map(drop)?,
        ["work", round, steps] => work(&open(dir)?.0, round, steps.parse()?)?,
        ["hammer", process, threads, operations] => {
            hammer(&open(dir)?.0, process, threads.parse()?, operations.parse()?)?;
        }
        ["fill-the-disk"] => fill_the_disk(dir)?,
        ["open-on-a-full-disk"] => open_on_a_full_disk(dir)?,
        ["tell-all"] => tell_all(dir)?,
        _ => return Err("no such command".into()),
    }
    Ok(())
}

/// Reads what is saved as a screen would, locks, says so, and waits to be looked into.
fn read_and_lock(dir: &Path) -> Outcome {
    let store = unlocked(dir)?;
    let list = store.list()?;
    let seen: usize = list.iter().map(|bookmark| format!("{} {}", bookmark.title, bookmark.note).len()).sum();
    let found = store.search(&secret_note())?.len();
    let exported = store.export(0)?.len();
    println!("open {seen} {found} {exported} {}", store.numbers()?.filled.len());
    io::stdin().read_line(&mut String::new())?;
    drop(list);
    store.lock()?;
    println!("locked");
    io::stdin().read_line(&mut String::new())?;
    Ok(())
}

fn remove_second(store: &Bookmarks) -> Outcome {
    let list = store.list()?;
    let second = list.get(1).ok_or("an empty store")?;
    store.remove(second.id)?;
    Ok(())
}

fn note_second(store: &Bookmarks) -> Outcome {
    let list = store.list()?;
    let second = list.get(1).ok_or("an empty store")?;
    Ok(store.set_note(second.id, "short", 2)?)
}

fn move_last_up(store: &Bookmarks) -> Outcome {
    let list = store.list()?;
    let (top, bottom) = list.first().zip(list.last()).ok_or("an empty store")?;
    Ok(store.move_to(bottom.id, Some(top.id))?)
}

fn now() -> Result<i64, Box<dyn Error>> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH)?;
    Ok(i64::try_from(since.as_secs())?)
}

/// Adds, changes and removes, and tells of each step once it was answered with Ok; of removals before, too.
fn work(store: &Bookmarks, round: &str, steps: u32) -> Outcome {
    let mut out = io::stdout().lock();
    for n in 0..steps {
        let section = format!("r{round}n{n}");
        let id = store.add(bookmark(&section)?, 1)?;
        writeln!(out, "added {section}")?;
        if n % 3 == 1 {
            store.set_note(id, &format!("changed {section}"), 2)?;
            writeln!(out, "noted {section}")?;
        }
        if n % 3 == 2 {
            writeln!(out, "removing {section}")?;
            store.remove(id)?;
            writeln!(out, "removed {section}")?;
        }
    }
    Ok(())
}

/// Many threads at once. Each adds, changes, reads and removes its own, and leaves one bookmark behind.
fn hammer(store: &Bookmarks, process: &str, threads: usize, operations: usize) -> Outcome {
    let one = |thread: usize| -> Result<(), String> {
        let tell = |error: &dyn Error| format!("{error} [{error:?}]");
        for n in 0..operations / 4 {
            let new = bookmark(&format!("p{process}t{thread}n{n}")).map_err(|error| tell(&error))?;
            let id = store.add(new, 1).map_err(|error| tell(&error))?;
            store.set_note(id, "changed", 2).map_err(|error| tell(&error))?;
            let note = store.get(id).map_err(|error| tell(&error))?.note;
            if note != "changed" {
                return Err("another's note".into());
            }
            if n > 0 {
                store.remove(id).map_err(|error| tell(&error))?;
            }
        }
        Ok(())
    };
    let results: Vec<_> = thread::scope(|scope| {
        let threads: Vec<_> = (0..threads).map(|thread| scope.spawn(move || one(thread))).collect();
        threads.into_iter().map(thread::ScopedJoinHandle::join).collect()
    });
    for result in results {
        result.map_err(|_| "a thread panicked")??;
    }
    Ok(())
}

/// Saves until the store says that the disk is full, and leaves no byte of it free; how many were saved.
fn fill(dir: &Path, store: &Bookmarks) -> Result<usize, Box<dyn Error>> {
    for n in 0.. {
        match store.add(bookmark(&format!("n{n}"))?, 1) {
            Ok(_) => {}
            Err(StoreError::Full(_)) => {
                fill_up(dir);
                return Ok(n);
            }
            Err(other) => return Err(other.into()),
        }
    }
    Err("the disk has no end".into())
}

/// Writes a file beside the store until no byte is free.
fn fill_up(dir: &Path) {
    let filler = OpenOptions::new().create(true).append(true).open(dir.join("filler"));
    if let Ok(mut filler) = filler {
        for size in [4096, 1] {
            while filler.write_all(&vec![1; size]).is_ok() {}
        }
    }
}

fn expect(holds: bool, what: &str) -> Outcome {
    if holds { Ok(()) } else { Err(what.into()) }
}

/// What a person can still do on a full disk (S3).
fn fill_the_disk(dir: &Path) -> Outcome {
    let (store, _) = open(dir)?;
    let saved = fill(dir, &store)?;
    let list = store.list()?;
    expect(saved > 10 && list.len() == saved, "all that was answered with Ok is there")?;
    expect(matches!(store.add(bookmark("more")?, 1), Err(StoreError::Full(_))), "full again")?;
    for (n, gone) in list.iter().enumerate() {
        fill_up(dir);
        store.remove(gone.id)?;
        expect(store.list()?.len() == saved - n - 1, "removed on a full disk")?;
    }
    fs::remove_file(dir.join("filler"))?;
    store.add(bookmark("again")?, 1)?;
    expect(store.list()?.len() == 1, "there is room again")?;
    println!("as it should be");
    Ok(())
}

fn open_on_a_full_disk(dir: &Path) -> Outcome {
    open(dir)?.0.add(bookmark("first")?, 1)?;
    for _ in 0..12 {
        fill_up(dir);
        let (store, opened) = open(dir)?;
        fill_up(dir);
        expect(!opened.quarantined && store.list()?.len() == 1, "all is there after opening again")?;
    }
    println!("as it should be");
    Ok(())
}

/// Prints all that a log could catch: each value's debug form, each error's text, its debug form and its causes.
fn tell_all(dir: &Path) -> Outcome {
    let (store, opened) = open(dir)?;
    let new = canary()?;
    println!("{opened:?} {store:?} {new:?} {:?} {:?}", new.anchor, new.anchor.quote);
    let id = store.add(new.clone(), 1)?;
    println!("{id:?} {:?} {:?} {:?}", store.get(id)?, store.list()?, store.search("canary")?);
    keep_canary_number(&store)?;
    let numbers = store.numbers()?;
    println!("{numbers:?} {:?}", numbers.filled);
    let long = |text: &str| text.repeat(2_000);
    let mut errors = vec![
        store.set_note(id, &long(&new.note), 1).err(),
        store.set_labels(id, &[long("canary-label")], 1).err(),
        store.set_number(OwnNumber::Clinic, "canary-number", "").err(),
        store.set_number(OwnNumber::Clinic, &long("canary-number-555"), "").err(),
        store.import(&new.note, 1).err(),
        store.import(&store.export(1)?.replace("\"version\": 1", "\"version\": 2"), 1).err(),
        Bookmarks::open(dir, doorstep_core::bookmarks::StoreKey::from_bytes([1; 32])).err(),
        Bookmarks::open(&dir.join("user.db"), key()).err(),
    ];
    let removed = store.remove(id)?;
    println!("{removed:?}");
    errors.push(store.get(id).err());
    store.wipe()?;
    errors.push(store.list().err());
    for error in errors {
        let error = error.ok_or("an error was expected")?;
        println!("{error} [{error:?}]");
        let mut cause = error.source();
        while let Some(inner) = cause {
            println!("  {inner} [{inner:?}]");
            cause = inner.source();
        }
    }
    Ok(())
}
