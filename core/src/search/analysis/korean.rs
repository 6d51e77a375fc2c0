//! What Korean words end with.
//!
//! A noun takes particles, a verb or a noun made a verb takes endings, several one after another; written, they are part of
//! the word. No dictionary is asked, so where a short word may as well end by itself, nothing is certain.

/// Particles that no noun's own end is easily taken for, and what stands between a noun and its last particle.
const PARTICLES: [&str; 33] = [
    "으로부터",
    "에게서",
    "으로서",
    "으로써",
    "이라도",
    "로부터",
    "에서",
    "에게",
    "께서",
    "한테",
    "으로",
    "로서",
    "로써",
    "이랑",
    "까지",
    "부터",
    "마다",
    "조차",
    "마저",
    "밖에",
    "처럼",
    "보다",
    "같이",
    "라도",
    "이나",
    "하고",
    "이란",
    "이라는",
    "라는",
    "를",
    "은",
    "는",
    "에",
];
/// Particles that many nouns happen to end with: 아이, 국가, 결과, 지도, 아들, 마을, 함께.
const UNCERTAIN: [&str; 12] = ["이", "가", "의", "로", "와", "과", "도", "만", "나", "들", "을", "께"];
/// Ends of verbs that are long enough to be known.
const ENDINGS: [&str; 52] = [
    "습니다",
    "습니까",
    "합니다",
    "합니까",
    "됩니다",
    "됩니까",
    "입니다",
    "입니까",
    "십시오",
    "십니까",
    "이었다",
    "인가요",
    "이에요",
    "으면서",
    "으려면",
    "으려고",
    "는다면",
    "한다면",
    "된다면",
    "세요",
    "어요",
    "아요",
    "해요",
    "예요",
    "는가",
    "은가",
    "인가",
    "나요",
    "까요",
    "는다",
    "한다",
    "된다",
    "이다",
    "었다",
    "았다",
    "였다",
    "으며",
    "이며",
    "이고",
    "면서",
    "는데",
    "은데",
    "는지",
    "은지",
    "을지",
    "려면",
    "려고",
    "거나",
    "도록",
    "지만",
    "었던",
    "았던",
];
/// What verbs end with after what makes a noun a verb, with or without marks of tense and honour.
const SHORT_ENDINGS: [&str; 11] = ["다", "고", "며", "면", "지", "기", "는", "던", "여", "어", "게"];
/// What follows the short form of 하다: 신고해야.
const AFTER_HAE: [&str; 4] = ["서", "야", "도", "요"];
/// What makes a noun a verb.
const VERBALIZERS: [&str; 8] = ["하", "되", "했", "됐", "하였", "되었", "시키", "당하"];
/// The same with a mark of honour.
const HONORIFIC: [&str; 4] = ["하시", "되시", "하셨", "되셨"];
/// Marks of tense before an ending.
const TENSES: [&str; 4] = ["겠", "었", "았", "였"];
/// A noun made a verb that says more about the next noun: 작성한.
const ATTRIBUTIVE: [&str; 7] = ["한", "된", "할", "될", "함", "됨", "인"];

/// Bytes of a syllable.
pub(super) const SYLLABLE: usize = 3;

/// What stays of a word without what it ends with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stem<'a> {
    /// At least a syllable.
    pub(super) text: &'a str,
    /// Whether the word can hardly be one that only happens to end so.
    pub(super) certain: bool,
}

/// Whether all of a text is Hangul syllables.
pub(super) fn is_hangul(text: &str) -> bool {
    text.chars().all(|c| ('\u{AC00}'..='\u{D7A3}').contains(&c))
}

/// A word without what it ends with.
pub(super) fn stem(word: &str) -> Stem<'_> {
    if let Some(verb) = verb(word) {
        return Stem { text: verb, certain: true };
    }
    if let Some(rest) = without(word, &PARTICLES, 1) {
        return Stem { text: without_more_particles(rest), certain: true };
    }
    match without(word, &UNCERTAIN, 1) {
        Some(rest) => Stem { text: without_more_particles(rest), certain: rest.len() > SYLLABLE },
        None => Stem { text: word, certain: true },
    }
}

/// 학생들에게만: of particles before the last one, only long ones are sure not to be the noun's.
fn without_more_particles(mut noun: &str) -> &str {
    let is_sure = |rest: &&str| noun.len() - rest.len() > SYLLABLE;
    if let Some(rest) = without(noun, &PARTICLES, 1).filter(is_sure) {
        noun = rest;
    }
    without(noun, &["들"], 2).unwrap_or(noun)
}

/// What a verb was made of, if the word is one.
fn verb(word: &str) -> Option<&str> {
    if let Some(noun) = without(word, &AFTER_HAE, 2).and_then(|rest| rest.strip_suffix('해')) {
        return Some(noun);
    }
    if let Some(noun) = without(word, &SHORT_ENDINGS, 2).and_then(noun_of) {
        return Some(noun);
    }
    let rest = without(word, &ENDINGS, 1).or_else(|| without(word, &ATTRIBUTIVE, 2))?;
    let rest = without(rest, &TENSES, 1).unwrap_or(rest);
    Some(noun_of(rest).unwrap_or(rest))
}

/// The noun that was made a verb, if one was.
fn noun_of(verb: &str) -> Option<&str> {
    without(verb, &HONORIFIC, 1).or_else(|| without(verb, &VERBALIZERS, 1))
}

/// A word without the longest of some ends, where so many syllables stay.
fn without<'a>(word: &'a str, ends: &[&str], stay: usize) -> Option<&'a str> {
    let rests = ends.iter().filter_map(|end| word.strip_suffix(end)).filter(|rest| rest.len() >= stay * SYLLABLE);
    rests.min_by_key(|rest| rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn particles_and_endings_come_off() {
        let words = [
            ("아동을", "아동"),
            ("집에서", "집"),
            ("학생들에게는", "학생"),
            ("아이들이", "아이"),
            ("피해자", "피해자"),
            ("가해자가", "가해자"),
            ("무시하는", "무시"),
            ("방해하는", "방해"),
            ("자해하다", "자해"),
            ("도시는", "도시"),
            ("서울로부터의", "서울"),
            ("학대합니다", "학대"),
            ("학대했습니다", "학대"),
            ("계속하시겠습니까", "계속"),
            ("보호되었다", "보호"),
            ("신고해야", "신고"),
            ("작성한", "작성"),
            ("무엇인가", "무엇"),
            ("보호하는", "보호"),
        ];
        for (word, expected) in words {
            assert_eq!(stem(word), Stem { text: expected, certain: true }, "{word}");
        }
    }

    #[test]
    fn a_short_noun_that_ends_like_a_particle_stays_possible() {
        for word in ["아이", "국가", "결과", "지도", "아들", "마을", "함께"] {
            assert!(!stem(word).certain, "{word}");
        }
        assert_eq!(stem("가").text, "가");
        assert_eq!(stem("북한").text, "북한");
    }
}
