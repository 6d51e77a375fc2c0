//! `doorstep home`: the topics and their sections.

use std::slice;

use doorstep_core::doorstep::{Badge, Contents};
use doorstep_core::strings::Arg;

use super::{Session, numbers};
use crate::reader::failure::{Exit, Failure};
use crate::reader::text::{Line, Run, Tone, call_runs, width, wrap};
use crate::reader::{json, system};

pub fn run(session: &mut Session<'_>) -> Result<Exit, Failure> {
    let home = session.door.home(system::now())?;
    let contents = home.topics.iter().map(|topic| session.door.contents(&topic.id, None));
    let contents = contents.collect::<Result<Vec<_>, _>>()?;
    if session.options.json {
        session.out.json(&json::Home::new(home, contents))?;
        return Ok(Exit::Done);
    }
    let name = session.words.get("app-name");
    session.out.text(&name, Tone::Title)?;
    if let Some(date) = home.review_passed {
        let date = Arg::Text(date.to_string());
        session.say(&session.words.with("handbook-review-passed", &[("date", date)]), Tone::Caution)?;
    }
    for overlay in home.overlays.iter().filter(|overlay| overlay.review_passed) {
        let Badge { agency, review_by, .. } = &overlay.badge;
        let args = [("agency", agency.as_str().into()), ("date", review_by.to_string().into())];
        session.say(&session.words.with("badge-review-passed", &args), Tone::Caution)?;
    }
    contents.iter().try_for_each(|topic| print_topic(session, topic))?;
    Ok(Exit::Done)
}

fn print_topic(session: &mut Session<'_>, contents: &Contents) -> Result<(), Failure> {
    session.out.gap()?;
    let glyphs = session.out.look.glyphs;
    let title = if contents.topic.act_now {
        Line::new(&format!("{} {}", glyphs.act_now, contents.topic.title), Tone::Urgent)
    } else {
        Line::new(&contents.topic.title, Tone::Title)
    };
    session.out.line(&title)?;
    if let Some(badge) = &contents.topic.badge {
        session.say(&session.words.badge_whole(badge, glyphs), Tone::Strong)?;
    }
    session.say(&contents.topic.summary, Tone::Quiet)?;
    if contents.topic.act_now {
        numbers::print_filled(session)?;
    }
    let widest = contents.sections.iter().map(|entry| width(entry.section.as_str())).max().unwrap_or(0);
    for entry in &contents.sections {
        let id = Run::new(&format!("  {:widest$}  ", entry.section.as_str()), Tone::Quiet);
        let under = Run::new(&" ".repeat(widest + 4), Tone::Plain);
        let title = [Run::new(&entry.title, Tone::Plain)];
        session.out.lines(&wrap(&title, session.out.columns, &[id], slice::from_ref(&under)))?;
        if let Some(call) = &entry.call {
            let runs = call_runs(call, session.words, session.out.look);
            session.out.lines(&wrap(&runs, session.out.columns, slice::from_ref(&under), slice::from_ref(&under)))?;
        }
    }
    Ok(())
}
