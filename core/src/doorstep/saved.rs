//! Saved passages, held against the handbook as it is now.
