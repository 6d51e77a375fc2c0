//! Packs taken apart, changed and put together again with hashes that are right.

use std::sync::LazyLock;
use std::time::{Duration, Instant};

use doorstep_core::pack::{Manifest, Part};
use rusqlite::{Connection, MAIN_DB};
use serde_json::Value;
use sha2::{Digest, Sha256};

/// Bytes of a page of a pack's database.
const PAGE: usize = 4096;
/// Where the first page's own header begins.
const FIRST: usize = 100;
/// Bytes of a pack's footer.
const FOOTER: usize = 40;

/// A pack taken apart, to be changed and put together again with hashes that are right.
#[derive(Clone, Debug)]
pub struct Apart {
    /// The database.
    pub content: Vec<u8>,
    /// The indexes, in the order of the languages.
    pub indexes: Vec<Vec<u8>>,
    /// The manifest, whose parts are written anew.
    pub manifest: Value,
}

impl Apart {
    /// Takes a pack apart.
    ///
    /// # Panics
    /// Where it is none.
    pub fn of(pack: &[u8]) -> Self {
        let end = pack.len() - FOOTER;
        let length = number(&pack[end..]);
        let raw = &pack[end - length..end];
        let manifest: Manifest = serde_json::from_slice(raw).unwrap();
        let part = |part: &Part| {
            let range = part.range();
            pack[usize::try_from(range.start).unwrap()..usize::try_from(range.end).unwrap()].to_vec()
        };
        let mut parts = manifest.parts.iter().map(part);
        let content = parts.next().unwrap();
        Self { content, indexes: parts.collect(), manifest: serde_json::from_slice(raw).unwrap() }
    }

    /// Puts it together.
    ///
    /// # Panics
    /// Where the manifest has no languages.
    pub fn pack(mut self) -> Vec<u8> {
        let locales = self.manifest["locales"].as_array().unwrap().iter();
        let names = locales.map(|locale| format!("index.{}", locale.as_str().unwrap()));
        let names: Vec<_> = std::iter::once("content.db".to_owned()).chain(names).collect();
        let (mut bytes, mut parts) = (Vec::new(), Vec::new());
        for (name, part) in names.into_iter().zip(std::iter::once(&self.content).chain(&self.indexes)) {
            let sha256: String = Sha256::digest(part).iter().map(|byte| format!("{byte:02x}")).collect();
            parts.push(Part { name, offset: bytes.len() as u64, size: part.len() as u64, sha256 });
            bytes.extend(part);
        }
        self.manifest["parts"] = serde_json::to_value(parts).unwrap();
        let format = self.manifest["format"].as_u64().unwrap();
        closed(bytes, &serde_json::to_vec(&self.manifest).unwrap(), format)
    }

    /// Changes the database by SQL.
    ///
    /// # Panics
    /// Where SQLite does not take it.
    #[must_use]
    pub fn sql(mut self, change: &str) -> Self {
        let size = self.content.len();
        let mut db = Connection::open_in_memory().unwrap();
        db.deserialize_read_exact(MAIN_DB, self.content.as_slice(), size, false).unwrap();
        db.execute_batch(change).unwrap();
        self.content = db.serialize(MAIN_DB).unwrap().to_vec();
        self
    }

    /// Changes the manifest.
    #[must_use]
    pub fn manifest(mut self, change: impl FnOnce(&mut Value)) -> Self {
        change(&mut self.manifest);
        self
    }

    /// The page that a table, or the list of all tables, begins with.
    ///
    /// # Panics
    /// Where there is no such table.
    pub fn root(&self, table: &str) -> u32 {
        if table == "sqlite_schema" {
            return 1;
        }
        let mut db = Connection::open_in_memory().unwrap();
        db.deserialize_read_exact(MAIN_DB, self.content.as_slice(), self.content.len(), true).unwrap();
        db.query_row("SELECT rootpage FROM sqlite_schema WHERE name = ?1", [table], |row| row.get(0)).unwrap()
    }

    /// Puts `levels` pages above a table's rows, each of which leads `wide` times to the next: its rows come `wide` to the power of
    /// `levels` times.
    #[must_use]
    pub fn repeated(mut self, table: &str, levels: u32, wide: usize) -> Self {
        let root = self.root(table);
        let own = if root == 1 { FIRST } else { 0 };
        let mut rows = self.page(root).to_vec();
        rows.copy_within(own.., 0);
        // The cells stay where they were: only the header and the pointers after it moved.
        let cells = usize::from(u16::from_be_bytes([rows[3], rows[4]]));
        let kept = self.page(root)[own + 8 + 2 * cells + 4..].to_vec();
        rows[PAGE - kept.len()..].copy_from_slice(&kept);
        let mut next = self.add(&rows);
        for _ in 1..levels {
            let page = inner_page(&rows, next, wide, 0);
            next = self.add(&page);
        }
        let mut top = inner_page(&rows, next, wide, own);
        top[..own].copy_from_slice(&self.page(root)[..own]);
        self.page(root).copy_from_slice(&top);
        self.trust_page_count();
        self
    }

    /// Gives a table of rows by number one page of `rows` rows, which all are one cell: a text of `length` bytes in each of the
    /// columns, all of them the same few bytes of the file.
    #[must_use]
    pub fn endless(mut self, table: &str, columns: &[Column], length: usize, rows: usize) -> Self {
        let root = self.root(table);
        let mut header = Vec::new();
        for column in columns {
            match column {
                Column::Long => put(&mut header, 13 + 2 * length as u64),
                Column::Word(word) => put(&mut header, 13 + 2 * word.len() as u64),
                Column::Key => put(&mut header, 0),
                Column::One => put(&mut header, 9),
            }
        }
        let mut record = Vec::new();
        put(&mut record, header.len() as u64 + if header.len() < 127 { 1 } else { 2 });
        record.extend(header);
        let mut total = record.len();
        for column in columns {
            match column {
                Column::Long => {
                    total += length;
                    record.extend(std::iter::repeat_n(b'a', length.min(2 * PAGE)));
                }
                Column::Word(word) => {
                    total += word.len();
                    record.extend(word.as_bytes());
                }
                Column::Key | Column::One => {}
            }
        }
        let (usable, least) = (PAGE, (PAGE - 12) * 32 / 255 - 23);
        let local = match least + (total - least) % (usable - 4) {
            fits if fits <= usable - 35 => fits,
            _ => least,
        };
        let over = u32::try_from(self.content.len() / PAGE).unwrap() + 1;
        let mut overflow = over.to_be_bytes().to_vec();
        overflow.resize(PAGE, b'a');
        self.add(&overflow);
        let mut cell = Vec::new();
        put(&mut cell, total as u64);
        put(&mut cell, 1);
        cell.extend(&record[..local]);
        cell.extend(over.to_be_bytes());
        let start = PAGE - cell.len();
        let mut page = vec![0; PAGE];
        page[0] = 13;
        page[3..5].copy_from_slice(&u16::try_from(rows).unwrap().to_be_bytes());
        let pointer = u16::try_from(start).unwrap().to_be_bytes();
        page[5..7].copy_from_slice(&pointer);
        for row in 0..rows {
            page[8 + 2 * row..10 + 2 * row].copy_from_slice(&pointer);
        }
        page[start..].copy_from_slice(&cell);
        self.page(root).copy_from_slice(&page);
        self.trust_page_count();
        self
    }

    fn page(&mut self, number: u32) -> &mut [u8] {
        let end = number as usize * PAGE;
        &mut self.content[end - PAGE..end]
    }

    fn add(&mut self, page: &[u8]) -> u32 {
        self.content.extend(page);
        u32::try_from(self.content.len() / PAGE).unwrap()
    }

    fn trust_page_count(&mut self) {
        let pages = u32::try_from(self.content.len() / PAGE).unwrap();
        self.content[28..32].copy_from_slice(&pages.to_be_bytes());
        let change: [u8; 4] = self.content[24..28].try_into().unwrap();
        self.content[92..96].copy_from_slice(&change);
    }
}

/// What a column of a made-up row holds.
#[derive(Clone, Copy, Debug)]
pub enum Column {
    /// A text as long as is asked for.
    Long,
    /// A word.
    Word(&'static str),
    /// The row's number.
    Key,
    /// The number 1.
    One,
}

/// A page that leads to another many times, above rows as they are on a page.
fn inner_page(rows: &[u8], child: u32, wide: usize, at: usize) -> Vec<u8> {
    let by_number = rows[0] == 13 || rows[0] == 5;
    let mut cell = child.to_be_bytes().to_vec();
    if by_number {
        cell.push(1);
    } else {
        // Rows without numbers stand on inner pages, too: the first of them.
        let header = if rows[0] == 10 { 8 } else { 12 };
        let first = usize::from(u16::from_be_bytes([rows[header], rows[header + 1]]));
        let first = &rows[first + if rows[0] == 10 { 0 } else { 4 }..];
        cell.extend(&first[..=usize::from(first[0])]);
    }
    let mut page = vec![0; PAGE];
    let start = u16::try_from(PAGE - cell.len()).unwrap().to_be_bytes();
    page[at] = if by_number { 5 } else { 2 };
    page[at + 3..at + 5].copy_from_slice(&u16::try_from(wide - 1).unwrap().to_be_bytes());
    page[at + 5..at + 7].copy_from_slice(&start);
    page[at + 8..at + 12].copy_from_slice(&child.to_be_bytes());
    for place in 0..wide - 1 {
        page[at + 12 + 2 * place..at + 14 + 2 * place].copy_from_slice(&start);
    }
    page[PAGE - cell.len()..].copy_from_slice(&cell);
    page
}

/// A number as SQLite writes it, up to 21 bits.
fn put(out: &mut Vec<u8>, number: u64) {
    let digit = |shift: u64| u8::try_from(number >> shift & 0x7f).unwrap();
    for shift in [28, 21, 14, 7] {
        if number >> shift > 0 {
            out.push(digit(shift) | 0x80);
        }
    }
    out.push(digit(0));
}

/// Parts with their manifest and the footer.
pub fn closed(mut parts: Vec<u8>, manifest: &[u8], format: u64) -> Vec<u8> {
    parts.extend(manifest);
    for number in [manifest.len() as u64, 0, format, 0] {
        parts.extend(number.to_le_bytes());
    }
    parts.extend(b"DOORSTEP");
    parts
}

fn number(bytes: &[u8]) -> usize {
    usize::try_from(u64::from_le_bytes(bytes[..8].try_into().unwrap())).unwrap()
}

/// How much memory this process has had at most, in bytes; none where the system does not say.
pub fn most_memory() -> Option<usize> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse::<usize>().ok().map(|kibibytes| kibibytes << 10)
}

/// How long this thread has worked so far; the clock, where the system does not say.
pub fn work() -> Duration {
    static BEGAN: LazyLock<Instant> = LazyLock::new(Instant::now);
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let worked = told.and_then(|told| told.split_whitespace().next()?.parse().ok());
    worked.map_or_else(|| BEGAN.elapsed(), Duration::from_nanos)
}
