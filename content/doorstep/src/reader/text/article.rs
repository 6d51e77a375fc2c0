//! A passage as lines.

use doorstep_core::doorstep::{Article, Definition, SourceLine};
use doorstep_core::handbook::Block;
use doorstep_core::locale::{Direction, Locale};
use doorstep_core::pack::Date;

use super::blocks::Setter;
use super::page::{LinkMark, Page};
use super::{Line, Look, Run, Tone, wrap};
use crate::reader::words::Words;

/// At most this many columns of text: a line that the eye follows back without losing its place.
const MEASURE: usize = 66;

/// Lays a passage, asked for in a language and on a day, out in some columns: title, lead, labels, text, sources.
pub fn article(
    article: &Article,
    asked: &Locale,
    today: Date,
    words: Words<'_>,
    look: Look,
    columns: usize,
    mark: LinkMark,
) -> Page {
    let mut setter = Setter::new(article, today, words, look, columns.min(MEASURE), mark);
    let (lead, text) = match article.blocks.as_slice() {
        [Block::Lead { text }, rest @ ..] => (Some(text.as_str()), rest),
        rest => (None, rest),
    };
    heading(&mut setter, article, lead, asked);
    setter.from_right = article.shown.direction == Direction::RightToLeft;
    setter.blocks(text);
    if mark == LinkMark::Id {
        definitions(&mut setter, &article.definitions);
    }
    sources(&mut setter, &article.sources);
    setter.page
}

fn heading(setter: &mut Setter<'_>, article: &Article, lead: Option<&str>, asked: &Locale) {
    let from_right = article.shown.direction == Direction::RightToLeft;
    setter.from_right = from_right;
    setter.text(&article.title, Tone::Title);
    if let Some(lead) = lead {
        setter.text(lead, Tone::Emphasis);
    }
    setter.from_right = false;
    if let Some(badge) = &article.badge {
        let badge = setter.words.badge_whole(badge, setter.look.glyphs);
        setter.text(&badge, Tone::Strong);
    }
    let labels = setter.words.labels(&article.shown, setter.look.glyphs);
    setter.text(&labels, Tone::Quiet);
    if let Some(fallback) = setter.words.fallback(&article.shown, asked) {
        setter.text(&fallback, Tone::Caution);
    }
    setter.gap();
}

/// The words that the glossary explains, for where they cannot be asked for one by one.
fn definitions(setter: &mut Setter<'_>, definitions: &[Definition]) {
    if definitions.is_empty() {
        return;
    }
    setter.text(&setter.words.get("article-terms"), Tone::Heading);
    for definition in definitions {
        setter.lines(definition_lines(definition, setter.columns));
    }
    setter.gap();
}

/// A term and what it means.
pub fn definition_lines(definition: &Definition, columns: usize) -> Vec<Line> {
    let runs = [
        Run::new(&definition.term, Tone::Strong),
        Run::new(": ", Tone::Plain),
        Run::new(&definition.definition, Tone::Plain),
    ];
    wrap(&runs, columns, &[], &[Run::new("  ", Tone::Plain)])
}

fn sources(setter: &mut Setter<'_>, sources: &[SourceLine]) {
    if sources.is_empty() {
        return;
    }
    let count = u64::try_from(sources.len()).unwrap_or(u64::MAX);
    setter.from_right = false;
    setter.text(&setter.words.with("article-sources", &[("count", count.into())]), Tone::Heading);
    for source in sources {
        let name = match &source.locator {
            Some(locator) => setter.words.with(
                "article-source-part",
                &[("source", source.label.as_str().into()), ("part", locator.as_str().into())],
            ),
            None => source.label.clone(),
        };
        let bullet = format!("{} ", setter.look.glyphs.bullet);
        let mut runs = vec![Run::new(&name, Tone::Plain)];
        if source.title != source.label {
            runs.push(Run::new(&format!(" {} ", setter.look.glyphs.dot), Tone::Quiet));
            runs.push(Run::new(&source.title, Tone::Quiet));
        }
        if let Some(url) = &source.url {
            runs.push(Run::new(&format!(" {url}"), Tone::Quiet));
        }
        setter.hanging(&runs, &bullet, Tone::Quiet);
    }
}
