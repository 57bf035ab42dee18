//! Media Type and Encoding, 3.0 and later.

use super::{example, header};
use crate::structure::grammar::{
    LIST, List, MAP, Map, Object, PLAIN, Rule, RuleKind, Shape, V3, V32, may,
};

pub(super) static MEDIA_TYPE: Object = Object {
    name: "a Media Type",
    fields: &[
        may("description", Shape::Text).only(V32),
        may("schema", Shape::Schema),
        may("itemSchema", Shape::Schema).only(V32),
        may("example", Shape::Any),
        may("examples", example::EXAMPLES),
        may("encoding", Shape::Map(&ENCODINGS)),
        may("prefixEncoding", Shape::List(&ENCODING_LIST)).only(V32),
        may("itemEncoding", Shape::Object(&ENCODING)).only(V32),
    ],
    rules: &[
        Rule {
            kind: RuleKind::NotBoth("example", "examples"),
            versions: V3,
        },
        BY_NAME_OR_BY_POSITION,
    ],
    ..PLAIN
};

const BY_NAME_OR_BY_POSITION: Rule = Rule {
    kind: RuleKind::Excludes("encoding", &["prefixEncoding", "itemEncoding"]),
    versions: V32,
};

static ENCODING: Object = Object {
    name: "an Encoding",
    fields: &[
        may("contentType", Shape::Text),
        may("headers", Shape::Map(&header::HEADERS)),
        may("style", STYLES),
        may("explode", Shape::Flag),
        may("allowReserved", Shape::Flag),
        may("encoding", Shape::Map(&ENCODINGS)).only(V32),
        may("prefixEncoding", Shape::List(&ENCODING_LIST)).only(V32),
        may("itemEncoding", Shape::Object(&ENCODING)).only(V32),
    ],
    rules: &[BY_NAME_OR_BY_POSITION],
    ..PLAIN
};

const STYLES: Shape = Shape::OneOf(&["form", "spaceDelimited", "pipeDelimited", "deepObject"]);

static ENCODINGS: Map = Map {
    value: Shape::Object(&ENCODING),
    ..MAP
};
static ENCODING_LIST: List = List {
    item: Shape::Object(&ENCODING),
    ..LIST
};

const fn by_type(value: Shape, single: bool) -> Map {
    Map {
        value,
        single,
        ..MAP
    }
}

/// Media types by name, 3.0 and 3.1.
pub(super) static CONTENT: Map = by_type(Shape::Object(&MEDIA_TYPE), false);
/// Media types by name, 3.2, where each may be a Reference.
pub(super) static CONTENT_32: Map = by_type(Shape::OrReference(&MEDIA_TYPE), false);
/// One media type, 3.0 and 3.1.
pub(super) static SINGLE: Map = by_type(Shape::Object(&MEDIA_TYPE), true);
/// One media type, 3.2.
pub(super) static SINGLE_32: Map = by_type(Shape::OrReference(&MEDIA_TYPE), true);
