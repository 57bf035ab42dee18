//! What a scalar is, and whether it reads as it is written.

use std::ops::Range;

use granit_parser::{ScalarStyle, Tag};

use super::core_schema::kind_of_plain;
use crate::block::Style;
use crate::node::NodeKind;

/// The kind of a scalar by its tag, else by its style and text.
///
/// # Errors
/// The tag's name, when the text does not fit it.
pub(super) fn kind(text: &str, style: Style, tag: Option<&Tag>) -> Result<NodeKind, String> {
    let plain = kind_of_plain(text);
    let Some(tag) = tag else {
        return Ok(if style == Style::Plain {
            plain
        } else {
            NodeKind::String
        });
    };
    let name = tag.core_suffix().unwrap_or_default();
    let wanted = match name {
        "null" => NodeKind::Null,
        "bool" => NodeKind::Bool,
        "int" | "float" => NodeKind::Number,
        _ => return Ok(NodeKind::String),
    };
    if plain == wanted {
        Ok(wanted)
    } else {
        Err(name.to_owned())
    }
}

/// The text between the quotes, or all of it where there are none.
pub(super) fn written<'t>(text: &'t str, style: Style, span: &Range<usize>) -> Option<&'t str> {
    match style {
        Style::Single | Style::Double => text.get(span.start + 1..span.end.saturating_sub(1)),
        _ => text.get(span.clone()),
    }
}

pub(super) fn style(style: ScalarStyle) -> Style {
    match style {
        ScalarStyle::Plain => Style::Plain,
        ScalarStyle::SingleQuoted => Style::Single,
        ScalarStyle::DoubleQuoted => Style::Double,
        ScalarStyle::Literal => Style::Literal,
        ScalarStyle::Folded => Style::Folded,
    }
}
