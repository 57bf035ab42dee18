//! Where the values of a JSON value stand.

use oas_doc::Pointer;
use serde_json::Value as Json;

/// All places but the root.
pub(crate) fn places(value: &Json, at: &Pointer, out: &mut Vec<Pointer>) {
    let children: Vec<(String, &Json)> = match value {
        Json::Object(members) => members.iter().map(|(k, v)| (k.clone(), v)).collect(),
        Json::Array(items) => (0_usize..)
            .zip(items)
            .map(|(i, v)| (i.to_string(), v))
            .collect(),
        _ => return,
    };
    for (name, child) in children {
        out.push(at.push(&name));
        places(child, &at.push(&name), out);
    }
}
