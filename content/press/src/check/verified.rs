//! Contacts and sources are held against the world once a year.

use doorstep_core::handbook::Block;
use doorstep_core::pack::{Date, SourceKind};

use crate::problem::{Location, Problem};
use crate::source::{Handbook, Section};

pub fn check(handbook: &Handbook, today: Date, problems: &mut Vec<Problem>) {
    // Translations have the same day: that is another rule.
    for (_, section) in handbook.sections_in(&handbook.settings.source_locale) {
        check_contacts(section, today, problems);
    }
    check_sources(handbook, problems);
}

fn check_contacts(section: &Section, today: Date, problems: &mut Vec<Problem>) {
    for (number, block) in section.blocks.iter().enumerate() {
        let Block::Contact(contact) = block else { continue };
        let what = match contact.verified {
            None => format!("nobody has verified the contact “{}”", contact.name),
            Some(day) if contact.is_stale(today) => {
                format!("the contact “{}” was last verified on {day}, more than a year ago", contact.name)
            }
            Some(_) => continue,
        };
        let cure = "call or look at its source, mend what changed, then write `verified = \"year-month-day\"`";
        problems.push(Problem::warning(section.block_location(number), "verified", what, cure));
    }
}

fn check_sources(handbook: &Handbook, problems: &mut Vec<Problem>) {
    let mut told = |what: String, cure: String| {
        problems.push(Problem::warning(Location::file(handbook.settings.sources_file), "source", what, cure));
    };
    for (id, source) in &handbook.settings.sources {
        match source.kind {
            None => {
                let cure = format!("add `kind`, one of: {}", SourceKind::WORDS.join(", "));
                told(format!("the source `{id}` does not say what kind it is"), cure);
            }
            Some(SourceKind::Editors) => {}
            Some(_) if source.checked.is_none() => {
                let cure = "hold the text against it, then add `checked = \"year-month-day\"`".to_owned();
                told(format!("the source `{id}` does not say when it was checked"), cure);
            }
            Some(_) => {}
        }
    }
}
