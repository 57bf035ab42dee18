//! How values look in XML, for writing and for reading it.
//!
//! Source: OpenAPI 3.1.1 and 3.2.0, "XML Object"; names without one are the property's, at the root the
//! component's (OpenAPI 3.2.0, "XML Node Names").

use oas_model::{Schema, SchemaBody, SchemaId, Version, Xml, XmlNodeType};

use crate::book::Book;

/// What the `xml` object of a schema says.
#[derive(Debug, Default)]
pub(crate) struct Hint(pub(crate) Xml);

impl Hint {
    /// Reads the first `xml` object among the schemas that hold here.
    ///
    /// Beside a reference it makes no node of its own unless it says so, and the schema
    /// referred to decides (OpenAPI 3.2.0, "XML Object", the default of `nodeType`).
    pub(crate) fn of(book: &Book, parts: &[SchemaId]) -> Self {
        let shape = book.shape(parts);
        let find = |any: bool| {
            let mut seen = shape.seen.iter();
            seen.find_map(|id| match &*book.api().schema(*id) {
                SchemaBody::Object(schema) if any || makes_node(schema) => schema.xml.clone(),
                _ => None,
            })
        };
        let is_new = book.api().version() >= Version::V32;
        let own = if is_new { find(false) } else { None };
        Self(own.or_else(|| find(true)).unwrap_or_default())
    }

    /// What a value that is no list becomes.
    pub(crate) fn node(&self) -> XmlNodeType {
        let old = if self.0.attribute {
            XmlNodeType::Attribute
        } else {
            XmlNodeType::Element
        };
        self.0.node_type.unwrap_or(old)
    }

    /// Whether a list has an element of its own around its items.
    pub(crate) fn is_wrapped(&self) -> bool {
        match self.0.node_type {
            Some(node) => node == XmlNodeType::Element,
            None => self.0.wrapped,
        }
    }

    /// The name with its prefix, as it is written.
    pub(crate) fn named(&self, otherwise: &str) -> String {
        let name = element_name(self.0.name.as_deref().unwrap_or(otherwise));
        match &self.0.prefix {
            Some(prefix) => format!("{}:{name}", element_name(prefix)),
            None => name,
        }
    }
}

/// Whether the `xml` object of a schema is about a node of its own.
fn makes_node(schema: &Schema) -> bool {
    let says_so = |xml: &Xml| xml.node_type.is_some() || xml.attribute || xml.wrapped;
    schema.reference.is_none() || schema.xml.as_ref().is_some_and(says_so)
}

/// The name of the schema that the body has; `xml` for one without a name.
pub(crate) fn root_name(book: &Book, schema: Option<SchemaId>) -> String {
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

/// A name that XML allows: what it does not allow becomes `_`.
pub(crate) fn element_name(name: &str) -> String {
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
