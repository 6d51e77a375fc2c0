//! Permanent ids: unique, never used again, never lost (P10).

use std::collections::{BTreeMap, BTreeSet};

use doorstep_core::handbook::SectionId;
use doorstep_core::pack::{Pack, Resolution};

use crate::problem::{Location, Problem};
use crate::source::Handbook;

const FRESH: &str = "`doorstep id` gives a fresh one";

pub fn check(handbook: &Handbook, last_release: Option<&Pack>, problems: &mut Vec<Problem>) {
    let live = check_unique(handbook, problems);
    check_translations(handbook, &live, problems);
    let retired = check_retired(handbook, &live, problems);
    if let Some(pack) = last_release {
        check_nothing_lost(pack, &live, &retired, problems);
    }
}

/// Each id once a language; returns the source's.
fn check_unique(handbook: &Handbook, problems: &mut Vec<Problem>) -> BTreeSet<SectionId> {
    for locale in &handbook.settings.locales {
        let mut seen: BTreeMap<&SectionId, String> = BTreeMap::new();
        for (topic, section) in handbook.sections_in(locale) {
            if let Some(first) = seen.insert(&section.id, topic.file.clone()) {
                let what = format!("the id `{}` is used twice in {locale}, also in {first}", section.id);
                problems.push(Problem::error(section.heading.clone(), "duplicate-id", what, FRESH));
            }
        }
    }
    handbook.sections_in(&handbook.settings.source_locale).map(|(_, section)| section.id.clone()).collect()
}

fn check_translations(handbook: &Handbook, live: &BTreeSet<SectionId>, problems: &mut Vec<Problem>) {
    let source = &handbook.settings.source_locale;
    for locale in handbook.translations() {
        let mut there = BTreeMap::new();
        for (topic, section) in handbook.sections_in(locale) {
            there.insert(section.id.clone(), topic.topic.clone());
            if !live.contains(&section.id) {
                problems.push(Problem::error(
                    section.heading.clone(),
                    "unknown-id",
                    format!("the id `{}` is not in {source}", section.id),
                    "give it the id of the section it translates, or remove it",
                ));
            }
        }
        for (topic, section) in handbook.sections_in(source) {
            match there.get(&section.id) {
                None => problems.push(Problem::warning(
                    section.heading.clone(),
                    "missing-translation",
                    format!("the section “{}” is not in {locale}; readers will see {source}", section.title),
                    "translate it",
                )),
                Some(elsewhere) if *elsewhere != topic.topic => problems.push(Problem::error(
                    section.heading.clone(),
                    "moved-translation",
                    format!("in {locale} the section `{}` stands in the topic {elsewhere}", section.id),
                    "put it in the same topic in every language",
                )),
                Some(_) => {}
            }
        }
    }
}

/// Retired ids are not used again and lead to a section that is there; returns them.
fn check_retired(
    handbook: &Handbook,
    live: &BTreeSet<SectionId>,
    problems: &mut Vec<Problem>,
) -> BTreeMap<SectionId, Option<SectionId>> {
    let location = Location::file("redirects.toml");
    let moved = handbook.redirects.moved.iter().map(|moved| (&moved.from, Some(&moved.to)));
    let removed = handbook.redirects.removed.iter().map(|removed| (&removed.id, None));
    let mut retired = BTreeMap::new();
    for (id, to) in moved.chain(removed) {
        if live.contains(id) {
            let what = format!("the id `{id}` was retired and is used again");
            problems.push(Problem::error(location.clone(), "reused-id", what, FRESH));
        }
        if retired.insert(id.clone(), to.cloned()).is_some() {
            let what = format!("the id `{id}` is retired twice");
            problems.push(Problem::error(location.clone(), "reused-id", what, "keep one of the entries"));
        }
    }
    for (id, to) in &retired {
        if to.is_some() && !arrives(id, &retired, live) {
            problems.push(Problem::error(
                location.clone(),
                "redirect",
                format!("the redirect from `{id}` leads to no section"),
                "lead it to a section that is there, or list the id under [[removed]]",
            ));
        }
    }
    retired
}

fn arrives(id: &SectionId, retired: &BTreeMap<SectionId, Option<SectionId>>, live: &BTreeSet<SectionId>) -> bool {
    let mut at = id;
    for _ in 0..=retired.len() {
        match retired.get(at) {
            Some(Some(next)) => at = next,
            // What it became was itself removed later: a tombstone is an answer.
            Some(None) => return true,
            None => return live.contains(at),
        }
    }
    false
}

fn check_nothing_lost(
    pack: &Pack,
    live: &BTreeSet<SectionId>,
    retired: &BTreeMap<SectionId, Option<SectionId>>,
    problems: &mut Vec<Problem>,
) {
    let cure = "put it back, or say in redirects.toml where it went";
    let Ok(old) = pack.content().section_ids() else {
        let what = "the last release can't be read";
        problems.push(Problem::error(Location::file("redirects.toml"), "lost-id", what, "give --against a sound pack"));
        return;
    };
    let gone = |id: &SectionId| !live.contains(id) && !retired.contains_key(id);
    for id in old.iter().filter(|id| gone(id)) {
        let what = format!("the id `{id}` was in the last release and leads nowhere now");
        problems.push(Problem::error(Location::file("redirects.toml"), "lost-id", what, cure));
    }
    for id in live {
        if matches!(pack.content().resolve(id), Ok(Resolution::Moved(_) | Resolution::Removed(_))) {
            let what = format!("the id `{id}` was retired in the last release and is used again");
            problems.push(Problem::error(Location::file("redirects.toml"), "reused-id", what, FRESH));
        }
    }
}
