//! What an OpenAPI document means: one version-neutral model with origins.
//!
//! In:  a [`SourceSet`] of parsed documents and the one to start from.
//! Out: an [`Api`] whose operations and schemas are lowered on first use, and
//! [`ModelFinding`]s for what is wrong, missing or unknown.
//! Never: fails, reads a file or the network, copies a node through a reference.
//! A reference to a file that is not in the set is a request to load it
//! ([`wanted`]), never a read.

mod api; // all of it, on demand
mod bodies; // lowered schemas
mod compile; // schemas -> validators
mod complete; // all of it at once
mod content; // the model: bodies and answers
mod dangling; // references that lead nowhere
mod finding; // what is wrong
mod footprint; // what a lowered part was read from
mod lower; // nodes -> the model
mod lowered; // a part of the model, and whether it can be kept
mod node_de; // a node -> a typed view, by serde
mod operation; // the model: operations
mod place; // a node with its document
mod reference; // the text of a `$ref` -> a place
mod refresh; // the model after an edit
mod schema; // the model: schemas
mod security; // the model: credentials
mod server; // the model: addresses
mod source; // documents by address, places in them
mod structure; // the rules of each version
mod target; // where one reference leads
mod uri; // joining addresses
mod value; // a node -> a JSON value
mod walk; // every place but those inside values
mod wanted; // documents that references ask for

pub use api::{Api, resolve};
pub use compile::{CompiledSchema, Direction, TextRule, Violation};
pub use complete::Size;
pub use content::{
    Encoding, Encodings, Example, Header, MediaType, RequestBody, Response, StatusPattern,
};
pub use finding::{ModelFinding, Part, Severity};
pub use operation::{
    Info, Link, Operation, OperationHead, OperationId, Outgoing, Parameter, ParameterLocation,
    ParameterStyle, Tag, Version,
};
pub use reference::{Broken, Told};
pub use refresh::refresh;
pub use schema::{
    Additional, Discriminator, Schema, SchemaBody, SchemaId, SchemaType, TypeSet, Xml, XmlNodeType,
};
pub use security::{
    OAuthFlow, OAuthFlowKind, SecurityRequirement, SecurityScheme, SecuritySchemeKind,
};
pub use server::{Server, ServerVariable};
pub use source::{DocumentId, Origin, SourceSet};
pub use structure::structure;
pub use uri::{Joined, join};
pub use value::read_yaml;
pub use wanted::{Wanted, wanted, wanted_remote};
