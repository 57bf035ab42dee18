//! Fills a block with rows.
//!
//! In:  calls of a reader in reading order: key, scalar, open, close, alias.
//! Out: a [`Block`] with the faults found on the way. What is open at the end is closed.

use std::ops::Range;

use crate::block::{Block, Flag, NONE, NodeData, Piece, Style};
use crate::error::Fault;
use crate::node::NodeKind;

/// Containers inside containers, aliases followed. Deeper ones are not read.
pub(crate) const MAX_DEPTH: usize = 512;

/// Faults after this many are not kept: nobody reads them.
pub(crate) const MAX_FAULTS: usize = 100;

/// What [`Builder::finish`] gives.
#[derive(Debug)]
pub(crate) struct Built {
    pub(crate) block: Block,
    /// Whether what one part means depends on another part, as with anchors and aliases.
    pub(crate) entangled: bool,
}

/// A key that waits for its value.
#[derive(Debug)]
pub(crate) struct Key {
    pub(crate) span: Range<usize>,
    pub(crate) quoted: bool,
    /// The text, where it is not what is written.
    pub(crate) decoded: Option<String>,
}

/// A scalar as a reader saw it.
#[derive(Debug)]
pub(crate) struct Scalar<'s> {
    pub(crate) kind: NodeKind,
    pub(crate) style: Style,
    pub(crate) span: Range<usize>,
    /// The text, where it is not what is written.
    pub(crate) decoded: Option<&'s str>,
}

/// How large a value is when aliases are followed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Extent {
    pub(crate) n_nodes: u64,
    pub(crate) depth: usize,
}

#[derive(Debug)]
struct Frame {
    node: u32,
    last_child: u32,
    n_nodes_before: u64,
    depth: usize,
}

/// See the module.
#[derive(Debug)]
pub(crate) struct Builder<'t> {
    pub(crate) text: &'t str,
    block: Block,
    entangled: bool,
    frames: Vec<Frame>,
    /// Containers around the text.
    n_around: usize,
    key: Option<Key>,
    /// Nodes so far, aliases followed.
    n_nodes: u64,
}

impl<'t> Builder<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Self::within(text, text.len(), 0)
    }

    /// For the first `length` bytes of a text that stands inside `n_around` containers.
    pub(crate) fn within(text: &'t str, length: usize, n_around: usize) -> Self {
        let block = Block {
            rows: Vec::with_capacity(length / 32),
            ..Block::default()
        };
        Self {
            text,
            block,
            entangled: false,
            frames: Vec::new(),
            n_around,
            key: None,
            n_nodes: 0,
        }
    }

    pub(crate) fn fault(&mut self, fault: Fault) {
        if self.block.faults.len() < MAX_FAULTS {
            self.block.faults.push(fault);
        }
    }

    /// Notes that the parts of this text cannot be read each on its own.
    pub(crate) fn entangle(&mut self) {
        self.entangled = true;
    }

    /// Open containers, with those around the text.
    pub(crate) fn depth(&self) -> usize {
        self.n_around + self.frames.len()
    }

    /// Open containers of the text itself.
    pub(crate) fn n_open(&self) -> usize {
        self.frames.len()
    }

    pub(crate) fn row_mut(&mut self, id: u32) -> Option<&mut NodeData> {
        self.block.rows.get_mut(id as usize)
    }

    pub(crate) fn kind_of(&self, id: u32) -> Option<NodeKind> {
        self.block.row(id).map(|row| row.kind)
    }

    pub(crate) fn text_of(&self, id: u32) -> &str {
        self.block.text(self.text, id)
    }

    /// Kind and start of the innermost open container.
    pub(crate) fn open_container(&self) -> Option<(NodeKind, usize)> {
        let row = self.block.row(self.frames.last()?.node)?;
        Some((row.kind, row.start as usize))
    }

    /// Kinds of the open containers, the innermost first.
    pub(crate) fn open_kinds(&self) -> impl Iterator<Item = NodeKind> + '_ {
        let rows = self
            .frames
            .iter()
            .rev()
            .filter_map(|frame| self.block.row(frame.node));
        rows.map(|row| row.kind)
    }

    /// Whether the next value would be a mapping's key.
    pub(crate) fn expects_key(&self) -> bool {
        self.key.is_none()
            && self
                .open_container()
                .is_some_and(|(kind, _)| kind == NodeKind::Mapping)
    }

    pub(crate) fn key(&mut self, key: Key) {
        self.key = Some(key);
    }

    pub(crate) fn key_end(&self) -> Option<usize> {
        self.key.as_ref().map(|key| key.span.end)
    }

    pub(crate) fn scalar(&mut self, scalar: &Scalar<'_>) -> u32 {
        let id = self.push(scalar.kind, scalar.style, &scalar.span);
        self.decode(id, scalar.decoded);
        id
    }

    /// A scalar that is a key, kept because an anchor names it.
    pub(crate) fn detached_scalar(&mut self, scalar: &Scalar<'_>) -> u32 {
        let id = self.detached(scalar.kind, scalar.style, &scalar.span);
        self.decode(id, scalar.decoded);
        id
    }

    fn decode(&mut self, id: u32, decoded: Option<&str>) {
        let Some(decoded) = decoded else { return };
        let piece = self.piece(id, decoded);
        self.block.texts.push(piece);
        self.set(id, Flag::DECODED);
    }

    /// An alias. Without a target it reads as null.
    pub(crate) fn alias(&mut self, span: &Range<usize>, target: Option<(u32, Extent)>) -> u32 {
        self.entangle();
        let id = self.push(NodeKind::Null, Style::Plain, span);
        self.set(id, Flag::ALIAS);
        let Some((target, extent)) = target else {
            return id;
        };
        if let Some(row) = self.row_mut(id) {
            row.first_child = target;
        }
        self.set(target, Flag::ALIASED);
        self.n_nodes = self.n_nodes.saturating_add(extent.n_nodes);
        if let Some(frame) = self.frames.last_mut() {
            frame.depth = frame.depth.max(extent.depth);
        }
        id
    }

    pub(crate) fn open(&mut self, kind: NodeKind, style: Style, start: usize) -> u32 {
        let id = self.push(kind, style, &(start..start));
        self.push_frame(id);
        id
    }

    /// A container that is a key.
    pub(crate) fn open_detached(&mut self, kind: NodeKind, style: Style, start: usize) -> u32 {
        let id = self.detached(kind, style, &(start..start));
        self.push_frame(id);
        id
    }

    fn push_frame(&mut self, node: u32) {
        let n_nodes_before = self.n_nodes.saturating_sub(1);
        self.frames.push(Frame {
            node,
            last_child: NONE,
            n_nodes_before,
            depth: 0,
        });
    }

    /// Ends the innermost container, at `end` or where its last child ends.
    pub(crate) fn close(&mut self, end: Option<usize>) -> Option<(u32, Extent)> {
        self.give_pending_key_a_null();
        let frame = self.frames.pop()?;
        let last = self.block.row(frame.last_child).map_or(0, end_with_key);
        let row = self.block.rows.get_mut(frame.node as usize)?;
        row.end = row.end.max(last).max(end.map_or(0, to_u32));
        let extent = Extent {
            n_nodes: self.n_nodes.saturating_sub(frame.n_nodes_before),
            depth: frame.depth + 1,
        };
        if let Some(parent) = self.frames.last_mut() {
            parent.depth = parent.depth.max(extent.depth);
        }
        Some((frame.node, extent))
    }

    pub(crate) fn finish(mut self) -> Built {
        while self.close(None).is_some() {}
        Built {
            block: self.block,
            entangled: self.entangled,
        }
    }

    fn give_pending_key_a_null(&mut self) {
        if let Some(end) = self.key_end() {
            let span = end..end;
            let (kind, style) = (NodeKind::Null, Style::Plain);
            self.scalar(&Scalar {
                kind,
                style,
                span,
                decoded: None,
            });
        }
    }

    fn push(&mut self, kind: NodeKind, style: Style, span: &Range<usize>) -> u32 {
        let id = self.add(kind, style, span);
        if let Some(key) = self.key.take() {
            self.name(id, key);
        }
        self.link(id);
        id
    }

    fn detached(&mut self, kind: NodeKind, style: Style, span: &Range<usize>) -> u32 {
        let id = self.add(kind, style, span);
        self.entangle();
        self.set(id, Flag::DETACHED);
        id
    }

    fn add(&mut self, kind: NodeKind, style: Style, span: &Range<usize>) -> u32 {
        let id = to_u32(self.block.rows.len());
        self.n_nodes = self.n_nodes.saturating_add(1);
        self.block.rows.push(NodeData {
            start: to_u32(span.start),
            end: to_u32(span.end),
            key_start: NONE,
            key_end: NONE,
            parent: self.frames.last().map_or(NONE, |frame| frame.node),
            first_child: NONE,
            next: NONE,
            count: 0,
            flags: 0,
            kind,
            style,
        });
        id
    }

    fn name(&mut self, id: u32, key: Key) {
        if let Some(decoded) = &key.decoded {
            let piece = self.piece(id, decoded);
            self.block.keys.push(piece);
            self.set(id, Flag::KEY_DECODED);
        }
        if key.quoted {
            self.set(id, Flag::KEY_QUOTED);
        }
        if let Some(row) = self.row_mut(id) {
            (row.key_start, row.key_end) = (to_u32(key.span.start), to_u32(key.span.end));
        }
    }

    fn link(&mut self, id: u32) {
        let Some(frame) = self.frames.last_mut() else {
            return;
        };
        let (parent, last) = (frame.node, std::mem::replace(&mut frame.last_child, id));
        let mut index = 0;
        if let Some(row) = self.row_mut(parent) {
            (index, row.count) = (row.count, row.count + 1);
            if last == NONE {
                row.first_child = id;
            }
        }
        if let Some(row) = self.row_mut(last) {
            row.next = id;
        }
        if let Some(row) = self.row_mut(id).filter(|row| !row.is_member()) {
            row.key_start = index;
        }
    }

    fn piece(&mut self, node: u32, text: &str) -> Piece {
        let start = to_u32(self.block.decoded.len());
        self.block.decoded.push_str(text);
        Piece {
            row: node,
            start,
            end: to_u32(self.block.decoded.len()),
        }
    }

    fn set(&mut self, id: u32, flag: Flag) {
        if let Some(row) = self.row_mut(id) {
            row.set(flag);
        }
    }
}

/// Where a value and its key end.
pub(crate) fn end_with_key(row: &NodeData) -> u32 {
    let key_end = if row.is_member() { row.key_end } else { 0 };
    row.end.max(key_end)
}

/// Texts are at most 256 MB long, so nothing is lost.
pub(crate) fn to_u32(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(NONE)
}
