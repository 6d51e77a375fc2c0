//! What `--json` prints. These shapes stay: fields are added, never renamed or removed.
//!
//! Blocks and spans are written as the pack holds them; see `core/src/handbook/block.rs`.

use std::io::{self, Write};

use doorstep_core::doorstep::{self, Contents, FilledNumber, Found, OwnSlot, SavedState, Shown, SourceLine};
use doorstep_core::handbook::{Audience, Block, OwnNumber, SectionId};
use doorstep_core::install;
use doorstep_core::locale::{Direction, Locale};
use doorstep_core::lock::{PinKind, PinState};
use doorstep_core::pack::{Date, Freshness, ReviewStatus, SearchState, SourceKind};
use serde::Serialize;
use serde_json::ser::Formatter;

use super::text::steers;

/// `home`.
#[derive(Serialize)]
pub struct Home {
    pub title: String,
    pub version: u64,
    pub issued: Date,
    /// The review date, where it has passed.
    pub review_passed: Option<Date>,
    pub reading: Locale,
    /// The numbers for danger.
    pub calls: Vec<Call>,
    pub languages: Vec<Language>,
    pub topics: Vec<Topic>,
    /// What agencies add; left out where nobody does.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub overlays: Vec<Overlay>,
}

/// What an agency adds.
#[derive(Serialize)]
pub struct Overlay {
    pub id: String,
    #[serde(flatten)]
    pub badge: Badge,
    pub review_passed: bool,
}

/// Whose addition to the handbook something is; left out where it is the handbook's own.
#[derive(Serialize)]
pub struct Badge {
    pub agency: String,
    pub version: u64,
    pub issued: Date,
    pub review_by: Date,
}

/// A language of the handbook.
#[derive(Serialize)]
pub struct Language {
    pub tag: Locale,
    pub endonym: String,
    pub direction: Direction,
    pub percent: u8,
    pub outdated: u32,
    pub status: ReviewStatus,
    pub interface: bool,
}

/// A topic with its sections.
#[derive(Serialize)]
pub struct Topic {
    pub id: String,
    pub title: String,
    pub summary: String,
    pub locale: Locale,
    pub act_now: bool,
    /// Whether it has the cards for what is happening right now.
    pub right_now: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub badge: Option<Badge>,
    pub sections: Vec<Section>,
}

/// A section in a list.
#[derive(Serialize)]
pub struct Section {
    pub id: SectionId,
    pub title: String,
    pub locale: Locale,
    /// The first number that it gives, in the topic for danger; left out elsewhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub call: Option<Call>,
}

/// `read`.
#[derive(Serialize)]
pub struct Article {
    pub id: SectionId,
    pub topic: String,
    pub topic_title: String,
    pub title: String,
    pub number: u32,
    pub of: u32,
    pub locale: Locale,
    pub direction: Direction,
    /// Whether it is shown in another language than was asked for.
    pub fallback: bool,
    pub freshness: Freshness,
    pub status: ReviewStatus,
    pub revision: String,
    /// `worker` or `family`: whom it is written to.
    pub audience: Audience,
    pub blocks: Vec<Block>,
    /// Of each `sources` block in its order: what kind of source it is, and what is cited.
    pub marks: Vec<Mark>,
    /// The numbers of the sections to which a box of whom to call or a decision links.
    pub calls: Vec<LinkedCall>,
    /// What stands above the words of people with lived experience, where the handbook has words of its own for that.
    pub voices: Option<String>,
    pub definitions: Vec<Definition>,
    pub sources: Vec<Source>,
    pub previous: Option<Neighbour>,
    pub next: Option<Neighbour>,
    pub version: u64,
    pub issued: Date,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub badge: Option<Badge>,
}

/// Where a part comes from.
#[derive(Serialize)]
pub struct Mark {
    pub kind: Option<SourceKind>,
    pub labels: Vec<String>,
}

/// A phrase to say, as the worker and the family read it.
#[derive(Serialize)]
pub struct Phrase {
    pub id: SectionId,
    pub number: u32,
    pub of: u32,
    pub own: PhraseText,
    pub theirs: Option<PhraseText>,
    pub mark: Option<Mark>,
    pub version: u64,
    pub issued: Date,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub badge: Option<Badge>,
}

/// A phrase in one language.
#[derive(Serialize)]
pub struct PhraseText {
    pub text: String,
    pub locale: Locale,
    pub direction: Direction,
    /// Whether it is shown in another language than was asked for.
    pub fallback: bool,
    pub freshness: Freshness,
    pub status: ReviewStatus,
}

/// A number to call that a passage links to.
#[derive(Serialize)]
pub struct LinkedCall {
    pub id: SectionId,
    pub name: String,
    pub phone: String,
}

/// What a term means.
#[derive(Serialize)]
pub struct Definition {
    pub concept: String,
    pub term: String,
    pub definition: String,
    pub locale: Locale,
}

/// A source of a passage.
#[derive(Serialize)]
pub struct Source {
    pub label: String,
    pub part: Option<String>,
    pub title: String,
    pub publisher: Option<String>,
    pub url: Option<String>,
}

/// The passage before or after.
#[derive(Serialize)]
pub struct Neighbour {
    pub id: SectionId,
    pub title: String,
}

/// `search`, and each line of `search --batch`.
#[derive(Serialize)]
pub struct Search {
    pub q: String,
    /// What was searched for instead; left out where the words were taken as they are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub correction: Option<String>,
    /// How many passages were found in all.
    pub total: usize,
    /// Whether no passage answers the words: the hits are only the nearest.
    pub nearest: bool,
    /// Whether the index was made on this device, so that some words are missing; left out where it is the handbook's own.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub rebuilt: bool,
    pub hits: Vec<Hit>,
}

/// A passage that was found.
#[derive(Serialize)]
pub struct Hit {
    pub id: SectionId,
    pub title: String,
    pub locale: Locale,
    pub snippet: String,
    pub score: f32,
    /// Whom to call, where the words are those of an emergency and this passage stands first; left out elsewhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub call: Option<Call>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub badge: Option<Badge>,
}

/// A number to call at once.
#[derive(Serialize)]
pub struct Call {
    pub name: String,
    pub phone: String,
}

/// `bookmark list`.
#[derive(Serialize)]
pub struct Saved {
    pub bookmarks: Vec<Bookmark>,
    /// How many can't be read.
    pub damaged: usize,
}

/// A saved passage.
#[derive(Serialize)]
pub struct Bookmark {
    pub id: i64,
    /// The section to open; null where it is gone.
    pub section: Option<SectionId>,
    pub title: String,
    pub topic_title: Option<String>,
    /// `unchanged`, `changed`, `moved`, `removed` or `elsewhere`.
    pub state: SavedState,
    pub note: String,
    pub labels: Vec<String>,
    /// Seconds since 1970.
    pub created: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub badge: Option<Badge>,
}

/// `bookmark add`, `note`, `label`, `move` and `remove`: the bookmark that was meant.
#[derive(Serialize)]
pub struct Done {
    pub id: i64,
}

/// `bookmark export`.
#[derive(Serialize)]
pub struct Exported {
    /// How many bookmarks.
    pub written: usize,
    /// How many numbers of the worker's own.
    pub numbers: usize,
    /// Whether a passphrase seals them.
    pub sealed: bool,
}

/// `numbers`.
#[derive(Serialize)]
pub struct Numbers {
    pub numbers: Vec<Number>,
}

/// A number of the worker's own, filled or not.
#[derive(Serialize)]
pub struct Number {
    /// `reporting`, `supervisor`, `advocacy`, `clinic` or `interpreter`.
    pub slot: OwnNumber,
    pub name: String,
    /// As it was typed; null where it is not filled.
    pub number: Option<String>,
    /// As a dialer takes it; null where it is not filled.
    pub dial: Option<String>,
    pub label: String,
    /// There is a number that can't be read.
    pub damaged: bool,
    /// The number that an agency gives; left out where none does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agency: Option<AgencyNumber>,
}

/// A number that an agency gives.
#[derive(Serialize)]
pub struct AgencyNumber {
    pub number: String,
    pub dial: String,
    pub label: String,
    pub badge: Badge,
}

/// `numbers set` and `clear`: the number that was meant.
#[derive(Serialize)]
pub struct NumberDone {
    pub slot: OwnNumber,
}

/// `bookmark import`.
#[derive(Serialize)]
pub struct Imported {
    pub added: usize,
    pub already_there: usize,
    pub skipped: usize,
}

/// `install` and `restore`: what would be done, and whether it was.
#[derive(Serialize)]
pub struct Installed {
    pub offer: Offer,
    pub installed: bool,
}

/// What an install would do.
#[derive(Serialize)]
pub struct Offer {
    /// Whom the key belongs to; null for the handbook that came with the program.
    pub publisher: Option<String>,
    pub title: String,
    /// Whether it stands beside the handbook.
    pub overlay: bool,
    pub release: OfferedRelease,
    pub replaces: Option<OfferedRelease>,
    pub older: bool,
    pub same: bool,
    pub languages: Vec<OfferedLanguage>,
    pub languages_gone: Vec<String>,
    pub added: Vec<String>,
    pub changed: Vec<String>,
    pub moved: Vec<String>,
    pub removed: Vec<String>,
    /// What it would do to saved sections; null where none can be opened.
    pub saved: Option<SavedEffect>,
}

/// Which release it is.
#[derive(Serialize)]
pub struct OfferedRelease {
    pub version: u64,
    pub issued: Date,
    pub issued_ahead: bool,
    pub review_by: Date,
    pub review_passed: bool,
}

/// A language of what is offered.
#[derive(Serialize)]
pub struct OfferedLanguage {
    #[serde(flatten)]
    pub language: Language,
    pub new: bool,
}

/// What an install would do to saved sections.
#[derive(Serialize)]
pub struct SavedEffect {
    pub all: usize,
    pub changed: usize,
    pub moved: usize,
    pub removed: usize,
}

/// `packs`.
#[derive(Serialize)]
pub struct Packs {
    pub packs: Vec<Pack>,
}

/// A handbook on this device.
#[derive(Serialize)]
pub struct Pack {
    pub handbook: String,
    pub version: u64,
    pub issued: Date,
    /// Null where it can't be opened.
    pub review_by: Option<Date>,
    /// Null for the one that came with the program.
    pub publisher: Option<String>,
    pub in_use: bool,
    pub overlay: bool,
}

/// `packs remove` and `forget`: what was meant.
#[derive(Serialize)]
pub struct Removed {
    pub id: String,
}

impl From<install::Offer> for Offer {
    fn from(offer: install::Offer) -> Self {
        Self {
            publisher: offer.publisher,
            title: offer.title,
            overlay: offer.overlay,
            release: offer.release.into(),
            replaces: offer.replaces.map(OfferedRelease::from),
            older: offer.older,
            same: offer.same,
            languages: offer.languages.into_iter().map(OfferedLanguage::from).collect(),
            languages_gone: offer.languages_gone,
            added: offer.added,
            changed: offer.changed,
            moved: offer.moved,
            removed: offer.removed,
            saved: offer.saved.map(SavedEffect::from),
        }
    }
}

impl From<install::OfferedRelease> for OfferedRelease {
    fn from(release: install::OfferedRelease) -> Self {
        let install::OfferedRelease { version, issued, issued_ahead, review_by, review_passed } = release;
        Self { version, issued, issued_ahead, review_by, review_passed }
    }
}

impl From<install::OfferedLanguage> for OfferedLanguage {
    fn from(offered: install::OfferedLanguage) -> Self {
        Self { language: offered.language.into(), new: offered.new }
    }
}

impl From<install::SavedEffect> for SavedEffect {
    fn from(effect: install::SavedEffect) -> Self {
        let install::SavedEffect { all, changed, moved, removed } = effect;
        Self { all, changed, moved, removed }
    }
}

impl From<install::ShelvedPack> for Pack {
    fn from(pack: install::ShelvedPack) -> Self {
        let install::ShelvedPack { handbook, version, issued, review_by, publisher, in_use, overlay } = pack;
        Self { handbook, version, issued, review_by, publisher, in_use, overlay }
    }
}

impl Home {
    pub fn new(home: doorstep::Home, contents: Vec<Contents>) -> Self {
        Self {
            title: home.title,
            version: home.version,
            issued: home.issued,
            review_passed: home.review_passed,
            reading: home.reading,
            calls: home.calls.into_iter().map(Call::from).collect(),
            languages: home.languages.into_iter().map(Language::from).collect(),
            topics: contents.into_iter().map(Topic::from).collect(),
            overlays: home.overlays.into_iter().map(Overlay::from).collect(),
        }
    }
}

impl From<doorstep::Overlay> for Overlay {
    fn from(doorstep::Overlay { id, badge, review_passed }: doorstep::Overlay) -> Self {
        Self { id, badge: badge.into(), review_passed }
    }
}

impl From<doorstep::Badge> for Badge {
    fn from(doorstep::Badge { agency, version, issued, review_by }: doorstep::Badge) -> Self {
        Self { agency, version, issued, review_by }
    }
}

impl From<doorstep::AgencyNumber> for AgencyNumber {
    fn from(doorstep::AgencyNumber { badge, number }: doorstep::AgencyNumber) -> Self {
        let FilledNumber { number, dial, label } = number;
        Self { number, dial, label, badge: badge.into() }
    }
}

impl From<doorstep::Language> for Language {
    fn from(language: doorstep::Language) -> Self {
        Self {
            tag: language.locale,
            endonym: language.endonym,
            direction: language.direction,
            percent: language.percent,
            outdated: language.outdated,
            status: language.status,
            interface: language.interface,
        }
    }
}

impl From<Contents> for Topic {
    fn from(Contents { topic, sections }: Contents) -> Self {
        let sections = sections.into_iter().map(|entry| {
            let doorstep::ContentsEntry { section: id, title, locale, call } = entry;
            Section { id, title, locale, call: call.map(Call::from) }
        });
        Self {
            id: topic.id,
            title: topic.title,
            summary: topic.summary,
            locale: topic.locale,
            act_now: topic.act_now,
            right_now: topic.right_now,
            badge: topic.badge.map(Badge::from),
            sections: sections.collect(),
        }
    }
}

impl From<doorstep::Article> for Article {
    fn from(article: doorstep::Article) -> Self {
        let Shown { locale, direction, fallback, freshness, status, .. } = article.shown;
        Self {
            id: article.section,
            topic: article.topic,
            topic_title: article.topic_title,
            title: article.title,
            number: article.number,
            of: article.of,
            locale,
            direction,
            fallback,
            freshness,
            status,
            revision: article.revision,
            audience: article.audience,
            blocks: article.blocks,
            marks: article.marks.into_iter().map(Mark::from).collect(),
            calls: article.calls.into_iter().map(LinkedCall::from).collect(),
            voices: article.voices,
            definitions: article.definitions.into_iter().map(Definition::from).collect(),
            sources: article.sources.into_iter().map(Source::from).collect(),
            previous: article.previous.map(Neighbour::from),
            next: article.next.map(Neighbour::from),
            version: article.version,
            issued: article.issued,
            badge: article.badge.map(Badge::from),
        }
    }
}

impl From<doorstep::SourceMark> for Mark {
    fn from(doorstep::SourceMark { kind, labels }: doorstep::SourceMark) -> Self {
        Self { kind, labels }
    }
}

impl From<doorstep::ShownPhrase> for Phrase {
    fn from(phrase: doorstep::ShownPhrase) -> Self {
        Self {
            id: phrase.section,
            number: phrase.number,
            of: phrase.of,
            own: phrase.own.into(),
            theirs: phrase.theirs.map(PhraseText::from),
            mark: phrase.mark.map(Mark::from),
            version: phrase.version,
            issued: phrase.issued,
            badge: phrase.badge.map(Badge::from),
        }
    }
}

impl From<doorstep::PhraseText> for PhraseText {
    fn from(doorstep::PhraseText { text, shown }: doorstep::PhraseText) -> Self {
        let Shown { locale, direction, fallback, freshness, status, .. } = shown;
        Self { text, locale, direction, fallback, freshness, status }
    }
}

impl From<doorstep::Call> for Call {
    fn from(doorstep::Call { name, phone }: doorstep::Call) -> Self {
        Self { name, phone }
    }
}

impl From<doorstep::LinkedCall> for LinkedCall {
    fn from(doorstep::LinkedCall { section: id, name, phone }: doorstep::LinkedCall) -> Self {
        Self { id, name, phone }
    }
}

impl From<doorstep::Definition> for Definition {
    fn from(definition: doorstep::Definition) -> Self {
        let doorstep::Definition { concept, term, definition, locale } = definition;
        Self { concept, term, definition, locale }
    }
}

impl From<SourceLine> for Source {
    fn from(SourceLine { label, locator, title, publisher, url }: SourceLine) -> Self {
        Self { label, part: locator, title, publisher, url }
    }
}

impl From<doorstep::SectionLink> for Neighbour {
    fn from(link: doorstep::SectionLink) -> Self {
        Self { id: link.section, title: link.title }
    }
}

impl Search {
    pub fn new(q: String, found: Found) -> Self {
        let hits = found.hits.into_iter().map(|hit| Hit {
            id: hit.section,
            title: hit.title.text,
            locale: hit.shown.locale,
            snippet: hit.snippet.text,
            score: hit.score,
            call: hit.call.map(Call::from),
            badge: hit.badge.map(Badge::from),
        });
        let rebuilt = found.state == SearchState::Rebuilt;
        let (correction, total, nearest) = (found.correction, found.total, found.nearest);
        Self { q, correction, total, nearest, rebuilt, hits: hits.collect() }
    }
}

impl From<doorstep::Saved> for Bookmark {
    fn from(saved: doorstep::Saved) -> Self {
        Self {
            id: saved.id.0,
            section: saved.section,
            title: saved.title,
            topic_title: saved.topic_title,
            state: saved.state,
            note: saved.note,
            labels: saved.labels,
            created: saved.created,
            badge: saved.badge.map(Badge::from),
        }
    }
}

impl From<OwnSlot> for Number {
    fn from(OwnSlot { slot, name, number, damaged, agency }: OwnSlot) -> Self {
        let (number, dial, label) = match number {
            Some(FilledNumber { number, dial, label }) => (Some(number), Some(dial), label),
            None => (None, None, String::new()),
        };
        Self { slot, name, number, dial, label, damaged, agency: agency.map(AgencyNumber::from) }
    }
}

/// Writes a value on one line. Characters that could steer a terminal are escaped.
pub fn write_line(out: &mut dyn Write, value: &impl Serialize) -> Result<(), serde_json::Error> {
    value.serialize(&mut serde_json::Serializer::with_formatter(&mut *out, Harmless))?;
    out.write_all(b"\n").map_err(serde_json::Error::io)
}

struct Harmless;

impl Formatter for Harmless {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        for piece in fragment.split_inclusive(steers) {
            let bare = piece.trim_end_matches(steers);
            out.write_all(bare.as_bytes())?;
            for c in piece.chars().filter(|c| steers(*c)) {
                write!(out, "\\u{:04x}", u32::from(c))?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_steers_no_terminal_and_reads_back_the_same() {
        let text = "a\u{1b}[2J \u{9b}31m \u{202e}b\u{7f} é \"\\\n";
        let mut bytes = Vec::new();
        write_line(&mut bytes, &text).unwrap();
        let json = String::from_utf8(bytes).unwrap();
        assert!(!json.trim_end().chars().any(steers), "{json:?}");
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
    }
}

/// Whether there is a PIN.
#[derive(Default, Serialize)]
pub struct Pin {
    pub on: bool,
    pub digits: bool,
    pub failures: u32,
    pub wait: u32,
    pub wipe_after: Option<u16>,
}

impl From<Option<PinState>> for Pin {
    fn from(state: Option<PinState>) -> Self {
        let Some(PinState { kind, failures, wait, wipe_after, .. }) = state else { return Self::default() };
        Self { on: kind.is_some(), digits: kind == Some(PinKind::Digits), failures, wait, wipe_after }
    }
}

/// What was done with a PIN.
#[derive(Serialize)]
pub struct PinDone {
    pub done: &'static str,
}
