//! The figures of docs/performance.md that are not means of one call: percentiles of keystrokes, sizes, memory, throughput.
//! The same keystrokes beside other engines: `tests/peers`, `screens`.
//!
//! `cargo run --release -p doorstep-tests --bin measure [SECTIONS]`

use std::error::Error;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use doorstep_core::Doorstep;
use doorstep_core::handbook::plain_text;
use doorstep_core::locale::Locale;
use doorstep_press::source::{Handbook, Tree};
use doorstep_tests::dice::Dice;
use doorstep_tests::keystrokes::{self, Times, Typing};
use doorstep_tests::sample::{open_file, pack_of};

/// As the command and the phones' library have it.
#[global_allocator]
static ALLOCATOR: doorstep_forget::Forgetting = doorstep_forget::Forgetting;

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
    for typing in keystrokes::in_bundled_and_generated(sections) {
        measure(&typing, folder.path())?;
    }
    Ok(())
}

fn measure(Typing { name, handbook: tree, keystrokes: typed }: &Typing, folder: &Path) -> Outcome<()> {
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
    row("open to first screen", &format!("{:.3} ms", start.elapsed().as_secs_f64() * 1e3));
    let times = Times::of(typed, |query| doorstep.search(query, None, 0..20))?;
    row("keystroke, whole screen", &times.to_string());
    let (article, screen) = reading(&doorstep)?;
    row("article", &article.to_string());
    row("20 passages' text", &screen.to_string());
    row("resident memory for it", &resident_while_searching(&path, typed)?);
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
fn reading(doorstep: &Doorstep) -> Outcome<(Times, Times)> {
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
        let sections = (0..20).map(|_| u32::try_from(dice.below(ids.len()))).collect::<Result<Vec<_>, _>>()?;
        let start = Instant::now();
        let found = content.found_all(&english, &sections, &english)?;
        let bytes: usize = found.iter().map(|hit| hit.text().len()).sum();
        screens.push(start.elapsed());
        std::hint::black_box(bytes);
    }
    Ok((articles.into_iter().collect(), screens.into_iter().collect()))
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
