//! What a passage said when it was saved, to tell later whether it changed.

use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;

use crate::handbook::Block;
use crate::locale::Locale;

/// Hexadecimal digits of a text's fingerprint.
const DIGITS: usize = 16;

/// A passage's revision as a bookmark keeps it: the section's own, then the language that was read and its text's fingerprint,
/// as in `5f2a0c1b9d3e es 0123456789abcdef`. Of older bookmarks the section's alone is known, or nothing.
pub(super) struct Revision<'a> {
    /// The section's own revision, which is its source text's.
    pub(super) section: &'a str,
    /// The language that was read, and the fingerprint of what was read in it.
    pub(super) read: Option<(Locale, &'a str)>,
}

impl<'a> Revision<'a> {
    /// None where nothing is known.
    pub(super) fn parse(revision: &'a str) -> Option<Self> {
        let whole = Self { section: revision, read: None };
        let parts = revision.rsplit_once(' ').and_then(|(rest, text)| {
            let (section, locale) = rest.rsplit_once(' ')?;
            let is_fingerprint = text.len() == DIGITS && text.bytes().all(|byte| byte.is_ascii_hexdigit());
            let locale = Locale::parse(locale).ok().filter(|_| is_fingerprint)?;
            Some(Self { section, read: Some((locale, text)) })
        });
        (!revision.trim().is_empty()).then(|| parts.unwrap_or(whole))
    }

    /// The revision of a passage that is saved now.
    pub(super) fn of(section: &str, locale: &Locale, title: &str, blocks: &[Block]) -> String {
        format!("{section} {locale} {}", fingerprint(title, blocks))
    }
}

/// A fingerprint of what a passage says in one language, and of how: a thing to do is not one to leave. Where it comes from, white
/// space and the form of characters do not count.
pub(super) fn fingerprint(title: &str, blocks: &[Block]) -> String {
    let said: Vec<_> = blocks.iter().filter(|block| !matches!(block, Block::Sources { .. })).collect();
    let json = serde_json::to_string(&(title, said));
    debug_assert!(json.is_ok(), "text and enumerations always have a JSON form");
    let json: String = json.unwrap_or_default().nfc().collect();
    let words: Vec<_> = json.split_whitespace().collect();
    let digest = Sha256::digest(words.join(" "));
    digest.iter().take(DIGITS / 2).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::handbook::{BoxKind, Boxed, SourceRef, Span};

    fn paragraph(text: &str) -> Block {
        Block::Paragraph { spans: vec![Span::Text { text: text.into() }] }
    }

    #[test]
    fn what_is_said_counts_and_how_it_is_written_does_not() {
        let of = |text: &str| fingerprint("Title", &[paragraph(text)]);
        assert_eq!(of("Llamé  a\u{a0}Ana"), of("Llame\u{301} a Ana"));
        assert_ne!(of("Call Ana"), of("Call Bo"));
        assert_ne!(of("Call Ana"), fingerprint("Other", &[paragraph("Call Ana")]));
        let boxed = |role| Block::Boxed(Boxed { role, speaker: None, blocks: vec![paragraph("Wait")] });
        assert_ne!(fingerprint("", &[boxed(BoxKind::Do)]), fingerprint("", &[boxed(BoxKind::Dont)]));
        let cited = vec![SourceRef { source: "s".into(), locator: None }];
        let sourced = fingerprint("Title", &[paragraph("Call Ana"), Block::Sources { cited }]);
        assert_eq!(sourced, of("Call Ana"));
    }

    #[test]
    fn a_revision_is_read_as_it_was_written_and_an_older_one_too() {
        let spanish = Locale::parse("es-MX").unwrap();
        let written = Revision::of("5f2a 7", &spanish, "T", &[]);
        let read = Revision::parse(&written).unwrap();
        assert_eq!((read.section, read.read), ("5f2a 7", Some((spanish, &*fingerprint("T", &[])))));
        for older in ["5f2a0c1b9d3e", "r1", "r es 12", "r !! 0123456789abcdef"] {
            let read = Revision::parse(older).unwrap();
            assert!(read.section == older && read.read.is_none(), "{older}");
        }
        assert!(Revision::parse("").is_none() && Revision::parse(" ").is_none());
    }
}
