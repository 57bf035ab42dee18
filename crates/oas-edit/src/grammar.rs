//! Which objects of a description stand where, so that a reference is told from data.
//!
//! In:  an object's kind, the name of a member, the version.
//! Out: the [`Shape`] of that member; [`Shape::Data`] where nothing refers to anything.
//! Never: judges a document. What the standard does not know is data.

mod link; // one reference of a document
mod objects; // kind and member -> shape
mod schema; // the words of a schema
mod section; // where a kind lives among the components

use oas_model::Version;

pub(crate) use link::{Link, Word, links};
pub(crate) use section::{section, section_of};

/// Objects that hold references, or that references lead to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Kind {
    Document,
    Components,
    PathItem,
    Operation,
    Parameter,
    RequestBody,
    Response,
    MediaType,
    Encoding,
    Header,
    Schema,
    Discriminator,
    Example,
    Link,
    Callback,
    SecurityScheme,
    /// Objects without references of their own: `info`, servers, tags.
    Plain,
}

/// What is expected at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Shape {
    /// One object.
    One(Kind),
    /// Objects by names that people choose.
    Map(Kind),
    /// Objects in order.
    List(Kind),
    /// One object, or several in order (`items` of older schemas).
    Either(Kind),
    /// A value in which `$ref` is a word like any other.
    Data,
}

impl Shape {
    /// What is expected at the member `key` of a mapping of this shape.
    pub(crate) fn member(self, key: &str, version: Version) -> Self {
        match self {
            Self::Map(_) if key.starts_with("x-") && !self.has_free_names() => Self::Data,
            Self::Map(kind) => Self::One(kind),
            Self::One(kind) | Self::Either(kind) => objects::member(kind, key, version),
            Self::List(_) | Self::Data => Self::Data,
        }
    }

    /// What is expected at each item of a sequence of this shape.
    pub(crate) fn item(self) -> Self {
        match self {
            Self::List(kind) | Self::Either(kind) => Self::One(kind),
            Self::One(Kind::Plain) => self,
            _ => Self::Data,
        }
    }

    /// Below `paths`, `responses` and callbacks `x-` begins an extension; elsewhere a name may
    /// begin so.
    fn has_free_names(self) -> bool {
        !matches!(self, Self::Map(Kind::PathItem | Kind::Response))
    }
}
