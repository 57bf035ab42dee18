//! The text with its tree: what callers hold.

use std::fmt;
use std::sync::{Arc, OnceLock};

use crate::as_json::{self, ToJsonError};
use crate::block::Block;
use crate::build::{Builder, Built, MAX_FAULTS};
use crate::changed::{self, BlockId, Changed};
use crate::edit::{self, EditError, EditOp, Shared, TextEdit};
use crate::error::{Fault, SyntaxError};
use crate::node::{Node, NodeId};
use crate::pointer::Pointer;
use crate::position::{LineIndex, Position};
use crate::tree::{self, Tree};
use crate::{cut, json, reread, unreadable, yaml};

/// The notation of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Syntax {
    /// YAML 1.2.
    Yaml,
    /// JSON, RFC 8259.
    Json,
}

impl Syntax {
    /// By the name's ending: `.yaml`, `.yml` or `.json`, in any case.
    #[must_use]
    pub fn of_path(name: &str) -> Option<Self> {
        let (_, extension) = name.rsplit_once('.')?;
        match extension.to_ascii_lowercase().as_str() {
            "yaml" | "yml" => Some(Self::Yaml),
            "json" => Some(Self::Json),
            _ => None,
        }
    }
}

/// A text with its tree. Never changes; a clone shares both.
#[derive(Clone)]
pub struct Document(Arc<Inner>);

struct Inner {
    text: String,
    syntax: Syntax,
    tree: Tree,
    errors: Vec<SyntaxError>,
    lines: OnceLock<LineIndex>,
}

impl Document {
    /// Reads a text. What is wrong with it is in [`Self::errors`]; what could be read is kept.
    #[must_use]
    pub fn parse(text: &str, syntax: Syntax) -> Self {
        Self::read(text.to_owned(), syntax)
    }

    fn read(text: String, syntax: Syntax) -> Self {
        let built = match unreadable::text(&text) {
            Some(fault) => unread(fault),
            None => {
                let mut builder = Builder::new(&text);
                match syntax {
                    Syntax::Json => json::read(&mut builder),
                    Syntax::Yaml => yaml::read(&mut builder),
                }
                builder.finish()
            }
        };
        let tree = Tree::new(cut::document(&text, syntax, built), &text);
        Self::new(text, syntax, tree)
    }

    /// Reads the bytes of a file, which have to be UTF-8.
    ///
    /// Where they are not, [`Self::text`] shows them with replacement characters, there is no
    /// root, and nothing can be edited, so that the file cannot be damaged.
    #[must_use]
    pub fn parse_bytes(bytes: &[u8], syntax: Syntax) -> Self {
        match std::str::from_utf8(bytes) {
            Ok(text) => Self::parse(text, syntax),
            Err(error) => {
                let text = String::from_utf8_lossy(bytes).into_owned();
                let built = unread(unreadable::bytes(bytes, error.valid_up_to()));
                let tree = Tree::new(cut::document(&text, syntax, built), &text);
                Self::new(text, syntax, tree)
            }
        }
    }

    fn new(text: String, syntax: Syntax, tree: Tree) -> Self {
        let lines = OnceLock::new();
        let mut faults = tree.faults();
        faults.truncate(MAX_FAULTS);
        faults.sort_by_key(|fault| fault.span.start);
        let errors = faults.into_iter().map(|fault| {
            let lines = lines.get_or_init(|| LineIndex::new(&text));
            let position = lines.position(&text, fault.span.start);
            fault.at(position)
        });
        let errors = errors.collect();
        Self(Arc::new(Inner {
            text,
            syntax,
            tree,
            errors,
            lines,
        }))
    }

    /// The text, byte for byte as it was given.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0.text
    }

    /// The notation the text was read in.
    #[must_use]
    pub fn syntax(&self) -> Syntax {
        self.0.syntax
    }

    /// Everything that is wrong with the text, in order of place.
    #[must_use]
    pub fn errors(&self) -> &[SyntaxError] {
        &self.0.errors
    }

    /// The value of the whole text; `None` when it is empty or unreadable.
    #[must_use]
    pub fn root(&self) -> Option<Node<'_>> {
        self.0.tree.root().map(|id| Node::new(self, id))
    }

    /// The value at a place, through aliases and merge keys.
    #[must_use]
    pub fn node(&self, at: &Pointer) -> Option<Node<'_>> {
        let mut node = self.root()?;
        for token in at.tokens() {
            node = child(node, &token)?;
        }
        Some(node)
    }

    /// The node with an id that this document gave out. Other ids answer like null.
    #[must_use]
    pub fn by_id(&self, id: NodeId) -> Node<'_> {
        Node::new(self, id)
    }

    /// The innermost value whose text, or whose key, holds that byte.
    #[must_use]
    pub fn pointer_at(&self, offset: usize) -> Pointer {
        let Some(mut node) = self.root() else {
            return Pointer::root();
        };
        while let Some(inner) = self.child_at(node, offset) {
            node = inner;
        }
        node.pointer()
    }

    fn child_at<'a>(&'a self, node: Node<'a>, offset: usize) -> Option<Node<'a>> {
        let children = self
            .0
            .tree
            .children(node.id())
            .map(|id| Node::new(self, id));
        let mut before = children.take_while(|child| start(*child) <= offset);
        before.find(|child| offset <= child.span().end.max(key_end(*child)))
    }

    /// Line and column of a byte offset.
    #[must_use]
    pub fn position(&self, offset: usize) -> Position {
        let lines = self.0.lines.get_or_init(|| LineIndex::new(&self.0.text));
        lines.position(&self.0.text, offset)
    }

    /// The value as JSON over several lines, with aliases and merge keys followed. Numbers that
    /// JSON can write stay as they are written, others become decimals of the same value.
    ///
    /// # Errors
    /// When the text has errors, or a number that JSON does not have.
    pub fn to_json(&self) -> Result<String, ToJsonError> {
        as_json::write(self)
    }

    /// The smallest text change that does `op`.
    ///
    /// # Errors
    /// When it cannot be done without changing anything else; see [`EditError`].
    pub fn edit(&self, op: &EditOp) -> Result<Vec<TextEdit>, EditError> {
        edit::edit(self, op)
    }

    /// The text change that does `op` where the value is shared: by an anchor and its aliases, or
    /// by a merge key. Where it is not, this is [`Self::edit`].
    ///
    /// # Errors
    /// As with [`Self::edit`]; [`EditError::Shared`] where the choice does not help, as when an
    /// anchor would be lost whose aliases have to stay.
    pub fn edit_shared(&self, op: &EditOp, choice: Shared) -> Result<Vec<TextEdit>, EditError> {
        edit::edit_shared(self, op, choice)
    }

    /// The document with its text changed. Edits name bytes of this document and do not overlap.
    ///
    /// The result is what [`Self::parse`] gives for the new text. Where an edit stays inside a
    /// member of a big mapping, only that is read again and all else is shared with this document
    /// ([`Self::changed_since`]); with errors, anchors or directives in the text all of it is read.
    ///
    /// # Errors
    /// When an edit names bytes that are not there, splits a character or overlaps another one.
    pub fn apply(&self, edits: &[TextEdit]) -> Result<Self, EditError> {
        let text = edit::splice(self.text(), edits)?;
        if edits.is_empty() {
            return Ok(self.clone());
        }
        Ok(match reread::tree(self, &text, edits) {
            Some(tree) => Self::new(text, self.syntax(), tree),
            None => Self::read(text, self.syntax()),
        })
    }

    /// What an edit, or several, changed from `before` to this document.
    #[must_use]
    pub fn changed_since(&self, before: &Self) -> Changed {
        changed::since(&self.0.tree, &before.0.tree)
    }

    /// The block around a block: the one that holds its parent. `None` for the outermost block
    /// and for blocks that this document does not have.
    #[must_use]
    pub fn enclosing(&self, block: BlockId) -> Option<BlockId> {
        let parent = self.0.tree.parent(tree::first(block.0))?;
        Some(parent.block())
    }

    /// All values in the order of the text.
    pub(crate) fn nodes(&self) -> impl Iterator<Item = Node<'_>> {
        let mut waiting: Vec<_> = self.root().into_iter().collect();
        std::iter::from_fn(move || {
            let node = waiting.pop()?;
            let n_before = waiting.len();
            waiting.extend(node.children());
            if let Some(children) = waiting.get_mut(n_before..) {
                children.reverse();
            }
            Some(node)
        })
    }

    /// The edits that undo `edits`: made on the document that those lead to, they give this one.
    ///
    /// # Errors
    /// As with [`Self::apply`].
    pub fn invert(&self, edits: &[TextEdit]) -> Result<Vec<TextEdit>, EditError> {
        edit::invert(self.text(), edits)
    }

    /// The places of this document that `edits` touch: the innermost value around each.
    #[must_use]
    pub fn touched(&self, edits: &[TextEdit]) -> Vec<Pointer> {
        let mut places: Vec<_> = edits.iter().map(|edit| self.around(edit)).collect();
        places.sort();
        places.dedup();
        places
    }

    fn around(&self, edit: &TextEdit) -> Pointer {
        let mut place = self.pointer_at(edit.range.start);
        while let Some(parent) = place.parent() {
            let end = self.node(&place).map_or(0, |node| node.span().end);
            if edit.range.end <= end {
                break;
            }
            place = parent;
        }
        place
    }

    pub(crate) fn tree(&self) -> &Tree {
        &self.0.tree
    }
}

/// What is read of a text that is none.
fn unread(fault: Fault) -> Built {
    let faults = vec![fault];
    Built {
        block: Block {
            faults,
            ..Block::default()
        },
        entangled: true,
    }
}

fn start(node: Node<'_>) -> usize {
    node.key_span().map_or(node.span().start, |key| key.start)
}

fn key_end(node: Node<'_>) -> usize {
    node.key_span().map_or(0, |key| key.end)
}

/// The member with that name, or the item with that index.
pub(crate) fn child<'a>(node: Node<'a>, token: &str) -> Option<Node<'a>> {
    if let Some(member) = node.get(token).or_else(|| node.own_member(token)) {
        return Some(member);
    }
    let digits = token.bytes().all(|b| b.is_ascii_digit());
    if !digits || (token.len() > 1 && token.starts_with('0')) {
        return None;
    }
    node.at(token.parse().ok()?)
}

impl fmt::Debug for Document {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Document")
            .field("syntax", &self.0.syntax)
            .field("bytes", &self.0.text.len())
            .field("nodes", &self.0.tree.n_rows())
            .field("errors", &self.0.errors.len())
            .finish()
    }
}

const _: () = {
    const fn crosses_threads<T: Send + Sync>() {}
    crosses_threads::<Document>();
};
