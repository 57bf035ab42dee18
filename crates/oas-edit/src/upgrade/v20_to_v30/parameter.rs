//! Parameters and headers, whose type is among their own words.

use oas_doc::{Entry, Node, Part};

use super::schema;
use crate::upgrade::note::NoteKind;
use crate::upgrade::roles::Spot;
use crate::upgrade::step::Step;

/// Words of a parameter itself; extensions are too, apart from `x-nullable`.
const OWN: [&str; 7] = [
    "name",
    "in",
    "description",
    "required",
    "allowEmptyValue",
    "schema",
    "example",
];

/// Gives a parameter of the path, the query or a header a `schema`, a `style` and `explode`.
/// Bodies and members of forms are no parameters any more.
pub(super) fn rule<'a>(step: &mut Step<'a>, at: Spot<'a>) {
    items(step, at);
    let place = at.node.get("in").and_then(Node::as_str);
    let Some(place @ ("path" | "query" | "header")) = place else {
        return;
    };
    let mut style = style(step, at, place);
    with_schema(step, at, &mut style);
    let members = step.members(at);
    let has_example = members.iter().any(|entry| entry.name == "example");
    let vendor = members.iter_mut().find(|entry| entry.name == "x-example");
    if let Some(entry) = vendor.filter(|_| !has_example) {
        "example".clone_into(&mut entry.name);
    }
}

/// Gives a header a `schema`.
pub(super) fn header<'a>(step: &mut Step<'a>, at: Spot<'a>) {
    items(step, at);
    style(step, at, "header");
    with_schema(step, at, &mut Vec::new());
}

/// Takes the words that say what a value is.
pub(super) fn says_what(name: &str) -> bool {
    name == "x-nullable" || !(OWN.contains(&name) || name.starts_with("x-") || name == "$ref")
}

/// The words for a value, as members of a schema.
pub(super) fn as_schema<'a>(words: impl IntoIterator<Item = Entry<'a>>) -> Vec<Entry<'a>> {
    let words = words
        .into_iter()
        .filter(|entry| entry.name != "collectionFormat");
    let mut members: Vec<_> = words.collect();
    for entry in members
        .iter_mut()
        .filter(|entry| entry.name == "x-nullable")
    {
        "nullable".clone_into(&mut entry.name);
    }
    let is_file = |entry: &Entry<'_>| {
        let text = match &entry.value {
            Part::Kept(node) => node.as_str(),
            _ => None,
        };
        entry.name == "type" && text == Some("file")
    };
    if members.iter().any(is_file) {
        schema::file(&mut members);
    }
    members
}

fn with_schema<'a>(step: &mut Step<'a>, at: Spot<'a>, style: &mut Vec<Entry<'a>>) {
    if at.node.get("$ref").is_some() {
        return;
    }
    let members = step.members(at);
    let place = members.iter().position(|entry| says_what(&entry.name));
    let (words, mut own): (Vec<_>, Vec<_>) = std::mem::take(members)
        .into_iter()
        .partition(|entry| says_what(&entry.name));
    if let Some(place) = place {
        let schema = Part::Mapping(as_schema(words));
        let place = place.min(own.len());
        own.splice(
            place..place,
            style.drain(..).chain([Entry::new("schema", schema)]),
        );
    }
    *members = own;
}

/// `collectionFormat` as style and explode.
///
/// Source: Swagger 2.0, "Parameter Object", `collectionFormat`; its default is `csv`.
fn style<'a>(step: &mut Step<'a>, at: Spot<'a>, place: &str) -> Vec<Entry<'a>> {
    if at.node.get("type").and_then(Node::as_str) != Some("array") {
        return Vec::new();
    }
    let written = at.node.get("collectionFormat");
    let format = written.and_then(Node::as_str).unwrap_or("csv");
    let together = || Entry::new("explode", false);
    match (format, place) {
        ("csv", "query") => vec![together()],
        ("csv", _) | ("multi", "query") => Vec::new(),
        ("ssv", "query") => vec![Entry::new("style", "spaceDelimited"), together()],
        ("pipes", "query") => vec![Entry::new("style", "pipeDelimited"), together()],
        (other, _) => {
            let message =
                format!("3.0 has no `{other}` here, so the values have commas between them now.");
            step.note(
                NoteKind::Loss,
                "collection-format",
                at,
                written.unwrap_or(at.node),
                message,
            );
            if place == "query" {
                vec![together()]
            } else {
                Vec::new()
            }
        }
    }
}

/// Lists in lists have no style of their own in 3.0.
fn items<'a>(step: &mut Step<'a>, at: Spot<'a>) {
    let mut node = at.node;
    while let Some(items) = node.get("items").filter(|items| !items.is_alias()) {
        node = items;
        let Some(written) = items.get("collectionFormat") else {
            continue;
        };
        let members = step.members(Spot { node, ..at });
        members.retain(|entry| entry.name != "collectionFormat");
        if written.as_str() != Some("csv") {
            let message = "3.0 has no style for lists in lists; they have commas between them.";
            step.note(NoteKind::Loss, "collection-format", at, written, message);
        }
    }
}
