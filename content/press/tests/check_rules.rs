//! Every rule of `doorstep check`, each broken in a handbook that is sound otherwise.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod sample;

use doorstep_core::pack::Date;
use doorstep_press::bundled;
use doorstep_press::check::check;
use doorstep_press::problem::Level;
use doorstep_press::source::Tree;
use sample::{broken, stamped_folder, with};

fn today() -> Date {
    Date::parse("2026-11-28").unwrap()
}

/// The only problem of the sample after a replacement: its rule, file and line.
#[track_caller]
fn one(file: &str, from: &str, to: &str) -> (Level, &'static str, String, usize) {
    let found = broken(&with(file, from, to));
    assert_eq!(found.len(), 1, "{found:?}");
    found.into_iter().next().unwrap()
}

#[track_caller]
fn error(file: &str, from: &str, to: &str, rule: &str, at: (&str, usize)) {
    assert_eq!(one(file, from, to), (Level::Error, one(file, from, to).1, at.0.to_owned(), at.1));
    assert_eq!(one(file, from, to).1, rule);
}

#[test]
fn the_sample_and_the_bundled_handbook_have_no_problems() {
    assert_eq!(broken(&Tree::read(stamped_folder().path()).unwrap()), []);
    let bundled = check(&bundled::sources(), None, today());
    assert_eq!(bundled.problems, []);
    assert!(bundled.grades.len() > 100, "grades of both languages");
}

#[test]
fn ids_are_unique_known_and_well_formed() {
    let found = broken(&with("en/plan.md", "{#p2}", "{#n1}"));
    assert!(found.contains(&(Level::Error, "duplicate-id", "en/plan.md".into(), 19)), "{found:?}");
}

#[test]
fn a_section_without_a_usable_id_is_refused() {
    for bad in ["## After the visit", "## After the visit {#P2}", "## After the visit {#a_b}"] {
        let found = broken(&with("en/plan.md", "## After the visit {#p2}", bad));
        assert!(
            found.iter().any(|(_, rule, file, line)| (*rule, file.as_str(), *line) == ("section-id", "en/plan.md", 19)),
            "{bad}: {found:?}"
        );
    }
}

#[test]
fn ids_unknown_to_the_source_and_missing_translations_are_told() {
    let found = broken(&with("es/plan.md", "{#p2 ", "{#p9 "));
    assert!(found.contains(&(Level::Error, "unknown-id", "es/plan.md".into(), 20)), "{found:?}");
    assert!(found.contains(&(Level::Warning, "missing-translation", "en/plan.md".into(), 19)), "{found:?}");
}

#[test]
fn links_terms_and_sources_lead_somewhere() {
    let found = broken(&with("en/plan.md", "(#n1)", "(#zz)"));
    assert!(found.contains(&(Level::Error, "broken-link", "en/plan.md".into(), 9)), "{found:?}");
    let found = broken(&with("en/plan.md", "(term:plan)", "(term:nothing)"));
    assert!(found.contains(&(Level::Error, "unknown-term", "en/plan.md".into(), 9)), "{found:?}");
    let found = broken(&with("en/plan.md", "[@sheet 2]", "[@sheat 2]"));
    assert!(found.contains(&(Level::Error, "unknown-source", "en/plan.md".into(), 17)), "{found:?}");
    let found = broken(&with("en/plan.md", "[help](#n1)", "[help](http://example.org)"));
    assert!(found.contains(&(Level::Error, "broken-link", "en/plan.md".into(), 9)), "{found:?}");
}

#[test]
fn l17_a_changed_word_makes_exactly_that_section_stale() {
    let found = one("en/plan.md", "Write down what", "Note what");
    assert_eq!(found, (Level::Warning, "stale", "es/plan.md".into(), 20));
    let found = one("en/plan.md", "title = \"Plans\"", "title = \"Planning\"");
    assert_eq!(found, (Level::Warning, "stale", "es/plan.md".into(), 1));
}

#[test]
fn l17_reflowing_lines_makes_nothing_stale() {
    assert_eq!(broken(&with("en/plan.md", "Write down what you", "Write down\nwhat you")), []);
    assert_eq!(broken(&with("en/plan.md", "- people", "-   people")), []);
}

#[test]
fn l12_translations_have_the_same_blocks_links_and_sources() {
    error("es/plan.md", "> [!caution]", "> [!example]", "different-blocks", ("es/plan.md", 15));
    error("es/plan.md", "- lugares adonde ir\n", "", "different-blocks", ("es/plan.md", 12));
    error("es/plan.md", "[plan de seguridad](term:plan)", "plan de seguridad", "different-links", ("es/plan.md", 7));
    error("es/plan.md", "[@sheet 2]", "[@sheet 3]", "different-sources", ("es/plan.md", 18));
}

#[test]
fn l21_figures_and_contacts_are_the_same_in_every_language() {
    error("es/plan.md", "3 pasos", "4 pasos", "different-figures", ("es/plan.md", 7));
    let found = broken(&with("es/now.md", "1-888-373-7888", "1-888-373-7889"));
    assert!(found.contains(&(Level::Error, "different-contact", "es/now.md".into(), 13)), "{found:?}");
}

#[test]
fn l20_avoided_words_are_found_where_they_stand() {
    let found = one("es/plan.md", "Pregunte primero.", "Pregunte por el tráfico.");
    assert_eq!(found, (Level::Error, "avoided-word", "es/plan.md".into(), 16));
    assert_eq!(broken(&with("es/plan.md", "Pregunte primero.", "Pregunte por el tráfico de migrantes.")), []);
}

#[test]
fn l19_a_status_needs_its_reviewers() {
    error(
        "es/plan.md",
        "status=machine}\n> [!lead] Acuerden",
        "status=approved by=ana}\n> [!lead] Acuerden",
        "reviewers",
        ("es/plan.md", 7),
    );
    assert_eq!(
        broken(&with(
            "es/plan.md",
            "status=machine}\n> [!lead] Acuerden",
            "status=approved by=ana,josé}\n> [!lead] Acuerden"
        )),
        []
    );
}

#[test]
fn front_matter_and_settings_say_where_they_are_wrong() {
    let found = broken(&with("en/plan.md", "summary = ", "sumary = "));
    assert!(found.contains(&(Level::Error, "front-matter", "en/plan.md".into(), 3)), "{found:?}");
    let found = broken(&with("handbook.toml", "version = 3", "version = \"three\""));
    assert_eq!(found, [(Level::Error, "toml", "handbook.toml".into(), 3)]);
    error("handbook.toml", "review_by = \"2027", "review_by = \"2025", "settings", ("handbook.toml", 1));
    let voices = "[voices]\nen = \"What they ask\"\n[sources.sheet]";
    error("handbook.toml", "[sources.sheet]", voices, "settings", ("handbook.toml", 1));
    let found = broken(&with("handbook.toml", "\"plan\"]", "\"plan\", \"more\"]"));
    assert!(found.iter().any(|(level, rule, ..)| (*level, *rule) == (Level::Error, "missing-topic")), "{found:?}");
    let found = broken(&with("handbook.toml", "[\"now\", \"plan\"]", "[\"now\"]"));
    assert!(found.iter().any(|(_, rule, file, _)| *rule == "stray-file" && file == "en/plan.md"), "{found:?}");
}

#[test]
fn markdown_that_is_not_ours_is_refused_at_its_line() {
    for bad in [
        "<b>bold</b>",
        "![a picture](x.png)",
        "`code`",
        "# A heading",
        "#### A heading",
        "---\n\nmore",
        "```\ncode\n```",
        "> a quotation",
        "> [!nonsense]\n> text",
        "a line  \nand another",
        "- a\n  - nested",
        "| a | b | c |\n|---|---|---|\n| 1 | 2 | 3 |",
        "**strong with [a link](#n1) inside**",
        "[^1]\n\n[^1]: a note",
        "<div>\nblock\n</div>",
    ] {
        let tree = with("en/plan.md", "Write down what you agreed on.", bad);
        let errors: Vec<_> = broken(&tree)
            .into_iter()
            .filter(|(level, _, file, _)| *level == Level::Error && file == "en/plan.md")
            .collect();
        let at_its_line = errors.iter().any(|(_, _, _, line)| (22..=25).contains(line));
        // A footnote is plain text where footnotes are off, and that is what the reader sees.
        assert!(at_its_line || bad.starts_with("[^1]"), "{bad:?}: {errors:?}");
    }
}

#[test]
fn a_section_needs_text_and_a_source() {
    let found = broken(&with("en/plan.md", "[@sheet 2]\n\n## After", "## After"));
    assert!(found.contains(&(Level::Error, "sources", "en/plan.md".into(), 6)), "{found:?}");
    let found = broken(&with("en/plan.md", "Write down what you agreed on. Read it once more.\n\n", ""));
    assert!(found.iter().any(|(_, rule, ..)| *rule == "empty-section"), "{found:?}");
}

/// The sample with a right-now topic in English, whose sections these are, and nothing stale to be told of.
fn right_now(sections: &str) -> Vec<(Level, &'static str, usize)> {
    let folder = stamped_folder();
    let text =
        format!("+++\ntitle = \"Right now\"\nsummary = \"Short cards.\"\nkind = \"right-now\"\n+++\n\n{sections}");
    std::fs::write(folder.path().join("en/card.md"), text).unwrap();
    let settings = folder.path().join("handbook.toml");
    let text = std::fs::read_to_string(&settings).unwrap().replace("\"plan\"]", "\"plan\", \"card\"]");
    std::fs::write(settings, text).unwrap();
    let found = broken(&Tree::read(folder.path()).unwrap());
    let told = |(level, rule, file, line): (Level, &'static str, String, usize)| {
        (file == "en/card.md" && rule != "missing-translation").then_some((level, rule, line))
    };
    found.into_iter().filter_map(told).collect()
}

const CARD: &str = "\
## The river rises {#c1}
> [!lead] Go up, and call.

> [!do]
> - Go to the roof.
> - Take the rope.

> [!say]
> - “You may hold my hand.”

> [!dont]
> - Wade through the water.

> [!call]
> - [The hotline](#n1), first.
> - [Your supervisor](my:supervisor)

> [!write]
> - How high it stood.

[@us; @sheet]
";

const DECISION: &str = "\
## What is it? {#c1}
> [!lead] Pick what you see.

> [!decision] Does it rise?
> - [Yes](#n1)
> - [No, not now](#p1)

[@us]
";

#[test]
fn right_now_cards_and_decisions_have_their_blocks_in_their_order() {
    assert_eq!(right_now(CARD), []);
    assert_eq!(right_now(DECISION), []);
    assert_eq!(right_now(&DECISION.replace("> [!dec", "Look at the river.\n\n> [!dec")), []);
    let wrong = [(Level::Error, "right-now", 7)];
    assert_eq!(right_now(&CARD.replace("> [!dont]\n> - Wade through the water.\n\n", "")), wrong);
    assert_eq!(right_now(&CARD.replace("> [!do]", "Text.\n\n> [!do]")), wrong);
    assert_eq!(right_now(&CARD.replace("[!do]", "[!write]").replacen("[!write]\n> - How", "[!do]\n> - How", 1)), wrong);
    assert_eq!(right_now(&DECISION.replace("[@us]", "Text.\n\n[@us; @law]")), wrong);
}

#[test]
fn a_decision_is_a_question_and_one_link_an_answer() {
    for (from, to) in [
        (" Does it rise?", ""),
        ("[No, not now](#p1)", "No, not now"),
        ("[No, not now](#p1)", "[No](#p1), not now"),
        ("> - [Yes](#n1)", "> Or not.\n>\n> - [Yes](#n1)"),
    ] {
        let found = right_now(&DECISION.replace(from, to));
        assert!(found.contains(&(Level::Error, "decision", 10)), "{to}: {found:?}");
    }
    let found = right_now(&DECISION.replace("#p1", "#zz"));
    assert_eq!(found, [(Level::Error, "broken-link", 12)]);
}

#[test]
fn what_to_call_write_and_decide_stands_in_right_now_topics_alone() {
    for text in ["> [!call]\n> - 911", "> [!write]\n> - The time.", "> [!decision] Now?\n> - [Yes](#n1)"] {
        let found = broken(&with("en/plan.md", "Write down what you agreed on. Read it once more.", text));
        assert!(found.contains(&(Level::Error, "right-now", "en/plan.md".into(), 22)), "{text}: {found:?}");
    }
    let say = "> [!say]\n> - “Write it down.”\n\n> [!do]\n> - Read it.\n\n> [!dont]\n> - Lose it.";
    let found = broken(&with("en/plan.md", "Write down what you agreed on. Read it once more.", say));
    assert!(found.iter().all(|(_, rule, ..)| *rule == "stale"), "{found:?}");
}

#[test]
fn a_box_of_phrases_or_things_to_do_is_one_list() {
    for text in ["> [!say]\n> “Words.”", "> [!do] Now\n> - It.", "> [!dont]\n> Not\n>\n> - that.", "> [!do]"] {
        let found = broken(&with("en/plan.md", "Write down what you agreed on. Read it once more.", text));
        assert!(found.contains(&(Level::Error, "box", "en/plan.md".into(), 22)), "{text}: {found:?}");
    }
}

#[test]
fn a_lead_is_one_short_line_directly_under_the_title() {
    assert_eq!(broken(&with("en/plan.md", "> [!lead] Write it down.\n", "> [!lead] Write\n> it down.\n")), []);
    let lead = |to: &str| broken(&with("en/plan.md", "> [!lead] Write it down.\n", to));
    let told = |found: Vec<_>, level, line| {
        assert!(found.contains(&(level, "lead", "en/plan.md".to_owned(), line)), "{found:?}");
    };
    told(lead(""), Level::Warning, 19);
    told(lead(&format!("> [!lead] {}\n", "a ".repeat(60))), Level::Warning, 20);
    told(lead("> [!lead] Write *it* down.\n"), Level::Error, 20);
    told(lead("> [!lead]\n> - Write it down.\n"), Level::Error, 20);
    told(lead("\nFirst.\n\n> [!lead] Write it down.\n"), Level::Error, 23);
    told(lead("> [!lead] Write it down.\n\n> [!lead] Again.\n"), Level::Error, 22);
}

#[test]
fn each_part_ends_with_its_sources_and_the_editors_never_stand_alone() {
    let text = "Write down what you agreed on. Read it once more.";
    let parts = |to: &str| broken(&with("en/plan.md", text, &format!("{text}\n\n{to}")));
    let rules = |to: &str| parts(to).into_iter().map(|(_, rule, _, line)| (rule, line)).collect::<Vec<_>>();
    assert_eq!(rules("[@us; @law]\n\nMore."), [("stale", 20)]);
    assert_eq!(rules("[@us]\n\nMore."), [("provenance", 24), ("stale", 20)]);
    assert!(rules("[@law]").contains(&("sources", 26)), "two lines of sources: {:?}", rules("[@law]"));
    let found = broken(&with("en/plan.md", &format!("{text}\n\n[@sheet 2]"), &format!("[@law]\n\n{text}")));
    assert!(found.contains(&(Level::Error, "sources", "en/plan.md".into(), 19)), "{found:?}");
    let told = check(
        &with("en/plan.md", &format!("{text}\n\n[@sheet 2]"), &format!("{text}\n\n[@law]\n\nMore.")),
        None,
        today(),
    );
    let last = told.problems.iter().find(|problem| problem.rule == "sources").unwrap();
    assert_eq!(last.what, "the last part of the section “After the visit” names no source");
}

#[test]
fn words_that_are_not_known_are_answered_with_those_that_are() {
    let told = |file: &str, from: &str, to: &str, rule: &str| {
        let problems = check(&with(file, from, to), None, today()).problems;
        let problem = problems.iter().find(|problem| problem.rule == rule).unwrap_or_else(|| panic!("{problems:?}"));
        format!("{}; {}", problem.what, problem.cure)
    };
    let box_words = told("en/plan.md", "[!caution]", "[!cation]", "box");
    assert!(box_words.contains("[!say]") && box_words.contains("[!lead]") && box_words.contains("[!decision]"));
    let own = told("en/plan.md", "(#n1)", "(my:boss)", "own-number");
    assert!(
        own.ends_with("write one of: my:reporting, my:supervisor, my:advocacy, my:clinic, my:interpreter"),
        "{own}"
    );
    let contact = "source = \"sheet\"\n";
    let told_of = |line: &str| told("en/now.md", contact, &format!("{contact}{line}\n"), "contact");
    assert!(told_of("confidentiality = \"secret\"").contains("write one of: confidential, may-report"));
    assert!(told_of("fre = true").contains("`free`"));
    assert!(
        told("handbook.toml", "\"law\"", "\"statute\"", "toml").contains("write one of: sheet, editors, law, agency")
    );
    assert!(told("en/plan.md", "{#p2}", "{#p2 audience=child}", "heading").contains("write one of: worker, family"));
    assert!(told("en/plan.md", "{#p2}", "{#p2 for=family}", "heading").contains("change, audience, src, status, by"));
    assert!(
        told("en/now.md", "\"act-now\"", "\"now\"", "front-matter").contains("write one of: plain, act-now, right-now")
    );
}

#[test]
fn contacts_and_sources_say_when_they_were_verified() {
    let verified = |to: &str| {
        let found = broken(&with("en/now.md", "verified = \"2026-11-01\"\n", to));
        found.into_iter().filter(|(_, _, file, _)| file == "en/now.md").collect::<Vec<_>>()
    };
    let told = (Level::Warning, "verified", "en/now.md".to_owned(), 12);
    assert_eq!(verified(""), std::slice::from_ref(&told));
    assert_eq!(verified("verified = \"2025-11-27\"\n"), [told]);
    assert_eq!(verified("verified = \"2025-11-28\"\n"), [], "a year ago, to the day");
    let source = |from: &str, to: &str| broken(&with("handbook.toml", from, to));
    assert_eq!(source("kind = \"editors\"\n", ""), [(Level::Warning, "source", "handbook.toml".into(), 1)]);
    assert_eq!(
        source("kind = \"sheet\"\nchecked = \"2026-11-01\"", "kind = \"sheet\""),
        [(Level::Warning, "source", "handbook.toml".into(), 1)]
    );
}

#[test]
fn sources_may_have_a_file_of_their_own_and_each_has_one_name() {
    let sample = Tree::read(stamped_folder().path()).unwrap();
    let beside = |sources: &str| {
        let settings = sample.text("handbook.toml").unwrap().replace("[sources.law]", "[sources.code]");
        let files = sample.files().map(|file| (file.to_owned(), sample.text(file).unwrap().to_owned()));
        let files = files.filter(|(file, _)| file != "handbook.toml");
        let added = [("handbook.toml".to_owned(), settings), ("sources.toml".to_owned(), sources.to_owned())];
        broken(&Tree::new("sample", files.chain(added).collect::<Vec<_>>()))
    };
    let law = "[law]\nlabel = \"A law\"\ntitle = \"A law\"\nkind = \"law\"\nchecked = \"2026-11-01\"\n";
    assert_eq!(beside(law), []);
    let twice = beside(&format!("{law}[us]\nlabel = \"We\"\ntitle = \"We\"\nkind = \"editors\"\n"));
    assert_eq!(twice, [(Level::Error, "source", "sources.toml".into(), 1)]);
    assert_eq!(beside(&law.replace("kind = \"law\"\n", "")), [(Level::Warning, "source", "sources.toml".into(), 1)]);
}

#[test]
fn whom_a_section_is_written_to_is_said_once_and_a_family_needs_no_number_of_the_worker_s() {
    assert_eq!(broken(&with("en/plan.md", "{#p2}", "{#p2 audience=family}")), []);
    error("es/plan.md", "{#p2 ", "{#p2 audience=family ", "attribute", ("es/plan.md", 20));
    let found = broken(&with("en/plan.md", "{#p1}", "{#p1 audience=family}"));
    assert_eq!(found, []);
    let folder = with("en/plan.md", "[help](#n1)", "[help](my:clinic)");
    let text = folder.text("en/plan.md").unwrap().replace("{#p1}", "{#p1 audience=family}");
    let files = folder.files().map(|file| (file.to_owned(), folder.text(file).unwrap().to_owned()));
    let files = files.map(|(file, old)| if file == "en/plan.md" { (file, text.clone()) } else { (file, old) });
    let found = broken(&Tree::new("sample", files.collect::<Vec<_>>()));
    assert!(found.contains(&(Level::Error, "own-number", "en/plan.md".into(), 9)), "{found:?}");
}

#[test]
fn l12_translations_have_the_same_parts_answers_and_own_numbers() {
    let both = |en: &str, es: &str| {
        let folder = stamped_folder();
        for (file, from, to) in [
            ("en/plan.md", "Write down what you agreed on. Read it once more.", en),
            ("es/plan.md", "Anote lo que acordaron. Léalo una vez más.", es),
        ] {
            let path = folder.path().join(file);
            let text = std::fs::read_to_string(&path).unwrap().replace(from, to);
            std::fs::write(path, text).unwrap();
        }
        let tree = Tree::read(folder.path()).unwrap();
        let handbook = doorstep_press::source::Handbook::read(&tree).0.unwrap();
        doorstep_press::stamp::stamp(
            &tree,
            &handbook,
            &doorstep_core::locale::Locale::parse("es").unwrap(),
            &["p2".into()],
        )
        .unwrap();
        broken(&Tree::read(folder.path()).unwrap())
            .into_iter()
            .map(|(_, rule, _, line)| (rule, line))
            .collect::<Vec<_>>()
    };
    assert_eq!(both("> [!say]\n> - “A”\n> - “B”", "> [!say]\n> - “Á”\n> - “B”"), []);
    assert_eq!(both("> [!say]\n> - “A”\n> - “B”", "> [!say]\n> - “Á”"), [("different-blocks", 23)]);
    assert_eq!(both("> [!do]\n> - A", "> [!dont]\n> - A"), [("different-blocks", 23)]);
    assert_eq!(both("A.\n\n[@law]\n\nB.", "A.\n\n[@us; @law]\n\nB."), [("different-sources", 25)]);
    assert_eq!(both("A.\n\n[@law]\n\nB.", "A.\n\nB."), [("different-blocks", 25)]);
    assert_eq!(both("[A](my:clinic).", "[A](my:reporting)."), [("different-links", 20)]);
}

#[test]
fn p10_retired_ids_are_not_used_again_and_lead_somewhere() {
    let redirects = |text: &str| {
        let folder = stamped_folder();
        std::fs::write(folder.path().join("redirects.toml"), text).unwrap();
        broken(&Tree::read(folder.path()).unwrap()).into_iter().map(|(_, rule, ..)| rule).collect::<Vec<_>>()
    };
    assert!(redirects("[[moved]]\nfrom = \"old\"\nto = \"p1\"\n").is_empty());
    assert!(
        redirects("[[moved]]\nfrom = \"a\"\nto = \"b\"\n[[removed]]\nid = \"b\"\ntitle = { en = \"B\" }").is_empty()
    );
    assert_eq!(redirects("[[moved]]\nfrom = \"p2\"\nto = \"p1\"\n"), ["reused-id"]);
    assert_eq!(redirects("[[moved]]\nfrom = \"a\"\nto = \"b\"\n"), ["redirect"]);
    assert_eq!(
        redirects("[[moved]]\nfrom = \"a\"\nto = \"b\"\n[[moved]]\nfrom = \"b\"\nto = \"a\"\n"),
        ["redirect", "redirect"]
    );
}

#[test]
fn every_section_must_be_found_by_its_title_and_terms() {
    let mut crowd = String::new();
    for number in 0..5 {
        crowd.push_str(&format!(
            "## Make a safety plan {{#c{number}}}\n\nA safety plan, a safety plan.\n\n[@sheet]\n\n"
        ));
    }
    let tree = with("en/plan.md", "## After the visit", &format!("{crowd}## After the visit"));
    let lost = broken(&tree).into_iter().filter(|(_, rule, ..)| *rule == "not-findable").count();
    assert!(lost >= 2, "of six sections with one title at most three can be among the first three");
    let found = broken(&with("glossary.toml", "forms = [\"plan of safety\"]", "forms = [\"zeppelin\"]"));
    assert!(found.is_empty(), "a form is found though the text never uses it: {found:?}");
}

#[test]
fn hard_sentences_are_told_with_their_grade() {
    let hard = "Notwithstanding considerable organizational complexity, interdisciplinary professionals continuously \
                operationalize comprehensive, individualized, developmentally appropriate intervention methodologies.";
    let found = broken(&with("en/plan.md", "Write down what you agreed on. Read it once more.", hard));
    assert!(found.contains(&(Level::Warning, "hard-to-read", "en/plan.md".into(), 19)), "{found:?}");
}

#[test]
fn l10_l11_l12_strings_are_whole_in_every_language() {
    let folder = stamped_folder();
    let home = folder.path().join("content/handbooks/sample");
    std::fs::create_dir_all(&home).unwrap();
    for part in ["handbook.toml", "glossary.toml", "en", "es"] {
        std::fs::rename(folder.path().join(part), home.join(part)).unwrap();
    }
    let strings = folder.path().join("content/strings");
    std::fs::create_dir_all(&strings).unwrap();
    let english = "a = A\nb = B { $x }\nc = { $n ->\n    [one] one\n   *[other] many\n }\n";
    let rules = |spanish: &str, locale: &str| {
        std::fs::write(strings.join("en.ftl"), english).unwrap();
        std::fs::write(strings.join(locale), spanish).unwrap();
        let found = broken(&Tree::read(&home).unwrap());
        std::fs::remove_file(strings.join(locale)).unwrap();
        found.into_iter().map(|(_, rule, ..)| rule).collect::<Vec<_>>()
    };
    let plural = "c = { $n ->\n    [one] uno\n   *[other] muchos\n }\n";
    assert!(rules(&format!("a = A\nb = B {{ $x }}\n{plural}"), "es.ftl").is_empty());
    assert_eq!(rules(&format!("a = A\n{plural}"), "es.ftl"), ["missing-message"]);
    assert_eq!(rules(&format!("a = A\nb = B {{ $y }}\n{plural}"), "es.ftl"), ["placeholders"]);
    assert_eq!(rules(&format!("a = A\nb = B {{ $x }}\nd = D\n{plural}"), "es.ftl"), ["unknown-message"]);
    assert_eq!(rules("a = A\nb = B { $x }\nc = { $n ->\n   *[other] muchos\n }\n", "es.ftl"), ["plural"]);
    assert_eq!(rules(&format!("a = A\nb = B {{ $x }}\n{plural}"), "ar.ftl"), ["plural"], "Arabic has six forms (L6)");
    assert_eq!(
        rules(&format!("a = {{ DATETIME($d) }}\nb = B {{ $x }}\n{plural}"), "es.ftl"),
        ["placeholders", "function"]
    );
    assert!(rules(&format!("a = A\nb = {{ $x\n{plural}"), "es.ftl").contains(&"fluent"));
}

#[test]
fn search_words_belong_to_a_section_have_letters_and_are_short_enough() {
    let search_words = |from: &str, to: &str, rule: &str, line: usize| {
        let found = broken(&with("en/search.toml", from, to));
        let told = found.iter().any(|(_, found, file, at)| (*found, &**file, *at) == (rule, "en/search.toml", line));
        assert!(told, "{to}: {found:?}");
    };
    search_words("n1 =", "zz =", "broken-link", 4);
    search_words("\"attorney\"", "\"?!\"", "search-words", 4);
    search_words("\"attorney\"", "\"Attorney\", \"attorney\"", "search-words", 4);
    search_words("\"attorney\"", "\"a b c d e f g h i\"", "search-words", 4);
    search_words("emergency = [\"fire\", \"not breathing\"]", "", "emergency", 1);
    search_words("[words]", "[wrods]", "toml", 3);
}

#[test]
fn an_emergency_is_answered_by_a_section_of_the_act_now_topic_with_a_number() {
    assert_eq!(one("handbook.toml", "section = \"n1\"", "section = \"p1\"").1, "emergency");
    let found = broken(&with("handbook.toml", "[emergency]\nsection = \"n1\"", ""));
    assert!(found.iter().all(|(_, rule, ..)| *rule == "emergency") && found.len() == 2, "{found:?}");
    let found = broken(&with("en/now.md", "phone = \"1-888-373-7888\"\n", ""));
    assert!(found.iter().any(|(_, rule, file, _)| *rule == "emergency" && file == "en/search.toml"), "{found:?}");
}

#[test]
fn l20_a_word_to_avoid_is_right_among_search_words() {
    assert_eq!(broken(&with("es/search.toml", "\"abogada\"", "\"abogada\", \"tráfico\"")), []);
}
