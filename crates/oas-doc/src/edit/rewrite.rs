//! Many changes at once, with values that go to other places.
//!
//! In:  new lists of entries for some containers of a document. An entry is one that was written
//!      somewhere in the document, or new.
//! Out: the document with these changes. What is kept keeps its text, comments included, wherever
//!      it goes; what is new looks like its neighbours.
//! Never: changes a container that has no new list. The new text is read again and compared with
//!      what was wanted; on any difference there is no new document.

mod block; // containers over several lines
mod flow; // containers in brackets
mod part; // new values, and values in new places
mod plain; // a value without its text
mod verify; // whether the new text says what was wanted

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use super::look::Look;
use super::{EditError, ScalarValue, TextEdit, Value, layout};
use crate::document::Document;
use crate::node::{Node, NodeId, NodeKind};
use crate::pointer::Pointer;

/// A value of the new document.
#[derive(Debug, Clone)]
pub enum Part<'a> {
    /// One that is written somewhere, with the changes that were asked for below it.
    Kept(Node<'a>),
    /// A new one.
    Value(Value),
    /// A new one that stands on one line in YAML.
    Line(Value),
    /// A new mapping.
    Mapping(Vec<Entry<'a>>),
    /// A new sequence.
    Sequence(Vec<Self>),
}

impl From<ScalarValue> for Part<'_> {
    fn from(value: ScalarValue) -> Self {
        Self::Value(value.into())
    }
}

impl From<&str> for Part<'_> {
    fn from(text: &str) -> Self {
        ScalarValue::String(text.to_owned()).into()
    }
}

impl From<bool> for Part<'_> {
    fn from(value: bool) -> Self {
        ScalarValue::Bool(value).into()
    }
}

/// A member of the new document.
#[derive(Debug, Clone)]
pub struct Entry<'a> {
    /// Its name.
    pub name: String,
    /// The member whose comments, and quotes around the name, it takes over.
    pub from: Option<Node<'a>>,
    /// Its value.
    pub value: Part<'a>,
}

impl<'a> Entry<'a> {
    /// A member as it is; what has no name gets an empty one.
    #[must_use]
    pub fn kept(member: Node<'a>) -> Self {
        Self::renamed(member, member.key().unwrap_or_default())
    }

    /// A member under another name.
    #[must_use]
    pub fn renamed(member: Node<'a>, name: &str) -> Self {
        let (name, value) = (name.to_owned(), Part::Kept(member));
        let from = Some(member);
        Self { name, from, value }
    }

    /// A member that did not exist.
    #[must_use]
    pub fn new(name: &str, value: impl Into<Part<'a>>) -> Self {
        let (name, value) = (name.to_owned(), value.into());
        let from = None;
        Self { name, from, value }
    }

    /// Whether it is this member, renamed or not.
    #[must_use]
    pub fn is(&self, member: Node<'_>) -> bool {
        self.from.is_some_and(|from| from.id() == member.id())
    }
}

/// Changes that belong together.
#[derive(Debug, Clone)]
pub struct Rewrite<'a> {
    document: &'a Document,
    /// The containers that have a new list, by where they begin: no two begin at the same byte.
    changed: BTreeMap<usize, Node<'a>>,
    members: HashMap<NodeId, Vec<Entry<'a>>>,
    items: HashMap<NodeId, Vec<Part<'a>>>,
    /// Where nothing has lines of its own, everything looks alike, and asking costs the whole text.
    one_line: Option<Look<'a>>,
}

impl<'a> Rewrite<'a> {
    /// No change yet.
    #[must_use]
    pub fn new(document: &'a Document) -> Self {
        let has_lines = document.text().trim_end().contains(['\n', '\r']);
        let one_line = document.root().filter(|_| !has_lines).map(Look::around);
        Self {
            document,
            changed: BTreeMap::new(),
            members: HashMap::new(),
            items: HashMap::new(),
            one_line,
        }
    }

    /// Whether nothing was asked for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changed.is_empty()
    }

    /// The members that a mapping is to have: at first those that are written in it, merging and
    /// repeated ones too. Give it mappings only, and no aliases.
    pub fn members(&mut self, mapping: Node<'a>) -> &mut Vec<Entry<'a>> {
        self.changed.insert(mapping.span().start, mapping);
        let written = || mapping.children().map(Entry::kept).collect();
        self.members.entry(mapping.id()).or_insert_with(written)
    }

    /// The items that a sequence is to have: at first those that are written in it. Give it
    /// sequences only, and no aliases.
    pub fn items(&mut self, sequence: Node<'a>) -> &mut Vec<Part<'a>> {
        self.changed.insert(sequence.span().start, sequence);
        let written = || sequence.children().map(Part::Kept).collect();
        self.items.entry(sequence.id()).or_insert_with(written)
    }

    /// The new document.
    ///
    /// # Errors
    /// [`EditError::Broken`] when the document has errors, [`EditError::NotExact`] when the
    /// changes cannot be written so that nothing else changes.
    pub fn finish(&self) -> Result<Document, EditError> {
        let errors = self.document.errors().iter();
        if let Some(error) = errors.clone().find(|error| !error.harmless) {
            let line = error.position.line;
            return Err(EditError::Broken { line });
        }
        let inexact = |at| EditError::NotExact { at };
        let edits = self.edits(0..usize::MAX);
        let new = self.document.apply(&edits.map_err(inexact)?)?;
        match verify::difference(self, &new) {
            None => Ok(new),
            Some(at) => Err(inexact(at)),
        }
    }

    /// What changes in the values that begin in `range`.
    fn edits(&self, range: Range<usize>) -> Result<Vec<TextEdit>, Pointer> {
        let mut edits: Vec<TextEdit> = Vec::new();
        let mut done = 0;
        for (&start, &node) in self.changed.range(range) {
            // What lies in a container that is written anew was written with it.
            if start < done {
                continue;
            }
            let edit = self.container(node).ok_or_else(|| node.pointer())?;
            done = edit.range.end.max(node.span().end);
            edits.push(edit);
        }
        Ok(edits)
    }

    fn container(&self, node: Node<'a>) -> Option<TextEdit> {
        match (layout::is_block(node), node.kind()) {
            (true, _) => block::rebuilt(self, node),
            (false, NodeKind::Mapping | NodeKind::Sequence) => flow::rebuilt(self, node),
            _ => None,
        }
    }

    /// Some text of the document with what changes in it; `node` is the first value in it.
    fn slice(&self, node: Node<'a>, range: Range<usize>) -> Option<String> {
        let text = self.document.text();
        let mut out = String::with_capacity(range.len());
        let mut done = range.start;
        for edit in self
            .edits(node.span().start.min(range.end)..range.end)
            .ok()?
        {
            out.push_str(text.get(done..edit.range.start)?);
            out.push_str(&edit.text);
            done = edit.range.end;
        }
        out.push_str(text.get(done..range.end)?);
        Some(out)
    }

    /// The list of a container as parts, whether it is new or not.
    fn entries(&self, node: Node<'a>) -> Vec<(Option<Entry<'a>>, Part<'a>)> {
        let named = |entry: &Entry<'a>| (Some(entry.clone()), entry.value.clone());
        if let Some(members) = self.members.get(&node.id()) {
            return members.iter().map(named).collect();
        }
        if let Some(items) = self.items.get(&node.id()) {
            return items.iter().map(|item| (None, item.clone())).collect();
        }
        let written = node.children();
        if node.kind() == NodeKind::Mapping {
            return written.map(|child| named(&Entry::kept(child))).collect();
        }
        written.map(|child| (None, Part::Kept(child))).collect()
    }

    fn look(&self, node: Node<'a>) -> Look<'a> {
        self.one_line.clone().unwrap_or_else(|| Look::around(node))
    }
}

/// Whether a document says what was wanted.
pub(super) fn is_met(rewrite: &Rewrite<'_>, new: &Document) -> bool {
    verify::difference(rewrite, new).is_none()
}

/// The child of a container that an entry is, when it stays in it: its position there.
fn own_position(children: &[Node<'_>], entry: &(Option<Entry<'_>>, Part<'_>)) -> Option<usize> {
    let node = match entry {
        (Some(entry), _) => entry.from,
        (None, Part::Kept(node)) => Some(*node),
        (None, _) => None,
    }?;
    children.iter().position(|child| child.id() == node.id())
}
