//! Which day it is, though a clock may run behind (P5).

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::PoisonError;

use super::Doorstep;
use crate::pack::Date;
use crate::sql::create_new_private;

/// The file with the latest day that was seen. It says nothing of a person, and needs no key.
pub(crate) const FILE: &str = "user.day";

/// Years after the release up to which a day is believed for good: a clock that runs far ahead once must not make every contact
/// look outdated ever after.
const BELIEVED: u16 = 10;

/// The latest day that was seen, and where it is kept.
#[derive(Debug, Default)]
pub(super) struct Days {
    latest: Option<Date>,
    file: Option<PathBuf>,
}

impl Doorstep {
    /// Keeps the latest day that was seen in a file of this folder, and takes over the one that is there. A folder that is not
    /// there is not made: reading leaves no trace.
    pub fn keep_day_in(&self, folder: &Path) {
        let file = folder.join(FILE);
        let kept = fs::read_to_string(&file).ok().and_then(|day| Date::parse(day.trim()).ok());
        let mut days = self.days.lock().unwrap_or_else(PoisonError::into_inner);
        days.latest = days.latest.max(kept.filter(|day| self.is_believed(*day)));
        days.file = Some(file);
    }

    /// The day, in UTC, at a time in seconds since 1970; never before the release, nor before a day that was seen already.
    pub fn today(&self, now: i64) -> Date {
        let clock = Date::from_unix(now);
        let mut days = self.days.lock().unwrap_or_else(PoisonError::into_inner);
        let today = clock.max(self.pack().manifest().issued).max(days.latest.unwrap_or(clock));
        if days.latest < Some(today) && self.is_believed(today) {
            days.latest = Some(today);
            // Best effort: without it, the day is known until the app ends.
            let _ = days.file.as_deref().map(|file| write(file, today));
        }
        today
    }

    fn is_believed(&self, day: Date) -> bool {
        day <= self.pack().manifest().issued.years_later(BELIEVED)
    }
}

/// Replaces the file whole.
fn write(file: &Path, day: Date) -> io::Result<()> {
    let new = file.with_extension("day-new");
    let _ = fs::remove_file(&new);
    create_new_private(&new)?.write_all(format!("{day}\n").as_bytes())?;
    fs::rename(&new, file)
}
