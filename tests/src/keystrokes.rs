//! Handbooks and what is typed into them letter by letter, and how long each keystroke took.

use std::fmt;
use std::hint::black_box;
use std::iter;
use std::time::{Duration, Instant};

use doorstep_press::bundled;
use doorstep_press::source::Tree;

use crate::generate;

/// What is typed into a generated handbook, in keystrokes.
const GENERATED: usize = 5000;
/// So many keystrokes go before those that are timed, to warm what a person's first ones would have warmed.
const WARM: usize = 50;

/// A handbook and what is typed into it.
pub struct Typing {
    /// What to call it.
    pub name: String,
    /// The handbook's files.
    pub handbook: Tree,
    /// The text of the search field after each keystroke.
    pub keystrokes: Vec<String>,
}

/// Typing in the bundled handbook, and in a generated one of so many sections.
pub fn in_bundled_and_generated(sections: usize) -> [Typing; 2] {
    let bundled = Typing { name: "bundled".to_owned(), handbook: bundled::sources(), keystrokes: typed_by_a_person() };
    let generated = Typing {
        name: format!("generated, {sections} sections"),
        handbook: generate::handbook(sections),
        keystrokes: generate::keystrokes(GENERATED),
    };
    [bundled, generated]
}

/// Keystrokes of questions that a worker might type.
fn typed_by_a_person() -> Vec<String> {
    let questions = [
        "what do i say first",
        "safety plan",
        "ran away from care",
        "is it trafficking without force",
        "hotline number",
        "mandated reporter",
        "chosen name",
        "she does not want to talk",
        "who is vulnerable",
        "drugs",
        "trata",
        "plan de seguridad",
    ];
    questions.into_iter().flat_map(typed).collect()
}

/// A query as it is typed, from its second letter on.
pub(crate) fn typed(query: &str) -> impl Iterator<Item = String> {
    let ends = query.char_indices().map(|(at, c)| at + c.len_utf8()).skip(1);
    ends.filter_map(|end| query.get(..end).map(str::to_owned))
}

/// The first keystroke of each query: one that does not type on.
pub fn firsts(keystrokes: &[String]) -> Vec<&str> {
    let before = iter::once(None).chain(keystrokes.iter().map(Some));
    let begins = |text: &str, before: Option<&String>| before.is_none_or(|before| !text.starts_with(before.as_str()));
    let firsts = keystrokes.iter().zip(before).filter(|(text, before)| begins(text, *before));
    firsts.map(|(text, _)| text.as_str()).collect()
}

/// How long keystrokes took, the shortest first.
pub struct Times(Vec<Duration>);

impl Times {
    /// Times each keystroke's search, once the first ones have warmed it.
    ///
    /// # Errors
    /// Those of the search.
    pub fn of<T, E>(keystrokes: &[String], mut search: impl FnMut(&str) -> Result<T, E>) -> Result<Self, E> {
        for text in keystrokes.iter().take(WARM) {
            black_box(search(text)?);
        }
        keystrokes.iter().map(|text| time(|| search(text))).collect()
    }

    /// In milliseconds, so many percent took no longer.
    pub fn percentile(&self, percent: usize) -> f64 {
        let at = self.0.len().saturating_sub(1) * percent / 100;
        self.0.get(at).map_or(0.0, |time| time.as_secs_f64() * 1e3)
    }
}

/// How long one search took, with dropping what it found.
///
/// # Errors
/// Those of the search.
pub fn time<T, E>(search: impl FnOnce() -> Result<T, E>) -> Result<Duration, E> {
    let start = Instant::now();
    black_box(search()?);
    Ok(start.elapsed())
}

impl FromIterator<Duration> for Times {
    fn from_iter<I: IntoIterator<Item = Duration>>(times: I) -> Self {
        let mut times: Vec<_> = times.into_iter().collect();
        times.sort_unstable();
        Self(times)
    }
}

impl fmt::Display for Times {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [p50, p95, p99] = [50, 95, 99].map(|percent| self.percentile(percent));
        write!(f, "p50 {p50:.3}  p95 {p95:.3}  p99 {p99:.3} ms, n = {}", self.0.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_is_typed_from_its_second_letter_on() {
        assert_eq!(typed("año").collect::<Vec<_>>(), ["añ", "año"]);
    }

    #[test]
    fn the_first_keystroke_of_each_query_is_known() {
        let keystrokes = ["trata", "plan"].into_iter().flat_map(typed).collect::<Vec<_>>();
        assert_eq!(firsts(&keystrokes), ["tr", "pl"]);
    }

    #[test]
    fn so_many_percent_took_no_longer() {
        let times: Times = (0..=100).rev().map(Duration::from_millis).collect();
        assert_eq!(times.to_string(), "p50 50.000  p95 95.000  p99 99.000 ms, n = 101");
    }

    #[test]
    fn a_search_that_fails_is_told() {
        assert!(Times::of(&["a".to_owned()], |_| Err::<(), _>("damaged")).is_err());
    }
}
