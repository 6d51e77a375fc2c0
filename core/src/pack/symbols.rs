//! Text in codes of one byte, each for up to eight bytes that often stand together.
//!
//! The coding is FSST (Boncz, Neumann, Leis: *FSST: Fast Random Access String Compression*, VLDB 2020). Each language has a table of
//! symbols of its own, made from its passages, so that a passage is read without any other. A library makes the tables and the codes;
//! reading is ours, since it meets hostile bytes.

use fsst::Compressor;

/// Before a byte that is in no symbol.
const ESCAPE: u8 = 255;
/// Bytes in a symbol, at most.
const LONGEST: usize = 8;

/// What the codes of a language stand for.
#[derive(Debug)]
pub(super) struct Symbols(Vec<Symbol>);

#[derive(Debug)]
struct Symbol {
    bytes: [u8; LONGEST],
    len: usize,
}

impl Symbols {
    /// Reads a table: each symbol's length in a byte, then its bytes.
    pub fn read(mut table: &[u8]) -> Option<Self> {
        let mut symbols = Vec::new();
        while let Some((len, rest)) = table.split_first() {
            let len = usize::from(*len);
            let (symbol, rest) = rest.split_at_checked(len)?;
            let mut bytes = [0; LONGEST];
            bytes.get_mut(..len)?.copy_from_slice(symbol);
            symbols.push(Symbol { bytes, len });
            table = rest;
        }
        Some(Self(symbols))
    }

    /// The text of some codes: at most eight bytes for each, whatever they are.
    pub fn text(&self, codes: &[u8]) -> Option<String> {
        let mut text = Vec::with_capacity(codes.len() * 4);
        let mut codes = codes.iter();
        while let Some(code) = codes.next() {
            if *code == ESCAPE {
                text.push(*codes.next()?);
            } else {
                let symbol = self.0.get(usize::from(*code))?;
                // Eight bytes are copied faster than just as many as it has.
                let end = text.len() + symbol.len;
                text.extend_from_slice(&symbol.bytes);
                text.truncate(end);
            }
        }
        String::from_utf8(text).ok()
    }
}

/// The table for some texts, and each text in its codes. The same texts give the same bytes.
pub(super) fn compress(texts: &[&str]) -> (Vec<u8>, Vec<Vec<u8>>) {
    let texts: Vec<_> = texts.iter().map(|text| text.as_bytes()).collect();
    let compressor = Compressor::train(&texts);
    let symbols = compressor.symbol_table().iter().zip(compressor.symbol_lengths());
    let mut table = Vec::new();
    for (symbol, len) in symbols {
        table.push(*len);
        table.extend(symbol.to_u64().to_le_bytes().iter().take(usize::from(*len)));
    }
    (table, texts.iter().map(|text| compressor.compress(text)).collect())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn there_and_back(texts: &[&str]) -> Vec<String> {
        let (table, codes) = compress(texts);
        let symbols = Symbols::read(&table).unwrap();
        codes.iter().map(|codes| symbols.text(codes).unwrap()).collect()
    }

    #[test]
    fn text_comes_back_in_every_script() {
        assert!(there_and_back(&[]).is_empty());
        let texts = [
            "",
            "safety plan",
            "plan de seguridad",
            "an toàn",
            "安全計劃",
            "الأمان",
            "\0\u{7f}\u{10ffff}",
            "aaaaaaaaaaaaaaaa",
        ];
        assert_eq!(there_and_back(&texts), texts);
    }

    #[test]
    fn text_takes_less_room_with_its_table() {
        let text = include_str!("content.rs");
        let lines: Vec<_> = text.lines().collect();
        let (table, codes) = compress(&lines);
        let size = table.len() + codes.iter().map(Vec::len).sum::<usize>();
        assert!(size * 10 < text.len() * 7, "{size} of {}", text.len());
    }

    #[test]
    fn codes_without_a_meaning_and_broken_tables_are_refused() {
        let symbols = Symbols::read(&[2, b'a', b'b', 1, b'c']).unwrap();
        assert_eq!(symbols.text(&[0, 1, ESCAPE, b'!']).unwrap(), "abc!");
        assert_eq!(symbols.text(&[2]), None);
        assert_eq!(symbols.text(&[ESCAPE]), None, "an escape at the end");
        assert_eq!(symbols.text(&[ESCAPE, 0xff]), None, "no UTF-8");
        assert!(Symbols::read(&[9, 1, 2, 3, 4, 5, 6, 7, 8, 9]).is_none(), "too long a symbol");
        assert!(Symbols::read(&[3, b'a']).is_none(), "a symbol cut short");
    }

    proptest! {
        #[test]
        fn every_text_comes_back(texts in prop::collection::vec(any::<String>(), 0..20)) {
            let texts: Vec<_> = texts.iter().map(String::as_str).collect();
            prop_assert_eq!(there_and_back(&texts), texts);
        }

        #[test]
        fn hostile_codes_never_grow_by_more_than_a_symbol_each(
            table in prop::collection::vec(any::<u8>(), 0..300),
            codes in prop::collection::vec(any::<u8>(), 0..300),
        ) {
            let text = Symbols::read(&table).and_then(|symbols| symbols.text(&codes));
            prop_assert!(text.is_none_or(|text| text.len() <= codes.len() * LONGEST));
        }
    }
}
