//! Schema, 3.1 and later: JSON Schema 2020-12 with the words of OpenAPI.
//!
//! Words that nobody knows are annotations, so there are no unknown fields.

use super::{lists, schema_parts, tag};
use crate::structure::grammar::{MAP, Map, Object, Others, PLAIN, Shape, V31, V32, may};
use crate::structure::patterns::{ANCHOR, DIALECT_31, DIALECT_32, SCHEMA_ID};

pub(in crate::structure) static SCHEMA: Object = Object {
    name: "a Schema",
    fields: &[
        // Core.
        may("$id", Shape::Like(&SCHEMA_ID)),
        may("$schema", Shape::Like(&DIALECT_31)).only(V31),
        may("$schema", Shape::Like(&DIALECT_32)).only(V32),
        may("$ref", Shape::Text),
        may("$anchor", Shape::Like(&ANCHOR)),
        may("$dynamicRef", Shape::Text),
        may("$dynamicAnchor", Shape::Like(&ANCHOR)),
        may("$recursiveRef", Shape::Text),
        may("$recursiveAnchor", Shape::Like(&ANCHOR)),
        may("$vocabulary", Shape::Map(&VOCABULARY)),
        may("$comment", Shape::Text),
        may("$defs", schema_parts::SCHEMA_BY_NAME),
        may("definitions", schema_parts::SCHEMA_BY_NAME),
        // Applicators.
        may("prefixItems", schema_parts::SOME_SCHEMAS),
        may("items", Shape::Schema),
        may("contains", Shape::Schema),
        may("additionalProperties", Shape::Schema),
        may("properties", schema_parts::SCHEMA_BY_NAME),
        may("patternProperties", schema_parts::SCHEMA_BY_NAME),
        may("dependentSchemas", schema_parts::SCHEMA_BY_NAME),
        may("dependencies", Shape::Map(&DEPENDENCIES)),
        may("propertyNames", Shape::Schema),
        may("if", Shape::Schema),
        may("then", Shape::Schema),
        may("else", Shape::Schema),
        may("allOf", schema_parts::SOME_SCHEMAS),
        may("anyOf", schema_parts::SOME_SCHEMAS),
        may("oneOf", schema_parts::SOME_SCHEMAS),
        may("not", Shape::Schema),
        may("unevaluatedItems", Shape::Schema),
        may("unevaluatedProperties", Shape::Schema),
        // Assertions.
        may("type", schema_parts::TYPES),
        may("const", Shape::Any),
        may("enum", lists::VALUES),
        may("multipleOf", Shape::AboveZero),
        may("maximum", Shape::Number),
        may("exclusiveMaximum", Shape::Number),
        may("minimum", Shape::Number),
        may("exclusiveMinimum", Shape::Number),
        may("maxLength", Shape::Count),
        may("minLength", Shape::Count),
        may("pattern", Shape::Text),
        may("maxItems", Shape::Count),
        may("minItems", Shape::Count),
        may("uniqueItems", Shape::Flag),
        may("maxContains", Shape::Count),
        may("minContains", Shape::Count),
        may("maxProperties", Shape::Count),
        may("minProperties", Shape::Count),
        may("required", lists::DISTINCT_TEXTS),
        may("dependentRequired", Shape::Map(&REQUIRED_BY_NAME)),
        // Annotations and content.
        may("title", Shape::Text),
        may("description", Shape::Text),
        may("default", Shape::Any),
        may("deprecated", Shape::Flag),
        may("readOnly", Shape::Flag),
        may("writeOnly", Shape::Flag),
        may("examples", lists::VALUES),
        may("format", Shape::Text),
        may("contentEncoding", Shape::Text),
        may("contentMediaType", Shape::Text),
        may("contentSchema", Shape::Schema),
        // OpenAPI.
        may("example", Shape::Any),
        may("discriminator", Shape::Object(&schema_parts::DISCRIMINATOR)),
        may("externalDocs", Shape::Object(&tag::EXTERNAL_DOCS)),
        may("xml", Shape::Object(&schema_parts::XML)),
    ],
    others: Others::Any,
    ..PLAIN
};

/// A Schema, or `true` for everything, `false` for nothing.
pub(in crate::structure) const SCHEMA_OR_FLAG: Shape =
    Shape::Either(&[Shape::Object(&SCHEMA), Shape::Flag]);

static VOCABULARY: Map = Map {
    value: Shape::Flag,
    ..MAP
};
static DEPENDENCIES: Map = Map {
    value: Shape::Either(&[Shape::Schema, lists::DISTINCT_TEXTS]),
    ..MAP
};
static REQUIRED_BY_NAME: Map = Map {
    value: lists::DISTINCT_TEXTS,
    ..MAP
};
