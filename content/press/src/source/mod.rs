//! The editor's files, read and understood.

mod attributes;
mod blocks;
mod cursor;
mod fingerprint;
pub(crate) mod search_words;
mod settings;
mod signing;
mod topic;
mod tree;

pub use search_words::SearchWords;
pub use settings::{Avoid, Concept, Emergency, Glossary, Moved, Redirects, Removed, Settings, Term};
pub use signing::{DELEGATION, KEYS, ROTATION, SigningFiles, TrustFileError, trust};
pub use topic::{Front, Section, TopicFile};
pub use tree::{ReadTreeError, Tree};

use std::collections::{BTreeMap, HashMap};

use doorstep_core::handbook::SectionId;
use doorstep_core::locale::Locale;

use crate::problem::{Level, Location, Problem};

/// A handbook as its files say it.
#[derive(Debug)]
pub struct Handbook {
    /// `handbook.toml`.
    pub settings: Settings,
    /// `glossary.toml`.
    pub glossary: Glossary,
    /// `redirects.toml`.
    pub redirects: Redirects,
    /// Whose key will sign the pack.
    pub signing: SigningFiles,
    /// What people type, by language.
    pub search_words: BTreeMap<Locale, SearchWords>,
    /// The topic files of every language, in the settings' order of languages and topics.
    pub topics: Vec<TopicFile>,
    /// Where each section is: its topic file and its number in it.
    index: HashMap<(Locale, SectionId), (usize, usize)>,
}

impl Handbook {
    /// Whether it stands beside another handbook, as an agency's overlay does.
    pub fn is_overlay(&self) -> bool {
        self.settings.overlay.is_some() || self.signing.delegation.is_some()
    }

    /// Reads all files of a handbook. What cannot be understood is left out and reported.
    ///
    /// # Errors
    /// Nothing can be said where `handbook.toml` itself is missing or broken: then only the problems are returned.
    pub fn read(tree: &Tree) -> (Option<Self>, Vec<Problem>) {
        let mut problems = Vec::new();
        let Some(mut settings) = settings::read::<Settings>(tree, "handbook.toml", true, &mut problems) else {
            return (None, problems);
        };
        settings
            .add_sources(settings::read(tree, "sources.toml", false, &mut problems).unwrap_or_default(), &mut problems);
        let glossary = settings::read(tree, "glossary.toml", false, &mut problems).unwrap_or_default();
        let redirects = settings::read(tree, "redirects.toml", false, &mut problems).unwrap_or_default();
        let signing = SigningFiles::read(tree, &settings.id, &mut problems);
        let words = |locale: &Locale| (locale.clone(), SearchWords::read(tree, locale, &mut problems));
        let search_words = settings.locales.iter().map(words).collect();
        let mut topics = Vec::new();
        for locale in &settings.locales {
            for topic in &settings.topics {
                topics.extend(read_topic(tree, &settings, locale, topic, &mut problems));
            }
        }
        report_strays(tree, &settings, &mut problems);
        let index = index(&topics);
        (Some(Self { settings, glossary, redirects, signing, search_words, topics, index }), problems)
    }

    /// The topic files of one language.
    pub fn topics_in<'a>(&'a self, locale: &'a Locale) -> impl Iterator<Item = &'a TopicFile> {
        self.topics.iter().filter(move |topic| topic.locale == *locale)
    }

    /// The sections of one language, with their files.
    pub fn sections_in<'a>(&'a self, locale: &'a Locale) -> impl Iterator<Item = (&'a TopicFile, &'a Section)> {
        self.topics_in(locale).flat_map(|topic| topic.sections.iter().map(move |section| (topic, section)))
    }

    /// A section in one language.
    pub fn section(&self, locale: &Locale, id: &SectionId) -> Option<&Section> {
        let (topic, section) = self.index.get(&(locale.clone(), id.clone()))?;
        self.topics.get(*topic)?.sections.get(*section)
    }

    /// What people type for a section in a language.
    pub fn search_words(&self, locale: &Locale, section: &SectionId) -> &[String] {
        self.search_words.get(locale).map_or(&[], |words| words.of(section))
    }

    /// What people type in an emergency that a section answers first.
    pub fn emergency_words(&self, locale: &Locale, section: &SectionId) -> &[String] {
        let answers = self.settings.emergency.as_ref().is_some_and(|emergency| emergency.section == *section);
        self.search_words.get(locale).filter(|_| answers).map_or(&[], |words| &words.emergency)
    }

    /// The languages that are translations.
    pub fn translations(&self) -> impl Iterator<Item = &Locale> {
        self.settings.locales.iter().filter(|locale| **locale != self.settings.source_locale)
    }
}

fn index(topics: &[TopicFile]) -> HashMap<(Locale, SectionId), (usize, usize)> {
    let mut index = HashMap::new();
    for (topic_number, topic) in topics.iter().enumerate() {
        for (number, section) in topic.sections.iter().enumerate() {
            index.insert((topic.locale.clone(), section.id.clone()), (topic_number, number));
        }
    }
    index
}

fn read_topic(
    tree: &Tree,
    settings: &Settings,
    locale: &Locale,
    topic: &str,
    problems: &mut Vec<Problem>,
) -> Option<TopicFile> {
    let file = format!("{locale}/{topic}.md");
    if let Some(text) = tree.text(&file) {
        return topic::parse(&file, locale, topic, text, problems);
    }
    let level = if *locale == settings.source_locale { Level::Error } else { Level::Warning };
    problems.push(Problem {
        level,
        ..Problem::error(
            Location::file("handbook.toml"),
            "missing-topic",
            format!("there is no file {file}"),
            "write the file, or take the topic out of `topics`",
        )
    });
    None
}

/// Files that look like content but that nothing mentions would silently be left out of the pack.
fn report_strays(tree: &Tree, settings: &Settings, problems: &mut Vec<Problem>) {
    for file in tree.files().filter(|file| file.ends_with(".md")) {
        let known = file.strip_suffix(".md").and_then(|path| path.split_once('/')).is_some_and(|(locale, topic)| {
            settings.locales.iter().any(|known| known.to_string() == locale)
                && settings.topics.iter().any(|t| t == topic)
        });
        if !known {
            problems.push(Problem::error(
                Location::file(file),
                "stray-file",
                "handbook.toml names no such language or topic",
                "add it to `locales` and `topics` in handbook.toml, or move the file away",
            ));
        }
    }
}
