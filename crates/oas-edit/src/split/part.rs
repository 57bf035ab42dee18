//! What gets a file of its own.

mod bound; // what cannot leave the entry

use indexmap::IndexMap;
use oas_doc::{Node, NodeId, NodeKind, Pointer, Syntax};
use oas_model::{Api, ModelFinding, Severity, Version};

use super::ending;
use super::file_name::FileNames;
use crate::bundle::origin;
use crate::grammar::{Kind, Shape};
use bound::Bounds;

/// One part.
#[derive(Debug, Clone)]
pub(super) struct Part<'a> {
    pub(super) node: Node<'a>,
    pub(super) file: String,
    pub(super) kind: Kind,
    /// Whether the file's name tells the part's own, which discriminators go by.
    pub(super) is_named_so: bool,
}

/// All parts by their nodes, in the order of the text.
#[derive(Debug)]
pub(super) struct Parts<'a> {
    pub(super) by_node: IndexMap<NodeId, Part<'a>>,
    pub(super) notes: Vec<ModelFinding>,
}

/// The name of the file to start from.
#[must_use]
pub fn entry_name(syntax: Syntax) -> &'static str {
    match syntax {
        Syntax::Yaml => "openapi.yaml",
        Syntax::Json => "openapi.json",
    }
}

impl<'a> Parts<'a> {
    pub(super) fn find(api: &'a Api) -> Self {
        let mut parts = Self {
            by_node: IndexMap::new(),
            notes: Vec::new(),
        };
        let document = api.sources().document(api.entry());
        let bounds = Bounds::of(document);
        let mut names = FileNames::default();
        for (place, kind) in sections(api) {
            let Some(section) = document.node(&place).filter(|node| !node.is_alias()) else {
                continue;
            };
            let folder = place.tokens().collect::<Vec<_>>().join("/");
            for (name, node) in section.members().filter(|one| is_part(section, *one, kind)) {
                if let Some(reason) = bounds.reason(node) {
                    parts.stays(api, name, node, reason);
                    continue;
                }
                let file = names.take(&folder, name, ending(document.syntax()));
                let is_named_so = file == format!("{folder}/{name}.{}", ending(document.syntax()));
                let part = Part {
                    node,
                    file,
                    kind,
                    is_named_so,
                };
                parts.by_node.insert(node.id(), part);
            }
        }
        parts
    }

    /// The part that holds a node, or is it.
    pub(super) fn around(&self, node: Node<'_>) -> Option<&Part<'a>> {
        let mut outwards = std::iter::successors(Some(node), |node| node.parent());
        outwards.find_map(|node| self.by_node.get(&node.id()))
    }

    fn stays(&mut self, api: &Api, name: &str, node: Node<'_>, reason: &str) {
        self.notes.push(ModelFinding {
            code: "split-stays",
            severity: Severity::Note,
            message: format!("`{name}` stays in the entry: {reason}."),
            hint: None,
            origin: origin(api.entry(), node),
            part: oas_model::Part::Key,
        });
    }
}

/// The places whose members get files.
fn sections(api: &Api) -> Vec<(Pointer, Kind)> {
    let root = Pointer::root();
    let mut all = vec![(root.push("paths"), Kind::PathItem)];
    if api.version() >= Version::V31 {
        all.push((root.push("webhooks"), Kind::PathItem));
    }
    if api.version() == Version::V20 {
        let old = [
            ("definitions", Kind::Schema),
            ("parameters", Kind::Parameter),
            ("responses", Kind::Response),
        ];
        all.extend(old.map(|(name, kind)| (root.push(name), kind)));
        return all;
    }
    let components = root.push("components");
    let document = api.sources().document(api.entry());
    let written = document
        .node(&components)
        .into_iter()
        .flat_map(Node::members);
    for (name, _) in written {
        let shape = Shape::One(Kind::Components).member(name, api.version());
        let Shape::Map(kind) = shape else { continue };
        // Elsewhere these sections are extensions without a name, and cannot be referred to.
        let place = components.push(name);
        if crate::grammar::section(kind, api.version()) == Some(place.clone()) {
            all.push((place, kind));
        }
    }
    all
}

/// Whether a member is an object that is written there, and more than a reference.
fn is_part(section: Node<'_>, (name, node): (&str, Node<'_>), kind: Kind) -> bool {
    let is_object = node.kind() == NodeKind::Mapping && !node.is_alias() && !node.is_empty();
    let is_reference = node.len() == 1 && node.get("$ref").is_some();
    let is_extension = kind == Kind::PathItem && name.starts_with("x-");
    let is_here = node
        .parent()
        .is_some_and(|parent| parent.id() == section.id());
    is_object && is_here && !is_reference && !is_extension
}
