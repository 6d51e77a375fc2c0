//! What a handbook is made of: topics, sections, blocks and spans.
//!
//! The content is typed, never HTML, so that each phone draws native text.

mod audience;
mod block;
mod id;
mod own;
mod text;

pub use audience::Audience;
pub use block::{Answer, Block, BoxKind, Boxed, Confidentiality, Contact, Item, Pair, SourceRef, Span};
pub use id::{InvalidId, SectionId};
pub use own::OwnNumber;
pub use text::{cited_sources, headings_text, linked_sections, plain_text, span_lines, spans_text};
