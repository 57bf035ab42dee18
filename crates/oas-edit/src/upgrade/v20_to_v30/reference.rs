//! `$ref`: what it points at is somewhere else now.

use oas_doc::{Node, Part, Pointer};
use oas_model::{DocumentId, Origin, Version};

use super::Whole;
use crate::upgrade::roles::{Role, Spot};
use crate::upgrade::step::Step;
use crate::upgrade::{entries, note::NoteKind, version};

/// Points a reference at the new place of its target.
pub(super) fn rule<'a>(step: &mut Step<'a>, whole: &Whole<'a>, at: Spot<'a>) {
    let Some(reference) = at.node.get("$ref") else {
        return;
    };
    let Some(text) = reference
        .as_str()
        .filter(|_| entries::is_own(at.node, reference))
    else {
        return;
    };
    let Some((document, pointer)) = target(step, at, text) else {
        return;
    };
    if version::of(step.sources(), document) != Some(Version::V20) {
        return;
    }
    match moved(step, whole, document, &pointer) {
        Some(new) if new == pointer => {}
        Some(new) => {
            let (address, _) = text.split_once('#').unwrap_or((text, ""));
            let text = format!("{address}#{}", encoded(new.as_str()));
            entries::set(step.members(at), reference, Part::from(text.as_str()));
        }
        None if at.role == Role::Parameter => {}
        None => {
            let message = format!("`{text}` points into something that has another shape in 3.0.");
            step.note(NoteKind::ByHand, "reference", at, reference, message);
        }
    }
}

fn target(step: &Step<'_>, at: Spot<'_>, text: &str) -> Option<(DocumentId, Pointer)> {
    let from = Origin {
        document: at.document,
        node: at.node.id(),
    };
    let target = step.api.target(from, text).ok()?;
    Some((target.document, step.sources().pointer(target)))
}

/// The new place of an old one; `None` where it has no new place of its own.
fn moved(
    step: &Step<'_>,
    whole: &Whole<'_>,
    document: DocumentId,
    old: &Pointer,
) -> Option<Pointer> {
    let tokens: Vec<_> = old.tokens().collect();
    let Some((section, rest)) = tokens.split_first() else {
        return Some(old.clone());
    };
    let (section, group) = match section.as_ref() {
        "definitions" => ("definitions", "schemas"),
        "responses" => ("responses", "responses"),
        "parameters" => ("parameters", "parameters"),
        "securityDefinitions" => ("securityDefinitions", "securitySchemes"),
        // A whole path item keeps its place.
        "paths" => return (rest.len() < 2).then(|| old.clone()),
        _ => return Some(old.clone()),
    };
    let (name, inner) = rest.split_first()?;
    let plain = section == "definitions" || inner.is_empty();
    let group = match kind_of_parameter(step, document, section, name) {
        Some("body") => "requestBodies",
        Some("formData") => return None,
        _ => group,
    };
    let new = whole.names.of_member(document, section, name);
    let place = Pointer::root().push("components").push(group).push(&new);
    plain.then(|| inner.iter().fold(place, |place, token| place.push(token)))
}

fn kind_of_parameter<'a>(
    step: &Step<'a>,
    document: DocumentId,
    section: &str,
    name: &str,
) -> Option<&'a str> {
    let root = step.sources().document(document).root();
    let shared = root
        .filter(|_| section == "parameters")?
        .get("parameters")?;
    shared.get(name)?.get("in").and_then(Node::as_str)
}

/// What a fragment of an address cannot hold is written as `%` and two digits (RFC 3986).
fn encoded(pointer: &str) -> String {
    let mut out = String::with_capacity(pointer.len());
    for byte in pointer.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@/?".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}
