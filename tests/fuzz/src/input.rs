//! An input, read as choices: a short input breaks a whole file at a few places.

/// What is left of an input. Where nothing is left, all choices are 0.
pub struct Input<'a>(pub &'a [u8]);

impl<'a> Input<'a> {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn byte(&mut self) -> u8 {
        self.bytes(1).first().copied().unwrap_or_default()
    }

    /// Four bytes, the lowest first.
    pub fn number(&mut self) -> u32 {
        let mut number = [0; 4];
        let bytes = self.bytes(4);
        number[..bytes.len()].copy_from_slice(bytes);
        u32::from_le_bytes(number)
    }

    /// A number of any size; small ones and the ends are as likely as others.
    pub fn long(&mut self) -> i64 {
        match self.byte() {
            0 => i64::from(self.byte()),
            1 => i64::MIN + i64::from(self.byte()),
            2 => i64::MAX - i64::from(self.byte()),
            3 => i64::from(self.number()),
            4 => -i64::from(self.number()),
            _ => i64::from(self.number()) << 32 | i64::from(self.number()),
        }
    }

    pub fn bytes(&mut self, most: usize) -> &'a [u8] {
        let (taken, left) = self.0.split_at(most.min(self.0.len()));
        self.0 = left;
        taken
    }

    /// Bytes whose number comes first, 255 for all that are left.
    pub fn run(&mut self) -> &'a [u8] {
        match self.byte() {
            u8::MAX => self.bytes(usize::MAX),
            length => self.bytes(length.into()),
        }
    }

    pub fn text(&mut self) -> String {
        String::from_utf8_lossy(self.run()).into_owned()
    }

    /// A place in something so long; its end too.
    fn place(&mut self, length: usize) -> usize {
        self.number() as usize % (length + 1)
    }

    /// The whole with the changes that the rest of the input asks for.
    pub fn edited(&mut self, whole: &[u8]) -> Vec<u8> {
        let mut bytes = whole.to_vec();
        while !self.is_empty() {
            let kind = self.byte();
            let at = self.place(bytes.len());
            match kind % 5 {
                0 => {
                    let new = self.run();
                    let end = bytes.len().min(at + new.len());
                    bytes[at..end].copy_from_slice(&new[..end - at]);
                }
                1 => bytes.truncate(at),
                2 => {
                    let new = self.run();
                    bytes.splice(at..at, new.iter().copied());
                }
                3 => {
                    let end = bytes.len().min(at + usize::from(self.byte()));
                    bytes.drain(at..end);
                }
                _ => {
                    let to = self.place(bytes.len());
                    let length = (self.number() as usize).min(bytes.len() - at.max(to));
                    bytes.copy_within(at..at + length, to);
                }
            }
        }
        bytes
    }
}
