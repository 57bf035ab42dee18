//! Our rules against the official schemas, on thousands of damaged documents.

mod entries; // what the rules say, one by one
mod mutate; // one damage to a document
#[path = "../../tests/official/oracle.rs"]
mod oracle; // the official schemas

use std::collections::HashSet;

use oas_doc::{Document, Syntax};
use serde_json::Value;

use self::entries::Entry;
use self::mutate::Dice;
use self::oracle::Oracle;
use super::check;
use crate::{SourceSet, Version, structure};

/// Documents that use each field of each object, with the version.
const SEEDS: [(&str, Version); 4] = [
    (include_str!("../../tests/structure/v20.yaml"), Version::V20),
    (include_str!("../../tests/structure/v30.yaml"), Version::V30),
    (include_str!("../../tests/structure/v31.yaml"), Version::V31),
    (include_str!("../../tests/structure/v32.yaml"), Version::V32),
];

fn value_of(text: &str) -> Value {
    let document = Document::parse(text, Syntax::Yaml);
    assert!(document.errors().is_empty(), "{:?}", document.errors());
    crate::value::value(document.root().unwrap()).0
}

/// What structure says about a document, as sentences.
fn judge(document: &Value) -> Vec<String> {
    let mut sources = SourceSet::default();
    let text = document.to_string();
    let id = sources.add("a.json", Document::parse(&text, Syntax::Json));
    let findings = structure(&sources, id).into_iter();
    findings
        .map(|finding| format!("{} {}", sources.pointer(finding.origin), finding.message))
        .collect()
}

#[test]
fn documents_that_use_everything_are_valid() {
    let oracle = Oracle::new();
    for (text, version) in SEEDS {
        let document = value_of(text);
        assert!(
            oracle.accepts(&document),
            "{version:?}: {}",
            oracle.first_error(&document)
        );
        assert_eq!(judge(&document), Vec::<String>::new(), "{version:?}");
    }
}

/// `SPECWRIGHT_MUTANTS` asks for another number of mutants, `SPECWRIGHT_SEED` for other ones.
#[test]
fn damaged_documents_get_the_verdict_of_the_official_schema() {
    let oracle = Oracle::new();
    let n_mutants = number("SPECWRIGHT_MUTANTS").unwrap_or(120);
    for (text, version) in SEEDS {
        let mut dice = Dice::new(number("SPECWRIGHT_SEED").unwrap_or(7));
        let whole = value_of(text);
        let words = entries::words(version);
        let mut n_invalid = 0;
        for _ in 0..n_mutants {
            let (mutant, damage) = mutate::damaged(&whole, &words, &mut dice);
            let (wanted, found) = (oracle.accepts(&mutant), judge(&mutant));
            n_invalid += usize::from(!wanted);
            assert_eq!(
                found.is_empty(),
                wanted,
                "{version:?}, {damage}: we say {found:?}, the official schema `{}`",
                oracle.first_error(&mutant)
            );
        }
        assert!(
            n_invalid > n_mutants / 4 && n_invalid < n_mutants,
            "{n_invalid}"
        );
    }
}

fn number<T: std::str::FromStr>(name: &str) -> Option<T> {
    std::env::var(name).ok()?.parse().ok()
}

#[test]
fn no_rule_of_2_0_is_without_a_case() {
    break_each_rule(SEEDS[0]);
}

#[test]
fn no_rule_of_3_0_is_without_a_case() {
    break_each_rule(SEEDS[1]);
}

#[test]
fn no_rule_of_3_1_is_without_a_case() {
    break_each_rule(SEEDS[2]);
}

#[test]
fn no_rule_of_3_2_is_without_a_case() {
    break_each_rule(SEEDS[3]);
}

/// Each rule is broken somewhere, and the official schema minds each time.
fn break_each_rule((text, version): (&str, Version)) {
    let oracle = Oracle::new();
    let whole = value_of(text);
    let mut never = entries::all(version);
    let mut seen = HashSet::<Entry>::new();
    for mutant in mutate::each(&whole, &entries::partners(version)) {
        let text = mutant.to_string();
        let document = Document::parse(&text, Syntax::Json);
        let faults = check::document(document.root().unwrap(), version);
        let entries = faults.iter().map(entries::of);
        let fresh: Vec<_> = entries.filter(|one| seen.insert(one.clone())).collect();
        if !fresh.is_empty() {
            assert!(
                !oracle.accepts(&mutant),
                "{version:?}: {fresh:?} is valid: {text}"
            );
        }
        never.retain(|one| !fresh.contains(one));
    }
    assert!(never.is_empty(), "never broken: {never:#?}");
}
