//! The file: a header of fixed size, then the regions it points to.

use std::ops::Range;

use super::codec::Reader;
use super::error::IndexError;
use crate::bytes::ByteSource;
use crate::locale::Locale;

/// The version of the rules that split, fold and stem words. An index made by another version is refused.
pub const ANALYZER_VERSION: u32 = 4;

const MAGIC: &[u8; 8] = b"DOORIDX\0";
const FORMAT: u32 = 3;
/// Longest language tag.
const TAG: usize = 64;
const HEADER: usize = 8 + 4 + 16 + 4 + 1 + TAG + Region::COUNT * 16;

/// The regions of an index, in their order.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Region {
    /// Terms to postings.
    Terms,
    /// Stems and unmarked forms to terms.
    Families,
    /// Lists of postings, and of the blocks that have a piece.
    Lists,
    /// Where each section's trace ends.
    TraceEnds,
    /// The words of each section in order, a byte each.
    Trace,
    /// The glossary's concepts.
    Concepts,
    /// The letters of the terms, as text.
    Letters,
    /// Pieces of terms to the blocks of terms that have them.
    Grams,
    /// The words of the language.
    Lexicon,
    /// Words of the language that no section has to terms near in meaning.
    Related,
    /// Phrases that people type to the sections that answer them.
    Leads,
    /// Words and phrases typed in an emergency to the section that answers them.
    Emergencies,
    /// The sections' numbers among those of all languages, where they are others.
    Sections,
}

impl Region {
    pub(crate) const COUNT: usize = 13;
}

/// What the first bytes of an index say.
pub(crate) struct Header {
    pub(crate) locale: Locale,
    pub(crate) documents: u32,
    regions: [Range<u64>; Region::COUNT],
}

/// The versions of what the analysis rests on: a change in any changes what words are.
fn analysis() -> [u8; 16] {
    let (major, minor, patch) = unicode_segmentation::UNICODE_VERSION;
    let segmentation = [major, minor, patch];
    let (major, minor, patch) = unicode_normalization::UNICODE_VERSION;
    let normalization = [u64::from(major), u64::from(minor), u64::from(patch)];
    let mut out = [0; 16];
    let version = ANALYZER_VERSION.to_le_bytes().map(u64::from);
    // The stemmers are those of `snowball_stemmers_rs` 1.0.
    let all = version.into_iter().chain(segmentation).chain(normalization).chain([1, 0]);
    for (byte, value) in out.iter_mut().zip(all) {
        *byte = u8::try_from(value).unwrap_or(u8::MAX);
    }
    out
}

impl Header {
    pub(super) fn write(locale: &Locale, documents: u32, regions: &[Vec<u8>; Region::COUNT]) -> Vec<u8> {
        let mut out = Vec::with_capacity(HEADER + regions.iter().map(Vec::len).sum::<usize>());
        out.extend(MAGIC);
        out.extend(FORMAT.to_le_bytes());
        out.extend(analysis());
        out.extend(documents.to_le_bytes());
        let mut tag = [0; TAG];
        let text = locale.to_string();
        tag.iter_mut().zip(text.bytes()).for_each(|(to, from)| *to = from);
        out.push(u8::try_from(text.len().min(TAG)).unwrap_or(0));
        out.extend(tag);
        let mut start = HEADER as u64;
        for region in regions {
            out.extend(start.to_le_bytes());
            out.extend((region.len() as u64).to_le_bytes());
            start += region.len() as u64;
        }
        for region in regions {
            out.extend_from_slice(region);
        }
        out
    }

    pub(super) fn read(source: &ByteSource) -> Result<Self, IndexError> {
        if source.len() < HEADER as u64 {
            return Err(IndexError::Damaged);
        }
        let bytes = source.read(0..HEADER as u64)?;
        let mut reader = Reader(&bytes);
        if reader.bytes(8) != Some(MAGIC) {
            return Err(IndexError::Damaged);
        }
        match reader.u32() {
            Some(FORMAT) => {}
            Some(newer) if newer > FORMAT => return Err(IndexError::Newer),
            Some(1..) => return Err(IndexError::OtherAnalyzer),
            _ => return Err(IndexError::Damaged),
        }
        if reader.bytes(16) != Some(&analysis()) {
            return Err(IndexError::OtherAnalyzer);
        }
        Self::read_rest(&mut reader, source.len()).ok_or(IndexError::Damaged)
    }

    fn read_rest(reader: &mut Reader<'_>, len: u64) -> Option<Self> {
        let documents = reader.u32()?;
        let tag_len = usize::from(reader.byte()?);
        let tag = std::str::from_utf8(reader.bytes(TAG)?.get(..tag_len)?).ok()?;
        let locale = Locale::parse(tag).ok()?;
        let mut regions: [Range<u64>; Region::COUNT] = Default::default();
        // One after the other, as they are written: a region inside another would be read and kept twice (P7).
        let mut end = HEADER as u64;
        for region in &mut regions {
            let start = reader.u64().filter(|start| *start == end)?;
            end = start.checked_add(reader.u64()?)?;
            *region = start..end;
        }
        if end != len {
            return None;
        }
        let header = Self { locale, documents, regions };
        let ends = header.region(Region::TraceEnds);
        let sections = header.region(Region::Sections);
        let are_all = |range: &Range<u64>| range.end - range.start == u64::from(documents) * 4;
        (are_all(&ends) && (sections.is_empty() || are_all(&sections))).then_some(header)
    }

    pub(crate) fn region(&self, region: Region) -> Range<u64> {
        let range = self.regions.get(region as usize);
        debug_assert!(range.is_some(), "Region::COUNT counts every region");
        range.cloned().unwrap_or_default()
    }
}
