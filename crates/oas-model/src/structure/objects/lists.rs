//! Lists and maps of plain values that many objects have.

use crate::structure::grammar::{ALL, LIST, List, MAP, Map, Shape};

static TEXT_LIST: List = List {
    item: Shape::Text,
    ..LIST
};
/// Texts.
pub(super) const TEXTS: Shape = Shape::List(&TEXT_LIST);

static DISTINCT_TEXT_LIST: List = List {
    item: Shape::Text,
    unique: ALL,
    ..LIST
};
/// Texts, each once.
pub(super) const DISTINCT_TEXTS: Shape = Shape::List(&DISTINCT_TEXT_LIST);

static SOME_DISTINCT_TEXT_LIST: List = List {
    item: Shape::Text,
    some: true,
    unique: ALL,
    ..LIST
};
/// Texts, each once, and one at least.
pub(super) const SOME_DISTINCT_TEXTS: Shape = Shape::List(&SOME_DISTINCT_TEXT_LIST);

static SOME_VALUE_LIST: List = List { some: true, ..LIST };
/// Values, one at least.
pub(super) const SOME_VALUES: Shape = Shape::List(&SOME_VALUE_LIST);

static SOME_DISTINCT_VALUE_LIST: List = List {
    some: true,
    unique: ALL,
    ..LIST
};
/// Values, each once, and one at least.
pub(super) const SOME_DISTINCT_VALUES: Shape = Shape::List(&SOME_DISTINCT_VALUE_LIST);

static VALUE_LIST: List = LIST;
/// Values.
pub(super) const VALUES: Shape = Shape::List(&VALUE_LIST);

static TEXT_MAP: Map = Map {
    value: Shape::Text,
    ..MAP
};
/// Texts by name.
pub(super) const TEXT_BY_NAME: Shape = Shape::Map(&TEXT_MAP);

static VALUE_MAP: Map = MAP;
/// Values by name.
pub(super) const VALUE_BY_NAME: Shape = Shape::Map(&VALUE_MAP);
