//! An allocator that overwrites what is freed (C7).
//!
//! Notes pass through many hands on their way to a screen: strings, lists, rows, texts for the border. Instead of wiping in
//! each of them, and missing one, whatever any of them gives back is overwritten. It is chosen once, by the program or the
//! phones' library:
//!
//! ```
//! #[global_allocator]
//! static ALLOCATOR: doorstep_forget::Forgetting = doorstep_forget::Forgetting;
//! ```
//!
//! What is not allocated here, such as `SQLite`'s own memory, holds sealed values alone.

use std::alloc::{GlobalAlloc, Layout, System};
use std::hint::black_box;
use std::ptr;
use std::sync::atomic::{Ordering, compiler_fence};

/// The system's allocator, which overwrites what is freed.
#[derive(Clone, Copy, Debug, Default)]
pub struct Forgetting;

// SAFETY: it hands out what the system's allocator hands out. A block is overwritten within its size, before it is given back.
// `realloc` is the trait's own: it allocates, copies and frees, so that no block is moved or cut behind our back.
unsafe impl GlobalAlloc for Forgetting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller's promise is handed on.
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller's promise is handed on.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        // SAFETY: the caller gives back a block of this size, which is still theirs.
        unsafe {
            ptr::write_bytes(block, 0, layout.size());
            // Without it, the compiler may leave out what nobody reads before the block is freed.
            compiler_fence(Ordering::SeqCst);
            System.dealloc(black_box(block), layout);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[global_allocator]
    static ALLOCATOR: Forgetting = Forgetting;

    /// Where a text lay, a while after it was freed: the system's allocator writes its own marks into the first bytes.
    fn left_of(text: String) -> Vec<u8> {
        let (start, len) = (text.as_ptr(), text.len());
        drop(text);
        // SAFETY: freed small blocks stay mapped; they are only looked at.
        (32..len).map(|at| unsafe { ptr::read_volatile(start.add(at)) }).collect()
    }

    #[test]
    fn c7_what_is_freed_is_overwritten() {
        let text = "a name that nobody may read again. ".repeat(20);
        assert!(left_of(text).iter().all(|byte| *byte == 0));
    }

    #[test]
    fn c7_what_grows_leaves_nothing_where_it_was() {
        let mut text = "a name that nobody may read again. ".repeat(4);
        let (start, len) = (text.as_ptr(), text.len());
        text.reserve(100_000);
        assert_ne!(text.as_ptr(), start);
        // SAFETY: as above.
        let left: Vec<u8> = (32..len).map(|at| unsafe { ptr::read_volatile(start.add(at)) }).collect();
        assert!(left.iter().all(|byte| *byte == 0), "{left:?}");
        assert!(text.starts_with("a name"));
    }
}
