//! `nullable: true`, which 3.1 says with the type `null`.

use oas_doc::{Entry, Node, NodeKind, Part, ScalarValue, Value};

use crate::upgrade::entries;
use crate::upgrade::note::NoteKind;
use crate::upgrade::roles::Spot;
use crate::upgrade::step::Step;

/// How many references are followed to see whether a branch takes null.
const MAX_STEPS: usize = 16;

/// Words that say nothing about which values are allowed.
const DESCRIPTIONS: [&str; 11] = [
    "title",
    "description",
    "default",
    "example",
    "examples",
    "deprecated",
    "readOnly",
    "writeOnly",
    "xml",
    "externalDocs",
    "nullable",
];

/// Allows null in the words of 3.1: in `type`, in `enum`, and in a choice of schemas.
pub(super) fn rule<'a>(step: &mut Step<'a>, schema: Spot<'a>) {
    let Some(word) = schema.node.get("nullable") else {
        return;
    };
    // A merged word goes where it is written.
    if entries::is_own(schema.node, word) {
        entries::remove(step.members(schema), word);
    }
    if word.as_bool() == Some(true) {
        allow_null(step, schema);
    }
}

fn allow_null<'a>(step: &mut Step<'a>, schema: Spot<'a>) {
    let node = schema.node;
    let one_choice = ["anyOf", "oneOf"].into_iter().find_map(|key| node.get(key));
    if node.get("allOf").is_some() || node.get("not").is_some() {
        wrap(step, schema);
        return;
    }
    match one_choice {
        Some(choice) if !entries::is_own(node, choice) => {}
        Some(choice) if takes_a_branch(step, schema, choice) => {
            step.items_of(schema, choice).push(null_branch());
        }
        Some(_) => {
            wrap(step, schema);
            return;
        }
        None => {}
    }
    type_with_null(step, schema);
    enum_with_null(step, schema);
}

/// `{type: "null"}`.
pub(super) fn null_branch<'a>() -> Part<'a> {
    Part::Mapping(vec![Entry::new("type", "null")])
}

fn type_with_null<'a>(step: &mut Step<'a>, schema: Spot<'a>) {
    let written = schema.node.get("type");
    let Some(written) = written.filter(|one| entries::is_own(schema.node, *one)) else {
        return;
    };
    if written.kind() == NodeKind::Sequence && !written.is_alias() {
        if !written.items().any(|item| item.scalar() == Some("null")) {
            step.items_of(schema, written).push(Part::from("null"));
        }
        return;
    }
    let text = |text: &str| Value::Scalar(ScalarValue::String(text.to_owned()));
    if let Some(name) = written.as_str() {
        let both = Part::Line(Value::Sequence(vec![text(name), text("null")]));
        entries::set(step.members(schema), written, both);
    }
}

fn enum_with_null<'a>(step: &mut Step<'a>, schema: Spot<'a>) {
    let written = schema.node.get("enum");
    let Some(written) = written.filter(|one| entries::is_own(schema.node, *one)) else {
        return;
    };
    if written.kind() != NodeKind::Sequence
        || written.items().any(|item| item.kind() == NodeKind::Null)
    {
        return;
    }
    if written.is_alias() {
        let message = "`enum` is an alias; write the list here, with null.";
        step.note(NoteKind::ByHand, "nullable-enum", schema, written, message);
        return;
    }
    step.items_of(schema, written)
        .push(ScalarValue::Null.into());
}

/// Whether null can be one more branch: of an `anyOf` always, of a `oneOf` only where no other
/// branch takes null, and of neither below a discriminator, which would have to name it.
fn takes_a_branch<'a>(step: &Step<'a>, schema: Spot<'a>, choice: Node<'a>) -> bool {
    let both = schema.node.get("anyOf").is_some() && schema.node.get("oneOf").is_some();
    if both
        || schema.node.get("discriminator").is_some()
        || choice.kind() != NodeKind::Sequence
        || choice.is_alias()
    {
        return false;
    }
    choice.key() == Some("anyOf")
        || choice
            .items()
            .all(|node| refuses_null(step, Spot { node, ..schema }, MAX_STEPS))
}

/// Whether a schema of 3.0 certainly refuses null: it has a type and no `nullable`.
fn refuses_null<'a>(step: &Step<'a>, schema: Spot<'a>, n_steps: usize) -> bool {
    let Some(left) = n_steps.checked_sub(1) else {
        return false;
    };
    let node = schema.node;
    if node.get("nullable").and_then(Node::as_bool) == Some(true) {
        return false;
    }
    if let Some(reference) = node.get("$ref").and_then(Node::as_str) {
        let target = step.target(schema, reference);
        return target.is_some_and(|target| refuses_null(step, target, left));
    }
    if node
        .get("type")
        .is_some_and(|named| named.as_str().is_some())
    {
        return true;
    }
    let parts = node.get("allOf").into_iter().flat_map(Node::items);
    parts
        .take(MAX_STEPS)
        .any(|node| refuses_null(step, Spot { node, ..schema }, left / 2))
}

/// Everything that says which values are allowed becomes a branch, and null the other one.
fn wrap<'a>(step: &mut Step<'a>, schema: Spot<'a>) {
    let members = step.members(schema);
    let describes = |entry: &Entry<'_>| {
        DESCRIPTIONS.contains(&entry.name.as_str()) || entry.name.starts_with("x-")
    };
    let at = members.iter().position(|entry| !describes(entry));
    let (outer, inner): (Vec<_>, Vec<_>) = std::mem::take(members).into_iter().partition(describes);
    let branches = vec![branch(inner), null_branch()];
    *members = outer;
    let at = at.unwrap_or(members.len()).min(members.len());
    members.insert(at, Entry::new("anyOf", Part::Sequence(branches)));
    let message = "null is allowed beside the whole schema, by an `anyOf`: in any other place a \
                   part of it would refuse null.";
    step.note(
        NoteKind::Decision,
        "nullable-choice",
        schema,
        schema.node,
        message,
    );
}

/// `allOf` with a single schema and nothing else is that schema.
fn branch(mut inner: Vec<Entry<'_>>) -> Part<'_> {
    if let [only] = inner.as_slice()
        && only.name == "allOf"
        && let Part::Kept(list) = &only.value
        && list.len() == 1
        && !list.is_alias()
        && let Some(item) = list.at(0)
    {
        return Part::Kept(item);
    }
    for entry in &mut inner {
        if let Part::Kept(node) = entry.value
            && entry.name == "type"
            && let Some(name) = node.as_str()
        {
            entry.value = Part::from(name);
        }
    }
    Part::Mapping(inner)
}
