//! The worker's own numbers, over the bundled handbook.

#![expect(clippy::unwrap_used, reason = "tests")]

use std::sync::Arc;

use doorstep_core::pack::PackLocation;
use doorstep_ffi::{Bookmarks, Doorstep, FilledNumber, Limit, OwnNumber, StoreError};

fn doorstep(language: &str) -> Arc<Doorstep> {
    match doorstep_press::bundled::pack().unwrap() {
        PackLocation::Memory(bytes) => Doorstep::open_bytes(bytes.to_vec(), vec![language.to_owned()]).unwrap(),
        elsewhere => unreachable!("{elsewhere:?}"),
    }
}

#[test]
fn every_slot_has_its_name_and_says_what_is_filled() {
    let folder = tempfile::tempdir().unwrap();
    let store = Bookmarks::open(folder.path().to_str().unwrap().to_owned(), vec![7; 32]).unwrap();
    let (english, spanish) = (doorstep("en"), doorstep("es"));
    let empty = english.own_numbers(&store).unwrap();
    assert!(empty.iter().all(|slot| slot.number.is_none() && !slot.damaged && !slot.name.is_empty()));
    store.set_number(OwnNumber::Supervisor, " (555) 010-0199 ext. 7 ".into(), "Ana".into()).unwrap();
    let slots = spanish.own_numbers(&store).unwrap();
    assert!(slots.iter().zip(&empty).all(|(here, there)| here.slot == there.slot && here.name != there.name));
    let filled: Vec<_> = slots.into_iter().filter_map(|slot| Some((slot.slot, slot.number?))).collect();
    let ana = FilledNumber { number: "(555) 010-0199 ext. 7".into(), dial: "5550100199,7".into(), label: "Ana".into() };
    assert!(filled == [(OwnNumber::Supervisor, ana)]);
    store.clear_number(OwnNumber::Supervisor).unwrap();
    assert!(english.own_numbers(&store).unwrap() == empty);
}

#[test]
fn what_is_no_number_is_refused_with_a_case_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let store = Bookmarks::open(folder.path().to_str().unwrap().to_owned(), vec![7; 32]).unwrap();
    let set = |number: &str, label: &str| store.set_number(OwnNumber::Clinic, number.into(), label.into());
    assert_eq!(set("front desk", ""), Err(StoreError::NotANumber));
    assert_eq!(set("", ""), Err(StoreError::NotANumber));
    assert_eq!(set(&"5".repeat(41), ""), Err(StoreError::TooLarge { limit: Limit::Number, most: 40 }));
    assert_eq!(set("5", &"a".repeat(81)), Err(StoreError::TooLarge { limit: Limit::Label, most: 80 }));
    store.wipe().unwrap();
    assert_eq!(set("5", ""), Err(StoreError::Wiped));
}
