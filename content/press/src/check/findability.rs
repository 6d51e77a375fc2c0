//! The gate of findability: whoever types a section's title, a term it defines or one of its search words sees it among the
//! first three, and whoever types a word of an emergency sees at once whom to call.

use std::collections::BTreeMap;

use doorstep_core::handbook::SectionId;
use doorstep_core::locale::Locale;
use doorstep_core::pack::PackLocation;
use doorstep_core::{Config, Doorstep};

use crate::build::build;
use crate::problem::{Location, Problem};
use crate::source::{Handbook, Tree, search_words};

const TOP: usize = 3;

pub fn check(handbook: &Handbook, tree: &Tree, problems: &mut Vec<Problem>) {
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
        check_search_words(handbook, tree, &doorstep, locale, problems);
        check_emergency_words(handbook, tree, &doorstep, locale, problems);
    }
}

fn check_search_words(
    handbook: &Handbook,
    tree: &Tree,
    doorstep: &Doorstep,
    locale: &Locale,
    problems: &mut Vec<Problem>,
) {
    let mut leads: BTreeMap<&str, Vec<&SectionId>> = BTreeMap::new();
    for (section, words) in handbook.search_words.get(locale).iter().flat_map(|words| &words.words) {
        // A section that is not there in the language is told of elsewhere.
        if handbook.section(locale, section).is_some() {
            words.iter().for_each(|word| leads.entry(word).or_default().push(section));
        }
    }
    for (word, sections) in leads {
        // Where people mean several things by a word, one of them may stand further down.
        if let Some(first) = sections.first().filter(|_| !sections.iter().any(|id| found(doorstep, word, locale, id))) {
            let what = format!("a search for “{word}” finds none of its sections among the first {TOP} in {locale}");
            let cure = "take the word away, or from the sections that stand before it";
            let location = search_words::location(tree, locale, first, word);
            problems.push(Problem::error(location, "not-findable", what, cure));
        }
    }
}

fn check_emergency_words(
    handbook: &Handbook,
    tree: &Tree,
    doorstep: &Doorstep,
    locale: &Locale,
    problems: &mut Vec<Problem>,
) {
    let Some(emergency) = &handbook.settings.emergency else { return };
    if handbook.section(locale, &emergency.section).is_none() {
        return;
    }
    for word in handbook.emergency_words(locale, &emergency.section) {
        let hits = doorstep.search(word, Some(locale), 0..1).map(|found| found.hits).unwrap_or_default();
        let first = hits.first();
        if first.is_none_or(|hit| hit.section != emergency.section || hit.call.is_none()) {
            let what = format!("a search for “{word}” in {locale} does not begin with the section to call from");
            let cure = "give that section a contact with a phone number, and write the words as people type them";
            let location = search_words::emergency_location(tree, locale, word);
            problems.push(Problem::error(location, "emergency", what, cure));
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
    let found = doorstep.search(words, Some(locale), 0..TOP);
    found.is_ok_and(|found| found.hits.iter().any(|hit| hit.section == *section))
}
