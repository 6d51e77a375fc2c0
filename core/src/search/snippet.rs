//! The part of a section that shows why it was found.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::analysis::Kind;
use super::analyzed::AnalyzedText;
use super::expand::Expanded;
use super::index::hash;
use super::text::part;
use super::weights::{HARDLY_MEANT, MAX_HITS, THERE_AGAIN};

const ELLIPSIS: &str = "…";
/// Between lines that no full stop ends, such as the items of a list.
const LINE_BREAK: &str = " · ";

/// A short piece of a section's text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snippet {
    /// One line of text; `…` where something was left out.
    pub text: String,
    /// The words that matched, as ranges of UTF-8 bytes of `text`, in order and apart, never through a grapheme.
    pub highlights: Vec<Range<u32>>,
}

/// Tells which words of a text a query matched.
pub(super) struct Matcher {
    /// The hashes of terms in order, with the query's word that they stand for and its weight.
    terms: Vec<(u64, usize, f32)>,
    /// Of each of these hashes its last six bits, a bit each: most words of a text are told by them not to be any.
    last_bits: u64,
    /// Beginnings of terms.
    beginnings: Vec<(String, usize, f32)>,
}

/// A word of a text that matched.
struct MatchedWord {
    range: Range<usize>,
    word: usize,
    weight: f32,
}

impl Matcher {
    pub(super) fn new(words: &[Expanded]) -> Self {
        let mut matcher = Self { terms: Vec::new(), last_bits: 0, beginnings: Vec::new() };
        // What a word ends with is no reason to show a section, nor is what every text has.
        let tells = |word: &Expanded| word.word.weight >= 1.0 && (!word.function || word.word.phrase.is_some());
        for (number, word) in words.iter().enumerate().filter(|(_, word)| tells(word)) {
            let weight = word.alternatives.iter().map(|alternative| alternative.weight).fold(0.0, f32::max);
            for alternative in word.alternatives.iter().filter(|found| found.weight >= weight * HARDLY_MEANT) {
                matcher.terms.push((hash(alternative.term.as_bytes()), number, alternative.weight));
            }
            if word.word.unfinished || word.word.kind == Kind::Tail {
                matcher.beginnings.push((word.word.term.clone(), number, weight));
            }
        }
        // Of several words that a term may stand for, it is the first.
        matcher.terms.sort_by_key(|(hash, number, _)| (*hash, *number));
        matcher.terms.dedup_by_key(|(hash, ..)| *hash);
        matcher.last_bits = matcher.terms.iter().fold(0, |bits, (hash, ..)| bits | last_bits(*hash));
        matcher
    }

    fn word_of(&self, hash: u64, term: &str) -> Option<(usize, f32)> {
        let begun = || self.beginnings.iter().find(|(beginning, ..)| term.starts_with(&**beginning));
        let find =
            || self.terms.binary_search_by_key(&hash, |(known, ..)| *known).ok().and_then(|at| self.terms.get(at));
        let known = (self.last_bits & last_bits(hash) != 0).then(find).flatten();
        known.map(|(_, word, weight)| (*word, *weight)).or_else(|| begun().map(|(_, word, weight)| (*word, *weight)))
    }

    fn hits(&self, text: &AnalyzedText) -> Vec<MatchedWord> {
        let hit = |found: super::analyzed::TextWord<'_>| {
            let (word, weight) = self.word_of(found.hash, found.term)?;
            Some(MatchedWord { range: found.range, word, weight })
        };
        let mut hits: Vec<_> = text.words().filter_map(hit).collect();
        hits.sort_by_key(|hit| hit.range.start);
        hits
    }

    /// The best part of a text for its matches.
    pub(super) fn snippet(&self, text: &AnalyzedText, max_chars: usize) -> Snippet {
        let hits = self.hits(text);
        Window::best(text, &hits, max_chars).render(text.text(), &hits)
    }
}

/// The last six bits of a hash, as one of 64.
fn last_bits(hash: u64) -> u64 {
    1 << (hash & 63)
}

impl Snippet {
    /// The beginning of a text.
    pub(super) fn start(text: &AnalyzedText, max_chars: usize) -> Self {
        Window::best(text, &[], max_chars).render(text.text(), &[])
    }
}

/// The part of a text that is shown, in bytes.
struct Window {
    range: Range<usize>,
}

impl Window {
    /// The part that shows the most of what matched, from the beginning of a sentence where there is room for it.
    fn best(analyzed: &AnalyzedText, hits: &[MatchedWord], max_chars: usize) -> Self {
        let text = analyzed.text();
        // No more bytes than characters may be shown: all of it fits.
        if text.len().saturating_mul(LINE_BREAK.len()) <= max_chars {
            return Self { range: 0..text.len() };
        }
        let mut best: Option<(f32, Range<usize>)> = None;
        let mut last_start = None;
        for (number, hit) in hits.iter().take(MAX_HITS).enumerate() {
            let start = start_for(text, analyzed.sentences(), hit, max_chars);
            if last_start.replace(start) == Some(start) {
                continue;
            }
            let end = end_for(analyzed, start, max_chars);
            let worth = worth(hits.get(number..).unwrap_or_default(), end);
            if best.as_ref().is_none_or(|(most, _)| worth > *most) {
                best = Some((worth, start..end));
            }
        }
        let range = best.map_or_else(|| 0..end_for(analyzed, 0, max_chars), |(_, range)| range);
        Self { range }
    }

    fn render(&self, text: &str, hits: &[MatchedWord]) -> Snippet {
        let mut snippet = Snippet::default();
        let shown = part(text, &self.range);
        let (before, after) = (part(text, &(0..self.range.start)), part(text, &(self.range.end..text.len())));
        let cut = |rest: &str| !rest.trim().is_empty();
        if cut(before) {
            snippet.text.push_str(ELLIPSIS);
        }
        // Where each byte shown is in the snippet.
        let mut places = Vec::with_capacity(shown.len() + 1);
        let mut space = true;
        for c in shown.chars() {
            places.extend(std::iter::repeat_n(snippet.text.len(), c.len_utf8()));
            let blank = c.is_whitespace() || c.is_control();
            if blank && !space {
                let ends_open = c == '\n' && snippet.text.ends_with(char::is_alphanumeric);
                snippet.text.push_str(if ends_open { LINE_BREAK } else { " " });
            } else if !blank {
                snippet.text.push(c);
            }
            space = blank;
        }
        snippet.text.truncate(snippet.text.trim_end_matches([' ', '·']).len());
        places.push(snippet.text.len());
        let mut graphemes = Graphemes::default();
        for hit in hits {
            let place = |at: usize| at.checked_sub(self.range.start).and_then(|at| places.get(at)).copied();
            if let (Some(start), Some(end)) = (place(hit.range.start), place(hit.range.end)) {
                let shown = graphemes.widen(&snippet.text, start..end);
                push_highlight(&mut snippet, &shown);
            }
        }
        if cut(after) {
            snippet.text.push_str(ELLIPSIS);
        }
        snippet
    }
}

/// Where the graphemes of a text begin and the last ends: found once it matters, since two ASCII characters never are of one.
#[derive(Default)]
struct Graphemes(Option<Vec<usize>>);

impl Graphemes {
    /// A range of a text without line ends, widened to the graphemes that it touches.
    fn widen(&mut self, text: &str, range: Range<usize>) -> Range<usize> {
        let bytes = text.as_bytes();
        let ascii = |at: usize| bytes.get(at).is_none_or(u8::is_ascii);
        let parts = |at: usize| ascii(at) && at.checked_sub(1).is_none_or(ascii);
        if parts(range.start) && parts(range.end) {
            return range;
        }
        let starts = || text.grapheme_indices(true).map(|(at, _)| at).chain([text.len()]).collect();
        let bounds = self.0.get_or_insert_with(starts);
        let after_start = bounds.partition_point(|bound| *bound <= range.start);
        let start = after_start.checked_sub(1).and_then(|at| bounds.get(at)).copied().unwrap_or(0);
        let end = bounds.get(bounds.partition_point(|bound| *bound < range.end)).or(bounds.last());
        start..end.copied().unwrap_or(range.end)
    }
}

/// Adds a highlight, joined to the last one where they touch or overlap.
fn push_highlight(snippet: &mut Snippet, range: &Range<usize>) {
    let (Ok(start), Ok(end)) = (u32::try_from(range.start), u32::try_from(range.end)) else { return };
    match snippet.highlights.last_mut() {
        Some(last) if start <= last.end => last.end = last.end.max(end),
        _ if start < end => snippet.highlights.push(start..end),
        _ => {}
    }
}

/// Where a window that shows a hit begins: with its sentence, or some words before it where that is far away.
fn start_for(text: &str, sentences: &[usize], hit: &MatchedWord, max_chars: usize) -> usize {
    let sentence = sentences.partition_point(|start| *start <= hit.range.start);
    let start = sentence.checked_sub(1).and_then(|at| sentences.get(at)).copied().unwrap_or(0);
    let before = part(text, &(start..hit.range.start));
    let back = |chars: usize| before.char_indices().rev().nth(chars).map(|(at, _)| at);
    if back(max_chars / 2).is_none() {
        return start;
    }
    let from = back(max_chars / 4).unwrap_or(0);
    // The first piece may be the rest of a word.
    let mut words = part(before, &(from..before.len())).split_word_bound_indices().skip(1);
    let first = words.find(|(_, word)| word.chars().any(char::is_alphanumeric));
    first.map_or(hit.range.start, |(at, _)| start + from + at)
}

/// Where a window ends: with a whole word, or a whole grapheme where a word is too long.
fn end_for(analyzed: &AnalyzedText, start: usize, max_chars: usize) -> usize {
    let text = analyzed.text();
    let rest = part(text, &(start..text.len()));
    // Room for the two ellipses.
    let limit = max_chars.saturating_sub(2);
    let Some(cut) = cut_after(rest, limit) else { return text.len() };
    let grapheme = || rest.grapheme_indices(true).map(|(at, _)| at).take_while(|at| *at <= cut).last().unwrap_or(0);
    let end = analyzed.cut_before(start + cut).filter(|end| *end > start);
    end.unwrap_or_else(|| start + grapheme())
}

/// Where so many characters are shown of a text, or nothing where all of it is.
fn cut_after(text: &str, limit: usize) -> Option<usize> {
    let mut shown = 0usize;
    text.char_indices().find_map(|(at, c)| {
        shown += if c == '\n' { LINE_BREAK.chars().count() } else { 1 };
        (shown > limit).then_some(at)
    })
}

/// What a window shows: each of the query's words once, and a little for each time it is there again.
fn worth(hits: &[MatchedWord], end: usize) -> f32 {
    let mut seen: Vec<usize> = Vec::new();
    let mut worth = 0.0;
    for hit in hits.iter().take_while(|hit| hit.range.end <= end) {
        if seen.contains(&hit.word) {
            worth += hit.weight * THERE_AGAIN;
        } else {
            worth += hit.weight;
            seen.push(hit.word);
        }
    }
    worth
}
