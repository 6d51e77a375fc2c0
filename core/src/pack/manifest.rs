//! The manifest and the footer that leads to it.

use std::fmt::Write;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::date::Date;
use crate::bytes::ByteSource;
use crate::locale::Locale;
use crate::trust::{Signature, SignedBlock};

/// The pack format that this Doorstep writes.
pub const FORMAT: u32 = 3;
/// The oldest pack format that it reads: its sections name their sources once, at their end.
pub const OLDEST_FORMAT: u32 = 2;

/// The database's name among the parts. It is always the first.
pub const CONTENT: &str = "content.db";

const MAGIC: &[u8; 8] = b"DOORSTEP";
pub(super) const FOOTER: u64 = 40;
/// A manifest has a few hundred bytes a part; more than this is not one of ours (P7).
const MAX_MANIFEST: u64 = 1 << 20;
/// A minisign signature has about 300 bytes.
const MAX_SIGNATURE: u64 = Signature::LARGEST as u64;

/// What a pack says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// The pack format, from [`OLDEST_FORMAT`] to [`FORMAT`].
    pub format: u32,
    /// The handbook's permanent id.
    pub handbook: String,
    /// The release; goes up only.
    pub version: u64,
    /// The language that the others are translated from.
    pub source_locale: Locale,
    /// Every language in the pack.
    pub locales: Vec<Locale>,
    /// The day of the release.
    pub issued: Date,
    /// The day by which the text should be reviewed again.
    pub review_by: Date,
    /// The analysis that built the indexes ([`crate::search::ANALYZER_VERSION`]).
    pub analyzer: u32,
    /// The epoch of the keys that sign it; 0 is that of the keys which apps pin.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub epoch: u64,
    /// The release keys of the epoch, signed by the recovery key: [`crate::trust::Rotation`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub keys: Option<SignedBlock>,
    /// On whose behalf an agency signs it, where it is an overlay: [`crate::trust::Delegation`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub overlay: Option<SignedBlock>,
    /// The parts, in their order from the start of the file, without gaps.
    pub parts: Vec<Part>,
}

fn is_zero(number: &u64) -> bool {
    *number == 0
}

/// One part of a pack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// `content.db` or `index.<locale>`.
    pub name: String,
    /// Where it starts, in bytes.
    pub offset: u64,
    /// Its size in bytes.
    pub size: u64,
    /// The SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
}

impl Part {
    /// Where its bytes are.
    pub fn range(&self) -> Range<u64> {
        self.offset..self.offset.saturating_add(self.size)
    }
}

/// Why the end of a file is not that of a pack we can read.
#[derive(Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// There is no footer of ours.
    NotAPack,
    /// The footer is ours but newer.
    Newer,
    /// The footer is ours but older.
    Older,
    /// The footer is ours and what it leads to is not whole.
    Damaged,
}

/// Finds and reads the manifest, and checks that the parts fill the file exactly (P2).
pub fn read(pack: &ByteSource) -> Result<Manifest, Unreadable> {
    let footer = Footer::read(pack)?;
    let manifest_end = pack.len() - FOOTER - footer.signature;
    let bytes = pack.read(manifest_end - footer.manifest..manifest_end).map_err(|_| Unreadable::Damaged)?;
    let manifest: Manifest = serde_json::from_slice(&bytes).map_err(|_| Unreadable::Damaged)?;
    let parts_end = manifest_end - footer.manifest;
    if manifest.format != footer.format || !parts_fill(&manifest, parts_end) {
        return Err(Unreadable::Damaged);
    }
    Ok(manifest)
}

/// The bytes that follow the parts.
pub fn tail(manifest: &Manifest) -> serde_json::Result<Vec<u8>> {
    let mut bytes = serde_json::to_vec(manifest)?;
    let footer = Footer { manifest: bytes.len() as u64, signature: 0, format: manifest.format };
    bytes.extend(footer.bytes());
    Ok(bytes)
}

fn parts_fill(manifest: &Manifest, end: u64) -> bool {
    let mut at = 0;
    for part in &manifest.parts {
        if part.offset != at || part.range().end > end {
            return false;
        }
        at = part.range().end;
    }
    let mut expected = vec![CONTENT.to_owned()];
    expected.extend(manifest.locales.iter().map(index_name));
    at == end
        && manifest.parts.iter().map(|part| &part.name).eq(&expected)
        && manifest.locales.contains(&manifest.source_locale)
}

/// The name of a language's index among the parts.
pub fn index_name(locale: &Locale) -> String {
    format!("index.{locale}")
}

/// The last bytes of a pack.
pub(super) struct Footer {
    pub manifest: u64,
    pub signature: u64,
    pub format: u32,
}

impl Footer {
    pub fn read(pack: &ByteSource) -> Result<Self, Unreadable> {
        let start = pack.len().checked_sub(FOOTER).ok_or(Unreadable::NotAPack)?;
        let bytes = pack.read(start..pack.len()).map_err(|_| Unreadable::Damaged)?;
        let number = |at: usize| {
            let field = bytes.get(at..at + 8).and_then(|field| field.try_into().ok());
            field.map(u64::from_le_bytes).ok_or(Unreadable::Damaged)
        };
        if bytes.get(32..40) != Some(MAGIC) {
            return Err(Unreadable::NotAPack);
        }
        let format = match number(16)? {
            0 => return Err(Unreadable::Damaged),
            format => u32::try_from(format).unwrap_or(u32::MAX),
        };
        match format {
            OLDEST_FORMAT..=FORMAT => {}
            ..OLDEST_FORMAT => return Err(Unreadable::Older),
            _ => return Err(Unreadable::Newer),
        }
        let footer = Self { manifest: number(0)?, signature: number(8)?, format };
        let fits = footer.manifest <= MAX_MANIFEST && footer.signature <= MAX_SIGNATURE;
        if !fits || footer.manifest + footer.signature > start || number(24)? != 0 {
            return Err(Unreadable::Damaged);
        }
        Ok(footer)
    }

    pub fn bytes(&self) -> Vec<u8> {
        let numbers = [self.manifest, self.signature, u64::from(self.format), 0];
        let mut bytes: Vec<u8> = numbers.iter().flat_map(|n| n.to_le_bytes()).collect();
        bytes.extend(MAGIC);
        bytes
    }
}

/// Bytes as small hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        // Writing to a string never fails.
        let _ = write!(text, "{byte:02x}");
    }
    text
}
