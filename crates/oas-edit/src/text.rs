//! Text that moves from one place to another: taken out of its indentation, put into another.

use oas_doc::{Document, Node, Syntax, TextEdit};

/// Text of one value that stands on its own, beginning in the first column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Standalone {
    pub(crate) text: String,
    pub(crate) form: Form,
}

/// How a value is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// A YAML block collection, on lines of its own.
    Block,
    /// In brackets in YAML, or a value without parts.
    Inline,
    /// JSON.
    Json,
}

/// The text of a value with its comments and with `edits` made, which lie inside of it.
pub(crate) fn take_out(node: Node<'_>, mut edits: Vec<TextEdit>) -> Standalone {
    let document = node.document();
    let extent = node.extent();
    for edit in &mut edits {
        edit.range = edit.range.start - extent.start..edit.range.end - extent.start;
    }
    let written = document.text().get(extent.clone()).unwrap_or_default();
    let written = spliced(written, edits);
    let column = further_indentation(document.text(), extent.start, node);
    let form = match (document.syntax(), node.is_block()) {
        (Syntax::Json, _) => Form::Json,
        (Syntax::Yaml, true) => Form::Block,
        (Syntax::Yaml, false) => Form::Inline,
    };
    let text = outdented(&written, &column);
    Standalone { text, form }
}

/// The blanks that the further lines of a value have in common.
fn further_indentation(text: &str, start: usize, node: Node<'_>) -> String {
    if node.is_block() {
        return " ".repeat(node.column());
    }
    let has_lines = text
        .get(node.span())
        .is_some_and(|text| text.contains('\n'));
    match has_lines {
        true => line_indentation(text, start).to_owned(),
        // A document on one line is not searched for each of its values.
        false => String::new(),
    }
}

/// The blanks at the start of the line of a place.
pub(crate) fn line_indentation(text: &str, at: usize) -> &str {
    let line = text.get(..at).unwrap_or_default();
    let line = line.rfind('\n').map_or(0, |end| end + 1);
    let rest = text.get(line..).unwrap_or_default();
    let blanks = rest.len() - rest.trim_start_matches([' ', '\t']).len();
    rest.get(..blanks).unwrap_or_default()
}

/// The text with every edit made; those that overlap an earlier one are left out.
pub(crate) fn spliced(text: &str, mut edits: Vec<TextEdit>) -> String {
    edits.sort_by_key(|edit| (edit.range.start, edit.range.end));
    let mut new = String::with_capacity(text.len());
    let mut done = 0;
    for edit in edits {
        let kept = text.get(done..edit.range.start);
        let Some(kept) = kept else { continue };
        new.push_str(kept);
        new.push_str(&edit.text);
        done = edit.range.end;
    }
    new.push_str(text.get(done..).unwrap_or_default());
    new
}

/// Lines without an indentation that all but the first have; lines with less of it begin in the
/// first column.
fn outdented(text: &str, indentation: &str) -> String {
    lines(text, |line| {
        let common = line.bytes().zip(indentation.bytes());
        let common = common.take_while(|(a, b)| a == b).count();
        line.get(common..).unwrap_or_default().to_owned()
    })
}

/// Lines that get an indentation; the first one has it already, and empty ones stay empty.
pub(crate) fn indented(text: &str, indentation: &str) -> String {
    lines(text, |line| match line {
        "" => String::new(),
        _ => format!("{indentation}{line}"),
    })
}

/// Every line but the first one changed; line ends stay.
fn lines(text: &str, change: impl Fn(&str) -> String) -> String {
    let mut new = String::with_capacity(text.len());
    for (at, line) in text.split_inclusive('\n').enumerate() {
        let body = line.trim_end_matches(['\n', '\r']);
        match at {
            0 => new.push_str(line),
            _ => {
                new.push_str(&change(body));
                new.push_str(line.get(body.len()..).unwrap_or_default());
            }
        }
    }
    new
}

/// The line end that a text uses.
pub(crate) fn line_end(document: &Document) -> &'static str {
    let text = document.text();
    match text.find('\n') {
        Some(at) if text.get(..at).is_some_and(|line| line.ends_with('\r')) => "\r\n",
        _ => "\n",
    }
}
