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
use doorstep_core::doorstep::ReadError;
use doorstep_core::handbook::OwnNumber;
use doorstep_core::pack::PackError;
use doorstep_tests::child::{self, Outcome};
use doorstep_tests::sample::open_file;
use doorstep_tests::store::{
    CLOCK, IMPORT, LIFE, bookmark, canary, cheap, keep_canary_number, key, open, pins, secret_note, unlocked,
};

/// As in the programs: what is freed is overwritten (C7).
#[global_allocator]
static ALLOCATOR: doorstep_forget::Forgetting = doorstep_forget::Forgetting;

fn main() -> ExitCode {
    child::end::<StoreError>(run())
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
        ["live"] => live(dir)?,
        ["hammer", process, threads, operations] => {
            hammer(&open(dir)?.0, process, threads.parse()?, operations.parse()?)?;
        }
        ["share", process, pack, rounds] => share(dir, process, Path::new(pack), rounds.parse()?)?,
        ["open-at-once", process] => open_at_once(dir, process)?,
        ["add-until-refused"] => add_until_refused(&open(dir)?.0)?,
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

/// Opens the store and lives its [`LIFE`]; says when each step was answered with Ok.
fn live(dir: &Path) -> Outcome {
    let mut out = io::stdout();
    let (store, _) = open(dir)?;
    writeln!(out, "opened")?;
    for (number, change) in LIFE.iter().enumerate() {
        change(&store)?;
        writeln!(out, "changed {number}")?;
    }
    drop(store);
    Ok(writeln!(out, "closed")?)
}

/// Many threads at once. Each adds, changes, reads and removes its own, and leaves one bookmark behind.
fn hammer(store: &Bookmarks, process: &str, threads: usize, operations: usize) -> Outcome {
    on_threads(threads, |thread| {
        for n in 0..operations / 4 {
            let id = store.add(bookmark(&format!("p{process}t{thread}n{n}"))?, 1)?;
            store.set_note(id, "changed", 2)?;
            expect(store.get(id)?.note == "changed", "another's note")?;
            if n > 0 {
                store.remove(id)?;
            }
        }
        Ok(())
    })
}

/// Does something on several threads at once; the first error, or the first of the store's own.
fn on_threads(threads: usize, one: impl Fn(usize) -> Outcome + Sync) -> Outcome {
    let one = &one;
    let told = |error: Box<dyn Error>| match error.downcast::<StoreError>() {
        Ok(error) => Err(Ok(*error)),
        Err(error) => Err(Err(format!("{error} [{error:?}]"))),
    };
    let results: Vec<_> = thread::scope(|scope| {
        let threads: Vec<_> = (0..threads).map(|thread| scope.spawn(move || one(thread).or_else(told))).collect();
        threads.into_iter().map(thread::ScopedJoinHandle::join).collect()
    });
    for result in results {
        match result.map_err(|_| "a thread panicked")? {
            Ok(()) => {}
            Err(Ok(error)) => return Err(error.into()),
            Err(Err(other)) => return Err(other.into()),
        }
    }
    Ok(())
}

/// All at once: two threads read the handbook, two search it, two import and remove what they imported, two open the store
/// anew and save.
fn share(dir: &Path, process: &str, pack: &Path, rounds: usize) -> Outcome {
    let (store, doorstep) = (open(dir)?.0, open_file(pack, &["en"])?);
    let ids = doorstep.pack().content().section_ids()?;
    let titles: Vec<_> =
        ids.iter().map(|id| Ok(doorstep.article(id, None)?.title)).collect::<Result<_, ReadError>>()?;
    let hits = doorstep.search("safety plan", None, 0..20)?.hits.len();
    expect(hits > 0 && !titles.is_empty(), "there is something to read")?;
    on_threads(8, |thread| {
        for n in 0..rounds {
            let name = format!("p{process}t{thread}n{n}");
            match thread / 2 {
                0 => {
                    for (id, title) in ids.iter().zip(&titles) {
                        expect(doorstep.article(id, None)?.title == *title, "another's passage")?;
                    }
                }
                1 => match doorstep.search("safety plan", None, 0..20) {
                    Ok(found) => expect(found.hits.len() == hits, "other hits")?,
                    Err(PackError::Interrupted) => {}
                    Err(other) => return Err(other.into()),
                },
                2 => {
                    let export = IMPORT.replace("one", &name).replace("two", &name).replace("three", &name);
                    store.import(&export, 1)?;
                    let list = store.list()?;
                    let mine = list.iter().find(|bookmark| bookmark.anchor.section.as_str() == name);
                    store.remove(mine.ok_or("what was imported is not there")?.id)?;
                }
                _ => {
                    let (again, opened) = open(dir)?;
                    expect(!opened.quarantined && opened.damaged_rows == 0, "it is whole")?;
                    again.add(bookmark(&name)?, 1)?;
                }
            }
            if thread == 3 {
                doorstep.interrupt();
            }
        }
        Ok(())
    })
}

/// Eight threads open the store, each on its own, and save one bookmark.
fn open_at_once(dir: &Path, process: &str) -> Outcome {
    on_threads(8, |thread| {
        let (store, _) = open(dir)?;
        store.add(bookmark(&format!("p{process}t{thread}"))?, 1)?;
        Ok(())
    })
}

/// Eight threads save until they are refused, and tell of each that was answered with Ok, and when it was begun.
fn add_until_refused(store: &Bookmarks) -> Outcome {
    on_threads(8, |thread| {
        for n in 0.. {
            let (name, begun) = (format!("t{thread}n{n}"), SystemTime::now().duration_since(UNIX_EPOCH)?);
            store.add(bookmark(&name)?, 1)?;
            writeln!(io::stdout().lock(), "{name} {}", begun.as_micros())?;
        }
        Ok(())
    })
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
