//! Every place of documents with anchors, aliases and merge keys, changed alone and everywhere.

#![expect(clippy::unwrap_used, reason = "a test says what is wrong by failing")]

use oas_doc::{Document, EditError, EditOp, Pointer, ScalarValue, Shared, Syntax, Value};
use serde_json::Value as Json;

#[path = "support/places.rs"]
mod places; // where values stand

use places::places;

const DOCUMENTS: &[&str] = &[
    include_str!("edits/sharing.yaml"),
    include_str!("edits/anchored.yaml"),
    include_str!("edits/shared.yaml"),
    "a: &a\n- &b x\n- [*b, &c {k: *b}]\nd: [*a, *c]\ne:\n  - *a\n  -   *c\n",
    "base: &base {a: 1, b: &b {c: 2}}\nmid: &mid\n  <<: *base\n  d: 3\nlast:\n  <<: [*mid, *b]\n  a: 4\n",
    "t: &t >-\n  folded\n  text\nu: *t\nv:\n- *t\n- 'x'\nw: &w \"two\n  lines\"\nz: [*w]\n",
    "a: &a # beside\n\n  # above\n  k: v # k\n\n  l: # l\n  - 1\n  # below\nb: *a # b\nc:\n   *a\n? d\n: *a\n",
    "- &x\n  k: &y\n    l: 1\n- *x\n- - *y\n  - *x\n",
];

fn json(document: &Document) -> Json {
    serde_json::from_str(&document.to_json().unwrap()).unwrap()
}

/// What each kind of edit makes of the place in the value.
fn edits(value: &Json, at: &Pointer) -> Vec<(EditOp, Json)> {
    let (parent, name) = (at.parent().unwrap(), at.last().unwrap().into_owned());
    let changed = |change: &dyn Fn(&mut Json)| {
        let mut value = value.clone();
        change(value.pointer_mut(parent.as_str()).unwrap());
        value
    };
    let put = |new: Json| {
        changed(&|inside| {
            *inside
                .pointer_mut(Pointer::root().push(&name).as_str())
                .unwrap() = new.clone()
        })
    };
    let removed = changed(&|inside| match inside {
        Json::Array(items) => drop(items.remove(name.parse().unwrap())),
        inside => drop(inside.as_object_mut().unwrap().shift_remove(&name)),
    });
    let text = Value::from(ScalarValue::String("new".to_owned()));
    let mapping = Value::Mapping(vec![("new".to_owned(), text.clone())]);
    let mut all = vec![
        (
            EditOp::Set {
                at: at.clone(),
                value: text.clone(),
            },
            put("new".into()),
        ),
        (
            EditOp::Replace {
                at: at.clone(),
                value: mapping,
            },
            put(serde_json::json!({"new": "new"})),
        ),
        (EditOp::Remove { at: at.clone() }, removed),
    ];
    if value.pointer(parent.as_str()).unwrap().is_object() {
        let renamed = changed(&|inside| {
            let member = inside.as_object_mut().unwrap().shift_remove(&name).unwrap();
            inside
                .as_object_mut()
                .unwrap()
                .insert("renamed".to_owned(), member);
        });
        all.push((
            EditOp::Rename {
                at: at.clone(),
                name: "renamed".to_owned(),
            },
            renamed,
        ));
        let added = changed(&|inside| {
            inside
                .as_object_mut()
                .unwrap()
                .insert("added".to_owned(), "new".into());
        });
        all.push((
            EditOp::Set {
                at: parent.push("added"),
                value: text,
            },
            added,
        ));
    }
    all
}

#[test]
fn a_place_that_is_expanded_changes_alone() {
    let (mut n_edits, mut refused) = (0, Vec::new());
    for text in DOCUMENTS {
        let document = Document::parse(text, Syntax::Yaml);
        assert_eq!(document.errors(), [], "{text}");
        let value = json(&document);
        let mut all = Vec::new();
        places(&value, &Pointer::root(), &mut all);
        for (op, wanted) in all.iter().flat_map(|at| edits(&value, at)) {
            n_edits += 1;
            let edits = match document.edit_shared(&op, Shared::ExpandHere) {
                Ok(edits) => edits,
                Err(error) => {
                    refused.push(format!("{op:?}: {error}"));
                    continue;
                }
            };
            let new = document.apply(&edits).unwrap();
            assert_eq!(
                json(&new),
                wanted,
                "{op:?} on\n{text}\ngave\n{}",
                new.text()
            );
            let undone = new.apply(&document.invert(&edits).unwrap()).unwrap();
            assert_eq!(undone.text(), *text);
            // Nothing but a mark of sharing is lost.
            let kept = text.matches('#').count() <= new.text().matches('#').count();
            assert!(
                kept || !matches!(op, EditOp::Rename { .. }),
                "{op:?} gave\n{}",
                new.text()
            );
        }
    }
    assert!(n_edits > 500, "only {n_edits} edits");
    assert_eq!(refused, Vec::<String>::new());
}

#[test]
fn what_is_changed_everywhere_is_changed_where_it_was_said() {
    let mut n_changed = 0;
    for text in DOCUMENTS {
        let document = Document::parse(text, Syntax::Yaml);
        let value = json(&document);
        let mut all = Vec::new();
        places(&value, &Pointer::root(), &mut all);
        for at in all {
            let op = EditOp::Set {
                at: at.clone(),
                value: ScalarValue::String("new".to_owned()).into(),
            };
            let Err(EditError::Shared { places, .. }) = document.edit(&op) else {
                continue;
            };
            let Ok(edits) = document.edit_shared(&op, Shared::ChangeAll) else {
                continue;
            };
            n_changed += 1;
            let new = document.apply(&edits).unwrap();
            assert_eq!(
                new.node(&at).unwrap().as_str(),
                Some("new"),
                "{op:?} gave\n{}",
                new.text()
            );
            // Outside of the places that were named nothing changes.
            let (mut before, mut after) = (value.clone(), json(&new));
            for place in &places {
                let place = place.as_str().split("/<<").next().unwrap_or_default();
                for value in [&mut before, &mut after] {
                    value.pointer_mut(place).map(Json::take);
                }
            }
            assert_eq!(
                before, after,
                "{op:?} changed more than {places:?} in\n{text}"
            );
        }
    }
    assert!(n_changed > 80, "only {n_changed} edits");
}
