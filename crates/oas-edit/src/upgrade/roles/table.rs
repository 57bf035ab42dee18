//! Which member of which object has which role.
//!
//! Source: the "Fixed Fields" of Swagger 2.0 and `OpenAPI` 3.0.4, 3.1.2 and 3.2.0.

use oas_model::Version;

/// The role of an object.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::upgrade) enum Role {
    Root,
    Components,
    PathItem,
    Operation,
    Parameter,
    Header,
    Body,
    Response,
    MediaType,
    Encoding,
    Callback,
    SecurityScheme,
    Schema,
}

/// How the objects stand in a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    One,
    List,
    Map,
    /// `x-…` is no name here.
    MapBesideExtensions,
}

/// The members of a path item that are operations.
pub(in crate::upgrade) const METHODS: [&str; 8] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace",
];

/// The shape and the role of a member; `None` where there is none.
pub(super) fn member(role: Role, key: &str, version: Version) -> Option<(Shape, Role)> {
    use Shape::{List, Map, MapBesideExtensions, One};
    Some(match (role, key) {
        (Role::Root, "paths") => (MapBesideExtensions, Role::PathItem),
        (Role::Root, "webhooks" | "x-webhooks") => (MapBesideExtensions, Role::PathItem),
        (Role::Root, "components") => (One, Role::Components),
        (Role::Root, key) if version == Version::V20 => (Map, of_swagger_root(key)?),
        (Role::Components, key) => (Map, of_components(key)?),
        (Role::PathItem | Role::Operation, "parameters") => (List, Role::Parameter),
        (Role::PathItem, "additionalOperations") => (Map, Role::Operation),
        (Role::PathItem, "query") => (One, Role::Operation),
        (Role::PathItem, key) if METHODS.contains(&key) => (One, Role::Operation),
        (Role::Operation, "requestBody") => (One, Role::Body),
        (Role::Operation, "responses") => (MapBesideExtensions, Role::Response),
        (Role::Operation, "callbacks") => (Map, Role::Callback),
        (Role::Callback, key) if !key.starts_with("x-") && key != "$ref" => (One, Role::PathItem),
        (Role::Parameter | Role::Header | Role::MediaType | Role::Response, "schema") => {
            (One, Role::Schema)
        }
        (Role::Parameter | Role::Header | Role::Body | Role::Response, "content") => {
            (Map, Role::MediaType)
        }
        (Role::MediaType, "itemSchema") => (One, Role::Schema),
        (Role::MediaType, "encoding") => (Map, Role::Encoding),
        (Role::Response | Role::Encoding, "headers") => (Map, Role::Header),
        (Role::Schema, key) => (of_schema(key)?, Role::Schema),
        _ => return None,
    })
}

fn of_swagger_root(key: &str) -> Option<Role> {
    Some(match key {
        "definitions" => Role::Schema,
        "parameters" => Role::Parameter,
        "responses" => Role::Response,
        "securityDefinitions" => Role::SecurityScheme,
        _ => return None,
    })
}

fn of_components(key: &str) -> Option<Role> {
    Some(match key {
        "schemas" => Role::Schema,
        "responses" => Role::Response,
        "parameters" => Role::Parameter,
        "requestBodies" => Role::Body,
        "headers" => Role::Header,
        "securitySchemes" => Role::SecurityScheme,
        "callbacks" => Role::Callback,
        "pathItems" => Role::PathItem,
        "mediaTypes" => Role::MediaType,
        _ => return None,
    })
}

fn of_schema(key: &str) -> Option<Shape> {
    Some(match key {
        "properties" | "patternProperties" | "$defs" | "definitions" | "dependentSchemas" => {
            Shape::Map
        }
        "allOf" | "anyOf" | "oneOf" | "prefixItems" => Shape::List,
        "items"
        | "additionalProperties"
        | "not"
        | "if"
        | "then"
        | "else"
        | "contains"
        | "propertyNames"
        | "additionalItems"
        | "unevaluatedItems"
        | "unevaluatedProperties"
        | "contentSchema" => Shape::One,
        _ => return None,
    })
}
