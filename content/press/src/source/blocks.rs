//! Markdown's events as a section's blocks.

use std::ops::Range;

use doorstep_core::handbook::{Block, BoxKind, Boxed, Contact, Item, Pair, SectionId, SourceRef, Span};
use pulldown_cmark::{BlockQuoteKind, CodeBlockKind, Event, HeadingLevel, Tag, TagEnd};

use super::cursor::Cursor;

/// What one block of Markdown turned out to be.
pub enum Parsed {
    /// Text.
    Block(Block),
    /// The sources at the end of a section.
    Sources(Vec<SourceRef>),
}

/// Reads the block that an event starts; nothing where it is not part of the dialect, which is reported.
pub fn block<'a>(cursor: &mut Cursor<'a>, event: Event<'a>, span: Range<usize>) -> Option<Parsed> {
    match event {
        Event::Start(Tag::Paragraph) => paragraph(cursor, span),
        Event::Start(Tag::Heading { level: HeadingLevel::H3, .. }) => {
            let text = heading_text(cursor, TagEnd::Heading(HeadingLevel::H3), span);
            Some(Parsed::Block(Block::Heading { text }))
        }
        Event::Start(Tag::List(first)) => list(cursor, first.is_some(), span).map(Parsed::Block),
        Event::Start(Tag::BlockQuote(kind)) => boxed(cursor, kind, span).map(Parsed::Block),
        Event::Start(Tag::CodeBlock(kind)) => fenced(cursor, &kind, span).map(Parsed::Block),
        Event::Start(Tag::Table(alignments)) => table(cursor, alignments.len(), span).map(Parsed::Block),
        Event::Start(tag) => {
            cursor.unsupported(span, name_of(&tag));
            cursor.skip(&tag);
            None
        }
        Event::Rule => {
            cursor.unsupported(span, "a line across");
            None
        }
        Event::Html(_) => {
            cursor.unsupported(span, "HTML");
            None
        }
        _ => None,
    }
}

/// The plain words of a heading, up to its end.
pub fn heading_text(cursor: &mut Cursor<'_>, end: TagEnd, span: Range<usize>) -> String {
    let spans = spans(cursor, end);
    if spans.iter().any(|span| !matches!(span, Span::Text { .. })) {
        cursor.unsupported(span, "a stressed word or link in a heading");
    }
    spans.iter().map(Span::text).collect::<String>().trim().to_owned()
}

fn name_of(tag: &Tag<'_>) -> &'static str {
    match tag {
        Tag::Heading { .. } => "a heading of this level (a section is ##, a heading in it ###)",
        Tag::HtmlBlock => "HTML",
        Tag::Image { .. } => "a picture",
        Tag::FootnoteDefinition(_) => "a footnote",
        _ => "this kind of Markdown",
    }
}

fn paragraph(cursor: &mut Cursor<'_>, span: Range<usize>) -> Option<Parsed> {
    let spans = spans(cursor, TagEnd::Paragraph);
    let text: String = spans.iter().map(Span::text).collect();
    if let Some(inner) = text.strip_prefix("[@").and_then(|rest| rest.strip_suffix(']')) {
        let sources = citations(inner);
        if sources.is_none() {
            cursor.error(span, "sources", "these sources cannot be read", "write `[@nctsn 6; @tvpa]`");
        }
        return sources.map(Parsed::Sources);
    }
    (!spans.is_empty()).then_some(Parsed::Block(Block::Paragraph { spans }))
}

/// `nctsn 6; @tvpa`: the inside of a citation without its first `@`.
fn citations(inner: &str) -> Option<Vec<SourceRef>> {
    let cite = |text: &str| {
        let mut words = text.trim().splitn(2, char::is_whitespace);
        let source = words.next().filter(|source| !source.is_empty())?.to_owned();
        Some(SourceRef { source, locator: words.next().map(|locator| locator.trim().to_owned()) })
    };
    let mut cites = inner.split(';');
    let first = cite(cites.next()?)?;
    let rest = cites.map(|text| cite(text.trim().strip_prefix('@')?));
    std::iter::once(Some(first)).chain(rest).collect()
}

fn list(cursor: &mut Cursor<'_>, ordered: bool, span: Range<usize>) -> Option<Block> {
    let (mut items, mut tasks) = (Vec::new(), 0);
    while !cursor.take_end(TagEnd::List(ordered)) {
        match cursor.next() {
            Some((Event::Start(Tag::Item), at)) => {
                let (item, is_task) = item(cursor, at);
                tasks += usize::from(is_task);
                items.push(item);
            }
            Some(_) => {}
            None => break,
        }
    }
    match tasks {
        0 => Some(Block::List { ordered, items }),
        _ if tasks == items.len() && !ordered => Some(Block::Checklist { items }),
        _ => {
            cursor.error(span, "list", "only some items have a box to tick", "give a box to each item, or to none");
            None
        }
    }
}

fn item(cursor: &mut Cursor<'_>, at: Range<usize>) -> (Item, bool) {
    let mut found = Vec::new();
    let mut is_task = false;
    let mut paragraphs = 0;
    while !cursor.take_end(TagEnd::Item) {
        match cursor.peek() {
            Some(Event::TaskListMarker(_)) => {
                is_task = true;
                cursor.next();
            }
            Some(Event::Start(Tag::Paragraph)) => {
                paragraphs += 1;
                cursor.next();
                // The box to tick stands inside the paragraph where items are set apart by empty lines.
                if matches!(cursor.peek(), Some(Event::TaskListMarker(_))) {
                    is_task = true;
                    cursor.next();
                }
                found.extend(spans(cursor, TagEnd::Paragraph));
            }
            Some(Event::Start(tag)) if is_block(tag) => {
                let tag = tag.clone();
                cursor.unsupported(at.clone(), "a list, box or table inside an item");
                cursor.next();
                cursor.skip(&tag);
            }
            Some(_) => found.extend(inline(cursor)),
            None => break,
        }
    }
    if paragraphs > 1 {
        cursor.unsupported(at, "an item of several paragraphs");
    }
    (Item { spans: joined(found) }, is_task)
}

fn is_block(tag: &Tag<'_>) -> bool {
    !matches!(tag, Tag::Strong | Tag::Emphasis | Tag::Link { .. } | Tag::Image { .. } | Tag::Strikethrough)
}

fn boxed(cursor: &mut Cursor<'_>, kind: Option<BlockQuoteKind>, span: Range<usize>) -> Option<Block> {
    let mut blocks = Vec::new();
    let mut opening = None;
    while !cursor.take_end(TagEnd::BlockQuote(kind)) {
        let Some((event, at)) = cursor.next() else { break };
        if opening.is_none() {
            let Event::Start(Tag::Paragraph) = event else { break };
            opening = marker(cursor);
            if opening.is_none() {
                break;
            }
            let rest = spans(cursor, TagEnd::Paragraph);
            if !rest.is_empty() {
                blocks.push(Block::Paragraph { spans: rest });
            }
            continue;
        }
        match block(cursor, event, at.clone()) {
            Some(Parsed::Block(inner @ (Block::Paragraph { .. } | Block::List { .. }))) => blocks.push(inner),
            Some(_) => cursor.unsupported(at, "anything but paragraphs and lists in a box"),
            None => {}
        }
    }
    let words: Vec<_> = BoxKind::WORDS.iter().map(|word| format!("[!{word}]")).collect();
    let cure = format!("start it with one of: {}", words.join(", "));
    let Some((role, speaker)) = opening else {
        cursor.error(span, "box", "this box does not say what it is", &cure);
        cursor.skip(&Tag::BlockQuote(kind));
        return None;
    };
    if blocks.is_empty() {
        cursor.error(span, "box", "this box is empty", "write its text on the lines below, each with >");
    }
    Some(Block::Boxed(Boxed { role, speaker, blocks }))
}

/// `[!voice] Who speaks`: the first line of a box, up to the end of that line.
fn marker(cursor: &mut Cursor<'_>) -> Option<(BoxKind, Option<String>)> {
    let mut line = String::new();
    while let Some(Event::Text(text)) = cursor.peek() {
        line.push_str(text);
        cursor.next();
    }
    if matches!(cursor.peek(), Some(Event::SoftBreak)) {
        cursor.next();
    }
    let (word, speaker) = line.strip_prefix("[!")?.split_once(']')?;
    let role = word.parse().ok()?;
    let speaker = Some(speaker.trim().to_owned()).filter(|speaker| !speaker.is_empty());
    Some((role, speaker))
}

fn fenced(cursor: &mut Cursor<'_>, kind: &CodeBlockKind<'_>, span: Range<usize>) -> Option<Block> {
    let mut text = String::new();
    while let Some((Event::Text(part), _)) = cursor.next() {
        text.push_str(&part);
    }
    if !matches!(kind, CodeBlockKind::Fenced(info) if info.trim() == "contact") {
        cursor.unsupported(span, "a code block");
        return None;
    }
    match toml::from_str::<Contact>(&text) {
        Ok(contact) => Some(Block::Contact(contact)),
        Err(error) => {
            let offset = span.start + "```contact\n".len();
            let at = error.span().map_or(span, |inner| inner.start + offset..inner.end + offset);
            cursor.error(at, "contact", error.message().trim(), "the editor's guide shows a contact");
            None
        }
    }
}

fn table(cursor: &mut Cursor<'_>, columns: usize, span: Range<usize>) -> Option<Block> {
    let mut rows = Vec::new();
    while !cursor.take_end(TagEnd::Table) {
        match cursor.next() {
            Some((Event::Start(Tag::TableHead), _)) => rows.push(row(cursor, TagEnd::TableHead)),
            Some((Event::Start(Tag::TableRow), _)) => rows.push(row(cursor, TagEnd::TableRow)),
            Some(_) => {}
            None => break,
        }
    }
    if columns != 2 || rows.len() < 2 {
        cursor.unsupported(span, "a table that has not two columns, a heading and rows");
        return None;
    }
    let heading = rows.remove(0);
    Some(Block::Pairs { heading, rows })
}

fn row(cursor: &mut Cursor<'_>, end: TagEnd) -> Pair {
    let mut cells = Vec::new();
    while !cursor.take_end(end) {
        match cursor.next() {
            Some((Event::Start(Tag::TableCell), _)) => cells.push(spans(cursor, TagEnd::TableCell)),
            Some(_) => {}
            None => break,
        }
    }
    let mut cells = cells.into_iter();
    Pair { left: cells.next().unwrap_or_default(), right: cells.next().unwrap_or_default() }
}

/// The spans up to an end, which is taken.
fn spans(cursor: &mut Cursor<'_>, end: TagEnd) -> Vec<Span> {
    let mut found = Vec::new();
    while !cursor.take_end(end) {
        if cursor.peek().is_none() {
            break;
        }
        found.extend(inline(cursor));
    }
    joined(found)
}

/// One inline event as a span.
fn inline(cursor: &mut Cursor<'_>) -> Option<Span> {
    let (event, at) = cursor.next()?;
    match event {
        Event::Text(text) => Some(Span::Text { text: text.into_string() }),
        Event::SoftBreak => Some(Span::Text { text: " ".to_owned() }),
        Event::Start(Tag::Strong) => Some(Span::Strong { text: words(cursor, TagEnd::Strong) }),
        Event::Start(Tag::Emphasis) => Some(Span::Emphasis { text: words(cursor, TagEnd::Emphasis) }),
        Event::Start(Tag::Link { dest_url, .. }) => {
            let text = words(cursor, TagEnd::Link);
            link(cursor, text, &dest_url, at)
        }
        Event::Start(tag) => {
            cursor.unsupported(at, name_of(&tag));
            cursor.skip(&tag);
            None
        }
        Event::HardBreak => {
            cursor.unsupported(at, "a line break inside a paragraph");
            None
        }
        Event::Code(_) => {
            cursor.unsupported(at, "code");
            None
        }
        Event::InlineHtml(_) | Event::Html(_) => {
            cursor.unsupported(at, "HTML");
            None
        }
        Event::FootnoteReference(_) => {
            cursor.unsupported(at, "a footnote");
            None
        }
        _ => None,
    }
}

/// The plain words inside a stress or link; anything nested is reported.
fn words(cursor: &mut Cursor<'_>, end: TagEnd) -> String {
    let mut text = String::new();
    while !cursor.take_end(end) {
        match cursor.next() {
            Some((Event::Text(part), _)) => text.push_str(&part),
            Some((Event::SoftBreak, _)) => text.push(' '),
            Some((Event::Start(tag), at)) => {
                cursor.unsupported(at, "a stress or link inside another");
                cursor.skip(&tag);
            }
            Some((_, at)) => cursor.unsupported(at, "this"),
            None => break,
        }
    }
    text
}

fn link(cursor: &mut Cursor<'_>, text: String, target: &str, at: Range<usize>) -> Option<Span> {
    if let Some(concept) = target.strip_prefix("term:") {
        return Some(Span::Term { text, concept: concept.to_owned() });
    }
    if target.starts_with("https://") {
        return Some(Span::Web { text, url: target.to_owned() });
    }
    if let Some(Ok(section)) = target.strip_prefix('#').map(SectionId::parse) {
        return Some(Span::Link { text, section });
    }
    cursor.error(
        at,
        "broken-link",
        "this link leads nowhere",
        "link to a section with #id, to a term with term:id, or to an https:// address",
    );
    None
}

/// Neighbouring plain texts as one, without space at the ends.
fn joined(spans: Vec<Span>) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    for span in spans {
        match (out.last_mut(), span) {
            (Some(Span::Text { text }), Span::Text { text: more }) => text.push_str(&more),
            (_, span) => out.push(span),
        }
    }
    if let Some(Span::Text { text }) = out.first_mut() {
        *text = text.trim_start().to_owned();
    }
    if let Some(Span::Text { text }) = out.last_mut() {
        *text = text.trim_end().to_owned();
    }
    out.retain(|span| !span.text().is_empty());
    out
}
