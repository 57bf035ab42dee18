//! A value as text on one line.

use std::borrow::Cow;

use super::ScalarValue;
use crate::node::NodeKind;
use crate::tree::Style;
use crate::yaml;

/// The ways to write a value in YAML, the one nearest to the old style first.
pub(super) fn yaml(value: &ScalarValue, style: Style, in_flow: bool) -> Vec<String> {
    let ScalarValue::String(text) = value else {
        return vec![bare(value)];
    };
    let near = match style {
        Style::Plain if is_safe_plain(text, in_flow) => Some(text.clone()),
        Style::Single if text.chars().all(is_printable) => Some(single_quoted(text)),
        _ => None,
    };
    near.into_iter().chain([double_quoted(text)]).collect()
}

/// The way to write a value in JSON.
pub(super) fn json(value: &ScalarValue) -> String {
    match value {
        ScalarValue::String(text) => double_quoted(text),
        _ => bare(value),
    }
}

fn bare(value: &ScalarValue) -> String {
    match value {
        ScalarValue::Null => "null".to_owned(),
        ScalarValue::Bool(value) => value.to_string(),
        ScalarValue::Number(text) | ScalarValue::String(text) => text.clone(),
    }
}

/// Text in quotes: in those asked for, where they can hold it.
pub(super) fn quoted(text: &str, style: Style) -> String {
    if style == Style::Single && text.chars().all(is_printable) {
        single_quoted(text)
    } else {
        double_quoted(text)
    }
}

/// Text on one line of YAML that every reader takes for this text: without quotes where that is
/// safe, those of YAML 1.1 included, else in the quotes that need fewer escapes.
#[must_use]
pub fn yaml_text(text: &str) -> Cow<'_, str> {
    if is_safe_plain(text, false) {
        return Cow::Borrowed(text);
    }
    let escapes = text.contains(['"', '\\']);
    let style = if escapes {
        Style::Single
    } else {
        Style::Double
    };
    Cow::Owned(quoted(text, style))
}

fn single_quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// Text in quotes, as JSON and YAML both read it.
#[must_use]
pub fn double_quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            c if is_printable(c) => quoted.push(c),
            c => {
                // Everything unprintable lies in the first plane.
                let code = u32::from(c);
                quoted.push_str(&format!("\\u{code:04x}"));
            }
        }
    }
    quoted.push('"');
    quoted
}

/// Characters that survive in any text on one line.
#[must_use]
pub fn is_printable(c: char) -> bool {
    !c.is_control()
        && !matches!(
            c,
            '\u{feff}' | '\u{2028}' | '\u{2029}' | '\u{fffe}' | '\u{ffff}'
        )
}

/// Whether text reads as that same text without quotes, here and in readers of YAML 1.1.
pub(super) fn is_safe_plain(text: &str, in_flow: bool) -> bool {
    let starts_well = match text.as_bytes() {
        [] => false,
        [b'-' | b'?' | b':', rest @ ..] => rest
            .first()
            .is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'/'),
        [first, ..] => !b",[]{}#&*!|>'\"%@`<=+ ".contains(first),
    };
    starts_well
        && text.trim() == text
        && text.chars().all(is_printable)
        && !text.starts_with("...")
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.ends_with(':')
        && !(in_flow && text.contains([',', '[', ']', '{', '}', ':', '?']))
        && yaml::kind_of_plain(text) == NodeKind::String
        && !yaml::is_boolean_elsewhere(text)
        && !is_number_elsewhere(text)
}

/// Text that may be a number, a time or a date to some reader: `1_000`, `0b1`, `-12:30`,
/// `2001-12-14t21:59:43Z`. Words such as `2nd pet` and versions such as `1.0.1` are none.
///
/// Source: yaml.org/type, `int`, `float` and `timestamp` of YAML 1.1.
fn is_number_elsewhere(text: &str) -> bool {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let version = |c: char| c.is_ascii_digit() || c == '.';
    if !unsigned.starts_with(version) {
        return false;
    }
    let is_version = text.len() == unsigned.len()
        && text.chars().all(version)
        && !text.contains("..")
        && text.matches('.').count() > 1;
    let based = ["0b", "0o", "0x"]
        .iter()
        .any(|base| unsigned.starts_with(base));
    let mark = |c: char| version(c) || "_,:+-eEtTzZ \t".contains(c);
    (based || unsigned.chars().all(mark)) && !is_version
}
