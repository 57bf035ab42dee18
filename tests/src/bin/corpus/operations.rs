//! What another reader finds in a document: method and path of every operation.

use std::collections::BTreeSet;

use serde_json::Value;

/// Method in upper case, and path.
pub(crate) type Operations = BTreeSet<(String, String)>;

const METHODS: [&str; 9] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace", "query",
];

/// The operations under `paths`, those of a path item behind a reference inside the document too.
pub(crate) fn of(document: &Value) -> Operations {
    let paths = document["paths"].as_object().into_iter().flatten();
    let paths = paths.filter(|(path, _)| !path.starts_with("x-"));
    let is_32 = document["openapi"]
        .as_str()
        .is_some_and(|one| one.starts_with("3.2"));
    let mut found = Operations::new();
    for (path, item) in paths {
        let item = followed(document, item);
        for method in METHODS.iter().filter(|one| is_32 || **one != "query") {
            if item.get(*method).is_some_and(Value::is_object) {
                found.insert((method.to_uppercase(), path.clone()));
            }
        }
        let more = item["additionalOperations"].as_object().filter(|_| is_32);
        found.extend(
            more.into_iter()
                .flatten()
                .map(|(name, _)| (name.clone(), path.clone())),
        );
    }
    found
}

fn followed<'d>(document: &'d Value, item: &'d Value) -> &'d Value {
    let target = item["$ref"]
        .as_str()
        .and_then(|target| target.strip_prefix('#'));
    target
        .and_then(|pointer| document.pointer(pointer))
        .unwrap_or(item)
}
