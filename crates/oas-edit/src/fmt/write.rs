//! The new text from the lines.

use std::ops::Range;

use super::lines::{Line, Lines, Place, n_blanks};

/// Puts comments where the entries are that they stand beside: in the column of the entry below
/// if they had it, or of an entry around them; else of what stands above where they are deeper
/// than what follows, and of what follows where they are not.
pub(super) fn place_comments(text: &str, lines: &mut Lines) {
    let columns: Vec<_> = lines.all.iter().map(|line| columns(text, line)).collect();
    // The columns of the collections that are open, old and new, by depth.
    let mut open: Vec<(usize, usize)> = Vec::new();
    for at in 0..lines.all.len() {
        if let Some(here) = columns.get(at).copied().flatten() {
            open.retain(|(old, _)| *old < here.0);
            open.push(here);
            continue;
        }
        let Some(line) = lines.all.get(at) else {
            continue;
        };
        let written = text.get(line.span.clone()).unwrap_or_default();
        if line.place != Place::Open || !written.trim_start().starts_with('#') {
            continue;
        }
        let own = written.len() - written.trim_start().len();
        let next = columns.iter().skip(at).find_map(|found| *found);
        let around = open.iter().rev().find(|pair| pair.0 <= own);
        let same_below = next.filter(|next| next.0 == own);
        let same = same_below.or_else(|| open.iter().find(|pair| pair.0 == own).copied());
        // Deeper than what follows: it belongs to what stands above.
        let above = around
            .filter(|above| next.is_none_or(|next| above.0 > next.0))
            .copied();
        let column = same.or(above).or(next).map_or(0, |pair| pair.1);
        lines.set(at, Place::Column(column));
    }
}

/// The columns of a line on which an entry begins.
fn columns(text: &str, line: &Line) -> Option<(usize, usize)> {
    match line.place {
        Place::Column(new) => Some((n_blanks(text.get(line.span.clone())?), new)),
        _ => None,
    }
}

/// The text with its lines in their places.
pub(super) fn text(old: &str, lines: &Lines, quotes: Vec<(Range<usize>, String)>) -> String {
    let mut edits = [lines.edits.clone(), quotes].concat();
    edits.sort_by_key(|(range, _)| range.start);
    let line_end = line_end(old);
    let mut out = String::with_capacity(old.len());
    if old.starts_with('\u{feff}') {
        out.push('\u{feff}');
    }
    let (mut n_blank, mut begun) = (0, false);
    for line in &lines.all {
        let new = one(old, line, &edits);
        if new.is_empty() && line.place == Place::Open {
            n_blank += 1;
            continue;
        }
        if n_blank > 0 && begun {
            out.push_str(line_end);
        }
        (n_blank, begun) = (0, true);
        out.push_str(&new);
        out.push_str(line_end);
    }
    out
}

fn one(text: &str, line: &Line, edits: &[(Range<usize>, String)]) -> String {
    let written = text.get(line.span.clone()).unwrap_or_default();
    match line.place {
        Place::Scalar(old, new) => scalar(written, old, new),
        Place::Open => written.trim_end().to_owned(),
        Place::Column(column) => {
            let blanks = n_blanks(written);
            let content = edited(text, line.span.start + blanks..line.span.end, edits);
            let trimmed = content.trim_end_matches([' ', '\t']);
            format!("{}{trimmed}", " ".repeat(column))
        }
        Place::Moved(by) => {
            let blanks = n_blanks(written);
            if blanks == written.len() {
                return String::new();
            }
            let content = edited(text, line.span.start + blanks..line.span.end, edits);
            format!("{}{content}", " ".repeat(blanks.saturating_add_signed(by)))
        }
    }
}

/// A line of a block scalar. What is less than its indentation is nothing.
fn scalar(written: &str, old: usize, new: usize) -> String {
    match written.get(old..) {
        Some(rest) if !rest.is_empty() => format!("{}{rest}", " ".repeat(new)),
        _ => String::new(),
    }
}

fn edited(text: &str, range: Range<usize>, edits: &[(Range<usize>, String)]) -> String {
    let mut out = String::with_capacity(range.len());
    let mut done = range.start;
    let first = edits.partition_point(|(edit, _)| edit.start < range.start);
    for (edit, new) in edits.iter().skip(first) {
        if edit.end > range.end {
            break;
        }
        out.push_str(text.get(done..edit.start).unwrap_or_default());
        out.push_str(new);
        done = edit.end;
    }
    out.push_str(text.get(done..range.end).unwrap_or_default());
    out
}

/// The line end that most lines have.
fn line_end(text: &str) -> &'static str {
    let n_windows = text.matches("\r\n").count();
    let n_unix = text.matches('\n').count() - n_windows;
    if n_windows > n_unix { "\r\n" } else { "\n" }
}
