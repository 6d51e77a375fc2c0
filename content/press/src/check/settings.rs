//! `handbook.toml`: does it hang together?

use doorstep_core::handbook::SectionId;
use doorstep_core::pack::TopicKind;

use crate::problem::{Location, Problem};
use crate::source::Handbook;

pub fn check(handbook: &Handbook, problems: &mut Vec<Problem>) {
    let settings = &handbook.settings;
    let mut wrong = |what: String, cure: &str| {
        problems.push(Problem::error(Location::file("handbook.toml"), "settings", what, cure));
    };
    // Ids of handbooks and topics have the form of section ids.
    for (name, value) in std::iter::once(("id", &settings.id)).chain(settings.topics.iter().map(|t| ("topic", t))) {
        if let Err(invalid) = SectionId::parse(value) {
            wrong(format!("the {name} `{value}` cannot be used: {invalid}"), "choose another; it is permanent");
        }
    }
    if settings.version == 0 {
        wrong("`version` is 0".into(), "the first release is 1");
    }
    if settings.review_by <= settings.issued {
        wrong("`review_by` is not after `issued`".into(), "set the day by which someone must review the text");
    }
    if !settings.locales.contains(&settings.source_locale) {
        wrong("`source_locale` is not among `locales`".into(), "add it");
    }
    for locale in &settings.locales {
        if settings.locales.iter().filter(|other| *other == locale).count() > 1 {
            wrong(format!("the language {locale} is listed twice"), "list it once");
        }
        if !settings.title.contains_key(locale) {
            wrong(format!("the handbook has no title in {locale}"), "add it under [title]");
        }
        if !settings.voices.is_empty() && !settings.voices.contains_key(locale) {
            wrong(format!("the heading of its voices is not there in {locale}"), "add it under [voices]");
        }
    }
    for topic in &settings.topics {
        if settings.topics.iter().filter(|other| *other == topic).count() > 1 {
            wrong(format!("the topic {topic} is listed twice"), "list it once");
        }
    }
    check_overlay(handbook, &mut wrong);
    if !handbook.is_overlay() {
        check_act_now(handbook, problems);
    }
}

/// What an agency adds stands beside a handbook that is named, and it alone knows who answers near its workers.
fn check_overlay(handbook: &Handbook, wrong: &mut impl FnMut(String, &str)) {
    let settings = &handbook.settings;
    let delegated = handbook.signing.delegation.as_ref().map(|(delegation, _)| &delegation.handbook);
    if let (Some(own), Some(theirs)) = (&settings.overlay, delegated)
        && own != theirs
    {
        wrong(
            format!("`overlay` says `{own}`, and delegation.toml `{theirs}`"),
            "write the id of the handbook that it stands beside",
        );
    }
    if settings.overlay.as_ref() == Some(&settings.id) {
        wrong("`overlay` is the handbook's own id".to_owned(), "write the id of the handbook that it stands beside");
    }
    if !handbook.is_overlay() && !settings.numbers.is_empty() {
        let cure = "leave them to the worker, or to an agency's overlay";
        wrong("only an overlay gives numbers for the worker's own".to_owned(), cure);
    }
    for (slot, number) in &settings.numbers {
        if !number.is_dialed() {
            wrong(
                format!("the number for `{slot}` is none that a phone dials"),
                "write its digits, as people write it",
            );
        }
        for locale in settings.locales.iter().filter(|locale| !number.label.contains_key(locale)) {
            wrong(format!("the number for `{slot}` has no words in {locale}"), "add them under its `label`");
        }
    }
}

/// Whoever opens the handbook in danger must find the way at once: the topic for it comes first, and only it.
fn check_act_now(handbook: &Handbook, problems: &mut Vec<Problem>) {
    for locale in &handbook.settings.locales {
        for (number, topic) in handbook.topics_in(locale).enumerate() {
            let act_now = topic.front.kind == TopicKind::ActNow;
            if act_now && handbook.settings.topics.first() != Some(&topic.topic) {
                problems.push(Problem::error(
                    Location::file(&topic.file),
                    "act-now",
                    "the act-now topic is not the first",
                    "put it first in `topics` in handbook.toml",
                ));
            }
            if number == 0 && !act_now && handbook.settings.topics.first() == Some(&topic.topic) {
                problems.push(Problem::warning(
                    Location::file(&topic.file),
                    "act-now",
                    "the first topic is not for danger",
                    "write one with kind = \"act-now\": whom to call, and what to do at once",
                ));
            }
        }
    }
}
