//! The database of content: its schema, and reading from it.

use std::collections::BTreeMap;
use std::str::FromStr;
use std::sync::{Mutex, MutexGuard, PoisonError};

use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};

use super::error::PackError;
use crate::handbook::{Block, SectionId, SourceRef};
use crate::locale::Locale;
use crate::words::words;

/// The tables of a pack, and nothing else may be in it (P9). Text that is listed or looked up has columns; the rest is JSON.
pub(super) const SCHEMA: [(&str, &str); 9] = [
    ("handbook", "CREATE TABLE handbook(info TEXT NOT NULL)"),
    (
        "coverage",
        "CREATE TABLE coverage(locale TEXT NOT NULL, freshness TEXT NOT NULL, status TEXT NOT NULL, \
         passages INTEGER NOT NULL, PRIMARY KEY(locale, freshness, status)) WITHOUT ROWID",
    ),
    (
        "topic",
        "CREATE TABLE topic(position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, \
         sections INTEGER NOT NULL)",
    ),
    (
        "topic_text",
        "CREATE TABLE topic_text(topic INTEGER NOT NULL, locale TEXT NOT NULL, title TEXT NOT NULL, summary TEXT NOT NULL, \
         PRIMARY KEY(topic, locale)) WITHOUT ROWID",
    ),
    (
        "section",
        "CREATE TABLE section(position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, topic INTEGER NOT NULL, \
         number INTEGER NOT NULL, change TEXT NOT NULL, revision TEXT NOT NULL, UNIQUE(topic, number))",
    ),
    (
        "passage",
        "CREATE TABLE passage(section INTEGER NOT NULL, locale TEXT NOT NULL, document INTEGER NOT NULL, title TEXT NOT NULL, \
         freshness TEXT NOT NULL, status TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY(section, locale), \
         UNIQUE(locale, document))",
    ),
    ("retired", "CREATE TABLE retired(id TEXT PRIMARY KEY, moved_to TEXT, titles TEXT NOT NULL) WITHOUT ROWID"),
    ("concept", "CREATE TABLE concept(id TEXT PRIMARY KEY, section TEXT) WITHOUT ROWID"),
    (
        "concept_text",
        "CREATE TABLE concept_text(concept TEXT NOT NULL, locale TEXT NOT NULL, term TEXT NOT NULL, forms TEXT NOT NULL, \
         definition TEXT NOT NULL, PRIMARY KEY(concept, locale)) WITHOUT ROWID",
    ),
];

/// `PRAGMA application_id` of a pack's database: "DSpk".
pub(super) const APPLICATION_ID: i32 = 0x4453_706b;

/// What kind of topic it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TopicKind {
    /// One among others.
    Plain,
    /// The one for danger, always first.
    ActNow,
}

words!(TopicKind { Plain = "plain", ActNow = "act-now" });

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
    /// Its text.
    pub blocks: Vec<Block>,
    /// Where its statements come from.
    pub sources: Vec<SourceRef>,
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

/// A passage that a search found.
pub(crate) struct FoundPassage {
    pub section: SectionId,
    pub topic_title: String,
    pub title: String,
    pub text: String,
    pub freshness: Freshness,
    pub status: ReviewStatus,
}

/// The part of a passage that is kept as JSON.
#[derive(Serialize, Deserialize)]
pub(super) struct PassageBody {
    pub blocks: Vec<Block>,
    pub sources: Vec<SourceRef>,
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
}

/// What a handbook says of itself in its pack.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HandbookInfo {
    /// Its title, by language.
    pub title: BTreeMap<Locale, String>,
    /// What its sections cite, by the source's id.
    pub sources: BTreeMap<String, SourceInfo>,
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
}

impl Content {
    /// Takes a connection, hardens it (P9) and refuses a database that is not exactly a pack's.
    pub(super) fn new(db: Connection) -> Result<Self, PackError> {
        db.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
        db.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
        db.set_limit(Limit::SQLITE_LIMIT_LENGTH, 16 << 20)?;
        db.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 0)?;
        db.pragma_update(None, "query_only", true)?;
        db.pragma_update(None, "cell_size_check", true)?;
        let id: i32 = db.pragma_query_value(None, "application_id", |row| row.get(0))?;
        if id != APPLICATION_ID || schema_of(&db)? != expected_schema() {
            return Err(PackError::damaged());
        }
        Ok(Self { db: Mutex::new(db) })
    }

    /// The handbook's facts as JSON.
    pub(super) fn info<T: for<'de> Deserialize<'de>>(&self) -> Result<T, PackError> {
        let text: String = self.db().query_row("SELECT info FROM handbook", [], |row| row.get(0))?;
        Ok(serde_json::from_str(&text)?)
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
        self.entries(
            "SELECT s.position, s.id, p.title, p.locale FROM section s JOIN passage p ON p.section = s.position \
             WHERE s.topic = (SELECT position FROM topic WHERE id = ?1) ORDER BY s.position",
            params![topic],
            chain,
        )
    }

    /// The section at a position, for previous and next.
    pub(crate) fn entry_at(&self, position: i64, chain: &[Locale]) -> Result<Option<SectionEntry>, PackError> {
        let entries = self.entries(
            "SELECT s.position, s.id, p.title, p.locale FROM section s JOIN passage p ON p.section = s.position \
             WHERE s.position = ?1",
            params![position],
            chain,
        )?;
        Ok(entries.into_iter().next())
    }

    pub(crate) fn found_all(
        &self,
        locale: &Locale,
        documents: &[u32],
        source: &Locale,
    ) -> Result<Vec<FoundPassage>, PackError> {
        let db = self.db();
        let mut all = Vec::new();
        for document in documents {
            let mut query = db.prepare_cached(
                "SELECT s.id, coalesce(x.title, y.title, ''), p.title, p.freshness, p.status, p.body \
             FROM passage p JOIN section s ON s.position = p.section \
             LEFT JOIN topic_text x ON x.topic = s.topic AND x.locale = p.locale \
             LEFT JOIN topic_text y ON y.topic = s.topic AND y.locale = ?3 \
             WHERE p.locale = ?1 AND p.document = ?2",
            )?;
            let row = query.query_row(params![locale.to_string(), document, source.to_string()], |row| {
                Ok(FoundPassage {
                    section: SectionId::parse(&row.get::<_, String>(0)?).map_err(|_| invalid(0))?,
                    topic_title: row.get(1)?,
                    title: row.get(2)?,
                    freshness: word(row, 3)?,
                    status: word(row, 4)?,
                    text: crate::handbook::plain_text(
                        &serde_json::from_str::<PassageBody>(&row.get::<_, String>(5)?).map_err(|_| invalid(5))?.blocks,
                    ),
                })
            })?;
            all.push(row);
        }
        Ok(all)
    }

    /// A section's fixed facts.
    pub(crate) fn section(&self, id: &SectionId) -> Result<Option<SectionRow>, PackError> {
        let db = self.db();
        let mut query = db.prepare_cached("SELECT position, topic, number, revision FROM section WHERE id = ?1")?;
        let row = query.query_row([id.as_str()], |row| {
            Ok(SectionRow { position: row.get(0)?, topic: row.get(1)?, number: row.get(2)?, revision: row.get(3)? })
        });
        Ok(row.optional()?)
    }

    /// The passage of a section in the first language of the chain that has it.
    pub(crate) fn passage(&self, position: i64, chain: &[Locale]) -> Result<Option<Passage>, PackError> {
        let db = self.db();
        let mut query =
            db.prepare_cached("SELECT title, freshness, status, body FROM passage WHERE section = ?1 AND locale = ?2")?;
        for locale in chain {
            let row = query.query_row(params![position, locale.to_string()], |row| {
                Ok((row.get(0)?, word(row, 1)?, word(row, 2)?, row.get::<_, String>(3)?))
            });
            if let Some((title, freshness, status, body)) = row.optional()? {
                let PassageBody { blocks, sources } = serde_json::from_str(&body)?;
                return Ok(Some(Passage { locale: locale.clone(), title, blocks, sources, freshness, status }));
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
        let ids = query.query_map([section.as_str()], |row| row.get::<_, String>(0))?;
        ids.map(|id| SectionId::parse(&id?).map_err(|_| PackError::damaged())).collect()
    }

    /// A glossary term in the first language of the chain that has it.
    pub fn concept(&self, id: &str, chain: &[Locale]) -> Result<Option<GlossaryTerm>, PackError> {
        let db = self.db();
        let mut query =
            db.prepare_cached("SELECT term, forms, definition FROM concept_text WHERE concept = ?1 AND locale = ?2")?;
        for locale in chain {
            let row = query.query_row(params![id, locale.to_string()], |row| {
                Ok((row.get(0)?, row.get::<_, String>(1)?, row.get(2)?))
            });
            if let Some((term, forms, definition)) = row.optional()? {
                let (concept, locale) = (id.to_owned(), locale.clone());
                return Ok(Some(GlossaryTerm {
                    concept,
                    locale,
                    term,
                    forms: serde_json::from_str(&forms)?,
                    definition,
                }));
            }
        }
        Ok(None)
    }

    /// How many sections there are, and how many passages of a language by freshness and status.
    pub(crate) fn coverage(&self, locale: &Locale) -> Result<(u32, Vec<(Freshness, ReviewStatus, u32)>), PackError> {
        let db = self.db();
        let all = db.query_row("SELECT coalesce(sum(sections), 0) FROM topic", [], |row| row.get(0))?;
        let mut query = db.prepare_cached("SELECT freshness, status, passages FROM coverage WHERE locale = ?1")?;
        let rows = query.query_map([locale.to_string()], |row| Ok((word(row, 0)?, word(row, 1)?, row.get(2)?)))?;
        Ok((all, rows.collect::<Result<_, _>>()?))
    }

    /// Every section's id, in order.
    pub fn section_ids(&self) -> Result<Vec<SectionId>, PackError> {
        let db = self.db();
        let mut query = db.prepare_cached("SELECT id FROM section ORDER BY position")?;
        let ids = query.query_map([], |row| row.get::<_, String>(0))?;
        ids.map(|id| SectionId::parse(&id?).map_err(|_| PackError::damaged())).collect()
    }

    /// Whether SQLite finds the whole database sound.
    pub(super) fn is_sound(&self) -> Result<bool, PackError> {
        let verdict: String = self.db().query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
        Ok(verdict == "ok")
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
        let rows = query.query_map(params, |row| {
            let topic = Topic {
                id: row.get(1)?,
                kind: word(row, 2)?,
                title: row.get(3)?,
                summary: row.get(4)?,
                locale: locale_at(row, 5)?,
                sections: row.get(6)?,
            };
            Ok((row.get(0)?, topic))
        })?;
        best_by_chain(rows, chain, |topic| &topic.locale)
    }

    fn entries(
        &self,
        sql: &str,
        params: &[&dyn rusqlite::ToSql],
        chain: &[Locale],
    ) -> Result<Vec<SectionEntry>, PackError> {
        let db = self.db();
        let mut query = db.prepare_cached(sql)?;
        let rows = query.query_map(params, |row| {
            let id = SectionId::parse(&row.get::<_, String>(1)?).map_err(|_| invalid(1))?;
            Ok((row.get(0)?, SectionEntry { id, title: row.get(2)?, locale: locale_at(row, 3)? }))
        })?;
        best_by_chain(rows, chain, |entry| &entry.locale)
    }

    fn db(&self) -> MutexGuard<'_, Connection> {
        self.db.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Of consecutive rows with the same key, the one whose language comes first in the chain.
fn best_by_chain<T>(
    rows: impl Iterator<Item = rusqlite::Result<(i64, T)>>,
    chain: &[Locale],
    locale: impl Fn(&T) -> &Locale,
) -> Result<Vec<T>, PackError> {
    let mut best: Vec<(i64, usize, T)> = Vec::new();
    for row in rows {
        let (key, item) = row?;
        let Some(rank) = chain.iter().position(|wanted| wanted == locale(&item)) else { continue };
        match best.last_mut() {
            Some(last) if last.0 == key && last.1 <= rank => {}
            Some(last) if last.0 == key => *last = (key, rank, item),
            _ => best.push((key, rank, item)),
        }
    }
    Ok(best.into_iter().map(|(_, _, item)| item).collect())
}

/// A column that holds one word of an enumeration.
fn word<T: FromStr>(row: &Row<'_>, column: usize) -> rusqlite::Result<T> {
    row.get_ref(column)?.as_str()?.parse().map_err(|_| invalid(column))
}

/// A column that holds a language tag.
fn locale_at(row: &Row<'_>, column: usize) -> rusqlite::Result<Locale> {
    Locale::parse(row.get_ref(column)?.as_str()?).map_err(|_| invalid(column))
}

fn invalid(column: usize) -> rusqlite::Error {
    rusqlite::Error::InvalidColumnType(column, String::new(), rusqlite::types::Type::Text)
}

fn schema_of(db: &Connection) -> rusqlite::Result<BTreeMap<String, String>> {
    // Automatic indexes have no SQL; anything else must be one of our tables.
    let mut query = db.prepare("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL")?;
    let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    rows.collect()
}

fn expected_schema() -> BTreeMap<String, String> {
    SCHEMA.iter().map(|(name, sql)| ((*name).to_owned(), (*sql).to_owned())).collect()
}
