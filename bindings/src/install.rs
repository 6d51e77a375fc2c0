//! Handbooks that are installed: looked at first, then put in place or dropped.

use std::fs::File;
use std::io;
use std::path::Path;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use doorstep_core::doorstep as facade;
use doorstep_core::install as core;
use doorstep_core::pack::PackLocation;
use doorstep_core::trust::Keys;

use crate::bookmarks::Bookmarks;
use crate::doorstep::Doorstep;
use crate::errors::{InstallError, ReadError};
use crate::guard::guard;
use crate::language::Language;
use crate::number::{int, long};

/// The handbooks on this device: the one that came with the app, those that were installed, and what agencies add to them.
///
/// Made once, kept as long as the app runs; any thread may call it. What is read changes only for a [`Doorstep`] that is opened after.
#[derive(uniffi::Object)]
pub struct Packs {
    shelf: core::Shelf,
    offered: Mutex<Option<(i64, Offered)>>,
    number: AtomicI64,
}

/// What waits for the person's answer.
enum Offered {
    Arrived(Box<core::Received>),
    Before(Box<core::Restorable>),
}

/// The handbook to read, and what the person should know about it.
#[derive(uniffi::Record)]
pub struct OpenedHandbook {
    /// The handbook, open.
    pub doorstep: Arc<Doorstep>,
    /// What to tell the person once, in this order.
    pub notices: Vec<PackNotice>,
}

/// What a person should know about the handbook that was opened.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum PackNotice {
    /// The installed handbook does not open; another one is read (`packs-fell-back`).
    FellBack {
        /// The release that does not open.
        version: i64,
    },
    /// Which handbooks are installed cannot be read; the one that came with the app is read (`packs-unlisted`).
    Unlisted,
    /// What an agency added is left out (`packs-left-out`).
    LeftOut {
        /// The agency.
        agency: String,
    },
}

/// What an install, or going back, would do.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Offer {
    /// The offer's name, for [`Packs::install`], [`Packs::restore`] and [`Packs::keep`].
    pub id: i64,
    /// Whom the key belongs to that signed it, as the app knows it. None for the handbook that came with the app.
    pub publisher: Option<String>,
    /// The title. It names the subject: shown where the person asked for it, not at first sight.
    pub title: String,
    /// Whether it stands beside the handbook instead of taking its place.
    pub overlay: bool,
    /// The release that is offered.
    pub release: OfferedRelease,
    /// The release that it takes the place of; none where there is none of it.
    pub replaces: Option<OfferedRelease>,
    /// Whether it is older than the one whose place it takes.
    pub older: bool,
    /// Whether it is the very release that is there.
    pub same: bool,
    /// Its languages, those that are there now first.
    pub languages: Vec<OfferedLanguage>,
    /// The languages that would be gone, by their own names.
    pub languages_gone: Vec<String>,
    /// The sections that would be new, by title.
    pub added: Vec<String>,
    /// The sections that would read otherwise, by title.
    pub changed: Vec<String>,
    /// The sections that would be part of others, by the titles they have now.
    pub moved: Vec<String>,
    /// The sections that would be gone, by the titles they have now.
    pub removed: Vec<String>,
    /// What it would do to saved passages; none where the store is not open.
    pub saved: Option<SavedEffect>,
}

/// Which release it is.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct OfferedRelease {
    /// The release number.
    pub version: i64,
    /// The day of the release.
    pub issued: String,
    /// Whether that day is still to come, by the device's clock.
    pub issued_ahead: bool,
    /// The day by which it should be reviewed.
    pub review_by: String,
    /// Whether that day has passed.
    pub review_passed: bool,
}

/// A language of what is offered.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct OfferedLanguage {
    /// The language, and how complete it would be.
    pub language: Language,
    /// Whether it is not there now.
    pub is_new: bool,
}

/// What an install would do to saved passages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Record)]
pub struct SavedEffect {
    /// How many are saved of this handbook.
    pub all: i32,
    /// How many would read otherwise.
    pub changed: i32,
    /// How many would be part of another section.
    pub moved: i32,
    /// How many would be gone from the handbook.
    pub removed: i32,
}

/// Whose addition to the handbook something is: shown wherever its text is.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Badge {
    /// The agency, by the name that the handbook's publisher gave it.
    pub agency: String,
    /// The release of its addition.
    pub version: i64,
    /// The day of that release.
    pub issued: String,
    /// The day by which it should be reviewed.
    pub review_by: String,
}

/// A handbook or an agency's addition that is on this device.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct ShelvedPack {
    /// The permanent id.
    pub handbook: String,
    /// The release number.
    pub version: i64,
    /// The day of the release.
    pub issued: String,
    /// The day by which it should be reviewed; none where it does not open.
    pub review_by: Option<String>,
    /// Who published it; none for the one that came with the app.
    pub publisher: Option<String>,
    /// Whether it is read now.
    pub in_use: bool,
    /// Whether it stands beside the handbook.
    pub overlay: bool,
}

#[uniffi::export]
impl Packs {
    /// The handbooks in a folder of the app's own, which need not be there yet, and the one that came with the app, a file.
    ///
    /// `keys` is the text of the `keys.toml` that came with the app; without it nothing can be installed.
    #[uniffi::constructor]
    pub fn at(folder: String, bundled: String, keys: Option<String>) -> Result<Arc<Self>, InstallError> {
        guard(|| {
            let keys = keys.map(|keys| Keys::parse(&keys)).transpose().map_err(|_| InstallError::OtherKeys)?;
            let bundled = PackLocation::File(bundled.into());
            let shelf = core::Shelf::new(folder, bundled, keys.into_iter().collect());
            // What stays is tried again at the next start.
            let _ = shelf.clean();
            Ok(Arc::new(Self { shelf, offered: Mutex::default(), number: AtomicI64::new(1) }))
        })
    }

    /// Opens the handbook to read: the installed one, or what stands in for it. As [`Doorstep::open`] otherwise.
    ///
    /// `days` is a folder for [`Doorstep::keep_day_in`].
    #[uniffi::method(default(days = None))]
    pub fn open_handbook(&self, preferred: Vec<String>, days: Option<String>) -> Result<OpenedHandbook, ReadError> {
        guard(|| {
            let shelved = self.shelf.open()?;
            let notices = shelved.notices.iter().cloned().map(PackNotice::from).collect();
            let doorstep = Doorstep::of_shelf(shelved, &preferred);
            if let Some(days) = days {
                doorstep.keep_day_in(days)?;
            }
            Ok(OpenedHandbook { doorstep, notices })
        })
    }

    /// Looks at a handbook's file: copies it once, checks it, and tells what installing it would do. The file is not needed after.
    ///
    /// `doorstep` is the handbook that is read now, `bookmarks` what is saved, where it is open. A newer look drops the one before.
    #[uniffi::method(default(bookmarks = None))]
    pub fn inspect(
        &self,
        path: String,
        doorstep: &Doorstep,
        now: i64,
        bookmarks: Option<Arc<Bookmarks>>,
    ) -> Result<Offer, InstallError> {
        guard(|| {
            self.offered().take();
            let mut file = open_file(Path::new(&path)).map_err(|_| InstallError::Unreadable)?;
            // Not by the clock alone: one that was set back would bring back what an agency may no longer add (P5, P6).
            let received = self.shelf.receive(&mut file, None, doorstep.core().today(now))?;
            let store = bookmarks.as_ref().map(|bookmarks| bookmarks.core());
            let offer = core::Offer::new(doorstep.core(), received.pack(), Some(received.publisher()), store, now)?;
            Ok(self.offer(offer, Offered::Arrived(Box::new(received))))
        })
    }

    /// Installs what was offered last by [`Self::inspect`]. Then open the handbook anew.
    pub fn install(&self, offer: i64) -> Result<(), InstallError> {
        guard(|| match self.accept(offer)? {
            Offered::Arrived(received) => Ok(self.shelf.install(*received)?),
            Offered::Before(_) => Err(InstallError::NothingOffered),
        })
    }

    /// Keeps what is there: what was offered is dropped.
    pub fn keep(&self, offer: i64) -> Result<(), InstallError> {
        guard(|| {
            let _ = self.accept(offer);
            Ok(())
        })
    }

    /// Tells what going back to the handbook before would do. It may be older: the person decides.
    #[uniffi::method(default(bookmarks = None))]
    pub fn inspect_before(
        &self,
        doorstep: &Doorstep,
        now: i64,
        bookmarks: Option<Arc<Bookmarks>>,
    ) -> Result<Offer, InstallError> {
        guard(|| {
            self.offered().take();
            let before = self.shelf.before()?;
            let store = bookmarks.as_ref().map(|bookmarks| bookmarks.core());
            let offer = core::Offer::new(doorstep.core(), &before.pack, before.publisher.as_deref(), store, now)?;
            Ok(self.offer(offer, Offered::Before(Box::new(before))))
        })
    }

    /// Goes back to what was offered last by [`Self::inspect_before`]. Then open the handbook anew.
    pub fn restore(&self, offer: i64) -> Result<(), InstallError> {
        guard(|| match self.accept(offer)? {
            Offered::Before(before) => Ok(self.shelf.restore(*before)?),
            Offered::Arrived(_) => Err(InstallError::NothingOffered),
        })
    }

    /// The packs on this device: the handbook that is read first, then the others, then what agencies add.
    pub fn list(&self) -> Result<Vec<ShelvedPack>, InstallError> {
        guard(|| Ok(self.shelf.list()?.into_iter().map(ShelvedPack::from).collect()))
    }

    /// Takes away what an agency added, by its id in the list. Then open the handbook anew.
    pub fn remove_overlay(&self, id: String) -> Result<(), InstallError> {
        guard(|| Ok(self.shelf.remove_overlay(&id)?))
    }
}

impl Packs {
    fn offer(&self, offer: core::Offer, offered: Offered) -> Offer {
        let id = self.number.fetch_add(1, Ordering::Relaxed);
        *self.offered() = Some((id, offered));
        Offer::new(id, offer)
    }

    /// Takes what was offered under a name.
    fn accept(&self, id: i64) -> Result<Offered, InstallError> {
        let offered = self.offered().take_if(|(last, _)| *last == id);
        offered.map(|(_, offered)| offered).ok_or(InstallError::NothingOffered)
    }

    fn offered(&self) -> MutexGuard<'_, Option<(i64, Offered)>> {
        self.offered.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Opens a plain file. A pipe would be waited for.
fn open_file(path: &Path) -> io::Result<File> {
    if !path.metadata()?.is_file() {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    File::open(path)
}

impl Offer {
    fn new(id: i64, offer: core::Offer) -> Self {
        Self {
            id,
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

impl From<core::OfferedRelease> for OfferedRelease {
    fn from(release: core::OfferedRelease) -> Self {
        let core::OfferedRelease { version, issued, issued_ahead, review_by, review_passed } = release;
        let (issued, review_by) = (issued.to_string(), review_by.to_string());
        Self { version: long(version), issued, issued_ahead, review_by, review_passed }
    }
}

impl From<core::OfferedLanguage> for OfferedLanguage {
    fn from(offered: core::OfferedLanguage) -> Self {
        Self { language: offered.language.into(), is_new: offered.new }
    }
}

impl From<core::SavedEffect> for SavedEffect {
    fn from(effect: core::SavedEffect) -> Self {
        let core::SavedEffect { all, changed, moved, removed } = effect;
        Self { all: int(all), changed: int(changed), moved: int(moved), removed: int(removed) }
    }
}

impl From<core::Notice> for PackNotice {
    fn from(notice: core::Notice) -> Self {
        match notice {
            core::Notice::FellBack { version } => Self::FellBack { version: long(version) },
            core::Notice::Unlisted => Self::Unlisted,
            core::Notice::LeftOut { agency } => Self::LeftOut { agency },
        }
    }
}

impl From<facade::Badge> for Badge {
    fn from(badge: facade::Badge) -> Self {
        let facade::Badge { agency, version, issued, review_by } = badge;
        Self { agency, version: long(version), issued: issued.to_string(), review_by: review_by.to_string() }
    }
}

impl From<core::ShelvedPack> for ShelvedPack {
    fn from(pack: core::ShelvedPack) -> Self {
        let core::ShelvedPack { handbook, version, issued, review_by, publisher, in_use, overlay } = pack;
        Self {
            handbook,
            version: long(version),
            issued: issued.to_string(),
            review_by: review_by.map(|day| day.to_string()),
            publisher,
            in_use,
            overlay,
        }
    }
}
