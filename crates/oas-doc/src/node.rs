//! One place in the tree.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use crate::block::NodeData;
use crate::changed::BlockId;
use crate::document::Document;
use crate::pointer::Pointer;
use crate::tree::{Flag, Style};

/// Names a node of one document. The order of ids is not that of the text: for that, compare
/// where [`Node::span`] begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId {
    block: BlockId,
    row: u32,
}

impl NodeId {
    pub(crate) fn new(block: BlockId, row: u32) -> Self {
        Self { block, row }
    }

    /// The part of the document that the node stands in.
    #[must_use]
    pub fn block(self) -> BlockId {
        self.block
    }

    pub(crate) fn row(self) -> u32 {
        self.row
    }
}

/// What a value is, by JSON and by the YAML 1.2 core schema (section 10.3.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NodeKind {
    /// `null`, `~`, or nothing where YAML expects a value.
    Null,
    /// `true` or `false`.
    Bool,
    /// Any number, in the spelling of the text.
    Number,
    /// Text.
    String,
    /// Names with values.
    Mapping,
    /// Values in order.
    Sequence,
}

/// A value in a document. Aliases are seen through: they answer like the value they stand for.
#[derive(Clone, Copy)]
pub struct Node<'a> {
    document: &'a Document,
    id: NodeId,
}

impl<'a> Node<'a> {
    pub(crate) fn new(document: &'a Document, id: NodeId) -> Self {
        Self { document, id }
    }

    fn row(self) -> Option<&'a NodeData> {
        self.document.tree().row(self.id)
    }

    /// The node that holds the value: another one for aliases, none for dangling ones.
    fn value_id(self) -> Option<NodeId> {
        let row = self.row()?;
        if !row.has(Flag::ALIAS) {
            return Some(self.id);
        }
        let target = NodeId::new(self.id.block(), row.first_child);
        self.document.tree().row(target).map(|_| target)
    }

    pub(crate) fn has(self, flag: Flag) -> bool {
        self.row().is_some_and(|row| row.has(flag))
    }

    pub(crate) fn style(self) -> Style {
        self.row().map_or(Style::Plain, |row| row.style)
    }

    fn value(self) -> Option<&'a NodeData> {
        self.document.tree().row(self.value_id()?)
    }

    fn sibling(self, id: NodeId) -> Self {
        Self {
            document: self.document,
            id,
        }
    }

    /// This node's id.
    #[must_use]
    pub fn id(self) -> NodeId {
        self.id
    }

    /// The document that holds it.
    #[must_use]
    pub fn document(self) -> &'a Document {
        self.document
    }

    /// What the value is. A dangling alias is null.
    #[must_use]
    pub fn kind(self) -> NodeKind {
        self.value().map_or(NodeKind::Null, |row| row.kind)
    }

    /// Whether the text has an alias (`*name`) here.
    #[must_use]
    pub fn is_alias(self) -> bool {
        self.has(Flag::ALIAS)
    }

    /// The bytes of the value where it is written; for an alias, of `*name`.
    #[must_use]
    pub fn span(self) -> Range<usize> {
        self.document.tree().span(self.id).unwrap_or_default()
    }

    /// The bytes of the key, quotes included; `None` for items and the root.
    #[must_use]
    pub fn key_span(self) -> Option<Range<usize>> {
        self.document.tree().key_span(self.id)
    }

    /// The key's text. Keys that are not strings are named by their text: `200:` is `"200"`.
    #[must_use]
    pub fn key(self) -> Option<&'a str> {
        self.document.tree().key(self.document.text(), self.id)
    }

    /// The mapping or sequence in which this value is written.
    #[must_use]
    pub fn parent(self) -> Option<Self> {
        let parent = self.document.tree().parent(self.id)?;
        Some(self.sibling(parent))
    }

    /// Where this value is written.
    #[must_use]
    pub fn pointer(self) -> Pointer {
        let mut tokens = Vec::new();
        let mut at = Some(self);
        while let Some(node) = at {
            if let Some(key) = node.key() {
                tokens.push(key.to_owned());
            } else if let Some(row) = node.row().filter(|row| row.key_start != row.key_end) {
                tokens.push(row.key_start.to_string());
            }
            at = node.parent();
        }
        Pointer::from_tokens(tokens.iter().rev())
    }

    /// The text of a string; `None` for everything else, numbers included.
    #[must_use]
    pub fn as_str(self) -> Option<&'a str> {
        (self.kind() == NodeKind::String)
            .then(|| self.scalar())
            .flatten()
    }

    /// The text of any scalar: decoded for strings, as written for numbers.
    #[must_use]
    pub fn scalar(self) -> Option<&'a str> {
        if matches!(self.kind(), NodeKind::Mapping | NodeKind::Sequence) {
            return None;
        }
        let Some(row) = self.value_id() else {
            return Some("");
        };
        Some(self.document.tree().text(self.document.text(), row))
    }

    /// The value of a boolean.
    #[must_use]
    pub fn as_bool(self) -> Option<bool> {
        if self.kind() != NodeKind::Bool {
            return None;
        }
        self.scalar().map(|text| text.eq_ignore_ascii_case("true"))
    }

    /// The value of a whole number that fits.
    #[must_use]
    pub fn as_i64(self) -> Option<i64> {
        let (digits, radix) = self.integer()?;
        i64::from_str_radix(digits, radix).ok()
    }

    /// The value of a whole number from 0 that fits.
    #[must_use]
    pub fn as_u64(self) -> Option<u64> {
        let (digits, radix) = self.integer()?;
        u64::from_str_radix(digits, radix).ok()
    }

    /// The value of a number, rounded where it has to be; `.inf` and `.nan` are numbers too.
    #[must_use]
    pub fn as_f64(self) -> Option<f64> {
        let (digits, radix) = self.integer()?;
        if radix != 10 {
            #[expect(
                clippy::cast_precision_loss,
                reason = "rounding is what the caller asked for"
            )]
            return u64::from_str_radix(digits, radix).ok().map(|n| n as f64);
        }
        match digits
            .trim_start_matches(['+', '-'])
            .to_ascii_lowercase()
            .as_str()
        {
            ".inf" if digits.starts_with('-') => Some(f64::NEG_INFINITY),
            ".inf" => Some(f64::INFINITY),
            ".nan" => Some(f64::NAN),
            _ => digits.parse().ok(),
        }
    }

    /// A number in the spelling of JSON, to the last digit: as it is written where JSON can write
    /// it so, else the decimal of the same value. `None` for `.inf`, `.nan` and everything else.
    #[must_use]
    pub fn as_decimal(self) -> Option<String> {
        let text = self.scalar().filter(|_| self.kind() == NodeKind::Number)?;
        crate::as_json::decimal(text)
    }

    fn integer(self) -> Option<(&'a str, u32)> {
        if self.kind() != NodeKind::Number {
            return None;
        }
        let text = self.scalar()?;
        let octal = text.strip_prefix("0o").map(|digits| (digits, 8));
        let hexadecimal = text.strip_prefix("0x").map(|digits| (digits, 16));
        Some(octal.or(hexadecimal).unwrap_or((text, 10)))
    }

    /// Whether the node of another document is this one, read once for both, with all inside it.
    pub(crate) fn is_shared_with(self, other: Node<'_>) -> bool {
        let block = |node: Node<'_>| node.document.tree().leaf(node.id.block()).map(Arc::as_ptr);
        self.id == other.id && block(self).is_some() && block(self) == block(other)
    }

    /// What is written in it, in order: merging and repeated members too, aliases not followed.
    pub(crate) fn children(self) -> impl Iterator<Item = Node<'a>> + 'a {
        let children = self.document.tree().children(self.id);
        children.map(move |id| self.sibling(id))
    }

    /// The value that an alias stands for; none for other values and dangling ones.
    pub(crate) fn target(self) -> Option<Self> {
        let row = self.value_id().filter(|_| self.is_alias())?;
        Some(self.sibling(row))
    }

    /// The member with that key, own or merged. The last one where a key is repeated.
    #[must_use]
    pub fn get(self, key: &str) -> Option<Self> {
        let own = self
            .own_member(key)
            .filter(|member| !member.has(Flag::MERGE));
        own.or_else(|| self.merged(key))
    }

    /// The member with that key that a merge key brings, even where an own one hides it.
    pub(crate) fn merged(self, key: &str) -> Option<Self> {
        let mapping = self.value_id()?;
        let document = self.document;
        let member = document.tree().merged(document.text(), mapping, key);
        member.map(|id| self.sibling(id))
    }

    /// The member with that key as it is written, a merging `<<` included.
    pub(crate) fn own_member(self, key: &str) -> Option<Self> {
        let mapping = self
            .value_id()
            .filter(|_| self.kind() == NodeKind::Mapping)?;
        let member = self
            .document
            .tree()
            .member(self.document.text(), mapping, key);
        member.map(|id| self.sibling(id))
    }

    /// The item at that index.
    #[must_use]
    pub fn at(self, index: usize) -> Option<Self> {
        self.items().nth(index)
    }

    /// How many members or items there are; 0 for scalars.
    #[must_use]
    pub fn len(self) -> usize {
        match self.value() {
            Some(row) if row.has(Flag::HAS_MERGE) => self.members().count(),
            Some(row) if matches!(row.kind, NodeKind::Mapping | NodeKind::Sequence) => {
                row.count as usize
            }
            _ => 0,
        }
    }

    /// Whether there are no members or items.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// The members of a mapping in order, each key once; merged ones after the mapping's own.
    pub fn members(self) -> impl Iterator<Item = (&'a str, Node<'a>)> + 'a {
        let mapping = self.value_id().filter(|_| self.kind() == NodeKind::Mapping);
        let merges = self.value().is_some_and(|row| row.has(Flag::HAS_MERGE));
        let merged = mapping
            .filter(|_| merges)
            .map(|id| self.document.tree().with_merged(self.document.text(), id));
        let own = mapping.filter(|_| !merges).into_iter();
        own.flat_map(move |id| self.document.tree().children(id))
            .map(move |id| self.sibling(id))
            .filter(|node| !node.has(Flag::SHADOWED))
            .chain(merged.into_iter().flatten().map(move |id| self.sibling(id)))
            .filter_map(|node| Some((node.key()?, node)))
    }

    /// The items of a sequence in order.
    pub fn items(self) -> impl Iterator<Item = Node<'a>> + 'a {
        let sequence = self
            .value_id()
            .filter(|_| self.kind() == NodeKind::Sequence);
        let children = sequence
            .into_iter()
            .flat_map(move |id| self.document.tree().children(id));
        children.map(move |id| self.sibling(id))
    }
}

impl fmt::Debug for Node<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:?} at `{}` ({:?})",
            self.kind(),
            self.pointer(),
            self.span()
        )
    }
}
