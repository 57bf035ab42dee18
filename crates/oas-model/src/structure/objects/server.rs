//! Server and Server Variable, 3.0 and later.

use super::lists;
use crate::structure::grammar::{
    FROM_31, LIST, List, MAP, Map, Object, PLAIN, Shape, V30, V32, may, must,
};

pub(super) static SERVER: Object = Object {
    name: "a Server",
    fields: &[
        must("url", Shape::Text),
        may("name", Shape::Text).only(V32),
        may("description", Shape::Text),
        may("variables", Shape::Map(&VARIABLES)),
    ],
    ..PLAIN
};

static SERVERS: List = List {
    item: Shape::Object(&SERVER),
    ..LIST
};
/// Servers.
pub(super) const LIST_OF_SERVERS: Shape = Shape::List(&SERVERS);

static VARIABLES: Map = Map {
    value: Shape::Object(&VARIABLE),
    ..MAP
};

static VARIABLE: Object = Object {
    name: "a Server Variable",
    fields: &[
        may("enum", lists::TEXTS).only(V30),
        may("enum", Shape::List(&SOME_TEXTS)).only(FROM_31),
        must("default", Shape::Text),
        may("description", Shape::Text),
    ],
    ..PLAIN
};

static SOME_TEXTS: List = List {
    item: Shape::Text,
    some: true,
    ..LIST
};
