//! Links, terms and sources lead somewhere.

use std::collections::BTreeSet;
use std::ops::Range;

use doorstep_core::handbook::{Block, Span, span_lines};

use crate::problem::{Location, Problem};
use crate::source::{Handbook, Section, Tree};

pub fn check(handbook: &Handbook, tree: &Tree, problems: &mut Vec<Problem>) {
    let source = &handbook.settings.source_locale;
    let sections: BTreeSet<_> = handbook.sections_in(source).map(|(_, section)| section.id.as_str()).collect();
    let concepts: BTreeSet<_> = handbook.glossary.concepts.iter().map(|concept| concept.id.as_str()).collect();
    for locale in &handbook.settings.locales {
        for (topic, section) in handbook.sections_in(locale) {
            let text = tree.text(&topic.file).unwrap_or_default();
            for (number, block) in section.blocks.iter().enumerate() {
                let block_location = section.block_location(number);
                for span in span_lines(std::slice::from_ref(block)).into_iter().flatten() {
                    check_span(span, &sections, &concepts, text, &block_location, problems);
                }
            }
            check_sources(handbook, section, problems);
        }
    }
}

fn check_span(
    span: &Span,
    sections: &BTreeSet<&str>,
    concepts: &BTreeSet<&str>,
    text: &str,
    block: &Location,
    problems: &mut Vec<Problem>,
) {
    match span {
        Span::Link { section, .. } if !sections.contains(section.as_str()) => {
            let what = format!("there is no section `{section}`");
            let location = within(block, text, &format!("#{section}"));
            problems.push(Problem::error(location, "broken-link", what, "link to an id that is there"));
        }
        Span::Term { concept, .. } if !concepts.contains(concept.as_str()) => {
            let what = format!("the glossary has no concept `{concept}`");
            let location = within(block, text, &format!("term:{concept}"));
            problems.push(Problem::error(
                location,
                "unknown-term",
                what,
                "add it to glossary.toml, or take the link away",
            ));
        }
        _ => {}
    }
}

fn check_sources(handbook: &Handbook, section: &Section, problems: &mut Vec<Problem>) {
    let known = &handbook.settings.sources;
    let contacts = section.blocks.iter().enumerate().filter_map(|(number, block)| match block {
        Block::Contact(contact) => Some((contact.source.as_str(), section.block_location(number))),
        _ => None,
    });
    let cited = section.sources.iter().map(|cited| (cited.source.as_str(), section.heading.clone()));
    for (source, location) in cited.chain(contacts) {
        if !known.contains_key(source) {
            let what = format!("“{}” cites `{source}`, which is no source", section.title);
            problems.push(Problem::error(location, "unknown-source", what, "add it to handbook.toml as [sources.…]"));
        }
    }
}

/// The location of some words inside a block, or the block.
pub(super) fn within(block: &Location, text: &str, words: &str) -> Location {
    let span: Range<usize> = block.span.clone();
    let found = text.get(span.clone()).and_then(|inside| inside.find(words));
    let span = found.map_or(span.clone(), |at| span.start + at..span.start + at + words.len());
    Location { file: block.file.clone(), span }
}
