//! What a value must be.

use super::Object;
use super::versions::{NEVER, Versions};

/// What a value must be.
#[derive(Debug, Clone, Copy)]
pub(in crate::structure) enum Shape {
    /// Anything.
    Any,
    /// Text.
    Text,
    /// Text that matches.
    Like(&'static Pattern),
    /// One of these texts.
    OneOf(&'static [&'static str]),
    /// `true` or `false`.
    Flag,
    /// `true`.
    True,
    /// A number.
    Number,
    /// A number above 0.
    AboveZero,
    /// A whole number from 0.
    Count,
    /// A list.
    List(&'static List),
    /// An object with names of somebody's choice.
    Map(&'static Map),
    /// An object.
    Object(&'static Object),
    /// An object, or a Reference to one.
    OrReference(&'static Object),
    /// A Schema of the version.
    Schema,
    /// The first of these that is of the value's kind.
    Either(&'static [Self]),
    /// One of two objects, by a field.
    Tagged(&'static Tagged),
}

/// Two objects that a field tells apart.
#[derive(Debug)]
pub(in crate::structure) struct Tagged {
    pub(in crate::structure) field: &'static str,
    pub(in crate::structure) value: &'static str,
    /// Where the field has the value.
    pub(in crate::structure) matching: &'static Object,
    pub(in crate::structure) otherwise: &'static Object,
}

/// A list.
#[derive(Debug)]
pub(in crate::structure) struct List {
    pub(in crate::structure) item: Shape,
    /// Whether there must be one at least.
    pub(in crate::structure) some: bool,
    /// In which versions no two may be equal.
    pub(in crate::structure) unique: Versions,
    /// In which versions the rule for `querystring` holds (3.2, "Parameter Locations").
    pub(in crate::structure) query_string: Versions,
}

/// A list of anything.
pub(in crate::structure) const LIST: List = List {
    item: Shape::Any,
    some: false,
    unique: NEVER,
    query_string: NEVER,
};

/// An object with names of somebody's choice.
#[derive(Debug)]
pub(in crate::structure) struct Map {
    pub(in crate::structure) value: Shape,
    /// What a name must match.
    pub(in crate::structure) keys: Option<&'static Pattern>,
    /// In which versions another name is a fault.
    pub(in crate::structure) strict: Versions,
    /// In which versions the value behind another name may be anything.
    pub(in crate::structure) lax: Versions,
    /// Whether there is exactly one member.
    pub(in crate::structure) single: bool,
}

/// A map of anything.
pub(in crate::structure) const MAP: Map = Map {
    value: Shape::Any,
    keys: None,
    strict: NEVER,
    lax: NEVER,
    single: false,
};

/// A rule for a text.
#[derive(Debug)]
pub(in crate::structure) struct Pattern {
    pub(in crate::structure) test: fn(&str) -> bool,
    /// What it must be, for `… must be {says}`.
    pub(in crate::structure) says: &'static str,
}
