//! XML as the `xml` objects of a schema ask for it.
//!
//! Source: OpenAPI 3.1.1, "XML Object"; names without one are the property's, at the root the
//! component's (OpenAPI 3.2.0, "XML Node Names").

use oas_model::SchemaId;
use serde_json::Value;

use super::serialise::plain;
use crate::{book::Book, fakers::words::singular, validate::coerce};

/// What the `xml` object of a schema says.
#[derive(Debug, Default)]
struct Hint {
    name: Option<String>,
    prefix: Option<String>,
    namespace: Option<String>,
    is_attribute: bool,
    is_wrapped: bool,
}

impl Hint {
    /// Reads the first `xml` object among the schemas that hold here.
    fn of(book: &Book, parts: &[SchemaId]) -> Self {
        let shape = book.shape(parts);
        let nodes = shape.seen.iter().map(|id| book.api().sources().node(id.0));
        let Some(xml) = nodes.filter_map(|node| node.get("xml")).next() else {
            return Self::default();
        };
        let word = |key: &str| xml.get(key).and_then(|one| one.as_str()).map(str::to_owned);
        let flag = |key: &str| xml.get(key).and_then(|one| one.as_bool()) == Some(true);
        let kind = word("nodeType");
        Self {
            name: word("name"),
            prefix: word("prefix"),
            namespace: word("namespace"),
            is_attribute: flag("attribute") || kind.as_deref() == Some("attribute"),
            is_wrapped: flag("wrapped") || kind.as_deref() == Some("element"),
        }
    }

    fn named(&self, otherwise: &str) -> String {
        let name = element_name(self.name.as_deref().unwrap_or(otherwise));
        match &self.prefix {
            Some(prefix) => format!("{}:{name}", element_name(prefix)),
            None => name,
        }
    }

    fn declaration(&self) -> String {
        let Some(namespace) = &self.namespace else {
            return String::new();
        };
        let name = match &self.prefix {
            Some(prefix) => format!("xmlns:{}", element_name(prefix)),
            None => "xmlns".to_owned(),
        };
        attribute(&name, namespace)
    }
}

/// A whole document.
pub(super) fn document(book: &Book, schema: Option<SchemaId>, value: &Value) -> String {
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

/// The name of the schema that the body has; `xml` for one without a name.
fn root_name(book: &Book, schema: Option<SchemaId>) -> String {
    let followed = schema.and_then(|schema| {
        book.shape(&[schema])
            .seen
            .iter()
            .find_map(|id| name_of(book, *id))
    });
    followed.unwrap_or_else(|| "xml".to_owned())
}

fn name_of(book: &Book, id: SchemaId) -> Option<String> {
    let pointer = book.api().pointer(id.0);
    let parent = pointer.parent()?;
    let named = matches!(
        parent.last().as_deref(),
        Some("schemas" | "definitions" | "$defs")
    );
    named
        .then(|| pointer.last().map(std::borrow::Cow::into_owned))
        .flatten()
}

fn element(out: &mut String, book: &Book, parts: &[SchemaId], name: &str, value: &Value) {
    let hint = Hint::of(book, parts);
    match value {
        Value::Array(items) if hint.is_wrapped => {
            let inner = hint.name.as_deref().unwrap_or(name);
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
    out.push_str(&format!("<{name}{}>", hint.declaration()));
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
    out.push_str(&format!("<{name}{}", hint.declaration()));
    let Value::Object(members) = value else {
        out.push_str(&format!(">{}</{name}>", escape(&plain(value))));
        return;
    };
    let mut children = Vec::new();
    for (key, value) in members {
        let parts = coerce::property_of(book, parts, key);
        let hint = Hint::of(book, &parts);
        match value {
            Value::Object(_) | Value::Array(_) => children.push((key, parts, value)),
            scalar if hint.is_attribute => {
                out.push_str(&attribute(&hint.named(key), &plain(scalar)));
            }
            scalar => children.push((key, parts, scalar)),
        }
    }
    out.push('>');
    for (key, parts, value) in children {
        element(out, book, &parts, key, value);
    }
    out.push_str(&format!("</{name}>"));
}

fn attribute(name: &str, text: &str) -> String {
    format!(" {name}=\"{}\"", escape(text).replace('"', "&quot;"))
}

fn element_name(name: &str) -> String {
    let allowed = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
    let clean: String = name
        .chars()
        .map(|c| if allowed(c) { c } else { '_' })
        .collect();
    if clean.starts_with(|c: char| c.is_alphabetic() || c == '_') {
        clean
    } else {
        format!("_{clean}")
    }
}

fn escape(text: &str) -> String {
    let legal = text
        .chars()
        .filter(|c| !c.is_control() || matches!(c, '\t' | '\n' | '\r'));
    legal
        .collect::<String>()
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
