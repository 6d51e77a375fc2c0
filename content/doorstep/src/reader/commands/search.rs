//! `doorstep search`: passages for some words, or for a file of queries.

use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::Path;

use doorstep_core::doorstep::{Found, Hit};

use super::Session;
use crate::reader::failure::{Exit, Failure};
use crate::reader::text::{Run, Tone, call_runs, clean_line, marked, wrap};
use crate::reader::{json, system};

pub fn run(session: &mut Session<'_>, query: &str, limit: usize) -> Result<Exit, Failure> {
    let found = session.door.search(query, session.language(), 0..limit)?;
    let exit = if found.hits.is_empty() { Exit::NothingFound } else { Exit::Done };
    if session.options.json {
        session.out.json(&json::Search::new(query.to_owned(), found))?;
        return Ok(exit);
    }
    print(session, query, &found)?;
    Ok(exit)
}

/// Answers each line of a file with a line of JSON, in its order.
pub fn batch(session: &mut Session<'_>, file: &Path, limit: usize) -> Result<Exit, Failure> {
    let language = session.language();
    let mut queries: Box<dyn BufRead> = if file == Path::new("-") {
        Box::new(io::stdin().lock())
    } else {
        Box::new(BufReader::new(File::open(file).map_err(|_| Failure::FileUnreadable)?))
    };
    let mut line = Vec::new();
    while queries.read_until(b'\n', &mut line).map_err(|_| Failure::FileUnreadable)? > 0 {
        let text = line.strip_suffix(b"\n").unwrap_or(&line);
        let query = String::from_utf8_lossy(text.strip_suffix(b"\r").unwrap_or(text)).into_owned();
        let found = session.door.search(&query, language, 0..limit)?;
        session.out.json(&json::Search::new(query, found))?;
        line.clear();
    }
    Ok(Exit::Done)
}

fn print(session: &mut Session<'_>, query: &str, found: &Found) -> Result<(), Failure> {
    if found.nearest {
        let words = clean_line(query.trim()).into();
        session.say(&session.words.with("search-nearest", &[("words", words)]), Tone::Title)?;
        session.out.gap()?;
    }
    if let Some(words) = &found.correction {
        let words = clean_line(words).into();
        session.say(&session.words.with("search-correction", &[("words", words)]), Tone::Quiet)?;
        session.out.gap()?;
    }
    if found.hits.is_empty() {
        return print_nothing(session);
    }
    let digits = found.hits.len().to_string().len();
    for (number, hit) in found.hits.iter().enumerate() {
        if number > 0 {
            session.out.gap()?;
        }
        print_hit(session, &format!("{:>digits$}. ", number + 1), hit)?;
    }
    if found.total > found.hits.len() {
        let count = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
        let args = [("shown", count(found.hits.len()).into()), ("count", count(found.total).into())];
        session.out.gap()?;
        session.say(&session.words.with("search-first", &args), Tone::Quiet)?;
    }
    Ok(())
}

fn print_hit(session: &mut Session<'_>, number: &str, hit: &Hit) -> Result<(), Failure> {
    let columns = session.out.columns;
    let first = [Run::new(number, Tone::Quiet)];
    let under = [Run::new(&" ".repeat(number.len()), Tone::Plain)];
    let tone = if hit.call.is_some() { Tone::Urgent } else { Tone::Title };
    let mut title = marked(&hit.title, tone);
    if hit.call.is_some() {
        title.insert(0, Run::new(&format!("{} ", session.out.look.glyphs.act_now), tone));
    }
    title.push(Run::new(&format!("  [{}]", hit.section), Tone::Quiet));
    session.out.lines(&wrap(&title, columns, &first, &under))?;
    if let Some(call) = &hit.call {
        let call = call_runs(call, session.words, session.out.look);
        session.out.lines(&wrap(&call, columns, &under, &under))?;
    }
    let mut place = hit.topic_title.clone();
    if let Some(badge) = &hit.badge {
        place = format!("{} {} {place}", session.words.badge(badge), session.out.look.glyphs.dot);
    }
    if hit.shown.fallback {
        place = format!("{place} {} {}", session.out.look.glyphs.dot, hit.shown.endonym);
    }
    session.out.lines(&wrap(&[Run::new(&place, Tone::Quiet)], columns, &under, &under))?;
    session.out.lines(&wrap(&marked(&hit.snippet, Tone::Plain), columns, &under, &under))
}

/// Says what to try, and keeps the contacts for danger in reach.
fn print_nothing(session: &mut Session<'_>) -> Result<(), Failure> {
    session.say(&session.words.get("search-nothing"), Tone::Title)?;
    session.say(&session.words.get("search-nothing-spelling"), Tone::Plain)?;
    session.say(&session.words.get("search-nothing-language"), Tone::Plain)?;
    let home = session.door.home(system::now())?;
    for topic in home.topics.iter().filter(|topic| topic.act_now) {
        let contents = session.door.contents(&topic.id, None)?;
        session.out.gap()?;
        session.say(&session.words.get("search-nothing-contacts"), Tone::Plain)?;
        let mark = format!("{} {}", session.out.look.glyphs.act_now, topic.title);
        session.say(&mark, Tone::Urgent)?;
        for entry in contents.sections {
            session.say(&format!("  {}  [{}]", entry.title, entry.section), Tone::Plain)?;
        }
    }
    Ok(())
}
