//! Responses and Response.

use super::{content, header, link, lists, parameter_v20, schema_v20};
use crate::structure::grammar::{
    BEFORE_32, FROM_31, Keyed, MAP, Map, Object, PLAIN, Rule, RuleKind, Shape, V3, V20, V30, V32,
    may, must,
};
use crate::structure::patterns::{STATUS, STATUS_20};

pub(super) static RESPONSES: Object = Object {
    name: "the Responses",
    fields: &[may("default", Shape::OrReference(&RESPONSE))],
    keyed: &[Keyed {
        pattern: &STATUS,
        shape: Shape::OrReference(&RESPONSE),
        versions: V3,
    }],
    rules: &[
        Rule {
            kind: RuleKind::NotEmpty,
            versions: V30,
        },
        Rule {
            kind: RuleKind::MoreThanExtensions,
            versions: FROM_31,
        },
    ],
    ..PLAIN
};

pub(super) static RESPONSES_20: Object = Object {
    name: "the Responses",
    fields: &[may("default", Shape::OrReference(&RESPONSE_20))],
    keyed: &[Keyed {
        pattern: &STATUS_20,
        shape: Shape::OrReference(&RESPONSE_20),
        versions: V20,
    }],
    rules: &[Rule {
        kind: RuleKind::MoreThanExtensions,
        versions: V20,
    }],
    ..PLAIN
};

pub(super) static RESPONSE: Object = Object {
    name: "a Response",
    fields: &[
        may("summary", Shape::Text).only(V32),
        must("description", Shape::Text).only(BEFORE_32),
        may("description", Shape::Text).only(V32),
        may("headers", Shape::Map(&header::HEADERS)),
        may("content", Shape::Map(&content::CONTENT)).only(BEFORE_32),
        may("content", Shape::Map(&content::CONTENT_32)).only(V32),
        may("links", Shape::Map(&LINKS)),
    ],
    ..PLAIN
};

static LINKS: Map = Map {
    value: Shape::OrReference(&link::LINK),
    ..MAP
};

pub(super) static RESPONSE_20: Object = Object {
    name: "a Response",
    fields: &[
        must("description", Shape::Text),
        may("schema", schema_v20::SCHEMA_OR_FILE),
        may("headers", Shape::Map(&HEADERS_20)),
        may("examples", lists::VALUE_BY_NAME),
    ],
    ..PLAIN
};

static HEADERS_20: Map = Map {
    value: Shape::Object(&parameter_v20::HEADER),
    ..MAP
};
