//! A translation has the same blocks, links and terms as its source (L12).

use doorstep_core::handbook::{Block, BoxKind, Contact, SourceRef, Span, linked_sections, span_lines};

use super::attributes::may_be_current;
use crate::problem::Problem;
use crate::source::{Handbook, Section};

pub fn check(handbook: &Handbook, problems: &mut Vec<Problem>) {
    for locale in handbook.translations() {
        for (_, translated) in handbook.sections_in(locale) {
            let original = handbook.section(&handbook.settings.source_locale, &translated.id);
            // What is known to be stale may differ; the reader is told.
            if let Some(original) = original.filter(|original| may_be_current(translated, original)) {
                check_section(translated, original, problems);
            }
        }
    }
}

fn check_section(translated: &Section, original: &Section, problems: &mut Vec<Problem>) {
    let (ours, theirs) = (shape(&translated.blocks), shape(&original.blocks));
    if ours != theirs {
        let at = ours.iter().zip(&theirs).position(|(a, b)| a != b).unwrap_or(ours.len().min(theirs.len()));
        let name =
            |shape: &[(usize, String)]| shape.get(at).map_or_else(|| "nothing more".into(), |(_, name)| name.clone());
        let block = ours.get(at).map_or(translated.blocks.len(), |(block, _)| *block);
        let what = format!("block {} is {} here and {} in the source", block + 1, name(&ours), name(&theirs));
        let cure = "give the translation the same kinds of blocks in the same order";
        problems.push(Problem::error(translated.block_location(block), "different-blocks", what, cure));
        return;
    }
    for (number, (block, source)) in translated.blocks.iter().zip(&original.blocks).enumerate() {
        match (block, source) {
            (Block::Contact(contact), Block::Contact(wanted)) => {
                if let Some(field) = different_field(contact, wanted) {
                    let what = format!("the contact's `{field}` differs from the source's");
                    let location = translated.block_location(number);
                    problems.push(Problem::error(location, "different-contact", what, "make them the same"));
                }
            }
            (Block::Sources { cited }, Block::Sources { cited: wanted }) if !same_sources(cited, wanted) => {
                let what = format!("“{}” cites other sources here than the source text", translated.title);
                let location = translated.block_location(number);
                problems.push(Problem::error(location, "different-sources", what, "cite the same"));
            }
            _ => {}
        }
    }
    compare_links(translated, original, problems);
}

/// The kinds of blocks, with how many items each has, and the number of the block that each stands in.
fn shape(blocks: &[Block]) -> Vec<(usize, String)> {
    let names = blocks.iter().enumerate().map(|(number, block)| (number, names(block)));
    names.flat_map(|(number, names)| names.into_iter().map(move |name| (number, name))).collect()
}

/// The kind of a block, then those of what is in it.
fn names(block: &Block) -> Vec<String> {
    let name = match block {
        Block::Lead { .. } => "a lead".into(),
        Block::Paragraph { .. } => "a paragraph".into(),
        Block::Heading { .. } => "a heading".into(),
        Block::List { ordered: true, items } => format!("a numbered list of {}", items.len()),
        Block::List { ordered: false, items } => format!("a list of {}", items.len()),
        Block::Checklist { items } => format!("a checklist of {}", items.len()),
        Block::Pairs { rows, .. } => format!("a table of {}", rows.len()),
        Block::Decision { answers, .. } => format!("a decision of {}", answers.len()),
        Block::Contact(_) => "a contact".into(),
        Block::Sources { .. } => "sources".into(),
        Block::Boxed(boxed) => box_name(boxed.role).into(),
    };
    let inside = if let Block::Boxed(boxed) = block { boxed.blocks.as_slice() } else { &[] };
    std::iter::once(name).chain(inside.iter().flat_map(names)).collect()
}

fn box_name(role: BoxKind) -> &'static str {
    match role {
        BoxKind::Definition => "a definition",
        BoxKind::Caution => "a caution",
        BoxKind::ActNow => "an act-now box",
        BoxKind::Voice => "a voice",
        BoxKind::Example => "an example",
        BoxKind::Say => "a box of what to say",
        BoxKind::Do => "a box of what to do",
        BoxKind::Dont => "a box of what to leave",
        BoxKind::Call => "a box of whom to call",
        BoxKind::Write => "a box of what to write down",
    }
}

fn different_field(a: &Contact, b: &Contact) -> Option<&'static str> {
    let same = [
        ("phone", a.phone == b.phone),
        ("text", a.text == b.text),
        ("words", a.words.is_some() == b.words.is_some()),
        ("url", a.url == b.url),
        ("urgent", a.urgent == b.urgent),
        ("source", a.source == b.source),
        ("free", a.free == b.free),
        ("confidentiality", a.confidentiality == b.confidentiality),
        ("relay", a.relay == b.relay),
        ("chat", a.chat == b.chat),
        ("verified", a.verified == b.verified),
        ("languages", a.languages.is_some() == b.languages.is_some()),
        ("passes_on", a.passes_on.is_some() == b.passes_on.is_some()),
        ("hours", a.hours.is_some() == b.hours.is_some()),
        ("note", a.note.is_some() == b.note.is_some()),
    ];
    same.iter().find(|(_, same)| !same).map(|(field, _)| *field)
}

fn compare_links(translated: &Section, original: &Section, problems: &mut Vec<Problem>) {
    let (ours, theirs) = (targets(&translated.blocks), targets(&original.blocks));
    let missing = theirs.iter().find(|target| !ours.contains(target)).map(|target| ("lacks", target));
    let extra = ours.iter().find(|target| !theirs.contains(target)).map(|target| ("adds", target));
    if let Some((verb, target)) = missing.or(extra) {
        let what = format!("“{}” {verb} the link to {target}", translated.title);
        problems.push(Problem::error(
            translated.heading.clone(),
            "different-links",
            what,
            "link to the same places as the source",
        ));
    }
}

fn targets(blocks: &[Block]) -> Vec<String> {
    let spans = span_lines(blocks).into_iter().flatten();
    let target = |span: &Span| match span {
        Span::Term { concept, .. } => Some(format!("term:{concept}")),
        Span::Web { url, .. } => Some(url.clone()),
        Span::Own { number, .. } => Some(format!("my:{number}")),
        _ => None,
    };
    let sections = linked_sections(blocks).into_iter().map(|section| format!("#{section}"));
    let mut targets: Vec<_> = spans.filter_map(target).chain(sections).collect();
    targets.sort();
    targets.dedup();
    targets
}

fn same_sources(a: &[SourceRef], b: &[SourceRef]) -> bool {
    a.len() == b.len() && a.iter().all(|cited| b.contains(cited))
}
