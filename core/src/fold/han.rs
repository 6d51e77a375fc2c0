//! Traditional Chinese characters and variants, folded to the simplified ones.
//!
//! `simplified.txt` holds pairs of a character and its simplified form, in order of the former. It is derived from
//! `Unihan_Variants.txt` of Unicode 15.0 (`kSimplifiedVariant`; for characters of Big5-HKSCS and GBK outside GB 2312
//! also `kZVariant` and `kSemanticVariant` where they lead to one of GB 2312), © Unicode, Inc., under the Unicode License.

use std::sync::OnceLock;

const PAIRS: &str = include_str!("simplified.txt");

/// The simplified form of a Han character, or the character itself.
pub(super) fn simplify(c: char) -> char {
    if !('\u{3400}'..='\u{9FFF}').contains(&c) {
        return c;
    }
    let pairs = pairs();
    match pairs.binary_search_by_key(&c, |pair| pair.0) {
        Ok(at) => pairs.get(at).map_or(c, |pair| pair.1),
        Err(_) => c,
    }
}

fn pairs() -> &'static [(char, char)] {
    static TABLE: OnceLock<Vec<(char, char)>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut chars = PAIRS.chars().filter(|c| *c != '\n');
        let mut pairs = Vec::with_capacity(PAIRS.len() / 6);
        while let (Some(from), Some(to)) = (chars.next(), chars.next()) {
            pairs.push((from, to));
        }
        pairs
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn traditional_characters_become_simplified_and_stay_so() {
        let simple: String = "虐待兒童後裡裏臺灣說話為爲".chars().map(simplify).collect();
        assert_eq!(simple, "虐待儿童后里里台湾说话为为");
        assert!(pairs().is_sorted_by(|a, b| a.0 < b.0));
        for (from, to) in pairs() {
            assert_eq!(simplify(*to), *to, "{from}");
        }
    }
}
