//! The words of the interface, and the short labels made of them.

use doorstep_core::Doorstep;
use doorstep_core::doorstep::{Badge, SavedState, Shown, SourceMark};
use doorstep_core::handbook::BoxKind;
use doorstep_core::locale::Locale;
use doorstep_core::pack::{Freshness, ReviewStatus, SourceKind};
use doorstep_core::strings::Arg;

use super::data::Opened;
use super::text::{Glyphs, without_isolates};

/// The words of the interface in the language of a [`Doorstep`].
#[derive(Clone, Copy)]
pub struct Words<'a>(pub &'a Doorstep);

impl Words<'_> {
    /// A message.
    pub fn get(&self, key: &str) -> String {
        self.with(key, &[])
    }

    /// A message with values, in a language of one's choice where the interface has it.
    pub fn in_language(&self, key: &str, args: &[(&str, Arg)], language: &Locale) -> String {
        without_isolates(&self.0.words(Some(language)).format(key, args))
    }

    /// A message with values.
    pub fn with(&self, key: &str, args: &[(&str, Arg)]) -> String {
        without_isolates(&self.0.format(key, args))
    }

    /// `2 of 5`.
    pub fn position(&self, number: u32, of: u32) -> String {
        self.with("position", &[("number", u64::from(number).into()), ("total", u64::from(of).into())])
    }

    /// The quiet line under a title: language, freshness, review (L16).
    pub fn labels(&self, shown: &Shown, glyphs: &Glyphs) -> String {
        labels(shown, glyphs, |key| self.get(key))
    }

    /// The same in a language of one's choice.
    pub fn labels_in(&self, shown: &Shown, glyphs: &Glyphs, language: &Locale) -> String {
        labels(shown, glyphs, |key| self.in_language(key, &[], language))
    }

    /// Says that a passage is shown in another language than the one asked for, where it is.
    pub fn fallback(&self, shown: &Shown, asked: &Locale) -> Option<String> {
        let args = [("asked", asked.endonym().into()), ("shown", shown.endonym.clone().into())];
        shown.fallback.then(|| self.with("language-fallback", &args))
    }

    /// The word over a text that is set apart.
    pub fn box_word(&self, kind: BoxKind) -> String {
        self.get(&format!("box-{kind}"))
    }

    /// What kind of source a part comes from.
    fn source_kind(&self, kind: SourceKind) -> String {
        self.get(&format!("source-{kind}"))
    }

    /// Where a part comes from, in a line.
    pub fn source_mark(&self, mark: &SourceMark, glyphs: &Glyphs) -> String {
        let kind = mark.kind.map(|kind| self.source_kind(kind));
        let labels = Some(mark.labels.join("; ")).filter(|labels| !labels.is_empty());
        kind.into_iter().chain(labels).collect::<Vec<_>>().join(&format!(" {} ", glyphs.dot))
    }

    /// Whose addition to the handbook something is.
    pub fn badge(&self, badge: &Badge) -> String {
        self.with("badge-from", &[("agency", badge.agency.as_str().into())])
    }

    /// The same with its release and the day by which it should be reviewed.
    pub fn badge_whole(&self, badge: &Badge, glyphs: &Glyphs) -> String {
        let number = badge.version.to_string().into();
        let args = [("number", number), ("date", badge.review_by.to_string().into())];
        format!("{} {} {}", self.badge(badge), glyphs.dot, self.with("badge-release", &args))
    }

    /// What is to be told of a store that was opened: what was found damaged (S4), lost, closed to writing or open to others.
    pub fn opened(&self, opened: &Opened) -> Vec<String> {
        let Opened { store, exposed } = opened;
        let told = [
            (store.quarantined, "error-store-damaged"),
            (store.emptied, "error-folder-emptied"),
            (store.read_only, "error-folder-read-only"),
            (*exposed, "error-folder-exposed"),
        ];
        let told = told.into_iter().filter(|(is_so, _)| *is_so).map(|(_, key)| self.get(key));
        let rows = u64::try_from(store.damaged_rows).unwrap_or(u64::MAX);
        let damaged = (rows > 0).then(|| self.with("saved-damaged", &[("count", rows.into())]));
        told.chain(damaged).collect()
    }

    /// What became of a saved passage, where something did.
    pub fn saved_state(&self, state: SavedState) -> Option<String> {
        (state != SavedState::Unchanged).then(|| self.get(&format!("saved-{state}")))
    }
}

fn labels(shown: &Shown, glyphs: &Glyphs, get: impl Fn(&str) -> String) -> String {
    // The source itself is not said to be current.
    let freshness = (shown.freshness != Freshness::Source).then(|| format!("freshness-{}", shown.freshness));
    let keys = freshness.into_iter().chain([status(shown.status)]);
    let labels: Vec<_> = std::iter::once(shown.endonym.clone()).chain(keys.map(|key| get(&key))).collect();
    labels.join(&format!(" {} ", glyphs.dot))
}

/// The message for a review status.
pub fn status(status: ReviewStatus) -> String {
    format!("status-{status}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use doorstep_core::handbook::OwnNumber;
    use doorstep_core::locale::Locale;
    use doorstep_core::strings::Catalog;

    #[test]
    fn every_case_that_is_told_has_its_message() {
        let catalog = Catalog::new(doorstep_strings::resources());
        let words = catalog.words(&Locale::english());
        let boxes = BoxKind::ALL.iter().map(|kind| format!("box-{kind}"));
        let states = ReviewStatus::ALL.iter().map(|status| super::status(*status));
        let freshness = Freshness::ALL.iter().filter(|freshness| **freshness != Freshness::Source);
        let saved = SavedState::ALL.iter().filter(|state| **state != SavedState::Unchanged);
        let sources = SourceKind::ALL.iter().map(|kind| format!("source-{kind}"));
        let numbers = OwnNumber::ALL.iter().map(|slot| format!("own-number-{slot}"));
        let freshness = freshness.map(|freshness| format!("freshness-{freshness}"));
        let keys = boxes.chain(sources).chain(numbers).chain(states).chain(freshness);
        for key in keys.chain(saved.map(|state| format!("saved-{state}"))) {
            assert!(!words.text(&key).is_empty(), "{key}");
        }
    }
}
