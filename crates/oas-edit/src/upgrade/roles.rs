//! What each object of a description is.
//!
//! In:  an API.
//! Out: every object that the specification gives a role, once, wherever it is written: behind
//!      references, in other files, behind aliases and merge keys.
//! Never: looks into values (`example`, `default`, `enum`) or extensions.

mod table; // which member has which role

use std::collections::HashSet;

use oas_doc::{Node, NodeKind};
use oas_model::{Api, DocumentId, SourceSet, Version};

use super::{step, version};
use table::Shape;
pub(super) use table::{METHODS, Role};

/// An object, its role and where it stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spot<'a> {
    pub(super) role: Role,
    pub(super) document: DocumentId,
    /// The mapping itself, never an alias.
    pub(super) node: Node<'a>,
    /// Its name among its siblings: a path, a status, a media type.
    pub(super) name: &'a str,
}

/// All objects of the documents that have this version, or no version of their own.
pub(super) fn all(api: &Api, from: Version) -> Vec<Spot<'_>> {
    let mut found = Vec::new();
    let mut seen = HashSet::new();
    let mut open = roots(api, from);
    while let Some(spot) = open.pop() {
        if !seen.insert((spot.document, spot.node.id())) {
            continue;
        }
        if !step::takes_part(api, spot.document, from) {
            continue;
        }
        let reference = spot.node.get("$ref").and_then(Node::as_str);
        if let Some(reference) = reference {
            open.extend(step::target(api, spot, reference).filter(is_object));
        }
        push_merged(spot, &mut open);
        push_members(spot, from, &mut open);
        found.push(spot);
    }
    found
}

/// Whether an object is a member of some member of the root, where it is shared.
pub(super) fn is_root_member(sources: &SourceSet, spot: Spot<'_>, section: &str) -> bool {
    let root = sources.document(spot.document).root();
    let shared = root.and_then(|root| root.get(section)).into_iter();
    let mut shared = shared.flat_map(Node::members);
    shared.any(|(_, node)| node.id() == spot.node.id())
}

fn roots(api: &Api, from: Version) -> Vec<Spot<'_>> {
    let sources = api.sources();
    let whole = sources
        .ids()
        .filter(|id| version::of(sources, *id) == Some(from));
    let root = |document| {
        let node = sources.document(document).root()?;
        let (role, name) = (Role::Root, "");
        Some(Spot {
            role,
            document,
            node,
            name,
        })
        .filter(is_object)
    };
    // Whole documents come last, so that they are looked at first.
    whole.filter_map(root).collect()
}

fn is_object(spot: &Spot<'_>) -> bool {
    spot.node.kind() == NodeKind::Mapping && !spot.node.is_alias()
}

/// What is merged into an object has its role.
fn push_merged<'a>(spot: Spot<'a>, open: &mut Vec<Spot<'a>>) {
    let merging = spot
        .node
        .written()
        .filter(|member| member.key() == Some("<<"));
    for member in merging {
        let several = member
            .items()
            .filter(|_| member.kind() == NodeKind::Sequence);
        for node in std::iter::once(member).chain(several) {
            let node = node.alias_target().unwrap_or(node);
            open.extend(Some(Spot { node, ..spot }).filter(is_object));
        }
    }
}

fn push_members<'a>(spot: Spot<'a>, version: Version, open: &mut Vec<Spot<'a>>) {
    for (key, member) in spot.node.members() {
        let Some((shape, role)) = table::member(spot.role, key, version) else {
            continue;
        };
        let child = |name, node: Node<'a>| {
            let node = node.alias_target().unwrap_or(node);
            Some(Spot {
                role,
                node,
                name,
                ..spot
            })
            .filter(is_object)
        };
        match shape {
            Shape::One => open.extend(child(key, member)),
            Shape::List => open.extend(member.items().filter_map(|item| child(key, item))),
            Shape::Map => open.extend(member.members().filter_map(|(name, one)| child(name, one))),
            Shape::MapBesideExtensions => {
                let members = member.members().filter(|(name, _)| !name.starts_with("x-"));
                open.extend(members.filter_map(|(name, one)| child(name, one)));
            }
        }
        if member.kind() == NodeKind::Sequence && shape == Shape::One {
            // `items` may be a list in older words.
            open.extend(member.items().filter_map(|item| child(key, item)));
        }
    }
}
