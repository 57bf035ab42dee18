//! What the document is to say after an edit, and whether it does.
//!
//! The edited text is read again and compared with this, value by value, in order, aliases and
//! merge keys included. Whoever makes a text may therefore guess; nobody else sees a wrong guess.

use std::collections::HashSet;

use super::shared::{self, Sharing};
use super::{EditError, ScalarValue, TextEdit, Value, block, lines};
use crate::changed::BlockId;
use crate::document::Document;
use crate::node::{Node, NodeId, NodeKind};
use crate::pointer::Pointer;
use crate::tree::Flag;

/// A value of the new document.
#[derive(Clone, Copy)]
pub(super) enum Want<'a> {
    /// As it was.
    Old(Node<'a>),
    /// As it was given.
    New(&'a Value),
}

/// A member or an item of the new document.
#[derive(Clone, Copy)]
pub(super) struct Entry<'a> {
    pub(super) key: Option<&'a str>,
    pub(super) want: Want<'a>,
}

/// All of the new document: the old one, except for some containers, or for its root.
pub(super) struct Intent<'a> {
    pub(super) root: Want<'a>,
    pub(super) changed: Vec<(NodeId, Vec<Entry<'a>>)>,
    /// A value with another one in its place, wherever aliases repeat it.
    pub(super) replaced: Option<(NodeId, &'a Value)>,
}

/// The entries of a container as they are, shadowed ones included.
pub(super) fn entries(node: Node<'_>) -> Vec<Entry<'_>> {
    let old = node.children().map(|child| Entry {
        key: child.key(),
        want: Want::Old(child),
    });
    old.collect()
}

impl<'a> Intent<'a> {
    /// The old document with other entries in one container.
    pub(super) fn within(container: Node<'a>, entries: Vec<Entry<'a>>) -> Option<Self> {
        Some(Self {
            root: Want::Old(container.document().root()?),
            changed: vec![(container.id(), entries)],
            replaced: None,
        })
    }

    /// The old document with another value in one place.
    pub(super) fn instead(node: Node<'a>, value: &'a Value) -> Option<Self> {
        let root = node.document().root()?;
        let new = node.id() == root.id();
        Some(Self {
            root: if new {
                Want::New(value)
            } else {
                Want::Old(root)
            },
            changed: Vec::new(),
            replaced: Some((node.id(), value)),
        })
    }

    /// As [`Self::choose`]; where nothing fits because an alias needs an anchor in `node`, says so.
    pub(super) fn choose_for(
        &self,
        node: Node<'_>,
        at: &Pointer,
        candidates: Vec<Vec<TextEdit>>,
    ) -> Result<Vec<TextEdit>, EditError> {
        let chosen = self.choose(node.document(), at, candidates);
        chosen.map_err(|error| match shared::anchor_below(node) {
            Some(anchor) => shared::error(anchor, &anchor.pointer(), Sharing::Anchor, anchor),
            None => error,
        })
    }

    /// The first of the candidates that does what is wanted and nothing else.
    pub(super) fn choose(
        &self,
        old: &Document,
        at: &Pointer,
        candidates: Vec<Vec<TextEdit>>,
    ) -> Result<Vec<TextEdit>, EditError> {
        let exact = candidates.iter().find(|edits| self.is_met(old, edits));
        let exact = exact.cloned().or_else(|| {
            let mut closed = candidates.iter().filter_map(|edits| closed(old, edits));
            closed.find(|edits| self.is_met(old, edits))
        });
        exact.ok_or_else(|| EditError::NotExact { at: at.clone() })
    }

    /// Whether something in a block is to be another value.
    fn touches(&self, block: BlockId) -> bool {
        let changed = self.changed.iter().map(|(id, _)| id);
        let replaced = self.replaced.iter().map(|(id, _)| id);
        changed.chain(replaced).any(|id| id.block() == block)
    }

    fn is_met(&self, old: &Document, edits: &[TextEdit]) -> bool {
        let Ok(new) = old.apply(edits) else {
            return false;
        };
        let mut compared = Compared {
            intent: self,
            aliases: HashSet::new(),
        };
        new.errors().len() <= old.errors().len()
            && (!block::ends_open(&new) || block::ends_open(old))
            && new
                .root()
                .is_some_and(|root| compared.same(self.root, root))
    }
}

/// The edits with a line end behind the text where they make a block scalar its last value.
fn closed(old: &Document, edits: &[TextEdit]) -> Option<Vec<TextEdit>> {
    let text = old.text();
    let new = old.apply(edits).ok().filter(block::ends_open)?;
    let line_end = TextEdit::insertion(text.len(), lines::line_end(text));
    let fits = new.errors().len() <= old.errors().len();
    fits.then(|| edits.iter().cloned().chain([line_end]).collect())
}

struct Compared<'i, 'a> {
    intent: &'i Intent<'a>,
    /// Pairs of values that aliases stand for, old and new, compared already.
    aliases: HashSet<(NodeId, NodeId)>,
}

impl<'a> Compared<'_, 'a> {
    fn same(&mut self, want: Want<'a>, new: Node<'_>) -> bool {
        match want {
            Want::Old(old) => self.same_node(old, new),
            Want::New(value) => is(value, new),
        }
    }

    fn same_node(&mut self, old: Node<'a>, new: Node<'_>) -> bool {
        if let Some((_, value)) = self.intent.replaced.filter(|(id, _)| *id == old.id()) {
            return is(value, new);
        }
        if old.is_shared_with(new) && !self.intent.touches(old.id().block()) {
            return true;
        }
        const KEPT: [Flag; 4] = [Flag::ALIAS, Flag::MERGE, Flag::SHADOWED, Flag::PROPERTIES];
        if KEPT.iter().any(|&flag| old.has(flag) != new.has(flag)) || old.kind() != new.kind() {
            return false;
        }
        if old.is_alias() {
            return self.same_target(old, new);
        }
        if !matches!(old.kind(), NodeKind::Mapping | NodeKind::Sequence) {
            return old.kind() == NodeKind::Null || old.scalar() == new.scalar();
        }
        let changed = self.intent.changed.iter().find(|(id, _)| *id == old.id());
        let wanted = changed.map_or_else(|| entries(old), |(_, entries)| entries.clone());
        let mut children = new.children();
        wanted.into_iter().all(|entry| {
            let child = children.next().filter(|child| child.key() == entry.key);
            child.is_some_and(|child| self.same(entry.want, child))
        }) && children.next().is_none()
    }

    fn same_target(&mut self, old: Node<'a>, new: Node<'_>) -> bool {
        match (old.target(), new.target()) {
            (Some(old), Some(new)) => {
                !self.aliases.insert((old.id(), new.id())) || self.same_node(old, new)
            }
            (old, new) => old.is_none() && new.is_none(),
        }
    }
}

/// Whether a node says a value: aliases and merge keys followed, in any order of members.
pub(super) fn is(value: &Value, node: Node<'_>) -> bool {
    match value {
        Value::Scalar(value) => is_scalar(value, node),
        Value::Sequence(items) => {
            node.kind() == NodeKind::Sequence
                && node.len() == items.len()
                && items
                    .iter()
                    .zip(node.items())
                    .all(|(item, node)| is(item, node))
        }
        // A key that is given twice is not found twice, and one that is written twice no value.
        Value::Mapping(members) => {
            node.kind() == NodeKind::Mapping
                && node.len() == members.len()
                && !node.written().any(|child| child.has(Flag::SHADOWED))
                && members
                    .iter()
                    .all(|(key, value)| node.get(key).is_some_and(|node| is(value, node)))
        }
    }
}

fn is_scalar(value: &ScalarValue, node: Node<'_>) -> bool {
    match value {
        ScalarValue::Null => node.kind() == NodeKind::Null,
        ScalarValue::Bool(value) => node.as_bool() == Some(*value),
        ScalarValue::String(text) => node.as_str() == Some(text),
        ScalarValue::Number(text) => node.kind() == NodeKind::Number && node.scalar() == Some(text),
    }
}
