//! Dependencies point one way, and whoever reads a handbook compiles no terminal.

#![allow(clippy::unwrap_used, missing_docs)]

use std::collections::BTreeSet;
use std::process::Command;

use doorstep_tests::repository::{root, rust_files};

/// What a command line and a terminal are made of, and the crate that has them.
const TERMINAL: [&str; 8] =
    ["annotate-snippets", "clap", "crossterm", "doorstep", "indicatif", "miette", "ratatui", "signal-hook"];

const WITH_TESTS: &str = "normal,build,dev";

/// Every crate below one, along some kinds of edges.
fn below(package: &str, edges: &str) -> BTreeSet<String> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let tree = Command::new(cargo)
        .args(["tree", "--offline", "--package", package, "--edges", edges])
        .args(["--prefix", "none", "--format", "{p}"])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(tree.status.success(), "{}", String::from_utf8_lossy(&tree.stderr));
    let listed = String::from_utf8(tree.stdout).unwrap();
    listed.lines().skip(1).filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect()
}

#[test]
fn the_library_the_border_and_the_tests_know_no_terminal() {
    // The benchmarks' own library reads a command line, so that of `doorstep-tests` only what others get is looked at.
    for (package, edges) in [
        ("doorstep-core", WITH_TESTS),
        ("doorstep-strings", WITH_TESTS),
        ("doorstep-press", WITH_TESTS),
        ("doorstep-ffi", WITH_TESTS),
        ("doorstep-tests", "normal,build"),
    ] {
        let below = below(package, edges);
        let terminal: Vec<_> = TERMINAL.iter().filter(|name| below.contains(**name)).collect();
        assert!(terminal.is_empty(), "{package}: {terminal:?}");
    }
    let tests = below("doorstep-tests", WITH_TESTS);
    assert!(tests.contains("doorstep-press") && !tests.contains("doorstep") && !tests.contains("ratatui"));
    assert!(below("doorstep", "normal").contains("ratatui"), "the list is real");
}

#[test]
fn the_peers_depend_on_the_library_alone() {
    let manifest = std::fs::read_to_string(root().join("tests/peers/Cargo.toml")).unwrap();
    let dependencies = manifest.split_once("[dependencies]").unwrap().1;
    let ours: Vec<_> = dependencies.lines().filter(|line| line.contains("path = ")).collect();
    assert!(ours.iter().any(|line| line.starts_with("doorstep-core ")), "the list is real");
    assert!(ours.iter().all(|line| !line.starts_with("doorstep ")), "{ours:?}");
}

#[test]
fn dependencies_point_one_way() {
    let ours = |package: &str| -> BTreeSet<String> {
        below(package, WITH_TESTS).into_iter().filter(|name| name.starts_with("doorstep")).collect()
    };
    let set = |names: &[&str]| names.iter().map(ToString::to_string).collect::<BTreeSet<_>>();
    assert_eq!(ours("doorstep-core"), set(&[]));
    assert_eq!(ours("doorstep-words"), set(&[]));
    assert_eq!(ours("doorstep-strings"), set(&["doorstep-core"]));
    assert_eq!(ours("doorstep-press"), set(&["doorstep-core", "doorstep-words"]));
}

#[test]
fn core_and_border_compile_in_nothing_from_outside_their_folders() {
    let mut read = 0;
    for folder in ["core", "bindings"] {
        for file in rust_files(&root().join(folder).join("src")) {
            let text = std::fs::read_to_string(&file).unwrap();
            for included in text.split("include_").skip(1).filter_map(|rest| rest.split('"').nth(1)) {
                read += 1;
                let path = file.parent().unwrap().join(included).canonicalize().unwrap();
                assert!(path.starts_with(root().join(folder).canonicalize().unwrap()), "{}", file.display());
            }
        }
    }
    assert!(read > 0, "there is something to look at");
}
