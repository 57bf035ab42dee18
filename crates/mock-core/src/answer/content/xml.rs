//! XML as the `xml` objects of a schema ask for it.
//!
//! Source: OpenAPI 3.1.1 and 3.2.0, "XML Object"; names without one are the property's, at the root the
//! component's (OpenAPI 3.2.0, "XML Node Names").

use bytes::Bytes;
use oas_model::{SchemaId, XmlNodeType};
use serde_json::{Map, Value};

use super::{Draft, Kind, plain};
use crate::{
    book::Book,
    fakers::words::singular,
    media::Media,
    validate::coerce,
    xml::{Hint, element_name, root_name},
};

pub(super) const KIND: Kind = (Media::is_xml, write);

fn write(draft: &Draft<'_>) -> Bytes {
    match draft.value {
        // An example is often written as it travels.
        Value::String(text) if text.trim_start().starts_with('<') => text.clone().into(),
        value => document(draft.book, draft.content.schema, value).into(),
    }
}

/// A whole document.
fn document(book: &Book, schema: Option<SchemaId>, value: &Value) -> String {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    let parts: Vec<SchemaId> = schema.into_iter().collect();
    let root = root_name(book, schema);
    match value {
        Value::Array(items) => {
            let hint = Hint::of(book, &parts);
            list(
                &mut out,
                book,
                &parts,
                &hint,
                &root,
                &singular(&root),
                items,
            );
        }
        value => element(&mut out, book, &parts, &root, value),
    }
    out
}

fn element(out: &mut String, book: &Book, parts: &[SchemaId], name: &str, value: &Value) {
    let hint = Hint::of(book, parts);
    match value {
        Value::Array(items) if hint.is_wrapped() => {
            let inner = hint.0.name.as_deref().unwrap_or(name);
            list(out, book, parts, &hint, name, inner, items);
        }
        Value::Array(items) => {
            let inner = coerce::items_of(book, parts);
            items
                .iter()
                .for_each(|item| element(out, book, &inner, name, item));
        }
        value => single(out, book, parts, &hint, name, value),
    }
}

/// An array with an element around it.
fn list(
    out: &mut String,
    book: &Book,
    parts: &[SchemaId],
    hint: &Hint,
    name: &str,
    item_name: &str,
    items: &[Value],
) {
    let name = hint.named(name);
    let inner = coerce::items_of(book, parts);
    out.push_str(&format!("<{name}{}>", declaration(hint)));
    items
        .iter()
        .for_each(|item| element(out, book, &inner, item_name, item));
    out.push_str(&format!("</{name}>"));
}

fn single(
    out: &mut String,
    book: &Book,
    parts: &[SchemaId],
    hint: &Hint,
    name: &str,
    value: &Value,
) {
    let name = hint.named(name);
    out.push_str(&format!("<{name}{}", declaration(hint)));
    let Value::Object(members) = value else {
        out.push_str(&format!(">{}</{name}>", escape(&plain(value))));
        return;
    };
    let mut inside = String::new();
    contents(out, &mut inside, book, parts, members);
    out.push_str(&format!(">{inside}</{name}>"));
}

/// Writes the members of an object: attributes into the open tag, the rest inside.
fn contents(
    tag: &mut String,
    inside: &mut String,
    book: &Book,
    parts: &[SchemaId],
    members: &Map<String, Value>,
) {
    for (key, value) in members {
        let parts = coerce::property_of(book, parts, key);
        let hint = Hint::of(book, &parts);
        match (hint.node(), value) {
            // Its members belong to the element around it.
            (XmlNodeType::None, Value::Object(more)) => contents(tag, inside, book, &parts, more),
            (_, Value::Object(_) | Value::Array(_)) | (XmlNodeType::Element, _) => {
                element(inside, book, &parts, key, value);
            }
            (XmlNodeType::Attribute, scalar) => {
                tag.push_str(&attribute(&hint.named(key), &plain(scalar)));
            }
            (XmlNodeType::CData, scalar) => inside.push_str(&cdata(&plain(scalar))),
            (XmlNodeType::Text | XmlNodeType::None, scalar) => {
                inside.push_str(&escape(&plain(scalar)));
            }
        }
    }
}

/// A section ends at the first `]]>`, so a text with that in it takes two.
fn cdata(text: &str) -> String {
    format!(
        "<![CDATA[{}]]>",
        legal(text).replace("]]>", "]]]]><![CDATA[>")
    )
}

/// The namespace of an element, where the document names one.
fn declaration(hint: &Hint) -> String {
    let Some(namespace) = &hint.0.namespace else {
        return String::new();
    };
    let name = match &hint.0.prefix {
        Some(prefix) => format!("xmlns:{}", element_name(prefix)),
        None => "xmlns".to_owned(),
    };
    attribute(&name, namespace)
}

fn attribute(name: &str, text: &str) -> String {
    format!(" {name}=\"{}\"", escape(text).replace('"', "&quot;"))
}

fn escape(text: &str) -> String {
    legal(text)
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

/// Without the control characters that XML has no way to write.
fn legal(text: &str) -> String {
    let is_legal = |c: &char| !c.is_control() || matches!(c, '\t' | '\n' | '\r');
    text.chars().filter(is_legal).collect()
}
