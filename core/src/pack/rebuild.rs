//! An index made on the device, where that of the pack is of another version of search (P12).
//!
//! The text is whole in the pack, and so are the glossary and the words of an emergency: whoever types those sees whom to call first. The
//! words that people type for a section, and the words of the language, are in the pack's own index alone: a search by the index that is
//! made here does without them.

use std::collections::BTreeMap;

use super::content::Content;
use super::error::PackError;
use crate::bytes::ByteSource;
use crate::handbook::headings_text;
use crate::locale::Locale;
use crate::search::{ConceptNames, Document, Index, IndexBuilder};

/// Bytes of a language's text that are read anew on a device, at most: more take too long while somebody waits.
const MOST: usize = 1 << 20;
/// What a passage counts beside its text, so that those without any come to an end, too.
const EACH: usize = 256;

/// The index of a language, made from its passages.
///
/// # Errors
/// [`PackError::OtherAnalyzer`] where there is more text than is read anew.
pub(super) fn rebuilt(content: &Content, locale: &Locale) -> Result<Index, PackError> {
    let glossary = content.glossary()?;
    let names = glossary.iter().map(|(id, _, texts)| ConceptNames {
        id: id.clone(),
        forms: texts
            .iter()
            .flat_map(|text| {
                std::iter::once(&text.term).chain(&text.forms).map(|form| (text.locale.clone(), form.clone()))
            })
            .collect(),
    });
    let mut builder = IndexBuilder::new(locale, &names.collect::<Vec<_>>());
    let mut defined = BTreeMap::new();
    for (_, section, texts) in &glossary {
        let Some(section) = section else { continue };
        for text in texts.iter().filter(|text| text.locale == *locale) {
            let words: &mut String = defined.entry(section.clone()).or_default();
            for form in std::iter::once(&text.term).chain(&text.forms) {
                words.push_str(form);
                words.push('\n');
            }
        }
    }
    let emergencies = content.emergencies(locale)?;
    let mut left = MOST;
    content.each_passage_in(locale, &mut |passage| {
        let terms = defined.get(&passage.section).map_or("", String::as_str);
        let typed = emergencies.get(&passage.position).map_or(&[][..], Vec::as_slice);
        let bytes = EACH + passage.title.len() + terms.len() + passage.body.plain_text().len();
        let bytes = bytes + typed.iter().map(|phrase| phrase.len() + 1).sum::<usize>();
        left = left.checked_sub(bytes).ok_or(PackError::OtherAnalyzer)?;
        builder.add(&Document {
            title: &passage.title,
            terms,
            headings: &headings_text(&passage.blocks),
            body: passage.body.plain_text(),
            emergency_words: typed,
            // The index numbers sections from 0.
            section: passage.position.checked_sub(1),
            ..Document::default()
        });
        Ok(())
    })?;
    Ok(Index::open(ByteSource::from_memory(builder.finish()?))?)
}
