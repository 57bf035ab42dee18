//! The lines of a text, and where each is to begin.

use std::ops::Range;

/// Where a line is to begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Nobody has said so: a comment, a blank line, a mark such as `---`.
    Open,
    /// In this column.
    Column(usize),
    /// As far to the right (or left) as what it belongs to: part of a longer value.
    Moved(isize),
    /// A line of a block scalar: its indentation, old and new.
    Scalar(usize, usize),
}

/// One line.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// Its bytes, the line end left out.
    pub(super) span: Range<usize>,
    pub(super) place: Place,
}

/// The lines of a text by place. Behind a final line end there is no line.
#[derive(Debug)]
pub(super) struct Lines {
    pub(super) all: Vec<Line>,
    /// Changes inside of lines: a range on one line, and what stands there afterwards.
    pub(super) edits: Vec<(Range<usize>, String)>,
}

impl Lines {
    pub(super) fn of(text: &str) -> Self {
        let mut all = Vec::new();
        let mut start = if text.starts_with('\u{feff}') { 3 } else { 0 };
        while start < text.len() {
            let rest = text.get(start..).unwrap_or_default();
            let length = rest.find(['\n', '\r']).unwrap_or(rest.len());
            let end = start + length;
            let place = Place::Open;
            all.push(Line {
                span: start..end,
                place,
            });
            let ending = rest.get(length..).unwrap_or_default();
            start = end + if ending.starts_with("\r\n") { 2 } else { 1 };
        }
        let edits = Vec::new();
        Self { all, edits }
    }

    /// The number of the line that holds a byte.
    pub(super) fn at(&self, offset: usize) -> usize {
        let before = self.all.partition_point(|line| line.span.start <= offset);
        before.saturating_sub(1)
    }

    /// Says where a line begins, unless somebody has.
    pub(super) fn set(&mut self, line: usize, place: Place) {
        if let Some(line) = self
            .all
            .get_mut(line)
            .filter(|line| line.place == Place::Open)
        {
            line.place = place;
        }
    }

    /// Says so for the lines behind the one with the first byte, up to the one that the second
    /// ends.
    pub(super) fn set_behind(&mut self, start: usize, end: usize, place: Place) {
        for line in self.at(start) + 1..=self.at(end) {
            self.set(line, place);
        }
    }
}

/// How many blanks a line begins with.
pub(super) fn n_blanks(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}
