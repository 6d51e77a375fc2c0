//! Whom a pack is believed from: keys, signatures, rotations, delegations.

use std::sync::LazyLock;

use doorstep_core::pack::Date;
use doorstep_core::trust::{Keys, Name, PublicKey, Signature, SignedBlock, Signer, Trust, Whose};
use minisign::KeyPair;

/// Starts a piece of an input, by its name.
const PIECE: &str = "\n==== ";

/// A key pair of this run, and how an input names its public half.
struct Party {
    name: &'static str,
    pair: KeyPair,
}

/// Made anew with each start: an input names keys and never holds them.
static PARTIES: LazyLock<[Party; 5]> = LazyLock::new(|| {
    ["@release", "@recovery", "@next", "@agency", "@stranger"]
        .map(|name| Party { name, pair: KeyPair::generate_unencrypted_keypair().unwrap() })
});

impl Party {
    fn public(&self) -> PublicKey {
        PublicKey::parse(&self.pair.pk.to_base64()).unwrap()
    }

    fn sign(&self, bytes: &[u8]) -> String {
        minisign::sign(None, &self.pair.sk, bytes, Some("a comment"), None).unwrap().into_string()
    }
}

/// The text with keys in the place of their names.
fn with_keys(text: &str) -> String {
    PARTIES.iter().fold(text.to_owned(), |text, party| text.replace(party.name, &party.public().to_string()))
}

/// A block that recovery has signed, as JSON for a manifest; `null` where the input has none.
fn signed_block(pieces: &[(&str, &str)], name: &str) -> String {
    let Some((_, block)) = pieces.iter().find(|(of, _)| *of == name) else { return "null".into() };
    let block = with_keys(block);
    let signature = PARTIES[1].sign(block.as_bytes());
    serde_json::to_string(&SignedBlock { block, signature }).unwrap()
}

/// A manifest, in which `@rotation` and `@delegation` are the blocks of those pieces. Each party signs it in turn; a piece `signature`
/// is held against it as it is, and a piece `keys` is read as a file of keys.
///
/// Nobody is believed whom neither the pinned keys nor recovery named.
pub fn keys(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let mut pieces = text.split(PIECE);
    let manifest = pieces.next().unwrap_or_default();
    let pieces: Vec<_> = pieces.filter_map(|piece| piece.split_once('\n')).collect();
    for (name, text) in &pieces {
        match *name {
            "keys" => read_keys(&with_keys(text)),
            "public" => drop(PublicKey::parse_file(&with_keys(text))),
            _ => {}
        }
    }
    let [release, recovery, ..] = &*PARTIES;
    let pinned = Keys::new("sample", Name::parse("National Office").unwrap(), release.public(), recovery.public());
    let trust = Trust::new(pinned.unwrap());
    let manifest = ["rotation", "delegation"]
        .iter()
        .fold(manifest.to_owned(), |text, name| text.replace(&format!("@{name}"), &signed_block(&pieces, name)));
    let today = Date::parse("2026-11-28").unwrap();
    let _ = Whose::read(manifest.as_bytes());
    assert!(trust.check(manifest.as_bytes(), None, today).is_err(), "unsigned");
    for (_, signature) in pieces.iter().filter(|(name, _)| *name == "signature") {
        let _ = Signature::parse(signature.as_bytes());
        assert!(trust.check(manifest.as_bytes(), Some(signature.as_bytes()), today).is_err(), "a guessed signature");
    }
    for party in &*PARTIES {
        let signature = party.sign(manifest.as_bytes());
        let Ok(approved) = trust.check(manifest.as_bytes(), Some(signature.as_bytes()), today) else { continue };
        let now = trust.clone().and(approved.keys.as_ref());
        assert!(now.epoch() >= trust.epoch(), "an epoch goes back");
        match approved.signer {
            Signer::Publisher(name) => {
                assert_eq!(name.as_str(), "National Office");
                assert!(now.release_keys().contains(&party.public()), "{} is no release key", party.name);
            }
            Signer::Agency(delegation) => assert_eq!(delegation.key, party.public(), "{}", party.name),
        }
        assert!(!now.is_revoked(&party.public()), "{} was revoked", party.name);
        assert_ne!(party.name, "@recovery", "recovery signs no packs");
    }
}

fn read_keys(text: &str) {
    if let Ok(keys) = Keys::parse(text) {
        assert_ne!(keys.release(), keys.recovery());
        let trust = Trust::new(keys.clone());
        assert_eq!(trust.release_keys(), [keys.release().clone()]);
    }
}
