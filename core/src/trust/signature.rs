//! minisign's keys and signatures, read strictly.

use std::fmt;

use serde::{Deserialize, Serialize};

const UNTRUSTED: &str = "untrusted comment: ";
const TRUSTED: &str = "trusted comment: ";

/// A public key in minisign's form: the line of 56 characters that begins with `RW`.
///
/// Two are equal where the keys are; the number that minisign puts beside a key does not count.
#[derive(Clone, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PublicKey {
    text: String,
    /// Two bytes of algorithm, eight of number, 32 of key.
    bytes: Vec<u8>,
    verifier: minisign_verify::PublicKey,
}

/// The text is not a public key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this is not a public key; it is the one line of 56 characters in a .pub file that begins with RW")]
#[non_exhaustive]
pub struct InvalidKey;

/// Where a key's number begins among its bytes, and where the key does.
const NUMBER: usize = 2;
const KEY: usize = 10;

impl PublicKey {
    const LENGTH: usize = 56;

    /// Reads the one line; nothing around it is forgiven.
    pub fn parse(text: &str) -> Result<Self, InvalidKey> {
        // 56 characters are 42 bytes without a rest: each key has one way to be written.
        if text.len() != Self::LENGTH {
            return Err(InvalidKey);
        }
        let bytes: Vec<u8> = text.as_bytes().chunks(4).filter_map(three_bytes).flatten().collect();
        if !bytes.starts_with(b"Ed") {
            return Err(InvalidKey);
        }
        let verifier = minisign_verify::PublicKey::from_base64(text).map_err(|_| InvalidKey)?;
        Ok(Self { text: text.to_owned(), bytes, verifier })
    }

    /// Reads a `.pub` file as minisign writes it: a comment, then the key; or the key alone.
    pub fn parse_file(text: &str) -> Result<Self, InvalidKey> {
        let lines: Vec<_> = text.lines().filter(|line| !line.is_empty()).collect();
        match lines[..] {
            [key] => Self::parse(key),
            [comment, key] if comment.starts_with(UNTRUSTED) => Self::parse(key),
            _ => Err(InvalidKey),
        }
    }

    /// The key's number, as minisign shows it.
    pub fn number(&self) -> String {
        self.bytes.get(NUMBER..KEY).unwrap_or_default().iter().rev().map(|byte| format!("{byte:02X}")).collect()
    }

    /// Whether this key has signed these bytes.
    pub fn has_signed(&self, bytes: &[u8], signature: &Signature) -> bool {
        self.verifier.verify(bytes, &signature.0, false).is_ok()
    }
}

/// Four characters of base64.
fn three_bytes(four: &[u8]) -> Option<[u8; 3]> {
    let digit = |character: &u8| match character {
        b'A'..=b'Z' => Some(character - b'A'),
        b'a'..=b'z' => Some(character - b'a' + 26),
        b'0'..=b'9' => Some(character - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    };
    let bits = four.iter().try_fold(0_u32, |bits, character| Some(bits << 6 | u32::from(digit(character)?)))?;
    let [_, bytes @ ..] = bits.to_be_bytes();
    Some(bytes)
}

impl PartialEq for PublicKey {
    fn eq(&self, other: &Self) -> bool {
        self.bytes.get(KEY..) == other.bytes.get(KEY..)
    }
}

impl Eq for PublicKey {}

impl fmt::Display for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PublicKey({})", self.text)
    }
}

impl TryFrom<String> for PublicKey {
    type Error = InvalidKey;
    fn try_from(text: String) -> Result<Self, InvalidKey> {
        Self::parse(&text)
    }
}

impl From<PublicKey> for String {
    fn from(key: PublicKey) -> Self {
        key.text
    }
}

/// A signature in minisign's form. Its comments are neither believed nor given out.
#[derive(Clone)]
pub struct Signature(minisign_verify::Signature);

/// The bytes are not a signature that is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum InvalidSignature {
    /// They are no signature at all.
    #[error("the signature is damaged; get the file again, or sign it again")]
    Malformed,
    /// They are one of minisign's old kind, which signs the bytes themselves instead of their hash.
    #[error("the signature is of minisign's old kind; sign again without -l")]
    Legacy,
}

impl Signature {
    /// The most that a signature takes in a pack.
    pub const LARGEST: usize = 4096;

    /// Reads a signature: exactly four lines, the first and the third of them comments.
    pub fn parse(bytes: &[u8]) -> Result<Self, InvalidSignature> {
        let text = std::str::from_utf8(bytes).map_err(|_| InvalidSignature::Malformed)?;
        let lines: Vec<_> = text.lines().collect();
        let [untrusted, signature, trusted, _] = lines[..] else { return Err(InvalidSignature::Malformed) };
        let commented = untrusted.starts_with(UNTRUSTED) && trusted.starts_with(TRUSTED);
        let steers = [untrusted, trusted].iter().any(|comment| comment.chars().any(|c| c.is_control() && c != '\t'));
        if bytes.len() > Self::LARGEST || !commented || steers {
            return Err(InvalidSignature::Malformed);
        }
        let decoded = minisign_verify::Signature::decode(text).map_err(|_| InvalidSignature::Malformed)?;
        // "ED" in base64; what was decoded and begins otherwise is the old kind, "Ed".
        if signature.starts_with("RU") { Ok(Self(decoded)) } else { Err(InvalidSignature::Legacy) }
    }
}

impl fmt::Debug for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Signature")
    }
}
