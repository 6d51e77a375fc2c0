//! The border to the phones: what Kotlin and Swift see of Doorstep's core.
//!
//! Pure mapping, no rule of its own. Three objects, [`Doorstep`] to read, [`Bookmarks`] to keep, [`Packs`] to install; one call a screen;
//! every call returns a `Result`, is synchronous and may be made from any thread, but not from one that draws.
//!
//! - Texts are flat: [`RichText`] is a string with marks on it. Positions in strings count UTF-16 code units, as
//!   Kotlin's and Swift's own do.
//! - Times are seconds since 1970, UTC, passed in; days are texts such as `2026-11-24`.
//! - Languages are BCP 47 tags. A call's `language`, where it is none, is the language that is read in.
//! - Numbers are never negative; they are signed because Kotlin's own are.

uniffi::setup_scaffolding!();

/// What is freed is overwritten (C7).
#[global_allocator]
static ALLOCATOR: doorstep_forget::Forgetting = doorstep_forget::Forgetting;

mod about;
mod article;
mod bookmarks;
mod doorstep;
mod errors;
mod guard;
mod home;
mod install;
mod language;
mod lock;
mod number;
mod own_numbers;
mod phrase;
mod rich_text;
mod saved;
mod search;
mod words;

pub use about::{About, Source};
pub use article::{Answer, Article, Audience, Block, BoxKind, Confidentiality, Contact, Definition, LinkedCall};
pub use article::{Phrase, SectionLink, SourceKind, SourceLine, SourceMark, TextPair};
pub use bookmarks::{Bookmarks, ImportReport, Opened};
pub use doorstep::Doorstep;
pub use errors::{InstallError, Limit, ReadError, SavedError, StoreError};
pub use home::{Contents, ContentsEntry, Home, Overlay, TopicEntry};
pub use install::{
    Badge, Offer, OfferedLanguage, OfferedRelease, OpenedHandbook, PackNotice, Packs, SavedEffect, ShelvedPack,
};
pub use language::{Direction, Freshness, InterfaceLanguage, Language, ReviewStatus, Shown};
pub use lock::{NewPin, PinProblem, PinState, end_wipe, pin_problem, probe_pin, wipe_folder};
pub use own_numbers::{AgencyNumber, FilledNumber, OwnNumber, OwnSlot};
pub use phrase::{PhraseText, ShownPhrase};
pub use rich_text::{Mark, MarkKind, RichText};
pub use saved::{Quote, Saved, SavedState, SectionBookmark};
pub use search::{Call, Found, Highlight, Hit, Snippet};
pub use words::{Argument, Value};
