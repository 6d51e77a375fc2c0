//! Attempts to be believed.
