//! A loss of power, played through at every moment of a program's run.
//!
//! `strace` records what a program does to a folder and when it answers ([`Recording`]). The steps are done again on a
//! [`disk::Disk`] that knows what was synced; after each the folder is laid out as the disk may hold it then ([`Loss`]), in
//! several ways. A test opens each and holds it against what was answered until then.

mod disk;
mod record;

use std::collections::HashSet;
use std::fmt;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

use disk::Disk;
pub use disk::Keeps;
pub use record::{Recording, record};

/// One way in which a disk may be left at one moment.
pub struct Loss<'a> {
    /// The folder, as it is found afterwards.
    pub folder: &'a Path,
    /// What the program had answered until then: the lines it wrote to its standard output.
    pub told: &'a [String],
    /// How many steps were done.
    pub step: usize,
    /// What the disk kept of what was not synced.
    pub keeps: Keeps,
}

impl fmt::Display for Loss<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "after step {}, {} answers, keeping {:?}", self.step, self.told.len(), self.keeps)
    }
}

impl Recording {
    /// Loses power after each step, in each way; how many different losses there were.
    ///
    /// # Panics
    /// Where the folder in which they are laid out cannot be written.
    pub fn each_loss(&self, mut check: impl FnMut(&Loss<'_>)) -> usize {
        let scratch = scratch();
        let folder = scratch.path().join("disk");
        let mut disk = Disk::of(&self.before);
        let mut told = Vec::new();
        let mut seen = HashSet::new();
        for (step, change) in self.steps.iter().enumerate() {
            match change {
                record::Step::Told(line) => told.push(line.clone()),
                record::Step::Disk(change) => disk.change(change),
            }
            for keeps in Keeps::all(step) {
                let found = disk.after_a_loss(keeps);
                let mut hasher = DefaultHasher::new();
                (&found, told.len()).hash(&mut hasher);
                if seen.insert(hasher.finish()) {
                    let _ = fs::remove_dir_all(&folder);
                    let laid = found.lay(&folder);
                    assert!(laid.is_ok(), "{laid:?}");
                    check(&Loss { folder: &folder, told: &told, step, keeps });
                }
            }
        }
        seen.len()
    }
}

/// In memory where the system has a folder there: thousands of folders are laid out.
fn scratch() -> tempfile::TempDir {
    let memory = Path::new("/dev/shm");
    let made = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
    assert!(made.is_ok(), "{made:?}");
    made.unwrap_or_else(|_| unreachable!())
}
