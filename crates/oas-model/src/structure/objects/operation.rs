//! Operation.

use super::{
    link, lists, parameter, parameter_v20, request_body, response, security, security_v20, server,
    swagger, tag,
};
use crate::structure::grammar::{
    FROM_31, LIST, List, MAP, Map, Object, PLAIN, Shape, V3, V20, V30, V32, may, must,
};

pub(super) static OPERATION: Object = Object {
    name: "an Operation",
    fields: &[
        may("tags", lists::DISTINCT_TEXTS).only(V20),
        may("tags", lists::TEXTS).only(V3),
        may("summary", Shape::Text),
        may("description", Shape::Text),
        may("externalDocs", Shape::Object(&tag::EXTERNAL_DOCS)),
        may("operationId", Shape::Text),
        may("consumes", lists::DISTINCT_TEXTS).only(V20),
        may("produces", lists::DISTINCT_TEXTS).only(V20),
        may("parameters", Shape::List(&PARAMETERS_20)).only(V20),
        may("parameters", Shape::List(&PARAMETERS)).only(V3),
        may(
            "requestBody",
            Shape::OrReference(&request_body::REQUEST_BODY),
        )
        .only(V3),
        must("responses", Shape::Object(&response::RESPONSES_20)).only(V20),
        must("responses", Shape::Object(&response::RESPONSES)).only(V30),
        may("responses", Shape::Object(&response::RESPONSES)).only(FROM_31),
        may("callbacks", Shape::Map(&CALLBACKS)).only(V3),
        may("schemes", swagger::SCHEMES).only(V20),
        may("deprecated", Shape::Flag),
        may("security", security_v20::REQUIREMENTS).only(V20),
        may("security", security::REQUIREMENTS).only(V3),
        may("servers", server::LIST_OF_SERVERS).only(V3),
    ],
    ..PLAIN
};

static CALLBACKS: Map = Map {
    value: Shape::OrReference(&link::CALLBACK),
    ..MAP
};

/// Parameters, 3.0 and later.
pub(super) static PARAMETERS: List = List {
    item: Shape::OrReference(&parameter::PARAMETER),
    unique: V30,
    query_string: V32,
    ..LIST
};

/// Parameters, 2.0.
pub(super) static PARAMETERS_20: List = List {
    item: Shape::OrReference(&parameter_v20::PARAMETER),
    unique: V20,
    ..LIST
};
