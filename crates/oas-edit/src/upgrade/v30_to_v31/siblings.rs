//! Words beside the `$ref` of a schema. 3.0 ignores them, 3.1 does not.
//!
//! What only describes stays. `nullable: true` is what everybody means, so it is kept by an
//! `anyOf`. Everything else would begin to count, so it goes.

use oas_doc::{Entry, Node, Part};

use super::nullable;
use crate::upgrade::entries;
use crate::upgrade::note::NoteKind;
use crate::upgrade::roles::Spot;
use crate::upgrade::step::Step;

/// Makes the siblings of a reference say what they said.
pub(super) fn rule<'a>(step: &mut Step<'a>, schema: Spot<'a>) {
    let Some(reference) = schema.node.get("$ref") else {
        return;
    };
    let is_nullable = schema.node.get("nullable").and_then(Node::as_bool) == Some(true);
    let mut removed = Vec::new();
    let others = schema.node.members();
    for (name, node) in others.filter(|(name, _)| !only_describes(name)) {
        if entries::remove(step.members(schema), node) && name != "nullable" {
            removed.push(format!("`{name}`"));
        }
    }
    if is_nullable {
        let branches = vec![
            Part::Mapping(vec![Entry::kept(reference)]),
            nullable::null_branch(),
        ];
        let choice = Entry::new("anyOf", Part::Sequence(branches));
        entries::replace(step.members(schema), reference, [choice]);
        let message = "`nullable` beside `$ref` is ignored by the letter of 3.0, but meant by \
                       everybody: null is allowed by an `anyOf` now.";
        step.note(
            NoteKind::Decision,
            "reference-nullable",
            schema,
            reference,
            message,
        );
    }
    if !removed.is_empty() {
        let message = format!(
            "3.0 ignores what stands beside `$ref`, and 3.1 would not: {} removed.",
            removed.join(", ")
        );
        step.note(
            NoteKind::Loss,
            "reference-siblings",
            schema,
            reference,
            message,
        );
    }
}

/// Whether a word says nothing about values.
fn only_describes(name: &str) -> bool {
    let words = [
        "$ref",
        "title",
        "description",
        "summary",
        "externalDocs",
        "$comment",
    ];
    words.contains(&name) || (name.starts_with("x-") && name != "x-faker")
}
