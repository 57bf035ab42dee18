//! What two texts have in common at both ends.

use std::ops::Range;

use super::tokens::Size;
use crate::edit::TextEdit;

/// Bytes that are compared at once.
const BLOCK: usize = 4096;

/// Some text and what it becomes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece<'t> {
    /// Where it begins in the whole text.
    pub(super) start: usize,
    pub(super) before: &'t str,
    pub(super) after: &'t str,
}

impl<'t> Piece<'t> {
    /// Some tokens of it; `ends` say how many bytes the first ones have.
    pub(super) fn part(
        self,
        old_ends: &[usize],
        old: &Range<u32>,
        new_ends: &[usize],
        new: &Range<u32>,
    ) -> Option<Self> {
        let end = |ends: &[usize], n_tokens: u32| ends.get(n_tokens as usize).copied();
        let old = end(old_ends, old.start)?..end(old_ends, old.end)?;
        let new = end(new_ends, new.start)?..end(new_ends, new.end)?;
        Some(Self {
            start: self.start + old.start,
            before: self.before.get(old)?,
            after: self.after.get(new)?,
        })
    }

    /// How many bytes change.
    pub(super) fn size(&self) -> usize {
        self.before.len().max(self.after.len())
    }

    pub(super) fn edit(self) -> TextEdit {
        let end = self.start + self.before.len();
        TextEdit::replacement(self.start, end, self.after)
    }
}

/// Without the lines that are the same at both ends; nothing where all are.
pub(super) fn to_lines(piece: Piece<'_>) -> Option<Piece<'_>> {
    let inner = to_characters(piece)?;
    let start = inner.start - piece.start;
    let line = piece.before.get(..start)?.rfind(['\n', '\r']);
    let line = line.map_or(0, |end| end + 1);
    let tail = piece.before.get(start + inner.before.len()..)?;
    let rest = Size::Line.first(tail);
    cut(piece, line, tail.len() - rest)
}

/// Without the characters that are the same at both ends; nothing where all are.
pub(super) fn to_characters(piece: Piece<'_>) -> Option<Piece<'_>> {
    if piece.before == piece.after {
        return None;
    }
    let (before, after) = (piece.before.as_bytes(), piece.after.as_bytes());
    let mut start = common(before, after);
    while !(is_boundary(piece.before, start) && is_boundary(piece.after, start)) {
        start -= 1;
    }
    let (old, new) = (before.get(start..)?, after.get(start..)?);
    let mut kept = common_at_end(old, new);
    while !(is_boundary(piece.before, before.len() - kept)
        && is_boundary(piece.after, after.len() - kept))
    {
        kept -= 1;
    }
    cut(piece, start, kept)
}

/// Without that many bytes at the start and at the end.
fn cut(piece: Piece<'_>, at_start: usize, at_end: usize) -> Option<Piece<'_>> {
    let inner = |text: &str| at_start..text.len() - at_end;
    Some(Piece {
        start: piece.start + at_start,
        before: piece.before.get(inner(piece.before))?,
        after: piece.after.get(inner(piece.after))?,
    })
}

fn common(a: &[u8], b: &[u8]) -> usize {
    let blocks = a.chunks(BLOCK).zip(b.chunks(BLOCK));
    let same = blocks.take_while(|(a, b)| a == b).count() * BLOCK;
    let same = same.min(a.len()).min(b.len());
    let rest = a.iter().zip(b).skip(same);
    same + rest.take_while(|(a, b)| a == b).count()
}

fn common_at_end(a: &[u8], b: &[u8]) -> usize {
    let blocks = a.rchunks(BLOCK).zip(b.rchunks(BLOCK));
    let same = blocks.take_while(|(a, b)| a == b).count() * BLOCK;
    let same = same.min(a.len()).min(b.len());
    let rest = a.iter().rev().zip(b.iter().rev()).skip(same);
    same + rest.take_while(|(a, b)| a == b).count()
}

/// Whether an edit may begin or end there.
fn is_boundary(text: &str, at: usize) -> bool {
    let inside_crlf = || text.get(at.wrapping_sub(1)..at + 1) == Some("\r\n");
    text.is_char_boundary(at) && !inside_crlf()
}
