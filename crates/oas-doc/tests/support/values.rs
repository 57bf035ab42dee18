//! Values at random, and what another reader makes of a text.

use oas_doc::Syntax;
use proptest::prelude::*;
use serde_json::{Map, Value as Json};

/// Collections, a few levels deep, of values that notations make difficult.
pub(crate) fn collections() -> impl Strategy<Value = Json> {
    let names = proptest::sample::select(vec![
        "a", "b", "c d", "200", "x y", "/p/{q}", "yes", "é", "~1", "a: b", "k # x", "null", "true",
        "", "-1", "<<",
    ]);
    let texts = proptest::sample::select(vec![
        "x",
        "",
        "# no",
        "a: b",
        "null",
        "two\nlines",
        "12",
        "- d",
        "some plain words",
        "l\n\n  m\n",
        "  n\n",
        "o\n\n\n",
        "it's",
        "\"q\"",
        "tab\there",
        "0x1F",
        "2001-01-01",
        "é😀",
        "[",
        "back\\slash",
        "trail ",
        "a,b",
        "*x",
        "&y",
    ]);
    let leaf = prop_oneof![
        1 => Just(Json::Null),
        1 => any::<bool>().prop_map(Json::from),
        1 => any::<i32>().prop_map(Json::from),
        3 => texts.prop_map(Json::from)
    ];
    let value = leaf.prop_recursive(4, 30, 5, move |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..5).prop_map(Json::from),
            proptest::collection::vec((names.clone(), inner), 0..5).prop_map(|members| {
                let members = members
                    .into_iter()
                    .map(|(name, value)| (name.to_owned(), value));
                Json::Object(members.collect())
            })
        ]
    });
    value.prop_filter("a collection", |value| {
        value.is_object() || value.is_array()
    })
}

/// What a reader of other people makes of a text; it does not know byte order marks.
pub(crate) fn elsewhere(text: &str, syntax: Syntax) -> Result<Json, String> {
    let text = text.trim_start_matches('\u{feff}');
    match syntax {
        Syntax::Json => serde_json::from_str(text).map_err(|error| error.to_string()),
        Syntax::Yaml => {
            let read: Result<yaml_serde::Value, _> = yaml_serde::from_str(text);
            read.map(|value| json(&value))
                .map_err(|error| error.to_string())
        }
    }
}

fn json(value: &yaml_serde::Value) -> Json {
    use yaml_serde::Value;
    match value {
        Value::Null => Json::Null,
        Value::Bool(value) => (*value).into(),
        Value::Number(number) => serde_json::from_str(&number.to_string()).unwrap_or(Json::Null),
        Value::String(text) => text.as_str().into(),
        Value::Sequence(items) => items.iter().map(json).collect(),
        Value::Mapping(members) => {
            let member = |(key, value)| (name(key), json(value));
            Json::Object(members.iter().map(member).collect::<Map<_, _>>())
        }
        Value::Tagged(tagged) => json(&tagged.value),
    }
}

fn name(key: &yaml_serde::Value) -> String {
    match json(key) {
        Json::String(text) => text,
        other => other.to_string(),
    }
}

/// How often a property is tried: `OAS_DOC_CASES`, or the number given.
pub(crate) fn cases(usual: u32) -> ProptestConfig {
    let cases = std::env::var("OAS_DOC_CASES")
        .ok()
        .and_then(|n| n.parse().ok());
    ProptestConfig {
        cases: cases.unwrap_or(usual),
        failure_persistence: None,
        max_shrink_iters: 4_000,
        ..ProptestConfig::default()
    }
}
