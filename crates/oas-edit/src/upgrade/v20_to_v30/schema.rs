//! Schemas, which hardly differ.

use oas_doc::{Entry, Node, NodeKind, Part};

use crate::upgrade::entries;
use crate::upgrade::note::NoteKind;
use crate::upgrade::roles::Spot;
use crate::upgrade::step::Step;

/// Says in the words of 3.0 what has other words there.
pub(super) fn rule<'a>(step: &mut Step<'a>, schema: Spot<'a>) {
    if schema.node.get("$ref").is_some() {
        return;
    }
    let node = schema.node;
    if let Some(word) = node
        .get("x-nullable")
        .filter(|word| entries::is_own(node, *word))
    {
        match node.get("nullable") {
            Some(_) => drop(entries::remove(step.members(schema), word)),
            None => entries::rename(step.members(schema), word, "nullable"),
        }
    }
    if let Some(name) = node
        .get("discriminator")
        .filter(|one| one.kind() == NodeKind::String)
    {
        let property = Entry::new("propertyName", name.as_str().unwrap_or_default());
        entries::set(step.members(schema), name, Part::Mapping(vec![property]));
    }
    types(step, schema);
    tuple(step, schema);
    if node.get("type").and_then(Node::as_str) == Some("file") {
        let members = step.members(schema);
        file(members);
    }
}

/// A file is text of bytes.
pub(super) fn file(members: &mut Vec<Entry<'_>>) {
    members.retain(|entry| entry.name != "format");
    if let Some(at) = members.iter().position(|entry| entry.name == "type") {
        if let Some(entry) = members.get_mut(at) {
            entry.value = Part::from("string");
        }
        members.insert(at + 1, Entry::new("format", "binary"));
    }
}

/// 3.0 has one type, and a word for null.
fn types<'a>(step: &mut Step<'a>, schema: Spot<'a>) {
    let named = schema.node.get("type");
    let Some(list) = named.filter(|one| one.kind() == NodeKind::Sequence) else {
        return;
    };
    let names: Vec<_> = list.items().filter_map(Node::scalar).collect();
    let others: Vec<_> = names
        .iter()
        .copied()
        .filter(|name| *name != "null")
        .collect();
    let members = step.members(schema);
    match others.as_slice() {
        [one] => entries::set(members, list, Part::from(*one)),
        _ => {
            let branch = |name: &&str| Part::Mapping(vec![Entry::new("type", *name)]);
            let branches = Part::Sequence(others.iter().map(branch).collect());
            let both = ["anyOf"].iter().any(|word| schema.node.get(word).is_some());
            let choice = Entry::new("anyOf", branches);
            let choice = if both {
                Entry::new("allOf", Part::Sequence(vec![Part::Mapping(vec![choice])]))
            } else {
                choice
            };
            entries::replace(members, list, [choice]);
            let message = "3.0 allows one `type`, so that several became an `anyOf`.";
            step.note(NoteKind::Decision, "several-types", schema, list, message);
        }
    }
    let is_nullable = others.len() < names.len();
    if is_nullable && schema.node.get("nullable").is_none() {
        step.members(schema).push(Entry::new("nullable", true));
    }
}

/// 3.0 has no schemas by position.
fn tuple<'a>(step: &mut Step<'a>, schema: Spot<'a>) {
    let items = schema.node.get("items");
    let Some(list) = items.filter(|one| one.kind() == NodeKind::Sequence) else {
        return;
    };
    let branches = list.items().map(Part::Kept).collect();
    let any = Part::Mapping(vec![Entry::new("anyOf", Part::Sequence(branches))]);
    entries::set(step.members(schema), list, any);
    let message = "3.0 has no schemas by position in a list: every item may be any of them now.";
    step.note(NoteKind::Loss, "items-list", schema, list, message);
}
