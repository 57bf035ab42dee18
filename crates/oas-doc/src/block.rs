//! A part of a document that is read as a whole: one row per node, in reading order.
//!
//! A parent stands before its children. Offsets are 32 bits and count from where the block's text
//! begins, so a block stays as it is when the text before it changes.
//! A scalar that reads as it is written keeps no text of its own.
//!
//! A block is a *leaf*, with all the rows of its values, or a *branch*: one row for a mapping
//! whose members are blocks themselves.

use std::ops::Range;

use crate::build::to_u32;
use crate::error::Fault;
use crate::names;

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
    /// The scalar's text is in `Block::texts`.
    pub(crate) const DECODED: Self = Self(1 << 1);
    /// The key's text is in `Block::keys`.
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

/// Text of one row, as a piece of `Block::decoded`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Piece {
    pub(crate) row: u32,
    pub(crate) start: u32,
    pub(crate) end: u32,
}

/// The table of names of one big mapping, as a piece of `Block::table`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Index {
    pub(crate) row: u32,
    pub(crate) start: u32,
    pub(crate) end: u32,
}

/// What a branch has instead of rows for its members.
#[derive(Debug, Clone)]
pub(crate) struct Branch {
    /// The blocks of the members in order; never empty.
    pub(crate) members: Vec<u32>,
    /// See [`names`]; empty where there are few members.
    pub(crate) table: Vec<u32>,
}

/// See the module.
#[derive(Debug, Clone, Default)]
pub(crate) struct Block {
    pub(crate) rows: Vec<NodeData>,
    /// Decoded texts, one after the other.
    pub(crate) decoded: String,
    pub(crate) texts: Vec<Piece>,
    pub(crate) keys: Vec<Piece>,
    pub(crate) indexes: Vec<Index>,
    pub(crate) table: Vec<u32>,
    /// What is wrong with its text.
    pub(crate) faults: Vec<Fault>,
    pub(crate) branch: Option<Branch>,
}

/// The questions below take the text from the block's beginning on.
impl Block {
    pub(crate) fn row(&self, id: u32) -> Option<&NodeData> {
        self.rows.get(id as usize)
    }

    pub(crate) fn n_rows(&self) -> u32 {
        to_u32(self.rows.len())
    }

    /// The rows of one container in order, shadowed ones included.
    pub(crate) fn children(&self, id: u32) -> Children<'_> {
        let first = self.row(id).filter(|row| !row.has(Flag::ALIAS));
        Children {
            block: self,
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
        let found = pieces.binary_search_by_key(&id, |piece| piece.row).ok();
        let piece = found.and_then(|at| pieces.get(at));
        piece
            .and_then(|p| self.decoded.get(p.start as usize..p.end as usize))
            .unwrap_or_default()
    }

    /// The member with that key; the last one where a key is repeated.
    pub(crate) fn member(&self, source: &str, mapping: u32, key: &str) -> Option<u32> {
        if let Ok(at) = self
            .indexes
            .binary_search_by_key(&mapping, |index| index.row)
        {
            let index = self.indexes.get(at)?;
            let table = self.table.get(index.start as usize..index.end as usize)?;
            return names::find(table, key, |id| self.key(source, id));
        }
        self.children(mapping).find(|&id| {
            self.row(id).is_some_and(|row| !row.has(Flag::SHADOWED))
                && self.key(source, id) == Some(key)
        })
    }
}

fn inside_quotes(source: &str, span: Range<usize>) -> &str {
    source
        .get(span.start + 1..span.end.saturating_sub(1))
        .unwrap_or_default()
}

/// See [`Block::children`].
#[derive(Debug, Clone)]
pub(crate) struct Children<'a> {
    block: &'a Block,
    next: u32,
}

impl Iterator for Children<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        let id = self.next;
        self.next = self.block.row(id)?.next;
        Some(id)
    }
}
