//! The words of the interface: one Fluent file a language, compiled in.
//!
//! Messages fall back along the language's chain to English (L1). Values put into a message are isolated, so that a phone number
//! or a name keeps its own direction inside right-to-left text (L7).

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use crate::locale::Locale;

/// The files of `content/strings`, by language. A new language is a new file and a line here.
pub const RESOURCES: [(&str, &str); 2] =
    [("en", include_str!("../../../content/strings/en.ftl")), ("es", include_str!("../../../content/strings/es.ftl"))];

/// A value for a placeholder of a message.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg {
    /// Words, already in the reader's language.
    Text(String),
    /// A count: chooses the plural form.
    Count(u64),
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<u64> for Arg {
    fn from(count: u64) -> Self {
        Self::Count(count)
    }
}

/// The interface's words in one language.
pub struct Strings {
    bundles: Vec<FluentBundle<FluentResource>>,
}

impl Strings {
    /// The words for a language and what it falls back to.
    pub fn new(locale: &Locale) -> Self {
        let chain = locale.fallbacks();
        let bundles = chain.iter().filter_map(|wanted| {
            let tag = wanted.to_string();
            RESOURCES.iter().find(|(known, _)| *known == tag).map(|(_, ftl)| bundle(wanted, ftl))
        });
        Self { bundles: bundles.collect() }
    }

    /// The languages that the interface is offered in.
    pub fn languages() -> Vec<Locale> {
        RESOURCES.iter().filter_map(|(tag, _)| Locale::parse(tag).ok()).collect()
    }

    /// A message without placeholders. See [`Self::format`].
    pub fn text(&self, key: &str) -> String {
        self.format(key, &[])
    }

    /// A message with its placeholders filled.
    ///
    /// A key that no language has gives an empty text: names of messages are never shown to a reader (L1).
    pub fn format(&self, key: &str, args: &[(&str, Arg)]) -> String {
        let mut values = FluentArgs::with_capacity(args.len());
        for (name, arg) in args {
            values.set(*name, fluent_value(arg));
        }
        let found = self.bundles.iter().find_map(|bundle| {
            let pattern = bundle.get_message(key)?.value()?;
            let mut errors = Vec::new();
            let text = bundle.format_pattern(pattern, Some(&values), &mut errors);
            errors.is_empty().then(|| text.into_owned())
        });
        found.unwrap_or_default()
    }
}

fn fluent_value(arg: &Arg) -> FluentValue<'_> {
    match arg {
        Arg::Text(text) => FluentValue::from(text.as_str()),
        Arg::Count(count) => FluentValue::from(*count),
    }
}

fn bundle(locale: &Locale, ftl: &str) -> FluentBundle<FluentResource> {
    let mut bundle = FluentBundle::new_concurrent(vec![locale.identifier().clone()]);
    // What cannot be parsed is left out here; `doorstep check` reports it (L11).
    let resource = FluentResource::try_new(ftl.to_owned()).unwrap_or_else(|(partial, _)| partial);
    bundle.add_resource_overriding(resource);
    bundle
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strings(tag: &str) -> Strings {
        Strings::new(&Locale::parse(tag).unwrap())
    }

    #[test]
    fn l1_a_regional_language_uses_its_parent_and_unknown_ones_english() {
        assert_eq!(strings("es-MX").text("tab-search"), strings("es").text("tab-search"));
        assert_ne!(strings("es").text("tab-search"), strings("en").text("tab-search"));
        assert_eq!(strings("vi").text("tab-search"), "Search");
    }

    #[test]
    fn l1_names_of_messages_are_never_shown() {
        assert_eq!(strings("es").text("no-such-message"), "");
        assert_eq!(strings("es").format("position", &[]), "", "a placeholder without a value");
    }

    #[test]
    fn l6_counts_choose_the_plural_form() {
        let en = strings("en");
        let results = |count: u64| en.format("search-results", &[("count", count.into())]);
        assert_eq!(results(0), "Nothing found");
        assert_eq!(results(1), "1 passage");
        assert!(results(7).contains('7') && results(7).ends_with("passages"));
    }

    #[test]
    fn l7_values_are_isolated_from_the_text_around_them() {
        let text = strings("en").format("contact-text-words", &[("words", "HELP".into()), ("number", "233733".into())]);
        assert_eq!(text, "Text \u{2068}HELP\u{2069} to \u{2068}233733\u{2069}");
    }
}
