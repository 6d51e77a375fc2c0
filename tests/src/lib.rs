//! Helpers shared by the tests and benchmarks of what crosses folders.
