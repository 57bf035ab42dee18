//! Discriminators: by which name a schema goes, and which schema goes by a name.

use serde_json::{Map, Value, json};

use super::flat::flattened;
use crate::node::pointer_of;

/// A discriminator, read for one schema.
#[derive(Debug)]
pub(super) struct Naming {
    /// The property that says the name.
    pub(super) property: String,
    /// What the schema may be called, the most particular first.
    names: Vec<String>,
    mapping: Map<String, Value>,
}

impl Naming {
    /// Reads the discriminator of a schema, with the branch that is taken.
    pub(super) fn of(
        root: &Value,
        schema: &Value,
        flat: &Map<String, Value>,
        branch: usize,
    ) -> Option<Self> {
        let discriminator = flat.get("discriminator")?;
        let property = discriminator.get("propertyName")?.as_str()?.to_owned();
        let reference = chosen_reference(root, schema, branch, 0)?;
        let name = reference.rsplit('/').next()?;
        let mapping = discriminator
            .get("mapping")
            .and_then(Value::as_object)
            .cloned();
        let mapping = mapping.unwrap_or_default();
        let means = |target: &Value| target == reference || target == name;
        let mapped = mapping
            .iter()
            .filter(|(_, target)| means(target))
            .map(|(key, _)| key.clone());
        let own = root
            .pointer(&pointer_of(reference)?)?
            .get(OWN_NAME)
            .and_then(Value::as_str);
        let names = mapped
            .chain(own.map(str::to_owned))
            .chain([name.to_owned()])
            .collect();
        Some(Self {
            property,
            names,
            mapping,
        })
    }

    /// The name to say, as the property's list spells it; nothing where the list has none of them.
    pub(super) fn said(&self, root: &Value, flat: &Map<String, Value>) -> Option<String> {
        let described = flat
            .get("properties")
            .and_then(|all| all.get(&self.property));
        let described = described
            .and_then(|schema| flattened(root, schema, 0))
            .unwrap_or_default();
        let listed = match (described.get("enum"), described.get("const")) {
            (Some(listed), _) => listed.as_array().cloned(),
            (None, Some(only)) => Some(vec![only.clone()]),
            (None, None) => return self.names.first().cloned(),
        };
        let listed: Vec<String> = listed?
            .iter()
            .filter_map(|one| Some(one.as_str()?.to_owned()))
            .collect();
        let mut names = self.names.iter();
        names.find_map(|name| {
            listed
                .iter()
                .find(|one| one.eq_ignore_ascii_case(name))
                .cloned()
        })
    }

    /// A reference to the schema that goes by a name.
    pub(super) fn subtype(&self, root: &Value, name: &str) -> Option<Value> {
        let schemas = root.pointer("/components/schemas")?.as_object()?;
        let mapped = self.mapping.get(name).and_then(Value::as_str);
        let named = |key: &str, schema: &Value| schema[OWN_NAME] == name || key == name;
        let key = mapped
            .map(|target| target.rsplit('/').next().unwrap_or(target))
            .or_else(|| {
                let mut all = schemas.iter();
                all.find(|(key, schema)| named(key, schema))
                    .map(|(key, _)| key.as_str())
            })?;
        schemas
            .contains_key(key)
            .then(|| json!({ "$ref": format!("#/components/schemas/{key}") }))
    }
}

/// How converters from older documents write the name of a schema.
const OWN_NAME: &str = "x-ms-discriminator-value";

/// The reference of the branch that is taken; a branch inside a branch is the more particular one.
fn chosen_reference<'v>(
    root: &'v Value,
    schema: &'v Value,
    branch: usize,
    depth: usize,
) -> Option<&'v str> {
    let own = schema.get("$ref").and_then(Value::as_str);
    let schema = match own.and_then(pointer_of) {
        Some(pointer) => root.pointer(&pointer)?,
        None => schema,
    };
    let branches = ["oneOf", "anyOf"]
        .iter()
        .find_map(|word| schema.get(*word)?.as_array());
    let taken = branches
        .filter(|_| depth < 8)
        .and_then(|all| all.get(branch % all.len().max(1)));
    let inner = taken.and_then(|one| chosen_reference(root, one, branch, depth + 1));
    let only_part = || match schema.get("allOf")?.as_array()?.as_slice() {
        [one] if depth < 8 => chosen_reference(root, one, branch, depth + 1),
        _ => None,
    };
    inner.or(own).or_else(only_part)
}
