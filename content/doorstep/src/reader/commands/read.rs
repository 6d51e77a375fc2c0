//! `doorstep read`: a passage, whole.

use doorstep_core::doorstep::{Article, SectionLink};
use doorstep_core::handbook::SectionId;

use super::Session;
use crate::reader::failure::{Exit, Failure};
use crate::reader::text::{LinkMark, Run, Tone, article, wrap};
use crate::reader::{json, system};

pub fn run(session: &mut Session<'_>, section: &str) -> Result<Exit, Failure> {
    let section = SectionId::parse(section).map_err(|_| Failure::Unknown)?;
    let passage = session.door.article(&section, session.language())?;
    if session.options.json {
        session.out.json(&json::Article::from(passage))?;
        return Ok(Exit::Done);
    }
    breadcrumb(session, &passage)?;
    let asked = session.options.locale.clone().unwrap_or_else(|| session.door.reading_language());
    let today = session.door.today(system::now());
    let page = article(&passage, &asked, today, session.words, session.out.look, session.out.columns, LinkMark::Id);
    session.out.lines(&page.lines)?;
    session.out.gap()?;
    neighbour(session, "article-previous", session.out.look.glyphs.back, passage.previous.as_ref())?;
    neighbour(session, "article-next", session.out.look.glyphs.forward, passage.next.as_ref())?;
    Ok(Exit::Done)
}

fn breadcrumb(session: &mut Session<'_>, passage: &Article) -> Result<(), Failure> {
    let position = session.words.position(passage.number, passage.of);
    let dot = session.out.look.glyphs.dot;
    session.say(&format!("{} {dot} {position}", passage.topic_title), Tone::Quiet)
}

fn neighbour(session: &mut Session<'_>, key: &str, mark: &str, link: Option<&SectionLink>) -> Result<(), Failure> {
    let Some(link) = link else { return Ok(()) };
    let runs = [
        Run::new(&format!("{}: ", session.words.get(key)), Tone::Quiet),
        Run::new(&link.title, Tone::Plain),
        Run::new(&format!("\u{a0}[{}]", link.section), Tone::Quiet),
    ];
    let mark = Run::new(&format!("{mark} "), Tone::Quiet);
    let under = Run::new("  ", Tone::Plain);
    session.out.lines(&wrap(&runs, session.out.columns, &[mark], &[under]))
}
