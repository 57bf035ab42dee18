//! A document as YAML.
//!
//! In:  a document without errors, JSON or YAML.
//! Out: the same value as block YAML, two spaces a level, in the same order.
//! Never: rounds a number, folds a text, writes an anchor, leaves a text that some reader of
//! YAML takes for something else.

mod literal; // text of several lines

use oas_doc::{Document, Node, NodeKind, yaml_text};

/// Longer texts are not written: a few lines of aliases could ask for any length.
const MAX_BYTES: usize = 512 * 1024 * 1024;

/// Longer keys need a `?` (YAML 1.2.2, section 7.4.2).
const MAX_IMPLICIT_KEY: usize = 1024;

/// Why a document cannot be written as YAML.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ToYamlError {
    /// The text has errors; see [`Document::errors`].
    #[error("the document has errors")]
    Broken,
    /// Aliases repeat too much.
    #[error("the YAML would be longer than 512 MB, because aliases repeat so much")]
    TooLong,
}

/// The value of a document as YAML. Numbers stay as they are written, aliases and merge keys are
/// followed, comments are left behind.
///
/// # Errors
/// When the document has errors, or aliases that repeat without end.
pub fn to_yaml(document: &Document) -> Result<String, ToYamlError> {
    if document.errors().iter().any(|error| !error.harmless) {
        return Err(ToYamlError::Broken);
    }
    let mut out = String::with_capacity(document.text().len());
    match document.root() {
        Some(root) if has_parts(root) => entries(root, 0, &mut out)?,
        Some(root) => short(root, 0, &mut out),
        None => out.push_str("null\n"),
    }
    Ok(out)
}

fn has_parts(node: Node<'_>) -> bool {
    !node.is_empty()
}

/// The entries of a container, the first one where the text ends now, in column `indentation`.
fn entries(node: Node<'_>, indentation: usize, out: &mut String) -> Result<(), ToYamlError> {
    if out.len() > MAX_BYTES {
        return Err(ToYamlError::TooLong);
    }
    let mut first = true;
    let mut begin = |out: &mut String| {
        if !std::mem::take(&mut first) {
            indent(indentation, out);
        }
    };
    if node.kind() == NodeKind::Sequence {
        for item in node.items() {
            begin(out);
            out.push_str("- ");
            if has_parts(item) {
                entries(item, indentation + 2, out)?;
            } else {
                short(item, indentation, out);
            }
        }
        return Ok(());
    }
    for (name, member) in node.members() {
        begin(out);
        key(name, indentation, out);
        if has_parts(member) {
            out.push('\n');
            indent(indentation + 2, out);
            entries(member, indentation + 2, out)?;
        } else {
            out.push(' ');
            short(member, indentation, out);
        }
    }
    Ok(())
}

fn key(name: &str, indentation: usize, out: &mut String) {
    let text = yaml_text(name);
    if text.chars().count() > MAX_IMPLICIT_KEY {
        out.push_str("? ");
        out.push_str(&text);
        out.push('\n');
        indent(indentation, out);
    } else {
        out.push_str(&text);
    }
    out.push(':');
}

/// A value without entries, with its line end.
fn short(node: Node<'_>, indentation: usize, out: &mut String) {
    match node.kind() {
        NodeKind::Null => out.push_str("null"),
        NodeKind::Bool if node.as_bool() == Some(true) => out.push_str("true"),
        NodeKind::Bool => out.push_str("false"),
        NodeKind::Number => match node.as_decimal() {
            Some(number) => out.push_str(&number),
            None => out.push_str(node.scalar().unwrap_or_default()),
        },
        NodeKind::String => return text(node.as_str().unwrap_or_default(), indentation, out),
        NodeKind::Sequence => out.push_str("[]"),
        NodeKind::Mapping => out.push_str("{}"),
    }
    out.push('\n');
}

fn text(text: &str, indentation: usize, out: &mut String) {
    if !literal::write(text, indentation + 2, out) {
        out.push_str(&yaml_text(text));
        out.push('\n');
    }
}

fn indent(n_blanks: usize, out: &mut String) {
    out.extend(std::iter::repeat_n(' ', n_blanks));
}
