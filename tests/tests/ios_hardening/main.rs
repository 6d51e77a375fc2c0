//! The iOS app keeps the hardening rows A1–A8, C2, C5, C8, C9, L8, L10, L13, L14 and L15, as far as its texts can show that.
//!
//! Texts are searched, not understood: the rules catch what changes by oversight, not by intent.

mod checks;
mod planted;
mod rules;
mod swift;
mod tree;

use planted::PLANTED;
use rules::RULES;
use tree::Tree;

/// What all rules report.
fn findings(tree: &Tree) -> Vec<String> {
    RULES.iter().flat_map(|rule| rule.findings(tree)).collect()
}

#[test]
fn the_app_keeps_every_rule() {
    let found = findings(&Tree::repository());
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// So that no demand is one that nothing can break.
#[test]
fn every_demand_is_broken_by_a_planted_violation() {
    let tree = Tree::repository();
    for rule in RULES {
        let broken: Vec<_> =
            PLANTED.iter().filter(|bad| bad.rule == rule.id).map(|bad| bad.planted_in(&tree)).collect();
        let unbroken = rule.demands.iter().filter(|demand| broken.iter().all(|tree| demand.findings(tree).is_empty()));
        let unbroken: Vec<_> = unbroken.collect();
        assert!(unbroken.is_empty(), "{}: {unbroken:#?}", rule.id);
    }
}

#[test]
fn every_planted_violation_is_reported() {
    let tree = Tree::repository();
    let quiet: Vec<_> = PLANTED
        .iter()
        .filter(|bad| {
            let broken = bad.planted_in(&tree);
            RULES.iter().filter(|rule| rule.id == bad.rule).all(|rule| rule.findings(&broken).is_empty())
        })
        .map(|bad| format!("{}: {} {:?}", bad.rule, bad.file, bad.new))
        .collect();
    assert!(quiet.is_empty(), "not reported:\n{}", quiet.join("\n"));
}
