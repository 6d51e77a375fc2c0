//! Stopping a search that nobody waits for any more.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// A shared switch that stops the searches that are running; clones are the same switch.
///
/// One lives as long as the reader: each keystroke calls [`Interrupt::interrupt`] and then starts its own search,
/// which is not touched by interrupts from before it began.
#[derive(Clone, Debug, Default)]
pub struct Interrupt(Arc<AtomicU64>);

/// A search's view of the switch, taken when it begins and asked as it goes on.
#[derive(Clone, Copy, Debug)]
pub struct Watch<'a> {
    switch: &'a Interrupt,
    began: u64,
}

impl Interrupt {
    /// A switch that has not been used.
    pub fn new() -> Self {
        Self::default()
    }

    /// Makes every search that began before now return [`IndexError::Interrupted`](super::IndexError::Interrupted).
    pub fn interrupt(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }

    /// A view for a search that begins now.
    pub fn watch(&self) -> Watch<'_> {
        Watch { switch: self, began: self.0.load(Ordering::Relaxed) }
    }
}

impl Watch<'_> {
    /// Whether the switch was used since.
    pub fn interrupted(&self) -> bool {
        self.switch.0.load(Ordering::Relaxed) != self.began
    }
}
