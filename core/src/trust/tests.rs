//! Attempts to be believed.

use std::io::Cursor;
use std::sync::LazyLock;

use minisign::KeyPair;
use proptest::prelude::*;

use super::*;
use crate::pack::Date;

const MESSAGE: &[u8] = include_bytes!("fixtures/message");
const SIGNATURE: &str = include_str!("fixtures/message.minisig");
const LEGACY: &str = include_str!("fixtures/message.legacy.minisig");
const PROGRAMS_KEY: &str = include_str!("fixtures/open.pub");

/// The people of a small world, each with a key.
struct World {
    release: KeyPair,
    next: KeyPair,
    recovery: KeyPair,
    agency: KeyPair,
    stranger: KeyPair,
}

static WORLD: LazyLock<World> =
    LazyLock::new(|| World { release: pair(), next: pair(), recovery: pair(), agency: pair(), stranger: pair() });

fn pair() -> KeyPair {
    KeyPair::generate_unencrypted_keypair().unwrap()
}

fn public(pair: &KeyPair) -> PublicKey {
    PublicKey::parse(&pair.pk.to_base64()).unwrap()
}

fn sign_with_comment(pair: &KeyPair, bytes: &[u8], comment: &str) -> String {
    minisign::sign(None, &pair.sk, Cursor::new(bytes), Some(comment), None).unwrap().into_string()
}

fn sign(pair: &KeyPair, bytes: &[u8]) -> String {
    sign_with_comment(pair, bytes, "a pack")
}

fn name(text: &str) -> Name {
    Name::parse(text).unwrap()
}

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn today() -> Date {
    day("2026-11-28")
}

fn keys() -> Keys {
    Keys::new("visits", name("Office of Visits"), public(&WORLD.release), public(&WORLD.recovery)).unwrap()
}

fn trust() -> Trust {
    Trust::new(keys())
}

fn signed_by(pair: &KeyPair, block: String) -> SignedBlock {
    let signature = sign(pair, block.as_bytes());
    SignedBlock { block, signature }
}

/// A rotation that recovery signed.
fn rotation(epoch: u64, release: &[&KeyPair], revoked: &[&KeyPair]) -> SignedBlock {
    let all = |pairs: &[&KeyPair]| pairs.iter().map(|pair| public(pair)).collect();
    let rotation = Rotation { handbook: "visits".into(), epoch, release: all(release), revoked: all(revoked) };
    signed_by(&WORLD.recovery, rotation.to_block().unwrap())
}

fn delegation() -> Delegation {
    Delegation {
        handbook: "visits".into(),
        overlay: "county".into(),
        agency: name("The County"),
        key: public(&WORLD.agency),
        epoch: 0,
        expires: day("2027-06-30"),
    }
}

/// A manifest's fields, as text: whatever is wanted can be in it.
fn manifest(handbook: &str, epoch: u64, version: u64, blocks: &[(&str, &SignedBlock)]) -> Vec<u8> {
    let mut text = format!(r#"{{"format":3,"handbook":"{handbook}","version":{version},"epoch":{epoch}"#);
    for (field, block) in blocks {
        text += &format!(r#","{field}":{}"#, serde_json::to_string(block).unwrap());
    }
    (text + "}").into_bytes()
}

/// What is said of a manifest that somebody signed.
fn told(trust: &Trust, by: &KeyPair, manifest: &[u8]) -> Result<Approved, TrustError> {
    trust.check(manifest, Some(sign(by, manifest).as_bytes()), today())
}

fn not_signed_by_the_office() -> TrustError {
    TrustError::NotSignedBy { publisher: name("Office of Visits") }
}

#[test]
fn p1_what_the_pinned_key_signed_is_believed_and_named_by_the_pinned_name() {
    let approved = told(&trust(), &WORLD.release, &manifest("visits", 0, 7, &[])).unwrap();
    assert_eq!(approved.edition, Edition { epoch: 0, version: 7 });
    assert_eq!(approved.signer.name().as_str(), "Office of Visits");
    assert_eq!((approved.handbook.as_str(), approved.keys), ("visits", None));
}

#[test]
fn p1_no_other_key_is_believed() {
    let manifest = manifest("visits", 0, 7, &[]);
    for other in [&WORLD.stranger, &WORLD.next, &WORLD.agency, &WORLD.recovery] {
        assert_eq!(told(&trust(), other, &manifest), Err(not_signed_by_the_office()));
    }
    let unsigned = TrustError::Unsigned { publisher: name("Office of Visits") };
    assert_eq!(trust().check(&manifest, None, today()), Err(unsigned));
}

#[test]
fn p1_a_signature_counts_for_its_own_manifest_alone() {
    let (first, second) = (manifest("visits", 0, 7, &[]), manifest("visits", 0, 8, &[]));
    let of_the_second = sign(&WORLD.release, &second);
    assert_eq!(trust().check(&first, Some(of_the_second.as_bytes()), today()), Err(not_signed_by_the_office()));
}

#[test]
fn p1_the_same_key_for_another_handbook_is_not_believed() {
    assert_eq!(told(&trust(), &WORLD.release, &manifest("other", 0, 7, &[])), Err(TrustError::OtherHandbook));
}

#[test]
fn p1_no_changed_byte_of_a_manifest_is_believed() {
    let whole = manifest("visits", 0, 7, &[]);
    let signature = sign(&WORLD.release, &whole);
    for at in 0..whole.len() {
        let mut changed = whole.clone();
        changed[at] ^= 1;
        assert!(trust().check(&changed, Some(signature.as_bytes()), today()).is_err(), "byte {at}");
    }
}

#[test]
fn p1_no_changed_or_cut_signature_is_believed() {
    let whole = manifest("visits", 0, 7, &[]);
    let signature = sign(&WORLD.release, &whole).into_bytes();
    let comment = signature.iter().position(|byte| *byte == b'\n').unwrap();
    for at in comment..signature.len() - 1 {
        let mut changed = signature.clone();
        changed[at] ^= 1;
        assert!(trust().check(&whole, Some(&changed), today()).is_err(), "byte {at}");
        assert!(trust().check(&whole, Some(&signature[..at]), today()).is_err(), "cut at {at}");
    }
    for odd in [&b""[..], b"\n\n\n\n", b"\xff\xfe", &[signature.clone(), b"more\n".to_vec()].concat()] {
        let told = trust().check(&whole, Some(odd), today());
        assert_eq!(told, Err(TrustError::Signature(InvalidSignature::Malformed)));
    }
    let long = sign_with_comment(&WORLD.release, &whole, &"x".repeat(Signature::LARGEST));
    let told = trust().check(&whole, Some(long.as_bytes()), today());
    assert_eq!(told, Err(TrustError::Signature(InvalidSignature::Malformed)));
}

#[test]
fn p1_the_program_minisign_is_understood_and_its_old_form_refused() {
    let key = PublicKey::parse_file(PROGRAMS_KEY).unwrap();
    assert!(PROGRAMS_KEY.contains(&key.number()), "{}", key.number());
    let signature = Signature::parse(SIGNATURE.as_bytes()).unwrap();
    assert!(key.has_signed(MESSAGE, &signature));
    assert!(!key.has_signed(b"something else", &signature));
    assert_eq!(Signature::parse(LEGACY.as_bytes()).unwrap_err(), InvalidSignature::Legacy);
}

#[test]
fn p1_comments_are_neither_believed_nor_shown() {
    let whole = manifest("visits", 0, 7, &[]);
    let believable = sign_with_comment(&WORLD.release, &whole, "version 99 by The Ministry");
    let shown = format!("{:?}", trust().check(&whole, Some(believable.as_bytes()), today()).unwrap());
    assert!(!shown.contains("Ministry") && !shown.contains("99"), "{shown}");
    assert!(!format!("{:?}", Signature::parse(believable.as_bytes()).unwrap()).contains("Ministry"));
    // What steers a terminal is no comment, whoever signed it.
    for steering in ["\u{1b}]52;c;YQ==\u{7}", "a\rb", "\u{9b}2J", "\u{0}"] {
        let signature = sign_with_comment(&WORLD.release, &whole, steering);
        assert!(trust().check(&whole, Some(signature.as_bytes()), today()).is_err(), "{steering:?}");
    }
    // The comment that nobody signs can be changed, and says nothing.
    let changed = believable.replace("untrusted comment: signature", "untrusted comment: VERIFIED, signature");
    assert_eq!(
        trust().check(&whole, Some(changed.as_bytes()), today()).unwrap().signer.name().as_str(),
        "Office of Visits"
    );
}

#[test]
fn p1_keys_are_read_strictly() {
    let good = WORLD.release.pk.to_base64();
    assert_eq!(PublicKey::parse(&good).unwrap().to_string(), good);
    let of_signatures = good.replacen("RW", "RU", 1);
    let bad = [
        String::new(),
        format!(" {good}"),
        format!("{good}\n"),
        format!("{good}="),
        good[..52].to_owned(),
        good.replacen('R', "r", 1),
        of_signatures,
        format!("{}-{}", &good[..20], &good[21..]),
        "R".repeat(56),
        "é".repeat(28),
    ];
    for text in bad {
        assert_eq!(PublicKey::parse(&text), Err(InvalidKey), "{text:?}");
    }
    for file in [format!("untrusted comment: x\n{good}\n"), format!("{good}\r\n")] {
        assert!(PublicKey::parse_file(&file).is_ok(), "{file:?}");
    }
    for file in [String::new(), format!("x\n{good}"), format!("untrusted comment: x\n{good}\n{good}\n")] {
        assert_eq!(PublicKey::parse_file(&file), Err(InvalidKey), "{file:?}");
    }
}

#[test]
fn p1_a_key_under_another_number_is_the_same_key() {
    let key = public(&WORLD.release);
    let mut bytes = WORLD.release.pk.to_bytes();
    bytes[2] ^= 1;
    let renumbered = PublicKey::parse(&minisign::PublicKey::from_bytes(&bytes).unwrap().to_base64()).unwrap();
    assert_eq!(renumbered, key);
    assert_ne!(renumbered.number(), key.number());
    assert_ne!(public(&WORLD.next), key);
}

#[test]
fn p1_the_file_of_keys_is_read_strictly() {
    let (release, recovery) = (public(&WORLD.release), public(&WORLD.recovery));
    let written = format!(
        "# public\nhandbook = \"visits\"\npublisher = \"Office of Visits\"\nrelease = \"{release}\"\nrecovery = \"{recovery}\"\n"
    );
    assert_eq!(Keys::parse(&written).unwrap(), keys());
    assert_eq!(Keys::parse(&toml_of(&keys())).unwrap(), keys());
    let one_key = written.replace(&recovery.to_string(), &release.to_string());
    assert_eq!(Keys::parse(&one_key), Err(InvalidKeys::OneKey));
    assert_eq!(Keys::parse(&written.replace("visits", "../visits")), Err(InvalidKeys::Handbook));
    let form = [
        written.replace("publisher", "publishers"),
        written.replace("Office of Visits", "Office\\u001b[2J"),
        written.replace("Office of Visits", " Office"),
        written.replace("Office of Visits", "Office \\u202eevil"),
        written.replace("Office of Visits", ""),
        format!("{written}more = 1\n"),
        format!("{written}release = \"{release}\"\n"),
        written.lines().take(4).collect::<Vec<_>>().join("\n"),
        String::new(),
    ];
    for text in form {
        assert!(matches!(Keys::parse(&text), Err(InvalidKeys::Form(_))), "{text}");
    }
}

fn toml_of(keys: &Keys) -> String {
    // Each value is a string whose JSON is TOML, too.
    let serde_json::Value::Object(fields) = serde_json::to_value(keys).unwrap() else { unreachable!() };
    fields.iter().map(|(field, value)| format!("{field} = {value}\n")).collect()
}

#[test]
fn p1_a_name_can_neither_hide_nor_steer() {
    for good in [
        "Office of Visits",
        "Ministère de l’Enfance",
        "وزارة الأسرة",
        "وزارت خانه\u{200c}ها",
        "児童局",
        &"x".repeat(100),
    ] {
        assert!(Name::parse(good).is_ok(), "{good}");
    }
    let bad = [
        "",
        " ",
        "a ",
        "a\nb",
        "a\tb",
        "\u{1b}[31mred",
        "a\u{202e}b",
        "a\u{2066}b",
        "a\u{200b}b",
        "\u{feff}a",
        "a\u{9b}",
        "...",
        "a\u{e0041}",
        "\u{200c}",
    ];
    for text in bad.iter().map(ToString::to_string).chain(["x".repeat(101)]) {
        assert_eq!(Name::parse(&text), Err(InvalidName), "{text:?}");
    }
}

#[test]
fn p1_fields_that_are_there_twice_are_refused() {
    let block = rotation(1, &[&WORLD.next], &[]);
    let manifests = [
        r#"{"handbook":"visits","version":1,"version":9,"epoch":0}"#.to_owned(),
        r#"{"handbook":"other","handbook":"visits","version":1}"#.to_owned(),
        r#"{"handbook":"visits","version":1,"epoch":0,"epoch":1}"#.to_owned(),
        format!(
            r#"{{"handbook":"visits","version":1,"epoch":1,"keys":null,"keys":{}}}"#,
            serde_json::to_string(&block).unwrap()
        ),
        r#"{"handbook":"visits","version":-1}"#.to_owned(),
        r#"{"handbook":"visits","version":1.5}"#.to_owned(),
        r#"{"handbook":"visits","version":18446744073709551616}"#.to_owned(),
        r#"{"handbook":"visits"}"#.to_owned(),
        "[".repeat(100_000),
        String::new(),
    ];
    for text in manifests {
        assert_eq!(
            told(&trust(), &WORLD.release, text.as_bytes()),
            Err(TrustError::Damaged),
            "{}",
            &text[..text.len().min(80)]
        );
    }
    // The same within what recovery signs, and fields that are not known.
    let written = Rotation { handbook: "visits".into(), epoch: 1, release: vec![public(&WORLD.next)], revoked: vec![] };
    let written = written.to_block().unwrap();
    for changed in [
        written.replace(r#""epoch":1"#, r#""epoch":1,"epoch":2"#),
        written.replace(r#""revoked":[]"#, r#""revoked":[],"revoked":[]"#),
        written.replace(r#""revoked":[]"#, r#""revoked":[],"also":1"#),
        written.replace(r#""epoch":1"#, r#""epoch":0"#),
        written.replace(r#""epoch":1"#, r#""epoch":-1"#),
        written.replace("keys-1", "keys-2"),
        format!("{written}{written}"),
    ] {
        assert_ne!(changed, written);
        let block = signed_by(&WORLD.recovery, changed);
        let told = told(&trust(), &WORLD.next, &manifest("visits", 1, 1, &[("keys", &block)]));
        assert_eq!(told, Err(TrustError::Keys(BlockError::NotUnderstood)), "{}", block.block);
    }
}

#[test]
fn p6_recovery_replaces_the_release_key_without_an_update_of_the_app() {
    let block = rotation(1, &[&WORLD.next], &[&WORLD.release]);
    let repaired = manifest("visits", 1, 8, &[("keys", &block)]);
    let approved = told(&trust(), &WORLD.next, &repaired).unwrap();
    assert_eq!(approved.edition, Edition { epoch: 1, version: 8 });
    assert_eq!(
        told(&trust(), &WORLD.release, &repaired),
        Err(not_signed_by_the_office()),
        "the old key with the new block"
    );

    // From then on the old key is out, with the block and without, and the new one needs no block.
    let seen = Seen::after(None, &approved, &keys());
    let later = trust().and(seen.keys());
    let old = TrustError::OldEpoch { publisher: name("Office of Visits") };
    assert_eq!(told(&later, &WORLD.release, &manifest("visits", 0, u64::MAX, &[])), Err(old));
    assert_eq!(told(&later, &WORLD.release, &manifest("visits", 1, 9, &[])), Err(not_signed_by_the_office()));
    assert!(told(&later, &WORLD.next, &manifest("visits", 1, 9, &[])).is_ok());
    assert!(later.is_revoked(&public(&WORLD.release)) && !later.is_revoked(&public(&WORLD.next)));
}

#[test]
fn p6_only_recovery_rotates_and_only_its_own_handbook() {
    let written = |handbook: &str| {
        let rotation =
            Rotation { handbook: handbook.into(), epoch: 1, release: vec![public(&WORLD.stranger)], revoked: vec![] };
        rotation.to_block().unwrap()
    };
    for (by, handbook, why) in [
        (&WORLD.release, "visits", BlockError::NotSigned),
        (&WORLD.stranger, "visits", BlockError::NotSigned),
        (&WORLD.agency, "visits", BlockError::NotSigned),
        (&WORLD.recovery, "other", BlockError::OtherHandbook),
    ] {
        let block = signed_by(by, written(handbook));
        let told = told(&trust(), &WORLD.stranger, &manifest("visits", 1, 8, &[("keys", &block)]));
        assert_eq!(told, Err(TrustError::Keys(why)));
        assert_eq!(trust().and(Some(&block)).epoch(), 0, "nor from elsewhere");
    }
    // A signature of recovery over something else.
    let mut moved = rotation(1, &[&WORLD.next], &[]);
    moved.block = written("visits");
    let told = told(&trust(), &WORLD.stranger, &manifest("visits", 1, 8, &[("keys", &moved)]));
    assert_eq!(told, Err(TrustError::Keys(BlockError::NotSigned)));
}

#[test]
fn p6_a_block_of_one_kind_is_not_taken_for_another() {
    let delegated = signed_by(&WORLD.recovery, delegation().to_block().unwrap());
    let as_keys = told(&trust(), &WORLD.agency, &manifest("visits", 1, 1, &[("keys", &delegated)]));
    assert_eq!(as_keys, Err(TrustError::Keys(BlockError::NotUnderstood)));
    let rotated = rotation(1, &[&WORLD.next], &[]);
    let as_overlay = told(&trust(), &WORLD.next, &manifest("county", 1, 1, &[("overlay", &rotated)]));
    assert_eq!(as_overlay, Err(TrustError::Delegation(BlockError::NotUnderstood)));
    // Nor is what recovery signed a manifest.
    let as_manifest = trust().check(rotated.block.as_bytes(), Some(rotated.signature.as_bytes()), today());
    assert!(as_manifest.is_err());
}

#[test]
fn p6_a_block_of_an_older_epoch_does_not_come_back() {
    let (first, second) = (rotation(1, &[&WORLD.release], &[]), rotation(2, &[&WORLD.next], &[&WORLD.release]));
    let later = trust().and(Some(&second));
    let replayed = manifest("visits", 1, 99, &[("keys", &first)]);
    assert!(told(&trust(), &WORLD.release, &replayed).is_ok(), "it was good in its time");
    let old = TrustError::OldEpoch { publisher: name("Office of Visits") };
    assert_eq!(told(&later, &WORLD.release, &replayed), Err(old));
    assert_eq!(later.clone().and(Some(&first)).epoch(), 2);
    // A pack of the new epoch with the old block is nothing that its publisher would send.
    let mixed = manifest("visits", 2, 99, &[("keys", &first)]);
    assert!(told(&later, &WORLD.release, &mixed).is_err() && told(&later, &WORLD.next, &mixed).is_err());
    // What is remembered does not fall back either, whatever is installed after.
    let seen = Seen::after(
        None,
        &told(&later, &WORLD.next, &manifest("visits", 2, 1, &[("keys", &second)])).unwrap(),
        &keys(),
    );
    let forgetful = told(&trust(), &WORLD.release, &replayed).unwrap();
    let seen = Seen::after(Some(&seen), &forgetful, &keys());
    assert_eq!((seen.keys(), seen.edition(&keys())), (Some(&second), Some(Edition { epoch: 2, version: 1 })));
}

#[test]
fn p6_two_blocks_of_one_epoch_leave_the_first_that_was_seen() {
    let (first, second) = (rotation(1, &[&WORLD.next], &[]), rotation(1, &[&WORLD.stranger], &[]));
    let later = trust().and(Some(&first));
    let told = told(&later, &WORLD.stranger, &manifest("visits", 1, 9, &[("keys", &second)]));
    assert_eq!(told, Err(not_signed_by_the_office()));
}

#[test]
fn p6_a_block_that_contradicts_itself_does_not_count() {
    let many: Vec<_> = std::iter::repeat_n(&WORLD.next, Rotation::MOST_RELEASE_KEYS + 1).collect();
    for block in [
        rotation(1, &[], &[]),
        rotation(1, &[&WORLD.next, &WORLD.release], &[&WORLD.release]),
        rotation(1, &[&WORLD.recovery], &[]),
        rotation(1, &many, &[]),
        rotation(0, &[&WORLD.next], &[]),
    ] {
        assert_eq!(Rotation::open(&block, &keys()), Err(BlockError::NotUnderstood), "{}", block.block);
    }
    let most = vec![&WORLD.stranger; Rotation::MOST_REVOKED];
    assert!(Rotation::open(&rotation(1, &[&WORLD.next], &most), &keys()).is_ok(), "as many as promised fit");
}

#[test]
fn p6_a_revoked_key_is_out_under_any_number() {
    let mut bytes = WORLD.agency.pk.to_bytes();
    bytes[2] ^= 1;
    let renumbered = PublicKey::parse(&minisign::PublicKey::from_bytes(&bytes).unwrap().to_base64()).unwrap();
    let later = trust().and(Some(&rotation(1, &[&WORLD.next], &[&WORLD.agency])));
    assert!(later.is_revoked(&renumbered));
}

#[test]
fn p3_a_release_key_announces_no_epoch() {
    let unknown = TrustError::UnknownEpoch { publisher: name("Office of Visits") };
    for epoch in [1, 2, u64::MAX] {
        assert_eq!(told(&trust(), &WORLD.release, &manifest("visits", epoch, 1, &[])), Err(unknown.clone()));
        let block = rotation(1, &[&WORLD.next], &[]);
        if epoch > 1 {
            let told = told(&trust(), &WORLD.next, &manifest("visits", epoch, 1, &[("keys", &block)]));
            assert_eq!(told, Err(unknown.clone()), "nor with a block of another epoch");
        }
    }
    // Recovery may announce the last there is; then only other pinned keys help.
    let last = rotation(u64::MAX, &[&WORLD.next], &[]);
    let approved = told(&trust(), &WORLD.next, &manifest("visits", u64::MAX, 1, &[("keys", &last)])).unwrap();
    let seen = Seen::after(None, &approved, &keys());
    let office = name("Office of Visits");
    let pinned_anew = Keys::new("visits", office, public(&WORLD.stranger), public(&WORLD.agency)).unwrap();
    assert_eq!(seen.edition(&pinned_anew), None, "what was seen under a recovery key that is pinned no more");
    let trust = Trust::new(pinned_anew.clone()).and(seen.keys());
    assert_eq!(trust.epoch(), 0);
    let repaired = told(&trust, &WORLD.stranger, &manifest("visits", 0, 2, &[])).unwrap();
    assert_eq!(Floor::of(None, seen.edition(&pinned_anew)).order(repaired.edition), Order::Newer);
    assert_eq!(Seen::after(Some(&seen), &repaired, &pinned_anew).edition(&pinned_anew), Some(repaired.edition));
}

#[test]
fn p3_the_floor_is_the_higher_of_bundled_and_seen() {
    let edition = |epoch, version| Edition { epoch, version };
    for (bundled, seen, offered, order) in [
        (None, None, edition(0, 1), Order::Newer),
        (Some(edition(0, 5)), None, edition(0, 4), Order::Older),
        (Some(edition(0, 5)), Some(edition(0, 3)), edition(0, 4), Order::Older),
        (Some(edition(0, 3)), Some(edition(0, 5)), edition(0, 4), Order::Older),
        (Some(edition(0, 3)), Some(edition(0, 5)), edition(0, 5), Order::Same),
        (Some(edition(0, 3)), Some(edition(0, 5)), edition(0, 6), Order::Newer),
        (Some(edition(0, u64::MAX)), None, edition(1, 1), Order::Newer),
        (Some(edition(2, 1)), Some(edition(1, 99)), edition(1, 100), Order::Older),
        (Some(edition(1, 1)), Some(edition(u64::MAX, u64::MAX)), edition(1, 2), Order::Older),
    ] {
        assert_eq!(Floor::of(bundled, seen).order(offered), order, "{bundled:?} {seen:?} {offered:?}");
    }
}

#[test]
fn p3_a_leaked_key_with_the_largest_version_blocks_no_repair() {
    let leaked = told(&trust(), &WORLD.release, &manifest("visits", 0, u64::MAX, &[])).unwrap();
    let seen = Seen::after(None, &leaked, &keys());
    let floor = Floor::of(Some(Edition { epoch: 0, version: 7 }), seen.edition(&keys()));
    let within = told(&trust(), &WORLD.release, &manifest("visits", 0, 8, &[])).unwrap();
    assert_eq!(floor.order(within.edition), Order::Older, "within the epoch it does block");

    let block = rotation(1, &[&WORLD.next], &[&WORLD.release]);
    let repair = told(&trust().and(seen.keys()), &WORLD.next, &manifest("visits", 1, 8, &[("keys", &block)])).unwrap();
    assert_eq!(floor.order(repair.edition), Order::Newer);
    let seen = Seen::after(Some(&seen), &repair, &keys());
    assert_eq!(seen.edition(&keys()), Some(Edition { epoch: 1, version: 8 }));
}

proptest! {
    /// However packs arrive, what is installed never gets older, and a restart with what was remembered changes nothing.
    #[test]
    fn p3_no_order_of_arrival_brings_an_older_release_back(
        bundled in (0..3_u64, 0..4_u64),
        arrivals in prop::collection::vec((0..4_u64, prop_oneof![0..5_u64, Just(u64::MAX)]), 0..12),
    ) {
        let bundled = Edition { epoch: bundled.0, version: bundled.1 };
        let mut seen: Option<Seen> = None;
        let mut highest = bundled;
        for (epoch, version) in arrivals {
            let edition = Edition { epoch, version };
            let floor = Floor::of(Some(bundled), seen.as_ref().and_then(|seen| seen.edition(&keys())));
            prop_assert_eq!(floor.edition(), Some(highest));
            if floor.order(edition) == Order::Older {
                prop_assert!(edition < highest);
                continue;
            }
            let signer = Signer::Publisher(name("Office of Visits"));
            let approved = Approved { handbook: "visits".into(), edition, signer, keys: None };
            let remembered = serde_json::to_string(&Seen::after(seen.as_ref(), &approved, &keys())).unwrap();
            seen = Some(serde_json::from_str(&remembered).unwrap());
            highest = highest.max(edition);
        }
    }
}

#[test]
fn p6_an_agency_signs_its_overlay_on_behalf_of_recovery() {
    let block = signed_by(&WORLD.recovery, delegation().to_block().unwrap());
    let overlay = manifest("county", 0, 3, &[("overlay", &block)]);
    let approved = told(&trust(), &WORLD.agency, &overlay).unwrap();
    assert_eq!((approved.handbook.as_str(), approved.signer.name().as_str()), ("county", "The County"));
    assert_eq!(approved.signer, Signer::Agency(delegation()));
    let whose = Whose { handbook: "visits".into(), overlay: Some("county".into()) };
    assert_eq!(Whose::read(&overlay).unwrap(), whose);

    let by_others = TrustError::NotSignedBy { publisher: name("The County") };
    for other in [&WORLD.release, &WORLD.recovery, &WORLD.stranger] {
        assert_eq!(told(&trust(), other, &overlay), Err(by_others.clone()));
    }
    // The agency's key signs nothing else.
    assert_eq!(told(&trust(), &WORLD.agency, &manifest("visits", 0, 9, &[])), Err(not_signed_by_the_office()));
    for other in [
        manifest("visits", 0, 9, &[("overlay", &block)]),
        manifest("elsewhere", 0, 9, &[("overlay", &block)]),
        manifest("county", 1, 9, &[("overlay", &block)]),
        manifest("county", 0, 9, &[("overlay", &block), ("keys", &rotation(1, &[&WORLD.next], &[]))]),
    ] {
        assert_eq!(told(&trust(), &WORLD.agency, &other), Err(TrustError::OtherOverlay { agency: name("The County") }));
    }
}

#[test]
fn p6_a_delegation_ends_and_can_be_withdrawn() {
    let block = signed_by(&WORLD.recovery, delegation().to_block().unwrap());
    let overlay = manifest("county", 0, 3, &[("overlay", &block)]);
    let signature = sign(&WORLD.agency, &overlay);
    let on = |day: Date| trust().check(&overlay, Some(signature.as_bytes()), day);
    assert!(on(day("2027-06-30")).is_ok(), "its last day");
    let over = TrustError::DelegationOver { agency: name("The County"), expires: day("2027-06-30") };
    assert_eq!(on(day("2027-07-01")), Err(over));

    let later = trust().and(Some(&rotation(1, &[&WORLD.next], &[&WORLD.agency])));
    assert_eq!(told(&later, &WORLD.agency, &overlay), Err(TrustError::KeyRevoked { agency: name("The County") }));
    // The overlay goes on under another key and a higher epoch, whatever version the lost key had signed.
    let anew = Delegation { key: public(&WORLD.stranger), epoch: 1, ..delegation() };
    let block = signed_by(&WORLD.recovery, anew.to_block().unwrap());
    let approved = told(&later, &WORLD.stranger, &manifest("county", 1, 1, &[("overlay", &block)])).unwrap();
    let floor = Floor::of(None, Some(Edition { epoch: 0, version: u64::MAX }));
    assert_eq!(floor.order(approved.edition), Order::Newer);
}

#[test]
fn p6_only_recovery_delegates_for_its_own_handbook_and_to_others() {
    let delegated = |by: &KeyPair, delegation: Delegation| {
        let block = signed_by(by, delegation.to_block().unwrap());
        told(&trust(), &WORLD.agency, &manifest("county", 0, 3, &[("overlay", &block)]))
    };
    let refused = |why| Err(TrustError::Delegation(why));
    for by in [&WORLD.release, &WORLD.agency, &WORLD.stranger] {
        assert_eq!(delegated(by, delegation()), refused(BlockError::NotSigned));
    }
    let other = Delegation { handbook: "other".into(), ..delegation() };
    assert_eq!(delegated(&WORLD.recovery, other), refused(BlockError::OtherHandbook));
    for odd in [
        Delegation { overlay: "visits".into(), ..delegation() },
        Delegation { overlay: "../county".into(), ..delegation() },
        Delegation { key: public(&WORLD.recovery), ..delegation() },
        Delegation { key: public(&WORLD.release), ..delegation() },
    ] {
        assert_eq!(delegated(&WORLD.recovery, odd), refused(BlockError::NotUnderstood));
    }
    let text = delegation().to_block().unwrap();
    for changed in [
        text.replace("The County", "The\\u0007County"),
        text.replace("2027-06-30", "2027-06-31"),
        text.replace(r#""epoch":0"#, r#""epoch":0,"epoch":1"#),
        text.replace("overlay-1", "keys-1"),
    ] {
        assert_ne!(changed, text);
        let block = signed_by(&WORLD.recovery, changed);
        let told = told(&trust(), &WORLD.agency, &manifest("county", 0, 3, &[("overlay", &block)]));
        assert_eq!(told, refused(BlockError::NotUnderstood));
    }
}

#[test]
fn whose_a_pack_claims_to_be_can_name_a_file() {
    assert_eq!(
        Whose::read(&manifest("visits", 0, 1, &[])).unwrap(),
        Whose { handbook: "visits".into(), overlay: None }
    );
    for id in ["..", "a/b", "", "A", "a\\u0000"] {
        assert_eq!(Whose::read(&manifest(id, 0, 1, &[])), Err(TrustError::Damaged), "{id}");
    }
}

proptest! {
    #[test]
    fn any_bytes_are_refused_without_a_panic(
        manifest in prop::collection::vec(any::<u8>(), 0..200),
        signature in prop::collection::vec(any::<u8>(), 0..400),
        text in any::<String>(),
    ) {
        prop_assert!(trust().check(&manifest, Some(&signature), today()).is_err());
        let _ = (PublicKey::parse(&text), PublicKey::parse_file(&text), Keys::parse(&text), Name::parse(&text));
        let _ = (Signature::parse(text.as_bytes()), Whose::read(text.as_bytes()), serde_json::from_str::<Seen>(&text));
    }
}
