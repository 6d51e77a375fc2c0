//! A number of the worker's own, as a line shows it.

use doorstep_core::doorstep::OwnSlot;

use super::{Glyphs, Run, Tone};
use crate::reader::words::Words;

/// `Supervisor on call: 555-0100 · Ana`, or what is to be said instead of the number.
pub fn number_runs(slot: &OwnSlot, words: Words<'_>, glyphs: &Glyphs) -> Vec<Run> {
    let mut runs = vec![Run::new(&format!("{}: ", slot.name), Tone::Plain)];
    match &slot.number {
        Some(number) => {
            runs.push(Run::new(&number.number, Tone::Strong));
            if !number.label.is_empty() {
                runs.push(Run::new(&format!(" {} {}", glyphs.dot, number.label), Tone::Plain));
            }
        }
        // A number of the worker's own that cannot be read is still theirs: no other stands in for it.
        None if slot.damaged => runs.push(Run::new(&words.get("own-number-damaged"), Tone::Caution)),
        None if slot.agency.is_some() => {
            let given = slot.agency.iter();
            let from = given.clone().map(|agency| words.badge(&agency.badge));
            runs.extend(given.clone().map(|agency| Run::new(&agency.number.number, Tone::Strong)));
            let label = given.map(|agency| agency.number.label.clone()).filter(|label| !label.is_empty());
            runs.extend(label.chain(from).map(|word| Run::new(&format!(" {} {word}", glyphs.dot), Tone::Plain)));
        }
        None => runs.push(Run::new(&words.get("own-number-empty"), Tone::Quiet)),
    }
    runs
}

/// Whether a number is to be seen where danger is: the worker's own, one that has to be typed again, or one that an agency gives.
pub fn is_filled(slot: &OwnSlot) -> bool {
    slot.number.is_some() || slot.damaged || slot.agency.is_some()
}
