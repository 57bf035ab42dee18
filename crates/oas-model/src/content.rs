//! Bodies: what they are made of, and what an answer has beside them.

use indexmap::IndexMap;

use crate::{Link, Origin, ParameterStyle, SchemaId};

/// A request body.
#[derive(Debug, Clone)]
pub struct RequestBody {
    /// False unless the document says otherwise.
    pub required: bool,
    /// Markdown.
    pub description: Option<String>,
    /// Media types in document order.
    pub content: Vec<MediaType>,
    /// The request body object (behind its `$ref`).
    pub origin: Origin,
}

/// One media type of a body, or of a parameter with `content`.
#[derive(Debug, Clone)]
pub struct MediaType {
    /// As written, such as `application/json; charset=utf-8` or `text/*`.
    pub name: String,
    /// The schema of the whole body.
    pub schema: Option<SchemaId>,
    /// The schema of each item of a body that is a stream or a list (OpenAPI 3.2).
    pub item_schema: Option<SchemaId>,
    /// `example` (named `None`) and `examples`, in document order.
    pub examples: Vec<Example>,
    /// How parts of the body are written.
    pub encodings: Encodings,
    /// The media type object.
    pub origin: Origin,
}

/// How the parts of a body are written, one by one.
#[derive(Debug, Clone, Default)]
pub struct Encodings {
    /// `encoding`: by the name of a property.
    pub by_name: IndexMap<String, Encoding>,
    /// `prefixEncoding`: the first parts in order (OpenAPI 3.2).
    pub prefix: Vec<Encoding>,
    /// `itemEncoding`: the parts after those (OpenAPI 3.2).
    pub item: Option<Encoding>,
}

/// How one part of a body is written.
#[derive(Debug, Clone)]
pub struct Encoding {
    /// The media types that the part may have, with commas between; the default of its
    /// type where it is `None`.
    pub content_type: Option<String>,
    /// Headers of the part, in document order.
    pub headers: Vec<Header>,
    /// `style`, for forms.
    pub style: Option<ParameterStyle>,
    /// `explode`, where it is written.
    pub explode: Option<bool>,
    /// `allowReserved`, where it is written.
    pub allow_reserved: Option<bool>,
    /// The encoding object; parts of this part are lowered by [`crate::Api::encodings`] (OpenAPI 3.2).
    pub origin: Origin,
}

/// One documented example.
#[derive(Debug, Clone)]
pub struct Example {
    /// The key under `examples`; `None` for the single `example`.
    pub name: Option<String>,
    /// One line.
    pub summary: Option<String>,
    /// Markdown.
    pub description: Option<String>,
    /// The node of `value`, or of `dataValue` (OpenAPI 3.2); `None` when neither is given.
    pub value: Option<Origin>,
    /// The value as it travels: `serializedValue` (OpenAPI 3.2).
    pub serialized_value: Option<String>,
    /// `externalValue`, as written.
    pub external_value: Option<String>,
}

/// A status code, a range of them, or the rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StatusPattern {
    /// `200`.
    Exact(u16),
    /// `2XX`: the first digit.
    Range(u8),
    /// `default`.
    Default,
}

/// One response of an operation.
#[derive(Debug, Clone)]
pub struct Response {
    /// Which statuses it describes.
    pub status: StatusPattern,
    /// One line (OpenAPI 3.2).
    pub summary: Option<String>,
    /// Markdown.
    pub description: String,
    /// Headers in document order.
    pub headers: Vec<Header>,
    /// Media types in document order; empty when the response has no body.
    pub content: Vec<MediaType>,
    /// What a client may do next.
    pub links: Vec<Link>,
    /// The response object (behind its `$ref`).
    pub origin: Origin,
}

/// One response header.
#[derive(Debug, Clone)]
pub struct Header {
    /// The name as written.
    pub name: String,
    /// `required: true`.
    pub required: bool,
    /// `deprecated: true`.
    pub deprecated: bool,
    /// Markdown.
    pub description: Option<String>,
    /// How a list is written; [`ParameterStyle::Simple`] since 3.0.
    pub style: ParameterStyle,
    /// Explode as written or the default of the style.
    pub explode: bool,
    /// The schema, where it has one; that of its `content` where it has that.
    pub schema: Option<SchemaId>,
    /// The media type of a header described by `content`.
    pub media_type: Option<String>,
    /// `example` and `examples`.
    pub examples: Vec<Example>,
    /// The header object (behind its `$ref`).
    pub origin: Origin,
}
