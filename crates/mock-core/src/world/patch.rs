//! RFC 6902: a list of operations on a value.

use serde_json::Value;

use crate::fits::equal;

/// Why a patch cannot be applied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Unpatchable {
    /// A `test` that does not hold.
    Differs(String),
    /// Anything else: a sentence about the operation.
    Impossible(String),
}

/// Applies all operations in order, or none.
pub(super) fn patched(value: &Value, operations: &Value) -> Result<Value, Unpatchable> {
    let Value::Array(operations) = operations else {
        return Err(impossible("a patch is an array of operations"));
    };
    let mut value = value.clone();
    for operation in operations {
        apply(&mut value, operation)?;
    }
    Ok(value)
}

fn impossible(why: impl Into<String>) -> Unpatchable {
    Unpatchable::Impossible(why.into())
}

fn apply(whole: &mut Value, operation: &Value) -> Result<(), Unpatchable> {
    let text = |name: &str| {
        let found = operation.get(name).and_then(Value::as_str);
        found.ok_or_else(|| impossible(format!("an operation has no `{name}`")))
    };
    let given = || {
        let found = operation.get("value").cloned();
        found.ok_or_else(|| impossible("an operation has no `value`"))
    };
    let path = text("path")?;
    match text("op")? {
        "add" => add(whole, path, given()?),
        "remove" => remove(whole, path).map(|_| ()),
        "replace" => {
            *find(whole, path)? = given()?;
            Ok(())
        }
        "move" => {
            let from = text("from")?;
            if path.starts_with(&format!("{from}/")) {
                return Err(impossible(format!("`{from}` cannot move into itself")));
            }
            let moved = remove(whole, from)?;
            add(whole, path, moved)
        }
        "copy" => {
            let copied = find(whole, text("from")?)?.clone();
            add(whole, path, copied)
        }
        "test" if equal(find(whole, path)?, &given()?) => Ok(()),
        "test" => Err(Unpatchable::Differs(format!("`{path}` has another value"))),
        other => Err(impossible(format!("`{other}` is no operation"))),
    }
}

fn find<'v>(whole: &'v mut Value, path: &str) -> Result<&'v mut Value, Unpatchable> {
    let found = whole.pointer_mut(path);
    found.ok_or_else(|| impossible(format!("nothing is at `{path}`")))
}

fn parent_and_name(path: &str) -> Result<(&str, String), Unpatchable> {
    let split = path.rsplit_once('/');
    let (parent, name) = split.ok_or_else(|| impossible(format!("`{path}` is no pointer")))?;
    Ok((parent, name.replace("~1", "/").replace("~0", "~")))
}

fn add(whole: &mut Value, path: &str, new: Value) -> Result<(), Unpatchable> {
    if path.is_empty() {
        *whole = new;
        return Ok(());
    }
    let (parent, name) = parent_and_name(path)?;
    match find(whole, parent)? {
        Value::Object(members) => _ = members.insert(name, new),
        Value::Array(items) => {
            let idx = match name.as_str() {
                "-" => items.len(),
                digits => index(digits, items.len() + 1, path)?,
            };
            items.insert(idx, new);
        }
        _ => return Err(impossible(format!("nothing can be added at `{path}`"))),
    }
    Ok(())
}

fn remove(whole: &mut Value, path: &str) -> Result<Value, Unpatchable> {
    let (parent, name) = parent_and_name(path)?;
    let missing = || impossible(format!("nothing is at `{path}`"));
    match find(whole, parent)? {
        Value::Object(members) => members.shift_remove(&name).ok_or_else(missing),
        Value::Array(items) => {
            let idx = index(&name, items.len(), path)?;
            Ok(items.remove(idx))
        }
        _ => Err(missing()),
    }
}

/// An index below `end`, without leading zeros (RFC 6901, section 4).
fn index(digits: &str, end: usize, path: &str) -> Result<usize, Unpatchable> {
    let is_plain = digits == "0" || !digits.starts_with(['0', '+']);
    let parsed = digits.parse().ok().filter(|idx| is_plain && *idx < end);
    parsed.ok_or_else(|| impossible(format!("nothing is at `{path}`")))
}
