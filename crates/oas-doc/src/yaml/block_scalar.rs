//! Where a block scalar begins.
//!
//! The parser names its content; whoever replaces it needs the header (`|`, `>-2`) too.

use std::ops::Range;

/// From the header to the last line that is not blank. `before` is where the value may begin.
pub(super) fn span(text: &str, before: usize, content: &Range<usize>) -> Range<usize> {
    let between = text
        .get(before..content.start)
        .unwrap_or_default()
        .trim_end();
    let line = between.rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let header = between
        .get(line..)
        .and_then(header)
        .map(|at| before + line + at);
    let Some(start) = header else {
        return content.clone();
    };
    let written = text.get(start..content.end).unwrap_or_default();
    start..(start + without_blank_lines(written).len()).max(start + 1)
}

/// The parser counts blank lines, and the indentation of what follows, to the content.
fn without_blank_lines(mut written: &str) -> &str {
    while let Some((before, line)) = written.rsplit_once('\n') {
        if !line.trim().is_empty() {
            break;
        }
        written = before.strip_suffix('\r').unwrap_or(before);
    }
    written
}

/// The place of the header in its line.
fn header(line: &str) -> Option<usize> {
    let candidates = line.match_indices(['|', '>']).map(|(at, _)| at);
    let mut headers = candidates.filter(|&at| {
        let rest = line.get(at + 1..).unwrap_or_default();
        let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-'));
        let before = line.get(..at).and_then(|before| before.chars().next_back());
        before.is_none_or(|c| matches!(c, ' ' | '\t' | ':' | '-'))
            && (rest.is_empty() || (rest.starts_with([' ', '\t']) && is_comment(rest)))
    });
    headers.next()
}

fn is_comment(rest: &str) -> bool {
    let rest = rest.trim_start();
    rest.is_empty() || rest.starts_with('#')
}
