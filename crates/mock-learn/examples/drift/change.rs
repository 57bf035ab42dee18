//! An answer with one thing changed: a member more, one less, another name, another type.

use mock_core::Response;
use serde_json::{Map, Value, json};

/// Each change with its name and what was changed.
pub(crate) fn changes(response: &Response, idx: usize) -> Vec<(&'static str, Response, String)> {
    let Ok(Value::Object(members)) = serde_json::from_slice(&response.body) else {
        return Vec::new();
    };
    let Some((name, value)) = members.iter().nth(idx % members.len().max(1)) else {
        return Vec::new();
    };
    let with = |change: &dyn Fn(&mut Map<String, Value>)| {
        let mut members = members.clone();
        change(&mut members);
        Response {
            body: Value::Object(members).to_string().into(),
            ..response.clone()
        }
    };
    let other = match value {
        Value::Number(_) | Value::Bool(_) | Value::Null => json!({"changed": "x"}),
        _ => json!(12.25),
    };
    let more = with(&|members| _ = members.insert("changed_by_us".to_owned(), json!(1)));
    let less = with(&|members| _ = members.shift_remove(name));
    let renamed = with(&|members| {
        let value = members.shift_remove(name).unwrap_or_default();
        members.insert(format!("{name}_renamed"), value);
    });
    let retyped = with(&|members| _ = members.insert(name.clone(), other.clone()));
    vec![
        ("a member more", more, String::new()),
        ("a member less", less, name.clone()),
        ("a member renamed", renamed, name.clone()),
        ("another type", retyped, name.clone()),
    ]
}
