//! `docs/requirements.md` and the repository agree: what is cited has a row, and each row has tests that exist or says "not yet".
//!
//! An id is S, P, C, A or L and a number from 1 to 99. Such words are everyday text too (A4 paper, an L2 cache, control
//! characters of C1), so an id is cited in these forms alone, each within one line. `–` and `-` stand for all between.
//!
//! | form | as in |
//! |---|---|
//! | ids and nothing else in round brackets that call no function | `(S4)`, `(S1, S2)`, `(L17–L19)` |
//! | first in a comment, before a colon | `/// C2, C3: the key is made once` |
//! | a cell of a Markdown table | the last of `\| right to left \| starts and ends \| L8 \|` |
//! | after rule, row or requirement, or several of them | `rules A1, A3–A6` |
//! | the beginning of a function's name | `fn s4_c4_told`, `func test_a8_hides`, `` fun `C4 it reads` ``, `s1_adds: [..]` in a macro |
//! | the beginning of a case in `tests/shells` | `== A8 Hiding takes one call` |
//! | the name of a rule over the shells' sources | `id: "A1"`, `Rule.A1`, `A1({ tree -> ..` |

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::ops::Range;
use std::path::Path;

use doorstep_tests::repository::root;

const ROWS: &str = "docs/requirements.md";
/// It plants ids.
const THIS: &str = "tests/tests/requirements.rs";
/// Folders that builds make, beside those whose name begins with a dot.
const BUILT: [&str; 3] = ["target", "build", "Generated"];

#[test]
fn what_is_cited_has_a_row() {
    let known: BTreeSet<_> = table().into_iter().map(|row| row.id).collect();
    let mut cited = BTreeMap::new();
    note_citations(&root(), "", &mut cited);
    for form in ["S1", "A2", "A3", "A7", "C4", "L6", "L10", "L25", "S10"] {
        assert!(cited.contains_key(form), "{form} is cited, and not found: which form is no longer seen?");
    }
    let unknown: Vec<_> = cited.iter().filter(|(id, _)| !known.contains(*id)).collect();
    assert!(unknown.is_empty(), "no row of {ROWS}: {unknown:#?}");
}

#[test]
fn every_test_in_a_row_exists() {
    let tests: Vec<_> = table().into_iter().flat_map(|row| row.tests).collect();
    assert!(tests.len() > 150, "the tests were read: {}", tests.len());
    let missing: Vec<_> = tests
        .iter()
        .filter(|(file, name)| !fs::read_to_string(root().join(file)).is_ok_and(|text| has_test(&text, name)))
        .collect();
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn every_row_has_a_test_or_says_not_yet() {
    let bare: Vec<_> =
        table().into_iter().filter(|row| row.tests.is_empty() && !row.not_yet).map(|row| row.id).collect();
    assert!(bare.is_empty(), "{bare:?}");
}

#[test]
fn every_line_of_the_list_is_understood() {
    let text = fs::read_to_string(root().join(ROWS)).unwrap();
    let ids: Vec<_> = table().into_iter().map(|row| row.id).collect();
    assert_eq!(ids.len(), text.lines().filter(|line| line.starts_with("- ")).count(), "each is a row");
    assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len(), "each id has one row: {ids:?}");
    let odd: Vec<_> = text
        .lines()
        .filter_map(|line| line.strip_prefix("  - "))
        .filter(|item| !item.starts_with('`') && !item.starts_with("Not yet"))
        .collect();
    assert!(odd.is_empty(), "neither a file nor what is not yet: {odd:#?}");
}

/// A promise: its id, the tests that show it by file and name, and whether it says that something is not yet so.
#[derive(Debug, Default, PartialEq)]
struct Row {
    id: String,
    tests: Vec<(String, String)>,
    not_yet: bool,
}

fn table() -> Vec<Row> {
    rows(&fs::read_to_string(root().join(ROWS)).unwrap())
}

/// The rows: `- **S1** The promise.`, and under it items that are a file and names in backticks, or begin with "Not yet".
fn rows(text: &str) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for item in items(text) {
        if let Some((id, _)) = item.strip_prefix("- **").and_then(|rest| rest.split_once("** ")) {
            rows.extend((id_at(id) == Some(id.len())).then(|| Row { id: id.to_owned(), ..Row::default() }));
        }
        let Some(row) = rows.last_mut() else { continue };
        row.not_yet |= item.to_lowercase().contains("not yet");
        if item.starts_with("  - `") {
            let mut names = item.split('`').skip(1).step_by(2).map(str::to_owned);
            let file = names.next().unwrap_or_default();
            row.tests.extend(names.map(|name| (file.clone(), name)));
        }
    }
    rows
}

/// The items of the list, each as one line, with the indentation of its beginning.
fn items(text: &str) -> Vec<String> {
    let mut items: Vec<String> = Vec::new();
    for line in text.lines().skip_while(|line| !line.starts_with("- ")).filter(|line| !line.starts_with('#')) {
        match items.last_mut() {
            Some(item) if !line.trim_start().starts_with("- ") => *item = format!("{item} {}", line.trim()),
            _ => items.push(line.to_owned()),
        }
    }
    items
}

/// Whether a file declares this: a function, one that a macro makes, a case of `tests/shells`, or a rule.
fn has_test(text: &str, name: &str) -> bool {
    text.lines().map(str::trim_start).filter(|line| !line.starts_with("//")).any(|line| {
        let declared = ["fn ", "fun ", "func "].iter().filter_map(|word| after_word(line, word)).any(|rest| {
            rest.trim_start_matches('`').strip_prefix(name).is_some_and(|rest| rest.starts_with(['(', '`', '<']))
        });
        let made = line.strip_prefix(name).is_some_and(|rest| rest.starts_with(": ") || rest.starts_with("({"));
        declared || made || line.strip_prefix("== ") == Some(name) || line.contains(&format!("id: \"{name}\""))
    })
}

/// What follows a word that nothing is joined to from the left.
fn after_word<'a>(line: &'a str, word: &str) -> Option<&'a str> {
    let at = line.find(word)?;
    (!joins(line[..at].chars().next_back())).then(|| &line[at + word.len()..])
}

/// Every id that a text file under a folder cites, and where it was first.
fn note_citations(folder: &Path, path: &str, cited: &mut BTreeMap<String, String>) {
    let mut entries: Vec<_> = fs::read_dir(folder).unwrap().map(Result::unwrap).collect();
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let name = entry.file_name().into_string().unwrap();
        let inner = if path.is_empty() { name.clone() } else { format!("{path}/{name}") };
        let hidden = name.starts_with('.') && name != ".github";
        if entry.file_type().unwrap().is_dir() {
            if !hidden && !BUILT.contains(&name.as_str()) {
                note_citations(&entry.path(), &inner, cited);
            }
        } else if let Ok(text) = fs::read_to_string(entry.path())
            && ![ROWS, THIS].contains(&inner.as_str())
        {
            for (number, line) in text.lines().enumerate() {
                for id in citations(line) {
                    cited.entry(id).or_insert_with(|| format!("{inner}:{}", number + 1));
                }
            }
        }
    }
}

/// The ids that a line cites, in the forms that are listed at the top.
fn citations(line: &str) -> Vec<String> {
    let groups = groups(line).into_iter().filter(|group| is_cited(line, &group.at));
    groups.flat_map(|group| group.ids).chain(in_names(line)).collect()
}

/// Ids that stand together, with commas, "and" or dashes between them.
struct Group {
    at: Range<usize>,
    ids: Vec<String>,
}

fn groups(line: &str) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for at in words(line) {
        let id = &line[at.clone()];
        match groups.last_mut().map(|group| (&line[group.at.end..at.start], group)) {
            Some((", " | " and ", group)) => {
                group.ids.push(id.to_owned());
                group.at.end = at.end;
            }
            Some(("–" | "-", group)) => {
                let between = group.ids.last().map(|first| up_to(first, id)).unwrap_or_default();
                group.ids.extend(between);
                group.at.end = at.end;
            }
            _ => groups.push(Group { at, ids: vec![id.to_owned()] }),
        }
    }
    groups
}

/// The ids after `first` up to `last`.
fn up_to(first: &str, last: &str) -> Vec<String> {
    let number = |id: &str| id[1..].parse::<u8>().unwrap();
    (number(first) + 1..=number(last)).map(|number| format!("{}{number}", &last[..1])).collect()
}

/// Where ids stand as words of their own.
fn words(line: &str) -> Vec<Range<usize>> {
    let starts = line.char_indices().map(|(at, _)| at).filter(|at| !joins(line[..*at].chars().next_back()));
    let ends = starts.filter_map(|at| Some(at..at + id_at(&line[at..])?));
    ends.filter(|word| !joins(line[word.end..].chars().next())).collect()
}

/// How long the id is with which a text begins.
fn id_at(text: &str) -> Option<usize> {
    let digits = text.strip_prefix(['S', 'P', 'C', 'A', 'L'])?.bytes().take_while(u8::is_ascii_digit).count();
    let number = &text[1..=digits];
    ((1..=2).contains(&digits) && !number.starts_with('0')).then_some(1 + digits)
}

/// Whether a character belongs to a word beside it.
fn joins(character: Option<char>) -> bool {
    character.is_some_and(|character| character.is_alphanumeric() || character == '_')
}

fn is_cited(line: &str, at: &Range<usize>) -> bool {
    let (before, after) = (&line[..at.start], &line[at.end..]);
    let (lead, whole) = (before.trim(), line.trim());
    let bracketed =
        before.strip_suffix('(').is_some_and(|call| !joins(call.chars().next_back())) && after.starts_with(')');
    let opens_a_comment = ["//", "///", "//!", "/**", "*", "#", "<!--"].contains(&lead) && after.starts_with(": ");
    let cell =
        whole.starts_with('|') && whole.ends_with('|') && lead.ends_with('|') && after.trim_start().starts_with('|');
    let named = lead.rsplit(|c: char| !c.is_alphabetic()).next().is_some_and(|word| {
        ["rule", "row", "requirement"].contains(&word.strip_suffix('s').unwrap_or(word)) && before.ends_with(' ')
    });
    let case = (lead == "==" || before.ends_with("fun `")) && after.starts_with(' ');
    let rule = before.ends_with("id: \"") || before.ends_with("Rule.") || lead.is_empty() && after.starts_with("({");
    bracketed || opens_a_comment || cell || named || case || rule
}

/// The ids with which the name of a function begins that the line declares.
fn in_names(line: &str) -> Vec<String> {
    let declared = ["fn ", "fun ", "func "].iter().find_map(|word| after_word(line, word));
    let made = line.trim_start().split_once(": ").map(|(name, _)| name);
    let mut rest = declared.or(made).unwrap_or_default();
    rest = rest.strip_prefix("test_").unwrap_or(rest);
    let mut ids = Vec::new();
    while let Some((word, next)) = rest.split_once('_') {
        let id = word.to_uppercase();
        if id == word || id_at(&id) != Some(id.len()) || !next.starts_with(|c: char| c.is_ascii_alphanumeric()) {
            break;
        }
        ids.push(id);
        rest = next;
    }
    ids
}

#[test]
fn citations_are_found_in_every_form() {
    for (line, ids) in [
        ("/// It is set aside (S4), and kept.", "S4"),
        ("//! Killed at every write (S1, S2), or not let lock.", "S1 S2"),
        ("//! Staleness (L17–L19) and strings (L5, L6, L10-L12).", "L17 L18 L19 L5 L6 L10 L11 L12"),
        ("<!-- No permission at all (C9). One element a line. -->", "C9"),
        ("//! C9: nothing can open a socket.", "C9"),
        ("/// C2, C3: the key is made once.", "C2 C3"),
        ("    /** A8: a message may hold what was searched for. */", "A8"),
        ("| Right to left | starts and ends only | L8 |", "L8"),
        ("| A1 | first | L13, L14 |", "A1 L13 L14"),
        ("| rules A1, A3–A5, C2 | over the sources |", "A1 A3 A4 A5 C2"),
        ("//! keeps the hardening rows A1–A3 and L8, as far", "A1 A2 A3 L8"),
        ("== A8 Hiding takes one call", "A8"),
        ("    fun `S10 no text does more`(): Unit = withStore {", "S10"),
        ("fn s4_what_is_no_database_is_set_aside() {", "S4"),
        ("    pub async fn l1_l2_l22_tags_lead_home() {", "L1 L2 L22"),
        ("    fun l8_article_from_right_to_left() = golden()", "L8"),
        ("    func test_a6_other_addresses_lead_nowhere() throws {", "A6"),
        ("    s1_adding_is_all_or_nothing: [\"add\"];", "S1"),
        ("        id: \"A1\",", "A1"),
        ("    Rule.L13 to listOf(", "L13"),
        ("    A4({ tree ->", "A4"),
    ] {
        assert_eq!(citations(line).join(" "), ids, "{line}");
    }
}

#[test]
fn what_only_looks_like_a_citation_is_none() {
    for line in [
        "Print it on A4 paper; the L2 cache; the C1 level.",
        "without control characters (C0, C1) and others",
        "android:pathData=\"M52,42 C46,38 39,37 32,38 V68 C39,67\"",
        "call(A4)",
        "(S100), (S04), (S), (XS1), (S1x), (s4)",
        "let section = \"s1\"; open(Place.Article(\"s1\"))",
        "## After the visit {#P2}",
        "if a || A1 || b {",
        "fn small_a1_name() {}",
        "fn a1() {}",
        "let a1_x = 3;",
        "fn S4_loud() {}",
        "fn l2_() {}",
        "crows A1",
    ] {
        assert_eq!(citations(line), Vec::<String>::new(), "{line}");
    }
}

#[test]
fn rows_are_read_with_their_tests() {
    let text = "# Title\n\nIntro (S9).\n\n## Store\n\n- **S1** Whole or not\n  at all.\n  - `a.rs`: `one`, `two`,\n    `a three`\n  - `b.kt`: `four`\n\
                - **S2** Later.\n  - Not yet: `nothing` is there.\n\n## Packs\n\n- **P1** Bare.\n";
    let test = |file: &str, name: &str| (file.to_owned(), name.to_owned());
    let tests = vec![test("a.rs", "one"), test("a.rs", "two"), test("a.rs", "a three"), test("b.kt", "four")];
    let row = |id: &str| Row { id: id.to_owned(), ..Row::default() };
    assert_eq!(rows(text), [Row { tests, ..row("S1") }, Row { not_yet: true, ..row("S2") }, row("P1")]);
}

#[test]
fn a_test_exists_where_it_is_declared() {
    for (line, name) in [
        ("    fn one() {", "one"),
        ("    pub async fn one<T>() {", "one"),
        ("    @Test fun one() = two()", "one"),
        ("    fun `A one, two`(): Unit = x {", "A one, two"),
        ("    func test_one() throws {", "test_one"),
        ("    one: [\"add\"];", "one"),
        ("== A8 One thing", "A8 One thing"),
        ("        id: \"A1\",", "A1"),
        ("    A1({ tree ->", "A1"),
    ] {
        assert!(has_test(line, name), "{line}");
    }
    for (line, name) in [
        ("// fn one() {", "one"),
        ("    fn one_more() {", "one"),
        ("    fn someone() {", "one"),
        ("    one();", "one"),
        ("== A8 One thing more", "A8 One thing"),
        ("let path = \"one\";", "one"),
    ] {
        assert!(!has_test(line, name), "{line}");
    }
}
