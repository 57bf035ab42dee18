//! Cuts what a reader has read into blocks.
//!
//! In:  one block with all rows of a text, or of some members in the middle of it.
//! Out: blocks of their own for the members of every big mapping, from the outside inwards.
//! Never: cuts where a part could mean something else on its own. A document with anchors, errors
//! or directives stays in one block and is read again as a whole.

use std::ops::Range;

use crate::block::{Block, NONE, NodeData, Piece};
use crate::build::{self, Built};
use crate::document::Syntax;
use crate::finish;
use crate::node::NodeKind;
use crate::tree::Style;

/// Smaller mappings stay in one block: they are read again in no time. Unit tests cut short texts.
const MIN_BYTES: u32 = if cfg!(test) { 24 } else { 4 * 1024 };

/// Mappings of members that are smaller than this on average are not worth a block each.
const MIN_MEMBER: u32 = if cfg!(test) { 4 } else { 128 };

/// Mappings inside mappings that are cut.
const MAX_LEVELS: usize = 8;

/// A block that has no slot yet.
#[derive(Debug)]
pub(crate) struct Cut {
    pub(crate) block: Block,
    /// As in [`crate::tree::Slot`].
    pub(crate) start: u32,
    pub(crate) close: u32,
    /// The members of a branch; none for a leaf.
    pub(crate) members: Vec<Cut>,
}

impl Cut {
    /// The key of the member that it is. `text` is what `start` counts from.
    pub(crate) fn key<'a>(&'a self, text: &'a str) -> &'a str {
        let text = text.get(self.start as usize..).unwrap_or_default();
        self.block.key(text, 0).unwrap_or_default()
    }

    /// The same where `offset` more bytes stand before it.
    pub(crate) fn moved(mut self, offset: usize) -> Self {
        let offset_32 = build::to_u32(offset);
        self.start += offset_32;
        if self.close != NONE {
            self.close += offset_32;
        }
        let members = self.members.into_iter();
        self.members = members.map(|member| member.moved(offset)).collect();
        self
    }
}

/// A text whose rows are to be cut.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Source<'a> {
    /// From the byte on that the rows count from.
    pub(crate) text: &'a str,
    pub(crate) syntax: Syntax,
    pub(crate) rows: &'a Block,
}

/// The blocks of a whole document.
pub(crate) fn document(text: &str, syntax: Syntax, built: Built) -> Cut {
    let Built {
        mut block,
        entangled,
    } = built;
    let source = Source {
        text,
        syntax,
        rows: &block,
    };
    let whole = block.n_rows();
    let sound = !entangled && block.faults.is_empty() && !has_directive(source);
    if let Some(cut) = sound.then(|| branch(source, 0..whole, 0, 0)).flatten() {
        return cut;
    }
    finish::finish(text, syntax, &mut block);
    leaf(block, 0)
}

fn leaf(block: Block, start: u32) -> Cut {
    Cut {
        block,
        start,
        close: NONE,
        members: Vec::new(),
    }
}

/// A line that begins with `%` before the first node.
fn has_directive(source: Source<'_>) -> bool {
    let first = source.rows.row(0).map_or(0, |row| row.start as usize);
    let head = source.text.get(..first).unwrap_or_default();
    let mut lines = head.trim_start_matches('\u{feff}').split(['\n', '\r']);
    source.syntax == Syntax::Yaml && lines.any(|line| line.starts_with('%'))
}

/// A mapping as a branch, if it is one that can be cut. Its text begins at `start`.
fn branch(source: Source<'_>, rows: Range<u32>, start: u32, level: usize) -> Option<Cut> {
    let row = source.rows.row(rows.start)?;
    let length = row.end - row.start;
    if level >= MAX_LEVELS || length < MIN_BYTES || length / MIN_MEMBER < row.count {
        return None;
    }
    let first = source.rows.row(row.first_child)?;
    let column = column(source, first)?;
    let members = members(source, rows.clone(), column, level)?;
    let mut block = extract(source.rows, rows.start..rows.start + 1, start);
    let close = if source.syntax == Syntax::Json {
        row.end - 1
    } else {
        NONE
    };
    if let Some(row) = block.rows.first_mut() {
        row.first_child = NONE;
    }
    Some(Cut {
        block,
        start,
        close,
        members,
    })
}

/// The members of a mapping as blocks. `rows` are those of the mapping, `column` is where each
/// key has to stand in its line.
pub(crate) fn members(
    source: Source<'_>,
    rows: Range<u32>,
    column: u32,
    level: usize,
) -> Option<Vec<Cut>> {
    let ids: Vec<u32> = source.rows.children(rows.start).collect();
    let starts = ids.iter().map(|&id| begin(source, id, column));
    let starts: Vec<u32> = starts.collect::<Option<_>>()?;
    if !is_plain(source, rows.start) || !finish::repeated(source.rows, source.text, &ids).is_empty()
    {
        return None;
    }
    let ends = ids.iter().skip(1).copied().chain([rows.end]);
    let all = ids.iter().zip(ends).zip(starts);
    Some(
        all.map(|((&id, end), start)| one(source, id..end, start, level + 1))
            .collect(),
    )
}

fn one(source: Source<'_>, rows: Range<u32>, start: u32, level: usize) -> Cut {
    branch(source, rows.clone(), start, level).unwrap_or_else(|| {
        let mut block = extract(source.rows, rows, start);
        let text = source.text.get(start as usize..).unwrap_or_default();
        finish::finish(text, source.syntax, &mut block);
        leaf(block, start)
    })
}

/// Whether the notation is the one whose members can be read each on its own.
fn is_plain(source: Source<'_>, mapping: u32) -> bool {
    let style = match source.syntax {
        Syntax::Json => Style::Flow,
        Syntax::Yaml => Style::Block,
    };
    let row = source.rows.row(mapping);
    row.is_some_and(|row| row.kind == NodeKind::Mapping && row.style == style)
}

/// Where a member's text begins; none where it is not a key in its column.
fn begin(source: Source<'_>, id: u32, wanted: u32) -> Option<u32> {
    let row = source
        .rows
        .row(id)
        .filter(|row| row.key_start < row.key_end)?;
    if source.syntax == Syntax::Json {
        return Some(row.key_start);
    }
    let merges = source.rows.key(source.text, id) == Some("<<");
    let fits = !merges && column(source, row) == Some(wanted);
    fits.then(|| row.key_start - wanted)
}

/// How many spaces stand before a key; none where something else does. 0 in JSON.
fn column(source: Source<'_>, row: &NodeData) -> Option<u32> {
    if source.syntax == Syntax::Json {
        return Some(0);
    }
    let before = source.text.get(..row.key_start as usize)?;
    let line = before.trim_end_matches(' ');
    let first = line.is_empty() || line == "\u{feff}" || line.ends_with(['\n', '\r']);
    first.then(|| build::to_u32(before.len() - line.len()))
}

/// A copy of some rows and their texts, which counts from `start` on.
fn extract(from: &Block, rows: Range<u32>, start: u32) -> Block {
    let first = rows.start;
    let copied = from.rows.get(rows.start as usize..rows.end as usize);
    let moved = copied.unwrap_or_default().iter().map(|row| {
        let mut row = row.clone();
        row.start -= start;
        row.end -= start;
        if row.is_member() {
            row.key_start -= start;
            row.key_end -= start;
        }
        for link in [&mut row.parent, &mut row.first_child, &mut row.next] {
            *link = if rows.contains(link) {
                *link - first
            } else {
                NONE
            };
        }
        row
    });
    let mut block = Block {
        rows: moved.collect(),
        ..Block::default()
    };
    block.texts = pieces(from, &from.texts, &rows, &mut block.decoded);
    block.keys = pieces(from, &from.keys, &rows, &mut block.decoded);
    block
}

fn pieces(from: &Block, pieces: &[Piece], rows: &Range<u32>, decoded: &mut String) -> Vec<Piece> {
    let first = pieces.partition_point(|piece| piece.row < rows.start);
    let end = pieces.partition_point(|piece| piece.row < rows.end);
    let moved = pieces.get(first..end).unwrap_or_default().iter();
    let moved = moved.map(|piece| {
        let text = from.decoded.get(piece.start as usize..piece.end as usize);
        let start = build::to_u32(decoded.len());
        decoded.push_str(text.unwrap_or_default());
        Piece {
            row: piece.row - rows.start,
            start,
            end: build::to_u32(decoded.len()),
        }
    });
    moved.collect()
}
