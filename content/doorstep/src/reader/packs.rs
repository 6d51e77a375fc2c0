//! The handbooks that are installed on this device.

use doorstep_core::Doorstep;
use doorstep_core::install::{Notice, Shelf, Shelved};
use doorstep_core::pack::PackLocation;
use doorstep_core::strings::Arg;
use doorstep_core::trust::Keys;

use super::args::Options;
use super::data::Folder;
use super::pin::PinSource;
use super::text::without_isolates;

/// The shelf in the data folder. Where the system names none, nothing is installed.
pub fn shelf(options: &Options, bundled: PackLocation, keys: &str) -> Shelf {
    let folder = Folder::find(options.data_dir.as_deref(), PinSource::current(None, None)).map(|folder| folder.packs());
    // Keys that are inside the program were checked when it was built.
    let built_in = Keys::parse(keys).ok().into_iter().collect();
    Shelf::new(folder.unwrap_or_default(), bundled, built_in)
}

/// The handbook to read. What the person should know of it is told.
pub fn door(shelved: Shelved, preferred: &[String]) -> Doorstep {
    let notices = shelved.notices.clone();
    let door = Doorstep::of_shelf(shelved, preferred, &doorstep_strings::resources());
    for notice in &notices {
        let (key, args) = message(notice);
        super::tell(&without_isolates(&door.format(key, &args)));
    }
    door
}

fn message(notice: &Notice) -> (&'static str, Vec<(&'static str, Arg)>) {
    match notice {
        Notice::FellBack { version } => ("packs-fell-back", vec![("number", version.to_string().into())]),
        Notice::Unlisted => ("packs-unlisted", vec![]),
        Notice::LeftOut { agency } => ("packs-left-out", vec![("agency", agency.as_str().into())]),
    }
}
