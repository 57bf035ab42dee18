//! One schema object, in the words of JSON Schema 2020-12 whatever the version.

use oas_doc::NodeKind;

use super::{Context, discriminator, schema_words, swagger};
use crate::place::Place;
use crate::{Additional, Schema, SchemaBody, SchemaId, SchemaType, Version};

/// Lowers the schema at a place. What stands below is left for later, by id.
pub(crate) fn schema(cx: Context<'_>, at: Place<'_>) -> SchemaBody {
    match at.kind() {
        NodeKind::Bool => SchemaBody::Boolean(at.node.as_bool().unwrap_or(true)),
        NodeKind::Mapping => SchemaBody::Object(Box::new(object(cx, at))),
        NodeKind::Null => {
            let name = at.node.key().unwrap_or("this schema");
            let message = format!("Nothing is written for `{name}`, where a schema is expected.");
            cx.error(
                "schema-empty",
                at,
                message,
                "Write `{}` for any value, or give it a type.",
            );
            SchemaBody::Boolean(true)
        }
        _ => match swagger::form_schema(cx, at) {
            Some(form) => SchemaBody::Object(Box::new(form)),
            None => {
                cx.wrong_type(at, at.node.key().unwrap_or("schema"), "a schema");
                SchemaBody::Boolean(true)
            }
        },
    }
}

fn object(cx: Context<'_>, at: Place<'_>) -> Schema {
    let version = cx.version(at);
    let mut schema = Schema::default();
    let reference = ["$ref", "$dynamicRef", "$recursiveRef"]
        .into_iter()
        .find_map(|key| at.get(key)?.node.as_str());
    if let Some(written) = reference {
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
    nullable(cx, at, version, &mut schema);
    exclusive(cx, at, version, &mut schema);
    schema.discriminator = discriminator::discriminator(cx, at, &schema);
    schema
}

fn refer(cx: Context<'_>, at: Place<'_>, written: &str, schema: &mut Schema) {
    match cx.target(at, written) {
        Some(target) => schema.reference = Some(SchemaId(target.origin())),
        None => schema.dangling = Some(written.to_owned()),
    }
}

/// 3.0 ignores what stands beside `$ref`, except that everybody means `nullable`.
///
/// Source: OpenAPI 3.0.4, "Reference Object". Seen in prism#2291 and prism#2644.
fn beside_old_reference(cx: Context<'_>, at: Place<'_>, schema: &mut Schema) {
    let version = cx.version(at);
    schema.nullable = null_words(version)
        .iter()
        .filter_map(|key| at.get(key))
        .any(|one| one.node.as_bool() == Some(true));
    schema.reference_only = !schema.nullable;
    let ignored = at
        .members()
        .find(|(key, _)| !says_nothing(key) && !null_words(version).contains(key));
    if let Some((key, one)) = ignored {
        let name = match version {
            Version::V20 => "Swagger 2.0",
            _ => "OpenAPI 3.0",
        };
        let message = format!("`{key}` beside `$ref` is ignored in {name}.");
        cx.note(
            "reference-siblings",
            one,
            message,
            "Put both into an `allOf`.",
        );
    }
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
        None => Additional::Schema(SchemaId(at.origin())),
    }
}
