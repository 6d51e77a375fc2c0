//! What an editor writes: topics in Markdown and the files beside them, messages in Fluent; and names.

use doorstep_core::handbook::SectionId;
use doorstep_core::locale::Locale;
use doorstep_core::pack::{Date, PackLocation};
use doorstep_core::search::Query;
use doorstep_core::strings::{Arg, Catalog, Resource};
use doorstep_core::{Config, Doorstep};
use doorstep_press::build::build;
use doorstep_press::check::check;
use doorstep_press::source::{Handbook, Tree};

/// Languages for whose words there is no list: those make a build slow.
const SETTINGS: &str = r#"
id = "sample"
version = 3
issued = "2026-01-01"
review_by = "2027-01-01"
source_locale = "fr"
locales = ["fr", "ar"]
topics = ["topic"]
[title]
fr = "Sample"
ar = "Sample"
[sources.sheet]
label = "Sheet 2024"
title = "A fact sheet"
kind = "sheet"
checked = "2026-11-01"
"#;

/// Starts a file of an input that holds several.
const FILE: &str = "\n==== ";

/// A handbook's files: of several, each begins with a line that names it; what comes first is a topic in both languages.
///
/// What can be read is checked and built, and what was built is opened and read.
pub fn markdown(data: &[u8]) {
    let text = String::from_utf8_lossy(data).replace("\r\n", "\n");
    let mut pieces = text.split(FILE);
    let topic = pieces.next().unwrap_or_default();
    let mut files = vec![("handbook.toml".to_owned(), SETTINGS.to_owned())];
    files.extend(["fr", "ar"].map(|language| (format!("{language}/topic.md"), topic.to_owned())));
    let named = pieces.filter_map(|piece| piece.split_once('\n'));
    files.extend(named.map(|(name, text)| (name.to_owned(), text.to_owned())));
    let tree = Tree::new("sample", files);
    let report = check(&tree, None, Date::parse("2026-11-28").unwrap());
    for problem in &report.problems {
        tree.line(&problem.location);
    }
    let (Some(handbook), _) = Handbook::read(&tree) else { return };
    let mut pack = Vec::new();
    if build(&handbook, &mut pack, &|_| {}).is_err() {
        return;
    }
    let pack = PackLocation::Memory(pack.into());
    let opened = Doorstep::open(&Config { pack, preferred: Vec::new(), strings: Vec::new() });
    let Ok(doorstep) = opened else {
        assert!(!report.problems.is_empty(), "what has no problem is built and opens: {:?}", opened.err());
        return;
    };
    doorstep.pack().verify().unwrap();
    for id in doorstep.pack().content().section_ids().unwrap() {
        let article = doorstep.article(&id, None).unwrap();
        doorstep.spoken(&article);
    }
}

/// Messages in two languages: checked, then filled in under each of their names.
pub fn fluent(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let (english, spanish) = text.split_once(FILE).unwrap_or((&text, ""));
    let files = [("en", english), ("es", spanish)];
    let files = files.map(|(name, text)| (format!("../../strings/{name}.ftl"), text.to_owned()));
    let tree = Tree::new("sample", files);
    check(&tree, None, Date::parse("2026-11-28").unwrap());
    // Never given back: words are part of the program.
    let resource = |tag, text: &str| Resource {
        locale: Locale::parse(tag).unwrap(),
        fluent: Box::leak(text.to_owned().into_boxed_str()),
    };
    let catalog = Catalog::new([resource("en", english), resource("es", spanish)]);
    let words = catalog.words(&Locale::parse("es").unwrap());
    for key in text.lines().filter_map(|line| line.split('=').next()).take(40) {
        words.text(key.trim());
        let values = [("count", Arg::Count(2)), ("words", Arg::Text(english.chars().take(30).collect()))];
        words.format(key.trim(), &values);
    }
}

/// Ids, languages, days and queries: what is accepted is written and read again as the same.
pub fn names(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let text = text.as_ref();
    if let Ok(id) = SectionId::parse(text) {
        assert_eq!(id.as_str(), text);
    }
    if let Ok(locale) = Locale::parse(text) {
        assert_eq!(Locale::parse(&locale.to_string()).as_ref(), Ok(&locale));
        assert!(locale.fallbacks().contains(&Locale::english()));
        let _ = (locale.direction(), locale.endonym(), locale.script());
    }
    if let Ok(day) = Date::parse(text) {
        assert_eq!(Date::parse(&day.to_string()), Ok(day));
    }
    let _ = Query::parse(text).is_empty();
    let _ = serde_json::from_str::<doorstep_core::handbook::Contact>(text);
    let _ = serde_json::from_str::<doorstep_core::bookmarks::Quote>(text);
}
