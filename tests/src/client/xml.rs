//! Values as elements, named by the schema's `xml`.

use serde_json::Value;

use crate::node::Node;

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
    let schema = schema.and_then(Node::followed);
    let own = named_by(schema.as_ref())
        .or(named)
        .unwrap_or_else(|| "root".to_owned());
    let mut out = String::new();
    element(&mut out, &own, value, schema.as_ref());
    out
}

fn named_by(schema: Option<&Node<'_>>) -> Option<String> {
    let xml = schema?.get("xml")?;
    let name = xml.text("name");
    let prefix = xml.text("prefix");
    match (name, prefix) {
        ("", _) => None,
        (name, "") => Some(name.to_owned()),
        (name, prefix) => Some(format!("{prefix}:{name}")),
    }
}

fn element(out: &mut String, name: &str, value: &Value, schema: Option<&Node<'_>>) {
    let property = |name: &str| property(schema, name, 0);
    let is_attribute = |name: &str| {
        let xml = property(name).and_then(|one| one.get("xml"));
        xml.and_then(|xml| xml.flag("attribute")) == Some(true)
    };
    out.push_str(&format!("<{name}"));
    if let Some(space) = schema
        .and_then(|one| one.get("xml"))
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
    let wrapped = schema
        .and_then(|one| one.get("xml"))
        .and_then(|xml| xml.flag("wrapped"))
        == Some(true);
    let item = schema.and_then(|one| one.at("items"));
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

/// The schema of a property, own or of a part.
fn property<'d>(schema: Option<&Node<'d>>, name: &str, depth: usize) -> Option<Node<'d>> {
    let schema = schema?;
    let own = schema.get("properties").and_then(|all| all.get(name));
    let parts = schema
        .get("allOf")
        .filter(|_| depth < 8)
        .map(|all| all.elements())
        .unwrap_or_default();
    let found = own.or_else(|| {
        let parts = parts.into_iter().filter_map(Node::followed);
        parts
            .filter_map(|part| property(Some(&part), name, depth + 1))
            .next()
    })?;
    // `allOf` with one reference is how 3.0 lays something beside it.
    let has_xml = found.get("xml").is_some();
    if has_xml {
        Some(found)
    } else {
        found.followed()
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
