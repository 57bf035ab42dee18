//! The edits that put one named example where a value is described.

use oas_doc::{EditOp, Node, Pointer, Value as Written};
use oas_model::{Api, DocumentId, Example, MediaType, Origin, Parameter};
use serde_json::Value;

use super::ExampleError;
use crate::drift::spell;

type Edits = Vec<(DocumentId, EditOp)>;

/// An object that can have `examples`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place<'a> {
    origin: Origin,
    known: &'a [Example],
}

impl<'a> Place<'a> {
    pub(super) fn of_content(content: &'a MediaType) -> Self {
        Self {
            origin: content.origin,
            known: &content.examples,
        }
    }

    /// A parameter has its examples itself, or in its only media type.
    pub(super) fn of_parameter(parameter: &'a Parameter) -> Self {
        let own = Self {
            origin: parameter.origin,
            known: &parameter.examples,
        };
        parameter.content.as_ref().map_or(own, Self::of_content)
    }
}

/// The edits of one place; none where the very example is there.
pub(super) fn put(
    api: &Api,
    place: Place<'_>,
    name: &str,
    value: &Value,
) -> Result<Edits, ExampleError> {
    let mut known = place.known.iter();
    if let Some(known) = known.find(|one| one.name.as_deref() == Some(name)) {
        return match known.value.map(|at| api.value(at)) {
            Some(known) if known == *value => Ok(Vec::new()),
            _ => Err(ExampleError::Taken {
                name: name.to_owned(),
            }),
        };
    }
    let node = api.sources().node(place.origin);
    let at = api.pointer(place.origin);
    let example = spell::mapping([("value", spell::value(value))]);
    let ops = match (node.get("examples"), node.get("example")) {
        (Some(_), _) => vec![EditOp::Set {
            at: at.push("examples").push(name),
            value: example,
        }],
        (None, Some(single)) => beside_single(&at, (node, single), name, value, example),
        (None, None) => vec![EditOp::Set {
            at: at.push("examples"),
            value: Written::Mapping(vec![(name.to_owned(), example)]),
        }],
    };
    let document = place.origin.document;
    Ok(ops.into_iter().map(|op| (document, op)).collect())
}

/// `example` and `examples` exclude each other: the one without a name gets one, and keeps its
/// comments. Between braces it is written again, as what moves takes its line with it.
fn beside_single(
    at: &Pointer,
    (node, single): (Node<'_>, Node<'_>),
    name: &str,
    value: &Value,
    example: Written,
) -> Vec<EditOp> {
    let written = Written::of(single);
    let is_same = written.as_ref() == Some(&spell::value(value));
    let single_name = match (is_same, name) {
        (true, _) => name,
        (false, "default") => "other",
        (false, _) => "default",
    };
    let copied = written.filter(|_| in_braces(node));
    let named = copied
        .clone()
        .map(|value| spell::mapping([("value", value)]));
    let empty = || Written::Mapping(Vec::new());
    let mut members = vec![(single_name.to_owned(), named.unwrap_or_else(empty))];
    if !is_same {
        members.push((name.to_owned(), example));
    }
    let from = at.push("example");
    let examples = at.push("examples");
    let to = examples.push(single_name).push("value");
    let rest = match copied {
        Some(_) => EditOp::Remove { at: from },
        None => EditOp::Move { from, to },
    };
    let value = Written::Mapping(members);
    vec![
        EditOp::Set {
            at: examples,
            value,
        },
        rest,
    ]
}

fn in_braces(node: Node<'_>) -> bool {
    let text = node.document().text().get(node.span());
    text.is_some_and(|text| text.starts_with('{'))
}
