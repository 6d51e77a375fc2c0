//! A phone installs a handbook.

#![expect(clippy::unwrap_used, reason = "tests")]

use std::fs;
use std::path::Path;

use doorstep_core::pack::Signing;
use doorstep_ffi::{InstallError, Packs};
use doorstep_tests::publisher::{Edition, Publisher};

const HANDBOOK: &str = "visits";
/// 2026-07-01.
const NOW: i64 = 1_782_864_000;

fn path(folder: &Path, name: &str) -> String {
    folder.join(name).to_str().unwrap().to_owned()
}

#[test]
fn p8_a_phone_looks_installs_and_goes_back() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| path(folder.path(), name);
    let office = Publisher::new(HANDBOOK, "National Office").unwrap();
    fs::write(path("bundled"), Edition::new(HANDBOOK, 2).pack().unwrap()).unwrap();
    fs::write(path("arrived"), office.sign(&Edition::new(HANDBOOK, 3).pack().unwrap()).unwrap()).unwrap();
    fs::write(path("older"), office.sign(&Edition::new(HANDBOOK, 1).pack().unwrap()).unwrap()).unwrap();
    let open = || {
        let packs = Packs::at(path("packs"), path("bundled"), Some(office.keys_toml().unwrap())).unwrap();
        let opened = packs.open_handbook(vec!["en".into()], None).unwrap();
        assert_eq!(opened.notices, []);
        (packs, opened.doorstep)
    };
    let (packs, doorstep) = open();
    let offer = packs.inspect(path("arrived"), &doorstep, NOW, None).unwrap();
    assert_eq!(offer.publisher.as_deref(), Some("National Office"));
    assert_eq!((offer.release.version, offer.replaces.unwrap().version), (3, 2));
    packs.keep(offer.id).unwrap();
    assert_eq!(packs.install(offer.id), Err(InstallError::NothingOffered), "kept what was there");
    let first = packs.inspect(path("arrived"), &doorstep, NOW, None).unwrap();
    let second = packs.inspect(path("arrived"), &doorstep, NOW, None).unwrap();
    assert_eq!(packs.install(first.id), Err(InstallError::NothingOffered), "another was looked at since");
    fs::remove_file(path("arrived")).unwrap();
    assert_eq!(packs.restore(second.id), Err(InstallError::NothingOffered), "it was not offered as one to go back to");
    let (packs, doorstep) = open();
    assert!(packs.inspect(path("arrived"), &doorstep, NOW, None) == Err(InstallError::Unreadable));
    fs::write(path("arrived"), office.sign(&Edition::new(HANDBOOK, 3).pack().unwrap()).unwrap()).unwrap();
    let offer = packs.inspect(path("arrived"), &doorstep, NOW, None).unwrap();
    fs::remove_file(path("arrived")).unwrap();
    assert_eq!(packs.install(offer.id), Ok(()), "the file is not needed any more");
    assert_eq!(doorstep.home(NOW).unwrap().version, 2, "what is open stays open");
    let (packs, doorstep) = open();
    assert_eq!(doorstep.home(NOW).unwrap().version, 3);
    let older = packs.inspect(path("older"), &doorstep, NOW, None);
    assert_eq!(older, Err(InstallError::Older { version: 1, newest: 3 }));
    assert_eq!(
        packs.list().unwrap().iter().map(|pack| (pack.version, pack.in_use)).collect::<Vec<_>>(),
        [(3, true), (2, false)]
    );
    let before = packs.inspect_before(&doorstep, NOW, None).unwrap();
    assert!(before.older && before.publisher.is_none());
    packs.restore(before.id).unwrap();
    assert_eq!(open().1.home(NOW).unwrap().version, 2);
}

#[test]
fn p5_p6_a_clock_that_was_set_back_brings_no_delegation_back() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| path(folder.path(), name);
    let office = Publisher::new(HANDBOOK, "National Office").unwrap();
    let county = Publisher::new("county", "Kings County").unwrap();
    let overlay = Some(office.delegation(&county, "2026-12-31").unwrap());
    let sections = vec![("kings1", "Reporting in this county")];
    let addition = Edition {
        topic: "county",
        sections,
        signing: Signing { overlay, ..Signing::default() },
        ..Edition::new("county", 1)
    };
    fs::write(path("bundled"), Edition::new(HANDBOOK, 2).pack().unwrap()).unwrap();
    fs::write(path("arrived"), county.sign(&addition.pack().unwrap()).unwrap()).unwrap();
    let packs = Packs::at(path("packs"), path("bundled"), Some(office.keys_toml().unwrap())).unwrap();
    let doorstep = packs.open_handbook(vec![], None).unwrap().doorstep;
    assert!(packs.inspect(path("arrived"), &doorstep, NOW, None).is_ok());
    doorstep.home(NOW + 300 * 86_400).unwrap();
    let late = packs.inspect(path("arrived"), &doorstep, NOW, None);
    assert!(matches!(late, Err(InstallError::DelegationOver { .. })), "{late:?}");
}

#[test]
fn p1_a_phone_without_keys_installs_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| path(folder.path(), name);
    let office = Publisher::new(HANDBOOK, "National Office").unwrap();
    fs::write(path("bundled"), Edition::new(HANDBOOK, 2).pack().unwrap()).unwrap();
    fs::write(path("arrived"), office.sign(&Edition::new(HANDBOOK, 3).pack().unwrap()).unwrap()).unwrap();
    let packs = Packs::at(path("packs"), path("bundled"), None).unwrap();
    let doorstep = packs.open_handbook(vec![], None).unwrap().doorstep;
    assert_eq!(packs.inspect(path("arrived"), &doorstep, NOW, None), Err(InstallError::NoKey));
    assert!(Packs::at(path("packs"), path("bundled"), Some("no keys".into())).is_err());
}
