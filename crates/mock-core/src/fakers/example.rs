//! What an example tells about other values of its kind.

use serde_json::Value;

use super::{clue::Source, mask::Mask, registry};

/// Examples longer than this are no words.
const MAX_WORD: usize = 40;

/// The form of an example: a date, an address, a code. `None` for words and sentences.
pub(super) fn form(example: &Value) -> Option<Source> {
    let text = bare(example)?;
    match kind(text) {
        Some(faker) => registry::by_name(faker).map(Source::Faker),
        None => Mask::of(text).map(Source::Like),
    }
}

/// An example that is a word is as good as any other that could be thought of.
pub(super) fn word(example: &Value) -> Option<Source> {
    let text = bare(example)?;
    let is_word = !text.is_empty() && text.len() <= MAX_WORD && !text.contains(['{', '<', '@']);
    is_word.then(|| Source::Among(vec![Value::from(text)]))
}

/// Numbers near an example, with as many decimals.
pub(super) fn near(example: &Value) -> Option<Source> {
    let number = example.as_f64();
    let number = number.filter(|number| *number != 0.0 && number.abs() < 1e9)?;
    let (low, high) = (number * 0.5, number * 1.5);
    let written = example.to_string();
    let decimals = written
        .split_once('.')
        .map_or(0, |(_, after)| after.len().min(6));
    let decimals = u8::try_from(decimals).unwrap_or(0);
    Some(Source::Between(low.min(high), low.max(high), decimals))
}

/// Without the quotes that many a document has by mistake.
fn bare(example: &Value) -> Option<&str> {
    let text = example.as_str()?.trim();
    let inner = text
        .strip_prefix('"')
        .and_then(|text| text.strip_suffix('"'));
    Some(inner.unwrap_or(text))
}

fn kind(text: &str) -> Option<&'static str> {
    let shape: String = text
        .chars()
        .map(|c| if c.is_ascii_digit() { '0' } else { c })
        .collect();
    let has_space = text.contains(char::is_whitespace);
    match shape.as_str() {
        "0000-00-00" => Some("time.date"),
        "00:00" => Some("time.clock"),
        date if date.starts_with("0000-00-00") && date.contains("00:00") => Some("time.date_time"),
        _ if is_uuid(text) => Some("string.uuid"),
        _ if is_ipv4(text) => Some("internet.ipv4"),
        _ if text.contains("://") && !has_space => Some("internet.url"),
        _ if text.contains('@') && text.contains('.') && !has_space => Some("internet.email"),
        _ => None,
    }
}

fn is_uuid(text: &str) -> bool {
    text.split('-').map(str::len).eq([8, 4, 4, 4, 12])
        && text.chars().all(|c| c == '-' || c.is_ascii_hexdigit())
}

fn is_ipv4(text: &str) -> bool {
    let is_number = |part: &str| part.parse::<u8>().is_ok();
    text.split('.').count() == 4 && text.split('.').all(is_number)
}
