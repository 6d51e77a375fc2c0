//! From release to release: packs are reproducible, and no bookmark is lost.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::collections::BTreeMap;

use doorstep_core::bookmarks::{Bookmarks, StoreKey};
use doorstep_core::doorstep::SavedState;
use doorstep_core::pack::{Date, Pack, PackLocation};
use doorstep_press::check::check;
use doorstep_press::problem::Level;
use doorstep_tests::repository;
use doorstep_tests::sample::{Release, Section, bundled_pack, id, open, pack_of};
use proptest::prelude::*;

/// What an editor does between two releases.
#[derive(Clone, Debug)]
enum Edit {
    Add,
    Reword(usize),
    Merge(usize, usize),
    Remove(usize),
    Reorder(usize, usize),
}

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        Just(Edit::Add),
        any::<usize>().prop_map(Edit::Reword),
        any::<(usize, usize)>().prop_map(|(a, b)| Edit::Merge(a, b)),
        any::<usize>().prop_map(Edit::Remove),
        any::<(usize, usize)>().prop_map(|(a, b)| Edit::Reorder(a, b)),
    ]
}

/// What must have become of a section that was saved in the first release.
#[derive(Clone, Debug, PartialEq)]
enum Fate {
    Same,
    Changed,
    Moved(String),
    Removed,
}

fn today() -> Date {
    Date::parse("2026-11-28").unwrap()
}

fn first_release() -> Release {
    let section = |number| Section { id: format!("s{number}"), text: format!("Text number {number}.") };
    Release { sections: (0..4).map(section).collect(), ..Release::default() }
}

fn apply(release: &mut Release, edit: &Edit, next: &mut usize) {
    let count = release.sections.len();
    match *edit {
        Edit::Add => {
            *next += 1;
            release.sections.push(Section { id: format!("s{next}"), text: "New text.".into() });
        }
        Edit::Reword(at) => {
            *next += 1;
            release.sections[at % count].text = format!("Reworded text {next}.");
        }
        Edit::Merge(from, to) if count > 1 && from % count != to % count => {
            let to = release.sections[to % count].id.clone();
            let from = release.sections.remove(from % count).id;
            release.moved.push((from, to));
        }
        Edit::Remove(at) if count > 1 => {
            let gone = release.sections.remove(at % count);
            release.removed.push((gone.id.clone(), format!("Title of {}", gone.id)));
        }
        Edit::Reorder(a, b) => release.sections.swap(a % count, b % count),
        Edit::Merge(..) | Edit::Remove(_) => {}
    }
}

/// Follows an id by hand, as the model of what the pack should answer.
fn fate(id: &str, first: &Release, last: &Release) -> Fate {
    let moved: BTreeMap<_, _> = last.moved.iter().cloned().collect();
    let mut at = id.to_owned();
    while let Some(next) = moved.get(&at) {
        at.clone_from(next);
    }
    let text = |release: &Release| release.sections.iter().find(|section| section.id == at).map(|s| s.text.clone());
    match text(last) {
        None => Fate::Removed,
        Some(_) if at != id => Fate::Moved(at),
        Some(now) if Some(&now) == text(first).as_ref() => Fate::Same,
        Some(_) => Fate::Changed,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn p10_no_update_loses_a_bookmark(edits in prop::collection::vec(edit(), 0..12)) {
        let first = first_release();
        let folder = tempfile::tempdir().unwrap();
        let (bookmarks, _) = Bookmarks::open(folder.path(), StoreKey::from_bytes([7; 32])).unwrap();
        let before = open(&pack_of(&first.tree()), &["en"]).unwrap();
        let mut saved = Vec::new();
        for section in &first.sections {
            saved.push((before.save(&bookmarks, &id(&section.id), 0).unwrap(), section.id.clone()));
        }

        let (mut last, mut next) = (first.clone(), 100);
        edits.iter().for_each(|edit| apply(&mut last, edit, &mut next));
        let tree = last.tree();
        let pack = Pack::open(&PackLocation::Memory(pack_of(&first.tree()).into())).unwrap();
        let errors: Vec<_> = check(&tree, Some(&pack), today()).problems.into_iter().filter(|p| p.level == Level::Error && p.rule != "not-findable").collect();
        prop_assert_eq!(errors, vec![]);

        let after = open(&pack_of(&tree), &["en"]).unwrap();
        let list = after.saved(&bookmarks, None).unwrap();
        prop_assert_eq!(list.len(), saved.len());
        for (bookmark, section) in saved {
            let entry = list.iter().find(|entry| entry.id == bookmark).unwrap();
            let expected = fate(&section, &first, &last);
            let found = match entry.state {
                SavedState::Unchanged => Fate::Same,
                SavedState::Changed => Fate::Changed,
                SavedState::Moved => Fate::Moved(entry.section.clone().unwrap().to_string()),
                SavedState::Removed => Fate::Removed,
                SavedState::Elsewhere => panic!("the handbook is the same"),
            };
            prop_assert_eq!(&found, &expected);
            prop_assert!(!entry.title.is_empty(), "even what is gone says what it was");
            if let Some(open) = &entry.section {
                prop_assert!(after.article(open, None).is_ok());
            }
        }
    }
}

#[test]
fn p10_an_id_lost_since_the_last_release_is_an_error() {
    let first = first_release();
    let pack = Pack::open(&PackLocation::Memory(pack_of(&first.tree()).into())).unwrap();
    let mut next = first.clone();
    next.sections.remove(1);
    let rules: Vec<_> =
        check(&next.tree(), Some(&pack), today()).problems.into_iter().map(|problem| problem.rule).collect();
    assert!(rules.contains(&"lost-id"), "{rules:?}");
}

#[test]
fn p10_an_id_retired_in_the_last_release_is_not_used_again() {
    let mut first = first_release();
    first.removed.push(("gone".into(), "Gone".into()));
    let pack = Pack::open(&PackLocation::Memory(pack_of(&first.tree()).into())).unwrap();
    let mut next = first.clone();
    next.removed.clear();
    next.sections.push(Section { id: "gone".into(), text: "Something else.".into() });
    let rules: Vec<_> =
        check(&next.tree(), Some(&pack), today()).problems.into_iter().map(|problem| problem.rule).collect();
    assert!(rules.contains(&"reused-id"), "{rules:?}");
}

#[test]
fn a_moved_section_is_one_bookmark_under_either_name() {
    let folder = tempfile::tempdir().unwrap();
    let (bookmarks, _) = Bookmarks::open(folder.path(), StoreKey::from_bytes([7; 32])).unwrap();
    let mut release = first_release();
    let before = open(&pack_of(&release.tree()), &["en"]).unwrap();
    let saved = before.save(&bookmarks, &id("s0"), 0).unwrap();
    release.sections.remove(0);
    release.moved.push(("s0".into(), "s1".into()));
    let after = open(&pack_of(&release.tree()), &["en"]).unwrap();
    assert_eq!(after.save(&bookmarks, &id("s1"), 0).unwrap(), saved);
    assert_eq!(after.save(&bookmarks, &id("s0"), 0).unwrap(), saved);
    assert_eq!(after.article(&id("s0"), None).unwrap().section, id("s1"));
}

#[test]
fn p13_a_pack_of_format_3_opens_reads_and_searches() {
    let frozen = std::fs::read(repository::root().join("tests/fuzz/bases/format-3.pack")).unwrap();
    let doorstep = open(&frozen, &["en"]).unwrap();
    assert_eq!(doorstep.pack().manifest().format, 3);
    doorstep.pack().verify().unwrap();
    assert_eq!(doorstep.article(&id("b1"), None).unwrap().title, "A safety plan b1");
    assert!(!doorstep.search("safety plan", None, 0..5).unwrap().hits.is_empty());
}

#[test]
fn p11_the_same_files_give_the_same_bytes() {
    assert_eq!(bundled_pack(), bundled_pack());
}
