//! Where the parts of a passage come from, as a reader sees it.

use super::Doorstep;
use crate::handbook::{Block, SourceRef, cited_sources};
use crate::pack::{SourceInfo, SourceKind};

/// A source as it is shown under a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceLine {
    /// The short name.
    pub label: String,
    /// Where in it, if that is said.
    pub locator: Option<String>,
    /// The full title.
    pub title: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// Where it is on the web.
    pub url: Option<String>,
}

/// The quiet mark at the end of a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceMark {
    /// What kind of source stands behind the part; none where the pack does not say.
    pub kind: Option<SourceKind>,
    /// What is cited, each with its place, such as `NCTSN 2024, 6`; the editors themselves only by the kind.
    pub labels: Vec<String>,
}

/// The kinds, the most telling first. A reader should know first of all where words are the editors' own, whatever they follow; then
/// what the law binds them to; what the sheet says is what the whole handbook is for, and any other guidance stands beside it.
const MOST_TELLING: [SourceKind; 4] = [SourceKind::Editors, SourceKind::Law, SourceKind::Sheet, SourceKind::Agency];

impl Doorstep {
    /// The mark of what a part cites.
    pub(super) fn mark(&self, cited: &[SourceRef]) -> SourceMark {
        let sources = &self.pack().info().sources;
        let known = |cited: &SourceRef| sources.get(&cited.source);
        let kinds: Vec<_> = cited.iter().filter_map(|cited| known(cited)?.kind).collect();
        let label = |cited: &SourceRef| {
            let source = known(cited).filter(|source| source.kind != Some(SourceKind::Editors))?;
            let place = cited.locator.as_ref().map(|place| format!(", {place}")).unwrap_or_default();
            Some(format!("{}{place}", source.label))
        };
        SourceMark {
            kind: MOST_TELLING.into_iter().find(|kind| kinds.contains(kind)),
            labels: cited.iter().filter_map(label).collect(),
        }
    }

    /// The mark of each part, in their order.
    pub(super) fn marks(&self, blocks: &[Block]) -> Vec<SourceMark> {
        let cited =
            blocks.iter().filter_map(|block| if let Block::Sources { cited } = block { Some(cited) } else { None });
        cited.map(|cited| self.mark(cited)).collect()
    }

    /// All that a passage cites, each once.
    pub(super) fn source_lines(&self, blocks: &[Block]) -> Vec<SourceLine> {
        let known = &self.pack().info().sources;
        let of_contacts = blocks.iter().filter_map(|block| match block {
            Block::Contact(contact) => Some((contact.source.as_str(), None)),
            _ => None,
        });
        let cited = cited_sources(blocks).map(|cited| (cited.source.as_str(), cited.locator.clone()));
        let mut lines: Vec<SourceLine> = Vec::new();
        for (source, locator) in cited.chain(of_contacts) {
            let Some(info) = known.get(source) else { continue };
            let line = SourceLine::new(info, locator);
            if !lines.contains(&line) {
                lines.push(line);
            }
        }
        lines
    }
}

impl SourceLine {
    fn new(info: &SourceInfo, locator: Option<String>) -> Self {
        let SourceInfo { label, title, publisher, url, .. } = info.clone();
        Self { label, locator, title, publisher, url }
    }
}
