//! Families: terms that are forms of one word.

use super::codec::{Reader, put_varint};
use super::dictionary::{MAX_KEY, Payload};
use super::postings::{put_ascending, read_ascending};
use crate::search::analysis::Kinship;

/// Most forms of a family that are kept.
const MAX_FORMS: u32 = 64;

/// The terms that belong to a family, by number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Family {
    pub(crate) forms: Vec<u32>,
}

impl Payload for Family {
    fn read(reader: &mut Reader<'_>, _: &mut u64) -> Option<Self> {
        let count = reader.varint_u32().filter(|count| *count <= MAX_FORMS)?;
        let mut forms = Vec::new();
        read_ascending(reader, count, |form| forms.push(form))?;
        Some(Self { forms })
    }
}

pub(super) fn family_payload(forms: &[u32]) -> Vec<u8> {
    let mut payload = Vec::new();
    let forms = forms.get(..MAX_FORMS as usize).unwrap_or(forms);
    put_varint(&mut payload, forms.len() as u64);
    put_ascending(forms.iter().copied(), &mut payload);
    payload
}

/// A family's key: how its members are kin, and what they share.
pub(crate) fn family_key(kinship: Kinship, family: &str) -> Vec<u8> {
    let mark = match kinship {
        Kinship::Stem => b's',
        Kinship::Marks => b'm',
    };
    let mut key = vec![mark];
    key.extend_from_slice(cut(family).as_bytes());
    key
}

/// A key no longer than a dictionary holds, with room for the mark of a family.
pub(crate) fn cut(key: &str) -> &str {
    key.get(..key.floor_char_boundary(MAX_KEY - 1)).unwrap_or_default()
}
