//! The words of a schema that hold schemas.
//!
//! Source: JSON Schema 2020-12, core 10.2 and 10.3, validation 8.5, with `definitions`,
//! `dependencies` and `additionalItems` of earlier drafts.

use super::{Kind, Shape};

pub(super) fn member(key: &str) -> Shape {
    match key {
        "properties" | "patternProperties" | "$defs" | "definitions" | "dependentSchemas"
        | "dependencies" => Shape::Map(Kind::Schema),
        "allOf" | "anyOf" | "oneOf" | "prefixItems" => Shape::List(Kind::Schema),
        "items" => Shape::Either(Kind::Schema),
        "additionalProperties"
        | "additionalItems"
        | "unevaluatedItems"
        | "unevaluatedProperties"
        | "propertyNames"
        | "contains"
        | "contentSchema"
        | "not"
        | "if"
        | "then"
        | "else" => Shape::One(Kind::Schema),
        "discriminator" => Shape::One(Kind::Discriminator),
        "externalDocs" => Shape::One(Kind::Plain),
        _ => Shape::Data,
    }
}
