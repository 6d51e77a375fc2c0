//! Figures are the same in every language: amounts, ages, phone numbers, law, addresses (L21).

use std::sync::LazyLock;

use doorstep_core::handbook::plain_text;
use regex::Regex;

use super::attributes::may_be_current;
use crate::problem::Problem;
use crate::source::{Handbook, Section};

#[expect(clippy::unwrap_used, reason = "the pattern is fixed and tested")]
static NUMBER: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\d+").unwrap());
#[expect(clippy::unwrap_used, reason = "the pattern is fixed and tested")]
static ADDRESS: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"https://[^\s)>\]]+").unwrap());

pub fn check(handbook: &Handbook, problems: &mut Vec<Problem>) {
    for locale in handbook.translations() {
        for (_, translated) in handbook.sections_in(locale) {
            let original = handbook.section(&handbook.settings.source_locale, &translated.id);
            if let Some(original) = original.filter(|original| may_be_current(translated, original)) {
                compare(translated, locale.rules().zero, original, problems);
            }
        }
    }
}

fn compare(translated: &Section, zero: char, original: &Section, problems: &mut Vec<Problem>) {
    let text = |section: &Section| format!("{}\n{}", section.title, plain_text(&section.blocks));
    let (ours, theirs) = (european(&text(translated), zero), text(original));
    for (pattern, name) in [(&*ADDRESS, "address"), (&*NUMBER, "number")] {
        let (ours, theirs) = (found(pattern, &ours), found(pattern, &theirs));
        if ours != theirs {
            let odd = theirs.iter().find(|item| count(&ours, item) != count(&theirs, item));
            let odd = odd.or_else(|| ours.iter().find(|item| count(&ours, item) != count(&theirs, item)));
            let odd = odd.map(String::as_str).unwrap_or_default();
            let what = format!(
                "the {name} {odd} is {} times in “{}” and {} times in the source",
                count(&ours, odd),
                translated.title,
                count(&theirs, odd)
            );
            problems.push(Problem::error(
                translated.heading.clone(),
                "different-figures",
                what,
                "make the figures the same",
            ));
        }
    }
}

/// The text with the digits of a language's own numerals as European ones.
fn european(text: &str, zero: char) -> String {
    let digit = |c: char| u32::from(c).checked_sub(u32::from(zero)).and_then(|value| char::from_digit(value, 10));
    text.chars().map(|c| digit(c).unwrap_or(c)).collect()
}

fn found(pattern: &Regex, text: &str) -> Vec<String> {
    let mut found: Vec<_> = pattern.find_iter(text).map(|hit| hit.as_str().to_owned()).collect();
    found.sort();
    found
}

fn count(found: &[String], item: &str) -> usize {
    found.iter().filter(|other| *other == item).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn l21_a_number_is_the_same_in_a_language_s_own_numerals() {
        assert_eq!(european("اتصل ٩١١ أو 911", '٠'), "اتصل 911 أو 911");
        assert_eq!(european("call 911, ٩", '0'), "call 911, ٩");
    }
}
