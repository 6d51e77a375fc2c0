//! The facade that the phones and the editor's command see: one call a screen.

mod article;
mod beside;
mod calls;
mod choice;
pub(crate) mod days;
mod home;
mod language;
mod own_numbers;
mod passages;
mod phrases;
mod provenance;
mod revision;
mod saved;
mod searching;
mod sought;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError, RwLock};

pub use article::{Article, Definition, SectionLink};
pub use beside::{Badge, Overlay};
pub use calls::{Call, LinkedCall};
pub use home::{Contents, ContentsEntry, Home, TopicEntry};
pub use language::{Language, Shown};
pub use own_numbers::{AgencyNumber, FilledNumber, OwnSlot};
pub use phrases::{PhraseText, ShownPhrase};
pub use provenance::{SourceLine, SourceMark};
pub use saved::{Saved, SavedError, SavedState, SavedWith, SectionBookmark};
pub use searching::{Found, Hit};
pub use sought::Sought;

use crate::handbook::SectionId;
use crate::locale::Locale;
use crate::pack::{Manifest, Pack, PackError, PackLocation};
use crate::search::Interrupt;
use crate::strings::{Arg, Catalog, Resource, Words};

/// What is needed to open Doorstep.
#[derive(Clone, Debug)]
pub struct Config {
    /// The handbook.
    pub pack: PackLocation,
    /// The languages that the person reads, best first, as the system gives them. What is no language tag is passed over.
    pub preferred: Vec<String>,
    /// The words of the interface, a language each.
    pub strings: Vec<Resource>,
}

/// Why a screen cannot be shown. Reading never fails for a reason in the private store (C4).
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// No section or topic has this name, and none ever had.
    #[error("there is no section with this name; find it by search or in the contents")]
    Unknown,
    /// The section is no longer in the handbook.
    #[error("this section is no longer in the handbook; find what replaced it by search")]
    Removed {
        /// Its title when it was last there.
        title: String,
    },
    /// The pack failed.
    #[error(transparent)]
    Pack(#[from] PackError),
}

/// A handbook, open, with the words of the interface. Safe to share between threads.
pub struct Doorstep {
    pack: Pack,
    /// What agencies add.
    beside: Vec<beside::Addition>,
    reading: RwLock<Locale>,
    catalog: Catalog,
    interface: RwLock<Locale>,
    interrupt: Interrupt,
    sessions: searching::Sessions,
    passages: passages::ShownPassages,
    days: Mutex<days::Days>,
}

impl Doorstep {
    /// Opens a handbook and chooses the languages.
    ///
    /// # Errors
    /// [`PackError`] where the pack cannot be used.
    pub fn open(config: &Config) -> Result<Self, PackError> {
        Ok(Self::with(Pack::open(&config.pack)?, &config.preferred, &config.strings))
    }

    /// Chooses the languages for a handbook that is open; the rest as in [`Config`].
    pub fn with(pack: Pack, preferred: &[String], strings: &[Resource]) -> Self {
        let preferred: Vec<_> = preferred.iter().filter_map(|tag| Locale::parse(tag).ok()).collect();
        let reading = choice::choose(&preferred, &pack.manifest().locales);
        let catalog = Catalog::new(strings.iter().cloned());
        let interface = choice::choose(&preferred, catalog.languages());
        Self {
            pack,
            beside: Vec::new(),
            reading: RwLock::new(reading),
            catalog,
            interface: RwLock::new(interface),
            interrupt: Interrupt::default(),
            sessions: searching::Sessions::default(),
            passages: passages::ShownPassages::default(),
            days: Mutex::default(),
        }
    }

    /// The pack behind it.
    pub fn pack(&self) -> &Pack {
        &self.pack
    }

    /// The language that passages are shown in where a call names none.
    pub fn reading_language(&self) -> Locale {
        self.reading.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The language of buttons and labels.
    pub fn interface_language(&self) -> Locale {
        self.interface.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The languages that buttons and labels are offered in.
    pub fn interface_languages(&self) -> Vec<Locale> {
        self.catalog.languages().cloned().collect()
    }

    /// Reads in another language from now on; returns the one that is really there (L1).
    pub fn use_language(&self, locale: &Locale) -> Locale {
        let chosen = choice::choose(std::slice::from_ref(locale), &self.pack.manifest().locales);
        self.reading.write().unwrap_or_else(PoisonError::into_inner).clone_from(&chosen);
        chosen
    }

    /// Uses another language for buttons and labels from now on; returns the one that is really there (L14).
    pub fn use_interface_language(&self, locale: &Locale) -> Locale {
        let chosen = choice::choose(std::slice::from_ref(locale), self.catalog.languages());
        self.interface.write().unwrap_or_else(PoisonError::into_inner).clone_from(&chosen);
        chosen
    }

    /// The words of the interface in a language, as for a page that is turned to somebody else; without one in that of the buttons.
    pub fn words(&self, language: Option<&Locale>) -> Words<'_> {
        self.catalog.words(&language.cloned().unwrap_or_else(|| self.interface_language()))
    }

    /// The words of a screen, in the order of the keys. See [`crate::strings::Words::text`].
    pub fn strings(&self, keys: &[&str]) -> Vec<String> {
        let words = self.words(None);
        keys.iter().map(|key| words.text(key)).collect()
    }

    /// One message with values. See [`crate::strings::Words::format`].
    pub fn format(&self, key: &str, args: &[(&str, Arg)]) -> String {
        self.words(None).format(key, args)
    }

    /// Makes a running [`Self::search`] stop with [`PackError::Interrupted`]: the person typed on.
    pub fn interrupt(&self) {
        self.interrupt.interrupt();
        self.beside.iter().for_each(|beside| beside.door.interrupt());
    }

    /// The languages to try, best first: the one asked for or the reader's, its parents, then the source's.
    fn chain(&self, language: Option<&Locale>) -> Vec<Locale> {
        chain_in(self.pack.manifest(), &self.asked(language))
    }

    fn asked(&self, language: Option<&Locale>) -> Locale {
        language.cloned().unwrap_or_else(|| self.reading_language())
    }

    /// The section that an id leads to now (P10).
    fn live(&self, id: &SectionId) -> Result<SectionId, ReadError> {
        use crate::pack::Resolution;
        match self.pack.content().resolve(id)? {
            Resolution::Here => Ok(id.clone()),
            Resolution::Moved(to) => Ok(to),
            Resolution::Removed(titles) => Err(ReadError::Removed { title: self.title_of_removed(&titles, None) }),
            Resolution::Unknown => Err(ReadError::Unknown),
        }
    }

    fn title_of_removed(&self, titles: &BTreeMap<Locale, String>, language: Option<&Locale>) -> String {
        let chain = self.chain(language);
        chain
            .iter()
            .find_map(|locale| titles.get(locale))
            .or_else(|| titles.values().next())
            .cloned()
            .unwrap_or_default()
    }
}

/// A pack's languages to try, best first, for a reader who asks for one.
pub(crate) fn chain_in(manifest: &Manifest, asked: &Locale) -> Vec<Locale> {
    let mut chain = asked.fallbacks();
    chain.push(manifest.source_locale.clone());
    chain.retain(|locale| manifest.locales.contains(locale));
    chain.dedup();
    chain
}
