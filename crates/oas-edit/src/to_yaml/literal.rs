//! Text of several lines as a literal block.
//!
//! Source: YAML 1.2.2, section 8.1, "Block Scalar Styles".

use oas_doc::is_printable;

/// Writes a text as a literal block with its lines in column `indentation`, where a block can
/// hold it; says whether it did. The block ends with a line end.
pub(super) fn write(text: &str, indentation: usize, out: &mut String) -> bool {
    let body = text.trim_end_matches('\n');
    if !text.contains('\n') || !fits(body) {
        return false;
    }
    out.push('|');
    if body.trim_start_matches('\n').starts_with(' ') {
        // Otherwise readers would count these blanks to the indentation.
        out.push('2');
    }
    let n_line_ends = text.len() - body.len();
    match n_line_ends {
        0 => out.push('-'),
        1 => {}
        _ => out.push('+'),
    }
    out.push('\n');
    for line in body.split('\n') {
        if !line.is_empty() {
            super::indent(indentation, out);
            out.push_str(line);
        }
        out.push('\n');
    }
    out.extend(std::iter::repeat_n('\n', n_line_ends.saturating_sub(1)));
    true
}

/// What a block cannot hold, or what readers disagree about: tabs and blanks where a line seems
/// empty at either end, and characters that need an escape.
fn fits(body: &str) -> bool {
    let ends_in_blanks = body
        .rsplit('\n')
        .next()
        .is_none_or(|line| line.trim().is_empty());
    let first = body.trim_start_matches('\n');
    let starts_in_blanks = first
        .split('\n')
        .next()
        .is_none_or(|line| line.trim().is_empty());
    !ends_in_blanks
        && !starts_in_blanks
        && !first.starts_with('\t')
        && body
            .chars()
            .all(|c| matches!(c, '\n' | '\t') || is_printable(c))
}
