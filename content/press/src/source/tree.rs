//! The text files of a handbook: from a folder, or from inside the program.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::problem::Location;

/// Where the interface's strings are, seen from a handbook.
const STRINGS: &str = "../../strings/";

/// The text files of a handbook by their path inside its folder, with `/` between folders.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    root: PathBuf,
    files: BTreeMap<String, String>,
}

/// A handbook's folder cannot be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReadTreeError {
    /// The folder, or a file in it.
    #[error("{path} can't be read: {cause}")]
    Io {
        /// What was being read.
        path: String,
        /// What the file system said.
        #[source]
        cause: io::Error,
    },
    /// A file is not text.
    #[error("{0} is not UTF-8 text; save it again as UTF-8")]
    NotText(String),
}

impl Tree {
    /// A handbook from texts, for those inside the program and for tests.
    pub fn new(root: impl Into<PathBuf>, files: impl IntoIterator<Item = (String, String)>) -> Self {
        Self { root: root.into(), files: files.into_iter().collect() }
    }

    /// Reads the `.md` and `.toml` files of a handbook's folder and its folders, one level deep, and the interface's
    /// strings (`.ftl`) where they are beside the handbooks.
    pub fn read(root: &Path) -> Result<Self, ReadTreeError> {
        let mut tree = Self { root: root.to_owned(), files: BTreeMap::new() };
        tree.read_folder(root, "", true)?;
        let strings = root.join(STRINGS);
        if strings.is_dir() {
            tree.read_folder(&strings, STRINGS, false)?;
        }
        Ok(tree)
    }

    /// A file's text.
    pub fn text(&self, file: &str) -> Option<&str> {
        self.files.get(file).map(String::as_str)
    }

    /// The line of a location, from 1.
    pub fn line(&self, location: &Location) -> usize {
        let text = self.text(&location.file).unwrap_or_default();
        let before = text.as_bytes().get(..location.span.start).unwrap_or_default();
        before.iter().filter(|byte| **byte == b'\n').count() + 1
    }

    /// The files' paths, sorted.
    pub fn files(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// A file's path as a person would type it.
    pub fn shown_path(&self, file: &str) -> String {
        self.root.join(file).display().to_string()
    }

    /// A file's path in the file system.
    pub fn path(&self, file: &str) -> PathBuf {
        self.root.join(file)
    }

    fn read_folder(&mut self, folder: &Path, prefix: &str, deeper: bool) -> Result<(), ReadTreeError> {
        let failed = |path: &Path, cause| ReadTreeError::Io { path: path.display().to_string(), cause };
        for entry in fs::read_dir(folder).map_err(|cause| failed(folder, cause))? {
            let entry = entry.map_err(|cause| failed(folder, cause))?;
            let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
            let kind = entry.file_type().map_err(|cause| failed(&path, cause))?;
            if kind.is_dir() && deeper && !name.starts_with('.') {
                self.read_folder(&path, &format!("{name}/"), false)?;
            } else if kind.is_file() && is_source(&name) {
                let bytes = fs::read(&path).map_err(|cause| failed(&path, cause))?;
                let text = String::from_utf8(bytes).map_err(|_| ReadTreeError::NotText(path.display().to_string()))?;
                // A byte order mark and Windows line ends come from editors, not from authors.
                let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
                self.files.insert(format!("{prefix}{name}"), text);
            }
        }
        Ok(())
    }
}

fn is_source(name: &str) -> bool {
    let extension = Path::new(name).extension();
    extension.is_some_and(|extension| ["md", "toml", "ftl"].iter().any(|known| extension == *known))
        && !name.starts_with('.')
}
