//! A device with a folder of handbooks: release 2 comes with the program, 3 is installed, 4 has arrived.

use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::Path;

use doorstep_core::install::Shelf;
use doorstep_core::pack::{Date, PackLocation};
use doorstep_core::trust::Keys;

use crate::publisher::{Edition, Made, Publisher};

const HANDBOOK: &str = "visits";

/// Makes one in a folder that is there.
pub fn make(folder: &Path) -> Made<()> {
    let publisher = Publisher::new(HANDBOOK, "National Office")?;
    fs::write(folder.join("keys.toml"), publisher.keys_toml()?)?;
    fs::write(folder.join("bundled.pack"), Edition::new(HANDBOOK, 2).pack()?)?;
    for (name, version) in [("old.pack", 3), ("new.pack", 4)] {
        fs::write(folder.join(name), publisher.sign(&Edition::new(HANDBOOK, version).pack()?)?)?;
    }
    install(folder, "old.pack")
}

/// Its handbooks.
pub fn shelf(folder: &Path) -> Made<Shelf> {
    let keys = Keys::parse(&fs::read_to_string(folder.join("keys.toml"))?)?;
    Ok(Shelf::new(folder.join("packs"), PackLocation::File(folder.join("bundled.pack")), vec![keys]))
}

/// Installs one of the packs beside them.
pub fn install(folder: &Path, pack: &str) -> Made<()> {
    let (shelf, mut pack) = (shelf(folder)?, File::open(folder.join(pack))?);
    Ok(shelf.install(shelf.receive(&mut pack, None, Date::parse("2026-07-01")?)?)?)
}

/// The version that is read, and how much is told of it.
pub fn reads(folder: &Path) -> Made<(u64, usize)> {
    let opened = shelf(folder)?.open()?;
    Ok((opened.pack.manifest().version, opened.notices.len()))
}

/// Fills the disk up to some bytes.
pub fn fill(folder: &Path, left: usize) -> Made<()> {
    if left == usize::MAX {
        return Ok(());
    }
    let spare = folder.join("spare");
    fs::write(&spare, vec![1; left])?;
    let mut filler = OpenOptions::new().create(true).append(true).open(folder.join("filler"))?;
    for size in [4096, 1] {
        while filler.write_all(&vec![1; size]).is_ok() {}
    }
    fs::remove_file(spare)?;
    Ok(())
}
