//! The members of each object that hold objects themselves.
//!
//! Source: the fixed fields of Swagger 2.0, `OpenAPI` 3.0.4, 3.1.1 and 3.2.0. One table serves
//! them all, as no name means different things in different versions, but for `definitions`,
//! `parameters` and `responses` of a document, which only 2.0 has.

use oas_model::Version;

use super::{Kind, Shape, schema};

/// What is expected at `key` of an object.
pub(super) fn member(kind: Kind, key: &str, version: Version) -> Shape {
    if key.starts_with("x-") && !(kind == Kind::Document && key == "x-webhooks") {
        return Shape::Data;
    }
    match kind {
        Kind::Document => document(key, version),
        Kind::Components => super::section::by_name(key).map_or(Shape::Data, Shape::Map),
        Kind::PathItem => path_item(key),
        Kind::Operation => operation(key),
        Kind::Callback => Shape::One(Kind::PathItem),
        Kind::Parameter | Kind::Header => parameter(key),
        Kind::RequestBody | Kind::Response => body(key),
        Kind::MediaType => media_type(key),
        Kind::Encoding => encoding(key),
        Kind::Schema => schema::member(key),
        Kind::Plain => Shape::One(Kind::Plain),
        Kind::Discriminator | Kind::Example | Kind::Link | Kind::SecurityScheme => Shape::Data,
    }
}

fn document(key: &str, version: Version) -> Shape {
    match (key, version) {
        ("paths" | "webhooks" | "x-webhooks", _) => Shape::Map(Kind::PathItem),
        ("components", _) => Shape::One(Kind::Components),
        ("definitions", Version::V20) => Shape::Map(Kind::Schema),
        ("parameters", Version::V20) => Shape::Map(Kind::Parameter),
        ("responses", Version::V20) => Shape::Map(Kind::Response),
        ("securityDefinitions", Version::V20) => Shape::Map(Kind::SecurityScheme),
        ("info" | "externalDocs", _) => Shape::One(Kind::Plain),
        ("servers" | "tags", _) => Shape::List(Kind::Plain),
        _ => Shape::Data,
    }
}

fn path_item(key: &str) -> Shape {
    match key {
        "get" | "put" | "post" | "delete" | "options" | "head" | "patch" | "trace" | "query" => {
            Shape::One(Kind::Operation)
        }
        "additionalOperations" => Shape::Map(Kind::Operation),
        "parameters" => Shape::List(Kind::Parameter),
        "servers" => Shape::List(Kind::Plain),
        _ => Shape::Data,
    }
}

fn operation(key: &str) -> Shape {
    match key {
        "parameters" => Shape::List(Kind::Parameter),
        "requestBody" => Shape::One(Kind::RequestBody),
        "responses" => Shape::Map(Kind::Response),
        "callbacks" => Shape::Map(Kind::Callback),
        "servers" => Shape::List(Kind::Plain),
        "externalDocs" => Shape::One(Kind::Plain),
        _ => Shape::Data,
    }
}

fn parameter(key: &str) -> Shape {
    match key {
        "schema" => Shape::One(Kind::Schema),
        "content" => Shape::Map(Kind::MediaType),
        "examples" => Shape::Map(Kind::Example),
        "items" => Shape::One(Kind::Plain),
        _ => Shape::Data,
    }
}

/// `schema` is a response's of 2.0; its `examples` are values by media type.
fn body(key: &str) -> Shape {
    match key {
        "content" => Shape::Map(Kind::MediaType),
        "headers" => Shape::Map(Kind::Header),
        "links" => Shape::Map(Kind::Link),
        "schema" => Shape::One(Kind::Schema),
        _ => Shape::Data,
    }
}

fn media_type(key: &str) -> Shape {
    match key {
        "schema" | "itemSchema" => Shape::One(Kind::Schema),
        "examples" => Shape::Map(Kind::Example),
        _ => encodings(key),
    }
}

fn encoding(key: &str) -> Shape {
    match key {
        "headers" => Shape::Map(Kind::Header),
        _ => encodings(key),
    }
}

fn encodings(key: &str) -> Shape {
    match key {
        "encoding" => Shape::Map(Kind::Encoding),
        "prefixEncoding" => Shape::List(Kind::Encoding),
        "itemEncoding" => Shape::One(Kind::Encoding),
        _ => Shape::Data,
    }
}
