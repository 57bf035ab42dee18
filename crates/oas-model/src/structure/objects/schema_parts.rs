//! What the Schemas of several versions are made of: lists of them, XML, Discriminator.

use super::lists;
use crate::structure::grammar::{
    ALL, FROM_31, LIST, List, MAP, Map, Object, Others, PLAIN, Rule, RuleKind, Shape, V32, may,
    must,
};

static SCHEMA_LIST: List = List {
    item: Shape::Schema,
    ..LIST
};
/// Schemas.
pub(super) const SCHEMAS: Shape = Shape::List(&SCHEMA_LIST);

static SOME_SCHEMA_LIST: List = List {
    item: Shape::Schema,
    some: true,
    ..LIST
};
/// Schemas, one at least.
pub(super) const SOME_SCHEMAS: Shape = Shape::List(&SOME_SCHEMA_LIST);

static SCHEMA_MAP: Map = Map {
    value: Shape::Schema,
    ..MAP
};
/// Schemas by name.
pub(super) const SCHEMA_BY_NAME: Shape = Shape::Map(&SCHEMA_MAP);

const TYPE: Shape = Shape::OneOf(&[
    "array", "boolean", "integer", "null", "number", "object", "string",
]);
static TYPE_LIST: List = List {
    item: TYPE,
    some: true,
    unique: ALL,
    ..LIST
};
/// A type of JSON, or several.
pub(super) const TYPES: Shape = Shape::Either(&[TYPE, Shape::List(&TYPE_LIST)]);

pub(super) static XML: Object = Object {
    name: "an XML",
    fields: &[
        may("name", Shape::Text),
        may("namespace", Shape::Text),
        may("prefix", Shape::Text),
        may("attribute", Shape::Flag),
        may("wrapped", Shape::Flag),
        may(
            "nodeType",
            Shape::OneOf(&["element", "attribute", "text", "cdata", "none"]),
        )
        .only(V32),
    ],
    rules: &[Rule {
        kind: RuleKind::Excludes("nodeType", &["attribute", "wrapped"]),
        versions: V32,
    }],
    ..PLAIN
};

/// In 3.0 the official schema takes any other field.
pub(super) static DISCRIMINATOR_30: Object = Object {
    name: "a Discriminator",
    fields: &[
        must("propertyName", Shape::Text),
        may("mapping", lists::TEXT_BY_NAME),
    ],
    others: Others::Any,
    ..PLAIN
};

pub(super) static DISCRIMINATOR: Object = Object {
    name: "a Discriminator",
    fields: &[
        must("propertyName", Shape::Text).only(FROM_31),
        may("mapping", lists::TEXT_BY_NAME),
        may("defaultMapping", Shape::Text).only(V32),
    ],
    ..PLAIN
};
