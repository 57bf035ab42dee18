//! The parameters of an operation or a path item, and which of them are none in 3.0.

use oas_doc::{Node, NodeKind, Part};

use crate::upgrade::entries;
use crate::upgrade::roles::{Role, Spot};
use crate::upgrade::step::Step;

/// A parameter of a list.
#[derive(Debug, Clone, Copy)]
pub(super) struct Listed<'a> {
    /// The item of the list, which may be a reference.
    pub(super) item: Node<'a>,
    /// The parameter behind it.
    pub(super) spot: Spot<'a>,
}

impl<'a> Listed<'a> {
    /// Where it travels, as 2.0 says it.
    pub(super) fn place(&self) -> &'a str {
        self.spot
            .node
            .get("in")
            .and_then(Node::as_str)
            .unwrap_or_default()
    }

    /// Whether it is a body or a part of one.
    fn leaves(&self) -> bool {
        matches!(self.place(), "body" | "formData")
    }
}

/// The parameters that an object lists.
pub(super) fn of<'a>(step: &Step<'a>, owner: Spot<'a>) -> Vec<Listed<'a>> {
    let list = owner
        .node
        .get("parameters")
        .filter(|list| list.kind() == NodeKind::Sequence);
    let items = list.into_iter().flat_map(Node::items);
    let read = |item: Node<'a>| {
        let node = item.alias_target().unwrap_or(item);
        let here = Spot {
            role: Role::Parameter,
            node,
            ..owner
        };
        let spot = match node.get("$ref").and_then(Node::as_str) {
            Some(reference) => step.target(here, reference)?,
            None => here,
        };
        Some(Listed { item, spot })
    };
    items.filter_map(read).collect()
}

/// Takes bodies and members of forms out of a list, and a list out where nothing is left.
pub(super) fn without_bodies<'a>(step: &mut Step<'a>, owner: Spot<'a>) {
    let Some(list) = owner.node.get("parameters") else {
        return;
    };
    let all = of(step, owner);
    let leaving: Vec<_> = all
        .iter()
        .filter(|one| one.leaves())
        .map(|one| one.item.id())
        .collect();
    if leaving.is_empty() {
        return;
    }
    if leaving.len() == list.len() {
        entries::remove(step.members(owner), list);
        return;
    }
    if !list.is_alias() {
        let stays =
            |part: &Part<'_>| !matches!(part, Part::Kept(node) if leaving.contains(&node.id()));
        step.items_of(owner, list).retain(stays);
    }
}
