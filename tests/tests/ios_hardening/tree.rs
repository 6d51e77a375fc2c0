//! The texts that the rules look at.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::swift::Source;

pub const ENTITLEMENTS: &str = "ios/App/Doorstep.entitlements";
pub const INFO: &str = "ios/App/Info.plist";
pub const PRIVACY: &str = "ios/App/Resources/PrivacyInfo.xcprivacy";

/// Files by their path from the repository's root.
#[derive(Clone)]
pub struct Tree {
    files: BTreeMap<String, String>,
    /// The Swift of the app and its package, tests left out.
    sources: BTreeMap<String, Source>,
}

/// What the rules look at.
const PARTS: [&str; 5] = ["ios/App", "ios/Sources", "ios/project.yml", "content/strings", "content/handbooks"];

impl Tree {
    /// The repository's own files. Pictures are left out.
    pub fn repository() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let mut tree = Self { files: BTreeMap::new(), sources: BTreeMap::new() };
        for part in PARTS {
            tree.read(&root, part);
        }
        tree
    }

    fn read(&mut self, root: &Path, path: &str) {
        let place = root.join(path);
        if place.is_dir() {
            let entries = fs::read_dir(&place).into_iter().flatten().flatten();
            for name in entries.filter_map(|entry| entry.file_name().into_string().ok()) {
                self.read(root, &format!("{path}/{name}"));
            }
        } else if let Ok(text) = fs::read_to_string(&place) {
            self.set(path, text);
        }
    }

    /// A file's text; empty where there is none.
    pub fn text(&self, path: &str) -> &str {
        self.files.get(path).map_or("", String::as_str)
    }

    pub fn set(&mut self, path: &str, text: String) {
        if path.ends_with(".swift") && !path.starts_with("ios/App/Tests/") {
            self.sources.insert(path.to_owned(), Source::of(&text));
        }
        self.files.insert(path.to_owned(), text);
    }

    /// The files under a folder that end so.
    pub fn under<'a>(&'a self, folder: &'a str, end: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        let files = self.files.iter().filter(move |(path, _)| path.starts_with(folder) && path.ends_with(end));
        files.map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// Swift by its path.
    pub fn sources(&self) -> impl Iterator<Item = (&str, &Source)> {
        self.sources.iter().map(|(path, source)| (path.as_str(), source))
    }

    /// A property list; `null` where it is none.
    pub fn plist(&self, path: &str) -> Value {
        plist::from_bytes(self.text(path).as_bytes()).unwrap_or_default()
    }

    /// The description of the Xcode project; `null` where it is none.
    pub fn project(&self) -> Value {
        serde_saphyr::from_str(self.text("ios/project.yml")).unwrap_or_default()
    }
}
