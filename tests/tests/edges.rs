//! Which crate may depend on which: the table of `ARCHITECTURE.md`.

#![expect(clippy::unwrap_used, reason = "a test says what is wrong by failing")]

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use specwright_tests::clone::metadata;

/// Crate, and what of ours it may name.
const ALLOWED: &[(&str, &[&str])] = &[
    ("oas-doc", &[]),
    ("oas-doc-fuzz", &["oas-doc"]),
    ("oas-model", &["oas-doc"]),
    ("oas-checks", &["oas-doc", "oas-model"]),
    ("oas-edit", &["oas-doc", "oas-model"]),
    ("oas-export", &["oas-doc", "oas-model"]),
    ("mock-core", &["oas-model"]),
    ("mock-server", &["mock-core"]),
    ("mock-store", &["mock-core"]),
    (
        "mock-learn",
        &["oas-doc", "oas-model", "oas-edit", "mock-core"],
    ),
    (
        "studio",
        &[
            "oas-doc",
            "oas-model",
            "oas-checks",
            "oas-edit",
            "oas-export",
            "mock-core",
            "mock-server",
            "mock-store",
            "mock-learn",
        ],
    ),
    ("specwright", &["studio"]),
    ("specwright-desktop", &["studio"]),
    ("specwright-tests", &[]),
    ("xtask", &[]),
];

/// Pure crates, and packages that would bring effects into them.
const PURE: &[&str] = &[
    "oas-doc",
    "oas-model",
    "oas-checks",
    "oas-edit",
    "oas-export",
    "mock-core",
    "mock-learn",
];
const EFFECTS: &[&str] = &[
    "tokio", "axum", "hyper", "sqlx", "notify", "reqwest", "tauri", "tempfile",
];

/// (from, to, kind) for every dependency of every crate of ours.
fn dependencies(metadata: &Value) -> Vec<(String, String, Option<String>)> {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let mut all = Vec::new();
    for package in metadata["packages"].as_array().unwrap() {
        let from = text(&package["name"]).unwrap();
        for to in package["dependencies"].as_array().unwrap() {
            all.push((from.clone(), text(&to["name"]).unwrap(), text(&to["kind"])));
        }
    }
    all
}

/// Tests of a crate may use whatever lies below it, however deep.
fn below<'a>(name: &'a str, allowed: &BTreeMap<&'a str, &'a [&'a str]>) -> BTreeSet<&'a str> {
    let mut seen = BTreeSet::new();
    let mut waiting = vec![name];
    while let Some(next) = waiting.pop() {
        if seen.insert(next) {
            waiting.extend(allowed.get(next).copied().unwrap_or_default());
        }
    }
    seen
}

fn forbidden(dependencies: &[(String, String, Option<String>)]) -> Vec<String> {
    let allowed: BTreeMap<&str, &[&str]> = ALLOWED.iter().copied().collect();
    let mut wrong = Vec::new();
    for (from, to, kind) in dependencies {
        let (from, to) = (from.as_str(), to.as_str());
        let test = kind.as_deref() == Some("dev");
        if !allowed.contains_key(from) {
            wrong.push(format!("{from} is not in the table"));
        } else if allowed.contains_key(to) {
            let fine = if test {
                below(from, &allowed).contains(to)
            } else {
                allowed[from].contains(&to)
            };
            if !fine {
                wrong.push(format!("{from} may not depend on {to}"));
            }
        } else if !test && PURE.contains(&from) && EFFECTS.contains(&to) {
            wrong.push(format!("{from} is pure and may not depend on {to}"));
        }
    }
    wrong
}

#[test]
fn crates_depend_only_on_what_the_table_allows() {
    let metadata = metadata();
    let listed: BTreeSet<&str> = ALLOWED.iter().map(|(name, _)| *name).collect();
    for package in metadata["packages"].as_array().unwrap() {
        let name = package["name"].as_str().unwrap();
        assert!(
            listed.contains(name),
            "{name} is not in the table of tests/tests/edges.rs"
        );
    }
    assert_eq!(forbidden(&dependencies(&metadata)), Vec::<String>::new());
}

#[test]
fn an_upward_edge_is_found() {
    let edge = |from: &str, to: &str, kind: Option<&str>| {
        (from.to_owned(), to.to_owned(), kind.map(str::to_owned))
    };
    let wrong = forbidden(&[
        edge("oas-doc", "oas-model", None),
        edge("mock-server", "mock-store", None),
        edge("mock-core", "tokio", None),
        edge("newcomer", "serde", None),
        edge("mock-core", "oas-doc", Some("dev")), // fine: it lies below
        edge("studio", "tokio", None),             // fine: effects live here
    ]);
    assert_eq!(
        wrong,
        [
            "oas-doc may not depend on oas-model",
            "mock-server may not depend on mock-store",
            "mock-core is pure and may not depend on tokio",
            "newcomer is not in the table",
        ]
    );
}

#[test]
fn the_documentation_has_the_same_table() {
    let text =
        std::fs::read_to_string(specwright_tests::clone::root().join("ARCHITECTURE.md")).unwrap();
    for (name, below) in ALLOWED
        .iter()
        .filter(|(name, _)| !name.starts_with("specwright-") && *name != "xtask")
    {
        let row = text
            .lines()
            .find(|line| line.starts_with(&format!("| `{name}` |")));
        // A crate that does not exist yet is not described yet.
        if !specwright_tests::clone::root()
            .join("crates")
            .join(name)
            .exists()
        {
            continue;
        }
        let row = row.unwrap_or_else(|| panic!("ARCHITECTURE.md has no row for {name}"));
        for dependency in below.iter().filter(|_| *name != "studio") {
            assert!(
                row.contains(dependency),
                "ARCHITECTURE.md: {name} → {dependency} is missing"
            );
        }
    }
}
