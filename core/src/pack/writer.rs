//! Writing a pack: the content database, the indexes and the manifest, the same bytes for the same input (P11).

use std::collections::BTreeMap;
use std::io::{self, Write};

use rusqlite::{Connection, MAIN_DB, params};
use sha2::{Digest, Sha256};

use super::body::{Body, MAX_CODES};
use super::budget::{FIELD, MOST_PASSAGES, MOST_SECTIONS, VALUE};
use super::content::HandbookInfo;
use super::manifest::{self, CONTENT, FORMAT, MAX_LOCALES, Manifest, Part, hex};
use super::schema::{APPLICATION_ID, SCHEMA, within};
use super::symbols::compress;
use super::{Change, Date, Freshness, GlossaryTerm, ReviewStatus, TopicKind};
use crate::handbook::{Block, SectionId, headings_text};
use crate::locale::Locale;
use crate::search::{ANALYZER_VERSION, ConceptNames, Document, IndexBuilder, WordList};
use crate::trust::SignedBlock;

/// What the first screen counts is counted once, here.
const COUNTS: &str = "
    INSERT INTO coverage SELECT l.tag, p.freshness, p.status, count(*) FROM passage p JOIN language l ON l.number = p.place >> 32
    GROUP BY l.tag, p.freshness, p.status;
";

/// What can go wrong while a pack is written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum WriteError {
    /// The database refused it, for example an id that is there twice.
    #[error("the content can't be stored: {0}; run `doorstep check`")]
    Content(#[from] rusqlite::Error),
    /// An index could not be built.
    #[error("the search index can't be built: {0}")]
    Index(#[from] crate::search::IndexError),
    /// The text could not be encoded.
    #[error("the text can't be encoded: {0}")]
    Encoding(#[from] serde_json::Error),
    /// A passage is longer than a reader takes.
    #[error("the passage {section} in {locale} is too long; split it into several")]
    TooLong {
        /// The section's id.
        section: String,
        /// The language.
        locale: Locale,
    },
    /// A title, a summary, a term or a definition is longer than a reader takes.
    #[error("{what} of {id} is too long; shorten it")]
    LongField {
        /// What it is.
        what: &'static str,
        /// What it belongs to.
        id: String,
    },
    /// What the handbook says of itself and its sources is more than a reader takes.
    #[error("the handbook's titles or sources are too long; shorten them, or split the handbook")]
    LongFacts,
    /// More languages or sections than the format can number.
    #[error("the handbook has too many languages or sections")]
    TooMany,
    /// A language that the handbook does not list.
    #[error("the language {0} is not among the handbook's; add it to `locales`")]
    UnknownLocale(Locale),
    /// The place to write to failed.
    #[error("the pack can't be written: {0}")]
    Output(#[from] io::Error),
}

/// The facts of a release.
#[derive(Clone, Debug)]
pub struct Release {
    /// The handbook's permanent id.
    pub handbook: String,
    /// The release number.
    pub version: u64,
    /// The language the others are translated from.
    pub source_locale: Locale,
    /// Every language, the source among them.
    pub locales: Vec<Locale>,
    /// The day of release.
    pub issued: Date,
    /// The day by which it should be reviewed.
    pub review_by: Date,
}

/// What a pack says of the key that will sign it. Without more, that is the release key which apps pin.
#[derive(Clone, Debug, Default)]
pub struct Signing {
    /// The epoch of the keys.
    pub epoch: u64,
    /// The block of keys that began the epoch.
    pub keys: Option<SignedBlock>,
    /// The delegation, where the pack is an overlay.
    pub overlay: Option<SignedBlock>,
}

/// A glossary entry on its way into a pack.
#[derive(Clone, Debug)]
pub struct ConceptDraft {
    /// The concept's id.
    pub id: String,
    /// The section that defines it.
    pub section: Option<SectionId>,
    /// Its terms, one a language.
    pub texts: Vec<GlossaryTerm>,
}

/// A passage on its way into a pack.
#[derive(Clone, Debug)]
pub struct PassageDraft<'a> {
    /// Its language.
    pub locale: &'a Locale,
    /// Its title.
    pub title: &'a str,
    /// Its text, each part closed by its sources.
    pub blocks: &'a [Block],
    /// The fingerprint of the source that it was made from; none for the source itself.
    pub made_from: Option<&'a str>,
    /// Who has read it.
    pub status: ReviewStatus,
    /// What people type for it; never shown.
    pub search_words: &'a [String],
    /// What is typed in an emergency that it answers first.
    pub emergency_words: &'a [String],
}

/// A section's facts on their way into a pack.
#[derive(Clone, Debug)]
pub struct SectionDraft<'a> {
    /// Its permanent id.
    pub id: &'a SectionId,
    /// How far its last change went.
    pub change: Change,
    /// The fingerprint of its source.
    pub revision: &'a str,
}

/// An id that is no section any more.
#[derive(Clone, Debug)]
pub struct RetiredDraft {
    /// The id.
    pub id: SectionId,
    /// The section that took its place, if one did.
    pub moved_to: Option<SectionId>,
    /// Its last titles, by language.
    pub titles: BTreeMap<Locale, String>,
}

/// Builds a pack topic by topic. Topics, sections and passages are added in reading order.
pub struct PackBuilder {
    release: Release,
    signing: Signing,
    db: Connection,
    languages: Vec<LanguageDraft>,
    /// The words that each section defines, by section and language.
    defined: BTreeMap<(String, Locale), String>,
    topic: i64,
    section: u32,
    change: Change,
    revision: String,
    section_id: String,
}

/// A language while the pack is built. Its passages wait until all are there, since their symbols are made from all.
struct LanguageDraft {
    locale: Locale,
    index: IndexBuilder,
    passages: Vec<Waiting>,
}

struct Waiting {
    section: u32,
    /// What is typed in an emergency that it answers first, a phrase a line.
    emergency: String,
    title: String,
    freshness: Freshness,
    status: ReviewStatus,
    body: Body,
}

impl PackBuilder {
    /// Starts a pack.
    pub fn new(release: Release, info: &HandbookInfo, concepts: &[ConceptDraft]) -> Result<Self, WriteError> {
        let db = new_database()?;
        let facts = serde_json::to_string(info)?;
        if !info.fits() || facts.len() > VALUE {
            return Err(WriteError::LongFacts);
        }
        db.execute("INSERT INTO handbook VALUES (?1)", [facts])?;
        let searchable = searchable_concepts(concepts);
        let languages = release.locales.iter().map(|locale| LanguageDraft {
            locale: locale.clone(),
            index: IndexBuilder::new(locale, &searchable),
            passages: Vec::new(),
        });
        let languages = languages.collect();
        let mut builder = Self {
            release,
            signing: Signing::default(),
            db,
            languages,
            defined: BTreeMap::new(),
            topic: 0,
            section: 0,
            change: Change::Editorial,
            revision: String::new(),
            section_id: String::new(),
        };
        for concept in concepts {
            builder.add_concept(concept)?;
        }
        Ok(builder)
    }

    /// Says whose key will sign the pack.
    pub fn signing(&mut self, signing: Signing) {
        self.signing = signing;
    }

    /// Makes the words of one of the languages known to its search.
    ///
    /// # Errors
    /// [`WriteError::UnknownLocale`] where it is not among the handbook's.
    pub fn words(&mut self, locale: &Locale, words: &WordList<'_>) -> Result<(), WriteError> {
        let language = self.languages.iter_mut().find(|language| language.locale == *locale);
        language.ok_or_else(|| WriteError::UnknownLocale(locale.clone()))?.index.words(words);
        Ok(())
    }

    /// Starts a topic, with its title and summary by language.
    pub fn topic(&mut self, id: &str, kind: TopicKind, texts: &[(Locale, String, String)]) -> Result<(), WriteError> {
        self.topic += 1;
        let mut insert = self.db.prepare_cached("INSERT INTO topic VALUES (?1, ?2, ?3, ?4, 0)")?;
        insert.execute(params![self.topic, id, kind.as_str(), self.section + 1])?;
        let mut insert = self.db.prepare_cached("INSERT INTO topic_text VALUES (?1, ?2, ?3, ?4)")?;
        for (locale, title, summary) in texts {
            check_field("the title", id, title)?;
            check_field("the summary", id, summary)?;
            insert.execute(params![self.topic, locale.to_string(), title, summary])?;
        }
        Ok(())
    }

    /// Starts a section of the current topic.
    pub fn section(&mut self, draft: &SectionDraft<'_>) -> Result<(), WriteError> {
        self.section += 1;
        if self.section as usize > MOST_SECTIONS {
            return Err(WriteError::TooMany);
        }
        self.change = draft.change;
        draft.revision.clone_into(&mut self.revision);
        draft.id.as_str().clone_into(&mut self.section_id);
        let mut insert = self.db.prepare_cached("INSERT INTO section VALUES (?1, ?2, ?3, ?4)")?;
        insert.execute(params![self.section, draft.id.as_str(), self.topic, draft.revision])?;
        let mut count = self.db.prepare_cached("UPDATE topic SET sections = sections + 1 WHERE position = ?1")?;
        count.execute([self.topic])?;
        Ok(())
    }

    /// Adds the current section in one language; false where it is withheld, since it is stale and the change was critical (L18).
    pub fn passage(&mut self, draft: &PassageDraft<'_>) -> Result<bool, WriteError> {
        let freshness = match draft.made_from {
            None => Freshness::Source,
            Some(src) if src == self.revision => Freshness::Current,
            Some(_) => Freshness::Outdated,
        };
        if freshness == Freshness::Outdated && self.change == Change::Critical {
            return Ok(false);
        }
        let terms = self.defined.get(&(self.section_id.clone(), draft.locale.clone()));
        let language = self.languages.iter_mut().find(|language| language.locale == *draft.locale);
        let language = language.ok_or_else(|| WriteError::UnknownLocale(draft.locale.clone()))?;
        check_field("the title", &self.section_id, draft.title)?;
        let too_long = || WriteError::TooLong { section: self.section_id.clone(), locale: draft.locale.clone() };
        let body = Body::encode(draft.blocks).ok_or_else(too_long)?;
        let (section, title, status) = (self.section, draft.title.to_owned(), draft.status);
        language.index.add(&Document {
            title: draft.title,
            terms: terms.map_or("", String::as_str),
            headings: &headings_text(draft.blocks),
            body: body.plain_text(),
            search_words: draft.search_words,
            emergency_words: draft.emergency_words,
            // The index numbers sections from 0.
            section: section.checked_sub(1),
        });
        let phrases = draft.emergency_words.iter().map(|phrase| phrase.replace('\n', " ") + "\n");
        let emergency: String = phrases.collect();
        let others = language.passages.iter().map(|passage| passage.emergency.len());
        if !emergency.is_empty() && emergency.len() + others.sum::<usize>() > MAX_CODES {
            return Err(too_long());
        }
        language.passages.push(Waiting { section, emergency, title, freshness, status, body });
        Ok(true)
    }

    /// Records an id that is no section any more.
    pub fn retired(&mut self, draft: &RetiredDraft) -> Result<(), WriteError> {
        self.db.execute(
            "INSERT INTO retired VALUES (?1, ?2, ?3)",
            params![
                draft.id.as_str(),
                draft.moved_to.as_ref().map(SectionId::as_str),
                serde_json::to_string(&draft.titles)?
            ],
        )?;
        Ok(())
    }

    /// Writes the pack.
    pub fn finish(mut self, out: &mut dyn Write) -> Result<(), WriteError> {
        let passages: usize = self.languages.iter().map(|language| language.passages.len()).sum();
        if self.languages.len() > MAX_LOCALES || passages > MOST_PASSAGES {
            return Err(WriteError::TooMany);
        }
        for (number, language) in self.languages.iter_mut().enumerate() {
            let number = u16::try_from(number).map_err(|_| WriteError::TooMany)?;
            let passages = std::mem::take(&mut language.passages);
            write_passages(&self.db, number, &language.locale, &passages)?;
        }
        self.db.execute_batch(COUNTS)?;
        self.db.execute_batch("COMMIT")?;
        let mut parts = Vec::new();
        let mut at = 0;
        let content = self.db.serialize(MAIN_DB)?;
        parts.push(write_part(out, CONTENT.to_owned(), &content, &mut at)?);
        drop(content);
        for language in self.languages {
            let name = manifest::index_name(&language.locale);
            parts.push(write_part(out, name, &language.index.finish()?, &mut at)?);
        }
        out.write_all(&manifest::tail(&manifest_of(&self.release, self.signing, parts))?)?;
        Ok(out.flush()?)
    }

    fn add_concept(&mut self, concept: &ConceptDraft) -> Result<(), WriteError> {
        let section = concept.section.as_ref().map(SectionId::as_str);
        self.db.execute("INSERT INTO concept VALUES (?1, ?2)", params![concept.id, section])?;
        let mut insert = self.db.prepare_cached("INSERT INTO concept_text VALUES (?1, ?2, ?3, ?4, ?5)")?;
        for text in &concept.texts {
            let forms = serde_json::to_string(&text.forms)?;
            for (what, field) in [("a term", &text.term), ("the forms", &forms), ("the definition", &text.definition)] {
                check_field(what, &concept.id, field)?;
            }
            insert.execute(params![concept.id, text.locale.to_string(), text.term, forms, text.definition])?;
            if let Some(section) = section {
                let defined = self.defined.entry((section.to_owned(), text.locale.clone())).or_default();
                for form in std::iter::once(&text.term).chain(&text.forms) {
                    defined.push_str(form);
                    defined.push('\n');
                }
            }
        }
        Ok(())
    }
}

/// What a reader would not take is not written (P7).
fn check_field(what: &'static str, id: &str, text: &str) -> Result<(), WriteError> {
    if text.len() <= FIELD { Ok(()) } else { Err(WriteError::LongField { what, id: id.to_owned() }) }
}

fn write_passages(db: &Connection, number: u16, locale: &Locale, passages: &[Waiting]) -> Result<(), WriteError> {
    let texts: Vec<_> = passages.iter().map(|passage| passage.body.text.as_str()).collect();
    let (symbols, codes) = compress(&texts);
    db.execute("INSERT INTO language VALUES (?1, ?2, ?3)", params![number, locale.to_string(), symbols])?;
    let mut insert = db.prepare("INSERT INTO passage VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?;
    for (passage, codes) in passages.iter().zip(codes) {
        insert.execute(params![
            within(number, passage.section),
            passage.title,
            passage.freshness.as_str(),
            passage.status.as_str(),
            passage.body.shape,
            codes
        ])?;
    }
    let mut insert = db.prepare("INSERT INTO emergency VALUES (?1, ?2, ?3)")?;
    for passage in passages.iter().filter(|passage| !passage.emergency.is_empty()) {
        let (symbols, codes) = compress(&[&passage.emergency]);
        insert.execute(params![within(number, passage.section), symbols, codes.concat()])?;
    }
    Ok(())
}

fn new_database() -> Result<Connection, WriteError> {
    let db = Connection::open_in_memory()?;
    db.pragma_update(None, "page_size", 4096)?;
    db.pragma_update(None, "application_id", APPLICATION_ID)?;
    for (_, sql) in SCHEMA {
        db.execute_batch(sql)?;
    }
    db.execute_batch("BEGIN")?;
    Ok(db)
}

fn searchable_concepts(concepts: &[ConceptDraft]) -> Vec<ConceptNames> {
    let forms = |concept: &ConceptDraft| {
        let all = concept.texts.iter().flat_map(|text| {
            std::iter::once(&text.term).chain(&text.forms).map(|form| (text.locale.clone(), form.clone()))
        });
        all.collect()
    };
    concepts.iter().map(|concept| ConceptNames { id: concept.id.clone(), forms: forms(concept) }).collect()
}

fn manifest_of(release: &Release, signing: Signing, parts: Vec<Part>) -> Manifest {
    Manifest {
        format: FORMAT,
        handbook: release.handbook.clone(),
        version: release.version,
        source_locale: release.source_locale.clone(),
        locales: release.locales.clone(),
        issued: release.issued,
        review_by: release.review_by,
        analyzer: ANALYZER_VERSION,
        required: Vec::new(),
        epoch: signing.epoch,
        keys: signing.keys,
        overlay: signing.overlay,
        parts,
    }
}

fn write_part(out: &mut dyn Write, name: String, bytes: &[u8], at: &mut u64) -> io::Result<Part> {
    out.write_all(bytes)?;
    let part = Part { name, offset: *at, size: bytes.len() as u64, sha256: hex(&Sha256::digest(bytes)) };
    *at += part.size;
    Ok(part)
}
