//! What each section opens with, and where each of its parts comes from.

use doorstep_core::handbook::{Block, SourceRef};
use doorstep_core::pack::SourceKind;

use crate::problem::Problem;
use crate::source::{Handbook, Section};

/// Characters of a lead that are read at a glance.
const LONGEST_LEAD: usize = 110;

pub fn check(handbook: &Handbook, problems: &mut Vec<Problem>) {
    for locale in &handbook.settings.locales {
        handbook.sections_in(locale).for_each(|(_, section)| check_lead(section, problems));
    }
    // Translations cite the same: that is another rule.
    for (_, section) in handbook.sections_in(&handbook.settings.source_locale) {
        check_provenance(handbook, section, problems);
    }
}

fn check_lead(section: &Section, problems: &mut Vec<Problem>) {
    let Some(Block::Lead { text }) = section.blocks.first() else {
        let what = format!("“{}” has no lead", section.title);
        let cure = "write its point in one line, directly under the title: `> [!lead] …`";
        problems.push(Problem::warning(section.heading.clone(), "lead", what, cure));
        return;
    };
    let length = text.chars().count();
    if length > LONGEST_LEAD {
        let what = format!("the lead has {length} characters");
        let cure = format!("say the point in {LONGEST_LEAD} at most");
        problems.push(Problem::warning(section.block_location(0), "lead", what, cure));
    }
}

/// What the editors say is a claim like any other: somebody else has to stand behind it. A question that leads on claims nothing.
fn check_provenance(handbook: &Handbook, section: &Section, problems: &mut Vec<Problem>) {
    let kind = |cited: &SourceRef| handbook.settings.sources.get(&cited.source).and_then(|source| source.kind);
    let mut leads_on = false;
    for (number, block) in section.blocks.iter().enumerate() {
        leads_on |= matches!(block, Block::Decision { .. });
        let Block::Sources { cited } = block else { continue };
        if !leads_on && cited.iter().all(|cited| kind(cited) == Some(SourceKind::Editors)) {
            let what = format!("a part of “{}” is the editors' alone", section.title);
            let cure = "cite the law or guidance that it follows, too: `[@doorstep; @source]`; or leave it out";
            problems.push(Problem::warning(section.block_location(number), "provenance", what, cure));
        }
        leads_on = false;
    }
}
