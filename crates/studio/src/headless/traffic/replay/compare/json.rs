//! Two JSON values -> their differences, by pointer. The order of members does not matter.

use mock_core::MASK;
use serde_json::Value;

use super::{Difference, MAX_TOLD, shortened};

/// What counts.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted<'a> {
    /// Pointers of what may differ, with everything below; `*` is any one name.
    pub(super) ignore: &'a [String],
    /// Whether only members and types count.
    pub(super) shape_only: bool,
}

pub(super) fn differences(then: &Value, now: &Value, wanted: &Wanted<'_>) -> Vec<Difference> {
    let mut found = Vec::new();
    walk(then, now, &mut Vec::new(), wanted, &mut found);
    found
}

fn walk(
    then: &Value,
    now: &Value,
    at: &mut Vec<String>,
    wanted: &Wanted<'_>,
    found: &mut Vec<Difference>,
) {
    if found.len() >= MAX_TOLD || wanted.ignores(at) {
        return;
    }
    match (then, now) {
        (Value::Object(then), Value::Object(now)) => {
            let added = now.keys().filter(|name| !then.contains_key(*name));
            for name in then.keys().chain(added) {
                at.push(name.clone());
                both(then.get(name), now.get(name), at, wanted, found);
                at.pop();
            }
        }
        (Value::Array(then), Value::Array(now)) => {
            let longer = then.len().max(now.len());
            let length = if wanted.shape_only {
                then.len().min(now.len())
            } else {
                longer
            };
            for idx in 0..length {
                at.push(idx.to_string());
                both(then.get(idx), now.get(idx), at, wanted, found);
                at.pop();
            }
        }
        (then, now) if same(then, now, wanted) => {}
        (then, now) => note(Some(then), Some(now), at, found),
    }
}

/// One may be missing.
fn both(
    then: Option<&Value>,
    now: Option<&Value>,
    at: &mut Vec<String>,
    wanted: &Wanted<'_>,
    found: &mut Vec<Difference>,
) {
    match (then, now) {
        (Some(then), Some(now)) => walk(then, now, at, wanted, found),
        (then, now) if !wanted.ignores(at) => note(then, now, at, found),
        _ => {}
    }
}

fn note(then: Option<&Value>, now: Option<&Value>, at: &[String], found: &mut Vec<Difference>) {
    if found.len() < MAX_TOLD {
        let told = |value: &Value| shortened(&value.to_string());
        found.push(Difference {
            part: "body",
            at: pointer(at),
            recorded: then.map(told),
            now: now.map(told),
        });
    }
}

fn same(then: &Value, now: &Value, wanted: &Wanted<'_>) -> bool {
    if wanted.shape_only {
        return kind(then) == kind(now);
    }
    match (then, now) {
        // Masked: that something is there is all that is known.
        (Value::String(then), now) if then.contains(MASK) => !now.is_null(),
        // 1 and 1.0 are one number (JSON Schema 2020-12, section 4.2.2).
        (Value::Number(a), Value::Number(b)) => {
            a == b || (a.as_f64() == b.as_f64() && (a.is_f64() || b.is_f64()))
        }
        (then, now) => then == now,
    }
}

fn kind(value: &Value) -> u8 {
    match value {
        Value::Null => 0,
        Value::Bool(_) => 1,
        Value::Number(_) => 2,
        Value::String(_) => 3,
        Value::Array(_) => 4,
        Value::Object(_) => 5,
    }
}

fn pointer(at: &[String]) -> String {
    let names = at
        .iter()
        .map(|name| name.replace('~', "~0").replace('/', "~1"));
    names.map(|name| format!("/{name}")).collect()
}

impl Wanted<'_> {
    fn ignores(&self, at: &[String]) -> bool {
        self.ignore.iter().any(|pattern| covers(pattern, at))
    }
}

/// Whether a pointer with `*` names this place or one above it.
fn covers(pattern: &str, at: &[String]) -> bool {
    let Some(pattern) = pattern.strip_prefix('/') else {
        return pattern.is_empty();
    };
    let names: Vec<_> = pattern
        .split('/')
        .map(|name| name.replace("~1", "/").replace("~0", "~"))
        .collect();
    names.len() <= at.len()
        && names
            .iter()
            .zip(at)
            .all(|(one, name)| one == "*" || one == name)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn found(then: &Value, now: &Value, ignore: &[&str], shape_only: bool) -> Vec<String> {
        let ignore: Vec<String> = ignore.iter().map(|&one| one.to_owned()).collect();
        let wanted = Wanted {
            ignore: &ignore,
            shape_only,
        };
        let all = differences(then, now, &wanted);
        all.into_iter().map(|one| one.at).collect()
    }

    #[test]
    fn values_are_compared_by_place() {
        let then = json!({"id": 1, "a/b": [1, 2], "gone": true, "n": 1.0, "t": "***"});
        let now = json!({"n": 1, "a/b": [1, 3, 4], "id": 1, "t": "secret", "new": null});
        assert_eq!(
            found(&then, &now, &[], false),
            ["/a~1b/1", "/a~1b/2", "/gone", "/new"]
        );
        assert_eq!(found(&then, &now, &["/a~1b/*", "/gone"], false), ["/new"]);
        assert!(found(&then, &now, &["/a~1b", "/gone", "/new"], false).is_empty());
        assert!(found(&then, &now, &[""], false).is_empty(), "the whole");
        assert_eq!(found(&json!(1), &json!("1"), &[], false), [""]);
        assert_eq!(
            found(&json!({"t": "***"}), &json!({"t": null}), &[], false),
            ["/t"]
        );
        assert_eq!(
            found(&json!(u64::MAX), &json!(u64::MAX - 1), &[], false),
            [""]
        );
    }

    #[test]
    fn shapes_are_members_and_types() {
        let then = json!([{"id": 1, "name": "a"}]);
        assert!(
            found(
                &then,
                &json!([{"id": 2, "name": "b"}, {"id": 3}]),
                &[],
                true
            )
            .is_empty()
        );
        assert_eq!(
            found(&then, &json!([{"id": "2"}]), &[], true),
            ["/0/id", "/0/name"]
        );
    }
}
