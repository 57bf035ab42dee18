//! Components, 3.0 and later.

use super::{content, example, header, link, parameter, paths, request_body, response, security};
use crate::structure::grammar::{FROM_31, Map, Object, PLAIN, Shape, V30, V32, may};
use crate::structure::patterns::COMPONENT;

pub(super) static COMPONENTS: Object = Object {
    name: "the Components",
    fields: &[
        may("schemas", Shape::Map(&SCHEMAS)),
        may("responses", Shape::Map(&RESPONSES)),
        may("parameters", Shape::Map(&PARAMETERS)),
        may("examples", Shape::Map(&EXAMPLES)),
        may("requestBodies", Shape::Map(&REQUEST_BODIES)),
        may("headers", Shape::Map(&HEADERS)),
        may("securitySchemes", Shape::Map(&SECURITY_SCHEMES)),
        may("links", Shape::Map(&LINKS)),
        may("callbacks", Shape::Map(&CALLBACKS)),
        may("pathItems", Shape::Map(&PATH_ITEMS)).only(FROM_31),
        may("mediaTypes", Shape::Map(&MEDIA_TYPES)).only(V32),
    ],
    ..PLAIN
};

/// In 3.0 the official schema leaves what has another name unjudged.
const fn named(value: Shape) -> Map {
    Map {
        value,
        keys: Some(&COMPONENT),
        strict: FROM_31,
        lax: V30,
        single: false,
    }
}

static SCHEMAS: Map = named(Shape::Schema);
static RESPONSES: Map = named(Shape::OrReference(&response::RESPONSE));
static PARAMETERS: Map = named(Shape::OrReference(&parameter::PARAMETER));
static EXAMPLES: Map = named(Shape::OrReference(&example::EXAMPLE));
static REQUEST_BODIES: Map = named(Shape::OrReference(&request_body::REQUEST_BODY));
static HEADERS: Map = named(Shape::OrReference(&header::HEADER));
static SECURITY_SCHEMES: Map = named(Shape::OrReference(&security::SCHEME));
static LINKS: Map = named(Shape::OrReference(&link::LINK));
static CALLBACKS: Map = named(Shape::OrReference(&link::CALLBACK));
static PATH_ITEMS: Map = named(Shape::Object(&paths::PATH_ITEM));
static MEDIA_TYPES: Map = named(Shape::OrReference(&content::MEDIA_TYPE));
