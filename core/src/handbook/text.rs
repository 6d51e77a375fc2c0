//! A section as plain text: what search indexes, snippets show and sharing sends.

use super::{Block, Contact, Pair, SectionId, SourceRef, Span};

/// The words of a line.
pub fn spans_text(spans: &[Span]) -> String {
    spans.iter().map(Span::text).collect()
}

/// The words of a section, one block or item a line, without its title and its sources.
pub fn plain_text(blocks: &[Block]) -> String {
    let mut lines = Vec::new();
    for block in blocks {
        push_block(block, &mut lines);
    }
    lines.retain(|line| !line.is_empty());
    lines.join("\n")
}

/// The small headings of a section, one a line.
pub fn headings_text(blocks: &[Block]) -> String {
    let headings = blocks.iter().filter_map(|block| match block {
        Block::Heading { text } => Some(text.as_str()),
        _ => None,
    });
    headings.collect::<Vec<_>>().join("\n")
}

/// Every line of spans in some blocks, boxes and tables included, in reading order.
pub fn span_lines(blocks: &[Block]) -> Vec<&[Span]> {
    let mut lines = Vec::new();
    for block in blocks {
        match block {
            Block::Paragraph { spans } => lines.push(spans.as_slice()),
            Block::List { items, .. } | Block::Checklist { items } => {
                lines.extend(items.iter().map(|item| item.spans.as_slice()));
            }
            Block::Pairs { heading, rows } => {
                let pairs = std::iter::once(heading).chain(rows);
                lines.extend(pairs.flat_map(|pair| [pair.left.as_slice(), pair.right.as_slice()]));
            }
            Block::Boxed(boxed) => lines.extend(span_lines(&boxed.blocks)),
            Block::Lead { .. }
            | Block::Heading { .. }
            | Block::Decision { .. }
            | Block::Contact(_)
            | Block::Sources { .. } => {}
        }
    }
    lines
}

/// The sections that some blocks lead to, each once, in reading order.
pub fn linked_sections(blocks: &[Block]) -> Vec<&SectionId> {
    let mut found = Vec::new();
    for block in blocks {
        let linked: Vec<_> = match block {
            Block::Decision { answers, .. } => answers.iter().map(|answer| &answer.section).collect(),
            block => span_lines(std::slice::from_ref(block)).into_iter().flatten().filter_map(linked_section).collect(),
        };
        for section in linked {
            if !found.contains(&section) {
                found.push(section);
            }
        }
    }
    found
}

fn linked_section(span: &Span) -> Option<&SectionId> {
    if let Span::Link { section, .. } = span { Some(section) } else { None }
}

/// The sources that some blocks cite, part after part.
pub fn cited_sources(blocks: &[Block]) -> impl Iterator<Item = &SourceRef> {
    blocks.iter().flat_map(|block| if let Block::Sources { cited } = block { cited.as_slice() } else { &[] })
}

fn push_block(block: &Block, lines: &mut Vec<String>) {
    match block {
        Block::Paragraph { spans } => lines.push(spans_text(spans)),
        Block::Lead { text } | Block::Heading { text } => lines.push(text.clone()),
        Block::List { items, .. } | Block::Checklist { items } => {
            lines.extend(items.iter().map(|item| spans_text(&item.spans)));
        }
        Block::Pairs { rows, .. } => lines.extend(rows.iter().map(pair_text)),
        Block::Boxed(boxed) => {
            lines.extend(boxed.speaker.clone());
            for inner in &boxed.blocks {
                push_block(inner, lines);
            }
        }
        Block::Decision { question, answers } => {
            lines.push(question.clone());
            lines.extend(answers.iter().map(|answer| answer.text.clone()));
        }
        Block::Contact(contact) => push_contact(contact, lines),
        Block::Sources { .. } => {}
    }
}

fn pair_text(pair: &Pair) -> String {
    format!("{}: {}", spans_text(&pair.left), spans_text(&pair.right))
}

fn push_contact(contact: &Contact, lines: &mut Vec<String>) {
    lines.push(contact.name.clone());
    let Contact { phone, text, words, hours, note, url, languages, passes_on, relay, chat, .. } = contact;
    let facts = [phone, text, words, hours, note, url, languages, passes_on, relay, chat];
    lines.extend(facts.into_iter().flatten().cloned());
}
