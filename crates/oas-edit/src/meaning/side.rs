//! One of two sides: a place of an API, and what stands behind its references.

use std::collections::HashSet;

use indexmap::IndexMap;
use oas_doc::{Node, NodeKind};
use oas_model::{Api, DocumentId, Origin, join};

use crate::bundle::{mapped, origin};

/// How many references one place may lead through.
const MAX_STEPS: usize = 512;

/// Members by name, in the order of the text.
pub(super) type Members<'a> = IndexMap<&'a str, Place<'a>>;

/// A node with its document and API.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    api: &'a Api,
    document: DocumentId,
    pub(super) node: Node<'a>,
}

impl<'a> Place<'a> {
    pub(super) fn root(api: &'a Api) -> Option<Self> {
        let document = api.entry();
        let node = api.sources().document(document).root()?;
        Some(Self {
            api,
            document,
            node,
        })
    }

    pub(super) fn at(api: &'a Api, origin: Origin) -> Self {
        Self {
            api,
            document: origin.document,
            node: api.sources().node(origin),
        }
    }

    pub(super) fn origin(self) -> Origin {
        origin(self.document, self.node)
    }

    fn with(self, node: Node<'a>) -> Self {
        Self { node, ..self }
    }

    /// The text of a `$ref`.
    fn reference(self) -> Option<&'a str> {
        let mapping = self.node.kind() == NodeKind::Mapping;
        mapping.then(|| self.node.get("$ref")?.as_str())?
    }

    /// One step along a `$ref`.
    pub(super) fn target(self) -> Option<Self> {
        let target = self.api.target(self.origin(), self.reference()?).ok()?;
        Some(Self::at(self.api, target))
    }

    /// Whether a reference that leads nowhere is all that stands here.
    pub(super) fn is_broken(self) -> bool {
        self.reference().is_some() && self.node.len() == 1 && self.target().is_none()
    }

    /// What stands at the end of references that say nothing else.
    pub(super) fn behind_references(self) -> Self {
        let mut at = self;
        for _ in 0..MAX_STEPS {
            match at.target().filter(|_| at.node.len() == 1) {
                Some(next) => at = next,
                None => break,
            }
        }
        at
    }

    /// What a text that is a reference leads to.
    pub(super) fn leads_to(self) -> Option<Self> {
        let target = self.api.target(self.origin(), self.node.as_str()?).ok()?;
        Some(Self::at(self.api, target))
    }

    /// What a value of a discriminator's mapping leads to.
    pub(super) fn maps_to(self) -> Option<Self> {
        let text = self.node.as_str()?;
        let target = mapped(self.api, self.origin(), text)?.ok()?;
        Some(Self::at(self.api, target))
    }

    pub(super) fn items(self) -> Vec<Self> {
        self.node.items().map(|item| self.with(item)).collect()
    }

    pub(super) fn members(self) -> Members<'a> {
        let members = self.node.members();
        members.map(|(key, node)| (key, self.with(node))).collect()
    }

    /// The members beside a `$ref`.
    pub(super) fn own_members(self) -> Members<'a> {
        let mut members = self.members();
        if self.reference().is_some() {
            members.shift_remove("$ref");
        }
        members
    }

    /// The members beside a `$ref`, then those behind it that are not among them.
    pub(super) fn merged(self) -> Members<'a> {
        let mut members = Members::new();
        let mut seen = HashSet::new();
        let mut at = Some(self);
        while let Some(place) = at.filter(|place| seen.insert(place.origin())) {
            for (key, member) in place.own_members() {
                members.entry(key).or_insert(member);
            }
            at = place.target();
        }
        members
    }
}

/// Whether two values without parts are equal. Numbers may be spelled differently.
pub(super) fn same_scalar(a: Node<'_>, b: Node<'_>) -> bool {
    let same_text = a.scalar() == b.scalar();
    match (a.kind(), b.kind()) {
        (NodeKind::Null, NodeKind::Null) => true,
        (NodeKind::Bool, NodeKind::Bool) => a.as_bool() == b.as_bool(),
        (NodeKind::Number, NodeKind::Number) => same_text || a.as_f64() == b.as_f64(),
        (NodeKind::String, NodeKind::String) => same_text,
        _ => false,
    }
}

/// Whether two addresses, each relative to its file, are the same.
pub(super) fn same_address(a: Place<'_>, b: Place<'_>) -> bool {
    let joined = |place: Place<'_>| {
        let base = place.api.sources().uri(place.document);
        place.node.as_str().map(|text| join(base, text))
    };
    joined(a) == joined(b)
}
