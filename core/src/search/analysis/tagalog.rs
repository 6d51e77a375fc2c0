//! What Tagalog words grow from.

/// Prefixes of verbs and nouns, longest first.
const PREFIXES: [&str; 40] = [
    "pakikipag",
    "nakikipag",
    "makikipag",
    "tagapag",
    "nakapag",
    "makapag",
    "pinagka",
    "pakipag",
    "nakipag",
    "makipag",
    "pinaka",
    "napaka",
    "ipinag",
    "nagka",
    "magka",
    "pagka",
    "pinag",
    "ipag",
    "ipang",
    "ipina",
    "naka",
    "maka",
    "paki",
    "taga",
    "pina",
    "nang",
    "mang",
    "pang",
    "nai",
    "mai",
    "ipa",
    "nag",
    "mag",
    "pag",
    "ika",
    "na",
    "ma",
    "pa",
    "ka",
    "i",
];
/// Words that only look as if they had a prefix: Manila, need, bad.
const WHOLE: [&str; 3] = ["manila", "kailangan", "masama"];
/// Letters that stay at least.
const SHORTEST: usize = 4;
/// How often a prefix, an infix and a doubled syllable are taken off: words are built in several steps.
const STEPS: usize = 2;

/// A word without its prefixes, infix, doubled first syllable, suffix and linker, in the spelling that its forms share.
pub(super) fn root(term: &str) -> String {
    if !term.is_ascii() || WHOLE.contains(&term) {
        return term.to_owned();
    }
    // `r` and `d` change with what stands before them: dating, darating.
    let mut word = term.replace('r', "d");
    strip_suffix(&mut word, &["ng"]);
    // After a vowel, `in` is mostly the root's own: kain.
    let ends_as_root = word.strip_suffix("in").is_some_and(|rest| is_vowel(rest.as_bytes().last()));
    if !ends_as_root {
        strip_suffix(&mut word, &["hin", "han", "in", "an"]);
    }
    for _ in 0..STEPS {
        strip_infix(&mut word);
        strip_prefix(&mut word);
        strip_doubled(&mut word);
    }
    strip_suffix(&mut word, &["ng"]);
    // So do `o` and `u`, `e` and `i`, with what follows: tulong, tulungan.
    word.replace('o', "u").replace('e', "i")
}

fn strip_prefix(word: &mut String) {
    let stays = |rest: &&str| rest.len() >= SHORTEST;
    if let Some(rest) = PREFIXES.iter().find_map(|prefix| word.strip_prefix(prefix).filter(stays)) {
        *word = rest.to_owned();
    }
}

fn strip_suffix(word: &mut String, suffixes: &[&str]) {
    if let Some(rest) = suffixes.iter().find_map(|suffix| word.strip_suffix(suffix).filter(|r| r.len() >= SHORTEST)) {
        word.truncate(rest.len());
    }
}

fn is_vowel(byte: Option<&u8>) -> bool {
    byte.is_some_and(|byte| b"aeiou".contains(byte))
}

/// `kumain` and `sinabi` to `kain` and `sabi`; `umalis` to `alis`.
fn strip_infix(word: &mut String) {
    let bytes = word.as_bytes();
    let at = usize::from(!is_vowel(bytes.first()));
    let infix = matches!(word.get(at..at + 2), Some("um" | "in"));
    if infix && is_vowel(bytes.get(at + 2)) && word.len() >= SHORTEST + 2 {
        word.replace_range(at..at + 2, "");
    }
}

/// `kakain` to `kain`, `aalis` to `alis`, `tatrabaho` to `trabaho`.
fn strip_doubled(word: &mut String) {
    let bytes = word.as_bytes();
    let len = 2 - usize::from(is_vowel(bytes.first()));
    let whole = word.get(..len) == word.get(len..2 * len);
    let before_two_consonants =
        bytes.first() == bytes.get(2) && bytes.get(1) == bytes.get(4) && !is_vowel(bytes.get(3));
    if word.len() >= SHORTEST + len && (whole || len == 2 && before_two_consonants) {
        word.replace_range(..len, "");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_have_one_root() {
        let families = [
            "kain kumain kumakain kakain kainin kinain kinakain pagkain",
            "sulat sumulat sumusulat susulat sulatin sinulat pagsulat kasulatan",
            "tulong tumulong tumutulong tutulong tulungan tinulungan pagtulong matulungan makatulong katulong",
            "aral nagaral nagaaral pagaaral magaaral aralin paaralan aaral",
            "trabaho magtrabaho nagtrabaho nagtatrabaho pagtatrabaho",
            "bata kabataan pagkabata batang",
            "abuso inabuso inaabuso pangaabuso mangaabuso naabuso aabuso",
            "sabi sinabi sinasabi magsabi nagsabi pagsasabi sabihin",
            "alis umalis umaalis aalis pagalis paalisin",
            "iwas umiwas iwasan pagiwas maiwasan iniiwasan",
            "takas tumakas tumatakas pagtakas nakatakas",
            "hanap hanapin hinahanap hinanap naghahanap paghahanap maghanap",
            "bigay ibigay ibinigay ibinibigay magbigay nagbibigay pagbibigay",
            "kita makita nakita nakikita ipakita pagpapakita",
            "alaga alagaan inaalagaan pagaalaga tagapagalaga magalaga",
            "ligtas iligtas kaligtasan nailigtas pagliligtas",
            "benta ibenta ibinenta ibinebenta pagbebenta nagbebenta",
            "pilit pilitin pinilit pinipilit",
            "dating dumating dumarating darating pagdating",
            "lakad lumakad lumalakad lakaran paglalakad",
        ];
        let (mut joined, mut all) = (0, 0);
        for family in families {
            let forms: Vec<&str> = family.split(' ').collect();
            let own = root(forms[0]);
            for form in &forms[1..] {
                all += 1;
                joined += usize::from(root(form) == own);
            }
        }
        assert!(joined * 20 >= all * 19, "{joined} of {all}");
    }

    #[test]
    fn other_words_keep_other_roots() {
        let words = "bata bahay batas bayan buhay ina ama anak pera araw gabi tao lalaki babae kapatid pamilya paaralan ospital \
            pulis hukuman telepono tirahan kalusugan panganib kaligtasan tulong trabaho pagkain damit pangalan edad wika \
            bansa lungsod kalye pinto bintana sasakyan kaibigan kapitbahay guro doktor gamot sakit sugat takot galit lungkot manila nila kailangan ilang masama sama";
        let roots: std::collections::BTreeSet<String> = words.split_whitespace().map(root).collect();
        assert_eq!(roots.len(), words.split_whitespace().count());
    }
}
