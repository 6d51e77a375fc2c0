//! Markdown's events as a section's blocks.

use std::ops::Range;

use doorstep_core::handbook::{
    Answer, Block, BoxKind, Boxed, Contact, Item, OwnNumber, Pair, SectionId, SourceRef, Span,
};
use pulldown_cmark::{BlockQuoteKind, CodeBlockKind, Event, HeadingLevel, Tag, TagEnd};

use super::cursor::Cursor;

/// Reads the block that an event starts; nothing where it is not part of the dialect, which is reported.
pub fn block<'a>(cursor: &mut Cursor<'a>, event: Event<'a>, span: Range<usize>) -> Option<Block> {
    match event {
        Event::Start(Tag::Paragraph) => paragraph(cursor, span),
        Event::Start(Tag::Heading { level: HeadingLevel::H3, .. }) => {
            let text = heading_text(cursor, TagEnd::Heading(HeadingLevel::H3), span);
            Some(Block::Heading { text })
        }
        Event::Start(Tag::List(first)) => list(cursor, first.is_some(), span),
        Event::Start(Tag::BlockQuote(kind)) => boxed(cursor, kind, span),
        Event::Start(Tag::CodeBlock(kind)) => fenced(cursor, &kind, span),
        Event::Start(Tag::Table(alignments)) => table(cursor, alignments.len(), span),
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

fn paragraph(cursor: &mut Cursor<'_>, span: Range<usize>) -> Option<Block> {
    let spans = spans(cursor, TagEnd::Paragraph);
    let text: String = spans.iter().map(Span::text).collect();
    if let Some(inner) = text.strip_prefix("[@").and_then(|rest| rest.strip_suffix(']')) {
        let cited = citations(inner);
        if cited.is_none() {
            cursor.error(span, "sources", "these sources cannot be read", "write `[@nctsn 6; @tvpa]`");
        }
        return cited.map(|cited| Block::Sources { cited });
    }
    (!spans.is_empty()).then_some(Block::Paragraph { spans })
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

/// What the first line of a box says that it is.
enum Opening {
    /// The section's point.
    Lead,
    /// A question.
    Decision,
    /// Text set apart.
    Box(BoxKind),
}

impl Opening {
    fn of(word: &str) -> Option<Self> {
        match word {
            "lead" => Some(Self::Lead),
            "decision" => Some(Self::Decision),
            word => word.parse().ok().map(Self::Box),
        }
    }

    /// What a box may start with, for an editor.
    fn allowed() -> String {
        let words: Vec<_> =
            BoxKind::WORDS.iter().chain(&["lead", "decision"]).map(|word| format!("[!{word}]")).collect();
        format!("start it with one of: {}", words.join(", "))
    }
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
            Some(inner @ (Block::Paragraph { .. } | Block::List { .. })) => blocks.push(inner),
            Some(_) => cursor.unsupported(at, "anything but paragraphs and lists in a box"),
            None => {}
        }
    }
    let Some((opening, title)) = opening else {
        cursor.error(span, "box", "this box does not say what it is", &Opening::allowed());
        cursor.skip(&Tag::BlockQuote(kind));
        return None;
    };
    match opening {
        Opening::Lead => lead(cursor, title, blocks, span),
        Opening::Decision => decision(cursor, title, blocks, span),
        Opening::Box(role) => {
            if blocks.is_empty() {
                cursor.error(
                    span.clone(),
                    "box",
                    "this box is empty",
                    "write its text on the lines below, each with >",
                );
            }
            check_list_box(cursor, role, title.as_deref(), &blocks, span);
            Some(Block::Boxed(Boxed { role, speaker: title, blocks }))
        }
    }
}

/// A lead is one line of plain words, which may go on in the next line of the file.
fn lead(cursor: &mut Cursor<'_>, first: Option<String>, blocks: Vec<Block>, span: Range<usize>) -> Option<Block> {
    let more = match blocks.as_slice() {
        [] => Some(None),
        [Block::Paragraph { spans }] => match spans.as_slice() {
            [Span::Text { text }] => Some(Some(text.clone())),
            _ => None,
        },
        _ => None,
    };
    let text = more.map(|more| first.into_iter().chain(more).collect::<Vec<_>>().join(" "));
    let Some(text) = text.filter(|text| !text.is_empty()) else {
        let cure = "write `> [!lead] The point in one line.`, without links or stress";
        cursor.error(span, "lead", "the lead is not one line of plain words", cure);
        return None;
    };
    Some(Block::Lead { text })
}

/// A decision is a question and a list whose items are a link each.
fn decision(
    cursor: &mut Cursor<'_>,
    question: Option<String>,
    blocks: Vec<Block>,
    span: Range<usize>,
) -> Option<Block> {
    const CURE: &str = "write `> [!decision] The question?`, then `> - [An answer](#id)` for each answer";
    let answers = match blocks.as_slice() {
        [Block::List { items, .. }] => items.iter().map(answer).collect::<Option<Vec<_>>>(),
        _ => None,
    };
    let Some(question) = question else {
        cursor.error(span, "decision", "the question is missing", CURE);
        return None;
    };
    let Some(answers) = answers else {
        cursor.error(span, "decision", "the answers are not a list with one link an item", CURE);
        return None;
    };
    Some(Block::Decision { question, answers })
}

fn answer(item: &Item) -> Option<Answer> {
    match item.spans.as_slice() {
        [Span::Link { text, section }] => Some(Answer { text: text.clone(), section: section.clone() }),
        _ => None,
    }
}

/// What to say, do, leave, call and write is a list, so that each item can stand alone.
fn check_list_box(cursor: &mut Cursor<'_>, role: BoxKind, title: Option<&str>, blocks: &[Block], span: Range<usize>) {
    let is_list = matches!(blocks, [Block::List { .. }]) && title.is_none();
    let needs_list = matches!(role, BoxKind::Say | BoxKind::Do | BoxKind::Dont | BoxKind::Call | BoxKind::Write);
    if needs_list && !is_list && !blocks.is_empty() {
        let what = format!("the box [!{role}] is not one list");
        cursor.error(span, "box", what, "write `> - item` on the lines below, and nothing else");
    }
}

/// `[!voice] Who speaks`: the first line of a box, up to the end of that line.
fn marker(cursor: &mut Cursor<'_>) -> Option<(Opening, Option<String>)> {
    let mut line = String::new();
    while let Some(Event::Text(text)) = cursor.peek() {
        line.push_str(text);
        cursor.next();
    }
    if matches!(cursor.peek(), Some(Event::SoftBreak)) {
        cursor.next();
    }
    let (word, title) = line.strip_prefix("[!")?.split_once(']')?;
    let title = Some(title.trim().to_owned()).filter(|title| !title.is_empty());
    Some((Opening::of(word)?, title))
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
        Ok(contact) => Some(Block::Contact(Box::new(contact))),
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
    if let Some(name) = target.strip_prefix("my:") {
        return own(cursor, text, name, at);
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
        "link to a section with #id, to a term with term:id, to an own number with my:name, or to an https:// address",
    );
    None
}

fn own(cursor: &mut Cursor<'_>, text: String, name: &str, at: Range<usize>) -> Option<Span> {
    if let Ok(number) = name.parse() {
        return Some(Span::Own { text, number });
    }
    let words: Vec<_> = OwnNumber::WORDS.iter().map(|word| format!("my:{word}")).collect();
    let cure = format!("write one of: {}", words.join(", "));
    cursor.error(at, "own-number", format!("workers have no number of their own called `{name}`"), &cure);
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
