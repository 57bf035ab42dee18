//! XML as the value that the `xml` objects of a schema make of it.
//!
//! The opposite of writing an answer in XML: names, attributes, wrapped lists and namespaces are
//! those of [`crate::xml`]. What the schema does not know keeps its own name.

use oas_model::{SchemaId, SchemaType as T};
use roxmltree::{Document, Node, ParsingOptions};
use serde_json::{Map, Value};

mod list; // elements that are items
mod object; // elements and attributes that are members

use super::{coerce, read::Read};
use crate::{Violation, ViolationPart, book::Book, xml::Hint};

/// Elements inside elements that are read; more is no document but an attack.
const MAX_DEPTH: usize = 256;
/// Nodes of one document, for the same reason.
const MAX_NODES: u32 = 1_000_000;
/// The namespace of `xsi:nil` (XML Schema Part 1, section 2.6.2).
const INSTANCE: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// Reads a whole document. The error says where it is not well formed.
///
/// A document type is refused: entities can make a small body a huge one.
pub(super) fn read(book: &Book, parts: &[SchemaId], text: &str) -> Result<Read, String> {
    let options = ParsingOptions {
        nodes_limit: MAX_NODES,
        ..ParsingOptions::default()
    };
    let document = Document::parse_with_options(text, options).map_err(|error| {
        let at = error.pos();
        format!(
            "is not well-formed XML at line {}, column {}: {error}",
            at.row, at.col
        )
    })?;
    let root = document.root_element();
    if is_deeper_than(root, MAX_DEPTH) {
        return Err(format!("nests more than {MAX_DEPTH} elements"));
    }
    if parts.is_empty() || wants_text(book, parts) {
        return Ok(Value::from(text).into());
    }
    let mut reading = Reading {
        book,
        violations: Vec::new(),
    };
    reading.expect_root(root, parts);
    let value = reading.element(root, parts, "");
    Ok(Read {
        value,
        violations: reading.violations,
    })
}

/// A schema of plain text is about the document as it is written.
fn wants_text(book: &Book, parts: &[SchemaId]) -> bool {
    let types = coerce::types(book, parts);
    types.names(T::String) && !types.names(T::Object) && !types.names(T::Array)
}

fn is_deeper_than(root: Node<'_, '_>, limit: usize) -> bool {
    let mut depth = 0_usize;
    let mut at = Some(root);
    while let Some(node) = at {
        if let Some(child) = node.first_child() {
            depth += 1;
            if depth >= limit {
                return true;
            }
            at = Some(child);
            continue;
        }
        let mut done = node;
        at = loop {
            if done == root {
                break None;
            }
            if let Some(next) = done.next_sibling() {
                break Some(next);
            }
            let Some(parent) = done.parent() else {
                break None;
            };
            depth -= 1;
            done = parent;
        };
    }
    false
}

/// One document on its way to a value.
struct Reading<'b> {
    book: &'b Book,
    violations: Vec<Violation>,
}

impl Reading<'_> {
    /// One element as the schemas ask for it. `at` is the pointer of the value.
    fn element(&mut self, node: Node<'_, '_>, parts: &[SchemaId], at: &str) -> Value {
        if node.attribute((INSTANCE, "nil")) == Some("true") {
            return Value::Null;
        }
        let types = coerce::types(self.book, parts);
        let has_structure = node.children().any(|child| child.is_element());
        if types.names(T::Array) {
            return self.items(node, parts, at);
        }
        let is_empty = !has_structure && node.text().is_none_or(|text| text.trim().is_empty());
        let is_null = is_empty && own_attributes(node).next().is_none() && types.names(T::Null);
        let has_members = has_structure || own_attributes(node).next().is_some();
        if !is_null && (types.names(T::Object) || types.is_unstated() && has_members) {
            return Value::Object(self.members(node, parts, at));
        }
        if has_structure {
            return Value::Object(self.unknown(node, &[], at, Map::new()));
        }
        self.scalar(&text_of(node), parts)
    }

    /// Text around numbers and flags is layout; in a string it is part of it.
    fn scalar(&self, text: &str, parts: &[SchemaId]) -> Value {
        match coerce::leaf(self.book, parts, text.trim()) {
            Value::String(_) => Value::from(text),
            value => value,
        }
    }

    /// The root is called as the document says, where the document says it.
    fn expect_root(&mut self, root: Node<'_, '_>, parts: &[SchemaId]) {
        let hint = Hint::of(self.book, parts);
        let Some(name) = hint.0.name.as_deref() else {
            return self.expect_namespace(root, &hint, "");
        };
        let is_list = coerce::types(self.book, parts).names(T::Array);
        let given = root.tag_name().name();
        if given != name && !is_list {
            self.fault(
                "",
                "xml",
                format!("must be an element `{name}`, not `{given}`"),
            );
        }
        self.expect_namespace(root, &hint, "");
    }

    fn expect_namespace(&mut self, node: Node<'_, '_>, hint: &Hint, at: &str) {
        if let Some(namespace) = &hint.0.namespace
            && node.tag_name().namespace() != Some(namespace)
        {
            let name = node.tag_name().name();
            self.fault(
                at,
                "xml",
                format!("has `{name}` outside the namespace `{namespace}`"),
            );
        }
    }

    fn fault(&mut self, at: &str, rule: &str, message: String) {
        self.violations.push(Violation {
            part: ViolationPart::Body,
            at: at.to_owned(),
            rule: rule.to_owned(),
            message,
            source: None,
        });
    }
}

/// Attributes that carry data: not those of XML Schema.
/// What is wrong with a text that should be a document of XML.
pub(crate) fn malformed(text: &str) -> Option<String> {
    let options = ParsingOptions {
        allow_dtd: true,
        ..ParsingOptions::default()
    };
    let error = Document::parse_with_options(text, options).err()?;
    Some(format!("it is no XML: {error}"))
}

fn own_attributes<'n>(node: Node<'n, '_>) -> impl Iterator<Item = roxmltree::Attribute<'n, 'n>> {
    node.attributes()
        .filter(|one| one.namespace() != Some(INSTANCE))
}

/// All text of an element itself, CDATA included.
fn text_of(node: Node<'_, '_>) -> String {
    node.children()
        .filter(|child| child.is_text())
        .filter_map(|child| child.text())
        .collect()
}

/// A place one step further: `/a~1b`.
fn inside(at: &str, name: &str) -> String {
    format!("{at}/{}", name.replace('~', "~0").replace('/', "~1"))
}
