//! Reading an index in place.

use std::borrow::Cow;
use std::ops::Range;

use once_cell::sync::OnceCell;

use super::codec::Reader;
use super::concepts::ConceptTable;
use super::dictionary::Dictionary;
use super::error::IndexError;
use super::family::Family;
use super::format::{Header, Region};
use super::grams::GramEntry;
use super::lexicon::Lexicon;
use super::phrases::Meanings;
use super::postings::{LEVELS, PostingsAt, TermEntry, is_long, read_ascending, read_short, read_table};
use super::related::RelatedTerms;
use crate::bytes::ByteSource;
use crate::locale::Locale;
use crate::search::analysis::Analyzer;

/// The index of one language, read as it is needed.
///
/// Bytes in memory are used where they are. Of a file, the dictionaries are read once, at the first search; postings
/// each time they are asked for.
pub struct Index {
    source: ByteSource,
    header: Header,
    analyzer: Analyzer,
    /// Parts of a file that stay in memory once they are read.
    kept: [OnceCell<Vec<u8>>; Region::COUNT],
}

impl std::fmt::Debug for Index {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Index")
            .field("locale", &self.header.locale)
            .field("len", &self.header.documents)
            .finish_non_exhaustive()
    }
}

/// How much of a long list is read at once: its table, and its sections where they are few. A call costs more.
const READ_AT_ONCE: u64 = 4096;
/// How much of the lists is read at once for several terms: those that one beginning has are neighbours.
const WINDOW: u64 = 16_384;
/// The most bytes of a number.
const NUMBER_BYTES: u64 = 5;
/// The most bytes of a short list: a head, a length and a section for each of its sections.
const SHORT_BYTES: u64 = 64 * 12;
/// Longest part of a section's trace that is looked at.
const MAX_TRACE: u32 = 1 << 20;

/// Sections in which a term weighs the same.
#[derive(Clone, Debug)]
pub(crate) struct Weighted {
    pub(crate) level: u8,
    pub(crate) count: u32,
    numbers: Numbers,
}

/// Where the sections are.
#[derive(Clone, Debug)]
enum Numbers {
    /// Among those that were read.
    Read(Range<usize>),
    /// Among those that were read, as they are stored.
    Encoded(Range<usize>),
    /// In the index's lists, to be read.
    Stored(Range<u64>),
}

impl Index {
    /// Opens an index; only its header is read.
    ///
    /// # Errors
    /// [`IndexError::Damaged`], [`IndexError::OtherAnalyzer`], [`IndexError::Newer`], [`IndexError::Io`].
    pub fn open(source: ByteSource) -> Result<Self, IndexError> {
        let header = Header::read(&source)?;
        let analyzer = Analyzer::new(&header.locale);
        Ok(Self { source, header, analyzer, kept: Default::default() })
    }

    /// The language of the sections.
    pub fn locale(&self) -> &Locale {
        &self.header.locale
    }

    /// How many sections are indexed.
    pub fn len(&self) -> u32 {
        self.header.documents
    }

    /// Whether no section is indexed.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub(crate) fn analyzer(&self) -> &Analyzer {
        &self.analyzer
    }

    pub(crate) fn terms(&self) -> Result<Dictionary<'_, TermEntry>, IndexError> {
        Ok(Dictionary::open(self.kept(Region::Terms)?)?)
    }

    pub(crate) fn families(&self) -> Result<Dictionary<'_, Family>, IndexError> {
        Ok(Dictionary::open(self.kept(Region::Families)?)?)
    }

    /// The glossary's concepts.
    pub(crate) fn concepts(&self) -> Result<ConceptTable<'_>, IndexError> {
        Ok(ConceptTable::open(self.kept(Region::Concepts)?)?)
    }

    /// The letters that terms are made of.
    pub(crate) fn letters(&self) -> Result<&str, IndexError> {
        std::str::from_utf8(self.kept(Region::Letters)?).map_err(|_| IndexError::Damaged)
    }

    /// The pieces of terms.
    pub(crate) fn grams(&self) -> Result<Dictionary<'_, GramEntry>, IndexError> {
        Ok(Dictionary::open(self.kept(Region::Grams)?)?)
    }

    /// The words of the language.
    pub(crate) fn lexicon(&self) -> Result<Lexicon<'_>, IndexError> {
        Lexicon::open(self.kept(Region::Lexicon)?).ok_or(IndexError::Damaged)
    }

    /// Terms near in meaning to words that no section has.
    pub(crate) fn related(&self) -> Result<Dictionary<'_, RelatedTerms>, IndexError> {
        Ok(Dictionary::open(self.kept(Region::Related)?)?)
    }

    /// The phrases that people type, and the sections that they lead to.
    pub(crate) fn leads(&self) -> Result<Dictionary<'_, Meanings>, IndexError> {
        Ok(Dictionary::open(self.kept(Region::Leads)?)?)
    }

    /// What is typed in an emergency, and the section that answers it.
    pub(crate) fn emergencies(&self) -> Result<Dictionary<'_, Meanings>, IndexError> {
        Ok(Dictionary::open(self.kept(Region::Emergencies)?)?)
    }

    /// A section's number among those of all languages.
    pub(crate) fn section(&self, document: u32) -> Result<u32, IndexError> {
        if document >= self.len() {
            return Err(IndexError::Damaged);
        }
        match self.kept(Region::Sections)? {
            [] => Ok(document),
            numbers => {
                numbers.get(document as usize * 4..).and_then(|rest| Reader(rest).u32()).ok_or(IndexError::Damaged)
            }
        }
    }

    /// The number here of a section among those of all languages, if it is here. They are in ascending order.
    pub(crate) fn document(&self, section: u32) -> Result<Option<u32>, IndexError> {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low + (high - low) / 2;
            if self.section(middle)? < section { low = middle + 1 } else { high = middle }
        }
        Ok((low < self.len() && self.section(low)? == section).then_some(low))
    }

    /// How many words a section has on average.
    #[allow(clippy::cast_precision_loss)]
    pub(crate) fn average_length(&self) -> f32 {
        let trace = self.header.region(Region::Trace);
        (trace.end - trace.start) as f32 / (self.len().max(1) as f32)
    }

    /// A region that stays in memory once it is there.
    fn kept(&self, region: Region) -> Result<&[u8], IndexError> {
        let range = self.header.region(region);
        if let Some(all) = self.source.in_memory() {
            let (start, end) = (usize::try_from(range.start).ok(), usize::try_from(range.end).ok());
            return start.zip(end).and_then(|(start, end)| all.get(start..end)).ok_or(IndexError::Damaged);
        }
        let slot = self.kept.get(region as usize).ok_or(IndexError::Damaged)?;
        let bytes = slot.get_or_try_init(|| self.source.read(range).map(Cow::into_owned))?;
        Ok(bytes)
    }

    fn read(&self, region: Region, range: &Range<u64>) -> Result<Cow<'_, [u8]>, IndexError> {
        Ok(self.source.read(self.within(region, range)?)?)
    }

    /// Where a part of a region is among all bytes.
    fn within(&self, region: Region, range: &Range<u64>) -> Result<Range<u64>, IndexError> {
        let whole = self.header.region(region);
        let start = whole.start.checked_add(range.start).ok_or(IndexError::Damaged)?;
        let end = whole.start.checked_add(range.end).ok_or(IndexError::Damaged)?;
        if start > end || end > whole.end { Err(IndexError::Damaged) } else { Ok(start..end) }
    }

    /// A reader of the lists, for terms in the order of their lists.
    pub(crate) fn lists(&self) -> Lists<'_> {
        let window = Window { index: self, read: 0..0, buffer: Vec::new() };
        Lists { window, numbers: Vec::new(), encoded: Vec::new(), stored: Vec::new() }
    }

    fn region_len(&self, region: Region) -> u64 {
        let range = self.header.region(region);
        range.end - range.start
    }

    /// Calls `found` with so many numbers that are in the lists.
    pub(crate) fn stored(&self, range: &Range<u64>, count: u32, found: impl FnMut(u32)) -> Result<(), IndexError> {
        self.stored_with(range, count, &mut Vec::new(), found)
    }

    /// The same by way of a buffer.
    fn stored_with(
        &self,
        range: &Range<u64>,
        count: u32,
        buffer: &mut Vec<u8>,
        found: impl FnMut(u32),
    ) -> Result<(), IndexError> {
        // They take no more; what does was not written by a builder.
        if range.end.saturating_sub(range.start) > u64::from(count) * NUMBER_BYTES {
            return Err(IndexError::Damaged);
        }
        let bytes = self.source.read_with(self.within(Region::Lists, range)?, buffer)?;
        read_ascending(&mut Reader(bytes), count, found).ok_or(IndexError::Damaged)
    }

    /// Whether a word is a term; one that may go on, whether it begins one.
    pub(crate) fn knows(&self, word: &str, unfinished: bool) -> Result<bool, IndexError> {
        let terms = self.terms()?;
        Ok(if unfinished { terms.has_beginning(word.as_bytes())? } else { terms.get(word.as_bytes())?.is_some() })
    }

    /// Whether a section has a term.
    pub(crate) fn has(&self, term: &str, document: u32) -> Result<bool, IndexError> {
        let Some((_, entry)) = self.terms()?.get(term.as_bytes())? else { return Ok(false) };
        let (mut lists, mut weighted, mut has) = (self.lists(), Vec::new(), false);
        lists.weighted(&entry, &mut weighted)?;
        for sections in &weighted {
            lists.sections(sections, sections.count, |section| has |= section == document)?;
        }
        Ok(has)
    }

    /// A section's words in order, a byte each.
    pub(crate) fn trace(&self, document: u32) -> Result<Cow<'_, [u8]>, IndexError> {
        let ends = self.kept(Region::TraceEnds)?;
        let end_of = |document: usize| ends.get(document * 4..).and_then(|rest| Reader(rest).u32());
        let document = document as usize;
        let start = if document == 0 { Some(0) } else { end_of(document - 1) };
        let (Some(start), Some(end)) = (start, end_of(document)) else { return Err(IndexError::Damaged) };
        let end = end.min(start.saturating_add(MAX_TRACE));
        self.read(Region::Trace, &(u64::from(start)..u64::from(end)))
    }
}

/// Reads lists, and keeps what of them is short.
pub(crate) struct Lists<'a> {
    window: Window<'a>,
    numbers: Vec<u32>,
    encoded: Vec<u8>,
    /// What is read of a long list, one after another.
    stored: Vec<u8>,
}

/// Reads parts of the lists, several with one call where they are neighbours.
struct Window<'a> {
    index: &'a Index,
    /// What of the lists was read.
    read: Range<u64>,
    buffer: Vec<u8>,
}

impl Lists<'_> {
    /// Appends a term's sections by weight; those of long lists are left in the lists.
    pub(crate) fn weighted(&mut self, entry: &TermEntry, found: &mut Vec<Weighted>) -> Result<(), IndexError> {
        match &entry.postings {
            PostingsAt::One { document, level } => push(&mut self.numbers, *level, *document, found.len(), found),
            PostingsAt::Many { start, end } if is_long(entry.df) => self.read_long(&(*start..*end), found)?,
            // A short list takes no more; what does was not written by a builder.
            PostingsAt::Many { start, end } if end.saturating_sub(*start) > SHORT_BYTES => {
                return Err(IndexError::Damaged);
            }
            PostingsAt::Many { start, end } => self.read_short(&(*start..*end), found)?,
        }
        Ok(())
    }

    /// Calls `found` with the numbers of some of the sections that were appended, the first `most` of them.
    pub(crate) fn sections(
        &mut self,
        sections: &Weighted,
        most: u32,
        mut found: impl FnMut(u32),
    ) -> Result<(), IndexError> {
        match &sections.numbers {
            Numbers::Read(range) => {
                let numbers = self.numbers.get(range.clone()).ok_or(IndexError::Damaged)?;
                numbers.iter().take(most as usize).for_each(|document| found(*document));
            }
            Numbers::Encoded(range) => {
                let bytes = self.encoded.get(range.clone()).ok_or(IndexError::Damaged)?;
                read_ascending(&mut Reader(bytes), most, found).ok_or(IndexError::Damaged)?;
            }
            Numbers::Stored(range) => {
                let reached = range.start.saturating_add(u64::from(most) * NUMBER_BYTES);
                let range = range.start..range.end.min(reached);
                self.window.index.stored_with(&range, most, &mut self.stored, found)?;
            }
        }
        Ok(())
    }

    fn read_short(&mut self, range: &Range<u64>, found: &mut Vec<Weighted>) -> Result<(), IndexError> {
        let Self { window, numbers, .. } = self;
        let first = found.len();
        let list = window.read(range)?;
        read_short(list, |level, document| push(numbers, level, document, first, found)).ok_or(IndexError::Damaged)
    }

    fn read_long(&mut self, range: &Range<u64>, found: &mut Vec<Weighted>) -> Result<(), IndexError> {
        let Self { window, encoded, .. } = self;
        let head = window.read(&(range.start..range.end.min(range.start.saturating_add(READ_AT_ONCE))))?;
        for segment in read_table(head).ok_or(IndexError::Damaged)? {
            if segment.level == 0 || segment.level > LEVELS {
                return Err(IndexError::Damaged);
            }
            let numbers = match segment.numbers_in(head) {
                Some(bytes) => {
                    let start = encoded.len();
                    encoded.extend_from_slice(bytes);
                    Numbers::Encoded(start..encoded.len())
                }
                None => Numbers::Stored(segment.numbers_from(range.start).ok_or(IndexError::Damaged)?),
            };
            found.push(Weighted { level: segment.level, count: segment.count, numbers });
        }
        Ok(())
    }
}

/// Notes a section of a term whose other sections were noted from the `first` on.
fn push(numbers: &mut Vec<u32>, level: u8, document: u32, first: usize, found: &mut Vec<Weighted>) {
    numbers.push(document);
    let place = numbers.len();
    match found.get_mut(first..).and_then(<[Weighted]>::last_mut) {
        Some(Weighted { level: same, count, numbers: Numbers::Read(range) }) if *same == level => {
            *count += 1;
            range.end = place;
        }
        _ => found.push(Weighted { level, count: 1, numbers: Numbers::Read(place - 1..place) }),
    }
}

impl Window<'_> {
    fn read(&mut self, range: &Range<u64>) -> Result<&[u8], IndexError> {
        if let Some(all) = self.index.source.in_memory() {
            let within = self.index.within(Region::Lists, range)?;
            let (start, end) = (usize::try_from(within.start).ok(), usize::try_from(within.end).ok());
            return start.zip(end).and_then(|(start, end)| all.get(start..end)).ok_or(IndexError::Damaged);
        }
        if range.start < self.read.start || range.end > self.read.end {
            let end = range.end.max(range.start.saturating_add(WINDOW)).min(self.index.region_len(Region::Lists));
            let read = range.start..end.max(range.end);
            // Until it is there, nothing is.
            self.read = 0..0;
            self.index.source.read_with(self.index.within(Region::Lists, &read)?, &mut self.buffer)?;
            self.read = read;
        }
        let at = |place: u64| usize::try_from(place.checked_sub(self.read.start)?).ok();
        let part = at(range.start).zip(at(range.end)).and_then(|(start, end)| self.buffer.get(start..end));
        part.ok_or(IndexError::Damaged)
    }
}
