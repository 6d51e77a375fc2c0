//! What the workflows of GitHub run is what they name: actions by commit, and steps that `./test` has.

#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use std::fs;

use doorstep_tests::repository::root;

/// Name and text of each workflow.
fn workflows() -> Vec<(String, String)> {
    let files = fs::read_dir(root().join(".github/workflows")).unwrap().map(|file| file.unwrap().path());
    files.map(|path| (path.display().to_string(), fs::read_to_string(path).unwrap())).collect()
}

/// Whether an action is named by a whole commit, with the version it is in a comment. A tag can be moved to other code.
fn pinned(action: &str) -> bool {
    let Some((name, rest)) = action.split_once('@') else { return false };
    let Some((commit, version)) = rest.split_once(" # v") else { return false };
    name.contains('/')
        && commit.len() == 40
        && commit.bytes().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'))
        && version.split('.').count() == 3
        && version.split('.').all(|part| part.parse::<u32>().is_ok())
}

/// The steps that `./test` lists and has.
fn steps() -> Vec<String> {
    let test = fs::read_to_string(root().join("test")).unwrap();
    let listed = test.lines().find_map(|line| line.strip_prefix("STEPS=(")?.strip_suffix(')')).unwrap();
    listed.split(' ').filter(|step| test.contains(&format!("step_{step}() {{"))).map(str::to_owned).collect()
}

/// The steps that a workflow runs.
fn run_by(workflow: &str) -> impl Iterator<Item = &str> {
    let lines = workflow.lines().filter(|line| !line.trim_start().starts_with('#'));
    lines.filter_map(|line| line.split_once("./test ")).flat_map(|(_, steps)| steps.split_whitespace())
}

#[test]
fn every_action_is_pinned_to_a_commit() {
    let commit = "0123456789abcdef0123456789abcdef01234567";
    assert!(pinned(&format!("a/b/c@{commit} # v1.2.3")));
    for bad in
        ["a/b@v4", "a/b@main # v1.2.3", "a/b@0123456 # v1.2.3", &format!("a/b@{commit}"), &format!("a/b@{commit} # v4")]
    {
        assert!(!pinned(bad), "{bad}");
    }
    for (file, text) in workflows() {
        let uses: Vec<_> = text.lines().filter_map(|line| line.split_once("uses:")).collect();
        assert!(!uses.is_empty(), "{file} uses nothing");
        for (_, action) in uses {
            assert!(pinned(action.trim()), "{file}: {action}");
        }
    }
}

#[test]
fn every_step_that_a_workflow_runs_exists() {
    let steps = steps();
    let mut seen = 0;
    for (file, text) in workflows() {
        for step in run_by(&text) {
            seen += 1;
            assert!(steps.iter().any(|known| known == step), "{file} runs {step}; ./test has {steps:?}");
        }
    }
    assert!(seen > 0, "the workflows run ./test");
}
