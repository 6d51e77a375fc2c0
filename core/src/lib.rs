//! The core of Doorstep: what both phones and the editor's command share.
//!
//! [`Doorstep`] opens a handbook and answers with whole screens; [`bookmarks::Bookmarks`] keeps what a person saved,
//! sealed. Nothing here opens a socket, reads a clock or knows a user interface.
//!
//! # A handbook, read, searched and kept
//!
//! ```
//! use doorstep_core::bookmarks::{Bookmarks, StoreKey};
//! use doorstep_core::doorstep::SavedState;
//! use doorstep_core::handbook::{Block, SectionId, Span};
//! use doorstep_core::locale::Locale;
//! use doorstep_core::pack::{
//!     Change, Date, HandbookInfo, PackBuilder, PackLocation, PassageDraft, Release, ReviewStatus, SectionDraft, TopicKind,
//! };
//! use doorstep_core::{Config, Doorstep};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! // A handbook of one section, as the editor's command would build it.
//! let english = Locale::english();
//! let release = Release {
//!     handbook: "visits".into(),
//!     version: 1,
//!     source_locale: english.clone(),
//!     locales: vec![english.clone()],
//!     issued: Date::parse("2026-11-01")?,
//!     review_by: Date::parse("2027-11-01")?,
//! };
//! let mut builder = PackBuilder::new(release, &HandbookInfo::default(), &[])?;
//! builder.topic("before", TopicKind::Plain, &[(english.clone(), "Before you go".into(), "What to have with you.".into())])?;
//! let section = SectionId::parse("k7m2q")?;
//! builder.section(&SectionDraft { id: &section, change: Change::Editorial, revision: "r1" })?;
//! builder.passage(&PassageDraft {
//!     locale: &english,
//!     title: "An interpreter",
//!     blocks: &[Block::Paragraph { spans: vec![Span::Text { text: "Ask for one before the visit.".into() }] }],
//!     made_from: None,
//!     status: ReviewStatus::Draft,
//!     search_words: &[],
//!     emergency_words: &[],
//! })?;
//! let mut pack = Vec::new();
//! builder.finish(&mut pack)?;
//!
//! // Opened, it answers with whole screens.
//! let pack = PackLocation::Memory(pack.into());
//! let doorstep = Doorstep::open(&Config { pack, preferred: vec!["es-MX".into()], strings: Vec::new() })?;
//! assert_eq!(doorstep.home(1_800_000_000)?.topics[0].title, "Before you go");
//! let found = doorstep.search("interpretter visit", None, 0..10)?;
//! assert_eq!(found.hits[0].section, section);
//! assert_eq!(doorstep.article(&section, None)?.title, "An interpreter");
//!
//! // What a person keeps is sealed with a key that only their device has.
//! let folder = tempfile::tempdir()?;
//! let (bookmarks, _) = Bookmarks::open(folder.path(), StoreKey::from_bytes([7; 32]))?;
//! doorstep.save(&bookmarks, &section, 1_800_000_000)?;
//! assert_eq!(doorstep.bookmark_on(&bookmarks, &section)?.map(|saved| saved.state), Some(SavedState::Unchanged));
//! # Ok(())
//! # }
//! ```

pub mod bookmarks;
pub mod bytes;
mod direction;
pub mod doorstep;
mod fold;
pub mod handbook;
pub mod install;
pub mod languages;
pub mod locale;
pub mod lock;
pub mod pack;
pub mod passphrase;
pub mod plain_file;
pub mod search;
pub mod sql;
pub mod strings;
pub mod trust;
pub mod words;

pub use doorstep::{Config, Doorstep};
