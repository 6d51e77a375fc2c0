//! The manifest and the footer that leads to it.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::date::Date;
use super::schema::APPLICATION_ID as ID;
use crate::bytes::ByteSource;
use crate::locale::Locale;
use crate::trust::{Signature, SignedBlock};

/// The pack format that this Doorstep writes.
pub const FORMAT: u32 = 4;
/// The oldest pack format that it reads: its sections name their sources once, at their end.
pub const OLDEST_FORMAT: u32 = 2;

/// The first format that has the words of an emergency in its database, too.
pub(super) const EMERGENCIES: u32 = 4;

/// The database's name among the parts. It is always the first.
pub const CONTENT: &str = "content.db";

const MAGIC: &[u8; 8] = b"DOORSTEP";
const FOOTER: u64 = 40;
/// How every SQLite database begins.
const DATABASE: &[u8] = b"SQLite format 3\0";
/// Where a database says whose it is, in bytes from its start.
const ID_AT: usize = 68;
/// As much of a file's start as tells whether it may be a pack.
pub const START: u64 = 72;
/// A manifest has a few hundred bytes a part; more than this is not one of ours (P7).
const MAX_MANIFEST: u64 = 1 << 20;
/// Languages in a pack, at most (P7).
pub const MAX_LOCALES: usize = 256;
/// A minisign signature has about 300 bytes.
const MAX_SIGNATURE: u64 = Signature::LARGEST as u64;

/// What a reader has to know for some packs, by name; see [`Manifest::required`]. None yet.
const KNOWN_FEATURES: &[&str] = &[];
/// Bytes in the name of a handbook, at most.
const MAX_NAME: usize = 200;
/// Bytes in the name of a feature, at most.
const MAX_FEATURE: usize = 32;

/// What a pack says of itself. Fields that are not known here are passed over: a newer Doorstep may write more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
    /// What a reader has to know to read this pack rightly. One who does not know all of it refuses the pack, by name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub required: Vec<String>,
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
    /// There is nothing of ours.
    NotAPack,
    /// It begins as one of ours, and its end is missing.
    CutShort,
    /// The footer is ours but newer.
    Newer,
    /// The footer is ours but older.
    Older,
    /// It needs a feature that is not known here.
    Needs(String),
    /// The footer is ours and what it leads to is not whole.
    Damaged,
}

/// The end of a pack, found and not yet believed: nothing of it was parsed.
pub struct Ending {
    /// The manifest's bytes, which a signature is over.
    pub manifest: Vec<u8>,
    /// The signature's bytes, where there are some.
    pub signature: Option<Vec<u8>>,
    pub(super) format: u32,
    /// Where the parts end.
    pub(super) parts_end: u64,
}

impl Ending {
    /// Finds the manifest and the signature.
    pub fn find(pack: &ByteSource) -> Result<Self, Unreadable> {
        let footer = Footer::read(pack)?;
        let signature_end = pack.len() - FOOTER;
        let manifest_end = signature_end - footer.signature;
        let parts_end = manifest_end - footer.manifest;
        let read = |range| pack.read(range).map(Cow::into_owned).map_err(|_| Unreadable::Damaged);
        let signature = read(manifest_end..signature_end)?;
        Ok(Self {
            manifest: read(parts_end..manifest_end)?,
            signature: (!signature.is_empty()).then_some(signature),
            format: footer.format,
            parts_end,
        })
    }

    /// Reads the manifest, and checks that this Doorstep can read the pack and that the parts fill the file exactly (P2).
    pub fn parse(&self) -> Result<Manifest, Unreadable> {
        let manifest: Manifest = serde_json::from_slice(&self.manifest).map_err(|_| Unreadable::Damaged)?;
        if manifest.format != self.format {
            return Err(Unreadable::Damaged);
        }
        if let Some(feature) = manifest.required.iter().find(|name| !KNOWN_FEATURES.contains(&name.as_str())) {
            // The name is shown: it can be a word and nothing else.
            let is_word = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
            let named = (1..=MAX_FEATURE).contains(&feature.len()) && feature.bytes().all(is_word);
            return Err(if named { Unreadable::Needs(feature.clone()) } else { Unreadable::Damaged });
        }
        let name = &manifest.handbook;
        let is_named = (1..=MAX_NAME).contains(&name.len()) && !name.chars().any(char::is_control);
        if !is_named || !parts_fill(&manifest, self.parts_end) {
            return Err(Unreadable::Damaged);
        }
        Ok(manifest)
    }
}

/// Finds and reads the manifest.
pub fn read(pack: &ByteSource) -> Result<Manifest, Unreadable> {
    Ending::find(pack)?.parse()
}

/// Whether a file that begins so may be a pack: as a database of ours, or as far as it goes.
pub fn begins_as_a_pack(start: &[u8]) -> bool {
    let known = start.len().min(DATABASE.len());
    let same = |at: Range<usize>, expected: &[u8]| start.get(at).is_none_or(|bytes| bytes == expected);
    !start.is_empty() && start.get(..known) == DATABASE.get(..known) && same(ID_AT..ID_AT + 4, &ID.to_be_bytes())
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
    let distinct: BTreeSet<_> = manifest.locales.iter().collect();
    if manifest.locales.len() > MAX_LOCALES || distinct.len() != manifest.locales.len() {
        return false;
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
        let none = || match pack.read(0..pack.len().min(START)) {
            Ok(start) if begins_as_a_pack(&start) => Unreadable::CutShort,
            _ => Unreadable::NotAPack,
        };
        let start = pack.len().checked_sub(FOOTER).ok_or_else(none)?;
        let bytes = pack.read(start..pack.len()).map_err(|_| Unreadable::Damaged)?;
        let number = |at: usize| {
            let field = bytes.get(at..at + 8).and_then(|field| field.try_into().ok());
            field.map(u64::from_le_bytes).ok_or(Unreadable::Damaged)
        };
        if bytes.get(32..40) != Some(MAGIC) {
            return Err(none());
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
