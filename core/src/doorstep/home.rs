//! The home screen and the contents of a topic.

use super::language::Language;
use super::{Badge, Call, Doorstep, Overlay, ReadError, calls};
use crate::handbook::SectionId;
use crate::locale::Locale;
use crate::pack::{Date, PackError, SectionEntry, Topic, TopicKind};

/// The home screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Home {
    /// The handbook's title. It names the subject: shown where the person asked for it, not at first sight.
    pub title: String,
    /// The topics in order; the one for danger comes first.
    pub topics: Vec<TopicEntry>,
    /// The numbers that the first section of the topic for danger gives, one tap from here.
    pub calls: Vec<Call>,
    /// The handbook's languages.
    pub languages: Vec<Language>,
    /// The language that is read in.
    pub reading: Locale,
    /// Where the review date has passed: that date. The text stays readable (P5).
    pub review_passed: Option<Date>,
    /// The release number.
    pub version: u64,
    /// The day of the release.
    pub issued: Date,
    /// What agencies add. Their topics come after the handbook's.
    pub overlays: Vec<Overlay>,
}

/// A topic in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicEntry {
    /// Its permanent id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// One sentence on what is in it.
    pub summary: String,
    /// The language of both.
    pub locale: Locale,
    /// Whether it is the one for danger.
    pub act_now: bool,
    /// Whether it has the cards for what is happening right now.
    pub right_now: bool,
    /// How many sections it has.
    pub sections: u32,
    /// Whose addition to the handbook it is; none for a topic of the handbook itself.
    pub badge: Option<Badge>,
}

/// A topic's sections.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contents {
    /// The topic.
    pub topic: TopicEntry,
    /// Its sections in order.
    pub sections: Vec<ContentsEntry>,
}

/// A section in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContentsEntry {
    /// Its permanent id.
    pub section: SectionId,
    /// Its title.
    pub title: String,
    /// The language of the title.
    pub locale: Locale,
    /// The first number that it gives, in the topic for danger; none elsewhere.
    pub call: Option<Call>,
}

impl From<Topic> for TopicEntry {
    fn from(topic: Topic) -> Self {
        Self {
            id: topic.id,
            title: topic.title,
            summary: topic.summary,
            locale: topic.locale,
            act_now: topic.kind == TopicKind::ActNow,
            right_now: topic.kind == TopicKind::RightNow,
            sections: topic.sections,
            badge: None,
        }
    }
}

impl Doorstep {
    /// The whole home screen. `now` is in seconds since 1970, UTC; for a clock that runs behind see [`Self::today`].
    pub fn home(&self, now: i64) -> Result<Home, PackError> {
        let manifest = self.pack().manifest();
        let chain = self.chain(None);
        let title = &self.pack().info().title;
        let today = self.today(now);
        let topics: Vec<_> = self.pack().content().topics(&chain)?.into_iter().map(TopicEntry::from).collect();
        Ok(Home {
            calls: self.calls_for_danger(&topics, &chain)?,
            overlays: self.overlays(today),
            title: chain.iter().find_map(|locale| title.get(locale)).cloned().unwrap_or_default(),
            topics: topics.into_iter().chain(self.topics_beside()?).collect(),
            languages: self.languages()?,
            reading: self.reading_language(),
            review_passed: (today > manifest.review_by).then_some(manifest.review_by),
            version: manifest.version,
            issued: manifest.issued,
        })
    }

    /// A topic and its sections.
    ///
    /// # Errors
    /// [`ReadError::Unknown`] where there is no such topic.
    pub fn contents(&self, topic: &str, language: Option<&Locale>) -> Result<Contents, ReadError> {
        self.or_beside(language, self.contents_of_handbook(topic, language), |beside, asked| {
            let Contents { topic, sections } = beside.door.contents(topic, Some(asked))?;
            Ok(Contents { topic: badged(topic, &beside.badge), sections })
        })
    }

    /// The topics that agencies add, each agency's in its order.
    fn topics_beside(&self) -> Result<Vec<TopicEntry>, PackError> {
        let mut topics = Vec::new();
        for beside in &self.beside {
            let chain = beside.door.chain(Some(&self.reading_language()));
            let theirs = beside.door.pack().content().topics(&chain)?;
            topics.extend(theirs.into_iter().map(|topic| badged(topic.into(), &beside.badge)));
        }
        Ok(topics)
    }

    fn contents_of_handbook(&self, topic: &str, language: Option<&Locale>) -> Result<Contents, ReadError> {
        let chain = self.chain(language);
        let entry = TopicEntry::from(self.pack().content().topic(topic, &chain)?.ok_or(ReadError::Unknown)?);
        let mut sections = Vec::new();
        for section in self.pack().content().sections(topic, &chain)? {
            // Elsewhere a number is read in its passage, with what is said of it.
            let asks = entry.act_now && sections.len() < calls::MOST;
            let calls = if asks { self.calls_of(&section.id, &chain)? } else { Vec::new() };
            let call = calls.into_iter().next();
            let SectionEntry { id, title, locale } = section;
            sections.push(ContentsEntry { section: id, title, locale, call });
        }
        Ok(Contents { topic: entry, sections })
    }

    fn calls_for_danger(&self, topics: &[TopicEntry], chain: &[Locale]) -> Result<Vec<Call>, PackError> {
        let Some(topic) = topics.iter().find(|topic| topic.act_now) else { return Ok(Vec::new()) };
        let sections = self.pack().content().sections(&topic.id, chain)?;
        sections.first().map_or(Ok(Vec::new()), |section| self.calls_of(&section.id, chain))
    }
}

/// A topic that an agency adds. The topic for danger is the handbook's, whatever the agency calls its own.
fn badged(topic: TopicEntry, badge: &Badge) -> TopicEntry {
    TopicEntry { act_now: false, badge: Some(badge.clone()), ..topic }
}
