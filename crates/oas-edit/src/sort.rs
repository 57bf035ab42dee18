//! The members of objects in the order in which people look for them.
//!
//! In:  a description.
//! Out: the same one, with the members that the standard names in one order.
//! Never: reorders what people name or list: paths, schemas, properties, tags, responses.

mod order; // the order of each object

use oas_doc::{Document, Node, NodeKind, Rewrite};
use oas_model::{SourceSet, Version};

use crate::FmtError;
use crate::grammar::{Kind, Shape};

/// A description with its members in order; comments go with them. What names no version of
/// `OpenAPI` stays as it is.
///
/// # Errors
/// [`FmtError`]; see its variants.
pub fn sort(document: &Document) -> Result<Document, FmtError> {
    if document.errors().iter().any(|error| !error.harmless) {
        return Err(FmtError::Broken);
    }
    let mut sources = SourceSet::default();
    let id = sources.add("", document.clone());
    let version = crate::upgrade::version_of(&sources, id);
    let (Some(root), Some(version)) = (document.root(), version) else {
        return Ok(document.clone());
    };
    let mut rewrite = Rewrite::new(document);
    let mut open = vec![(root, Shape::One(Kind::Document))];
    while let Some((node, shape)) = open.pop() {
        if node.is_alias() {
            continue;
        }
        if let Shape::One(kind) | Shape::Either(kind) = shape
            && node.kind() == NodeKind::Mapping
        {
            members(&mut rewrite, node, kind, version);
        }
        open.extend(inside(node, shape, version));
    }
    if rewrite.is_empty() {
        return Ok(document.clone());
    }
    rewrite.finish().map_err(|_| FmtError::NotExact)
}

fn inside<'a>(node: Node<'a>, shape: Shape, version: Version) -> Vec<(Node<'a>, Shape)> {
    let shape_of = |child: Node<'a>| match child.key() {
        Some(key) => shape.member(key, version),
        None => shape.item(),
    };
    let children = node.written().map(|child| (child, shape_of(child)));
    children
        .filter(|(_, shape)| *shape != Shape::Data)
        .collect()
}

/// What the standard does not name follows what it names, in its own order.
fn members<'a>(rewrite: &mut Rewrite<'a>, node: Node<'a>, kind: Kind, version: Version) {
    let Some(order) = order::of(kind, version) else {
        return;
    };
    let rank = |name: &str| match name {
        "<<" => 0,
        name => {
            let place = order.iter().position(|known| *known == name);
            place.map_or(order.len() + 1, |place| place + 1)
        }
    };
    let ranks: Vec<_> = node
        .written()
        .map(|child| rank(child.key().unwrap_or_default()))
        .collect();
    if !ranks.is_sorted() {
        rewrite.members(node).sort_by_key(|entry| rank(&entry.name));
    }
}
