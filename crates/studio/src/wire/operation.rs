//! One operation, as a person reads it.

wire! {
    /// Which operation.
    pub struct GetOperation {
        /// The entry document.
        pub document: String,
        /// The pointer of an outline row.
        pub pointer: String,
    }

    /// One operation with what it inherits.
    pub struct OperationView {
        /// The entry document.
        pub document: String,
        /// The pointer that it was asked by.
        pub pointer: String,
        /// Upper case.
        pub method: String,
        /// The path template.
        pub path: String,
        /// `operationId`.
        pub operation_id: Option<String>,
        /// One line.
        pub summary: Option<String>,
        /// Markdown.
        pub description: Option<String>,
        /// Tag names.
        pub tags: Vec<String>,
        /// Whether it is deprecated.
        pub deprecated: bool,
        /// The path prefix of the first server, `""` when there is none.
        pub base_path: String,
        /// Names of the security schemes that it asks for; `a + b` where both are needed.
        pub security: Vec<String>,
        /// What a request needs to pass, with made-up values; empty when it passes without.
        pub credentials: Vec<CredentialView>,
        /// Path, query, header and cookie parameters.
        pub parameters: Vec<ParameterView>,
        /// The request body.
        pub request_body: Option<RequestBodyView>,
        /// Responses in document order.
        pub responses: Vec<ResponseView>,
    }

    /// A credential, as it is written on the wire.
    pub struct CredentialView {
        /// The name of the security scheme.
        pub scheme: String,
        /// `header`, `query` or `cookie`.
        pub location: String,
        /// The name on the wire: `Authorization`, `X-Api-Key`.
        pub name: String,
        /// A well-formed, made-up value.
        pub sample: String,
    }

    /// One parameter.
    pub struct ParameterView {
        /// The name on the wire.
        pub name: String,
        /// `path`, `query`, `header`, `cookie` or `querystring`.
        pub location: String,
        /// Whether it must be sent.
        pub required: bool,
        /// Whether it is deprecated.
        pub deprecated: bool,
        /// The type as a phrase: `integer int64`, `array of string`.
        pub type_text: String,
        /// The rules as a phrase: `1 to 100`.
        pub rules: String,
        /// Markdown.
        pub description: Option<String>,
        /// Allowed values, where they are listed.
        pub options: Vec<String>,
        /// A value to prefill, as it is written on the wire; documented or generated.
        pub sample: String,
        /// The document it stands in (a referenced one may be another file).
        pub document: String,
        /// Where it stands there.
        pub pointer: String,
    }

    /// The request body.
    pub struct RequestBodyView {
        /// Whether it must be sent.
        pub required: bool,
        /// Markdown.
        pub description: Option<String>,
        /// Media types in document order.
        pub content: Vec<MediaTypeView>,
    }

    /// One media type with its schema and a sample.
    pub struct MediaTypeView {
        /// As written.
        pub name: String,
        /// The schema as rows, two levels deep.
        pub schema: Vec<SchemaRow>,
        /// A documented or generated body as text, shortened at 64 KB; `None` when there is none.
        pub sample: Option<String>,
        /// `example: name`, `example` or `generated`.
        pub sample_source: String,
    }

    /// One line of a schema.
    pub struct SchemaRow {
        /// The property, `[]` for elements, empty for the schema itself.
        pub name: String,
        /// 0-based depth.
        pub depth: u32,
        /// The type as a phrase.
        pub type_text: String,
        /// Whether it must be there.
        pub required: bool,
        /// The rules as a phrase.
        pub rules: String,
        /// Markdown, one line.
        pub description: String,
    }

    /// One response.
    pub struct ResponseView {
        /// `200`, `4XX` or `default`.
        pub status: String,
        /// Markdown.
        pub description: String,
        /// Names of documented headers.
        pub headers: Vec<String>,
        /// Media types in document order.
        pub content: Vec<MediaTypeView>,
        /// The document it stands in.
        pub document: String,
        /// Where it stands there.
        pub pointer: String,
    }
}
