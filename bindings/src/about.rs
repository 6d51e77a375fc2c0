//! The about screen: what the handbook says of itself.

use doorstep_core::pack::{Pack, SourceInfo};

use crate::article::SourceKind;
use crate::number::long;

/// What the handbook says of itself.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct About {
    /// The handbook's permanent id.
    pub handbook: String,
    /// The release number.
    pub version: i64,
    /// The day of the release.
    pub issued: String,
    /// The day by which the text should be reviewed again.
    pub review_by: String,
    /// The language that the others are translated from.
    pub source_language: String,
    /// What the handbook cites.
    pub sources: Vec<Source>,
}

/// What the handbook cites.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Source {
    /// The short name.
    pub label: String,
    /// The full title.
    pub title: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// Where it is on the web.
    pub url: Option<String>,
    /// What kind of source it is; none where the handbook does not say.
    pub kind: Option<SourceKind>,
    /// The day on which the text was last held against it.
    pub checked: Option<String>,
}

impl From<&Pack> for About {
    fn from(pack: &Pack) -> Self {
        let manifest = pack.manifest();
        Self {
            handbook: manifest.handbook.clone(),
            version: long(manifest.version),
            issued: manifest.issued.to_string(),
            review_by: manifest.review_by.to_string(),
            source_language: manifest.source_locale.to_string(),
            sources: pack.info().sources.values().cloned().map(Source::from).collect(),
        }
    }
}

impl From<SourceInfo> for Source {
    fn from(info: SourceInfo) -> Self {
        let SourceInfo { label, title, publisher, url, kind, checked } = info;
        let (kind, checked) = (kind.map(SourceKind::from), checked.map(|day| day.to_string()));
        Self { label, title, publisher, url, kind, checked }
    }
}
