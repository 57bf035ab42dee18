//! Reference.

use crate::structure::grammar::{FROM_31, Object, Others, PLAIN, Shape, may, must};

pub(in crate::structure) static REFERENCE: Object = Object {
    name: "a Reference",
    fields: &[
        must("$ref", Shape::Text),
        may("summary", Shape::Text).only(FROM_31),
        may("description", Shape::Text).only(FROM_31),
    ],
    others: Others::Any,
    ..PLAIN
};

/// In 2.0 nothing may stand beside `$ref`, not even an extension.
pub(in crate::structure) static REFERENCE_20: Object = Object {
    name: "a Reference",
    fields: &[must("$ref", Shape::Text)],
    others: Others::None,
    ..PLAIN
};
