//! What stands in a section's trace: a byte for each of its words, in their order.

/// What stands in a section's trace where a field ends.
pub(crate) const FIELD_END: u8 = 0;

/// A term's stand-in in a trace: a hash of it (FNV-1a), never [`FIELD_END`].
pub(crate) fn trace_byte(term: &str) -> u8 {
    let hash = term.bytes().fold(0x811C_9DC5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    u8::try_from((hash >> 7) % 255 + 1).unwrap_or(1)
}
