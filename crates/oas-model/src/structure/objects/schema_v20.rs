//! Schema, 2.0.

use super::{lists, schema, schema_parts, schema_v30, tag};
use crate::structure::grammar::{FROM_31, Object, PLAIN, Shape, Tagged, V30, may, must};

pub(in crate::structure) static SCHEMA: Object = Object {
    name: "a Schema",
    fields: &[
        may("$ref", Shape::Text),
        may("format", Shape::Text),
        may("title", Shape::Text),
        may("description", Shape::Text),
        may("default", Shape::Any),
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
        may("enum", lists::SOME_DISTINCT_VALUES),
        may(
            "additionalProperties",
            Shape::Either(&[Shape::Schema, Shape::Flag]),
        ),
        may("type", schema_parts::TYPES),
        may(
            "items",
            Shape::Either(&[Shape::Schema, schema_parts::SOME_SCHEMAS]),
        ),
        may("allOf", schema_parts::SOME_SCHEMAS),
        may("properties", schema_parts::SCHEMA_BY_NAME),
        may("discriminator", Shape::Text),
        may("readOnly", Shape::Flag),
        may("xml", Shape::Object(&schema_parts::XML)),
        may("externalDocs", Shape::Object(&tag::EXTERNAL_DOCS)),
        may("example", Shape::Any),
    ],
    elsewhere: &[(&schema_v30::SCHEMA, V30), (&schema::SCHEMA, FROM_31)],
    ..PLAIN
};

/// What a Response holds: a Schema, or a file.
pub(super) const SCHEMA_OR_FILE: Shape = Shape::Tagged(&Tagged {
    field: "type",
    value: "file",
    matching: &FILE,
    otherwise: &SCHEMA,
});

static FILE: Object = Object {
    name: "a Schema of a file",
    fields: &[
        may("format", Shape::Text),
        may("title", Shape::Text),
        may("description", Shape::Text),
        may("default", Shape::Any),
        may("required", lists::SOME_DISTINCT_TEXTS),
        must("type", Shape::OneOf(&["file"])),
        may("readOnly", Shape::Flag),
        may("externalDocs", Shape::Object(&tag::EXTERNAL_DOCS)),
        may("example", Shape::Any),
    ],
    ..PLAIN
};
