//! A model after an edit is the model that the new text has, however it was come by.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

#[path = "render/render.rs"]
mod render;

use std::fmt::Write as _;
use std::sync::Arc;

use oas_doc::{Document, EditOp, Pointer, ScalarValue, Syntax, Value};
use oas_model::{Api, Direction, DocumentId, SourceSet, refresh, resolve};
use serde_json::json;

const N_PARTS: usize = 16;
const N_EDITS: usize = 60;

/// Paths and schemas that lead to each other, to parameters, responses, bases and subtypes.
fn text() -> String {
    let mut out = String::from(
        "openapi: 3.1.0\ninfo: { title: Chain, version: '1' }\nservers:\n  - url: /v1\nsecurity:\n  - key: []\ntags:\n  - name: links\npaths:\n",
    );
    for n in 0..N_PARTS {
        let next = (n + 1) % N_PARTS;
        write!(
            out,
            "  /links/{n}:\n    parameters:\n      - $ref: '#/components/parameters/P{n}'\n    get:\n      operationId: get{n}\n      summary: The link {n}\n      responses:\n        '200':\n          description: {padding}\n          content:\n            application/json:\n              schema:\n                $ref: '#/components/schemas/S{n}'\n        default:\n          $ref: '#/components/responses/R{next}'\n",
            padding = "found ".repeat(40),
        )
        .unwrap();
    }
    out.push_str("components:\n  parameters:\n");
    for n in 0..N_PARTS {
        write!(out, "    P{n}:\n      name: p{n}\n      in: query\n      description: {}\n      schema: {{ type: string, maxLength: {n} }}\n", "asked ".repeat(40)).unwrap();
    }
    out.push_str("  responses:\n");
    for n in 0..N_PARTS {
        write!(out, "    R{n}:\n      description: {}\n      content:\n        text/plain:\n          schema: {{ $ref: '#/components/schemas/S{n}' }}\n", "failed ".repeat(40)).unwrap();
    }
    out.push_str("  schemas:\n    Base:\n      type: object\n      properties:\n        kind: { type: string }\n      discriminator: { propertyName: kind }\n");
    for n in 0..N_PARTS {
        let next = (n + 7) % N_PARTS;
        write!(out, "    S{n}:\n      description: {}\n      allOf:\n        - $ref: '#/components/schemas/Base'\n      properties:\n        next: {{ $ref: '#/components/schemas/S{next}' }}\n        size: {{ type: integer, minimum: {n} }}\n", "a link ".repeat(40)).unwrap();
    }
    out
}

fn sources(document: Document) -> Arc<SourceSet> {
    let mut sources = SourceSet::default();
    sources.add("api.yaml", document);
    Arc::new(sources)
}

fn pointer(text: &str) -> Pointer {
    text.parse().unwrap()
}

fn string(text: &str) -> Value {
    ScalarValue::String(text.to_owned()).into()
}

/// One edit of a kind that the model has to take notice of.
fn edit(n: usize, pick: usize) -> EditOp {
    let other = (pick * 5 + 3) % N_PARTS;
    match n % 12 {
        0 => EditOp::Set {
            at: pointer(&format!("/paths/~1links~1{pick}/get/summary")),
            value: string(&format!("Changed {n}")),
        },
        1 => EditOp::Set {
            at: pointer(&format!(
                "/components/schemas/S{pick}/properties/size/minimum"
            )),
            value: ScalarValue::Number((n * 3).to_string()).into(),
        },
        2 => EditOp::Set {
            at: pointer(&format!("/components/schemas/S{pick}/properties/next/$ref")),
            value: string(&format!("#/components/schemas/S{other}")),
        },
        3 => EditOp::Remove {
            at: pointer(&format!("/components/responses/R{pick}")),
        },
        4 => EditOp::Set {
            at: pointer(&format!("/components/parameters/P{pick}/in")),
            value: string(["query", "header", "nowhere"][n % 3]),
        },
        5 => EditOp::Remove {
            at: pointer(&format!("/components/schemas/S{pick}/allOf")),
        },
        6 => EditOp::Set {
            at: pointer("/servers/0/url"),
            value: string(&format!("/v{n}")),
        },
        7 => EditOp::Remove {
            at: pointer(&format!("/paths/~1links~1{pick}")),
        },
        8 => EditOp::Set {
            at: pointer(&format!("/components/schemas/S{pick}/$anchor")),
            value: string(&format!("anchor{n}")),
        },
        9 => EditOp::Set {
            at: pointer(&format!("/components/schemas/S{pick}/properties/next/$ref")),
            value: string(&format!("#anchor{}", n.saturating_sub(1))),
        },
        10 => EditOp::Rename {
            at: pointer(&format!("/components/schemas/S{pick}")),
            name: format!("S{other}"),
        },
        _ => EditOp::Set {
            at: pointer("/info/title"),
            value: string(&format!("Chain {n}")),
        },
    }
}

/// What the model says, and what its validators say about a value.
fn told(api: &Api) -> String {
    api.complete();
    let mut out = render::api(api);
    let value = json!({ "kind": "S3", "size": 12, "next": { "kind": "S4", "size": "many" } });
    for (name, id) in api.named_schemas() {
        let found = api.compile(id, Direction::Response).validate(&value);
        let found: Vec<_> = found
            .iter()
            .map(|one| {
                (
                    &one.instance,
                    &one.message,
                    one.schema.map(|at| api.pointer(at)),
                )
            })
            .collect();
        writeln!(out, "{name}: {found:?}").unwrap();
    }
    out
}

fn resolved(document: &Document) -> Api {
    resolve(sources(document.clone()), DocumentId(0)).0
}

#[test]
fn a_refreshed_model_says_what_a_new_one_says() {
    let mut document = Document::parse(&text(), Syntax::Yaml);
    let mut api = resolved(&document);
    told(&api);
    let mut n_made = 0;
    for n in 0..N_EDITS {
        let Ok(edits) = document.edit(&edit(n, n * 17 % N_PARTS)) else {
            continue;
        };
        n_made += 1;
        document = document.apply(&edits).unwrap();
        api = refresh(&api, sources(document.clone())).0;
        assert_eq!(told(&api), told(&resolved(&document)), "after edit {n}");
    }
    assert!(n_made > N_EDITS / 2, "only {n_made} edits were possible");
}

#[test]
fn what_an_edit_does_not_touch_is_the_same_object() {
    let document = Document::parse(&text(), Syntax::Yaml);
    let api = resolved(&document);
    told(&api);
    let edits = document.edit(&edit(1, 4)).unwrap();
    let changed = document.apply(&edits).unwrap();
    let newer = refresh(&api, sources(changed)).0;
    let kept = |path: &str| {
        let at = |api: &Api| {
            let head = api.operations().iter().find(|one| &*one.path == path);
            api.operation(head.unwrap().id)
        };
        Arc::ptr_eq(&at(&api), &at(&newer))
    };
    assert!(
        kept("/links/9"),
        "an operation that has nothing to do with it"
    );
    let schema = |api: &Api, name: &str| {
        let named = api.named_schemas();
        let id = named.iter().find(|one| one.0 == name).unwrap().1;
        api.schema(id)
    };
    assert!(Arc::ptr_eq(&schema(&api, "S9"), &schema(&newer, "S9")));
    assert!(!Arc::ptr_eq(&schema(&api, "S4"), &schema(&newer, "S4")));
}

#[test]
fn a_server_that_changes_is_seen_by_operations_that_are_kept() {
    let document = Document::parse(&text(), Syntax::Yaml);
    let api = resolved(&document);
    told(&api);
    let edits = document.edit(&edit(6, 0)).unwrap();
    let newer = refresh(&api, sources(document.apply(&edits).unwrap())).0;
    let operation = newer.operation(newer.operations()[3].id);
    assert_eq!(operation.servers[0].url, "/v6");
}
