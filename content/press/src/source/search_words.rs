//! `<locale>/search.toml`: what people type, by the section that answers it.

use std::collections::BTreeMap;

use doorstep_core::handbook::SectionId;
use doorstep_core::locale::Locale;
use serde::Deserialize;

use super::Tree;
use super::settings::read;
use crate::problem::{Location, Problem};

/// The search words of one language. They are never shown.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SearchWords {
    /// Words and phrases of an emergency.
    #[serde(default)]
    pub emergency: Vec<String>,
    /// Words and phrases, by section.
    #[serde(default)]
    pub words: BTreeMap<SectionId, Vec<String>>,
}

impl SearchWords {
    /// Reads a language's file, if it has one.
    pub(super) fn read(tree: &Tree, locale: &Locale, problems: &mut Vec<Problem>) -> Self {
        read(tree, &file_of(locale), false, problems).unwrap_or_default()
    }

    /// What people type for a section.
    pub fn of(&self, section: &SectionId) -> &[String] {
        self.words.get(section).map_or(&[], Vec::as_slice)
    }
}

/// The path of a language's file.
pub fn file_of(locale: &Locale) -> String {
    format!("{locale}/search.toml")
}

/// Where a word of an emergency stands in a language's file; the file as a whole where it is not to be seen.
pub fn emergency_location(tree: &Tree, locale: &Locale, word: &str) -> Location {
    location_from(tree, locale, 0, word)
}

/// Where a word stands under a section in a language's file; where the section's words begin, if it is not to be seen.
pub fn location(tree: &Tree, locale: &Locale, section: &SectionId, word: &str) -> Location {
    let text = tree.text(&file_of(locale)).unwrap_or_default();
    let list = text.find(&format!("\n{section} =")).map_or(0, |at| at + 1);
    location_from(tree, locale, list, word)
}

fn location_from(tree: &Tree, locale: &Locale, from: usize, word: &str) -> Location {
    let file = file_of(locale);
    let quoted = format!("\"{word}\"");
    let after = tree.text(&file).and_then(|text| text.get(from..)).and_then(|rest| rest.find(&quoted));
    let span = after.map_or(from..from, |at| from + at..from + at + quoted.len());
    Location { file, span }
}
