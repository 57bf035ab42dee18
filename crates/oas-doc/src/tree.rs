//! The table behind the nodes.
//!
//! One row per node in reading order, so a parent stands before its children.
//! Offsets are 32 bits; a scalar that reads as it is written keeps no text of its own.

use std::hash::{DefaultHasher, Hasher};
use std::ops::Range;

use crate::node::NodeKind;

/// "No such row".
pub(crate) const NONE: u32 = u32::MAX;

/// How the value is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    Plain,
    Single,
    Double,
    Literal,
    Folded,
    Flow,
    Block,
}

/// Facts about a row that are rarely true.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Flag(u16);

impl Flag {
    /// The row stands for another one, `first_child`, or for nothing.
    pub(crate) const ALIAS: Self = Self(1);
    /// The scalar's text is in `Tree::texts`.
    pub(crate) const DECODED: Self = Self(1 << 1);
    /// The key's text is in `Tree::keys`.
    pub(crate) const KEY_DECODED: Self = Self(1 << 2);
    /// The key's text is its span without the quotes.
    pub(crate) const KEY_QUOTED: Self = Self(1 << 3);
    /// The value of a `<<` key that merges.
    pub(crate) const MERGE: Self = Self(1 << 4);
    /// A mapping with a `MERGE` member.
    pub(crate) const HAS_MERGE: Self = Self(1 << 5);
    /// A later member of the same mapping has the same key.
    pub(crate) const SHADOWED: Self = Self(1 << 6);
    /// Part of a key; belongs to no list of children.
    pub(crate) const DETACHED: Self = Self(1 << 7);
    /// An alias elsewhere stands for this row.
    pub(crate) const ALIASED: Self = Self(1 << 8);
    /// An anchor or a tag is written before the value.
    pub(crate) const PROPERTIES: Self = Self(1 << 9);
}

/// One row.
#[derive(Debug, Clone)]
pub(crate) struct NodeData {
    pub(crate) start: u32,
    pub(crate) end: u32,
    /// Members: the key's span. Items: their index and `NONE`.
    pub(crate) key_start: u32,
    pub(crate) key_end: u32,
    pub(crate) parent: u32,
    /// Aliases: the row they stand for.
    pub(crate) first_child: u32,
    pub(crate) next: u32,
    /// Children that count: shadowed members do not.
    pub(crate) count: u32,
    pub(crate) flags: u16,
    pub(crate) kind: NodeKind,
    pub(crate) style: Style,
}

impl NodeData {
    pub(crate) fn has(&self, flag: Flag) -> bool {
        self.flags & flag.0 != 0
    }

    pub(crate) fn set(&mut self, flag: Flag) {
        self.flags |= flag.0;
    }

    pub(crate) fn is_member(&self) -> bool {
        self.key_end != NONE
    }
}

/// Text of one row, as a piece of `Tree::decoded`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Piece {
    pub(crate) node: u32,
    pub(crate) start: u32,
    pub(crate) end: u32,
}

/// The hash table of one big mapping, as a piece of `Tree::slots`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Index {
    pub(crate) node: u32,
    pub(crate) first_slot: u32,
    pub(crate) n_slots: u32,
}

/// All rows of one document.
#[derive(Debug, Default)]
pub(crate) struct Tree {
    pub(crate) nodes: Vec<NodeData>,
    /// Decoded texts, one after the other.
    pub(crate) decoded: String,
    pub(crate) texts: Vec<Piece>,
    pub(crate) keys: Vec<Piece>,
    pub(crate) indexes: Vec<Index>,
    pub(crate) slots: Vec<u32>,
    pub(crate) root: Option<u32>,
}

impl Tree {
    pub(crate) fn row(&self, id: u32) -> Option<&NodeData> {
        self.nodes.get(id as usize)
    }

    /// The rows of one container in order, shadowed ones included.
    pub(crate) fn children(&self, id: u32) -> Children<'_> {
        let first = self.row(id).filter(|row| !row.has(Flag::ALIAS));
        Children {
            tree: self,
            next: first.map_or(NONE, |row| row.first_child),
        }
    }

    /// The scalar's text.
    pub(crate) fn text<'a>(&'a self, source: &'a str, id: u32) -> &'a str {
        let Some(row) = self.row(id) else { return "" };
        if row.has(Flag::DECODED) {
            return self.piece(&self.texts, id);
        }
        let span = row.start as usize..row.end as usize;
        match row.style {
            Style::Single | Style::Double => inside_quotes(source, span),
            _ => source.get(span).unwrap_or_default(),
        }
    }

    /// The key's text; `None` for items and the root.
    pub(crate) fn key<'a>(&'a self, source: &'a str, id: u32) -> Option<&'a str> {
        let row = self.row(id).filter(|row| row.is_member())?;
        if row.has(Flag::KEY_DECODED) {
            return Some(self.piece(&self.keys, id));
        }
        let span = row.key_start as usize..row.key_end as usize;
        if row.has(Flag::KEY_QUOTED) {
            return Some(inside_quotes(source, span));
        }
        source.get(span)
    }

    fn piece(&self, pieces: &[Piece], id: u32) -> &str {
        let found = pieces.binary_search_by_key(&id, |piece| piece.node).ok();
        let piece = found.and_then(|at| pieces.get(at));
        piece
            .and_then(|p| self.decoded.get(p.start as usize..p.end as usize))
            .unwrap_or_default()
    }

    /// The member with that key; the last one where a key is repeated.
    pub(crate) fn member(&self, source: &str, mapping: u32, key: &str) -> Option<u32> {
        if let Ok(at) = self
            .indexes
            .binary_search_by_key(&mapping, |index| index.node)
        {
            return self.look_up(source, *self.indexes.get(at)?, key);
        }
        self.children(mapping).find(|&id| {
            self.row(id).is_some_and(|row| !row.has(Flag::SHADOWED))
                && self.key(source, id) == Some(key)
        })
    }

    fn look_up(&self, source: &str, index: Index, key: &str) -> Option<u32> {
        let slots = self
            .slots
            .get(index.first_slot as usize..)?
            .get(..index.n_slots as usize)?;
        let mut slot = first_slot(key, slots.len());
        loop {
            let id = *slots.get(slot)?;
            if id == NONE {
                return None;
            }
            if self.key(source, id) == Some(key) {
                return Some(id);
            }
            slot = (slot + 1) % slots.len();
        }
    }
}

/// Where the search for a key begins. Never full, so a search ends.
pub(crate) fn first_slot(key: &str, n_slots: usize) -> usize {
    let mut hasher = DefaultHasher::new();
    hasher.write(key.as_bytes());
    let hash = usize::try_from(hasher.finish() >> 33).unwrap_or_default();
    hash % n_slots.max(1)
}

fn inside_quotes(source: &str, span: Range<usize>) -> &str {
    source
        .get(span.start + 1..span.end.saturating_sub(1))
        .unwrap_or_default()
}

/// See [`Tree::children`].
#[derive(Debug, Clone)]
pub(crate) struct Children<'a> {
    tree: &'a Tree,
    next: u32,
}

impl Iterator for Children<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        let id = self.next;
        self.next = self.tree.row(id)?.next;
        Some(id)
    }
}
