//! Exports sealed with a passphrase; `docs/bookmark-export.md` describes the format.
//!
//! A sealed export is a text like the other: JSON that says how the key is made, and the export in `XChaCha20-Poly1305` under
//! that key. What it holds is padded, so that its size tells little.

use std::borrow::Cow;

use base64ct::{Base64, Encoding};
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use super::error::{Limit, StoreError};
use super::key::NoRandomness;
use super::transfer::{self, Envelope};
use crate::passphrase::{Cost, derive};

pub(super) const FORMAT: &str = "doorstep-bookmarks-sealed";
const VERSION: u32 = 1;

/// Associated data: what is sealed is taken for nothing else.
const PURPOSE: &[u8] = b"doorstep-bookmarks-sealed 1";

/// RFC 9106's choice for where memory is scarce: 64 MiB, three passes, four lanes.
const USUAL: Cost = Cost { memory_kib: 64 * 1024, passes: 3, lanes: 4 };

/// The most that a file may ask for: twice the memory, and about three times the work.
const MOST_MEMORY_KIB: u32 = 2 * USUAL.memory_kib;
const MOST_WORK: u64 = 4 * MOST_MEMORY_KIB as u64;
const MOST_LANES: u32 = 16;

const SALT: usize = 16;
const NONCE: usize = 24;

/// The largest file that is read, in bytes: the largest export, padded and in Base64.
const LARGEST: usize = (transfer::LARGEST + LARGEST_STEP) / 3 * 4 + 4_096;

/// The smallest padded export, and the largest step from one size to the next.
const SMALLEST: usize = 4_096;
const LARGEST_STEP: usize = 1 << 20;

#[derive(Deserialize, Serialize)]
struct File<'a> {
    #[serde(borrow)]
    format: Cow<'a, str>,
    version: u32,
    memory_kib: u32,
    passes: u32,
    lanes: u32,
    #[serde(borrow)]
    salt: Cow<'a, str>,
    #[serde(borrow)]
    nonce: Cow<'a, str>,
    #[serde(borrow)]
    sealed: Cow<'a, str>,
}

/// Seals an export.
pub(super) fn seal(export: &str, passphrase: &str) -> Result<String, StoreError> {
    let (mut salt, mut nonce) = ([0; SALT], [0; NONCE]);
    getrandom::fill(&mut salt).and_then(|()| getrandom::fill(&mut nonce)).map_err(|_| NoRandomness)?;
    seal_with(export, passphrase, USUAL, &salt, &nonce)
}

fn seal_with(
    export: &str,
    passphrase: &str,
    cost: Cost,
    salt: &[u8; SALT],
    nonce: &[u8; NONCE],
) -> Result<String, StoreError> {
    let key = key(passphrase, salt, cost)?;
    let padded = pad(export);
    let payload = Payload { msg: padded.as_bytes(), aad: PURPOSE };
    // Encrypting fails only for values of hundreds of gigabytes.
    let sealed = cipher(&key).encrypt(&XNonce::from(*nonce), payload).map_err(|_| NoRandomness)?;
    let Cost { memory_kib, passes, lanes } = cost;
    let (salt, nonce, sealed) = (base64(salt), base64(nonce), base64(&sealed));
    let file = File { format: FORMAT.into(), version: VERSION, memory_kib, passes, lanes, salt, nonce, sealed };
    let json = serde_json::to_string_pretty(&file);
    debug_assert!(json.is_ok(), "strings and numbers have no way to fail");
    Ok(json.unwrap_or_default())
}

/// Opens what [`seal`] made.
pub(super) fn unseal(file: &str, passphrase: &str) -> Result<Zeroizing<String>, StoreError> {
    if file.len() > LARGEST {
        return Err(StoreError::TooLarge(Limit::Import(transfer::LARGEST)));
    }
    let file = transfer::without_mark(file);
    let not_an_export = |_| StoreError::NotAnExport;
    let envelope: Envelope = serde_json::from_str(file).map_err(not_an_export)?;
    if envelope.format != FORMAT {
        let is_large = file.len() > transfer::LARGEST;
        return Err(if is_large {
            StoreError::TooLarge(Limit::Import(transfer::LARGEST))
        } else {
            StoreError::NotAnExport
        });
    }
    if envelope.version > VERSION {
        return Err(StoreError::NewerExport);
    }
    let file: File<'_> = serde_json::from_str(file).map_err(not_an_export)?;
    if file.version != VERSION {
        return Err(StoreError::NotAnExport);
    }
    let salt: [u8; SALT] = bytes(&file.salt)?;
    let nonce: [u8; NONCE] = bytes(&file.nonce)?;
    let sealed = Base64::decode_vec(&file.sealed).map_err(|_| StoreError::NotAnExport)?;
    let cost = Cost { memory_kib: file.memory_kib, passes: file.passes, lanes: file.lanes };
    let key = key(passphrase, &salt, cost)?;
    let payload = Payload { msg: &sealed, aad: PURPOSE };
    let opened = cipher(&key).decrypt(&XNonce::from(nonce), payload).map_err(|_| StoreError::WrongPassphrase)?;
    match String::from_utf8(opened) {
        Ok(export) => Ok(Zeroizing::new(export)),
        Err(error) => {
            drop(Zeroizing::new(error.into_bytes()));
            Err(StoreError::NotAnExport)
        }
    }
}

/// The key of a passphrase, which is the same however a device writes its characters (`OpaqueString` of RFC 8265).
fn key(passphrase: &str, salt: &[u8; SALT], cost: Cost) -> Result<Zeroizing<[u8; 32]>, StoreError> {
    let plain_space = |c: char| if c.is_whitespace() && !c.is_control() { ' ' } else { c };
    let passphrase: Zeroizing<String> = Zeroizing::new(passphrase.chars().map(plain_space).nfc().collect());
    if passphrase.trim().is_empty() {
        return Err(StoreError::NoPassphrase);
    }
    if !is_taken(cost) {
        return Err(StoreError::TooCostly);
    }
    // A device that has not enough memory now finds it too costly, too.
    derive(passphrase.as_bytes(), salt, cost).map_err(|_| StoreError::TooCostly)
}

/// Whether a cost is none that would keep a device busy, whatever a file asks for.
fn is_taken(cost: Cost) -> bool {
    let work = u64::from(cost.memory_kib) * u64::from(cost.passes);
    cost.memory_kib <= MOST_MEMORY_KIB && work <= MOST_WORK && cost.lanes <= MOST_LANES
}

fn cipher(key: &Zeroizing<[u8; 32]>) -> XChaCha20Poly1305 {
    let key: &[u8; 32] = key;
    XChaCha20Poly1305::new(key.into())
}

/// JSON takes spaces at its end: up to the next power of two, and for large exports to the next full mebibyte.
fn pad(export: &str) -> Zeroizing<String> {
    let len = export.len();
    let step = len.next_power_of_two().clamp(SMALLEST, LARGEST_STEP);
    let size = len.next_multiple_of(step).max(step);
    let mut padded = Zeroizing::new(String::with_capacity(size));
    padded.push_str(export);
    padded.extend(std::iter::repeat_n(' ', size - len));
    padded
}

fn base64(bytes: &[u8]) -> Cow<'static, str> {
    Base64::encode_string(bytes).into()
}

fn bytes<const N: usize>(text: &str) -> Result<[u8; N], StoreError> {
    let mut bytes = [0; N];
    let decoded = Base64::decode(text, &mut bytes).map_err(|_| StoreError::NotAnExport)?;
    if decoded.len() == N { Ok(bytes) } else { Err(StoreError::NotAnExport) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Version 1, as another implementation of the same algorithms writes it. It is never written again.
    const FROZEN: &str = include_str!("fixtures/sealed-export-v1.json");
    const PASSPHRASE: &str = "four plain words here";

    const CHEAP: Cost = Cost { memory_kib: 8, passes: 1, lanes: 1 };

    fn sealed(export: &str) -> String {
        seal_with(export, PASSPHRASE, CHEAP, &[1; SALT], &[2; NONCE]).unwrap()
    }

    fn changed(from: &str, to: &str) -> Result<Zeroizing<String>, StoreError> {
        let file = sealed("an export");
        assert!(file.contains(from));
        unseal(&file.replace(from, to), PASSPHRASE)
    }

    #[test]
    fn c10_a_sealed_export_opens_with_its_passphrase_alone() {
        let file = sealed(r#"{"note": "canary"}"#);
        assert!(!file.contains("canary"));
        assert_eq!(unseal(&file, PASSPHRASE).unwrap().trim_end(), r#"{"note": "canary"}"#);
        assert!(unseal(&format!("\u{feff}{file}"), PASSPHRASE).is_ok());
        for other in ["four plain words her", "Four plain words here", "four plain words here "] {
            assert!(matches!(unseal(&file, other), Err(StoreError::WrongPassphrase)), "{other}");
        }
        for none in ["", "  ", "\n"] {
            assert!(matches!(unseal(&file, none), Err(StoreError::NoPassphrase)));
            assert!(matches!(seal("an export", none), Err(StoreError::NoPassphrase)));
        }
    }

    #[test]
    fn c10_the_frozen_export_opens() {
        let export = unseal(FROZEN, PASSPHRASE).unwrap();
        let import = transfer::read(&export, 0).unwrap();
        assert_eq!((import.bookmarks.len(), import.numbers.len(), import.skipped), (1, 1, 0));
        assert_eq!(import.bookmarks[0].0.note, "Ask Ana first: ¿cuándo?");
        assert!(FROZEN.contains(r#""memory_kib": 65536"#));
    }

    /// The vector of `docs/bookmark-export.md`.
    #[test]
    fn c10_the_format_is_the_documented_one() {
        let cost = Cost { memory_kib: 1_024, passes: 1, lanes: 1 };
        let (salt, nonce) = (*b"0123456789abcdef", *b"abcdefghijklmnopqrstuvwx");
        let key = key(PASSPHRASE, &salt, cost).unwrap();
        let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
        assert_eq!(hex(key.as_slice()), "fe11f230a0602b407e3ba415e9ed8de1b1be78fe7cb26ea71e8a98c619c6da76");
        let file = seal_with("{}", PASSPHRASE, cost, &salt, &nonce).unwrap();
        let file: File<'_> = serde_json::from_str(&file).unwrap();
        let sealed = Base64::decode_vec(&file.sealed).unwrap();
        assert_eq!(sealed.len(), SMALLEST + 16);
        assert_eq!(hex(&sealed[..16]), "29ece08e3dc55348ccdc075dd0440fa1");
        assert_eq!(hex(&sealed[SMALLEST..]), "cf131db34994383299ccc8db0716fc0f");
        assert_eq!(&*file.salt, "MDEyMzQ1Njc4OWFiY2RlZg==");
    }

    #[test]
    fn a_passphrase_is_the_same_on_every_device() {
        let salt = [7; SALT];
        let of = |passphrase| key(passphrase, &salt, CHEAP).unwrap();
        assert_eq!(of("contrase\u{f1}a m\u{ed}a"), of("contrasen\u{303}a\u{a0}mi\u{301}a"));
    }

    #[test]
    fn c10_whatever_is_changed_in_a_sealed_export_it_does_not_open() {
        let wrong = |result| matches!(result, Err(StoreError::WrongPassphrase));
        let none = |result| matches!(result, Err(StoreError::NotAnExport));
        assert!(wrong(changed(r#""passes": 1"#, r#""passes": 2"#)));
        assert!(wrong(changed("AQEB", "AQEC")), "the salt");
        assert!(wrong(changed("AgIC", "AgID")), "the nonce");
        assert!(none(changed(r#""version": 1"#, r#""version": 0"#)));
        assert!(matches!(changed(r#""version": 1"#, r#""version": 2"#), Err(StoreError::NewerExport)));
        assert!(none(changed("-sealed", "")));
        assert!(none(changed("AQEB", "A!EB")));
        assert!(none(changed("AQEBAQEBAQEBAQEBAQEBAQ==", "AQEB")), "a salt that is too short");
    }

    #[test]
    fn p7_a_sealed_export_that_asks_for_much_is_refused_at_once() {
        for (from, to) in [
            (r#""memory_kib": 8"#, r#""memory_kib": 4294967295"#),
            (r#""memory_kib": 8"#, r#""memory_kib": 131073"#),
            (r#""passes": 1"#, r#""passes": 65537"#),
            (r#""passes": 1"#, r#""passes": 4294967295"#),
            (r#""lanes": 1"#, r#""lanes": 4294967295"#),
            (r#""lanes": 1"#, r#""lanes": 0"#),
        ] {
            assert!(matches!(changed(from, to), Err(StoreError::TooCostly)), "{to}");
        }
        assert!(matches!(changed(r#""lanes": 1"#, r#""lanes": -1"#), Err(StoreError::NotAnExport)));
        let large = " ".repeat(LARGEST + 1);
        assert!(matches!(unseal(&large, PASSPHRASE), Err(StoreError::TooLarge(Limit::Import(_)))));
    }

    #[test]
    fn its_size_tells_little() {
        let size = |len: usize| pad(&"x".repeat(len)).len();
        assert_eq!([0, 1, 4_095, 4_096].map(size), [4_096; 4]);
        assert_eq!(size(4_097), 8_192);
        assert_eq!([(1 << 20) + 1, 2 << 20].map(size), [2 << 20; 2]);
        assert_eq!(size((2 << 20) + 1), 3 << 20);
    }

    proptest! {
        #[test]
        fn c10_a_flipped_bit_or_a_cut_never_opens_and_never_panics(at: prop::sample::Index, bit in 0..7_u8, cut: prop::sample::Index) {
            let file = sealed("an export");
            let mut bytes = file.clone().into_bytes();
            let at = at.index(bytes.len());
            bytes[at] ^= 1 << bit;
            let flipped = String::from_utf8(bytes).unwrap();
            // A space that became another white space, or a field's name that is read with another's, changes nothing of what is sealed.
            if let Ok(opened) = unseal(&flipped, PASSPHRASE) {
                prop_assert_eq!(opened.trim_end(), "an export");
                prop_assert!(file.as_bytes()[at].is_ascii_whitespace());
            }
            prop_assert!(unseal(&file[..cut.index(file.len())], PASSPHRASE).is_err());
        }
    }
}
