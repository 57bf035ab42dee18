//! XML as the `xml` objects of a schema ask for it.
//!
//! Source: OpenAPI 3.1.1 and 3.2.0, "XML Object"; names without one are the property's, at the root the
//! component's (OpenAPI 3.2.0, "XML Node Names").

use oas_model::{SchemaBody, SchemaId, Xml, XmlNodeType};
use serde_json::{Map, Value};

use super::serialise::plain;
use crate::{book::Book, fakers::words::singular, validate::coerce};

/// What the `xml` object of a schema says.
#[derive(Debug, Default)]
struct Hint(Xml);

impl Hint {
    /// Reads the first `xml` object among the schemas that hold here.
    fn of(book: &Book, parts: &[SchemaId]) -> Self {
        let shape = book.shape(parts);
        let found = shape
            .seen
            .iter()
            .find_map(|id| match &*book.api().schema(*id) {
                SchemaBody::Object(schema) => schema.xml.clone(),
                SchemaBody::Boolean(_) => None,
            });
        Self(found.unwrap_or_default())
    }

    /// What a value that is no list becomes.
    fn node(&self) -> XmlNodeType {
        let old = if self.0.attribute {
            XmlNodeType::Attribute
        } else {
            XmlNodeType::Element
        };
        self.0.node_type.unwrap_or(old)
    }

    /// Whether a list has an element of its own around its items.
    fn is_wrapped(&self) -> bool {
        match self.0.node_type {
            Some(node) => node == XmlNodeType::Element,
            None => self.0.wrapped,
        }
    }

    fn named(&self, otherwise: &str) -> String {
        let name = element_name(self.0.name.as_deref().unwrap_or(otherwise));
        match &self.0.prefix {
            Some(prefix) => format!("{}:{name}", element_name(prefix)),
            None => name,
        }
    }

    fn declaration(&self) -> String {
        let Some(namespace) = &self.0.namespace else {
            return String::new();
        };
        let name = match &self.0.prefix {
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
