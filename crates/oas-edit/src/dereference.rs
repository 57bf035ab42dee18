//! A document without references.
//!
//! In:  one document that refers to nothing outside of itself.
//! Out: JSON in which each reference is replaced by what it leads to.
//! Never: repeats without end: where a reference leads to what stands around it, it stays.

use std::sync::Arc;

use oas_doc::{Document, Node, NodeKind, Syntax, json_text};
use oas_model::{Api, Origin, SourceSet, Version, resolve};

use crate::bundle::origin;
use crate::grammar::{Kind, Shape};

/// Longer texts are not written.
const MAX_BYTES: usize = 512 * 1024 * 1024;
/// As deep as a document may be.
const MAX_DEPTH: usize = 500;

/// Why a document cannot be written without references.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DereferenceError {
    /// Everything repeats too often.
    #[error("without references the document would be longer than 512 MB")]
    TooLong,
    /// References are nested too deeply in each other.
    #[error("without references the document would be more than 500 levels deep")]
    TooDeep,
    /// JSON has no such number.
    #[error("`{0}` is not a number that JSON can write")]
    NotFinite(String),
}

/// The document as JSON with every reference followed, but for circles. What stands beside a
/// reference counts as the version says: nothing in 2.0 and 3.0; beside a schema's since 3.1 it
/// holds as well, beside another one's it replaces `summary` and `description`.
///
/// # Errors
/// [`DereferenceError`]
pub fn dereference(document: &Document) -> Result<Document, DereferenceError> {
    let mut sources = SourceSet::default();
    let entry = sources.add("", document.clone());
    let (api, _) = resolve(Arc::new(sources), entry);
    let mut writer = Writer {
        api: &api,
        around: Vec::new(),
        depth: 0,
        out: String::with_capacity(document.text().len() * 2),
    };
    if let Some(root) = api.sources().document(entry).root() {
        writer.value(root, Shape::One(Kind::Document))?;
    }
    writer.out.push('\n');
    Ok(Document::parse(&writer.out, Syntax::Json))
}

struct Writer<'a> {
    api: &'a Api,
    /// The containers that are being written, outermost first.
    around: Vec<Origin>,
    /// Brackets that are open.
    depth: usize,
    out: String,
}

/// Members to write, each with what is expected there.
type Members<'a> = Vec<(&'a str, Node<'a>, Shape)>;

impl<'a> Writer<'a> {
    fn value(&mut self, node: Node<'a>, shape: Shape) -> Result<(), DereferenceError> {
        if self.out.len() > MAX_BYTES {
            return Err(DereferenceError::TooLong);
        }
        if self.around.len() > MAX_DEPTH {
            return Err(DereferenceError::TooDeep);
        }
        match node.kind() {
            NodeKind::Mapping | NodeKind::Sequence => {
                self.around.push(origin(self.api.entry(), node));
                let written = self.container(node, shape);
                self.around.pop();
                written
            }
            _ => self.scalar(node),
        }
    }

    fn container(&mut self, node: Node<'a>, shape: Shape) -> Result<(), DereferenceError> {
        if node.kind() == NodeKind::Mapping {
            return match self.target(node, shape) {
                Some(target) => self.behind(node, target, shape),
                None => self.mapping(&members(node, shape, self.api.version())),
            };
        }
        self.open('[');
        for (at, item) in node.items().enumerate() {
            self.next(at);
            self.value(item, shape.item())?;
        }
        self.close(']', node.is_empty());
        Ok(())
    }

    fn mapping(&mut self, members: &Members<'a>) -> Result<(), DereferenceError> {
        self.open('{');
        self.members(members)?;
        self.close('}', members.is_empty());
        Ok(())
    }

    fn members(&mut self, members: &Members<'a>) -> Result<(), DereferenceError> {
        for (at, (key, member, shape)) in members.iter().enumerate() {
            self.next(at);
            self.key(key);
            self.value(*member, *shape)?;
        }
        Ok(())
    }

    /// What a `$ref` leads to; `None` where it leads nowhere, or back to what stands around it.
    fn target(&self, node: Node<'a>, shape: Shape) -> Option<Node<'a>> {
        let reference = node
            .get("$ref")
            .filter(|_| shape != Shape::Data)?
            .as_str()?;
        let from = origin(self.api.entry(), node);
        let target = self.api.target(from, reference).ok()?;
        let is_circle = self.around.contains(&target);
        (!is_circle).then(|| self.api.sources().node(target))
    }

    /// A reference: what it leads to, with what stands beside it.
    fn behind(
        &mut self,
        node: Node<'a>,
        target: Node<'a>,
        shape: Shape,
    ) -> Result<(), DereferenceError> {
        let version = self.api.version();
        let mut beside = members(node, shape, version);
        beside.retain(|(key, ..)| *key != "$ref");
        let is_schema = matches!(
            shape,
            Shape::One(Kind::Schema) | Shape::Either(Kind::Schema)
        );
        let is_item = shape == Shape::One(Kind::PathItem);
        match version {
            Version::V20 | Version::V30 if !is_item => beside.clear(),
            _ if is_schema || is_item => {}
            _ => beside.retain(|(key, ..)| matches!(*key, "summary" | "description")),
        }
        if beside.is_empty() || target.kind() != NodeKind::Mapping {
            return self.value(target, shape);
        }
        if is_schema {
            return self.both(&beside, target, shape);
        }
        let names: Vec<_> = beside.iter().map(|(key, ..)| *key).collect();
        let mut all = members(target, shape, version);
        all.retain(|(key, ..)| !names.contains(key));
        beside.append(&mut all);
        self.around.push(origin(self.api.entry(), target));
        let written = self.mapping(&beside);
        self.around.pop();
        written
    }

    /// Both what stands beside a schema's reference and what it leads to hold.
    fn both(
        &mut self,
        beside: &Members<'a>,
        target: Node<'a>,
        shape: Shape,
    ) -> Result<(), DereferenceError> {
        let has_all_of = beside.iter().any(|(key, ..)| *key == "allOf");
        self.open('{');
        if !has_all_of {
            self.members(beside)?;
            self.next(beside.len());
        } else {
            self.next(0);
        }
        self.key("allOf");
        self.out.push('[');
        self.value(target, shape)?;
        if has_all_of {
            self.out.push_str(", ");
            self.mapping(beside)?;
        }
        self.out.push(']');
        self.close('}', false);
        Ok(())
    }

    fn scalar(&mut self, node: Node<'a>) -> Result<(), DereferenceError> {
        match node.kind() {
            NodeKind::Bool if node.as_bool() == Some(true) => self.out.push_str("true"),
            NodeKind::Bool => self.out.push_str("false"),
            NodeKind::Number => {
                let text = node.scalar().unwrap_or_default();
                let number = node.as_decimal();
                let number = number.ok_or_else(|| DereferenceError::NotFinite(text.to_owned()))?;
                self.out.push_str(&number);
            }
            NodeKind::String => self
                .out
                .push_str(&json_text(node.as_str().unwrap_or_default())),
            _ => self.out.push_str("null"),
        }
        Ok(())
    }

    fn key(&mut self, key: &str) {
        self.out.push_str(&json_text(key));
        self.out.push_str(": ");
    }

    fn open(&mut self, bracket: char) {
        self.depth += 1;
        self.out.push(bracket);
    }

    fn next(&mut self, n_before: usize) {
        if n_before > 0 {
            self.out.push(',');
        }
        self.line();
    }

    fn close(&mut self, bracket: char, empty: bool) {
        self.depth -= 1;
        if !empty {
            self.line();
        }
        self.out.push(bracket);
    }

    fn line(&mut self) {
        self.out.push('\n');
        self.out.extend(std::iter::repeat_n("  ", self.depth));
    }
}

fn members<'a>(node: Node<'a>, shape: Shape, version: Version) -> Members<'a> {
    let members = node.members();
    let shaped = members.map(|(key, member)| (key, member, shape.member(key, version)));
    shaped.collect()
}
