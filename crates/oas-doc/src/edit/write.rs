//! A value as text on one line.

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

fn single_quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// Valid in JSON and in YAML: only escapes that both know.
pub(crate) fn double_quoted(text: &str) -> String {
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
pub(super) fn is_printable(c: char) -> bool {
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
        [first, ..] => {
            !b",[]{}#&*!|>'\"%@`<=.0123456789+ ".contains(first) || starts_like_a_word(text)
        }
    };
    starts_well
        && text.trim() == text
        && text.chars().all(is_printable)
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.ends_with(':')
        && !(in_flow && text.contains([',', '[', ']', '{', '}', ':', '?']))
        && yaml::kind_of_plain(text) == NodeKind::String
        && !yaml::is_boolean_elsewhere(text)
}

/// Text that begins with a digit or a dot but is no number, time or date to any reader:
/// `2nd pet`, `1.0.1`.
fn starts_like_a_word(text: &str) -> bool {
    let digit_or_dot = |c: char| c.is_ascii_digit() || c == '.';
    let has_letters = text.contains(|c: char| c.is_alphabetic() && !"eExoTZ".contains(c));
    let is_version = text.chars().all(digit_or_dot) && text.matches('.').count() > 1;
    text.starts_with(digit_or_dot) && !text.starts_with("...") && (has_letters || is_version)
}
