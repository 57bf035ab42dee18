//! One schema object, in the words of JSON Schema 2020-12 whatever the version.

use oas_doc::NodeKind;

use super::{Context, discriminator, schema_words, scope, swagger};
use crate::place::Place;
use crate::{Additional, Schema, SchemaBody, SchemaId, SchemaType, Version};

/// Lowers the schema that an id names. What stands below is left for later, by id.
pub(crate) fn schema(cx: Context<'_>, id: SchemaId) -> SchemaBody {
    let at = Place::of(cx.sources, id.0);
    let scope = cx.references.enter(cx.sources, id.1, id.0);
    let cx = Context { scope, ..cx };
    let mut schema = match at.kind() {
        NodeKind::Bool => return SchemaBody::Boolean(at.node.as_bool().unwrap_or(true)),
        NodeKind::Null => return empty(cx, at),
        NodeKind::Mapping => object(cx, at),
        NodeKind::String if is_second_reference(at) => second_reference(cx, at),
        _ => match swagger::form_schema(cx, at) {
            Some(form) => form,
            None => {
                cx.wrong_type(at, at.node.key().unwrap_or("schema"), "a schema");
                return SchemaBody::Boolean(true);
            }
        },
    };
    scope::apply(cx, &mut schema);
    SchemaBody::Object(Box::new(schema))
}

fn empty(cx: Context<'_>, at: Place<'_>) -> SchemaBody {
    let name = at.node.key().unwrap_or("this schema");
    let message = format!("Nothing is written for `{name}`, where a schema is expected.");
    let hint = "Write `{}` for any value, or give it a type.";
    cx.error("schema-empty", at, message, hint);
    SchemaBody::Boolean(true)
}

fn object(cx: Context<'_>, at: Place<'_>) -> Schema {
    let version = cx.version(at);
    let mut schema = Schema::default();
    let mut references = references(at, version);
    cx.check_reference(at);
    if let Some(written) = references.next() {
        refer(cx, at, written, &mut schema);
        if version <= Version::V30 {
            beside_old_reference(cx, at, &mut schema);
            return schema;
        }
        schema.reference_only = at.members().all(|(key, _)| says_nothing(key));
    }
    let is_parameter = version == Version::V20 && swagger::is_parameter(at);
    for (key, one) in at.members() {
        // A parameter of 2.0 is its own schema; whether it may be left out is another matter.
        if !(is_parameter && key == "required") {
            schema_words::read(cx, key, one, &mut schema);
        }
    }
    for second in references {
        schema.all_of.push(SchemaId::at(second.origin()));
        schema.reference_only = false;
    }
    nullable(cx, at, version, &mut schema);
    exclusive(cx, at, version, &mut schema);
    schema.discriminator = discriminator::discriminator(cx, at, &schema);
    schema
}

/// The texts of the references of a schema. Old versions know one word for them.
fn references<'a>(at: Place<'a>, version: Version) -> impl Iterator<Item = Place<'a>> {
    let words: &[&str] = match version {
        Version::V20 | Version::V30 => &["$ref"],
        _ => &["$ref", "$dynamicRef", "$recursiveRef"],
    };
    let written = words.iter().filter_map(move |word| at.get(word));
    written.filter(|one| one.kind() == NodeKind::String)
}

/// Whether a schema is the text of a `$dynamicRef` that stands beside a `$ref`. Both hold, and
/// a schema has one reference, so that the second is a schema of its own.
fn is_second_reference(at: Place<'_>) -> bool {
    at.parent().is_some_and(Place::is_mapping)
        && matches!(at.node.key(), Some("$dynamicRef" | "$recursiveRef"))
}

fn second_reference(cx: Context<'_>, written: Place<'_>) -> Schema {
    let mut schema = Schema::default();
    if let Some(at) = written.parent() {
        refer(cx, at, written, &mut schema);
    }
    schema.reference_only = true;
    schema
}

fn refer(cx: Context<'_>, at: Place<'_>, written: Place<'_>, schema: &mut Schema) {
    let reference = written.node.as_str().unwrap_or_default();
    let Some(mut target) = cx.target(at, reference) else {
        schema.dangling = Some(reference.to_owned());
        return;
    };
    if written.node.key() == Some("$dynamicRef") {
        target = cx.dynamic(target, reference);
    }
    schema.reference = Some(SchemaId::at(target.origin()));
}

/// 2.0 and 3.0 ignore what stands beside `$ref`.
///
/// Source: OpenAPI 3.0.4, "Reference Object". Seen in prism#2291 and prism#2644.
fn beside_old_reference(cx: Context<'_>, at: Place<'_>, schema: &mut Schema) {
    schema.reference_only = true;
    let says_something = |key: &str| !says_nothing(key) || key == "x-nullable";
    let Some((key, one)) = at.members().find(|(key, _)| says_something(key)) else {
        return;
    };
    let (name, hint) = match cx.version(at) {
        Version::V20 => ("Swagger 2.0", "Put both into an `allOf`."),
        _ if key == "nullable" => (
            "OpenAPI 3.0",
            "Put the reference into an `allOf`, and `nullable` beside that.",
        ),
        _ => ("OpenAPI 3.0", "Put both into an `allOf`."),
    };
    let message = format!("`{key}` beside `$ref` is ignored in {name}.");
    cx.note("reference-siblings", one, message, hint);
}

/// Whether a place is a `$ref` to a schema, and what stands beside it says nothing about values.
pub(super) fn is_only_a_reference(cx: Context<'_>, at: Place<'_>) -> bool {
    let is_old = cx.version(at) <= Version::V30;
    at.reference().is_some() && (is_old || at.members().all(|(key, _)| says_nothing(key)))
}

/// Whether a word beside `$ref` changes nothing about the values.
fn says_nothing(key: &str) -> bool {
    const SILENT: [&str; 7] = [
        "$ref",
        "$dynamicRef",
        "$recursiveRef",
        "title",
        "description",
        "summary",
        "$comment",
    ];
    SILENT.contains(&key) || (super::is_extension(key) && key != "x-faker")
}

/// The words for values that may be `null`; 2.0 has none, so that a vendor's became common.
fn null_words(version: Version) -> &'static [&'static str] {
    match version {
        Version::V20 => &["nullable", "x-nullable"],
        _ => &["nullable"],
    }
}

fn nullable(cx: Context<'_>, at: Place<'_>, version: Version, schema: &mut Schema) {
    let mut words = null_words(version).iter();
    let Some(key) = words.find(|key| at.get(key).is_some()) else {
        return;
    };
    let is_nullable = match version {
        Version::V20 | Version::V30 => cx.flag(at, key) == Some(true),
        _ => {
            let message = "`nullable` has no meaning since OpenAPI 3.1.".to_owned();
            let hint = "Write `type: [string, \"null\"]`, or `anyOf` with `type: \"null\"`.";
            let written = at.get(key).unwrap_or(at);
            cx.warn("nullable-ignored", written, message, hint);
            false
        }
    };
    if is_nullable {
        schema.nullable = true;
        if !schema.types.is_unstated() {
            schema.types = schema.types.with(SchemaType::Null);
        }
    }
}

/// 3.0's boolean `exclusiveMinimum` and `exclusiveMaximum`, which change the bound beside them.
fn exclusive(cx: Context<'_>, at: Place<'_>, version: Version, schema: &mut Schema) {
    let is_set = |key: &str| {
        let written = at.get(key)?;
        let set = written.node.as_bool()?;
        if version > Version::V30 {
            let message = format!("`{key}` is a number since OpenAPI 3.1.");
            cx.warn(
                "exclusive-boolean",
                written,
                message,
                "It is read as in OpenAPI 3.0.",
            );
        }
        Some(set)
    };
    if is_set("exclusiveMinimum") == Some(true) {
        schema.exclusive_minimum = schema.minimum.take();
    }
    if is_set("exclusiveMaximum") == Some(true) {
        schema.exclusive_maximum = schema.maximum.take();
    }
}

/// A keyword that is a schema, or `true` or `false`.
pub(super) fn additional(at: Place<'_>) -> Additional {
    match at.node.as_bool() {
        Some(true) => Additional::Allowed,
        Some(false) => Additional::Forbidden,
        None => Additional::Schema(SchemaId::at(at.origin())),
    }
}
