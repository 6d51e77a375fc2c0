//! The glossary: every concept in every language, defined where it says.

use std::collections::BTreeSet;

use doorstep_core::handbook::SectionId;

use crate::problem::{Location, Problem};
use crate::source::Handbook;

pub fn check(handbook: &Handbook, problems: &mut Vec<Problem>) {
    let location = || Location::file("glossary.toml");
    let sections = handbook.sections_in(&handbook.settings.source_locale);
    let sections: BTreeSet<_> = sections.map(|(_, section)| &section.id).collect();
    let mut seen = BTreeSet::new();
    for concept in &handbook.glossary.concepts {
        let id = &concept.id;
        if SectionId::parse(id).is_err() || !seen.insert(id) {
            let what =
                format!("the concept id `{id}` is used twice or has other than small letters, digits and hyphens");
            problems.push(Problem::error(location(), "concept-id", what, "choose another"));
        }
        if let Some(section) = concept.section.as_ref().filter(|section| !sections.contains(section)) {
            let what = format!("`{id}` is said to be defined in `{section}`, which is no section");
            problems.push(Problem::error(
                location(),
                "broken-link",
                what,
                "give the id of the section that defines it",
            ));
        }
        for locale in &handbook.settings.locales {
            if !concept.terms.contains_key(locale) {
                let what = format!("the concept `{id}` has no term in {locale}");
                problems.push(Problem::error(location(), "missing-term", what, "add it, with its definition"));
            }
        }
        for locale in concept.terms.keys().filter(|locale| !handbook.settings.locales.contains(locale)) {
            let what = format!("the concept `{id}` has a term in `{locale}`, which is no language of the handbook");
            problems.push(Problem::error(
                location(),
                "unknown-language",
                what,
                "add the language to handbook.toml, or mend its tag",
            ));
        }
    }
}
