//! What an API says, whatever its version: two documents with the same text here mean the same.
//!
//! Null in a type, `nullable` and a branch of type null are one; so are `format: byte` and
//! `contentEncoding: base64`, and the ways to say that something is bytes.

use oas_model::{
    Additional, Api, Example, MediaType, Operation, Parameter, ParameterStyle, Response, Schema,
    SchemaBody, SchemaId, SchemaType,
};
use serde_json::{Map, Value, json};

const BYTES: &str = "bytes";

/// Everything that is compared, one line a piece.
pub(crate) fn lines(api: &Api) -> Vec<String> {
    let mut lines = vec![format!("{:?} {:?}", api.info().title, api.info().version)];
    for head in api.operations() {
        operation(api, &api.operation(head.id), &mut lines);
    }
    for hook in api.webhooks() {
        lines.push(format!("webhook {}", hook.name));
        operation(api, &api.outgoing(hook), &mut lines);
    }
    let mut schemes: Vec<_> = api
        .security_schemes()
        .iter()
        .map(|one| format!("{} {:?}", one.name, one.kind))
        .collect();
    schemes.sort();
    lines.extend(schemes);
    for (name, id) in api.named_schemas() {
        lines.push(format!("schema {} {}", allowed(&name), schema(api, id)));
    }
    lines
}

/// A name as 3.0 allows it.
fn allowed(name: &str) -> String {
    let fits = |c: char| c.is_ascii_alphanumeric() || ".-_".contains(c);
    name.chars()
        .map(|c| if fits(c) { c } else { '_' })
        .collect()
}

fn operation(api: &Api, one: &Operation, lines: &mut Vec<String>) {
    let servers: Vec<_> = one.servers.iter().map(|server| &server.url).collect();
    lines.push(format!(
        "{} {} {:?} {:?} {:?} {:?} {} {:?} {servers:?}",
        one.head.method,
        one.head.path,
        one.operation_id,
        one.summary,
        one.description,
        one.tags,
        one.deprecated,
        one.security
    ));
    let mut parameters: Vec<_> = one
        .parameters
        .iter()
        .map(|one| parameter(api, one))
        .collect();
    parameters.sort();
    lines.extend(parameters);
    if let Some(body) = &one.request_body {
        lines.push(format!("body {} {:?}", body.required, body.description));
        lines.extend(body.content.iter().map(|one| media_type(api, one)));
    }
    for one in &one.responses {
        response(api, one, lines);
    }
    for callback in &one.callbacks {
        lines.push(format!("callback {}", callback.name));
        operation(api, &api.outgoing(callback), lines);
    }
}

fn parameter(api: &Api, one: &Parameter) -> String {
    // 3.0 has no tabs between values, which is a loss with a note.
    let style = match one.style {
        ParameterStyle::TabDelimited => ParameterStyle::Form,
        style => style,
    };
    let style = (style, one.explode, one.allow_reserved);
    let content = one.content.as_ref().map(|content| media_type(api, content));
    format!(
        "parameter {} {:?} {} {} {style:?} {:?} {} {content:?} {}",
        one.name,
        one.location,
        one.required,
        one.deprecated,
        one.description,
        bare(api, one.schema),
        examples(api, &one.examples)
    )
}

fn response(api: &Api, one: &Response, lines: &mut Vec<String>) {
    lines.push(format!("response {:?} {:?}", one.status, one.description));
    for header in &one.headers {
        let schema = bare(api, header.schema);
        lines.push(format!(
            "header {} {} {schema}",
            header.name, header.required
        ));
    }
    lines.extend(one.content.iter().map(|one| media_type(api, one)));
    for link in &one.links {
        lines.push(format!("link {} {:?}", link.name, link.operation_id));
    }
}

fn media_type(api: &Api, one: &MediaType) -> String {
    let schema = match schema_or_none(api, one.schema) {
        Value::String(text) if text == BYTES => Value::Null,
        other => other,
    };
    format!(
        "media type {} {schema} {}",
        one.name,
        examples(api, &one.examples)
    )
}

fn examples(api: &Api, all: &[Example]) -> String {
    let value = |one: &Example| one.value.map(|at| api.value(at));
    let all: Vec<_> = all
        .iter()
        .map(|one| (value(one), &one.external_value))
        .collect();
    format!("{all:?}")
}

/// The schema of a parameter or a header. In 2.0 it is the parameter itself, so that what
/// describes that is no matter of the schema.
fn bare(api: &Api, id: Option<SchemaId>) -> Value {
    let mut schema = schema_or_none(api, id);
    if let Some(members) = schema.as_object_mut() {
        members.shift_remove("description");
        members.shift_remove("examples");
    }
    schema
}

/// A schema that says nothing about values is none.
fn schema_or_none(api: &Api, id: Option<SchemaId>) -> Value {
    let says = |found: &Value| {
        let describes = |name: &String| ["title", "description"].contains(&name.as_str());
        !found
            .as_object()
            .is_some_and(|all| all.keys().all(describes))
    };
    let found = id.map(|id| schema(api, id));
    found.filter(says).unwrap_or_default()
}

/// A schema as a value; references are named by their last part.
pub(crate) fn schema(api: &Api, id: SchemaId) -> Value {
    match &*api.schema(id) {
        SchemaBody::Boolean(value) => Value::Bool(*value),
        SchemaBody::Object(schema) => object(api, schema),
    }
}

fn object(api: &Api, one: &Schema) -> Value {
    let mut out = Map::new();
    let takes_null = one.nullable || one.types.names(SchemaType::Null);
    if takes_null && one.types.iter().count() != 1 {
        out.insert("null".into(), true.into());
    }
    if let Some(target) = one.reference {
        let name = api.pointer(target.0).last().map(|name| name.into_owned());
        out.insert(
            "reference".into(),
            allowed(&name.unwrap_or_default()).into(),
        );
        if one.reference_only || one.nullable {
            return out.into();
        }
    }
    let types: Vec<_> = one.types.iter().map(|one| format!("{one:?}")).collect();
    let types: Vec<_> = types
        .into_iter()
        .filter(|name| name != "Null" || !out.contains_key("null"))
        .collect();
    let string = types == ["String"];
    if string && one.format.as_deref() == Some("binary")
        || types.is_empty() && one.content_media_type.as_deref() == Some("application/octet-stream")
    {
        return BYTES.into();
    }
    if !types.is_empty() {
        out.insert("types".into(), json!(types));
    }
    if let Some(values) = &one.one_of_values {
        let values: Vec<_> = values
            .iter()
            .filter(|value| !(takes_null && value.is_null()))
            .collect();
        out.insert("enum".into(), json!(values));
    }
    let byte = one.format.as_deref() == Some("byte");
    let format = one.format.as_deref().filter(|_| !byte);
    let encoding = one.content_encoding.as_deref().or(byte.then_some("base64"));
    for (name, text) in [
        ("title", one.title.as_deref()),
        ("description", one.description.as_deref()),
        ("format", format),
        ("encoding", encoding),
        ("pattern", one.pattern.as_deref()),
    ] {
        if let Some(text) = text {
            out.insert(name.into(), text.into());
        }
    }
    let numbers = [
        ("minimum", one.minimum),
        ("maximum", one.maximum),
        ("above", one.exclusive_minimum),
        ("below", one.exclusive_maximum),
        ("multiple", one.multiple_of),
    ];
    out.extend(
        numbers
            .into_iter()
            .filter_map(|(name, value)| Some((name.into(), value?.into()))),
    );
    let counts = [
        ("minLength", one.min_length),
        ("maxLength", one.max_length),
        ("minItems", one.min_items),
        ("maxItems", one.max_items),
        ("minProperties", one.min_properties),
        ("maxProperties", one.max_properties),
    ];
    out.extend(
        counts
            .into_iter()
            .filter_map(|(name, value)| Some((name.into(), value?.into()))),
    );
    let flags = [
        ("unique", one.unique_items),
        ("readOnly", one.read_only),
        ("writeOnly", one.write_only),
        ("deprecated", one.deprecated),
    ];
    out.extend(
        flags
            .into_iter()
            .filter(|(_, set)| *set)
            .map(|(name, _)| (name.into(), true.into())),
    );
    for (name, values) in [
        ("default", one.default.iter().collect::<Vec<_>>()),
        ("examples", one.examples.iter().collect()),
    ] {
        if !values.is_empty() {
            out.insert(name.into(), json!(values));
        }
    }
    if !one.required.is_empty() {
        out.insert("required".into(), json!(one.required));
    }
    if !one.properties.is_empty() {
        let all: Map<_, _> = one
            .properties
            .iter()
            .map(|(name, id)| (name.clone(), schema(api, *id)))
            .collect();
        out.insert("properties".into(), all.into());
    }
    for (name, what) in [
        ("items", one.items),
        ("additional", one.additional_properties),
    ] {
        match what {
            Additional::Unstated => {}
            Additional::Allowed => drop(out.insert(name.into(), true.into())),
            Additional::Forbidden => drop(out.insert(name.into(), false.into())),
            Additional::Schema(id) => drop(out.insert(name.into(), schema(api, id))),
        }
    }
    if let Some(id) = one.not {
        out.insert("not".into(), schema(api, id));
    }
    if let Some(discriminator) = &one.discriminator {
        let target = |id: &SchemaId| api.pointer(id.0).last().map(|name| name.into_owned());
        let mapping: Vec<_> = discriminator
            .mapping
            .iter()
            .map(|(name, id)| (name, target(id)))
            .collect();
        out.insert(
            "discriminator".into(),
            json!([discriminator.property_name, mapping]),
        );
    }
    branches(api, one, out)
}

/// A branch of type null is the flag; a choice of one schema, with nothing beside it, is that one.
fn branches(api: &Api, one: &Schema, mut out: Map<String, Value>) -> Value {
    for (name, ids) in [
        ("allOf", &one.all_of),
        ("anyOf", &one.any_of),
        ("oneOf", &one.one_of),
    ] {
        let all: Vec<_> = ids.iter().map(|id| schema(api, *id)).collect();
        let null = json!({"types": ["Null"]});
        let mut others: Vec<_> = all.iter().filter(|one| **one != null).cloned().collect();
        if others.len() < all.len() {
            out.insert("null".into(), true.into());
        }
        let described = [
            "null",
            "title",
            "description",
            "default",
            "examples",
            "readOnly",
            "writeOnly",
            "deprecated",
        ];
        let lonely = out.keys().all(|key| described.contains(&key.as_str()));
        if others.len() == 1 && lonely && others[0].is_object() {
            if let Some(Value::Object(inner)) = others.pop() {
                out.extend(inner);
            }
        } else if !others.is_empty() {
            out.insert(name.into(), others.into());
        }
    }
    // Null needs no leave where nothing forbids it.
    let limits = [
        "types",
        "enum",
        "reference",
        "allOf",
        "anyOf",
        "oneOf",
        "not",
    ];
    if !limits.iter().any(|name| out.contains_key(*name)) {
        out.remove("null");
    }
    // 3.0 ignores what is said beside a reference; null is what its author meant (a decision).
    if out.contains_key("reference") {
        out.retain(|name, _| !["description", "title", "null"].contains(&name.as_str()));
    }
    let mut sorted: Vec<_> = out.into_iter().collect();
    sorted.sort_by(|one, other| one.0.cmp(&other.0));
    Value::Object(sorted.into_iter().collect())
}
