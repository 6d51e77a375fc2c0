//! Sorted keys in blocks, each key as what differs from the one before.
//!
//! Layout: number of entries, length of the block table, the block table (per block: offset of its first entry, a base
//! for the payloads, the logarithm of the largest weight in it), then the entries. The first key of a block is whole.
//! Looking up costs a binary search over the blocks and a walk through one.

use std::cmp::Ordering;
use std::marker::PhantomData;

use super::codec::{Reader, put_varint};

/// Entries in a block.
pub(crate) const BLOCK: u32 = 16;
/// Bytes of a block's row in the table.
const ROW: usize = 9;
/// Bytes of an entry, at least: its lengths, and its payload.
const LEAST_ENTRY: u64 = 2;
/// Longest key, in bytes; longer words are cut when indexed.
pub(crate) const MAX_KEY: usize = 128;

/// What a dictionary says about a key.
pub(crate) trait Payload: Sized {
    /// Reads one payload; `base` runs through a block from the block's own.
    fn read(reader: &mut Reader<'_>, base: &mut u64) -> Option<Self>;
}

/// Writes a dictionary from keys in ascending order.
#[derive(Default)]
pub(crate) struct DictionaryWriter {
    count: u32,
    table: Vec<u8>,
    entries: Vec<u8>,
    key: Vec<u8>,
    heaviest: u32,
}

impl DictionaryWriter {
    /// Adds a key; `base` is stored where a block begins and `weight` counts towards the block's largest.
    /// `None` where the dictionary would outgrow its format.
    pub(crate) fn push(&mut self, key: &[u8], base: u64, weight: u32, payload: &[u8]) -> Option<()> {
        debug_assert!(self.count == 0 || *self.key < *key, "keys come in ascending order, each once");
        debug_assert!(key.len() <= MAX_KEY, "a key of {} bytes cannot be read", key.len());
        if self.count.is_multiple_of(BLOCK) {
            self.end_block();
            self.table.extend(u32::try_from(self.entries.len()).ok()?.to_le_bytes());
            self.table.extend(u32::try_from(base).ok()?.to_le_bytes());
            self.key.clear();
        }
        let shared = self.key.iter().zip(key).take_while(|(a, b)| a == b).count();
        let shared = char_boundary(key, shared);
        let suffix = key.get(shared..)?;
        put_lengths(&mut self.entries, shared, suffix.len());
        self.entries.extend_from_slice(suffix);
        self.entries.extend_from_slice(payload);
        self.key.clear();
        self.key.extend_from_slice(key);
        self.heaviest = self.heaviest.max(weight);
        self.count = self.count.checked_add(1)?;
        Some(())
    }

    fn end_block(&mut self) {
        if self.count > 0 {
            self.table.push(log2(self.heaviest));
        }
        self.heaviest = 0;
    }

    pub(crate) fn finish(mut self) -> Option<Vec<u8>> {
        self.end_block();
        let mut out = Vec::with_capacity(8 + self.table.len() + self.entries.len());
        out.extend(self.count.to_le_bytes());
        out.extend(u32::try_from(self.table.len()).ok()?.to_le_bytes());
        out.extend(self.table);
        out.extend(self.entries);
        Some(out)
    }
}

fn log2(value: u32) -> u8 {
    u8::try_from(value.checked_ilog2().unwrap_or(0)).unwrap_or(u8::MAX)
}

/// The last character boundary of a key at or before a position.
fn char_boundary(key: &[u8], mut at: usize) -> usize {
    while at > 0 && key.get(at).is_some_and(|byte| byte & 0xC0 == 0x80) {
        at -= 1;
    }
    at
}

fn put_lengths(out: &mut Vec<u8>, shared: usize, suffix: usize) {
    let nibble = |len: usize| u8::try_from(len.min(15)).unwrap_or(15);
    out.push(nibble(shared) << 4 | nibble(suffix));
    for len in [shared, suffix] {
        if len >= 15 {
            put_varint(out, (len - 15) as u64);
        }
    }
}

/// A dictionary read in place.
pub(crate) struct Dictionary<'a, P> {
    count: u32,
    table: &'a [u8],
    entries: &'a [u8],
    payload: PhantomData<P>,
}

impl<P> Clone for Dictionary<'_, P> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<P> Copy for Dictionary<'_, P> {}

/// The bytes are not a dictionary.
#[derive(Debug)]
pub(crate) struct Malformed;

impl<'a, P: Payload> Dictionary<'a, P> {
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Self, Malformed> {
        let mut reader = Reader(bytes);
        let count = reader.u32().ok_or(Malformed)?;
        let table_len = reader.u32().and_then(|len| usize::try_from(len).ok()).ok_or(Malformed)?;
        let table = reader.bytes(table_len).ok_or(Malformed)?;
        if table.len() / ROW != count.div_ceil(BLOCK) as usize || !table.len().is_multiple_of(ROW) {
            return Err(Malformed);
        }
        // Each entry has two bytes at least: without them, a few would be walked through again and again.
        if (reader.0.len() as u64) < u64::from(count) * LEAST_ENTRY {
            return Err(Malformed);
        }
        Ok(Self { count, table, entries: reader.0, payload: PhantomData })
    }

    /// How many blocks there are.
    pub(crate) fn blocks(&self) -> u32 {
        self.count.div_ceil(BLOCK)
    }

    /// The logarithm to base 2 of the largest weight in a block.
    pub(crate) fn heaviest(&self, block: u32) -> u8 {
        debug_assert!(block < self.blocks(), "there is no block {block}");
        self.row(block).and_then(|row| row.get(8)).copied().unwrap_or(0)
    }

    fn row(&self, block: u32) -> Option<&'a [u8]> {
        let at = (block as usize).checked_mul(ROW)?;
        self.table.get(at..at.checked_add(ROW)?)
    }

    /// The first key of a block, which is stored whole.
    pub(crate) fn first_key(&self, block: u32) -> Result<&'a [u8], Malformed> {
        let mut reader = self.block_reader(block)?.0;
        let (shared, suffix) = read_lengths(&mut reader).ok_or(Malformed)?;
        if shared != 0 {
            return Err(Malformed);
        }
        reader.bytes(suffix).ok_or(Malformed)
    }

    fn block_reader(&self, block: u32) -> Result<(Reader<'a>, u64), Malformed> {
        let mut row = Reader(self.row(block).ok_or(Malformed)?);
        let (offset, base) = (row.u32().ok_or(Malformed)?, row.u32().ok_or(Malformed)?);
        let entries = self.entries.get(offset as usize..).ok_or(Malformed)?;
        Ok((Reader(entries), u64::from(base)))
    }

    /// A cursor before the first entry of a block.
    pub(crate) fn block(&self, block: u32) -> Result<BlockCursor<'a, P>, Malformed> {
        let (reader, base) = self.block_reader(block)?;
        let left = self.count.saturating_sub(block.saturating_mul(BLOCK)).min(BLOCK);
        let ordinal = block.saturating_mul(BLOCK);
        Ok(BlockCursor { reader, base, left, ordinal, key: Vec::with_capacity(32), shared: 0, payload: PhantomData })
    }

    /// The block in which a key is, if it is anywhere.
    pub(crate) fn find_block(&self, key: &[u8]) -> Result<u32, Malformed> {
        let (mut low, mut high) = (0, self.blocks());
        while low < high {
            let middle = low + (high - low) / 2;
            if self.first_key(middle)? <= key {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        Ok(low.saturating_sub(1))
    }

    /// The entry of a key: its number and payload.
    pub(crate) fn get(&self, key: &[u8]) -> Result<Option<(u32, P)>, Malformed> {
        if self.count == 0 {
            return Ok(None);
        }
        let mut cursor = self.block(self.find_block(key)?)?;
        while let Some(entry) = cursor.next_entry()? {
            match cursor.key().cmp(key) {
                Ordering::Less => {}
                Ordering::Equal => return Ok(Some(entry)),
                Ordering::Greater => break,
            }
        }
        Ok(None)
    }

    /// A walk from the first key that is not before `key`.
    pub(crate) fn seek(&self, key: &[u8]) -> Result<Seek<'a, P>, Malformed> {
        let mut seek = Seek { dictionary: *self, block: 0, cursor: None, waiting: None };
        if self.count == 0 {
            return Ok(seek);
        }
        seek.block = self.find_block(key)?;
        let mut cursor = self.block(seek.block)?;
        while let Some((_, payload)) = cursor.next_entry()? {
            if cursor.key() >= key {
                seek.waiting = Some((cursor.key().to_vec(), payload));
                break;
            }
        }
        seek.cursor = Some(cursor);
        Ok(seek)
    }

    /// Whether some key begins with `prefix`.
    pub(crate) fn has_beginning(&self, prefix: &[u8]) -> Result<bool, Malformed> {
        Ok(self.seek(prefix)?.next()?.is_some_and(|(key, _)| key.starts_with(prefix)))
    }

    /// Calls `found` with the entries of some numbers, given in ascending order.
    pub(crate) fn entries(&self, ordinals: &[u32], mut found: impl FnMut(&[u8], P)) -> Result<(), Malformed> {
        for group in ordinals.chunk_by(|a, b| a / BLOCK == b / BLOCK) {
            let mut wanted = group.iter().copied().peekable();
            let mut cursor = self.block(group.first().map_or(0, |first| first / BLOCK))?;
            while let Some(next) = wanted.peek().copied() {
                let (number, payload) = cursor.next_entry()?.ok_or(Malformed)?;
                if number == next {
                    found(cursor.key(), payload);
                    wanted.next();
                }
            }
        }
        Ok(())
    }

    /// The entry with a number: its key and payload.
    pub(crate) fn entry(&self, ordinal: u32) -> Result<(Vec<u8>, P), Malformed> {
        if ordinal >= self.count {
            return Err(Malformed);
        }
        let mut cursor = self.block(ordinal / BLOCK)?;
        while let Some((number, payload)) = cursor.next_entry()? {
            if number == ordinal {
                return Ok((cursor.key, payload));
            }
        }
        Err(Malformed)
    }
}

/// Walks through the entries from a key on.
pub(crate) struct Seek<'a, P> {
    dictionary: Dictionary<'a, P>,
    block: u32,
    cursor: Option<BlockCursor<'a, P>>,
    waiting: Option<(Vec<u8>, P)>,
}

impl<P: Payload> Seek<'_, P> {
    /// The next key and its payload.
    pub(crate) fn next(&mut self) -> Result<Option<(Vec<u8>, P)>, Malformed> {
        if let Some(waiting) = self.waiting.take() {
            return Ok(Some(waiting));
        }
        while let Some(cursor) = &mut self.cursor {
            if let Some((_, payload)) = cursor.next_entry()? {
                return Ok(Some((cursor.key().to_vec(), payload)));
            }
            self.block += 1;
            self.cursor =
                if self.block < self.dictionary.blocks() { Some(self.dictionary.block(self.block)?) } else { None };
        }
        Ok(None)
    }
}

/// Walks through the entries of one block.
pub(crate) struct BlockCursor<'a, P> {
    reader: Reader<'a>,
    base: u64,
    left: u32,
    ordinal: u32,
    key: Vec<u8>,
    shared: usize,
    payload: PhantomData<P>,
}

impl<P: Payload> BlockCursor<'_, P> {
    /// Moves to the next entry and gives its number and payload.
    pub(crate) fn next_entry(&mut self) -> Result<Option<(u32, P)>, Malformed> {
        if self.left == 0 {
            return Ok(None);
        }
        let (shared, suffix) = read_lengths(&mut self.reader).ok_or(Malformed)?;
        if shared > self.key.len() || shared + suffix > MAX_KEY {
            return Err(Malformed);
        }
        self.key.truncate(shared);
        self.key.extend_from_slice(self.reader.bytes(suffix).ok_or(Malformed)?);
        self.shared = shared;
        let payload = P::read(&mut self.reader, &mut self.base).ok_or(Malformed)?;
        let ordinal = self.ordinal;
        self.ordinal = self.ordinal.wrapping_add(1);
        self.left -= 1;
        Ok(Some((ordinal, payload)))
    }

    /// The key of the entry last moved to.
    pub(crate) fn key(&self) -> &[u8] {
        &self.key
    }

    /// How many bytes of the key are those of the key before it.
    pub(crate) fn shared(&self) -> usize {
        self.shared
    }
}

fn read_lengths(reader: &mut Reader<'_>) -> Option<(usize, usize)> {
    let byte = usize::from(reader.byte()?);
    let (mut shared, mut suffix) = (byte >> 4, byte & 15);
    for len in [&mut shared, &mut suffix] {
        if *len == 15 {
            *len = len.checked_add(reader.varint_usize()?)?;
        }
    }
    // Both are far below overflow once each is within the longest key.
    (shared <= MAX_KEY && suffix <= MAX_KEY).then_some((shared, suffix))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    #[derive(Debug, PartialEq, Eq)]
    struct Number(u64);

    impl Payload for Number {
        fn read(reader: &mut Reader<'_>, base: &mut u64) -> Option<Self> {
            let value = reader.varint()?;
            *base += 1;
            Some(Self(value))
        }
    }

    fn write(words: &BTreeMap<String, u64>) -> Vec<u8> {
        let mut writer = DictionaryWriter::default();
        for (word, number) in words {
            let mut payload = Vec::new();
            put_varint(&mut payload, *number);
            writer.push(word.as_bytes(), 0, 1, &payload).unwrap();
        }
        writer.finish().unwrap()
    }

    proptest! {
        #[test]
        fn every_key_is_found_and_no_other(
            words in proptest::collection::btree_map("[a-cé虐]{1,20}", any::<u64>(), 0..200), other in "[a-cé虐]{1,4}"
        ) {
            let bytes = write(&words);
            let dictionary = Dictionary::<Number>::open(&bytes).unwrap();
            for (ordinal, (word, number)) in (0..).zip(&words) {
                prop_assert_eq!(dictionary.get(word.as_bytes()).unwrap(), Some((ordinal, Number(*number))));
                prop_assert_eq!(dictionary.entry(ordinal).unwrap(), (word.clone().into_bytes(), Number(*number)));
            }
            let found = dictionary.get(other.as_bytes()).unwrap().is_some();
            prop_assert_eq!(found, words.contains_key(&other));
        }

        #[test]
        fn damaged_dictionaries_never_panic(
            words in proptest::collection::btree_map("[a-c]{1,20}", any::<u64>(), 1..100),
            at in any::<prop::sample::Index>(), flip in 1u8..,
        ) {
            let mut bytes = write(&words);
            let at = at.index(bytes.len());
            bytes[at] ^= flip;
            if let Ok(dictionary) = Dictionary::<Number>::open(&bytes) {
                for word in words.keys() {
                    let _ = dictionary.get(word.as_bytes());
                }
                let _ = dictionary.entry(3);
            }
        }
    }
}
