//! Security Scheme and Security Requirement, 2.0.

use super::lists;
use crate::structure::grammar::{
    Case, LIST, List, MAP, Map, Object, PLAIN, Shape, V20, When, may, must,
};

pub(super) static SCHEMES: Map = Map {
    value: Shape::Object(&SCHEME),
    ..MAP
};

const OAUTH: When = When::Is("type", &["oauth2"]);

static SCHEME: Object = Object {
    name: "a Security Scheme",
    fields: &[
        must("type", Shape::OneOf(&["basic", "apiKey", "oauth2"])),
        may("description", Shape::Text),
    ],
    cases: &[
        Case {
            when: When::Is("type", &["apiKey"]),
            fields: &[
                must("name", Shape::Text),
                must("in", Shape::OneOf(&["header", "query"])),
            ],
            versions: V20,
        },
        Case {
            when: OAUTH,
            fields: &[
                must(
                    "flow",
                    Shape::OneOf(&["implicit", "password", "application", "accessCode"]),
                ),
                may("scopes", lists::TEXT_BY_NAME),
            ],
            versions: V20,
        },
        Case {
            when: When::All(&[OAUTH, When::Is("flow", &["implicit", "accessCode"])]),
            fields: &[must("authorizationUrl", Shape::Text)],
            versions: V20,
        },
        Case {
            when: When::All(&[
                OAUTH,
                When::Is("flow", &["password", "application", "accessCode"]),
            ]),
            fields: &[must("tokenUrl", Shape::Text)],
            versions: V20,
        },
    ],
    ..PLAIN
};

static SCOPES_BY_SCHEME: Map = Map {
    value: lists::DISTINCT_TEXTS,
    ..MAP
};
static REQUIREMENT_LIST: List = List {
    item: Shape::Map(&SCOPES_BY_SCHEME),
    unique: V20,
    ..LIST
};
/// Security Requirements.
pub(super) const REQUIREMENTS: Shape = Shape::List(&REQUIREMENT_LIST);
