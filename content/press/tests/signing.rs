//! From an editor's files and keys to packs that phones take, and to those that they do not.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod sample;

use std::sync::LazyLock;

use doorstep_core::bytes::ByteSource;
use doorstep_core::pack::{Date, Pack, PackLocation, SignedBytes};
use doorstep_core::trust::{
    Delegation, Edition, Floor, Keys, Name, Order, PublicKey, Seen, SignedBlock, Trust, TrustError,
};
use doorstep_press::build::build;
use doorstep_press::sign::{NewKey, SecretKey, SignError, block_file, delegate, rotate, sign_pack};
use doorstep_press::source::{Handbook, Tree};
use sample::{broken, stamped_folder, with};

const OPEN_KEY: &str = include_str!("../../../core/src/trust/fixtures/open.key");
const OPEN_PUB: &str = include_str!("../../../core/src/trust/fixtures/open.pub");
const GUARDED_KEY: &str = include_str!("../../../core/src/trust/fixtures/guarded.key");
const GUARDED_PUB: &str = include_str!("../../../core/src/trust/fixtures/guarded.pub");

fn fresh() -> SecretKey {
    SecretKey::open(&NewKey::generate(None).unwrap().secret, None).unwrap()
}

struct Publisher {
    release: SecretKey,
    next: SecretKey,
    recovery: SecretKey,
    agency: SecretKey,
}

static PUBLISHER: LazyLock<Publisher> =
    LazyLock::new(|| Publisher { release: fresh(), next: fresh(), recovery: fresh(), agency: fresh() });

fn keys() -> Keys {
    let name = Name::parse("Office of Samples").unwrap();
    Keys::new("sample", name, PUBLISHER.release.public().clone(), PUBLISHER.recovery.public().clone()).unwrap()
}

fn today() -> Date {
    Date::parse("2026-11-28").unwrap()
}

/// The sample with some more files.
fn tree(files: &[(&str, String)]) -> Tree {
    let folder = stamped_folder();
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    Tree::read(folder.path()).unwrap()
}

fn pack_of(tree: &Tree) -> Vec<u8> {
    let (handbook, problems) = Handbook::read(tree);
    assert!(problems.iter().all(|problem| problem.rule != "signing"), "{problems:?}");
    let mut bytes = Vec::new();
    build(&handbook.unwrap(), &mut bytes, &|_| {}).unwrap();
    bytes
}

static PLAIN: LazyLock<Vec<u8>> = LazyLock::new(|| pack_of(&tree(&[])));

fn keys_file() -> (&'static str, String) {
    ("keys.toml", toml::to_string(&keys()).unwrap())
}

fn block(name: &'static str, block: &SignedBlock) -> (&'static str, String) {
    (name, block_file(block).unwrap())
}

fn checked(trust: &Trust, pack: &[u8]) -> Result<doorstep_core::trust::Approved, TrustError> {
    let signed = SignedBytes::read(&ByteSource::from_memory(pack)).unwrap();
    trust.check(&signed.manifest, signed.signature.as_deref(), today())
}

fn rotated(last: &Trust, release: &SecretKey) -> SignedBlock {
    rotate(last, &PUBLISHER.recovery, vec![release.public().clone()], vec![], None).unwrap().1
}

#[test]
fn p1_signing_leaves_every_byte_before_the_signature_and_the_pack_whole() {
    let trust = Trust::new(keys());
    let signed = sign_pack(PLAIN.clone(), &PUBLISHER.release, Some(&trust), today()).unwrap();
    let before = SignedBytes::read(&ByteSource::from_memory(PLAIN.as_slice())).unwrap();
    let kept = usize::try_from(before.signature_start()).unwrap();
    assert_eq!(signed.bytes[..kept], PLAIN[..kept]);
    assert_eq!(before.ending(&[]), PLAIN[kept..], "an unsigned pack is one with an empty signature");
    assert_eq!(signed.approved.unwrap().edition, Edition { epoch: 0, version: 3 });
    Pack::open(&PackLocation::Memory(signed.bytes.as_slice().into())).unwrap().verify().unwrap();
    assert!(checked(&trust, &signed.bytes).is_ok());

    // Signed again, by whomever, only the signature changes.
    let again = sign_pack(signed.bytes.clone(), &PUBLISHER.next, None, today()).unwrap();
    assert_eq!(again.bytes[..kept], PLAIN[..kept]);
    assert!(matches!(checked(&trust, &again.bytes), Err(TrustError::NotSignedBy { .. })));
}

#[test]
fn p1_p4_a_signed_pack_is_refused_with_any_part_or_signature_of_another() {
    let trust = Trust::new(keys());
    let first = sign_pack(PLAIN.clone(), &PUBLISHER.release, Some(&trust), today()).unwrap().bytes;
    let other = pack_of(&with("en/plan.md", "title = \"", "title = \"Another "));
    let second = sign_pack(other, &PUBLISHER.release, Some(&trust), today()).unwrap().bytes;
    let read = |pack: &[u8]| SignedBytes::read(&ByteSource::from_memory(pack)).unwrap();
    let (of_first, of_second) = (read(&first), read(&second));
    assert_ne!(of_first.manifest, of_second.manifest);

    let with_signature = |pack: &[u8], of: &SignedBytes, signature: &[u8]| {
        [&pack[..usize::try_from(of.signature_start()).unwrap()], &of.ending(signature)].concat()
    };
    let swapped = with_signature(&first, &of_first, of_second.signature.as_ref().unwrap());
    assert!(matches!(checked(&trust, &swapped), Err(TrustError::NotSignedBy { .. })));
    let stripped = with_signature(&first, &of_first, &[]);
    assert!(matches!(checked(&trust, &stripped), Err(TrustError::Unsigned { .. })));

    // A byte of any part: the manifest is believed, and the pack is not whole.
    let manifest = Pack::open(&PackLocation::Memory(first.as_slice().into())).unwrap().manifest().clone();
    for part in &manifest.parts {
        let mut changed = first.clone();
        changed[usize::try_from(part.offset + part.size / 2).unwrap()] ^= 1;
        assert!(checked(&trust, &changed).is_ok());
        let opened = Pack::open(&PackLocation::Memory(changed.into()));
        assert!(opened.is_err() || opened.unwrap().verify().is_err(), "{}", part.name);
    }
    // Cut anywhere in its ending.
    for cut in 1..600 {
        let cut = &first[..first.len() - cut];
        let read = SignedBytes::read(&ByteSource::from_memory(cut));
        let told = read.map(|read| trust.check(&read.manifest, read.signature.as_deref(), today()));
        assert!(!matches!(told, Ok(Ok(_))));
    }
}

#[test]
fn p6_an_editor_rotates_and_phones_follow_without_a_new_app() {
    let trust = Trust::new(keys());
    // The key leaks, and whoever has it signs the largest version there is.
    let settings = ("handbook.toml", with_version(u64::MAX >> 1));
    let leaked = sign_pack(pack_of(&tree(&[settings])), &PUBLISHER.release, Some(&trust), today()).unwrap();
    let approved = checked(&trust, &leaked.bytes).unwrap();
    let seen = Seen::after(None, &approved, &keys());

    let next = rotated(&trust, &PUBLISHER.next);
    let pack = pack_of(&tree(&[keys_file(), block("rotation.toml", &next)]));
    let knowing = Trust::new(keys()).and(Some(&next));
    let repaired = sign_pack(pack.clone(), &PUBLISHER.next, Some(&knowing), today()).unwrap();
    let phone = Trust::new(keys()).and(seen.keys());
    let approved = checked(&phone, &repaired.bytes).unwrap();
    assert_eq!(approved.edition, Edition { epoch: 1, version: 3 });
    assert_eq!(Floor::of(None, seen.edition(&keys())).order(approved.edition), Order::Newer);

    // The editor cannot sign what no phone would take.
    for (key, known) in [(&PUBLISHER.release, &knowing), (&PUBLISHER.recovery, &knowing)] {
        let told = sign_pack(pack.clone(), key, Some(known), today());
        assert!(matches!(told, Err(SignError::NotBelieved(TrustError::NotSignedBy { .. }))));
    }
    let old_pack = sign_pack(PLAIN.clone(), &PUBLISHER.release, Some(&knowing), today());
    assert!(matches!(old_pack, Err(SignError::NotBelieved(TrustError::OldEpoch { .. }))));
    assert!(matches!(sign_pack(pack, &PUBLISHER.next, None, today()), Err(SignError::NeedsKeys)));
}

fn with_version(version: u64) -> String {
    let settings = std::fs::read_to_string(stamped_folder().path().join("handbook.toml")).unwrap();
    settings.replace("version = 3", &format!("version = {version}"))
}

#[test]
fn p6_each_rotation_goes_on_from_the_last() {
    let first = Trust::new(keys());
    let (rotation, signed) =
        rotate(&first, &PUBLISHER.recovery, vec![PUBLISHER.next.public().clone()], vec![], None).unwrap();
    assert_eq!((rotation.epoch, &rotation.revoked), (1, &vec![PUBLISHER.release.public().clone()]));
    let second = Trust::new(keys()).and(Some(&signed));
    let agency = PUBLISHER.agency.public().clone();
    let third_key = fresh();
    let (rotation, _) =
        rotate(&second, &PUBLISHER.recovery, vec![third_key.public().clone()], vec![agency.clone()], None).unwrap();
    let revoked = [PUBLISHER.release.public().clone(), PUBLISHER.next.public().clone(), agency];
    assert_eq!((rotation.epoch, &rotation.revoked[..]), (2, &revoked[..]));
    // A key that stays is not revoked.
    let both = vec![PUBLISHER.next.public().clone(), third_key.public().clone(), third_key.public().clone()];
    let (rotation, _) = rotate(&second, &PUBLISHER.recovery, both, vec![], Some(9)).unwrap();
    assert_eq!((rotation.epoch, rotation.release.len(), rotation.revoked.len()), (9, 2, 1));

    let refused = |release: &SecretKey, by: &SecretKey, epoch| {
        rotate(&second, by, vec![release.public().clone()], vec![], epoch).unwrap_err()
    };
    assert!(matches!(refused(&third_key, &PUBLISHER.release, None), SignError::NotRecovery));
    assert!(matches!(refused(&PUBLISHER.release, &PUBLISHER.recovery, None), SignError::KeysContradict), "revoked");
    assert!(matches!(refused(&PUBLISHER.recovery, &PUBLISHER.recovery, None), SignError::KeysContradict));
    assert!(matches!(refused(&third_key, &PUBLISHER.recovery, Some(1)), SignError::EpochIsOver(1)));
    let (_, last) =
        rotate(&second, &PUBLISHER.recovery, vec![third_key.public().clone()], vec![], Some(u64::MAX)).unwrap();
    let at_the_end = Trust::new(keys()).and(Some(&last));
    let more = rotate(&at_the_end, &PUBLISHER.recovery, vec![fresh().public().clone()], vec![], None);
    assert!(matches!(more, Err(SignError::NoMoreEpochs)));
}

#[test]
fn p6_an_agency_builds_and_signs_its_overlay() {
    let trust = Trust::new(national());
    let block_of = |trust: &Trust, delegation: &Delegation| delegate(trust, &PUBLISHER.recovery, delegation);
    let signed = block_of(&trust, &delegation()).unwrap();
    let national_keys = ("keys.toml", toml::to_string(&national()).unwrap());
    let pack = pack_of(&tree(&[national_keys, block("delegation.toml", &signed)]));
    let signed_pack = sign_pack(pack.clone(), &PUBLISHER.agency, Some(&trust), today()).unwrap();
    let approved = checked(&trust, &signed_pack.bytes).unwrap();
    assert_eq!((approved.handbook.as_str(), approved.signer.name().as_str()), ("sample", "The County"));
    assert!(sign_pack(pack, &PUBLISHER.release, Some(&trust), today()).is_err());

    let revoked =
        rotate(&trust, &PUBLISHER.recovery, vec![PUBLISHER.next.public().clone()], vec![delegation().key], None);
    let later = Trust::new(national()).and(Some(&revoked.unwrap().1));
    assert!(matches!(checked(&later, &signed_pack.bytes), Err(TrustError::KeyRevoked { .. })));
    for odd in [
        Delegation { overlay: "country".into(), ..delegation() },
        Delegation { overlay: "No id".into(), ..delegation() },
        Delegation { key: PUBLISHER.release.public().clone(), ..delegation() },
        Delegation { handbook: "elsewhere".into(), ..delegation() },
    ] {
        assert!(matches!(block_of(&trust, &odd), Err(SignError::DelegationContradicts)), "{odd:?}");
    }
    assert!(matches!(block_of(&later, &delegation()), Err(SignError::DelegationContradicts)), "a revoked key");
    let by_release = delegate(&trust, &PUBLISHER.release, &delegation());
    assert!(matches!(by_release, Err(SignError::NotRecovery)));
}

fn national() -> Keys {
    let name = Name::parse("The Country").unwrap();
    Keys::new("country", name, PUBLISHER.release.public().clone(), PUBLISHER.recovery.public().clone()).unwrap()
}

fn delegation() -> Delegation {
    Delegation {
        handbook: "country".into(),
        overlay: "sample".into(),
        agency: Name::parse("The County").unwrap(),
        key: PUBLISHER.agency.public().clone(),
        epoch: 0,
        expires: Date::parse("2027-06-30").unwrap(),
    }
}

#[test]
fn p6_files_that_no_phone_would_take_do_not_build() {
    let trust = Trust::new(keys());
    let rotation = block("rotation.toml", &rotated(&trust, &PUBLISHER.next));
    let foreign = delegate(&Trust::new(national()), &PUBLISHER.recovery, &delegation()).unwrap();
    let by_release = PUBLISHER.release.sign(b"{}").unwrap();
    let by_release = block("rotation.toml", &SignedBlock { block: "{}".into(), signature: by_release });
    let national_keys = ("keys.toml", toml::to_string(&national()).unwrap());
    let over = Delegation { expires: Date::parse("2026-11-27").unwrap(), ..delegation() };
    let over = delegate(&Trust::new(national()), &PUBLISHER.recovery, &over).unwrap();
    for (files, file) in [
        (vec![national_keys.clone(), block("delegation.toml", &over)], "delegation.toml"),
        (vec![rotation.clone()], "rotation.toml"),
        (vec![("keys.toml", "publisher = 1".into()), rotation], "keys.toml"),
        (vec![national_keys.clone()], "keys.toml"),
        (vec![keys_file(), by_release], "rotation.toml"),
        (vec![keys_file(), block("delegation.toml", &foreign)], "delegation.toml"),
        (vec![block("delegation.toml", &foreign)], "delegation.toml"),
        (
            vec![
                national_keys,
                block("delegation.toml", &foreign),
                ("handbook.toml", with_version(3).replace("\"sample\"", "\"other\"")),
            ],
            "delegation.toml",
        ),
    ] {
        let problems = broken(&tree(&files));
        let signing: Vec<_> = problems.iter().filter(|problem| problem.1 == "signing").collect();
        assert_eq!(signing.len(), 1, "{problems:?}");
        assert_eq!(signing[0].2, file, "{problems:?}");
    }
}

#[test]
fn a_key_opens_with_its_passphrase_alone() {
    let new = NewKey::generate(Some("long enough")).unwrap();
    assert!(SecretKey::is_guarded(&new.secret).unwrap());
    assert!(!new.secret.contains(&NewKey::generate(None).unwrap().secret[50..120]));
    let opened = SecretKey::open(&new.secret, Some("long enough")).unwrap();
    assert_eq!((opened.public(), &PublicKey::parse_file(&new.public).unwrap()), (&new.key, &new.key));
    assert!(matches!(SecretKey::open(&new.secret, Some("long enougH")), Err(SignError::WrongPassphrase)));
    assert!(matches!(SecretKey::open(&new.secret, None), Err(SignError::NeedsPassphrase)));
    assert!(matches!(NewKey::generate(Some("")), Err(SignError::Passphrase)));
    assert!(matches!(NewKey::generate(Some(&"x".repeat(1025))), Err(SignError::Passphrase)));
}

#[test]
fn a_key_of_the_program_minisign_signs_here() {
    let key = SecretKey::open(OPEN_KEY, None).unwrap();
    assert_eq!(*key.public(), PublicKey::parse_file(OPEN_PUB).unwrap());
    assert!(SecretKey::is_guarded(GUARDED_KEY).unwrap());
}

/// The program chose its cost; nothing else takes as much here.
#[test]
#[ignore = "takes 1 GiB of memory"]
fn a_guarded_key_of_the_program_minisign_opens_here() {
    let key = SecretKey::open(GUARDED_KEY, Some("a passphrase")).unwrap();
    assert_eq!(*key.public(), PublicKey::parse_file(GUARDED_PUB).unwrap());
}

#[test]
fn what_is_no_secret_key_is_refused_before_a_passphrase_is_asked_for() {
    let secret = NewKey::generate(None).unwrap().secret;
    let (comment, key) = secret.trim_end().split_once('\n').unwrap();
    for text in [
        String::new(),
        OPEN_PUB.to_owned(),
        key.to_owned(),
        format!("{comment}\n{}\n", &key[..100]),
        format!("{comment}\n{key}\nmore\n"),
        format!("{comment}\n{}\n", key.replacen("RW", "RX", 1)),
    ] {
        assert!(matches!(SecretKey::is_guarded(&text), Err(SignError::NotAKey)), "{text}");
        assert!(matches!(SecretKey::open(&text, Some("x")), Err(SignError::NotAKey)), "{text}");
    }
    // Two halves that do not belong together sign nothing.
    let other = NewKey::generate(None).unwrap().secret;
    let other = other.lines().nth(1).unwrap();
    let mixed = format!("{comment}\n{}{}\n", &key[..120], &other[120..]);
    assert!(matches!(SecretKey::open(&mixed, None), Err(SignError::BrokenKey)));
}
