//! The document as JSON.
//!
//! In:  a document without errors.
//! Out: the same value, aliases and merge keys followed, numbers to the last digit.
//! Never: rounds a number, or writes one that JSON does not have.

mod decimal; // numbers in the spelling of JSON

use std::ops::Range;

use crate::document::Document;
use crate::edit::quoted;
use crate::node::{Node, NodeKind};
use crate::position::Position;

pub(crate) use decimal::of as decimal;

/// Longer texts are not written: a few lines of aliases could ask for any length.
const MAX_BYTES: usize = 512 * 1024 * 1024;

/// Why a document is no JSON.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ToJsonError {
    /// The text has errors; see [`Document::errors`].
    #[error("the document has errors")]
    Broken,
    /// JSON has no such number.
    #[error("`{text}` is not a number that JSON can write")]
    NotFinite {
        /// The number as it is written.
        text: String,
        /// Its bytes.
        span: Range<usize>,
        /// Where it begins.
        position: Position,
    },
    /// Aliases repeat too much.
    #[error("the JSON would be longer than 512 MB, because aliases repeat so much")]
    TooLong,
}

/// See [`Document::to_json`].
pub(crate) fn write(document: &Document) -> Result<String, ToJsonError> {
    if document.errors().iter().any(|error| !error.harmless) {
        return Err(ToJsonError::Broken);
    }
    let mut out = String::with_capacity(document.text().len());
    match document.root() {
        Some(root) => value(root, 0, &mut out)?,
        None => out.push_str("null"),
    }
    out.push('\n');
    Ok(out)
}

fn value(node: Node<'_>, depth: usize, out: &mut String) -> Result<(), ToJsonError> {
    if out.len() > MAX_BYTES {
        return Err(ToJsonError::TooLong);
    }
    match node.kind() {
        NodeKind::Null => out.push_str("null"),
        NodeKind::Bool => out.push_str(if node.as_bool() == Some(true) {
            "true"
        } else {
            "false"
        }),
        NodeKind::String => out.push_str(&quoted(node.as_str().unwrap_or_default())),
        NodeKind::Number => out.push_str(&number(node)?),
        NodeKind::Sequence => {
            let items = node.items().map(|item| (None, item));
            return entries(('[', ']'), items, depth, out);
        }
        NodeKind::Mapping => {
            let members = node.members().map(|(key, member)| (Some(key), member));
            return entries(('{', '}'), members, depth, out);
        }
    }
    Ok(())
}

fn entries<'a>(
    (open, close): (char, char),
    entries: impl Iterator<Item = (Option<&'a str>, Node<'a>)>,
    depth: usize,
    out: &mut String,
) -> Result<(), ToJsonError> {
    out.push(open);
    let mut n_entries = 0;
    for (key, node) in entries {
        if n_entries > 0 {
            out.push(',');
        }
        n_entries += 1;
        line(depth + 1, out);
        if let Some(key) = key {
            out.push_str(&quoted(key));
            out.push_str(": ");
        }
        value(node, depth + 1, out)?;
    }
    if n_entries > 0 {
        line(depth, out);
    }
    out.push(close);
    Ok(())
}

fn line(depth: usize, out: &mut String) {
    out.push('\n');
    (0..depth).for_each(|_| out.push_str("  "));
}

fn number(node: Node<'_>) -> Result<String, ToJsonError> {
    let text = node.scalar().unwrap_or_default();
    decimal::of(text).ok_or_else(|| ToJsonError::NotFinite {
        text: text.to_owned(),
        span: node.span(),
        position: node.document().position(node.span().start),
    })
}
