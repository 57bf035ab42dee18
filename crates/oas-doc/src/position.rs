//! Byte offsets as the lines and columns that people count.

use std::ops::Range;
use std::sync::OnceLock;

use memchr::memchr2_iter;

/// A place as an editor shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// Line, from 1. A line ends with LF, CRLF or CR.
    pub line: u32,
    /// Column, from 1, in characters.
    pub column: u32,
}

/// Bytes between two places of which the number of characters before them is kept.
const STEP: usize = 4096;

/// Where each line begins, in bytes.
#[derive(Debug)]
pub(crate) struct LineIndex {
    starts: Vec<u32>,
    /// Characters before each multiple of [`STEP`]; counted when a long line is asked about.
    n_characters: OnceLock<Vec<u32>>,
}

impl LineIndex {
    pub(crate) fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        for at in memchr2_iter(b'\n', b'\r', bytes) {
            let inside_crlf = bytes[at] == b'\r' && bytes.get(at + 1) == Some(&b'\n');
            if !inside_crlf {
                starts.push(to_u32(at + 1));
            }
        }
        let n_characters = OnceLock::new();
        Self {
            starts,
            n_characters,
        }
    }

    /// Offsets outside the text or inside a character count as the nearest place before.
    pub(crate) fn position(&self, text: &str, offset: usize) -> Position {
        let offset = text.floor_char_boundary(offset);
        let line = self
            .starts
            .partition_point(|&start| start as usize <= offset);
        let start = self.starts.get(line.saturating_sub(1));
        let mut start = start.map_or(0, |&start| start as usize);
        if line == 1 && text.starts_with('\u{feff}') {
            start = '\u{feff}'.len_utf8().min(offset);
        }
        Position {
            line: to_u32(line),
            column: to_u32(self.count(text.as_bytes(), start..offset) + 1),
        }
    }

    /// Characters in a range. A whole document may stand on one line, so not all of it is counted.
    fn count(&self, bytes: &[u8], range: Range<usize>) -> usize {
        if range.len() <= STEP {
            return characters(bytes, range);
        }
        let marks = self.n_characters.get_or_init(|| marks(bytes));
        let before = |offset: usize| {
            let mark = marks.get(offset / STEP).map_or(0, |&n| n as usize);
            mark + characters(bytes, offset / STEP * STEP..offset)
        };
        before(range.end).saturating_sub(before(range.start))
    }
}

fn marks(bytes: &[u8]) -> Vec<u32> {
    let mut n_characters = 0;
    let mut marks = Vec::with_capacity(bytes.len() / STEP + 1);
    for chunk in bytes.chunks(STEP) {
        marks.push(to_u32(n_characters));
        n_characters += characters(chunk, 0..chunk.len());
    }
    marks.push(to_u32(n_characters));
    marks
}

/// Characters that begin in a range.
fn characters(bytes: &[u8], range: Range<usize>) -> usize {
    let begins = |byte: &&u8| (**byte & 0b1100_0000) != 0b1000_0000;
    let bytes = bytes.get(range).unwrap_or_default();
    bytes.iter().filter(begins).count()
}

fn to_u32(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str, offset: usize) -> (u32, u32) {
        let position = LineIndex::new(text).position(text, offset);
        (position.line, position.column)
    }

    #[test]
    fn every_line_end_counts_once() {
        let text = "a\nb\r\nc\rd";
        assert_eq!(at(text, 0), (1, 1));
        assert_eq!(at(text, 2), (2, 1));
        assert_eq!(at(text, 5), (3, 1));
        assert_eq!(at(text, 7), (4, 1));
        assert_eq!(at(text, 8), (4, 2));
    }

    #[test]
    fn columns_count_characters() {
        assert_eq!(at("é𝄞x", 6), (1, 3));
        assert_eq!(at("é𝄞x", 4), (1, 2));
    }

    #[test]
    fn a_byte_order_mark_takes_no_column() {
        assert_eq!(at("\u{feff}a: 1", 3), (1, 1));
    }

    #[test]
    fn offsets_past_the_end_are_the_end() {
        assert_eq!(at("ab\n", 99), (2, 1));
        assert_eq!(at("", 99), (1, 1));
    }

    #[test]
    fn a_long_line_is_counted_like_a_short_one() {
        let text = format!("\u{feff}{}\nä{}", "é𝄞x".repeat(3000), "b".repeat(9000));
        for offset in (0..text.len()).step_by(97) {
            let offset = text.floor_char_boundary(offset);
            let before = text[..offset].trim_start_matches('\u{feff}');
            let (line, start) = match before.rfind('\n') {
                Some(at) => (2, at + 1),
                None => (1, 0),
            };
            let column = before[start..].chars().count() + 1;
            assert_eq!(at(&text, offset), (line, to_u32(column)), "at {offset}");
        }
    }
}
