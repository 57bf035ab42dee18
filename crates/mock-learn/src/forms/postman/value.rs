//! Members that come in several shapes: 2.0 has objects where 2.1 has lists of keys and values.

use serde_json::Value;

/// Text, or what stands for it.
pub(super) fn text(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    }
}

/// One entry of a list of keys and values.
pub(super) struct Entry<'v> {
    pub(super) key: String,
    /// None where the value is `null` or absent.
    pub(super) value: Option<String>,
    /// The entry itself; null where the list is an object or text.
    pub(super) whole: &'v Value,
}

/// The entries that are not disabled, of a list, an object, or text with a line for each.
pub(super) fn entries(value: Option<&Value>) -> Vec<Entry<'_>> {
    match value {
        Some(Value::Array(list)) => list.iter().filter_map(entry).collect(),
        Some(Value::Object(members)) => {
            let entries = members.iter().map(|(key, value)| Entry {
                key: key.clone(),
                value: Some(text(Some(value))),
                whole: &Value::Null,
            });
            entries.collect()
        }
        Some(Value::String(lines)) => lines.lines().filter_map(line).collect(),
        _ => Vec::new(),
    }
}

fn entry(one: &Value) -> Option<Entry<'_>> {
    if let Some(text) = one.as_str() {
        return line(text);
    }
    if one.get("disabled").and_then(Value::as_bool) == Some(true) {
        return None;
    }
    let key = one.get("key").or_else(|| one.get("id"));
    Some(Entry {
        key: text(key),
        value: one
            .get("value")
            .filter(|value| !value.is_null())
            .map(|value| text(Some(value))),
        whole: one,
    })
}

fn line(text: &str) -> Option<Entry<'static>> {
    let (key, value) = text.split_once(':')?;
    Some(Entry {
        key: key.trim().to_owned(),
        value: Some(value.trim().to_owned()),
        whole: &Value::Null,
    })
}
