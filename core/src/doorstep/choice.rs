//! Which of the languages that are there a person gets.

use crate::locale::Locale;

/// The first of the preferred languages that is there, itself or by a parent; English where none is, else the first there.
pub(super) fn choose<'a>(preferred: &[Locale], there: impl IntoIterator<Item = &'a Locale>) -> Locale {
    let there: Vec<&Locale> = there.into_iter().collect();
    let english = Locale::english();
    let own = |locale: &Locale| {
        let chain = locale.fallbacks();
        chain.into_iter().find(|candidate| there.contains(&candidate) && candidate.language() == locale.language())
    };
    let chosen = preferred.iter().find_map(own);
    chosen
        .or_else(|| there.contains(&&english).then(|| english.clone()))
        .or_else(|| there.first().map(|first| (*first).clone()))
        .unwrap_or(english)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn l1_the_first_preferred_language_that_is_there_is_chosen() {
        let locales = |tags: &[&str]| tags.iter().map(|tag| Locale::parse(tag).unwrap()).collect::<Vec<_>>();
        let choice = |preferred: &[&str], there: &[&str]| choose(&locales(preferred), &locales(there)).to_string();
        assert_eq!(choice(&["es-MX", "en-US"], &["en", "es"]), "es");
        assert_eq!(choice(&["vi", "es-US"], &["en", "es"]), "es", "not English by way of Vietnamese");
        assert_eq!(choice(&["zh-TW"], &["en", "zh-Hans"]), "en");
        assert_eq!(choice(&[], &["en", "es"]), "en");
        assert_eq!(choice(&["ru"], &["es"]), "es");
    }
}
