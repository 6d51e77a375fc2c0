//! What stands in braces: the right attributes in the right language, and staleness (L17–L19).

use doorstep_core::pack::{Change, ReviewStatus};

use crate::problem::{Location, Problem};
use crate::source::{Handbook, Section};

pub fn check(handbook: &Handbook, problems: &mut Vec<Problem>) {
    let source = &handbook.settings.source_locale;
    for (_, section) in handbook.sections_in(source) {
        if section.attributes.src.is_some() {
            let what = "the source language has no `src`";
            problems.push(Problem::error(section.heading.clone(), "attribute", what, "take it away"));
        }
        check_reviewers(section, problems);
    }
    for locale in handbook.translations() {
        for (_, section) in handbook.sections_in(locale) {
            let sources_own =
                [("change", section.attributes.change.is_some()), ("audience", section.attributes.audience.is_some())];
            for (name, _) in sources_own.into_iter().filter(|(_, there)| *there) {
                let what = format!("`{name}` belongs to the source language");
                problems.push(Problem::error(section.heading.clone(), "attribute", what, "take it away"));
            }
            check_reviewers(section, problems);
            if let Some(original) = handbook.section(source, &section.id) {
                check_freshness(section, original, &locale.to_string(), problems);
            }
        }
        check_fronts(handbook, locale, problems);
    }
}

/// Whether a translation says that it was made from the source as it is now, or says nothing.
pub(super) fn may_be_current(translated: &Section, original: &Section) -> bool {
    translated.attributes.src.as_ref().is_none_or(|src| *src == original.fingerprint())
}

fn check_freshness(translated: &Section, original: &Section, locale: &str, problems: &mut Vec<Problem>) {
    let location = translated.heading.clone();
    match &translated.attributes.src {
        None => problems.push(Problem::error(
            location,
            "not-stamped",
            format!("“{}” does not say which source text it was made from", translated.title),
            format!("when it is true to the source, run `doorstep stamp DIR {locale}`"),
        )),
        Some(src) if *src == original.fingerprint() => {}
        Some(_) => {
            let withheld = original.attributes.change == Some(Change::Critical);
            let then = if withheld { "withheld, since the change was critical" } else { "labelled as older" };
            problems.push(Problem::warning(
                location,
                "stale",
                format!("“{}” was made from an earlier text; it will be {then}", translated.title),
                format!("bring it up to date, then run `doorstep stamp DIR {locale} {}`", translated.id),
            ));
        }
    }
}

fn check_reviewers(section: &Section, problems: &mut Vec<Problem>) {
    let needed = match section.attributes.status {
        Some(ReviewStatus::Reviewed) => 1,
        Some(ReviewStatus::Approved) => 2,
        _ => 0,
    };
    if section.attributes.reviewers.len() < needed {
        let what = format!("this status needs {needed} reviewers and names {}", section.attributes.reviewers.len());
        problems.push(Problem::error(
            section.heading.clone(),
            "reviewers",
            what,
            "add `by=name,name`, or lower the status",
        ));
    }
}

fn check_fronts(handbook: &Handbook, locale: &doorstep_core::locale::Locale, problems: &mut Vec<Problem>) {
    for topic in handbook.topics_in(locale) {
        let original = handbook.topics_in(&handbook.settings.source_locale).find(|other| other.topic == topic.topic);
        let Some(original) = original else { continue };
        let location = Location::file(&topic.file);
        if topic.front.kind != original.front.kind {
            let what = "the topic's kind differs from the source's";
            problems.push(Problem::error(location.clone(), "front-matter", what, "make them the same"));
        }
        match &topic.front.src {
            None => problems.push(Problem::error(
                location,
                "not-stamped",
                "the title and summary do not say which source text they were made from",
                format!("when they are true to the source, run `doorstep stamp DIR {locale}`"),
            )),
            Some(src) if *src == original.front.fingerprint() => {}
            Some(_) => problems.push(Problem::warning(
                location,
                "stale",
                "the title and summary were made from earlier ones",
                format!("bring them up to date, then run `doorstep stamp DIR {locale} {}`", topic.topic),
            )),
        }
    }
}
