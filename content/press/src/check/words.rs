//! Words to avoid (L20).

use doorstep_core::handbook::{headings_text, plain_text};
use regex::{Regex, RegexBuilder};

use crate::problem::{Location, Problem};
use crate::source::{Avoid, Handbook, Tree};

pub fn check(handbook: &Handbook, tree: &Tree, problems: &mut Vec<Problem>) {
    for avoid in &handbook.glossary.avoid {
        let Some(pattern) = pattern(&avoid.word) else {
            let what = format!("the word to avoid `{}` cannot be looked for", avoid.word);
            problems.push(Problem::error(
                Location::file("glossary.toml"),
                "avoid",
                what,
                "write a word, perhaps with * at its end",
            ));
            continue;
        };
        check_topics(handbook, tree, avoid, &pattern, problems);
        check_definitions(handbook, avoid, &pattern, problems);
    }
}

fn check_topics(handbook: &Handbook, tree: &Tree, avoid: &Avoid, pattern: &Regex, problems: &mut Vec<Problem>) {
    for topic in handbook.topics_in(&avoid.locale) {
        let front = format!("{}\n{}", topic.front.title, topic.front.summary);
        if let Some(word) = first_use(&front, avoid, pattern) {
            problems.push(problem(Location::file(&topic.file), &word, avoid));
        }
        for section in &topic.sections {
            if let Some(word) = first_use(&section.title, avoid, pattern) {
                problems.push(problem(section.heading.clone(), &word, avoid));
            }
            for (number, block) in section.blocks.iter().enumerate() {
                let block = std::slice::from_ref(block);
                let text = format!("{}\n{}", headings_text(block), plain_text(block));
                if let Some(word) = first_use(&text, avoid, pattern) {
                    let file = tree.text(&topic.file).unwrap_or_default();
                    let location = super::references::within(&section.block_location(number), file, &word);
                    problems.push(problem(location, &word, avoid));
                }
            }
        }
    }
}

/// Terms and definitions are read; forms are only searched for, and people type what they type.
fn check_definitions(handbook: &Handbook, avoid: &Avoid, pattern: &Regex, problems: &mut Vec<Problem>) {
    for concept in &handbook.glossary.concepts {
        let Some(term) = concept.terms.get(&avoid.locale) else { continue };
        if let Some(word) = first_use(&format!("{}\n{}", term.term, term.definition), avoid, pattern) {
            problems.push(problem(Location::file("glossary.toml"), &word, avoid));
        }
    }
}

fn problem(location: Location, word: &str, avoid: &Avoid) -> Problem {
    let cure = format!("say: {}", avoid.say);
    Problem::error(location, "avoided-word", format!("“{word}” is a word to avoid in {}", avoid.locale), cure)
}

/// The first use of the word outside the phrases in which it is right.
fn first_use(text: &str, avoid: &Avoid, pattern: &Regex) -> Option<String> {
    let lower = text.to_lowercase();
    let allowed: Vec<_> = avoid
        .except
        .iter()
        .map(|phrase| phrase.to_lowercase())
        .flat_map(|phrase| lower.match_indices(&phrase).map(|(at, found)| at..at + found.len()).collect::<Vec<_>>())
        .collect();
    // Lower case keeps byte positions in the scripts that such lists are written in; where not, the exception is looser.
    let used = pattern.find_iter(&lower).find(|hit| !allowed.iter().any(|range| range.contains(&hit.start())));
    used.map(|hit| text.get(hit.range()).unwrap_or(hit.as_str()).to_owned())
}

fn pattern(word: &str) -> Option<Regex> {
    let stem = word.trim_end_matches('*');
    if stem.trim().is_empty() {
        return None;
    }
    let ending = if word.ends_with('*') { r"\w*" } else { "" };
    let pattern = format!(r"\b{}{ending}\b", regex::escape(&stem.to_lowercase()));
    RegexBuilder::new(&pattern).build().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use doorstep_core::locale::Locale;

    fn used(word: &str, except: &[&str], text: &str) -> Option<String> {
        let avoid = Avoid {
            locale: Locale::english(),
            word: word.into(),
            say: String::new(),
            except: except.iter().map(ToString::to_string).collect(),
        };
        first_use(text, &avoid, &pattern(word).unwrap())
    }

    #[test]
    fn l20_whole_words_are_found_in_any_case() {
        assert_eq!(used("tráfico", &[], "El Tráfico de menores").as_deref(), Some("Tráfico"));
        assert_eq!(used("tráfico", &[], "los tráficos"), None);
        assert_eq!(used("victim*", &[], "Victims of").as_deref(), Some("Victims"));
    }

    #[test]
    fn l20_exceptions_hold_for_their_phrase_only() {
        let except = ["Trafficking Victims Protection Act"];
        assert_eq!(used("victim*", &except, "the Trafficking Victims Protection Act"), None);
        assert_eq!(
            used("victim*", &except, "the Trafficking Victims Protection Act and a victim").as_deref(),
            Some("victim")
        );
    }
}
