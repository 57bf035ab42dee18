//! Security Scheme, OAuth Flows and Security Requirement, 3.0 and later.

use super::lists;
use crate::structure::grammar::{
    Case, FROM_31, LIST, List, MAP, Map, Object, PLAIN, Shape, V3, V30, V32, When, may, must,
};
use crate::structure::patterns::BEARER;

pub(super) static SCHEME: Object = Object {
    name: "a Security Scheme",
    fields: &[
        must(
            "type",
            Shape::OneOf(&["apiKey", "http", "oauth2", "openIdConnect"]),
        )
        .only(V30),
        must(
            "type",
            Shape::OneOf(&["apiKey", "http", "mutualTLS", "oauth2", "openIdConnect"]),
        )
        .only(FROM_31),
        may("description", Shape::Text),
        may("deprecated", Shape::Flag).only(V32),
    ],
    cases: &[
        Case {
            when: When::Is("type", &["apiKey"]),
            fields: &[
                must("name", Shape::Text),
                must("in", Shape::OneOf(&["query", "header", "cookie"])),
            ],
            versions: V3,
        },
        Case {
            when: When::Is("type", &["http"]),
            fields: &[must("scheme", Shape::Text)],
            versions: V3,
        },
        Case {
            when: When::All(&[When::Is("type", &["http"]), When::Like("scheme", &BEARER)]),
            fields: &[may("bearerFormat", Shape::Text)],
            versions: V3,
        },
        Case {
            when: When::Is("type", &["oauth2"]),
            fields: &[must("flows", Shape::Object(&FLOWS))],
            versions: V3,
        },
        Case {
            when: When::Is("type", &["oauth2"]),
            fields: &[may("oauth2MetadataUrl", Shape::Text)],
            versions: V32,
        },
        Case {
            when: When::Is("type", &["openIdConnect"]),
            fields: &[must("openIdConnectUrl", Shape::Text)],
            versions: V3,
        },
    ],
    ..PLAIN
};

static FLOWS: Object = Object {
    name: "the OAuth Flows",
    fields: &[
        may("implicit", Shape::Object(&IMPLICIT)),
        may("password", Shape::Object(&TOKEN_ONLY)),
        may("clientCredentials", Shape::Object(&TOKEN_ONLY)),
        may("authorizationCode", Shape::Object(&AUTHORIZATION_CODE)),
        may("deviceAuthorization", Shape::Object(&DEVICE)).only(V32),
    ],
    ..PLAIN
};

static IMPLICIT: Object = Object {
    name: "an implicit OAuth Flow",
    fields: &[
        must("authorizationUrl", Shape::Text),
        may("refreshUrl", Shape::Text),
        must("scopes", lists::TEXT_BY_NAME),
    ],
    ..PLAIN
};

static TOKEN_ONLY: Object = Object {
    name: "an OAuth Flow",
    fields: &[
        must("tokenUrl", Shape::Text),
        may("refreshUrl", Shape::Text),
        must("scopes", lists::TEXT_BY_NAME),
    ],
    ..PLAIN
};

static AUTHORIZATION_CODE: Object = Object {
    name: "an OAuth Flow with codes",
    fields: &[
        must("authorizationUrl", Shape::Text),
        must("tokenUrl", Shape::Text),
        may("refreshUrl", Shape::Text),
        must("scopes", lists::TEXT_BY_NAME),
    ],
    ..PLAIN
};

static DEVICE: Object = Object {
    name: "an OAuth Flow for devices",
    fields: &[
        must("deviceAuthorizationUrl", Shape::Text),
        must("tokenUrl", Shape::Text),
        may("refreshUrl", Shape::Text),
        must("scopes", lists::TEXT_BY_NAME),
    ],
    ..PLAIN
};

static SCOPES_BY_SCHEME: Map = Map {
    value: lists::TEXTS,
    ..MAP
};
static REQUIREMENT_LIST: List = List {
    item: Shape::Map(&SCOPES_BY_SCHEME),
    ..LIST
};
/// Security Requirements.
pub(super) const REQUIREMENTS: Shape = Shape::List(&REQUIREMENT_LIST);
