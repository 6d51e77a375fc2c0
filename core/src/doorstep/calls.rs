//! Numbers to call, where a screen has a button for them.

use super::Doorstep;
use crate::handbook::{Block, BoxKind, Contact, SectionId, linked_sections};
use crate::locale::Locale;
use crate::pack::PackError;

/// The most sections whose numbers a screen asks for: each is a whole passage to read (P7).
pub(super) const MOST: usize = 64;

/// A number to call at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// Who answers.
    pub name: String,
    /// The number, as it is shown.
    pub phone: String,
}

/// A number to call that a passage links to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkedCall {
    /// The section that has the contact.
    pub section: SectionId,
    /// Who answers.
    pub name: String,
    /// The number, as it is shown.
    pub phone: String,
}

impl Doorstep {
    /// The numbers to call that a section gives, in the first language of the chain that has it.
    pub(super) fn calls_of(&self, section: &SectionId, chain: &[Locale]) -> Result<Vec<Call>, PackError> {
        let content = self.pack().content();
        let Some(row) = content.section(section)? else { return Ok(Vec::new()) };
        let passage = content.passage(row.position, chain)?;
        Ok(passage.map(|passage| calls(passage.blocks)).unwrap_or_default())
    }

    /// For each link in a box of whom to call and in a decision: the first number of the section it leads to.
    pub(super) fn linked_calls(&self, blocks: &[Block], chain: &[Locale]) -> Result<Vec<LinkedCall>, PackError> {
        let mut sections: Vec<&SectionId> = Vec::new();
        let leading = blocks.iter().filter(|block| leads_to_calls(block));
        for section in leading.flat_map(|block| linked_sections(std::slice::from_ref(block))) {
            if sections.len() < MOST && !sections.contains(&section) {
                sections.push(section);
            }
        }
        let mut found = Vec::new();
        for section in sections {
            if let Some(Call { name, phone }) = self.calls_of(section, chain)?.into_iter().next() {
                found.push(LinkedCall { section: section.clone(), name, phone });
            }
        }
        Ok(found)
    }
}

fn calls(blocks: Vec<Block>) -> Vec<Call> {
    let call = |block| match block {
        Block::Contact(contact) => {
            let Contact { name, phone, .. } = *contact;
            phone.map(|phone| Call { name, phone })
        }
        _ => None,
    };
    blocks.into_iter().filter_map(call).collect()
}

fn leads_to_calls(block: &Block) -> bool {
    match block {
        Block::Boxed(boxed) => boxed.role == BoxKind::Call,
        Block::Decision { .. } => true,
        _ => false,
    }
}
