//! Right-now cards and decision aids: each is as short and as ordered as whoever needs it now expects.

use doorstep_core::handbook::{Audience, Block, BoxKind, Span, span_lines};
use doorstep_core::pack::TopicKind;

use crate::problem::Problem;
use crate::source::{Handbook, Section};

/// The boxes of a card, in their order.
const CARD: [BoxKind; 5] = [BoxKind::Do, BoxKind::Say, BoxKind::Dont, BoxKind::Call, BoxKind::Write];

pub fn check(handbook: &Handbook, problems: &mut Vec<Problem>) {
    // Translations have the same blocks: that is another rule.
    for (topic, section) in handbook.sections_in(&handbook.settings.source_locale) {
        if topic.front.kind == TopicKind::RightNow {
            check_right_now(section, problems);
        } else {
            check_elsewhere(section, problems);
        }
        if section.attributes.audience == Some(Audience::Family) {
            check_family(section, problems);
        }
    }
}

fn check_right_now(section: &Section, problems: &mut Vec<Problem>) {
    let text = match section.blocks.as_slice() {
        [Block::Lead { .. }, text @ ..] => text,
        text => text,
    };
    let boxes = |blocks: &[Block]| blocks.iter().map(role).collect::<Option<Vec<_>>>();
    let is_right = match text {
        [Block::Decision { .. }, Block::Sources { .. }]
        | [Block::Paragraph { .. }, Block::Decision { .. }, Block::Sources { .. }] => true,
        [card @ .., Block::Sources { .. }] => boxes(card).is_some_and(|roles| roles == CARD),
        // That the sources are missing is told already.
        _ => true,
    };
    if !is_right {
        let what = format!("“{}” is neither a card nor a decision", section.title);
        let words: Vec<_> = CARD.iter().map(|role| format!("[!{role}]")).collect();
        let cure = format!(
            "write a lead, {} in this order, and the sources; or a lead, [!decision] and the sources",
            words.join(", ")
        );
        problems.push(Problem::error(section.heading.clone(), "right-now", what, cure));
    }
}

fn role(block: &Block) -> Option<BoxKind> {
    if let Block::Boxed(boxed) = block { Some(boxed.role) } else { None }
}

fn check_elsewhere(section: &Section, problems: &mut Vec<Problem>) {
    for (number, block) in section.blocks.iter().enumerate() {
        let name = match block {
            Block::Decision { .. } => "decision",
            Block::Boxed(boxed) if matches!(boxed.role, BoxKind::Call | BoxKind::Write) => boxed.role.as_str(),
            _ => continue,
        };
        let what = format!("[!{name}] stands in a topic that is not of the kind right-now");
        let cure = "move the section to the topic with kind = \"right-now\", or write this as text";
        problems.push(Problem::error(section.block_location(number), "right-now", what, cure));
    }
}

/// A family has no use for the worker's numbers, and may not be shown them.
fn check_family(section: &Section, problems: &mut Vec<Problem>) {
    for (number, block) in section.blocks.iter().enumerate() {
        let mut spans = span_lines(std::slice::from_ref(block)).into_iter().flatten();
        if spans.any(|span| matches!(span, Span::Own { .. })) {
            let what = "a section for the family links to one of the worker's own numbers";
            let cure = "take the link away, or write the section to the worker";
            problems.push(Problem::error(section.block_location(number), "own-number", what, cure));
        }
    }
}
