//! Entries in brackets: all of JSON, and flow collections of YAML.

use super::insert::NewText;
use super::look::Look;
use super::{TextEdit, Value, layout, lines, render};
use crate::document::Syntax;
use crate::node::Node;

/// A new entry as text; over several lines where it gets a line of its own in JSON.
pub(super) fn entry(
    key: Option<&str>,
    value: &Value,
    indentation: Option<&str>,
    look: &Look<'_>,
) -> String {
    let indentation = indentation.filter(|_| look.syntax == Syntax::Json);
    match (key, indentation) {
        (Some(key), Some(indentation)) => render::pretty_member(key, value, indentation, look),
        (Some(key), None) => render::flow_member(key, value, look),
        (None, Some(indentation)) => render::pretty(value, indentation, look),
        (None, None) => render::flow(value, look),
    }
}

/// Puts a new entry before the one at `index`, or behind the last one.
pub(super) fn insert(
    children: &[Node<'_>],
    index: usize,
    new: &NewText<'_>,
    look: &Look<'_>,
) -> Option<Vec<TextEdit>> {
    let container = children.first()?.parent()?;
    let text = container.document().text();
    if !text.get(container.span())?.starts_with(['{', '[']) {
        return pair(children, index, new, look);
    }
    let Some(next) = children.get(index) else {
        return at_end(*children.last()?, new, look);
    };
    let start = layout::flow_start(*next)?;
    if !lines::is_first(text, start) {
        let entry = (new.flow)(None)?;
        return Some(vec![TextEdit::insertion(start, entry + look.comma)]);
    }
    let indentation = lines::indentation(text, start);
    let entry = (new.flow)(Some(indentation))?;
    let at = above(*next, start);
    let apart = format!(",{}{}", look.line_end, lines::indentation(text, at));
    Some(vec![TextEdit::insertion(at, entry + &apart)])
}

fn at_end(last: Node<'_>, new: &NewText<'_>, look: &Look<'_>) -> Option<Vec<TextEdit>> {
    let text = last.document().text();
    let (start, end) = (layout::flow_start(last)?, layout::content_end(last));
    let comma = comma(last);
    if !lines::is_first(text, start) {
        let entry = (new.flow)(None)?;
        return Some(vec![match comma {
            Some(comma) => TextEdit::insertion(comma + 1, format!(" {entry}")),
            None => TextEdit::insertion(end, format!("{}{entry}", look.comma)),
        }]);
    }
    let indentation = lines::indentation(text, start);
    let entry = (new.flow)(Some(indentation))?;
    let line = format!("{}{indentation}{entry}", look.line_end);
    let line_end = |at| {
        if lines::is_last(text, at) {
            lines::end(text, at)
        } else {
            at
        }
    };
    Some(match comma {
        Some(comma) => vec![TextEdit::insertion(line_end(comma + 1), line + ",")],
        None if line_end(end) == end => vec![TextEdit::insertion(end, format!(",{line}"))],
        None => vec![
            TextEdit::insertion(end, ","),
            TextEdit::insertion(line_end(end), line),
        ],
    })
}

/// `[a: 1]` gets the braces that it does without.
fn pair(
    children: &[Node<'_>],
    index: usize,
    new: &NewText<'_>,
    look: &Look<'_>,
) -> Option<Vec<TextEdit>> {
    let container = children.first()?.parent()?;
    let (start, end) = (
        container.span().start,
        layout::content_end(*children.last()?),
    );
    let entry = (new.flow)(None)?;
    let (open, close) = if index == 0 {
        (format!("{{{entry}{}", look.comma), "}".to_owned())
    } else {
        ("{".to_owned(), format!("{}{entry}}}", look.comma))
    };
    Some(vec![
        TextEdit::insertion(start, open),
        TextEdit::insertion(end, close),
    ])
}

/// The comma behind an entry.
pub(super) fn comma(entry: Node<'_>) -> Option<usize> {
    let text = entry.document().text();
    let at = lines::skip_gap(text, layout::content_end(entry));
    text.get(at..)?.starts_with(',').then_some(at)
}

/// The start of an entry on lines of its own, with the comments right above it.
pub(super) fn above(entry: Node<'_>, start: usize) -> usize {
    let text = entry.document().text();
    let floor = match layout::previous(entry) {
        Some(before) => layout::content_end(before),
        None => entry.parent().map_or(start, |parent| parent.span().start),
    };
    let mut at = start;
    while let Some(end) = lines::before(text, lines::start(text, at)) {
        let line = lines::start(text, end);
        let first = lines::skip_blanks(text, line);
        let comment = text
            .get(first..end)
            .is_some_and(|rest| rest.starts_with('#'));
        if !comment || line <= floor {
            break;
        }
        at = first;
    }
    at
}

/// Takes an entry away that has others beside it, with its comma and its comments.
pub(super) fn remove(entry: Node<'_>) -> Option<Vec<TextEdit>> {
    let text = entry.document().text();
    let (start, end) = (layout::flow_start(entry)?, layout::content_end(entry));
    let own_comma = comma(entry);
    let behind = own_comma.map_or(end, |comma| comma + 1);
    let own_lines = lines::is_first(text, start) && lines::is_last(text, behind);
    let Some(next) = layout::following(entry) else {
        let before = layout::previous(entry)?;
        let before_end = layout::content_end(before);
        if !own_lines {
            return Some(vec![last_in_line(text, before_end, start, end)]);
        }
        let lines_away = whole_lines(text, above(entry, start), behind);
        let comma = comma(before).filter(|_| own_comma.is_none());
        let comma_away = comma.map(|comma| TextEdit::replacement(comma, comma + 1, ""));
        return Some(comma_away.into_iter().chain([lines_away]).collect());
    };
    if own_lines {
        return Some(vec![whole_lines(text, above(entry, start), behind)]);
    }
    let next = layout::flow_start(next)?;
    let comments = text.get(behind..next)?.contains('#');
    let before = text.get(..start)?.trim_end_matches([' ', '\t']);
    let (start, to) = match (comments, lines::is_last(text, behind)) {
        (false, _) => (start, next),
        (true, true) => (before.len(), lines::end(text, behind)),
        (true, false) => (start, behind),
    };
    Some(vec![TextEdit::replacement(start, to, "")])
}

/// The last entry goes with the comma before it; comments between stay.
fn last_in_line(text: &str, before_end: usize, start: usize, end: usize) -> TextEdit {
    let between = text.get(before_end..start).unwrap_or_default();
    let kept = if between.contains('#') {
        between.replacen(',', "", 1)
    } else {
        String::new()
    };
    TextEdit::replacement(before_end, end, kept)
}

fn whole_lines(text: &str, start: usize, end: usize) -> TextEdit {
    let end = lines::next(text, lines::end(text, end));
    TextEdit::replacement(lines::start(text, start), end, "")
}
