//! Tag and External Documentation.

use crate::structure::grammar::{Object, PLAIN, Shape, V32, may, must};

pub(super) static TAG: Object = Object {
    name: "a Tag",
    fields: &[
        must("name", Shape::Text),
        may("summary", Shape::Text).only(V32),
        may("description", Shape::Text),
        may("externalDocs", Shape::Object(&EXTERNAL_DOCS)),
        may("parent", Shape::Text).only(V32),
        may("kind", Shape::Text).only(V32),
    ],
    ..PLAIN
};

pub(super) static EXTERNAL_DOCS: Object = Object {
    name: "an External Documentation",
    fields: &[may("description", Shape::Text), must("url", Shape::Text)],
    ..PLAIN
};
