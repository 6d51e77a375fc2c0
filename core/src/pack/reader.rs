//! Opening a pack and checking it.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use once_cell::sync::OnceCell;
use rusqlite::{Connection, MAIN_DB, OpenFlags};
use sha2::{Digest, Sha256};

use super::content::{Content, HandbookInfo};
use super::error::PackError;
use super::manifest::{self, CONTENT, Manifest, Part, hex};
use super::rebuild::rebuilt;
use super::signing::SignedBytes;
use super::staging::Staged;
use crate::bytes::ByteSource;
use crate::locale::Locale;
use crate::search::Index;

/// Where a pack is.
#[derive(Clone, Debug)]
pub enum PackLocation {
    /// Inside the program.
    Static(&'static [u8]),
    /// In memory.
    Memory(Arc<[u8]>),
    /// In a file, which must not change while it is open.
    File(PathBuf),
}

/// A pack, open for reading.
pub struct Pack {
    manifest: Manifest,
    info: HandbookInfo,
    content: Content,
    indexes: Vec<LanguageIndex>,
    bytes: ByteSource,
    /// The file to remove with the pack, after all that reads it.
    staged: Option<Staged>,
}

impl Pack {
    /// Opens a pack: reads what says where things are, and nothing of the text.
    ///
    /// # Errors
    /// Every case of [`PackError`] but `Interrupted`.
    pub fn open(location: &PackLocation) -> Result<Self, PackError> {
        let bytes = source(location)?;
        let manifest = manifest::read(&bytes)?;
        match location {
            PackLocation::File(path) => Self::of_file(path, bytes, manifest),
            _ => Self::of_connection(in_memory(&bytes, &manifest)?, bytes, manifest),
        }
    }

    /// Opens the file behind the bytes, which is at a path.
    pub(super) fn of_file(path: &Path, bytes: ByteSource, manifest: Manifest) -> Result<Self, PackError> {
        Self::of_connection(in_place(path, &bytes)?, bytes, manifest)
    }

    fn of_connection(db: Connection, bytes: ByteSource, manifest: Manifest) -> Result<Self, PackError> {
        let content = Content::new(db, manifest.format, content_part(&manifest)?.size)?;
        if !content.locales().eq(&manifest.locales) {
            return Err(PackError::damaged());
        }
        let indexes = manifest.locales.iter().map(|locale| LanguageIndex::new(&bytes, &manifest, locale));
        let indexes = indexes.collect::<Result<_, _>>()?;
        let info = content.info()?;
        Ok(Self { manifest, info, content, indexes, bytes, staged: None })
    }

    /// Keeps a staged file for as long as the pack is open.
    pub(super) fn keeping(mut self, staged: Staged) -> Self {
        self.staged = Some(staged);
        self
    }

    /// What the pack says of itself.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// The manifest's bytes and the signature over them.
    ///
    /// # Errors
    /// What reading the end of the file answers.
    pub fn signed_bytes(&self) -> Result<SignedBytes, PackError> {
        SignedBytes::read(&self.bytes)
    }

    /// The handbook's titles and sources.
    pub fn info(&self) -> &HandbookInfo {
        &self.info
    }

    /// Its text.
    pub fn content(&self) -> &Content {
        &self.content
    }

    /// The search index of a language, opened when it is asked for first. One of another version of search is made anew from the text.
    ///
    /// # Errors
    /// [`PackError::Damaged`] where the pack has no such language, [`PackError::OtherAnalyzer`] where there is too much text to make an
    /// index of, otherwise what opening an index answers.
    pub fn index(&self, locale: &Locale) -> Result<&Arc<Index>, PackError> {
        Ok(&self.opened(locale)?.0)
    }

    /// How search stands in a language.
    pub fn search_state(&self, locale: &Locale) -> SearchState {
        self.opened(locale).map_or(SearchState::Off, |(_, state)| *state)
    }

    /// The pack's own search index of a language; none where it is damaged or of another version of search, and nothing is made anew.
    pub fn whole_index(&self, locale: &Locale) -> Option<&Arc<Index>> {
        let language = self.language(locale).ok()?;
        language.open(|| Err(PackError::OtherAnalyzer), &self.content).ok().map(|(index, _)| index)
    }

    fn opened(&self, locale: &Locale) -> Result<&(Arc<Index>, SearchState), PackError> {
        self.language(locale)?.open(|| rebuilt(&self.content, locale), &self.content)
    }

    fn language(&self, locale: &Locale) -> Result<&LanguageIndex, PackError> {
        self.indexes.iter().find(|language| language.locale == *locale).ok_or_else(PackError::damaged)
    }

    /// Reads every byte and holds it against the manifest, then every section in every language.
    ///
    /// # Errors
    /// [`PackError::Damaged`] at the first thing that is not as it should be.
    pub fn verify(&self) -> Result<(), PackError> {
        check_hashes(&self.bytes, &self.manifest)?;
        for language in &self.indexes {
            match language.check(&self.content) {
                // Its text is searched all the same, by another index.
                Ok(_) | Err(PackError::OtherAnalyzer | PackError::Newer) => {}
                Err(error) => return Err(error),
            }
        }
        if !self.content.is_sound()? {
            return Err(PackError::damaged());
        }
        self.content.check_passages(&self.manifest.source_locale)?;
        Ok(())
    }
}

impl Manifest {
    /// What a pack says of itself, read alone: nothing else of it is opened.
    ///
    /// # Errors
    /// What the end of a file can be wrong with.
    pub fn of(location: &PackLocation) -> Result<Self, PackError> {
        Ok(manifest::read(&source(location)?)?)
    }
}

fn source(location: &PackLocation) -> Result<ByteSource, PackError> {
    match location {
        PackLocation::Static(bytes) => Ok(ByteSource::from_static(bytes)),
        PackLocation::Memory(bytes) => Ok(ByteSource::from_memory(Arc::clone(bytes))),
        PackLocation::File(path) => ByteSource::open(path).map_err(PackError::Unreadable),
    }
}

/// Holds each part against its hash.
pub(super) fn check_hashes(bytes: &ByteSource, manifest: &Manifest) -> Result<(), PackError> {
    for part in &manifest.parts {
        if hash(bytes, part.range())? != part.sha256 {
            return Err(PackError::damaged());
        }
    }
    Ok(())
}

/// SQLite reads a file in place, since the database is its first part and says its own length.
///
/// It opens the file a second time, by its name; a name that leads elsewhere by then is refused.
fn in_place(path: &Path, bytes: &ByteSource) -> Result<Connection, PackError> {
    let is_same = || match bytes.is_at(path) {
        Ok(true) => Ok(()),
        Ok(false) => Err(PackError::Unreadable(io::Error::other("the file was replaced while it was opened"))),
        Err(error) => Err(PackError::Unreadable(error)),
    };
    is_same()?;
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(immutable_uri(path).map_err(PackError::Unreadable)?, flags)?;
    is_same()?;
    Ok(db)
}

fn content_part(manifest: &Manifest) -> Result<&Part, PackError> {
    manifest.parts.iter().find(|part| part.name == CONTENT).ok_or_else(PackError::damaged)
}

fn in_memory(bytes: &ByteSource, manifest: &Manifest) -> Result<Connection, PackError> {
    let part = bytes.part(content_part(manifest)?.range()).ok_or_else(PackError::damaged)?;
    let mut db = Connection::open_in_memory()?;
    match part.as_static() {
        Some(bytes) => db.deserialize_bytes(MAIN_DB, bytes)?,
        None => {
            let bytes = part.in_memory().ok_or_else(PackError::damaged)?;
            db.deserialize_read_exact(MAIN_DB, bytes, bytes.len(), true)?;
        }
    }
    Ok(db)
}

/// A `file:` URI for SQLite, byte for byte the path: read only, and no look for a journal beside the file.
fn immutable_uri(path: &Path) -> io::Result<String> {
    let absolute = std::path::absolute(path)?;
    let mut uri = String::from("file://");
    for byte in absolute.as_os_str().as_encoded_bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' => uri.push(char::from(*byte)),
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    Ok(uri + "?mode=ro&immutable=1")
}

/// How search stands in a language (P12).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SearchState {
    /// By the pack's own index.
    Whole,
    /// By an index made on this device, since the pack's is of another version of search: with the words of an emergency, and without
    /// those that people type for a section and that it does not have.
    Rebuilt,
    /// There is none. The text is there all the same.
    Off,
}

/// A language's search index, opened at its first use: a pack of many languages opens like one of one.
struct LanguageIndex {
    locale: Locale,
    bytes: ByteSource,
    index: OnceCell<(Arc<Index>, SearchState)>,
}

impl LanguageIndex {
    fn new(bytes: &ByteSource, manifest: &Manifest, locale: &Locale) -> Result<Self, PackError> {
        let name = manifest::index_name(locale);
        let part = manifest.parts.iter().find(|part| part.name == name).ok_or_else(PackError::damaged)?;
        let bytes = bytes.part(part.range()).ok_or_else(PackError::damaged)?;
        Ok(Self { locale: locale.clone(), bytes, index: OnceCell::new() })
    }

    /// The pack's own index, or what stands in for one of another version.
    fn open(
        &self,
        stand_in: impl FnOnce() -> Result<Index, PackError>,
        content: &Content,
    ) -> Result<&(Arc<Index>, SearchState), PackError> {
        self.index.get_or_try_init(|| match self.check(content) {
            Ok(index) => Ok((Arc::new(index), SearchState::Whole)),
            Err(PackError::OtherAnalyzer | PackError::Newer) => Ok((Arc::new(stand_in()?), SearchState::Rebuilt)),
            Err(error) => Err(error),
        })
    }

    /// Opens the pack's own index.
    fn check(&self, content: &Content) -> Result<Index, PackError> {
        let index = Index::open(self.bytes.clone())?;
        // A search has room for each section that an index says it has (P7).
        let passages: u32 = content.coverage(&self.locale)?.iter().map(|(_, _, count)| count).sum();
        // An index in another's place would be asked by the wrong rules.
        let is_ours = *index.locale() == self.locale && index.len() <= passages;
        if is_ours { Ok(index) } else { Err(PackError::damaged()) }
    }
}

fn hash(bytes: &ByteSource, range: std::ops::Range<u64>) -> Result<String, PackError> {
    const STEP: u64 = 1 << 16;
    let mut hash = Sha256::new();
    let mut at = range.start;
    while at < range.end {
        let end = range.end.min(at + STEP);
        hash.update(bytes.read(at..end).map_err(PackError::Unreadable)?);
        at = end;
    }
    Ok(hex(&hash.finalize()))
}
