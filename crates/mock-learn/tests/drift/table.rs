//! Each rule that values can break, in both versions and both syntaxes: the fixed document admits
//! what was seen, and no line changes that the fix does not need.
//!
//! `table/rules.jsonl` has a rule a line: the versions that know it, the schema, the values that
//! are seen, and parts of the keys whose lines may change.

use mock_learn::Observed;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::support;

const RULES: &str = include_str!("table/rules.jsonl");
const YAML: &str = include_str!("table/document.yaml");
const JSON: &str = include_str!("table/document.json.txt");

/// One rule.
#[derive(Debug, Deserialize)]
struct Row {
    versions: Vec<String>,
    schema: Value,
    seen: Vec<Value>,
    touched: Vec<String>,
}

#[test]
fn fixes_admit_what_was_seen_and_touch_nothing_else() {
    let mut wrong = Vec::new();
    for line in RULES.lines() {
        let row: Row = serde_json::from_str(line).unwrap();
        for version in &row.versions {
            for name in ["openapi.yaml", "openapi.json"] {
                let fault = fault(&row, version, name);
                wrong
                    .extend(fault.map(|fault| format!("{name} {version} {}: {fault}", row.schema)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is wrong with the fix of one row, in one version and syntax.
fn fault(row: &Row, version: &str, name: &str) -> Option<String> {
    let before = written(version, name, &row.schema);
    let documents = vec![(name.to_owned(), before.clone())];
    let traffic: Vec<Observed> = row.seen.iter().map(answered).collect();
    let drift = support::drift(&documents, &traffic);
    if drift.findings().is_empty() {
        return Some("nothing is found".to_owned());
    }
    let fixed = support::fixed(&drift, &documents);
    let after = &fixed[0].1;
    let left = support::drift(&fixed, &traffic).findings();
    if let Some(left) = left.first() {
        return Some(format!(
            "{} {} is left in\n{after}",
            left.rule, left.message
        ));
    }
    let lost = lost(&before, after, &row.touched);
    (!lost.is_empty()).then(|| format!("lost {lost:?} in\n{after}"))
}

/// Lines that may not change, and are not in the fixed document in their order.
fn lost<'t>(before: &'t str, after: &str, touched: &[String]) -> Vec<&'t str> {
    // In JSON a comma comes behind the line before one that is added.
    let plain = |line: &str| line.trim_end_matches(',').to_owned();
    let mut rest = after.lines().map(plain);
    let is_touched = |line: &str| {
        let key = line.split(':').next().unwrap_or_default();
        touched.iter().any(|word| key.contains(word.as_str()))
    };
    let kept = before.lines().filter(|line| !is_touched(line));
    kept.filter(|line| !rest.any(|one| one == plain(line)))
        .collect()
}

/// A document with one schema, each keyword on a line of its own, in YAML with a comment.
fn written(version: &str, name: &str, schema: &Value) -> String {
    let members = schema.as_object().into_iter().flatten();
    let is_json = name.ends_with("json");
    let lines = members.map(|(key, value)| match is_json {
        true => format!("          \"{key}\": {value}"),
        false => format!("          {key}: {value}   # why {key} is so"),
    });
    let lines: Vec<String> = lines.collect();
    let (template, between) = match is_json {
        true => (JSON, ",\n"),
        false => (YAML, "\n"),
    };
    template
        .replace("VERSION", version)
        .replace("SCHEMA", &lines.join(between))
}

fn answered(value: &Value) -> Observed {
    let body = json!({ "it": value });
    let script = format!("GET /it\n<<< 200\ncontent-type: application/json\n{body}");
    support::traffic(&script).remove(0)
}
