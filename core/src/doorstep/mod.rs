//! The facade that the phones and the editor's command see: one call a screen.

mod article;
mod home;
mod language;
mod saved;
mod searching;

use std::sync::{PoisonError, RwLock};

pub use article::{Article, Definition, SectionLink, SourceLine};
pub use home::{Contents, ContentsEntry, Home, TopicEntry};
pub use language::{Language, Shown};
pub use saved::{Saved, SavedError, SavedState};
pub use searching::{Found, Hit};

use crate::handbook::SectionId;
use crate::locale::Locale;
use crate::pack::{Pack, PackError, PackLocation};
use crate::search::Interrupt;
use crate::strings::{Arg, Strings};

/// What is needed to open Doorstep.
#[derive(Clone, Debug)]
pub struct Config {
    /// The handbook.
    pub pack: PackLocation,
    /// The languages that the person reads, best first, as the system gives them. Unknown ones are passed over.
    pub preferred: Vec<String>,
}

/// Why a screen cannot be shown. Reading never fails for a reason in the private store (C4).
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// No section or topic has this name, and none ever had.
    #[error("there is no passage with this name; find it by search or in the contents")]
    Unknown,
    /// The section is no longer in the handbook.
    #[error("this passage is no longer in the handbook; find what replaced it by search")]
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
    reading: RwLock<Locale>,
    interface: RwLock<(Locale, Strings)>,
    interrupt: Interrupt,
}

impl Doorstep {
    /// Opens a handbook and chooses the languages.
    ///
    /// # Errors
    /// [`PackError`] where the pack cannot be used.
    pub fn open(config: &Config) -> Result<Self, PackError> {
        let pack = Pack::open(&config.pack)?;
        let preferred: Vec<_> = config.preferred.iter().filter_map(|tag| Locale::parse(tag).ok()).collect();
        let reading = language::choose(&preferred, &language::of_pack(&pack));
        let interface = language::choose(&preferred, &Strings::languages());
        let strings = Strings::new(&interface);
        Ok(Self {
            pack,
            reading: RwLock::new(reading),
            interface: RwLock::new((interface, strings)),
            interrupt: Interrupt::default(),
        })
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
        self.interface.read().unwrap_or_else(PoisonError::into_inner).0.clone()
    }

    /// Reads in another language from now on; returns the one that is really there (L1).
    pub fn use_language(&self, tag: &str) -> Locale {
        let chosen =
            language::choose(&Locale::parse(tag).into_iter().collect::<Vec<_>>(), &language::of_pack(&self.pack));
        self.reading.write().unwrap_or_else(PoisonError::into_inner).clone_from(&chosen);
        chosen
    }

    /// Uses another language for buttons and labels from now on; returns the one that is really there (L14).
    pub fn use_interface_language(&self, tag: &str) -> Locale {
        let chosen = language::choose(&Locale::parse(tag).into_iter().collect::<Vec<_>>(), &Strings::languages());
        *self.interface.write().unwrap_or_else(PoisonError::into_inner) = (chosen.clone(), Strings::new(&chosen));
        chosen
    }

    /// The words of a screen, in the order of the keys. See [`Strings::text`].
    pub fn strings(&self, keys: &[&str]) -> Vec<String> {
        let interface = self.interface.read().unwrap_or_else(PoisonError::into_inner);
        keys.iter().map(|key| interface.1.text(key)).collect()
    }

    /// One message with values. See [`Strings::format`].
    pub fn format(&self, key: &str, args: &[(&str, Arg)]) -> String {
        self.interface.read().unwrap_or_else(PoisonError::into_inner).1.format(key, args)
    }

    /// Makes a running [`Self::search`] stop with [`PackError::Interrupted`]: the person typed on.
    pub fn interrupt(&self) {
        self.interrupt.interrupt();
    }

    /// The languages to try, best first: the one asked for or the reader's, its parents, then the source's.
    fn chain(&self, language: Option<&str>) -> Vec<String> {
        let asked = self.asked(language);
        let mut chain: Vec<_> = asked.fallbacks().iter().map(ToString::to_string).collect();
        chain.push(self.pack.manifest().source_locale.clone());
        let there = &self.pack.manifest().locales;
        chain.retain(|tag| there.contains(tag));
        chain.dedup();
        chain
    }

    fn asked(&self, language: Option<&str>) -> Locale {
        language.and_then(|tag| Locale::parse(tag).ok()).unwrap_or_else(|| self.reading_language())
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

    fn title_of_removed(&self, titles: &std::collections::BTreeMap<String, String>, language: Option<&str>) -> String {
        let chain = self.chain(language);
        chain.iter().find_map(|tag| titles.get(tag)).or_else(|| titles.values().next()).cloned().unwrap_or_default()
    }
}
