//! A found piece of text with its matched words.

use doorstep_core::search::Snippet;

use super::{Run, Tone, clean_line};

/// A snippet as runs: the matched words as [`Tone::Match`], the others in a tone.
pub fn marked(snippet: &Snippet, tone: Tone) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut at = 0;
    let mut push = |text: Option<&str>, tone| {
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            runs.push(Run { text: clean_line(text), tone, link: None });
        }
    };
    for range in &snippet.highlights {
        let (start, end) = (range.start as usize, range.end as usize);
        // A range that does not fit the text is passed over.
        if start >= at && snippet.text.get(at..start).is_some() && snippet.text.get(start..end).is_some() {
            push(snippet.text.get(at..start), tone);
            push(snippet.text.get(start..end), Tone::Match);
            at = end;
        }
    }
    push(snippet.text.get(at..), tone);
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[allow(clippy::single_range_in_vec_init)]
    fn matched_words_are_marked_and_bad_ranges_passed_over() {
        let parts = |text: &str, highlights: Vec<std::ops::Range<u32>>| {
            let runs = marked(&Snippet { text: text.to_owned(), highlights }, Tone::Plain);
            runs.into_iter().map(|run| (run.text, run.tone == Tone::Match)).collect::<Vec<_>>()
        };
        let part = |text: &str, matched| (text.to_owned(), matched);
        assert_eq!(parts("a plan b", vec![2..6]), [part("a ", false), part("plan", true), part(" b", false)]);
        assert_eq!(parts("é", vec![1..2, 5..9]), [part("é", false)]);
        assert_eq!(parts("a\u{1b}[1m", vec![]), [part("a[1m", false)]);
    }
}
