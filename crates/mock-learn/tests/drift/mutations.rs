//! Answers that were changed at random are found, and the fixed description admits them.

use mock_learn::Observed;
use proptest::prelude::*;
use serde_json::{Map, Value, json};

use crate::support;

const HEAD: &str = "
info: { title: Tools, version: '1' }
paths:
  /tools/{id}:
    get:
      parameters:
        - { name: id, in: path, required: true, schema: { type: integer } }
      responses:
        '200':
          description: One tool.
          content:
            application/json:
              schema: { $ref: '#/components/schemas/Tool' }
components:
  schemas:
    Tool:
      type: object
      required: [id, name, state]   # always there
      properties:
        id: { type: integer, minimum: 1 }
        name:
          type: string
          maxLength: 8              # fits on a label
        state: { type: string, enum: [free, lent] }
        price: { type: number, maximum: 100 }
        tags:
          type: array
          maxItems: 2
          items: { type: string }
        owner:
          type: object
          required: [name]
          properties:
            name: { type: string }
          additionalProperties: false
";

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (-500i64..500).prop_map(Value::from),
        (-500i32..500).prop_map(|n| json!(f64::from(n) + 0.5)),
        "[a-z ]{0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(2, 8, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Value::from),
            prop::collection::btree_map("[a-c]", inner, 0..3)
                .prop_map(|members| Value::Object(members.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

/// A change: another value, or none, somewhere in the body.
fn change() -> impl Strategy<Value = (&'static str, Option<Value>)> {
    let places = prop::sample::select(vec![
        "/id",
        "/name",
        "/state",
        "/price",
        "/tags",
        "/tags/0",
        "/owner",
        "/owner/name",
        "/owner/x",
        "/legacy",
        "/a~1b",
    ]);
    (places, prop::option::weighted(0.8, value()))
}

fn changed(changes: &[(&str, Option<Value>)]) -> Value {
    let mut body = json!({
        "id": 1, "name": "Saw", "state": "free", "price": 3.5, "tags": ["x"], "owner": {"name": "Ida"}
    });
    for (place, value) in changes {
        let (parent, name) = place.rsplit_once('/').unwrap();
        let name = name.replace("~1", "/");
        match (body.pointer_mut(parent), value) {
            (Some(Value::Object(members)), Some(value)) => _ = members.insert(name, value.clone()),
            (Some(Value::Object(members)), None) => _ = members.remove(&name),
            (Some(Value::Array(items)), Some(value)) if !items.is_empty() => {
                items[0].clone_from(value);
            }
            _ => {}
        }
    }
    body
}

fn seen(body: &Value) -> Observed {
    let script = format!("GET /tools/1\n<<< 200\ncontent-type: application/json\n{body}");
    support::traffic(&script).remove(0)
}

/// The same question, asked of the validator.
fn is_valid(documents: &[(String, String)], body: &Value) -> bool {
    let api = support::api(documents);
    let (_, tool) = api.named_schemas().remove(0);
    api.compile(tool, oas_model::Direction::Response)
        .is_valid(body)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, ..ProptestConfig::default() })]

    #[test]
    fn fixed_descriptions_admit_what_was_seen(
        bodies in prop::collection::vec(prop::collection::vec(change(), 1..4), 1..5),
        version in prop::sample::select(vec!["3.0.3", "3.1.0", "3.2.0"]),
    ) {
        let text = format!("openapi: {version}{HEAD}");
        let documents = vec![("openapi.yaml".to_owned(), text)];
        let traffic: Vec<Observed> = bodies.iter().map(|one| seen(&changed(one))).collect();
        let drift = support::drift(&documents, &traffic);
        let is_broken = drift.findings().iter().any(|one| !one.is_undeclared);
        prop_assert_eq!(is_broken, !bodies.iter().all(|one| is_valid(&documents, &changed(one))));
        let fixed = support::fixed(&drift, &documents);
        let again = support::drift(&fixed, &traffic);
        let left: Vec<_> = again.findings().into_iter().map(|one| (one.at, one.rule, one.message)).collect();
        prop_assert!(left.is_empty(), "{:?}\n{}", left, fixed[0].1);
        prop_assert_eq!(&support::fixed(&again, &fixed), &fixed);
        let after = &fixed[0].1;
        let is_kept = after.contains("# fits on a label");
        prop_assert!(is_kept || !after.contains("maxLength"), "{}", after);
    }
}
