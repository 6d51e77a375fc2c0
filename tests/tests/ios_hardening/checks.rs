//! What takes more than a word to check. Each lists what is wrong.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use crate::swift::Source;
use crate::tree::{ENTITLEMENTS, INFO, PRIVACY, Tree};

/// One finding where something is not as it must be.
pub fn unless(holds: bool, what: impl FnOnce() -> String) -> Vec<String> {
    if holds { vec![] } else { vec![what()] }
}

/// No group, cloud, link or other door.
pub fn entitlements_are_few(tree: &Tree) -> Vec<String> {
    let list = tree.plist(ENTITLEMENTS);
    let keys: Vec<_> = list.as_object().into_iter().flatten().map(|(key, _)| key.as_str()).collect();
    unless(keys == ["com.apple.developer.default-data-protection"], || format!("entitlements: {keys:?}"))
}

/// The project builds with the files that the rules look at.
pub fn project_names_the_files(tree: &Tree) -> Vec<String> {
    let target = &tree.project()["targets"]["Doorstep"];
    let settings = &target["settings"]["base"];
    let named = json!([settings["INFOPLIST_FILE"], settings["CODE_SIGN_ENTITLEMENTS"], target["sources"]]);
    let wanted = json!(["App/Info.plist", "App/Doorstep.entitlements", ["App/Sources", "App/Resources"]]);
    unless(named == wanted, || format!("project.yml: {named}"))
}

/// Nothing but our own package is linked.
pub fn packages_are_our_own(tree: &Tree) -> Vec<String> {
    let project = tree.project();
    let linked = json!([project["packages"], project["targets"]["Doorstep"]["dependencies"]]);
    let wanted = json!([
        { "DoorstepKit": { "path": "." } },
        [{ "package": "DoorstepKit", "product": "DoorstepKit" }]
    ]);
    unless(linked == wanted, || format!("project.yml: {linked}"))
}

/// Settings are kept, files looked at, and SQLite asks how to lock its own; the binary asks for nothing else.
pub fn reasons_are_exact(tree: &Tree) -> Vec<String> {
    let reason = |(kind, reason): (&str, &str)| {
        json!({
            "NSPrivacyAccessedAPIType": format!("NSPrivacyAccessedAPICategory{kind}"),
            "NSPrivacyAccessedAPITypeReasons": [reason],
        })
    };
    let wanted = [("UserDefaults", "CA92.1"), ("FileTimestamp", "C617.1"), ("DiskSpace", "E174.1")].map(reason);
    let said = &tree.plist(PRIVACY)["NSPrivacyAccessedAPITypes"];
    unless(*said == json!(wanted), || format!("reasons: {said}"))
}

const FRAMEWORKS: [&str; 9] = [
    "AVFAudio",
    "DoorstepCore",
    "DoorstepKit",
    "Foundation",
    "MessageUI",
    "Security",
    "SwiftUI",
    "UIKit",
    "UniformTypeIdentifiers",
];

/// No framework that could open a connection, and none that is not known to open none.
pub fn imports_are_few(tree: &Tree) -> Vec<String> {
    let imported = tree.sources().flat_map(|(file, source)| source.words_after("import").map(move |name| (file, name)));
    imported.filter(|(_, name)| !FRAMEWORKS.contains(name)).map(|(file, name)| format!("{file}: {name}")).collect()
}

/// No permission is asked for, no rule of the system's network is loosened, nothing runs while the app is not shown.
pub fn asks_for_nothing(tree: &Tree) -> Vec<String> {
    let list = tree.plist(INFO);
    let keys = list.as_object().into_iter().flatten().map(|(key, _)| key.as_str());
    let others = ["NSAppTransportSecurity", "NSBonjourServices", "UIBackgroundModes"];
    let asked: Vec<_> = keys.filter(|key| key.ends_with("UsageDescription") || others.contains(key)).collect();
    unless(list.is_object() && asked.is_empty(), || format!("Info.plist: {asked:?}"))
}

/// Signs that point along the line name its start and end; the one for "to and fro" is the same either way.
pub fn signs_turn(tree: &Tree) -> Vec<String> {
    let fixed =
        |text: &str| text != "arrow.left.arrow.right" && text.split('.').any(|word| ["left", "right"].contains(&word));
    literals(tree).filter(|(_, text)| fixed(text)).map(|(file, text)| format!("{file}: {text:?}")).collect()
}

/// What makes text of what stands in quotation marks.
const DRAWN: [&str; 8] = ["Text", "Label", "Button", "Toggle", "Title", "Plain", "Quiet", "accessibilityLabel"];

/// Between quotation marks stand names for machines and of signs, no words for people; and none of them is drawn.
pub fn literals_are_no_words(tree: &Tree) -> Vec<String> {
    let words = literals(tree).filter(|(_, text)| !is_name(text)).map(|(file, text)| format!("{file}: {text:?}"));
    let drawn = app(tree).flat_map(|(file, source)| {
        let views = DRAWN.iter().filter(|view| source.code.contains(&format!("{view}(\"")));
        views.map(move |view| format!("{file}: {view} of a literal"))
    });
    words.chain(drawn).collect()
}

/// Whether a literal is a name as machines have them, or has no letters at all.
fn is_name(text: &str) -> bool {
    let text = text.replace("\\n", "");
    let starts_small = !text.starts_with(|letter: char| letter.is_uppercase());
    let one_word = text.chars().all(|letter| letter.is_ascii_alphanumeric() || "-.:".contains(letter));
    text == "AppleLanguages" || starts_small && one_word || !text.chars().any(char::is_alphabetic)
}

fn literals(tree: &Tree) -> impl Iterator<Item = (&str, &str)> {
    app(tree).flat_map(|(file, source)| source.literals.iter().map(move |text| (file, text.as_str())))
}

fn app(tree: &Tree) -> impl Iterator<Item = (&str, &Source)> {
    tree.sources().filter(|(file, _)| file.starts_with("ios/App/"))
}

/// The system offers the languages of the interface and of the handbooks.
pub fn languages_agree(tree: &Tree) -> Vec<String> {
    let list = tree.plist(INFO);
    let offered = list["CFBundleLocalizations"].as_array().into_iter().flatten().filter_map(Value::as_str);
    let offered: BTreeSet<_> = offered.collect();
    let read = tree.under("content/handbooks/", "handbook.toml").flat_map(|(_, text)| locales(text));
    let wanted: BTreeSet<_> = tongues(tree).into_iter().chain(read).collect();
    unless(offered == wanted, || format!("offered: {offered:?}; there are: {wanted:?}"))
}

/// The tags of the interface's languages.
fn tongues(tree: &Tree) -> BTreeSet<&str> {
    let files = tree.under("content/strings/", ".ftl");
    files.filter_map(|(file, _)| file.rsplit('/').next()?.strip_suffix(".ftl")).collect()
}

fn locales(toml: &str) -> impl Iterator<Item = &str> {
    let line = toml.lines().find_map(|line| line.strip_prefix("locales = ["));
    line.into_iter().flat_map(|line| line.trim_end_matches(']').split(',')).map(|tag| tag.trim_matches([' ', '"']))
}

/// What the system shows, and what is said before there is a handbook, are messages of the interface.
pub fn words_agree(tree: &Tree) -> Vec<String> {
    let said =
        |tongue: &str, file: &str| strings(tree.text(&format!("ios/App/Resources/{tongue}.lproj/{file}.strings")));
    let mut wrong = Vec::new();
    for tongue in tongues(tree) {
        let messages = messages(tree.text(&format!("content/strings/{tongue}.ftl")));
        let message = |key: &'static str| (key, messages.get(key).copied().unwrap_or_default().to_owned());
        let name = message("app-name").1;
        let own = ["action-retry", "app-name", "error-pack-inside"].map(message);
        let system = [("CFBundleDisplayName", name.clone()), ("Handbook", name)];
        wrong.extend(unless(said(tongue, "Localizable") == own.into(), || format!("{tongue}: Localizable.strings")));
        wrong.extend(unless(said(tongue, "InfoPlist") == system.into(), || format!("{tongue}: InfoPlist.strings")));
    }
    wrong
}

/// The messages of one line.
fn messages(ftl: &str) -> BTreeMap<&str, &str> {
    ftl.lines().filter_map(|line| line.split_once(" = ")).collect()
}

/// The texts of a `.strings` file.
fn strings(text: &str) -> BTreeMap<&str, String> {
    let lines = text.lines().filter_map(|line| line.strip_suffix(';')?.split_once(" = "));
    lines.map(|(key, text)| (key.trim_matches('"'), text.trim_matches('"').to_owned())).collect()
}

pub fn no_flags(tree: &Tree) -> Vec<String> {
    let flag =
        |text: &str| text.contains("flag") || text.chars().any(|sign| ('\u{1F1E6}'..='\u{1F1FF}').contains(&sign));
    let files = tree.under("ios/App/Sources/", ".swift").chain(tree.under("content/strings/", ".ftl"));
    files.filter(|(_, text)| flag(text)).map(|(file, _)| format!("{file}: a flag")).collect()
}
