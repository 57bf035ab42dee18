//! The references of a document, each with what is expected behind it.

use std::collections::HashSet;

use oas_doc::{Node, NodeKind};
use oas_model::Version;

use super::{Kind, Shape};

/// The word that makes a text a reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Word {
    /// `$ref`.
    Ref,
    /// `$dynamicRef`.
    DynamicRef,
    /// A value of a discriminator's `mapping`, or its `defaultMapping`: a name or a reference.
    Mapping,
    /// `operationRef` of a link.
    Operation,
    /// `externalValue` of an example: an address of something that is no document.
    Value,
}

/// One reference.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Link<'a> {
    /// The mapping in which it is written.
    pub(crate) holder: Node<'a>,
    /// The text of the reference.
    pub(crate) text: Node<'a>,
    pub(crate) word: Word,
    /// What is expected at the end of it.
    pub(crate) shape: Shape,
}

/// All references at and below a place of a shape, in the order of the text. None is followed.
pub(crate) fn links(start: Node<'_>, shape: Shape, version: Version) -> Vec<Link<'_>> {
    let mut found = Vec::new();
    let mut seen = HashSet::new();
    let mut open = vec![(start, shape)];
    while let Some((node, shape)) = open.pop() {
        // What stands behind an alias is looked at once.
        let known = shape == Shape::Data || !seen.insert((node.id(), shape));
        if known {
            continue;
        }
        own(node, shape, &mut found);
        let from = open.len();
        match node.kind() {
            NodeKind::Mapping => open.extend(
                node.members()
                    .map(|(key, member)| (member, shape.member(key, version))),
            ),
            NodeKind::Sequence => open.extend(node.items().map(|item| (item, shape.item()))),
            _ => {}
        }
        open.get_mut(from..).unwrap_or_default().reverse();
    }
    found
}

/// The references that a mapping itself is or holds.
fn own<'a>(node: Node<'a>, shape: Shape, found: &mut Vec<Link<'a>>) {
    if node.kind() != NodeKind::Mapping {
        return;
    }
    let mut add = |text: Option<Node<'a>>, word, shape| {
        let text = text.filter(|text| text.as_str().is_some());
        found.extend(text.map(|text| Link {
            holder: node,
            text,
            word,
            shape,
        }));
    };
    let schema = Shape::One(Kind::Schema);
    add(node.get("$ref"), Word::Ref, shape);
    match shape {
        Shape::One(Kind::Schema) | Shape::Either(Kind::Schema) => {
            add(node.get("$dynamicRef"), Word::DynamicRef, schema);
        }
        Shape::One(Kind::Discriminator) => {
            let mapping = node.get("mapping");
            let values = mapping.into_iter().flat_map(Node::members);
            values.for_each(|(_, value)| add(Some(value), Word::Mapping, schema));
            add(node.get("defaultMapping"), Word::Mapping, schema);
        }
        Shape::One(Kind::Link) => {
            let operation = Shape::One(Kind::Operation);
            add(node.get("operationRef"), Word::Operation, operation);
        }
        Shape::One(Kind::Example) => add(node.get("externalValue"), Word::Value, Shape::Data),
        _ => {}
    }
}
