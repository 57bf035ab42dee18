//! Whether two answers speak of the same thing.

use serde_json::Value;

/// The first place at which two values differ, among what both of them say.
pub(crate) fn difference(a: &Value, b: &Value) -> Option<String> {
    match (a, b) {
        (Value::Object(a), Value::Object(b)) => a.iter().find_map(|(name, value)| {
            let inner = difference(value, b.get(name)?)?;
            Some(format!("/{name}{inner}"))
        }),
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            let mut pairs = a.iter().zip(b).enumerate();
            pairs.find_map(|(idx, (a, b))| Some(format!("/{idx}{}", difference(a, b)?)))
        }
        (Value::Number(a), Value::Number(b)) if a.as_f64() == b.as_f64() => None,
        _ if a == b => None,
        _ => Some(format!(": {} and {}", short(a), short(b))),
    }
}

/// The same for what was sent: an identifier that is shown as the thing itself is no difference.
pub(crate) fn contradiction(sent: &Value, shown: &Value) -> Option<String> {
    match (sent, shown) {
        (Value::Object(sent), Value::Object(shown)) => sent.iter().find_map(|(name, value)| {
            let inner = contradiction(value, shown.get(name)?)?;
            Some(format!("/{name}{inner}"))
        }),
        (Value::Array(sent), Value::Array(shown)) if sent.len() == shown.len() => {
            let mut pairs = sent.iter().zip(shown).enumerate();
            pairs.find_map(|(idx, (sent, shown))| {
                Some(format!("/{idx}{}", contradiction(sent, shown)?))
            })
        }
        (Value::String(_) | Value::Number(_), Value::Object(_)) => None,
        _ => difference(sent, shown),
    }
}

/// How many names both objects have: a comparison of nothing proves nothing.
pub(crate) fn n_shared(a: &Value, b: &Value) -> usize {
    let (Some(a), Some(b)) = (a.as_object(), b.as_object()) else {
        return usize::from(a == b);
    };
    a.keys().filter(|name| b.contains_key(*name)).count()
}

pub(crate) fn short(value: &Value) -> String {
    let text = value.to_string();
    match text.char_indices().nth(60) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{contradiction, difference};

    #[test]
    fn an_identifier_may_be_shown_as_the_thing_but_not_as_another_list() {
        let sent = json!({ "tags": ["a", "b"] });
        let things = json!({ "tags": [{ "id": "a" }, { "id": "b" }] });
        assert_eq!(contradiction(&sent, &things), None);
        assert!(contradiction(&sent, &json!({ "tags": [{ "id": "a" }] })).is_some());
        assert!(contradiction(&sent, &json!({ "tags": ["a", "c"] })).is_some());
    }

    #[test]
    fn only_what_both_say_is_compared() {
        let row = json!({ "id": 1, "owner": { "login": "a" } });
        assert_eq!(difference(&row, &json!({ "id": 1.0, "more": 2 })), None);
        let other = json!({ "id": 1, "owner": { "login": "b" } });
        assert_eq!(
            difference(&row, &other).unwrap(),
            "/owner/login: \"a\" and \"b\""
        );
        assert!(difference(&json!([1]), &json!([1, 2])).is_some());
    }
}
