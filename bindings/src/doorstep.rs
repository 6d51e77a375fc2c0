//! A handbook, open.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use doorstep_core::doorstep::ReadError as CoreReadError;
use doorstep_core::handbook::SectionId;
use doorstep_core::install::Shelved;
use doorstep_core::locale::Locale;
use doorstep_core::pack::{Date, PackLocation};
use doorstep_core::strings::Arg;
use doorstep_core::{self as core, Config};

use crate::about::About;
use crate::article::Article;
use crate::bookmarks::Bookmarks;
use crate::errors::{ReadError, SavedError, StoreError};
use crate::guard::guard;
use crate::home::{Contents, Home};
use crate::language::{InterfaceLanguage, Language};
use crate::own_numbers::OwnSlot;
use crate::phrase::ShownPhrase;
use crate::saved::{Saved, SectionBookmark};
use crate::search::Found;
use crate::words::Argument;

/// A handbook, open, with the words of the interface. Made once, kept as long as the app runs; any thread may call it.
#[derive(uniffi::Object)]
pub struct Doorstep {
    core: core::Doorstep,
}

#[uniffi::export]
impl Doorstep {
    /// Opens the handbook in a file, which must not change while it is open.
    ///
    /// `preferred` are the languages that the person reads, best first, as the system gives them.
    #[uniffi::constructor]
    pub fn open(path: String, preferred: Vec<String>) -> Result<Arc<Self>, ReadError> {
        Self::open_at(PackLocation::File(PathBuf::from(path)), preferred)
    }

    /// Opens a handbook that is in memory. It is copied: prefer a file.
    #[uniffi::constructor]
    pub fn open_bytes(bytes: Vec<u8>, preferred: Vec<String>) -> Result<Arc<Self>, ReadError> {
        Self::open_at(PackLocation::Memory(bytes.into()), preferred)
    }

    /// The handbook's languages, with how complete each is.
    pub fn languages(&self) -> Result<Vec<Language>, ReadError> {
        guard(|| Ok(self.core.languages()?.into_iter().map(Language::from).collect()))
    }

    /// Reads in another language from now on; returns the one that is really there.
    pub fn use_language(&self, tag: String) -> Result<String, ReadError> {
        guard(|| Ok(self.core.use_language(&locale(&tag)?).to_string()))
    }

    /// The languages that buttons and labels are offered in.
    pub fn interface_languages(&self) -> Result<Vec<InterfaceLanguage>, ReadError> {
        guard(|| Ok(self.core.interface_languages().into_iter().map(InterfaceLanguage::from).collect()))
    }

    /// The language of buttons and labels now.
    pub fn interface_language(&self) -> Result<InterfaceLanguage, ReadError> {
        guard(|| Ok(self.core.interface_language().into()))
    }

    /// Uses another language for buttons and labels from now on; returns the one that is really there.
    pub fn use_interface_language(&self, tag: String) -> Result<InterfaceLanguage, ReadError> {
        guard(|| Ok(self.core.use_interface_language(&locale(&tag)?).into()))
    }

    /// Keeps the latest day that was seen in a file of this folder, which has to be there: a clock that runs behind then hides
    /// neither that a review is due nor that a contact was verified long ago. A day says nothing of a person; no PIN is needed.
    pub fn keep_day_in(&self, folder: String) -> Result<(), ReadError> {
        guard(|| {
            self.core.keep_day_in(Path::new(&folder));
            Ok(())
        })
    }

    /// The whole home screen. A clock that runs behind the release, or behind a day that was seen, counts as that day.
    pub fn home(&self, now: i64) -> Result<Home, ReadError> {
        guard(|| Ok(self.core.home(now)?.into()))
    }

    /// A topic and its passages.
    #[uniffi::method(default(language = None))]
    pub fn contents(&self, topic: String, language: Option<String>) -> Result<Contents, ReadError> {
        guard(|| Ok(self.core.contents(&topic, maybe_locale(language.as_deref())?.as_ref())?.into()))
    }

    /// A passage in a language, or in the one that stands in for it. `now` tells which of its contacts were verified too long ago;
    /// at 0, none is said to be. The words that `sought` matches are told, as where a hit of a search is opened.
    #[uniffi::method(default(language = None, now = 0, sought = None))]
    pub fn article(
        &self,
        section: String,
        language: Option<String>,
        now: i64,
        sought: Option<String>,
    ) -> Result<Article, ReadError> {
        guard(|| {
            let article = self.core.article(&id(&section)?, maybe_locale(language.as_deref())?.as_ref())?;
            // The passage is there to be read, whatever becomes of what is looked for in it.
            let words = sought.map(|text| self.core.sought(&article, &text).unwrap_or_default()).unwrap_or_default();
            let spoken = self.core.spoken(&article);
            let today = if now == 0 { Date::from_unix(0) } else { self.core.today(now) };
            Ok(Article::new(article, spoken, words, today))
        })
    }

    /// A passage's phrase by its number: in the family's language, and in the worker's, which is the one read in if none is named.
    #[uniffi::method(default(own = None))]
    pub fn phrase(
        &self,
        section: String,
        number: i32,
        theirs: String,
        own: Option<String>,
    ) -> Result<ShownPhrase, ReadError> {
        let number = u32::try_from(number).unwrap_or(0);
        guard(|| {
            let own = maybe_locale(own.as_deref())?;
            Ok(self.core.phrase(&id(&section)?, number, own.as_ref(), &locale(&theirs)?)?.into())
        })
    }

    /// What a passage that is no longer in the handbook was called; none where it is there or never was.
    #[uniffi::method(default(language = None))]
    pub fn last_title(&self, section: String, language: Option<String>) -> Result<Option<String>, ReadError> {
        guard(|| match self.core.article(&id(&section)?, maybe_locale(language.as_deref())?.as_ref()) {
            Err(CoreReadError::Removed { title }) => Ok(Some(title)),
            Ok(_) | Err(CoreReadError::Unknown) => Ok(None),
            Err(error) => Err(error.into()),
        })
    }

    /// Searches the reader's language, or the given one, then the others. Returns `count` passages from the place `from` on:
    /// those that a screen shows.
    #[uniffi::method(default(language = None, from = 0, count = 20))]
    pub fn search(&self, text: String, language: Option<String>, from: i32, count: i32) -> Result<Found, ReadError> {
        let from = usize::try_from(from).unwrap_or(0);
        let rows = from..from.saturating_add(usize::try_from(count).unwrap_or(0));
        guard(|| Ok(self.core.search(&text, maybe_locale(language.as_deref())?.as_ref(), rows)?.into()))
    }

    /// Makes the searches that are running stop with `Interrupted`: the person typed on.
    pub fn interrupt(&self) -> Result<(), ReadError> {
        guard(|| {
            self.core.interrupt();
            Ok(())
        })
    }

    /// What the handbook says of itself.
    pub fn about(&self) -> Result<About, ReadError> {
        guard(|| Ok(self.core.pack().into()))
    }

    /// The words of a screen, in the order of the keys; empty where there is no such key. In the language of the buttons, or in
    /// another one of the interface's, as for a page that is turned to somebody else.
    #[uniffi::method(default(language = None))]
    pub fn strings(&self, keys: Vec<String>, language: Option<String>) -> Result<Vec<String>, ReadError> {
        guard(|| {
            let words = self.core.words(maybe_locale(language.as_deref())?.as_ref());
            Ok(keys.iter().map(|key| words.text(key)).collect())
        })
    }

    /// One message with values; empty where there is no such key, or a value is missing. The language as in `strings`.
    #[uniffi::method(default(language = None))]
    pub fn format(&self, key: String, arguments: Vec<Argument>, language: Option<String>) -> Result<String, ReadError> {
        guard(|| {
            let arguments: Vec<_> = arguments.iter().map(|a| (a.name.as_str(), Arg::from(&a.value))).collect();
            Ok(self.core.words(maybe_locale(language.as_deref())?.as_ref()).format(&key, &arguments))
        })
    }

    /// Saves a section; returns its name in the store. One that is saved already stays as it is.
    pub fn save(&self, bookmarks: &Bookmarks, section: String, now: i64) -> Result<i64, SavedError> {
        guard(|| Ok(self.core.save(bookmarks.core(), &id(&section)?, now)?.0))
    }

    /// The bookmark on a section, if it is saved: all that the passage's screen asks of the store. No note is opened for it.
    pub fn bookmark_on(&self, bookmarks: &Bookmarks, section: String) -> Result<Option<SectionBookmark>, SavedError> {
        guard(|| Ok(self.core.bookmark_on(bookmarks.core(), &id(&section)?)?.map(SectionBookmark::from)))
    }

    /// The saved passages in their order, each as it stands in the handbook now.
    #[uniffi::method(default(language = None))]
    pub fn saved(&self, bookmarks: &Bookmarks, language: Option<String>) -> Result<Vec<Saved>, SavedError> {
        guard(|| {
            let saved = self.core.saved(bookmarks.core(), maybe_locale(language.as_deref())?.as_ref())?;
            Ok(saved.into_iter().map(Saved::from).collect())
        })
    }

    /// The worker's own numbers, those that are not filled too. The filled ones stand over the hotlines, on the home screen
    /// and in the topic for danger.
    pub fn own_numbers(&self, bookmarks: &Bookmarks) -> Result<Vec<OwnSlot>, StoreError> {
        guard(|| Ok(self.core.own_numbers(bookmarks.core())?.into_iter().map(OwnSlot::from).collect()))
    }

    /// The numbers that agencies give, for where [`Self::own_numbers`] fails: to be shown in their place.
    pub fn agency_numbers(&self) -> Result<Vec<OwnSlot>, ReadError> {
        guard(|| Ok(self.core.agency_numbers().into_iter().map(OwnSlot::from).collect()))
    }
}

impl Doorstep {
    /// A handbook from the shelf.
    pub(crate) fn of_shelf(shelved: Shelved, preferred: &[String]) -> Arc<Self> {
        let core = core::Doorstep::of_shelf(shelved, preferred, &doorstep_strings::resources());
        Arc::new(Self { core })
    }

    pub(crate) fn core(&self) -> &core::Doorstep {
        &self.core
    }

    fn open_at(pack: PackLocation, preferred: Vec<String>) -> Result<Arc<Self>, ReadError> {
        guard(|| {
            Ok(Arc::new(Self {
                core: core::Doorstep::open(&Config { pack, preferred, strings: doorstep_strings::resources() })?,
            }))
        })
    }
}

/// A text that is no id is the name of nothing.
fn id(section: &str) -> Result<SectionId, ReadError> {
    SectionId::parse(section).map_err(|_| ReadError::Unknown)
}

/// What is no language tag is an error, not another language.
fn locale(tag: &str) -> Result<Locale, ReadError> {
    Locale::parse(tag).map_err(|_| ReadError::UnknownLanguage)
}

fn maybe_locale(tag: Option<&str>) -> Result<Option<Locale>, ReadError> {
    tag.map(locale).transpose()
}
