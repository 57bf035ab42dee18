//! The keywords of a schema, in groups. Each reader says whether the word was its own.

use indexmap::IndexMap;
use oas_doc::NodeKind;

use super::{Context, schema, xml};
use crate::place::Place;
use crate::{Additional, Schema, SchemaId, SchemaType, TypeSet, Version, value};

type Reader = fn(Context<'_>, &str, Place<'_>, &mut Schema) -> bool;

const READERS: [Reader; 6] = [describing, numbers, strings, arrays, objects, combining];

/// Reads one keyword. Words that nobody knows say nothing about the values.
pub(super) fn read(cx: Context<'_>, key: &str, at: Place<'_>, schema: &mut Schema) {
    let _ = READERS.iter().any(|reader| reader(cx, key, at, schema));
}

fn describing(cx: Context<'_>, key: &str, at: Place<'_>, schema: &mut Schema) -> bool {
    match key {
        "type" if cx.version(at) == Version::V20 && at.node.scalar() == Some("file") => {
            schema.types = TypeSet::UNSTATED.with(SchemaType::String);
            schema.format = Some("binary".to_owned());
        }
        "type" => schema.types = types(cx, at),
        "title" => schema.title = cx.text_of(at, key),
        "description" => schema.description = cx.text_of(at, key),
        "format" => schema.format = cx.text_of(at, key),
        "enum" => schema.one_of_values = values(cx, key, at),
        "const" => schema.constant = Some(cx.value(at)),
        "default" => schema.default = Some(cx.value(at)),
        "example" => schema.examples.insert(0, cx.value(at)),
        "examples" => schema
            .examples
            .extend(values(cx, key, at).unwrap_or_default()),
        "readOnly" => schema.read_only = flag(cx, key, at),
        "writeOnly" => schema.write_only = flag(cx, key, at),
        "deprecated" => schema.deprecated = flag(cx, key, at),
        "xml" => schema.xml = xml::xml(cx, at),
        "x-faker" => schema.faker = Some(cx.value(at)),
        _ => return false,
    }
    true
}

fn numbers(cx: Context<'_>, key: &str, at: Place<'_>, schema: &mut Schema) -> bool {
    match key {
        "minimum" => schema.minimum = number(cx, key, at),
        "maximum" => schema.maximum = number(cx, key, at),
        "exclusiveMinimum" if at.kind() != NodeKind::Bool => {
            schema.exclusive_minimum = number(cx, key, at);
        }
        "exclusiveMaximum" if at.kind() != NodeKind::Bool => {
            schema.exclusive_maximum = number(cx, key, at);
        }
        "multipleOf" => {
            schema.multiple_of = number(cx, key, at).filter(|step| *step > 0.0);
            if schema.multiple_of.is_none() {
                let message = "`multipleOf` must be greater than zero.".to_owned();
                cx.warn("keyword-invalid", at, message, "It is ignored until then.");
            }
        }
        _ => return false,
    }
    true
}

fn strings(cx: Context<'_>, key: &str, at: Place<'_>, schema: &mut Schema) -> bool {
    match key {
        "minLength" => schema.min_length = count(cx, key, at),
        "maxLength" => schema.max_length = count(cx, key, at),
        "pattern" => schema.pattern = cx.text_of(at, key),
        "contentMediaType" => schema.content_media_type = cx.text_of(at, key),
        "contentEncoding" => schema.content_encoding = cx.text_of(at, key),
        "contentSchema" if cx.version(at) > Version::V30 => {
            schema.content_schema = Some(SchemaId::at(at.origin()));
        }
        _ => return false,
    }
    true
}

fn arrays(cx: Context<'_>, key: &str, at: Place<'_>, schema: &mut Schema) -> bool {
    match key {
        "items" if at.kind() == NodeKind::Sequence => schema.prefix_items = ids(cx, key, at),
        // The draft 7 way to write a tuple: `additionalItems` rules the rest.
        "items" if !schema.prefix_items.is_empty() && schema.items != Additional::Unstated => {}
        "items" => schema.items = schema::additional(at),
        "additionalItems" => after_tuple(at, schema),
        "prefixItems" => schema.prefix_items = ids(cx, key, at),
        "contains" => schema.contains = Some(SchemaId::at(at.origin())),
        "minContains" => schema.min_contains = count(cx, key, at),
        "maxContains" => schema.max_contains = count(cx, key, at),
        "minItems" => schema.min_items = count(cx, key, at),
        "maxItems" => schema.max_items = count(cx, key, at),
        "uniqueItems" => schema.unique_items = flag(cx, key, at),
        "unevaluatedItems" => schema.unevaluated_items = schema::additional(at),
        _ => return false,
    }
    true
}

/// `additionalItems` means something only beside a list under `items`.
fn after_tuple(at: Place<'_>, schema: &mut Schema) {
    let is_tuple = at
        .parent()
        .and_then(|parent| parent.get("items"))
        .is_some_and(|items| items.kind() == NodeKind::Sequence);
    if is_tuple {
        schema.items = schema::additional(at);
    }
}

fn objects(cx: Context<'_>, key: &str, at: Place<'_>, schema: &mut Schema) -> bool {
    match key {
        "properties" => schema.properties = named(cx, key, at),
        "patternProperties" => schema.pattern_properties = named(cx, key, at),
        "additionalProperties" => schema.additional_properties = schema::additional(at),
        "unevaluatedProperties" => schema.unevaluated_properties = schema::additional(at),
        "required" => schema.required = names(cx, key, at),
        "minProperties" => schema.min_properties = count(cx, key, at),
        "maxProperties" => schema.max_properties = count(cx, key, at),
        "propertyNames" => schema.property_names = Some(SchemaId::at(at.origin())),
        "dependentRequired" | "dependentSchemas" | "dependencies" => dependent(cx, key, at, schema),
        _ => return false,
    }
    true
}

/// The two words of 2020-12, and the one of draft 7 that meant either.
fn dependent(cx: Context<'_>, key: &str, at: Place<'_>, schema: &mut Schema) {
    if !at.is_mapping() {
        cx.wrong_type(at, key, "an object");
        return;
    }
    for (name, one) in at.members() {
        if one.kind() == NodeKind::Sequence {
            schema
                .dependent_required
                .insert(name.to_owned(), names(cx, key, one));
        } else {
            schema
                .dependent_schemas
                .insert(name.to_owned(), SchemaId::at(one.origin()));
        }
    }
}

fn combining(cx: Context<'_>, key: &str, at: Place<'_>, schema: &mut Schema) -> bool {
    let id = Some(SchemaId::at(at.origin()));
    match key {
        "allOf" => schema.all_of = ids(cx, key, at),
        "anyOf" => schema.any_of = ids(cx, key, at),
        "oneOf" => schema.one_of = ids(cx, key, at),
        "not" => schema.not = id,
        "if" => schema.if_schema = id,
        "then" => schema.then_schema = id,
        "else" => schema.else_schema = id,
        _ => return false,
    }
    true
}

fn types(cx: Context<'_>, at: Place<'_>) -> TypeSet {
    let written: Vec<_> = match at.kind() {
        NodeKind::Sequence => at.items().collect(),
        _ => vec![at],
    };
    let known = written.into_iter().filter_map(|one| type_named(cx, one));
    known.fold(TypeSet::UNSTATED, TypeSet::with)
}

fn type_named(cx: Context<'_>, at: Place<'_>) -> Option<SchemaType> {
    Some(match at.node.scalar()? {
        // An unquoted `null` in a YAML list means the type all the same.
        "null" | "~" => SchemaType::Null,
        "boolean" => SchemaType::Boolean,
        "integer" => SchemaType::Integer,
        "number" => SchemaType::Number,
        "string" => SchemaType::String,
        "array" => SchemaType::Array,
        "object" => SchemaType::Object,
        other => {
            let message = format!("`{other}` is not a type of JSON.");
            let hint = "Use string, number, integer, boolean, array, object or null.";
            cx.warn("type-unknown", at, message, hint);
            return None;
        }
    })
}

fn values(cx: Context<'_>, key: &str, at: Place<'_>) -> Option<Vec<serde_json::Value>> {
    if at.kind() != NodeKind::Sequence {
        cx.wrong_type(at, key, "a list");
        return None;
    }
    Some(at.items().map(|one| cx.value(one)).collect())
}

fn flag(cx: Context<'_>, key: &str, at: Place<'_>) -> bool {
    at.node.as_bool().unwrap_or_else(|| {
        cx.wrong_type(at, key, "`true` or `false`");
        false
    })
}

fn number(cx: Context<'_>, key: &str, at: Place<'_>) -> Option<f64> {
    let read = value::number(at.node).and_then(|one| one.as_f64());
    if read.is_none() {
        cx.wrong_type(at, key, "a finite number");
    }
    read
}

/// A whole number that is not negative. `3.0` is one.
fn count(cx: Context<'_>, key: &str, at: Place<'_>) -> Option<u64> {
    let whole = |one: f64| (0.0..=9_007_199_254_740_992.0).contains(&one) && one.fract() == 0.0;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "checked above"
    )]
    let read = at.node.as_u64().or_else(|| {
        at.node
            .as_f64()
            .filter(|one| whole(*one))
            .map(|one| one as u64)
    });
    if read.is_none() {
        cx.wrong_type(at, key, "a whole number that is not negative");
    }
    read
}

fn ids(cx: Context<'_>, key: &str, at: Place<'_>) -> Vec<SchemaId> {
    if at.kind() != NodeKind::Sequence {
        cx.wrong_type(at, key, "a list of schemas");
        return Vec::new();
    }
    at.items().map(|one| SchemaId::at(one.origin())).collect()
}

fn named(cx: Context<'_>, key: &str, at: Place<'_>) -> IndexMap<String, SchemaId> {
    if !at.is_mapping() {
        cx.wrong_type(at, key, "an object of schemas");
        return IndexMap::new();
    }
    at.members()
        .map(|(name, one)| (name.to_owned(), SchemaId::at(one.origin())))
        .collect()
}

fn names(cx: Context<'_>, key: &str, at: Place<'_>) -> Vec<String> {
    if at.kind() != NodeKind::Sequence {
        cx.wrong_type(at, key, "a list of names");
        return Vec::new();
    }
    let mut names: Vec<String> = Vec::new();
    for name in at.items().filter_map(|one| cx.text_of(one, key)) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}
