//! `format: byte` and `format: binary`, which 3.1 says with the words of JSON Schema.
//!
//! Source: `OpenAPI` 3.1.1, "Migrating Binary Descriptions from OAS 3.0".

use oas_doc::{Entry, Node, Part};

use crate::upgrade::entries;
use crate::upgrade::note::NoteKind;
use crate::upgrade::roles::Spot;
use crate::upgrade::step::Step;

const OCTETS: &str = "application/octet-stream";

/// `format: byte` is text in base64.
pub(super) fn base64<'a>(step: &mut Step<'a>, schema: Spot<'a>) {
    let format = schema
        .node
        .get("format")
        .filter(|one| one.as_str() == Some("byte"));
    let Some(format) = format.filter(|_| type_is_string(schema.node)) else {
        return;
    };
    if schema.node.get("contentEncoding").is_some() {
        entries::remove(step.members(schema), format);
        return;
    }
    let entry = Entry {
        name: "contentEncoding".to_owned(),
        from: Some(format),
        value: Part::from("base64"),
    };
    entries::replace(step.members(schema), format, [entry]);
}

/// Bytes as a whole body, and as parts of a form. Elsewhere `format: binary` stays: it has no
/// meaning in 3.1, and harms nobody.
pub(super) fn media_type<'a>(step: &mut Step<'a>, spot: Spot<'a>) {
    let Some(schema) = spot.node.get("schema") else {
        return;
    };
    if spot.name.to_ascii_lowercase().starts_with("multipart/") {
        parts(step, spot, schema);
    } else if is_binary(schema) && !is_text(spot.name) && !schema.is_alias() {
        whole_body(
            step,
            Spot {
                node: schema,
                ..spot
            },
            spot,
        );
    }
}

/// A body of bytes needs no schema; what describes it stays.
fn whole_body<'a>(step: &mut Step<'a>, schema: Spot<'a>, media_type: Spot<'a>) {
    if schema.node.get("nullable").is_some() {
        return;
    }
    let other = |(name, _): (&str, Node<'_>)| !matches!(name, "type" | "format");
    if schema.node.members().any(other) {
        for word in ["type", "format"] {
            if let Some(member) = schema.node.get(word) {
                entries::remove(step.members(schema), member);
            }
        }
    } else {
        entries::remove(step.members(media_type), schema.node);
    }
    let message =
        "A body of bytes has no `type` and no `format` in 3.1: the media type says it all.";
    step.note(
        NoteKind::Decision,
        "binary-body",
        media_type,
        schema.node,
        message,
    );
}

/// The files of a form.
fn parts<'a>(step: &mut Step<'a>, media_type: Spot<'a>, schema: Node<'a>) {
    let mut at = Spot {
        node: schema,
        ..media_type
    };
    if let Some(reference) = schema.get("$ref").and_then(Node::as_str) {
        let Some(target) = step.target(at, reference) else {
            return;
        };
        at = target;
    }
    let properties = at
        .node
        .get("properties")
        .into_iter()
        .flat_map(Node::members);
    for (_, property) in properties {
        let items = property.get("items").filter(|items| is_binary(*items));
        let file = items.unwrap_or(property);
        let written_here = !file.is_alias() && file.get("nullable").is_none();
        if is_binary(file) && written_here {
            file_part(step, Spot { node: file, ..at });
        }
    }
}

fn file_part<'a>(step: &mut Step<'a>, schema: Spot<'a>) {
    let (Some(format), Some(named)) = (schema.node.get("format"), schema.node.get("type")) else {
        return;
    };
    let members = step.members(schema);
    if entries::position(members, format).is_none() || !entries::remove(members, named) {
        return;
    }
    let entry = Entry {
        name: "contentMediaType".to_owned(),
        from: Some(format),
        value: Part::from(OCTETS),
    };
    entries::replace(members, format, [entry]);
    let message =
        "A file in a form has a `contentMediaType` in 3.1 in place of `type` and `format`.";
    step.note(
        NoteKind::Decision,
        "binary-part",
        schema,
        schema.node,
        message,
    );
}

fn is_binary(schema: Node<'_>) -> bool {
    let format = schema.get("format").and_then(Node::as_str);
    format == Some("binary") && type_is_string(schema) && schema.get("$ref").is_none()
}

fn type_is_string(schema: Node<'_>) -> bool {
    schema.get("type").and_then(Node::as_str) == Some("string")
}

/// Media types whose bodies are read as something else than bytes.
fn is_text(media_type: &str) -> bool {
    let name = media_type
        .split(';')
        .next()
        .unwrap_or_default()
        .trim()
        .to_ascii_lowercase();
    let subtype = name.rsplit('/').next().unwrap_or_default();
    name.starts_with("text/")
        || matches!(subtype, "json" | "xml" | "yaml" | "x-www-form-urlencoded")
        || subtype.contains("+json")
        || subtype.contains("+xml")
        || name.contains('*')
}
