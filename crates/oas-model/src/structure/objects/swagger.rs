//! The document itself, Swagger 2.0.

use super::{info, lists, paths, response, schema_v20, security_v20, tag};
use crate::structure::grammar::{LIST, List, MAP, Map, Object, PLAIN, Shape, V20, may, must};
use crate::structure::objects::parameter_v20;
use crate::structure::patterns::{BASE_PATH, HOST};

pub(in crate::structure) static SWAGGER: Object = Object {
    name: "a Swagger document",
    fields: &[
        must("swagger", Shape::OneOf(&["2.0"])),
        must("info", Shape::Object(&info::INFO)),
        may("host", Shape::Like(&HOST)),
        may("basePath", Shape::Like(&BASE_PATH)),
        may("schemes", SCHEMES),
        may("consumes", lists::DISTINCT_TEXTS),
        may("produces", lists::DISTINCT_TEXTS),
        must("paths", Shape::Object(&paths::PATHS)),
        may("definitions", Shape::Map(&DEFINITIONS)),
        may("parameters", Shape::Map(&PARAMETERS)),
        may("responses", Shape::Map(&RESPONSES)),
        may("security", security_v20::REQUIREMENTS),
        may("securityDefinitions", Shape::Map(&security_v20::SCHEMES)),
        may("tags", Shape::List(&TAGS)),
        may("externalDocs", Shape::Object(&tag::EXTERNAL_DOCS)),
    ],
    ..PLAIN
};

static DEFINITIONS: Map = Map {
    value: Shape::Object(&schema_v20::SCHEMA),
    ..MAP
};
static PARAMETERS: Map = Map {
    value: Shape::Object(&parameter_v20::PARAMETER),
    ..MAP
};
static RESPONSES: Map = Map {
    value: Shape::Object(&response::RESPONSE_20),
    ..MAP
};
static TAGS: List = List {
    item: Shape::Object(&tag::TAG),
    unique: V20,
    ..LIST
};
static SCHEME_LIST: List = List {
    item: Shape::OneOf(&["http", "https", "ws", "wss"]),
    unique: V20,
    ..LIST
};
/// How the API is reached.
pub(super) const SCHEMES: Shape = Shape::List(&SCHEME_LIST);
