//! The part of a section that shows why it was found.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::analysis::{Kind, between_bounds};
use super::analyzed::AnalyzedText;
use super::expand::Expanded;
use super::index::hash;
use super::text::{part, split};
use super::weights::{HARDLY_MEANT, MAX_HITS, THERE_AGAIN};

const ELLIPSIS: &str = "…";
/// Between lines that no full stop ends, such as the items of a list.
const LINE_BREAK: &str = " · ";
/// Letters of a word and the space behind it, about.
const WORD: usize = 5;

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
    /// Of each of these hashes its last ten bits, a bit each: nearly all words of a text are told by them not to be any.
    last_bits: [u64; 16],
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
        let mut matcher = Self { terms: Vec::new(), last_bits: [0; 16], beginnings: Vec::new() };
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
        for (hash, ..) in &matcher.terms {
            let (place, bit) = last_bits(*hash);
            if let Some(bits) = matcher.last_bits.get_mut(place) {
                *bits |= bit;
            }
        }
        matcher
    }

    fn word_of(&self, hash: u64, term: &str) -> Option<(usize, f32)> {
        let first = term.as_bytes().first();
        let begins = |beginning: &str| beginning.as_bytes().first() == first && term.starts_with(beginning);
        let begun = || self.beginnings.iter().find(|(beginning, ..)| begins(beginning));
        let find =
            || self.terms.binary_search_by_key(&hash, |(known, ..)| *known).ok().and_then(|at| self.terms.get(at));
        let (place, bit) = last_bits(hash);
        let may_be_known = self.last_bits.get(place).is_some_and(|bits| bits & bit != 0);
        let known = may_be_known.then(find).flatten();
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

    /// The words of a text that match, as ranges of its bytes, in order and apart, never through a grapheme.
    pub(super) fn matches(&self, text: &AnalyzedText) -> Vec<Range<u32>> {
        let mut whole = Snippet::default();
        let mut graphemes = Graphemes::default();
        for hit in self.hits(text) {
            push_highlight(&mut whole, &graphemes.widen(text.text(), hit.range));
        }
        whole.highlights
    }

    /// The best part of a text for its matches.
    pub(super) fn snippet(&self, text: &AnalyzedText, max_chars: usize) -> Snippet {
        let hits = self.hits(text);
        Window::best(text, &hits, max_chars).render(text.text(), &hits)
    }
}

/// The last ten bits of a hash, as a place and a bit there.
fn last_bits(hash: u64) -> (usize, u64) {
    let [low, high, ..] = hash.to_le_bytes();
    (usize::from(high & 3) << 2 | usize::from(low >> 6), 1 << (low & 63))
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
        snippet.text.reserve(shown.len() + 2 * ELLIPSIS.len());
        if cut(before) {
            snippet.text.push_str(ELLIPSIS);
        }
        let runs = push_line(shown, &mut snippet.text);
        let mut graphemes = Graphemes::default();
        for hit in hits {
            let place = |at: usize| runs.place(at.checked_sub(self.range.start)?);
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

/// What is between the blanks of a text, and where it is in the line that the text became.
struct Runs(Vec<Run>);

struct Run {
    start: usize,
    len: usize,
    place: usize,
}

impl Runs {
    /// Where a place of the text is in the line, if it is not between blanks.
    fn place(&self, at: usize) -> Option<usize> {
        let after = self.0.partition_point(|run| run.start <= at);
        let run = after.checked_sub(1).and_then(|run| self.0.get(run))?;
        (at - run.start <= run.len).then(|| run.place + at - run.start)
    }
}

/// Appends a text as one line, with one space for any blanks.
fn push_line(text: &str, line: &mut String) -> Runs {
    let mut runs = Vec::with_capacity(text.len() / WORD);
    let mut rest = text;
    while !rest.is_empty() {
        let blanks = rest.find(|c| !is_blank(c)).unwrap_or(rest.len());
        if blanks > 0 && !runs.is_empty() {
            let ends_open = rest.starts_with('\n') && line.ends_with(char::is_alphanumeric);
            line.push_str(if ends_open { LINE_BREAK } else { " " });
        }
        rest = rest.get(blanks..).unwrap_or_default();
        let (run, after) = split(rest, first_blank(rest));
        runs.push(Run { start: text.len() - rest.len(), len: run.len(), place: line.len() });
        line.push_str(run);
        rest = after;
    }
    line.truncate(line.trim_end_matches([' ', '·']).len());
    Runs(runs)
}

/// Where the first blank of a text is, or its end. Most words are of plain letters, which are told by their bytes.
fn first_blank(text: &str) -> usize {
    let plain = text.bytes().take_while(u8::is_ascii_graphic).count();
    let (_, rest) = split(text, plain);
    match rest.chars().next() {
        Some(c) if !c.is_ascii() => plain + rest.find(is_blank).unwrap_or(rest.len()),
        _ => plain,
    }
}

fn is_blank(c: char) -> bool {
    c <= ' ' || c > '~' && (c.is_whitespace() || c.is_control())
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
    if back(before, max_chars / 2).is_none() {
        return start;
    }
    let from = back(before, max_chars / 4).unwrap_or(0);
    // The first piece may be the rest of a word.
    let mut words = between_bounds(part(before, &(from..before.len()))).skip(1);
    let first = words.find(|(_, word)| word.chars().any(char::is_alphanumeric));
    first.map_or(hit.range.start, |(at, _)| start + from + at)
}

/// Where the character is that stands so many before the last one of a text.
fn back(text: &str, chars: usize) -> Option<usize> {
    let at = text.len().checked_sub(chars + 1)?;
    let is_ascii = text.as_bytes().get(at..).is_some_and(<[u8]>::is_ascii);
    if is_ascii { Some(at) } else { text.char_indices().rev().nth(chars).map(|(at, _)| at) }
}

/// Where a window ends: with a whole word, or a whole grapheme where a word is too long.
fn end_for(analyzed: &AnalyzedText, start: usize, max_chars: usize) -> usize {
    let text = analyzed.text();
    let rest = part(text, &(start..text.len()));
    // Room for the two ellipses.
    let limit = max_chars.saturating_sub(2);
    let Some(cut) = cut_after(rest, limit) else { return text.len() };
    let grapheme = || rest.grapheme_indices(true).map(|(at, _)| at).take_while(|at| *at <= cut).last().unwrap_or(0);
    let end = analyzed.cut_before(start + cut);
    if end > start { end } else { start + grapheme() }
}

/// Where so many characters are shown of a text, or nothing where all of it is.
fn cut_after(text: &str, limit: usize) -> Option<usize> {
    // Most texts are of a byte a character, and most windows of one line.
    if text.as_bytes().get(..=limit).is_some_and(|head| head.is_ascii() && !head.contains(&b'\n')) {
        return Some(limit);
    }
    // Each character has one byte that does not go on another.
    let mut shown = 0usize;
    text.bytes().position(|byte| {
        shown += if byte == b'\n' { LINE_BREAK.chars().count() } else { usize::from(byte & 0xC0 != 0x80) };
        shown > limit
    })
}

/// What a window shows: each of the query's words once, and a little for each time it is there again.
fn worth(hits: &[MatchedWord], end: usize) -> f32 {
    let mut seen = 0u64;
    let mut worth = 0.0;
    for hit in hits.iter().take_while(|hit| hit.range.end <= end) {
        let word = 1 << hit.word;
        worth += if seen & word == 0 { hit.weight } else { hit.weight * THERE_AGAIN };
        seen |= word;
    }
    worth
}
