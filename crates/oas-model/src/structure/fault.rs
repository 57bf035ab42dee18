//! What is wrong at one place, before it is put into words.

use oas_doc::Node;

use super::grammar::{Object, Pattern, Shape, Versions, When};

/// The rule that a value is judged by belongs to a field of an object.
#[derive(Debug, Clone, Copy)]
pub(super) struct Owner {
    pub(super) object: &'static Object,
    /// The field; the member's own name has more to say where this is empty.
    pub(super) field: &'static str,
}

/// One fault.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fault<'a> {
    /// The value at fault; for something missing, what lacks it.
    pub(super) node: Node<'a>,
    pub(super) owner: Owner,
    pub(super) kind: Kind,
}

#[derive(Debug, Clone, Copy)]
pub(super) enum Kind {
    /// The object has no such field; perhaps this one was meant.
    Unknown(Option<&'static str>),
    /// The object has it in these versions.
    OtherVersion(Versions),
    /// The object has it only under conditions that do not hold.
    Misplaced,
    /// The object lacks a field, which it must have under this condition.
    Missing(&'static str, Option<When>),
    /// The value is of another kind.
    Type(Shape),
    /// The value is of the right kind, and still not right.
    Value(Shape),
    /// The name does not match.
    Name(&'static Pattern),
    /// Fewer than one item.
    NoItem,
    /// Not exactly one.
    NotOne,
    /// The same value stands further up.
    Repeated,
    /// Two fields that exclude each other.
    Both(&'static str, &'static str),
    /// Neither of two fields.
    Neither(&'static str, &'static str),
    /// None of several fields.
    NoneOf(&'static [&'static str]),
    /// No member, or only extensions.
    Empty,
    /// A second parameter that is the whole query.
    SecondQueryString,
    /// A parameter that is the whole query, beside one that is a part of it.
    QueryAndQueryString,
}
