//! A new value as text, in the look of its neighbours.

use super::look::Look;
use super::{ScalarValue, Value, block, write};
use crate::document::Syntax;
use crate::tree::Style;

/// A value in brackets on one line; a scalar as it is.
pub(super) fn flow(value: &Value, look: &Look<'_>) -> String {
    match value {
        Value::Scalar(scalar) => self::scalar(scalar, look, true),
        Value::Sequence(items) => {
            let items: Vec<_> = items.iter().map(|item| flow(item, look)).collect();
            format!("[{}]", items.join(look.comma))
        }
        Value::Mapping(members) if members.is_empty() => "{}".to_owned(),
        Value::Mapping(members) => {
            let members = members.iter();
            let members: Vec<_> = members
                .map(|(name, value)| flow_member(name, value, look))
                .collect();
            let pad = look.pad;
            format!("{{{pad}{}{pad}}}", members.join(look.comma))
        }
    }
}

/// `name: value` in brackets on one line.
pub(super) fn flow_member(name: &str, value: &Value, look: &Look<'_>) -> String {
    format!(
        "{}{}{}",
        key(name, look, true),
        look.colon,
        flow(value, look)
    )
}

/// A value of JSON over several lines; the first one is indented by `indentation` already.
pub(super) fn pretty(value: &Value, indentation: &str, look: &Look<'_>) -> String {
    let inner = format!("{indentation}{}", look.step);
    let entries: Vec<_> = match value {
        Value::Sequence(items) if !items.is_empty() => items
            .iter()
            .map(|item| pretty(item, &inner, look))
            .collect(),
        Value::Mapping(members) if !members.is_empty() => members
            .iter()
            .map(|(name, value)| pretty_member(name, value, &inner, look))
            .collect(),
        _ => return flow(value, look),
    };
    let line_end = look.line_end;
    let lines = entries.join(&format!(",{line_end}{inner}"));
    let (open, close) = match value {
        Value::Sequence(_) => ('[', ']'),
        _ => ('{', '}'),
    };
    format!("{open}{line_end}{inner}{lines}{line_end}{indentation}{close}")
}

/// `"name": value` of JSON over several lines.
pub(super) fn pretty_member(
    name: &str,
    value: &Value,
    indentation: &str,
    look: &Look<'_>,
) -> String {
    let value = pretty(value, indentation, look);
    format!("{}{}{value}", key(name, look, true), look.colon)
}

/// A value as a YAML block whose first character stands in `column`.
pub(super) fn block(value: &Value, column: usize, look: &Look<'_>) -> String {
    let entries: Vec<_> = match value {
        Value::Sequence(items) if !items.is_empty() => items
            .iter()
            .map(|entry| item(entry, column, " ", look))
            .collect(),
        Value::Mapping(members) if !members.is_empty() => members
            .iter()
            .map(|(name, value)| member(name, value, column, look))
            .collect(),
        Value::Scalar(scalar) => return self::scalar(scalar, look, false),
        _ => return flow(value, look),
    };
    entries.join(&format!("{}{}", look.line_end, " ".repeat(column)))
}

/// `name: value` as a YAML block.
pub(super) fn member(name: &str, value: &Value, column: usize, look: &Look<'_>) -> String {
    format!(
        "{}:{}",
        key(name, look, false),
        after_colon(value, column, look)
    )
}

/// `- value` as a YAML block, with that gap behind the dash.
pub(super) fn item(value: &Value, column: usize, gap: &str, look: &Look<'_>) -> String {
    let text = match literal(value, column, look) {
        Some(text) => text,
        None => block(value, column + 1 + gap.len(), look),
    };
    format!("-{gap}{text}")
}

/// A value behind the colon of a block member whose key stands in `column`.
pub(super) fn after_colon(value: &Value, column: usize, look: &Look<'_>) -> String {
    if let Some(text) = literal(value, column, look) {
        return format!(" {text}");
    }
    if !value.has_parts() {
        return format!(" {}", block(value, column, look));
    }
    let step = match value {
        Value::Sequence(_) => look.sequence_step,
        _ => look.step.len(),
    };
    let text = block(value, column + step, look);
    format!("{}{}{text}", look.line_end, " ".repeat(column + step))
}

/// Text of several lines.
fn literal(value: &Value, column: usize, look: &Look<'_>) -> Option<String> {
    let Value::Scalar(ScalarValue::String(text)) = value else {
        return None;
    };
    if !look.literals {
        return None;
    }
    let indentation = " ".repeat(column + look.step.len());
    block::literal(text, &indentation, look.line_end)
}

/// A name, quoted where it has to be or where its neighbours are.
pub(super) fn key(name: &str, look: &Look<'_>, in_flow: bool) -> String {
    if look.syntax == Syntax::Json {
        return write::quoted(name, Style::Double);
    }
    let number = name.bytes().all(|b| b.is_ascii_digit()) && !name.is_empty();
    let plain = (number && look.bare_numbers) || write::is_safe_plain(name, in_flow);
    let dense = in_flow && !look.colon.ends_with(' ');
    if plain && !dense && (!look.quotes_keys || number) {
        return name.to_owned();
    }
    let style = if dense { Style::Double } else { look.quote };
    write::quoted(name, style)
}

fn scalar(value: &ScalarValue, look: &Look<'_>, in_flow: bool) -> String {
    match value {
        ScalarValue::String(text) if look.syntax == Syntax::Json => {
            write::quoted(text, Style::Double)
        }
        ScalarValue::String(text) if !look.quotes_all && write::is_safe_plain(text, in_flow) => {
            text.clone()
        }
        ScalarValue::String(text) => write::quoted(text, look.quote),
        _ => write::json(value),
    }
}
