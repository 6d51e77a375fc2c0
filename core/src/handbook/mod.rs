//! What a handbook is made of: topics, sections, blocks and spans.
//!
//! The content is typed, never HTML, so that each phone draws native text.

mod block;
mod id;
mod own;
mod text;

pub use block::{Block, BoxKind, Boxed, Contact, Item, Pair, SourceRef, Span};
pub use id::{InvalidId, SectionId};
pub use own::OwnNumber;
pub use text::{headings_text, plain_text, span_lines, spans_text};
