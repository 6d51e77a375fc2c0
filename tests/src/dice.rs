//! Numbers that look random and are the same on each run.

/// Throws numbers (xorshift).
pub struct Dice(u64);

impl Dice {
    /// Another seed, other numbers; 0 is as 1.
    pub fn new(seed: u64) -> Self {
        Self(seed.max(1))
    }

    /// A number below a limit, or 0 where the limit is.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        #[allow(clippy::cast_possible_truncation)]
        let number = (self.0 % limit.max(1) as u64) as usize;
        number
    }
}
