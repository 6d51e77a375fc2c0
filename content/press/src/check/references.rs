//! Links, terms and sources lead somewhere.

use std::collections::BTreeSet;
use std::ops::Range;

use doorstep_core::handbook::{Block, Span, linked_sections, span_lines};

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
                let block = std::slice::from_ref(block);
                for section in linked_sections(block).into_iter().filter(|id| !sections.contains(id.as_str())) {
                    let what = format!("there is no section `{section}`");
                    let location = within(&block_location, text, &format!("#{section}"));
                    problems.push(Problem::error(location, "broken-link", what, "link to an id that is there"));
                }
                for span in span_lines(block).into_iter().flatten() {
                    check_term(span, &concepts, text, &block_location, problems);
                }
            }
            check_sources(handbook, section, problems);
        }
    }
}

fn check_term(span: &Span, concepts: &BTreeSet<&str>, text: &str, block: &Location, problems: &mut Vec<Problem>) {
    if let Span::Term { concept, .. } = span
        && !concepts.contains(concept.as_str())
    {
        let what = format!("the glossary has no concept `{concept}`");
        let location = within(block, text, &format!("term:{concept}"));
        problems.push(Problem::error(location, "unknown-term", what, "add it to glossary.toml, or take the link away"));
    }
}

fn check_sources(handbook: &Handbook, section: &Section, problems: &mut Vec<Problem>) {
    for (number, block) in section.blocks.iter().enumerate() {
        let cited: Vec<&str> = match block {
            Block::Sources { cited } => cited.iter().map(|cited| cited.source.as_str()).collect(),
            Block::Contact(contact) => vec![&contact.source],
            _ => Vec::new(),
        };
        for source in cited.into_iter().filter(|source| !handbook.settings.sources.contains_key(*source)) {
            let what = format!("“{}” cites `{source}`, which is no source", section.title);
            let cure = "add it to sources.toml as […], or to handbook.toml as [sources.…]";
            problems.push(Problem::error(section.block_location(number), "unknown-source", what, cure));
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
