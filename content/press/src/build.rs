//! From a handbook's files to a pack.

use std::collections::BTreeMap;
use std::io::Write;

use doorstep_core::handbook::{Audience, SectionId};
use doorstep_core::locale::Locale;
use doorstep_core::pack::{
    Change, ConceptDraft, GlossaryTerm, HandbookInfo, PackBuilder, PassageDraft, Release, RetiredDraft, ReviewStatus,
    SectionDraft, WriteError,
};

use crate::source::{Concept, Handbook, Section, TopicFile};
use crate::words;

/// What a build did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Built {
    /// How many sections the pack has.
    pub sections: usize,
    /// Passages left out, since they are stale and the change was critical (L18): language and section.
    pub withheld: Vec<(Locale, SectionId)>,
}

/// Writes a handbook's pack. `progress` is told after each section how many are done.
///
/// # Errors
/// [`WriteError`] where the place to write to fails, or the handbook has errors that `check` would have reported.
pub fn build(handbook: &Handbook, out: &mut dyn Write, progress: &dyn Fn(usize)) -> Result<Built, WriteError> {
    let concepts: Vec<_> = handbook.glossary.concepts.iter().map(concept_draft).collect();
    let mut builder = PackBuilder::new(release(handbook), &info(handbook), &concepts)?;
    builder.signing(handbook.signing.of_the_pack());
    for locale in &handbook.settings.locales {
        if let Some(words) = words::of(locale) {
            builder.words(locale, &words)?;
        }
    }
    let mut built = Built::default();
    for topic in handbook.topics_in(&handbook.settings.source_locale) {
        builder.topic(&topic.topic, topic.front.kind, &topic_texts(handbook, &topic.topic))?;
        for section in &topic.sections {
            add_section(handbook, &mut builder, section, &mut built)?;
            built.sections += 1;
            progress(built.sections);
        }
    }
    add_retired(handbook, &mut builder)?;
    builder.finish(out)?;
    Ok(built)
}

fn add_section(
    handbook: &Handbook,
    builder: &mut PackBuilder,
    section: &Section,
    built: &mut Built,
) -> Result<(), WriteError> {
    let change = section.attributes.change.unwrap_or(Change::Substantive);
    let revision = section.fingerprint();
    builder.section(&SectionDraft { id: &section.id, change, revision: &revision })?;
    builder.passage(&passage(handbook, &handbook.settings.source_locale, section, None, ReviewStatus::Draft))?;
    for locale in handbook.translations() {
        let Some(translated) = handbook.section(locale, &section.id) else { continue };
        // A translation that does not say what it was made from cannot be called current.
        let src = translated.attributes.src.as_deref().unwrap_or("unknown");
        if !builder.passage(&passage(handbook, locale, translated, Some(src), ReviewStatus::Machine))? {
            built.withheld.push((locale.clone(), section.id.clone()));
        }
    }
    Ok(())
}

fn passage<'a>(
    handbook: &'a Handbook,
    locale: &'a Locale,
    section: &'a Section,
    made_from: Option<&'a str>,
    unless_said: ReviewStatus,
) -> PassageDraft<'a> {
    PassageDraft {
        locale,
        title: &section.title,
        blocks: &section.blocks,
        made_from,
        status: section.attributes.status.unwrap_or(unless_said),
        search_words: handbook.search_words(locale, &section.id),
        emergency_words: handbook.emergency_words(locale, &section.id),
    }
}

fn release(handbook: &Handbook) -> Release {
    let settings = &handbook.settings;
    Release {
        handbook: settings.id.clone(),
        version: settings.version,
        source_locale: settings.source_locale.clone(),
        locales: settings.locales.clone(),
        issued: settings.issued,
        review_by: settings.review_by,
    }
}

fn info(handbook: &Handbook) -> HandbookInfo {
    let settings = &handbook.settings;
    let sections = handbook.sections_in(&settings.source_locale).map(|(_, section)| section);
    let family = sections.filter(|section| section.attributes.audience == Some(Audience::Family));
    HandbookInfo {
        title: settings.title.clone(),
        sources: settings.sources.clone(),
        family: family.map(|section| section.id.clone()).collect(),
        voices: settings.voices.clone(),
        numbers: settings.numbers.clone(),
    }
}

fn concept_draft(concept: &Concept) -> ConceptDraft {
    let texts = concept.terms.iter().map(|(tag, term)| GlossaryTerm {
        concept: concept.id.clone(),
        locale: tag.clone(),
        term: term.term.clone(),
        forms: term.forms.clone(),
        definition: term.definition.clone(),
    });
    ConceptDraft { id: concept.id.clone(), section: concept.section.clone(), texts: texts.collect() }
}

fn topic_texts(handbook: &Handbook, topic: &str) -> Vec<(Locale, String, String)> {
    let text = |file: &TopicFile| (file.locale.clone(), file.front.title.clone(), file.front.summary.clone());
    handbook.topics.iter().filter(|file| file.topic == topic).map(text).collect()
}

fn add_retired(handbook: &Handbook, builder: &mut PackBuilder) -> Result<(), WriteError> {
    for moved in &handbook.redirects.moved {
        let moved_to = Some(moved.to.clone());
        builder.retired(&RetiredDraft { id: moved.from.clone(), moved_to, titles: BTreeMap::new() })?;
    }
    for removed in &handbook.redirects.removed {
        builder.retired(&RetiredDraft { id: removed.id.clone(), moved_to: None, titles: removed.title.clone() })?;
    }
    Ok(())
}
