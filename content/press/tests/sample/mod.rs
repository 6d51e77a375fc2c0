//! A small, sound handbook in two languages, to be broken one rule at a time.

use doorstep_core::locale::Locale;
use doorstep_core::pack::Date;
use doorstep_press::check::{Report, check};
use doorstep_press::problem::Level;
use doorstep_press::source::{Handbook, Tree};
use doorstep_press::stamp::stamp;

const SETTINGS: &str = r#"
id = "sample"
version = 3
issued = "2026-01-01"
review_by = "2027-01-01"
source_locale = "en"
locales = ["en", "es"]
topics = ["now", "plan"]
[title]
en = "Sample"
es = "Muestra"
[sources.sheet]
label = "Sheet 2024"
title = "A fact sheet"
kind = "sheet"
checked = "2026-11-01"
[sources.us]
label = "Us"
title = "Our own words"
kind = "editors"
[sources.law]
label = "22 U.S.C. 7102"
title = "A law"
kind = "law"
checked = "2026-11-01"
[emergency]
section = "n1"
"#;

const SEARCH_EN: &str = r#"emergency = ["fire", "not breathing"]

[words]
n1 = ["attorney", "who do i call"]
p1 = ["Trafficker", "bad word"]
"#;

const SEARCH_ES: &str = r#"emergency = ["fuego"]

[words]
n1 = ["abogada"]
"#;

const GLOSSARY: &str = r#"
[[concept]]
id = "plan"
section = "p1"
[concept.en]
term = "safety plan"
forms = ["plan of safety"]
definition = "A plan to stay safe."
[concept.es]
term = "plan de seguridad"
definition = "Un plan para cuidarse."

[[avoid]]
locale = "es"
word = "tráfico"
say = "trata"
except = ["tráfico de migrantes"]
"#;

const NOW_EN: &str = r#"+++
title = "In danger"
summary = "Whom to call."
kind = "act-now"
+++

## Call for help {#n1 change=critical}
> [!lead] Call day or night.

Call at once. You can call day or night.

```contact
name = "Hotline"
phone = "1-888-373-7888"
source = "sheet"
verified = "2026-11-01"
```

[@sheet 1]
"#;

const NOW_ES: &str = r#"+++
title = "En peligro"
summary = "A quién llamar."
kind = "act-now"
+++

## Pida ayuda {#n1 status=machine}
> [!lead] Llame de día o de noche.

Llame de inmediato. Puede llamar de día o de noche.

```contact
name = "Línea de ayuda"
phone = "1-888-373-7888"
source = "sheet"
verified = "2026-11-01"
```

[@sheet 1]
"#;

const PLAN_EN: &str = r#"+++
title = "Plans"
summary = "What to agree on."
+++

## Make a safety plan {#p1}
> [!lead] Agree on three steps.

A [safety plan](term:plan) has 3 steps. See [help](#n1).

- people to call
- places to go

> [!caution]
> Ask first.

[@sheet 2]

## After the visit {#p2}
> [!lead] Write it down.

Write down what you agreed on. Read it once more.

[@sheet 2]
"#;

const PLAN_ES: &str = r#"+++
title = "Planes"
summary = "Lo que hay que acordar."
+++

## Haga un plan de seguridad {#p1 status=machine}
> [!lead] Acuerden tres pasos.

Un [plan de seguridad](term:plan) tiene 3 pasos. Vea [la ayuda](#n1).

- personas a quienes llamar
- lugares adonde ir

> [!caution]
> Pregunte primero.

[@sheet 2]

## Después de la visita {#p2 status=machine}
> [!lead] Anótelo.

Anote lo que acordaron. Léalo una vez más.

[@sheet 2]
"#;

/// The sample's files.
pub fn files() -> Vec<(String, String)> {
    let files = [
        ("handbook.toml", SETTINGS),
        ("glossary.toml", GLOSSARY),
        ("en/search.toml", SEARCH_EN),
        ("es/search.toml", SEARCH_ES),
        ("en/now.md", NOW_EN),
        ("es/now.md", NOW_ES),
        ("en/plan.md", PLAN_EN),
        ("es/plan.md", PLAN_ES),
    ];
    files.map(|(name, text)| (name.to_owned(), text.to_owned())).to_vec()
}

/// The sample, stamped, in a folder on disk.
pub fn stamped_folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files() {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    let tree = Tree::read(folder.path()).unwrap();
    let handbook = Handbook::read(&tree).0.unwrap();
    assert_eq!(stamp(&tree, &handbook, &Locale::parse("es").unwrap(), &[]).unwrap(), 5);
    folder
}

/// The stamped sample with a replacement in one file, which must be there to be replaced.
pub fn with(file: &str, from: &str, to: &str) -> Tree {
    let folder = stamped_folder();
    let path = folder.path().join(file);
    let text = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(text.contains(from), "{from:?} is not in {file}");
    std::fs::write(&path, text.replacen(from, to, 1)).unwrap();
    Tree::read(folder.path()).unwrap()
}

/// The rules that a tree breaks, with their lines.
pub fn broken(tree: &Tree) -> Vec<(Level, &'static str, String, usize)> {
    let Report { problems, .. } = check(tree, None, Date::parse("2026-11-28").unwrap());
    problems
        .iter()
        .map(|problem| (problem.level, problem.rule, problem.location.file.clone(), tree.line(&problem.location)))
        .collect()
}
