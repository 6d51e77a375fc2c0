//! The home screen and the contents of a topic.

use doorstep_core::doorstep as facade;

use crate::install::Badge;
use crate::language::Language;
use crate::number::{int, long};
use crate::search::Call;

/// The home screen.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Home {
    /// The handbook's title. It names the subject: shown where the person asked for it, not at first sight.
    pub title: String,
    /// The topics in order; the one for danger comes first.
    pub topics: Vec<TopicEntry>,
    /// The numbers for danger, one tap from here.
    pub calls: Vec<Call>,
    /// The handbook's languages.
    pub languages: Vec<Language>,
    /// The language that is read in.
    pub reading: String,
    /// Where the day of review has passed: that day. The text stays readable.
    pub review_passed: Option<String>,
    /// The release number.
    pub version: i64,
    /// The day of the release.
    pub issued: String,
    /// What agencies add.
    #[uniffi(default = [])]
    pub overlays: Vec<Overlay>,
}

/// What an agency adds to the handbook.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Overlay {
    /// Its permanent id.
    pub id: String,
    /// Whose it is.
    pub badge: Badge,
    /// Whether its day of review has passed. The text stays readable.
    pub review_passed: bool,
}

/// A topic in a list.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct TopicEntry {
    /// Its permanent id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// One sentence on what is in it.
    pub summary: String,
    /// The language of both.
    pub locale: String,
    /// Whether it is the one for danger.
    pub act_now: bool,
    /// Whether it has the cards for what is happening right now.
    pub right_now: bool,
    /// How many passages it has.
    pub sections: i32,
    /// Whose addition to the handbook it is; none for a topic of the handbook itself.
    #[uniffi(default = None)]
    pub badge: Option<Badge>,
}

/// A topic's passages.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Contents {
    /// The topic.
    pub topic: TopicEntry,
    /// Its passages in order.
    pub sections: Vec<ContentsEntry>,
}

/// A passage in a list.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct ContentsEntry {
    /// Its permanent id.
    pub section: String,
    /// Its title.
    pub title: String,
    /// The language of the title.
    pub locale: String,
    /// The first number that it gives, in the topic for danger; none elsewhere.
    pub call: Option<Call>,
}

impl From<facade::Home> for Home {
    fn from(home: facade::Home) -> Self {
        Self {
            title: home.title,
            topics: home.topics.into_iter().map(TopicEntry::from).collect(),
            calls: home.calls.into_iter().map(Call::from).collect(),
            languages: home.languages.into_iter().map(Language::from).collect(),
            reading: home.reading.into(),
            review_passed: home.review_passed.map(|day| day.to_string()),
            version: long(home.version),
            issued: home.issued.to_string(),
            overlays: home.overlays.into_iter().map(Overlay::from).collect(),
        }
    }
}

impl From<facade::Overlay> for Overlay {
    fn from(facade::Overlay { id, badge, review_passed }: facade::Overlay) -> Self {
        Self { id, badge: badge.into(), review_passed }
    }
}

impl From<facade::TopicEntry> for TopicEntry {
    fn from(topic: facade::TopicEntry) -> Self {
        let facade::TopicEntry { id, title, summary, locale, act_now, right_now, sections, badge } = topic;
        let badge = badge.map(Badge::from);
        Self { id, title, summary, locale: locale.into(), act_now, right_now, sections: int(sections), badge }
    }
}

impl From<facade::Contents> for Contents {
    fn from(contents: facade::Contents) -> Self {
        Self {
            topic: contents.topic.into(),
            sections: contents.sections.into_iter().map(ContentsEntry::from).collect(),
        }
    }
}

impl From<facade::ContentsEntry> for ContentsEntry {
    fn from(entry: facade::ContentsEntry) -> Self {
        let facade::ContentsEntry { section, title, locale, call } = entry;
        Self { section: section.into(), title, locale: locale.into(), call: call.map(Call::from) }
    }
}
