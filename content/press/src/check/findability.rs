//! The gate of findability: whoever types a section's title, or a term it defines, sees it among the first three.

use doorstep_core::handbook::SectionId;
use doorstep_core::locale::Locale;
use doorstep_core::pack::PackLocation;
use doorstep_core::{Config, Doorstep};

use crate::build::build;
use crate::problem::{Location, Problem};
use crate::source::Handbook;

const TOP: usize = 3;

pub fn check(handbook: &Handbook, problems: &mut Vec<Problem>) {
    let opened = open(handbook);
    let Some(doorstep) = opened else {
        let what = "the handbook builds no pack that opens";
        problems.push(Problem::error(Location::file("handbook.toml"), "build", what, "mend the other problems first"));
        return;
    };
    for locale in &handbook.settings.locales {
        for (_, section) in handbook.sections_in(locale) {
            if !found(&doorstep, &section.title, locale, &section.id) {
                let what = format!("a search for “{}” does not find this section among the first {TOP}", section.title);
                let cure = "give it a title that tells it from the others";
                problems.push(Problem::error(section.heading.clone(), "not-findable", what, cure));
            }
        }
        for concept in &handbook.glossary.concepts {
            let (Some(id), Some(term)) = (&concept.section, concept.terms.get(locale)) else { continue };
            for form in term.all_forms().filter(|form| !found(&doorstep, form, locale, id)) {
                let what =
                    format!("a search for “{form}” does not find its section `{id}` among the first {TOP} in {locale}");
                let cure = "use the word in that section, give the concept its right section, or take the form away";
                problems.push(Problem::error(Location::file("glossary.toml"), "not-findable", what, cure));
            }
        }
    }
}

fn open(handbook: &Handbook) -> Option<Doorstep> {
    let mut bytes = Vec::new();
    build(handbook, &mut bytes, &|_| {}).ok()?;
    Doorstep::open(&Config { pack: PackLocation::Memory(bytes.into()), preferred: Vec::new(), strings: Vec::new() })
        .ok()
}

fn found(doorstep: &Doorstep, words: &str, locale: &Locale, section: &SectionId) -> bool {
    let found = doorstep.search(words, Some(locale), TOP);
    found.is_ok_and(|found| found.hits.iter().any(|hit| hit.section == *section))
}
