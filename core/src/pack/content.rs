//! Reading the database of content.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::str::FromStr;
use std::sync::{Mutex, MutexGuard, PoisonError};

use once_cell::sync::OnceCell;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};

use super::body::{Body, MAX_CODES};
use super::budget::{Budget, MOST_PASSAGES, MOST_SECTIONS, Reading, SOURCE_FIELD, field};
use super::date::Date;
use super::error::PackError;
use super::manifest::{EMERGENCIES, MAX_LOCALES};
use super::schema::{self, within};
use super::symbols::Symbols;
use crate::bookmarks::Number;
use crate::handbook::{Audience, Block, OwnNumber, SectionId};
use crate::locale::Locale;
use crate::words::words;

/// What kind of topic it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TopicKind {
    /// One among others.
    Plain,
    /// The one for danger, always first.
    ActNow,
    /// Cards for what is happening right now.
    RightNow,
}

words!(TopicKind { Plain = "plain", ActNow = "act-now", RightNow = "right-now" });

/// How far the last change of a source section went (L18).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Wording only.
    Editorial,
    /// The meaning.
    Substantive,
    /// A stale translation would harm, and is withheld.
    Critical,
}

words!(Change { Editorial = "editorial", Substantive = "substantive", Critical = "critical" });

/// How a passage stands to its source; computed, never declared (L17).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Freshness {
    /// It is the source.
    Source,
    /// Made from the source as it is now.
    Current,
    /// Made from an earlier source.
    Outdated,
}

words!(Freshness { Source = "source", Current = "current", Outdated = "outdated" });

/// Who has read a passage (L19).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReviewStatus {
    /// A machine translation that no person has reviewed.
    Machine,
    /// Not yet reviewed.
    Draft,
    /// Reviewed by one person.
    Reviewed,
    /// Reviewed by two people and released.
    Approved,
}

words!(ReviewStatus { Machine = "machine", Draft = "draft", Reviewed = "reviewed", Approved = "approved" });

/// A topic in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// The permanent id, the file's name.
    pub id: String,
    /// What kind it is.
    pub kind: TopicKind,
    /// Its title, neutral to whoever looks over a shoulder.
    pub title: String,
    /// One sentence on what is in it.
    pub summary: String,
    /// The language of title and summary.
    pub locale: Locale,
    /// How many sections it has.
    pub sections: u32,
}

/// A section's place and title, for lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectionEntry {
    /// The permanent id.
    pub id: SectionId,
    /// Its title.
    pub title: String,
    /// The language of the title.
    pub locale: Locale,
}

/// A section in one language, whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The language it is in.
    pub locale: Locale,
    /// Its title.
    pub title: String,
    /// Its text, each part closed by its sources.
    pub blocks: Vec<Block>,
    /// How it stands to its source.
    pub freshness: Freshness,
    /// Who has read it.
    pub status: ReviewStatus,
}

/// A section's fixed facts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SectionRow {
    pub position: i64,
    pub topic: i64,
    pub number: u32,
    pub revision: String,
}

/// A passage with all of its text.
pub(super) struct WholePassage {
    /// Its section's position, from 1.
    pub position: u32,
    pub section: SectionId,
    pub title: String,
    pub blocks: Vec<Block>,
    pub body: Body,
}

/// A passage that a search found.
#[derive(Debug)]
pub struct FoundPassage {
    /// Its section's number, from 0.
    pub number: u32,
    /// The section.
    pub section: SectionId,
    /// The topic's title in the passage's language, or that of the source.
    pub topic_title: String,
    /// Its title.
    pub title: String,
    /// How it stands to its source.
    pub freshness: Freshness,
    /// Who has read it.
    pub status: ReviewStatus,
    body: Body,
}

impl FoundPassage {
    /// Its plain text, as [`crate::handbook::plain_text`] makes it of the blocks.
    pub fn text(&self) -> &str {
        self.body.plain_text()
    }
}

/// A glossary term in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GlossaryTerm {
    /// The concept's id.
    pub concept: String,
    /// The language.
    pub locale: Locale,
    /// The term.
    pub term: String,
    /// Other words for it.
    pub forms: Vec<String>,
    /// What it means.
    pub definition: String,
}

/// A source that sections cite.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceInfo {
    /// The short name, the same in every language.
    pub label: String,
    /// The full title or citation.
    pub title: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// Where it is on the web.
    pub url: Option<String>,
    /// What kind of source it is; none in packs of the format before.
    pub kind: Option<SourceKind>,
    /// The day on which the statements were last held against it.
    pub checked: Option<Date>,
}

/// What kind of source it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceKind {
    /// The fact sheet that the handbook carries over.
    Sheet,
    /// The handbook's own editors.
    Editors,
    /// A law.
    Law,
    /// What an agency or organization publishes.
    Agency,
}

words!(SourceKind { Sheet = "sheet", Editors = "editors", Law = "law", Agency = "agency" });

/// What a handbook says of itself in its pack.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HandbookInfo {
    /// Its title, by language.
    pub title: BTreeMap<Locale, String>,
    /// What its sections cite, by the source's id.
    pub sources: BTreeMap<String, SourceInfo>,
    /// The sections that are written to a young person or a family.
    #[serde(default)]
    pub family: BTreeSet<SectionId>,
    /// What stands above the words of people with lived experience, by language.
    #[serde(default)]
    pub voices: BTreeMap<Locale, String>,
    /// The numbers that an agency gives for the worker's own, in an overlay.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub numbers: BTreeMap<OwnNumber, LocalNumber>,
}

/// A number that an agency gives.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LocalNumber {
    /// The number, as it is shown.
    pub number: String,
    /// The agency's words on it, by language.
    #[serde(default)]
    pub label: BTreeMap<Locale, String>,
}

impl HandbookInfo {
    /// Whether no text in it is longer than a reader takes (P7).
    pub(super) fn fits(&self) -> bool {
        let short = |text: &str| text.len() <= SOURCE_FIELD;
        self.title.values().chain(self.voices.values()).all(|text| short(text))
            && self.sources.values().all(|source| {
                let more = source.publisher.iter().chain(&source.url).all(|text| short(text));
                more && short(&source.label) && short(&source.title)
            })
    }

    /// Whom a section is written to.
    pub fn audience(&self, section: &SectionId) -> Audience {
        if self.family.contains(section) { Audience::Family } else { Audience::Worker }
    }
}

impl LocalNumber {
    /// Whether it is a number that a dialer takes.
    pub fn is_dialed(&self) -> bool {
        let (number, label) = (self.number.clone(), String::new());
        Number { slot: OwnNumber::Reporting, number, label }.checked().is_ok()
    }
}

/// Where an id leads in this release (P10).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolution {
    /// To the section itself.
    Here,
    /// To the section that took its place.
    Moved(SectionId),
    /// To nothing any more; these were its titles, by language.
    Removed(BTreeMap<Locale, String>),
    /// This handbook never had it.
    Unknown,
}

/// A pack's database, open for reading.
pub struct Content {
    db: Mutex<Connection>,
    budget: Budget,
    languages: Vec<Language>,
    format: u32,
    /// How many pages the database has.
    pages: u64,
}

/// A language's passages.
struct Language {
    number: u16,
    locale: Locale,
    symbols: OnceCell<Symbols>,
}

impl Language {
    /// What its texts are written in, read when it is needed first.
    fn symbols(&self, db: &Reading<'_>) -> Result<&Symbols, PackError> {
        self.symbols.get_or_try_init(|| {
            let mut query = db.prepare_cached("SELECT symbols FROM language WHERE number = ?1")?;
            query
                .query_row([self.number], |row| Ok(Symbols::read(row.get_ref(0)?.as_blob()?)))?
                .ok_or_else(PackError::damaged)
        })
    }
}

impl Content {
    /// Takes a connection to a database of so many bytes, hardens it (P9), sets its budget (P7) and refuses a database that is not
    /// exactly that of a pack of this format.
    pub(super) fn new(mut db: Connection, format: u32, size: u64) -> Result<Self, PackError> {
        let budget = Budget::of(&mut db)?;
        db.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
        db.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
        db.pragma_update(None, "query_only", true)?;
        db.pragma_update(None, "cell_size_check", true)?;
        let mut content = Self { db: Mutex::new(db), budget, languages: Vec::new(), format, pages: 0 };
        let pages = schema::check(&content.budget.begin_schema(content.lock()), format, size)?;
        content.pages = pages;
        content.languages = content.read_languages()?;
        content.check_counts()?;
        Ok(content)
    }

    /// The languages that passages are in.
    pub(super) fn locales(&self) -> impl Iterator<Item = &Locale> {
        self.languages.iter().map(|language| &language.locale)
    }

    /// The handbook's facts as JSON.
    pub(super) fn info(&self) -> Result<HandbookInfo, PackError> {
        let db = self.db();
        let mut query = db.prepare_cached("SELECT info FROM handbook")?;
        let texts = db.rows_up_to(1, &mut query, [], |row| Ok(row.get::<_, String>(0)?))?;
        let info: HandbookInfo = serde_json::from_str(texts.first().ok_or_else(PackError::damaged)?)?;
        if info.fits() { Ok(info) } else { Err(PackError::too_much()) }
    }

    /// All topics in order, each in the first language of the chain that has it.
    pub fn topics(&self, chain: &[Locale]) -> Result<Vec<Topic>, PackError> {
        self.topics_where("1", params![], chain)
    }

    /// One topic, by its id.
    pub fn topic(&self, id: &str, chain: &[Locale]) -> Result<Option<Topic>, PackError> {
        Ok(self.topics_where("t.id = ?1", params![id], chain)?.pop())
    }

    /// One topic, by its position.
    pub(crate) fn topic_at(&self, position: i64, chain: &[Locale]) -> Result<Option<Topic>, PackError> {
        Ok(self.topics_where("t.position = ?1", params![position], chain)?.pop())
    }

    /// The sections of a topic in order, each with its title in the first language of the chain that has it.
    pub fn sections(&self, topic: &str, chain: &[Locale]) -> Result<Vec<SectionEntry>, PackError> {
        let db = self.db();
        let mut query = db.prepare_cached("SELECT first, sections FROM topic WHERE id = ?1")?;
        let row = query.query_row([topic], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
        let Some((first, sections)) = row else { return Ok(Vec::new()) };
        self.entries(&db, first, sections, chain)
    }

    /// The section at a position, for previous and next.
    pub(crate) fn entry_at(&self, position: i64, chain: &[Locale]) -> Result<Option<SectionEntry>, PackError> {
        let Ok(position) = u32::try_from(position) else { return Ok(None) };
        Ok(self.entries(&self.db(), position, 1, chain)?.pop())
    }

    /// The passages of some sections, numbered from 0 as search numbers them, in the order asked; one that is not there is left out.
    ///
    /// One statement reads a whole screen, and no blocks. Ask for a screen at a time: the texts are all in memory.
    ///
    /// # Errors
    /// [`PackError::Damaged`] where a passage cannot be read.
    pub fn found_all(
        &self,
        locale: &Locale,
        sections: &[u32],
        source: &Locale,
    ) -> Result<Vec<FoundPassage>, PackError> {
        let Some(language) = self.language(locale) else { return Ok(Vec::new()) };
        let db = self.db();
        let symbols = language.symbols(&db)?;
        // A cross join keeps SQLite to the order of the list.
        let mut query = db.prepare_cached(
            "SELECT wanted.value, s.id, coalesce((SELECT title FROM topic_text WHERE topic = s.topic AND locale = ?3), \
             (SELECT title FROM topic_text WHERE topic = s.topic AND locale = ?4), ''), \
             p.title, p.freshness, p.status, p.shape, p.text \
             FROM json_each(?1) wanted CROSS JOIN passage p ON p.place = (?2 | (wanted.value + 1)) \
             CROSS JOIN section s ON s.position = wanted.value + 1",
        )?;
        let of_language = within(language.number, 0);
        let params = params![list(sections), of_language, locale.to_string(), source.to_string()];
        db.rows(&mut query, params, |row| {
            Ok(FoundPassage {
                number: row.get(0)?,
                section: section_id(row, 1)?,
                topic_title: field(row, 2)?,
                title: field(row, 3)?,
                freshness: word(row, 4)?,
                status: word(row, 5)?,
                body: body(row, 6, symbols)?,
            })
        })
    }

    /// A section's fixed facts.
    pub(crate) fn section(&self, id: &SectionId) -> Result<Option<SectionRow>, PackError> {
        let db = self.db();
        let mut query = db.prepare_cached(
            "SELECT s.position, s.topic, 1 + s.position - t.first, s.revision \
             FROM section s JOIN topic t ON t.position = s.topic WHERE s.id = ?1",
        )?;
        let mut rows = db.rows_up_to(1, &mut query, [id.as_str()], |row| {
            let (position, topic, number) = (row.get(0)?, row.get(1)?, row.get(2)?);
            Ok(SectionRow { position, topic, number, revision: field(row, 3)? })
        })?;
        Ok(rows.pop())
    }

    /// The passage of a section in the first language of the chain that has it.
    pub(crate) fn passage(&self, position: i64, chain: &[Locale]) -> Result<Option<Passage>, PackError> {
        let Ok(position) = u32::try_from(position) else { return Ok(None) };
        let db = self.db();
        let mut query =
            db.prepare_cached("SELECT title, freshness, status, shape, text FROM passage WHERE place = ?1")?;
        for language in chain.iter().filter_map(|locale| self.language(locale)) {
            let mut rows = query.query([within(language.number, position)])?;
            if let Some(row) = rows.next()? {
                let blocks = body(row, 3, language.symbols(&db)?)?.decode().ok_or_else(PackError::damaged)?;
                let (title, freshness, status) = (field(row, 0)?, word(row, 1)?, word(row, 2)?);
                return Ok(Some(Passage { locale: language.locale.clone(), title, blocks, freshness, status }));
            }
        }
        Ok(None)
    }

    /// Where an id leads, following moves.
    pub fn resolve(&self, id: &SectionId) -> Result<Resolution, PackError> {
        let db = self.db();
        let mut live = db.prepare_cached("SELECT 1 FROM section WHERE id = ?1")?;
        let mut retired = db.prepare_cached("SELECT moved_to, titles FROM retired WHERE id = ?1")?;
        let mut at = id.clone();
        // A chain longer than this is a circle in a broken pack.
        for step in 0..64 {
            if live.exists([at.as_str()])? {
                return Ok(if step == 0 { Resolution::Here } else { Resolution::Moved(at) });
            }
            let row = retired
                .query_row([at.as_str()], |row| Ok((row.get::<_, Option<String>>(0)?, row.get::<_, String>(1)?)));
            match row.optional()? {
                Some((Some(next), _)) => at = SectionId::parse(&next).map_err(|_| PackError::damaged())?,
                Some((None, titles)) => return Ok(Resolution::Removed(serde_json::from_str(&titles)?)),
                None => return Ok(Resolution::Unknown),
            }
        }
        Ok(Resolution::Unknown)
    }

    /// The ids that lead to a section: its own first, then those of sections that moved there.
    pub(crate) fn ids_leading_to(&self, section: &SectionId) -> Result<Vec<SectionId>, PackError> {
        let db = self.db();
        // UNION keeps each id once, so that a circle in a broken pack ends; as many as `resolve` follows are enough.
        let mut query = db.prepare_cached(
            "WITH RECURSIVE leading(id) AS (VALUES(?1) UNION SELECT r.id FROM retired r \
             JOIN leading ON r.moved_to = leading.id WHERE r.id NOT IN (SELECT id FROM section) LIMIT 64) SELECT id FROM leading",
        )?;
        db.rows(&mut query, [section.as_str()], |row| Ok(section_id(row, 0)?))
    }

    /// A glossary term in the first language of the chain that has it.
    pub fn concept(&self, id: &str, chain: &[Locale]) -> Result<Option<GlossaryTerm>, PackError> {
        let db = self.db();
        let mut query =
            db.prepare_cached("SELECT term, forms, definition FROM concept_text WHERE concept = ?1 AND locale = ?2")?;
        for locale in chain {
            let mut terms = db.rows_up_to(1, &mut query, params![id, locale.to_string()], |row| {
                Ok(GlossaryTerm {
                    concept: id.to_owned(),
                    locale: locale.clone(),
                    term: field(row, 0)?,
                    forms: serde_json::from_str(&field(row, 1)?)?,
                    definition: field(row, 2)?,
                })
            })?;
            if let Some(term) = terms.pop() {
                return Ok(Some(term));
            }
        }
        Ok(None)
    }

    /// How many sections there are.
    pub(crate) fn section_count(&self) -> Result<u32, PackError> {
        Ok(self.db().query_row("SELECT coalesce(sum(sections), 0) FROM topic", [], |row| row.get(0))?)
    }

    /// How many passages of a language there are, by freshness and status.
    pub(crate) fn coverage(&self, locale: &Locale) -> Result<Vec<(Freshness, ReviewStatus, u32)>, PackError> {
        let db = self.db();
        let mut query = db.prepare_cached("SELECT freshness, status, passages FROM coverage WHERE locale = ?1")?;
        let most = Freshness::ALL.len() * ReviewStatus::ALL.len();
        db.rows_up_to(most, &mut query, [locale.to_string()], |row| Ok((word(row, 0)?, word(row, 1)?, row.get(2)?)))
    }

    /// Every section's id, in order.
    pub fn section_ids(&self) -> Result<Vec<SectionId>, PackError> {
        let db = self.budget.begin_whole(self.lock(), self.pages);
        let mut query = db.prepare_cached("SELECT id FROM section ORDER BY position")?;
        db.rows_up_to(MOST_SECTIONS, &mut query, [], |row| Ok(section_id(row, 0)?))
    }

    /// Whether SQLite finds the whole database sound.
    pub(super) fn is_sound(&self) -> Result<bool, PackError> {
        let db = self.budget.begin_whole(self.lock(), self.pages);
        let verdict: String = db.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
        Ok(verdict == "ok")
    }

    /// Reads every passage, and holds what the pack says of its sections and passages against what there is. Whether the pages are sound
    /// was asked before.
    pub(super) fn check_passages(&self, source: &Locale) -> Result<(), PackError> {
        let sections = self.section_ids()?.len();
        let mut passages = 0;
        for language in &self.languages {
            let read = self.check_language(language)?;
            let said: u32 = self.coverage(&language.locale)?.iter().map(|(_, _, count)| count).sum();
            let is_whole = language.locale != *source || read == sections;
            if !is_whole || usize::try_from(said) != Ok(read) {
                return Err(PackError::damaged());
            }
            passages += read;
        }
        let whole = self.budget.begin_whole(self.lock(), self.pages);
        let all: i64 = whole.query_row("SELECT count(*) FROM passage", [], |row| row.get(0))?;
        drop(whole);
        let said = usize::try_from(self.section_count()?);
        if said == Ok(sections) && usize::try_from(all) == Ok(passages) { Ok(()) } else { Err(PackError::damaged()) }
    }

    /// Reads every passage of a language, and counts them.
    fn check_language(&self, language: &Language) -> Result<usize, PackError> {
        let mut all = 0;
        self.each_passage(language, &mut |_| {
            all += 1;
            Ok(())
        })?;
        Ok(all)
    }

    /// What is typed in an emergency, by the position of the section that answers it; nothing in packs of the formats before.
    pub(super) fn emergencies(&self, locale: &Locale) -> Result<BTreeMap<u32, Vec<String>>, PackError> {
        /// A handbook has one section that answers emergencies.
        const MOST: usize = 16;
        let Some(language) = self.language(locale).filter(|_| self.format >= EMERGENCIES) else {
            return Ok(BTreeMap::new());
        };
        let (from, end) = (within(language.number, 1), within(language.number, u32::MAX));
        let db = self.db();
        let mut query = db.prepare_cached(
            "SELECT place & 0xffffffff, symbols, phrases FROM emergency WHERE place >= ?1 AND place < ?2",
        )?;
        let mut left = MAX_CODES;
        let rows = db.rows_up_to(MOST, &mut query, [from, end], |row| {
            let symbols = Symbols::read(row.get_ref(1)?.as_blob().map_err(|_| PackError::damaged())?);
            let phrases = symbols.and_then(|symbols| text(row, 2, &symbols)).ok_or_else(PackError::damaged)?;
            // A phrase may be as short as a line's end, and costs more than that (P7).
            left = left.checked_sub(phrases.len()).ok_or_else(PackError::too_much)?;
            Ok((row.get(0)?, phrases.lines().map(str::to_owned).collect()))
        })?;
        Ok(rows.into_iter().collect())
    }

    /// Hands on every passage of a language, in order.
    pub(super) fn each_passage_in(
        &self,
        locale: &Locale,
        with: &mut dyn FnMut(WholePassage) -> Result<(), PackError>,
    ) -> Result<(), PackError> {
        self.language(locale).map_or(Ok(()), |language| self.each_passage(language, with))
    }

    fn each_passage(
        &self,
        language: &Language,
        with: &mut dyn FnMut(WholePassage) -> Result<(), PackError>,
    ) -> Result<(), PackError> {
        // So few at once that the longest fit a reading.
        const AT_ONCE: usize = 16;
        let (mut from, end) = (within(language.number, 1), within(language.number, u32::MAX));
        loop {
            let db = self.db();
            let symbols = language.symbols(&db)?;
            let mut query = db.prepare_cached(
                "SELECT p.place, p.title, p.freshness, p.status, s.id, p.shape, p.text FROM passage p \
                 JOIN section s ON s.position = (p.place & 0xffffffff) WHERE p.place >= ?1 AND p.place < ?2 LIMIT 16",
            )?;
            let passages = db.rows_up_to(AT_ONCE, &mut query, [from, end], |row| {
                let _: (Freshness, ReviewStatus) = (word(row, 2)?, word(row, 3)?);
                let body = body(row, 5, symbols)?;
                let blocks = body.decode().ok_or_else(PackError::damaged)?;
                let (title, section) = (field(row, 1)?, section_id(row, 4)?);
                Ok((row.get::<_, i64>(0)?, WholePassage { position: 0, section, title, blocks, body }))
            })?;
            drop(query);
            drop(db);
            if passages.is_empty() {
                return Ok(());
            }
            for (place, passage) in passages {
                // Rows out of order, as in pages that were made so, would come again and again.
                if place < from {
                    return Err(PackError::damaged());
                }
                from = place.saturating_add(1);
                let position = u32::try_from(place & i64::from(u32::MAX)).map_err(|_| PackError::damaged())?;
                with(WholePassage { position, ..passage })?;
            }
        }
    }

    /// The glossary in all languages: each concept with the section that defines it.
    pub(super) fn glossary(&self) -> Result<Vec<(String, Option<SectionId>, Vec<GlossaryTerm>)>, PackError> {
        let db = self.db();
        let mut query = db.prepare_cached("SELECT id, section FROM concept ORDER BY id")?;
        let concepts = db.rows(&mut query, [], |row| {
            let section = row.get::<_, Option<String>>(1)?.map(|id| SectionId::parse(&id));
            Ok((field(row, 0)?, section.transpose().map_err(|_| PackError::damaged())?))
        })?;
        let mut query = db.prepare_cached("SELECT concept, locale, term, forms FROM concept_text ORDER BY concept")?;
        let mut texts: BTreeMap<String, Vec<GlossaryTerm>> = BTreeMap::new();
        for text in db.rows(&mut query, [], |row| {
            let (concept, locale, term) = (field(row, 0)?, locale_at(row, 1)?, field(row, 2)?);
            let forms = serde_json::from_str(&field(row, 3)?)?;
            Ok(GlossaryTerm { concept, locale, term, forms, definition: String::new() })
        })? {
            texts.entry(text.concept.clone()).or_default().push(text);
        }
        let with_texts = |(id, section): (String, _)| {
            let texts = texts.remove(&id).unwrap_or_default();
            (id, section, texts)
        };
        Ok(concepts.into_iter().map(with_texts).collect())
    }

    /// Refuses more sections or passages than a pack may have; what it says of them is held against what there is by
    /// [`super::Pack::verify`].
    fn check_counts(&self) -> Result<(), PackError> {
        let db = self.db();
        let sum = |sql| db.query_row(sql, [], |row| row.get::<_, i64>(0));
        let sections = sum("SELECT coalesce(sum(abs(sections)), 0) FROM topic")?;
        let passages = sum("SELECT coalesce(sum(abs(passages)), 0) FROM coverage")?;
        let within = |count, most| usize::try_from(count).is_ok_and(|count: usize| count <= most);
        let fits = within(sections, MOST_SECTIONS) && within(passages, MOST_PASSAGES);
        if fits { Ok(()) } else { Err(PackError::too_much()) }
    }

    fn read_languages(&self) -> Result<Vec<Language>, PackError> {
        let db = self.db();
        let mut query = db.prepare_cached("SELECT number, tag FROM language ORDER BY number")?;
        db.rows_up_to(MAX_LOCALES, &mut query, [], |row| {
            Ok(Language { number: row.get(0)?, locale: locale_at(row, 1)?, symbols: OnceCell::new() })
        })
    }

    fn topics_where(
        &self,
        condition: &str,
        params: &[&dyn rusqlite::ToSql],
        chain: &[Locale],
    ) -> Result<Vec<Topic>, PackError> {
        let db = self.db();
        let mut query = db.prepare_cached(&format!(
            "SELECT t.position, t.id, t.kind, x.title, x.summary, x.locale, t.sections FROM topic t \
             JOIN topic_text x ON x.topic = t.position WHERE {condition} ORDER BY t.position",
        ))?;
        let rows = db.rows(&mut query, params, |row| {
            let topic = Topic {
                id: field(row, 1)?,
                kind: word(row, 2)?,
                title: field(row, 3)?,
                summary: field(row, 4)?,
                locale: locale_at(row, 5)?,
                sections: row.get(6)?,
            };
            Ok((row.get(0)?, topic))
        })?;
        Ok(best_by_chain(rows, chain, |topic| &topic.locale))
    }

    /// The titles of sections that follow each other, each in the first language of the chain that has it.
    fn entries(
        &self,
        db: &Reading<'_>,
        first: u32,
        sections: u32,
        chain: &[Locale],
    ) -> Result<Vec<SectionEntry>, PackError> {
        let mut query = db.prepare_cached(
            "SELECT p.place & 0xffffffff, s.id, p.title FROM passage p JOIN section s ON s.position = (p.place & 0xffffffff) \
             WHERE p.place >= ?1 AND p.place < ?2",
        )?;
        let mut entries = BTreeMap::new();
        for language in chain.iter().filter_map(|locale| self.language(locale)) {
            let start = within(language.number, first);
            let end = start.saturating_add(i64::from(sections));
            let rows = db.rows(&mut query, [start, end], |row| {
                let (id, title) = (section_id(row, 1)?, field(row, 2)?);
                Ok((row.get::<_, u32>(0)?, SectionEntry { id, title, locale: language.locale.clone() }))
            })?;
            for (position, entry) in rows {
                entries.entry(position).or_insert(entry);
            }
            if u32::try_from(entries.len()).is_ok_and(|there| there >= sections) {
                break;
            }
        }
        Ok(entries.into_values().collect())
    }

    fn language(&self, locale: &Locale) -> Option<&Language> {
        self.languages.iter().find(|language| language.locale == *locale)
    }

    /// Begins a reading, with a budget of its own.
    fn db(&self) -> Reading<'_> {
        self.budget.begin(self.lock())
    }

    fn lock(&self) -> MutexGuard<'_, Connection> {
        self.db.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Of consecutive rows with the same key, the one whose language comes first in the chain.
fn best_by_chain<T>(rows: Vec<(i64, T)>, chain: &[Locale], locale: impl Fn(&T) -> &Locale) -> Vec<T> {
    let mut best: Vec<(i64, usize, T)> = Vec::new();
    for (key, item) in rows {
        let Some(rank) = chain.iter().position(|wanted| wanted == locale(&item)) else { continue };
        match best.last_mut() {
            Some(last) if last.0 == key && last.1 <= rank => {}
            Some(last) if last.0 == key => *last = (key, rank, item),
            _ => best.push((key, rank, item)),
        }
    }
    best.into_iter().map(|(_, _, item)| item).collect()
}

/// A column that holds one word of an enumeration.
fn word<T: FromStr>(row: &Row<'_>, column: usize) -> rusqlite::Result<T> {
    row.get_ref(column)?.as_str()?.parse().map_err(|_| invalid(column))
}

/// A column that holds a language tag.
fn locale_at(row: &Row<'_>, column: usize) -> rusqlite::Result<Locale> {
    Locale::parse(row.get_ref(column)?.as_str()?).map_err(|_| invalid(column))
}

/// A column that holds a section's id.
fn section_id(row: &Row<'_>, column: usize) -> rusqlite::Result<SectionId> {
    SectionId::parse(row.get_ref(column)?.as_str()?).map_err(|_| invalid(column))
}

/// Two columns that hold a passage's body: what is what, and the text.
fn body(row: &Row<'_>, column: usize, symbols: &Symbols) -> Result<Body, PackError> {
    let shape = row.get_ref(column)?.as_blob().map_err(|_| invalid(column))?;
    text(row, column + 1, symbols).and_then(|text| Body::read(shape, text)).ok_or_else(PackError::damaged)
}

/// A column that holds a text in symbols; none where it is no such text.
fn text(row: &Row<'_>, column: usize, symbols: &Symbols) -> Option<String> {
    let codes = row.get_ref(column).ok()?.as_blob().ok()?;
    // Before anything is made of it: a code may stand for eight bytes (P7).
    if codes.len() <= MAX_CODES { symbols.text(codes) } else { None }
}

/// Numbers as JSON, which SQLite reads as a table.
fn list(numbers: &[u32]) -> String {
    let mut json = String::from("[");
    for (at, number) in numbers.iter().enumerate() {
        // Writing to a string never fails.
        let _ = write!(json, "{}{number}", if at == 0 { "" } else { "," });
    }
    json + "]"
}

fn invalid(column: usize) -> rusqlite::Error {
    rusqlite::Error::InvalidColumnType(column, String::new(), rusqlite::types::Type::Text)
}
