//! Values as elements, named by the schema's `xml`.

use serde_json::Value;

use crate::node::Node;

/// Parts inside parts that are looked through.
const DEPTH: usize = 12;

/// The value as a document of one element.
pub(super) fn written(value: &Value, media: &Node<'_>) -> String {
    let schema = media.get("schema");
    let named = schema.as_ref().and_then(|schema| {
        let reference = schema
            .text("$ref")
            .rsplit('/')
            .next()
            .filter(|one| !one.is_empty());
        reference.map(str::to_owned)
    });
    let own = named_by(schema.as_ref())
        .or(named)
        .unwrap_or_else(|| "root".to_owned());
    let mut out = String::new();
    element(&mut out, &own, value, schema.as_ref());
    out
}

fn named_by(schema: Option<&Node<'_>>) -> Option<String> {
    let xml = xml(schema?, 0)?;
    let name = xml.text("name");
    let prefix = xml.text("prefix");
    match (name, prefix) {
        ("", _) => None,
        (name, "") => Some(name.to_owned()),
        (name, prefix) => Some(format!("{prefix}:{name}")),
    }
}

/// The first `xml` among a schema, what it refers to and its parts.
fn xml<'d>(schema: &Node<'d>, depth: usize) -> Option<Node<'d>> {
    first(schema, depth, &|one| one.get("xml"))
}

/// Whether the `xml` of a schema says yes to this.
fn says(schema: Option<&Node<'_>>, word: &str) -> bool {
    let xml = schema.and_then(|schema| xml(schema, 0));
    xml.and_then(|xml| xml.flag(word)) == Some(true)
}

/// What the schema has, what it refers to, or the first of its parts.
fn first<'d>(
    schema: &Node<'d>,
    depth: usize,
    has: &dyn Fn(&Node<'d>) -> Option<Node<'d>>,
) -> Option<Node<'d>> {
    if depth > DEPTH {
        return None;
    }
    let referred = || {
        let is_reference = schema.get("$ref").is_some();
        let target = schema.clone().followed().filter(|_| is_reference)?;
        first(&target, depth + 1, has)
    };
    let parts = || {
        let parts = schema.get("allOf")?.elements();
        parts.iter().find_map(|part| first(part, depth + 1, has))
    };
    has(schema).or_else(referred).or_else(parts)
}

fn element(out: &mut String, name: &str, value: &Value, schema: Option<&Node<'_>>) {
    let property = |name: &str| property(schema?, name);
    let is_attribute = |name: &str| says(property(name).as_ref(), "attribute");
    out.push_str(&format!("<{name}"));
    if let Some(space) = schema
        .and_then(|one| xml(one, 0))
        .map(|xml| xml.text("namespace"))
        .filter(|one| !one.is_empty())
    {
        let prefix = name
            .split_once(':')
            .map(|(prefix, _)| format!(":{prefix}"))
            .unwrap_or_default();
        out.push_str(&format!(" xmlns{prefix}=\"{}\"", escaped(space)));
    }
    let members = || value.as_object().into_iter().flatten();
    for (name, value) in members().filter(|(name, _)| is_attribute(name)) {
        let name = named_by(property(name).as_ref()).unwrap_or_else(|| name.clone());
        out.push_str(&format!(
            " {name}=\"{}\"",
            escaped(&super::parameter::text(value))
        ));
    }
    out.push('>');
    match value {
        Value::Object(_) => {
            for (name, value) in members().filter(|(name, _)| !is_attribute(name)) {
                member(out, name, value, property(name).as_ref());
            }
        }
        Value::Null => {}
        other => out.push_str(&escaped(&super::parameter::text(other))),
    }
    out.push_str(&format!("</{name}>"));
}

/// A property: one element, or one for each item, in another where the schema wraps them.
fn member(out: &mut String, name: &str, value: &Value, schema: Option<&Node<'_>>) {
    let own = named_by(schema).unwrap_or_else(|| name.to_owned());
    let Value::Array(items) = value else {
        return element(out, &own, value, schema);
    };
    let wrapped = says(schema, "wrapped");
    let item = schema.and_then(|one| first(one, 0, &|one| one.get("items")));
    let inner = named_by(item.as_ref()).unwrap_or_else(|| own.clone());
    if wrapped {
        out.push_str(&format!("<{own}>"));
    }
    items
        .iter()
        .for_each(|one| element(out, &inner, one, item.as_ref()));
    if wrapped {
        out.push_str(&format!("</{own}>"));
    }
}

fn property<'d>(schema: &Node<'d>, name: &str) -> Option<Node<'d>> {
    first(schema, 0, &|one| one.get("properties")?.get(name))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::written;
    use crate::node::Node;

    #[test]
    fn names_stand_in_parts_as_well() {
        let document = json!({
            "schema": { "type": "object", "xml": { "name": "Change" }, "properties": { "Tags": { "allOf": [{ "$ref": "#/Tags" }, {}] } } },
            "Tags": { "type": "array", "items": { "allOf": [{ "type": "string" }, { "xml": { "name": "Tag" } }] } },
        });
        let xml = written(&json!({ "Tags": ["a", "b"] }), &Node::root(&document));
        assert_eq!(xml, "<Change><Tag>a</Tag><Tag>b</Tag></Change>");
    }
}
