//! `handbook.toml`, `sources.toml`, `glossary.toml` and `redirects.toml`.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use doorstep_core::handbook::{OwnNumber, SectionId};
use doorstep_core::locale::Locale;
use doorstep_core::pack::{Date, LocalNumber, SourceInfo};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::Tree;
use crate::problem::{Location, Problem};

/// `handbook.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// The handbook's permanent id.
    pub id: String,
    /// The release number.
    pub version: u64,
    /// The day of the release.
    pub issued: Date,
    /// The day by which it should be reviewed.
    pub review_by: Date,
    /// The language that the others are translated from.
    pub source_locale: Locale,
    /// Every language, in the order in which they are offered.
    pub locales: Vec<Locale>,
    /// The topics' file names, in reading order.
    pub topics: Vec<String>,
    /// The title by language.
    pub title: BTreeMap<Locale, String>,
    /// What stands above the words of people with lived experience, by language.
    #[serde(default)]
    pub voices: BTreeMap<Locale, String>,
    /// What the sections cite: those named here, and those of `sources.toml`.
    #[serde(default)]
    pub sources: BTreeMap<String, SourceInfo>,
    /// The id of the handbook that this one stands beside, where it is an overlay of an agency.
    pub overlay: Option<String>,
    /// The numbers that an agency gives for the worker's own, in an overlay.
    #[serde(default)]
    pub numbers: BTreeMap<OwnNumber, LocalNumber>,
    /// What is answered first in an emergency.
    pub emergency: Option<Emergency>,
    /// The file that names the sources.
    #[serde(skip, default = "settings_file")]
    pub sources_file: &'static str,
}

fn settings_file() -> &'static str {
    "handbook.toml"
}

impl Settings {
    /// Adds the sources of `sources.toml`; one that has a name twice is reported.
    pub(super) fn add_sources(&mut self, sources: BTreeMap<String, SourceInfo>, problems: &mut Vec<Problem>) {
        if !sources.is_empty() {
            self.sources_file = "sources.toml";
        }
        for (id, source) in sources {
            match self.sources.entry(id) {
                Entry::Occupied(there) => problems.push(Problem::error(
                    Location::file("sources.toml"),
                    "source",
                    format!("the source {} is in handbook.toml too", there.key()),
                    "keep one of the two, or give one another name",
                )),
                Entry::Vacant(place) => {
                    place.insert(source);
                }
            }
        }
    }
}

/// What answers an emergency. What people type in one is with each language's search words.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Emergency {
    /// The section that then stands above all others, of the act-now topic: it says whom to call.
    pub section: SectionId,
}

/// `glossary.toml`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Glossary {
    /// The concepts, in order.
    #[serde(default, rename = "concept")]
    pub concepts: Vec<Concept>,
    /// Words to avoid.
    #[serde(default)]
    pub avoid: Vec<Avoid>,
}

/// A concept and its terms.
#[derive(Clone, Debug, Deserialize)]
pub struct Concept {
    /// Its id.
    pub id: String,
    /// The section that defines it.
    pub section: Option<SectionId>,
    /// Its terms by language tag.
    #[serde(flatten)]
    pub terms: BTreeMap<Locale, Term>,
}

/// A concept's term in one language.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// The term.
    pub term: String,
    /// Other words that people type for it.
    #[serde(default)]
    pub forms: Vec<String>,
    /// What it means.
    pub definition: String,
}

impl Term {
    /// The term and its forms.
    pub fn all_forms(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.term).chain(&self.forms).map(String::as_str)
    }
}

/// A word that the text should not use (L20).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Avoid {
    /// The language it is avoided in.
    pub locale: Locale,
    /// The word; `*` at its end stands for any ending.
    pub word: String,
    /// What to say instead.
    pub say: String,
    /// Phrases in which it is right.
    #[serde(default)]
    pub except: Vec<String>,
}

/// `redirects.toml`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Redirects {
    /// Sections that became part of others.
    #[serde(default)]
    pub moved: Vec<Moved>,
    /// Sections that are no more.
    #[serde(default)]
    pub removed: Vec<Removed>,
}

/// A section that became part of another.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Moved {
    /// Its id.
    pub from: SectionId,
    /// The section to open instead.
    pub to: SectionId,
}

/// A section that is no more.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Removed {
    /// Its id.
    pub id: SectionId,
    /// Its last titles, by language.
    pub title: BTreeMap<Locale, String>,
}

/// Reads one of the files, or reports why it cannot.
pub(super) fn read<T: DeserializeOwned>(
    tree: &Tree,
    file: &str,
    required: bool,
    problems: &mut Vec<Problem>,
) -> Option<T> {
    let Some(text) = tree.text(file) else {
        if required {
            let what = format!("there is no {file}");
            problems.push(Problem::error(
                Location::file(file),
                "missing-file",
                what,
                "is this the handbook's folder? the editor's guide shows the file",
            ));
        }
        return None;
    };
    match toml::from_str(text) {
        Ok(value) => Some(value),
        Err(error) => {
            let location = Location { file: file.to_owned(), span: error.span().unwrap_or(0..0) };
            problems.push(Problem::error(
                location,
                "toml",
                error.message().trim(),
                "the editor's guide shows the file's form",
            ));
            None
        }
    }
}
