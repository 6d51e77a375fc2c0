//! The words of the interface: Fluent messages, one file a language.
//!
//! Messages fall back along the language's chain to English (L1). Values put into a message are isolated, so that a phone number
//! or a name keeps its own direction inside right-to-left text (L7).

use std::sync::OnceLock;

use fluent::concurrent::FluentBundle;
use fluent::{FluentArgs, FluentResource, FluentValue};

use crate::locale::Locale;

/// The words of one language, not yet read.
#[derive(Clone, Debug)]
pub struct Resource {
    /// The language.
    pub locale: Locale,
    /// Its messages, in Fluent's syntax.
    pub fluent: &'static str,
}

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

/// The interface's words in every language there is; each language is read when its words are needed first.
pub struct Catalog {
    languages: Vec<LanguageWords>,
}

struct LanguageWords {
    resource: Resource,
    bundle: OnceLock<FluentBundle<FluentResource>>,
}

/// The interface's words for one reader: in a language, and where it lacks a message, in those it falls back to.
pub struct Words<'a> {
    chain: Vec<&'a LanguageWords>,
}

impl Catalog {
    /// The words of some languages, each named once.
    pub fn new(resources: impl IntoIterator<Item = Resource>) -> Self {
        let languages = resources.into_iter().map(|resource| LanguageWords { resource, bundle: OnceLock::new() });
        Self { languages: languages.collect() }
    }

    /// The languages there are, in their order.
    pub fn languages(&self) -> impl Iterator<Item = &Locale> {
        self.languages.iter().map(|words| &words.resource.locale)
    }

    /// The words for a language and what it falls back to.
    pub fn words(&self, locale: &Locale) -> Words<'_> {
        let in_language = |wanted| self.languages.iter().find(|words| words.resource.locale == wanted);
        Words { chain: locale.fallbacks().into_iter().filter_map(in_language).collect() }
    }
}

impl Words<'_> {
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
        let found = self.chain.iter().find_map(|words| {
            let bundle = words.bundle();
            let pattern = bundle.get_message(key)?.value()?;
            let mut errors = Vec::new();
            let text = bundle.format_pattern(pattern, Some(&values), &mut errors);
            errors.is_empty().then(|| text.into_owned())
        });
        found.unwrap_or_default()
    }
}

impl LanguageWords {
    fn bundle(&self) -> &FluentBundle<FluentResource> {
        self.bundle.get_or_init(|| {
            let mut bundle = FluentBundle::new_concurrent(vec![self.resource.locale.identifier().clone()]);
            // What cannot be parsed is left out here; `doorstep check` reports it (L11).
            let resource = FluentResource::try_new(self.resource.fluent.to_owned());
            bundle.add_resource_overriding(resource.unwrap_or_else(|(partial, _)| partial));
            bundle
        })
    }
}

fn fluent_value(arg: &Arg) -> FluentValue<'_> {
    match arg {
        Arg::Text(text) => FluentValue::from(text.as_str()),
        Arg::Count(count) => FluentValue::from(*count),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENGLISH: &str = "
search = Search
only-english = English
results = { $count ->
    [0] Nothing found
    [one] { $count } passage
   *[other] { $count } passages
 }
call = Text { $words } to { $number }
";
    const SPANISH: &str = "search = Buscar\n";

    fn catalog() -> Catalog {
        let resource = |tag, fluent| Resource { locale: Locale::parse(tag).unwrap(), fluent };
        Catalog::new([resource("en", ENGLISH), resource("es", SPANISH)])
    }

    fn format(tag: &str, key: &str, args: &[(&str, Arg)]) -> String {
        catalog().words(&Locale::parse(tag).unwrap()).format(key, args)
    }

    #[test]
    fn l1_a_regional_language_uses_its_parent_and_unknown_ones_english() {
        for (tag, expected) in [("es", "Buscar"), ("es-MX", "Buscar"), ("vi", "Search"), ("en", "Search")] {
            assert_eq!(format(tag, "search", &[]), expected, "{tag}");
        }
        assert_eq!(format("es", "only-english", &[]), "English");
    }

    #[test]
    fn l1_names_of_messages_are_never_shown() {
        assert_eq!(format("es", "no-such-message", &[]), "");
        assert_eq!(format("es", "call", &[]), "", "a placeholder without a value");
    }

    #[test]
    fn l6_counts_choose_the_plural_form() {
        let results = |count: u64| format("en", "results", &[("count", count.into())]);
        assert_eq!(results(0), "Nothing found");
        assert_eq!(results(1), "\u{2068}1\u{2069} passage");
        assert_eq!(results(7), "\u{2068}7\u{2069} passages");
    }

    #[test]
    fn l7_values_are_isolated_from_the_text_around_them() {
        let text = format("en", "call", &[("words", "HELP".into()), ("number", "233733".into())]);
        assert_eq!(text, "Text \u{2068}HELP\u{2069} to \u{2068}233733\u{2069}");
    }

    #[test]
    fn a_language_is_read_when_it_is_needed_first() {
        let catalog = catalog();
        let read = |catalog: &Catalog| catalog.languages.iter().map(|l| l.bundle.get().is_some()).collect::<Vec<_>>();
        let spanish = catalog.words(&Locale::parse("es").unwrap());
        assert_eq!(read(&catalog), [false, false]);
        spanish.text("search");
        assert_eq!(read(&catalog), [false, true]);
        spanish.text("only-english");
        assert_eq!(read(&catalog), [true, true]);
    }
}
