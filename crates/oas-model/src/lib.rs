//! What an OpenAPI document means: one version-neutral model with origins.
//!
//! In:  a [`SourceSet`] of parsed documents and the one to start from.
//! Out: an [`Api`] whose operations and schemas are lowered on first use, and
//! [`ModelFinding`]s for what is wrong, missing or unknown.
//! Never: fails, reads a file or the network, copies a node through a reference.
//! A reference to a file that is not in the set is a request to load it
//! ([`wanted`]), never a read.

mod source;
mod finding;
mod operation;
mod schema;
mod api;

pub use api::{Api, resolve};
pub use finding::{ModelFinding, Severity};
pub use operation::{
    Example, Header, Info, MediaType, Operation, OperationHead, OperationId, Parameter,
    ParameterLocation, ParameterStyle, RequestBody, Response, SecurityRequirement, SecurityScheme,
    SecuritySchemeKind, Server, StatusPattern, Tag, Version,
};
pub use schema::{Additional, Discriminator, Schema, SchemaBody, SchemaId, SchemaType, TypeSet};
pub use source::{DocumentId, Origin, SourceSet, Wanted, wanted};
