//! Language tags, their aliases, and which language stands in for which.

use std::fmt;

use serde::{Deserialize, Serialize};
use unic_langid::LanguageIdentifier;

pub use crate::direction::Direction;
use crate::languages::{self, LanguageRules};

/// A language as Doorstep knows it: a BCP 47 tag in its canonical form, such as `es`, `es-MX` or `zh-Hant`.
///
/// Old and regional names are mapped to one (L2): `iw` is `he`, `in` is `id`, `tl` is `fil`, and Chinese always says
/// its script (`zh-TW` is `zh-Hant-TW`).
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Locale(LanguageIdentifier);

/// The text is not a language tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this is not a language tag; write it like `es`, `es-MX` or `zh-Hant`")]
#[non_exhaustive]
pub struct InvalidLocale;

impl Locale {
    /// Reads a language tag; `_` counts as `-`, and what follows `.` or `@` (as in `es_MX.UTF-8`) is left out.
    ///
    /// # Errors
    /// [`InvalidLocale`] where the text is not a well-formed tag with a language.
    pub fn parse(tag: &str) -> Result<Self, InvalidLocale> {
        let bare = tag.split(['.', '@']).next().unwrap_or_default();
        if bare.len() > 64 {
            return Err(InvalidLocale);
        }
        // Extensions (`-u-…`, `-x-…`) say nothing about which text to show.
        let main: Vec<&str> = bare.split(['-', '_']).take_while(|part| part.len() > 1).collect();
        let identifier: LanguageIdentifier = main.join("-").parse().map_err(|_| InvalidLocale)?;
        // Longer language subtags are registered for nothing; `POSIX` is a machine's setting, not a language.
        if identifier.language.is_empty() || identifier.language.as_str().len() > 3 {
            return Err(InvalidLocale);
        }
        // A variant of four characters begins with a digit; `latn` behind another variant would be read as a script when it is
        // read again.
        let is_variant = |text: &str| text.len() > 4 || text.starts_with(|c: char| c.is_ascii_digit());
        if !identifier.variants().all(|variant| is_variant(variant.as_str())) {
            return Err(InvalidLocale);
        }
        Ok(Self(canonical(identifier)))
    }

    /// English, the language that every handbook is written in first.
    pub fn english() -> Self {
        let language = "en".parse();
        debug_assert!(language.is_ok(), "`en` is a language");
        Self(LanguageIdentifier::from_parts(language.unwrap_or_default(), None, None, &[]))
    }

    /// The language subtag, such as `zh`.
    pub fn language(&self) -> &str {
        self.0.language.as_str()
    }

    /// The script subtag, where the tag has one, such as `Hant`.
    pub fn script(&self) -> Option<&str> {
        self.0.script.as_ref().map(unic_langid::subtags::Script::as_str)
    }

    /// Which way the language is written.
    pub fn direction(&self) -> Direction {
        const RTL_SCRIPTS: [&str; 6] = ["Adlm", "Arab", "Hebr", "Nkoo", "Syrc", "Thaa"];
        let Some(script) = self.script() else { return self.rules().direction };
        if RTL_SCRIPTS.contains(&script) { Direction::RightToLeft } else { Direction::LeftToRight }
    }

    /// The language's name for itself (L15), or its tag where we know none.
    pub fn endonym(&self) -> String {
        match self.rules().endonym {
            "" => self.to_string(),
            name => name.to_owned(),
        }
    }

    /// What sets the language apart.
    pub fn rules(&self) -> &'static LanguageRules {
        languages::rules(self.language(), self.script())
    }

    /// What to try for this language, best first (L1, L22): itself, then its parents, then English.
    ///
    /// `es-419-MX` is not skipped to English but goes through `es`; a script is never dropped for another one, so
    /// `zh-Hant-HK` leads to `zh-Hant`, not to `zh-Hans`.
    pub fn fallbacks(&self) -> Vec<Self> {
        let mut chain = vec![self.clone()];
        let mut parent = self.0.clone();
        parent.clear_variants();
        chain.push(Self(parent.clone()));
        parent.region = None;
        chain.push(Self(parent.clone()));
        if self.language() != "zh" {
            parent.script = None;
            chain.push(Self(parent));
        }
        chain.push(Self::english());
        let mut seen = Vec::new();
        chain.retain(|locale| {
            let new = !seen.contains(locale);
            seen.push(locale.clone());
            new
        });
        chain
    }

    /// The identifier for libraries that want it.
    pub(crate) fn identifier(&self) -> &LanguageIdentifier {
        &self.0
    }
}

impl TryFrom<String> for Locale {
    type Error = InvalidLocale;
    fn try_from(tag: String) -> Result<Self, InvalidLocale> {
        Self::parse(&tag)
    }
}

impl From<Locale> for String {
    fn from(locale: Locale) -> Self {
        locale.to_string()
    }
}

impl fmt::Display for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

fn canonical(mut id: LanguageIdentifier) -> LanguageIdentifier {
    let language = match id.language.as_str() {
        "iw" => "he",
        "in" => "id",
        "tl" => "fil",
        "ji" => "yi",
        "cmn" | "yue" => "zh",
        _ => "",
    };
    if !language.is_empty() {
        id.language = language.parse().unwrap_or(id.language);
    }
    if id.language.as_str() == "zh" && id.script.is_none() {
        let region = id.region.as_ref().map(unic_langid::subtags::Region::as_str);
        let script = if matches!(region, Some("TW" | "HK" | "MO")) { "Hant" } else { "Hans" };
        id.script = script.parse().ok();
    }
    id
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chain(tag: &str) -> String {
        let chain: Vec<_> = Locale::parse(tag).unwrap().fallbacks().iter().map(ToString::to_string).collect();
        chain.join(" ")
    }

    #[test]
    fn l1_l2_l22_tags_lead_to_the_languages_we_have() {
        let table = [
            ("en", "en"),
            ("EN", "en"),
            ("en-US", "en-US en"),
            ("en_GB.UTF-8", "en-GB en"),
            ("es", "es en"),
            ("es-MX", "es-MX es en"),
            ("es-PR", "es-PR es en"),
            ("es-419", "es-419 es en"),
            ("es_US", "es-US es en"),
            ("es-ES@euro", "es-ES es en"),
            ("es-Latn-MX", "es-Latn-MX es-Latn es en"),
            ("ca-valencia", "ca-valencia ca en"),
            ("iw", "he en"),
            ("he-IL", "he-IL he en"),
            ("in", "id en"),
            ("in-ID", "id-ID id en"),
            ("tl", "fil en"),
            ("tl-PH", "fil-PH fil en"),
            ("fil", "fil en"),
            ("ji", "yi en"),
            ("zh", "zh-Hans en"),
            ("zh-CN", "zh-Hans-CN zh-Hans en"),
            ("zh-SG", "zh-Hans-SG zh-Hans en"),
            ("zh-TW", "zh-Hant-TW zh-Hant en"),
            ("zh-HK", "zh-Hant-HK zh-Hant en"),
            ("zh-MO", "zh-Hant-MO zh-Hant en"),
            ("zh-Hant", "zh-Hant en"),
            ("zh-Hans-TW", "zh-Hans-TW zh-Hans en"),
            ("zh-Hant-CN", "zh-Hant-CN zh-Hant en"),
            ("cmn-TW", "zh-Hant-TW zh-Hant en"),
            ("yue-HK", "zh-Hant-HK zh-Hant en"),
            ("pt-BR", "pt-BR pt en"),
            ("pt-PT", "pt-PT pt en"),
            ("fr-CA", "fr-CA fr en"),
            ("ht", "ht en"),
            ("ht-HT", "ht-HT ht en"),
            ("ar-EG", "ar-EG ar en"),
            ("ar-u-nu-latn", "ar en"),
            ("vi-VN", "vi-VN vi en"),
            ("ko-KR", "ko-KR ko en"),
            ("sr-Latn-RS", "sr-Latn-RS sr-Latn sr en"),
            ("ru", "ru en"),
        ];
        for (tag, expected) in table {
            assert_eq!(chain(tag), expected, "{tag}");
        }
    }

    #[test]
    fn what_is_no_tag_is_refused() {
        for bad in
            ["", "-", "C", "POSIX-", "12", "e", "es mx", "und", "\0", "日本", &"a-".repeat(99), "en-luyiaen-latn"]
        {
            assert_eq!(Locale::parse(bad), Err(InvalidLocale), "{bad:?}");
        }
    }

    #[test]
    fn l8_direction_follows_the_script() {
        let rtl = |tag| Locale::parse(tag).unwrap().direction() == Direction::RightToLeft;
        assert!(rtl("ar") && rtl("fa-AF") && rtl("he") && rtl("az-Arab"));
        assert!(!rtl("es") && !rtl("zh-Hant") && !rtl("ar-Latn"));
    }
}
