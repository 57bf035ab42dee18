//! Operations and what hangs on them, the same for every OpenAPI version.

use std::sync::Arc;

use indexmap::IndexMap;

use crate::{
    Example, MediaType, Origin, RequestBody, Response, SchemaId, SecurityRequirement, Server,
};

/// The version family of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Version {
    /// Swagger 2.0.
    V20,
    /// OpenAPI 3.0.x.
    V30,
    /// OpenAPI 3.1.x.
    V31,
    /// OpenAPI 3.2.x.
    V32,
}

/// The `info` object: title and version, never missing (empty when the document has none).
#[derive(Debug, Clone, Default)]
pub struct Info {
    /// `info.title`.
    pub title: String,
    /// `info.version`, the API's own version.
    pub version: String,
    /// `info.description`, Markdown.
    pub description: Option<String>,
}

/// One entry of `tags`.
#[derive(Debug, Clone)]
pub struct Tag {
    /// The name operations use.
    pub name: String,
    /// A short title for lists (OpenAPI 3.2).
    pub summary: Option<String>,
    /// Markdown.
    pub description: Option<String>,
    /// The tag under which it is shown (OpenAPI 3.2).
    pub parent: Option<String>,
    /// What sort of tag it is, such as `nav` or `badge` (OpenAPI 3.2).
    pub kind: Option<String>,
    /// Where it is written.
    pub origin: Origin,
}

/// Index of an operation inside one [`crate::Api`], in document order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OperationId(pub u32);

impl OperationId {
    /// The id in the head of an [`Outgoing`] request, which has no index.
    pub const OUTGOING: Self = Self(u32::MAX);
}

/// What routing and lists need of an operation, known without lowering it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OperationHead {
    /// Index inside the API.
    pub id: OperationId,
    /// The path template as written, such as `/pets/{petId}`.
    pub path: Arc<str>,
    /// The method in upper case; custom methods of 3.2 included.
    pub method: Arc<str>,
    /// The operation object.
    pub origin: Origin,
    /// The path item object; behind its `$ref`, unless more than the `$ref` stands there.
    pub path_item: Origin,
}

/// One operation with everything inherited from its path item and document.
#[derive(Debug, Clone)]
pub struct Operation {
    /// Path, method and origins.
    pub head: OperationHead,
    /// `operationId`.
    pub operation_id: Option<String>,
    /// One line.
    pub summary: Option<String>,
    /// Markdown.
    pub description: Option<String>,
    /// Tag names in document order.
    pub tags: Vec<String>,
    /// `deprecated: true`.
    pub deprecated: bool,
    /// The operation's parameters and those of its path item that it does not override.
    pub parameters: Vec<Parameter>,
    /// The request body, where there is one.
    pub request_body: Option<RequestBody>,
    /// Responses in document order.
    pub responses: Vec<Response>,
    /// Alternatives, any of which is enough; empty means that no credential is asked.
    pub security: Vec<SecurityRequirement>,
    /// The operation's own servers, else the path item's, else the document's.
    pub servers: Vec<Server>,
    /// Requests that the API sends on account of this one; see [`crate::Api::outgoing`].
    pub callbacks: Vec<Outgoing>,
}

/// A request that the API sends itself: a webhook, or a callback of an operation.
#[derive(Debug, Clone)]
pub struct Outgoing {
    /// The key under `webhooks` or `callbacks`.
    pub name: String,
    /// Method and origins. The path of a callback is its runtime expression, such as
    /// `{$request.body#/url}`; that of a webhook is its name.
    pub head: OperationHead,
}

/// What a client may do next, with what it has learnt from a response.
#[derive(Debug, Clone)]
pub struct Link {
    /// The key under `links`.
    pub name: String,
    /// `operationId`; see [`crate::Api::link_target`].
    pub operation_id: Option<String>,
    /// `operationRef`, as written.
    pub operation_ref: Option<String>,
    /// Markdown.
    pub description: Option<String>,
    /// Parameter to the node of its value, which is a constant or a runtime expression.
    pub parameters: IndexMap<String, Origin>,
    /// The node of the request body, which is a constant or holds runtime expressions.
    pub request_body: Option<Origin>,
    /// Where that operation is served, when it is not the usual place.
    pub server: Option<Server>,
    /// The link object (behind its `$ref`).
    pub origin: Origin,
}

/// Where a parameter travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ParameterLocation {
    /// A segment of the path, or a part of one.
    Path,
    /// The query string.
    Query,
    /// A header field.
    Header,
    /// A cookie pair.
    Cookie,
    /// The whole query string as one value (OpenAPI 3.2).
    QueryString,
}

/// How arrays and objects are written (OpenAPI 3.1.1, "Style Values").
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ParameterStyle {
    /// `;name=value`.
    Matrix,
    /// `.value`.
    Label,
    /// `value,value`.
    Simple,
    /// `name=value&name=value`.
    Form,
    /// `value%20value`.
    SpaceDelimited,
    /// `value|value`.
    PipeDelimited,
    /// `name[key]=value`.
    DeepObject,
    /// Tab-separated values (Swagger 2.0, `collectionFormat: tsv`).
    TabDelimited,
    /// `name=value; name=value` (OpenAPI 3.2, cookies).
    Cookie,
}

/// One parameter.
#[derive(Debug, Clone)]
pub struct Parameter {
    /// The name on the wire.
    pub name: String,
    /// Where it travels.
    pub location: ParameterLocation,
    /// Always true in the path.
    pub required: bool,
    /// `deprecated: true`.
    pub deprecated: bool,
    /// Markdown.
    pub description: Option<String>,
    /// The style as written or the default of the location.
    pub style: ParameterStyle,
    /// Explode as written or the default of the style.
    pub explode: bool,
    /// `allowReserved: true`.
    pub allow_reserved: bool,
    /// `allowEmptyValue: true`.
    pub allow_empty_value: bool,
    /// The schema, where the parameter has one.
    pub schema: Option<SchemaId>,
    /// The media type of a parameter described by `content`.
    pub content: Option<MediaType>,
    /// `example` and `examples`.
    pub examples: Vec<Example>,
    /// The parameter object (behind its `$ref`).
    pub origin: Origin,
}
