//! The figures of docs/performance.md that are not means of one call: percentiles of keystrokes, sizes, memory, throughput.
//!
//! `cargo run --release -p doorstep-tests --bin measure [SECTIONS]`

use std::error::Error;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use doorstep_core::Doorstep;
use doorstep_core::handbook::plain_text;
use doorstep_core::locale::Locale;
use doorstep_press::bundled;
use doorstep_press::source::{Handbook, Tree};
use doorstep_tests::dice::Dice;
use doorstep_tests::generate;
use doorstep_tests::sample::{open_file, pack_of};
use rusqlite::Connection;

type Outcome<T> = Result<T, Box<dyn Error>>;

/// Makes this program search the pack at a path for each line of its input, and print the memory that took.
const RESIDENT: &str = "--resident";

fn main() -> Outcome<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [flag, path] = arguments.as_slice()
        && flag == RESIDENT
    {
        return print_resident(Path::new(path));
    }
    let sections = arguments.first().map_or(Ok(50_000), |count| count.parse())?;
    let folder = tempfile::tempdir()?;
    measure("bundled", &bundled::sources(), &typed_by_a_person(), folder.path())?;
    measure(
        &format!("generated, {sections} sections"),
        &generate::handbook(sections),
        &generate::keystrokes(5000),
        folder.path(),
    )
}

/// Keystrokes of questions that a worker might type.
fn typed_by_a_person() -> Vec<String> {
    let questions = [
        "what do i say first",
        "safety plan",
        "ran away from care",
        "is it trafficking without force",
        "hotline number",
        "mandated reporter",
        "chosen name",
        "she does not want to talk",
        "who is vulnerable",
        "drugs",
        "trata",
        "plan de seguridad",
    ];
    let ends =
        |text: &str| text.char_indices().map(|(at, c)| at + c.len_utf8()).filter(|end| *end >= 2).collect::<Vec<_>>();
    questions
        .iter()
        .flat_map(|text| ends(text).into_iter().filter_map(|end| text.get(..end).map(str::to_owned)))
        .collect()
}

fn measure(name: &str, tree: &Tree, typed: &[String], folder: &Path) -> Outcome<()> {
    println!("\n{name}");
    let text: usize = tree.files().filter_map(|file| tree.text(file)).map(str::len).sum();
    let start = Instant::now();
    let pack = pack_of(tree);
    let took = start.elapsed();
    row("build", &format!("{:.2} s, {:.1} MB of source a second", took.as_secs_f64(), mb(text) / took.as_secs_f64()));
    let path = folder.join("measured.pack");
    std::fs::write(&path, &pack)?;
    sizes(&path, tree)?;
    drop(pack);

    let start = Instant::now();
    let doorstep = open_file(&path, &["en"])?;
    doorstep.home(0)?;
    row("open to first screen", &millis(start.elapsed()));
    let ours = keystrokes(typed, |query| Ok(doorstep.search(query, None, 0..20)?.hits.len()))?;
    row("keystroke, whole screen", &percentiles(&ours));
    let (article, screen) = reading(&doorstep)?;
    row("article", &percentiles(&article));
    row("20 passages' text", &percentiles(&screen));
    row("resident memory for it", &resident_while_searching(&path, typed)?);
    let fts = fts5(&doorstep)?;
    let theirs = keystrokes(typed, |query| fts5_search(&fts, query))?;
    row("FTS5 unicode61, ids only", &percentiles(&theirs));
    row("ours / FTS5 at p50, p95, p99", &ratios(&ours, &theirs));
    Ok(())
}

fn sizes(path: &Path, tree: &Tree) -> Outcome<()> {
    let doorstep = open_file(path, &["en"])?;
    let (handbook, _) = Handbook::read(tree);
    let handbook = handbook.ok_or("the handbook can't be read")?;
    let manifest = doorstep.pack().manifest();
    let mut all = 0;
    for locale in &handbook.settings.locales {
        let text: usize = handbook.sections_in(locale).map(|(_, s)| s.title.len() + plain_text(&s.blocks).len()).sum();
        all += text;
        let index = manifest.parts.iter().find(|part| part.name == format!("index.{locale}"));
        let index = usize::try_from(index.map_or(0, |part| part.size))?;
        row(
            &format!("index over text, {locale}"),
            &format!("{:.2} MB / {:.2} MB = {:.2}", mb(index), mb(text), mb(index) / mb(text)),
        );
    }
    let pack = usize::try_from(std::fs::metadata(path)?.len())?;
    row("pack over text", &format!("{:.2} MB / {:.2} MB = {:.2}", mb(pack), mb(all), mb(pack) / mb(all)));
    Ok(())
}

/// An article, and the text of a screen of hits, at places all over the handbook.
fn reading(doorstep: &Doorstep) -> Outcome<(Vec<Duration>, Vec<Duration>)> {
    const TIMES: usize = 2000;
    let (content, english) = (doorstep.pack().content(), Locale::english());
    let ids = content.section_ids()?;
    let mut dice = Dice::new(1);
    let (mut articles, mut screens) = (Vec::with_capacity(TIMES), Vec::with_capacity(TIMES));
    for _ in 0..TIMES {
        let id = ids.get(dice.below(ids.len())).ok_or("no sections")?;
        let start = Instant::now();
        std::hint::black_box(doorstep.article(id, None)?);
        articles.push(start.elapsed());
        let documents = (0..20).map(|_| u32::try_from(dice.below(ids.len()))).collect::<Result<Vec<_>, _>>()?;
        let start = Instant::now();
        let found = content.found_all(&english, &documents, &english)?;
        let bytes: usize = found.iter().map(|hit| hit.text().len()).sum();
        screens.push(start.elapsed());
        std::hint::black_box(bytes);
    }
    articles.sort();
    screens.sort();
    Ok((articles, screens))
}

fn keystrokes(typed: &[String], mut search: impl FnMut(&str) -> Outcome<usize>) -> Outcome<Vec<Duration>> {
    // Once to warm what a person's first keystrokes would have warmed.
    for query in typed.iter().take(20) {
        search(query)?;
    }
    let mut times = Vec::with_capacity(typed.len());
    for query in typed {
        let start = Instant::now();
        std::hint::black_box(search(query)?);
        times.push(start.elapsed());
    }
    times.sort();
    Ok(times)
}

/// The same English passages in SQLite's own search, for comparison.
fn fts5(doorstep: &Doorstep) -> Outcome<Connection> {
    let db = Connection::open_in_memory()?;
    db.execute_batch("CREATE VIRTUAL TABLE fts USING fts5(title, body, prefix='2 3'); BEGIN")?;
    let mut insert = db.prepare("INSERT INTO fts VALUES (?1, ?2)")?;
    for id in doorstep.pack().content().section_ids()? {
        let article = doorstep.article(&id, Some(&Locale::english()))?;
        insert.execute([article.title, plain_text(&article.blocks)])?;
    }
    drop(insert);
    db.execute_batch("COMMIT")?;
    Ok(db)
}

fn fts5_search(db: &Connection, query: &str) -> Outcome<usize> {
    let words: Vec<_> = query.split_whitespace().map(|word| format!("\"{}\"", word.replace('"', ""))).collect();
    let mut select =
        db.prepare_cached("SELECT rowid FROM fts WHERE fts MATCH ?1 ORDER BY bm25(fts, 5.0, 1.0) LIMIT 20")?;
    let rows = select.query_map([format!("{}*", words.join(" OR "))], |row| row.get::<_, i64>(0))?;
    Ok(rows.collect::<Result<Vec<_>, _>>()?.len())
}

fn at(times: &[Duration], percent: usize) -> Duration {
    times.get((times.len().saturating_sub(1)) * percent / 100).copied().unwrap_or_default()
}

fn percentiles(times: &[Duration]) -> String {
    let shown: Vec<_> =
        [50, 95, 99].iter().map(|percent| format!("p{percent} {}", millis(at(times, *percent)))).collect();
    format!("{}, n = {}", shown.join(", "), times.len())
}

fn ratios(ours: &[Duration], theirs: &[Duration]) -> String {
    let ratio = |percent| at(ours, percent).as_secs_f64() / at(theirs, percent).as_secs_f64();
    format!("{:.2}, {:.2}, {:.2}", ratio(50), ratio(95), ratio(99))
}

fn millis(time: Duration) -> String {
    format!("{:.3} ms", time.as_secs_f64() * 1000.0)
}

#[expect(clippy::cast_precision_loss, reason = "shown with two digits")]
fn mb(bytes: usize) -> f64 {
    bytes as f64 / 1e6
}

/// What a process of its own needs: this one has freed memory of the build to use again.
fn resident_while_searching(path: &Path, typed: &[String]) -> Outcome<String> {
    let mut child = Command::new(std::env::current_exe()?)
        .arg(RESIDENT)
        .arg(path)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    child.stdin.take().ok_or("no input")?.write_all(typed.join("\n").as_bytes())?;
    let output = child.wait_with_output()?;
    output.status.success().then_some(()).ok_or("the process failed")?;
    Ok(String::from_utf8(output.stdout)?.trim().to_owned())
}

fn print_resident(path: &Path) -> Outcome<()> {
    let before = resident()?;
    let doorstep = open_file(path, &["en"])?;
    doorstep.home(0)?;
    for query in std::io::stdin().lines() {
        doorstep.search(&query?, None, 0..20)?;
    }
    println!("{:.1} MB; {:.1} MB before opening", mb(resident()?), mb(before));
    Ok(())
}

/// Resident memory of this process, in bytes (Linux).
fn resident() -> Outcome<usize> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).ok_or("no VmRSS")?;
    let kilobytes: usize = line.trim().trim_end_matches("kB").trim().parse()?;
    Ok(kilobytes * 1024)
}

fn row(name: &str, value: &str) {
    println!("  {name:32} {value}");
}
