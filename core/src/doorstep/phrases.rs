//! One phrase, alone on the screen: in the family's language, with the worker's own beside it.

use super::{Badge, Doorstep, ReadError, Shown, SourceMark};
use crate::handbook::{Block, SectionId, spans_text};
use crate::locale::Locale;
use crate::pack::{Date, Passage};

/// A phrase to say, with all that its screen needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownPhrase {
    /// The section it is from.
    pub section: SectionId,
    /// Its place among the section's phrases, from 1.
    pub number: u32,
    /// How many phrases the section has.
    pub of: u32,
    /// The phrase as the worker reads it.
    pub own: PhraseText,
    /// The same in the family's language; none where the section has other phrases there.
    pub theirs: Option<PhraseText>,
    /// Where the part that it stands in comes from.
    pub mark: Option<SourceMark>,
    /// The release number.
    pub version: u64,
    /// The day of the release.
    pub issued: Date,
    /// Whose addition to the handbook it is; none for a phrase of the handbook itself.
    pub badge: Option<Badge>,
}

/// A phrase in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhraseText {
    /// The words.
    pub text: String,
    /// The language it is in, and how far to trust it.
    pub shown: Shown,
}

impl Doorstep {
    /// A section's phrase by its number, from 1: over all its boxes of what to say, in their order. In the worker's language (the
    /// reader's own, without one) and in the family's.
    ///
    /// # Errors
    /// [`ReadError::Unknown`] where there is no such section or phrase, [`ReadError::Removed`] for a section that is no more.
    pub fn phrase(
        &self,
        section: &SectionId,
        number: u32,
        own: Option<&Locale>,
        theirs: &Locale,
    ) -> Result<ShownPhrase, ReadError> {
        self.or_beside(own, self.phrase_of_handbook(section, number, own, theirs), |beside, asked| {
            let badge = Some(beside.badge.clone());
            Ok(ShownPhrase { badge, ..beside.door.phrase(section, number, Some(asked), theirs)? })
        })
    }

    fn phrase_of_handbook(
        &self,
        section: &SectionId,
        number: u32,
        own: Option<&Locale>,
        theirs: &Locale,
    ) -> Result<ShownPhrase, ReadError> {
        let section = self.live(section)?;
        let row = self.pack().content().section(&section)?.ok_or(ReadError::Unknown)?;
        let read = |language| -> Result<Passage, ReadError> {
            self.pack().content().passage(row.position, &self.chain(language))?.ok_or(ReadError::Unknown)
        };
        let (ours, other) = (read(own)?, read(Some(theirs))?);
        let (mine, same) = (phrases(&ours.blocks), phrases(&other.blocks));
        let at = usize::try_from(number).ok().and_then(|number| number.checked_sub(1)).ok_or(ReadError::Unknown)?;
        let phrase = mine.get(at).ok_or(ReadError::Unknown)?;
        let alike = mine.iter().map(|phrase| phrase.block).eq(same.iter().map(|phrase| phrase.block));
        let text = |phrase: &Phrase, passage: &Passage, language: &Locale| PhraseText {
            text: phrase.text.clone(),
            shown: Shown::of(passage, language),
        };
        let manifest = self.pack().manifest();
        Ok(ShownPhrase {
            number,
            of: u32::try_from(mine.len()).unwrap_or(u32::MAX),
            own: text(phrase, &ours, &self.asked(own)),
            theirs: same.get(at).filter(|_| alike).map(|phrase| text(phrase, &other, theirs)),
            mark: self.mark_of(&ours.blocks, phrase.block),
            version: manifest.version,
            issued: manifest.issued,
            badge: None,
            section,
        })
    }

    /// The mark of the part that a block stands in.
    fn mark_of(&self, blocks: &[Block], block: usize) -> Option<SourceMark> {
        self.marks(blocks.get(block..).unwrap_or_default()).into_iter().next()
    }
}

/// A phrase and the block that it stands in.
struct Phrase {
    block: usize,
    text: String,
}

/// The phrases of a passage, in reading order.
fn phrases(blocks: &[Block]) -> Vec<Phrase> {
    blocks.iter().enumerate().flat_map(|(number, block)| phrases_of(number, block)).collect()
}

fn phrases_of(number: usize, block: &Block) -> Vec<Phrase> {
    let items = if let Block::Boxed(boxed) = block { boxed.phrases() } else { None };
    items.unwrap_or_default().iter().map(|item| Phrase { block: number, text: spans_text(&item.spans) }).collect()
}
