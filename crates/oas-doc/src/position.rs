//! Byte offsets as the lines and columns that people count.

use memchr::memchr2_iter;

/// A place as an editor shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// Line, from 1. A line ends with LF, CRLF or CR.
    pub line: u32,
    /// Column, from 1, in characters.
    pub column: u32,
}

/// Where each line begins, in bytes.
#[derive(Debug)]
pub(crate) struct LineIndex(Vec<u32>);

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
        Self(starts)
    }

    /// Offsets outside the text or inside a character count as the nearest place before.
    pub(crate) fn position(&self, text: &str, offset: usize) -> Position {
        let offset = text.floor_char_boundary(offset);
        let line = self.0.partition_point(|&start| start as usize <= offset);
        let start = self
            .0
            .get(line.saturating_sub(1))
            .map_or(0, |&start| start as usize);
        let before = text.get(start..offset).unwrap_or_default();
        let before = if line == 1 {
            before.trim_start_matches('\u{feff}')
        } else {
            before
        };
        Position {
            line: to_u32(line),
            column: to_u32(before.chars().count() + 1),
        }
    }
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
}
