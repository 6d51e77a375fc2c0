//! What counts as a word: the one analysis that building, querying and highlighting share.

mod korean;
mod numbers;
mod segment;
mod stem;
mod tagalog;

use std::borrow::Cow;

use self::korean::{SYLLABLE, Stem, is_hangul};
pub(super) use self::numbers::numbers;
pub(super) use self::segment::{Kind, Piece, between_bounds, bound_before};
use self::stem::Stems;
use super::weights::ENDING;
use crate::fold::{fold, is_apostrophe, lower};
use crate::languages::{ANY, Apostrophe, LanguageRules};
use crate::locale::Locale;

/// Why two words that are written differently belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Kinship {
    /// They share a stem.
    Stem,
    /// They differ in marks that the language's readers tell apart (Vietnamese).
    Marks,
}

/// The rules of one language.
pub(crate) struct Analyzer {
    rules: &'static LanguageRules,
    stems: Stems,
}

impl Analyzer {
    pub(super) fn new(locale: &Locale) -> Self {
        Self::by(locale.rules())
    }

    /// The rules that hold in any language.
    pub(super) fn of_no_language() -> Self {
        Self::by(&ANY)
    }

    fn by(rules: &'static LanguageRules) -> Self {
        Self { rules, stems: Stems::by(rules.stemmer) }
    }

    /// Calls `found` with every word of the text in order, and with the pairs of scripts written without spaces.
    pub(super) fn pieces(&self, text: &str, mut found: impl FnMut(Piece)) {
        segment::segment(text, |mut piece| {
            if piece.kind == Kind::Word
                && !piece.plain
                && let Some(word) = text.get(piece.range.clone())
            {
                let (start, end) = self.bare(word);
                piece.range = piece.range.start + start..piece.range.start + end;
            }
            found(piece);
        });
    }

    /// The same as a phrase has them: the last unit of a run is part of the pair before it.
    pub(super) fn phrase_pieces(&self, text: &str, mut found: impl FnMut(Piece)) {
        let mut end = 0;
        self.pieces(text, |piece| {
            let paired = piece.kind == Kind::Tail && piece.range.end == end;
            end = piece.range.end;
            if !paired {
                found(piece);
            }
        });
    }

    /// The pieces of what a person typed, each with how much it says: what a Korean word ends with says little.
    pub(super) fn typed_pieces(&self, text: &str) -> Vec<(Piece, f32)> {
        let mut pieces: Vec<(Piece, f32)> = Vec::new();
        self.pieces(text, |piece| pieces.push((piece, 1.0)));
        let mut typed = Vec::with_capacity(pieces.len());
        for run in pieces.chunk_by(|(a, _), (b, _)| b.range.start < a.range.end) {
            push_run(text, run, &mut typed);
        }
        typed
    }

    /// The spelling under which a piece is indexed; empty where nothing of it counts.
    pub(super) fn term<'a>(&self, piece: &'a str) -> Cow<'a, str> {
        if self.keeps_marks() { place_tone(lower(piece)) } else { fold(piece) }
    }

    /// What a word shares with other forms of it: the families it belongs to.
    pub(super) fn families(&self, word: &str, term: &str) -> Vec<(Kinship, String)> {
        if self.keeps_marks() {
            return vec![(Kinship::Marks, fold(word).into_owned())];
        }
        self.stems.of(word, term).into_iter().map(|stem| (Kinship::Stem, stem)).collect()
    }

    /// Whether words that differ only in marks are different words.
    pub(super) fn keeps_marks(&self) -> bool {
        self.rules.keeps_marks
    }

    /// Whether the forms of a word differ at its front or within as much as at its end.
    pub(super) fn changes_at_the_front(&self) -> bool {
        self.rules.changes_at_the_front
    }

    /// The part of a word that carries its meaning: without elided articles and what an apostrophe adds.
    fn bare(&self, word: &str) -> (usize, usize) {
        let (mut start, mut end) = (0, word.len());
        if word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return (start, end);
        }
        while let Some((at, quote)) =
            word.get(start..end).and_then(|rest| rest.char_indices().find(|(_, c)| is_apostrophe(*c)))
        {
            let (before, after) = (start + at, start + at + quote.len_utf8());
            let first = word.get(start..before).unwrap_or_default();
            match self.rules.apostrophe {
                Apostrophe::Elision if first.chars().count() <= 2 || is_long_elision(first) => start = after,
                Apostrophe::Possessive if word.get(after..end).is_some_and(|rest| rest.eq_ignore_ascii_case("s")) => {
                    end = before;
                }
                Apostrophe::Ending => end = before,
                Apostrophe::Letter | Apostrophe::Elision | Apostrophe::Possessive => break,
            }
        }
        (start, end)
    }
}

/// What counts of a run: its pairs, or its only unit.
fn push_run(text: &str, run: &[(Piece, f32)], typed: &mut Vec<(Piece, f32)>) {
    let (Some((first, _)), Some((last, _))) = (run.first(), run.last()) else { return };
    let whole = text.get(first.range.start..last.range.end).unwrap_or_default();
    let is_korean = first.kind != Kind::Word && is_hangul(whole);
    let stem = if is_korean { korean::stem(whole) } else { Stem { text: whole, certain: true } };
    let end = first.range.start + stem.text.len();
    if end < last.range.end && stem.text.len() == SYLLABLE {
        let weight = if stem.certain { 1.0 } else { ENDING };
        typed.push((Piece::new(Kind::Tail, first.range.start..end), weight));
    }
    for (piece, weight) in run {
        // A run's last unit is part of the pair before it.
        if piece.kind != Kind::Tail || run.len() == 1 {
            let counts = piece.range.end <= end || !stem.certain;
            typed.push((piece.clone(), if counts { *weight } else { ENDING }));
        }
    }
}

/// French and Italian words of more than two letters that lose their last vowel before another.
fn is_long_elision(word: &str) -> bool {
    const ELIDED: [&str; 14] = [
        "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "presqu", "quelqu", "dell", "nell", "sull", "dall", "all", "coll",
        "un",
    ];
    ELIDED.iter().any(|elided| word.eq_ignore_ascii_case(elided))
}

/// Vietnamese tone marks where the newer spelling has them: `hòa` as `hoà`.
fn place_tone(word: Cow<'_, str>) -> Cow<'_, str> {
    const OLD_NEW: [(&str, &str); 15] = [
        ("òa", "oà"),
        ("óa", "oá"),
        ("ỏa", "oả"),
        ("õa", "oã"),
        ("ọa", "oạ"),
        ("òe", "oè"),
        ("óe", "oé"),
        ("ỏe", "oẻ"),
        ("õe", "oẽ"),
        ("ọe", "oẹ"),
        ("ùy", "uỳ"),
        ("úy", "uý"),
        ("ủy", "uỷ"),
        ("ũy", "uỹ"),
        ("ụy", "uỵ"),
    ];
    if word.is_ascii() {
        return word;
    }
    for (old, new) in OLD_NEW {
        if let Some(start) = word.strip_suffix(old) {
            return Cow::Owned(format!("{start}{new}"));
        }
    }
    word
}
