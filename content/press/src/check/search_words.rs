//! Search words and the words of an emergency: do they lead anywhere?

use std::collections::{BTreeMap, BTreeSet};

use doorstep_core::handbook::SectionId;
use doorstep_core::pack::TopicKind;

use crate::problem::{Location, Problem};
use crate::source::{Handbook, Tree, search_words};

/// A single word that leads to more sections tells nothing.
const MOST_SECTIONS: usize = 6;

/// A longer phrase is not compared.
const MOST_WORDS: usize = 8;

pub fn check(handbook: &Handbook, tree: &Tree, problems: &mut Vec<Problem>) {
    let sections = handbook.sections_in(&handbook.settings.source_locale);
    let sections: BTreeSet<&SectionId> = sections.map(|(_, section)| &section.id).collect();
    for (locale, words) in &handbook.search_words {
        let mut leads: BTreeMap<String, Vec<(&SectionId, &str)>> = BTreeMap::new();
        for (section, words) in &words.words {
            let mut seen = BTreeSet::new();
            for word in words {
                let at = || search_words::location(tree, locale, section, word);
                if !seen.insert(word.to_lowercase()) {
                    let what = format!("the search word “{word}” stands twice under `{section}`");
                    problems.push(Problem::warning(at(), "search-words", what, "keep it once"));
                }
                if !word.chars().any(char::is_alphanumeric) {
                    let what = format!("a search word of `{section}` has no letter or digit");
                    problems.push(Problem::error(
                        at(),
                        "search-words",
                        what,
                        "write what people type, or take it away",
                    ));
                }
                if word.split_whitespace().count() > MOST_WORDS {
                    let what =
                        format!("the search phrase “{word}” has more than {MOST_WORDS} words, and none is found");
                    problems.push(Problem::error(at(), "search-words", what, "keep its core"));
                }
                leads.entry(word.to_lowercase()).or_default().push((section, word));
            }
            if !sections.contains(section) {
                let what = format!("`{section}` has search words in {locale}, and is no section");
                let location = search_words::location(tree, locale, section, "");
                problems.push(Problem::error(
                    location,
                    "broken-link",
                    what,
                    "give the id of a section, or take them away",
                ));
            }
        }
        for (word, sections) in leads {
            let (Some((first, written)), true) = (sections.first(), sections.len() > MOST_SECTIONS) else { continue };
            let what = format!("the search word “{word}” stands under {} sections: it tells nothing", sections.len());
            let location = search_words::location(tree, locale, first, written);
            problems.push(Problem::warning(location, "search-words", what, "keep it under the best three"));
        }
    }
    check_emergency(handbook, problems);
}

/// In danger nobody finds the right word: every language needs those that lead to whom to call.
fn check_emergency(handbook: &Handbook, problems: &mut Vec<Problem>) {
    let Some(emergency) = &handbook.settings.emergency else {
        for (locale, _) in handbook.search_words.iter().filter(|(_, words)| !words.emergency.is_empty()) {
            let what = format!("there are emergency words in {locale}, and no section answers them");
            let cure = "name the section that says whom to call, under [emergency] in handbook.toml";
            problems.push(Problem::error(Location::file(&search_words::file_of(locale)), "emergency", what, cure));
        }
        return;
    };
    let mut topics = handbook.topics_in(&handbook.settings.source_locale);
    let answers = topics.any(|topic| {
        topic.front.kind == TopicKind::ActNow && topic.sections.iter().any(|section| section.id == emergency.section)
    });
    if !answers {
        let what = format!("`{}` is to answer an emergency, and is no section of an act-now topic", emergency.section);
        let cure = "give the section that says whom to call";
        problems.push(Problem::error(Location::file("handbook.toml"), "emergency", what, cure));
    }
    for (locale, _) in handbook.search_words.iter().filter(|(_, words)| words.emergency.is_empty()) {
        let what = format!("there are no emergency words in {locale}");
        let cure = "add them as `emergency = [\"…\"]`, before [words]";
        problems.push(Problem::error(Location::file(&search_words::file_of(locale)), "emergency", what, cure));
    }
}
