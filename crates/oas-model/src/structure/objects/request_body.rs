//! Request Body, 3.0 and later.

use super::content;
use crate::structure::grammar::{BEFORE_32, Object, PLAIN, Shape, V32, may, must};

pub(super) static REQUEST_BODY: Object = Object {
    name: "a Request Body",
    fields: &[
        may("description", Shape::Text),
        must("content", Shape::Map(&content::CONTENT)).only(BEFORE_32),
        must("content", Shape::Map(&content::CONTENT_32)).only(V32),
        may("required", Shape::Flag),
    ],
    ..PLAIN
};
