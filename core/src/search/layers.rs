//! The modules of search rest on one another in one direction: no circle, and nothing that rests on search.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Modules by path, such as `search::index::build`, with those that each one's `use` lines name.
type Arrows = BTreeMap<String, BTreeSet<String>>;

/// A module's path and its text without its tests.
type Source = (String, String);

/// The modules in a folder, but those of tests alone.
fn sources(folder: &Path, module: &str) -> Vec<Source> {
    let mut sources = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap();
        let inner = if name == "mod" { module.to_owned() } else { format!("{module}::{name}") };
        if path.is_dir() {
            sources.extend(self::sources(&path, &inner));
        } else if path.extension().is_some_and(|end| end == "rs") {
            let text = std::fs::read_to_string(&path).unwrap();
            let text = text.split("\n#[cfg(test)]\nmod tests {").next().unwrap().to_owned();
            sources.push((inner, text));
        }
    }
    let of_tests: Vec<String> = sources.iter().flat_map(|(module, text)| test_modules(module, text)).collect();
    sources.retain(|(module, _)| !of_tests.contains(module));
    sources
}

/// The modules that a text declares for tests alone.
fn test_modules(module: &str, text: &str) -> Vec<String> {
    let after = text.split("#[cfg(test)]\nmod ").skip(1);
    after.filter_map(|rest| rest.split_once(';')).map(|(name, _)| format!("{module}::{name}")).collect()
}

/// The paths that a text's `use` lines name, each whole.
fn used(text: &str) -> Vec<String> {
    let mut paths = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let Some(first) = after_use(line.trim_start()) else { continue };
        let mut tree = first.to_owned();
        while !tree.contains(';') {
            tree.push_str(lines.next().unwrap().trim());
        }
        push_paths("", tree.split(';').next().unwrap(), &mut paths);
    }
    paths
}

/// What a line uses or passes on.
fn after_use(line: &str) -> Option<&str> {
    let line = line.strip_prefix("pub").unwrap_or(line);
    let line = if line.starts_with('(') { line.split_once(')')?.1 } else { line };
    line.trim_start().strip_prefix("use ")
}

fn push_paths(before: &str, tree: &str, paths: &mut Vec<String>) {
    let Some((path, group)) = tree.split_once('{') else {
        paths.push(format!("{before}{}", tree.split(" as ").next().unwrap().trim()));
        return;
    };
    let mut depth = 0;
    let branches = group[..group.rfind('}').unwrap()].split(|c| {
        depth += i32::from(c == '{') - i32::from(c == '}');
        c == ',' && depth == 0
    });
    for branch in branches.map(str::trim).filter(|branch| !branch.is_empty()) {
        push_paths(&format!("{before}{}", path.trim()), branch, paths);
    }
}

/// A path from the root of the crate. Another crate's becomes one inside the module itself, where it leads nowhere.
fn absolute(module: &str, path: &str) -> String {
    if let Some(rest) = path.strip_prefix("crate::") {
        return rest.to_owned();
    }
    let (mut base, mut path) = (module, path.strip_prefix("self::").unwrap_or(path));
    while let Some(rest) = path.strip_prefix("super::") {
        (base, path) = (base.rsplit_once("::").map_or("", |(parent, _)| parent), rest);
    }
    format!("{base}::{path}")
}

/// What each module rests on: the modules where the names that it uses are written.
fn arrows(sources: &[Source]) -> Arrows {
    let modules: BTreeSet<&str> = sources.iter().map(|(module, _)| &**module).collect();
    let named: BTreeMap<&str, Vec<String>> = sources
        .iter()
        .map(|(module, text)| (&**module, used(text).iter().map(|path| absolute(module, path)).collect()))
        .collect();
    let mut arrows = Arrows::new();
    for (module, paths) in &named {
        let to = paths.iter().filter_map(|path| home(path, &modules, &named)).filter(|home| home != module);
        arrows.insert((*module).to_owned(), to.map(str::to_owned).collect());
    }
    arrows
}

/// The module where a name is written: what a `mod.rs` only passes on is written further down.
fn home<'a>(path: &str, modules: &BTreeSet<&'a str>, named: &BTreeMap<&str, Vec<String>>) -> Option<&'a str> {
    if let Some(module) = modules.get(path) {
        return Some(module);
    }
    let (parent, name) = path.rsplit_once("::")?;
    let Some(module) = modules.get(parent) else { return home(parent, modules, named) };
    let passed_on = named[module].iter().find(|used| {
        used.rsplit_once("::").is_some_and(|(from, used)| used == name && from.starts_with(&format!("{module}::")))
    });
    passed_on.map_or(Some(*module), |further| home(further, modules, named))
}

/// The modules of circles, and those between two circles; `None` where there is no circle.
fn circle(arrows: &Arrows) -> Option<BTreeSet<String>> {
    let mut left = arrows.clone();
    loop {
        let before = left.len();
        let resting: BTreeSet<String> = left.keys().cloned().collect();
        let rested_on: BTreeSet<String> = left.values().flatten().cloned().collect();
        left.retain(|module, to| rested_on.contains(module) && to.iter().any(|other| resting.contains(other)));
        match left.len() {
            0 => return None,
            same if same == before => return Some(resting),
            _ => {}
        }
    }
}

fn search() -> Vec<Source> {
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/search"), "search")
}

#[test]
fn the_modules_of_search_rest_on_one_another_in_one_direction() {
    let arrows = arrows(&search());
    assert_eq!(circle(&arrows), None, "{arrows:#?}");
    // They were read.
    assert!(arrows["search::session"].contains("search::index::read"), "{arrows:#?}");
    assert!(arrows["search::index::build"].contains("search::analysis"), "{arrows:#?}");
}

#[test]
fn the_index_is_the_file_alone() {
    let below = ["search::index", "search::analysis", "search::text", "search::weights"];
    for (module, to) in arrows(&search()).iter().filter(|(module, _)| module.starts_with("search::index")) {
        let above: Vec<_> = to.iter().filter(|to| !below.iter().any(|below| to.starts_with(below))).collect();
        assert!(above.is_empty(), "{module} uses {above:?}");
    }
}

#[test]
fn nothing_in_search_uses_what_rests_on_search() {
    for (module, text) in search() {
        for above in ["crate::pack", "crate::doorstep"] {
            assert!(!text.contains(above), "{module} names {above}");
        }
    }
}

#[test]
fn a_circle_is_seen_through_names_that_are_passed_on_and_lists() {
    let source = |module: &str, text: &str| (module.to_owned(), text.to_owned());
    let mut made_up = vec![
        source("search", "mod a;\nmod b;\npub use a::A;\n"),
        source("search::a", "use std::fmt;\n\nuse super::b::inner::{B, other::{C,\n    D}};\n"),
        source("search::b", "mod inner;\n"),
        source("search::b::inner", "use crate::locale::Locale;\n"),
    ];
    assert_eq!(circle(&arrows(&made_up)), None);
    made_up[3].1 = "use crate::search::A;\n".to_owned();
    let in_it = circle(&arrows(&made_up)).unwrap();
    assert_eq!(in_it.into_iter().collect::<Vec<_>>(), ["search::a", "search::b::inner"]);
}
