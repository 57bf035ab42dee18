//! Schema, 3.0.

use super::{lists, schema, schema_parts, tag};
use crate::structure::grammar::{FROM_31, Object, PLAIN, Shape, may};

pub(in crate::structure) static SCHEMA: Object = Object {
    name: "a Schema",
    fields: &[
        may("title", Shape::Text),
        may("multipleOf", Shape::AboveZero),
        may("maximum", Shape::Number),
        may("exclusiveMaximum", Shape::Flag),
        may("minimum", Shape::Number),
        may("exclusiveMinimum", Shape::Flag),
        may("maxLength", Shape::Count),
        may("minLength", Shape::Count),
        may("pattern", Shape::Text),
        may("maxItems", Shape::Count),
        may("minItems", Shape::Count),
        may("uniqueItems", Shape::Flag),
        may("maxProperties", Shape::Count),
        may("minProperties", Shape::Count),
        may("required", lists::SOME_DISTINCT_TEXTS),
        may("enum", lists::SOME_VALUES),
        may("type", TYPES),
        may("not", Shape::Schema),
        may("allOf", schema_parts::SCHEMAS),
        may("oneOf", schema_parts::SCHEMAS),
        may("anyOf", schema_parts::SCHEMAS),
        may("items", Shape::Schema),
        may("properties", schema_parts::SCHEMA_BY_NAME),
        may(
            "additionalProperties",
            Shape::Either(&[Shape::Schema, Shape::Flag]),
        ),
        may("description", Shape::Text),
        may("format", Shape::Text),
        may("default", Shape::Any),
        may("nullable", Shape::Flag),
        may(
            "discriminator",
            Shape::Object(&schema_parts::DISCRIMINATOR_30),
        ),
        may("readOnly", Shape::Flag),
        may("writeOnly", Shape::Flag),
        may("example", Shape::Any),
        may("externalDocs", Shape::Object(&tag::EXTERNAL_DOCS)),
        may("deprecated", Shape::Flag),
        may("xml", Shape::Object(&schema_parts::XML)),
    ],
    elsewhere: &[(&schema::SCHEMA, FROM_31)],
    ..PLAIN
};

const TYPES: Shape = Shape::OneOf(&["array", "boolean", "integer", "number", "object", "string"]);
