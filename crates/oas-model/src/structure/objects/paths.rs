//! Paths and Path Item.

use super::operation::{self, OPERATION};
use super::server;
use crate::structure::grammar::{ALL, Keyed, MAP, Map, Object, PLAIN, Shape, V3, V20, V32, may};
use crate::structure::patterns::{OTHER_METHOD, PATH};

pub(super) static PATHS: Object = Object {
    name: "the Paths",
    keyed: &[Keyed {
        pattern: &PATH,
        shape: Shape::Object(&PATH_ITEM),
        versions: ALL,
    }],
    ..PLAIN
};

pub(super) static PATH_ITEM: Object = Object {
    name: "a Path Item",
    fields: &[
        may("$ref", Shape::Text),
        may("summary", Shape::Text).only(V3),
        may("description", Shape::Text).only(V3),
        may("get", Shape::Object(&OPERATION)),
        may("put", Shape::Object(&OPERATION)),
        may("post", Shape::Object(&OPERATION)),
        may("delete", Shape::Object(&OPERATION)),
        may("options", Shape::Object(&OPERATION)),
        may("head", Shape::Object(&OPERATION)),
        may("patch", Shape::Object(&OPERATION)),
        may("trace", Shape::Object(&OPERATION)).only(V3),
        may("query", Shape::Object(&OPERATION)).only(V32),
        may("additionalOperations", Shape::Map(&OTHER_OPERATIONS)).only(V32),
        may("servers", server::LIST_OF_SERVERS).only(V3),
        may("parameters", Shape::List(&operation::PARAMETERS_20)).only(V20),
        may("parameters", Shape::List(&operation::PARAMETERS)).only(V3),
    ],
    ..PLAIN
};

static OTHER_OPERATIONS: Map = Map {
    value: Shape::Object(&OPERATION),
    keys: Some(&OTHER_METHOD),
    strict: V32,
    ..MAP
};
