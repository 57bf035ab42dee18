//! Lines, columns and the blanks between values.

/// Where the line of `at` begins, behind a byte order mark.
pub(super) fn start(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or_default();
    let mark = text.chars().next().filter(|&c| c == '\u{feff}');
    let first = mark.map_or(0, char::len_utf8);
    before.rfind(['\n', '\r']).map_or(first, |end| end + 1)
}

/// Where the line of `at` ends, its line end left out.
pub(super) fn end(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    at + rest.find(['\n', '\r']).unwrap_or(rest.len())
}

/// Where the line after the one that ends at `end` begins.
pub(super) fn next(text: &str, end: usize) -> usize {
    let rest = text.get(end..).unwrap_or_default();
    end + match rest.as_bytes() {
        [b'\r', b'\n', ..] => 2,
        [b'\r' | b'\n', ..] => 1,
        _ => 0,
    }
}

/// Where the line before the one that begins at `start` ends.
pub(super) fn before(text: &str, start: usize) -> Option<usize> {
    let before = text.get(..start)?;
    let end = before
        .strip_suffix("\r\n")
        .or_else(|| before.strip_suffix(['\n', '\r']));
    end.map(str::len)
}

/// Characters before `at` on its line.
pub(super) fn column(text: &str, at: usize) -> usize {
    let line = text.get(start(text, at)..at).unwrap_or_default();
    line.chars().count()
}

/// Whether only blanks stand before `at` on its line.
pub(super) fn is_first(text: &str, at: usize) -> bool {
    is_blank(text.get(start(text, at)..at).unwrap_or_default())
}

/// Whether nothing but blanks and a comment follow `at` on its line.
pub(super) fn is_last(text: &str, at: usize) -> bool {
    let rest = text.get(at..end(text, at)).unwrap_or_default();
    is_blank(rest) || (rest.starts_with([' ', '\t']) && rest.trim_start().starts_with('#'))
}

pub(super) fn is_blank(line: &str) -> bool {
    line.bytes().all(|b| matches!(b, b' ' | b'\t'))
}

/// The blanks at the start of the line of `at`.
pub(super) fn indentation(text: &str, at: usize) -> &str {
    let line = text.get(start(text, at)..end(text, at)).unwrap_or_default();
    let length = line.len() - line.trim_start_matches([' ', '\t']).len();
    line.get(..length).unwrap_or_default()
}

/// The line end that the text uses.
pub(super) fn line_end(text: &str) -> &'static str {
    let first = end(text, 0);
    match text.as_bytes().get(first..) {
        Some([b'\r', b'\n', ..]) => "\r\n",
        Some([b'\r', ..]) => "\r",
        _ => "\n",
    }
}

/// Past blanks on the same line.
pub(super) fn skip_blanks(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    at + rest.len() - rest.trim_start_matches([' ', '\t']).len()
}

/// Past blanks, line ends and comments.
pub(super) fn skip_gap(text: &str, mut at: usize) -> usize {
    loop {
        let rest = text.get(at..).unwrap_or_default();
        at += rest.len() - rest.trim_start_matches([' ', '\t', '\n', '\r']).len();
        let comment = text.get(at..).is_some_and(|rest| rest.starts_with('#'));
        if !comment {
            return at;
        }
        at = end(text, at);
    }
}
