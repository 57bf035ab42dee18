//! The rules: what each object of each version may hold.
//!
//! Taken from the official schemas, which are in `tests/official`; where those are more or less
//! strict than the text of the specification, the schemas are followed.

mod components;
mod content; // Media Type, Encoding
mod document; // the root, 3.x
mod example;
mod header;
mod info; // Info, Contact, License
mod link; // Link, Callback
mod lists; // lists and maps of plain values
mod operation;
mod parameter; // 3.x
mod parameter_v20; // Parameter, Items, Header of 2.0
mod paths; // Paths, Path Item
mod reference;
mod request_body;
mod response; // Responses, Response
mod schema; // 3.1 and later
mod schema_parts; // XML, Discriminator
mod schema_v20;
mod schema_v30;
mod security; // schemes, flows, requirements
mod security_v20;
mod server; // Server, Server Variable
mod swagger; // the root, 2.0
mod tag; // Tag, External Documentation

use crate::Version;

use super::grammar::{Object, Shape};

/// The rules of the whole document.
pub(super) fn root(version: Version) -> &'static Object {
    match version {
        Version::V20 => &swagger::SWAGGER,
        Version::V30 | Version::V31 | Version::V32 => &document::DOCUMENT,
    }
}

/// The rules of a Reference.
pub(super) fn reference(version: Version) -> &'static Object {
    match version {
        Version::V20 => &reference::REFERENCE_20,
        Version::V30 | Version::V31 | Version::V32 => &reference::REFERENCE,
    }
}

/// The rules of a Schema.
pub(super) fn schema(version: Version) -> Shape {
    match version {
        Version::V20 => Shape::Object(&schema_v20::SCHEMA),
        Version::V30 => Shape::OrReference(&schema_v30::SCHEMA),
        Version::V31 | Version::V32 => schema::SCHEMA_OR_FLAG,
    }
}
