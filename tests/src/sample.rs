//! Small handbooks made in a test, and ways to open them.

use std::fmt::Write as _;
use std::path::Path;

use doorstep_core::handbook::SectionId;
use doorstep_core::locale::Locale;
use doorstep_core::pack::PackLocation;
use doorstep_core::{Config, Doorstep};
use doorstep_press::build::build;
use doorstep_press::bundled;
use doorstep_press::source::{Handbook, Tree};

/// A pack of some files' handbook.
///
/// # Panics
/// Where they do not build.
pub fn pack_of(tree: &Tree) -> Vec<u8> {
    let (handbook, problems) = Handbook::read(tree);
    let mut bytes = Vec::new();
    let built = handbook.map(|handbook| build(&handbook, &mut bytes, &|_| {}));
    assert!(matches!(built, Some(Ok(_))), "{built:?} {problems:?}");
    bytes
}

/// The pack of the bundled handbook.
pub fn bundled_pack() -> Vec<u8> {
    pack_of(&bundled::sources())
}

/// Opens a pack in memory for a reader of some languages.
pub fn open(pack: &[u8], preferred: &[&str]) -> Result<Doorstep, doorstep_core::pack::PackError> {
    open_at(PackLocation::Memory(pack.into()), preferred)
}

/// Opens a pack file for a reader of some languages.
pub fn open_file(path: &Path, preferred: &[&str]) -> Result<Doorstep, doorstep_core::pack::PackError> {
    open_at(PackLocation::File(path.to_owned()), preferred)
}

fn open_at(pack: PackLocation, preferred: &[&str]) -> Result<Doorstep, doorstep_core::pack::PackError> {
    let preferred = preferred.iter().map(ToString::to_string).collect();
    Doorstep::open(&Config { pack, preferred, strings: doorstep_strings::resources() })
}

/// A section's id.
///
/// # Panics
/// Where the text is no id.
pub fn id(text: &str) -> SectionId {
    let id = SectionId::parse(text);
    assert!(id.is_ok(), "{text}");
    id.unwrap_or_else(|_| unreachable!())
}

/// A language by its tag.
///
/// # Panics
/// Where the text is no tag.
pub fn locale(tag: &str) -> Locale {
    let locale = Locale::parse(tag);
    assert!(locale.is_ok(), "{tag}");
    locale.unwrap_or_else(|_| unreachable!())
}

/// One section of a made-up release.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Its id.
    pub id: String,
    /// Its text; another text is another revision.
    pub text: String,
}

/// A release of a made-up handbook in English: its sections, and what became of earlier ones.
#[derive(Clone, Debug, Default)]
pub struct Release {
    /// The sections that are there.
    pub sections: Vec<Section>,
    /// Moves: from, to.
    pub moved: Vec<(String, String)>,
    /// Removals: the id and its last title.
    pub removed: Vec<(String, String)>,
}

impl Release {
    /// The release's files.
    pub fn tree(&self) -> Tree {
        let mut topic = String::from("+++\ntitle = \"Topic\"\nsummary = \"All of it.\"\n+++\n\n");
        for Section { id, text } in &self.sections {
            // Writing to a string never fails.
            let _ = write!(topic, "## Title of {id} {{#{id}}}\n\n{text}\n\n[@s]\n\n");
        }
        let mut redirects = String::new();
        for (from, to) in &self.moved {
            let _ = write!(redirects, "[[moved]]\nfrom = \"{from}\"\nto = \"{to}\"\n");
        }
        for (id, title) in &self.removed {
            let _ = write!(redirects, "[[removed]]\nid = \"{id}\"\ntitle = {{ en = \"{title}\" }}\n");
        }
        let settings = "id = \"made-up\"\nversion = 1\nissued = \"2026-01-01\"\nreview_by = \"2027-01-01\"\n\
            source_locale = \"en\"\nlocales = [\"en\"]\ntopics = [\"topic\"]\n[title]\nen = \"Made up\"\n\
            [sources.s]\nlabel = \"S\"\ntitle = \"Source\"\n";
        let files = [("handbook.toml", settings.to_owned()), ("en/topic.md", topic), ("redirects.toml", redirects)];
        Tree::new("made-up", files.map(|(name, text)| (name.to_owned(), text)))
    }
}
