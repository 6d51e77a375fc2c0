//! The editor's commands, carried out.

use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;

use clap::CommandFactory;
use doorstep_core::Doorstep;
use doorstep_core::locale::Locale;
use doorstep_core::pack::{Date, Pack, WriteError};
use doorstep_press::build::{Built, build};
use doorstep_press::check::{Grade, Report, check};
use doorstep_press::eval::evaluate;
use doorstep_press::problem::Level;
use doorstep_press::source::{Handbook, Tree};
use doorstep_press::stamp::stamp;
use doorstep_press::whole::WholeFile;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::clean::Cleaned;
use crate::cli::{Cli, Editor};
use crate::destination::Destination;
use crate::drawing::draw;
use crate::received::received;
use crate::{reader, signing};

/// Why a command was not carried out.
pub type Failure = Box<dyn std::error::Error>;

/// Something that `check` or a look at a pack found wrong, as opposed to a command that could not be carried out.
pub const FOUND: u8 = 1;
const CANNOT: u8 = 3;

/// Carries out a command.
pub fn run(command: &Editor) -> ExitCode {
    let done = match command {
        Editor::Check { folder, against } => run_check(folder, against.as_deref()),
        Editor::Build { folder, output } => run_build(folder, output),
        Editor::Stamp { folder, language, ids } => run_stamp(folder, language, ids),
        Editor::Id { count } => run_id(*count),
        Editor::Info { pack } => run_info(pack),
        Editor::Signing(command) => signing::run(command),
        Editor::Eval { folder } => run_eval(folder),
        Editor::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(*shell, &mut Cli::command(), "doorstep", &mut script);
            io::stdout().write_all(&script).map(|()| 0).map_err(Failure::from)
        }
    };
    match done {
        Ok(code) => ExitCode::from(code),
        // Whoever reads our output has had enough.
        Err(error) if is_broken_pipe(error.as_ref()) => ExitCode::SUCCESS,
        Err(error) => {
            tell(&error.to_string());
            ExitCode::from(CANNOT)
        }
    }
}

/// All that a command prints: what is from files and names is cleaned on its way.
fn printed() -> Cleaned<BufWriter<io::StdoutLock<'static>>> {
    Cleaned::new(BufWriter::new(io::stdout().lock()))
}

/// Tells the editor something beside what was asked for.
fn tell(message: &str) {
    // Where nobody can be told, there is nothing more to do.
    let _ = writeln!(Cleaned::new(io::stderr().lock()), "doorstep: {message}");
}

fn is_broken_pipe(error: &(dyn std::error::Error + 'static)) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}

fn run_check(folder: &Path, against: Option<&Path>) -> Result<u8, Failure> {
    let tree = Tree::read(folder)?;
    let last_release = against.map(received).transpose()?;
    let report = check(&tree, last_release.as_ref(), Date::from_unix(reader::now()));
    let colour = io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let mut drawings = BufWriter::new(io::stdout().lock());
    for problem in &report.problems {
        writeln!(drawings, "{}", draw(problem, &tree, colour))?;
    }
    drawings.flush()?;
    drop(drawings);
    let mut out = printed();
    write_grades(&mut out, &report.grades)?;
    write_summary(&mut out, &report)?;
    out.flush()?;
    Ok(if report.count(Level::Error) > 0 { FOUND } else { 0 })
}

/// One line a section: its topic, its id, and the years of school it asks for in each language.
fn write_grades(out: &mut dyn Write, grades: &[Grade]) -> io::Result<()> {
    if grades.is_empty() {
        return Ok(());
    }
    writeln!(out, "Years of school that each section asks for (8 or below is plain):")?;
    let mut sections: Vec<_> = grades.iter().map(|grade| (&grade.topic, &grade.section)).collect();
    let mut seen = std::collections::BTreeSet::new();
    sections.retain(|key| seen.insert(*key));
    for (topic, section) in sections {
        let of_section = grades.iter().filter(|grade| grade.section == *section);
        let figures: Vec<_> = of_section.map(|grade| format!("{} {:4.1}", grade.locale, grade.years)).collect();
        writeln!(out, "  {:32} {}", format!("{topic}/{section}"), figures.join("   "))?;
    }
    Ok(())
}

fn write_summary(out: &mut dyn Write, report: &Report) -> io::Result<()> {
    let (errors, warnings) = (report.count(Level::Error), report.count(Level::Warning));
    match (errors, warnings) {
        (0, 0) => writeln!(out, "No problems."),
        _ => writeln!(out, "{errors} errors, {warnings} warnings."),
    }
}

fn run_build(folder: &Path, output: &Path) -> Result<u8, Failure> {
    let tree = Tree::read(folder)?;
    let (handbook, problems) = Handbook::read(&tree);
    let errors = problems.iter().filter(|problem| problem.level == Level::Error).count();
    let Some(handbook) = handbook.filter(|_| errors == 0) else {
        tell(&format!("{errors} errors; run `doorstep check {}`", folder.display()));
        return Ok(FOUND);
    };
    let total = handbook.sections_in(&handbook.settings.source_locale).count();
    let progress = progress_bar(total);
    let to = Destination::find(output)?;
    let is_output = to.is_output();
    let (built, size) = write_pack(to, &|out| build(&handbook, out, &|done| progress.set_position(done as u64)))?;
    progress.finish_and_clear();
    for (locale, section) in &built.withheld {
        tell(&format!("withheld: {section} in {locale} is older than a critical change"));
    }
    let said = format!("{}: {} sections, {}", output.display(), built.sections, bytes(size));
    if is_output {
        writeln!(Cleaned::new(io::stderr().lock()), "{said}")?;
    } else {
        let mut out = printed();
        writeln!(out, "{said}")?;
        out.flush()?;
    }
    Ok(0)
}

/// Writes a pack to where it was asked for: a file whole or not at all. How large it is.
fn write_pack(
    to: Destination,
    build: &dyn Fn(&mut dyn Write) -> Result<Built, WriteError>,
) -> Result<(Built, u64), Failure> {
    let path = match to {
        Destination::Plain(path) => path,
        Destination::Output => return write_through(&mut io::stdout().lock(), build),
        Destination::Into(mut file) => return write_through(&mut file, build),
    };
    let mut file = BufWriter::new(WholeFile::begin(&path)?);
    let built = build(&mut file)?;
    file.into_inner().map_err(io::IntoInnerError::into_error)?.put()?;
    let size = std::fs::metadata(path)?.len();
    Ok((built, size))
}

fn write_through(
    out: &mut dyn Write,
    build: &dyn Fn(&mut dyn Write) -> Result<Built, WriteError>,
) -> Result<(Built, u64), Failure> {
    let mut pack = Vec::new();
    let built = build(&mut pack)?;
    out.write_all(&pack)?;
    out.flush()?;
    Ok((built, pack.len() as u64))
}

/// Progress on standard error, for a terminal only.
fn progress_bar(total: usize) -> ProgressBar {
    let bar = ProgressBar::with_draw_target(Some(total as u64), ProgressDrawTarget::stderr());
    if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos} of {len} sections, {eta} left") {
        bar.set_style(style);
    }
    bar
}

fn run_stamp(folder: &Path, locale: &str, ids: &[String]) -> Result<u8, Failure> {
    let tree = Tree::read(folder)?;
    let locale = Locale::parse(locale)?;
    let (handbook, problems) = Handbook::read(&tree);
    let Some(handbook) = handbook.filter(|_| problems.iter().all(|problem| problem.level == Level::Warning)) else {
        tell(&format!("the files have errors; run `doorstep check {}` first", folder.display()));
        return Ok(FOUND);
    };
    let stamped = stamp(&tree, &handbook, &locale, ids)?;
    writeln!(printed(), "{stamped} stamped")?;
    Ok(0)
}

fn run_id(count: u16) -> Result<u8, Failure> {
    // No vowels, so that no word comes out, and nothing that is read as something else.
    const LETTERS: &[u8] = b"bcdfghjkmnpqrstvwxz";
    const ALL: &[u8] = b"23456789bcdfghjkmnpqrstvwxz";
    let mut random = [0_u8; 5];
    let mut out = io::stdout().lock();
    for _ in 0..count {
        getrandom::fill(&mut random)?;
        let pick = |(at, byte): (usize, &u8)| {
            let set = if at == 0 { LETTERS } else { ALL };
            set.get(usize::from(*byte) % set.len()).map(|letter| char::from(*letter))
        };
        let id: String = random.iter().enumerate().filter_map(pick).collect();
        writeln!(out, "{id}")?;
    }
    Ok(0)
}

fn run_info(path: &Path) -> Result<u8, Failure> {
    let doorstep = Doorstep::with(received(path)?, &[], &[]);
    let manifest = doorstep.pack().manifest();
    let mut out = printed();
    writeln!(out, "handbook   {}, version {}", manifest.handbook, manifest.version)?;
    writeln!(out, "issued     {}, review by {}", manifest.issued, manifest.review_by)?;
    writeln!(out, "format     {}, search {}", manifest.format, manifest.analyzer)?;
    write_search_states(&mut out, doorstep.pack())?;
    for language in doorstep.languages()? {
        let outdated = if language.outdated > 0 { format!(", {} outdated", language.outdated) } else { String::new() };
        writeln!(
            out,
            "language   {} ({}), {} %, least reviewed: {}{outdated}",
            language.locale, language.endonym, language.percent, language.status
        )?;
    }
    for part in &manifest.parts {
        writeln!(out, "part       {:16} {:>10}  sha256 {}", part.name, bytes(part.size), part.sha256)?;
    }
    let signed = doorstep.pack().signed_bytes()?.signature.is_some();
    let signature = if signed { "there; `doorstep verify` with --keys tells by whom" } else { "none" };
    writeln!(out, "signature  {signature}")?;
    out.flush()?;
    Ok(0)
}

/// The languages that cannot be searched by the pack's own index (P12).
fn write_search_states(out: &mut dyn Write, pack: &Pack) -> io::Result<()> {
    for locale in pack.manifest().locales.iter().filter(|locale| pack.whole_index(locale).is_none()) {
        writeln!(
            out,
            "search     {locale}: its index is damaged or of another version of search; the text can be read"
        )?;
    }
    Ok(())
}

fn run_eval(folder: &Path) -> Result<u8, Failure> {
    let report = evaluate(folder)?;
    let mut out = printed();
    write!(out, "{report}")?;
    out.flush()?;
    Ok(0)
}

fn bytes(count: u64) -> String {
    indicatif::HumanBytes(count).to_string()
}
