//! The interface's strings: whole, without errors, with the same placeholders in every language (L5, L6, L10–L12).

use std::collections::{BTreeMap, BTreeSet};

use doorstep_core::locale::Locale;
use fluent_syntax::ast::{
    Entry, Expression, InlineExpression, Message, Pattern, PatternElement, Resource, Variant, VariantKey,
};
use fluent_syntax::parser;
use intl_pluralrules::{PluralCategory, PluralRuleType, PluralRules};
use unic_langid::LanguageIdentifier;

use crate::problem::{Location, Problem};
use crate::source::Tree;

/// What a message uses.
#[derive(Debug, Default, PartialEq, Eq)]
struct Uses {
    variables: BTreeSet<String>,
    messages: BTreeSet<String>,
    functions: BTreeSet<String>,
    /// The keys of each choice, of those that are plural categories.
    plurals: Vec<BTreeSet<String>>,
}

struct StringsFile<'a> {
    file: &'a str,
    locale: Locale,
    messages: BTreeMap<String, Uses>,
}

pub fn check(tree: &Tree, problems: &mut Vec<Problem>) {
    let files = tree.files().filter(|file| file.ends_with(".ftl"));
    let files: Vec<_> = files.filter_map(|file| read(tree, file, problems)).collect();
    let Some(source) = files.iter().find(|file| file.locale == Locale::english()) else { return };
    for file in &files {
        check_file(file, source, tree, problems);
    }
}

fn read<'a>(tree: &Tree, file: &'a str, problems: &mut Vec<Problem>) -> Option<StringsFile<'a>> {
    let name = file.rsplit('/').next()?.strip_suffix(".ftl")?;
    let Ok(locale) = Locale::parse(name) else {
        let what = format!("`{name}` is not a language tag");
        problems.push(Problem::error(Location::file(file), "unknown-language", what, "name the file like es.ftl"));
        return None;
    };
    let text = tree.text(file)?;
    let resource = match parser::parse(text) {
        Ok(resource) => resource,
        Err((partial, errors)) => {
            for error in errors {
                let location = Location { file: file.to_owned(), span: error.pos };
                problems.push(Problem::error(
                    location,
                    "fluent",
                    error.kind.to_string(),
                    "the Fluent syntax guide shows the form",
                ));
            }
            partial
        }
    };
    let mut messages = BTreeMap::new();
    for message in messages_of(&resource) {
        let id = message.id.name.to_owned();
        if messages.insert(id.clone(), uses(message)).is_some() {
            let what = format!("the message `{id}` is there twice");
            problems.push(Problem::error(location_of(tree, file, &id), "duplicate-message", what, "keep one of them"));
        }
    }
    Some(StringsFile { file, locale, messages })
}

fn messages_of<'r, 's>(resource: &'r Resource<&'s str>) -> impl Iterator<Item = &'r Message<&'s str>> {
    resource.body.iter().filter_map(|entry| match entry {
        Entry::Message(message) => Some(message),
        _ => None,
    })
}

fn check_file(file: &StringsFile<'_>, source: &StringsFile<'_>, tree: &Tree, problems: &mut Vec<Problem>) {
    for (id, wanted) in &source.messages {
        let Some(uses) = file.messages.get(id) else {
            let what = format!("the message `{id}` is missing in {}", file.locale);
            problems.push(Problem::error(Location::file(file.file), "missing-message", what, "translate it"));
            continue;
        };
        if uses.variables != wanted.variables {
            let what = format!("`{id}` has other placeholders than in English");
            let cure = format!("use exactly: {}", join(&wanted.variables));
            problems.push(Problem::error(location_of(tree, file.file, id), "placeholders", what, cure));
        }
    }
    for (id, uses) in &file.messages {
        let location = || location_of(tree, file.file, id);
        if !source.messages.contains_key(id) {
            let what = format!("the message `{id}` is not in English");
            problems.push(Problem::error(location(), "unknown-message", what, "remove it, or add it to en.ftl"));
        }
        if let Some(name) = uses.messages.iter().find(|name| !file.messages.contains_key(*name)) {
            let what = format!("`{id}` uses the message `{name}`, which is not there");
            problems.push(Problem::error(location(), "missing-message", what, "write that message, or say the words"));
        }
        if let Some(name) = uses.functions.iter().next() {
            let what = format!("`{id}` uses {name}(), which does not know this language's numbers or dates");
            problems.push(Problem::error(location(), "function", what, "pass the finished words as a placeholder"));
        }
        for keys in &uses.plurals {
            check_plurals(id, keys, &file.locale, &location(), problems);
        }
    }
}

/// Every category that the language has must have words, the last by the default.
fn check_plurals(id: &str, keys: &BTreeSet<String>, locale: &Locale, location: &Location, problems: &mut Vec<Problem>) {
    let Some(categories) = categories(locale) else { return };
    let missing: BTreeSet<_> = categories.iter().filter(|c| !keys.contains(*c) && *c != "other").cloned().collect();
    if !missing.is_empty() {
        let what = format!("`{id}` lacks the plural forms {} of {locale}", join(&missing));
        problems.push(Problem::error(location.clone(), "plural", what, "add each as [form]"));
    }
    let foreign =
        ["zero", "one", "two", "few", "many"].iter().find(|key| keys.contains(**key) && !categories.contains(**key));
    if let Some(key) = foreign {
        let what = format!("`{id}` has the plural form {key}, which {locale} does not know");
        problems.push(Problem::error(location.clone(), "plural", what, "remove it"));
    }
}

/// The plural categories that whole numbers take in a language, found by trying them (CLDR).
fn categories(locale: &Locale) -> Option<BTreeSet<String>> {
    let identifier: LanguageIdentifier = locale.to_string().parse().ok()?;
    let rules = PluralRules::create(identifier, PluralRuleType::CARDINAL).ok()?;
    // Beyond 200 the rules repeat, but for "many" of round millions, which no count here reaches.
    let of = |count: u32| rules.select(count).ok().map(|category| name_of(category).to_owned());
    Some((0..=200).filter_map(of).collect())
}

fn name_of(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::ZERO => "zero",
        PluralCategory::ONE => "one",
        PluralCategory::TWO => "two",
        PluralCategory::FEW => "few",
        PluralCategory::MANY => "many",
        PluralCategory::OTHER => "other",
    }
}

fn uses(message: &Message<&str>) -> Uses {
    let mut uses = Uses::default();
    if let Some(pattern) = &message.value {
        of_pattern(pattern, &mut uses);
    }
    for attribute in &message.attributes {
        of_pattern(&attribute.value, &mut uses);
    }
    uses
}

fn of_pattern(pattern: &Pattern<&str>, uses: &mut Uses) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            of_expression(expression, uses);
        }
    }
}

fn of_expression(expression: &Expression<&str>, uses: &mut Uses) {
    match expression {
        Expression::Inline(inline) => of_inline(inline, uses),
        Expression::Select { selector, variants } => {
            of_inline(selector, uses);
            uses.plurals.push(variants.iter().map(key_of).collect());
            for variant in variants {
                of_pattern(&variant.value, uses);
            }
        }
    }
}

fn key_of(variant: &Variant<&str>) -> String {
    match variant.key {
        VariantKey::Identifier { name } => name.to_owned(),
        VariantKey::NumberLiteral { value } => value.to_owned(),
    }
}

fn of_inline(inline: &InlineExpression<&str>, uses: &mut Uses) {
    match inline {
        InlineExpression::VariableReference { id } => {
            uses.variables.insert(format!("${}", id.name));
        }
        InlineExpression::MessageReference { id, .. } => {
            uses.messages.insert(id.name.to_owned());
        }
        InlineExpression::FunctionReference { id, arguments } => {
            uses.functions.insert(id.name.to_owned());
            arguments.positional.iter().for_each(|argument| of_inline(argument, uses));
        }
        InlineExpression::Placeable { expression } => of_expression(expression, uses),
        _ => {}
    }
}

fn join(names: &BTreeSet<String>) -> String {
    if names.is_empty() { "none".to_owned() } else { names.iter().cloned().collect::<Vec<_>>().join(", ") }
}

/// The line on which a message starts.
fn location_of(tree: &Tree, file: &str, id: &str) -> Location {
    let text = tree.text(file).unwrap_or_default();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if line.strip_prefix(id).is_some_and(|rest| rest.trim_start().starts_with('=')) {
            return Location { file: file.to_owned(), span: at..at + line.trim_end().len() };
        }
        at += line.len();
    }
    Location::file(file)
}
