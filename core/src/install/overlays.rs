//! What agencies add: packs that stand beside the handbook.

use std::path::Path;

use super::shelf::{Notice, Opened, open_entry};
use super::state::{Entry, State};
use crate::pack::{Pack, PackError, Resolution};
use crate::trust::{Delegation, Trust};

/// Opens the overlays of the handbook that is read. One that cannot be used is left out and told.
pub(super) fn open(folder: &Path, state: &State, trust: impl Fn(&str) -> Option<Trust>, opened: &mut Opened) {
    if state.overlays.is_empty() {
        return;
    }
    let Some(trust) = trust(&opened.pack.manifest().handbook) else { return };
    for entry in &state.overlays {
        match usable(folder, entry, &trust, opened) {
            Ok(Some(pack)) => opened.overlays.push((entry.publisher.to_string(), pack)),
            // It belongs to a handbook that is not read now.
            Ok(None) => {}
            Err(_) => opened.notices.push(Notice::LeftOut { agency: entry.publisher.to_string() }),
        }
    }
}

fn usable(folder: &Path, entry: &Entry, trust: &Trust, opened: &Opened) -> Result<Option<Pack>, PackError> {
    let pack = open_entry(folder, entry)?;
    let signed = pack.manifest().overlay.as_ref().ok_or_else(PackError::damaged)?;
    let Ok(delegation) = Delegation::open(signed, trust.keys()) else { return Ok(None) };
    // An update of the handbook may have withdrawn the agency's key, or taken a name.
    let is_withdrawn = trust.is_revoked(&delegation.key) || delegation.overlay != entry.handbook;
    let others = opened.overlays.iter().map(|(_, other)| other);
    for other in std::iter::once(&opened.pack).chain(others) {
        if is_withdrawn || collide(&pack, other)? {
            return Err(PackError::damaged());
        }
    }
    Ok(Some(pack))
}

/// Whether an overlay has a section or a topic under a name that another pack has or had.
pub(super) fn collide(overlay: &Pack, other: &Pack) -> Result<bool, PackError> {
    for id in overlay.content().section_ids()? {
        if other.content().resolve(&id)? != Resolution::Unknown {
            return Ok(true);
        }
    }
    let topics = |pack: &Pack| pack.content().topics(&pack.manifest().locales);
    let taken = topics(other)?;
    Ok(topics(overlay)?.iter().any(|topic| taken.iter().any(|other| other.id == topic.id)))
}
