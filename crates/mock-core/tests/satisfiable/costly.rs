//! Schemas that would take for ever cost a bounded number of steps. Steps, not seconds: the same on
//! any machine, however busy it is.

use mock_core::{Action, Decision};
use proptest::prelude::{ProptestConfig, Strategy, any, prop, proptest};
use serde_json::{Map, Value, json};

use crate::judge;

/// The most that one value may take, with the judgements in which the limit is passed.
const MOST: u64 = 350_000;

fn reference(name: usize) -> Value {
    json!({ "$ref": format!("#/components/schemas/S{name}") })
}

/// `schema(n)` for each of `0..n`, by name.
fn named(n: usize, schema: impl Fn(usize) -> Value) -> Value {
    let each = (0..n).map(|name| (format!("S{name}"), schema(name)));
    Value::Object(each.collect::<Map<_, _>>())
}

/// The body of the answer, and the steps that it took. The same again takes the same.
#[track_caller]
fn bounded(named: &Value) -> (Value, u64) {
    let ask = || {
        let decision = judge::decision_among(&reference(0), named, 1);
        (
            body(&decision),
            decision.claim.map_or(0, |claim| claim.n_steps()),
        )
    };
    let (first, again) = (ask(), ask());
    assert_eq!(first, again);
    assert!((1..MOST).contains(&first.1), "{} steps", first.1);
    first
}

fn body(decision: &Decision) -> Value {
    let Action::Respond(response) = &decision.action else {
        panic!("{:?}", decision.trace)
    };
    assert_eq!(response.status, 200);
    let body = serde_json::from_slice(&response.body);
    body.unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn a_lattice_of_alternatives_is_walked_once() {
    let (body, n_steps) = bounded(&named(40, |n| match n {
        38 | 39 => {
            json!({ "type": "object", "required": ["x"], "properties": { "x": { "type": "integer" } } })
        }
        n => {
            json!({ "allOf": [{ "anyOf": [reference(n / 2 * 2 + 2), reference(n / 2 * 2 + 3)] }, { "oneOf": [reference(n / 2 * 2 + 2), { "type": "string" }] }] })
        }
    }));
    assert!(body["x"].is_i64(), "{body}");
    assert!(n_steps < 20_000, "{n_steps}");
}

#[test]
fn members_that_all_know_each_other_are_cut() {
    let (body, n_steps) = bounded(&named(30, |_| {
        let members: Map<String, Value> =
            (0..30).map(|n| (format!("m{n}"), reference(n))).collect();
        json!({ "type": "object", "properties": members })
    }));
    assert!(body.is_object());
    assert!(n_steps < 20_000, "{n_steps}");
}

#[test]
fn many_independent_alternatives_are_no_product() {
    let (body, n_steps) = bounded(&named(1, |_| {
        let pair = |n: usize| json!({ "oneOf": [{ "required": [format!("a{n}")] }, { "required": [format!("b{n}")], "properties": { format!("a{n}"): false } }] });
        json!({ "type": "object", "allOf": (0..24).map(pair).collect::<Vec<_>>() })
    }));
    assert!(
        body.as_object().is_some_and(|members| members.len() >= 24),
        "{body}"
    );
    assert!(n_steps < 20_000, "{n_steps}");
}

#[test]
fn what_nothing_satisfies_is_given_up() {
    let way = |n: usize| {
        let next = reference(n + 1);
        json!({ "type": "object", "required": ["a", "b"], "oneOf": [{ "properties": { "a": next } }, { "properties": { "b": next } }] })
    };
    bounded(&named(12, |n| {
        if n == 11 {
            json!({ "not": {} })
        } else {
            way(n)
        }
    }));
}

/// Each member must have all the others: there is no end.
#[test]
fn circles_that_never_end_are_given_up() {
    let names: Vec<String> = (0..20).map(|n| format!("m{n}")).collect();
    let decided = bounded(&named(20, |_| {
        let members: Map<String, Value> =
            names.iter().cloned().zip((0..20).map(reference)).collect();
        json!({ "type": "object", "required": names, "properties": members })
    }));
    assert_eq!(decided.0, json!({}));
}

/// A few schemas that refer to each other at random.
fn nest() -> impl Strategy<Value = Value> {
    let one = (
        0u8..8,
        prop::collection::vec(0usize..12, 1..5),
        any::<bool>(),
    );
    prop::collection::vec(one, 12).prop_map(|all| {
        named(all.len(), |n| {
            let (kind, targets, is_required) = &all[n];
            let ways: Vec<Value> = targets.iter().map(|target| reference(*target)).collect();
            let names: Vec<String> = (0..ways.len()).map(|n| format!("p{n}")).collect();
            let members: Map<String, Value> = names.iter().cloned().zip(ways.clone()).collect();
            let required = if *is_required { names } else { Vec::new() };
            match kind {
                0 => json!({ "allOf": ways }),
                1 => json!({ "oneOf": ways }),
                2 => json!({ "anyOf": ways }),
                3 => json!({ "type": "array", "items": ways[0], "minItems": 2 }),
                4 => {
                    json!({ "type": "object", "additionalProperties": ways[0], "minProperties": 2 })
                }
                5 => json!({ "type": "object", "properties": members, "not": ways[0] }),
                6 => json!({ "type": "integer" }),
                _ => json!({ "type": "object", "properties": members, "required": required }),
            }
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, ..ProptestConfig::default() })]

    #[test]
    fn whatever_refers_to_whatever_the_steps_are_bounded(named in nest()) {
        bounded(&named);
    }
}
