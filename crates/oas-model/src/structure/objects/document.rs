//! The document itself, 3.0 and later.

use super::{components, info, paths, security, server, tag};
use crate::structure::grammar::{
    FROM_31, LIST, List, MAP, Map, Object, PLAIN, Rule, RuleKind, Shape, V30, V31, V32, may, must,
};
use crate::structure::patterns::{
    DIALECT_31, DIALECT_32, NO_FRAGMENT, VERSION_30, VERSION_31, VERSION_32,
};

pub(in crate::structure) static DOCUMENT: Object = Object {
    name: "an OpenAPI document",
    fields: &[
        must("openapi", Shape::Like(&VERSION_30)).only(V30),
        must("openapi", Shape::Like(&VERSION_31)).only(V31),
        must("openapi", Shape::Like(&VERSION_32)).only(V32),
        may("$self", Shape::Like(&NO_FRAGMENT)).only(V32),
        must("info", Shape::Object(&info::INFO)),
        may("jsonSchemaDialect", Shape::Like(&DIALECT_31)).only(V31),
        may("jsonSchemaDialect", Shape::Like(&DIALECT_32)).only(V32),
        may("servers", server::LIST_OF_SERVERS),
        must("paths", Shape::Object(&paths::PATHS)).only(V30),
        may("paths", Shape::Object(&paths::PATHS)).only(FROM_31),
        may("webhooks", WEBHOOKS).only(FROM_31),
        may("components", Shape::Object(&components::COMPONENTS)),
        may("security", security::REQUIREMENTS),
        may("tags", TAGS),
        may("externalDocs", Shape::Object(&tag::EXTERNAL_DOCS)),
    ],
    rules: &[Rule {
        kind: RuleKind::AtLeastOne(&["paths", "components", "webhooks"]),
        versions: FROM_31,
    }],
    ..PLAIN
};

static WEBHOOK_MAP: Map = Map {
    value: Shape::Object(&paths::PATH_ITEM),
    ..MAP
};
const WEBHOOKS: Shape = Shape::Map(&WEBHOOK_MAP);

static TAG_LIST: List = List {
    item: Shape::Object(&tag::TAG),
    unique: V30,
    ..LIST
};
const TAGS: Shape = Shape::List(&TAG_LIST);
