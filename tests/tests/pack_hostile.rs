//! Packs that are broken, foreign or hostile: a clear error, or a right answer, and never a panic.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::sync::LazyLock;

use doorstep_core::Doorstep;
use doorstep_core::doorstep::Found;
use doorstep_core::pack::{FORMAT, Manifest, PackError, SearchState};
use doorstep_tests::sample::{Release, Section, bundled_pack, id, locale, open, open_file, pack_of};
use proptest::prelude::*;
use rusqlite::{Connection, MAIN_DB};
use sha2::{Digest, Sha256};

/// Built once: the words of its language make that slow.
static SMALL: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let section = |number| Section { id: format!("s{number}"), text: format!("Words of section {number}.") };
    pack_of(&Release { sections: (0..3).map(section).collect(), ..Release::default() }.tree())
});

fn small_pack() -> Vec<u8> {
    SMALL.clone()
}

/// Uses all that a shell uses; whatever is answered, nothing may panic.
fn use_all(doorstep: &Doorstep) {
    let _ = doorstep.home(1_800_000_000);
    let _ = doorstep.search("words section help plan", None, 0..20);
    let _ = doorstep.contents("topic", None);
    for section in doorstep.pack().content().section_ids().unwrap_or_default().into_iter().take(5) {
        let _ = doorstep.article(&section, Some(&locale("es")));
    }
    let _ = doorstep.pack().verify();
}

fn manifest_at(pack: &[u8]) -> (usize, Manifest) {
    let footer = pack.len() - 40;
    let length = usize::try_from(u64::from_le_bytes(pack[footer..footer + 8].try_into().unwrap())).unwrap();
    (footer - length, serde_json::from_slice(&pack[footer - length..footer]).unwrap())
}

/// The pack with another database in the place of its own, and a manifest that vouches for it.
fn with_database(pack: &[u8], change: &str) -> Vec<u8> {
    let (end, mut manifest) = manifest_at(pack);
    let size = usize::try_from(manifest.parts[0].size).unwrap();
    let mut db = Connection::open_in_memory().unwrap();
    db.deserialize_read_exact(MAIN_DB, &pack[..size], size, false).unwrap();
    db.execute_batch(change).unwrap();
    let content = db.serialize(MAIN_DB).unwrap().to_vec();
    manifest.parts[0].size = content.len() as u64;
    let mut at = content.len() as u64;
    for part in &mut manifest.parts[1..] {
        part.offset = at;
        at += part.size;
    }
    assemble(&[&content, &pack[size..end]], &manifest)
}

fn assemble(parts: &[&[u8]], manifest: &Manifest) -> Vec<u8> {
    closed(&parts.concat(), &serde_json::to_vec(manifest).unwrap())
}

fn closed(parts: &[u8], json: &[u8]) -> Vec<u8> {
    let mut bytes = parts.to_vec();
    bytes.extend(json);
    for number in [json.len() as u64, 0, u64::from(FORMAT), 0] {
        bytes.extend(number.to_le_bytes());
    }
    bytes.extend(b"DOORSTEP");
    bytes
}

#[test]
fn a_whole_pack_verifies_in_memory_and_in_a_file() {
    let pack = bundled_pack();
    open(&pack, &[]).unwrap().pack().verify().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a pack #1 100%?.pack");
    std::fs::write(&path, &pack).unwrap();
    let doorstep = open_file(&path, &["es"]).unwrap();
    doorstep.pack().verify().unwrap();
    assert!(!doorstep.search("trata", None, 0..5).unwrap().hits.is_empty());
}

#[test]
fn what_is_no_pack_is_told_apart_from_what_is_damaged_or_newer() {
    assert!(matches!(open(b"", &[]), Err(PackError::NotAPack)));
    assert!(matches!(open(&[0; 4096], &[]), Err(PackError::NotAPack)));
    let folder = tempfile::tempdir().unwrap();
    assert!(matches!(open_file(folder.path(), &[]), Err(PackError::Unreadable(_))));
    assert!(matches!(open_file(&folder.path().join("none"), &[]), Err(PackError::Unreadable(_))));
    let of_format = |format: u32| {
        let mut pack = small_pack();
        let at = pack.len() - 24;
        pack[at] = u8::try_from(format).unwrap();
        open(&pack, &[]).map(|_| ())
    };
    assert!(matches!(of_format(FORMAT + 1), Err(PackError::Newer)));
    assert!(matches!(of_format(1), Err(PackError::Older)));
    assert!(matches!(of_format(0), Err(PackError::Damaged(_))));
}

/// A pack whose index says that another version of the analysis, or of the format, made it.
fn with_index_of(pack: &[u8], at: usize, value: u8) -> Vec<u8> {
    let (end, manifest) = manifest_at(pack);
    let start = usize::try_from(manifest.parts[1].offset).unwrap();
    let mut parts = pack[..end].to_vec();
    parts[start + at] = value;
    let index = &parts[start..start + usize::try_from(manifest.parts[1].size).unwrap()];
    let sha256 = Sha256::digest(index).iter().map(|byte| format!("{byte:02x}")).collect();
    let mut manifest = manifest;
    manifest.parts[1].sha256 = sha256;
    manifest.analyzer += 1;
    assemble(&[&parts], &manifest)
}

#[test]
fn p12_a_pack_of_another_search_opens_and_is_searched_by_an_index_made_here() {
    let pack = small_pack();
    let whole = open(&pack, &[]).unwrap().search("words section", None, 0..5).unwrap();
    assert_eq!(whole.state, SearchState::Whole);
    // The format of the index, older and newer; the version of the analysis; that of Unicode.
    for (at, value) in [(8, 2), (8, 200), (12, 99), (13, 1), (16, 1)] {
        let doorstep = open(&with_index_of(&pack, at, value), &[]).unwrap();
        doorstep.pack().verify().unwrap();
        assert_eq!(doorstep.article(&id("s1"), None).unwrap().title, "Title of s1");
        let found = doorstep.search("words section", None, 0..5).unwrap();
        assert_eq!(found.state, SearchState::Rebuilt, "byte {at}");
        let ids = |found: &Found| found.hits.iter().map(|hit| hit.section.clone()).collect::<Vec<_>>();
        assert_eq!(ids(&found), ids(&whole), "byte {at}");
        assert_eq!(doorstep.search_state(None), SearchState::Rebuilt);
    }
}

#[test]
fn p12_an_emergency_is_answered_first_by_an_index_made_here_too() {
    let pack = bundled_pack();
    let doorstep = open(&with_index_of(&pack, 12, 99), &["en"]).unwrap();
    for typed in ["911", "he has a gun", "not breathing", "overdose", "she wants to kill herself", "trapped"] {
        let own = open(&pack, &["en"]).unwrap().search(typed, None, 0..3).unwrap();
        let found = doorstep.search(typed, None, 0..3).unwrap();
        assert_eq!(found.state, SearchState::Rebuilt);
        let call = found.hits.first().and_then(|hit| hit.call.clone());
        assert_eq!(call, own.hits.first().and_then(|hit| hit.call.clone()), "{typed}");
        assert!(call.is_some_and(|call| call.phone.contains("911")), "{typed}");
    }
}

#[test]
fn p7_words_of_an_emergency_without_measure_are_refused() {
    // A symbol for a line's end, and codes for nothing else.
    let row = |place: &u8| format!("INSERT INTO emergency VALUES ({place}, x'010A', zeroblob(262144));");
    let with = |rows: &[u8]| {
        let pack = with_database(&small_pack(), &rows.iter().map(row).collect::<String>());
        open(&with_index_of(&pack, 12, 99), &[]).unwrap().search("words", None, 0..5).map(|found| found.total)
    };
    assert_eq!(with(&[1]).unwrap(), 3);
    assert!(with(&[1, 2]).is_err());
}

#[test]
fn p12_where_there_is_too_much_text_for_that_search_is_off_and_the_text_opens() {
    let text = "Words that take room. ".repeat(3000);
    let section = |number| Section { id: format!("s{number}"), text: text.clone() };
    let pack = pack_of(&Release { sections: (0..70).map(section).collect(), ..Release::default() }.tree());
    let doorstep = open(&with_index_of(&pack, 12, 99), &[]).unwrap();
    assert_eq!(doorstep.search_state(None), SearchState::Off);
    assert!(matches!(doorstep.search("words", None, 0..5), Err(PackError::OtherAnalyzer)));
    assert_eq!(doorstep.article(&id("s1"), None).unwrap().title, "Title of s1");
}

#[test]
fn p12_fields_that_are_not_known_are_passed_over_and_required_features_refused_by_name() {
    let pack = small_pack();
    let (end, manifest) = manifest_at(&pack);
    let with = |change: &dyn Fn(&mut serde_json::Value)| {
        let mut manifest = serde_json::to_value(&manifest).unwrap();
        change(&mut manifest);
        open(&closed(&pack[..end], &serde_json::to_vec(&manifest).unwrap()), &[]).map(|doorstep| {
            assert_eq!(doorstep.home(0).unwrap().topics.len(), 1);
        })
    };
    assert!(with(&|manifest| manifest["colour"] = serde_json::json!({ "deep": [[1, { "x": null }]] })).is_ok());
    assert!(with(&|manifest| manifest["parts"][0]["compressed"] = false.into()).is_ok());
    assert!(with(&|manifest| manifest["required"] = serde_json::json!([])).is_ok());
    let told = with(&|manifest| manifest["required"] = serde_json::json!(["pictures"])).unwrap_err();
    assert!(matches!(&told, PackError::NeedsNewer { feature } if feature == "pictures"));
    assert!(told.to_string().contains("pictures"), "{told}");
    // The name is shown: what is no name is damage.
    for name in ["", "\u{1b}]52;c;x\u{7}", "Two words", &"x".repeat(33)] {
        assert!(matches!(
            with(&|manifest| manifest["required"] = serde_json::json!([name])),
            Err(PackError::Damaged(_))
        ));
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_pack_whose_name_is_no_text_is_read_from_its_own_file() {
    use std::os::unix::ffi::OsStrExt;
    let folder = tempfile::tempdir().unwrap();
    let named = folder.path().join(std::ffi::OsStr::from_bytes(b"pack \xff?#%.pack"));
    // What a lossy name leads to is another file.
    std::fs::write(folder.path().join("pack \u{fffd}?#%.pack"), bundled_pack()).unwrap();
    std::fs::write(&named, small_pack()).unwrap();
    let doorstep = open_file(&named, &[]).unwrap();
    assert_eq!(doorstep.article(&id("s1"), None).unwrap().title, "Title of s1");
    doorstep.pack().verify().unwrap();
}

#[test]
fn p2_parts_must_fill_the_file_exactly() {
    let pack = small_pack();
    let (end, manifest) = manifest_at(&pack);
    let refused = |change: &dyn Fn(&mut Manifest)| {
        let mut manifest = manifest.clone();
        change(&mut manifest);
        matches!(open(&assemble(&[&pack[..end]], &manifest), &[]), Err(PackError::Damaged(_)))
    };
    assert!(!refused(&|_| {}), "as it was, it opens");
    assert!(refused(&|m| m.parts[0].size -= 1));
    assert!(refused(&|m| m.parts[1].offset += 1));
    assert!(refused(&|m| m.parts[1].size = u64::MAX));
    assert!(refused(&|m| m.parts[0].name = "other.db".into()));
    assert!(refused(&|m| m.parts.push(m.parts[1].clone())));
    assert!(refused(&|m| {
        m.parts.pop();
    }));
    assert!(refused(&|m| m.locales.push(locale("es"))));
    assert!(refused(&|m| m.source_locale = locale("es")));
    assert!(refused(&|m| m.format = 1));
}

#[test]
fn p9_a_database_with_anything_but_our_tables_is_refused() {
    let pack = small_pack();
    assert!(open(&with_database(&pack, "SELECT 1"), &[]).is_ok(), "unchanged, it opens");
    for change in [
        "CREATE TABLE extra(a)",
        "CREATE VIEW v AS SELECT * FROM section",
        "CREATE TRIGGER t AFTER INSERT ON section BEGIN DELETE FROM passage; END",
        "CREATE INDEX i ON section(topic)",
        "DROP TABLE retired",
        "DROP TABLE topic_text; CREATE VIEW topic_text AS SELECT 1 topic, 'en' locale, 'x' title, 'y' summary",
        "PRAGMA application_id = 0",
    ] {
        assert!(matches!(open(&with_database(&pack, change), &[]), Err(PackError::Damaged(_))), "{change}");
    }
}

#[test]
fn rows_that_make_no_sense_are_errors_not_panics() {
    let pack = small_pack();
    for change in [
        "DELETE FROM handbook",
        "UPDATE handbook SET info = '{'",
        "UPDATE topic SET kind = 'x'",
        "UPDATE section SET id = '../x' WHERE position = 1",
        "UPDATE section SET topic = 99 WHERE position = 1",
        "UPDATE topic SET first = 99",
        "UPDATE topic SET first = -9223372036854775808, sections = 9223372036854775807",
        "UPDATE topic SET sections = 4294967295",
        "UPDATE passage SET shape = x''",
        "UPDATE passage SET shape = x'ffffffff0f'",
        "UPDATE passage SET shape = 'text', text = 7",
        "UPDATE passage SET text = x'ff'",
        "UPDATE passage SET text = zeroblob(16000000)",
        "UPDATE passage SET shape = zeroblob(16000000)",
        "UPDATE passage SET status = x'00ff'",
        "UPDATE passage SET place = 77 WHERE place = 1",
        "UPDATE passage SET place = -place",
        "UPDATE passage SET place = place + 9223372036854770000",
        "UPDATE language SET symbols = x'09'",
        "UPDATE language SET symbols = zeroblob(16000000)",
        "UPDATE language SET symbols = ''",
        "UPDATE language SET number = 99",
        "UPDATE language SET number = -1",
        "UPDATE language SET tag = 'es'",
        "DELETE FROM language",
        "DELETE FROM passage",
        "INSERT INTO retired VALUES ('a', 'b', '{}'), ('b', 'a', '{}')",
    ] {
        if let Ok(doorstep) = open(&with_database(&pack, change), &[]) {
            use_all(&doorstep);
            let _ = doorstep.article(&id("a"), None);
        }
    }
}

#[test]
fn a_truncated_pack_is_an_error_at_every_length() {
    let pack = small_pack();
    for length in (0..pack.len()).step_by(97).chain(pack.len() - 300..pack.len()) {
        assert!(open(&pack[..length], &[]).is_err(), "{length} of {} bytes", pack.len());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn p1_p9_flipped_bits_give_an_error_or_an_answer(flips in prop::collection::vec((any::<prop::sample::Index>(), 0_u8..8), 1..6)) {
        let mut pack = small_pack();
        for (at, bit) in flips {
            let at = at.index(pack.len());
            pack[at] ^= 1 << bit;
        }
        if let Ok(doorstep) = open(&pack, &["es"]) {
            use_all(&doorstep);
        }
    }

    #[test]
    fn p2_verify_finds_every_flipped_bit(at in any::<prop::sample::Index>(), bit in 0_u8..8) {
        let mut pack = small_pack();
        let at = at.index(pack.len());
        pack[at] ^= 1 << bit;
        let sound = open(&pack, &[]).is_ok_and(|doorstep| doorstep.pack().verify().is_ok());
        // The dates and the handbook's name in the manifest are vouched for by a signature only.
        let (manifest, _manifest) = manifest_at(&small_pack());
        prop_assert!(!sound || at >= manifest, "byte {}", at);
    }

    #[test]
    fn random_bytes_are_no_pack(bytes in prop::collection::vec(any::<u8>(), 0..5000)) {
        prop_assert!(open(&bytes, &[]).is_err());
    }
}

#[test]
fn a_damaged_index_of_another_language_keeps_nobody_from_searching_theirs() {
    let whole = bundled_pack();
    let parts = open(&whole, &["en"]).unwrap().pack().manifest().parts.clone();
    let spanish = usize::try_from(parts.iter().find(|part| part.name == "index.es").unwrap().offset).unwrap();
    let mut damaged = whole.clone();
    damaged[spanish] ^= 1;
    let english = open(&damaged, &["en"]).unwrap();
    let hits = |doorstep: &Doorstep| doorstep.search("safety plan", None, 0..3).map(|found| found.hits.len());
    assert_eq!(hits(&english).unwrap(), 3);
    assert!(matches!(english.pack().verify(), Err(PackError::Damaged(_))));
    let reader = open(&damaged, &["es"]).unwrap();
    assert_eq!(reader.article(&id("hmd5r"), None).unwrap().shown.locale, locale("es"), "the text opens");
    assert!(matches!(hits(&reader), Err(PackError::Damaged(_))), "and search says why it cannot");
}
